//! The values of OGP that a commitment furthers.

use super::commitment::TextField;
use super::indicator::{Indicator, Term};
use super::vocabulary::{Vocabulary as _, vocabulary};

vocabulary! {
    /// A value of OGP.
    OgpValue "ogp_value" {
        Access = "access";
        Participation = "participation";
        Accountability = "accountability";
    }
}

impl OgpValue {
    /// Where OGP's template asks how a commitment furthers it.
    fn field(self) -> TextField {
        match self {
            Self::Access => TextField::Transparency,
            Self::Participation => TextField::Participation,
            Self::Accountability => TextField::Accountability,
        }
    }

    fn indicator(self) -> Indicator {
        match self {
            Self::Access => Indicator::ValueAccess,
            Self::Participation => Indicator::ValueParticipation,
            Self::Accountability => Indicator::ValueAccountability,
        }
    }
}

/// The values that a commitment furthers: those for which its plan says how, in the fields that OGP's template has for
/// them; where the plan says it of none, those that the IRM coded "yes".
pub fn values_of(said: &[TextField], coded: &[(Indicator, Option<Term>)]) -> Vec<OgpValue> {
    let by_plan: Vec<OgpValue> =
        OgpValue::ALL.iter().copied().filter(|it| said.contains(&it.field())).collect();
    if !by_plan.is_empty() {
        return by_plan;
    }
    let is_coded = |it: &OgpValue| coded.contains(&(it.indicator(), Some(Term::Yes)));
    OgpValue::ALL.iter().copied().filter(is_coded).collect()
}
