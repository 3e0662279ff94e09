//! Evidence: what a claim can be checked against.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use super::id::{EvidenceId, ReportId, ReviewId};
use super::text::Bilingual;
use super::vocabulary::{Origin, vocabulary};
use crate::schema::evidence_revisions;

vocabulary! {
    /// What a piece of evidence is, from the weakest to the strongest. Law, data set and live service are one rung.
    EvidenceKind "evidence_kind" {
        Statement = "statement";
        Press = "press";
        OfficialDocument = "official_document";
        Law = "law";
        DataSet = "data_set";
        LiveService = "live_service";
    }
}

impl EvidenceKind {
    /// The rung of the ladder, from 1.
    pub fn rung(self) -> u8 {
        match self {
            Self::Statement => 1,
            Self::Press => 2,
            Self::OfficialDocument => 3,
            Self::Law | Self::DataSet | Self::LiveService => 4,
        }
    }

    /// The stronger of two; the first where they stand on one rung.
    #[must_use]
    pub fn stronger(self, other: Self) -> Self {
        if other.rung() > self.rung() { other } else { self }
    }
}

/// What is said of a piece of evidence.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = evidence_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct EvidenceContent {
    pub evidence_id: EvidenceId,
    pub kind: EvidenceKind,
    pub url: String,
    pub title_ko: Option<String>,
    pub title_ko_is: Option<Origin>,
    pub title_en: Option<String>,
    pub title_en_is: Option<Origin>,
    pub dated_on: Option<NaiveDate>,
    pub seen_on: Option<NaiveDate>,
    pub archive_url: Option<String>,
    /// When it was confirmed that the link no longer opens.
    pub dead_on: Option<NaiveDate>,
}

impl EvidenceContent {
    pub fn title(&self) -> Bilingual<'_> {
        Bilingual::new(&self.title_ko, self.title_ko_is, &self.title_en, self.title_en_is)
    }

    /// Whether anyone can open it: a web address that is not confirmed dead.
    pub fn is_openable(&self) -> bool {
        is_web_address(&self.url) && self.dead_on.is_none()
    }
}

/// Whether `url` is an address that a reader can follow: http or https, with a host.
pub fn is_web_address(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| {
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        host.contains('.') && !host.contains(char::is_whitespace) && !url.contains(char::is_control)
    })
}

/// A piece of evidence as of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub id: EvidenceId,
    pub key: String,
    pub report_id: Option<ReportId>,
    pub review_id: Option<ReviewId>,
    pub content: EvidenceContent,
}
