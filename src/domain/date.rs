//! Dates that are known to the day, the month or the year, or that were left open, and how they are written.

use chrono::{Datelike, Days, Months, NaiveDate};
use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql, FromSqlRow};
use diesel::sql_types::{Date, Nullable, Text};
use diesel::sqlite::Sqlite;

use super::vocabulary::Precision;

/// A date as far as it is known, with the text as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct When {
    /// As the source writes it; none where the date was entered here.
    pub written: Option<String>,
    /// The day that counts: the first of the period for a start, the last for an end. None for an open end.
    pub on: Option<NaiveDate>,
    /// How exactly it is known; none where nothing is known.
    pub precision: Option<Precision>,
}

/// Whether a day lies before 1900: nothing that is recorded here happened so long ago, but years are mistyped.
pub fn is_ancient(day: NaiveDate) -> bool {
    day.year() < 1900
}

/// Which end of a month or year counts as the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edge {
    Start,
    End,
}

impl When {
    /// A day that is known exactly.
    pub fn day(on: NaiveDate) -> Self {
        Self { written: None, on: Some(on), precision: Some(Precision::Day) }
    }

    /// Whether the source says that there is no end.
    pub fn is_open(&self) -> bool {
        self.precision == Some(Precision::Open)
    }

    /// Whether nothing at all is known.
    pub fn is_unknown(&self) -> bool {
        self.precision.is_none()
    }

    /// Reads what we export: `2023-06-22`, `2016-10`, `2018`, or `open`.
    pub fn from_iso(text: &str, edge: Edge) -> Option<Self> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("open") {
            return Some(Self { written: None, on: None, precision: Some(Precision::Open) });
        }
        let digits = |part: &str| -> Option<u32> {
            part.chars().all(|c| c.is_ascii_digit()).then(|| part.parse().ok()).flatten()
        };
        let parts: Vec<&str> = text.split('-').collect();
        let (year, month, precision) = match parts.as_slice() {
            [year] if year.len() == 4 => (digits(year)?, None, Precision::Year),
            [year, month] if year.len() == 4 && month.len() == 2 => {
                (digits(year)?, Some(digits(month)?), Precision::Month)
            }
            [year, month, day] if year.len() == 4 && month.len() == 2 && day.len() == 2 => {
                let on =
                    NaiveDate::from_ymd_opt(digits(year)?.try_into().ok()?, digits(month)?, digits(day)?)?;
                return Some(Self::day(on));
            }
            _ => return None,
        };
        let on = edge_of(i32::try_from(year).ok()?, month, edge)?;
        Some(Self { written: None, on: Some(on), precision: Some(precision) })
    }

    /// The date to the precision at which it is known: `2023-06-22`, `2016-10`, `2018`, `open`; empty if unknown.
    pub fn iso(&self) -> String {
        match (self.precision, self.on) {
            (Some(Precision::Open), _) => "open".to_owned(),
            (Some(Precision::Day), Some(on)) => on.format("%Y-%m-%d").to_string(),
            (Some(Precision::Month), Some(on)) => on.format("%Y-%m").to_string(),
            (Some(Precision::Year), Some(on)) => on.format("%Y").to_string(),
            _ => String::new(),
        }
    }
}

/// The first or last day of a year, or of a month of it.
pub fn edge_of(year: i32, month: Option<u32>, edge: Edge) -> Option<NaiveDate> {
    let first = NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1)?;
    match edge {
        Edge::Start => Some(first),
        Edge::End => {
            let after = first.checked_add_months(Months::new(if month.is_some() { 1 } else { 12 }))?;
            after.checked_sub_days(Days::new(1))
        }
    }
}

/// The first day of the half-year that `day` is in.
pub fn half_year_start(day: NaiveDate) -> NaiveDate {
    let month = if day.month() <= 6 { 1 } else { 7 };
    NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
}

/// A day as it is stored, `2026-06-30`. Chrono reads by a format that it takes apart each time, which is a good part of
/// what reading many rows costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromSqlRow)]
pub struct StoredDay(NaiveDate);

/// A stored day, where there is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, FromSqlRow)]
pub struct StoredDayIfAny(Option<NaiveDate>);

impl FromSql<Date, Sqlite> for StoredDay {
    fn from_sql(value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        let text = <String as FromSql<Text, Sqlite>>::from_sql(value)?;
        stored_day(&text).map(Self).ok_or_else(|| format!("{text:?} is no day").into())
    }
}

impl FromSql<Nullable<Date>, Sqlite> for StoredDayIfAny {
    fn from_sql(value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<Self> {
        StoredDay::from_sql(value).map(|StoredDay(day)| Self(Some(day)))
    }

    fn from_nullable_sql(value: Option<<Sqlite as Backend>::RawValue<'_>>) -> deserialize::Result<Self> {
        value.map_or(Ok(Self(None)), Self::from_sql)
    }
}

impl From<StoredDay> for NaiveDate {
    fn from(StoredDay(day): StoredDay) -> Self {
        day
    }
}

impl From<StoredDayIfAny> for Option<NaiveDate> {
    fn from(StoredDayIfAny(day): StoredDayIfAny) -> Self {
        day
    }
}

fn stored_day(text: &str) -> Option<NaiveDate> {
    let mut parts = text.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}
