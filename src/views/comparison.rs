//! A commitment's three verdicts over time, side by side: the ministry's, civil society's and the IRM's, aligned by
//! reporting period, with the steps between them. Never averaged.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::commitments::CommitmentPage;
use super::parts;
use crate::domain::apart::{Apart, Verdict, apart};
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::commitment::{OrganisationRole, Standing};
use crate::domain::evidence::strongest;
use crate::domain::id::{OrganisationId, PeriodId};
use crate::domain::indicator::{Generation, Indicator};
use crate::domain::plan::{Period, Plan, halfway};
use crate::domain::progress::State;
use crate::domain::report::{Report, ReportedStatus};
use crate::domain::review::Review;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::{self, label, text};

/// What a row is about.
#[derive(Debug, Clone, Copy)]
enum When<'a> {
    Period(&'a Period),
    /// Of a plan without reporting periods here: what the IRM found at its end, and halfway.
    End,
    Halfway,
    /// What was said for no period.
    Without,
}

/// What was said for one period.
struct Row<'a> {
    when: When<'a>,
    report: Option<&'a Report>,
    /// The last of each organisation on the commitment itself.
    reviews: Vec<&'a Review>,
    n_on_milestones: usize,
    irm: Vec<&'a Assessment>,
}

impl Row<'_> {
    fn is_empty(&self) -> bool {
        self.report.is_none() && self.reviews.is_empty() && self.irm.is_empty() && self.n_on_milestones == 0
    }

    fn completion(&self) -> Option<Verdict> {
        let is_completion =
            |it: &&&Assessment| matches!(it.indicator, Indicator::CompletionMid | Indicator::CompletionEnd);
        self.irm.iter().find(is_completion).and_then(|it| it.term).map(Verdict::Irm)
    }
}

/// Ministry, civil society and IRM next to each other, the newest period first.
pub fn show(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    let rows = rows(page);
    html! {
        section.verdicts aria-labelledby="verdicts" {
            h2 #verdicts { (t("verdicts")) }
            table.list.comparison {
                thead { tr {
                    th scope="col" { (t("period")) }
                    th scope="col" { (t("verdict-ministry")) }
                    th scope="col" { (t("verdict-civil-society")) }
                    th scope="col" { (t("verdict-irm")) }
                    th scope="col" { (t("apart")) }
                } }
                tbody { @for row in &rows { tr {
                    th scope="row" { (when(page, row.when)) }
                    @if row.is_empty() {
                        td.folded colspan="4" { (nobody(page, row)) }
                    } @else {
                        td data-label=(t("verdict-ministry")) { (ministry(page, row)) }
                        td data-label=(t("verdict-civil-society")) { (civil_society(page, row)) }
                        td data-label=(t("verdict-irm")) { (irm(page, row)) }
                        td data-label=(t("apart")) { (steps(page, row)) }
                    }
                } } }
            }
            @if rows.iter().any(|it| !is_assessed(page, it.when)) { p.quiet { (t(irm_assesses(page.plan))) } }
            p.quiet { a href=(page.frame.place.explained("disputed")) { (t("apart-explained")) } }
            (best_evidence(page))
        }
    }
}

/// The rows, the newest first.
fn rows<'a>(page: &'a CommitmentPage<'_>) -> Vec<Row<'a>> {
    let mut periods: Vec<&Period> = page.lookup.periods_of(page.plan.id).iter().collect();
    periods.sort_by_key(|it| std::cmp::Reverse(it.content.starts_on));
    let mut all: Vec<Row<'a>> = Vec::new();
    if periods.is_empty() {
        for when in [When::End, When::Halfway] {
            all.push(row(page, when, None, |it| Some(when_of(it.indicator)) == place(when)));
        }
    } else {
        let last = periods.first().map(|it| it.id);
        let middle = halfway_period(page.plan, &periods);
        for period in &periods {
            let is_own = |it: &Assessment| match when_of(it.indicator) {
                Place::End => last == Some(period.id),
                Place::Halfway => middle == Some(period.id),
            };
            let row = row(page, When::Period(period), Some(period.id), is_own);
            if period.content.starts_on <= page.today || !row.is_empty() {
                all.push(row);
            }
        }
    }
    let without = row(page, When::Without, None, |_| false);
    if periods.is_empty() {
        all.retain(|it| !it.irm.is_empty());
    }
    if all.is_empty() || !without.is_empty() {
        all.push(without);
    }
    all
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    End,
    Halfway,
}

