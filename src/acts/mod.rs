//! What people and the operator do to the record. Each act checks its rules and makes one entry in the ledger.

pub mod assessing;
pub mod coding;
pub mod membership;
pub mod passwords;
pub mod planning;
pub mod redacting;
pub mod reporting;
pub mod reviewing;
pub mod secret;
pub mod typed;

use chrono::{DateTime, Utc};

use crate::domain::fault::Fault;
use crate::domain::id::{OrganisationId, ParticipantId};
use crate::domain::ledger_entry::{EntryKind, NewEntry};

/// Who acts, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    pub at: DateTime<Utc>,
    /// None for the command line.
    pub organisation_id: Option<OrganisationId>,
    pub office: String,
}

impl Actor {
    /// The command line.
    pub fn operator(at: DateTime<Utc>) -> Self {
        Self { at, organisation_id: None, office: NewEntry::OPERATOR.to_owned() }
    }

    /// An organisation's office.
    pub fn of(at: DateTime<Utc>, organisation: OrganisationId, office: &str) -> Self {
        Self { at, organisation_id: Some(organisation), office: office.to_owned() }
    }

    /// An entry by this actor.
    pub fn entry(&self, kind: EntryKind, participant: Option<ParticipantId>) -> NewEntry {
        NewEntry {
            at: self.at,
            organisation_id: self.organisation_id,
            office: self.office.clone(),
            kind,
            participant_id: participant,
            reason: None,
            source: None,
        }
    }
}

/// Why an act was not done.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// It breaks rules; all of them are listed, and nothing was written.
    #[error("refused: {0:?}")]
    Refused(Vec<Fault>),
    /// Somebody else changed the same thing since the writer looked at it; nothing was written.
    #[error("changed in the meantime")]
    Conflict,
    /// The form was acted upon before, and led to this address.
    #[error("done before: {0}")]
    Done(String),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
}

impl ActError {
    /// Refuses if there are faults.
    ///
    /// # Errors
    /// [`ActError::Refused`] with all of them.
    pub fn refuse(faults: Vec<Fault>) -> Result<(), Self> {
        if faults.is_empty() { Ok(()) } else { Err(Self::Refused(faults)) }
    }
}
