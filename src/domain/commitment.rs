//! Commitments, their template fields, organisations, areas and links.

use chrono::NaiveDate;
use diesel::{Insertable, Queryable, Selectable};

use super::date::{StoredDayIfAny, When};
use super::id::{CommitmentId, OrganisationId, PlanId, Position};
use super::policy_area::{AreaValue, PolicyArea};
use super::text::Bilingual;
use super::vocabulary::{Origin, Precision, vocabulary};
use crate::schema::{
    commitment_areas, commitment_links, commitment_organisations, commitment_revisions, commitment_texts,
};

vocabulary! {
    /// Who counts the unit: the plan, or the IRM, which splits and groups what the plan lists.
    Unit "unit" {
        /// A commitment of the plan.
        Commitment = "commitment";
        /// A part of the plan as the IRM coded it.
        IrmUnit = "irm_unit";
        /// Commitments that the IRM rated together.
        Cluster = "cluster";
    }
}

vocabulary! {
    /// Whether a commitment or milestone is still part of its plan.
    Standing "standing" {
        InPlan = "in_plan";
        /// Taken out by an amendment.
        Withdrawn = "withdrawn";
    }
}

vocabulary! {
    /// An organisation's part in a commitment.
    OrganisationRole "organisation_role" {
        Lead = "lead";
        Supporting = "supporting";
    }
}

vocabulary! {
    /// How one commitment or unit relates to another.
    LinkKind "link_kind" {
        /// The IRM coded the first as the second.
        CodedAs = "coded_as";
        /// The first is rated as part of the second.
        ClusteredIn = "clustered_in";
        /// The first goes on in the second, of a later plan.
        CarriedOver = "carried_over";
        SplitInto = "split_into";
        MergedInto = "merged_into";
    }
}

vocabulary! {
    /// A field of the commitment template, of any of OGP's three generations of it.
    TextField "text_field" {
        Brief = "brief";
        Problem = "problem";
        Causes = "causes";
        DoneSoFar = "done_so_far";
        Solution = "solution";
        Results = "results";
        Transparency = "transparency";
        Accountability = "accountability";
        Participation = "participation";
        CoCreation = "co_creation";
        Background = "background";
        Details = "details";
        FullText = "full_text";
    }
}

/// What is said of a commitment in its own row.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = commitment_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct CommitmentContent {
    pub commitment_id: CommitmentId,
    /// As the plan numbers it: text, since `2.10` is not `2.1`.
    pub number: Option<String>,
    /// Its place in the plan.
    pub ordinal: i32,
    pub ogp_id: Option<String>,
    pub unit: Unit,
    pub standing: Standing,
    pub title_ko: Option<String>,
    pub title_ko_is: Option<Origin>,
    pub title_en: Option<String>,
    pub title_en_is: Option<Origin>,
    /// OGP's "Short Title".
    pub short_title: Option<String>,
    pub theme_ko: Option<String>,
    pub theme_en: Option<String>,
    /// Lead institutions as the source writes them.
    pub lead_written: Option<String>,
    pub supporting_written: Option<String>,
    pub start_written: Option<String>,
    #[diesel(deserialize_as = StoredDayIfAny)]
    pub start_on: Option<NaiveDate>,
    pub start_precision: Option<Precision>,
    pub end_written: Option<String>,
    #[diesel(deserialize_as = StoredDayIfAny)]
    pub end_on: Option<NaiveDate>,
    pub end_precision: Option<Precision>,
    /// Whether OGP has coded it with policy areas, so that the absence of one means "no".
    pub areas_coded: bool,
    pub url: Option<String>,
    pub note_ko: Option<String>,
    pub note_en: Option<String>,
    pub source: Option<String>,
}

impl CommitmentContent {
    pub fn title(&self) -> Bilingual<'_> {
        Bilingual::new(&self.title_ko, self.title_ko_is, &self.title_en, self.title_en_is)
    }

    pub fn theme(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.theme_ko, &self.theme_en)
    }

    pub fn note(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.note_ko, &self.note_en)
    }

    pub fn start(&self) -> When {
        When { written: self.start_written.clone(), on: self.start_on, precision: self.start_precision }
    }

    pub fn end(&self) -> When {
        When { written: self.end_written.clone(), on: self.end_on, precision: self.end_precision }
    }
}

/// A commitment as of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commitment {
    pub id: CommitmentId,
    /// The entry that recorded it first.
    pub since: Position,
    pub key: String,
    pub plan_id: PlanId,
    pub content: CommitmentContent,
}

/// One field of the template.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = commitment_texts, check_for_backend(diesel::sqlite::Sqlite))]
pub struct CommitmentText {
    pub commitment_id: CommitmentId,
    pub field: TextField,
    pub text_ko: Option<String>,
    pub text_ko_is: Option<Origin>,
    pub text_en: Option<String>,
    pub text_en_is: Option<Origin>,
    pub source: Option<String>,
}

impl CommitmentText {
    pub fn text(&self) -> Bilingual<'_> {
        Bilingual::new(&self.text_ko, self.text_ko_is, &self.text_en, self.text_en_is)
    }
}

/// An organisation's part in a commitment, down to the division.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = commitment_organisations, check_for_backend(diesel::sqlite::Sqlite))]
pub struct CommitmentOrganisation {
    pub commitment_id: CommitmentId,
    pub organisation_id: OrganisationId,
    pub role: OrganisationRole,
    pub ordinal: i32,
    pub division_ko: Option<String>,
    pub division_en: Option<String>,
}

impl CommitmentOrganisation {
    pub fn division(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.division_ko, &self.division_en)
    }
}

/// A policy area of a commitment.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = commitment_areas, check_for_backend(diesel::sqlite::Sqlite))]
pub struct CommitmentArea {
    pub commitment_id: CommitmentId,
    pub area: PolicyArea,
    pub value: AreaValue,
}

/// A relation between two commitments or units.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = commitment_links, check_for_backend(diesel::sqlite::Sqlite))]
pub struct CommitmentLink {
    pub from_id: CommitmentId,
    pub to_id: CommitmentId,
    pub kind: LinkKind,
    pub note_ko: Option<String>,
    pub note_en: Option<String>,
    pub source: Option<String>,
}
