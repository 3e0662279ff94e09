//! Assessing: values of IRM indicators, transcribed or entered, and transcriptions checked.

use diesel::SqliteConnection;

use super::{ActError, Actor};
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::fault::Fault;
use crate::domain::id::{OrganisationId, PlanId, Position};
use crate::domain::ledger_entry::EntryKind;
use crate::domain::organisation::OrganisationKind;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Vocabulary as _;
use crate::ledger;
use crate::store;

/// Values to be published, all of commitments of one plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publication<'a> {
    pub plan: &'a Plan,
    pub values: &'a [Assessment],
    /// Why values that were published before are put right.
    pub reason: Option<String>,
}

/// Publishes values, all of commitments of one plan, as one entry.
///
/// # Errors
/// Refused if a commitment is not of the plan, an indicator not of its generation, a term not of its indicator's
/// scale, or an own entry not by the IRM.
pub fn publish(
    conn: &mut SqliteConnection,
    actor: &Actor,
    plan: &Plan,
    values: &[Assessment],
) -> Result<(), ActError> {
    publish_after(conn, actor, &Publication { plan, values, reason: None }, |_, _| Ok(()))
}

/// Publishes values as one entry; `first` is asked in the same transaction whether it may be, and given the entry's
/// position.
///
/// # Errors
/// As [`publish`], and what `first` returns.
pub fn publish_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    publication: &Publication<'_>,
    first: impl FnOnce(&mut SqliteConnection, Position) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let Publication { plan, values, reason } = publication;
    let kind = match values.first().map(|it| it.how_entered) {
        Some(HowEntered::Entered) => EntryKind::Assessment,
        _ => EntryKind::Transcription,
    };
    let mut entry = actor.entry(kind, Some(plan.participant_id));
    entry.reason.clone_from(reason);
    ledger::record(conn, &entry, |conn, position| {
        first(conn, position)?;
        ActError::refuse(faults(conn, actor, plan.id, values)?)?;
        for value in *values {
            store::assessments::revise(conn, position, value)?;
        }
        Ok::<_, ActError>(())
    })?;
    Ok(())
}

/// Everything that keeps values from being published; the one place of these rules.
fn faults(
    conn: &mut SqliteConnection,
    actor: &Actor,
    plan: PlanId,
    values: &[Assessment],
) -> Result<Vec<Fault>, ActError> {
    let at = store::entries::last(conn)?;
    let plan = store::plans::find(conn, at, plan)?;
    let organisations = store::organisations::all(conn, at)?;
    let is_irm = |id: Option<OrganisationId>| {
        organisations.iter().any(|it| Some(it.id) == id && it.content.kind == OrganisationKind::Irm)
    };
    let commitments = store::commitments::in_plan(conn, at, plan.id)?;
    let mut faults = Vec::new();
    for value in values {
        if commitments.iter().all(|it| it.id != value.commitment_id) {
            faults.push(Fault::new("commitment", "fault-commitment-of-another"));
        }
        if !value.product.indicators(plan.content.generation).contains(&value.indicator) {
            let fault = Fault::new("indicator", "fault-indicator-of-another-product");
            let fault = fault.with("indicator", value.indicator.slug()).with("product", value.product.slug());
            faults.push(fault.with("generation", plan.content.generation.slug()));
        }
        if value.term.is_some_and(|term| value.indicator.step(term).is_none()) {
            faults.push(Fault::new("value", "fault-not-on-scale").with("value", value.indicator.slug()));
        }
        let is_own = is_irm(value.organisation_id) && value.organisation_id == actor.organisation_id;
        if value.how_entered == HowEntered::Entered && !is_own {
            faults.push(Fault::new("organisation", "fault-not-an-assessor"));
        }
        faults.extend(fault_of_check(value));
    }
    Ok(faults)
}

/// A transcription is checked by another organisation than the one that made it, or not at all.
fn fault_of_check(value: &Assessment) -> Option<Fault> {
    let own = value.checked_by_id.is_some() && value.checked_by_id == value.organisation_id;
    own.then(|| Fault::new("checked_by", "fault-checked-by-itself"))
}
