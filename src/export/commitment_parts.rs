//! What belongs to commitments: template fields, organisations, areas, links, cells of OGP's file, assessments.

use std::collections::HashMap;

use diesel::SqliteConnection;

use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::names::ORIGIN;
use super::{ExportError, Scope};
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::commitment::{
    CommitmentArea, CommitmentLink, CommitmentOrganisation, CommitmentText, LinkKind, OrganisationRole,
    TextField,
};
use crate::domain::id::CommitmentId;
use crate::domain::indicator::{Indicator, Product, Term};
use crate::domain::plan::Plan;
use crate::domain::policy_area::{AreaValue, PolicyArea};
use crate::domain::vocabulary::Missing;
use crate::store;
use crate::store::selection;

static TEXT_FIELD: Terms = terms::<TextField>();
static ROLE: Terms = terms::<OrganisationRole>();
static AREA: Terms = terms::<PolicyArea>();
static AREA_VALUE: Terms = terms::<AreaValue>();
static LINK_KIND: Terms = terms::<LinkKind>();
static PRODUCT: Terms = terms::<Product>();
static INDICATOR: Terms = terms::<Indicator>();
pub static TERM: Terms = terms::<Term>();
pub static MISSING: Terms = terms::<Missing>();
static HOW_ENTERED: Terms = terms::<HowEntered>();

/// Something that belongs to a commitment, with the commitment's key.
#[derive(Debug)]
pub struct Part<T> {
    pub commitment: String,
    pub is_demonstration: bool,
    /// The keys of those that it names, in the order of its columns.
    pub names: [String; 2],
    pub it: T,
}

/// The commitments that the filter means in these plans: ids, and key and demonstration flag of each.
pub(super) struct Owners {
    pub ids: Vec<CommitmentId>,
    pub keys: HashMap<CommitmentId, (String, bool)>,
}

impl Owners {
    pub fn load(conn: &mut SqliteConnection, scope: &Scope, plans: &[&Plan]) -> Result<Self, ExportError> {
        let rows = selection::ids_of_plans(conn, &scope.lookup, plans, &scope.filter, scope.day)?;
        let is_demonstration =
            |plan| scope.lookup.plan(plan).is_some_and(|it| scope.lookup.is_demonstration(it));
        Ok(Self {
            ids: rows.iter().map(|(id, ..)| *id).collect(),
            keys: rows.into_iter().map(|(id, plan, key)| (id, (key, is_demonstration(plan)))).collect(),
        })
    }

    /// Joins what was read to its commitments, in their order.
    pub fn join<T>(&self, rows: Vec<T>, id: impl Fn(&T) -> CommitmentId) -> Vec<Part<T>> {
        let place: HashMap<CommitmentId, usize> =
            self.ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        let mut rows = rows;
        rows.sort_by_key(|it| place.get(&id(it)).copied());
        let part = |it: T| {
            let (commitment, is_demonstration) = self.keys.get(&id(&it)).cloned().unwrap_or_default();
            Part { commitment, is_demonstration, names: Default::default(), it }
        };
        rows.into_iter().map(part).collect()
    }
}

