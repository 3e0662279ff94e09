//! The parts of the desk that are about reviews.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::desk::OpenDraft;
use super::{disputes, parts};
use crate::domain::dispute::DisputeState;
use crate::domain::filter::Attention;
use crate::domain::progress::State;
use crate::domain::review::ReviewedStatus;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::{label, text};

/// A commitment or milestone that can be reviewed.
pub struct ToReview {
    /// Number and title of the commitment, and where it is shown.
    pub commitment: String,
    pub commitment_address: String,
    /// Number and title; none for the commitment itself.
    pub milestone: Option<String>,
    /// What the ministry claims.
    pub state: State,
    pub late_days: Option<i64>,
    pub is_silent: bool,
    pub is_unproven: bool,
    /// The state of a dispute that lasts.
    pub dispute: Option<DisputeState>,
    /// The organisation's own verdict.
    pub own: Option<ReviewedStatus>,
    /// Whether the ministry has reported since the organisation's last review.
    pub has_changed: bool,
    /// Where it is reviewed.
    pub review: String,
}

impl ToReview {
    /// Whether something of it asks to be looked at.
    pub fn calls_for_attention(&self) -> bool {
        self.late_days.is_some() || self.is_silent || self.is_unproven || self.dispute.is_some()
    }
}

/// What there is to review in a plan.
pub struct ReviewPlan {
    pub title: String,
    pub address: String,
    pub is_closed: bool,
    pub items: Vec<ToReview>,
}

/// A review that the organisation made.
pub struct OwnReview {
    pub what: String,
    pub address: String,
    pub status: ReviewedStatus,
    /// When it was answered, and where the answer is shown.
    pub answered: Option<(NaiveDate, String)>,
    pub revise: String,
    pub retract: String,
}

/// What a reviewer's desk shows.
pub struct ReviewDesk {
    pub plans: Vec<ReviewPlan>,
    /// Where everything is listed that was recorded since the organisation's last review.
    pub changes: Option<String>,
    pub drafts: Vec<OpenDraft>,
    pub own: Vec<OwnReview>,
}

/// A review that awaits an answer.
pub struct Awaiting {
    pub what: String,
    pub address: String,
    /// The reviewer.
    pub by: String,
    pub status: ReviewedStatus,
    pub is_disputed: bool,
    /// Whether it was answered before, and revised since.
    pub is_revised: bool,
    pub answer: String,
}

/// What a reviewer sees.
pub fn reviewing(language: Language, desk: &ReviewDesk) -> Markup {
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="to-review" {
            h2 #to-review { (t("to-review-title")) }
            p.quiet { (t("to-review-about")) }
            @if let Some(changes) = &desk.changes { p { a href=(changes) { (t("to-review-changes")) } } }
            @if desk.plans.is_empty() { (parts::empty(t("to-review-none"))) }
            @for plan in &desk.plans {
                @if plan.is_closed {
                    details { summary { (plan.title) } (of_plan(language, plan)) }
                } @else {
                    h3 { a href=(plan.address) { (plan.title) } }
                    (of_plan(language, plan))
                }
            }
        }
        (super::desk::drafts(language, &desk.drafts))
        (own(language, desk))
    }
}

fn of_plan(language: Language, plan: &ReviewPlan) -> Markup {
    let t = |id| text(language, id);
    html! {
        table.list {
            thead { tr {
                th scope="col" { (t("due-what")) }
                th scope="col" { (t("review-claim")) }
                th scope="col" { (t("attention-caption")) }
                th scope="col" { (t("to-review-own")) }
                th scope="col" { span.visually-hidden { (t("to-review-button")) } }
            } }
            tbody { @for it in &plan.items { tr {
                th scope="row" {
                    @match &it.milestone {
                        Some(milestone) => {
                            (milestone)
                            p.quiet { a href=(it.commitment_address) { (it.commitment) } }
                        },
                        None => {
                            a href=(it.commitment_address) { (it.commitment) }
                            p.quiet { (t("on-the-commitment")) }
                        },
                    }
                }
                td data-label=(t("review-claim")) {
                    (parts::state_tag(language, it.state))
                    @if it.has_changed { " " span.tag.changed { (t("to-review-changed")) } }
                }
                td data-label=(t("attention-caption")) { (attention(language, it)) }
                td data-label=(t("to-review-own")) {
                    @match it.own {
                        Some(status) => (label(language, status)),
                        None => span.quiet { (t("not-reviewed")) },
                    }
                }
                td { a.button href=(it.review) {
                    (t("to-review-button"))
                    span.visually-hidden { ": " (it.milestone.as_ref().unwrap_or(&it.commitment)) }
                } }
            } } }
        }
    }
}

fn attention(language: Language, it: &ToReview) -> Markup {
    let marks = [(it.is_silent, Attention::Silent), (it.is_unproven, Attention::Unproven)];
    html! {
        (parts::late_tag(language, it.late_days))
        @for (is_so, kind) in marks {
            @if is_so {
                " " span.tag.{ "attention-" (kind.slug()) } { (label(language, kind)) }
            }
        }
        @if let Some(state) = it.dispute { " " (disputes::state_tag(language, state)) }
        @if !it.calls_for_attention() { span.quiet { "–" } }
    }
}

fn own(language: Language, desk: &ReviewDesk) -> Markup {
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="own-reviews" {
            h2 #own-reviews { (t("own-reviews-title")) }
            @if desk.own.is_empty() { (parts::empty(t("own-reviews-none"))) }
            @else { ul { @for it in &desk.own { li {
                a href=(it.address) { (it.what) } " "
                strong.verdict { (label(language, it.status)) } " "
                @if let Some((on, address)) = &it.answered {
                    a href=(address) { (t("own-reviews-answered")) " " (parts::day(language, *on)) } " · "
                }
                a href=(it.revise) { (t("review-revise")) span.visually-hidden { ": " (it.what) } } " · "
                a href=(it.retract) { (t("report-retract")) span.visually-hidden { ": " (it.what) } }
            } } } }
        }
    }
}

/// The reviews that await an answer; what is disputed first.
pub fn awaiting(language: Language, all: &[Awaiting]) -> Markup {
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="awaiting" {
            h2 #awaiting { (t("awaiting-title")) }
            @if all.is_empty() { (parts::empty(t("awaiting-none"))) } @else {
                table.list {
                    thead { tr {
                        th scope="col" { (t("due-what")) }
                        th scope="col" { (t("changed-review")) }
                        th scope="col" { span.visually-hidden { (t("awaiting-answer")) } }
                    } }
                    tbody { @for it in all { tr {
                        th scope="row" { a href=(it.address) { (it.what) } }
                        td data-label=(t("changed-review")) {
                            strong { (label(language, it.status)) } " " span.quiet { (it.by) }
                            @if it.is_disputed {
                                " " span.tag.attention-disputed { (label(language, Attention::Disputed)) }
                            }
                            @if it.is_revised { " " span.tag { (t("awaiting-revised")) } }
                        }
                        td { a.button href=(it.answer) {
                            (t("awaiting-answer")) span.visually-hidden { ": " (it.what) }
                        } }
                    } } }
                }
            }
        }
    }
}
