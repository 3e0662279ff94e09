//! The forms for what a forum does to whole commitments: withdrawing, splitting, merging, carrying over.

use maud::{Markup, html};

use super::layout::{self, Frame};
use super::{fields, parts};
use crate::domain::fault::Fault;
use crate::domain::vocabulary::Language;
use crate::import::reshaping::{NewCommitment, Reshape, Wanted};
use crate::messages::{text, text_of};

/// A commitment that can be chosen.
pub struct Choosable {
    pub key: String,
    /// Number and title.
    pub words: String,
    /// Why it cannot be chosen; empty if it can.
    pub hindrance: String,
}

/// What a form shows.
pub struct ReshapePage {
    pub frame: Frame,
    pub address: String,
    /// The plan's title, and where it is written by hand.
    pub plan: String,
    pub back: String,
    pub wanted: Wanted,
    pub commitments: Vec<Choosable>,
    /// What they can become.
    pub targets: Vec<Choosable>,
    /// The later plans: key and title.
    pub plans: Vec<(String, String)>,
    pub once: String,
    pub reason: String,
    pub source: String,
}

impl ReshapePage {
    fn language(&self) -> Language {
        self.frame.place.language
    }

    /// The words of the act: its name, or another part of what is said of it.
    fn said(&self, part: &str) -> &str {
        text_of(self.language(), "reshape-", &format!("{}{part}", self.wanted.act.slug()))
    }
}

/// What an act would do, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Consequences {
    pub made: Vec<String>,
    pub withdrawn: Vec<String>,
    /// From, how, to.
    pub links: Vec<(String, &'static str, String)>,
}

fn heading(page: &ReshapePage) -> Markup {
    html! {
        header.head {
            p.over { a href=(page.back) { (page.plan) } }
            h1 { (page.said("")) }
            p { (page.said(".about")) }
        }
    }
}

/// The form, with what is wrong with it; none where nothing can be carried over to.
pub fn form(page: &ReshapePage, faults: &[Fault]) -> Markup {
    let language = page.language();
    let leads_nowhere = page.wanted.act == Reshape::Carry && page.plans.is_empty();
    let content = html! {
        (heading(page))
        (fields::summary(language, faults))
        @if leads_nowhere { (parts::empty(text(language, "reshape-no-later-plan"))) }
        @else { (filled_in(page, faults)) }
    };
    layout::page(&page.frame, &content)
}

fn filled_in(page: &ReshapePage, faults: &[Fault]) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    let wanted = &page.wanted;
    // One is split; any number of others are withdrawn, merged or carried over.
    let kind = if wanted.act == Reshape::Split { "radio" } else { "checkbox" };
    html! {
        form.report method="post" action=(page.address) {
            input type="hidden" name="once" value=(page.once);
            fieldset #field-commitment tabindex="-1" {
                legend { (page.said(".which")) }
                (wrong(language, "commitment", faults))
                (choices(("commitment", kind), &page.commitments, &wanted.commitments))
            }
            @if wanted.act != Reshape::Withdraw { (targets(page, faults)) }
            fieldset {
                legend { (t("amendment")) }
                p.quiet { (t("amendment.about")) }
                (line(language, "amendment_reason", t("amendment-reason"), &page.reason, faults))
                (line(language, "amendment_source", t("amendment-source"), &page.source, faults))
            }
            p.buttons { button type="submit" name="step" value="preview" { (t("record-preview")) } }
        }
    }
}

/// What the commitments become: new ones, or ones that are there.
fn targets(page: &ReshapePage, faults: &[Fault]) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    let wanted = &page.wanted;
    let rows = if wanted.act == Reshape::Split { 4 } else { 1 };
    let blank = NewCommitment::default();
    html! {
        fieldset #field-new tabindex="-1" {
            legend { (page.said(".new")) }
            (wrong(language, "new", faults))
            @if wanted.act == Reshape::Carry {
                (wrong(language, "plan", faults))
                (fields::choice(("plan", "field-plan"), t("reshape-plan"), &page.plans, &wanted.plan))
            }
            @for i in 0..rows.max(wanted.new.len()) {
                @let new = wanted.new.get(i).unwrap_or(&blank);
                (new_commitment(language, i, new))
            }
            p.quiet { (t("reshape-inherits")) }
        }
        @if !page.targets.is_empty() {
            details #field-into open[!wanted.into.is_empty() || faults.iter().any(|it| it.field == "into")] {
                summary { (page.said(".into")) }
                fieldset {
                    legend.visually-hidden { (page.said(".into")) }
                    (wrong(language, "into", faults))
                    (choices(("into", "checkbox"), &page.targets, &wanted.into))
                }
            }
        }
    }
}

