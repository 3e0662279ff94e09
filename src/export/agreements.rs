//! How far the IRM's assessors agreed who coded the same units independently.

use diesel::SqliteConnection;

use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::{ExportError, Scope};
use crate::domain::agreement::{PublishedAgreement, Undefined};
use crate::domain::id::PlanId;
use crate::domain::indicator::{Indicator, Product, ScaleLevel};
use crate::domain::plan::Plan;
use crate::store;

static PRODUCT: Terms = terms::<Product>();
static INDICATOR: Terms = terms::<Indicator>();
static LEVEL: Terms = terms::<ScaleLevel>();
static UNDEFINED: Terms = terms::<Undefined>();

/// A figure with the keys of its plan and organisation.
#[derive(Debug)]
pub struct Row {
    plan: String,
    is_demonstration: bool,
    organisation: String,
    it: PublishedAgreement,
}

pub const COLUMNS: &[Column<Row>] = &[
    stored("plan", Kind::Key, &["agreements.plan_id"], |it| Value::text(&it.plan)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("product", Kind::Term(&PRODUCT), &["agreements.product"], |it| Value::term(it.it.product)),
    stored("indicator", Kind::Term(&INDICATOR), &["agreements.indicator"], |it| Value::term(it.it.indicator)),
    stored("assessed_by", Kind::Key, &["agreements.organisation_id"], |it| Value::text(&it.organisation)),
    stored("scale_level", Kind::Term(&LEVEL), &["agreements.level"], |it| Value::term(it.it.level)),
    stored("coders", Kind::Integer, &["agreements.coders"], |it| Value::integer(it.it.coders)),
    stored("units_coded", Kind::Integer, &["agreements.units"], |it| Value::integer(it.it.units)),
    stored("units_agreed", Kind::Integer, &["agreements.agreed"], |it| Value::integer(it.it.agreed)),
    stored("percentage_agreement", Kind::Decimal, &["agreements.percentage"], |it| {
        Value::maybe(&it.it.percentage)
    }),
    stored("pairable_values", Kind::Integer, &["agreements.pairable_values"], |it| {
        Value::integer(it.it.pairable_values)
    }),
    stored("alpha", Kind::Decimal, &["agreements.alpha"], |it| Value::maybe(&it.it.alpha)),
    stored("alpha_undefined", Kind::Term(&UNDEFINED), &["agreements.alpha_undefined"], |it| {
        Value::maybe_term(it.it.alpha_undefined)
    }),
];

/// The figures of these plans.
pub fn rows(conn: &mut SqliteConnection, scope: &Scope, plans: &[&Plan]) -> Result<Vec<Row>, ExportError> {
    let ids: Vec<PlanId> = plans.iter().map(|it| it.id).collect();
    let figures = store::agreements::of_plans(conn, scope.at, &ids)?;
    let of_plan = |plan: &&Plan| {
        let own: Vec<PublishedAgreement> =
            figures.iter().filter(|it| it.plan_id == plan.id).cloned().collect();
        let row = |it: PublishedAgreement| Row {
            plan: plan.key.clone(),
            is_demonstration: scope.lookup.is_demonstration(plan),
            organisation: scope.lookup.organisation_key(it.organisation_id).to_owned(),
            it,
        };
        own.into_iter().map(row).collect::<Vec<_>>()
    };
    Ok(plans.iter().flat_map(of_plan).collect())
}
