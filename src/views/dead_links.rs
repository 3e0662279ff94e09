//! Links of evidence: looking whether one is dead, giving it another address, and what it was before.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::fields::{self, Line};
use super::layout::{self, Frame};
use super::parts;
use super::request_desk::{LinkLine, link_state};
use crate::domain::evidence::{Evidence, EvidenceContent};
use crate::domain::fault::Fault;
use crate::domain::vocabulary::Language;
use crate::messages::text;

/// A link that somebody looks after.
pub struct LinkPage {
    pub frame: Frame,
    pub line: LinkLine,
    /// Where the form is sent to.
    pub address: String,
    pub once: String,
    /// Where what is said of the evidence now comes from.
    pub base: i32,
    pub today: NaiveDate,
    pub typed: TypedMending,
}

/// What was typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedMending {
    pub dead_on: String,
    pub url: String,
    pub archive_url: String,
    pub reason: String,
}

fn heading(page: &LinkPage) -> Markup {
    let language = page.frame.place.language;
    let line = &page.line;
    html! {
        header.head {
            p.over { a href=(line.about.address) { (line.about.commitment) } }
            h1 { (page.frame.title) }
            p.lead-line { (line.about.line(language)) }
        }
        p { (parts::outward("", &line.url, &html! { (line.url) })) }
        p.quiet { (link_state(language, line)) }
    }
}

/// The page on which somebody looks whether a link is dead.
pub fn check(page: &LinkPage, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        (heading(page))
        (fields::summary(language, faults))
        p { (t("link-check.about")) }
        @if page.line.dead_on.is_none() {
            form.report method="post" action=(page.address) {
                input type="hidden" name="once" value=(page.once);
                (fields::line(language, &Line {
                    name: "dead_on", label: t("link-dead-on"), kind: "date", value: &page.typed.dead_on,
                    autocomplete: "off", hint: None,
                }, faults))
                p.buttons { button type="submit" name="step" value="confirm" { (t("link-confirm")) } }
                p.quiet { (t("link-confirm.about")) }
            }
        }
        @if page.line.reported.is_some() {
            form.report method="post" action=(page.address) {
                input type="hidden" name="once" value=(page.once);
                p.buttons { button.second type="submit" name="step" value="dismiss" { (t("link-dismiss")) } }
                p.quiet { (t("link-dismiss.about")) }
            }
        }
    };
    layout::page(&page.frame, &content)
}

/// The page on which a link is given another address.
pub fn mend(page: &LinkPage, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let typed = &page.typed;
    let t = |id| text(language, id);
    let line =
        |name, label, value, hint| Line { name, label, kind: "text", value, autocomplete: "off", hint };
    let content = html! {
        (heading(page))
        (fields::summary(language, faults))
        form.report method="post" action=(page.address) {
            input type="hidden" name="once" value=(page.once);
            input type="hidden" name="base" value=(page.base);
            (fields::optional_line(
                language, &line("url", t("link-new-url"), &typed.url, Some(t("link-new-url.about"))), faults,
            ))
            (fields::optional_line(
                language, &line("archive_url", t("link-archive"), &typed.archive_url, Some(t("link-archive.about"))),
                faults,
            ))
            (fields::optional_line(language, &line("reason", t("link-reason"), &typed.reason, None), faults))
            p.buttons { button type="submit" { (t("link-mend")) } }
            p.quiet { (t("link-mend-consequence")) }
        }
    };
    layout::page(&page.frame, &content)
}

/// Where a piece of evidence is archived, and what its address was before.
pub fn addresses(language: Language, it: &Evidence, earlier: &[EvidenceContent]) -> Markup {
    let own = earlier.iter().filter(|old| old.evidence_id == it.id);
    let mut before: Vec<&EvidenceContent> = Vec::new();
    for old in own {
        before.retain(|it| it.url != old.url);
        before.push(old);
    }
    html! {
        @if let Some(archive) = it.content.archive_url.as_deref().filter(|it| !it.is_empty()) {
            " " (parts::outward("small", archive, &html! { (text(language, "link-archived")) }))
        }
        @for old in before {
            " " span.quiet {
                (text(language, "link-before")) " " (old.url)
                @if let Some(on) = old.dead_on { " (" (text(language, "dead-link")) " " (parts::day(language, on)) ")" }
            }
        }
    }
}
