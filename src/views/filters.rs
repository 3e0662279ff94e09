//! Choosing what a list shows: a form of plain selects, what of an address was not understood, and the pager.

use maud::{Markup, html};

use super::commitments::ListPage;
use super::{naming, parts};
use crate::domain::dispute::DisputeState;
use crate::domain::filter::{Attention, Filter};
use crate::domain::progress::State;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::lookup::Lookup;

/// Names what of a filter is not known; it is never dropped in silence.
pub fn unknown(language: Language, unknown: &[(&'static str, String)]) -> Markup {
    html! {
        @if !unknown.is_empty() { div.notice role="alert" {
            @for (name, value) in unknown { p { (messages::format(language, "filter-unknown", &[
                ("name", (*name).into()), ("value", value.as_str().into()),
            ])) } }
        } }
    }
}

/// The form of the list of commitments.
pub fn form(page: &ListPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let lookup = page.lookup;
    let filter = page.filter;
    let plans: Vec<(String, String)> = lookup
        .plans()
        .iter()
        .map(|plan| {
            let participant = lookup.participant_of(plan).map(|it| parts::plain(language, it.content.name()));
            let title = parts::plain(language, plan.content.title());
            (plan.key.clone(), format!("{} · {title}", participant.unwrap_or_default()))
        })
        .collect();
    let organisations = naming::choices(language, &lookup.organisations(), page.today);
    let themes: Vec<(String, String)> = page.themes.iter().map(|it| (it.clone(), it.clone())).collect();
    let states: Vec<(String, String)> =
        State::ALL.iter().map(|it| (it.slug().to_owned(), label(language, *it).to_owned())).collect();
    let kinds: Vec<(String, String)> =
        Attention::ALL.iter().map(|it| (it.slug().to_owned(), label(language, *it).to_owned())).collect();
    let disputes: Vec<(String, String)> =
        DisputeState::ALL.iter().map(|it| (it.slug().to_owned(), label(language, *it).to_owned())).collect();
    let action = Place::now(language).commitments(&Filter::default());
    html! {
        form.filters method="get" action=(action) {
            (participant(language, lookup, filter))
            (select(language, "plan", &plans, filter.plan.as_deref()))
            (select(language, "status", &states, filter.status.map(|it| it.slug())))
            (select(language, "attention", &kinds, filter.attention.map(|it| it.slug())))
            (select(language, "dispute", &disputes, filter.dispute.map(|it| it.slug())))
            (select(language, "organisation", &organisations, filter.organisation.as_deref()))
            (select(language, "theme", &themes, filter.theme.as_deref()))
            @for (name, value) in &place.as_of { input type="hidden" name=(name) value=(value); }
            div.field.check {
                input #filter-demonstration type="checkbox" name="demonstration" value="1"
                    checked[filter.demonstration];
                label for="filter-demonstration" { (text(language, "filter-demonstration")) }
            }
            button type="submit" { (text(language, "filter-apply")) }
        }
    }
}

/// The field that chooses a participant; nothing where there is no choice.
pub fn participant(language: Language, lookup: &Lookup, filter: &Filter) -> Markup {
    let choices: Vec<(String, String)> = lookup
        .participants()
        .iter()
        .map(|it| (it.key.clone(), parts::plain(language, it.content.name())))
        .collect();
    html! {
        @if choices.len() > 1 || filter.participant.is_some() {
            (select(language, "participant", &choices, filter.participant.as_deref()))
        }
    }
}

/// A form that chooses a participant and nothing else; nothing where there is no choice.
pub fn participant_form(place: &Place, lookup: &Lookup, filter: &Filter, action: &str) -> Markup {
    let language = place.language;
    html! {
        @if lookup.participants().len() > 1 || filter.participant.is_some() {
            form.filters method="get" action=(action) {
                (participant(language, lookup, filter))
                @for (name, value) in &place.as_of { input type="hidden" name=(name) value=(value); }
                button type="submit" { (text(language, "filter-apply")) }
            }
        }
    }
}

/// A field that chooses one of some values, or all.
pub fn select(language: Language, name: &str, choices: &[(String, String)], chosen: Option<&str>) -> Markup {
    let id = format!("filter-{name}");
    html! {
        div.field {
            label for=(id) { (text(language, &id)) }
            select id=(id) name=(name) {
                option value="" { (text(language, "filter-all")) }
                @for (value, title) in choices {
                    option value=(value) selected[chosen == Some(value.as_str())] { (title) }
                }
            }
        }
    }
}

/// Leads to the other pages of a list.
pub fn pager(page: &ListPage<'_>) -> Markup {
    let language = page.frame.place.language;
    let address = |n: usize| format!("{}&page={n}", with_query(page.frame.place.commitments(page.filter)));
    html! {
        @if page.pages > 1 { nav.pager aria-label=(text(language, "pager-label")) { ul {
            @for n in 1..=page.pages { li {
                @if n == page.page { span aria-current="page" { (n) } } @else { a href=(address(n)) { (n) } }
            } }
        } } }
    }
}

/// An address to which a pair can be added with `&`.
fn with_query(address: String) -> String {
    if address.contains('?') { address } else { format!("{address}?") }
}
