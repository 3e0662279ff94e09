//! A review, or an answer to one, that is being written: an organisation's own, until it is published.

use chrono::{DateTime, Utc};
use diesel::{Insertable, Queryable, Selectable};
use serde::{Deserialize, Serialize};

use super::draft::{DraftContent, TypedEvidence};
use super::id::{CommitmentId, MilestoneId, OrganisationId, ReviewDraftId, ReviewId};
use crate::schema::review_drafts;

/// Whose draft it is, and on what.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = review_drafts, check_for_backend(diesel::sqlite::Sqlite))]
pub struct ReviewDraftSubject {
    pub organisation_id: OrganisationId,
    pub commitment_id: CommitmentId,
    pub milestone_id: Option<MilestoneId>,
    /// The review that it revises; none for a new one and for an answer.
    pub revises_id: Option<ReviewId>,
    /// The review that it answers.
    pub answers_id: Option<ReviewId>,
}

/// A draft of a review or answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewDraft {
    pub id: ReviewDraftId,
    /// Grows by one each time it is saved, so that two who write at once notice.
    pub version: i32,
    pub saved_at: DateTime<Utc>,
    pub subject: ReviewDraftSubject,
    pub content: DraftContent,
}

/// A review or an answer as typed, whether it makes sense or not, so that nothing typed is lost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedReview {
    /// The key of the reporting period; empty for none, and of an answer.
    pub period: String,
    /// The key of the organisation whose words they are.
    pub organisation: String,
    /// The verdict; of a review only.
    pub status: String,
    pub text_ko: String,
    pub text_en: String,
    /// Why it is revised; of a revision only.
    pub reason: String,
    /// Of a review only.
    pub evidence: Vec<TypedEvidence>,
}
