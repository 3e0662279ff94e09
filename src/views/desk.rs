//! A member's own start page: what is due, drafts, and what the organisation said last.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::desk_reviews::{self, Awaiting, ReviewDesk};
use super::layout::{self, Frame};
use super::{notices, parts};
use crate::domain::fault::Fault;
use crate::domain::id::{OrganisationId, PeriodId};
use crate::domain::progress::State;
use crate::domain::report::ReportedStatus;
use crate::domain::vocabulary::Language;
use crate::links::running::Done;
use crate::messages::{self, label, text};

/// A commitment or milestone that a report can be made on.
pub struct Due {
    /// Number and title of the commitment, and where it is shown.
    pub commitment: String,
    pub commitment_address: String,
    /// Number and title; none for the commitment itself.
    pub milestone: Option<String>,
    pub due_on: Option<NaiveDate>,
    pub state: State,
    pub late_days: Option<i64>,
    /// Whether nothing was reported of it for the period that is due.
    pub is_silent: bool,
    /// The period that was reported on last.
    pub said_for: Option<PeriodId>,
    /// Whether that is the period to report on.
    pub is_reported: bool,
    /// Who answers for it.
    pub answers: Option<OrganisationId>,
    /// Where a report is made.
    pub report: String,
}

/// The due list of one plan.
pub struct DuePlan {
    pub title: String,
    pub address: String,
    /// The period to report on, if there is one.
    pub period: Option<String>,
    /// Whether the plan takes reports.
    pub is_open: bool,
    /// Where the plan is run; for the secretariat only.
    pub run: Option<String>,
    /// Where many reports are made at once; none where the plan takes none.
    pub sheet: Option<String>,
    pub items: Vec<Due>,
}

/// A draft of the organisation.
pub struct OpenDraft {
    pub what: String,
    pub address: String,
    pub saved_by: String,
    /// Whether whoever saved it is a member no more.
    pub is_of_former: bool,
    pub saved_on: NaiveDate,
}

/// A report that the organisation made.
pub struct OwnReport {
    pub what: String,
    pub address: String,
    pub status: ReportedStatus,
    pub recorded_on: NaiveDate,
    pub correct: String,
    pub retract: String,
}

/// What the desk shows.
pub struct DeskPage {
    pub frame: Frame,
    /// What was just done, and where it can be seen.
    pub done: (Option<Done>, Option<String>),
    pub plans: Vec<DuePlan>,
    pub drafts: Vec<OpenDraft>,
    pub reports: Vec<OwnReport>,
    /// Where all of them are shown, if these are not all.
    pub all_reports: Option<String>,
    /// Reviews that await an answer.
    pub awaiting: Vec<Awaiting>,
    /// What there is to review; for a reviewer only.
    pub reviewing: Option<ReviewDesk>,
    /// Requests that wait to be read (for who reads them), requests to answer, and links to look after; none for who
    /// has nothing to do with them.
    pub requests: Option<(Option<usize>, usize, usize)>,
    /// Whether the member reports at all.
    pub reports_for_somebody: bool,
    /// How many transcribed values wait for the organisation's check; none for a member who carries none over.
    pub irm_to_check: Option<usize>,
    pub faults: Vec<Fault>,
    /// Where an assessor works; for assessors only.
    pub assessments: Option<String>,
}

/// The desk.
pub fn show(page: &DeskPage) -> Markup {
    let language = page.frame.place.language;
    let content = html! {
        h1 { (text(language, "desk-title")) }
        (notices::done(&page.frame, page.done.0, page.done.1.as_deref()))
        @if let Some((waiting, open, links)) = page.requests {
            (super::request_desk::on_desk(&page.frame.place, waiting, open, links))
        }
        @if page.reports_for_somebody {
            (due(language, page))
            (desk_reviews::awaiting(language, &page.awaiting))
            (drafts(language, &page.drafts))
            (reports(language, page))
        } @else if let Some(reviewing) = &page.reviewing {
            (desk_reviews::reviewing(language, reviewing))
        } @else if let Some(address) = &page.assessments {
            p { (text(language, "desk-assessments")) }
            p { a.button href=(address) { (text(language, "assessments-title")) } }
        }
        @if let Some(n) = page.irm_to_check { (super::transcribing::entry(&page.frame.place, n)) }
    };
    layout::page(&page.frame, &content)
}

fn due(language: Language, page: &DeskPage) -> Markup {
    html! {
        section aria-labelledby="due" {
            h2 #due { (text(language, "due-title")) }
            p.quiet { (text(language, "due-about")) }
            @if page.plans.iter().all(|it| it.items.is_empty() && it.run.is_none()) {
                (parts::empty(text(language, "due-none")))
            }
            @for plan in &page.plans { (due_of_plan(language, plan)) }
        }
    }
}

