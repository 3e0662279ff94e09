//! What entries touched: plans, commitments, organisations and participants, with their titles.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Integer, Nullable, Text};

use super::statement::Statement;
use crate::domain::id::{CommitmentId, OrganisationId, PlanId, Position};

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
        UNION SELECT r.since, 'commitment', k.key FROM evidence_revisions r JOIN evidence e ON e.id = r.evidence_id
          LEFT JOIN reports m ON m.id = e.report_id LEFT JOIN reviews v ON v.id = e.review_id
          JOIN commitments k ON k.id = coalesce(m.commitment_id, v.commitment_id) WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'commitment', k.key FROM requests r
          JOIN commitments k ON k.id = r.commitment_id WHERE r.since BETWEEN ?1 AND ?2
        UNION SELECT r.since, 'commitment', k.key FROM outcomes r JOIN requests q ON q.id = r.request_id
          JOIN commitments k ON k.id = q.commitment_id WHERE r.since BETWEEN ?1 AND ?2
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

/// The positions at which something of the commitments `c` was written or ended, as further parts of a union.
macro_rules! of_commitments {
    () => {
        "SELECT r.since AS position FROM c JOIN commitment_revisions r ON r.commitment_id = c.id
        UNION SELECT r.since FROM c JOIN commitment_texts r ON r.commitment_id = c.id
        UNION SELECT r.since FROM c JOIN commitment_organisations r ON r.commitment_id = c.id
        UNION SELECT r.until FROM c JOIN commitment_organisations r ON r.commitment_id = c.id
        UNION SELECT r.since FROM c JOIN commitment_links r ON r.from_id = c.id
        UNION SELECT r.until FROM c JOIN commitment_links r ON r.from_id = c.id
        UNION SELECT r.since FROM c JOIN milestones m ON m.commitment_id = c.id
          JOIN milestone_revisions r ON r.milestone_id = m.id
        UNION SELECT r.since FROM c JOIN reports m ON m.commitment_id = c.id
          JOIN report_revisions r ON r.report_id = m.id
        UNION SELECT r.since FROM c JOIN reports m ON m.commitment_id = c.id JOIN evidence e ON e.report_id = m.id
          JOIN evidence_revisions r ON r.evidence_id = e.id
        UNION SELECT r.since FROM c JOIN reviews m ON m.commitment_id = c.id
          JOIN review_revisions r ON r.review_id = m.id
        UNION SELECT r.since FROM c JOIN reviews m ON m.commitment_id = c.id JOIN evidence e ON e.review_id = m.id
          JOIN evidence_revisions r ON r.evidence_id = e.id
        UNION SELECT r.since FROM c JOIN reviews m ON m.commitment_id = c.id JOIN answers a ON a.review_id = m.id
          JOIN answer_revisions r ON r.answer_id = a.id
        UNION SELECT r.since FROM c JOIN assessments r ON r.commitment_id = c.id
        UNION SELECT r.since FROM c JOIN requests r ON r.commitment_id = c.id
        UNION SELECT r.since FROM c JOIN requests q ON q.commitment_id = c.id
          JOIN outcomes r ON r.request_id = q.id"
    };
}

#[derive(QueryableByName)]
struct At {
    #[diesel(sql_type = Integer)]
    position: i32,
}

fn positions(rows: Vec<At>) -> Vec<Position> {
    rows.into_iter().map(|it| Position(it.position)).collect()
}