/// At which point of a plan the IRM gives the value of an indicator.
fn when_of(indicator: Indicator) -> Place {
    if indicator == Indicator::CompletionMid { Place::Halfway } else { Place::End }
}

fn place(when: When<'_>) -> Option<Place> {
    match when {
        When::End => Some(Place::End),
        When::Halfway => Some(Place::Halfway),
        When::Period(_) | When::Without => None,
    }
}

/// The period in which a plan is halfway.
fn halfway_period(plan: &Plan, newest_first: &[&Period]) -> Option<PeriodId> {
    let day: NaiveDate = halfway(plan.content.start_on?, plan.content.end_on?);
    newest_first.iter().find(|it| it.content.starts_on <= day).map(|it| it.id)
}

fn row<'a>(
    page: &'a CommitmentPage<'_>,
    when: When<'a>,
    period: Option<PeriodId>,
    is_own: impl Fn(&Assessment) -> bool,
) -> Row<'a> {
    // What was said for no period stands in a row of its own.
    let takes_statements = matches!(when, When::Period(_) | When::Without);
    let reports = page.reports.iter().filter(|it| {
        takes_statements
            && it.subject.period_id == period
            && it.subject.milestone_id.is_none()
            && !it.content.is_retracted
            && is_lead(page, it.subject.organisation_id)
    });
    let reviewed = || {
        let own =
            |it: &&Review| takes_statements && it.subject.period_id == period && !it.content.is_retracted;
        page.reviews.iter().filter(own)
    };
    let mut reviews: Vec<&Review> = Vec::new();
    for it in reviewed().filter(|it| it.subject.milestone_id.is_none()) {
        reviews.retain(|old| old.subject.organisation_id != it.subject.organisation_id);
        reviews.push(it);
    }
    Row {
        when,
        report: reports.max_by_key(|it| it.since),
        reviews,
        n_on_milestones: reviewed().filter(|it| it.subject.milestone_id.is_some()).count(),
        irm: counting(page).into_iter().filter(|it| is_own(it)).collect(),
    }
}

/// The IRM's values about results: an assessor's own before a transcription of the same indicator, else the last.
fn counting<'a>(page: &'a CommitmentPage<'_>) -> Vec<&'a Assessment> {
    let wanted = [Indicator::CompletionEnd, Indicator::CompletionMid, Indicator::EarlyResults];
    let of = |indicator: &Indicator| {
        let own = page.assessments.iter().filter(|it| it.indicator == *indicator);
        own.max_by_key(|it| it.how_entered == HowEntered::Entered)
    };
    wanted.iter().filter_map(of).collect()
}

/// Whether an organisation leads the commitment, or succeeded one that does.
fn is_lead(page: &CommitmentPage<'_>, id: OrganisationId) -> bool {
    let leads = page.selected.organisations.iter().filter(|it| it.role == OrganisationRole::Lead);
    leads.map(|it| it.organisation_id).any(|lead| page.lookup.succession(lead).contains(&id))
}

fn when(page: &CommitmentPage<'_>, when: When<'_>) -> Markup {
    let language = page.language();
    match when {
        When::Period(period) => parts::words(language, period.content.label()),
        When::End => html! { (text(language, "comparison-end")) },
        When::Halfway => html! { (text(language, "comparison-halfway")) },
        When::Without => html! { (text(language, "comparison-without")) },
    }
}

