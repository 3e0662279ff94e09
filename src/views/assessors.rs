//! Assessors' own work, to be seen by the assessors of one organisation: what there is to code, and where they differ.

use maud::{Markup, html};

use super::agreement;
use super::assessing::GridUnit;
use super::layout::{self, Frame};
use super::parts;
use crate::domain::agreement::PublishedAgreement;
use crate::domain::coding::{TypedCell, WorkStage};
use crate::domain::indicator::{Indicator, Product};
use crate::domain::vocabulary::Language;
use crate::messages::{self, label, text};

/// A product of a plan, with how far the work is.
pub struct ProductRow {
    pub product: Product,
    pub address: String,
    pub n_units: usize,
    /// Units whose own coding is finished.
    pub n_own: usize,
    /// Other assessors who have begun.
    pub n_coders: usize,
    /// Their finished codings.
    pub n_finished: usize,
    /// Values in which codings differ that are to be settled.
    pub n_differing: usize,
    pub n_settled: usize,
    pub n_waiting: usize,
    pub n_published: usize,
}

/// A plan with its products.
pub struct OverviewPlan {
    pub title: String,
    pub address: String,
    pub products: Vec<ProductRow>,
}

/// The plans and products that can be assessed.
pub fn overview(frame: &Frame, plans: &[OverviewPlan]) -> Markup {
    let language = frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        h1 { (t("assessments-title")) }
        p.lead-line { (t("assessments-about")) }
        @if plans.is_empty() { (parts::empty(t("assessments-none"))) }
        @for plan in plans {
            section {
                h2 { a href=(plan.address) { (plan.title) } }
                table.list {
                    thead { tr {
                        th scope="col" { (t("assessment-product")) }
                        th scope="col" { (t("coding-own")) }
                        th scope="col" { (t("coding-others")) }
                        th scope="col" { (t("coding-differing")) }
                        th scope="col" { (t("assessment-state")) }
                    } }
                    tbody { @for it in &plan.products { (product_row(language, it)) } }
                }
            }
        }
    };
    layout::page(frame, &content)
}

fn product_row(language: Language, it: &ProductRow) -> Markup {
    let t = |id| text(language, id);
    let of = |id, n: usize| messages::format(language, id, &[("n", n.into()), ("units", it.n_units.into())]);
    html! {
        tr {
            th scope="row" { a href=(it.address) { (label(language, it.product)) } }
            td data-label=(t("coding-own")) { (of("coding-finished-of", it.n_own)) }
            td data-label=(t("coding-others")) {
                @if it.n_coders == 0 { span.quiet { (t("coding-nobody")) } } @else {
                    (messages::format(language, "coding-others-finished", &[
                        ("coders", it.n_coders.into()), ("n", it.n_finished.into()),
                    ]))
                }
            }
            td data-label=(t("coding-differing")) {
                @if it.n_differing == 0 { span.quiet { "0" } } @else { strong { (it.n_differing) } }
            }
            td data-label=(t("assessment-state")) {
                @let states = [
                    ("assessment-n-settled", it.n_settled),
                    ("assessment-n-waiting", it.n_waiting),
                    ("assessment-n-published", it.n_published),
                ];
                @for (id, n) in states { @if n > 0 { p { (of(id, n)) } } }
                @if states.iter().all(|(_, n)| *n == 0) { span.quiet { (t("assessment-not-settled")) } }
            }
        }
    }
}

/// How far the own coding of a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnState {
    None,
    /// So many of so many values.
    Begun(usize, usize),
    Finished,
}

/// A unit with how far the work on it is.
pub struct UnitRow {
    pub unit: GridUnit,
    pub own: OwnState,
    /// Others' codings that are finished, and those that are not.
    pub n_finished: usize,
    pub n_begun: usize,
    /// None while there are not two codings that may be seen.
    pub n_differing: Option<usize>,
    pub stage: WorkStage,
    pub is_correction: bool,
    /// Whether it waits for this member.
    pub waits_for_me: bool,
    pub code: String,
    /// Where values are settled; none before the own coding is finished.
    pub settle: Option<String>,
}

