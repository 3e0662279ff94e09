//! The forms of assessors: coding a unit, settling on its values, and putting published ones right.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::assessing::{self, Grid, GridUnit};
use super::assessors::{codings, page_of, stage_tag, value};
use super::fields::{self, Line};
use super::layout::{self, Frame};
use crate::domain::coding::{TypedCell, TypedUnit, WorkStage};
use crate::domain::fault::Fault;
use crate::domain::grid::{CellOf, cell_name, named_cell};
use crate::domain::indicator::Indicator;
use crate::domain::vocabulary::Language;
use crate::messages::{self, label, text};

/// What a form carries that nobody types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Held {
    pub once: String,
    pub version: i32,
    pub base: i32,
}

/// What a form says above itself, besides faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Nothing,
    Saved,
}

/// A unit whose values are typed.
pub struct UnitForm<'a> {
    pub frame: Frame,
    /// The product of the plan, and its page.
    pub product: String,
    pub product_address: String,
    /// Where the form is sent.
    pub address: String,
    pub unit: GridUnit,
    pub indicators: &'a [Indicator],
    pub typed: &'a TypedUnit,
    pub held: Held,
    pub faults: &'a [Fault],
    pub told: Told,
}

impl UnitForm<'_> {
    fn language(&self) -> Language {
        self.frame.place.language
    }

    fn head(&self, title: &str) -> Markup {
        html! {
            header.head {
                p.over { a href=(self.product_address) { (self.product) } }
                h1 { (self.unit.title) }
                p.quiet { (title) @if let Some(about) = &self.unit.about { " · " (about) } }
            }
            @if self.told == Told::Saved {
                div.notice role="status" { p { (text(self.language(), "coding-saved")) } }
            }
            (summary(self.language(), &self.unit, self.faults))
        }
    }

    fn held(&self) -> Markup {
        html! {
            input type="hidden" name="once" value=(self.held.once);
            input type="hidden" name="version" value=(self.held.version);
            input type="hidden" name="base" value=(self.held.base);
        }
    }

    fn cells(&self, recorded: &BTreeSet<CellOf>, beside: &dyn Fn(&GridUnit, Indicator) -> Markup) -> Markup {
        let grid = Grid {
            place: &self.frame.place,
            units: std::slice::from_ref(&self.unit),
            indicators: self.indicators,
            typed: &self.typed.grid(&self.unit.key),
            recorded,
            faults: self.faults,
            beside,
        };
        assessing::cells(&grid)
    }

    /// The rationale of a value in both languages.
    fn rationale(&self, indicator: Indicator) -> Markup {
        let language = self.language();
        let cell = self.typed.cell(indicator);
        let name = cell_name(&self.unit.key, indicator);
        html! {
            @for (part, words) in [("rationale_ko", &cell.rationale_ko), ("rationale_en", &cell.rationale_en)] {
                @let field = format!("{part}-{name}");
                @let own: Vec<&Fault> = self.faults.iter().filter(|it| it.field == field).collect();
                label for={ "field-" (field) } {
                    (text(language, part_label(part))) span.visually-hidden { ", " (label(language, indicator)) }
                }
                @if !own.is_empty() {
                    p.wrong #{ "fault-" (field) } { @for it in &own { (fields::fault(language, it)) " " } }
                }
                textarea #{ "field-" (field) } name=(part) rows="2" aria-invalid=[(!own.is_empty()).then_some("true")]
                    aria-describedby=[(!own.is_empty()).then(|| format!("fault-{field}"))] { "\n" (words) }
            }
        }
    }
}

fn part_label(part: &str) -> &'static str {
    if part == "rationale_ko" { "rationale-ko" } else { "rationale-en" }
}

/// The cell that a fault is about: its value, or one of its rationales.
pub(super) fn cell_of(fault: &Fault) -> Option<CellOf> {
    let name = fault.field.split_once('-').filter(|(part, _)| part.starts_with("rationale_"));
    named_cell(name.map_or(fault.field.as_ref(), |(_, name)| name))
}

