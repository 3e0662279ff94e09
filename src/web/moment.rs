//! As of when: which position and which day a request means.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::SqliteConnection;

use super::error::{Error, Result};
use super::query::Query;
use crate::domain::id::Position;
use crate::domain::progress::day_after;
use crate::domain::zone::Zone;
use crate::store::entries;
use crate::store::lookup::Day;

/// As of when something is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsOf {
    Now,
    /// The record by the end of a day, seen on that day.
    Date(NaiveDate),
    /// The record at a position, seen on a day; on the day it was recorded if none is given.
    Position(Position, Option<NaiveDate>),
}

impl AsOf {
    /// Reads `as_of` and `on`.
    ///
    /// # Errors
    /// If they are nonsense.
    pub fn read(query: &Query) -> Result<Self> {
        let day = |text: &str| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| text.len() == 10);
        let on = match query.get("on") {
            Some(text) => Some(day(text).ok_or_else(|| Error::bad("error-as-of-day").with("value", text))?),
            None => None,
        };
        match query.get("as_of") {
            None => Ok(Self::Now),
            Some(text) => match (text.parse::<i32>(), day(text)) {
                (Ok(position), _) if position >= 1 => Ok(Self::Position(Position(position), on)),
                (_, Some(date)) => Ok(Self::Date(date)),
                _ => Err(Error::bad("error-as-of-nonsense").with("value", text)),
            },
        }
    }

    /// The same address without the past, for who asked for the past.
    pub fn present(path: &str, query: &str) -> Option<String> {
        let of_time = |pair: &&str| pair.starts_with("as_of=") || pair.starts_with("on=");
        query.split('&').any(|pair| of_time(&pair)).then(|| {
            let rest: Vec<&str> = query.split('&').filter(|pair| !of_time(pair)).collect();
            if rest.is_empty() { path.to_owned() } else { format!("{path}?{}", rest.join("&")) }
        })
    }

    /// The pairs with which a link keeps it.
    pub fn pairs(self) -> Vec<(&'static str, String)> {
        match self {
            Self::Now => Vec::new(),
            Self::Date(date) => vec![("as_of", date.to_string())],
            Self::Position(position, on) => {
                let on = on.map(|it| ("on", it.to_string()));
                [("as_of", position.to_string())].into_iter().chain(on).collect()
            }
        }
    }

    /// Whether what it means can never change: a position and a day, both given.
    pub fn is_fixed(self) -> bool {
        matches!(self, Self::Position(_, Some(_)))
    }
}

/// The position and the day that a request means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    pub asked: AsOf,
    pub position: Position,
    pub day: Day,
    /// Whether more may still be recorded on that day.
    pub is_provisional: bool,
}

impl Moment {
    /// Works out what `asked` means in a time zone.
    ///
    /// # Errors
    /// Dates before the first entry or in the future, and positions that do not exist yet.
    pub fn resolve(
        conn: &mut SqliteConnection,
        asked: AsOf,
        last: Position,
        now: DateTime<Utc>,
        zone: Zone,
    ) -> Result<Self> {
        let today = zone.date_of(now);
        match asked {
            AsOf::Now => Ok(Self { asked, position: last, day: Day::At(now), is_provisional: false }),
            AsOf::Date(date) if date > today => Err(Error::bad("error-as-of-future").with("value", date)),
            AsOf::Date(date) => {
                let position = entries::last_before(conn, zone.start_of(day_after(date)))?.min(last);
                if position == Position::NONE {
                    return Err(match entries::first_recorded_at(conn)? {
                        Some(first) => Error::bad("error-as-of-before")
                            .with("value", date)
                            .with("first", zone.date_of(first)),
                        None => Error::bad("error-as-of-empty"),
                    });
                }
                Ok(Self { asked, position, day: Day::On(date), is_provisional: date == today })
            }
            AsOf::Position(..) if last == Position::NONE => Err(Error::bad("error-as-of-empty")),
            AsOf::Position(position, _) if position > last => Err(Error::bad("error-as-of-position")
                .with("value", position.to_string())
                .with("last", last.to_string())),
            AsOf::Position(position, on) => {
                let recorded = zone.date_of(entries::find(conn, position)?.recorded_at);
                let on = on.unwrap_or(recorded);
                if on > today {
                    return Err(Error::bad("error-as-of-future").with("value", on));
                }
                Ok(Self { asked, position, day: Day::On(on), is_provisional: false })
            }
        }
    }
}
