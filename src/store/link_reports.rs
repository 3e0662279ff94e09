//! Readers' word that the link of a piece of evidence no longer opens: private until somebody looks.

use chrono::NaiveDate;
use diesel::dsl::{max, sum};
use diesel::prelude::*;

use crate::domain::evidence::LinkReported;
use crate::domain::id::EvidenceId;
use crate::schema::link_reports;

/// Counts one more for a day.
pub fn add(conn: &mut SqliteConnection, evidence: EvidenceId, day: NaiveDate) -> QueryResult<()> {
    diesel::insert_into(link_reports::table)
        .values((
            link_reports::evidence_id.eq(evidence),
            link_reports::reported_on.eq(day),
            link_reports::n.eq(1),
        ))
        .on_conflict((link_reports::evidence_id, link_reports::reported_on))
        .do_update()
        .set(link_reports::n.eq(link_reports::n + 1))
        .execute(conn)
        .map(|_| ())
}

/// Every piece of evidence of which readers said so, the latest first.
pub fn all(conn: &mut SqliteConnection) -> QueryResult<Vec<LinkReported>> {
    let rows: Vec<(EvidenceId, Option<i64>, Option<NaiveDate>)> = link_reports::table
        .group_by(link_reports::evidence_id)
        .order((max(link_reports::reported_on).desc(), link_reports::evidence_id))
        .select((link_reports::evidence_id, sum(link_reports::n), max(link_reports::reported_on)))
        .load(conn)?;
    let reported = |(evidence_id, n, last_on): (EvidenceId, Option<i64>, Option<NaiveDate>)| {
        Some(LinkReported { evidence_id, n: n.unwrap_or_default(), last_on: last_on? })
    };
    Ok(rows.into_iter().filter_map(reported).collect())
}

/// Forgets what readers said of a piece of evidence: somebody has looked.
pub fn remove(conn: &mut SqliteConnection, evidence: EvidenceId) -> QueryResult<()> {
    diesel::delete(link_reports::table.filter(link_reports::evidence_id.eq(evidence)))
        .execute(conn)
        .map(|_| ())
}
