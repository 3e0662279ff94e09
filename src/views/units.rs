//! The map between the commitments of a plan, as its government counts them, and the units of the IRM.

use maud::{Markup, html};

use super::fields;
use super::layout::{self, Frame};
use super::parts;
use crate::domain::commitment::{CommitmentLink, LinkKind, Unit};
use crate::domain::fault::Fault;
use crate::links::Place;
use crate::messages::text;
use crate::store::selection::Selected;

/// A commitment or unit, by its key.
pub struct Named {
    pub key: String,
    /// Number and title.
    pub words: String,
}

/// What the form shows.
pub struct UnitsPage {
    pub frame: Frame,
    pub address: String,
    pub plan: String,
    pub back: String,
    /// The form of a new unit.
    pub add: String,
    pub commitments: Vec<Named>,
    pub units: Vec<Named>,
    /// The pairs of keys that are chosen.
    pub chosen: Vec<(String, String)>,
    /// What somebody else changed in the meantime: a pair in words, and whether it is there now.
    pub changed: Vec<(String, String, bool)>,
    pub source: String,
    pub once: String,
    pub base: i32,
}

/// The form of the map.
pub fn form(page: &UnitsPage, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        header.head {
            p.over { a href=(page.back) { (page.plan) } }
            h1 { (t("units-title")) }
            p { (t("units-title.about")) }
        }
        (fields::summary(language, faults))
        @if !page.changed.is_empty() {
            div.notice role="alert" {
                p { strong { (t("units-conflict")) } }
                ul { @for (from, to, is_there) in &page.changed { li {
                    (from) " → " (to) ": " (t(if *is_there { "units-added" } else { "units-ended" }))
                } } }
            }
        }
        @if page.units.is_empty() || page.commitments.is_empty() { (parts::empty(t("units-none"))) } @else {
            form.report method="post" action=(page.address) {
                input type="hidden" name="once" value=(page.once);
                input type="hidden" name="base" value=(page.base);
                @for from in &page.commitments { fieldset {
                    legend { (from.words) }
                    @for to in &page.units { label.choice {
                        input type="checkbox" name="pair" value={ (from.key) ">" (to.key) }
                            checked[page.chosen.iter().any(|(a, b)| *a == from.key && *b == to.key)];
                        " " (to.words)
                    } }
                } }
                (fields::optional_line(language, &fields::Line {
                    name: "source", label: t("units-source"), kind: "text", value: &page.source,
                    autocomplete: "off", hint: None,
                }, faults))
                p.buttons { button type="submit" { (t("units-save")) } }
                p.quiet { (t("record-consequence")) }
            }
        }
        h2 { (t("units-of-irm")) }
        p { a.button.second href=(page.add) { (t("units-add")) } }
    };
    layout::page(&page.frame, &content)
}

/// The map as readers see it: each commitment with its units; nothing where the IRM's units are not recorded.
pub fn map(place: &Place, commitments: &[Selected], links: &[CommitmentLink]) -> Markup {
    let language = place.language;
    let t = |id| text(language, id);
    let is_mapped = |it: &&CommitmentLink| matches!(it.kind, LinkKind::CodedAs | LinkKind::ClusteredIn);
    let own: Vec<&CommitmentLink> = links.iter().filter(is_mapped).collect();
    html! {
        @if !own.is_empty() { section aria-labelledby="units" {
            h2 #units { (t("units-map")) }
            p.quiet { (t("units-map.about")) }
            table.list {
                thead { tr { th scope="col" { (t("commitment")) } th scope="col" { (t("units-of-irm")) } } }
                tbody {
                    @for it in commitments.iter().filter(|it| it.commitment.content.unit == Unit::Commitment) { tr {
                        th scope="row" { (linked(place, it)) }
                        td data-label=(t("units-of-irm")) { (units_of(place, it, commitments, &own)) }
                    } }
                }
            }
        } }
    }
}

fn units_of(place: &Place, it: &Selected, all: &[Selected], own: &[&CommitmentLink]) -> Markup {
    let is_own = |link: &&&CommitmentLink| link.from_id == it.commitment.id;
    let units =
        own.iter().filter(is_own).filter_map(|link| all.iter().find(|it| it.commitment.id == link.to_id));
    let units: Vec<&Selected> = units.collect();
    html! {
        @if units.is_empty() { span.quiet { "–" } }
        @for (i, unit) in units.iter().enumerate() { @if i > 0 { br; } (linked(place, unit)) }
    }
}

fn linked(place: &Place, it: &Selected) -> Markup {
    let content = &it.commitment.content;
    html! {
        @if let Some(number) = &content.number { (number) " " }
        a href=(place.commitment(&it.commitment.key)) { (parts::words(place.language, content.title())) }
    }
}