fn ministry(page: &CommitmentPage<'_>, row: &Row<'_>) -> Markup {
    let language = page.language();
    let Some(report) = row.report else { return unreported(page, row) };
    let n = page.evidence.iter().filter(|it| it.report_id == Some(report.id)).count();
    html! {
        p { a.verdict href={ "#" (report.subject.key) } { (label(language, report.content.status)) } }
        p.quiet {
            (page.organisation(report.subject.organisation_id)) " · "
            (parts::entry_day(language, report.recorded_at, page.names.zone)) (with_evidence(language, n))
        }
    }
}

/// What stands where the ministry said nothing: silence counts where something was due.
fn unreported(page: &CommitmentPage<'_>, row: &Row<'_>) -> Markup {
    let language = page.language();
    let When::Period(period) = row.when else {
        return html! { p.missing { (missing_report(page)) } };
    };
    let before = |it: &&Report| {
        it.subject.milestone_id.is_none()
            && !it.content.is_retracted
            && it.content.status == ReportedStatus::Complete
            && page.lookup.periods_of(page.plan.id).iter().any(|own| {
                Some(own.id) == it.subject.period_id && own.content.ends_on < period.content.starts_on
            })
    };
    let is_withdrawn = page.selected.commitment.content.standing == Standing::Withdrawn;
    let is_complete =
        || page.reports.iter().filter(before).any(|it| is_lead(page, it.subject.organisation_id));
    let tracked_from = page.plan.content.tracked_from.filter(|from| *from <= page.today);
    let is_due = tracked_from.is_some_and(|from| period.content.ends_on >= from)
        && period.content.silent_from <= page.today;
    html! {
        @if is_withdrawn { p.missing { (text(language, "comparison-withdrawn")) } }
        @else if is_complete() { p.missing { (text(language, "comparison-completed")) } }
        @else if is_due { p { (parts::state_tag(language, State::NoReport)) } }
        @else { p.missing { (missing_report(page)) } }
    }
}

fn missing_report(page: &CommitmentPage<'_>) -> &'static str {
    let language = page.language();
    if page.plan.content.is_tracked(page.today) {
        text(language, "comparison-not-reported")
    } else {
        label(language, State::NotTracked)
    }
}

fn civil_society(page: &CommitmentPage<'_>, row: &Row<'_>) -> Markup {
    let language = page.language();
    html! {
        @if row.reviews.is_empty() { p.missing { (text(language, "not-reviewed")) } }
        @for it in &row.reviews {
            @let n = page.evidence.iter().filter(|item| item.review_id == Some(it.id)).count();
            p { a.verdict href={ "#" (it.subject.key) } { (label(language, it.content.status)) } }
            p.quiet {
                (page.organisation(it.subject.organisation_id)) " · "
                (parts::entry_day(language, it.recorded_at, page.names.zone)) (with_evidence(language, n))
            }
        }
        @if row.n_on_milestones > 0 {
            p.quiet { a href="#reviews" {
                (messages::format(language, "comparison-on-milestones", &[("n", row.n_on_milestones.into())]))
            } }
        }
    }
}

/// What a row says in which nobody gave a verdict: why, in a line.
fn nobody(page: &CommitmentPage<'_>, row: &Row<'_>) -> Markup {
    let language = page.language();
    let missing = |column, why| html! { p.missing { (text(language, column)) ": " (text(language, why)) } };
    html! {
        (unreported(page, row))
        (missing("verdict-civil-society", "not-reviewed"))
        @if is_assessed(page, row.when) { (missing("verdict-irm", "not-assessed")) }
    }
}

/// Whether the IRM assesses at this time.
fn is_assessed(page: &CommitmentPage<'_>, when: When<'_>) -> bool {
    let When::Period(period) = when else { return true };
    let mut newest: Vec<&Period> = page.lookup.periods_of(page.plan.id).iter().collect();
    newest.sort_by_key(|it| std::cmp::Reverse(it.content.starts_on));
    let is_middle = is_halfway_assessed(page.plan) && halfway_period(page.plan, &newest) == Some(period.id);
    newest.first().is_some_and(|it| it.id == period.id) || is_middle
}

fn is_halfway_assessed(plan: &Plan) -> bool {
    plan.content.generation == Generation::First
}

/// The message that says when the IRM assesses.
fn irm_assesses(plan: &Plan) -> &'static str {
    if is_halfway_assessed(plan) { "comparison-irm-halfway" } else { "comparison-irm-at-end" }
}

