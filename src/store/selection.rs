//! The commitments that a filter means, with how far they have got.

use std::collections::HashMap;
use std::sync::Arc;

use diesel::prelude::*;

use super::facts::Among;
use super::kept::Kept;
use super::lookup::{self, Day, Lookup};
use super::statement::load_for;
use super::{commitments, facts, holds};
use crate::domain::commitment::{Commitment, CommitmentOrganisation};
use crate::domain::evidence::EvidenceKind;
use crate::domain::filter::{Attention, Filter};
use crate::domain::id::{CommitmentId, PlanId, ReportId};
use crate::domain::plan::Plan;
use crate::domain::progress::CommitmentProgress;
use crate::schema;

/// A commitment with who is in it and how far it has got. A copy shares all of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selected {
    pub commitment: Arc<Commitment>,
    /// Leads first.
    pub organisations: Arc<[CommitmentOrganisation]>,
    pub progress: Arc<CommitmentProgress>,
}

impl Selected {
    /// About how much memory they take.
    pub(super) fn bytes_of(all: &[Self]) -> usize {
        let bytes = |it: &Self| {
            let content = &it.commitment.content;
            let texts =
                [&content.title_ko, &content.title_en, &content.note_ko, &content.note_en, &content.source];
            let text: usize = texts.into_iter().flatten().map(String::len).sum();
            let parts = size_of_val(&*it.organisations)
                .saturating_add(size_of_val(it.progress.milestones.as_slice()));
            text.saturating_add(parts).saturating_add(1500)
        };
        all.iter().map(bytes).sum()
    }
}

/// The commitments of these plans that a filter means, in the order of plans and within them.
pub fn of_plans(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    plans: &[&Plan],
    filter: &Filter,
    day: Day,
) -> QueryResult<Vec<Selected>> {
    let Some(kept) = lookup.kept() else {
        let selected = read(conn, lookup, plans, day)?;
        return Ok(selected.into_iter().filter(|it| matches(it, filter, lookup)).collect());
    };
    let mut selected = Vec::new();
    for plan in plans {
        let all = of_plan(conn, lookup, kept, plan, day)?;
        selected.extend(all.iter().filter(|it| matches(it, filter, lookup)).cloned());
    }
    Ok(selected)
}

/// All commitments of a plan, read only if nothing is kept of it that still holds.
fn of_plan(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    kept: &Kept,
    plan: &Plan,
    day: Day,
) -> QueryResult<Arc<Vec<Selected>>> {
    let today = day.of(lookup.participant_of(plan));
    if let Some(selected) = kept.plan(plan.id, today) {
        return Ok(selected);
    }
    let selected = Arc::new(read(conn, lookup, &[plan], day)?);
    kept.keep_plan(plan.id, today, &selected);
    Ok(selected)
}

/// All commitments of these plans, as the database has them.
fn read(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    plans: &[&Plan],
    day: Day,
) -> QueryResult<Vec<Selected>> {
    let plan_facts = lookup::plan_facts(conn, lookup, plans, day)?;
    let ids: Vec<PlanId> = plans.iter().map(|it| it.id).collect();
    let commitments = in_plans(conn, lookup, &ids)?;
    let mut progress = facts::progress(conn, lookup, &plan_facts, Among::Plans(&ids), &commitments)?;
    let mut parts = organisations_in(conn, lookup, &ids)?;
    let selected = commitments.into_iter().filter_map(|commitment| {
        let organisations = parts.remove(&commitment.id).unwrap_or_default();
        let progress = progress.remove(&commitment.id)?;
        Some(Selected {
            commitment: Arc::new(commitment),
            organisations: organisations.into(),
            progress: Arc::new(progress),
        })
    });
    Ok(selected.collect())
}

/// Only the ids of the commitments that a filter means: for what belongs to them.
pub fn ids_of_plans(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    plans: &[&Plan],
    filter: &Filter,
    day: Day,
) -> QueryResult<Vec<(CommitmentId, PlanId, String)>> {
    if filter.looks_inside_plans() {
        let selected = of_plans(conn, lookup, plans, filter, day)?;
        return Ok(selected
            .into_iter()
            .map(|it| (it.commitment.id, it.commitment.plan_id, it.commitment.key.clone()))
            .collect());
    }
    use schema::{commitment_revisions, commitments};
    let mut rows = Vec::new();
    for plan in plans {
        let own: Vec<(CommitmentId, PlanId, String)> = commitments::table
            .inner_join(
                commitment_revisions::table.on(commitment_revisions::commitment_id.eq(commitments::id)),
            )
            .filter(commitments::plan_id.eq(plan.id))
            .filter(holds!(commitment_revisions, lookup.at))
            .order((commitment_revisions::ordinal, commitments::id))
            .select((commitments::id, commitments::plan_id, commitments::key))
            .load(conn)?;
        rows.extend(own);
    }
    Ok(rows)
}

