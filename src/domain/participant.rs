//! Participants of OGP.

use diesel::{Insertable, Queryable, Selectable};

use super::id::ParticipantId;
use super::text::Bilingual;
use super::vocabulary::{Origin, vocabulary};
use crate::schema::participant_revisions;

vocabulary! {
    /// The level of government, in OGP's words.
    Level "level" {
        National = "national";
        Local = "local";
        /// A local government of OGP's pilot of 2016.
        LegacyLocal = "legacy_local";
        Other = "other";
    }
}

impl Level {
    /// OGP's own word in "National Or Local".
    pub fn ogp(self) -> &'static str {
        match self {
            Self::National => "National",
            Self::Local => "Local",
            Self::LegacyLocal => "Legacy Local",
            Self::Other => "Other",
        }
    }
}

vocabulary! {
    /// OGP's four regions.
    Region "region" {
        AfricaAndTheMiddleEast = "africa_and_the_middle_east";
        Americas = "americas";
        AsiaAndThePacific = "asia_and_the_pacific";
        Europe = "europe";
    }
}

impl Region {
    /// OGP's own word in "Region".
    pub fn ogp(self) -> &'static str {
        match self {
            Self::AfricaAndTheMiddleEast => "Africa and the Middle East",
            Self::Americas => "Americas",
            Self::AsiaAndThePacific => "Asia and the Pacific",
            Self::Europe => "Europe",
        }
    }
}

/// What is said of a participant.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = participant_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct ParticipantContent {
    pub participant_id: ParticipantId,
    /// OGP's "Code": three letters, ISO 3166-1 for a country.
    pub iso3: Option<String>,
    /// The letters before the digits of its commitments' OGP ids.
    pub ogp_prefix: Option<String>,
    pub level: Level,
    pub region: Option<Region>,
    /// A name of the IANA time zone database: "today" is the date there.
    pub time_zone: String,
    pub is_demonstration: bool,
    pub name_ko: Option<String>,
    pub name_ko_is: Option<Origin>,
    pub name_en: Option<String>,
    pub name_en_is: Option<Origin>,
    /// The multi-stakeholder forum's name, which changes.
    pub forum_ko: Option<String>,
    pub forum_en: Option<String>,
    pub source: Option<String>,
}

impl ParticipantContent {
    pub fn name(&self) -> Bilingual<'_> {
        Bilingual::new(&self.name_ko, self.name_ko_is, &self.name_en, self.name_en_is)
    }

    pub fn forum(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.forum_ko, &self.forum_en)
    }
}

/// A participant as of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    pub id: ParticipantId,
    pub key: String,
    pub content: ParticipantContent,
}
