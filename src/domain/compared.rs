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

/// How often each term was found, and among how many units.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Tally {
    /// The units that could have been assessed.
    pub units: usize,
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
pub fn tally(indicator: Indicator, found: &[Found], units: usize) -> Tally {
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
