//! What the IRM found in plans, for comparing them.

use std::collections::HashMap;

use diesel::prelude::*;

use super::holds;
use super::statement::load_for;
use crate::domain::assessment::HowEntered;
use crate::domain::commitment::LinkKind;
use crate::domain::compared::Found;
use crate::domain::id::{CommitmentId, PlanId, Position};
use crate::domain::indicator::{Indicator, Term};
use crate::schema::{assessments, commitment_links, commitment_revisions, commitments};

/// The values of some indicators in these plans.
pub fn found(
    conn: &mut SqliteConnection,
    at: Position,
    plans: &[PlanId],
    indicators: &[Indicator],
) -> QueryResult<HashMap<(PlanId, Indicator), Vec<Found>>> {
    type Row = (PlanId, Indicator, CommitmentId, HowEntered, Position, Term);
    let rows: Vec<Row> = load_for!(
        conn,
        plans,
        commitments::plan_id,
        assessments::table
            .inner_join(commitments::table.on(commitments::id.eq(assessments::commitment_id)))
            .filter(assessments::indicator.eq_any(indicators))
            .filter(assessments::term.is_not_null())
            .filter(holds!(assessments, at))
            .select((
                commitments::plan_id,
                assessments::indicator,
                assessments::commitment_id,
                assessments::how_entered,
                assessments::since,
                assessments::term.assume_not_null(),
            ))
    )?;
    let mut all: HashMap<(PlanId, Indicator), Vec<Found>> = HashMap::new();
    for (plan, indicator, commitment_id, how_entered, since, term) in rows {
        let own = Found { commitment_id, how_entered, since, term };
        all.entry((plan, indicator)).or_default().push(own);
    }
    Ok(all)
}

/// How many units of each of these plans the IRM can assess: a commitment that it coded as other units counts as
/// those.
pub fn units(
    conn: &mut SqliteConnection,
    at: Position,
    plans: &[PlanId],
) -> QueryResult<HashMap<PlanId, usize>> {
    let all: Vec<(PlanId, CommitmentId)> = load_for!(
        conn,
        plans,
        commitments::plan_id,
        commitments::table
            .inner_join(
                commitment_revisions::table.on(commitment_revisions::commitment_id.eq(commitments::id))
            )
            .filter(holds!(commitment_revisions, at))
            .select((commitments::plan_id, commitments::id))
    )?;
    let coded: Vec<CommitmentId> = load_for!(
        conn,
        plans,
        commitments::plan_id,
        commitment_links::table
            .inner_join(commitments::table.on(commitments::id.eq(commitment_links::from_id)))
            .filter(commitment_links::kind.eq(LinkKind::CodedAs))
            .filter(holds!(commitment_links, at))
            .select(commitment_links::from_id)
    )?;
    let coded: std::collections::HashSet<CommitmentId> = coded.into_iter().collect();
    let mut units: HashMap<PlanId, usize> = HashMap::new();
    for (plan, _) in all.into_iter().filter(|(_, id)| !coded.contains(id)) {
        let n = units.entry(plan).or_default();
        *n = n.saturating_add(1);
    }
    Ok(units)
}
