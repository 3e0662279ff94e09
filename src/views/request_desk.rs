//! Correction requests at the desk: the secretariat reads, accepts or refuses; the responsible organisation answers.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::fields::{self, Area, Line};
use super::layout::{self, Frame};
use super::parts;
use super::requests::{About, Shown, body, quoted};
use crate::domain::evidence::LinkReported;
use crate::domain::fault::Fault;
use crate::domain::request::{ANSWER_WITHIN, Outcome, READ_WITHIN, Refusal, RequestCategory};
use crate::domain::vocabulary::{Language, Vocabulary};
use crate::messages::{self, label, text};

/// A request that waits to be read.
pub struct WaitingLine {
    pub number: String,
    pub category: RequestCategory,
    pub about: About,
    pub received_on: NaiveDate,
    pub days: i64,
    pub address: String,
}

/// A request that waits for an answer.
pub struct OpenLine {
    pub shown: Shown,
    /// Where it is answered; none for who may not.
    pub address: Option<String>,
}

/// A link that readers say is dead, or that is dead for the record.
pub struct LinkLine {
    pub about: About,
    pub url: String,
    /// What readers said since somebody looked last.
    pub reported: Option<LinkReported>,
    pub dead_on: Option<NaiveDate>,
    /// Where somebody looks whether it is dead; none for who may not.
    pub check: Option<String>,
    /// Where it is given another address; none for who may not.
    pub mend: Option<String>,
}

/// What the page shows.
pub struct DeskPage {
    pub frame: Frame,
    /// None for who does not read requests.
    pub waiting: Option<Vec<WaitingLine>>,
    pub open: Vec<OpenLine>,
    pub links: Vec<LinkLine>,
}

/// The page.
pub fn show(page: &DeskPage) -> Markup {
    let language = page.frame.place.language;
    let content = html! {
        h1 { (page.frame.title) }
        @if let Some(waiting) = &page.waiting { (self::waiting(language, waiting)) }
        (open(page))
        (links(language, &page.links))
    };
    layout::page(&page.frame, &content)
}

fn waiting(language: Language, all: &[WaitingLine]) -> Markup {
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="waiting" {
            h2 #waiting { (t("desk-requests-waiting")) }
            p.quiet { (messages::format(language, "desk-requests-waiting.about", &[
                ("read", i64::from(READ_WITHIN).into()),
            ])) }
            @if all.is_empty() { (parts::empty(t("desk-requests-waiting-none"))) } @else {
                table.list {
                    thead { tr {
                        th scope="col" { (t("request-number")) }
                        th scope="col" { (t("request-about")) }
                        th scope="col" { (t("request-category")) }
                        th scope="col" { (t("request-received")) }
                    } }
                    tbody { @for it in all { tr {
                        th scope="row" { a href=(it.address) { (it.number) } }
                        td data-label=(t("request-about")) { (it.about.line(language)) }
                        td data-label=(t("request-category")) { (label(language, it.category)) }
                        td data-label=(t("request-received")) {
                            (parts::day(language, it.received_on))
                            " " span.quiet {
                                (messages::format(language, "request-days-ago", &[("days", it.days.into())]))
                            }
                            @if it.days > i64::from(READ_WITHIN) {
                                " " span.tag.attention-late { (t("requests-reading-late")) }
                            }
                        }
                    } } }
                }
            }
        }
    }
}

fn open(page: &DeskPage) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="open" {
            h2 #open { (t("desk-requests-open")) }
            p.quiet { (messages::format(language, "desk-requests-open.about", &[
                ("answer", i64::from(ANSWER_WITHIN).into()),
            ])) }
            @if page.open.is_empty() { (parts::empty(t("desk-requests-open-none"))) }
            @for it in &page.open {
                article.statement {
                    h3 { (messages::format(language, "request-numbered", &[
                        ("number", it.shown.request.content.key.as_str().into()),
                    ])) }
                    (body(&page.frame.place, &it.shown))
                    @if let Some(address) = &it.address { p { a.button href=(address) {
                        (t("request-answer")) span.visually-hidden { ": " (it.shown.request.content.key) }
                    } } }
                }
            }
        }
    }
}

