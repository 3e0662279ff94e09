//! Writing an entry: the change and its seal commit in one transaction, or not at all.

use std::sync::LazyLock;

use chrono::{DateTime, SubsecRound as _, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Text};

use super::canonical::{self, CanonicalRow, EntryLine, SealedRow};
use super::statement::Statement;
use super::tables::{RECORDED, Table};
use crate::domain::id::{ParticipantId, Position};
use crate::domain::ledger_entry::{NewEntry, RowAction};
use crate::domain::text::normalised;
use crate::domain::vocabulary::Vocabulary as _;
use crate::schema::{ledger, ledger_rows, search_texts};

/// The position, time and digest of the last entry; those of the empty record before the first.
pub fn head(conn: &mut SqliteConnection) -> QueryResult<Head> {
    let last: Option<(Position, DateTime<Utc>, String)> = ledger::table
        .order(ledger::position.desc())
        .select((ledger::position, ledger::recorded_at, ledger::digest))
        .first(conn)
        .optional()?;
    Ok(last.map_or_else(Head::empty, |(position, recorded_at, digest)| Head {
        position,
        recorded_at: Some(recorded_at),
        digest,
    }))
}

/// The last entry that two ledgers have in common; none if they differ from the first one on. As each digest covers the
/// one before, two that are equal at a position are equal up to there.
///
/// # Errors
/// The database's own.
pub fn last_common(one: &mut SqliteConnection, other: &mut SqliteConnection) -> QueryResult<Position> {
    let digest = |conn: &mut SqliteConnection, position: Position| -> QueryResult<Option<String>> {
        ledger::table.find(position).select(ledger::digest).first(conn).optional()
    };
    let last = head(one)?.position.min(head(other)?.position);
    last_where(last, |position| {
        let own = digest(one, position)?;
        Ok(own.is_some() && own == digest(other, position)?)
    })
}

/// The last position up to `last` at which something is so that, once it is not, is so at none after; none if it never
/// is. Found by halving: what lies between is not read, however long the ledger is.
///
/// # Errors
/// What `is_so` returns.
pub fn last_where(
    last: Position,
    mut is_so: impl FnMut(Position) -> QueryResult<bool>,
) -> QueryResult<Position> {
    let (mut low, mut high) = (0, last.0);
    while low < high {
        let middle = high.saturating_sub(high.saturating_sub(low) / 2);
        if is_so(Position(middle))? {
            low = middle;
        } else {
            high = middle.saturating_sub(1);
        }
    }
    Ok(Position(low))
}

/// Where the ledger ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    pub position: Position,
    /// None in an empty record.
    pub recorded_at: Option<DateTime<Utc>>,
    pub digest: String,
}

impl Head {
    fn empty() -> Self {
        Self { position: Position::NONE, recorded_at: None, digest: canonical::GENESIS.to_owned() }
    }
}

/// Makes an entry of what `change` writes at the position it is given, and returns that position with its result.
/// A change that writes nothing makes no entry, and the position is none.
///
/// # Errors
/// What `change` returns, or the database's own fault; nothing is written then.
pub fn record<T, E: From<diesel::result::Error>>(
    conn: &mut SqliteConnection,
    entry: &NewEntry,
    change: impl FnOnce(&mut SqliteConnection, Position) -> Result<T, E>,
) -> Result<(Option<Position>, T), E> {
    write(conn, entry, |conn, position| Ok((change(conn, position)?, Vec::new(), entry.participant_id)))
}

/// The same for a change that says only when it has written whose the entry is: an import may bring the participant.
///
/// # Errors
/// What `change` returns, or the database's own fault; nothing is written then.
pub fn record_for<T, E: From<diesel::result::Error>>(
    conn: &mut SqliteConnection,
    entry: &NewEntry,
    change: impl FnOnce(&mut SqliteConnection, Position) -> Result<(T, Option<ParticipantId>), E>,
) -> Result<(Option<Position>, T), E> {
    write(conn, entry, |conn, position| {
        let (result, participant) = change(conn, position)?;
        Ok((result, Vec::new(), participant))
    })
}

/// Empties the words of rows, and their salts, so that they can neither be read nor guessed from their hashes. The
/// chain still verifies. The one exception to "nothing public is ever overwritten", for personal data that the law
/// wants gone.
///
/// # Errors
/// `NotFound` if one of the rows is not there, or the database's own fault; nothing is emptied then.
pub fn redact(
    conn: &mut SqliteConnection,
    entry: &NewEntry,
    rows: &[(&Table, i32)],
) -> QueryResult<Option<Position>> {
    let (position, ()) = write(conn, entry, |conn, _| {
        let mut sealed = Vec::with_capacity(rows.len());
        for (table, id) in rows {
            empty(conn, table, *id)?;
            diesel::delete(search_texts::table.find((table.name, id))).execute(conn)?;
            sealed.push(SealedRow {
                table: table.name.to_owned(),
                id: *id,
                action: RowAction::Redact,
                hash: None,
            });
        }
        Ok::<_, diesel::result::Error>(((), sealed, entry.participant_id))
    })?;
    Ok(position)
}

