//! What changed: field by field, for every recorded column, read from the rows themselves.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use diesel::deserialize::{self, FromSql, QueryableByName};
use diesel::prelude::*;
use diesel::row::{Field as _, NamedRow, Row as AnyRow};
use diesel::sql_types::{Integer, Text};
use diesel::sqlite::Sqlite;

use super::entries;
use super::statement::Statement;
use crate::domain::id::{CommitmentId, ParticipantId, PlanId, Position};
use crate::domain::ledger_entry::Entry;

/// One field of one thing, before and after an entry. A thing that is new has no old values, one that is gone no new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    pub position: Position,
    /// The table whose row changed.
    pub table: &'static str,
    /// The key of the plan, commitment, milestone, report, review or answer that it says something of.
    pub key: String,
    /// The key of the commitment it belongs to; none for the plan's own.
    pub commitment: Option<String>,
    pub field: String,
    /// Which of a thing's parts the row says it of, where it has several: a template field, an indicator. Column and
    /// term.
    pub part: Option<(&'static str, String)>,
    pub old: Option<String>,
    pub new: Option<String>,
    /// Whether the row is the first of its kind: an addition, not a change.
    pub is_addition: bool,
}

/// A table whose rows are compared, and how they find their thing, its commitment and its plan.
struct Watched {
    table: &'static str,
    /// The columns that say which row replaces which.
    identity: &'static [&'static str],
    /// The joins from `r` to the thing `k` (with its key) and the commitment `c`.
    joins: &'static str,
    /// The column of `r`, or of what it is joined to, that says of which commitment it is; none for the plan's own.
    commitment: Option<&'static str>,
}

const OF_COMMITMENT: &str = "JOIN commitments k ON k.id = r.commitment_id JOIN commitments c ON c.id = k.id";

const WATCHED: &[Watched] = &[
    Watched {
        table: "plan_revisions",
        identity: &["plan_id"],
        joins: "JOIN plans k ON k.id = r.plan_id",
        commitment: None,
    },
    Watched {
        table: "commitment_revisions",
        identity: &["commitment_id"],
        joins: OF_COMMITMENT,
        commitment: Some("r.commitment_id"),
    },
    Watched {
        table: "commitment_texts",
        identity: &["commitment_id", "field"],
        joins: OF_COMMITMENT,
        commitment: Some("r.commitment_id"),
    },
    Watched {
        table: "commitment_organisations",
        identity: &["commitment_id", "organisation_id", "role"],
        joins: OF_COMMITMENT,
        commitment: Some("r.commitment_id"),
    },
    Watched {
        table: "commitment_links",
        identity: &["from_id", "to_id", "kind"],
        joins: "JOIN commitments k ON k.id = r.from_id JOIN commitments c ON c.id = k.id",
        commitment: Some("r.from_id"),
    },
    Watched {
        table: "milestone_revisions",
        identity: &["milestone_id"],
        joins: "JOIN milestones k ON k.id = r.milestone_id JOIN commitments c ON c.id = k.commitment_id",
        commitment: Some("k.commitment_id"),
    },
    Watched {
        table: "report_revisions",
        identity: &["report_id"],
        joins: "JOIN reports k ON k.id = r.report_id JOIN commitments c ON c.id = k.commitment_id",
        commitment: Some("k.commitment_id"),
    },
    Watched {
        table: "review_revisions",
        identity: &["review_id"],
        joins: "JOIN reviews k ON k.id = r.review_id JOIN commitments c ON c.id = k.commitment_id",
        commitment: Some("k.commitment_id"),
    },
    Watched {
        table: "answer_revisions",
        identity: &["answer_id"],
        joins: "JOIN answers k ON k.id = r.answer_id JOIN reviews v ON v.id = k.review_id
                JOIN commitments c ON c.id = v.commitment_id",
        commitment: Some("v.commitment_id"),
    },
    Watched {
        table: "assessments",
        identity: &["commitment_id", "indicator", "how_entered", "organisation_id"],
        joins: OF_COMMITMENT,
        commitment: Some("r.commitment_id"),
    },
];

