//! Assessments: one value of one IRM indicator for one commitment.

use diesel::{Insertable, Queryable, Selectable};

use super::id::{CommitmentId, OrganisationId};
use super::indicator::{Indicator, Mark, Product, Step, Term};
use super::text::Bilingual;
use super::vocabulary::{Missing, Origin, vocabulary};
use crate::schema::assessments;

vocabulary! {
    /// How a value came into the record.
    HowEntered "how_entered" {
        /// Carried over from a published IRM report or OGP's database.
        Transcribed = "transcribed";
        /// The assessor's own entry.
        Entered = "entered";
    }
}

/// A value with where it comes from. Exactly one of term, missing and text holds.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = assessments, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Assessment {
    pub commitment_id: CommitmentId,
    pub product: Product,
    pub indicator: Indicator,
    pub term: Option<Term>,
    pub missing: Option<Missing>,
    /// The value of an indicator without a scale: a year, a cluster.
    pub value_text: Option<String>,
    pub how_entered: HowEntered,
    /// Who transcribed or entered it; none for an import from the command line.
    pub organisation_id: Option<OrganisationId>,
    /// Who checked the transcription: another organisation, or nobody yet.
    pub checked_by_id: Option<OrganisationId>,
    pub report_year: Option<i32>,
    pub report_url: Option<String>,
    pub page: Option<String>,
    pub rationale_ko: Option<String>,
    pub rationale_ko_is: Option<Origin>,
    pub rationale_en: Option<String>,
    pub rationale_en_is: Option<Origin>,
    pub source: Option<String>,
}

impl Assessment {
    /// The value itself.
    pub fn mark(&self) -> Option<Mark> {
        let text = || self.value_text.clone().map(Mark::Text);
        self.term.map(Mark::Term).or(self.missing.map(Mark::Missing)).or_else(text)
    }

    /// The step of the scale that the value stands on.
    pub fn step(&self) -> Option<&'static Step> {
        self.term.and_then(|term| self.indicator.step(term))
    }

    pub fn rationale(&self) -> Bilingual<'_> {
        Bilingual::new(&self.rationale_ko, self.rationale_ko_is, &self.rationale_en, self.rationale_en_is)
    }

    /// Whether it is a transcription that nobody else has compared with the report.
    pub fn is_unchecked(&self) -> bool {
        self.how_entered == HowEntered::Transcribed && self.checked_by_id.is_none()
    }
}
