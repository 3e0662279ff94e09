//! Evidence: what it is, whose, and for which claim.

use maud::{Markup, html};

use super::commitments::CommitmentPage;
use super::{dead_links, parts, request_form};
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::vocabulary::Language;
use crate::messages::{self, label, text};

/// What an item is called: by its title, else by its address.
pub fn title(language: Language, it: &Evidence) -> Markup {
    html! {
        @if it.content.title().is_empty() { (it.content.url) } @else { (parts::words(language, it.content.title())) }
    }
}

/// A kind with its rung of the ladder.
pub fn rung(language: Language, kind: EvidenceKind) -> Markup {
    html! {
        span.mark {
            (label(language, kind)) " · "
            (messages::format(language, "rung", &[("n", i32::from(kind.rung()).into())]))
        }
    }
}

/// The items of one claim.
pub fn list(page: &CommitmentPage<'_>, items: &[&Evidence]) -> Markup {
    let language = page.language();
    html! {
        @if !items.is_empty() { ul.evidence { @for it in items { li {
            (item(language, it))
            (dead_links::addresses(language, it, page.earlier_evidence))
            (request_form::beside_evidence(&page.frame.place, &it.key, it.content.dead_on.is_some()))
        } } } }
    }
}

fn item(language: Language, it: &Evidence) -> Markup {
    html! {
        @if let Some(url) = it.content.openable_url() {
            (parts::outward("", url, &html! { (title(language, it)) }))
        } @else {
            (title(language, it)) " " span.quiet { (it.content.url) }
        }
        " " (rung(language, it.content.kind))
        @if let Some(on) = it.content.dated_on { " " span.quiet { (parts::day(language, on)) } }
        @if let Some(on) = it.content.dead_on {
            " " span.tag.attention-unproven { (text(language, "dead-link")) " " (parts::day(language, on)) }
        }
    }
}

/// Every item of a commitment, with whose it is and for which claim.
pub fn all(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="all-evidence" {
            h2 #all-evidence { (t("evidence-all")) }
            @if page.evidence.is_empty() { (parts::empty(t("evidence-none"))) } @else {
                details {
                    summary { (messages::format(language, "evidence-count", &[("n", page.evidence.len().into())])) }
                    table.list {
                        thead { tr {
                            th scope="col" { (t("evidence-item")) }
                            th scope="col" { (t("evidence-whose")) }
                            th scope="col" { (t("evidence-for")) }
                        } }
                        tbody { @for it in page.evidence { tr {
                            th scope="row" { (item(language, it)) }
                            (claim(page, it))
                        } } }
                    }
                }
            }
        }
    }
}

/// Whose an item is, and the statement that it is for.
fn claim(page: &CommitmentPage<'_>, it: &Evidence) -> Markup {
    let language = page.language();
    let report = page.reports.iter().find(|own| Some(own.id) == it.report_id);
    let review = page.reviews.iter().find(|own| Some(own.id) == it.review_id);
    let found = report
        .map(|it| {
            let subject = &it.subject;
            (
                &subject.key,
                subject.organisation_id,
                subject.milestone_id,
                "changed-report",
                label(language, it.content.status),
            )
        })
        .or(review.map(|it| {
            let subject = &it.subject;
            (
                &subject.key,
                subject.organisation_id,
                subject.milestone_id,
                "changed-review",
                label(language, it.content.status),
            )
        }));
    html! {
        @if let Some((key, organisation, milestone, what, status)) = found {
            td data-label=(text(language, "evidence-whose")) { (page.organisation(organisation)) }
            td data-label=(text(language, "evidence-for")) {
                a href={ "#" (key) } { (text(language, what)) ": " (status) } " "
                span.quiet { (super::statements::about(page, milestone)) }
            }
        } @else { td {} td {} }
    }
}
