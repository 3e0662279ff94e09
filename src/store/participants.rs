//! Participants.

use diesel::prelude::*;

use super::{holds, revise, salt};
use crate::domain::id::{ParticipantId, Position};
use crate::domain::participant::{Participant, ParticipantContent};
use crate::schema::{participant_revisions, participants};

/// All participants, by English name.
pub fn all(conn: &mut SqliteConnection, at: Position) -> QueryResult<Vec<Participant>> {
    let rows = participants::table
        .inner_join(
            participant_revisions::table.on(participant_revisions::participant_id.eq(participants::id)),
        )
        .filter(holds!(participant_revisions, at))
        .order((participant_revisions::name_en, participants::key))
        .select((participants::id, participants::key, ParticipantContent::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, key, content)| Participant { id, key, content }).collect())
}

/// The participant with this key.
pub fn by_key(conn: &mut SqliteConnection, at: Position, key: &str) -> QueryResult<Participant> {
    let id = id_of(conn, key)?.ok_or(diesel::result::Error::NotFound)?;
    find(conn, at, id)
}

/// The participant with this id.
pub fn find(conn: &mut SqliteConnection, at: Position, id: ParticipantId) -> QueryResult<Participant> {
    let (key, content) = participants::table
        .inner_join(
            participant_revisions::table.on(participant_revisions::participant_id.eq(participants::id)),
        )
        .filter(participants::id.eq(id))
        .filter(holds!(participant_revisions, at))
        .select((participants::key, ParticipantContent::as_select()))
        .first(conn)?;
    Ok(Participant { id, key, content })
}

/// The id behind a key, whenever it was given.
pub fn id_of(conn: &mut SqliteConnection, key: &str) -> QueryResult<Option<ParticipantId>> {
    participants::table.filter(participants::key.eq(key)).select(participants::id).first(conn).optional()
}

/// Gives a new participant its key.
pub fn insert(conn: &mut SqliteConnection, position: Position, key: &str) -> QueryResult<ParticipantId> {
    diesel::insert_into(participants::table)
        .values((participants::key.eq(key), participants::since.eq(position), participants::salt.eq(salt()?)))
        .returning(participants::id)
        .get_result(conn)
}

/// Writes what is said of a participant from `position` on.
pub fn revise(
    conn: &mut SqliteConnection,
    position: Position,
    content: &ParticipantContent,
) -> QueryResult<()> {
    revise!(conn, position, participant_revisions, content, participant_id = content.participant_id)
}
