//! What a number in a cell of a workbook means: a workbook keeps a date as a number of days.

use chrono::{Days, NaiveDate};

/// Whether a number format shows a date: one of those that every workbook knows by number, those of East Asia included,
/// or one that names a day, month or year.
pub fn is_date(id: u32, code: Option<&str>) -> bool {
    match code {
        Some(code) => names_a_date(code),
        None => matches!(id, 14..=22 | 27..=36 | 45..=47 | 50..=58),
    }
}

/// Whether a format code has a letter of a date or time outside of quotation marks, brackets and escapes.
fn names_a_date(code: &str) -> bool {
    let mut chars = code.chars();
    let (mut is_quoted, mut is_bracketed) = (false, false);
    while let Some(c) = chars.next() {
        match c {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '[' => is_bracketed = true,
            ']' => is_bracketed = false,
            _ if is_bracketed => {}
            '\\' | '_' | '*' => {
                chars.next();
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' => return true,
            ';' => return false,
            _ => {}
        }
    }
    false
}

/// A number as people read it: at most the fifteen digits that spreadsheet programs show, `3` rather than `3.0`.
pub fn number(value: f64) -> String {
    format!("{value:.14e}").parse::<f64>().unwrap_or(value).to_string()
}

/// A number of days as the day, with the time of day where there is one; as it stands where it is no day.
pub fn date(value: f64, is_1904: bool) -> String {
    let minutes = (value * 1_440.0).round();
    let whole = format!("{minutes:.0}").parse::<i64>().ok().filter(|it| (0..=4_300_000_000).contains(it));
    let Some(minutes) = whole else { return number(value) };
    let (days, rest) = (minutes.div_euclid(1_440), minutes.rem_euclid(1_440));
    let time = format!("{:02}:{:02}", rest.div_euclid(60), rest.rem_euclid(60));
    if days == 0 && !is_1904 {
        return time;
    }
    // Such a workbook believes that there was a 29 February 1900.
    let (year, first) = if is_1904 {
        (1904, (1, 1))
    } else if days < 60 {
        (1899, (12, 31))
    } else {
        (1899, (12, 30))
    };
    let start = NaiveDate::from_ymd_opt(year, first.0, first.1);
    let day = start.and_then(|it| it.checked_add_days(Days::new(u64::try_from(days).ok()?)));
    match day {
        Some(day) if rest == 0 => day.to_string(),
        Some(day) => format!("{day} {time}"),
        None => number(value),
    }
}
