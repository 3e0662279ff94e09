//! Entries of the ledger: who changed what kind of thing, when and why.

use chrono::{DateTime, Utc};

use super::id::{OrganisationId, ParticipantId, Position};
use super::vocabulary::vocabulary;

vocabulary! {
    /// What an entry did to the record.
    EntryKind "entry_kind" {
        Import = "import";
        Plan = "plan";
        /// A version of a plan was submitted to OGP.
        Submission = "submission";
        /// A plan in force was changed.
        Amendment = "amendment";
        /// A plan's reporting was opened.
        Tracking = "tracking";
        Report = "report";
        /// A report was put right; the old words stay.
        Correction = "correction";
        /// A report was taken back; its words stay.
        Retraction = "retraction";
        Review = "review";
        ReviewRevision = "review_revision";
        /// Values were carried over from a published IRM report.
        Transcription = "transcription";
        Assessment = "assessment";
        Organisation = "organisation";
        /// Personal data was emptied by law.
        Redaction = "redaction";
        /// A ministry answered a review.
        Answer = "answer";
        /// The link of a piece of evidence was confirmed dead, or mended.
        Evidence = "evidence";
        /// A correction request was accepted or refused by the secretariat.
        Request = "request";
        /// A correction request was answered by whoever is responsible.
        Outcome = "outcome";
        /// A transcription was checked against the report by another organisation.
        Check = "check";
        /// An IRM report was noted, with the dates of its comment period.
        IrmReport = "irm_report";
    }
}

vocabulary! {
    /// What an entry did to a row.
    RowAction "row_action" {
        Add = "add";
        Close = "close";
        Redact = "redact";
    }
}

/// An entry to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEntry {
    /// The clock of whoever writes. Recorded as the last entry's time if the clock lags behind it.
    pub at: DateTime<Utc>,
    /// None for the command line.
    pub organisation_id: Option<OrganisationId>,
    pub office: String,
    pub kind: EntryKind,
    pub participant_id: Option<ParticipantId>,
    pub reason: Option<String>,
    pub source: Option<String>,
}

impl NewEntry {
    /// The office of the command line.
    pub const OPERATOR: &'static str = "operator";

    /// An entry made from the command line.
    pub fn by_operator(at: DateTime<Utc>, kind: EntryKind) -> Self {
        Self {
            at,
            organisation_id: None,
            office: Self::OPERATOR.to_owned(),
            kind,
            participant_id: None,
            reason: None,
            source: None,
        }
    }
}

/// An entry as it stands in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub position: Position,
    pub recorded_at: DateTime<Utc>,
    pub organisation_id: Option<OrganisationId>,
    pub office: String,
    pub kind: EntryKind,
    pub participant_id: Option<ParticipantId>,
    pub reason: Option<String>,
    pub source: Option<String>,
    /// The version of the canonical form that its hashes were made of.
    pub canonical: i32,
    pub digest: String,
}
