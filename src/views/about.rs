//! Methodology and data: every word and rule explained, every file described.

use maud::{Markup, html};

use super::layout::{self, Frame};
use super::parts;
use crate::domain::filter::{Attention, Filter};
use crate::domain::indicator::{Generation, Indicator, Product};
use crate::domain::organisation::OrganisationKind;
use crate::domain::participant::{Level, Region};
use crate::domain::policy_area::{AreaValue, PolicyArea};
use crate::domain::progress::State;
use crate::domain::vocabulary::{Language, Missing, Origin, Precision, Vocabulary};
use crate::domain::{assessment, commitment, dispute, evidence, ledger_entry, plan, report, review};
use crate::export::column::{ColumnInfo, Kind};
use crate::export::{ALL, Dataset, FORMAT_VERSION, dictionary};
use crate::messages::{self, heading_of, label, text, text_of};

/// The topics of the methodology in reading order; each is an anchor and the family of its messages.
pub const TOPICS: &[&str] = &[
    "ledger",
    "as_of",
    "tracking",
    "units",
    "recorded",
    "status",
    "silence",
    "late",
    "stale",
    "withdrawn",
    "vocabularies",
    "disputed",
    "evidence",
    "indicators",
    "missing",
    "transcription",
    "derived",
    "stars",
    "languages",
    "dates",
    "keys",
    "terms",
    "digest",
    "verify",
    "licence",
    "accuracy",
];

/// The methodology.
pub fn methodology(frame: &Frame) -> Markup {
    let language = frame.place.language;
    let content = html! {
        h1 { (text(language, "methodology-title")) }
        p.lead-line { (text(language, "methodology-lead")) }
        nav aria-label=(text(language, "contents")) { ul.inline { @for topic in TOPICS {
            li { a href=(format!("#{topic}")) { (text_of(language, "methodology-", &format!("{topic}-title"))) } }
        } } }
        @for topic in TOPICS { section aria-labelledby=(topic) {
            h2 id=(topic) { (text_of(language, "methodology-", &format!("{topic}-title"))) }
            @for n in 1..10 {
                @let paragraph = text_of(language, "methodology-", &format!("{topic}-text{n}"));
                @if !paragraph.is_empty() { p.lead-line { (paragraph) } }
            }
            (beside(language, topic))
        } }
    };
    layout::page(frame, &content)
}

/// The terms that a topic explains, from the lists that the program itself uses.
fn beside(language: Language, topic: &str) -> Markup {
    html! {
        @match topic {
            "ledger" => (terms::<ledger_entry::EntryKind>(language)),
            "tracking" => (terms::<plan::PlanStage>(language)),
            "units" => { (terms::<commitment::Unit>(language)) (terms::<commitment::LinkKind>(language)) },
            "status" => (terms::<State>(language)),
            "stale" => (terms::<Attention>(language)),
            "withdrawn" => (terms::<commitment::Standing>(language)),
            "vocabularies" => {
                (terms::<report::ReportedStatus>(language)) (terms::<review::ReviewedStatus>(language))
            },
            "disputed" => {
                (terms::<dispute::DisputeState>(language)) (terms::<dispute::SettledBy>(language))
            },
            "evidence" => (terms::<evidence::EvidenceKind>(language)),
            "indicators" => {
                (terms::<Generation>(language)) (terms::<Product>(language)) (indicators(language))
            },
            "missing" => (terms::<Missing>(language)),
            "transcription" => (terms::<assessment::HowEntered>(language)),
            "languages" => (terms::<Origin>(language)),
            "dates" => (terms::<Precision>(language)),
            "terms" => (lists(language)),
            _ => {},
        }
    }
}

fn terms<V: Vocabulary>(language: Language) -> Markup {
    html! {
        dl.terms { @for term in V::ALL { div id=(term.message()) {
            dt { (label(language, *term)) " " code { (term.slug()) } }
            dd { (text_of(language, term.message(), ".about")) }
        } } }
    }
}

/// The terms that are labels and need no explanation.
fn lists(language: Language) -> Markup {
    html! {
        (list::<OrganisationKind>(language, "kind"))
        (list::<commitment::OrganisationRole>(language, "role"))
        (list::<Level>(language, "level"))
        (list::<Region>(language, "region"))
        (list::<commitment::TextField>(language, "field"))
        (list::<PolicyArea>(language, "area"))
        (list::<AreaValue>(language, "area_value"))
    }
}

/// The terms of a vocabulary, under the heading of the column that holds them.
fn list<V: Vocabulary>(language: Language, column: &str) -> Markup {
    html! {
        details {
            summary { (heading_of(language, column)) }
            ul { @for term in V::ALL { li id=(term.message()) {
                (label(language, *term)) " " code { (term.slug()) }
            } } }
        }
    }
}

