//! The grid in which the IRM's values are carried over or entered: units down, the indicators that a product asks
//! across, by keyboard. Transcribing and assessing share it.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::fields;
use crate::domain::fault::Fault;
use crate::domain::grid::{CellOf, TypedGrid, TypedValue, cell_name};
use crate::domain::indicator::{Indicator, Step};
use crate::domain::vocabulary::{Language, Missing, Vocabulary as _};
use crate::links::Place;
use crate::messages::{label, text};

/// A unit that is assessed: a commitment, a part of one as the IRM counts it, or a cluster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GridUnit {
    pub key: String,
    /// Number and title.
    pub title: String,
    /// What it is, where it is no commitment of the plan: "IRM unit 2.1 of commitment 2".
    pub about: Option<String>,
    /// Its public page.
    pub address: String,
}

/// The grid.
pub struct Grid<'a> {
    pub place: &'a Place,
    pub units: &'a [GridUnit],
    pub indicators: &'a [Indicator],
    pub typed: &'a TypedGrid,
    /// The cells that hold a value in the record already: it can be changed, but not taken away.
    pub recorded: &'a BTreeSet<CellOf>,
    pub faults: &'a [Fault],
    /// What stands under a cell: what is recorded, a rationale.
    pub beside: &'a dyn Fn(&GridUnit, Indicator) -> Markup,
}

impl Grid<'_> {
    fn language(&self) -> Language {
        self.place.language
    }
}

/// What is wrong, each with its unit and indicator and a link to its cell; what is wrong elsewhere in the form is told
/// as it is.
pub fn summary(grid: &Grid<'_>) -> Markup {
    let language = grid.language();
    html! {
        @if !grid.faults.is_empty() {
            div.notice role="alert" {
                p { strong { (text(language, "form-faults")) } }
                ul { @for it in grid.faults { li { (linked(grid, it)) } } }
            }
        }
    }
}

fn linked(grid: &Grid<'_>, fault: &Fault) -> Markup {
    let language = grid.language();
    let words = fields::fault(language, fault);
    let cell = crate::domain::grid::named_cell(&fault.field);
    let unit = cell.as_ref().and_then(|(key, _)| grid.units.iter().find(|it| it.key == *key));
    html! {
        @match (unit, cell) {
            (Some(unit), Some((_, indicator))) => a href={ "#field-" (fault.field) } {
                (unit.title) " · " (label(language, indicator)) ": " (words)
            },
            _ if fault.field.is_empty() => (words),
            _ => a href={ "#field-" (fault.field) } { (words) },
        }
    }
}

/// The definitions of what is asked, with OGP's words and codes; each leads to the methodology.
pub fn definitions(place: &Place, indicators: &[Indicator]) -> Markup {
    let language = place.language;
    html! {
        details.definitions {
            summary { (text(language, "grid-definitions")) }
            dl.terms { @for it in indicators { div {
                dt { a href=(place.explained(it.message())) { (label(language, *it)) } }
                dd {
                    (text(language, &format!("{}.about", it.message())))
                    @if !it.scale().is_empty() {
                        ul.inline { @for step in it.scale() { li { (step_words(language, *it, step)) } } }
                    }
                }
            } } }
        }
    }
}

/// A step as it is chosen: its code first, so that one key chooses it.
fn step_words(language: Language, indicator: Indicator, step: &Step) -> String {
    let own = text(language, indicator.message_of(step.term));
    match language {
        Language::En => format!("{} · {own}", step.code),
        Language::Ko => format!("{} · {own} ({})", step.code, step.label),
    }
}

/// The cells, unit after unit; of several units the first lines are a list of links to them.
pub fn cells(grid: &Grid<'_>) -> Markup {
    let language = grid.language();
    html! {
        @if grid.units.len() > 3 {
            nav aria-label=(text(language, "grid-units")) { ul.inline {
                @for it in grid.units { li { a href={ "#unit-" (it.key) } { (it.title) } } }
            } }
        }
        @for it in grid.units { (unit(grid, it)) }
    }
}

fn unit(grid: &Grid<'_>, unit: &GridUnit) -> Markup {
    html! {
        fieldset.unit #{ "unit-" (unit.key) } tabindex="-1" {
            legend { a href=(unit.address) { (unit.title) } }
            @if let Some(about) = &unit.about { p.quiet { (about) } }
            div.cells { @for it in grid.indicators { (cell(grid, unit, *it)) } }
        }
    }
}

fn cell(grid: &Grid<'_>, unit: &GridUnit, indicator: Indicator) -> Markup {
    let language = grid.language();
    let name = cell_name(&unit.key, indicator);
    let of = (unit.key.clone(), indicator);
    let blank = TypedValue::default();
    let typed = grid.typed.get(&of).unwrap_or(&blank);
    let own: Vec<&Fault> = grid.faults.iter().filter(|it| it.field == name).collect();
    let is_invalid = (!own.is_empty()).then_some("true");
    let described = (!own.is_empty()).then(|| format!("fault-{name}"));
    html! {
        div.cell {
            label for={ "field-" (name) } { (label(language, indicator)) }
            @if !own.is_empty() {
                p.wrong #{ "fault-" (name) } { @for it in &own { (fields::fault(language, it)) " " } }
            }
            input type="hidden" name="cell" value=(name);
            div.pair {
                @if indicator.scale().is_empty() {
                    input #{ "field-" (name) } type="text" name="value" value=(typed.value) autocomplete="off"
                        aria-invalid=[is_invalid] aria-describedby=[described];
                } @else {
                    select #{ "field-" (name) } name="value" aria-invalid=[is_invalid] aria-describedby=[described] {
                        (options(language, indicator, &typed.value, grid.recorded.contains(&of)))
                    }
                }
                input.page type="text" name="page" value=(typed.page) autocomplete="off"
                    placeholder=(text(language, "grid-page"))
                    aria-label={ (label(language, indicator)) ", " (text(language, "grid-page")) };
            }
            ((grid.beside)(unit, indicator))
        }
    }
}

fn options(language: Language, indicator: Indicator, chosen: &str, is_recorded: bool) -> Markup {
    html! {
        @if !is_recorded || chosen.is_empty() { option value="" selected[chosen.is_empty()] { "–" } }
        @for step in indicator.scale() {
            option value=(step.term.slug()) selected[chosen == step.term.slug()] {
                (step_words(language, indicator, step))
            }
        }
        @for missing in Missing::ALL.iter().filter(|it| indicator.may_be(**it) || it.slug() == chosen) {
            option value=(missing.slug()) selected[chosen == missing.slug()] {
                (label(language, *missing))
            }
        }
    }
}
