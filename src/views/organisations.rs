//! Organisations: the list, and one of them with what it leads, supports and says.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::fared::{self, FaredInPlan};
use super::layout::{self, Frame};
use super::standing::{self, Standing};
use super::{matrix, naming, parts, plans};
use crate::domain::commitment::OrganisationRole;
use crate::domain::filter::Filter;
use crate::domain::organisation::Organisation;
use crate::domain::plan::Plan;
use crate::domain::request::RequestCounts;
use crate::domain::vocabulary::Language;
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::lookup::Lookup;
use crate::store::selection::Selected;

/// The list, by participant and kind.
pub fn list(
    frame: &Frame,
    lookup: &Lookup,
    organisations: &[&Organisation],
    unknown: &[(&'static str, String)],
    filter: &Filter,
    today: NaiveDate,
) -> Markup {
    let place = &frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let action = Place::now(language).organisations(&Filter::default());
    let content = html! {
        h1 { (frame.title) }
        (super::filters::unknown(language, unknown))
        (super::filters::participant_form(place, lookup, filter, &action))
        p { a href=(place.file("organisations", filter)) { (t("download-csv")) } }
        @if organisations.is_empty() { (parts::empty(t("organisations-empty"))) } @else {
            table.list {
                thead { tr {
                    th scope="col" { (t("organisation")) }
                    th scope="col" { (t("column-kind.heading")) }
                    th scope="col" { (t("participant")) }
                } }
                tbody { @for it in organisations { tr {
                    th scope="row" {
                        a href=(place.organisation(&it.key)) { (parts::words(language, it.name_on(today))) }
                        (since(language, it, organisations, today))
                    }
                    td data-label=(t("column-kind.heading")) { (label(language, it.content.kind)) }
                    td data-label=(t("participant")) {
                        @match it.participant_id.and_then(|id| lookup.participant(id)) {
                            Some(participant) => {
                                (parts::words(language, participant.content.name()))
                                @if participant.content.is_demonstration { " " span.mark { (t("demonstration-mark")) } }
                            },
                            None => "–",
                        }
                    }
                } } }
            }
        }
    };
    layout::page(frame, &content)
}

/// A plan with an organisation's commitments there, by its part in them.
pub type InPlan<'a> = (&'a Plan, Vec<(Part, Vec<Selected>)>);

/// What the page of an organisation shows.
pub struct OrganisationPage<'a> {
    pub frame: Frame,
    pub lookup: &'a Lookup,
    pub organisation: &'a Organisation,
    pub today: NaiveDate,
    /// Its plans, the newest first, each with its commitments there by its part in them.
    pub plans: &'a [InPlan<'a>],
    /// How many correction requests it has to answer, and has answered.
    pub requests: RequestCounts,
    /// The commitments that it reviewed.
    pub reviewed: &'a [Selected],
    /// How its reports fared against what others found, by plan.
    pub fared: &'a [FaredInPlan<'a>],
}

/// What an organisation has to do with a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Has(OrganisationRole),
    /// One that it succeeded had a part, for which it answers now.
    Inherited,
}

/// The page of an organisation.
pub fn show(page: &OrganisationPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let content = html! {
        header.head {
            p.over { (label(language, page.organisation.content.kind)) }
            h1 { (parts::said(language, page.organisation.name_on(page.today))) }
            (since(language, page.organisation, &page.lookup.organisations(), page.today))
            (facts(page))
        }
        (standing(page))
        (fared::show(page))
        (super::requests::of_organisation(place, &page.requests))
        @for (plan, commitments) in page.plans {
            section aria-labelledby=(format!("in-{}", plan.key)) {
                h2 id=(format!("in-{}", plan.key)) {
                    a href=(place.plan(&plan.key)) { (parts::words(language, plan.content.title())) }
                }
                @for (part, commitments) in commitments {
                    h3 { (part_text(language, *part)) }
                    (plans::table(place, page.lookup, commitments, plan.content.start_on.unwrap_or(page.today)))
                }
            }
        }
        @if page.plans.is_empty() { (parts::empty(t("organisation-no-commitments"))) } @else {
            p { a href=(place.file("commitments", &own(page))) { (t("download-csv")) } }
        }
        @if !page.reviewed.is_empty() {
            section aria-labelledby="reviewed" {
                h2 #reviewed { (t("organisation-reviewed")) }
                (plans::table(place, page.lookup, page.reviewed, page.today))
            }
        }
    };
    layout::page(&page.frame, &content)
}

