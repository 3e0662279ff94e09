//! A report that is being written: an organisation's own, until it is published.

use chrono::{DateTime, Utc};
use diesel::{Insertable, Queryable, Selectable};
use serde::{Deserialize, Serialize};

use super::id::{CommitmentId, DraftId, MemberId, MilestoneId, OrganisationId, Position, ReportId};
use super::report::ReportContent;
use super::vocabulary::Vocabulary as _;
use crate::schema::drafts;

/// Whose draft it is, and on what.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = drafts, check_for_backend(diesel::sqlite::Sqlite))]
pub struct DraftSubject {
    pub organisation_id: OrganisationId,
    pub commitment_id: CommitmentId,
    /// None for a report on the commitment itself.
    pub milestone_id: Option<MilestoneId>,
    /// The report that it corrects; none for a new one.
    pub report_id: Option<ReportId>,
}

/// What was typed so far.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = drafts, check_for_backend(diesel::sqlite::Sqlite))]
pub struct DraftContent {
    /// Who saved it last.
    pub written_by: MemberId,
    /// What was typed, as JSON.
    pub content: String,
    /// Where the organisation's latest report on the subject came from when the writing began; 0 if there was none.
    pub base: Position,
}

/// A draft.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = drafts, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Draft {
    pub id: DraftId,
    /// Grows by one each time it is saved, so that two who write at once notice.
    pub version: i32,
    pub saved_at: DateTime<Utc>,
    #[diesel(embed)]
    pub subject: DraftSubject,
    #[diesel(embed)]
    pub content: DraftContent,
}

/// A report as typed, whether it makes sense or not, so that nothing typed is lost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedReport {
    /// The key of the reporting period; empty for none.
    pub period: String,
    /// The key of the organisation whose report it is.
    pub organisation: String,
    pub status: String,
    pub text_ko: String,
    pub text_en: String,
    pub difficulties_ko: String,
    pub difficulties_en: String,
    pub next_step_ko: String,
    pub next_step_en: String,
    pub no_evidence_ko: String,
    pub no_evidence_en: String,
    pub occurred_on: String,
    /// Whether it was made before this record began.
    pub entered_later: bool,
    /// Why it is corrected; of a correction only.
    pub reason: String,
    pub evidence: Vec<TypedEvidence>,
}

/// A piece of evidence as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedEvidence {
    pub kind: String,
    pub url: String,
    pub title: String,
    pub dated_on: String,
}

impl TypedEvidence {
    /// Whether nothing was typed: a row that was left empty. The kind is always chosen.
    pub fn is_empty(&self) -> bool {
        [&self.url, &self.title, &self.dated_on].iter().all(|it| it.trim().is_empty())
    }
}

impl TypedReport {
    /// The form of words that were published.
    pub fn of(content: &ReportContent) -> Self {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        Self {
            status: content.status.slug().to_owned(),
            text_ko: text(&content.text_ko),
            text_en: text(&content.text_en),
            difficulties_ko: text(&content.difficulties_ko),
            difficulties_en: text(&content.difficulties_en),
            next_step_ko: text(&content.next_step_ko),
            next_step_en: text(&content.next_step_en),
            no_evidence_ko: text(&content.no_evidence_ko),
            no_evidence_en: text(&content.no_evidence_en),
            occurred_on: content.occurred_on.map(|it| it.to_string()).unwrap_or_default(),
            ..Self::default()
        }
    }
}
