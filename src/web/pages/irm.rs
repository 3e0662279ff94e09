//! What public pages show of the IRM beside its values: units, reports, how much is recorded.

use std::collections::HashMap;

use diesel::SqliteConnection;

use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::commitment::{Commitment, CommitmentLink, Unit};
use crate::domain::id::{CommitmentId, PlanId, Position};
use crate::domain::indicator::Product;
use crate::domain::unit;
use crate::store;
use crate::views::irm::{OfCommitment, OfPlan, Recorded, UnitOf};
use crate::web::error::Result;

/// What belongs to a plan.
pub fn of_plan(conn: &mut SqliteConnection, at: Position, plan: PlanId) -> Result<OfPlan> {
    let reports = store::irm_reports::of_plans(conn, at, &[plan])?;
    Ok(OfPlan {
        reports: reports.into_iter().map(|(_, it)| it).collect(),
        recorded: recorded(conn, at, plan)?,
    })
}

/// How many values of each product are recorded.
pub fn recorded(
    conn: &mut SqliteConnection,
    at: Position,
    plan: PlanId,
) -> Result<HashMap<Product, Recorded>> {
    let mut all: HashMap<Product, Recorded> = HashMap::new();
    for (product, how, n, checked) in store::assessments::counts(conn, at, plan)? {
        let own = all.entry(product).or_default();
        let n = usize::try_from(n).unwrap_or_default();
        match how {
            HowEntered::Entered => own.entered = n,
            HowEntered::Transcribed => {
                own.transcribed = n;
                own.checked = usize::try_from(checked).unwrap_or_default();
            }
        }
    }
    Ok(all)
}

/// What belongs to a commitment.
pub fn of_commitment(
    conn: &mut SqliteConnection,
    at: Position,
    commitment: &Commitment,
) -> Result<OfCommitment> {
    let links = store::commitments::links(conn, at, commitment.id)?;
    let own = match commitment.content.unit {
        Unit::Commitment => None,
        _ => Some(unit_of(conn, at, commitment.clone(), &links)?),
    };
    let ids = unit::units_of(&links, commitment.id);
    let found = store::commitments::with_ids(conn, at, &ids)?;
    let mut values: HashMap<CommitmentId, Vec<Assessment>> = HashMap::new();
    for (_, it) in store::assessments::of_commitments(conn, at, &ids)? {
        values.entry(it.commitment_id).or_default().push(it);
    }
    let mut units = Vec::new();
    for it in found {
        let (id, links) = (it.id, store::commitments::links(conn, at, it.id)?);
        units.push((unit_of(conn, at, it, &links)?, values.remove(&id).unwrap_or_default()));
    }
    units.sort_by_key(|(it, _)| it.unit.content.ordinal);
    let reports = store::irm_reports::of_plans(conn, at, &[commitment.plan_id])?;
    Ok(OfCommitment {
        history: store::assessments::history(conn, at, commitment.id)?,
        own,
        units,
        reports: reports.into_iter().map(|(_, it)| it).collect(),
    })
}

/// A unit with the commitments that it is a part of, or groups, in the order of the plan.
pub fn unit_of(
    conn: &mut SqliteConnection,
    at: Position,
    unit: Commitment,
    links: &[CommitmentLink],
) -> Result<UnitOf> {
    let mut of = store::commitments::with_ids(conn, at, &unit::members(links, unit.id))?;
    of.sort_by_key(|it| it.content.ordinal);
    Ok(UnitOf { unit, of })
}
