//! The form by which a report of the IRM's is noted.

use maud::{Markup, html};

use super::fields::{self, Line};
use super::layout::{self, Frame};
use crate::domain::fault::Fault;
use crate::domain::indicator::Product;
use crate::messages::{self, label, text};

/// The form of an IRM report.
pub struct ReportPage {
    pub frame: Frame,
    pub plan: (String, String),
    pub product: Product,
    pub once: String,
    pub base: i32,
    pub typed: TypedIrmReport,
    pub is_noted: bool,
}

/// An IRM report as typed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TypedIrmReport {
    pub published: String,
    pub url: String,
    pub comment_from: String,
    pub comment_until: String,
    pub source: String,
}

/// The form by which a report is noted.
pub fn report_form(page: &ReportPage, faults: &[Fault]) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let typed = &page.typed;
    let lines = [
        ("published", "text", "irm-published", typed.published.as_str()),
        ("url", "text", "irm-url", typed.url.as_str()),
        ("comment_from", "date", "irm-comment-from", typed.comment_from.as_str()),
        ("comment_until", "date", "irm-comment-until", typed.comment_until.as_str()),
        ("source", "text", "irm-source", typed.source.as_str()),
    ];
    let content = html! {
        header.head {
            p.over { a href=(place.irm()) { (t("irm-desk")) } " · "
                a href=(place.plan(&page.plan.0)) { (page.plan.1) } }
            h1 { (messages::format(language, "irm-report-title", &[
                ("product", label(language, page.product).into()),
            ])) }
            @if page.is_noted { p { (t("record-existing")) } }
        }
        (fields::summary(language, faults))
        form.report method="post" action=(place.irm_report(&page.plan.0, page.product)) {
            input type="hidden" name="once" value=(page.once);
            input type="hidden" name="base" value=(page.base);
            @for (name, kind, id, value) in lines {
                (fields::optional_line(language, &Line {
                    name, label: t(id), kind, value, autocomplete: "off",
                    hint: Some(text(language, &format!("{id}.about"))),
                }, faults))
            }
            p.buttons { button type="submit" { (t("irm-report-record")) } }
            p.quiet { (t("record-consequence")) }
        }
    };
    layout::page(&page.frame, &content)
}
