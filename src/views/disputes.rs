//! Disputes about a commitment: who disagrees with whom, since when, and what settled it.

use maud::{Markup, html};

use super::commitments::CommitmentPage;
use super::parts;
use crate::domain::apart::{Distance, Verdict};
use crate::domain::dispute::{Disputant, Dispute, DisputeState};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::{self, label, text};

/// The disputes, those that last before those that are settled, each the newest first.
pub fn show(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    let mut all: Vec<&Dispute> = page.selected.progress.disputes.iter().collect();
    all.sort_by_key(|it| (it.is_settled(), std::cmp::Reverse(it.opened_at)));
    html! {
        @if !all.is_empty() { section aria-labelledby="disputes" {
            h2 #disputes { (t("disputes")) }
            table.list {
                thead { tr {
                    th scope="col" { (t("dispute-what")) }
                    th scope="col" { (t("dispute-apart")) }
                    th scope="col" { (t("column-dispute_state.heading")) }
                    th scope="col" { (t("dispute-course")) }
                    th scope="col" { (t("column-age_days.heading")) }
                } }
                tbody { @for it in all { (line(page, it)) } }
            }
        } }
    }
}

/// The state of a dispute in words.
pub fn state_tag(language: Language, state: DisputeState) -> Markup {
    html! { span.tag.{ "dispute-" (state.slug()) } { (label(language, state)) } }
}

/// A verdict in the words of its own vocabulary.
pub fn verdict(language: Language, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Reported(status) => label(language, status),
        Verdict::Reviewed(status) => label(language, status),
        Verdict::Irm(term) => label(language, term),
    }
}

fn line(page: &CommitmentPage<'_>, it: &Dispute) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    let days = page.calendar.days(it, page.names.zone);
    html! {
        tr {
            th scope="row" {
                @match it.by {
                    Disputant::Reviewer(id) => (page.organisation(id)),
                    Disputant::Irm => (t("disputant-irm")),
                }
                p.quiet { (super::statements::about(page, it.milestone_id)) }
            }
            td data-label=(t("dispute-apart")) {
                (said(page, it)) " → " (found(page, it)) " "
                // What is settled is told, and calls for nothing.
                @if it.is_settled() { span.quiet { (distance(language, it.distance)) } }
                @else { (below(language, it.distance)) }
            }
            td data-label=(t("column-dispute_state.heading")) { (state_tag(language, it.state())) }
            td data-label=(t("dispute-course")) {
                @if let Some(days) = days {
                    p { (t("column-opened_on.heading")) " " (parts::day(language, days.opened_on)) }
                    @if let Some(on) = days.answered_on {
                        p { (t("column-answered_on.heading")) " " (parts::day(language, on)) }
                    }
                    @if let (Some(on), Some((_, by))) = (days.settled_on, it.settled) {
                        p {
                            (t("column-settled_on.heading")) " " (parts::day(language, on)) " · " (label(language, by))
                        }
                    }
                }
            }
            td data-label=(t("column-age_days.heading")) {
                @if let Some(days) = days {
                    (messages::format(language, "days", &[("n", days.age(page.today).into())]))
                }
            }
        }
    }
}

/// What the ministry said, leading to its report.
fn said(page: &CommitmentPage<'_>, it: &Dispute) -> Markup {
    let words = verdict(page.language(), it.claim);
    let report = page.reports.iter().find(|own| own.id == it.report_id);
    html! {
        @match report {
            Some(report) => a href={ "#" (report.subject.key) } { (words) },
            None => (words),
        }
    }
}

/// What was found, leading to the review or to the IRM's values.
fn found(page: &CommitmentPage<'_>, it: &Dispute) -> Markup {
    let words = verdict(page.language(), it.verdict);
    let review = page.reviews.iter().find(|own| Some(own.id) == it.review_id);
    html! {
        @match (review, it.by) {
            (Some(review), _) => a href={ "#" (review.subject.key) } { (words) },
            (None, Disputant::Irm) => a href="#assessments" { (words) },
            (None, Disputant::Reviewer(_)) => (words),
        }
    }
}

/// By how much a verdict is below a report.
pub fn below(language: Language, below: Distance) -> Markup {
    html! { span.tag.attention-disputed { (distance(language, below)) } }
}

fn distance(language: Language, below: Distance) -> String {
    match below {
        Distance::Steps(n) => messages::format(language, "steps-apart", &[("n", i32::from(n).into())]),
        Distance::WithoutNumber => text(language, "disagrees").to_owned(),
    }
}
