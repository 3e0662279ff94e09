//! Plans and participants beside one another, by what the IRM found: one indicator at a time, and always of how many.

use maud::{Markup, html};

use super::chart::{self, Other, Row, row_of};
use super::layout::{self, Frame};
use super::{parts, progress};
use crate::charts::bar;
use crate::domain::compared::{COMPARED, Tally};
use crate::domain::filter::Filter;
use crate::domain::indicator::Indicator;
use crate::domain::participant::Participant;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::{self, label, text};

/// A plan of a participant with what was found of it.
pub struct PlanFound<'a> {
    pub plan: &'a Plan,
    /// By indicator, in the order of [`COMPARED`].
    pub tallies: Vec<Tally>,
}

/// What the page of a participant shows.
pub struct ParticipantPage<'a> {
    pub frame: Frame,
    pub participant: &'a Participant,
    /// The newest first.
    pub plans: &'a [PlanFound<'a>],
    /// Where the numbers come from, and as of when.
    pub source: String,
}

/// The plans of a participant beside one another.
pub fn participant(page: &ParticipantPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let own = Filter { participant: Some(page.participant.key.clone()), ..Filter::default() };
    let found = |i: usize| {
        let rows = page.plans.iter().filter_map(move |it| Some((it.plan, it.tallies.get(i)?)));
        rows.filter(|(_, tally)| tally.assessed() > 0).collect::<Vec<_>>()
    };
    let content = html! {
        p.over { a href=(place.plans(&own)) { (parts::words(language, page.participant.content.name())) } }
        h1 { (text(language, "compared-plans")) }
        p.lead-line { (text(language, "compared-about")) }
        @if (0..COMPARED.len()).all(|i| found(i).is_empty()) {
            (parts::empty(text(language, "compared-none")))
        }
        @for (i, indicator) in COMPARED.iter().enumerate() {
            @let found = found(i);
            @if !found.is_empty() {
                section.charted aria-labelledby=(indicator.slug()) {
                    h2 #(indicator.slug()) { (label(language, *indicator)) }
                    p.lead-line { (messages::format(language, "compared-set", &[
                        ("n", found.len().into()), ("plans", page.plans.len().into()),
                    ])) }
                    (table(language, *indicator, "filter-plan", found.iter().map(|(plan, tally)| {
                        let name = parts::plain(language, plan.content.title());
                        Line { name, address: place.plan(&plan.key), is_made_up: false, tally }
                    }).collect()))
                }
            }
        }
        (below(&page.frame, &page.source, &own))
    };
    layout::page(&page.frame, &content)
}

/// What the comparison of participants shows.
pub struct ParticipantsPage<'a> {
    pub frame: Frame,
    pub indicator: Indicator,
    /// By name.
    pub participants: &'a [(&'a Participant, Tally)],
    pub filter: &'a Filter,
    pub unknown: &'a [(&'static str, String)],
    pub source: String,
}

/// Participants beside one another, by one indicator.
pub fn participants(page: &ParticipantsPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let found: Vec<_> = page.participants.iter().filter(|(_, tally)| tally.assessed() > 0).collect();
    let content = html! {
        h1 { (page.frame.title) }
        (super::filters::unknown(language, page.unknown))
        p.lead-line { (text(language, "compared-about")) }
        nav.presses aria-label=(text(language, "compared-by")) { ul.inline { @for it in COMPARED { li {
            @let address = place.participants(Some(*it), page.filter);
            a href=(address) aria-current=[(*it == page.indicator).then_some("true")] {
                (label(language, *it))
            }
        } } } }
        @if found.is_empty() { (parts::empty(text(language, "compared-none"))) } @else {
            section.charted aria-labelledby="compared" {
                h2 #compared { (label(language, page.indicator)) }
                p.lead-line { (messages::format(language, "compared-set-of-participants", &[
                    ("n", found.len().into()), ("participants", page.participants.len().into()),
                ])) }
                (table(language, page.indicator, "participant", found.iter().map(|(it, tally)| {
                    let name = parts::plain(language, it.content.name());
                    Line { name, address: place.participant(&it.key), is_made_up: it.content.is_demonstration, tally }
                }).collect()))
            }
        }
        (below(&page.frame, &page.source, page.filter))
    };
    layout::page(&page.frame, &content)
}

fn below(frame: &Frame, source: &str, filter: &Filter) -> Markup {
    let place = &frame.place;
    let language = place.language;
    html! {
        p.quiet {
            (source) " · " a href=(place.file("assessments", filter)) { (text(language, "chart-data")) }
        }
    }
}

/// A plan or participant among others.
struct Line<'a> {
    name: String,
    address: String,
    /// Whether that has to be said here: on a page where all is, the frame says it.
    is_made_up: bool,
    tally: &'a Tally,
}

/// One indicator of several plans or participants: a bar each, and of how many units.
fn table(language: Language, indicator: Indicator, heading: &str, rows: Vec<Line<'_>>) -> Markup {
    let longest = rows.iter().map(|it| it.tally.assessed()).max().unwrap_or_default();
    html! {
        table.list.multiples {
            thead { tr {
                th scope="col" { (text(language, heading)) }
                th scope="col" { (label(language, indicator)) }
                th scope="col" { (text(language, "compared-assessed")) }
            } }
            tbody { @for (i, Line { name, address, is_made_up, tally }) in rows.iter().enumerate() {
                @let row = row(language, indicator, tally);
                tr {
                    th scope="row" {
                        a href=(address) { (name) }
                        @if *is_made_up { " " span.mark { (text(language, "demonstration-mark")) } }
                    }
                    td data-label=(label(language, indicator)) {
                        (chart::small(&bar::draw_of(&format!("{}-{i}", indicator.slug()), &row.bar, longest)))
                        span.quiet { (bar::in_words(&row.bar)) }
                    }
                    td data-label=(text(language, "compared-assessed")) {
                        (messages::format(language, "compared-of", &[
                            ("n", tally.assessed().into()), ("units", tally.units.known.into()),
                        ]))
                        @if tally.units.recorded < tally.units.known {
                            " " span.quiet { (messages::format(language, "compared-recorded", &[
                                ("n", tally.units.recorded.into()),
                            ])) }
                        }
                    }
                }
            } }
        }
    }
}

fn row(language: Language, indicator: Indicator, tally: &Tally) -> Row {
    let part = |(term, n): &(_, usize)| Other {
        fill: progress::fill_of(*term),
        name: text(language, indicator.message_of(*term)),
        n: *n,
        address: None,
    };
    row_of(language, String::new(), "chart-part", tally.terms.iter().map(part).collect())
}
