//! Keys: how a thing is known for ever, given when it is created.

/// A plan's key: its participant and number, as `kr-6`.
pub fn of_plan(participant: &str, number: &str) -> String {
    format!("{participant}-{}", number.trim())
}

/// A commitment's key: its plan and number, with `.` as `_`, as `kr-5-2_1`; else its OGP id; else `x` and its place.
pub fn of_commitment(plan: &str, number: &str, ogp_id: &str, ordinal: &str) -> String {
    let number = simplified(number);
    match (number.is_empty(), ogp_id.trim()) {
        (false, _) => format!("{plan}-{number}"),
        (true, "") => format!("{plan}-x{}", ordinal.trim()),
        (true, id) => id.to_lowercase(),
    }
}

/// A milestone's key: its commitment and place.
pub fn of_milestone(commitment: &str, ordinal: &str) -> String {
    format!("{commitment}-m{}", ordinal.trim())
}

/// A reporting period's key: its plan and the month in which it begins.
pub fn of_period(plan: &str, starts_on: &str) -> String {
    let month: String = starts_on.chars().filter(char::is_ascii_digit).take(6).collect();
    format!("{plan}-p{month}")
}

/// What of a number can stand in a key.
fn simplified(number: &str) -> String {
    let letters = number.trim().to_lowercase();
    let fits = |c: char| matches!(c, 'a'..='z' | '0'..='9' | '가'..='힣' | '_' | '-');
    letters.chars().map(|c| if c == '.' { '_' } else { c }).filter(|c| fits(*c)).collect()
}

/// The key itself if it is free, else with a letter: two real commitments of one plan share a number.
pub fn free(key: &str, is_taken: impl Fn(&str) -> bool) -> String {
    if !is_taken(key) {
        return key.to_owned();
    }
    let lettered = ('b'..='z').map(|letter| format!("{key}{letter}"));
    let numbered = (2_u32..).map(|n| format!("{key}-{n}"));
    lettered.chain(numbered).find(|it| !is_taken(it)).unwrap_or_else(|| key.to_owned())
}
