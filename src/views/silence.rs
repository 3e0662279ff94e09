//! What readers of a plan watch: how each organisation stands, and what has changed since a day.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::parts;
use crate::domain::filter::Filter;
use crate::links::Place;
use crate::messages::{self, text};
use crate::store::lookup::Lookup;
use crate::store::silence::Silence;

/// How each organisation stands in a plan; nothing for a plan that is not tracked.
pub fn by_organisation(
    place: &Place,
    lookup: &Lookup,
    plan: &str,
    today: NaiveDate,
    all: &[Silence],
) -> Markup {
    let language = place.language;
    let t = |id| text(language, id);
    html! {
        @if !all.is_empty() { section aria-labelledby="by-organisation" {
            h2 #by-organisation { (t("silence-title")) }
            p.quiet { (t("silence-title.about")) }
            table.list {
                thead { tr {
                    th scope="col" { (t("silence-organisation")) }
                    th scope="col" { (t("silence-open")) }
                    th scope="col" { (t("silence-silent")) }
                    th scope="col" { (t("silence-last")) }
                } }
                tbody { @for it in all { tr {
                    th scope="row" {
                        @match it.organisation.and_then(|id| lookup.organisation(id)) {
                            Some(own) => {
                                @let filter = Filter { organisation: Some(own.key.clone()), ..Filter::of_plan(plan) };
                                a href=(place.commitments(&filter)) { (parts::words(language, own.name_on(today))) }
                            },
                            None => (t("silent-no-lead")),
                        }
                    }
                    td data-label=(t("silence-open")) { (it.n_open) }
                    td data-label=(t("silence-silent")) {
                        @if it.n_silent > 0 { strong { (it.n_silent) } } @else { "0" }
                    }
                    td data-label=(t("silence-last")) { (last_said(place, today, it)) }
                } } }
            }
        } }
    }
}

fn last_said(place: &Place, today: NaiveDate, it: &Silence) -> Markup {
    let language = place.language;
    html! {
        @match it.last_said_on {
            Some(on) => {
                (parts::day(language, on)) " "
                span.quiet { (messages::format(language, "silence-days", &[
                    ("days", today.signed_duration_since(on).num_days().into()),
                ])) }
            },
            None => (text(language, "silence-never")),
        }
    }
}

/// A form that leads to what has changed in a plan since a day.
pub fn changed_since(place: &Place, plan: &str, proposed: NaiveDate) -> Markup {
    let language = place.language;
    html! {
        form.dated method="get" action=(place.changes("", &Filter::default())) {
            input type="hidden" name="plan" value=(plan);
            @for (name, value) in &place.as_of { input type="hidden" name=(name) value=(value); }
            label for="since" { (text(language, "changed-since")) }
            " " input #since type="date" name="since" value=(proposed.to_string());
            " " button.second type="submit" { (text(language, "changed-since-show")) }
        }
    }
}
