//! What the pages have in common on which reports, reviews and answers are written: what stands around the words, the
//! preview, what is shown when somebody else was faster, and the form that takes words back.

use maud::{Markup, html};

use super::layout::{self, Frame};
use super::{fields, parts};
use crate::domain::fault::Fault;
use crate::domain::text::{Bilingual, paragraphs};
use crate::domain::vocabulary::{Language, Vocabulary};
use crate::messages::{label, text};

/// What a form carries that nobody types.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Carried {
    /// So that the form has its effect once.
    pub once: String,
    /// Where what the writer should have seen came from when the writing began.
    pub base: i32,
    /// The version of the draft that the writing began with; 0 if there was none.
    pub version: i32,
}

/// What a page of writing says above the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    None,
    /// A draft was found, last saved by somebody on a day.
    Draft(String),
    /// The draft is saved.
    Saved,
}

/// What stands around the words that are written.
#[derive(Debug, Clone)]
pub struct Sheet {
    pub frame: Frame,
    /// Where the form is sent to.
    pub address: String,
    /// What is written about, as the plan numbers and words it.
    pub commitment: String,
    /// The public page of it.
    pub commitment_address: String,
    pub milestone: Option<String>,
    /// When it is due, where that is shown.
    pub due: Option<String>,
    pub carried: Carried,
    /// Key and name of the organisations whose words the member may write.
    pub organisations: Vec<(String, String)>,
    /// Key and label of the plan's reporting periods; empty where none is chosen.
    pub periods: Vec<(String, String)>,
}

impl Sheet {
    pub(super) fn language(&self) -> Language {
        self.frame.place.language
    }
}

/// The form: what comes before it, its own fields, and what follows from publishing them.
pub(super) fn form(
    sheet: &Sheet,
    (faults, notice): (&[Fault], &Notice),
    before: &Markup,
    own: &Markup,
    consequence: &str,
) -> Markup {
    let language = sheet.language();
    let content = html! {
        (heading(sheet))
        @match notice {
            Notice::None => {},
            Notice::Draft(words) => div.notice role="status" { p { (words) } },
            Notice::Saved => div.notice role="status" { p { (text(language, "draft-saved")) } },
        }
        (fields::summary(language, faults))
        (before)
        form.report method="post" action=(sheet.address) {
            (carried(&sheet.carried))
            (own)
            (buttons(language, ("preview", "report-preview"), ("save", "draft-save")))
            p.quiet { (text(language, consequence)) }
        }
    };
    layout::page(&sheet.frame, &content)
}

/// How it will look, with everything that was typed in hidden fields.
pub(super) fn preview(sheet: &Sheet, typed: &Markup, hidden: &Markup, consequence: &str) -> Markup {
    let language = sheet.language();
    let content = html! {
        (heading(sheet))
        h2 { (text(language, "report-preview-title")) }
        (typed)
        form.report method="post" action=(sheet.address) {
            (carried(&sheet.carried))
            (hidden)
            (buttons(language, ("publish", "report-publish"), ("edit", "report-edit")))
            p.quiet { (text(language, consequence)) }
        }
    };
    layout::page(&sheet.frame, &content)
}

/// Somebody was faster: both versions, the writer's own kept, and one press to go on with it.
pub(super) fn conflict(
    sheet: &Sheet,
    (theirs, yours): (&Markup, &Markup),
    now: &Carried,
    hidden: &Markup,
) -> Markup {
    let language = sheet.language();
    let t = |id| text(language, id);
    let content = html! {
        (heading(sheet))
        div.notice role="alert" { p { strong { (t("conflict-title")) } } p { (t("conflict-text")) } }
        div.columns {
            section { h2 { (t("conflict-theirs")) } (theirs) }
            section { h2 { (t("conflict-yours")) } (yours) }
        }
        form.report method="post" action=(sheet.address) {
            (carried(now))
            (hidden)
            (buttons(language, ("preview", "conflict-go-on"), ("edit", "report-edit")))
        }
    };
    layout::page(&sheet.frame, &content)
}

