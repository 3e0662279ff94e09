//! The canonical form of a row and the hashes made of it.
//!
//! A row's canonical form is the JSON object of its columns that are not null, in alphabetical order, without `salt`
//! and `until`. A column that a later migration adds is null in older rows and so changes none of their hashes.
//! SQLite writes the form itself, so that what is hashed is what is stored.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, SecondsFormat, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Binary, Integer, Nullable, Text};
use sha2::{Digest as _, Sha256};

use super::tables::Table;
use crate::domain::id::Position;
use crate::domain::ledger_entry::{Entry, NewEntry, RowAction};
use crate::domain::vocabulary::Vocabulary as _;

/// The version of the canonical form, stored with each entry.
pub const VERSION: i32 = 1;

/// The digest before the first entry.
pub const GENESIS: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// A row as the ledger sees it.
#[derive(Debug, QueryableByName)]
pub struct CanonicalRow {
    #[diesel(sql_type = Integer)]
    pub id: i32,
    #[diesel(sql_type = Integer)]
    pub since: i32,
    #[diesel(sql_type = Nullable<Integer>)]
    pub until: Option<i32>,
    #[diesel(sql_type = Nullable<Binary>)]
    pub salt: Option<Vec<u8>>,
    #[diesel(sql_type = Text)]
    pub form: String,
}

#[derive(QueryableByName)]
struct ColumnName {
    #[diesel(sql_type = Text)]
    name: String,
}

/// The columns of each table in alphabetical order, read once: migrations have run before anything is asked.
static COLUMNS: Mutex<BTreeMap<&'static str, Vec<String>>> = Mutex::new(BTreeMap::new());

fn columns(conn: &mut SqliteConnection, table: &Table) -> QueryResult<Vec<String>> {
    if let Some(known) = COLUMNS.lock().unwrap_or_else(PoisonError::into_inner).get(table.name) {
        return Ok(known.clone());
    }
    let read: Vec<ColumnName> = diesel::sql_query(format!(
        "SELECT name FROM pragma_table_info('{}') WHERE name NOT IN ('salt', 'until') ORDER BY name",
        table.name
    ))
    .load(conn)?;
    let names: Vec<String> = read.into_iter().map(|it| it.name).collect();
    COLUMNS.lock().unwrap_or_else(PoisonError::into_inner).insert(table.name, names.clone());
    Ok(names)
}

/// The SQL expression of a row's canonical form, its table being named `alias`.
pub fn form(conn: &mut SqliteConnection, table: &Table, alias: &str) -> QueryResult<String> {
    let pairs: Vec<String> =
        columns(conn, table)?.iter().map(|name| format!("'{name}', {alias}.{name}")).collect();
    // json_patch drops the nulls.
    Ok(format!("json_patch('{{}}', json_object({}))", pairs.join(", ")))
}

/// The query for the canonical rows of `table`, to be followed by a condition.
pub fn query(conn: &mut SqliteConnection, table: &Table) -> QueryResult<String> {
    let name = table.name;
    let form = form(conn, table, name)?;
    let until = if table.has_until { "until" } else { "NULL AS until" };
    Ok(format!("SELECT id, since, {until}, salt, {form} AS form FROM {name}"))
}

/// The hash of a row: its salt, then its canonical form.
pub fn row_hash(salt: &[u8], form: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(salt);
    hash.update(form.as_bytes());
    hex(&hash.finalize())
}

/// One row of an entry, as the digest covers it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedRow {
    pub table: String,
    pub id: i32,
    pub action: RowAction,
    /// Only for an added row.
    pub hash: Option<String>,
}

/// The digest of an entry: over the digest before it, what the entry says, and each of its rows in order of table, id
/// and action. Every part is a line, so that anyone can make it again with a few lines of any language.
pub fn digest(previous: &str, entry: &EntryLine<'_>, rows: &[SealedRow]) -> String {
    let mut hash = Sha256::new();
    hash.update(previous.as_bytes());
    hash.update(b"\n");
    hash.update(entry.line().as_bytes());
    hash.update(b"\n");
    for row in rows {
        let sealed = row.hash.as_deref().unwrap_or("-");
        hash.update(format!("{} {} {} {sealed}\n", row.table, row.id, row.action.slug()).as_bytes());
    }
    hex(&hash.finalize())
}

/// What an entry says, in the form that its digest covers.
#[derive(Debug)]
pub struct EntryLine<'a> {
    pub position: Position,
    pub recorded_at: DateTime<Utc>,
    pub organisation: Option<i32>,
    pub office: &'a str,
    pub kind: &'static str,
    pub participant: Option<i32>,
    pub reason: Option<&'a str>,
    pub source: Option<&'a str>,
    pub canonical: i32,
}

impl<'a> EntryLine<'a> {
    /// Of an entry about to be written.
    pub fn of_new(entry: &'a NewEntry, position: Position, recorded_at: DateTime<Utc>) -> Self {
        Self {
            position,
            recorded_at,
            organisation: entry.organisation_id.map(|it| it.0),
            office: &entry.office,
            kind: entry.kind.slug(),
            participant: entry.participant_id.map(|it| it.0),
            reason: entry.reason.as_deref(),
            source: entry.source.as_deref(),
            canonical: VERSION,
        }
    }

    /// Of an entry that stands in the ledger.
    pub fn of(entry: &'a Entry) -> Self {
        Self {
            position: entry.position,
            recorded_at: entry.recorded_at,
            organisation: entry.organisation_id.map(|it| it.0),
            office: &entry.office,
            kind: entry.kind.slug(),
            participant: entry.participant_id.map(|it| it.0),
            reason: entry.reason.as_deref(),
            source: entry.source.as_deref(),
            canonical: entry.canonical,
        }
    }

    fn line(&self) -> String {
        serde_json::json!([
            self.position.0,
            self.recorded_at.to_rfc3339_opts(SecondsFormat::Secs, true),
            self.organisation,
            self.office,
            self.kind,
            self.participant,
            self.reason,
            self.source,
            self.canonical,
        ])
        .to_string()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len().saturating_mul(2)), |mut text, byte| {
        // Writing to a String cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
