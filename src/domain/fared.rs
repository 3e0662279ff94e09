//! How an organisation's reports fared against what others found.

use super::apart::{Apart, Verdict, apart};
use super::dispute::Disputant;
use super::id::{MilestoneId, OrganisationId, ReviewId};
use super::progress::{CommitmentProgress, ReportFact};

/// A report that counts, beside a verdict that stands on the same thing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Comparison {
    pub milestone_id: Option<MilestoneId>,
    pub report: ReportFact,
    pub by: Disputant,
    /// None for the IRM's verdict.
    pub review_id: Option<ReviewId>,
    pub verdict: Verdict,
    pub apart: Apart,
}

/// Every way in which two verdicts can compare, from agreement downwards, and better last.
pub const OUTCOMES: [Apart; 6] = [
    Apart::Agree,
    Apart::Below(1),
    Apart::Below(2),
    Apart::Below(3),
    Apart::WithoutNumber,
    // Any number of steps above counts as better.
    Apart::Above(1),
];

/// Whether a comparison has an outcome.
pub fn has(comparison: &Comparison, outcome: Apart) -> bool {
    match (comparison.apart, outcome) {
        (Apart::Above(_), Apart::Above(_)) => true,
        (own, wanted) => own == wanted,
    }
}

/// The reports of an organisation that count for a commitment and its milestones, each beside every verdict that stands
/// on the same thing and can be compared.
pub fn of_commitment(progress: &CommitmentProgress, organisation: OrganisationId) -> Vec<Comparison> {
    let milestones = progress.milestones.iter().filter_map(|it| it.latest);
    let claims =
        progress.latest.into_iter().chain(milestones).filter(|it| it.organisation_id == organisation);
    let mut all = Vec::new();
    for report in claims {
        let claim = Verdict::Reported(report.status);
        let reviews =
            progress.reviews.iter().filter(|it| it.milestone_id == report.milestone_id).map(|it| {
                (Disputant::Reviewer(it.organisation_id), Some(it.id), Verdict::Reviewed(it.status))
            });
        let term = progress.irm.and_then(|it| it.term).filter(|_| report.milestone_id.is_none());
        let irm = term.map(|it| (Disputant::Irm, None, Verdict::Irm(it)));
        all.extend(reviews.chain(irm).filter_map(|(by, review_id, verdict)| {
            let apart = apart(claim, verdict)?;
            Some(Comparison { milestone_id: report.milestone_id, report, by, review_id, verdict, apart })
        }));
    }
    all
}
