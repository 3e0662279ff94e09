//! Reporting: the form, the preview, and what is shown when somebody else was faster.

use maud::{Markup, html};

use super::evidence_form;
use super::fields;
use super::layout::{self, Frame};
use super::parts;
use crate::domain::draft::TypedReport;
use crate::domain::fault::Fault;
use crate::domain::report::{Report, ReportedStatus};
use crate::domain::vocabulary::{Language, Vocabulary};
use crate::messages::{label, text};

/// What a form carries that nobody types.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// So that the form has its effect once.
    pub once: String,
    /// Where the organisation's latest report on the subject came from when the writing began.
    pub base: i32,
    /// The version of the draft that the writing began with; 0 if there was none.
    pub version: i32,
}

/// What the pages of reporting are about.
pub struct Writing<'a> {
    pub frame: Frame,
    /// Where the form is sent to.
    pub address: String,
    /// What is reported on, as the plan numbers and words it.
    pub commitment: String,
    /// The public page of it.
    pub commitment_address: String,
    pub milestone: Option<String>,
    pub due: Option<String>,
    pub typed: &'a TypedReport,
    pub carried: Carried,
    /// Key and name of the organisations that the member may report for.
    pub organisations: Vec<(String, String)>,
    /// Key and label of the plan's reporting periods; empty for a correction, which keeps its own.
    pub periods: Vec<(String, String)>,
    /// The organisation's latest report on it.
    pub latest: Option<&'a Report>,
    /// Whether an existing report is put right.
    pub is_correction: bool,
}

impl Writing<'_> {
    fn language(&self) -> Language {
        self.frame.place.language
    }
}

/// What a page of reporting says above the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    None,
    /// A draft was found, last saved by somebody on a day.
    Draft(String),
    /// The draft is saved.
    Saved,
}

/// The form, with what is wrong with what was typed.
pub fn form(writing: &Writing<'_>, faults: &[Fault], notice: &Notice) -> Markup {
    let language = writing.language();
    let typed = writing.typed;
    let t = |id| text(language, id);
    let content = html! {
        (heading(writing))
        @match notice {
            Notice::None => {},
            Notice::Draft(words) => div.notice role="status" { p { (words) } },
            Notice::Saved => div.notice role="status" { p { (t("draft-saved")) } },
        }
        (fields::summary(language, faults))
        @if let Some(latest) = writing.latest { (before(language, latest, writing.is_correction)) }
        form.report method="post" action=(writing.address) {
            (carried(&writing.carried))
            (whose(writing))
            (statuses::<ReportedStatus>(language, &typed.status, faults))
            (area(language, "text_ko", &typed.text_ko, faults, &["text"]))
            (area(language, "text_en", &typed.text_en, faults, &[]))
            (area(language, "difficulties_ko", &typed.difficulties_ko, faults, &["difficulties"]))
            (area(language, "difficulties_en", &typed.difficulties_en, faults, &[]))
            (day(language, ("occurred_on", t("form-occurred_on")), &typed.occurred_on, faults))
            (evidence_form::rows(language, &typed.evidence, faults))
            (more(writing, faults))
            @if writing.is_correction { (area(language, "reason", &typed.reason, faults, &[])) }
            p.buttons {
                button type="submit" name="step" value="preview" { (t("report-preview")) }
                " " button.second type="submit" name="step" value="save" { (t("draft-save")) }
            }
            p.quiet { (t("report-consequence")) }
        }
    };
    layout::page(&writing.frame, &content)
}

fn heading(writing: &Writing<'_>) -> Markup {
    let language = writing.language();
    let title = if writing.is_correction { "correct-title" } else { "report-title" };
    html! {
        header.head {
            p.over { a href=(writing.commitment_address) { (writing.commitment) } }
            h1 { (text(language, title)) }
            p.lead-line {
                @match &writing.milestone {
                    Some(milestone) => { (text(language, "milestone")) " " (milestone) },
                    None => (text(language, "on-the-commitment")),
                }
                @if let Some(due) = &writing.due { " " span.quiet { (text(language, "due")) " " (due) } }
            }
        }
    }
}

