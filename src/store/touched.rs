//! What entries touched: plans, commitments, organisations and participants, with their titles.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Text};

use super::statement::Statement;
use crate::domain::id::Position;

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
        UNION SELECT r.since, 'commitment', k.key FROM answer_revisions r JOIN answers m ON m.id = r.answer_id
          JOIN reviews v ON v.id = m.review_id JOIN commitments k ON k.id = v.commitment_id
          WHERE r.since BETWEEN ?1 AND ?2
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

/// Titles in Korean and English, by kind and key.
pub type Titles = HashMap<String, (Option<String>, Option<String>)>;

/// The titles of touched things at a position, by kind and key: in Korean and English.
pub fn titles(conn: &mut SqliteConnection, at: Position, touched: &[Touched]) -> QueryResult<Titles> {
    #[derive(QueryableByName)]
    struct Title {
        #[diesel(sql_type = Nullable<Text>)]
        ko: Option<String>,
        #[diesel(sql_type = Nullable<Text>)]
        en: Option<String>,
    }
    let mut titles = HashMap::new();
    for it in touched {
        if titles.contains_key(&format!("{} {}", it.kind, it.key)) {
            continue;
        }
        let (table, column, things, title) = match it.kind.as_str() {
            "participant" => ("participant_revisions", "participant_id", "participants", "name"),
            "organisation" => ("organisation_names", "organisation_id", "organisations", "name"),
            "plan" => ("plan_revisions", "plan_id", "plans", "title"),
            _ => ("commitment_revisions", "commitment_id", "commitments", "title"),
        };
        let sql = format!(
            "SELECT r.{title}_ko AS ko, r.{title}_en AS en FROM {things} k JOIN {table} r ON r.{column} = k.id
             WHERE k.key = ? AND r.since <= ? AND ifnull(r.until > ?, 1) ORDER BY r.id DESC LIMIT 1"
        );
        let found: Option<Title> =
            Statement::new(&sql).text(Some(&it.key)).number(at.0).number(at.0).get_result(conn).optional()?;
        if let Some(Title { ko, en }) = found {
            titles.insert(format!("{} {}", it.kind, it.key), (ko, en));
        }
    }
    Ok(titles)
}
