//! Disputes: how far verdicts are apart, and every way in which one opens, is answered and is settled.

use chrono::NaiveDate;
use jikim::domain::apart::{Apart, Distance, Verdict, apart, distance};
use jikim::domain::assessment::HowEntered;
use jikim::domain::commitment::Standing;
use jikim::domain::dispute::{Disputant, DisputeDays, DisputeState, SettledBy};
use jikim::domain::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId, Position, ReportId, ReviewId};
use jikim::domain::indicator::{Indicator, Term};
use jikim::domain::progress::{
    AnswerFact, CommitmentFact, CompletionFact, LeadFact, MilestoneFact, PeriodFact, PlanFact, ReportFact,
    ReviewFact, of_commitment,
};
use jikim::domain::report::ReportedStatus as Said;
use jikim::domain::review::ReviewedStatus as Seen;

const LEAD: OrganisationId = OrganisationId(1);
const OTHER: OrganisationId = OrganisationId(2);
const WATCHDOG: OrganisationId = OrganisationId(3);
const SECOND: OrganisationId = OrganisationId(4);

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn two_verdicts_are_steps_apart_agree_or_differ_without_a_number() {
    let (said, seen, irm) = (Verdict::Reported, Verdict::Reviewed, Verdict::Irm);
    for (first, second, expected) in [
        (said(Said::Complete), seen(Seen::Complete), Some(Apart::Agree)),
        (said(Said::Complete), seen(Seen::Substantial), Some(Apart::Below(1))),
        (said(Said::Complete), seen(Seen::NotStarted), Some(Apart::Below(3))),
        (said(Said::Limited), seen(Seen::Substantial), Some(Apart::Above(1))),
        (said(Said::Complete), seen(Seen::NoEvidence), Some(Apart::WithoutNumber)),
        (said(Said::Substantial), seen(Seen::NoEvidence), Some(Apart::WithoutNumber)),
        (said(Said::Limited), seen(Seen::NoEvidence), None),
        (said(Said::Withdrawn), seen(Seen::NotStarted), None),
        (said(Said::Complete), irm(Term::Limited), Some(Apart::Below(2))),
        (said(Said::Complete), irm(Term::Unclear), Some(Apart::WithoutNumber)),
        (said(Said::NotStarted), irm(Term::NoEvidence), None),
        (said(Said::Complete), irm(Term::Withdrawn), None),
        (said(Said::Complete), irm(Term::Yes), None),
        (seen(Seen::NoEvidence), irm(Term::NoEvidence), Some(Apart::Agree)),
        (seen(Seen::NoEvidence), irm(Term::Complete), Some(Apart::WithoutNumber)),
        (seen(Seen::Limited), irm(Term::Substantial), Some(Apart::Above(1))),
    ] {
        assert_eq!(apart(first, second), expected, "{first:?} {second:?}");
        let below = match expected {
            Some(Apart::Below(steps)) => Some(Distance::Steps(steps)),
            Some(Apart::WithoutNumber) => Some(Distance::WithoutNumber),
            _ => None,
        };
        assert_eq!(distance(first, second), below, "{first:?} {second:?}");
    }
}

/// What somebody did, each at the position of its place in the story, from 1.
#[derive(Debug, Clone, Copy)]
enum Act {
    /// The lead reports on the commitment for a period.
    Reports(i32, Said),
    /// It puts its latest report right.
    Corrects(Said),
    TakesBack,
    /// Another organisation becomes the lead.
    Lead(OrganisationId),
    Reviews(OrganisationId, Seen),
    /// The organisation revises its latest review.
    Revises(OrganisationId, Seen),
    Withdraws(OrganisationId),
    /// The ministry answers the organisation's latest review.
    Answers(OrganisationId),
    Irm(Indicator, Term),
}