fn links(language: Language, all: &[LinkLine]) -> Markup {
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="links" {
            h2 #links { (t("desk-links")) }
            p.quiet { (t("desk-links.about")) }
            @if all.is_empty() { (parts::empty(t("desk-links-none"))) } @else {
                ul { @for it in all { li {
                    a href=(it.about.address) { (it.about.line(language)) }
                    p { code { (it.url) } }
                    p.quiet { (link_state(language, it)) }
                    p.buttons {
                        @if let Some(check) = &it.check {
                            a.button href=(check) { (t("link-check")) span.visually-hidden { ": " (it.about.name) } }
                        }
                        @if let Some(mend) = &it.mend {
                            a.button href=(mend) { (t("link-mend")) span.visually-hidden { ": " (it.about.name) } }
                        }
                    }
                } } }
            }
        }
    }
}

/// What is known of a link.
pub(super) fn link_state(language: Language, it: &LinkLine) -> Markup {
    html! {
        @if let Some(on) = it.dead_on { (text(language, "dead-link")) " " (parts::day(language, on)) " " }
        @if let Some(reported) = &it.reported {
            (messages::format(language, "link-reported", &[
                ("n", reported.n.into()), ("day", parts::day_text(language, reported.last_on).into()),
            ]))
        }
    }
}

/// A request that the secretariat reads.
pub struct Reading {
    pub frame: Frame,
    pub address: String,
    pub once: String,
    pub number: String,
    pub category: RequestCategory,
    pub about: About,
    pub received_on: NaiveDate,
    /// As it was sent.
    pub text: String,
    pub link: Option<String>,
    pub sender: Option<String>,
    pub written_in: Language,
    /// As it would be published.
    pub typed_text: String,
    pub typed_link: String,
    pub organisation: String,
    /// Who can be asked to answer: key and name.
    pub organisations: Vec<(String, String)>,
    pub refusal: String,
}

/// The page on which a request is read, and accepted or refused.
pub fn read(page: &Reading, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        header.head {
            p.over { a href=(page.frame.place.desk_requests()) { (t("requests-title")) } }
            h1 { (page.frame.title) }
        }
        (fields::summary(language, faults))
        (subject(language, &page.about))
        p.tags { span.mark { (label(language, page.category)) } }
        p.quiet { (t("request-received")) " " (parts::day(language, page.received_on)) }
        (quoted(Some(page.written_in), &page.text))
        @if let Some(link) = &page.link { p { (t("request-link-given")) ": " (link) } }
        @if let Some(sender) = &page.sender { p { (t("request-sender")) ": " (sender) } }
        (accept(page, faults))
        (refuse(page, faults))
    };
    layout::page(&page.frame, &content)
}

/// Somebody else was faster: what came of the request, and the text that was typed, so that it is not lost.
pub fn read_already(frame: &Frame, shown: &Shown, typed: &str) -> Markup {
    let place = &frame.place;
    let language = place.language;
    let content = html! {
        h1 { (frame.title) }
        div.notice role="alert" { p { (text(language, "request-read-already")) } }
        (body(place, shown))
        @if !typed.trim().is_empty() {
            h2 { (text(language, "conflict-yours")) }
            (quoted(None, typed))
        }
        p { a href=(place.desk_requests()) { (text(language, "desk-requests-see")) } }
    };
    layout::page(frame, &content)
}

fn subject(language: Language, about: &About) -> Markup {
    html! { p { (text(language, "request-about")) ": " a href=(about.address) { (about.line(language)) } } }
}

fn accept(page: &Reading, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="accept" {
            h2 #accept { (t("request-accept")) }
            p { (messages::format(language, "request-accept.about", &[("answer", i64::from(ANSWER_WITHIN).into())])) }
            form.report method="post" action=(page.address) {
                input type="hidden" name="once" value=(page.once);
                (fields::area(language, &Area {
                    name: "text", label: t("request-text-public"), hint: Some(t("request-text-public.about")),
                    value: &page.typed_text, rows: "6",
                }, faults))
                (fields::optional_line(language, &Line {
                    name: "link", label: t("request-link-given"), kind: "text", value: &page.typed_link,
                    autocomplete: "off", hint: None,
                }, faults))
                (fields::choice(
                    ("organisation", "field-organisation"), t("request-responsible"), &page.organisations,
                    &page.organisation,
                ))
                p.buttons { button type="submit" name="step" value="accept" { (t("request-accept")) } }
            }
        }
    }
}

fn refuse(page: &Reading, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="refuse" {
            h2 #refuse { (t("request-refuse")) }
            p { (t("request-refuse.about")) }
            form.report method="post" action=(page.address) {
                input type="hidden" name="once" value=(page.once);
                (radios::<Refusal>(language, "refusal", t("request-refusal"), &page.refusal, faults))
                p.buttons { button.second type="submit" name="step" value="refuse" { (t("request-refuse")) } }
            }
        }
    }
}

