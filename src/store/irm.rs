//! What public pages show of the IRM beside its values: units, reports, how much is recorded.

use std::collections::HashMap;

use diesel::prelude::*;

use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::commitment::{Commitment, CommitmentLink, Unit};
use crate::domain::id::{CommitmentId, PlanId, Position};
use crate::domain::indicator::Product;
use crate::domain::irm_report::IrmReport;
use crate::domain::unit;

/// A unit with the commitments that it is a part of, or groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitOf {
    pub unit: Commitment,
    pub of: Vec<Commitment>,
}

/// What a commitment's page shows of the IRM beside the values that hold.
#[derive(Debug, Default)]
pub struct OfCommitment {
    /// Every value that was ever recorded, oldest first.
    pub history: Vec<(Position, Assessment)>,
    /// What the commitment itself is, where it is a unit of the IRM's.
    pub own: Option<UnitOf>,
    /// The units that it was coded as and the clusters that it is in, each with its values.
    pub units: Vec<(UnitOf, Vec<Assessment>)>,
    pub reports: Vec<IrmReport>,
}

/// How many values of a product are recorded: entered by an assessor, transcribed, and checked among these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Recorded {
    pub entered: usize,
    pub transcribed: usize,
    pub checked: usize,
}

/// What a plan's page shows of the IRM.
#[derive(Debug, Default)]
pub struct OfPlan {
    pub reports: Vec<IrmReport>,
    pub recorded: HashMap<Product, Recorded>,
}

/// What belongs to a plan.
pub fn of_plan(conn: &mut SqliteConnection, at: Position, plan: PlanId) -> QueryResult<OfPlan> {
    let reports = super::irm_reports::of_plans(conn, at, &[plan])?;
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
) -> QueryResult<HashMap<Product, Recorded>> {
    let mut all: HashMap<Product, Recorded> = HashMap::new();
    for (product, how, n, checked) in super::assessments::counts(conn, at, plan)? {
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
) -> QueryResult<OfCommitment> {
    let links = super::commitments::links(conn, at, commitment.id)?;
    let own = match commitment.content.unit {
        Unit::Commitment => None,
        _ => Some(unit_of(conn, at, commitment.clone(), &links)?),
    };
    let ids = unit::units_of(&links, commitment.id);
    let found = super::commitments::with_ids(conn, at, &ids)?;
    let mut values: HashMap<CommitmentId, Vec<Assessment>> = HashMap::new();
    for (_, it) in super::assessments::of_commitments(conn, at, &ids)? {
        values.entry(it.commitment_id).or_default().push(it);
    }
    let mut units = Vec::new();
    for it in found {
        let (id, links) = (it.id, super::commitments::links(conn, at, it.id)?);
        units.push((unit_of(conn, at, it, &links)?, values.remove(&id).unwrap_or_default()));
    }
    units.sort_by_key(|(it, _)| it.unit.content.ordinal);
    let reports = super::irm_reports::of_plans(conn, at, &[commitment.plan_id])?;
    Ok(OfCommitment {
        history: super::assessments::history(conn, at, commitment.id)?,
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
) -> QueryResult<UnitOf> {
    let mut of = super::commitments::with_ids(conn, at, &unit::members(links, unit.id))?;
    of.sort_by_key(|it| it.content.ordinal);
    Ok(UnitOf { unit, of })
}
