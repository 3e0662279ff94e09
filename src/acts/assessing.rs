//! Assessing: values of IRM indicators, transcribed or entered, and transcriptions checked.

use diesel::SqliteConnection;

use super::{ActError, Actor};
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::fault::Fault;
use crate::domain::id::OrganisationId;
use crate::domain::ledger_entry::EntryKind;
use crate::domain::organisation::OrganisationKind;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Vocabulary as _;
use crate::ledger;
use crate::store;

/// Publishes values, all of commitments of one plan, as one entry.
///
/// # Errors
/// Refused if an indicator is not of the plan's generation, a term not of its indicator's scale, or an own entry not by
/// the IRM.
pub fn publish(
    conn: &mut SqliteConnection,
    actor: &Actor,
    plan: &Plan,
    values: &[Assessment],
) -> Result<(), ActError> {
    let at = store::entries::last(conn)?;
    let organisations = store::organisations::all(conn, at)?;
    let is_irm = |id: Option<OrganisationId>| {
        organisations.iter().any(|it| Some(it.id) == id && it.content.kind == OrganisationKind::Irm)
    };
    let mut faults = Vec::new();
    for value in values {
        if !value.product.indicators(plan.content.generation).contains(&value.indicator) {
            let fault = Fault::new("indicator", "fault-indicator-of-another-product");
            let fault = fault.with("indicator", value.indicator.slug()).with("product", value.product.slug());
            faults.push(fault.with("generation", plan.content.generation.slug()));
        }
        if value.term.is_some_and(|term| value.indicator.step(term).is_none()) {
            faults.push(Fault::new("value", "fault-not-on-scale").with("value", value.indicator.slug()));
        }
        if value.how_entered == HowEntered::Entered && !is_irm(value.organisation_id) {
            faults.push(Fault::new("organisation", "fault-not-an-assessor"));
        }
        faults.extend(fault_of_check(value));
    }
    ActError::refuse(faults)?;
    let kind = match values.first().map(|it| it.how_entered) {
        Some(HowEntered::Entered) => EntryKind::Assessment,
        _ => EntryKind::Transcription,
    };
    let entry = actor.entry(kind, Some(plan.participant_id));
    ledger::record(conn, &entry, |conn, position| {
        for value in values {
            store::assessments::revise(conn, position, value)?;
        }
        Ok::<_, ActError>(())
    })?;
    Ok(())
}

/// A transcription is checked by another organisation than the one that made it, or not at all.
fn fault_of_check(value: &Assessment) -> Option<Fault> {
    let own = value.checked_by_id.is_some() && value.checked_by_id == value.organisation_id;
    own.then(|| Fault::new("checked_by", "fault-checked-by-itself"))
}
