//! How far apart two verdicts are: the one comparison that pages, disputes, counts and files make.

use super::indicator::Term;
use super::report::ReportedStatus;
use super::review::ReviewedStatus;

/// What somebody says of how far a promise has got, each in the words of their own vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Reported(ReportedStatus),
    Reviewed(ReviewedStatus),
    /// The IRM's completion.
    Irm(Term),
}

/// Where a verdict stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// Not started 0, limited 1, substantial 2, complete 3.
    Step(u8),
    /// Looked for, and nothing found or not clear: OGP's code 1.
    NoEvidence,
    /// Takes no part in comparisons: withdrawn, and terms that are no completion.
    Aside,
}

impl Verdict {
    pub fn stand(self) -> Stand {
        match self {
            Self::Reported(ReportedStatus::NotStarted)
            | Self::Reviewed(ReviewedStatus::NotStarted)
            | Self::Irm(Term::NotStarted) => Stand::Step(0),
            Self::Reported(ReportedStatus::Limited)
            | Self::Reviewed(ReviewedStatus::Limited)
            | Self::Irm(Term::Limited) => Stand::Step(1),
            Self::Reported(ReportedStatus::Substantial)
            | Self::Reviewed(ReviewedStatus::Substantial)
            | Self::Irm(Term::Substantial) => Stand::Step(2),
            Self::Reported(ReportedStatus::Complete)
            | Self::Reviewed(ReviewedStatus::Complete)
            | Self::Irm(Term::Complete) => Stand::Step(3),
            Self::Reviewed(ReviewedStatus::NoEvidence) | Self::Irm(Term::NoEvidence | Term::Unclear) => {
                Stand::NoEvidence
            }
            Self::Reported(ReportedStatus::Withdrawn) | Self::Irm(_) => Stand::Aside,
        }
    }
}

/// How a second verdict compares with a first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Apart {
    Agree,
    /// The second is that many steps below.
    Below(u8),
    /// "No evidence" in one beside substantial or complete in the other: a disagreement without a number.
    WithoutNumber,
    /// The second is that many steps above.
    Above(u8),
}

/// How `second` compares with `first`; none where one of the two takes no part, and for "no evidence" beside not
/// started or limited.
pub fn apart(first: Verdict, second: Verdict) -> Option<Apart> {
    match (first.stand(), second.stand()) {
        (Stand::Step(a), Stand::Step(b)) if a > b => Some(Apart::Below(a.saturating_sub(b))),
        (Stand::Step(a), Stand::Step(b)) if a < b => Some(Apart::Above(b.saturating_sub(a))),
        (Stand::Step(_), Stand::Step(_)) | (Stand::NoEvidence, Stand::NoEvidence) => Some(Apart::Agree),
        (Stand::Step(step), Stand::NoEvidence) | (Stand::NoEvidence, Stand::Step(step)) => {
            (step >= 2).then_some(Apart::WithoutNumber)
        }
        (Stand::Aside, _) | (_, Stand::Aside) => None,
    }
}

/// How far below a claim a verdict is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    Steps(u8),
    /// "No evidence" beside substantial or complete.
    WithoutNumber,
}

/// The distance of a verdict below a claim; none where they agree or the verdict is better, or where one takes no part.
pub fn distance(claim: Verdict, verdict: Verdict) -> Option<Distance> {
    match apart(claim, verdict)? {
        Apart::Below(steps) => Some(Distance::Steps(steps)),
        Apart::WithoutNumber => Some(Distance::WithoutNumber),
        Apart::Agree | Apart::Above(_) => None,
    }
}