/// Where its commitments stand, what of them needs attention, and the disputes about them.
fn standing(page: &OrganisationPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let filter = own(page);
    let all: Vec<&Selected> =
        page.plans.iter().flat_map(|(_, parts)| parts).flat_map(|(_, commitments)| commitments).collect();
    let name = parts::plain(language, page.organisation.name_on(page.today));
    let it = Standing { place, filter: &filter, commitments: &all };
    html! { @if !all.is_empty() {
        (standing::show(&it, &super::progress::source(&page.frame, &name, page.today)))
        div.half { (matrix::dispute_counts(place, &filter, &all)) }
    } }
}

/// Since when it bears its name, where another bears the same.
fn since(language: Language, it: &Organisation, all: &[&Organisation], today: NaiveDate) -> Markup {
    html! {
        @if let Some(day) = naming::since(language, it, all, today) {
            " " span.quiet { (messages::format(language, "name-from", &[("day", day.into())])) }
        }
    }
}

fn part_text(language: Language, part: Part) -> &'static str {
    match part {
        Part::Has(role) => label(language, role),
        Part::Inherited => text(language, "organisation-inherited"),
    }
}

fn own(page: &OrganisationPage<'_>) -> Filter {
    let participant = page.organisation.participant_id.and_then(|id| page.lookup.participant(id));
    Filter {
        organisation: Some(page.organisation.key.clone()),
        demonstration: participant.is_some_and(|it| it.content.is_demonstration),
        ..Filter::default()
    }
}

fn facts(page: &OrganisationPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let content = &page.organisation.content;
    let t = |id| text(language, id);
    let predecessors: Vec<&Organisation> = page
        .lookup
        .organisations()
        .into_iter()
        .filter(|it| it.content.successor_id == Some(page.organisation.id))
        .collect();
    html! {
        dl.facts {
            @if let Some(parent) = content.parent_id.and_then(|id| page.lookup.organisation(id)) {
                div { dt { (t("column-parent.heading")) } dd { (link(place, language, parent, page.today)) } }
            }
            @if let Some(successor) = content.successor_id.and_then(|id| page.lookup.organisation(id)) {
                div { dt { (t("column-successor.heading")) } dd {
                    (link(place, language, successor, page.today))
                    @if let Some(on) = content.succeeded_on { " (" (parts::day(language, on)) ")" }
                } }
            }
            @if !predecessors.is_empty() {
                div { dt { (t("organisation-predecessors")) } dd { @for (i, it) in predecessors.iter().enumerate() {
                    @if i > 0 { ", " } (link(place, language, it, page.today))
                } } }
            }
            @if page.organisation.names.len() > 1 {
                div { dt { (t("organisation-names")) } dd { @for it in &page.organisation.names { p {
                    (parts::words(language, it.name()))
                    @if let Some(from) = it.valid_from { " " span.quiet {
                        (messages::format(language, "name-from", &[("day", parts::day_text(language, from).into())]))
                    } }
                } } } }
            }
            @if let Some(homepage) = &content.homepage {
                div.wide { dt { (t("column-homepage.heading")) } dd {
                    a href=(homepage) rel="nofollow noopener" { (homepage) }
                } }
            }
            (parts::source(language, content.source.as_deref()))
        }
    }
}

fn link(place: &Place, language: Language, it: &Organisation, today: NaiveDate) -> Markup {
    html! { a href=(place.organisation(&it.key)) { (parts::words(language, it.name_on(today))) } }
}