/// The terms of a vocabulary to choose from, each with its meaning.
fn radios<V: Vocabulary>(
    language: Language,
    name: &'static str,
    legend: &str,
    chosen: &str,
    faults: &[Fault],
) -> Markup {
    let own: Vec<&Fault> = faults.iter().filter(|it| it.field == name).collect();
    html! {
        fieldset #{ "field-" (name) } tabindex="-1" {
            legend { (legend) }
            @if !own.is_empty() { p.wrong { @for it in &own { (fields::fault(language, it)) " " } } }
            @for term in V::ALL {
                label.choice {
                    input type="radio" name=(name) value=(term.slug()) checked[chosen == term.slug()] required;
                    " " (label(language, *term))
                    " " span.quiet { (text(language, &format!("{}.about", term.message()))) }
                }
            }
        }
    }
}

/// An answer that is being written.
pub struct Answering {
    pub frame: Frame,
    pub address: String,
    pub once: String,
    /// Where the last that the writer has seen of the request comes from.
    pub base: i32,
    pub shown: Shown,
    pub typed: TypedAnswer,
    /// To whom it can be passed on: key and name.
    pub others: Vec<(String, String)>,
}

/// An answer as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedAnswer {
    pub outcome: String,
    pub text_ko: String,
    pub text_en: String,
    pub caused: String,
    pub passed_to: String,
}

/// The page on which a request is answered.
pub fn answer(page: &Answering, faults: &[Fault]) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let typed = &page.typed;
    let t = |id| text(language, id);
    let nobody = [(String::new(), t("request-pass-to-nobody").to_owned())];
    let others: Vec<(String, String)> = nobody.into_iter().chain(page.others.iter().cloned()).collect();
    let content = html! {
        header.head {
            p.over { a href=(place.desk_requests()) { (t("requests-title")) } }
            h1 { (page.frame.title) }
        }
        (fields::summary(language, faults))
        (body(place, &page.shown))
        form.report method="post" action=(page.address) {
            input type="hidden" name="once" value=(page.once);
            input type="hidden" name="base" value=(page.base);
            (radios::<Outcome>(language, "outcome", t("request-outcome"), &typed.outcome, faults))
            (fields::optional_line(language, &Line {
                name: "caused", label: t("request-caused"), kind: "text", value: &typed.caused,
                autocomplete: "off", hint: Some(t("request-caused.about")),
            }, faults))
            div.field {
                label for="field-passed_to" { (t("request-pass-to")) }
                (passed_to_fault(language, faults))
                select #field-passed_to name="passed_to" {
                    @for (key, name) in &others { option value=(key) selected[*key == typed.passed_to] { (name) } }
                }
            }
            span #field-text tabindex="-1" {}
            (fields::area(language, &Area {
                name: "text_ko", label: t("request-answer-ko"), hint: Some(t("request-answer-ko.about")),
                value: &typed.text_ko, rows: "5",
            }, faults))
            (fields::area(language, &Area {
                name: "text_en", label: t("request-answer-en"), hint: None, value: &typed.text_en, rows: "5",
            }, faults))
            p.buttons { button type="submit" { (t("request-answer-publish")) } }
            p.quiet { (t("request-answer-consequence")) }
        }
    };
    layout::page(&page.frame, &content)
}

fn passed_to_fault(language: Language, faults: &[Fault]) -> Markup {
    let own: Vec<&Fault> = faults.iter().filter(|it| it.field == "passed_to").collect();
    html! { @if !own.is_empty() { p.wrong { @for it in &own { (fields::fault(language, it)) " " } } } }
}

/// How many requests and links ask for something, on a member's own start page.
pub fn on_desk(place: &crate::links::Place, waiting: Option<usize>, open: usize, links: usize) -> Markup {
    let language = place.language;
    html! {
        section aria-labelledby="desk-requests" {
            h2 #desk-requests { (text(language, "requests-title")) }
            ul {
                @if let Some(n) = waiting { li { (messages::format(language, "desk-n-waiting", &[("n", n.into())])) } }
                li { (messages::format(language, "desk-n-open", &[("n", open.into())])) }
                li { (messages::format(language, "desk-n-links", &[("n", links.into())])) }
            }
            p { a href=(place.desk_requests()) { (text(language, "desk-requests-see")) } }
        }
    }
}
