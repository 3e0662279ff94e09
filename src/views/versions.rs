//! How a plan moved: its amendments with the due dates that slipped, and its submitted versions side by side.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::history::{self, Changed, Names};
use super::layout::{self, Frame};
use super::parts;
use crate::domain::filter::Filter;
use crate::domain::progress::slip_days;
use crate::domain::vocabulary::Language;
use crate::export::between::{Fate, Row};
use crate::links::Place;
use crate::messages::{self, text};

/// An amendment: when and why, by whom and by which document, what it changed.
pub fn amendment(names: &Names<'_>, plan: &str, (entry, changes): &Changed) -> Markup {
    let language = names.place.language;
    html! {
        article.entry {
            h3 {
                (parts::entry_day(language, entry.recorded_at, names.zone))
                @if let Some(reason) = &entry.reason { " · " (reason) }
            }
            p.quiet { (names.who(entry)) " · " (names.before_and_after(entry, false, |place| place.plan(plan))) }
            (parts::source_line(language, entry.source.as_deref()))
            (names.differences(changes))
        }
    }
}

/// A milestone whose due date moved.
pub struct Slipped {
    pub title: String,
    /// The page of its commitment.
    pub address: String,
    /// As in the first and in the latest submitted version that had it.
    pub first: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
    pub now: Option<NaiveDate>,
}

/// The amendments of a plan.
pub struct AmendmentsPage<'a> {
    pub frame: Frame,
    pub names: Names<'a>,
    pub plan: &'a str,
    pub title: String,
    /// The latest first.
    pub amendments: &'a [Changed],
    pub slipped: Vec<Slipped>,
}

/// What moved, by how many days, and why.
pub fn amendments(page: &AmendmentsPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let content = html! {
        header.head {
            p.over { a href=(place.plan(page.plan)) { (page.title) } }
            h1 { (t("plan-amendments")) }
            p { (messages::format(language, "amendments-summary", &[
                ("n", page.amendments.len().into()), ("slipped", page.slipped.len().into()),
            ])) }
            p { a href=(place.file("amendments", &Filter::of_plan(page.plan))) { (t("amendments-file")) } }
        }
        @if !page.slipped.is_empty() { section aria-labelledby="slipped" {
            h2 #slipped { (t("slipped-title")) }
            (slipped(language, &page.slipped))
        } }
        section aria-labelledby="amendments" {
            h2 #amendments { (t("amendments-why")) }
            @if page.amendments.is_empty() { (parts::empty(t("plan-no-amendments"))) }
            @for it in page.amendments { (amendment(&page.names, page.plan, it)) }
        }
    };
    layout::page(&page.frame, &content)
}

fn slipped(language: Language, all: &[Slipped]) -> Markup {
    let t = |id| text(language, id);
    let day = |day: Option<NaiveDate>| {
        html! {
            @match day {
                Some(day) => (parts::day(language, day)),
                None => span.quiet { (t("no-due-date")) },
            }
        }
    };
    let moved = |from: Option<NaiveDate>, to: Option<NaiveDate>| match slip_days(from, to) {
        Some(days) => parts::moved(language, "moved-by", days, None),
        None => String::new(),
    };
    html! {
        table.list {
            thead { tr {
                th scope="col" { (t("milestone")) }
                th scope="col" { (t("due-first")) }
                th scope="col" { (t("due-latest")) }
                th scope="col" { (t("due-now")) }
            } }
            tbody { @for it in all { tr {
                th scope="row" { a href=(it.address) { (it.title) } }
                td data-label=(t("due-first")) { (day(it.first)) " " span.quiet { (moved(it.first, it.now)) } }
                td data-label=(t("due-latest")) { (day(it.latest)) " " span.quiet { (moved(it.latest, it.now)) } }
                td data-label=(t("due-now")) { (day(it.now)) }
            } } }
        }
    }
}

/// A plan at two positions.
pub struct BetweenPage<'a> {
    pub frame: Frame,
    pub plan: &'a str,
    pub title: String,
    /// What is compared, in words.
    pub from: String,
    pub to: String,
    pub rows: &'a [Row],
}

/// What was kept, changed, added and dropped.
pub fn between(page: &BetweenPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let count = |wanted: fn(&Fate) -> bool| page.rows.iter().filter(|it| wanted(&it.fate)).count();
    let content = html! {
        header.head {
            p.over { a href=(place.plan(page.plan)) { (page.title) } }
            h1 { (page.from) " → " (page.to) }
            p { (messages::format(language, "between-summary", &[
                ("kept", count(|it| matches!(it, Fate::Kept)).into()),
                ("changed", count(|it| matches!(it, Fate::Changed(_))).into()),
                ("added", count(|it| matches!(it, Fate::Added)).into()),
                ("dropped", count(|it| matches!(it, Fate::Dropped)).into()),
            ])) }
        }
        @for (title, fate) in FATES {
            @let rows: Vec<&Row> = page.rows.iter().filter(|it| fate(&it.fate)).collect();
            section {
                h2 { (t(title)) " (" (rows.len()) ")" }
                @if rows.is_empty() { (parts::empty(t("between-none"))) }
                @else { ul { @for it in rows { li { (row(place, it)) } } } }
            }
        }
    };
    layout::page(&page.frame, &content)
}

type IsFate = fn(&Fate) -> bool;

/// Each fate with its title; what moved comes before what stayed.
const FATES: [(&str, IsFate); 4] = [
    ("between-changed", |it| matches!(it, Fate::Changed(_))),
    ("between-added", |it| matches!(it, Fate::Added)),
    ("between-dropped", |it| matches!(it, Fate::Dropped)),
    ("between-kept", |it| matches!(it, Fate::Kept)),
];

fn row(place: &Place, it: &Row) -> Markup {
    let language = place.language;
    let table = if it.dataset == "milestones" { "milestone_revisions" } else { "commitment_revisions" };
    let said = |column: &str, cell: &str| history::value(language, column, table, cell);
    html! {
        a href=(place.commitment(&it.commitment)) {
            @if it.dataset == "milestones" { (text(language, "milestone")) " " }
            (it.number) " " (parts::words(language, it.title()))
        }
        @if let Fate::Changed(changes) = &it.fate { ul.changes { @for (column, old, new) in changes { li {
            span.field { (history::field_name(language, table, column)) } " "
            @if !old.is_empty() { del { (said(column, old)) } } " → "
            @if !new.is_empty() { ins { (said(column, new)) } }
        } } } }
    }
}
