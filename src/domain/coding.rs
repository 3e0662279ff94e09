//! Assessors' own work before it is published: codings, each by one assessor who does not know the others', and the
//! consolidated values of a unit on which they settle. Both are private to the assessors of an organisation.

use chrono::{DateTime, Utc};
use diesel::{Insertable, Queryable, Selectable};
use serde::{Deserialize, Serialize};

use super::assessment::Assessment;
use super::grid::{TypedGrid, TypedValue};
use super::id::{CommitmentId, MemberId, OrganisationId, Position};
use super::indicator::{Generation, Indicator, Mark, Product};
use super::vocabulary::Vocabulary as _;
use crate::schema::{codings, consolidations};

/// What is coded: one unit of a plan for one product, by the assessors of one organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = codings, check_for_backend(diesel::sqlite::Sqlite))]
pub struct CodingSubject {
    pub organisation_id: OrganisationId,
    pub product: Product,
    pub commitment_id: CommitmentId,
}

/// What one assessor says of one unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    pub subject: CodingSubject,
    pub member_id: MemberId,
    /// What was typed, as JSON.
    pub content: String,
    /// Grows by one each time it is saved.
    pub version: i32,
    pub saved_at: DateTime<Utc>,
    /// From when on it stands.
    pub finished_at: Option<DateTime<Utc>>,
}

/// What the assessors settle on for one unit.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = consolidations, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Consolidation {
    pub organisation_id: OrganisationId,
    pub product: Product,
    pub commitment_id: CommitmentId,
    /// Who saved it last, and so answers for it.
    pub written_by: MemberId,
    /// What was typed, as JSON.
    pub content: String,
    /// From which position the published values are that the writer had seen.
    pub base: Position,
    pub version: i32,
    pub saved_at: DateTime<Utc>,
    pub proposed_by: Option<MemberId>,
    pub proposed_at: Option<DateTime<Utc>>,
    /// Why a second person sent it back.
    pub note: Option<String>,
}

/// The values of a unit as typed, whether they make sense or not, so that nothing typed is lost.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedUnit {
    pub cells: Vec<TypedCell>,
    /// Why published values are put right; of a correction only.
    pub reason: String,
    /// The address of the report, once it is out.
    pub report_url: String,
}

/// One value as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedCell {
    /// The indicator's slug.
    pub indicator: String,
    /// The slug of a term or of why there is none; of an indicator without a scale, the text.
    pub value: String,
    pub rationale_ko: String,
    pub rationale_en: String,
    pub page: String,
}

impl TypedCell {
    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        [&self.value, &self.rationale_ko, &self.rationale_en, &self.page]
            .iter()
            .all(|it| it.trim().is_empty())
    }
}

impl TypedUnit {
    /// What was typed of an indicator; empty if nothing was.
    pub fn cell(&self, indicator: Indicator) -> TypedCell {
        let own = self.cells.iter().find(|it| it.indicator == indicator.slug());
        own.cloned()
            .unwrap_or_else(|| TypedCell { indicator: indicator.slug().to_owned(), ..TypedCell::default() })
    }

    /// The form of values that were published.
    pub fn of(values: &[Assessment]) -> Self {
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        let cell = |it: &Assessment| {
            let TypedValue { value, page } = TypedValue::of(it);
            TypedCell {
                indicator: it.indicator.slug().to_owned(),
                value,
                rationale_ko: text(&it.rationale_ko),
                rationale_en: text(&it.rationale_en),
                page,
            }
        };
        let report_url = values.iter().find_map(|it| it.report_url.clone()).unwrap_or_default();
        Self { cells: values.iter().map(cell).collect(), reason: String::new(), report_url }
    }

    /// How many of these indicators have a value that can be read.
    pub fn n_coded(&self, indicators: &[Indicator]) -> usize {
        indicators.iter().filter(|it| self.mark(**it).is_some()).count()
    }

    /// The value of an indicator, if one was typed that can be read.
    pub fn mark(&self, indicator: Indicator) -> Option<Mark> {
        indicator.read(self.cell(indicator).value.trim()).ok()
    }

    /// The values and pages as the grid shows them, for the unit with this key.
    pub fn grid(&self, unit: &str) -> TypedGrid {
        let cell = |it: &TypedCell| {
            let indicator = Indicator::from_slug(&it.indicator).ok()?;
            let typed = TypedValue { value: it.value.clone(), page: it.page.clone() };
            Some(((unit.to_owned(), indicator), typed))
        };
        self.cells.iter().filter_map(cell).collect()
    }
}

