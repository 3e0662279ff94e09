//! What changed: field by field, for every recorded column, read from the rows themselves.

use std::collections::{BTreeMap, HashMap};

use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Text};
use serde_json::Value;

use crate::domain::id::{CommitmentId, PlanId, Position};
use crate::ledger::canonical;
use crate::ledger::tables;

/// One field of one thing, before and after an entry. A thing that is new has no old values, one that is gone no new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    pub position: Position,
    /// The table whose row changed.
    pub table: &'static str,
    /// The key of the plan, commitment, milestone, report or review that it says something of.
    pub key: String,
    /// The key of the commitment it belongs to; none for the plan's own.
    pub commitment: Option<String>,
    pub field: String,
    pub old: Option<String>,
    pub new: Option<String>,
    /// Whether the row is the first of its kind: an addition, not a change.
    pub is_addition: bool,
}

/// Whose changes are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    Plan(PlanId),
    Commitment(CommitmentId),
}

/// How the rows of a table find their thing and its commitment and plan.
struct Watched {
    table: &'static str,
    /// The columns that say which row replaces which.
    identity: &'static [&'static str],
    /// The joins from `r` to the thing `k` (with its key), the commitment `c` and the plan `p`.
    joins: &'static str,
    commitment: &'static str,
}

const OF_COMMITMENT: &str = "JOIN commitments k ON k.id = r.commitment_id JOIN commitments c ON c.id = k.id";

const WATCHED: &[Watched] = &[
    Watched {
        table: "plan_revisions",
        identity: &["plan_id"],
        joins: "JOIN plans k ON k.id = r.plan_id LEFT JOIN commitments c ON c.id IS NULL",
        commitment: "NULL",
    },
    Watched {
        table: "commitment_revisions",
        identity: &["commitment_id"],
        joins: OF_COMMITMENT,
        commitment: "c.key",
    },
    Watched {
        table: "commitment_texts",
        identity: &["commitment_id", "field"],
        joins: OF_COMMITMENT,
        commitment: "c.key",
    },
    Watched {
        table: "commitment_organisations",
        identity: &["commitment_id", "organisation_id", "role"],
        joins: OF_COMMITMENT,
        commitment: "c.key",
    },
    Watched {
        table: "commitment_links",
        identity: &["from_id", "to_id", "kind"],
        joins: "JOIN commitments k ON k.id = r.from_id JOIN commitments c ON c.id = k.id",
        commitment: "c.key",
    },
    Watched {
        table: "milestone_revisions",
        identity: &["milestone_id"],
        joins: "JOIN milestones k ON k.id = r.milestone_id JOIN commitments c ON c.id = k.commitment_id",
        commitment: "c.key",
    },
    Watched {
        table: "report_revisions",
        identity: &["report_id"],
        joins: "JOIN reports k ON k.id = r.report_id JOIN commitments c ON c.id = k.commitment_id",
        commitment: "c.key",
    },
    Watched {
        table: "review_revisions",
        identity: &["review_id"],
        joins: "JOIN reviews k ON k.id = r.review_id JOIN commitments c ON c.id = k.commitment_id",
        commitment: "c.key",
    },
    Watched {
        table: "assessments",
        identity: &["commitment_id", "indicator", "how_entered", "organisation_id"],
        joins: OF_COMMITMENT,
        commitment: "c.key",
    },
];

#[derive(QueryableByName)]
struct Pair {
    #[diesel(sql_type = Integer)]
    position: i32,
    #[diesel(sql_type = Text)]
    key: String,
    #[diesel(sql_type = Nullable<Text>)]
    commitment: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    old: Option<String>,
    #[diesel(sql_type = Nullable<Text>)]
    new: Option<String>,
}

/// Every change up to `at`, oldest first. With `only_kind`, only those made by entries of that kind.
pub fn changes(
    conn: &mut SqliteConnection,
    at: Position,
    whose: Whose,
    only_kind: Option<&str>,
) -> QueryResult<Vec<FieldChange>> {
    let mut all = Vec::new();
    for watched in WATCHED {
        for pair in pairs(conn, watched, at, whose, only_kind)? {
            all.extend(differences(watched, pair));
        }
    }
    all.sort_by(|a, b| (a.position, &a.commitment, &a.key).cmp(&(b.position, &b.commitment, &b.key)));
    Ok(all)
}