/// What the organisation said last, so that nobody has to look it up.
fn before(language: Language, latest: &Report, is_correction: bool) -> Markup {
    let title = if is_correction { "report-as-published" } else { "report-latest" };
    html! {
        details open[is_correction] {
            summary { (text(language, title)) ": " strong.verdict { (label(language, latest.content.status)) } }
            (parts::prose(language, latest.content.text()))
        }
    }
}

/// What a form carries, as fields that nobody sees.
pub(super) fn carried(carried: &Carried) -> Markup {
    html! {
        input type="hidden" name="once" value=(carried.once);
        input type="hidden" name="base" value=(carried.base);
        input type="hidden" name="version" value=(carried.version);
    }
}

/// For whom and for when, where there is a choice.
fn whose(writing: &Writing<'_>) -> Markup {
    let language = writing.language();
    let typed = writing.typed;
    html! {
        @match writing.organisations.as_slice() {
            [(key, _)] => input type="hidden" name="organisation" value=(key);,
            many => (fields::choice(
                ("organisation", "field-organisation"), text(language, "report-organisation"), many,
                &typed.organisation,
            )),
        }
        @if !writing.periods.is_empty() {
            (fields::choice(
                ("period", "field-period"), text(language, "report-period"), &writing.periods, &typed.period,
            ))
        }
    }
}

/// The faults of a field.
pub(super) fn of_field<'a>(faults: &'a [Fault], name: &str) -> Vec<&'a Fault> {
    faults.iter().filter(|it| it.field == name).collect()
}

/// What is wrong with a field, tied to it.
pub(super) fn wrong(language: Language, name: &str, own: &[&Fault]) -> Markup {
    html! {
        @if !own.is_empty() {
            p.wrong id={ "fault-" (name) } { @for it in own { (fields::fault(language, it)) " " } }
        }
    }
}

/// A choice among the terms of a vocabulary, each with what it means.
pub(super) fn statuses<V: Vocabulary>(language: Language, chosen: &str, faults: &[Fault]) -> Markup {
    let own = of_field(faults, "status");
    html! {
        fieldset #field-status tabindex="-1" {
            legend { (text(language, "report-status")) }
            (wrong(language, "status", &own))
            @for status in V::ALL {
                label.choice {
                    input type="radio" name="status" value=(status.slug()) checked[chosen == status.slug()] required;
                    " " (label(language, *status))
                    " " span.quiet { (text(language, &format!("{}.about", status.message()))) }
                }
            }
        }
    }
}

/// A longer text, labelled as those of a report are.
fn area(language: Language, name: &str, value: &str, faults: &[Fault], also: &[&str]) -> Markup {
    labelled_area(language, (name, &format!("form-{name}")), value, faults, also)
}