fn heading(sheet: &Sheet) -> Markup {
    let language = sheet.language();
    html! {
        header.head {
            p.over { a href=(sheet.commitment_address) { (sheet.commitment) } }
            h1 { (sheet.frame.title) }
            p.lead-line {
                @match &sheet.milestone {
                    Some(milestone) => { (text(language, "milestone")) " " (milestone) },
                    None => (text(language, "on-the-commitment")),
                }
                @if let Some(due) = &sheet.due { " " span.quiet { (text(language, "due")) " " (due) } }
            }
        }
    }
}

/// The step to go on with, and another.
fn buttons(language: Language, first: (&str, &str), second: (&str, &str)) -> Markup {
    html! {
        p.buttons {
            button type="submit" name="step" value=(first.0) { (text(language, first.1)) }
            " " button.second type="submit" name="step" value=(second.0) { (text(language, second.1)) }
        }
    }
}

fn carried(carried: &Carried) -> Markup {
    html! {
        input type="hidden" name="once" value=(carried.once);
        input type="hidden" name="base" value=(carried.base);
        input type="hidden" name="version" value=(carried.version);
    }
}

/// Fields that nobody sees, for the next step.
pub(super) fn hidden(fields: &[(&str, &String)]) -> Markup {
    html! { @for (name, value) in fields { input type="hidden" name=(name) value=(value); } }
}

/// For whom and for when, where there is a choice; each with its label and what was chosen.
pub(super) fn whose(sheet: &Sheet, organisation: (&str, &str), period: (&str, &str)) -> Markup {
    let language = sheet.language();
    let choice = |name: &str, (label, chosen): (&str, &str), options: &[(String, String)]| {
        fields::choice((name, &format!("field-{name}")), text(language, label), options, chosen)
    };
    html! {
        @match sheet.organisations.as_slice() {
            [(key, _)] => input type="hidden" name="organisation" value=(key);,
            many => (choice("organisation", organisation, many)),
        }
        @if !sheet.periods.is_empty() { (choice("period", period, &sheet.periods)) }
    }
}

/// For whom and for when, in words.
pub(super) fn whose_in_words(sheet: &Sheet, organisation: &str, period: &str) -> Markup {
    let named = |all: &[(String, String)], key: &str| {
        all.iter().find(|(own, _)| own == key).map_or_else(|| key.to_owned(), |(_, name)| name.clone())
    };
    html! {
        (named(&sheet.organisations, organisation))
        @if !sheet.periods.is_empty() { " · " (named(&sheet.periods, period)) }
    }
}

/// Texts as they were typed, each under its label; those that were left empty are none.
pub(super) fn texts(language: Language, typed: &[(&str, &String)]) -> Markup {
    html! {
        @for (name, value) in typed {
            @if !value.trim().is_empty() {
                h3 { (text(language, name)) }
                @for paragraph in paragraphs(value) { p { (paragraph) } }
            }
        }
    }
}

/// A status that was published, in its language, with the words to it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Published<'a> {
    pub language: Language,
    pub status: &'a str,
    pub words: Bilingual<'a>,
}

impl Published<'_> {
    /// Under a title, to be opened.
    pub fn titled(self, title: &str, is_open: bool) -> Markup {
        html! {
            details open[is_open] {
                summary { (text(self.language, title)) ": " strong.verdict { (self.status) } }
                (parts::prose(self.language, self.words))
            }
        }
    }

    pub fn statement(self) -> Markup {
        html! {
            article.statement {
                p { strong.verdict { (self.status) } }
                (parts::prose(self.language, self.words))
            }
        }
    }
}

/// What the page of taking words back shows.
pub struct Retracting<'a> {
    pub frame: Frame,
    pub address: String,
    pub commitment: String,
    pub commitment_address: String,
    pub reason: &'a str,
    pub carried: Carried,
}

/// The form that takes back what was published.
pub(super) fn retract(page: &Retracting<'_>, published: &Markup, button: &str, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let content = html! {
        header.head {
            p.over { a href=(page.commitment_address) { (page.commitment) } }
            h1 { (page.frame.title) }
        }
        (fields::summary(language, faults))
        (published)
        form.report method="post" action=(page.address) {
            (carried(&page.carried))
            (area(language, ("reason", "form-reason"), page.reason, faults, &[]))
            p.buttons { button type="submit" { (text(language, button)) } }
            p.quiet { (text(language, "retract-consequence")) }
        }
    };
    layout::page(&page.frame, &content)
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

/// A longer text. A fault of the pair of languages is shown at the first of the two.
pub(super) fn area(
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
