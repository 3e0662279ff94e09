//! What the IRM found, counted so that plans and participants can be compared: one indicator at a time, since the
//! scales of two indicators say different things, even where their words or codes are alike.

use std::collections::HashMap;

use super::assessment::HowEntered;
use super::id::{CommitmentId, Position};
use super::indicator::{Indicator, Term};

/// The indicators that are compared: completion, ambition and results. The generations of IRM method rate ambition as
/// potential impact or as potential for results, and results as "Did It Open Government" or as early results
/// ([`super::indicator::Generation`]).
pub const COMPARED: &[Indicator] = &[
    Indicator::CompletionEnd,
    Indicator::CompletionMid,
    Indicator::PotentialForResults,
    Indicator::PotentialImpact,
    Indicator::EarlyResults,
    Indicator::DiogOverall,
];

/// A value of one indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub commitment_id: CommitmentId,
    pub how_entered: HowEntered,
    pub since: Position,
    pub term: Term,
}

/// How many units the IRM could assess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Units {
    pub recorded: usize,
    /// Those that are recorded, or more where the plan is known to have more.
    pub known: usize,
}

impl Units {
    /// Of a plan that says how many commitments it has, and in how many units the IRM coded them.
    pub fn of(recorded: usize, commitments_stated: Option<i32>, units_stated: Option<i32>) -> Self {
        let stated = units_stated.or(commitments_stated).and_then(|it| usize::try_from(it).ok());
        Self { recorded, known: stated.unwrap_or_default().max(recorded) }
    }
}

impl std::iter::Sum for Units {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, it| Self {
            recorded: sum.recorded.saturating_add(it.recorded),
            known: sum.known.saturating_add(it.known),
        })
    }
}

/// How often each term was found, and among how many units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    pub units: Units,
    /// From the best of the scale to the worst; those never found left out.
    pub terms: Vec<(Term, usize)>,
}

impl Tally {
    /// The units for which there is a value.
    pub fn assessed(&self) -> usize {
        self.terms.iter().map(|(_, n)| n).sum()
    }
}

/// Counts the values of one indicator. A unit counts once: by an assessor's own entry before a transcription, and of
/// several by the last.
pub fn tally(indicator: Indicator, found: &[Found], units: Units) -> Tally {
    let rank = |it: &Found| (it.how_entered == HowEntered::Entered, it.since);
    let mut counting: HashMap<CommitmentId, &Found> = HashMap::new();
    for it in found {
        let own = counting.entry(it.commitment_id).or_insert(it);
        if rank(it) > rank(own) {
            *own = it;
        }
    }
    let terms = indicator
        .scale()
        .iter()
        .rev()
        .map(|step| (step.term, counting.values().filter(|it| it.term == step.term).count()));
    Tally { units, terms: terms.filter(|(_, n)| *n > 0).collect() }
}
