//! How far the IRM's assessors agreed before they settled on values: beside what is published, and on their own pages.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::parts;
use crate::domain::agreement::PublishedAgreement;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::lookup::Lookup;

/// The published figures of a plan, a table for each product and organisation; nothing where there are none. They come
/// in the order of both.
pub fn of_plan(
    place: &Place,
    (lookup, today): (&Lookup, NaiveDate),
    figures: &[PublishedAgreement],
) -> Markup {
    let language = place.language;
    html! {
        @if !figures.is_empty() {
            section aria-labelledby="agreement" {
                h2 #agreement { (text(language, "agreement-title")) }
                p {
                    (text(language, "agreement-about")) " "
                    a.quiet href=(place.explained("agreement")) { (text(language, "why")) }
                }
                @for own in figures.chunk_by(|a, b| (a.product, a.organisation_id) == (b.product, b.organisation_id)) {
                    @if let Some(first) = own.first() {
                        h3 {
                            (label(language, first.product))
                            @if let Some(organisation) = lookup.organisation(first.organisation_id) {
                                " " span.quiet { (parts::words(language, organisation.name_on(today))) }
                            }
                        }
                    }
                    (table(place, own))
                }
            }
        }
    }
}

/// Figures, an indicator a line.
pub fn table(place: &Place, figures: &[PublishedAgreement]) -> Markup {
    let language = place.language;
    let t = |id| text(language, id);
    html! {
        table.list {
            thead { tr {
                th scope="col" { (t("indicator")) }
                th scope="col" { (t("agreement-counts")) }
                th scope="col" { (t("agreement-percentage")) }
                th scope="col" { (t("agreement-alpha")) }
            } }
            tbody { @for it in figures { tr {
                th scope="row" { a href=(place.explained(it.indicator.message())) {
                    (label(language, it.indicator))
                } }
                td data-label=(t("agreement-counts")) { (counts(language, it)) }
                td data-label=(t("agreement-percentage")) { (percentage(language, it)) }
                td data-label=(t("agreement-alpha")) { (alpha(language, it)) }
            } } }
        }
    }
}

/// "2 assessors agreed on 11 of 12".
pub fn counts(language: Language, it: &PublishedAgreement) -> String {
    let arguments = [
        ("coders", i64::from(it.coders).into()),
        ("agreed", i64::from(it.agreed).into()),
        ("units", i64::from(it.units).into()),
    ];
    messages::format(language, if it.units == 0 { "agreement-none" } else { "agreement-of" }, &arguments)
}

fn percentage(language: Language, it: &PublishedAgreement) -> Markup {
    html! {
        @match shown(it.percentage.as_deref(), 1) {
            Some(figure) => { (figure) " %" },
            None => span.missing { (text(language, "agreement-undefined")) },
        }
    }
}

fn alpha(language: Language, it: &PublishedAgreement) -> Markup {
    html! {
        @match (shown(it.alpha.as_deref(), 2), it.alpha_undefined) {
            (Some(figure), _) => { (figure) " " span.quiet { (label(language, it.level)) } },
            (None, why) => {
                span.missing { (text(language, "agreement-undefined")) }
                @if let Some(why) = why { " " span.quiet { (label(language, why)) } }
            },
        }
    }
}

/// A recorded decimal with fewer decimals, for eyes.
fn shown(decimal: Option<&str>, decimals: usize) -> Option<String> {
    let figure: f64 = decimal?.parse().ok()?;
    Some(format!("{figure:.decimals$}").replace('-', "\u{2212}"))
}
