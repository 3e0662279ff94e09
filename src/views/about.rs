//! Methodology and data: every word and rule explained, every file described.

use maud::{Markup, html};

use super::layout::{self, Frame};
use super::parts;
use crate::domain::agreement::Undefined;
use crate::domain::apart::{Verdict, apart};
use crate::domain::derived_shown::Derived;
use crate::domain::filter::{Attention, Filter};
use crate::domain::indicator::{Generation, Indicator, Product, ScaleLevel};
use crate::domain::organisation::OrganisationKind;
use crate::domain::participant::{Level, Region};
use crate::domain::policy_area::{AreaValue, PolicyArea};
use crate::domain::progress::State;
use crate::domain::vocabulary::{Language, Missing, Origin, Precision, Vocabulary};
use crate::domain::{assessment, commitment, dispute, evidence, ledger_entry, plan, report, request, review};
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
    "requests",
    "indicators",
    "missing",
    "transcription",
    "agreement",
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
                (steps(language))
                (terms::<dispute::DisputeState>(language)) (terms::<dispute::SettledBy>(language))
            },
            "evidence" => (terms::<evidence::EvidenceKind>(language)),
            "requests" => {
                p.lead-line { (super::requests::about(language)) }
                (terms::<request::RequestCategory>(language)) (terms::<request::Refusal>(language))
                (terms::<request::Outcome>(language))
            },
            "indicators" => {
                (terms::<Generation>(language)) (products(language)) (indicators(language))
            },
            "derived" => (derived(language, |it| !it.is_star())),
            "stars" => (derived(language, Derived::is_star)),
            "missing" => (terms::<Missing>(language)),
            "transcription" => (terms::<assessment::HowEntered>(language)),
            "agreement" => {
                (terms::<ScaleLevel>(language)) (terms::<Undefined>(language))
            },
            "languages" => (terms::<Origin>(language)),
            "dates" => (terms::<Precision>(language)),
            "terms" => (lists(language)),
            _ => {},
        }
    }
}

/// How each verdict compares with each report, by the rule that computes it.
fn steps(language: Language) -> Markup {
    let reviewed = review::ReviewedStatus::ALL;
    html! {
        div.scroll tabindex="0" role="region" aria-label=(text(language, "methodology-steps")) { table.counts {
            caption { (text(language, "methodology-steps")) }
            thead { tr {
                th scope="col" { (heading_of(language, "reported_status")) }
                @for verdict in reviewed { th scope="col" { (label(language, *verdict)) } }
            } }
            tbody { @for claim in report::ReportedStatus::ALL { tr {
                th scope="row" { (label(language, *claim)) }
                @for verdict in reviewed { td {
                    @match apart(Verdict::Reported(*claim), Verdict::Reviewed(*verdict)) {
                        Some(apart) => (super::comparison::apart_tag(language, apart)),
                        None => "–",
                    }
                } }
            } } }
        } }
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

/// What each product is, and what it asks of a plan of its generation; in brackets what is computed there.
fn products(language: Language) -> Markup {
    html! {
        dl.terms { @for product in Product::ALL { div id=(product.message()) {
            dt { (label(language, *product)) " " code { (product.slug()) } }
            dd {
                (text_of(language, product.message(), ".about"))
                @for generation in Generation::ALL.iter().filter(|it| product.is_of(**it)) {
                    @let all = product.indicators(*generation);
                    @if !all.is_empty() { p.quiet {
                        (label(language, *generation)) ": "
                        @for (i, it) in all.iter().enumerate() {
                            @if i > 0 { ", " }
                            a href={ "#" (it.message()) } { (label(language, *it)) }
                            @if it.is_derived_in(*generation) { " (" (text(language, "indicator-computed")) ")" }
                        }
                    } }
                }
            }
        } } }
    }
}

/// The rules by which values are computed, each with its era.
fn derived(language: Language, is_meant: impl Fn(Derived) -> bool) -> Markup {
    html! {
        dl.terms { @for it in Derived::ALL.iter().filter(|it| is_meant(**it)) { div id=(it.message()) {
            dt { (label(language, *it)) " " code { (it.slug()) } }
            dd {
                (text_of(language, it.message(), ".about"))
                p.quiet { @for (i, generation) in Generation::ALL.iter().filter(|own| it.is_of(**own)).enumerate() {
                    @if i > 0 { " · " } (label(language, *generation))
                } }
            }
        } } }
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
                    @if let Some((heading, numeric)) = it.headings() { p.quiet lang="en" {
                        code { (heading) } @if let Some(numeric) = numeric { " " code { (numeric) } }
                    } }
                }
                td data-label=(t("indicator-scale")) { (scale(language, *it)) }
                td data-label=(t("indicator-generations")) { @for generation in Generation::ALL {
                    @if it.is_of(*generation) { p {
                        (label(language, Product::of(*generation, it.stage())))
                        @if it.is_derived_in(*generation) { " (" (t("indicator-computed")) ")" }
                    } }
                } }
            } } }
        }
    }
}

/// Every step with its code and OGP's word, and the codes for "no value" that can be meant.
fn scale(language: Language, it: Indicator) -> Markup {
    let missing: Vec<&str> =
        Missing::ALL.iter().filter(|own| it.may_be(**own)).map(|own| own.slug()).collect();
    html! {
        @for step in it.scale() { p {
            (step.code) ": " (text(language, it.message_of(step.term)))
            @if language != Language::En { " " span.quiet lang="en" { (step.label) } }
        } }
        @if it.scale().is_empty() { p { (text(language, "indicator-text")) } } @else {
            p.quiet { (label(language, it.level())) }
        }
        p.quiet { (missing.join(", ")) }
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
