//! What a reader is shown of the columns that OGP derives: which there are for a generation of plans, and what each
//! says of a commitment.

use super::derived::{self, Coded, Coding, Quadrant};
use super::indicator::{Generation, Term};
use super::vocabulary::{Missing, vocabulary};

vocabulary! {
    /// A value that follows from what the IRM coded, by a rule of [`super::derived`].
    Derived "derived" {
        Verifiable = "verifiable";
        Relevant = "relevant";
        HighAmbition = "high_ambition";
        HighCompletion = "high_completion";
        ChangeInCompletion = "change_in_completion";
        HighResult = "high_result";
        StarBeforeJune2014 = "star_before_june_2014";
        Star2015 = "star_2015";
        StarMid = "star_mid";
        StarEnd = "star_end";
        Quadrant = "quadrant";
    }
}

/// What a derived value says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Finding {
    Is(bool),
    /// Steps up or down.
    Steps(i8),
    Quadrant(Quadrant),
    /// Why it says nothing.
    Missing(Missing),
    /// No rule gives one.
    Nothing,
}

impl From<Coded<bool>> for Finding {
    fn from(coded: Coded<bool>) -> Self {
        match coded {
            Coded::Value(is) => Self::Is(is),
            Coded::Missing(missing) => Self::Missing(missing),
        }
    }
}

impl Derived {
    /// Whether it has a meaning for plans of this generation. Stars ended with the plans of 2017 and 2018.
    pub fn is_of(self, generation: Generation) -> bool {
        match self {
            Self::Verifiable
            | Self::ChangeInCompletion
            | Self::StarBeforeJune2014
            | Self::Star2015
            | Self::StarMid => generation == Generation::First,
            Self::Relevant | Self::HighAmbition | Self::StarEnd => generation != Generation::Current,
            Self::HighCompletion | Self::HighResult | Self::Quadrant => true,
        }
    }

    /// Whether it is one of the stars, of any era.
    pub fn is_star(self) -> bool {
        matches!(self, Self::StarBeforeJune2014 | Self::Star2015 | Self::StarMid | Self::StarEnd)
    }

    /// What it says of a commitment.
    pub fn of(self, coding: &Coding) -> Finding {
        let yes = |term: Coded<Term>| Finding::from(term.map(|it| it == Term::Yes));
        match self {
            Self::Verifiable => yes(derived::verifiable(coding)),
            Self::Relevant => yes(derived::relevant(coding)),
            Self::HighAmbition => derived::has_high_ambition(coding).into(),
            Self::HighCompletion => match derived::raw_completion(coding) {
                Coded::Value(_) => Finding::Is(derived::has_high_completion(coding)),
                Coded::Missing(_) => Finding::Missing(Missing::NotReviewed),
            },
            Self::ChangeInCompletion => match derived::change_in_completion(coding) {
                Coded::Value(steps) => Finding::Steps(steps),
                Coded::Missing(missing) => Finding::Missing(missing),
            },
            Self::HighResult if derived::is_diog_assessed(coding) => {
                Finding::Is(derived::has_high_diog(coding))
            }
            Self::HighResult => Finding::Missing(Missing::NotReviewed),
            Self::StarBeforeJune2014 => derived::starred_before_june_2014(coding).into(),
            Self::Star2015 => derived::starred_2015(coding).into(),
            Self::StarMid => derived::starred_mid(coding).into(),
            Self::StarEnd => derived::starred_end(coding).into(),
            Self::Quadrant => derived::quadrant(coding).map_or(Finding::Nothing, Finding::Quadrant),
        }
    }
}
