//! The form by which anybody says that something is wrong or out of date, its preview, and what the sender is told.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::fields::{self, Area, Line};
use super::layout::{self, Frame};
use super::requests::{About, quoted};
use super::{parts, requests};
use crate::domain::fault::Fault;
use crate::domain::request::{ANSWER_WITHIN, READ_WITHIN, RequestCategory, SENDER_KEPT, days_after};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::Place;
use crate::messages::{self, label, text};

/// A request as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedRequest {
    /// The key of what it is about.
    pub about: String,
    pub category: String,
    pub text: String,
    pub link: String,
    /// Where the sender wants to be told.
    pub address: String,
    /// A field that people do not see and leave empty.
    pub website: String,
}

/// What the form is about.
pub struct Writing<'a> {
    pub frame: Frame,
    pub about: &'a About,
    pub typed: &'a TypedRequest,
    pub once: String,
    /// Whether it is about evidence, whose link may be dead.
    pub is_evidence: bool,
    /// The most characters of the text.
    pub longest: usize,
}

/// The form, with what is wrong with what was typed.
pub fn form(writing: &Writing<'_>, faults: &[Fault]) -> Markup {
    let language = writing.frame.place.language;
    let typed = writing.typed;
    let t = |id| text(language, id);
    let address_hint =
        messages::format(language, "request-address.about", &[("days", i64::from(SENDER_KEPT).into())]);
    let text_hint = messages::format(language, "request-text.about", &[("limit", writing.longest.into())]);
    let content = html! {
        (heading(writing))
        (fields::summary(language, faults))
        p { (messages::format(language, "request-process", &[
            ("read", i64::from(READ_WITHIN).into()), ("answer", i64::from(ANSWER_WITHIN).into()),
        ])) }
        form.report method="post" action=(writing.frame.place.send_request()) {
            input type="hidden" name="about" value=(typed.about);
            input type="hidden" name="once" value=(writing.once);
            (categories(writing, faults))
            (fields::area(language, &Area {
                name: "text", label: t("request-text"), hint: Some(&text_hint), value: &typed.text, rows: "6",
            }, faults))
            (fields::optional_line(language, &Line {
                name: "link", label: t("request-link-field"), kind: "text", value: &typed.link,
                autocomplete: "off", hint: Some(t("request-link-field.about")),
            }, faults))
            (fields::optional_line(language, &Line {
                name: "address", label: t("request-address"), kind: "text", value: &typed.address,
                autocomplete: "email", hint: Some(&address_hint),
            }, faults))
            (trap(language, typed, faults))
            p.buttons {
                button type="submit" name="step" value="send" { (t("request-send")) }
                " " button.second type="submit" name="step" value="preview" { (t("request-preview")) }
            }
            p.quiet { (t("request-consequence")) }
        }
    };
    layout::page(&writing.frame, &content)
}

fn heading(writing: &Writing<'_>) -> Markup {
    let about = writing.about;
    html! {
        header.head {
            p.over { a href=(about.address) { (about.commitment) } }
            h1 { (writing.frame.title) }
            p.lead-line { (about.line(writing.frame.place.language)) }
        }
    }
}

fn categories(writing: &Writing<'_>, faults: &[Fault]) -> Markup {
    let language = writing.frame.place.language;
    let own: Vec<&Fault> = faults.iter().filter(|it| it.field == "category").collect();
    let offered =
        RequestCategory::ALL.iter().filter(|it| writing.is_evidence || **it != RequestCategory::DeadLink);
    html! {
        fieldset #field-category tabindex="-1" {
            legend { (text(language, "request-category-question")) }
            @if !own.is_empty() { p.wrong { @for it in &own { (fields::fault(language, it)) " " } } }
            @for category in offered {
                label.choice {
                    input type="radio" name="category" value=(category.slug())
                        checked[writing.typed.category == category.slug()] required;
                    " " (label(language, *category))
                    " " span.quiet { (text(language, &format!("{}.about", category.message()))) }
                }
            }
        }
    }
}

