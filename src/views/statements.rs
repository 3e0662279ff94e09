//! What is said of a commitment: the three verdicts side by side, reports, reviews, the IRM's indicators.

use maud::{Markup, html};

use super::commitments::CommitmentPage;
use super::parts;
use crate::domain::apart::{Distance, Verdict, distance};
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::evidence::Evidence;
use crate::domain::id::{MilestoneId, PeriodId, Position};
use crate::domain::indicator::{Indicator, Product};
use crate::domain::progress::State;
use crate::domain::report::{Report, ReportContent};
use crate::domain::review::Review;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::{self, label, text};

/// Ministry, civil society and IRM next to each other, never averaged.
pub fn verdicts(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    let reviews = latest_reviews(page);
    let completion =
        |it: &&Assessment| matches!(it.indicator, Indicator::CompletionMid | Indicator::CompletionEnd);
    let irm: Vec<&Assessment> = page.assessments.iter().filter(completion).collect();
    html! {
        section.verdicts aria-labelledby="verdicts" {
            h2 #verdicts { (t("verdicts")) }
            div.three {
                div.card {
                    h3 { (t("verdict-ministry")) }
                    @match page.selected.progress.latest {
                        Some(report) => {
                            p {
                                strong.verdict { (label(language, report.status)) } " "
                                span.quiet {
                                    (page.organisation(report.organisation_id)) " · " (period(page, report.period_id))
                                }
                            }
                            @if page.selected.progress.state == State::NoReport {
                                p { (parts::state_tag(language, State::NoReport)) }
                            }
                        },
                        None => p.missing { (label(language, page.selected.progress.state)) },
                    }
                }
                div.card {
                    h3 { (t("verdict-civil-society")) }
                    @if reviews.is_empty() { p.missing { (t("not-reviewed")) } }
                    @for it in &reviews {
                        p {
                            strong.verdict { (label(language, it.content.status)) } " "
                            span.quiet { (page.organisation(it.subject.organisation_id)) }
                        }
                    }
                }
                div.card {
                    h3 { (t("verdict-irm")) }
                    @if irm.is_empty() { p.missing { (t("not-assessed")) } }
                    @for it in &irm {
                        p { strong.verdict { (value(language, it)) } " " span.quiet { (label(language, it.product)) } }
                    }
                }
            }
            @if page.selected.progress.is_disputed() {
                @let n = page.selected.progress.unsettled().count();
                p { (messages::format(language, "disputed", &[("n", n.into())])) }
            }
        }
    }
}

/// The latest verdict of each civil-society organisation on the commitment as a whole.
fn latest_reviews<'a>(page: &'a CommitmentPage<'_>) -> Vec<&'a Review> {
    let mut latest: Vec<&Review> = Vec::new();
    for it in page.reviews.iter().filter(|it| it.subject.milestone_id.is_none() && !it.content.is_retracted) {
        latest.retain(|old| old.subject.organisation_id != it.subject.organisation_id);
        latest.push(it);
    }
    latest
}

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
    let found = page.lookup.periods.iter().find(|it| Some(it.id) == id);
    html! { @if let Some(period) = found { (parts::words(language, period.content.label())) } }
}

/// What a statement is about: a milestone, or the commitment itself.
fn about(page: &CommitmentPage<'_>, id: Option<MilestoneId>) -> Markup {
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
            @for it in page.reports { article.statement id=(it.subject.key) { (report(page, it)) } }
        }
    }
}