fn empty(conn: &mut SqliteConnection, table: &Table, id: i32) -> QueryResult<()> {
    let emptied: String = table
        .words
        .iter()
        .map(|word| format!(", {word} = CASE WHEN {word} IS NULL THEN NULL ELSE '' END"))
        .collect();
    let n = diesel::sql_query(format!("UPDATE {} SET salt = NULL{emptied} WHERE id = {id}", table.name))
        .execute(conn)?;
    if n == 0 { Err(diesel::result::Error::NotFound) } else { Ok(()) }
}

#[derive(QueryableByName)]
struct Holding {
    #[diesel(sql_type = Integer)]
    id: i32,
}

/// Every row of the record, in force or superseded, whose words contain `text` as it is written.
pub fn rows_containing(conn: &mut SqliteConnection, text: &str) -> QueryResult<Vec<(&'static Table, i32)>> {
    let mut found = Vec::new();
    for table in RECORDED.iter().filter(|it| !it.words.is_empty()) {
        let holds: Vec<String> = table.words.iter().map(|word| format!("instr({word}, ?1) > 0")).collect();
        let rows: Vec<Holding> = diesel::sql_query(format!(
            "SELECT id FROM {} WHERE {} ORDER BY id",
            table.name,
            holds.join(" OR ")
        ))
        .bind::<Text, _>(text)
        .load(conn)?;
        found.extend(rows.into_iter().map(|row| (table, row.id)));
    }
    Ok(found)
}

/// The result of a change, the rows that it sealed itself, and the participant whose it is.
type Written<T> = (T, Vec<SealedRow>, Option<ParticipantId>);

fn write<T, E: From<diesel::result::Error>>(
    conn: &mut SqliteConnection,
    entry: &NewEntry,
    change: impl FnOnce(&mut SqliteConnection, Position) -> Result<Written<T>, E>,
) -> Result<(Option<Position>, T), E> {
    at_once(conn, |conn| {
        let head = head(conn)?;
        let position = head.position.next();
        let (result, mut rows, participant_id) = change(conn, position)?;
        let entry = &NewEntry { participant_id, ..entry.clone() };
        for Touched { table, has_added, has_closed } in touched(conn, position)? {
            if has_added {
                rows.extend(added(conn, table, position)?);
                index_for_search(conn, table, position)?;
            }
            if has_closed {
                rows.extend(closed(conn, table, position)?);
            }
        }
        if rows.is_empty() {
            return Ok((None, result));
        }
        rows.sort_by(|a, b| (&a.table, a.id, a.action.slug()).cmp(&(&b.table, b.id, b.action.slug())));
        // The clock may lag behind the last entry; recorded times never decrease.
        let at = head.recorded_at.map_or(entry.at, |last| last.max(entry.at)).trunc_subsecs(0);
        let digest = canonical::digest(&head.digest, &EntryLine::of_new(entry, position, at), &rows);
        insert_rows(conn, position, &rows)?;
        insert_entry(conn, entry, position, at, &digest)?;
        Ok((Some(position), result))
    })
}

/// Runs `f` in a transaction that takes the lock first, so that what it reads still holds when it writes: all of it is
/// written, or nothing.
///
/// # Errors
/// What `f` returns, or the database's own fault. On some faults, a full disk among them, SQLite rolls back by itself,
/// so that diesel then finds nothing to roll back: the first fault is told, and not that one.
pub fn at_once<T, E: From<diesel::result::Error>>(
    conn: &mut SqliteConnection,
    f: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
) -> Result<T, E> {
    let mut first = None;
    let result = conn.immediate_transaction(|conn| {
        f(conn).map_err(|err| {
            first = Some(err);
            diesel::result::Error::RollbackTransaction
        })
    });
    result.map_err(|err| first.unwrap_or_else(|| E::from(err)))
}

/// A table with rows that were added or closed.
struct Touched {
    table: &'static Table,
    has_added: bool,
    has_closed: bool,
}

/// A bit for each table, in their order.
#[derive(QueryableByName)]
struct Bits {
    #[diesel(sql_type = BigInt)]
    added: i64,
    #[diesel(sql_type = BigInt)]
    closed: i64,
}

