//! What is passed on: cards for other sites, and briefs for paper.

use super::{Place, encoded};

impl Place {
    /// A commitment as a card that other sites may show in a frame.
    pub fn commitment_card(&self, key: &str) -> String {
        self.address(&format!("/embed/commitments/{}", encoded(key)), &[])
    }

    /// A plan as such a card.
    pub fn plan_card(&self, key: &str) -> String {
        self.address(&format!("/embed/plans/{}", encoded(key)), &[])
    }

    /// A commitment on one sheet of paper.
    pub fn commitment_brief(&self, key: &str) -> String {
        self.address(&format!("/commitments/{}/brief", encoded(key)), &[])
    }

    /// A plan on one sheet of paper.
    pub fn plan_brief(&self, key: &str) -> String {
        self.address(&format!("/plans/{}/brief", encoded(key)), &[])
    }
}