/// Each row with the one that it replaced, and each row that nothing replaced with what it said.
fn pairs(
    conn: &mut SqliteConnection,
    watched: &Watched,
    at: Position,
    whose: Whose,
    only_kind: Option<&str>,
) -> QueryResult<Vec<Pair>> {
    let Some(table) = tables::by_name(watched.table) else { return Ok(Vec::new()) };
    let same = |a: &str, b: &str| {
        let pairs: Vec<String> = watched.identity.iter().map(|it| format!("{a}.{it} IS {b}.{it}")).collect();
        pairs.join(" AND ")
    };
    let form = canonical::form(conn, table, "r")?;
    let old_form = canonical::form(conn, table, "o")?;
    let (owner, id) = match whose {
        Whose::Plan(id) if watched.commitment == "NULL" => ("k.id", id.0),
        Whose::Plan(id) => ("c.plan_id", id.0),
        Whose::Commitment(id) => ("c.id", id.0),
    };
    let name = watched.table;
    let (joins, commitment) = (watched.joins, watched.commitment);
    diesel::sql_query(format!(
        "SELECT r.since AS position, k.key AS key, {commitment} AS commitment, {form} AS new,
           (SELECT {old_form} FROM {name} o WHERE o.until = r.since AND {replaced}) AS old
         FROM {name} r {joins} JOIN ledger l ON l.position = r.since
         WHERE {owner} = ?1 AND r.since <= ?2 AND (?3 IS NULL OR l.kind = ?3)
         UNION ALL
         SELECT r.until, k.key, {commitment}, NULL, {form}
         FROM {name} r {joins} JOIN ledger l ON l.position = r.until
         WHERE {owner} = ?1 AND r.until <= ?2 AND (?3 IS NULL OR l.kind = ?3)
           AND NOT EXISTS (SELECT 1 FROM {name} n WHERE n.since = r.until AND {replacing})
         ORDER BY 1",
        replaced = same("o", "r"),
        replacing = same("n", "r"),
    ))
    .bind::<Integer, _>(id)
    .bind::<Integer, _>(at)
    .bind::<Nullable<Text>, _>(only_kind)
    .load(conn)
}

fn differences(watched: &Watched, pair: Pair) -> Vec<FieldChange> {
    let (old, new) = (fields(pair.old.as_deref()), fields(pair.new.as_deref()));
    let is_addition = pair.old.is_none();
    let names: std::collections::BTreeSet<&String> = old.keys().chain(new.keys()).collect();
    let ignored = |name: &str| {
        matches!(name, "id" | "since" | "ordinal")
            || (watched.identity.contains(&name) && name.ends_with("_id"))
    };
    let change = |name: &String| FieldChange {
        position: Position(pair.position),
        table: watched.table,
        key: pair.key.clone(),
        commitment: pair.commitment.clone(),
        field: name.clone(),
        old: old.get(name).cloned(),
        new: new.get(name).cloned(),
        is_addition,
    };
    names
        .into_iter()
        .filter(|it| !ignored(it))
        .filter(|it| old.get(*it) != new.get(*it))
        .map(change)
        .collect()
}

fn fields(form: Option<&str>) -> BTreeMap<String, String> {
    let object: BTreeMap<String, Value> =
        form.and_then(|it| serde_json::from_str(it).ok()).unwrap_or_default();
    let text = |value: Value| match value {
        Value::String(text) => text,
        other => other.to_string(),
    };
    object.into_iter().map(|(name, value)| (name, text(value))).collect()
}

/// Something that an entry touched.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, QueryableByName)]
pub struct Touched {
    #[diesel(sql_type = Integer)]
    pub position: i32,
    /// `participant`, `organisation`, `plan` or `commitment`.
    #[diesel(sql_type = Text)]
    pub kind: String,
    #[diesel(sql_type = Text)]
    pub key: String,
}