pub const TEXTS: &[Column<Part<CommitmentText>>] = &[
    stored("commitment", Kind::Key, &["commitment_texts.commitment_id"], |it| Value::text(&it.commitment)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("field", Kind::Term(&TEXT_FIELD), &["commitment_texts.field"], |it| Value::term(it.it.field)),
    stored("text_ko", Kind::Text, &["commitment_texts.text_ko"], |it| Value::maybe(&it.it.text_ko)),
    stored("text_ko_is", Kind::Term(&ORIGIN), &["commitment_texts.text_ko_is"], |it| {
        Value::maybe_term(it.it.text_ko_is)
    }),
    stored("text_en", Kind::Text, &["commitment_texts.text_en"], |it| Value::maybe(&it.it.text_en)),
    stored("text_en_is", Kind::Term(&ORIGIN), &["commitment_texts.text_en_is"], |it| {
        Value::maybe_term(it.it.text_en_is)
    }),
    stored("source", Kind::Text, &["commitment_texts.source"], |it| Value::maybe(&it.it.source)),
];

/// The template fields of the commitments that the filter means.
pub fn texts(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<Part<CommitmentText>>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let rows = store::commitments::texts(conn, scope.at, &owners.ids)?;
    Ok(owners.join(rows, |it| it.commitment_id))
}

pub const ORGANISATIONS: &[Column<Part<CommitmentOrganisation>>] = &[
    stored("commitment", Kind::Key, &["commitment_organisations.commitment_id"], |it| {
        Value::text(&it.commitment)
    }),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("organisation", Kind::Key, &["commitment_organisations.organisation_id"], |it| {
        it.names.first().map_or(Value::Missing, |key| Value::text(key))
    }),
    stored("role", Kind::Term(&ROLE), &["commitment_organisations.role"], |it| Value::term(it.it.role)),
    stored("ordinal", Kind::Integer, &["commitment_organisations.ordinal"], |it| {
        Value::integer(it.it.ordinal)
    }),
    stored("division_ko", Kind::Text, &["commitment_organisations.division_ko"], |it| {
        Value::maybe(&it.it.division_ko)
    }),
    stored("division_en", Kind::Text, &["commitment_organisations.division_en"], |it| {
        Value::maybe(&it.it.division_en)
    }),
];

/// The organisations of the commitments that the filter means.
pub fn organisations(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<Part<CommitmentOrganisation>>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let rows = store::commitments::organisations(conn, scope.at, &owners.ids)?;
    let mut parts = owners.join(rows, |it| it.commitment_id);
    for part in &mut parts {
        part.names = [scope.lookup.organisation_key(part.it.organisation_id).to_owned(), String::new()];
    }
    Ok(parts)
}

pub const AREAS: &[Column<Part<CommitmentArea>>] = &[
    stored("commitment", Kind::Key, &["commitment_areas.commitment_id"], |it| Value::text(&it.commitment)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("area", Kind::Term(&AREA), &["commitment_areas.area"], |it| Value::term(it.it.area)),
    stored("area_value", Kind::Term(&AREA_VALUE), &["commitment_areas.value"], |it| Value::term(it.it.value)),
];

/// The policy areas of the commitments that the filter means.
pub fn areas(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<Part<CommitmentArea>>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let rows = store::commitments::areas(conn, scope.at, &owners.ids)?;
    Ok(owners.join(rows, |it| it.commitment_id))
}

pub const LINKS: &[Column<Part<CommitmentLink>>] = &[
    stored("commitment", Kind::Key, &["commitment_links.from_id"], |it| Value::text(&it.commitment)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("link_kind", Kind::Term(&LINK_KIND), &["commitment_links.kind"], |it| Value::term(it.it.kind)),
    stored("other_commitment", Kind::Key, &["commitment_links.to_id"], |it| {
        it.names.first().map_or(Value::Missing, |key| Value::text(key))
    }),
    stored("note_ko", Kind::Text, &["commitment_links.note_ko"], |it| Value::maybe(&it.it.note_ko)),
    stored("note_en", Kind::Text, &["commitment_links.note_en"], |it| Value::maybe(&it.it.note_en)),
    stored("source", Kind::Text, &["commitment_links.source"], |it| Value::maybe(&it.it.source)),
];

/// The links from the commitments that the filter means.
pub fn links(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<Part<CommitmentLink>>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let rows = store::commitments::links_from(conn, scope.at, &owners.ids)?;
    let others: Vec<CommitmentId> = rows.iter().map(|it| it.to_id).collect();
    let keys: HashMap<CommitmentId, String> = store::commitments::keys(conn, &others)?.into_iter().collect();
    let mut parts = owners.join(rows, |it| it.from_id);
    for part in &mut parts {
        part.names = [keys.get(&part.it.to_id).cloned().unwrap_or_default(), String::new()];
    }
    Ok(parts)
}

/// A cell of OGP's file as it came.
#[derive(Debug)]
pub struct Cell {
    commitment_id: CommitmentId,
    heading: String,
    text: String,
}

pub const CELLS: &[Column<Part<Cell>>] = &[
    stored("commitment", Kind::Key, &["ogp_cells.commitment_id"], |it| Value::text(&it.commitment)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("heading", Kind::Text, &["ogp_cells.heading"], |it| Value::text(&it.it.heading)),
    stored("cell_text", Kind::Text, &["ogp_cells.text"], |it| Value::text(&it.it.text)),
];

/// The kept cells of the commitments that the filter means.
pub fn cells(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<Part<Cell>>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let rows = store::commitments::ogp_cells(conn, scope.at, &owners.ids)?;
    let cells = rows
        .into_iter()
        .map(|(commitment_id, heading, text)| Cell { commitment_id, heading, text })
        .collect();
    Ok(owners.join(cells, |it| it.commitment_id))
}

pub const ASSESSMENTS: &[Column<Part<Assessment>>] = &[
    stored("commitment", Kind::Key, &["assessments.commitment_id"], |it| Value::text(&it.commitment)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("product", Kind::Term(&PRODUCT), &["assessments.product"], |it| Value::term(it.it.product)),
    stored("indicator", Kind::Term(&INDICATOR), &["assessments.indicator"], |it| {
        Value::term(it.it.indicator)
    }),
    stored("value", Kind::Term(&TERM), &["assessments.term"], |it| Value::maybe_term(it.it.term)),
    derived("code", Kind::Integer, |it| Value::integer(it.it.step().map(|step| i32::from(step.code)))),
    stored("missing", Kind::Term(&MISSING), &["assessments.missing"], |it| Value::maybe_term(it.it.missing)),
    stored("value_text", Kind::Text, &["assessments.value_text"], |it| Value::maybe(&it.it.value_text)),
    stored("how_entered", Kind::Term(&HOW_ENTERED), &["assessments.how_entered"], |it| {
        Value::term(it.it.how_entered)
    }),
    stored("entered_by", Kind::Key, &["assessments.organisation_id"], |it| {
        it.names.first().map_or(Value::Missing, |key| Value::text(key))
    }),
    stored("checked_by", Kind::Key, &["assessments.checked_by_id"], |it| {
        it.names.last().map_or(Value::Missing, |key| Value::text(key))
    }),
    stored("report_year", Kind::Integer, &["assessments.report_year"], |it| {
        Value::integer(it.it.report_year)
    }),
    stored("report_url", Kind::Text, &["assessments.report_url"], |it| Value::maybe(&it.it.report_url)),
    stored("page", Kind::Text, &["assessments.page"], |it| Value::maybe(&it.it.page)),
    stored("rationale_ko", Kind::Text, &["assessments.rationale_ko"], |it| Value::maybe(&it.it.rationale_ko)),
    stored("rationale_ko_is", Kind::Term(&ORIGIN), &["assessments.rationale_ko_is"], |it| {
        Value::maybe_term(it.it.rationale_ko_is)
    }),
    stored("rationale_en", Kind::Text, &["assessments.rationale_en"], |it| Value::maybe(&it.it.rationale_en)),
    stored("rationale_en_is", Kind::Term(&ORIGIN), &["assessments.rationale_en_is"], |it| {
        Value::maybe_term(it.it.rationale_en_is)
    }),
    stored("source", Kind::Text, &["assessments.source"], |it| Value::maybe(&it.it.source)),
];

/// The assessments of the commitments that the filter means.
pub fn assessments(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<Part<Assessment>>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let rows = store::assessments::of_commitments(conn, scope.at, &owners.ids)?;
    let mut parts = owners.join(rows.into_iter().map(|(_, it)| it).collect(), |it| it.commitment_id);
    let key = |id| scope.lookup.organisation_key(id).to_owned();
    for part in &mut parts {
        part.names = [
            part.it.organisation_id.map(key).unwrap_or_default(),
            part.it.checked_by_id.map(key).unwrap_or_default(),
        ];
    }
    Ok(parts)
}
