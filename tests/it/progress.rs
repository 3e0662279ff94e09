//! The rules: each a table of cases, seen on two days where it depends on time.

use chrono::NaiveDate;
use jikim::domain::commitment::Standing;
use jikim::domain::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId, Position, ReportId};
use jikim::domain::plan::{HalfYear, half_years};
use jikim::domain::progress::{
    CommitmentFact, CommitmentProgress, LeadFact, MilestoneFact, PeriodFact, PlanFact, ReportFact, State,
    late_days, of_commitment, slip_days,
};
use jikim::domain::report::ReportedStatus;

const LEAD: OrganisationId = OrganisationId(1);
const SUPPORT: OrganisationId = OrganisationId(2);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn plan(today: &str, tracked_from: Option<&str>) -> PlanFact {
    let period = |id, ends_on: &str, silent_from: &str| PeriodFact {
        id: PeriodId(id),
        ends_on: day(ends_on),
        silent_from: day(silent_from),
    };
    PlanFact {
        today: day(today),
        tracked_from: tracked_from.map(day),
        is_closed: false,
        periods: vec![period(1, "2025-12-31", "2026-01-31"), period(2, "2026-06-30", "2026-07-31")],
        opened_at: Position(1),
        due_position: Position(20),
        stale_position: Position(10),
    }
}

fn report(milestone: Option<i32>, period: i32, since: i32, status: ReportedStatus) -> ReportFact {
    ReportFact {
        id: ReportId(since),
        commitment_id: CommitmentId(1),
        milestone_id: milestone.map(MilestoneId),
        organisation_id: LEAD,
        period_id: Some(PeriodId(period)),
        since: Position(since),
        until: None,
        status,
        is_retracted: false,
        is_proven: false,
    }
}

fn commitment(reports: Vec<ReportFact>) -> CommitmentFact {
    CommitmentFact {
        id: CommitmentId(1),
        since: Position(1),
        standing: Standing::InPlan,
        end_on: Some(day("2026-12-31")),
        leads: vec![LeadFact { organisation_id: LEAD, since: Position(1), until: None }],
        milestones: vec![MilestoneFact {
            id: MilestoneId(1),
            commitment_id: CommitmentId(1),
            since: Position(1),
            standing: Standing::InPlan,
            due_on: Some(day("2026-06-30")),
            organisation_id: None,
        }],
        reports,
        reviews: Vec::new(),
        answers: Vec::new(),
        completion: Vec::new(),
    }
}

fn on(today: &str, reports: Vec<ReportFact>) -> CommitmentProgress {
    of_commitment(&plan(today, Some("2025-07-01")), &commitment(reports))
}

#[test]
fn a_plan_that_is_not_tracked_is_never_late_or_silent() {
    for tracked_from in [None, Some("2030-01-01")] {
        let progress = of_commitment(&plan("2027-01-01", tracked_from), &commitment(Vec::new()));
        assert_eq!(progress.state, State::NotTracked);
        assert_eq!((progress.late_days, progress.is_silent, progress.is_stale), (None, false, false));
        assert!(progress.milestones.iter().all(|it| it.state == State::NotTracked && it.late_days.is_none()));
    }
}

#[test]
fn without_a_report_a_tracked_commitment_counts_as_no_report() {
    assert_eq!(on("2026-01-15", Vec::new()).state, State::NoReport);
    assert!(!on("2026-01-15", Vec::new()).is_silent, "before the first period is due nobody is silent");
    assert!(on("2026-01-31", Vec::new()).is_silent, "from the day on which silence counts");
}

#[test]
fn an_old_report_is_no_report_for_the_period_that_is_due() {
    let said = vec![report(None, 1, 20, ReportedStatus::Substantial)];
    assert_eq!(on("2026-07-30", said.clone()).state, State::Substantial);
    assert_eq!(on("2026-07-31", said.clone()).state, State::NoReport);
    assert_eq!(on("2026-07-31", said).latest.map(|it| it.status), Some(ReportedStatus::Substantial));
}

#[test]
fn a_report_for_a_later_period_breaks_the_silence_too() {
    let said = vec![report(None, 2, 20, ReportedStatus::Limited)];
    assert_eq!(
        on("2026-07-15", said).state,
        State::Limited,
        "the first period is due, the second was reported on"
    );
}

#[test]
fn what_is_complete_is_neither_late_nor_silent() {
    let said =
        vec![report(None, 1, 20, ReportedStatus::Complete), report(Some(1), 1, 21, ReportedStatus::Complete)];
    let progress = on("2027-03-01", said);
    assert_eq!((progress.state, progress.late_days, progress.is_silent), (State::Complete, None, false));
}

#[test]
fn the_status_is_the_leads_own_word_on_the_commitment_itself() {
    let mut supporting = report(None, 1, 30, ReportedStatus::Complete);
    supporting.organisation_id = SUPPORT;
    let said = vec![
        report(None, 1, 20, ReportedStatus::Limited),
        report(Some(1), 1, 25, ReportedStatus::Complete),
        supporting,
    ];
    let progress = on("2026-03-01", said);
    assert_eq!(progress.state, State::Limited, "neither a milestone's report nor a supporter's counts");
    assert_eq!(progress.milestones.first().map(|it| it.state), Some(State::Complete));
}

