//! The units that the IRM assesses: commitments of the plan, parts of one as the IRM counts them, and clusters.

use super::commitment::{Commitment, CommitmentLink, LinkKind, Unit};
use super::id::CommitmentId;

/// Whether a link says that the IRM rated the first as, or in, the second.
fn is_of_unit(link: &CommitmentLink) -> bool {
    matches!(link.kind, LinkKind::CodedAs | LinkKind::ClusteredIn)
}

/// The units that a report on a plan rates, in the order of the plan: everything of the plan, but a commitment that the
/// IRM coded as several units stands for none itself.
pub fn assessed<'a>(commitments: &'a [Commitment], links: &[CommitmentLink]) -> Vec<&'a Commitment> {
    let is_split = |it: &Commitment| {
        it.content.unit == Unit::Commitment
            && links.iter().any(|link| link.from_id == it.id && link.kind == LinkKind::CodedAs)
    };
    commitments.iter().filter(|it| !is_split(it)).collect()
}

/// The commitments that a unit is a part of, or that a cluster groups.
pub fn members(links: &[CommitmentLink], unit: CommitmentId) -> Vec<CommitmentId> {
    links.iter().filter(|it| is_of_unit(it) && it.to_id == unit).map(|it| it.from_id).collect()
}

/// The IRM's units of a commitment, and the clusters that it is in.
pub fn units_of(links: &[CommitmentLink], commitment: CommitmentId) -> Vec<CommitmentId> {
    links.iter().filter(|it| is_of_unit(it) && it.from_id == commitment).map(|it| it.to_id).collect()
}
