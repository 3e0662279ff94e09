//! Reviews: civil society's verdicts.

use chrono::{DateTime, Utc};
use diesel::{Insertable, Queryable, Selectable};

use super::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId, Position, ReviewId};
use super::text::Bilingual;
use super::vocabulary::{Origin, vocabulary};
use crate::schema::{review_revisions, reviews};

vocabulary! {
    /// How far a reviewer finds that a promise has got.
    ReviewedStatus "reviewed_status" {
        NotStarted = "not_started";
        Limited = "limited";
        Substantial = "substantial";
        Complete = "complete";
        /// Looked for, and not found: not the same as "not started".
        NoEvidence = "no_evidence";
    }
}

/// What a review is about, by whom and for when; fixed for good.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = reviews, check_for_backend(diesel::sqlite::Sqlite))]
pub struct ReviewSubject {
    pub key: String,
    pub commitment_id: CommitmentId,
    /// None for a review of the commitment as a whole.
    pub milestone_id: Option<MilestoneId>,
    pub organisation_id: OrganisationId,
    pub period_id: Option<PeriodId>,
}

/// The words of a review.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = review_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct ReviewContent {
    pub review_id: ReviewId,
    pub status: ReviewedStatus,
    pub text_ko: Option<String>,
    pub text_ko_is: Option<Origin>,
    pub text_en: Option<String>,
    pub text_en_is: Option<Origin>,
    pub is_retracted: bool,
}

impl ReviewContent {
    pub fn text(&self) -> Bilingual<'_> {
        Bilingual::new(&self.text_ko, self.text_ko_is, &self.text_en, self.text_en_is)
    }
}

/// A review as of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub id: ReviewId,
    pub subject: ReviewSubject,
    pub made_at: Position,
    pub since: Position,
    pub recorded_at: DateTime<Utc>,
    pub content: ReviewContent,
}
