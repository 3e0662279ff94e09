//! Reading what was typed into the form of a report, review or answer, by stated rules.

use chrono::NaiveDate;

use super::ground;
use super::reporting::{NewEvidence, Words};
use super::reviewing::{self, Verdict};
use crate::domain::address::is_web_address;
use crate::domain::date::{Edge, When, is_ancient};
use crate::domain::draft::{TypedEvidence, TypedReport};
use crate::domain::evidence::EvidenceKind;
use crate::domain::fault::Fault;
use crate::domain::report::ReportedStatus;
use crate::domain::review::ReviewedStatus;
use crate::domain::review_draft::TypedReview;
use crate::domain::vocabulary::{Origin, Precision, Vocabulary as _};

/// The most characters of a longer text.
pub const LONGEST_TEXT: usize = 5_000;
/// The most characters of a title.
pub const LONGEST_TITLE: usize = 200;
/// The most characters of an address.
pub const LONGEST_LINK: usize = 2_000;
/// The most pieces of evidence in one report.
pub const MOST_EVIDENCE: usize = 20;

/// What a form says.
///
/// # Errors
/// Everything in it that cannot be read, each with its field.
pub fn read(typed: &TypedReport, today: NaiveDate) -> Result<(Words, Vec<NewEvidence>), Vec<Fault>> {
    let mut faults = Vec::new();
    let status = ReportedStatus::from_slug(&typed.status)
        .map_err(|_| faults.push(Fault::new("status", "fault-status-missing")));
    let (text_ko, text_en) = both(&typed.text_ko, &typed.text_en, &mut faults);
    let words = Words {
        // The status of which nothing more is asked.
        status: status.unwrap_or(ReportedStatus::Substantial),
        text_ko,
        text_en,
        difficulties_ko: long("difficulties_ko", &typed.difficulties_ko, &mut faults),
        difficulties_en: long("difficulties_en", &typed.difficulties_en, &mut faults),
        next_step_ko: long("next_step_ko", &typed.next_step_ko, &mut faults),
        next_step_en: long("next_step_en", &typed.next_step_en, &mut faults),
        no_evidence_ko: long("no_evidence_ko", &typed.no_evidence_ko, &mut faults),
        no_evidence_en: long("no_evidence_en", &typed.no_evidence_en, &mut faults),
        occurred_on: day("occurred_on", &typed.occurred_on, &mut faults),
    };
    let evidence = evidence(&typed.evidence, today, &mut faults);
    if faults.is_empty() {
        return Ok((words, evidence));
    }
    // What was read is held against the rules as well, so that nothing is told one fault after the other.
    Err(with_others(faults, ground::faults_of(&words, &evidence, today)))
}

/// Faults, and of others those that are not among them already.
fn with_others(mut faults: Vec<Fault>, others: Vec<Fault>) -> Vec<Fault> {
    let new = |it: &Fault| faults.iter().all(|own| own.message != it.message);
    let others: Vec<Fault> = others.into_iter().filter(new).collect();
    faults.extend(others);
    faults
}

/// What the form of a review says.
///
/// # Errors
/// Everything in it that cannot be read, each with its field.
pub fn read_review(typed: &TypedReview, today: NaiveDate) -> Result<(Verdict, Vec<NewEvidence>), Vec<Fault>> {
    let mut faults = Vec::new();
    let status = ReviewedStatus::from_slug(&typed.status)
        .map_err(|_| faults.push(Fault::new("status", "fault-verdict-missing")));
    let (text_ko, text_en) = both(&typed.text_ko, &typed.text_en, &mut faults);
    long("reason", &typed.reason, &mut faults);
    let status = status.unwrap_or(ReviewedStatus::NotStarted);
    let evidence = evidence(&typed.evidence, today, &mut faults);
    let verdict = Verdict { status, text_ko, text_en };
    if faults.is_empty() {
        return Ok((verdict, evidence));
    }
    Err(with_others(faults, reviewing::fault_of(&verdict).into_iter().collect()))
}

/// A text in Korean and in English, each with where it comes from.
type Both = (Option<(String, Origin)>, Option<(String, Origin)>);

/// What the form of an answer says.
///
/// # Errors
/// Everything in it that cannot be read, each with its field.
pub fn read_answer(typed: &TypedReview) -> Result<Both, Vec<Fault>> {
    let mut faults = Vec::new();
    let texts = both(&typed.text_ko, &typed.text_en, &mut faults);
    long("reason", &typed.reason, &mut faults);
    if faults.is_empty() { Ok(texts) } else { Err(faults) }
}

/// Where both languages are given, whoever writes answers for the translation as well.
fn both(ko: &str, en: &str, faults: &mut Vec<Fault>) -> Both {
    let text_ko = long("text_ko", ko, faults);
    let english = if text_ko.is_some() { Origin::Official } else { Origin::Original };
    let text_en = long("text_en", en, faults);
    (text_ko.map(|it| (it, Origin::Original)), text_en.map(|it| (it, english)))
}

