//! Writing rows of what the IRM found and published.

use diesel::SqliteConnection;

use super::engine::RowChange;
use super::things::Things;
use super::write::Written;
use crate::domain::assessment::Assessment;
use crate::domain::id::Position;
use crate::domain::irm_report::IrmReport;
use crate::store;

/// Writes a value.
///
/// # Errors
/// The database's own, or a row that should not have got this far.
pub fn assessment(
    conn: &mut SqliteConnection,
    position: Position,
    row: &RowChange,
    things: &Things,
) -> Written {
    let value = Assessment {
        commitment_id: things.commitment(row.text("commitment"))?,
        product: row.term("product")?,
        indicator: row.term("indicator")?,
        term: row.maybe_term("value")?,
        missing: row.maybe_term("missing")?,
        value_text: row.maybe("value_text"),
        how_entered: row.term("how_entered")?,
        organisation_id: row.named("entered_by", |key| things.organisation(key))?,
        checked_by_id: row.named("checked_by", |key| things.organisation(key))?,
        report_year: row.maybe_integer("report_year")?,
        report_url: row.maybe("report_url"),
        page: row.maybe("page"),
        rationale_ko: row.maybe("rationale_ko"),
        rationale_ko_is: row.maybe_term("rationale_ko_is")?,
        rationale_en: row.maybe("rationale_en"),
        rationale_en_is: row.maybe_term("rationale_en_is")?,
        source: row.maybe("source"),
    };
    Ok(store::assessments::revise(conn, position, &value)?)
}

/// Writes what is known of a report.
///
/// # Errors
/// The database's own, or a row that should not have got this far.
pub fn irm_report(
    conn: &mut SqliteConnection,
    position: Position,
    row: &RowChange,
    things: &Things,
) -> Written {
    let report = IrmReport {
        plan_id: things.plan(row.text("plan"))?,
        product: row.term("product")?,
        published_on: row.date("published_on")?,
        published_precision: row.maybe_term("published_precision")?,
        url: row.maybe("url"),
        comment_from: row.date("comment_from")?,
        comment_until: row.date("comment_until")?,
        source: row.maybe("source"),
    };
    Ok(store::irm_reports::revise(conn, position, &report)?)
}