/// What is wrong, each with its indicator and a link to its field.
fn summary(language: Language, unit: &GridUnit, faults: &[Fault]) -> Markup {
    let own = |it: &Fault| cell_of(it).filter(|(key, _)| *key == unit.key).map(|(_, indicator)| indicator);
    html! {
        @if !faults.is_empty() {
            div.notice role="alert" {
                p { strong { (text(language, "form-faults")) } }
                ul { @for it in faults { li { @if it.field.is_empty() { (fields::fault(language, it)) } @else {
                    a href={ "#field-" (it.field) } {
                        @if let Some(indicator) = own(it) { (label(language, indicator)) ": " }
                        (fields::fault(language, it))
                    }
                } } } }
            }
        }
    }
}

/// The form in which an assessor codes a unit.
pub fn code(form: &UnitForm<'_>) -> Markup {
    let language = form.language();
    let t = |id| text(language, id);
    let content = html! {
        (form.head(t("coding-title")))
        p.lead-line { (t("coding-private")) }
        (assessing::definitions(&form.frame.place, form.indicators))
        form.grid method="post" action=(form.address) {
            (form.held())
            (form.cells(&BTreeSet::new(), &|_, indicator| html! {
                details open[has_rationale(form, indicator)] {
                    summary { (t("coding-rationale")) span.visually-hidden { ", " (label(language, indicator)) } }
                    (form.rationale(indicator))
                }
            }))
            p.buttons {
                button type="submit" name="step" value="next" { (t("coding-save-next")) }
                " " button.second type="submit" name="step" value="save" { (t("coding-save")) }
                " " button.second type="submit" name="step" value="finish" { (t("coding-finish")) }
            }
            p.quiet { (t("coding-finish.about")) }
        }
    };
    layout::page(&form.frame, &content)
}

fn has_rationale(form: &UnitForm<'_>, indicator: Indicator) -> bool {
    let cell = form.typed.cell(indicator);
    let is_said = [&cell.rationale_ko, &cell.rationale_en].iter().any(|it| !it.trim().is_empty());
    let name = cell_name(&form.unit.key, indicator);
    is_said || form.faults.iter().any(|it| it.field.starts_with("rationale_") && it.field.ends_with(&name))
}

/// A coding that stands.
pub fn coded(form: &UnitForm<'_>, settle: Option<&str>, may_reopen: bool) -> Markup {
    let language = form.language();
    let t = |id| text(language, id);
    let content = html! {
        (form.head(t("coding-title")))
        p.lead-line { (t(if settle.is_some() { "coding-stands" } else { "coding-over" })) }
        (values(language, form.indicators, form.typed))
        @if let Some(settle) = settle { p { a.button href=(settle) { (t("assessment-settle")) } } }
        @if may_reopen {
            form.report method="post" action=(form.address) {
                (form.held())
                p.buttons { button.second type="submit" name="step" value="reopen" { (t("coding-reopen")) } }
                p.quiet { (t("coding-reopen.about")) }
            }
        }
    };
    layout::page(&form.frame, &content)
}

/// Values with page and rationale, as they were typed.
pub(super) fn values(language: Language, indicators: &[Indicator], typed: &TypedUnit) -> Markup {
    html! {
        dl.terms { @for indicator in indicators {
            @let cell = typed.cell(*indicator);
            @if !cell.is_empty() { div {
                dt { (label(language, *indicator)) ": " (value(language, *indicator, &cell.value))
                    @if !cell.page.trim().is_empty() { " " span.quiet { (page_of(language, &cell)) } }
                }
                @for (words, lang) in [(&cell.rationale_ko, "ko"), (&cell.rationale_en, "en")] {
                    @if !words.trim().is_empty() { dd lang=(lang) { (words) } }
                }
            } }
        } }
    }
}