/// The commitments of these plans, in their order.
fn in_plans(conn: &mut SqliteConnection, lookup: &Lookup, plans: &[PlanId]) -> QueryResult<Vec<Commitment>> {
    let mut all = Vec::new();
    for plan in plans {
        all.extend(commitments::in_plan(conn, lookup.at, *plan)?);
    }
    Ok(all)
}

/// The organisations of every commitment in these plans, leads first.
fn organisations_in(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    plans: &[PlanId],
) -> QueryResult<HashMap<CommitmentId, Vec<CommitmentOrganisation>>> {
    use schema::{commitment_organisations, commitments};
    let rows: Vec<CommitmentOrganisation> = load_for!(
        conn,
        plans,
        commitments::plan_id,
        commitment_organisations::table
            .inner_join(commitments::table.on(commitments::id.eq(commitment_organisations::commitment_id)))
            .filter(holds!(commitment_organisations, lookup.at))
            .order((
                commitment_organisations::commitment_id,
                commitment_organisations::role,
                commitment_organisations::ordinal,
                commitment_organisations::id,
            ))
            .select(CommitmentOrganisation::as_select())
    )?;
    let mut by_commitment: HashMap<CommitmentId, Vec<CommitmentOrganisation>> = HashMap::new();
    for row in rows {
        by_commitment.entry(row.commitment_id).or_default().push(row);
    }
    Ok(by_commitment)
}

/// Whether a filter means this commitment; its plan has been looked at already.
fn matches(it: &Selected, filter: &Filter, lookup: &Lookup) -> bool {
    let theme = |theme: &String| {
        [&it.commitment.content.theme_ko, &it.commitment.content.theme_en]
            .into_iter()
            .flatten()
            .any(|own| own == theme)
    };
    filter.theme.as_ref().is_none_or(theme)
        && filter.organisation.as_ref().is_none_or(|key| involves(it, key, lookup))
        && filter.status.is_none_or(|status| it.progress.state == status)
        && filter.attention.is_none_or(|wanted| calls_for(&it.progress, wanted))
        && filter.dispute.is_none_or(|state| it.progress.has_dispute(state))
}

/// Whether an organisation leads or supports a commitment, or succeeded one that did.
pub fn involves(it: &Selected, key: &str, lookup: &Lookup) -> bool {
    let keys = it.organisations.iter().map(|part| lookup.organisation_key(part.organisation_id));
    keys.chain(successors(it, lookup)).any(|own| own == key)
}

/// The successors of a commitment's organisations, who answer for what they inherit.
fn successors<'a>(it: &Selected, lookup: &'a Lookup) -> Vec<&'a str> {
    let own = it.organisations.iter().map(|part| part.organisation_id);
    let heirs = own.flat_map(|id| lookup.succession(id).into_iter().skip(1));
    heirs.map(|id| lookup.organisation_key(id)).collect()
}

/// Whether a commitment asks for this kind of attention.
pub fn calls_for(progress: &CommitmentProgress, attention: Attention) -> bool {
    match attention {
        Attention::Late => progress.is_late(),
        Attention::Silent => progress.is_silent,
        Attention::Stale => progress.is_stale,
        Attention::Disputed => progress.is_disputed(),
        Attention::Unproven => progress.is_unproven,
    }
}

/// One commitment of a plan with who is in it and how far it has got.
pub fn of_commitment(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    plan: &Plan,
    commitment: &Commitment,
    day: Day,
) -> QueryResult<Selected> {
    if let Some(kept) = lookup.kept() {
        let all = of_plan(conn, lookup, kept, plan, day)?;
        let found = all.iter().find(|it| it.commitment.id == commitment.id);
        return found.cloned().ok_or(diesel::result::Error::NotFound);
    }
    let plan_facts = lookup::plan_facts(conn, lookup, &[plan], day)?;
    let organisations = commitments::organisations(conn, lookup.at, &[commitment.id])?;
    let among = Among::Commitment(commitment.id);
    let mut progress = facts::progress(conn, lookup, &plan_facts, among, std::slice::from_ref(commitment))?;
    let progress = progress.remove(&commitment.id).ok_or(diesel::result::Error::NotFound)?;
    Ok(Selected {
        commitment: Arc::new(commitment.clone()),
        organisations: organisations.into(),
        progress: Arc::new(progress),
    })
}

/// The strongest evidence that anyone can open of the reports that give these commitments their status.
pub fn strongest_evidence(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    selected: &[Selected],
) -> QueryResult<HashMap<ReportId, EvidenceKind>> {
    let ids: Vec<ReportId> = selected.iter().filter_map(|it| it.progress.latest).map(|it| it.id).collect();
    let mut all: HashMap<ReportId, EvidenceKind> = HashMap::new();
    for (report, kind) in facts::openable_evidence(conn, lookup.at, &ids)? {
        let kept = all.entry(report).or_insert(kind);
        *kept = (*kept).stronger(kind);
    }
    Ok(all)
}