fn new_commitment(language: Language, i: usize, new: &NewCommitment) -> Markup {
    let lines = [("number", &new.number), ("title_ko", &new.title_ko), ("title_en", &new.title_en)];
    html! {
        div.evidence-item { @for (name, value) in lines { div.field {
            label for={ "field-new-" (i) "-" (name) } { (text(language, &format!("reshape-{name}"))) " " (i + 1) }
            input #{ "field-new-" (i) "-" (name) } type="text" name=(name) value=(value) autocomplete="off";
        } } }
    }
}

fn choices((name, kind): (&str, &str), all: &[Choosable], chosen: &[String]) -> Markup {
    html! {
        @for it in all { label.choice {
            input type=(kind) name=(name) value=(it.key) checked[chosen.contains(&it.key)]
                disabled[!it.hindrance.is_empty()];
            " " (it.words)
            @if !it.hindrance.is_empty() { " " span.quiet { (it.hindrance) } }
        } }
    }
}

fn wrong(language: Language, name: &str, faults: &[Fault]) -> Markup {
    html! {
        @for it in faults.iter().filter(|it| it.field == name) { p.wrong { (fields::fault(language, it)) } }
    }
}

fn line(language: Language, name: &'static str, label: &str, value: &str, faults: &[Fault]) -> Markup {
    let line = fields::Line { name, label, kind: "text", value, autocomplete: "off", hint: None };
    fields::optional_line(language, &line, faults)
}

/// What would be recorded, and the button that records it.
pub fn preview(page: &ReshapePage, consequences: &Consequences) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    let content = html! {
        (heading(page))
        h2 { (t("record-changes")) }
        (listed(t("reshape-made"), &consequences.made))
        (listed(t("reshape-withdrawn"), &consequences.withdrawn))
        @if !consequences.links.is_empty() {
            h3 { (t("reshape-links")) }
            ul { @for (from, how, to) in &consequences.links { li { (from) " → " strong { (how) } ": " (to) } } }
        }
        @if !page.reason.is_empty() { p { strong { (t("amendment-reason")) } ": " (page.reason) } }
        @if !page.source.is_empty() { p { strong { (t("amendment-source")) } ": " (page.source) } }
        form.report method="post" action=(page.address) {
            (hidden(page))
            p.quiet { (t("record-consequence")) }
            p.buttons {
                button type="submit" name="step" value="record" { (t("record-write")) }
                " " button.second type="submit" name="step" value="edit" { (t("report-edit")) }
            }
        }
    };
    layout::page(&page.frame, &content)
}

fn listed(title: &str, all: &[String]) -> Markup {
    html! { @if !all.is_empty() { h3 { (title) } ul { @for it in all { li { (it) } } } } }
}

fn hidden(page: &ReshapePage) -> Markup {
    let wanted = &page.wanted;
    html! {
        input type="hidden" name="once" value=(page.once);
        input type="hidden" name="plan" value=(wanted.plan);
        input type="hidden" name="amendment_reason" value=(page.reason);
        input type="hidden" name="amendment_source" value=(page.source);
        @for key in &wanted.commitments { input type="hidden" name="commitment" value=(key); }
        @for key in &wanted.into { input type="hidden" name="into" value=(key); }
        @for it in &wanted.new {
            input type="hidden" name="number" value=(it.number);
            input type="hidden" name="title_ko" value=(it.title_ko);
            input type="hidden" name="title_en" value=(it.title_en);
        }
    }
}

/// The acts that can be done to the commitments of a plan, each leading to its form.
pub fn acts(frame: &Frame, plan: &str) -> Markup {
    let (place, language) = (&frame.place, frame.place.language);
    html! {
        section aria-labelledby="reshape" {
            h2 #reshape { (text(language, "reshape-title")) }
            ul {
                @for act in Reshape::ALL { li {
                    a href=(place.reshape(plan, act.slug())) { (text_of(language, "reshape-", act.slug())) }
                    " " span.quiet { (text_of(language, "reshape-", &format!("{}.about", act.slug()))) }
                } }
                li {
                    a href=(place.units(plan)) { (text(language, "units-title")) }
                    " " span.quiet { (text(language, "units-title.about")) }
                }
            }
        }
    }
}
