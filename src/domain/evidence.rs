//! Evidence: what a claim can be checked against.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use super::address::is_web_address;
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

    /// Whether anyone can open it: at its own address, unless that is confirmed dead, or where it is archived.
    pub fn is_openable(&self) -> bool {
        self.openable_url().is_some()
    }

    /// Where anyone can open it.
    pub fn openable_url(&self) -> Option<&str> {
        let own = Some(self.url.as_str()).filter(|_| self.dead_on.is_none());
        own.or(self.archive_url.as_deref()).filter(|it| is_web_address(it))
    }
}

/// What readers said of a piece of evidence: that its link no longer opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LinkReported {
    pub evidence_id: EvidenceId,
    pub n: i64,
    pub last_on: NaiveDate,
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

/// The strongest of some items that anyone can open; of several on one rung the first.
pub fn strongest<'a>(items: impl Iterator<Item = &'a Evidence>) -> Option<&'a Evidence> {
    items.filter(|it| it.content.is_openable()).reduce(|best, it| {
        let kind = best.content.kind;
        if kind.stronger(it.content.kind) == kind { best } else { it }
    })
}
