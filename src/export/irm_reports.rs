//! The IRM's reports on plans.

use diesel::SqliteConnection;

use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::{ExportError, Scope};
use crate::domain::id::PlanId;
use crate::domain::indicator::Product;
use crate::domain::irm_report::IrmReport;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Precision;
use crate::store;

static PRODUCT: Terms = terms::<Product>();
static PRECISION: Terms = terms::<Precision>();

/// A report with the key of its plan.
#[derive(Debug)]
pub struct ReportRow {
    plan: String,
    is_demonstration: bool,
    it: IrmReport,
}

pub const COLUMNS: &[Column<ReportRow>] = &[
    stored("plan", Kind::Key, &["irm_reports.plan_id"], |it| Value::text(&it.plan)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("product", Kind::Term(&PRODUCT), &["irm_reports.product"], |it| Value::term(it.it.product)),
    stored("published_on", Kind::Date, &["irm_reports.published_on"], |it| Value::date(it.it.published_on)),
    stored("published_precision", Kind::Term(&PRECISION), &["irm_reports.published_precision"], |it| {
        Value::maybe_term(it.it.published_precision)
    }),
    stored("url", Kind::Text, &["irm_reports.url"], |it| Value::maybe(&it.it.url)),
    stored("comment_from", Kind::Date, &["irm_reports.comment_from"], |it| Value::date(it.it.comment_from)),
    stored("comment_until", Kind::Date, &["irm_reports.comment_until"], |it| {
        Value::date(it.it.comment_until)
    }),
    stored("source", Kind::Text, &["irm_reports.source"], |it| Value::maybe(&it.it.source)),
];

/// The reports on these plans.
pub fn rows(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<ReportRow>, ExportError> {
    let ids: Vec<PlanId> = plans.iter().map(|it| it.id).collect();
    let mut all = store::irm_reports::of_plans(conn, scope.at, &ids)?;
    all.sort_by_key(|(_, it)| (ids.iter().position(|id| *id == it.plan_id), it.product));
    let row = |(_, it): (_, IrmReport)| {
        let plan = scope.lookup.plan(it.plan_id);
        ReportRow {
            plan: plan.map(|it| it.key.clone()).unwrap_or_default(),
            is_demonstration: plan.is_some_and(|it| scope.lookup.is_demonstration(it)),
            it,
        }
    };
    Ok(all.into_iter().map(row).collect())
}
