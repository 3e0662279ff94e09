//! Commitments and what belongs to them: template fields, organisations, areas, links, cells of OGP's file.

use diesel::prelude::*;

use super::statement::load_for;
use super::{holds, revise, salt};
use crate::domain::commitment::{
    Commitment, CommitmentArea, CommitmentContent, CommitmentLink, CommitmentOrganisation, CommitmentText,
    LinkKind, TextField,
};
use crate::domain::id::{CommitmentId, OrganisationId, PlanId, Position};
use crate::domain::vocabulary::Language;
use crate::schema::{
    commitment_areas, commitment_links, commitment_organisations, commitment_revisions, commitment_texts,
    commitments, ogp_cells,
};

type Row = ((CommitmentId, Position, String, PlanId), CommitmentContent);

/// What never changes of a commitment.
const OWN: (commitments::id, commitments::since, commitments::key, commitments::plan_id) =
    (commitments::id, commitments::since, commitments::key, commitments::plan_id);

fn commitment(((id, since, key, plan_id), content): Row) -> Commitment {
    Commitment { id, since, key, plan_id, content }
}

/// The commitments and units of a plan, in its order.
pub fn in_plan(conn: &mut SqliteConnection, at: Position, plan: PlanId) -> QueryResult<Vec<Commitment>> {
    let rows: Vec<Row> = commitments::table
        .inner_join(commitment_revisions::table.on(commitment_revisions::commitment_id.eq(commitments::id)))
        .filter(commitments::plan_id.eq(plan))
        .filter(holds!(commitment_revisions, at))
        .order((commitment_revisions::ordinal, commitments::id))
        .select((OWN, CommitmentContent::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(commitment).collect())
}

/// A page of all commitments by id, after `after`.
pub fn page(
    conn: &mut SqliteConnection,
    at: Position,
    after: CommitmentId,
    limit: i64,
) -> QueryResult<Vec<Commitment>> {
    let rows: Vec<Row> = commitments::table
        .inner_join(commitment_revisions::table.on(commitment_revisions::commitment_id.eq(commitments::id)))
        .filter(commitments::id.gt(after))
        .filter(holds!(commitment_revisions, at))
        .order(commitments::id)
        .limit(limit)
        .select((OWN, CommitmentContent::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(commitment).collect())
}

/// The commitments with these ids.
pub fn with_ids(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[CommitmentId],
) -> QueryResult<Vec<Commitment>> {
    let rows: Vec<Row> = load_for!(
        conn,
        ids,
        commitments::id,
        commitments::table
            .inner_join(
                commitment_revisions::table.on(commitment_revisions::commitment_id.eq(commitments::id))
            )
            .filter(holds!(commitment_revisions, at))
            .order((commitments::plan_id, commitment_revisions::ordinal, commitments::id))
            .select((OWN, CommitmentContent::as_select()))
    )?;
    Ok(rows.into_iter().map(commitment).collect())
}

/// The commitments with these keys.
pub fn with_keys(conn: &mut SqliteConnection, at: Position, keys: &[&str]) -> QueryResult<Vec<Commitment>> {
    let rows: Vec<Row> = commitments::table
        .inner_join(commitment_revisions::table.on(commitment_revisions::commitment_id.eq(commitments::id)))
        .filter(commitments::key.eq_any(keys))
        .filter(holds!(commitment_revisions, at))
        .select((OWN, CommitmentContent::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(commitment).collect())
}

/// The commitment with this key.
pub fn by_key(conn: &mut SqliteConnection, at: Position, key: &str) -> QueryResult<Commitment> {
    commitments::table
        .inner_join(commitment_revisions::table.on(commitment_revisions::commitment_id.eq(commitments::id)))
        .filter(commitments::key.eq(key))
        .filter(holds!(commitment_revisions, at))
        .select((OWN, CommitmentContent::as_select()))
        .first(conn)
        .map(commitment)
}

/// The plan of the commitment with this key.
pub fn plan_of(conn: &mut SqliteConnection, key: &str) -> QueryResult<PlanId> {
    commitments::table.filter(commitments::key.eq(key)).select(commitments::plan_id).first(conn)
}

/// The key of the commitment with this OGP id.
pub fn key_of_ogp_id(conn: &mut SqliteConnection, at: Position, ogp_id: &str) -> QueryResult<Option<String>> {
    commitments::table
        .inner_join(commitment_revisions::table.on(commitment_revisions::commitment_id.eq(commitments::id)))
        .filter(commitment_revisions::ogp_id.eq(ogp_id))
        .filter(holds!(commitment_revisions, at))
        .order(commitments::id)
        .select(commitments::key)
        .first(conn)
        .optional()
}

/// The id behind a key, whenever it was given.
pub fn id_of(conn: &mut SqliteConnection, key: &str) -> QueryResult<Option<CommitmentId>> {
    commitments::table.filter(commitments::key.eq(key)).select(commitments::id).first(conn).optional()
}

/// Gives a new commitment its key.
pub fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    key: &str,
    plan: PlanId,
) -> QueryResult<CommitmentId> {
    diesel::insert_into(commitments::table)
        .values((
            commitments::key.eq(key),
            commitments::plan_id.eq(plan),
            commitments::since.eq(position),
            commitments::salt.eq(salt()?),
        ))
        .returning(commitments::id)
        .get_result(conn)
}

/// Writes what is said of a commitment from `position` on.
pub fn revise(
    conn: &mut SqliteConnection,
    position: Position,
    content: &CommitmentContent,
) -> QueryResult<()> {
    revise!(conn, position, commitment_revisions, content, commitment_id = content.commitment_id)
}

/// How a commitment stood at each position up to `at`, oldest first.
pub fn history(
    conn: &mut SqliteConnection,
    at: Position,
    commitment: CommitmentId,
) -> QueryResult<Vec<(Position, CommitmentContent)>> {
    commitment_revisions::table
        .filter(commitment_revisions::commitment_id.eq(commitment))
        .filter(commitment_revisions::since.le(at))
        .order(commitment_revisions::since)
        .select((commitment_revisions::since, CommitmentContent::as_select()))
        .load(conn)
}

/// The template fields of these commitments.
pub fn texts(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[CommitmentId],
) -> QueryResult<Vec<CommitmentText>> {
    load_for!(
        conn,
        ids,
        commitment_texts::commitment_id,
        commitment_texts::table
            .filter(holds!(commitment_texts, at))
            .order((commitment_texts::commitment_id, commitment_texts::id))
            .select(CommitmentText::as_select())
    )
}

/// The template fields of the commitments of a plan, each with the id of its row, in no order: a database that has to
/// put long texts in order spends most of its time on that.
pub fn texts_in_plan(
    conn: &mut SqliteConnection,
    at: Position,
    plan: PlanId,
) -> QueryResult<Vec<(i32, CommitmentText)>> {
    commitment_texts::table
        .inner_join(commitments::table.on(commitments::id.eq(commitment_texts::commitment_id)))
        .filter(commitments::plan_id.eq(plan))
        .filter(holds!(commitment_texts, at))
        .select((commitment_texts::id, CommitmentText::as_select()))
        .load(conn)
}

/// Writes a template field from `position` on.
pub fn revise_text(
    conn: &mut SqliteConnection,
    position: Position,
    text: &CommitmentText,
) -> QueryResult<()> {
    revise!(conn, position, commitment_texts, text, commitment_id = text.commitment_id, field = text.field)
}

/// Ends a template field.
pub fn remove_text(
    conn: &mut SqliteConnection,
    position: Position,
    id: CommitmentId,
    field: TextField,
) -> QueryResult<()> {
    diesel::update(
        commitment_texts::table
            .filter(commitment_texts::commitment_id.eq(id))
            .filter(commitment_texts::field.eq(field))
            .filter(commitment_texts::until.is_null()),
    )
    .set(commitment_texts::until.eq(position))
    .execute(conn)
    .map(|_| ())
}

/// The organisations of these commitments, leads first.
pub fn organisations(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[CommitmentId],
) -> QueryResult<Vec<CommitmentOrganisation>> {
    load_for!(
        conn,
        ids,
        commitment_organisations::commitment_id,
        commitment_organisations::table
            .filter(holds!(commitment_organisations, at))
            .order((
                commitment_organisations::commitment_id,
                commitment_organisations::role,
                commitment_organisations::ordinal,
                commitment_organisations::id,
            ))
            .select(CommitmentOrganisation::as_select())
    )
}

/// The commitments that an organisation leads or supports.
pub fn of_organisation(
    conn: &mut SqliteConnection,
    at: Position,
    organisation: OrganisationId,
) -> QueryResult<Vec<CommitmentOrganisation>> {
    commitment_organisations::table
        .filter(commitment_organisations::organisation_id.eq(organisation))
        .filter(holds!(commitment_organisations, at))
        .order((commitment_organisations::role, commitment_organisations::commitment_id))
        .select(CommitmentOrganisation::as_select())
        .load(conn)
}

/// Writes an organisation's part in a commitment from `position` on.
pub fn revise_organisation(
    conn: &mut SqliteConnection,
    position: Position,
    part: &CommitmentOrganisation,
) -> QueryResult<()> {
    revise!(
        conn,
        position,
        commitment_organisations,
        part,
        commitment_id = part.commitment_id,
        organisation_id = part.organisation_id,
        role = part.role
    )
}

/// Ends an organisation's part in a commitment.
pub fn remove_organisation(
    conn: &mut SqliteConnection,
    position: Position,
    part: &CommitmentOrganisation,
) -> QueryResult<()> {
    diesel::update(
        commitment_organisations::table
            .filter(commitment_organisations::commitment_id.eq(part.commitment_id))
            .filter(commitment_organisations::organisation_id.eq(part.organisation_id))
            .filter(commitment_organisations::role.eq(part.role))
            .filter(commitment_organisations::until.is_null()),
    )
    .set(commitment_organisations::until.eq(position))
    .execute(conn)
    .map(|_| ())
}

/// The policy areas of these commitments.
pub fn areas(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[CommitmentId],
) -> QueryResult<Vec<CommitmentArea>> {
    load_for!(
        conn,
        ids,
        commitment_areas::commitment_id,
        commitment_areas::table
            .filter(holds!(commitment_areas, at))
            .order((commitment_areas::commitment_id, commitment_areas::id))
            .select(CommitmentArea::as_select())
    )
}

/// Writes a policy area of a commitment from `position` on.
pub fn revise_area(
    conn: &mut SqliteConnection,
    position: Position,
    area: &CommitmentArea,
) -> QueryResult<()> {
    revise!(conn, position, commitment_areas, area, commitment_id = area.commitment_id, area = area.area)
}

/// Ends the coding of a commitment with a policy area.
pub fn remove_area(
    conn: &mut SqliteConnection,
    position: Position,
    area: &CommitmentArea,
) -> QueryResult<()> {
    diesel::update(
        commitment_areas::table
            .filter(commitment_areas::commitment_id.eq(area.commitment_id))
            .filter(commitment_areas::area.eq(area.area))
            .filter(commitment_areas::until.is_null()),
    )
    .set(commitment_areas::until.eq(position))
    .execute(conn)
    .map(|_| ())
}

/// The links from and to a commitment.
pub fn links(
    conn: &mut SqliteConnection,
    at: Position,
    id: CommitmentId,
) -> QueryResult<Vec<CommitmentLink>> {
    commitment_links::table
        .filter(commitment_links::from_id.eq(id).or(commitment_links::to_id.eq(id)))
        .filter(holds!(commitment_links, at))
        .order(commitment_links::id)
        .select(CommitmentLink::as_select())
        .load(conn)
}

/// Writes a link between two commitments from `position` on.
pub fn revise_link(
    conn: &mut SqliteConnection,
    position: Position,
    link: &CommitmentLink,
) -> QueryResult<()> {
    revise!(
        conn,
        position,
        commitment_links,
        link,
        from_id = link.from_id,
        to_id = link.to_id,
        kind = link.kind
    )
}

/// Ends what maps a commitment to a unit of the IRM.
pub fn end_map(
    conn: &mut SqliteConnection,
    position: Position,
    from: CommitmentId,
    to: CommitmentId,
) -> QueryResult<()> {
    diesel::update(
        commitment_links::table
            .filter(commitment_links::from_id.eq(from))
            .filter(commitment_links::to_id.eq(to))
            .filter(commitment_links::kind.eq_any([LinkKind::CodedAs, LinkKind::ClusteredIn]))
            .filter(commitment_links::until.is_null()),
    )
    .set(commitment_links::until.eq(position))
    .execute(conn)
    .map(|_| ())
}

/// The cells of OGP's file that are kept for these commitments: commitment, heading, text.
pub fn ogp_cells(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[CommitmentId],
) -> QueryResult<Vec<(CommitmentId, String, String)>> {
    ogp_cells::table
        .filter(ogp_cells::commitment_id.eq_any(ids))
        .filter(holds!(ogp_cells, at))
        .order((ogp_cells::commitment_id, ogp_cells::id))
        .select((ogp_cells::commitment_id, ogp_cells::heading, ogp_cells::text))
        .load(conn)
}

/// Keeps a cell of OGP's file as it came, from `position` on.
pub fn keep_cell(
    conn: &mut SqliteConnection,
    position: Position,
    id: CommitmentId,
    heading: &str,
    text: &str,
) -> QueryResult<()> {
    let content = (ogp_cells::commitment_id.eq(id), ogp_cells::heading.eq(heading), ogp_cells::text.eq(text));
    revise!(conn, position, ogp_cells, content, commitment_id = id, heading = heading)
}

/// Ends the keeping of a cell: the file no longer has it.
pub fn drop_cell(
    conn: &mut SqliteConnection,
    position: Position,
    id: CommitmentId,
    heading: &str,
) -> QueryResult<()> {
    diesel::update(
        ogp_cells::table
            .filter(ogp_cells::commitment_id.eq(id))
            .filter(ogp_cells::heading.eq(heading))
            .filter(ogp_cells::until.is_null()),
    )
    .set(ogp_cells::until.eq(position))
    .execute(conn)
    .map(|_| ())
}

/// How many commitments and units are recorded of each plan.
pub fn counts(
    conn: &mut SqliteConnection,
    at: Position,
) -> QueryResult<std::collections::HashMap<PlanId, usize>> {
    let rows: Vec<(PlanId, i64)> = commitments::table
        .inner_join(commitment_revisions::table.on(commitment_revisions::commitment_id.eq(commitments::id)))
        .filter(holds!(commitment_revisions, at))
        .group_by(commitments::plan_id)
        .select((commitments::plan_id, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(plan, n)| (plan, usize::try_from(n).unwrap_or_default())).collect())
}

/// The links from these commitments to others.
pub fn links_from(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[CommitmentId],
) -> QueryResult<Vec<CommitmentLink>> {
    load_for!(
        conn,
        ids,
        commitment_links::from_id,
        commitment_links::table
            .filter(holds!(commitment_links, at))
            .order((commitment_links::from_id, commitment_links::id))
            .select(CommitmentLink::as_select())
    )
}

/// The keys of these commitments, whenever they were given.
pub fn keys(conn: &mut SqliteConnection, ids: &[CommitmentId]) -> QueryResult<Vec<(CommitmentId, String)>> {
    commitments::table
        .filter(commitments::id.eq_any(ids))
        .select((commitments::id, commitments::key))
        .load(conn)
}

/// The themes of all commitments, in a language; in the other where a theme is only in that.
pub fn themes(conn: &mut SqliteConnection, at: Position, language: Language) -> QueryResult<Vec<String>> {
    let rows: Vec<(Option<String>, Option<String>)> = commitment_revisions::table
        .filter(holds!(commitment_revisions, at))
        .select((commitment_revisions::theme_ko, commitment_revisions::theme_en))
        .distinct()
        .load(conn)?;
    let mut themes: Vec<String> = rows
        .into_iter()
        .filter_map(|(ko, en)| match language {
            Language::Ko => ko.or(en),
            Language::En => en.or(ko),
        })
        .collect();
    themes.sort();
    themes.dedup();
    Ok(themes)
}