/// What the page of a product shows.
pub struct ProductPage {
    pub frame: Frame,
    pub plan: String,
    pub plan_address: String,
    pub product: Product,
    pub is_second_person_needed: bool,
    pub rows: Vec<UnitRow>,
    pub comparison: String,
    pub publish: String,
}

/// The units of a product.
pub fn product(page: &ProductPage) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let can_be_published =
        page.rows.iter().any(|it| matches!(it.stage, WorkStage::Consolidated | WorkStage::Proposed));
    let content = html! {
        header.head {
            p.over {
                a href=(place.assessments()) { (t("assessments-title")) } " · "
                a href=(page.plan_address) { (page.plan) }
            }
            h1 { (label(language, page.product)) }
        }
        p.lead-line { (t("coding-about")) }
        @if page.is_second_person_needed { p.lead-line { (t("second-person-needed")) } } @else {
            p.lead-line { (t("second-person-not-needed")) }
        }
        p.buttons {
            a.button href=(page.comparison) { (t("comparison-title")) }
            @if can_be_published { " " a.button href=(page.publish) { (t("assessment-publish-title")) } }
        }
        table.list {
            thead { tr {
                th scope="col" { (t("assessment-unit")) }
                th scope="col" { (t("coding-own")) }
                th scope="col" { (t("coding-others")) }
                th scope="col" { (t("coding-differing")) }
                th scope="col" { (t("assessment-state")) }
                th scope="col" { span.visually-hidden { (t("assessment-next")) } }
            } }
            tbody { @for it in &page.rows { (unit_row(language, it)) } }
        }
    };
    layout::page(&page.frame, &content)
}

fn unit_row(language: Language, it: &UnitRow) -> Markup {
    let t = |id| text(language, id);
    html! {
        tr {
            th scope="row" {
                a href=(it.unit.address) { (it.unit.title) }
                @if let Some(about) = &it.unit.about { p.quiet { (about) } }
            }
            td data-label=(t("coding-own")) { (own(language, it.own)) }
            td data-label=(t("coding-others")) { (others(language, it)) }
            td data-label=(t("coding-differing")) {
                @match it.n_differing {
                    None => span.quiet { (t("coding-not-yet")) },
                    Some(0) => span.quiet { "0" },
                    Some(n) => strong { (n) },
                }
            }
            td data-label=(t("assessment-state")) { (stage_tag(language, it.stage)) @if it.is_correction {
                " " span.mark { (t("assessment-correction")) }
            } }
            td { (next(language, it)) }
        }
    }
}

fn own(language: Language, own: OwnState) -> Markup {
    html! {
        @match own {
            OwnState::None => span.quiet { (text(language, "coding-none")) },
            OwnState::Begun(n, all) => (messages::format(language, "coding-values-of", &[
                ("n", n.into()), ("all", all.into()),
            ])),
            OwnState::Finished => span.tag.state-complete { (text(language, "coding-finished")) },
        }
    }
}

fn others(language: Language, it: &UnitRow) -> Markup {
    html! {
        @if it.n_finished == 0 && it.n_begun == 0 { span.quiet { (text(language, "coding-nobody")) } }
        @if it.n_finished > 0 {
            p { (messages::format(language, "coding-n-finished", &[("n", it.n_finished.into())])) }
        }
        @if it.n_begun > 0 { p { (messages::format(language, "coding-n-begun", &[("n", it.n_begun.into())])) } }
    }
}

/// How far the work on a unit is, in words and colour.
pub fn stage_tag(language: Language, stage: WorkStage) -> Markup {
    let (class, words) = match stage {
        WorkStage::Coding => ("work-coding", "work-coding"),
        WorkStage::Consolidated => ("state-limited", "work-settled"),
        WorkStage::Proposed => ("attention-stale", "work-waiting"),
        WorkStage::Published => ("state-complete", "work-published"),
    };
    html! { span.tag.(class) { (text(language, words)) } }
}

