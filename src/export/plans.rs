//! Plans, their submitted versions and reporting periods.

use diesel::SqliteConnection;

use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::names::ORIGIN;
use super::{ExportError, Scope};
use crate::domain::indicator::Generation;
use crate::domain::plan::{Period, Plan, PlanStage, PlanVersion};
use crate::domain::vocabulary::Precision;
use crate::store;

pub static PRECISION: Terms = terms::<Precision>();
static STAGE: Terms = terms::<PlanStage>();
static GENERATION: Terms = terms::<Generation>();

/// A plan with its participant's key and the number of commitments and units recorded here.
#[derive(Debug)]
pub struct PlanRow {
    participant: String,
    is_demonstration: bool,
    is_tracked: bool,
    recorded: usize,
    plan: Plan,
}

pub const PLANS: &[Column<PlanRow>] = &[
    stored("key", Kind::Key, &["plans.key", "plan_revisions.plan_id"], |it| Value::text(&it.plan.key)),
    stored("participant", Kind::Key, &["plans.participant_id"], |it| Value::text(&it.participant)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("number", Kind::Integer, &["plan_revisions.number"], |it| Value::integer(it.plan.content.number)),
    stored("ogp_id", Kind::Text, &["plan_revisions.ogp_id"], |it| Value::maybe(&it.plan.content.ogp_id)),
    stored("title_ko", Kind::Text, &["plan_revisions.title_ko"], |it| {
        Value::maybe(&it.plan.content.title_ko)
    }),
    stored("title_ko_is", Kind::Term(&ORIGIN), &["plan_revisions.title_ko_is"], |it| {
        Value::maybe_term(it.plan.content.title_ko_is)
    }),
    stored("title_en", Kind::Text, &["plan_revisions.title_en"], |it| {
        Value::maybe(&it.plan.content.title_en)
    }),
    stored("title_en_is", Kind::Term(&ORIGIN), &["plan_revisions.title_en_is"], |it| {
        Value::maybe_term(it.plan.content.title_en_is)
    }),
    stored("start_written", Kind::Text, &["plan_revisions.start_written"], |it| {
        Value::maybe(&it.plan.content.start_written)
    }),
    stored("start_on", Kind::Date, &["plan_revisions.start_on"], |it| Value::date(it.plan.content.start_on)),
    stored("start_precision", Kind::Term(&PRECISION), &["plan_revisions.start_precision"], |it| {
        Value::maybe_term(it.plan.content.start_precision)
    }),
    stored("end_written", Kind::Text, &["plan_revisions.end_written"], |it| {
        Value::maybe(&it.plan.content.end_written)
    }),
    stored("end_on", Kind::Date, &["plan_revisions.end_on"], |it| Value::date(it.plan.content.end_on)),
    stored("end_precision", Kind::Term(&PRECISION), &["plan_revisions.end_precision"], |it| {
        Value::maybe_term(it.plan.content.end_precision)
    }),
    stored("submission_year", Kind::Integer, &["plan_revisions.submission_year"], |it| {
        Value::integer(it.plan.content.submission_year)
    }),
    stored("stage", Kind::Term(&STAGE), &["plan_revisions.stage"], |it| Value::term(it.plan.content.stage)),
    stored("generation", Kind::Term(&GENERATION), &["plan_revisions.generation"], |it| {
        Value::term(it.plan.content.generation)
    }),
    stored("commitments_stated", Kind::Integer, &["plan_revisions.commitments_stated"], |it| {
        Value::integer(it.plan.content.commitments_stated)
    }),
    stored("irm_units_stated", Kind::Integer, &["plan_revisions.irm_units_stated"], |it| {
        Value::integer(it.plan.content.irm_units_stated)
    }),
    derived("recorded_here", Kind::Integer, |it| Value::count(it.recorded)),
    stored("tracked_from", Kind::Date, &["plan_revisions.tracked_from"], |it| {
        Value::date(it.plan.content.tracked_from)
    }),
    derived("is_tracked", Kind::Boolean, |it| Value::Boolean(it.is_tracked)),
    stored("source", Kind::Text, &["plan_revisions.source"], |it| Value::maybe(&it.plan.content.source)),
];

/// The plans that the filter means.
pub fn plans(conn: &mut SqliteConnection, scope: &Scope) -> Result<Vec<PlanRow>, ExportError> {
    let counts = store::commitments::counts(conn, scope.at)?;
    let lookup = &scope.lookup;
    let row = |plan: &Plan| {
        let participant = lookup.participant_of(plan);
        PlanRow {
            participant: participant.map(|it| it.key.clone()).unwrap_or_default(),
            is_demonstration: lookup.is_demonstration(plan),
            is_tracked: plan.content.is_tracked(scope.day.of(participant)),
            recorded: counts.get(&plan.id).copied().unwrap_or_default(),
            plan: plan.clone(),
        }
    };
    Ok(lookup.plans_matching(&scope.filter).into_iter().map(row).collect())
}

/// A submitted version of a plan.
#[derive(Debug)]
pub struct VersionRow {
    plan: String,
    is_demonstration: bool,
    version: PlanVersion,
}

pub const VERSIONS: &[Column<VersionRow>] = &[
    stored("plan", Kind::Key, &["plan_versions.plan_id"], |it| Value::text(&it.plan)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("number", Kind::Integer, &["plan_versions.number"], |it| Value::integer(it.version.number)),
    stored("submitted_on", Kind::Date, &["plan_versions.submitted_on"], |it| {
        Value::date(it.version.submitted_on)
    }),
    derived("position", Kind::Integer, |it| Value::integer(it.version.since.0)),
    stored("source", Kind::Text, &["plan_versions.source"], |it| Value::maybe(&it.version.source)),
];

/// The submitted versions of the plans that the filter means.
pub fn versions(conn: &mut SqliteConnection, scope: &Scope) -> Result<Vec<VersionRow>, ExportError> {
    let mut rows = Vec::new();
    for plan in scope.lookup.plans_matching(&scope.filter) {
        let is_demonstration = scope.lookup.is_demonstration(plan);
        let versions = store::plans::versions(conn, scope.at, plan.id)?;
        rows.extend(versions.into_iter().map(|version| VersionRow {
            plan: plan.key.clone(),
            is_demonstration,
            version,
        }));
    }
    Ok(rows)
}

/// A reporting period of a plan.
#[derive(Debug)]
pub struct PeriodRow {
    plan: String,
    is_demonstration: bool,
    period: Period,
}

pub const PERIODS: &[Column<PeriodRow>] = &[
    stored("key", Kind::Key, &["periods.key", "period_revisions.period_id"], |it| {
        Value::text(&it.period.key)
    }),
    stored("plan", Kind::Key, &["periods.plan_id"], |it| Value::text(&it.plan)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("label_ko", Kind::Text, &["period_revisions.label_ko"], |it| {
        Value::maybe(&it.period.content.label_ko)
    }),
    stored("label_en", Kind::Text, &["period_revisions.label_en"], |it| {
        Value::maybe(&it.period.content.label_en)
    }),
    stored("starts_on", Kind::Date, &["period_revisions.starts_on"], |it| {
        Value::date(it.period.content.starts_on)
    }),
    stored("ends_on", Kind::Date, &["period_revisions.ends_on"], |it| Value::date(it.period.content.ends_on)),
    stored("silent_from", Kind::Date, &["period_revisions.silent_from"], |it| {
        Value::date(it.period.content.silent_from)
    }),
];

/// The reporting periods of the plans that the filter means.
pub fn periods(_: &mut SqliteConnection, scope: &Scope) -> Result<Vec<PeriodRow>, ExportError> {
    let lookup = &scope.lookup;
    let mut rows = Vec::new();
    for plan in lookup.plans_matching(&scope.filter) {
        let own = lookup.periods_of(plan.id).iter();
        rows.extend(own.map(|period| PeriodRow {
            plan: plan.key.clone(),
            is_demonstration: lookup.is_demonstration(plan),
            period: period.clone(),
        }));
    }
    Ok(rows)
}
