//! Carrying the IRM's values over: the plans and their reports, the grid of a report, what would change.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use maud::{Markup, html};

use super::assessing::{self, Grid, GridUnit};
use super::fields::{self, Line};
use super::irm;
use super::layout::{self, Frame};
use super::parts;
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::fault::Fault;
use crate::domain::grid::{CellOf, TypedGrid, cell_name};
use crate::domain::indicator::{Indicator, Product};
use crate::domain::vocabulary::Language;
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::lookup::Lookup;

/// One product of a plan, as the desk lists it.
pub struct OwnProduct {
    pub product: Product,
    /// How many values are transcribed, and how many of them another organisation has checked.
    pub transcribed: usize,
    pub checked: usize,
    /// How many the member's organisation can check.
    pub to_check: usize,
    /// Whether the product rates anything.
    pub is_rated: bool,
    pub is_noted: bool,
}

/// The plans of a participant with the products of each.
pub struct IndexPage {
    pub frame: Frame,
    /// Key and title of each plan.
    pub plans: Vec<((String, String), Vec<OwnProduct>)>,
}

/// The list of plans and products.
pub fn index(page: &IndexPage) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let content = html! {
        p.over { a href=(place.desk()) { (t("desk-title")) } }
        h1 { (t("irm-desk")) }
        p.lead-line { (t("irm-desk-about")) }
        @for ((key, title), products) in &page.plans {
            h2 { a href=(place.plan(key)) { (title) } }
            table.list {
                thead { tr {
                    th scope="col" { (t("irm-product")) }
                    th scope="col" { (t("irm-values")) }
                    th scope="col" { span.visually-hidden { (t("irm-what-to-do")) } }
                } }
                tbody { @for it in products { (product(place, key, it)) } }
            }
        }
    };
    layout::page(&page.frame, &content)
}

fn product(place: &Place, plan: &str, it: &OwnProduct) -> Markup {
    let language = place.language;
    let t = |id| text(language, id);
    html! {
        tr {
            th scope="row" { (label(language, it.product)) }
            td data-label=(t("irm-values")) {
                @if !it.is_rated { span.quiet { (t("irm-rates-nothing")) } }
                @else if it.transcribed == 0 { span.missing { (t("irm-nothing-transcribed")) } }
                @else { (messages::format(language, "irm-transcribed", &[
                    ("n", it.transcribed.into()), ("checked", it.checked.into()),
                ])) }
            }
            td { p.buttons {
                @if it.is_rated { a.button href=(place.transcribe(plan, it.product)) { (t("irm-transcribe")) } }
                @if it.to_check > 0 { " " a.button href=(place.check_transcription(plan, it.product)) {
                    (messages::format(language, "irm-check-n", &[("n", it.to_check.into())]))
                } }
                " " a.button href=(place.irm_report(plan, it.product)) {
                    (t(if it.is_noted { "irm-report-change" } else { "irm-report-note" }))
                }
            } }
        }
    }
}

/// The section of a member's own page that leads here.
pub fn entry(place: &Place, to_check: usize) -> Markup {
    let language = place.language;
    html! {
        section aria-labelledby="irm" {
            h2 #irm { (text(language, "irm-desk")) }
            p { (text(language, "irm-entry")) }
            @if to_check > 0 { p { (messages::format(language, "irm-entry-to-check", &[("n", to_check.into())])) } }
            p { a.button href=(place.irm()) { (text(language, "irm-desk")) } }
        }
    }
}

/// What the grid's form carries beside its cells.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    pub once: String,
    /// The position of the record that the reader has seen.
    pub base: i32,
    pub report_year: String,
    pub report_url: String,
}

/// A cell that somebody else changed in the meantime.
pub struct Clash {
    pub cell: CellOf,
    /// What the record says now, and who wrote it.
    pub theirs: String,
    pub by: Markup,
}

/// What is shown above the grid.
pub enum Notice {
    None,
    /// So many values were taken from a spreadsheet, and so many rows said what the record says.
    Taken {
        n: usize,
        same: usize,
    },
    Clashes(Vec<Clash>),
}

