//! Publishing what assessors settled on: what is ready, and what is not yet.

use maud::{Markup, html};

use super::assessing::GridUnit;
use super::assessors::stage_tag;
use super::fields;
use super::layout::{self, Frame};
use super::parts;
use super::settling::{cell_of, values};
use crate::domain::coding::{TypedUnit, WorkStage};
use crate::domain::fault::Fault;
use crate::domain::indicator::Indicator;
use crate::messages::{self, label, text};

/// A unit that can be published, or why it cannot.
pub struct Publishable {
    pub unit: GridUnit,
    pub version: i32,
    pub typed: TypedUnit,
    pub stage: WorkStage,
    pub written_by: String,
    pub is_correction: bool,
    /// Why this member cannot publish it.
    pub hindrance: Option<&'static str>,
    pub address: String,
}

/// What the page of publishing shows.
pub struct Publishing<'a> {
    pub frame: Frame,
    pub product: String,
    pub product_address: String,
    pub address: String,
    pub once: String,
    pub indicators: &'a [Indicator],
    pub units: Vec<Publishable>,
    pub faults: &'a [Fault],
}

/// What keeps units from being published, each with a link to where it is put right.
fn hindrances(page: &Publishing<'_>) -> Markup {
    let language = page.frame.place.language;
    let cell = |it: &Fault| {
        let (key, indicator) = cell_of(it)?;
        let unit = page.units.iter().find(|unit| unit.unit.key == key)?;
        Some((unit, indicator))
    };
    html! {
        @if !page.faults.is_empty() {
            div.notice role="alert" {
                p { strong { (text(language, "form-faults")) } }
                ul { @for it in page.faults { li { @match cell(it) {
                    Some((unit, indicator)) => a href={ (unit.address) "#field-" (it.field) } {
                        (unit.unit.title) " · " (label(language, indicator)) ": " (fields::fault(language, it))
                    },
                    None if it.field == "unit" => a href="#field-unit" { (fields::fault(language, it)) },
                    None => (fields::fault(language, it)),
                } } } }
            }
        }
    }
}

/// The units that are ready, to be published together; corrections one at a time.
pub fn publish(page: &Publishing<'_>) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let (ready, rest): (Vec<&Publishable>, Vec<&Publishable>) =
        page.units.iter().partition(|it| it.hindrance.is_none());
    let (corrections, new): (Vec<&Publishable>, Vec<&Publishable>) =
        ready.into_iter().partition(|it| it.is_correction);
    let content = html! {
        header.head {
            p.over { a href=(page.product_address) { (page.product) } }
            h1 { (t("assessment-publish-title")) }
        }
        (hindrances(page))
        p.lead-line { (t("assessment-publish-about")) }
        @if !new.is_empty() {
            form.report method="post" action=(page.address) {
                input type="hidden" name="once" value=(page.once);
                fieldset #field-unit tabindex="-1" {
                    legend { (t("assessment-publish-units")) }
                    @for it in &new { (publishable(page, it, true)) }
                }
                p.buttons { button type="submit" { (t("assessment-publish")) } }
                p.quiet { (t("assessment-publish-consequence")) }
            }
        }
        @for it in &corrections {
            form.report method="post" action=(page.address) {
                input type="hidden" name="once" value=(page.once);
                input type="hidden" name="unit" value={ (it.unit.key) ":" (it.version) };
                h2 { (t("assessment-correct-title")) }
                (publishable(page, it, false))
                p { strong { (t("assessment-reason")) } ": " (it.typed.reason) }
                p.buttons { button type="submit" { (t("assessment-publish-correction")) } }
            }
        }
        @if new.is_empty() && corrections.is_empty() { (parts::empty(t("assessment-publish-none"))) }
        @if !rest.is_empty() {
            h2 { (t("assessment-publish-not-yet")) }
            ul { @for it in rest { li {
                a href=(it.address) { (it.unit.title) } " " (stage_tag(language, it.stage))
                @if let Some(why) = it.hindrance { " " span.quiet { (text(language, why)) } }
            } } }
        }
    };
    layout::page(&page.frame, &content)
}

fn publishable(page: &Publishing<'_>, it: &Publishable, is_choice: bool) -> Markup {
    let language = page.frame.place.language;
    html! {
        div.publishable {
            @if is_choice {
                label.choice {
                    input type="checkbox" name="unit" value={ (it.unit.key) ":" (it.version) } checked;
                    " " (it.unit.title)
                }
            } @else { p { strong { (it.unit.title) } } }
            p.quiet {
                (messages::format(language, "settled-by", &[("name", it.written_by.as_str().into())])) " · "
                a href=(it.address) {
                    (text(language, "assessment-look")) span.visually-hidden { ": " (it.unit.title) }
                }
            }
            details { summary { (text(language, "settled-values")) } (values(language, page.indicators, &it.typed)) }
        }
    }
}
