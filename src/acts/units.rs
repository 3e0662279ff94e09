//! The map between the commitments of a plan and the units in which the IRM coded or grouped them: many to many.

use std::collections::BTreeSet;

use diesel::{QueryResult, SqliteConnection};

use super::{ActError, Actor};
use crate::domain::commitment::{Commitment, CommitmentLink, LinkKind, Unit};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, Position};
use crate::domain::ledger_entry::EntryKind;
use crate::domain::plan::Plan;
use crate::ledger;
use crate::store;

/// A commitment and a unit of the IRM that it is coded as or rated in.
pub type Pair = (CommitmentId, CommitmentId);

/// The map of a plan at a position.
///
/// # Errors
/// The database's own.
pub fn of_plan(conn: &mut SqliteConnection, at: Position, all: &[Commitment]) -> QueryResult<BTreeSet<Pair>> {
    let ids: Vec<CommitmentId> = all.iter().map(|it| it.id).collect();
    let links = store::commitments::links_from(conn, at, &ids)?;
    let own = links.into_iter().filter(|it| matches!(it.kind, LinkKind::CodedAs | LinkKind::ClusteredIn));
    Ok(own.map(|it| (it.from_id, it.to_id)).collect())
}

/// Makes the map of a plan what is wanted: pairs that are new begin, pairs that are gone end, as one entry.
///
/// # Errors
/// Refused if a pair is none of the plan's or nothing changes; what `first` returns, or the database's own.
pub fn map(
    conn: &mut SqliteConnection,
    actor: &Actor,
    plan: &Plan,
    wanted: &BTreeSet<Pair>,
    source: Option<&str>,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let at = store::entries::last(conn)?;
    let mut entry = actor.entry(EntryKind::Plan, Some(plan.participant_id));
    entry.source = source.map(str::to_owned);
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let all = store::commitments::in_plan(conn, at, plan.id)?;
        let unit = |id: CommitmentId| all.iter().find(|it| it.id == id).map(|it| it.content.unit);
        let there = of_plan(conn, at, &all)?;
        let mut faults = Vec::new();
        for (from, to) in wanted {
            let fits = unit(*from) == Some(Unit::Commitment)
                && matches!(unit(*to), Some(Unit::IrmUnit | Unit::Cluster));
            faults.extend((!fits).then(|| Fault::new("", "fault-pair-of-another-plan")));
        }
        faults.extend((there == *wanted).then(|| Fault::new("", "fault-nothing-changes")));
        ActError::refuse(faults)?;
        for (from_id, to_id) in there.difference(wanted) {
            store::commitments::end_map(conn, position, *from_id, *to_id)?;
        }
        for (from_id, to_id) in wanted.difference(&there) {
            let kind =
                if unit(*to_id) == Some(Unit::Cluster) { LinkKind::ClusteredIn } else { LinkKind::CodedAs };
            let link = CommitmentLink {
                from_id: *from_id,
                to_id: *to_id,
                kind,
                note_ko: None,
                note_en: None,
                source: source.map(str::to_owned),
            };
            store::commitments::revise_link(conn, position, &link)?;
        }
        Ok::<_, ActError>(())
    })?;
    Ok(())
}