fn due_of_plan(language: Language, plan: &DuePlan) -> Markup {
    let t = |id| text(language, id);
    html! {
        h3 {
            a href=(plan.address) { (plan.title) }
            @if let Some(period) = &plan.period { " " span.quiet { (t("report-period")) ": " (period) } }
        }
        @if let Some(run) = &plan.run { p { a href=(run) { (t("run-plan")) } } }
        @if let Some(sheet) = &plan.sheet { p { a href=(sheet) { (t("sheet-link")) } } }
        @if !plan.is_open { (parts::empty(t("due-not-open"))) }
        @else if plan.items.is_empty() { (parts::empty(t("due-nothing"))) }
        @if !plan.items.is_empty() {
            table.list {
                thead { tr {
                    th scope="col" { (t("due-what")) }
                    th scope="col" { (t("due")) }
                    th scope="col" { (t("due-state")) }
                    th scope="col" { span.visually-hidden { (t("due-report")) } }
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
                    td data-label=(t("due")) {
                        @match it.due_on {
                            Some(day) => (parts::day(language, day)),
                            None => span.quiet { "–" },
                        }
                        " " (parts::late_tag(language, it.late_days))
                    }
                    td data-label=(t("due-state")) {
                        (parts::state_tag(language, it.state))
                        @if it.is_reported { " " span.quiet { (t("due-reported")) } }
                    }
                    td { a.button href=(it.report) {
                        (t("due-report"))
                        span.visually-hidden { ": " (it.milestone.as_ref().unwrap_or(&it.commitment)) }
                    } }
                } } }
            }
        }
    }
}

/// What the organisation has not published yet.
pub(super) fn drafts(language: Language, drafts: &[OpenDraft]) -> Markup {
    html! {
        section aria-labelledby="drafts" {
            h2 #drafts { (text(language, "drafts-title")) }
            @if drafts.is_empty() { (parts::empty(text(language, "drafts-none"))) }
            @else { ul { @for it in drafts { li {
                a href=(it.address) { (it.what) } " "
                span.quiet {
                    (text(language, "drafts-saved")) " " (parts::day(language, it.saved_on)) " · " (it.saved_by)
                    @if it.is_of_former { " (" (text(language, "draft-of-former")) ")" }
                }
                details.inline {
                    summary { (text(language, "draft-discard")) span.visually-hidden { ": " (it.what) } }
                    form method="post" action=(it.address) {
                        input type="hidden" name="step" value="discard";
                        button.plain type="submit" { (text(language, "draft-discard.sure")) }
                    }
                }
            } } } }
        }
    }
}

fn reports(language: Language, page: &DeskPage) -> Markup {
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="own-reports" {
            h2 #own-reports { (t("own-reports-title")) }
            @if page.reports.is_empty() { (parts::empty(t("own-reports-none"))) }
            @else { ul { @for it in &page.reports { li {
                a href=(it.address) { (it.what) } " "
                strong.verdict { (label(language, it.status)) } " "
                span.quiet { (parts::day(language, it.recorded_on)) } " "
                a href=(it.correct) { (t("report-correct")) span.visually-hidden { ": " (it.what) } } " · "
                a href=(it.retract) { (t("report-retract")) span.visually-hidden { ": " (it.what) } }
            } } } }
            @if let Some(address) = &page.all_reports { p { a href=(address) { (t("own-reports-all")) } } }
        }
    }
}

/// What an organisation reports on.
pub struct OfOrganisation {
    pub organisation: String,
    /// What it is, and the address of its form.
    pub items: Vec<(String, String)>,
}

/// What the secretariat sees of a plan that it runs.
pub struct RunPage {
    pub frame: Frame,
    /// What was just done.
    pub done: Option<Done>,
    pub title: String,
    pub plan_address: String,
    /// Where its rows are written by hand.
    pub record_address: String,
    pub stage: String,
    pub is_tracked: bool,
    pub is_closed: bool,
    /// Where the forms are sent to.
    pub open_address: String,
    pub close_address: String,
    pub submit_address: String,
    pub once: String,
    /// Proposed as the day from which silence counts, and as that of submission.
    /// The day of the forms: today to begin with, then as it was typed.
    pub day: String,
    pub periods: Vec<(String, NaiveDate)>,
    /// Who has not reported for the period that is due, and what on.
    pub silent: Vec<OfOrganisation>,
    /// The same as texts to copy into a message, one for each.
    pub reminders: Vec<String>,
    /// What can be reported on in place of whoever answers for it.
    pub open: Vec<OfOrganisation>,
    pub versions: usize,
}