/// What stands beside the values on which assessors settle.
pub struct Settling<'a> {
    pub form: UnitForm<'a>,
    /// The codings that may be seen: who, and what.
    pub seen: Vec<(String, TypedUnit)>,
    pub stage: WorkStage,
    /// The cells that are published: they can be changed, but not taken away.
    pub published: BTreeSet<CellOf>,
    /// Who saved the values last.
    pub written_by: Option<String>,
    /// Why a second person sent them back.
    pub note: Option<String>,
    pub is_second_person_needed: bool,
    /// Whether somebody still codes the unit.
    pub is_coded_by_others: bool,
    /// Where it is published.
    pub publish: String,
    /// Whether this member is the second person.
    pub may_approve: bool,
    /// What was typed as the reason for sending back.
    pub typed_note: String,
}

impl Settling<'_> {
    fn is_correction(&self) -> bool {
        !self.published.is_empty()
    }

    fn said(&self, indicator: Indicator) -> Vec<(String, TypedCell)> {
        self.seen.iter().map(|(name, typed)| (name.clone(), typed.cell(indicator))).collect()
    }

    fn title(&self) -> &'static str {
        text(
            self.form.language(),
            if self.is_correction() { "assessment-correct-title" } else { "assessment-settle-title" },
        )
    }
}

/// The form in which values are settled or put right.
pub fn settle(page: &Settling<'_>) -> Markup {
    let form = &page.form;
    let language = form.language();
    let t = |id| text(language, id);
    let content = html! {
        (form.head(page.title()))
        p { (stage_tag(language, page.stage)) @if let Some(name) = &page.written_by {
            " " span.quiet { (messages::format(language, "settled-by", &[("name", name.as_str().into())])) }
        } }
        @if let Some(note) = &page.note {
            div.notice { p { strong { (t("settled-sent-back")) } } p { (note) } }
        }
        p.lead-line { (t(if page.is_correction() { "assessment-correct-about" } else { "assessment-settle-about" })) }
        form.grid.settling method="post" action=(form.address) {
            (form.held())
            @if page.is_coded_by_others { (without_others(language, form.faults)) }
            (form.cells(&page.published, &|_, indicator| html! {
                (codings(language, indicator, &page.said(indicator)))
                (form.rationale(indicator))
            }))
            (fields::optional_line(language, &Line {
                name: "report_url",
                label: t("assessment-report-url"),
                kind: "text",
                value: &form.typed.report_url,
                autocomplete: "off",
                hint: Some(t("assessment-report-url.about")),
            }, form.faults))
            @if page.is_correction() { (reason(form)) }
            p.buttons {
                button type="submit" name="step" value="save" { (t("coding-save")) }
                @if page.is_second_person_needed {
                    " " button.second type="submit" name="step" value="propose" { (t("assessment-propose")) }
                } @else {
                    " " button.second type="submit" name="step" value="ready" { (t("assessment-go-publish")) }
                }
                @if page.is_correction() && page.stage == WorkStage::Consolidated {
                    " " button.plain type="submit" name="step" value="give_up" { (t("assessment-give-up")) }
                }
            }
        }
    };
    layout::page(&form.frame, &content)
}

fn without_others(language: Language, faults: &[Fault]) -> Markup {
    let is_wrong = faults.iter().any(|it| it.field == "without_others");
    html! {
        label.choice {
            input #field-without_others type="checkbox" name="without_others" value="1"
                aria-invalid=[is_wrong.then_some("true")];
            " " (text(language, "settle-without-others"))
        }
    }
}

