//! Answers: what the organisation responsible says to a review. An answer stands beside the review and settles nothing.

use chrono::{DateTime, Utc};
use diesel::{Insertable, Queryable, Selectable};

use super::id::{AnswerId, OrganisationId, Position, ReviewId};
use super::text::Bilingual;
use super::vocabulary::Origin;
use crate::schema::{answer_revisions, answers};

/// Which review is answered, and by whom; fixed for good.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = answers, check_for_backend(diesel::sqlite::Sqlite))]
pub struct AnswerSubject {
    pub key: String,
    pub review_id: ReviewId,
    /// Whose answer it is, whoever wrote it.
    pub organisation_id: OrganisationId,
}

/// The words of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = answer_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct AnswerContent {
    pub answer_id: AnswerId,
    pub text_ko: Option<String>,
    pub text_ko_is: Option<Origin>,
    pub text_en: Option<String>,
    pub text_en_is: Option<Origin>,
}

impl AnswerContent {
    pub fn text(&self) -> Bilingual<'_> {
        Bilingual::new(&self.text_ko, self.text_ko_is, &self.text_en, self.text_en_is)
    }
}

/// An answer as of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub id: AnswerId,
    pub subject: AnswerSubject,
    pub made_at: Position,
    pub since: Position,
    pub recorded_at: DateTime<Utc>,
    /// Who wrote its present words; none for the command line.
    pub written_by: Option<OrganisationId>,
    pub content: AnswerContent,
}

impl Answer {
    /// Who wrote it where that was not the organisation whose answer it is: the secretariat, on its behalf.
    pub fn on_behalf_by(&self) -> Option<OrganisationId> {
        self.written_by.filter(|it| *it != self.subject.organisation_id)
    }
}
