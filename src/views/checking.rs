//! Comparing a transcription with the report, value by value or all at once.

use maud::{Markup, html};

use super::assessing::GridUnit;
use super::fields;
use super::layout::{self, Frame};
use super::parts;
use super::transcribing::said;
use crate::domain::assessment::Assessment;
use crate::domain::fault::Fault;
use crate::domain::grid::{CellOf, cell_name};
use crate::domain::indicator::Product;
use crate::messages::{self, label, text};

/// One transcribed value that is compared with the report.
pub struct ToCheck {
    pub cell: CellOf,
    pub value: Assessment,
    /// Who transcribed it, and who checked it.
    pub by: Markup,
    /// Whether the member's organisation can check it.
    pub is_open: bool,
}

/// The page on which a transcription is checked.
pub struct CheckPage {
    pub frame: Frame,
    pub plan: (String, String),
    pub product: Product,
    pub once: String,
    pub base: i32,
    /// Unit after unit: what it is, and its values.
    pub units: Vec<(GridUnit, Vec<ToCheck>)>,
    /// Where the report can be read.
    pub report_url: Option<String>,
}

/// The values of a report, each to be confirmed.
pub fn check(page: &CheckPage, faults: &[Fault]) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let open = page.units.iter().flat_map(|(_, all)| all).filter(|it| it.is_open).count();
    let content = html! {
        header.head {
            p.over { a href=(place.irm()) { (t("irm-desk")) } " · "
                a href=(place.plan(&page.plan.0)) { (page.plan.1) } }
            h1 { (messages::format(language, "irm-check-title", &[
                ("product", label(language, page.product).into()),
            ])) }
        }
        p.lead-line { (t("irm-check-about")) }
        @if let Some(url) = &page.report_url {
            p { (parts::outward("", url, &html! { (t("the-report")) })) }
        }
        (fields::summary(language, faults))
        form.grid method="post" action=(place.check_transcription(&page.plan.0, page.product)) {
            input type="hidden" name="once" value=(page.once);
            input type="hidden" name="base" value=(page.base);
            @for (unit, values) in &page.units { section { (unit_to_check(page, unit, values)) } }
            @if open > 0 {
                p.buttons {
                    button type="submit" name="step" value="chosen" { (t("irm-check-chosen")) }
                    " " button.second type="submit" name="step" value="all" {
                        (messages::format(language, "irm-check-all", &[("n", open.into())]))
                    }
                }
                p.quiet { (t("irm-check-consequence")) }
            } @else { p.empty { (t("irm-check-none")) } }
        }
    };
    layout::page(&page.frame, &content)
}

fn unit_to_check(page: &CheckPage, unit: &GridUnit, values: &[ToCheck]) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    html! {
        h2 #{ "unit-" (unit.key) } { a href=(unit.address) { (unit.title) } }
        @if let Some(about) = &unit.about { p.quiet { (about) } }
        table.list.check {
            thead { tr {
                th scope="col" { (t("indicator")) }
                th scope="col" { (t("value")) }
                th scope="col" { (t("irm-check-matches")) }
            } }
            tbody { @for it in values {
                @let name = cell_name(&it.cell.0, it.cell.1);
                tr {
                    th scope="row" { (label(language, it.cell.1)) }
                    td data-label=(t("value")) { span.verdict { (said(language, &it.value)) } p.quiet { (it.by) } }
                    td {
                        @if it.is_open {
                            label.choice {
                                input #{ "field-" (name) } type="checkbox" name="cell" value=(name);
                                " " (t("irm-check-matches"))
                                span.visually-hidden { ": " (unit.title) " · " (label(language, it.cell.1)) }
                            }
                            a.quiet href={ (place.transcribe(&page.plan.0, page.product)) "#field-" (name) } {
                                (t("irm-check-differs"))
                                span.visually-hidden { ": " (unit.title) " · " (label(language, it.cell.1)) }
                            }
                        }
                    }
                }
            } }
        }
    }
}
