//! Progress reports: what an organisation says that it has done.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::{Insertable, Queryable, Selectable};

use super::date::StoredDayIfAny;
use super::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId, Position, ReportId};
use super::text::Bilingual;
use super::vocabulary::{Origin, vocabulary};
use crate::schema::{report_revisions, reports};

vocabulary! {
    /// How far an organisation says that it has got.
    ReportedStatus "reported_status" {
        NotStarted = "not_started";
        Limited = "limited";
        Substantial = "substantial";
        Complete = "complete";
        /// Needs the amendment that withdrew it.
        Withdrawn = "withdrawn";
    }
}

/// What a report is about, by whom and for when; fixed for good.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = reports, check_for_backend(diesel::sqlite::Sqlite))]
pub struct ReportSubject {
    pub key: String,
    pub commitment_id: CommitmentId,
    /// None for a report on the commitment itself.
    pub milestone_id: Option<MilestoneId>,
    pub organisation_id: OrganisationId,
    pub period_id: Option<PeriodId>,
    /// Whether it was made before this record began, and carried over later.
    pub entered_later: bool,
}

/// The words of a report.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = report_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct ReportContent {
    pub report_id: ReportId,
    pub status: ReportedStatus,
    pub text_ko: Option<String>,
    pub text_ko_is: Option<Origin>,
    pub text_en: Option<String>,
    pub text_en_is: Option<Origin>,
    /// What stands in the way; required for not started and limited.
    pub difficulties_ko: Option<String>,
    pub difficulties_en: Option<String>,
    pub next_step_ko: Option<String>,
    pub next_step_en: Option<String>,
    /// Why there is no public evidence, where complete is claimed without any.
    pub no_evidence_ko: Option<String>,
    pub no_evidence_en: Option<String>,
    /// When what is reported happened.
    #[diesel(deserialize_as = StoredDayIfAny)]
    pub occurred_on: Option<NaiveDate>,
    pub is_retracted: bool,
}

impl ReportContent {
    pub fn text(&self) -> Bilingual<'_> {
        Bilingual::new(&self.text_ko, self.text_ko_is, &self.text_en, self.text_en_is)
    }

    pub fn difficulties(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.difficulties_ko, &self.difficulties_en)
    }

    pub fn next_step(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.next_step_ko, &self.next_step_en)
    }

    pub fn no_evidence(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.no_evidence_ko, &self.no_evidence_en)
    }
}

/// A report as of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    pub id: ReportId,
    pub subject: ReportSubject,
    /// Where it was first made.
    pub made_at: Position,
    /// Where its present words come from; later than `made_at` if it was corrected.
    pub since: Position,
    /// When it was first made.
    pub recorded_at: DateTime<Utc>,
    pub content: ReportContent,
}