/// A field that programs fill in and people do not see, unless something was typed into it.
fn trap(language: Language, typed: &TypedRequest, faults: &[Fault]) -> Markup {
    let line = Line {
        name: "website",
        label: text(language, "request-trap"),
        kind: "text",
        value: &typed.website,
        autocomplete: "off",
        hint: None,
    };
    html! {
        @if typed.website.is_empty() {
            div.trap aria-hidden="true" {
                label for="field-website" { (line.label) }
                input #field-website type="text" name="website" tabindex="-1" autocomplete="off";
            }
        } @else { (fields::optional_line(language, &line, faults)) }
    }
}

/// How the request will look, with everything that was typed in hidden fields.
pub fn preview(writing: &Writing<'_>, category: RequestCategory) -> Markup {
    let language = writing.frame.place.language;
    let typed = writing.typed;
    let t = |id| text(language, id);
    let hidden = [
        ("about", &typed.about),
        ("category", &typed.category),
        ("text", &typed.text),
        ("link", &typed.link),
        ("address", &typed.address),
        ("website", &typed.website),
    ];
    let content = html! {
        (heading(writing))
        h2 { (t("request-preview-title")) }
        article.statement {
            p.tags { span.mark { (label(language, category)) } }
            (quoted(Some(language), &typed.text))
            @if !typed.link.is_empty() { p { (t("request-link-given")) ": " (typed.link) } }
        }
        @if !typed.address.is_empty() {
            p { (messages::format(language, "request-told-at", &[("address", typed.address.as_str().into())])) }
        }
        form.report method="post" action=(writing.frame.place.send_request()) {
            input type="hidden" name="once" value=(writing.once);
            @for (name, value) in hidden { textarea name=(name) hidden aria-hidden="true" { "\n" (value) } }
            p.buttons {
                button type="submit" name="step" value="send" { (t("request-send")) }
                " " button.second type="submit" name="step" value="edit" { (t("report-edit")) }
            }
            p.quiet { (t("request-consequence")) }
        }
    };
    layout::page(&writing.frame, &content)
}

/// What the sender of a request is told: its number, and when an answer is due.
pub fn sent(frame: &Frame, number: &str, received_on: NaiveDate) -> Markup {
    let place = &frame.place;
    let language = place.language;
    let read_by = days_after(received_on, READ_WITHIN);
    let day = |day| parts::day_text(language, day);
    let content = html! {
        h1 { (frame.title) }
        p { (text(language, "request-number")) ": " strong.verdict { (number) } }
        p { (messages::format(language, "request-sent-read", &[("day", day(read_by).into())])) }
        p { (messages::format(language, "request-sent-answer", &[
            ("answer", i64::from(ANSWER_WITHIN).into()), ("day", day(days_after(read_by, ANSWER_WITHIN)).into()),
        ])) }
        p { (text(language, "request-sent-follow")) " " a href=(place.request(number)) { (number) } }
        p { a href=(place.requests("")) { (text(language, "requests-see")) } }
    };
    layout::page(frame, &content)
}

/// A button by which a reader says that a link no longer opens.
fn dead_link_button(place: &Place, key: &str) -> Markup {
    html! {
        form.inline-form method="post" action=(place.dead_link(key)) {
            button.plain.small type="submit" {
                (text(place.language, "dead-link-report")) span.visually-hidden { ": " (key) }
            }
        }
    }
}

/// What a reader is told who said that a link is dead.
pub fn dead_link_thanks(frame: &Frame, about: &About) -> Markup {
    let place = &frame.place;
    let language = place.language;
    let content = html! {
        h1 { (frame.title) }
        p { (about.line(language)) }
        p { (text(language, "dead-link-thanks")) }
        p { a href=(about.address) { (text(language, "dead-link-back")) } }
    };
    layout::page(frame, &content)
}

/// What a reader can say of a piece of evidence, folded away beside it; nothing in the past.
pub fn beside_evidence(place: &Place, key: &str, is_dead: bool) -> Markup {
    html! {
        @if place.as_of.is_empty() {
            details.beside {
                summary { (text(place.language, "evidence-actions")) span.visually-hidden { ": " (key) } }
                @if !is_dead { (dead_link_button(place, key)) " " }
                (requests::wrong_here(place, key))
            }
        }
    }
}
