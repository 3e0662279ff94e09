//! Checking the ledger: whether what the file holds is what its entries sealed.

use std::collections::HashMap;

use diesel::prelude::*;

use super::canonical::{self, CanonicalRow, EntryLine, GENESIS, SealedRow};
use super::record::head;
use super::tables::RECORDED;
use crate::domain::id::{OrganisationId, ParticipantId, Position};
use crate::domain::ledger_entry::{Entry, EntryKind, RowAction};
use crate::domain::vocabulary::Vocabulary as _;
use crate::schema::{ledger, ledger_rows};

/// Something that is not as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The entry's digest does not follow from the entry before it and its own content.
    Entry(Position),
    /// Entries between two positions are missing.
    Gap { after: Position, before: Position },
    /// The ledger once was longer: rows, or SQLite's own counter, know of a later entry.
    CutTail { last: Position, known: Position },
    /// A row does not say what the entry sealed.
    Row { position: Position, table: String, id: i32 },
    /// A row that the entry sealed is gone.
    MissingRow { position: Position, table: String, id: i32 },
    /// A row that no entry sealed.
    ForeignRow { table: String, id: i32 },
    /// A row that holds until a position at which no entry closed it, or that an entry closed and that still holds.
    Until { position: Position, table: String, id: i32 },
    /// The ledger does not contain the entry that somebody has kept.
    NotKept(Position),
    /// A part of the file cannot be read at all.
    Unreadable { table: String, fault: String },
}

/// What a check found, and how much it looked at.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verdict {
    pub entries: usize,
    pub rows: usize,
    pub findings: Vec<Finding>,
}

/// An entry that somebody has kept elsewhere: a position and its digest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub position: Position,
    pub digest: String,
}

/// An entry as its row holds it.
#[derive(Debug, Queryable, QueryableByName)]
#[diesel(table_name = ledger, check_for_backend(diesel::sqlite::Sqlite))]
pub(crate) struct EntryRow {
    position: Position,
    recorded_at: chrono::DateTime<chrono::Utc>,
    organisation_id: Option<OrganisationId>,
    office: String,
    kind: String,
    participant_id: Option<ParticipantId>,
    reason: Option<String>,
    source: Option<String>,
    canonical: i32,
    digest: String,
}

/// Reads the entries from `first` on, at most `limit`, oldest first.
pub fn entries(conn: &mut SqliteConnection, first: Position, limit: i64) -> QueryResult<Vec<Entry>> {
    let rows: Vec<EntryRow> =
        ledger::table.filter(ledger::position.ge(first)).order(ledger::position).limit(limit).load(conn)?;
    rows.into_iter().map(entry).collect()
}

/// An entry from its row.
pub(crate) fn entry(row: EntryRow) -> QueryResult<Entry> {
    let kind = EntryKind::from_slug(&row.kind)
        .map_err(|err| diesel::result::Error::DeserializationError(Box::new(err)))?;
    Ok(Entry {
        position: row.position,
        recorded_at: row.recorded_at,
        organisation_id: row.organisation_id,
        office: row.office,
        kind,
        participant_id: row.participant_id,
        reason: row.reason,
        source: row.source,
        canonical: row.canonical,
        digest: row.digest,
    })
}

/// Checks the last link only: whether the last entry's digest follows from the one before and from its rows as noted.
/// Quick enough for every start.
pub fn last_link_holds(conn: &mut SqliteConnection) -> QueryResult<bool> {
    let head = head(conn)?;
    if head.position == Position::NONE {
        return Ok(true);
    }
    let previous: Option<String> = ledger::table
        .find(Position(head.position.0.saturating_sub(1)))
        .select(ledger::digest)
        .first(conn)
        .optional()?;
    let previous = previous.unwrap_or_else(|| GENESIS.to_owned());
    let Some(entry) = entries(conn, head.position, 1)?.pop() else { return Ok(false) };
    let rows = sealed_rows(conn, head.position)?;
    Ok(canonical::digest(&previous, &EntryLine::of(&entry), &rows) == entry.digest)
}

/// Checks everything: each link, and each row against its hash.
///
/// # Errors
/// The database's own fault in reading the ledger itself; faults in reading the record are findings.
pub fn verify(
    conn: &mut SqliteConnection,
    kept: Option<&Kept>,
    mut progress: impl FnMut(&str),
) -> QueryResult<Verdict> {
    let mut verdict = Verdict::default();
    progress("ledger");
    let last = chain(conn, &mut verdict, kept)?;
    let mut sealed = Sealed::load(conn)?;
    let mut known = last;
    for table in RECORDED {
        progress(table.name);
        let rows = canonical::query(conn, table)
            .and_then(|query| diesel::sql_query(query).load::<CanonicalRow>(conn));
        match rows {
            Ok(rows) => {
                for row in rows {
                    known = known.max(Position(row.since)).max(Position(row.until.unwrap_or_default()));
                    verdict.rows = verdict.rows.saturating_add(1);
                    sealed.compare(table.name, &row, &mut verdict.findings);
                }
            }
            Err(fault) => {
                verdict
                    .findings
                    .push(Finding::Unreadable { table: table.name.to_owned(), fault: fault.to_string() });
                sealed.forget(table.name);
            }
        }
    }
    sealed.report_missing(&mut verdict.findings);
    known = known.max(counter(conn)?);
    if known > last {
        verdict.findings.push(Finding::CutTail { last, known });
    }
    Ok(verdict)
}