/// The facts of a story, as they stand after its last act.
fn facts(story: &[Act]) -> CommitmentFact {
    let mut fact = CommitmentFact {
        id: CommitmentId(1),
        since: Position(0),
        standing: Standing::InPlan,
        end_on: None,
        leads: vec![LeadFact { organisation_id: LEAD, since: Position(0), until: None }],
        milestones: Vec::new(),
        reports: Vec::new(),
        reviews: Vec::new(),
        answers: Vec::new(),
        completion: Vec::new(),
    };
    for (act, n) in story.iter().zip(1..) {
        let at = Position(n);
        match *act {
            Act::Reports(period, status) => fact.reports.push(report(n, period, status)),
            Act::Corrects(status) => correct(&mut fact, at, |it| it.status = status),
            Act::TakesBack => correct(&mut fact, at, |it| it.is_retracted = true),
            Act::Lead(organisation_id) => {
                fact.leads.iter_mut().filter(|it| it.until.is_none()).for_each(|it| it.until = Some(at));
                fact.leads.push(LeadFact { organisation_id, since: at, until: None });
            }
            Act::Reviews(by, status) => fact.reviews.push(review(n, by, status)),
            Act::Revises(by, status) => revise(&mut fact, by, at, |it| it.status = status),
            Act::Withdraws(by) => revise(&mut fact, by, at, |it| it.is_retracted = true),
            Act::Answers(by) => {
                let review_id = last_review(&fact, by).id;
                fact.answers.push(AnswerFact { commitment_id: CommitmentId(1), review_id, since: at });
            }
            Act::Irm(indicator, term) => {
                let same = |it: &&mut CompletionFact| it.indicator == indicator && it.until.is_none();
                fact.completion.iter_mut().filter(same).for_each(|it| it.until = Some(at));
                fact.completion.push(completion(n, indicator, term));
            }
        }
    }
    fact
}

fn report(n: i32, period: i32, status: Said) -> ReportFact {
    ReportFact {
        id: ReportId(n),
        commitment_id: CommitmentId(1),
        milestone_id: None,
        organisation_id: LEAD,
        period_id: Some(PeriodId(period)),
        since: Position(n),
        until: None,
        status,
        is_retracted: false,
        is_proven: true,
    }
}

fn review(n: i32, by: OrganisationId, status: Seen) -> ReviewFact {
    ReviewFact {
        id: ReviewId(n),
        commitment_id: CommitmentId(1),
        milestone_id: None,
        organisation_id: by,
        since: Position(n),
        until: None,
        status,
        is_retracted: false,
    }
}

fn completion(n: i32, indicator: Indicator, term: Term) -> CompletionFact {
    CompletionFact {
        commitment_id: CommitmentId(1),
        indicator,
        term: Some(term),
        missing: None,
        how_entered: HowEntered::Transcribed,
        since: Position(n),
        until: None,
    }
}

fn correct(fact: &mut CommitmentFact, at: Position, change: impl FnOnce(&mut ReportFact)) {
    let old = fact.reports.last_mut().expect("a report");
    old.until = Some(at);
    let mut new = ReportFact { since: at, until: None, ..*old };
    change(&mut new);
    fact.reports.push(new);
}

fn last_review(fact: &CommitmentFact, by: OrganisationId) -> ReviewFact {
    *fact.reviews.iter().rfind(|it| it.organisation_id == by).expect("a review")
}

fn revise(fact: &mut CommitmentFact, by: OrganisationId, at: Position, change: impl FnOnce(&mut ReviewFact)) {
    let old = fact.reviews.iter_mut().rfind(|it| it.organisation_id == by).expect("a review");
    old.until = Some(at);
    let mut new = ReviewFact { since: at, until: None, ..*old };
    change(&mut new);
    fact.reviews.push(new);
}

fn plan() -> PlanFact {
    let period =
        |id, ends_on: &str| PeriodFact { id: PeriodId(id), ends_on: day(ends_on), silent_from: day(ends_on) };
    PlanFact {
        today: day("2026-12-01"),
        tracked_from: Some(day("2025-01-01")),
        is_closed: false,
        periods: vec![period(1, "2025-12-31"), period(2, "2026-06-30")],
        opened_at: Position(0),
        due_position: Position(0),
        stale_position: Position::NONE,
    }
}

