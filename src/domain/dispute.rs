//! Disputes: verdicts below what is reported, from opening to settlement. They are nowhere stored: a dispute is a
//! reading of every version of what was reported, found and answered.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::apart::{Distance, Verdict, distance};
use super::id::{MilestoneId, OrganisationId, Position, ReportId, ReviewId};
use super::progress::{
    CommitmentFact, CompletionFact, PlanFact, ReportFact, ReviewFact, irm_verdict, latest,
};
use super::vocabulary::vocabulary;

vocabulary! {
    /// How far a dispute has got.
    DisputeState "dispute_state" {
        /// The verdict is below what is reported, and nobody has answered it.
        Open = "open";
        /// The organisation responsible has answered, and both stand by what they said.
        Answered = "answered";
        /// The verdict is no longer below what is reported.
        Settled = "settled";
    }
}

vocabulary! {
    /// What settled a dispute.
    SettledBy "settled_by" {
        /// The report was put right.
        Correction = "correction";
        /// A newer report says less.
        Report = "report";
        /// The report was taken back.
        Retraction = "retraction";
        /// The review was revised.
        ReviewRevision = "review_revision";
        /// A newer review finds more.
        Review = "review";
        /// The review was taken back.
        ReviewRetraction = "review_retraction";
        /// The IRM's value was corrected, or one for the end of the plan took the place of that for halfway.
        Assessment = "assessment";
        /// The plan was changed: somebody else answers for it.
        Amendment = "amendment";
    }
}

/// Whose verdict it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Disputant {
    /// A civil-society organisation.
    Reviewer(OrganisationId),
    Irm,
}

/// A verdict below what is reported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dispute {
    pub by: Disputant,
    /// None for the commitment itself.
    pub milestone_id: Option<MilestoneId>,
    pub opened_at: Position,
    /// When the verdict as it stands was first answered.
    pub answered_at: Option<Position>,
    pub settled: Option<(Position, SettledBy)>,
    /// The claim, the verdict and how far they are apart: now, or when they last were.
    pub report_id: ReportId,
    pub claim: Verdict,
    /// None for the IRM's.
    pub review_id: Option<ReviewId>,
    pub verdict: Verdict,
    pub distance: Distance,
}

impl Dispute {
    pub fn state(&self) -> DisputeState {
        match (self.settled, self.answered_at) {
            (Some(_), _) => DisputeState::Settled,
            (None, Some(_)) => DisputeState::Answered,
            (None, None) => DisputeState::Open,
        }
    }

    pub fn is_settled(&self) -> bool {
        self.settled.is_some()
    }

    /// How many steps the verdict is below; none for a disagreement without a number.
    pub fn steps(&self) -> Option<u8> {
        match self.distance {
            Distance::Steps(steps) => Some(steps),
            Distance::WithoutNumber => None,
        }
    }
}

/// Every dispute about a commitment and its milestones, settled ones included, in the order in which they opened.
///
/// The ministry's claim is the report that counts; a reviewer's verdict is the last review by that organisation of the
/// same thing; the IRM's is its completion at the end of the plan, else halfway. A dispute opens where the verdict
/// comes to lie below the claim, whoever moved, and lasts until it no longer does. An answer settles nothing, and
/// counts for the verdict that it answers: of a review that is revised afterwards it is no answer.
pub fn of_commitment(plan: &PlanFact, fact: &CommitmentFact) -> Vec<Dispute> {
    let subjects: BTreeSet<(Option<MilestoneId>, Disputant)> = fact
        .reviews
        .iter()
        .map(|it| (it.milestone_id, Disputant::Reviewer(it.organisation_id)))
        .chain((!fact.completion.is_empty()).then_some((None, Disputant::Irm)))
        .collect();
    let mut all: Vec<Dispute> =
        subjects.into_iter().flat_map(|subject| Replay { plan, fact, subject }.run()).collect();
    all.sort_by_key(|it| (it.opened_at, it.milestone_id, it.by));
    all
}

/// One disputant's verdicts on one thing, held against the claims on it, entry by entry.
struct Replay<'a> {
    plan: &'a PlanFact,
    fact: &'a CommitmentFact,
    subject: (Option<MilestoneId>, Disputant),
}

