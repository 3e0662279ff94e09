//! Moving the example's dates by whole half-years.

use anyhow::{Context as _, Result};
use chrono::{DateTime, Datelike as _, Days, Months, NaiveDate, NaiveTime, Utc};

use crate::domain::date::half_year_start;
use crate::domain::zone::Zone;

/// By how many half-years the example is moved; it was written for the half-year that begins on 1 July 2026.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shift {
    half_years: i32,
}

impl Shift {
    /// The move that makes `now` fall into the half-year that the example was written for.
    ///
    /// # Errors
    /// None in practice: the base is a date.
    pub fn to(now: DateTime<Utc>) -> Result<Self> {
        let base = NaiveDate::from_ymd_opt(2026, 7, 1).context("the base of the example")?;
        let today = half_year_start(Zone::korea().date_of(now));
        let months = (today.year() - base.year()) * 12 + month(today) - month(base);
        Ok(Self { half_years: months / 6 })
    }

    /// A day, moved; the last day of a month stays the last day of one.
    pub fn day(self, day: NaiveDate) -> NaiveDate {
        let is_last = day.succ_opt().is_some_and(|next| next.month() != day.month());
        if !is_last {
            return self.add(day);
        }
        // The first of the next month moves cleanly; the day before it is the last of its month.
        let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
        self.add(next).checked_sub_days(Days::new(1)).unwrap_or(day)
    }

    fn add(self, day: NaiveDate) -> NaiveDate {
        let months = Months::new(self.half_years.unsigned_abs().saturating_mul(6));
        let moved =
            if self.half_years < 0 { day.checked_sub_months(months) } else { day.checked_add_months(months) };
        moved.unwrap_or(day)
    }

    /// A cell that holds a day, moved; any other cell as it is.
    pub fn cell(self, heading: &str, text: &str) -> String {
        let holds_day = heading == "on"
            || heading.ends_with("_on")
            || heading.ends_with("_from")
            || heading.ends_with("_until");
        let day = NaiveDate::parse_from_str(text, "%Y-%m-%d").ok().filter(|_| holds_day);
        if let Some(day) = day {
            return self.day(day).to_string();
        }
        match text.parse::<i32>().ok().and_then(|year| NaiveDate::from_ymd_opt(year, 7, 1)) {
            // A plan is submitted in the year in which it begins; the example's begin in July.
            Some(july) if heading == "submission_year" => self.add(july).year().to_string(),
            _ => text.to_owned(),
        }
    }
}

fn month(day: NaiveDate) -> i32 {
    i32::try_from(day.month()).unwrap_or(1)
}

/// An instant in Korea, from a day and a time like `10:30`.
///
/// # Errors
/// If the time is not one.
pub fn instant(day: NaiveDate, time: &str) -> Result<DateTime<Utc>> {
    let time = NaiveTime::parse_from_str(time, "%H:%M").with_context(|| format!("{time:?} is no time"))?;
    Ok(Zone::korea().instant_of(day.and_time(time)))
}

/// What a half-year is called, by its first day: in Korean and English.
pub fn half_year_label(starts_on: NaiveDate) -> (String, String) {
    let year = starts_on.year();
    if starts_on.month() <= 6 {
        (format!("{year}년 상반기"), format!("First half of {year}"))
    } else {
        (format!("{year}년 하반기"), format!("Second half of {year}"))
    }
}