fn indicators(language: Language) -> Markup {
    let t = |id| text(language, id);
    html! {
        table.list {
            thead { tr {
                th scope="col" { (t("indicator")) }
                th scope="col" { (t("indicator-scale")) }
                th scope="col" { (t("indicator-generations")) }
            } }
            tbody { @for it in Indicator::ALL { tr id=(it.message()) {
                th scope="row" {
                    (label(language, *it)) " " code { (it.slug()) }
                    p.quiet { (text(language, &format!("{}.about", it.message()))) }
                }
                td data-label=(t("indicator-scale")) {
                    @for step in it.scale() { p {
                        (step.code) ": " (label(language, step.term))
                        @if language != Language::En { " " span.quiet lang="en" { (step.label) } }
                    } }
                    @if it.scale().is_empty() { (t("indicator-text")) }
                }
                td data-label=(t("indicator-generations")) { @for generation in Generation::ALL {
                    @if it.is_of(*generation) { p { (label(language, Product::of(*generation, it.stage()))) } }
                } }
            } } }
        }
    }
}

/// The page of data.
pub fn data(frame: &Frame, head: &str) -> Markup {
    let place = &frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let content = html! {
        h1 { (frame.title) }
        p.lead-line { (t("data-text")) }
        section aria-labelledby="files" {
            h2 #files { (t("data-files")) }
            table.list {
                thead { tr {
                    th scope="col" { (t("data-set")) }
                    th scope="col" { (t("data-meaning")) }
                    th scope="col" { (t("data-download")) }
                } }
                tbody { @for it in ALL { tr {
                    th scope="row" { a href=(place.dataset(it.name)) { (text_of(language, "dataset-", it.name)) } }
                    td data-label=(t("data-meaning")) { (text_of(language, "dataset-", &format!("{}.about", it.name))) }
                    td data-label=(t("data-download")) {
                        a href=(place.file(it.name, &Filter::default())) { (format!("{}.csv", it.name)) }
                    }
                } } }
            }
            p { a href=(place.dictionary()) { (t("data-dictionary")) } }
        }
        section aria-labelledby="use" {
            h2 #use { (t("data-use")) }
            ul {
                li { (t("data-use-filter")) " " code { "?plan=kr-6" } }
                li { (t("data-use-as-of")) " " code { "?as_of=2026-06-30" } }
                li { (t("data-use-bom")) " " code { "?bom=0" } }
                li { (t("data-use-demonstration")) " " code { "?demonstration=1" } }
                li { (t("data-use-formula")) }
                li { (messages::format(language, "data-use-format", &[
                    ("version", i64::from(FORMAT_VERSION).into()),
                ])) }
            }
        }
        section aria-labelledby="licence" {
            h2 #licence { (t("data-licence-heading")) }
            p.lead-line { (t("data-licence")) }
        }
        section aria-labelledby="cite" {
            h2 #cite { (t("data-cite")) }
            p.lead-line { (t("data-cite-text")) }
            @if head.is_empty() { (parts::empty(t("data-cite-empty"))) } @else { p { code.digest { (head) } } }
        }
    };
    layout::page(frame, &content)
}

/// The dictionary of one data set.
pub fn dataset(frame: &Frame, dataset: &Dataset) -> Markup {
    let place = &frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let content = html! {
        p.over { a href=(place.data()) { (t("nav-data")) } }
        h1 { (frame.title) }
        p.lead-line { (text_of(language, "dataset-", &format!("{}.about", dataset.name))) }
        p { a href=(place.file(dataset.name, &Filter::default())) { (t("download-csv")) } }
        @let importable = if dataset.is_importable { "data-importable" } else { "data-not-importable" };
        p.quiet { (t(importable)) }
        table.list {
            thead { tr {
                th scope="col" { (t("data-column")) }
                th scope="col" { (t("data-type")) }
                th scope="col" { (t("data-meaning")) }
            } }
            tbody { @for it in (dataset.columns)() { (column(language, &it)) } }
        }
    };
    layout::page(frame, &content)
}

fn column(language: Language, it: &ColumnInfo) -> Markup {
    let t = |id| text(language, id);
    html! {
        tr {
            th scope="row" { code { (it.name) } @if it.is_read { " " span.mark { (t("data-read")) } } }
            td data-label=(t("data-type")) { (dictionary::type_name(it.kind)) }
            td data-label=(t("data-meaning")) {
                (dictionary::meaning(language, it))
                @if let Kind::Term(terms) = it.kind {
                    p.quiet { (t("data-labels")) " " code { (it.name) "_ko" } ", " code { (it.name) "_en" } }
                    details { summary { (t("data-terms")) } @for (slug, message) in (terms.all)() {
                        p { code { (slug) } " " (text(language, message)) }
                    } }
                }
            }
        }
    }
}