/// The positions up to `last`, from `first` on, at which something of a plan was written or ended: the newest first.
pub fn in_plan(
    conn: &mut SqliteConnection,
    (first, last): (Position, Position),
    plan: PlanId,
    (skip, limit): (usize, usize),
) -> QueryResult<Vec<Position>> {
    const QUERY: &str = concat!(
        "WITH c (id) AS (SELECT id FROM commitments WHERE plan_id = ?1), t (position) AS (
        SELECT since FROM plan_revisions WHERE plan_id = ?1
        UNION SELECT since FROM plan_versions WHERE plan_id = ?1
        UNION SELECT since FROM irm_reports WHERE plan_id = ?1
        UNION SELECT r.since FROM periods q JOIN period_revisions r ON r.period_id = q.id WHERE q.plan_id = ?1
        UNION ",
        of_commitments!(),
        ") SELECT position FROM t WHERE position BETWEEN ?2 AND ?3 ORDER BY position DESC LIMIT ?4 OFFSET ?5"
    );
    let rows: Vec<At> = diesel::sql_query(QUERY)
        .bind::<Integer, _>(plan)
        .bind::<Integer, _>(first)
        .bind::<Integer, _>(last)
        .bind::<BigInt, _>(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind::<BigInt, _>(i64::try_from(skip).unwrap_or(i64::MAX))
        .load(conn)?;
    Ok(positions(rows))
}

/// The positions up to `last` at which something of these commitments was written or ended: the newest first.
pub fn of_commitments(
    conn: &mut SqliteConnection,
    last: Position,
    commitments: &[CommitmentId],
    limit: i32,
) -> QueryResult<Vec<Position>> {
    const QUERY: &str = concat!(
        "WITH c (id) AS MATERIALIZED (SELECT value FROM json_each(?)), t AS (",
        of_commitments!(),
        ") SELECT position FROM t WHERE position <= ? ORDER BY position DESC LIMIT ?"
    );
    let ids = commitments.iter().map(|it| it.0);
    Ok(positions(Statement::new(QUERY).numbers(ids).number(last.0).number(limit).load(conn)?))
}

/// The positions up to `last` at which an organisation, its names included, was written, or wrote something itself: the
/// newest first.
pub fn of_organisation(
    conn: &mut SqliteConnection,
    last: Position,
    organisation: OrganisationId,
    limit: i32,
) -> QueryResult<Vec<Position>> {
    const QUERY: &str = "
      WITH t (position) AS (
        SELECT since FROM organisation_revisions WHERE organisation_id = ?
        UNION SELECT since FROM organisation_names WHERE organisation_id = ?
        UNION SELECT position FROM ledger WHERE organisation_id = ?
      )
      SELECT position FROM t WHERE position <= ? ORDER BY position DESC LIMIT ?";
    let id = organisation.0;
    let statement = Statement::new(QUERY).number(id).number(id).number(id).number(last.0).number(limit);
    Ok(positions(statement.load(conn)?))
}

/// The status that a report or review gave.
#[derive(Debug, Clone, PartialEq, Eq, QueryableByName)]
pub struct GivenStatus {
    #[diesel(sql_type = Integer)]
    pub position: i32,
    /// The key of the commitment.
    #[diesel(sql_type = Text)]
    pub key: String,
    /// `reported_status` or `reviewed_status`.
    #[diesel(sql_type = Text)]
    pub family: String,
    #[diesel(sql_type = Text)]
    pub term: String,
    /// The number of the milestone, where it is of one that has a number.
    #[diesel(sql_type = Nullable<Text>)]
    pub milestone: Option<String>,
}

/// The status that the reports and reviews gave which were written at these positions.
pub fn statuses(conn: &mut SqliteConnection, positions: &[Position]) -> QueryResult<Vec<GivenStatus>> {
    const QUERY: &str = "
      WITH p (position) AS MATERIALIZED (SELECT value FROM json_each(?))
      SELECT r.since AS position, k.key AS key, 'reported_status' AS family, r.status AS term, s.number AS milestone
        FROM p JOIN report_revisions r ON r.since = p.position JOIN reports m ON m.id = r.report_id
        JOIN commitments k ON k.id = m.commitment_id LEFT JOIN milestone_revisions s
          ON s.milestone_id = m.milestone_id AND s.since <= p.position AND ifnull(s.until > p.position, 1)
        WHERE NOT r.is_retracted
      UNION ALL SELECT r.since, k.key, 'reviewed_status', r.status, s.number
        FROM p JOIN review_revisions r ON r.since = p.position JOIN reviews m ON m.id = r.review_id
        JOIN commitments k ON k.id = m.commitment_id LEFT JOIN milestone_revisions s
          ON s.milestone_id = m.milestone_id AND s.since <= p.position AND ifnull(s.until > p.position, 1)
        WHERE NOT r.is_retracted
      ORDER BY 1 DESC, 2";
    Statement::new(QUERY).numbers(positions.iter().map(|it| it.0)).load(conn)
}