#[test]
fn a_late_report_on_an_old_period_does_not_outrank_a_newer_period() {
    let said = vec![
        report(None, 2, 20, ReportedStatus::Substantial),
        report(None, 1, 30, ReportedStatus::NotStarted),
    ];
    assert_eq!(on("2026-08-15", said).state, State::Substantial);
}

#[test]
fn lateness_is_counted_in_days_and_open_ends_are_never_late() {
    let tracked = plan("2026-07-10", Some("2025-07-01"));
    for (due, expected) in [
        (Some("2026-07-09"), Some(1)),
        (Some("2026-07-10"), None),
        (Some("2026-07-11"), None),
        (Some("2026-06-30"), Some(10)),
        (None, None),
    ] {
        assert_eq!(late_days(&tracked, due.map(day)), expected, "{due:?}");
    }
    assert_eq!(
        on("2026-07-10", Vec::new()).late_days,
        Some(10),
        "a commitment is as late as its latest milestone"
    );
    assert_eq!(on("2027-01-10", Vec::new()).late_days, Some(194));
}

#[test]
fn what_was_withdrawn_is_neither_late_nor_silent() {
    let mut fact = commitment(Vec::new());
    fact.standing = Standing::Withdrawn;
    let progress = of_commitment(&plan("2027-01-01", Some("2025-07-01")), &fact);
    assert_eq!((progress.state, progress.late_days, progress.is_silent), (State::Withdrawn, None, false));
    assert!(progress.milestones.iter().all(|it| it.state == State::Withdrawn && it.late_days.is_none()));
}

#[test]
fn six_months_without_a_word_are_stale() {
    let old = vec![report(None, 2, 10, ReportedStatus::Limited)];
    let new = vec![report(None, 2, 11, ReportedStatus::Limited)];
    assert!(on("2026-08-15", old.clone()).is_stale);
    assert!(!on("2026-08-15", new).is_stale);
    assert!(!on("2025-12-31", Vec::new()).is_stale, "tracking began less than six months ago");
    assert!(on("2026-01-02", Vec::new()).is_stale);
    let mut closed = plan("2026-08-15", Some("2025-07-01"));
    closed.is_closed = true;
    assert!(!of_commitment(&closed, &commitment(old)).is_stale, "a closed plan has said what it had to say");
}

#[test]
fn complete_without_evidence_is_unproven() {
    let mut proven = report(None, 1, 20, ReportedStatus::Complete);
    assert!(on("2026-03-01", vec![proven]).is_unproven);
    proven.is_proven = true;
    assert!(!on("2026-03-01", vec![proven]).is_unproven);
}

#[test]
fn slips_are_counted_in_days() {
    assert_eq!(slip_days(Some(day("2026-06-30")), Some(day("2026-07-02"))), Some(2));
    assert_eq!(slip_days(Some(day("2026-06-30")), Some(day("2026-06-29"))), Some(-1));
    assert_eq!(slip_days(None, Some(day("2026-06-29"))), None);
    assert_eq!(slip_days(Some(day("2026-06-30")), None), None, "it became open-ended");
}

#[test]
fn a_plan_is_reported_on_twice_a_year_unless_it_says_otherwise() {
    let halves = half_years(day("2025-09-15"), day("2027-06-30"));
    let dates = |it: &HalfYear| [it.starts_on, it.ends_on, it.silent_from].map(|day| day.to_string());
    let expected = [
        ["2025-09-15", "2025-12-31", "2026-02-01"],
        ["2026-01-01", "2026-06-30", "2026-08-01"],
        ["2026-07-01", "2026-12-31", "2027-02-01"],
        ["2027-01-01", "2027-06-30", "2027-08-01"],
    ];
    assert_eq!(halves.iter().map(dates).collect::<Vec<_>>(), expected);
    assert_eq!(halves[1].label_ko, "2026년 상반기");
    assert_eq!(halves[2].label_en, "Second half of 2026");
    assert_eq!(half_years(day("2026-07-01"), day("2026-12-31")).len(), 1, "a plan of half a year has one");
}

#[test]
fn what_joined_the_plan_later_owes_nothing_for_periods_that_were_over() {
    let fact = |since| {
        let mut fact = commitment(Vec::new());
        fact.since = Position(since);
        fact.milestones.iter_mut().for_each(|it| it.since = Position(since));
        of_commitment(&plan("2026-08-15", Some("2025-07-01")), &fact)
    };
    // Opened at 1; the period that is due was over at 20; six months ago was 10.
    for since in [1, 10, 20] {
        let it = fact(since);
        assert!(it.is_silent && it.is_own_silent && it.milestones[0].is_silent, "{since} is not silent");
        assert_eq!(it.is_stale, since <= 10, "{since}");
    }
    let it = fact(21);
    assert!(!it.is_silent && !it.is_own_silent && !it.milestones[0].is_silent && !it.is_stale);
    assert_eq!(it.state, State::NoReport);
}