impl Replay<'_> {
    fn run(&self) -> Vec<Dispute> {
        let mut all: Vec<Dispute> = Vec::new();
        let mut current: Option<Dispute> = None;
        for at in self.positions() {
            let below = self.below(at);
            current = match (current, below) {
                (None, below) => below,
                (Some(open), Some(now)) => Some(Dispute {
                    opened_at: open.opened_at,
                    answered_at: self.answered(&now, open.opened_at, at),
                    ..now
                }),
                (Some(open), None) => {
                    all.push(Dispute { settled: Some((at, self.what_settled(at))), ..open });
                    None
                }
            };
        }
        all.extend(current);
        all
    }

    fn reviews(&self) -> impl Iterator<Item = &ReviewFact> {
        let (milestone, by) = self.subject;
        let own = move |it: &&ReviewFact| {
            it.milestone_id == milestone && by == Disputant::Reviewer(it.organisation_id)
        };
        self.fact.reviews.iter().filter(own)
    }

    fn completion(&self) -> impl Iterator<Item = &CompletionFact> {
        self.fact.completion.iter().filter(|_| self.subject.1 == Disputant::Irm)
    }

    fn reports(&self) -> impl Iterator<Item = &ReportFact> {
        self.fact.reports.iter().filter(|it| it.milestone_id == self.subject.0)
    }

    /// Every entry at which something that matters here changed.
    fn positions(&self) -> BTreeSet<Position> {
        let spans = self.reports().map(|it| (it.since, it.until));
        let spans = spans.chain(self.reviews().map(|it| (it.since, it.until)));
        let spans = spans.chain(self.completion().map(|it| (it.since, it.until)));
        let spans = spans.chain(self.fact.leads.iter().map(|it| (it.since, it.until)));
        let answers = self.reviews().flat_map(|review| {
            self.fact.answers.iter().filter(|it| it.review_id == review.id).map(|it| it.since)
        });
        spans.flat_map(|(since, until)| std::iter::once(since).chain(until)).chain(answers).collect()
    }

    /// The dispute as it stands at a position, as if it had opened there.
    fn below(&self, at: Position) -> Option<Dispute> {
        let report = latest(self.plan, self.fact, self.subject.0, at)?;
        let claim = Verdict::Reported(report.status);
        let (verdict, review_id) = match self.subject.1 {
            Disputant::Irm => (Verdict::Irm(irm_verdict(&self.fact.completion, at)?.term?), None),
            Disputant::Reviewer(_) => {
                let held = self.reviews().filter(|it| it.holds(at) && !it.is_retracted);
                let last = held.max_by_key(|it| it.id)?;
                (Verdict::Reviewed(last.status), Some(last.id))
            }
        };
        Some(Dispute {
            by: self.subject.1,
            milestone_id: self.subject.0,
            opened_at: at,
            answered_at: None,
            settled: None,
            report_id: report.id,
            claim,
            review_id,
            verdict,
            distance: distance(claim, verdict)?,
        })
    }

    /// When the review was first answered since the dispute opened and the review last said something else.
    fn answered(&self, now: &Dispute, opened_at: Position, at: Position) -> Option<Position> {
        let said_at =
            self.reviews().find(|it| Some(it.id) == now.review_id && it.holds(at)).map(|it| it.since)?;
        let own = self.fact.answers.iter().filter(|it| Some(it.review_id) == now.review_id);
        own.map(|it| it.since).filter(|it| *it > said_at.max(opened_at) && *it <= at).min()
    }

    fn what_settled(&self, at: Position) -> SettledBy {
        let is_first = |id: ReviewId| self.reviews().filter(|it| it.id == id).all(|it| it.since >= at);
        let is_first_report = |id: ReportId| self.reports().filter(|it| it.id == id).all(|it| it.since >= at);
        let review = self.reviews().find(|it| it.since == at);
        let report = self.reports().find(|it| it.since == at);
        let is_assessed = self.completion().any(|it| it.since == at || it.until == Some(at));
        match (review, report) {
            (Some(it), _) if it.is_retracted => SettledBy::ReviewRetraction,
            (Some(it), _) if is_first(it.id) => SettledBy::Review,
            (Some(_), _) => SettledBy::ReviewRevision,
            (None, _) if is_assessed => SettledBy::Assessment,
            (None, Some(it)) if it.is_retracted => SettledBy::Retraction,
            (None, Some(it)) if is_first_report(it.id) => SettledBy::Report,
            (None, Some(_)) => SettledBy::Correction,
            (None, None) => SettledBy::Amendment,
        }
    }
}

/// The days of a dispute, in the participant's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DisputeDays {
    pub opened_on: NaiveDate,
    pub answered_on: Option<NaiveDate>,
    pub settled_on: Option<NaiveDate>,
}

impl DisputeDays {
    /// How many days it has lasted: until it was settled, else until `today`.
    pub fn age(&self, today: NaiveDate) -> i64 {
        self.settled_on.unwrap_or(today).signed_duration_since(self.opened_on).num_days()
    }
}
