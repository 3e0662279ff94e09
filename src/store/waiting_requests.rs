//! Correction requests that nobody has read yet, and where their senders want to be told: private.

use chrono::NaiveDate;
use diesel::dsl::{count_star, min};
use diesel::prelude::*;

use crate::domain::id::ParticipantId;
use crate::domain::request::{Waiting, WaitingRequest};
use crate::schema::{request_senders, waiting_requests};

/// The requests of a participant that wait, the oldest first.
pub fn of_participant(
    conn: &mut SqliteConnection,
    participant: ParticipantId,
) -> QueryResult<Vec<WaitingRequest>> {
    waiting_requests::table
        .filter(waiting_requests::participant_id.eq(participant))
        .order(waiting_requests::id)
        .select(WaitingRequest::as_select())
        .load(conn)
}

/// The one with this number.
pub fn find(conn: &mut SqliteConnection, key: &str) -> QueryResult<Option<WaitingRequest>> {
    waiting_requests::table
        .filter(waiting_requests::key.eq(key))
        .select(WaitingRequest::as_select())
        .first(conn)
        .optional()
}

/// What is public of them: for each participant of whom some wait, how many and since when.
pub fn counts(conn: &mut SqliteConnection) -> QueryResult<Vec<Waiting>> {
    let rows: Vec<(ParticipantId, i64, Option<NaiveDate>)> = waiting_requests::table
        .group_by(waiting_requests::participant_id)
        .order(waiting_requests::participant_id)
        .select((waiting_requests::participant_id, count_star(), min(waiting_requests::received_on)))
        .load(conn)?;
    let waiting = |(participant_id, n, oldest_on)| Waiting { participant_id, n, oldest_on };
    Ok(rows.into_iter().map(waiting).collect())
}

/// How many requests of a participant wait.
pub fn count(conn: &mut SqliteConnection, participant: ParticipantId) -> QueryResult<i64> {
    waiting_requests::table.filter(waiting_requests::participant_id.eq(participant)).count().get_result(conn)
}

pub fn insert(conn: &mut SqliteConnection, new: &WaitingRequest) -> QueryResult<()> {
    diesel::insert_into(waiting_requests::table).values(new).execute(conn).map(|_| ())
}

/// Takes a request away that was accepted or refused.
pub fn remove(conn: &mut SqliteConnection, key: &str) -> QueryResult<()> {
    diesel::delete(waiting_requests::table.filter(waiting_requests::key.eq(key))).execute(conn).map(|_| ())
}

/// Notes where the sender of a request wants to be told.
pub fn keep_sender(conn: &mut SqliteConnection, key: &str, address: &str) -> QueryResult<()> {
    diesel::insert_into(request_senders::table)
        .values((request_senders::key.eq(key), request_senders::address.eq(address)))
        .execute(conn)
        .map(|_| ())
}

/// The address of a request's sender, if one was given and is still kept on `today`.
pub fn sender(conn: &mut SqliteConnection, key: &str, today: NaiveDate) -> QueryResult<Option<String>> {
    request_senders::table
        .find(key)
        .filter(request_senders::kept_until.is_null().or(request_senders::kept_until.ge(today)))
        .select(request_senders::address)
        .first(conn)
        .optional()
}

/// Until when the address of a request's sender is kept; for good while nothing came of the request.
pub fn keep_sender_until(
    conn: &mut SqliteConnection,
    key: &str,
    until: Option<NaiveDate>,
) -> QueryResult<()> {
    diesel::update(request_senders::table.find(key))
        .set(request_senders::kept_until.eq(until))
        .execute(conn)
        .map(|_| ())
}

/// Deletes the addresses whose time is over.
pub fn forget_senders(conn: &mut SqliteConnection, today: NaiveDate) -> QueryResult<()> {
    diesel::delete(request_senders::table.filter(request_senders::kept_until.lt(today)))
        .execute(conn)
        .map(|_| ())
}
