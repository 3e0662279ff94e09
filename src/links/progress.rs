//! The charts of a plan, and plans and participants beside one another.

use super::{Place, encoded, pairs};
use crate::domain::filter::Filter;
use crate::domain::indicator::Indicator;
use crate::domain::vocabulary::Vocabulary as _;

impl Place {
    /// How a plan moves: its states, milestones complete beside those due, and its calendar.
    pub fn progress(&self, plan: &str) -> String {
        self.address(&format!("/plans/{}/progress", encoded(plan)), &[])
    }

    /// The plans of a participant beside one another.
    pub fn participant(&self, key: &str) -> String {
        self.address(&format!("/participants/{}", encoded(key)), &[])
    }

    /// Participants beside one another, by an indicator of the IRM's or the first that says anything; the demonstration
    /// too, where the filter lists it.
    pub fn participants(&self, indicator: Option<Indicator>, filter: &Filter) -> String {
        let mut pairs = pairs(&Filter { demonstration: filter.demonstration, ..Filter::default() });
        pairs.extend(indicator.map(|it| ("indicator", it.slug().to_owned())));
        self.address("/participants", &pairs)
    }

    /// A chart of a plan as a file of its own.
    pub fn chart(&self, plan: &str, chart: &str) -> String {
        self.address(&format!("/plans/{}/charts/{chart}.svg", encoded(plan)), &[])
    }
}