/// Everything on one unit, as the rules ask for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitWork {
    pub commitment_id: CommitmentId,
    /// The unit's key.
    pub key: String,
    pub codings: Vec<Coding>,
    pub consolidation: Option<Consolidation>,
    /// The values that the organisation published, with the position each is from.
    pub published: Vec<(Position, Assessment)>,
}

impl UnitWork {
    pub fn coding_of(&self, member: MemberId) -> Option<&Coding> {
        self.codings.iter().find(|it| it.member_id == member)
    }

    /// Whether the assessors have gone on from coding the unit: nobody codes it any more.
    pub fn is_closed(&self) -> bool {
        self.consolidation.is_some() || !self.published.is_empty()
    }

    /// Whether a member may see what others say: only who cannot be influenced by it any more.
    pub fn is_open_to(&self, member: MemberId) -> bool {
        self.is_closed() || self.coding_of(member).is_some_and(|it| it.finished_at.is_some())
    }

    /// The codings that a member may see: the own, and those that are finished once the unit is open to the member.
    pub fn codings_for(&self, member: MemberId) -> Vec<&Coding> {
        let is_open = self.is_open_to(member);
        let is_seen = |it: &&Coding| it.member_id == member || (is_open && it.finished_at.is_some());
        self.codings.iter().filter(is_seen).collect()
    }

    /// The latest position from which one of the published values is; the beginning if there is none.
    pub fn base(&self) -> Position {
        self.published.iter().map(|(position, _)| *position).max().unwrap_or(Position::NONE)
    }

    /// The values that were published.
    pub fn values(&self) -> Vec<Assessment> {
        self.published.iter().map(|(_, value)| value.clone()).collect()
    }

    /// How far the work on the unit is.
    pub fn stage(&self) -> WorkStage {
        match &self.consolidation {
            Some(it) if it.proposed_by.is_some() => WorkStage::Proposed,
            Some(_) => WorkStage::Consolidated,
            None if !self.published.is_empty() => WorkStage::Published,
            None => WorkStage::Coding,
        }
    }
}

/// Whether codings of one indicator differ: at least two give a value that can be read, and not all the same.
pub fn differs(indicator: Indicator, codings: &[TypedUnit]) -> bool {
    let marks: Vec<Mark> = codings.iter().filter_map(|it| it.mark(indicator)).collect();
    marks.windows(2).any(|two| two.first() != two.last())
}

/// Values to begin settling with: where all codings say the same, that value; and the words of the first coding that
/// gives any, of which the settler's own comes first.
pub fn proposal(indicators: &[Indicator], codings: &[TypedUnit]) -> TypedUnit {
    let cell = |indicator: &Indicator| {
        let all: Vec<TypedCell> = codings.iter().map(|it| it.cell(*indicator)).collect();
        let first = |part: fn(&TypedCell) -> &String| {
            let said = all.iter().map(part).find(|it| !it.trim().is_empty());
            said.cloned().unwrap_or_default()
        };
        let value = if differs(*indicator, codings) { String::new() } else { first(|it| &it.value) };
        TypedCell {
            indicator: indicator.slug().to_owned(),
            page: if value.is_empty() { String::new() } else { first(|it| &it.page) },
            value,
            rationale_ko: first(|it| &it.rationale_ko),
            rationale_en: first(|it| &it.rationale_en),
        }
    };
    TypedUnit { cells: indicators.iter().map(cell).collect(), ..TypedUnit::default() }
}

/// How far the work on a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WorkStage {
    /// The assessors code it.
    Coding,
    /// Values are being chosen, or are chosen and not published.
    Consolidated,
    /// It waits for a second person.
    Proposed,
    Published,
}

impl Coding {
    /// What was typed.
    ///
    /// # Errors
    /// If it cannot be read; we wrote it ourselves.
    pub fn typed(&self) -> serde_json::Result<TypedUnit> {
        serde_json::from_str(&self.content)
    }
}

impl Consolidation {
    /// What was typed.
    ///
    /// # Errors
    /// If it cannot be read; we wrote it ourselves.
    pub fn typed(&self) -> serde_json::Result<TypedUnit> {
        serde_json::from_str(&self.content)
    }
}

/// The products of a generation that have indicators to be coded, in reading order.
pub fn products(generation: Generation) -> Vec<Product> {
    Product::ALL.iter().copied().filter(|it| !it.asked(generation).is_empty()).collect()
}