/// The page of a report that is carried over.
pub struct TranscribingPage<'a> {
    pub frame: Frame,
    pub plan: (String, String),
    pub product: Product,
    pub head: Head,
    pub units: &'a [GridUnit],
    pub indicators: &'a [Indicator],
    pub typed: &'a TypedGrid,
    pub recorded: &'a BTreeSet<CellOf>,
    /// What the record says of each cell: an assessor's own entry first.
    pub standing: &'a BTreeMap<CellOf, Vec<Assessment>>,
    pub lookup: &'a Lookup,
    pub today: NaiveDate,
    pub faults: &'a [Fault],
    pub notice: Notice,
    /// The pasted rows, if they came back.
    pub sheet: &'a str,
}

impl TranscribingPage<'_> {
    fn language(&self) -> Language {
        self.frame.place.language
    }

    /// What stands under a cell.
    fn beside(&self, unit: &GridUnit, indicator: Indicator) -> Markup {
        let own = self.standing.get(&(unit.key.clone(), indicator));
        html! {
            @for it in own.into_iter().flatten() {
                p.quiet {
                    // What was transcribed is in the cell itself.
                    @if it.how_entered == HowEntered::Entered { strong { (said(self.language(), it)) } " · " }
                    (by(&self.frame.place, self.lookup, self.today, it))
                }
            }
        }
    }

    fn cell(&self, of: &CellOf) -> String {
        let unit = self.units.iter().find(|it| it.key == of.0).map_or(of.0.as_str(), |it| it.title.as_str());
        format!("{unit} · {}", label(self.language(), of.1))
    }
}

fn heading(page: &TranscribingPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    html! {
        header.head {
            p.over { a href=(place.irm()) { (text(language, "irm-desk")) } " · "
                a href=(place.plan(&page.plan.0)) { (page.plan.1) } }
            h1 { (messages::format(language, "irm-transcribe-title", &[
                ("product", label(language, page.product).into()),
            ])) }
        }
    }
}

/// The grid with all that belongs to it.
pub fn form(page: &TranscribingPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let beside = |unit: &GridUnit, indicator: Indicator| page.beside(unit, indicator);
    let grid = Grid {
        place,
        units: page.units,
        indicators: page.indicators,
        typed: page.typed,
        recorded: page.recorded,
        faults: page.faults,
        beside: &beside,
    };
    let content = html! {
        (heading(page))
        p.lead-line { (t("irm-transcribe-about")) }
        (notice(page))
        (assessing::summary(&grid))
        (assessing::definitions(place, page.indicators))
        (sheet(page))
        form.grid method="post" action=(place.transcribe(&page.plan.0, page.product)) {
            (carried(&page.head))
            (report(page))
            (assessing::cells(&grid))
            p.buttons { button type="submit" name="step" value="preview" { (t("irm-preview")) } }
        }
    };
    layout::page(&page.frame, &content)
}

fn carried(head: &Head) -> Markup {
    html! {
        input type="hidden" name="once" value=(head.once);
        input type="hidden" name="base" value=(head.base);
    }
}

fn report(page: &TranscribingPage<'_>) -> Markup {
    let language = page.language();
    let lines = [
        ("report_year", "irm-report-year", page.head.report_year.as_str(), "irm-report-year.about"),
        ("report_url", "irm-report-url", page.head.report_url.as_str(), "irm-report-url.about"),
    ];
    html! {
        div.columns { @for (name, id, value, hint) in lines {
            (fields::optional_line(language, &Line {
                name, label: text(language, id), kind: "text", value, autocomplete: "off",
                hint: Some(text(language, hint)),
            }, page.faults))
        } }
    }
}

/// Rows from a spreadsheet, to be put into the grid.
fn sheet(page: &TranscribingPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let own: Vec<&Fault> = page.faults.iter().filter(|it| it.field == "sheet").collect();
    let filter = crate::domain::filter::Filter::of_plan(&page.plan.0);
    html! {
        details.definitions open[!page.sheet.is_empty()] {
            summary { (t("irm-sheet")) }
            p { (t("irm-sheet-about")) " " a href=(place.file("assessments", &filter)) { (t("irm-sheet-file")) } }
            form.report method="post" action=(place.transcribe(&page.plan.0, page.product)) {
                (carried(&page.head))
                div.field {
                    label for="field-sheet" { (t("irm-sheet-rows")) }
                    @if !own.is_empty() {
                        ul.wrong #fault-sheet { @for it in &own { li { (fields::fault(language, it)) } } }
                    }
                    textarea #field-sheet name="sheet" rows="6" spellcheck="false"
                        aria-invalid=[(!own.is_empty()).then_some("true")]
                        aria-describedby=[(!own.is_empty()).then_some("fault-sheet")] { "\n" (page.sheet) }
                }
                p.buttons { button.second type="submit" name="step" value="take" { (t("irm-sheet-take")) } }
            }
        }
    }
}

