//! Organisations and their dated names.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{holds, revise, salt};
use crate::domain::id::{OrganisationId, ParticipantId, Position};
use crate::domain::organisation::{Organisation, OrganisationContent, OrganisationName};
use crate::schema::{organisation_names, organisation_revisions, organisations};

type Row = (OrganisationId, String, Option<ParticipantId>, OrganisationContent);

/// All organisations, by key.
pub fn all(conn: &mut SqliteConnection, at: Position) -> QueryResult<Vec<Organisation>> {
    let rows: Vec<Row> = organisations::table
        .inner_join(
            organisation_revisions::table.on(organisation_revisions::organisation_id.eq(organisations::id)),
        )
        .filter(holds!(organisation_revisions, at))
        .order(organisations::key)
        .select((
            organisations::id,
            organisations::key,
            organisations::participant_id,
            OrganisationContent::as_select(),
        ))
        .load(conn)?;
    let names: Vec<OrganisationName> = organisation_names::table
        .filter(holds!(organisation_names, at))
        .order((organisation_names::organisation_id, organisation_names::valid_from))
        .select(OrganisationName::as_select())
        .load(conn)?;
    let mut by_organisation: HashMap<OrganisationId, Vec<OrganisationName>> = HashMap::new();
    for name in names {
        by_organisation.entry(name.organisation_id).or_default().push(name);
    }
    let join = |(id, key, participant_id, content): Row| Organisation {
        names: by_organisation.remove(&id).unwrap_or_default(),
        id,
        key,
        participant_id,
        content,
    };
    Ok(rows.into_iter().map(join).collect())
}

/// Which organisations were succeeded, and by whom.
pub fn successors(
    conn: &mut SqliteConnection,
    at: Position,
) -> QueryResult<Vec<(OrganisationId, OrganisationId)>> {
    organisation_revisions::table
        .filter(holds!(organisation_revisions, at))
        .filter(organisation_revisions::successor_id.is_not_null())
        .select((
            organisation_revisions::organisation_id,
            organisation_revisions::successor_id.assume_not_null(),
        ))
        .load(conn)
}

/// The organisation with this key.
pub fn by_key(conn: &mut SqliteConnection, at: Position, key: &str) -> QueryResult<Organisation> {
    let (id, key, participant_id, content): Row = organisations::table
        .inner_join(
            organisation_revisions::table.on(organisation_revisions::organisation_id.eq(organisations::id)),
        )
        .filter(organisations::key.eq(key))
        .filter(holds!(organisation_revisions, at))
        .select((
            organisations::id,
            organisations::key,
            organisations::participant_id,
            OrganisationContent::as_select(),
        ))
        .first(conn)?;
    let names = organisation_names::table
        .filter(organisation_names::organisation_id.eq(id))
        .filter(holds!(organisation_names, at))
        .order(organisation_names::valid_from)
        .select(OrganisationName::as_select())
        .load(conn)?;
    Ok(Organisation { id, key, participant_id, content, names })
}

/// The id behind a key, whenever it was given.
pub fn id_of(conn: &mut SqliteConnection, key: &str) -> QueryResult<Option<OrganisationId>> {
    organisations::table.filter(organisations::key.eq(key)).select(organisations::id).first(conn).optional()
}

/// Gives a new organisation its key.
pub fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    key: &str,
    participant: Option<ParticipantId>,
) -> QueryResult<OrganisationId> {
    diesel::insert_into(organisations::table)
        .values((
            organisations::key.eq(key),
            organisations::participant_id.eq(participant),
            organisations::since.eq(position),
            organisations::salt.eq(salt()?),
        ))
        .returning(organisations::id)
        .get_result(conn)
}

/// Writes what is said of an organisation from `position` on.
pub fn revise(
    conn: &mut SqliteConnection,
    position: Position,
    content: &OrganisationContent,
) -> QueryResult<()> {
    revise!(conn, position, organisation_revisions, content, organisation_id = content.organisation_id)
}

/// Writes a name; the one it had from the same date on no longer holds.
pub fn name(conn: &mut SqliteConnection, position: Position, name: &OrganisationName) -> QueryResult<()> {
    revise!(
        conn,
        position,
        organisation_names,
        name,
        organisation_id = name.organisation_id,
        valid_from = name.valid_from
    )
}
