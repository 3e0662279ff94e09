//! The charts of a plan.

use super::{Place, encoded};

impl Place {
    /// How a plan moves: its states, milestones complete beside those due, and its calendar.
    pub fn progress(&self, plan: &str) -> String {
        self.address(&format!("/plans/{}/progress", encoded(plan)), &[])
    }

    /// A chart of a plan as a file of its own.
    pub fn chart(&self, plan: &str, chart: &str) -> String {
        self.address(&format!("/plans/{}/charts/{chart}.svg", encoded(plan)), &[])
    }
}