fn notice(page: &TranscribingPage<'_>) -> Markup {
    let language = page.language();
    html! {
        @match &page.notice {
            Notice::None => {},
            Notice::Taken { n, same } => div.notice role="status" { p { (messages::format(
                language, "irm-sheet-taken", &[("n", (*n).into()), ("same", (*same).into())],
            )) } },
            Notice::Clashes(all) => div.notice role="alert" {
                p { strong { (text(language, "record-conflict")) } }
                p { (text(language, "irm-clash-about")) }
                ul { @for it in all { li {
                    a href={ "#field-" (cell_name(&it.cell.0, it.cell.1)) } { (page.cell(&it.cell)) } ": "
                    (text(language, "irm-theirs")) " " strong { (it.theirs) } " " span.quiet { (it.by) } " · "
                    (text(language, "irm-yours")) " " strong { (yours(page, &it.cell)) }
                } } }
            },
        }
    }
}

fn yours(page: &TranscribingPage<'_>, of: &CellOf) -> String {
    let typed = page.typed.get(of).map(|it| it.value.as_str()).unwrap_or_default();
    of.1.read(typed).map_or_else(|_| typed.to_owned(), |mark| irm::mark(page.language(), of.1, &mark))
}

/// A value before and after, with its page.
pub struct Change {
    pub cell: CellOf,
    pub old: Option<Assessment>,
    pub new: Assessment,
}

/// Who transcribed or entered a value, and who checked it.
pub fn by(place: &Place, lookup: &Lookup, today: NaiveDate, it: &Assessment) -> Markup {
    let language = place.language;
    let name = |id| {
        let found = lookup.organisation(id);
        html! { @if let Some(it) = found { (parts::words(language, it.name_on(today))) } }
    };
    irm::who(language, &name, it)
}

/// What would be recorded, with everything that was typed in hidden fields.
pub fn preview(page: &TranscribingPage<'_>, changes: &[Change]) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let content = html! {
        (heading(page))
        h2 { (messages::format(language, "irm-changes", &[("n", changes.len().into())])) }
        table.list {
            thead { tr {
                th scope="col" { (t("irm-value-of")) }
                th scope="col" { (t("record-old")) }
                th scope="col" { (t("record-new-value")) }
            } }
            tbody { @for it in changes { tr {
                th scope="row" { (page.cell(&it.cell)) }
                td data-label=(t("record-old")) {
                    @match &it.old { Some(old) => (said(language, old)), None => span.quiet { "–" } }
                }
                td data-label=(t("record-new-value")) { strong { (said(language, &it.new)) } }
            } } }
        }
        form.report method="post" action=(place.transcribe(&page.plan.0, page.product)) {
            (carried(&page.head))
            input type="hidden" name="report_year" value=(page.head.report_year);
            input type="hidden" name="report_url" value=(page.head.report_url);
            @for ((unit, indicator), it) in page.typed {
                input type="hidden" name="cell" value=(cell_name(unit, *indicator));
                input type="hidden" name="value" value=(it.value);
                input type="hidden" name="page" value=(it.page);
            }
            p.quiet { (t("irm-consequence")) }
            p.buttons {
                button type="submit" name="step" value="publish" { (t("irm-publish")) }
                " " button.second type="submit" name="step" value="edit" { (t("report-edit")) }
            }
        }
    };
    layout::page(&page.frame, &content)
}

/// A value with its page.
pub fn said(language: Language, it: &Assessment) -> Markup {
    html! {
        @if let Some(mark) = it.mark() { (irm::mark(language, it.indicator, &mark)) }
        @if let Some(at) = &it.page {
            " " span.quiet { (messages::format(language, "page", &[("page", at.as_str().into())])) }
        }
    }
}
