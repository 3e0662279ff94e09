//! Time zones: on which day an instant is, and when a day begins.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Datelike as _, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike as _, Utc};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::{Offset, TimeZone};

/// A time zone of the IANA database, which is in the program: `Asia/Seoul`.
#[derive(Clone, Copy)]
pub struct Zone(&'static TimeZone);

/// No zone has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is no time zone; an example of one is Asia/Seoul")]
pub struct UnknownZone(String);

static UTC: TimeZone = TimeZone::UTC;

/// The zones that were asked for, each once: no more than there are in the database.
static KNOWN: Mutex<BTreeMap<String, &'static TimeZone>> = Mutex::new(BTreeMap::new());

impl Zone {
    /// The zone of instants themselves.
    pub const UTC: Self = Self(&UTC);

    /// Korea's.
    pub fn korea() -> Self {
        "Asia/Seoul".parse().unwrap_or(Self::UTC)
    }

    /// Its name in the database.
    pub fn name(self) -> &'static str {
        self.0.iana_name().unwrap_or("UTC")
    }

    /// Date and time of an instant on the clocks there.
    pub fn local(self, at: DateTime<Utc>) -> NaiveDateTime {
        let offset = Timestamp::from_second(at.timestamp()).map_or(Offset::UTC, |it| self.0.to_offset(it));
        let offset = TimeDelta::seconds(offset.seconds().into());
        at.naive_utc().checked_add_signed(offset).unwrap_or_else(|| at.naive_utc())
    }

    /// The date of an instant there.
    pub fn date_of(self, at: DateTime<Utc>) -> NaiveDate {
        self.local(at).date()
    }

    /// When the clocks there show `local`: the first time where they show it twice, and where they skip it, as long
    /// after the skip as it would have been without.
    pub fn instant_of(self, local: NaiveDateTime) -> DateTime<Utc> {
        let instant = civil_of(local).and_then(|it| self.0.to_ambiguous_timestamp(it).compatible().ok());
        let instant = instant.and_then(|it| DateTime::from_timestamp(it.as_second(), 0));
        instant.unwrap_or_else(|| local.and_utc())
    }

    /// When a day begins there: at midnight, or with the first instant after it where clocks skip midnight.
    pub fn start_of(self, day: NaiveDate) -> DateTime<Utc> {
        self.instant_of(day.and_time(NaiveTime::MIN))
    }
}

/// The same date and time, to the second; none outside of the years -9999 to 9999.
fn civil_of(local: NaiveDateTime) -> Option<civil::DateTime> {
    let small = |n: u32| i8::try_from(n).ok();
    let year = i16::try_from(local.year()).ok()?;
    let (month, day) = (small(local.month())?, small(local.day())?);
    let (hour, minute, second) = (small(local.hour())?, small(local.minute())?, small(local.second())?);
    civil::DateTime::new(year, month, day, hour, minute, second, 0).ok()
}

impl FromStr for Zone {
    type Err = UnknownZone;

    fn from_str(name: &str) -> Result<Self, UnknownZone> {
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(zone) = known.get(name) {
            return Ok(Self(zone));
        }
        // The database takes names in any case; the record has them as they are written there.
        let zone = TimeZone::get(name).ok().filter(|it| it.iana_name() == Some(name));
        let zone: &'static TimeZone = Box::leak(Box::new(zone.ok_or_else(|| UnknownZone(name.to_owned()))?));
        known.insert(name.to_owned(), zone);
        Ok(Self(zone))
    }
}

impl fmt::Display for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl fmt::Debug for Zone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl PartialEq for Zone {
    fn eq(&self, other: &Self) -> bool {
        self.name() == other.name()
    }
}

impl Eq for Zone {}
