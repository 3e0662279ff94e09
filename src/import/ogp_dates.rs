//! The dates of OGP's file, which people typed and a spreadsheet rewrote: stated rules, and the text as it came.

use chrono::{Days, NaiveDate};

use crate::domain::date::{Edge, When, edge_of};
use crate::domain::vocabulary::Precision;

/// Whether a date such as `1/7/2014` has its day or its month first. OGP's spreadsheet writes the month first; some
/// plans were typed the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Order {
    MonthFirst,
    DayFirst,
}

/// A date as it was read, and the message of the rule that was needed; none for one that can only be read one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateRead {
    pub when: When,
    pub rule: Option<&'static str>,
}

/// Digits that are no date of any kind, `13/45/2020`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoDate;

/// Reads a date; words that are none of the known forms are kept as written, and not read.
///
/// # Errors
/// If it is made of digits like a date and there is no such day.
pub fn read(text: &str, edge: Edge, order: Order) -> Result<DateRead, NoDate> {
    let trimmed = text.trim();
    let (on, precision, rule) = if let Some(parts) = slashed(trimmed) {
        of_parts(parts, edge, order)?
    } else if trimmed.bytes().all(|it| it.is_ascii_digit()) {
        of_digits(trimmed, edge)?
    } else if let Some((year, quarter)) = quarter(trimmed) {
        let month = match edge {
            Edge::Start => quarter.saturating_mul(3).saturating_sub(2),
            Edge::End => quarter.saturating_mul(3),
        };
        (edge_of(year, Some(month), edge), Some(Precision::Month), Some("ogp-date-quarter"))
    } else if let Some((year, month)) = month_and_year(trimmed) {
        (edge_of(year, Some(month), edge), Some(Precision::Month), None)
    } else if edge == Edge::End && is_open(trimmed) {
        (None, Some(Precision::Open), Some("ogp-date-open"))
    } else {
        (None, None, Some("ogp-date-words"))
    };
    let precision = precision.filter(|it| *it == Precision::Open || on.is_some());
    Ok(DateRead { when: When { written: Some(text.to_owned()), on, precision }, rule })
}

type Parts = (u32, u32, i32);
type Known = (Option<NaiveDate>, Option<Precision>, Option<&'static str>);

/// What a date says of the order of its plan's dates: some can only be read one way.
pub fn certain_order(text: &str) -> Option<Order> {
    let ((a, b, year), _) = slashed(text.trim())?;
    match (a > 12, b > 12) {
        _ if year == 1905 => None,
        (true, false) => Some(Order::DayFirst),
        (false, true) => Some(Order::MonthFirst),
        _ => None,
    }
}

/// `7/1/2021` as its three numbers, and whether the first is padded and the year has two digits.
fn slashed(text: &str) -> Option<(Parts, Written)> {
    let mut parts = text.split('/');
    let (first, second, year) = (parts.next()?, parts.next()?, parts.next()?);
    let is_number = |it: &str, longest: usize| {
        !it.is_empty() && it.len() <= longest && it.bytes().all(|byte| byte.is_ascii_digit())
    };
    if parts.next().is_some() || !is_number(first, 2) || !is_number(second, 2) || !is_number(year, 4) {
        return None;
    }
    let is_short = year.len() <= 2;
    let century = if is_short { 2000 } else { 0 };
    let parts =
        (first.parse().ok()?, second.parse().ok()?, year.parse::<i32>().ok()?.saturating_add(century));
    Some((parts, Written { is_padded: first.starts_with('0'), is_short }))
}

#[derive(Debug, Clone, Copy)]
struct Written {
    is_padded: bool,
    is_short: bool,
}

fn of_parts(
    ((first, second, year), written): (Parts, Written),
    edge: Edge,
    order: Order,
) -> Result<Known, NoDate> {
    if year == 1905 {
        let day = NaiveDate::from_ymd_opt(year, first, second).ok_or(NoDate)?;
        return of_year_cell(day, edge);
    }
    // The dates with the month first in OGP's file are never padded.
    let is_day_first = order == Order::DayFirst || written.is_padded;
    let (day, month, rule) = match (first > 12, second > 12) {
        (true, false) => (first, second, None),
        (false, true) => (second, first, None),
        _ if first == second => (first, second, None),
        _ if is_day_first => (first, second, Some("ogp-date-day-first")),
        _ => (second, first, Some("ogp-date-month-first")),
    };
    let on = NaiveDate::from_ymd_opt(year, month, day).filter(|_| is_plausible(year)).ok_or(NoDate)?;
    let rule = rule.or_else(|| written.is_short.then_some("ogp-date-short-year"));
    Ok((Some(on), Some(Precision::Day), rule))
}

/// A year typed into a cell that shows dates: the spreadsheet took 2024 for the 2024th day since 1899-12-30, and shows
/// 7/16/1905.
fn of_year_cell(day: NaiveDate, edge: Edge) -> Result<Known, NoDate> {
    let days = day.signed_duration_since(first_day().ok_or(NoDate)?).num_days();
    let year = i32::try_from(days).ok().filter(|it| is_plausible(*it)).ok_or(NoDate)?;
    Ok((edge_of(year, None, edge), Some(Precision::Year), Some("ogp-date-year-cell")))
}

/// Day 0 of a spreadsheet.
fn first_day() -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(1899, 12, 30)
}

/// A year, or the number by which a spreadsheet knows a day.
fn of_digits(text: &str, edge: Edge) -> Result<Known, NoDate> {
    let number: u32 = text.parse().map_err(|_| NoDate)?;
    if text.len() == 4 {
        let year = i32::try_from(number).ok().filter(|it| is_plausible(*it)).ok_or(NoDate)?;
        return Ok((edge_of(year, None, edge), Some(Precision::Year), None));
    }
    if text.len() != 5 {
        return Err(NoDate);
    }
    let day = first_day().and_then(|it| it.checked_add_days(Days::new(number.into()))).ok_or(NoDate)?;
    let is_plausible = is_plausible(chrono::Datelike::year(&day));
    is_plausible.then_some((Some(day), Some(Precision::Day), Some("ogp-date-serial"))).ok_or(NoDate)
}

/// Whether a plan of OGP, founded in 2011, can speak of this year.
fn is_plausible(year: i32) -> bool {
    (1990..=2099).contains(&year)
}

/// `Quarter 1 2014`, `IV quarter of 2021`.
fn quarter(text: &str) -> Option<(i32, u32)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let (quarter, year) = match words.as_slice() {
        ["Quarter", quarter, year] => (quarter.parse().ok()?, year),
        [quarter, "quarter", "of", year] => {
            let place = ["I", "II", "III", "IV"].iter().position(|it| it == quarter)?;
            (u32::try_from(place).ok()?.saturating_add(1), year)
        }
        _ => return None,
    };
    let year = year.parse().ok().filter(|it| is_plausible(*it))?;
    (1..=4).contains(&quarter).then_some((year, quarter))
}

/// `August 2014`.
fn month_and_year(text: &str) -> Option<(i32, u32)> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let (month, year) = text.split_once(' ')?;
    let place = MONTHS.iter().position(|it| it.eq_ignore_ascii_case(month))?;
    let year = year.trim().parse().ok().filter(|it| is_plausible(*it))?;
    Some((year, u32::try_from(place).ok()?.saturating_add(1)))
}

/// Words that say that no end was set.
fn is_open(text: &str) -> bool {
    ["ongoing", "continue", "continues", "continuous", "continuing", "open-ended", "permanent"]
        .iter()
        .any(|it| it.eq_ignore_ascii_case(text))
}