/// What the member can do next.
fn next(language: Language, it: &UnitRow) -> Markup {
    let (address, words) = match (it.stage, it.own, &it.settle) {
        (WorkStage::Coding, OwnState::Finished, Some(settle)) => (settle, "assessment-settle"),
        (WorkStage::Coding, ..) => (&it.code, "coding-code"),
        (WorkStage::Consolidated, _, Some(settle)) => (settle, "assessment-settle"),
        (WorkStage::Proposed, _, Some(settle)) if it.waits_for_me => (settle, "assessment-approve-look"),
        (WorkStage::Published, _, Some(settle)) => (settle, "assessment-correct"),
        (_, _, Some(settle)) => (settle, "assessment-look"),
        (_, _, None) => (&it.code, "coding-code"),
    };
    html! {
        a.button href=(address) { (text(language, words)) span.visually-hidden { ": " (it.unit.title) } }
    }
}

/// A value in which codings differ.
pub struct Differing {
    pub unit: GridUnit,
    pub indicator: Indicator,
    /// Who said what.
    pub said: Vec<(String, TypedCell)>,
    pub stage: WorkStage,
    pub settle: String,
}

/// Where codings differ that may be seen.
pub struct Comparison {
    pub frame: Frame,
    pub product: String,
    pub product_address: String,
    pub figures: Vec<PublishedAgreement>,
    /// Units that two or more coded.
    pub n_units: usize,
    pub differing: Vec<Differing>,
}

/// The codings side by side where they differ, and how far they agree.
pub fn comparison(page: &Comparison) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let content = html! {
        header.head {
            p.over { a href=(page.product_address) { (page.product) } }
            h1 { (t("comparison-title")) }
        }
        p.lead-line { (messages::format(language, "comparison-units", &[("n", page.n_units.into())])) }
        @if page.n_units == 0 { (parts::empty(t("comparison-none"))) } @else {
            section aria-labelledby="figures" {
                h2 #figures { (t("agreement-title")) }
                (agreement::table(place, &page.figures))
                p.quiet { a href=(place.explained("agreement")) { (t("why")) } }
            }
            section aria-labelledby="differing" {
                h2 #differing { (t("comparison-differing")) }
                @if page.differing.is_empty() { (parts::empty(t("comparison-no-differing"))) }
                @for it in &page.differing { (differing(language, it)) }
            }
        }
    };
    layout::page(&page.frame, &content)
}

fn differing(language: Language, it: &Differing) -> Markup {
    html! {
        article.statement {
            h3 { (it.unit.title) " · " (label(language, it.indicator)) }
            (codings(language, it.indicator, &it.said))
            p { (stage_tag(language, it.stage)) " "
                a href=(it.settle) {
                    (text(language, "assessment-look"))
                    span.visually-hidden { ": " (it.unit.title) ", " (label(language, it.indicator)) }
                }
            }
        }
    }
}

/// What each coder says of an indicator, side by side.
pub fn codings(language: Language, indicator: Indicator, said: &[(String, TypedCell)]) -> Markup {
    let is_said = said.iter().any(|(_, cell)| !cell.is_empty());
    html! {
        @if is_said { div.codings { @for (name, cell) in said { div.coded {
            p.quiet { (name) }
            p { strong { (value(language, indicator, &cell.value)) }
                @if !cell.page.trim().is_empty() {
                    " " span.quiet { (page_of(language, cell)) }
                }
            }
            @for (words, lang) in [(&cell.rationale_ko, "ko"), (&cell.rationale_en, "en")] {
                @if !words.trim().is_empty() { p lang=(lang) { (words) } }
            }
        } } } }
    }
}

/// The page of a value in words.
pub fn page_of(language: Language, cell: &TypedCell) -> String {
    messages::format(language, "coding-page", &[("page", cell.page.trim().into())])
}

/// A typed value in words.
pub fn value(language: Language, indicator: Indicator, typed: &str) -> String {
    match indicator.read(typed.trim()) {
        Ok(mark) => super::irm::mark(language, indicator, &mark),
        Err(_) if typed.trim().is_empty() => text(language, "coding-none").to_owned(),
        Err(_) => typed.to_owned(),
    }
}
