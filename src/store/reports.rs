//! Progress reports.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::Bool;

use super::statement::{Statement, load_for};
use super::{begin, holds, revise, salt};
use crate::domain::id::{CommitmentId, MilestoneId, OrganisationId, Position, ReportId};
use crate::domain::report::{Report, ReportContent, ReportSubject};
use crate::domain::text::Bilingual;
use crate::schema::{ledger, report_revisions, reports};

type Row = (ReportId, Position, DateTime<Utc>, Position, ReportSubject, ReportContent);

fn report((id, made_at, recorded_at, since, subject, content): Row) -> Report {
    Report { id, subject, made_at, since, recorded_at, content }
}

/// The reports on these commitments and their milestones, oldest first, retracted ones included.
pub fn of_commitments(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[CommitmentId],
) -> QueryResult<Vec<Report>> {
    let rows: Vec<Row> = load_for!(
        conn,
        ids,
        reports::commitment_id,
        reports::table
            .inner_join(report_revisions::table.on(report_revisions::report_id.eq(reports::id)))
            .inner_join(ledger::table.on(ledger::position.eq(reports::since)))
            .filter(holds!(report_revisions, at))
            .order(reports::id)
            .select((
                reports::id,
                reports::since,
                ledger::recorded_at,
                report_revisions::since,
                ReportSubject::as_select(),
                ReportContent::as_select(),
            ))
    )?;
    Ok(rows.into_iter().map(report).collect())
}

/// Every version of the words of a commitment's reports up to `at`, oldest first.
pub fn versions(
    conn: &mut SqliteConnection,
    at: Position,
    commitment: CommitmentId,
) -> QueryResult<Vec<(Position, ReportContent)>> {
    report_revisions::table
        .inner_join(reports::table.on(reports::id.eq(report_revisions::report_id)))
        .filter(reports::commitment_id.eq(commitment))
        .filter(report_revisions::since.le(at))
        .order((report_revisions::report_id, report_revisions::since))
        .select((report_revisions::since, ReportContent::as_select()))
        .load(conn)
}

/// The id behind a key, whenever it was given.
pub fn id_of(conn: &mut SqliteConnection, key: &str) -> QueryResult<Option<ReportId>> {
    reports::table.filter(reports::key.eq(key)).select(reports::id).first(conn).optional()
}

/// The key of a report.
pub fn key_of(conn: &mut SqliteConnection, id: ReportId) -> QueryResult<String> {
    reports::table.find(id).select(reports::key).first(conn)
}

/// Whether an organisation has reported on a milestone, or on the commitment itself, or corrected what it reported
/// there, after a position, and has not taken it back.
pub fn is_said_after(
    conn: &mut SqliteConnection,
    position: Position,
    (commitment, milestone): (CommitmentId, Option<MilestoneId>),
    organisation: OrganisationId,
) -> QueryResult<bool> {
    #[derive(QueryableByName)]
    struct Answer {
        #[diesel(sql_type = Bool)]
        is_said: bool,
    }
    // From what was written after the position, which is little, and not from all that was ever reported there.
    let Answer { is_said } = Statement::new(
        "SELECT EXISTS (SELECT 1 FROM report_revisions AS said INDEXED BY report_revisions_since \
         CROSS JOIN reports AS about ON about.id = said.report_id \
         WHERE said.since > ? AND said.until IS NULL AND said.is_retracted = 0 AND about.commitment_id = ? \
         AND ifnull(about.milestone_id, 0) = ? AND about.organisation_id = ?) AS is_said",
    )
    .number(position.0)
    .number(commitment.0)
    .number(milestone.map_or(0, |it| it.0))
    .number(organisation.0)
    .get_result(conn)?;
    Ok(is_said)
}

/// The report with this key, and its commitment.
pub fn by_key(conn: &mut SqliteConnection, at: Position, key: &str) -> QueryResult<Report> {
    let commitment: CommitmentId =
        reports::table.filter(reports::key.eq(key)).select(reports::commitment_id).first(conn)?;
    let found = of_commitments(conn, at, &[commitment])?.into_iter().find(|it| it.subject.key == key);
    found.ok_or(diesel::result::Error::NotFound)
}

