//! Milestones: verifiable deliverables.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use super::commitment::Standing;
use super::date::{StoredDayIfAny, When};
use super::id::{CommitmentId, MilestoneId, OrganisationId};
use super::text::Bilingual;
use super::vocabulary::{Origin, Precision};
use crate::schema::milestone_revisions;

/// What is said of a milestone.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = milestone_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct MilestoneContent {
    pub milestone_id: MilestoneId,
    pub number: Option<String>,
    /// Its place in the commitment.
    pub ordinal: i32,
    pub standing: Standing,
    pub title_ko: Option<String>,
    pub title_ko_is: Option<Origin>,
    pub title_en: Option<String>,
    pub title_en_is: Option<Origin>,
    pub start_written: Option<String>,
    #[diesel(deserialize_as = StoredDayIfAny)]
    pub start_on: Option<NaiveDate>,
    pub start_precision: Option<Precision>,
    pub due_written: Option<String>,
    #[diesel(deserialize_as = StoredDayIfAny)]
    pub due_on: Option<NaiveDate>,
    pub due_precision: Option<Precision>,
    pub organisation_id: Option<OrganisationId>,
    pub responsible_written: Option<String>,
    pub source: Option<String>,
}

impl MilestoneContent {
    pub fn title(&self) -> Bilingual<'_> {
        Bilingual::new(&self.title_ko, self.title_ko_is, &self.title_en, self.title_en_is)
    }

    pub fn start(&self) -> When {
        When { written: self.start_written.clone(), on: self.start_on, precision: self.start_precision }
    }

    pub fn due(&self) -> When {
        When { written: self.due_written.clone(), on: self.due_on, precision: self.due_precision }
    }
}

/// A milestone as of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Milestone {
    pub id: MilestoneId,
    pub key: String,
    pub commitment_id: CommitmentId,
    pub content: MilestoneContent,
}