/// Follows the chain, and returns the last position.
fn chain(conn: &mut SqliteConnection, verdict: &mut Verdict, kept: Option<&Kept>) -> QueryResult<Position> {
    const PAGE: i64 = 1000;
    let (mut last, mut previous) = (Position::NONE, GENESIS.to_owned());
    let mut kept_holds = kept.is_none();
    loop {
        let page = entries(conn, last.next(), PAGE)?;
        if page.is_empty() {
            break;
        }
        for entry in page {
            if entry.position != last.next() {
                verdict.findings.push(Finding::Gap { after: last, before: entry.position });
            }
            let rows = sealed_rows(conn, entry.position)?;
            if canonical::digest(&previous, &EntryLine::of(&entry), &rows) != entry.digest {
                verdict.findings.push(Finding::Entry(entry.position));
            }
            kept_holds |= kept.is_some_and(|it| it.position == entry.position && it.digest == entry.digest);
            verdict.entries = verdict.entries.saturating_add(1);
            (last, previous) = (entry.position, entry.digest);
        }
    }
    if let Some(kept) = kept.filter(|_| !kept_holds) {
        verdict.findings.push(Finding::NotKept(kept.position));
    }
    Ok(last)
}

/// The rows that the entry at `position` noted, in the order that its digest covers them.
fn sealed_rows(conn: &mut SqliteConnection, position: Position) -> QueryResult<Vec<SealedRow>> {
    let rows: Vec<(String, i32, String, Option<String>)> = ledger_rows::table
        .filter(ledger_rows::position.eq(position))
        .order((ledger_rows::row_table, ledger_rows::row_id, ledger_rows::action))
        .select((ledger_rows::row_table, ledger_rows::row_id, ledger_rows::action, ledger_rows::hash))
        .load(conn)?;
    rows.into_iter()
        .map(|(table, id, action, hash)| {
            let action = RowAction::from_slug(&action)
                .map_err(|err| diesel::result::Error::DeserializationError(Box::new(err)))?;
            Ok(SealedRow { table, id, action, hash })
        })
        .collect()
}

/// The highest position that SQLite's own counter has given out.
fn counter(conn: &mut SqliteConnection) -> QueryResult<Position> {
    #[derive(QueryableByName)]
    struct Counter {
        #[diesel(sql_type = diesel::sql_types::Integer)]
        seq: i32,
    }
    let counters: Vec<Counter> =
        diesel::sql_query("SELECT seq FROM sqlite_sequence WHERE name = 'ledger'").load(conn)?;
    Ok(Position(counters.into_iter().map(|it| it.seq).max().unwrap_or_default()))
}

/// What the ledger says of one row.
#[derive(Debug, Default)]
struct Noted {
    added: Option<(Position, String)>,
    closed: Option<Position>,
    is_redacted: bool,
}

/// What the ledger says of all rows; each is taken out when it has been compared.
struct Sealed(HashMap<(String, i32), Noted>);

impl Sealed {
    fn load(conn: &mut SqliteConnection) -> QueryResult<Self> {
        let rows: Vec<(Position, String, i32, String, Option<String>)> = ledger_rows::table.load(conn)?;
        let mut all: HashMap<(String, i32), Noted> = HashMap::new();
        for (position, table, id, action, hash) in rows {
            let noted = all.entry((table, id)).or_default();
            match RowAction::from_slug(&action) {
                Ok(RowAction::Add) => noted.added = hash.map(|hash| (position, hash)),
                Ok(RowAction::Close) => noted.closed = Some(position),
                Ok(RowAction::Redact) => noted.is_redacted = true,
                Err(_) => {}
            }
        }
        Ok(Self(all))
    }

    fn compare(&mut self, table: &str, row: &CanonicalRow, findings: &mut Vec<Finding>) {
        let noted = self.0.remove(&(table.to_owned(), row.id)).unwrap_or_default();
        let Some((position, hash)) = noted.added else {
            findings.push(Finding::ForeignRow { table: table.to_owned(), id: row.id });
            return;
        };
        let holds = match &row.salt {
            Some(salt) => canonical::row_hash(salt, &row.form) == hash && !noted.is_redacted,
            None => noted.is_redacted,
        };
        if !holds || Position(row.since) != position {
            findings.push(Finding::Row { position, table: table.to_owned(), id: row.id });
        }
        if row.until.map(Position) != noted.closed {
            let position = noted.closed.or(row.until.map(Position)).unwrap_or(position);
            findings.push(Finding::Until { position, table: table.to_owned(), id: row.id });
        }
    }

    fn forget(&mut self, table: &str) {
        self.0.retain(|(name, _), _| name != table);
    }

    fn report_missing(self, findings: &mut Vec<Finding>) {
        let mut missing: Vec<Finding> = self
            .0
            .into_iter()
            .filter_map(|((table, id), noted)| {
                let (position, _) = noted.added?;
                Some(Finding::MissingRow { position, table, id })
            })
            .collect();
        missing.sort_by_key(|it| match it {
            Finding::MissingRow { position, table, id } => (*position, table.clone(), *id),
            _ => (Position::NONE, String::new(), 0),
        });
        findings.extend(missing);
    }
}
