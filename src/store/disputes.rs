//! When disputes opened, were answered and were settled.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use diesel::sql_types::{Integer, TimestamptzSqlite};

use super::statement::Statement;
use crate::domain::dispute::{Dispute, DisputeDays};
use crate::domain::id::Position;
use crate::domain::ledger_entry::Entry;
use crate::domain::zone::Zone;

/// When the entries were recorded that moved some disputes.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Calendar(HashMap<Position, DateTime<Utc>>);

impl Calendar {
    /// Reads when the entries were recorded that moved these disputes; those that are known are not asked for.
    ///
    /// # Errors
    /// The database's own.
    pub fn of<'a, 'b>(
        conn: &mut SqliteConnection,
        disputes: impl Iterator<Item = &'a Dispute>,
        known: impl Iterator<Item = &'b Entry>,
    ) -> QueryResult<Self> {
        let mut missing: BTreeSet<Position> = disputes
            .flat_map(|it| [Some(it.opened_at), it.answered_at, it.settled.map(|(at, _)| at)])
            .flatten()
            .collect();
        let mut found = HashMap::new();
        for entry in known {
            if missing.remove(&entry.position) {
                found.insert(entry.position, entry.recorded_at);
            }
        }
        if missing.is_empty() {
            return Ok(Self(found));
        }
        const QUERY: &str = "
          SELECT l.position AS position, l.recorded_at AS recorded_at
          FROM json_each(?) j JOIN ledger l ON l.position = j.value";
        #[derive(QueryableByName)]
        struct Row {
            #[diesel(sql_type = Integer)]
            position: Position,
            #[diesel(sql_type = TimestamptzSqlite)]
            recorded_at: DateTime<Utc>,
        }
        let rows: Vec<Row> = Statement::new(QUERY).numbers(missing.into_iter().map(|it| it.0)).load(conn)?;
        found.extend(rows.into_iter().map(|it| (it.position, it.recorded_at)));
        Ok(Self(found))
    }

    fn day(&self, at: Position, zone: Zone) -> Option<NaiveDate> {
        self.0.get(&at).map(|it| zone.date_of(*it))
    }

    /// The days of a dispute in a time zone; none of one that the calendar was not made for.
    pub fn days(&self, dispute: &Dispute, zone: Zone) -> Option<DisputeDays> {
        Some(DisputeDays {
            opened_on: self.day(dispute.opened_at, zone)?,
            answered_on: dispute.answered_at.and_then(|at| self.day(at, zone)),
            settled_on: dispute.settled.and_then(|(at, _)| self.day(at, zone)),
        })
    }
}