/// A table with what is asked of it, written out once.
struct Questions {
    watched: &'static Watched,
    /// All rows of a commitment up to a position.
    of_commitment: Option<String>,
    /// The rows of a plan among those that entries wrote; their ids are given as a JSON array.
    among: String,
}

static QUESTIONS: LazyLock<Vec<Questions>> = LazyLock::new(|| WATCHED.iter().map(Questions::about).collect());

impl Questions {
    fn about(watched: &'static Watched) -> Self {
        let Watched { table, joins, commitment, .. } = watched;
        let (key, plan) = match commitment {
            Some(_) => ("c.key", "c.plan_id"),
            None => ("NULL", "r.plan_id"),
        };
        let select = |from: &str| format!("SELECT r.*, k.key, {key} FROM {from} {joins}");
        Self {
            watched,
            of_commitment: commitment.map(|column| {
                format!("{} WHERE {column} = ? AND r.since <= ? ORDER BY r.id", select(&format!("{table} r")))
            }),
            among: format!(
                "{} WHERE +{plan} = ? AND r.since <= ? ORDER BY r.id",
                select(&format!("json_each(?) j CROSS JOIN {table} r ON r.id = j.value"))
            ),
        }
    }
}

/// A row of a watched table as text, whatever its columns are.
struct Row {
    position: Position,
    until: Option<Position>,
    key: String,
    commitment: Option<String>,
    fields: Vec<(String, Option<String>)>,
}

impl QueryableByName<Sqlite> for Row {
    fn build<'a>(row: &impl NamedRow<'a, Sqlite>) -> deserialize::Result<Self> {
        let text = |i: usize| -> deserialize::Result<Option<String>> {
            let field = AnyRow::get(row, i).ok_or("a column is missing")?;
            field.value().map(<String as FromSql<Text, Sqlite>>::from_sql).transpose()
        };
        let number =
            |name: &str| NamedRow::get::<diesel::sql_types::Nullable<Integer>, Option<i32>>(row, name);
        let n = row.field_count().saturating_sub(2);
        let mut fields = Vec::with_capacity(n);
        for i in 0..n {
            let name =
                AnyRow::get(row, i).and_then(|it| it.field_name().map(str::to_owned)).unwrap_or_default();
            // Salts are bytes, and none of a reader's business.
            if !matches!(name.as_str(), "salt" | "since" | "until" | "id" | "ordinal") {
                fields.push((name, text(i)?));
            }
        }
        Ok(Self {
            position: Position(number("since")?.unwrap_or_default()),
            until: number("until")?.map(Position),
            key: text(n)?.unwrap_or_default(),
            commitment: text(n.saturating_add(1))?,
            fields,
        })
    }
}

impl Row {
    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(own, _)| own == name).and_then(|(_, value)| value.as_deref())
    }
}

/// Every change to a commitment and what belongs to it up to `at`, oldest first.
pub fn of_commitment(
    conn: &mut SqliteConnection,
    at: Position,
    commitment: CommitmentId,
) -> QueryResult<Vec<FieldChange>> {
    let mut all = Vec::new();
    for questions in QUESTIONS.iter() {
        if let Some(sql) = &questions.of_commitment {
            let rows: Vec<Row> = Statement::new(sql).number(commitment.0).number(at.0).load(conn)?;
            all.extend(compared(questions.watched, &rows, |position| position <= at));
        }
    }
    Ok(sorted(all))
}

#[derive(QueryableByName)]
struct Written {
    #[diesel(sql_type = Integer)]
    position: i32,
    #[diesel(sql_type = Text)]
    row_table: String,
    #[diesel(sql_type = Integer)]
    row_id: i32,
}

/// What the amendments of a participant up to a position wrote.
const AMENDED: &str = "
  SELECT w.position, w.row_table, w.row_id FROM ledger l JOIN ledger_rows w ON w.position = l.position
  WHERE l.kind = 'amendment' AND (l.participant_id = ? OR l.participant_id IS NULL) AND l.position <= ?";