/// A dash for the eye, what it means for who listens.
fn dash(language: Language, message: &str) -> Markup {
    html! { p.missing.dash { span aria-hidden="true" { "–" } span.visually-hidden { (text(language, message)) } } }
}

fn irm(page: &CommitmentPage<'_>, row: &Row<'_>) -> Markup {
    let language = page.language();
    html! {
        @for it in &row.irm {
            p {
                a.verdict href={ "#irm-" (it.indicator.slug()) } {
                    @match (it.term, it.missing) {
                        (Some(term), _) => (label(language, term)),
                        (None, Some(missing)) => (label(language, missing)),
                        (None, None) => (it.value_text.as_deref().unwrap_or_default()),
                    }
                }
            }
            p.quiet {
                (label(language, it.indicator)) " · " (label(language, it.product))
                @if let Some(at) = &it.page {
                    " · " (messages::format(language, "page", &[("page", at.as_str().into())]))
                }
            }
        }
        @if row.irm.is_empty() {
            @if is_assessed(page, row.when) { p.missing { (text(language, "not-assessed")) } }
            @else { (dash(language, "comparison-irm-later")) }
        }
    }
}

fn with_evidence(language: Language, n: usize) -> Markup {
    html! { @if n > 0 { " · " (messages::format(language, "comparison-evidence", &[("n", n.into())])) } }
}

/// How far the verdicts of a row are from each other, each pair by itself.
fn steps(page: &CommitmentPage<'_>, row: &Row<'_>) -> Markup {
    let language = page.language();
    let report = row.report.map(|it| Verdict::Reported(it.content.status));
    let irm = row.completion();
    let is_many = row.reviews.len() > 1;
    let mut pairs: Vec<(&'static str, Option<OrganisationId>, Apart)> = Vec::new();
    let beside = |name, other: Option<Verdict>| {
        row.reviews.iter().filter_map(move |it| {
            let by = Some(it.subject.organisation_id).filter(|_| is_many);
            apart(other?, Verdict::Reviewed(it.content.status)).map(|apart| (name, by, apart))
        })
    };
    pairs.extend(beside("pair-ministry-civil-society", report));
    if let (Some(report), Some(irm)) = (report, irm) {
        pairs.extend(apart(report, irm).map(|apart| ("pair-ministry-irm", None, apart)));
    }
    pairs.extend(beside("pair-civil-society-irm", irm));
    html! {
        @if pairs.is_empty() { (dash(language, "apart-nothing")) }
        @for (name, by, apart) in pairs {
            p {
                span.quiet {
                    (text(language, name))
                    @if let Some(id) = by { " (" (page.organisation(id)) ")" }
                }
                " " (apart_tag(language, apart))
            }
        }
    }
}

/// How far two verdicts are apart, in words.
pub(super) fn apart_tag(language: Language, apart: Apart) -> Markup {
    html! {
        @match apart {
            Apart::Agree => span.tag { (text(language, "apart-agree")) },
            Apart::Below(n) | Apart::Above(n) => span.tag.attention-disputed {
                (messages::format(language, "apart-steps", &[("n", i32::from(n).into())]))
            },
            Apart::WithoutNumber => span.tag.attention-disputed { (text(language, "apart-without-number")) },
        }
    }
}

/// The strongest evidence for the status as it stands.
fn best_evidence(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    let Some(report) = page.selected.progress.latest else { return html! {} };
    let own = page.evidence.iter().filter(|it| it.report_id == Some(report.id));
    html! {
        p #strongest {
            strong { (text(language, "strongest-evidence")) } " "
            @match strongest(own) {
                Some(it) => {
                    a href=(it.content.openable_url().unwrap_or_default()) rel="nofollow noopener" {
                        (super::evidence::title(language, it))
                    }
                    " " (super::evidence::rung(language, it.content.kind))
                },
                None => (text(language, "strongest-evidence-none")),
            }
        }
    }
}