/// The tables with rows that were added or closed at `position`, all asked in one question.
fn touched(conn: &mut SqliteConnection, position: Position) -> QueryResult<Vec<Touched>> {
    static QUESTION: LazyLock<(String, usize)> = LazyLock::new(|| {
        let bits = |column: &str, of: fn(&Table) -> bool| {
            let asked: Vec<String> = RECORDED
                .iter()
                .enumerate()
                .filter(|(_, table)| of(table))
                .map(|(i, table)| {
                    format!("(EXISTS (SELECT 1 FROM {} WHERE {column} = ?) << {i})", table.name)
                })
                .collect();
            (asked.join(" | "), asked.len())
        };
        let ((added, n), (closed, m)) = (bits("since", |_| true), bits("until", |it| it.has_until));
        (format!("SELECT {added} AS added, {closed} AS closed"), n.saturating_add(m))
    });
    let (question, n) = &*QUESTION;
    let asked = std::iter::repeat_n(position.0, *n).fold(Statement::new(question), Statement::number);
    let Bits { added, closed } = asked.get_result(conn)?;
    let is_set = |bits: i64, i: usize| bits >> i & 1 == 1;
    Ok(RECORDED
        .iter()
        .enumerate()
        .map(|(i, table)| Touched { table, has_added: is_set(added, i), has_closed: is_set(closed, i) })
        .filter(|it| it.has_added || it.has_closed)
        .collect())
}

/// The rows that were added at `position`, found in the table itself, so that no write function can forget one.
fn added(conn: &mut SqliteConnection, table: &Table, position: Position) -> QueryResult<Vec<SealedRow>> {
    let query = canonical::query(conn, table)?;
    let query = format!("{query} WHERE since = ?");
    let rows: Vec<CanonicalRow> = Statement::new(&query).number(position.0).load(conn)?;
    let seal = |row: CanonicalRow| SealedRow {
        table: table.name.to_owned(),
        id: row.id,
        action: RowAction::Add,
        hash: Some(canonical::row_hash(&row.salt.unwrap_or_default(), &row.form)),
    };
    Ok(rows.into_iter().map(seal).collect())
}

/// The rows that were closed at `position`.
fn closed(conn: &mut SqliteConnection, table: &Table, position: Position) -> QueryResult<Vec<SealedRow>> {
    let query = format!("SELECT id FROM {} WHERE until = ?", table.name);
    let ids: Vec<RowId> = Statement::new(&query).number(position.0).load(conn)?;
    let seal =
        |RowId { id }| SealedRow { table: table.name.to_owned(), id, action: RowAction::Close, hash: None };
    Ok(ids.into_iter().map(seal).collect())
}

fn insert_rows(conn: &mut SqliteConnection, position: Position, rows: &[SealedRow]) -> QueryResult<()> {
    for row in rows {
        diesel::insert_into(ledger_rows::table)
            .values((
                ledger_rows::position.eq(position),
                ledger_rows::row_table.eq(&row.table),
                ledger_rows::row_id.eq(row.id),
                ledger_rows::action.eq(row.action.slug()),
                ledger_rows::hash.eq(&row.hash),
            ))
            .execute(conn)?;
    }
    Ok(())
}

fn insert_entry(
    conn: &mut SqliteConnection,
    entry: &NewEntry,
    position: Position,
    at: DateTime<Utc>,
    digest: &str,
) -> QueryResult<()> {
    diesel::insert_into(ledger::table)
        .values((
            ledger::position.eq(position),
            ledger::recorded_at.eq(at),
            ledger::organisation_id.eq(entry.organisation_id.map(|it| it.0)),
            ledger::office.eq(&entry.office),
            ledger::kind.eq(entry.kind.slug()),
            ledger::participant_id.eq(entry.participant_id.map(|it| it.0)),
            ledger::reason.eq(&entry.reason),
            ledger::source.eq(&entry.source),
            ledger::canonical.eq(canonical::VERSION),
            ledger::digest.eq(digest),
        ))
        .execute(conn)?;
    Ok(())
}

/// Notes the normalised text of the rows that search reads.
fn index_for_search(conn: &mut SqliteConnection, table: &Table, position: Position) -> QueryResult<()> {
    if table.searched.is_empty() {
        return Ok(());
    }
    // A character that normalised text does not contain keeps the columns apart.
    let columns: Vec<String> = table.searched.iter().map(|it| format!("ifnull({it}, '')")).collect();
    let texts = columns.join(" || char(10) || ");
    let query = format!("SELECT id, {texts} AS text FROM {} WHERE since = ?", table.name);
    let rows: Vec<RowText> = Statement::new(&query).number(position.0).load(conn)?;
    for RowText { id, text } in rows {
        let columns: Vec<String> = text.split('\n').map(normalised).collect();
        diesel::insert_into(search_texts::table)
            .values((
                search_texts::row_table.eq(table.name),
                search_texts::row_id.eq(id),
                search_texts::text.eq(columns.join("\n")),
            ))
            .execute(conn)?;
    }
    Ok(())
}

#[derive(QueryableByName)]
struct RowId {
    #[diesel(sql_type = Integer)]
    id: i32,
}

#[derive(QueryableByName)]
struct RowText {
    #[diesel(sql_type = Integer)]
    id: i32,
    #[diesel(sql_type = Text)]
    text: String,
}
