//! How far assessors agreed, as it was published with their values.

use diesel::prelude::*;

use super::{holds, revise};
use crate::domain::agreement::PublishedAgreement;
use crate::domain::id::{PlanId, Position};
use crate::schema::agreements;

/// The figures of these plans, by product and organisation.
pub fn of_plans(
    conn: &mut SqliteConnection,
    at: Position,
    plans: &[PlanId],
) -> QueryResult<Vec<PublishedAgreement>> {
    agreements::table
        .filter(agreements::plan_id.eq_any(plans))
        .filter(holds!(agreements, at))
        .order((agreements::plan_id, agreements::product, agreements::organisation_id, agreements::id))
        .select(PublishedAgreement::as_select())
        .load(conn)
}

/// Writes a figure from `position` on, in place of the one before; nothing where it is the same.
pub fn revise(
    conn: &mut SqliteConnection,
    position: Position,
    figure: &PublishedAgreement,
) -> QueryResult<()> {
    let before: Option<PublishedAgreement> = agreements::table
        .filter(agreements::plan_id.eq(figure.plan_id))
        .filter(agreements::product.eq(figure.product))
        .filter(agreements::indicator.eq(figure.indicator))
        .filter(agreements::organisation_id.eq(figure.organisation_id))
        .filter(agreements::until.is_null())
        .select(PublishedAgreement::as_select())
        .first(conn)
        .optional()?;
    if before.as_ref() == Some(figure) {
        return Ok(());
    }
    revise!(
        conn,
        position,
        agreements,
        figure,
        plan_id = figure.plan_id,
        product = figure.product,
        indicator = figure.indicator,
        organisation_id = figure.organisation_id
    )
}
