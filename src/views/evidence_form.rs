//! Evidence in the forms of reports and reviews: the rows to fill in, and what was typed into them.

use maud::{Markup, html};

use super::drafting::{of_field, wrong};
use super::parts;
use crate::domain::draft::TypedEvidence;
use crate::domain::evidence::EvidenceKind;
use crate::domain::fault::Fault;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::{label, text};

/// Rows for evidence: those that were typed, or an empty one.
pub(super) fn rows(language: Language, typed: &[TypedEvidence], faults: &[Fault]) -> Markup {
    let own = of_field(faults, "evidence");
    let blank = [TypedEvidence::default()];
    let items: &[TypedEvidence] = if typed.is_empty() { &blank } else { typed };
    html! {
        fieldset.evidence-items #field-evidence tabindex="-1" {
            legend { (text(language, "form-evidence")) }
            p.quiet { (text(language, "form-evidence.about")) }
            (wrong(language, "evidence", &own))
            @for (i, item) in items.iter().enumerate() { (evidence_item(language, i, item, faults)) }
            button.second type="submit" name="step" value="more" formnovalidate { (text(language, "evidence-more")) }
        }
    }
}

fn evidence_item(language: Language, i: usize, item: &TypedEvidence, faults: &[Fault]) -> Markup {
    let t = |id| text(language, id);
    let lines = [
        ("url", "url", item.url.as_str(), "form-evidence-url"),
        ("title", "text", item.title.as_str(), "form-evidence-title"),
        ("dated_on", "date", item.dated_on.as_str(), "form-evidence-date"),
    ];
    html! {
        div.evidence-item {
            div.field {
                label for={ "field-evidence-" (i) "-kind" } { (t("form-evidence-kind")) " " (i + 1) }
                select #{ "field-evidence-" (i) "-kind" } name="evidence_kind" {
                    @for kind in EvidenceKind::ALL {
                        option value=(kind.slug()) selected[item.kind == kind.slug()] { (label(language, *kind)) }
                    }
                }
            }
            @for (name, kind, value, label) in lines {
                @let field = format!("evidence-{i}-{name}");
                @let own = of_field(faults, &field);
                div.field {
                    label for={ "field-" (field) } { (t(label)) " " (i + 1) }
                    (wrong(language, &field, &own))
                    // A link without its scheme is for us to explain, not for the browser to hold back.
                    input #{ "field-" (field) } type=(if kind == "url" { "text" } else { kind })
                        inputmode=[(kind == "url").then_some("url")] name={ "evidence_" (name) } value=(value)
                        aria-invalid=[(!own.is_empty()).then_some("true")];
                }
            }
        }
    }
}

/// Evidence as it was typed; rows that were left empty are none.
pub(super) fn as_typed(language: Language, typed: &[TypedEvidence]) -> Markup {
    html! {
        @if typed.iter().any(|it| !it.is_empty()) {
            h3 { (text(language, "form-evidence")) }
            ul.evidence { @for it in typed.iter().filter(|it| !it.is_empty()) { li {
                (parts::outward("", &it.url, &html! { (if it.title.is_empty() { &it.url } else { &it.title }) }))
                @if let Ok(kind) = EvidenceKind::from_slug(&it.kind) { " " span.mark { (label(language, kind)) } }
                @if !it.dated_on.is_empty() { " " span.quiet { (it.dated_on) } }
            } } }
        }
    }
}

/// Evidence as it was typed, for the next step.
pub(super) fn hidden(typed: &[TypedEvidence]) -> Markup {
    html! {
        @for it in typed {
            input type="hidden" name="evidence_kind" value=(it.kind);
            input type="hidden" name="evidence_url" value=(it.url);
            input type="hidden" name="evidence_title" value=(it.title);
            input type="hidden" name="evidence_dated_on" value=(it.dated_on);
        }
    }
}
