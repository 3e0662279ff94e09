//! What belongs to commitments: template fields, organisations, areas, links, cells of OGP's file.

use std::collections::HashMap;

use diesel::SqliteConnection;

use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::names::ORIGIN;
use super::{ExportError, Scope};
use crate::domain::commitment::{
    CommitmentArea, CommitmentLink, CommitmentOrganisation, CommitmentText, LinkKind, OrganisationRole,
    TextField,
};
use crate::domain::id::CommitmentId;
use crate::domain::plan::Plan;
use crate::domain::policy_area::{AreaValue, PolicyArea};
use crate::store;
use crate::store::selection;

static TEXT_FIELD: Terms = terms::<TextField>();
static ROLE: Terms = terms::<OrganisationRole>();
static AREA: Terms = terms::<PolicyArea>();
static AREA_VALUE: Terms = terms::<AreaValue>();
static LINK_KIND: Terms = terms::<LinkKind>();

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

    /// Joins what was read of whole plans, each row with its own id, to those of their commitments that the filter
    /// means: in their order, and by id within each.
    pub fn join_of_plans<T>(&self, rows: Vec<(i32, T)>, id: impl Fn(&T) -> CommitmentId) -> Vec<Part<T>> {
        let mut rows = rows;
        rows.retain(|(_, it)| self.keys.contains_key(&id(it)));
        rows.sort_unstable_by_key(|(own, it)| (id(it), *own));
        self.join(rows.into_iter().map(|(_, it)| it).collect(), id)
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
    let mut rows = Vec::new();
    for plan in plans {
        rows.extend(store::commitments::texts_in_plan(conn, scope.at, plan.id)?);
    }
    Ok(owners.join_of_plans(rows, |it| it.commitment_id))
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
