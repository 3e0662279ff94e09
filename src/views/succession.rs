//! The forms for what becomes of an organisation: a new name, or a successor.

use maud::{Markup, html};

use super::fields::{self, Line};
use super::layout::{self, Frame};
use crate::domain::fault::Fault;
use crate::domain::vocabulary::Language;
use crate::messages::{text, text_of};

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// The day from which it holds.
    pub from: String,
    pub name_ko: String,
    pub name_en: String,
    pub successor: String,
    pub with: Vec<String>,
    pub source: String,
}

/// What a form shows.
pub struct SuccessionPage {
    pub frame: Frame,
    /// `rename` or `succeed`.
    pub act: &'static str,
    pub address: String,
    pub back: String,
    pub typed: Typed,
    /// The other organisations of its kind that have not ended: key and name.
    pub others: Vec<(String, String)>,
    pub once: String,
    /// What would hold, in sentences; none before it was looked at.
    pub consequences: Vec<String>,
}

/// The form, or what would be recorded.
pub fn show(page: &SuccessionPage, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        header.head {
            p.over { a href=(page.back) { (t("own-organisations")) } }
            h1 { (page.frame.title) }
            p { (text_of(language, "organisation-", &format!("{}.about", page.act))) }
        }
        (fields::summary(language, faults))
        form.report method="post" action=(page.address) {
            input type="hidden" name="once" value=(page.once);
            @if page.consequences.is_empty() {
                @if page.act == "rename" { (names(language, &page.typed, faults)) }
                @else { (successor(language, page, faults)) }
                (line(language, ("from", "organisation-from", "date"), &page.typed.from, faults))
                (fields::optional_line(language, &Line {
                    name: "source", label: t("organisation-source"), kind: "text", value: &page.typed.source,
                    autocomplete: "off", hint: None,
                }, faults))
                p.buttons { button type="submit" name="step" value="preview" { (t("record-preview")) } }
            } @else {
                (hidden(&page.typed))
                h2 { (t("record-changes")) }
                ul { @for it in &page.consequences { li { (it) } } }
                p.quiet { (t("record-consequence")) }
                p.buttons {
                    button type="submit" name="step" value="record" { (t("record-write")) }
                    " " button.second type="submit" name="step" value="edit" { (t("report-edit")) }
                }
            }
        }
    };
    layout::page(&page.frame, &content)
}

fn line(
    language: Language,
    (name, label, kind): (&'static str, &'static str, &'static str),
    value: &str,
    faults: &[Fault],
) -> Markup {
    let line = Line { name, label: text(language, label), kind, value, autocomplete: "off", hint: None };
    fields::line(language, &line, faults)
}

fn names(language: Language, typed: &Typed, faults: &[Fault]) -> Markup {
    let line = |name, label, value| {
        let line =
            Line { name, label: text(language, label), kind: "text", value, autocomplete: "off", hint: None };
        fields::optional_line(language, &line, faults)
    };
    html! {
        (line("name_ko", "organisation-name_ko", &typed.name_ko))
        (line("name_en", "organisation-name_en", &typed.name_en))
    }
}

fn successor(language: Language, page: &SuccessionPage, faults: &[Fault]) -> Markup {
    let t = |id| text(language, id);
    // Nobody is chosen before somebody chooses.
    let none = (String::new(), t("organisation-choose").to_owned());
    let others: Vec<(String, String)> = std::iter::once(none).chain(page.others.clone()).collect();
    html! {
        (fields::choice(
            ("successor", "field-successor"), t("organisation-successor"), &others, &page.typed.successor,
        ))
        @for it in faults.iter().filter(|it| it.field == "successor") { p.wrong { (fields::fault(language, it)) } }
        details #field-with open[!page.typed.with.is_empty()] {
            summary { (t("organisation-with")) }
            fieldset {
                legend.visually-hidden { (t("organisation-with")) }
                @for it in faults.iter().filter(|it| it.field == "with") { p.wrong { (fields::fault(language, it)) } }
                @for (key, name) in &page.others { label.choice {
                    input type="checkbox" name="with" value=(key) checked[page.typed.with.contains(key)]; " " (name)
                } }
            }
        }
    }
}

fn hidden(typed: &Typed) -> Markup {
    let fields = [
        ("from", &typed.from),
        ("name_ko", &typed.name_ko),
        ("name_en", &typed.name_en),
        ("successor", &typed.successor),
        ("source", &typed.source),
    ];
    html! {
        @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
        @for key in &typed.with { input type="hidden" name="with" value=(key); }
    }
}
