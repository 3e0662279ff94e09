//! What is said of a commitment: reports, and reviews with their answers.

use maud::{Markup, html};

use super::commitments::CommitmentPage;
use super::{parts, requests};
use crate::domain::answer::Answer;
use crate::domain::apart::{Verdict, distance};
use crate::domain::evidence::Evidence;
use crate::domain::id::{MilestoneId, PeriodId, Position};
use crate::domain::report::{Report, ReportContent};
use crate::domain::review::Review;
use crate::domain::vocabulary::Language;
use crate::messages::text;

/// When and why words were replaced or taken back.
fn why(page: &CommitmentPage<'_>, what: &'static str, position: Position) -> Markup {
    let language = page.language();
    let entry = page.history.iter().find(|(entry, _)| entry.position == position).map(|(entry, _)| entry);
    html! {
        @if let Some(entry) = entry { p {
            strong { (text(language, what)) } " "
            (parts::entry_day(language, entry.recorded_at, page.names.zone))
            @if let Some(reason) = &entry.reason { ": " (reason) }
        } }
    }
}

fn period(page: &CommitmentPage<'_>, id: Option<PeriodId>) -> Markup {
    let language = page.language();
    let found = id.and_then(|id| page.lookup.period(id));
    html! { @if let Some(period) = found { (parts::words(language, period.content.label())) } }
}

/// What a statement is about: a milestone, or the commitment itself.
pub(super) fn about(page: &CommitmentPage<'_>, id: Option<MilestoneId>) -> Markup {
    let language = page.language();
    let found = page.milestones.iter().find(|it| Some(it.id) == id);
    html! {
        @match found {
            Some(it) => {
                (text(language, "milestone")) " " (it.content.number.as_deref().unwrap_or_default()) ": "
                (parts::words(language, it.content.title()))
            },
            None => (text(language, "on-the-commitment")),
        }
    }
}

/// The reports in the order in which they were made.
pub fn reports(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    html! {
        section aria-labelledby="reports" {
            h2 #reports { (text(language, "reports")) }
            @if page.reports.is_empty() {
                @match page.plan.content.tracked_from {
                    Some(_) => (parts::empty(text(language, "no-reports"))),
                    None => (parts::empty(text(language, "no-reports-not-tracked"))),
                }
            }
            (counting(page))
            @for it in page.reports { article.statement id=(it.subject.key) { (report(page, it)) } }
        }
    }
}

/// Which of the reports the status of the commitment stands on: they stand in the order in which they were made, so
/// that it is seldom the first.
fn counting(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    let progress = &page.selected.progress;
    let found = progress.latest.and_then(|latest| page.reports.iter().find(|it| it.id == latest.id));
    // Where a period has passed in silence, no report does.
    let is_of_state = |it: &&Report| progress.state == it.content.status.into();
    html! {
        @if let Some(it) = found.filter(is_of_state).filter(|_| page.reports.len() > 1) { p.lead-line {
            (text(language, "report-of-status")) " "
            a href={ "#" (it.subject.key) } { (parts::entry_day(language, it.recorded_at, page.names.zone)) } " "
            (parts::state_tag(language, it.content.status))
        } }
    }
}

/// What a statement is about, with the way to say in its corner that it is wrong.
fn head(page: &CommitmentPage<'_>, milestone: Option<MilestoneId>, key: &str) -> Markup {
    html! {
        div.corner {
            h3 { (about(page, milestone)) }
            (requests::wrong_here(&page.frame.place, key))
        }
    }
}

fn report(page: &CommitmentPage<'_>, it: &Report) -> Markup {
    let language = page.language();
    let own: Vec<&Evidence> = page.evidence.iter().filter(|item| item.report_id == Some(it.id)).collect();
    let older =
        page.report_versions.iter().filter(|(since, old)| old.report_id == it.id && *since < it.since);
    html! {
        (head(page, it.subject.milestone_id, &it.subject.key))
        p.tags {
            (parts::state_tag(language, it.content.status))
            @if it.content.is_retracted { " " span.tag { (text(language, "retracted")) } }
            @if it.since > it.made_at && !it.content.is_retracted { " " span.tag { (text(language, "corrected")) } }
            @if it.subject.entered_later { " " span.tag { (text(language, "entered-later")) } }
        }
        p.quiet {
            (page.organisation(it.subject.organisation_id)) " · " (period(page, it.subject.period_id)) " · "
            (text(language, "recorded-on")) " " (parts::entry_day(language, it.recorded_at, page.names.zone))
            @if let Some(on) = it.content.occurred_on {
                " · " (text(language, "occurred-on")) " " (parts::day(language, on))
            }
            (super::followed::entered_by(page, it))
        }
        @if it.content.is_retracted {
            (why(page, "retracted", it.since))
        } @else if it.since > it.made_at {
            (why(page, "corrected", it.since))
        }
        (words(language, &it.content))
        (super::evidence::list(page, &own))
        @for (_, old) in older { details { summary { (text(language, "before-correction")) }
            p { (parts::state_tag(language, old.status)) }
            (words(language, old))
        } }
    }
}