fn reason(form: &UnitForm<'_>) -> Markup {
    let language = form.language();
    let own: Vec<&Fault> = form.faults.iter().filter(|it| it.field == "reason").collect();
    html! {
        div.field {
            label for="field-reason" { (text(language, "assessment-reason")) }
            p.quiet { (text(language, "assessment-reason.about")) }
            @if !own.is_empty() { p.wrong #fault-reason { @for it in &own { (fields::fault(language, it)) " " } } }
            textarea #field-reason name="reason" rows="3" aria-invalid=[(!own.is_empty()).then_some("true")]
                aria-describedby=[(!own.is_empty()).then_some("fault-reason")] { "\n" (form.typed.reason) }
        }
    }
}

/// Values that wait for a second person: they are looked at, approved or sent back.
pub fn waiting(page: &Settling<'_>) -> Markup {
    let form = &page.form;
    let language = form.language();
    let t = |id| text(language, id);
    let own: Vec<&Fault> = form.faults.iter().filter(|it| it.field == "note").collect();
    let content = html! {
        (form.head(page.title()))
        p { (stage_tag(language, page.stage)) @if let Some(name) = &page.written_by {
            " " span.quiet { (messages::format(language, "settled-by", &[("name", name.as_str().into())])) }
        } }
        p.lead-line { (t(if page.may_approve { "assessment-approve-about" } else { "assessment-waits-about" })) }
        @if !form.typed.reason.trim().is_empty() {
            h2 { (t("assessment-reason")) }
            p { (form.typed.reason) }
        }
        h2 { (t("settled-values")) }
        (values(language, form.indicators, form.typed))
        @if !page.seen.is_empty() {
            details {
                summary { (t("settled-codings")) }
                @for indicator in form.indicators {
                    h3 { (label(language, *indicator)) }
                    (codings(language, *indicator, &page.said(*indicator)))
                }
            }
        }
        @if page.may_approve { p { a.button href=(page.publish) { (t("assessment-go-approve")) } } }
        form.report method="post" action=(form.address) {
            (form.held())
            @if page.may_approve {
                div.field {
                    label for="field-note" { (t("send-back-note")) }
                    @if !own.is_empty() {
                        p.wrong #fault-note { @for it in &own { (fields::fault(language, it)) " " } }
                    }
                    textarea #field-note name="note" rows="3" aria-invalid=[(!own.is_empty()).then_some("true")]
                        aria-describedby=[(!own.is_empty()).then_some("fault-note")] { "\n" (page.typed_note) }
                }
            }
            p.buttons { button.second type="submit" name="step" value="back" {
                (t(if page.may_approve { "send-back" } else { "take-back" }))
            } }
        }
    };
    layout::page(&form.frame, &content)
}

/// Somebody else, or the same assessor in another window, saved meanwhile: both versions, the own kept.
pub fn conflict(form: &UnitForm<'_>, theirs: &TypedUnit) -> Markup {
    let language = form.language();
    let t = |id| text(language, id);
    let content = html! {
        (form.head(t("coding-title")))
        div.notice role="alert" { p { strong { (t("conflict-title")) } } p { (t("conflict-text")) } }
        div.columns {
            section { h2 { (t("conflict-theirs")) } (values(language, form.indicators, theirs)) }
            section { h2 { (t("conflict-yours")) } (values(language, form.indicators, form.typed)) }
        }
        form.report method="post" action=(form.address) {
            (form.held())
            @for it in &form.typed.cells {
                input type="hidden" name="cell" value={ (form.unit.key) "." (it.indicator) };
                input type="hidden" name="value" value=(it.value);
                input type="hidden" name="page" value=(it.page);
                input type="hidden" name="rationale_ko" value=(it.rationale_ko);
                input type="hidden" name="rationale_en" value=(it.rationale_en);
            }
            input type="hidden" name="reason" value=(form.typed.reason);
            input type="hidden" name="report_url" value=(form.typed.report_url);
            p.buttons {
                button type="submit" name="step" value="save" { (t("conflict-keep-mine")) }
                " " a.button href=(form.address) { (t("conflict-take-theirs")) }
            }
        }
    };
    layout::page(&form.frame, &content)
}
