//! Organisations: who promises, watches and assesses.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use super::id::{OrganisationId, ParticipantId};
use super::text::Bilingual;
use super::vocabulary::{Origin, vocabulary};
use crate::schema::{organisation_names, organisation_revisions};

vocabulary! {
    /// What an organisation is; decides what its members may do.
    OrganisationKind "organisation_kind" {
        Ministry = "ministry";
        CivilSociety = "civil_society";
        Irm = "irm";
        Other = "other";
    }
}

/// What is said of an organisation, but for its names.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = organisation_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct OrganisationContent {
    pub organisation_id: OrganisationId,
    pub kind: OrganisationKind,
    pub parent_id: Option<OrganisationId>,
    /// Who answers for what it left behind.
    pub successor_id: Option<OrganisationId>,
    pub succeeded_on: Option<NaiveDate>,
    pub homepage: Option<String>,
    pub source: Option<String>,
}

/// A name, from a date on; from the beginning where there is no date.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = organisation_names, check_for_backend(diesel::sqlite::Sqlite))]
pub struct OrganisationName {
    pub organisation_id: OrganisationId,
    pub valid_from: Option<NaiveDate>,
    pub name_ko: Option<String>,
    pub name_ko_is: Option<Origin>,
    pub name_en: Option<String>,
    pub name_en_is: Option<Origin>,
    pub source: Option<String>,
}

impl OrganisationName {
    pub fn name(&self) -> Bilingual<'_> {
        Bilingual::new(&self.name_ko, self.name_ko_is, &self.name_en, self.name_en_is)
    }
}

/// An organisation as of a position, with all its names, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub id: OrganisationId,
    pub key: String,
    /// Whose it is; none for one that belongs to no participant, as the IRM.
    pub participant_id: Option<ParticipantId>,
    pub content: OrganisationContent,
    pub names: Vec<OrganisationName>,
}

impl Organisation {
    /// The name that held on `day`: an old plan keeps the name of its time.
    pub fn name_on(&self, day: NaiveDate) -> Bilingual<'_> {
        let held = self.names.iter().rev().find(|it| it.valid_from.is_none_or(|from| from <= day));
        held.or(self.names.first()).map(OrganisationName::name).unwrap_or_default()
    }
}