/// The plans, commitments, organisations and participants that the entries from `first` to `last` touched, at most
/// `limit` of each entry.
pub fn touched(
    conn: &mut SqliteConnection,
    first: Position,
    last: Position,
    limit: i32,
) -> QueryResult<Vec<Touched>> {
    const QUERY: &str = "
      WITH t (position, kind, key) AS (
        SELECT r.since, 'participant', k.key FROM participant_revisions r JOIN participants k ON k.id = r.participant_id
          WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'organisation', k.key FROM organisation_revisions r
          JOIN organisations k ON k.id = r.organisation_id WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'organisation', k.key FROM organisation_names r
          JOIN organisations k ON k.id = r.organisation_id WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'plan', k.key FROM plan_revisions r JOIN plans k ON k.id = r.plan_id
          WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'plan', k.key FROM plan_versions r JOIN plans k ON k.id = r.plan_id
          WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'plan', k.key FROM period_revisions r JOIN periods q ON q.id = r.period_id
          JOIN plans k ON k.id = q.plan_id WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'commitment', k.key FROM commitment_revisions r
          JOIN commitments k ON k.id = r.commitment_id WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'commitment', k.key FROM commitment_texts r
          JOIN commitments k ON k.id = r.commitment_id WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'commitment', k.key FROM commitment_organisations r
          JOIN commitments k ON k.id = r.commitment_id WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'commitment', k.key FROM milestone_revisions r JOIN milestones m ON m.id = r.milestone_id
          JOIN commitments k ON k.id = m.commitment_id WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'commitment', k.key FROM report_revisions r JOIN reports m ON m.id = r.report_id
          JOIN commitments k ON k.id = m.commitment_id WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'commitment', k.key FROM review_revisions r JOIN reviews m ON m.id = r.review_id
          JOIN commitments k ON k.id = m.commitment_id WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'commitment', k.key FROM assessments r
          JOIN commitments k ON k.id = r.commitment_id WHERE r.since BETWEEN ?1 AND ?2
      )
      SELECT position, kind, key FROM (
        SELECT *, row_number() OVER (PARTITION BY position ORDER BY kind, key) AS n FROM t
      ) WHERE n <= ?3 ORDER BY position, kind, key";
    diesel::sql_query(QUERY)
        .bind::<Integer, _>(first)
        .bind::<Integer, _>(last)
        .bind::<Integer, _>(limit)
        .load(conn)
}

/// The titles of touched things at a position, by kind and key: in Korean and English.
pub fn titles(
    conn: &mut SqliteConnection,
    at: Position,
    touched: &[Touched],
) -> QueryResult<HashMap<String, (Option<String>, Option<String>)>> {
    #[derive(QueryableByName)]
    struct Title {
        #[diesel(sql_type = Nullable<Text>)]
        ko: Option<String>,
        #[diesel(sql_type = Nullable<Text>)]
        en: Option<String>,
    }
    let mut titles = HashMap::new();
    for it in touched {
        let (table, column, things, title) = match it.kind.as_str() {
            "participant" => ("participant_revisions", "participant_id", "participants", "name"),
            "organisation" => ("organisation_names", "organisation_id", "organisations", "name"),
            "plan" => ("plan_revisions", "plan_id", "plans", "title"),
            _ => ("commitment_revisions", "commitment_id", "commitments", "title"),
        };
        let found: Option<Title> = diesel::sql_query(format!(
            "SELECT r.{title}_ko AS ko, r.{title}_en AS en FROM {things} k JOIN {table} r ON r.{column} = k.id
             WHERE k.key = ?1 AND r.since <= ?2 AND ifnull(r.until > ?2, 1) ORDER BY r.id DESC LIMIT 1"
        ))
        .bind::<Text, _>(&it.key)
        .bind::<Integer, _>(at)
        .get_result(conn)
        .optional()?;
        if let Some(Title { ko, en }) = found {
            titles.insert(format!("{} {}", it.kind, it.key), (ko, en));
        }
    }
    Ok(titles)
}