/// Every change that amendments made to a plan up to `at`, oldest first. Starts from what the few amendments wrote, not
/// from the many rows of the plan.
pub fn amendments(
    conn: &mut SqliteConnection,
    at: Position,
    participant: ParticipantId,
    plan: PlanId,
) -> QueryResult<Vec<FieldChange>> {
    let written: Vec<Written> = Statement::new(AMENDED).number(participant.0).number(at.0).load(conn)?;
    let positions: BTreeSet<Position> = written.iter().map(|it| Position(it.position)).collect();
    let mut all = Vec::new();
    for questions in QUESTIONS.iter() {
        let ids: BTreeSet<i32> =
            written.iter().filter(|it| it.row_table == questions.watched.table).map(|it| it.row_id).collect();
        if ids.is_empty() {
            continue;
        }
        let rows: Vec<Row> = Statement::new(&questions.among)
            .numbers(ids.into_iter())
            .number(plan.0)
            .number(at.0)
            .load(conn)?;
        all.extend(compared(questions.watched, &rows, |position| positions.contains(&position)));
    }
    Ok(sorted(all))
}

/// Changes by the entries that made them, the newest first, of at most `limit` entries.
pub fn by_entry(
    conn: &mut SqliteConnection,
    changes: Vec<FieldChange>,
    limit: usize,
) -> QueryResult<Vec<(Entry, Vec<FieldChange>)>> {
    let mut positions: Vec<Position> = changes.iter().map(|it| it.position).collect();
    positions.dedup();
    let wanted = positions.split_off(positions.len().saturating_sub(limit));
    let mut changes = changes.into_iter().peekable();
    let mut all = Vec::with_capacity(wanted.len());
    for entry in entries::at(conn, &wanted)? {
        while changes.next_if(|it| it.position < entry.position).is_some() {}
        let own = std::iter::from_fn(|| changes.next_if(|it| it.position == entry.position)).collect();
        all.push((entry, own));
    }
    all.reverse();
    Ok(all)
}

fn sorted(mut all: Vec<FieldChange>) -> Vec<FieldChange> {
    all.sort_by(|a, b| (a.position, &a.commitment, &a.key).cmp(&(b.position, &b.commitment, &b.key)));
    all
}

/// Each row against the one that it replaced, and each row that nothing replaced against nothing, where the entry that
/// did it is asked about.
fn compared(
    watched: &'static Watched,
    rows: &[Row],
    is_asked: impl Fn(Position) -> bool,
) -> Vec<FieldChange> {
    let same = |a: &Row, b: &Row| watched.identity.iter().all(|it| a.field(it) == b.field(it));
    let mut all = Vec::new();
    for row in rows {
        if is_asked(row.position) {
            let old = rows.iter().find(|it| it.until == Some(row.position) && same(it, row));
            differences(watched, row.position, old, Some(row), &mut all);
        }
        let Some(until) = row.until.filter(|it| is_asked(*it)) else { continue };
        if !rows.iter().any(|it| it.position == until && same(it, row)) {
            differences(watched, until, Some(row), None, &mut all);
        }
    }
    all
}

/// The fields in which two rows differ; one of them is given.
fn differences(
    watched: &'static Watched,
    position: Position,
    old: Option<&Row>,
    new: Option<&Row>,
    all: &mut Vec<FieldChange>,
) {
    let Some(either) = new.or(old) else { return };
    let part = watched
        .identity
        .iter()
        .find(|it| !it.ends_with("_id"))
        .and_then(|it| Some((*it, either.field(it)?.to_owned())));
    // A table's columns are those of each of its rows, in one order.
    for (i, (name, _)) in either.fields.iter().enumerate() {
        let of = |row: Option<&Row>| row.and_then(|it| it.fields.get(i)).and_then(|(_, value)| value.clone());
        let (before, after) = (of(old), of(new));
        let is_identity = name.ends_with("_id") && watched.identity.contains(&name.as_str());
        if is_identity || before == after {
            continue;
        }
        all.push(FieldChange {
            position,
            table: watched.table,
            key: either.key.clone(),
            commitment: either.commitment.clone(),
            field: name.clone(),
            part: part.clone(),
            old: before,
            new: after,
            is_addition: old.is_none(),
        });
    }
}