/// What is expected of a dispute: by whom, opened, answered, settled and by what, and the steps.
type Expected = (Disputant, i32, Option<i32>, Option<(i32, SettledBy)>, Option<u8>);

#[track_caller]
fn check(story: &[Act], expected: &[Expected]) {
    let progress = of_commitment(&plan(), &facts(story));
    let found: Vec<Expected> = progress
        .disputes
        .iter()
        .map(|it| {
            let settled = it.settled.map(|(at, by)| (at.0, by));
            (it.by, it.opened_at.0, it.answered_at.map(|at| at.0), settled, it.steps())
        })
        .collect();
    assert_eq!(found, expected, "{story:?}");
    assert_eq!(progress.is_disputed(), expected.iter().any(|it| it.3.is_none()), "{story:?}");
}

#[test]
fn a_dispute_opens_is_answered_and_is_settled_by_what_the_rules_name() {
    use Act::{Answers, Corrects, Irm, Lead, Reports, Reviews, Revises, TakesBack, Withdraws};
    use Indicator::{CompletionEnd, CompletionMid};
    let w = Disputant::Reviewer(WATCHDOG);
    let claims = Reports(1, Said::Complete);
    let doubts = Reviews(WATCHDOG, Seen::Limited);
    check(&[claims], &[]);
    check(&[doubts], &[]);
    check(&[claims, Reviews(WATCHDOG, Seen::Complete)], &[]);
    check(&[claims, doubts], &[(w, 2, None, None, Some(2))]);
    // A claim that comes to lie above a verdict that stands opens a dispute as well.
    check(&[doubts, claims], &[(w, 2, None, None, Some(2))]);
    check(&[claims, Reviews(WATCHDOG, Seen::NoEvidence)], &[(w, 2, None, None, None)]);
    // An answer alone settles nothing.
    check(&[claims, doubts, Answers(WATCHDOG)], &[(w, 2, Some(3), None, Some(2))]);
    check(
        &[claims, doubts, Answers(WATCHDOG), Corrects(Said::Limited)],
        &[(w, 2, Some(3), Some((4, SettledBy::Correction)), Some(2))],
    );
    check(
        &[claims, doubts, Reports(2, Said::Limited)],
        &[(w, 2, None, Some((3, SettledBy::Report)), Some(2))],
    );
    check(&[claims, doubts, TakesBack], &[(w, 2, None, Some((3, SettledBy::Retraction)), Some(2))]);
    check(
        &[claims, doubts, Revises(WATCHDOG, Seen::Complete)],
        &[(w, 2, None, Some((3, SettledBy::ReviewRevision)), Some(2))],
    );
    check(
        &[claims, doubts, Reviews(WATCHDOG, Seen::Complete)],
        &[(w, 2, None, Some((3, SettledBy::Review)), Some(2))],
    );
    check(
        &[claims, doubts, Withdraws(WATCHDOG)],
        &[(w, 2, None, Some((3, SettledBy::ReviewRetraction)), Some(2))],
    );
    check(&[claims, doubts, Lead(OTHER)], &[(w, 2, None, Some((3, SettledBy::Amendment)), Some(2))]);
    // A step nearer is not there yet; the distance is that of now.
    check(&[claims, doubts, Corrects(Said::Substantial)], &[(w, 2, None, None, Some(1))]);
    check(&[claims, doubts, Revises(WATCHDOG, Seen::Substantial)], &[(w, 2, None, None, Some(1))]);
    // Reporting the same again settles nothing.
    check(&[claims, doubts, Reports(2, Said::Complete)], &[(w, 2, None, None, Some(2))]);
    // A review that is revised after the answer waits for another.
    check(
        &[claims, doubts, Answers(WATCHDOG), Revises(WATCHDOG, Seen::NotStarted)],
        &[(w, 2, None, None, Some(3))],
    );
    check(
        &[claims, doubts, Answers(WATCHDOG), Revises(WATCHDOG, Seen::NotStarted), Answers(WATCHDOG)],
        &[(w, 2, Some(5), None, Some(3))],
    );
    // Settled, and opened again: two disputes, both kept.
    check(
        &[claims, doubts, Corrects(Said::Limited), Reports(2, Said::Complete)],
        &[(w, 2, None, Some((3, SettledBy::Correction)), Some(2)), (w, 4, None, None, Some(2))],
    );
    // A report on an older period is not the one that counts.
    check(&[Reports(2, Said::Limited), claims, doubts], &[]);
    // Each organisation has its own.
    check(
        &[claims, doubts, Reviews(SECOND, Seen::Substantial), Revises(WATCHDOG, Seen::Complete)],
        &[
            (w, 2, None, Some((4, SettledBy::ReviewRevision)), Some(2)),
            (Disputant::Reviewer(SECOND), 3, None, None, Some(1)),
        ],
    );
    // The IRM: halfway until there is a value for the end.
    check(&[claims, Irm(CompletionMid, Term::Limited)], &[(Disputant::Irm, 2, None, None, Some(2))]);
    check(
        &[claims, Irm(CompletionMid, Term::Limited), Irm(CompletionEnd, Term::Complete)],
        &[(Disputant::Irm, 2, None, Some((3, SettledBy::Assessment)), Some(2))],
    );
    check(
        &[claims, Irm(CompletionEnd, Term::NoEvidence), Irm(CompletionEnd, Term::Complete)],
        &[(Disputant::Irm, 2, None, Some((3, SettledBy::Assessment)), None)],
    );
}