fn report(page: &CommitmentPage<'_>, it: &Report) -> Markup {
    let language = page.language();
    let own: Vec<&Evidence> = page.evidence.iter().filter(|item| item.report_id == Some(it.id)).collect();
    let older =
        page.report_versions.iter().filter(|(since, old)| old.report_id == it.id && *since < it.since);
    html! {
        h3 { (about(page, it.subject.milestone_id)) }
        p.tags {
            strong.verdict { (label(language, it.content.status)) }
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
        }
        @if it.content.is_retracted {
            (why(page, "retracted", it.since))
        } @else if it.since > it.made_at {
            (why(page, "corrected", it.since))
        }
        (words(language, &it.content))
        (evidence(language, &own))
        @for (_, old) in older { details { summary { (text(language, "before-correction")) }
            p.verdict { (label(language, old.status)) }
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

fn evidence(language: Language, items: &[&Evidence]) -> Markup {
    html! {
        @if !items.is_empty() { ul.evidence { @for it in items { li {
            @if it.content.is_openable() {
                a href=(it.content.url) rel="nofollow noopener" { (title(language, it)) }
            } @else {
                (title(language, it)) " " span.quiet { (it.content.url) }
            }
            " " span.mark {
                (label(language, it.content.kind)) " · "
                (messages::format(language, "rung", &[("n", i32::from(it.content.kind.rung()).into())]))
            }
            @if let Some(on) = it.content.dated_on { " " span.quiet { (parts::day(language, on)) } }
            @if let Some(on) = it.content.dead_on {
                " " span.tag.attention-unproven { (text(language, "dead-link")) " " (parts::day(language, on)) }
            }
        } } } }
    }
}

fn title(language: Language, it: &Evidence) -> Markup {
    html! {
        @if it.content.title().is_empty() { (it.content.url) } @else { (parts::words(language, it.content.title())) }
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
    html! {
        h3 { (about(page, it.subject.milestone_id)) }
        p.tags {
            strong.verdict { (label(language, it.content.status)) }
            @match apart.filter(|_| !it.content.is_retracted) {
                Some(Distance::Steps(n)) => {
                    " " span.tag.attention-disputed {
                        (messages::format(language, "steps-apart", &[("n", i32::from(n).into())]))
                    }
                },
                Some(Distance::WithoutNumber) => { " " span.tag.attention-disputed { (text(language, "disagrees")) } },
                None => {},
            }
            @if it.since > it.made_at { " " span.tag { (text(language, "revised")) } }
        }
        p.quiet {
            (page.organisation(it.subject.organisation_id)) " · " (period(page, it.subject.period_id)) " · "
            (text(language, "recorded-on")) " " (parts::entry_day(language, it.recorded_at, page.names.zone))
        }
        @if it.since > it.made_at { (why(page, "revised", it.since)) }
        (parts::prose(language, it.content.text()))
        (evidence(language, &own))
        @for (_, old) in older { details { summary { (text(language, "before-revision")) }
            p.verdict { (label(language, old.status)) }
            (parts::prose(language, old.text()))
        } }
    }
}

/// The IRM's indicators by product, with their meaning.
pub fn assessments(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    html! {
        section aria-labelledby="assessments" {
            h2 #assessments { (text(language, "assessments")) }
            @if page.assessments.is_empty() { (parts::empty(text(language, "no-assessments"))) }
            @for product in Product::ALL {
                @let own: Vec<&Assessment> = page.assessments.iter().filter(|it| it.product == *product).collect();
                @if !own.is_empty() {
                    h3 { (label(language, *product)) }
                    table.list {
                        thead { tr {
                            th scope="col" { (text(language, "indicator")) }
                            th scope="col" { (text(language, "value")) }
                            th scope="col" { (text(language, "how-entered")) }
                        } }
                        tbody { @for it in own { (assessment(page, it)) } }
                    }
                }
            }
        }
    }
}

fn assessment(page: &CommitmentPage<'_>, it: &Assessment) -> Markup {
    let language = page.language();
    html! {
        tr {
            th scope="row" {
                (label(language, it.indicator))
                p.quiet { (text(language, &format!("{}.about", it.indicator.message()))) }
            }
            td data-label=(text(language, "value")) {
                strong { (value(language, it)) }
                @if let Some(step) = it.step() { " " span.quiet { (messages::format(language, "ogp-code", &[
                    ("label", step.label.into()), ("code", i32::from(step.code).into()),
                ])) } }
                @if !it.rationale().is_empty() { (parts::prose(language, it.rationale())) }
            }
            td data-label=(text(language, "how-entered")) { (provenance(page, it)) }
        }
    }
}

/// A value in words; why there is none, where there is none.
fn value(language: Language, it: &Assessment) -> Markup {
    html! {
        @if let Some(term) = it.term { (label(language, term)) }
        @if let Some(missing) = it.missing { span.missing { (label(language, missing)) } }
        @if let Some(value) = &it.value_text { (value) }
    }
}

fn provenance(page: &CommitmentPage<'_>, it: &Assessment) -> Markup {
    let language = page.language();
    html! {
        (label(language, it.how_entered))
        @if let Some(id) = it.organisation_id { " · " (page.organisation(id)) }
        @if it.how_entered == HowEntered::Transcribed {
            " · "
            @match it.checked_by_id {
                Some(id) => { (text(language, "checked-by")) " " (page.organisation(id)) },
                None => span.mark { (text(language, "unchecked")) },
            }
        }
        @if let Some(year) = it.report_year { " · " (year) }
        @if let Some(at) = &it.page { " · " (messages::format(language, "page", &[("page", at.as_str().into())])) }
        @if let Some(url) = &it.report_url {
            " · " a href=(url) rel="nofollow noopener" { (text(language, "the-report")) }
        }
        (parts::source_line(language, it.source.as_deref()))
    }
}
