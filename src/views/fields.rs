//! Controls of forms: labelled, with what is wrong beside them and summed up above them.

use maud::{Markup, html};

use crate::domain::fault::Fault;
use crate::domain::vocabulary::Language;
use crate::messages::{self, Argument, text};

/// What is wrong, and what to do.
pub fn fault(language: Language, fault: &Fault) -> String {
    let arguments: Vec<(&str, Argument)> =
        fault.arguments.iter().map(|(name, value)| (*name, Argument::from(value.as_str()))).collect();
    messages::format(language, fault.message, &arguments)
}

/// All that is wrong with a form, each with a link to its field; nothing where nothing is.
pub fn summary(language: Language, faults: &[Fault]) -> Markup {
    html! {
        @if !faults.is_empty() {
            div.notice role="alert" {
                p { strong { (text(language, "form-faults")) } }
                ul { @for it in faults { li {
                    @if it.field.is_empty() { (fault(language, it)) } @else {
                        a href={ "#field-" (it.field) } { (fault(language, it)) }
                    }
                } } }
            }
        }
    }
}

/// A field of one line.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a> {
    pub name: &'static str,
    pub label: &'a str,
    /// The type of the input.
    pub kind: &'static str,
    pub value: &'a str,
    /// What browsers and password managers may fill in.
    pub autocomplete: &'static str,
    /// A hint under the label.
    pub hint: Option<&'a str>,
}

/// A labelled field of one line that must be filled in; its faults are tied to it.
pub fn line(language: Language, field: &Line<'_>, faults: &[Fault]) -> Markup {
    any_line(language, field, faults, true)
}

/// One that may stay empty.
pub fn optional_line(language: Language, field: &Line<'_>, faults: &[Fault]) -> Markup {
    any_line(language, field, faults, false)
}

fn any_line(language: Language, field: &Line<'_>, faults: &[Fault], is_required: bool) -> Markup {
    let own: Vec<&Fault> = faults.iter().filter(|it| it.field == field.name).collect();
    let about = [(field.hint.is_some(), "hint-"), (!own.is_empty(), "fault-")];
    let described: Vec<String> =
        about.iter().filter(|(there, _)| *there).map(|(_, it)| format!("{it}{}", field.name)).collect();
    html! {
        div.field {
            label for={ "field-" (field.name) } { (field.label) }
            @if let Some(hint) = field.hint { p.quiet #{ "hint-" (field.name) } { (hint) } }
            @if !own.is_empty() {
                p.wrong #{ "fault-" (field.name) } { @for it in &own { (fault(language, it)) " " } }
            }
            input #{ "field-" (field.name) } type=(field.kind) name=(field.name) value=(field.value)
                required[is_required] autocomplete=(field.autocomplete)
                aria-invalid=[(!own.is_empty()).then_some("true")]
                aria-describedby=[(!described.is_empty()).then(|| described.join(" "))];
        }
    }
}

/// A labelled choice among values, each with its label.
pub fn choice((name, id): (&str, &str), label: &str, options: &[(String, String)], chosen: &str) -> Markup {
    html! {
        div.field {
            label for=(id) { (label) }
            select #(id) name=(name) required {
                @for (value, words) in options {
                    option value=(value) selected[value == chosen] { (words) }
                }
            }
        }
    }
}

/// A field of several lines.
#[derive(Debug, Clone, Copy)]
pub struct Area<'a> {
    pub name: &'static str,
    pub label: &'a str,
    pub hint: Option<&'a str>,
    pub value: &'a str,
    pub rows: &'static str,
}

/// A labelled field of several lines; its faults are tied to it.
pub fn area(language: Language, field: &Area<'_>, faults: &[Fault]) -> Markup {
    let own: Vec<&Fault> = faults.iter().filter(|it| it.field == field.name).collect();
    let about = [(field.hint.is_some(), "hint-"), (!own.is_empty(), "fault-")];
    let described: Vec<String> =
        about.iter().filter(|(there, _)| *there).map(|(_, it)| format!("{it}{}", field.name)).collect();
    html! {
        div.field {
            label for={ "field-" (field.name) } { (field.label) }
            @if let Some(hint) = field.hint { p.quiet #{ "hint-" (field.name) } { (hint) } }
            @if !own.is_empty() {
                p.wrong #{ "fault-" (field.name) } { @for it in &own { (fault(language, it)) " " } }
            }
            textarea #{ "field-" (field.name) } name=(field.name) rows=(field.rows)
                aria-invalid=[(!own.is_empty()).then_some("true")]
                aria-describedby=[(!described.is_empty()).then(|| described.join(" "))] { "\n" (field.value) }
        }
    }
}