fn words(language: Language, content: &ReportContent) -> Markup {
    let more = [
        ("difficulties", content.difficulties()),
        ("next-step", content.next_step()),
        ("no-evidence-because", content.no_evidence()),
    ];
    html! {
        (parts::prose(language, content.text()))
        @for (name, field) in more {
            @if !field.is_empty() { p { strong { (text(language, name)) } " " (parts::said(language, field)) } }
        }
    }
}

/// The reviews in the order in which they were made, each with how far it is from what is reported.
pub fn reviews(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    html! {
        section aria-labelledby="reviews" {
            h2 #reviews { (text(language, "reviews")) }
            @if page.reviews.is_empty() { (parts::empty(text(language, "no-reviews"))) }
            @for it in page.reviews { article.statement id=(it.subject.key) { (review(page, it)) } }
        }
    }
}

fn review(page: &CommitmentPage<'_>, it: &Review) -> Markup {
    let language = page.language();
    let own: Vec<&Evidence> = page.evidence.iter().filter(|item| item.review_id == Some(it.id)).collect();
    let reported = match it.subject.milestone_id {
        None => page.selected.progress.latest,
        Some(id) => {
            page.selected.progress.milestones.iter().find(|own| own.id == id).and_then(|own| own.latest)
        }
    };
    let older =
        page.review_versions.iter().filter(|(since, old)| old.review_id == it.id && *since < it.since);
    let verdict = Verdict::Reviewed(it.content.status);
    let apart = reported.and_then(|report| distance(Verdict::Reported(report.status), verdict));
    let what = if it.content.is_retracted { "review-retracted" } else { "revised" };
    html! {
        (head(page, it.subject.milestone_id, &it.subject.key))
        p.tags {
            (parts::state_tag(language, it.content.status))
            @if let Some(apart) = apart.filter(|_| !it.content.is_retracted) {
                " " (super::disputes::below(language, apart))
            }
            @if it.since > it.made_at { " " span.tag { (text(language, what)) } }
        }
        p.quiet {
            (page.organisation(it.subject.organisation_id)) " · " (period(page, it.subject.period_id)) " · "
            (text(language, "recorded-on")) " " (parts::entry_day(language, it.recorded_at, page.names.zone))
        }
        @if it.since > it.made_at { (why(page, what, it.since)) }
        div.columns {
            div {
                (parts::prose(language, it.content.text()))
                (super::evidence::list(page, &own))
                @for (_, old) in older { details { summary { (text(language, "before-revision")) }
                    p { (parts::state_tag(language, old.status)) }
                    (parts::prose(language, old.text()))
                } }
            }
            @for answer in page.answers.iter().filter(|own| own.subject.review_id == it.id) {
                (self::answer(page, answer))
            }
        }
    }
}

/// An answer beside the review that it answers.
fn answer(page: &CommitmentPage<'_>, it: &Answer) -> Markup {
    let language = page.language();
    let older =
        page.answer_versions.iter().filter(|(since, old)| old.answer_id == it.id && *since < it.since);
    html! {
        section.reply id=(it.subject.key) aria-labelledby={ (it.subject.key) "-title" } {
            h4 id={ (it.subject.key) "-title" } {
                (text(language, "answer-by")) " " (page.organisation(it.subject.organisation_id))
            }
            p.quiet {
                (text(language, "recorded-on")) " " (parts::entry_day(language, it.recorded_at, page.names.zone))
                @if let Some(by) = it.on_behalf_by() {
                    " · " (text(language, "on-behalf-by")) " " (page.organisation(by))
                }
            }
            @if it.since > it.made_at { (why(page, "revised", it.since)) }
            (parts::prose(language, it.content.text()))
            @for (_, old) in older { details { summary { (text(language, "before-revision")) }
                (parts::prose(language, old.text()))
            } }
        }
    }
}
