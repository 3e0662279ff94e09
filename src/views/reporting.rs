//! Reporting: the form, the preview, and what is shown when somebody else was faster.

use maud::{Markup, html};

use super::drafting::{self, Carried, Notice, Published, Retracting, Sheet, of_field, wrong};
use super::evidence_form;
use crate::domain::draft::TypedReport;
use crate::domain::fault::Fault;
use crate::domain::report::{Report, ReportedStatus};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::{label, text};

/// What the pages of reporting are about.
pub struct Writing<'a> {
    pub sheet: Sheet,
    pub typed: &'a TypedReport,
    /// The organisation's latest report on it.
    pub latest: Option<&'a Report>,
    /// Whether an existing report is put right.
    pub is_correction: bool,
}

/// The form, with what is wrong with what was typed.
pub fn form(writing: &Writing<'_>, faults: &[Fault], notice: &Notice) -> Markup {
    let sheet = &writing.sheet;
    let language = sheet.language();
    let typed = writing.typed;
    let title = if writing.is_correction { "report-as-published" } else { "report-latest" };
    let latest = writing.latest.map(|it| published(language, it).titled(title, writing.is_correction));
    let whose = drafting::whose(
        sheet,
        ("report-organisation", &typed.organisation),
        ("report-period", &typed.period),
    );
    let own = html! {
        (whose)
        (drafting::statuses::<ReportedStatus>(language, &typed.status, faults))
        (area(language, "text_ko", &typed.text_ko, faults, &["text"]))
        (area(language, "text_en", &typed.text_en, faults, &[]))
        (area(language, "difficulties_ko", &typed.difficulties_ko, faults, &["difficulties"]))
        (area(language, "difficulties_en", &typed.difficulties_en, faults, &[]))
        (day(language, ("occurred_on", text(language, "form-occurred_on")), &typed.occurred_on, faults))
        (evidence_form::rows(language, &typed.evidence, faults))
        (more(writing, faults))
        @if writing.is_correction { (area(language, "reason", &typed.reason, faults, &[])) }
    };
    drafting::form(sheet, (faults, notice), &latest.unwrap_or_default(), &own, "report-consequence")
}

fn published(language: Language, report: &Report) -> Published<'_> {
    Published { language, status: label(language, report.content.status), words: report.content.text() }
}

/// A longer text, labelled as those of a report are.
fn area(language: Language, name: &str, value: &str, faults: &[Fault], also: &[&str]) -> Markup {
    drafting::area(language, (name, &format!("form-{name}")), value, faults, also)
}

fn day(language: Language, (name, label): (&str, &str), value: &str, faults: &[Fault]) -> Markup {
    let own = of_field(faults, name);
    html! {
        div.field {
            label for={ "field-" (name) } { (label) }
            (wrong(language, name, &own))
            input #{ "field-" (name) } type="date" name=(name) value=(value)
                aria-invalid=[(!own.is_empty()).then_some("true")];
        }
    }
}

/// What few reports need.
fn more(writing: &Writing<'_>, faults: &[Fault]) -> Markup {
    let language = writing.sheet.language();
    let typed = writing.typed;
    let fields = [
        ("no_evidence_ko", &typed.no_evidence_ko),
        ("no_evidence_en", &typed.no_evidence_en),
        ("next_step_ko", &typed.next_step_ko),
        ("next_step_en", &typed.next_step_en),
    ];
    let is_open = typed.entered_later || fields.iter().any(|(_, value)| !value.is_empty());
    html! {
        details open[is_open] {
            summary { (text(language, "form-more")) }
            @for (name, value) in fields { (area(language, name, value, faults, &[])) }
            @if !writing.is_correction {
                label.choice {
                    input type="checkbox" name="entered_later" value="1" checked[typed.entered_later];
                    " " (text(language, "form-entered_later"))
                }
            }
        }
    }
}

/// How the report will look, with everything that was typed in hidden fields.
pub fn preview(writing: &Writing<'_>) -> Markup {
    let consequence = if writing.is_correction { "correct-consequence" } else { "report-consequence" };
    let typed = as_typed(&writing.sheet, writing.typed);
    drafting::preview(&writing.sheet, &typed, &hidden(writing.typed), consequence)
}

/// What was typed, in words.
fn as_typed(sheet: &Sheet, typed: &TypedReport) -> Markup {
    let language = sheet.language();
    let texts = [
        ("form-text_ko", &typed.text_ko),
        ("form-text_en", &typed.text_en),
        ("form-difficulties_ko", &typed.difficulties_ko),
        ("form-difficulties_en", &typed.difficulties_en),
        ("form-no_evidence_ko", &typed.no_evidence_ko),
        ("form-no_evidence_en", &typed.no_evidence_en),
        ("form-next_step_ko", &typed.next_step_ko),
        ("form-next_step_en", &typed.next_step_en),
        ("form-reason", &typed.reason),
    ];
    html! {
        article.statement {
            p.tags {
                @if let Ok(status) = ReportedStatus::from_slug(&typed.status) {
                    strong.verdict { (label(language, status)) }
                }
                @if typed.entered_later { " " span.tag { (text(language, "entered-later")) } }
            }
            p.quiet {
                (drafting::whose_in_words(sheet, &typed.organisation, &typed.period))
                @if !typed.occurred_on.is_empty() {
                    " · " (text(language, "occurred-on")) " " (typed.occurred_on)
                }
            }
            (drafting::texts(language, &texts))
            (evidence_form::as_typed(language, &typed.evidence))
        }
    }
}

/// Everything that was typed, for the next step.
fn hidden(typed: &TypedReport) -> Markup {
    let fields = [
        ("organisation", &typed.organisation),
        ("period", &typed.period),
        ("status", &typed.status),
        ("text_ko", &typed.text_ko),
        ("text_en", &typed.text_en),
        ("difficulties_ko", &typed.difficulties_ko),
        ("difficulties_en", &typed.difficulties_en),
        ("occurred_on", &typed.occurred_on),
        ("no_evidence_ko", &typed.no_evidence_ko),
        ("no_evidence_en", &typed.no_evidence_en),
        ("next_step_ko", &typed.next_step_ko),
        ("next_step_en", &typed.next_step_en),
        ("reason", &typed.reason),
    ];
    html! {
        (drafting::hidden(&fields))
        @if typed.entered_later { input type="hidden" name="entered_later" value="1"; }
        (evidence_form::hidden(&typed.evidence))
    }
}

/// What somebody else wrote in the meantime.
pub enum Theirs<'a> {
    /// They published.
    Report(&'a Report),
    /// They saved the draft.
    Draft(&'a TypedReport),
}

/// Somebody of the organisation was faster: both versions, the writer's own kept, and one press to go on with it.
pub fn conflict(writing: &Writing<'_>, theirs: &Theirs<'_>, now: &Carried) -> Markup {
    let sheet = &writing.sheet;
    let theirs = match theirs {
        Theirs::Report(report) => published(sheet.language(), report).statement(),
        Theirs::Draft(typed) => as_typed(sheet, typed),
    };
    let yours = as_typed(sheet, writing.typed);
    drafting::conflict(sheet, (&theirs, &yours), now, &hidden(writing.typed))
}

/// The form that takes a report back.
pub fn retract(page: &Retracting<'_>, report: &Report, faults: &[Fault]) -> Markup {
    let published = published(page.frame.place.language, report).titled("report-as-published", true);
    drafting::retract(page, &published, "retract-button", faults)
}