#[test]
fn a_milestone_has_disputes_of_its_own() {
    let mut fact = facts(&[Act::Reports(1, Said::Complete), Act::Reviews(WATCHDOG, Seen::Limited)]);
    fact.milestones.push(MilestoneFact {
        id: MilestoneId(1),
        commitment_id: CommitmentId(1),
        since: Position(0),
        standing: Standing::InPlan,
        due_on: None,
        organisation_id: Some(OTHER),
    });
    fact.reviews.iter_mut().for_each(|it| it.milestone_id = Some(MilestoneId(1)));
    assert!(!of_commitment(&plan(), &fact).is_disputed(), "the report is on the commitment");
    let own = ReportFact {
        milestone_id: Some(MilestoneId(1)),
        organisation_id: OTHER,
        ..report(3, 1, Said::Substantial)
    };
    fact.reports.push(own);
    let progress = of_commitment(&plan(), &fact);
    let found: Vec<_> = progress.disputes.iter().map(|it| (it.milestone_id, it.opened_at.0)).collect();
    assert_eq!(found, [(Some(MilestoneId(1)), 3)], "whoever is responsible for it reports on it");
}

#[test]
fn the_state_and_the_age_follow_the_three_days() {
    let story =
        [Act::Reports(1, Said::Complete), Act::Reviews(WATCHDOG, Seen::Limited), Act::Answers(WATCHDOG)];
    for (n, expected) in [(2, DisputeState::Open), (3, DisputeState::Answered)] {
        let progress = of_commitment(&plan(), &facts(story.get(..n).expect("a part")));
        assert_eq!(progress.disputes.iter().map(|it| it.state()).collect::<Vec<_>>(), [expected]);
        assert!(progress.has_dispute(expected));
    }
    let days = |settled: Option<&str>| DisputeDays {
        opened_on: day("2026-06-22"),
        answered_on: Some(day("2026-07-02")),
        settled_on: settled.map(day),
    };
    assert_eq!(days(None).age(day("2026-07-22")), 30);
    assert_eq!(days(Some("2026-07-02")).age(day("2026-07-22")), 10, "a settled dispute grows no older");
}