/// The keys of an organisation's latest reports that were not taken back, the latest first.
pub fn latest_keys_of(
    conn: &mut SqliteConnection,
    at: Position,
    organisation: OrganisationId,
    limit: i64,
) -> QueryResult<Vec<String>> {
    reports::table
        .inner_join(report_revisions::table.on(report_revisions::report_id.eq(reports::id)))
        .filter(reports::organisation_id.eq(organisation))
        .filter(report_revisions::is_retracted.eq(false))
        .filter(holds!(report_revisions, at))
        .order(report_revisions::since.desc())
        .limit(limit)
        .select(reports::key)
        .load(conn)
}

/// How many reports have been made on a commitment so far; for the next key.
pub fn count_on(conn: &mut SqliteConnection, commitment: CommitmentId) -> QueryResult<i64> {
    reports::table.filter(reports::commitment_id.eq(commitment)).count().get_result(conn)
}

/// How many reports were made at a position; by one organisation, where one is named.
pub fn count_made_at(
    conn: &mut SqliteConnection,
    position: Position,
    organisation: Option<OrganisationId>,
) -> QueryResult<usize> {
    let made: Vec<OrganisationId> =
        reports::table.filter(reports::since.eq(position)).select(reports::organisation_id).load(conn)?;
    Ok(made.into_iter().filter(|it| organisation.is_none_or(|own| own == *it)).count())
}

/// When what a report says happened: the day that it names, if it names one, and when it was first recorded.
pub type Happened = (Option<NaiveDate>, DateTime<Utc>);

/// When what each of these reports says happened.
pub fn happened(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[ReportId],
) -> QueryResult<HashMap<ReportId, Happened>> {
    let rows: Vec<(ReportId, Option<NaiveDate>, DateTime<Utc>)> = load_for!(
        conn,
        ids,
        reports::id,
        reports::table
            .inner_join(report_revisions::table.on(report_revisions::report_id.eq(reports::id)))
            .inner_join(ledger::table.on(ledger::position.eq(reports::since)))
            .filter(holds!(report_revisions, at))
            .select((reports::id, report_revisions::occurred_on, ledger::recorded_at))
    )?;
    Ok(rows.into_iter().map(|(id, occurred_on, recorded_at)| (id, (occurred_on, recorded_at))).collect())
}

/// Fixes what a new report is about.
pub fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    subject: &ReportSubject,
) -> QueryResult<ReportId> {
    diesel::insert_into(reports::table)
        .values((subject, reports::since.eq(position), reports::salt.eq(salt()?)))
        .returning(reports::id)
        .get_result(conn)
}

/// Writes the first words of a report, which end no others.
pub fn begin(conn: &mut SqliteConnection, position: Position, content: &ReportContent) -> QueryResult<()> {
    begin!(conn, position, report_revisions, content)
}

/// Writes the words of a report from `position` on.
pub fn revise(conn: &mut SqliteConnection, position: Position, content: &ReportContent) -> QueryResult<()> {
    revise!(conn, position, report_revisions, content, report_id = content.report_id)
}

/// The keys of these reports.
pub fn keys_of(conn: &mut SqliteConnection, ids: &[ReportId]) -> QueryResult<Vec<(ReportId, String)>> {
    reports::table.filter(reports::id.eq_any(ids)).select((reports::id, reports::key)).load(conn)
}

/// A report without evidence that anyone can open: its key, and why it has none.
#[derive(Debug, Clone, PartialEq, Eq, Queryable)]
pub struct WithoutEvidence {
    pub key: String,
    pub no_evidence_ko: Option<String>,
    pub no_evidence_en: Option<String>,
}

impl WithoutEvidence {
    /// Why there is no evidence, as published.
    pub fn reason(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.no_evidence_ko, &self.no_evidence_en)
    }
}

/// Why these reports have no evidence.
pub fn without_evidence(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[ReportId],
) -> QueryResult<HashMap<ReportId, WithoutEvidence>> {
    let rows: Vec<(ReportId, WithoutEvidence)> = load_for!(
        conn,
        ids,
        reports::id,
        reports::table
            .inner_join(report_revisions::table.on(report_revisions::report_id.eq(reports::id)))
            .filter(holds!(report_revisions, at))
            .select((
                reports::id,
                (reports::key, report_revisions::no_evidence_ko, report_revisions::no_evidence_en),
            ))
    )?;
    Ok(rows.into_iter().collect())
}