/// A longer text with a label of its own. A fault of the pair of languages is shown at the first of the two.
pub(super) fn labelled_area(
    language: Language,
    (name, label): (&str, &str),
    value: &str,
    faults: &[Fault],
    also: &[&str],
) -> Markup {
    let own: Vec<&Fault> =
        faults.iter().filter(|it| it.field == name || also.contains(&it.field.as_ref())).collect();
    let rows = if name.starts_with("text") { "6" } else { "3" };
    let about = format!("{label}.about");
    html! {
        div.field {
            @for it in also { span #{ "field-" (it) } tabindex="-1" {} }
            label for={ "field-" (name) } { (text(language, label)) }
            @if text(language, &about) != about { p.quiet id={ "hint-" (name) } { (text(language, &about)) } }
            (wrong(language, name, &own))
            textarea #{ "field-" (name) } name=(name) rows=(rows) aria-invalid=[(!own.is_empty()).then_some("true")]
                aria-describedby=[(!own.is_empty()).then(|| format!("fault-{name}"))] { "\n" (value) }
        }
    }
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
    let language = writing.language();
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
    let language = writing.language();
    let t = |id| text(language, id);
    let content = html! {
        (heading(writing))
        h2 { (t("report-preview-title")) }
        (as_typed(writing))
        form.report method="post" action=(writing.address) {
            (hidden(writing, &writing.carried))
            p.buttons {
                button type="submit" name="step" value="publish" { (t("report-publish")) }
                " " button.second type="submit" name="step" value="edit" { (t("report-edit")) }
            }
            p.quiet { (t(if writing.is_correction { "correct-consequence" } else { "report-consequence" })) }
        }
    };
    layout::page(&writing.frame, &content)
}

/// What was typed, in words.
fn as_typed(writing: &Writing<'_>) -> Markup {
    let language = writing.language();
    let typed = writing.typed;
    let named = |all: &[(String, String)], key: &str| {
        all.iter().find(|(own, _)| own == key).map_or_else(|| key.to_owned(), |(_, name)| name.clone())
    };
    let status = ReportedStatus::from_slug(&typed.status).ok();
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
                @if let Some(status) = status { strong.verdict { (label(language, status)) } }
                @if typed.entered_later { " " span.tag { (text(language, "entered-later")) } }
            }
            p.quiet {
                (named(&writing.organisations, &typed.organisation))
                @if !writing.periods.is_empty() { " · " (named(&writing.periods, &typed.period)) }
                @if !typed.occurred_on.is_empty() {
                    " · " (text(language, "occurred-on")) " " (typed.occurred_on)
                }
            }
            @for (name, value) in texts {
                @if !value.trim().is_empty() {
                    h3 { (text(language, name)) }
                    @for paragraph in crate::domain::text::paragraphs(value) { p { (paragraph) } }
                }
            }
            (evidence_form::as_typed(language, &typed.evidence))
        }
    }
}

/// Everything that was typed, for the next step.
fn hidden(writing: &Writing<'_>, own: &Carried) -> Markup {
    let typed = writing.typed;
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
        (carried(own))
        @for (name, value) in fields { input type="hidden" name=(name) value=(value); }
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
    let language = writing.language();
    let t = |id| text(language, id);
    let other;
    let content = html! {
        (heading(writing))
        div.notice role="alert" { p { strong { (t("conflict-title")) } } p { (t("conflict-text")) } }
        div.columns {
            section {
                h2 { (t("conflict-theirs")) }
                @match theirs {
                    Theirs::Report(report) => article.statement {
                        p { strong.verdict { (label(language, report.content.status)) } }
                        (parts::prose(language, report.content.text()))
                    },
                    Theirs::Draft(typed) => ({
                        other = Writing {
                            frame: writing.frame.clone(),
                            address: writing.address.clone(),
                            commitment: writing.commitment.clone(),
                            commitment_address: writing.commitment_address.clone(),
                            milestone: writing.milestone.clone(),
                            due: writing.due.clone(),
                            typed,
                            carried: writing.carried.clone(),
                            organisations: writing.organisations.clone(),
                            periods: writing.periods.clone(),
                            latest: None,
                            is_correction: writing.is_correction,
                        };
                        as_typed(&other)
                    }),
                }
            }
            section {
                h2 { (t("conflict-yours")) }
                (as_typed(writing))
            }
        }
        form.report method="post" action=(writing.address) {
            (hidden(writing, now))
            p.buttons {
                button type="submit" name="step" value="preview" { (t("conflict-go-on")) }
                " " button.second type="submit" name="step" value="edit" { (t("report-edit")) }
            }
        }
    };
    layout::page(&writing.frame, &content)
}

/// What the page of taking a report back shows.
pub struct Retracting<'a> {
    pub frame: Frame,
    pub address: String,
    pub commitment: String,
    pub commitment_address: String,
    pub report: &'a Report,
    pub reason: &'a str,
    pub carried: Carried,
}

/// The form that takes a report back.
pub fn retract(page: &Retracting<'_>, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        header.head {
            p.over { a href=(page.commitment_address) { (page.commitment) } }
            h1 { (t("retract-title")) }
        }
        (fields::summary(language, faults))
        (before(language, page.report, true))
        form.report method="post" action=(page.address) {
            (carried(&page.carried))
            (area(language, "reason", page.reason, faults, &[]))
            p.buttons { button type="submit" { (t("retract-button")) } }
            p.quiet { (t("retract-consequence")) }
        }
    };
    layout::page(&page.frame, &content)
}