/// The page on which a plan is run.
pub fn run(page: &RunPage, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        header.head {
            p.over { a href=(page.plan_address) { (page.title) } }
            h1 { (t("run-plan")) }
            p { (t("plan-stage")) ": " (page.stage) }
        }
        (notices::done(&page.frame, page.done.filter(|_| faults.is_empty()), Some(&page.plan_address)))
        (super::fields::summary(language, faults))
        p { a.button href=(page.record_address) { (t("record-title")) } }
        @if page.is_tracked && !page.is_closed {
            (silent(language, page))
            (on_behalf(language, &page.open))
        }
        section aria-labelledby="periods" {
            h2 #periods { (t("plan-periods")) }
            @if page.periods.is_empty() { (parts::empty(t("run-no-periods"))) }
            @else { ul { @for (period, silent_from) in &page.periods { li {
                (period) " " span.quiet { (t("period-silent-from")) " " (parts::day(language, *silent_from)) }
            } } } }
        }
        section aria-labelledby="stages" {
            h2 #stages { (t("run-stages")) }
            // The next step of a plan's life stands out; what is done seldom, or once, does not.
            @if !page.is_closed {
                @let of_version = if page.versions == 0 { "run-freeze" } else { "run-resubmit" };
                (act(page, &page.submit_address, of_version, "run-submitted-on", page.versions == 0))
                @if !page.is_tracked {
                    (act(page, &page.open_address, "run-open", "run-open-from", page.versions > 0))
                }
                (closing(page))
            } @else { p { (t("run-closed")) " " a href=(page.record_address) { (t("record-title")) } } }
        }
    };
    layout::page(&page.frame, &content)
}

/// One act on a plan: what it does, said before its button.
fn act(page: &RunPage, address: &str, name: &str, day: &str, is_next: bool) -> Markup {
    let language = page.frame.place.language;
    let id = format!("field-{name}");
    html! {
        form.report method="post" action=(address) {
            input type="hidden" name="once" value=(page.once);
            h3 { (text(language, name)) }
            p { (text(language, &format!("{name}.about"))) }
            div.field {
                label for=(id) { (text(language, day)) }
                input id=(id) type="date" name="day" value=(page.day) required;
            }
            p.buttons { button.second[!is_next] type="submit" { (text(language, name)) } }
        }
    }
}

/// Closing a plan, which is asked for twice: this page has no way back.
fn closing(page: &RunPage) -> Markup {
    let t = |id| text(page.frame.place.language, id);
    html! {
        form.report method="post" action=(page.close_address) {
            input type="hidden" name="once" value=(page.once);
            h3 { (t("run-close")) }
            p { (t("run-close.about")) }
            label.choice { input type="checkbox" name="sure" value="1" required; " " (t("run-close-sure")) }
            p.buttons { button.second type="submit" { (t("run-close")) } }
        }
    }
}

fn silent(language: Language, page: &RunPage) -> Markup {
    let t = |id| text(language, id);
    let n: usize = page.silent.iter().map(|it| it.items.len()).sum();
    html! {
        section aria-labelledby="silent" {
            h2 #silent { (t("silent-title")) }
            @if page.silent.is_empty() { (parts::empty(t("silent-none"))) } @else {
                p { (messages::format(language, "silent-count", &[
                    ("organisations", page.silent.len().into()), ("n", n.into()),
                ])) }
                @for (i, (silent, reminder)) in page.silent.iter().zip(&page.reminders).enumerate() {
                    h3 { (silent.organisation) }
                    (addresses(&silent.items))
                    @let id = format!("reminder-{i}");
                    div.field {
                        label for=(id) {
                            (t("silent-reminder")) span.visually-hidden { ": " (silent.organisation) }
                        }
                        textarea id=(id) rows="6" readonly { "\n" (reminder) }
                    }
                }
            }
        }
    }
}

/// Whatever is open, for the secretariat to report on for whoever answers for it.
fn on_behalf(language: Language, open: &[OfOrganisation]) -> Markup {
    html! {
        @if !open.is_empty() { section aria-labelledby="on-behalf" {
            h2 #on-behalf { (text(language, "on-behalf-title")) }
            p.quiet { (text(language, "on-behalf-title.about")) }
            @for it in open { details {
                summary { (it.organisation) " (" (it.items.len()) ")" }
                (addresses(&it.items))
            } }
        } }
    }
}

fn addresses(items: &[(String, String)]) -> Markup {
    html! { ul { @for (what, address) in items { li { a href=(address) { (what) } } } } }
}
