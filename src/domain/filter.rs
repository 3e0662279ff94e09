//! What a list, its links and its file agree on: which commitments are meant.

use super::dispute::DisputeState;
use super::progress::State;
use super::vocabulary::vocabulary;

vocabulary! {
    /// Something that asks for attention, as a filter.
    Attention "attention" {
        Late = "late";
        Silent = "silent";
        /// Nothing said for more than six months.
        Stale = "stale";
        Disputed = "disputed";
        /// Complete without evidence that anyone can open.
        Unproven = "unproven";
    }
}

/// Which commitments a list is about; nothing set means all of them, but for the demonstration's.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Keys.
    pub participant: Option<String>,
    pub plan: Option<String>,
    /// A lead or supporting organisation.
    pub organisation: Option<String>,
    /// A theme as the plan words it, in either language.
    pub theme: Option<String>,
    pub status: Option<State>,
    pub attention: Option<Attention>,
    /// With a dispute in this state, about the commitment or one of its milestones.
    pub dispute: Option<DisputeState>,
    /// Whether the demonstration is listed too; it always is where its plan, participant or
    /// organisation is named.
    pub demonstration: bool,
}

impl Filter {
    /// The filter that means one plan.
    pub fn of_plan(key: &str) -> Self {
        Self { plan: Some(key.to_owned()), ..Self::default() }
    }

    /// Whether the commitments themselves must be looked at, beyond their plan.
    pub fn looks_inside_plans(&self) -> bool {
        self.organisation.is_some() || self.theme.is_some() || self.needs_progress()
    }

    /// Whether the rules of progress must be asked.
    pub fn needs_progress(&self) -> bool {
        self.status.is_some() || self.attention.is_some() || self.dispute.is_some()
    }
}
