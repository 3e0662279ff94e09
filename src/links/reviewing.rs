//! Where reviews and answers are written.

use super::{Place, encoded};

impl Place {
    /// The form for a review of a commitment.
    pub fn review_commitment(&self, key: &str) -> String {
        self.address(&format!("/desk/commitments/{}/review", encoded(key)), &[])
    }

    /// The form for a review of a milestone.
    pub fn review_milestone(&self, key: &str) -> String {
        self.address(&format!("/desk/milestones/{}/review", encoded(key)), &[])
    }

    /// The form that revises a review.
    pub fn revise_review(&self, key: &str) -> String {
        self.address(&format!("/desk/reviews/{}/revise", encoded(key)), &[])
    }

    /// The form that takes a review back.
    pub fn retract_review(&self, key: &str) -> String {
        self.address(&format!("/desk/reviews/{}/retract", encoded(key)), &[])
    }

    /// The form for an answer to a review.
    pub fn answer_review(&self, key: &str) -> String {
        self.address(&format!("/desk/reviews/{}/answer", encoded(key)), &[])
    }
}