fn evidence(typed: &[TypedEvidence], today: NaiveDate, faults: &mut Vec<Fault>) -> Vec<NewEvidence> {
    let filled: Vec<(usize, &TypedEvidence)> =
        typed.iter().enumerate().filter(|(_, it)| !it.is_empty()).collect();
    if filled.len() > MOST_EVIDENCE {
        faults
            .push(Fault::new("evidence", "fault-too-much-evidence").with("limit", MOST_EVIDENCE.to_string()));
    }
    filled.into_iter().map(|(i, it)| item(i, it, today, faults)).collect()
}

fn item(i: usize, typed: &TypedEvidence, today: NaiveDate, faults: &mut Vec<Fault>) -> NewEvidence {
    let field = |name: &str| format!("evidence-{i}-{name}");
    let kind = EvidenceKind::from_slug(&typed.kind);
    if kind.is_err() {
        faults.push(Fault::new(field("kind"), "fault-evidence-kind-missing"));
    }
    let url = typed.url.trim().to_owned();
    if !is_web_address(&url) {
        faults.push(Fault::new(field("url"), "fault-not-a-link").with("value", url.as_str()));
    }
    bound(&field("url"), &url, LONGEST_LINK, faults);
    let title = line(&field("title"), &typed.title, LONGEST_TITLE, faults);
    let is_korean = title.as_deref().is_some_and(|it| it.chars().any(|c| ('가'..='힣').contains(&c)));
    let title = title.map(|it| (it, Origin::Original));
    let dated_on = day(&field("dated_on"), &typed.dated_on, faults);
    if dated_on.is_some_and(|it| it > today) {
        faults.push(Fault::new(field("dated_on"), "fault-date-in-future"));
    }
    NewEvidence {
        kind: kind.unwrap_or(EvidenceKind::Statement),
        url,
        title_ko: title.clone().filter(|_| is_korean),
        title_en: title.filter(|_| !is_korean),
        dated_on,
        seen_on: None,
        archive_url: None,
    }
}

/// A longer text; none if nothing was typed.
pub fn long(field: &str, typed: &str, faults: &mut Vec<Fault>) -> Option<String> {
    let text = typed.trim();
    bound(field, text, LONGEST_TEXT, faults);
    (!text.is_empty()).then(|| text.to_owned())
}

/// A text of one line; none if nothing was typed. One that a spreadsheet would take for a formula is refused, since it
/// will be in files that people open there.
pub fn line(field: &str, typed: &str, limit: usize, faults: &mut Vec<Fault>) -> Option<String> {
    let text = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    bound(field, &text, limit, faults);
    if is_formula_like(&text) {
        faults.push(Fault::new(field.to_owned(), "fault-formula-like"));
    }
    (!text.is_empty()).then_some(text)
}

/// Whether a spreadsheet would take a text for a formula: `=`, `+`, `@` or a tab first, or `-` directly before a
/// letter, digit or bracket.
pub fn is_formula_like(text: &str) -> bool {
    let mut chars = text.chars();
    match chars.next() {
        Some('=' | '+' | '@' | '\t') => true,
        Some('-') => chars.next().is_some_and(|c| c.is_alphanumeric() || "([{".contains(c)),
        _ => false,
    }
}

/// A day, as browsers send it or as it is written in Korea; none if nothing was typed. One that a slip of the hand made
/// ancient is refused.
pub fn day(field: &str, typed: &str, faults: &mut Vec<Fault>) -> Option<NaiveDate> {
    let text: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return None;
    }
    let read = day_in(&text);
    match read {
        None => faults.push(Fault::new(field.to_owned(), "fault-not-a-day").with("value", typed.trim())),
        Some(day) if is_ancient(day) => faults.push(Fault::new(field.to_owned(), "fault-day-ancient")),
        Some(_) => {}
    }
    read
}

/// `2026-06-30`, `2026.6.30.`, `2026년6월30일` or `20260630`.
fn day_in(text: &str) -> Option<NaiveDate> {
    if text.len() == 8 && text.chars().all(|c| c.is_ascii_digit()) {
        return NaiveDate::parse_from_str(text, "%Y%m%d").ok();
    }
    let day_only = |when: When| when.on.filter(|_| when.precision == Some(Precision::Day));
    if let Some(day) = When::from_iso(text, Edge::Start).and_then(day_only) {
        return Some(day);
    }
    let parts: Vec<&str> =
        text.trim_end_matches('.').split(['.', '년', '월', '일']).filter(|it| !it.is_empty()).collect();
    match parts.as_slice() {
        [year, month, day] if year.len() == 4 => {
            NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
        }
        _ => None,
    }
}

/// Refuses what has more characters than `limit`.
pub fn bound(field: &str, text: &str, limit: usize, faults: &mut Vec<Fault>) {
    let n = text.chars().count();
    if n > limit {
        let fault = Fault::new(field.to_owned(), "fault-too-long");
        faults.push(fault.with("limit", limit.to_string()).with("n", n.to_string()));
    }
}
