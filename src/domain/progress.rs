//! The rules that make the record trustworthy: status, silence, lateness, staleness, dispute. Each is one function of
//! facts and a day.

use chrono::{Days, Months, NaiveDate};

use super::commitment::Standing;
use super::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId, Position, ReportId};
use super::indicator::{Indicator, Term};
use super::report::ReportedStatus;
use super::review::ReviewedStatus;
use super::vocabulary::{Vocabulary as _, vocabulary};

vocabulary! {
    /// What a commitment or milestone counts as in totals, plots and filters. Silence is a state of its own.
    State "state" {
        Complete = "complete";
        Substantial = "substantial";
        Limited = "limited";
        NotStarted = "not_started";
        /// In a tracked plan: nothing was reported for the period that is due.
        NoReport = "no_report";
        Withdrawn = "withdrawn";
        /// Its plan's reporting was never opened here.
        NotTracked = "not_tracked";
    }
}

impl From<ReportedStatus> for State {
    fn from(status: ReportedStatus) -> Self {
        match status {
            ReportedStatus::NotStarted => Self::NotStarted,
            ReportedStatus::Limited => Self::Limited,
            ReportedStatus::Substantial => Self::Substantial,
            ReportedStatus::Complete => Self::Complete,
            ReportedStatus::Withdrawn => Self::Withdrawn,
        }
    }
}

/// What the rules need to know of a reporting period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PeriodFact {
    pub id: PeriodId,
    pub ends_on: NaiveDate,
    pub silent_from: NaiveDate,
}

/// What the rules need to know of a milestone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MilestoneFact {
    pub id: MilestoneId,
    pub commitment_id: CommitmentId,
    pub standing: Standing,
    /// The last day on which it is on time; none where the end is open or not known.
    pub due_on: Option<NaiveDate>,
    pub organisation_id: Option<OrganisationId>,
}

/// What the rules need to know of a report. Retracted reports are not facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportFact {
    pub id: ReportId,
    pub commitment_id: CommitmentId,
    pub milestone_id: Option<MilestoneId>,
    pub organisation_id: OrganisationId,
    pub period_id: Option<PeriodId>,
    /// Where its present words come from.
    pub since: Position,
    pub status: ReportedStatus,
    /// Whether it carries evidence that anyone can open.
    pub is_proven: bool,
}

/// What the rules need to know of a review. Retracted reviews are not facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewFact {
    pub commitment_id: CommitmentId,
    pub milestone_id: Option<MilestoneId>,
    pub organisation_id: OrganisationId,
    pub status: ReviewedStatus,
}

/// What the IRM found of a commitment's completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompletionFact {
    pub commitment_id: CommitmentId,
    pub indicator: Indicator,
    pub term: Term,
}

/// What the rules need to know of a plan, on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFact {
    pub today: NaiveDate,
    /// From when silence, lateness and staleness are counted; none if the plan is not tracked here.
    pub tracked_from: Option<NaiveDate>,
    pub is_closed: bool,
    /// Oldest first.
    pub periods: Vec<PeriodFact>,
    /// The last position recorded more than six months before today.
    pub stale_position: Position,
}

impl PlanFact {
    pub fn is_tracked(&self) -> bool {
        self.tracked_from.is_some_and(|from| from <= self.today)
    }

    /// The period for which silence counts: the latest whose grace has run out, since tracking began.
    pub fn due_period(&self) -> Option<PeriodId> {
        let from = self.tracked_from?;
        let due = |it: &&PeriodFact| it.silent_from <= self.today && it.ends_on >= from;
        self.periods.iter().rev().find(due).map(|it| it.id)
    }
}

/// What the rules need to know of a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentFact {
    pub id: CommitmentId,
    pub standing: Standing,
    pub end_on: Option<NaiveDate>,
    /// Who leads it, with whoever succeeded them.
    pub leads: Vec<OrganisationId>,
    pub milestones: Vec<MilestoneFact>,
    /// In the order in which they were recorded.
    pub reports: Vec<ReportFact>,
    pub reviews: Vec<ReviewFact>,
    pub completion: Vec<CompletionFact>,
}

/// How far a milestone has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MilestoneProgress {
    pub id: MilestoneId,
    pub state: State,
    /// The latest that its organisation said, even where that is too long ago to count.
    pub latest: Option<ReportFact>,
    /// Days past its due date.
    pub late_days: Option<i64>,
    pub is_silent: bool,
}

/// A verdict below what the ministry reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dispute {
    pub by: Disputant,
    /// None for "no evidence" beside substantial or complete: a disagreement without a number.
    pub steps: Option<u8>,
}

/// Whose verdict it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Disputant {
    Reviewer(OrganisationId, Option<MilestoneId>),
    Irm(Indicator),
}

/// How many milestones are in each state, in the order of [`State`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts([usize; State::ALL.len()]);

impl Counts {
    pub fn add(&mut self, state: State) {
        if let Some(n) = State::ALL.iter().position(|it| *it == state).and_then(|i| self.0.get_mut(i)) {
            *n = n.saturating_add(1);
        }
    }

    pub fn get(&self, state: State) -> usize {
        State::ALL.iter().position(|it| *it == state).and_then(|i| self.0.get(i)).copied().unwrap_or_default()
    }

    pub fn total(&self) -> usize {
        self.0.iter().sum()
    }
}

impl FromIterator<State> for Counts {
    fn from_iter<I: IntoIterator<Item = State>>(states: I) -> Self {
        let mut counts = Self::default();
        states.into_iter().for_each(|it| counts.add(it));
        counts
    }
}

/// How far a commitment has got.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentProgress {
    pub id: CommitmentId,
    pub state: State,
    /// The lead's latest report on the commitment itself.
    pub latest: Option<ReportFact>,
    /// The most days that it or one of its milestones is past its date.
    pub late_days: Option<i64>,
    pub is_silent: bool,
    pub is_stale: bool,
    /// Complete is claimed without evidence that anyone can open.
    pub is_unproven: bool,
    pub disputes: Vec<Dispute>,
    pub milestones: Vec<MilestoneProgress>,
}

impl CommitmentProgress {
    pub fn is_late(&self) -> bool {
        self.late_days.is_some()
    }

    pub fn is_disputed(&self) -> bool {
        !self.disputes.is_empty()
    }

    pub fn counts(&self) -> Counts {
        self.milestones.iter().map(|it| it.state).collect()
    }
}

/// How far a commitment has got on the plan's day.
pub fn of_commitment(plan: &PlanFact, fact: &CommitmentFact) -> CommitmentProgress {
    let milestones: Vec<MilestoneProgress> =
        fact.milestones.iter().map(|it| of_milestone(plan, fact, it)).collect();
    let own = |it: &&ReportFact| it.milestone_id.is_none() && fact.leads.contains(&it.organisation_id);
    let latest = latest(plan, fact.reports.iter().filter(own));
    let is_settled = fact.standing == Standing::Withdrawn || status(latest) == Some(ReportedStatus::Complete);
    let is_silent = !is_settled && is_silent(plan, fact.reports.iter());
    let late_days = if is_settled {
        None
    } else {
        let own = late_days(plan, fact.end_on);
        milestones.iter().filter_map(|it| it.late_days).chain(own).max()
    };
    let own_silence = !is_settled && self::is_silent(plan, fact.reports.iter().filter(own));
    let mut progress = CommitmentProgress {
        id: fact.id,
        state: state(plan, fact.standing, latest, own_silence),
        latest,
        late_days,
        is_silent,
        is_stale: !is_settled && is_stale(plan, &fact.reports),
        is_unproven: latest.is_some_and(|it| it.status == ReportedStatus::Complete && !it.is_proven),
        disputes: Vec::new(),
        milestones,
    };
    progress.disputes = disputes(fact, &progress);
    progress
}

/// How far a milestone has got: by the latest report of its commitment's lead, or of whoever is responsible for it.
pub fn of_milestone(plan: &PlanFact, commitment: &CommitmentFact, fact: &MilestoneFact) -> MilestoneProgress {
    let own = |it: &&ReportFact| {
        it.milestone_id == Some(fact.id)
            && (commitment.leads.contains(&it.organisation_id)
                || fact.organisation_id == Some(it.organisation_id))
    };
    let latest = latest(plan, commitment.reports.iter().filter(own));
    let is_withdrawn = fact.standing == Standing::Withdrawn || commitment.standing == Standing::Withdrawn;
    let is_settled = is_withdrawn || status(latest) == Some(ReportedStatus::Complete);
    let is_silent = !is_settled && is_silent(plan, commitment.reports.iter().filter(own));
    let standing = if is_withdrawn { Standing::Withdrawn } else { Standing::InPlan };
    MilestoneProgress {
        id: fact.id,
        state: state(plan, standing, latest, is_silent),
        latest,
        late_days: if is_settled { None } else { late_days(plan, fact.due_on) },
        is_silent,
    }
}

fn status(report: Option<ReportFact>) -> Option<ReportedStatus> {
    report.map(|it| it.status)
}

/// The report that counts: that of the latest period, and of one period the last recorded. A report for no period is
/// older than any for a period, since only periods are reported on once tracking has begun.
fn latest<'a>(plan: &PlanFact, reports: impl Iterator<Item = &'a ReportFact>) -> Option<ReportFact> {
    let period = |it: &&ReportFact| plan.periods.iter().position(|period| Some(period.id) == it.period_id);
    reports.max_by_key(|it| (period(it), it.since)).copied()
}

fn state(plan: &PlanFact, standing: Standing, latest: Option<ReportFact>, is_silent: bool) -> State {
    match (standing, latest) {
        (Standing::Withdrawn, _) => State::Withdrawn,
        (_, Some(report)) if !is_silent => report.status.into(),
        _ if plan.is_tracked() => State::NoReport,
        _ => State::NotTracked,
    }
}

/// Whether nothing was reported for the period that is due, or for a later one. Before the first period is due nobody
/// is silent.
fn is_silent<'a>(plan: &PlanFact, mut reports: impl Iterator<Item = &'a ReportFact>) -> bool {
    let place = |id: Option<PeriodId>| plan.periods.iter().position(|it| Some(it.id) == id);
    let due = place(plan.due_period());
    plan.is_tracked() && due.is_some() && reports.all(|it| place(it.period_id) < due)
}

/// Days past a due date; none if it is not past, open or not known, or the plan is not tracked.
pub fn late_days(plan: &PlanFact, due_on: Option<NaiveDate>) -> Option<i64> {
    let due_on = due_on.filter(|_| plan.is_tracked())?;
    Some(plan.today.signed_duration_since(due_on).num_days()).filter(|days| *days > 0)
}

/// Whether nobody has said anything for more than six months (OGP wants a repository updated at least twice a year).
fn is_stale(plan: &PlanFact, reports: &[ReportFact]) -> bool {
    let Some(from) = plan.tracked_from.filter(|_| plan.is_tracked() && !plan.is_closed) else { return false };
    match reports.iter().map(|it| it.since).max() {
        Some(last) => last <= plan.stale_position,
        None => from < six_months_before(plan.today),
    }
}

/// The day six months ago: what was last said before it is stale.
pub fn six_months_before(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(6)).unwrap_or(today)
}

/// How far below a claim a verdict is: none where they agree or the verdict is better, or where one takes no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Distance {
    Steps(u8),
    /// "No evidence" beside substantial or complete.
    WithoutNumber,
}

/// The distance of a review below a report, on not started 0, limited 1, substantial 2, complete 3.
pub fn distance(reported: ReportedStatus, reviewed: ReviewedStatus) -> Option<Distance> {
    let claim = rank(reported)?;
    let verdict = match reviewed {
        ReviewedStatus::NotStarted => 0,
        ReviewedStatus::Limited => 1,
        ReviewedStatus::Substantial => 2,
        ReviewedStatus::Complete => 3,
        ReviewedStatus::NoEvidence => return (claim >= 2).then_some(Distance::WithoutNumber),
    };
    below(claim, verdict)
}

/// The distance of the IRM's completion below a report, on the same steps.
pub fn distance_of_irm(reported: ReportedStatus, term: Term) -> Option<Distance> {
    let claim = rank(reported)?;
    let verdict = match term {
        Term::NotStarted => 0,
        Term::Limited => 1,
        Term::Substantial => 2,
        Term::Complete => 3,
        Term::NoEvidence | Term::Unclear => return (claim >= 2).then_some(Distance::WithoutNumber),
        _ => return None,
    };
    below(claim, verdict)
}

fn rank(reported: ReportedStatus) -> Option<u8> {
    match reported {
        ReportedStatus::NotStarted => Some(0),
        ReportedStatus::Limited => Some(1),
        ReportedStatus::Substantial => Some(2),
        ReportedStatus::Complete => Some(3),
        ReportedStatus::Withdrawn => None,
    }
}

fn below(claim: u8, verdict: u8) -> Option<Distance> {
    claim.checked_sub(verdict).filter(|steps| *steps > 0).map(Distance::Steps)
}

/// Every verdict that is below what is reported.
fn disputes(fact: &CommitmentFact, progress: &CommitmentProgress) -> Vec<Dispute> {
    let reported = |milestone: Option<MilestoneId>| match milestone {
        None => status(progress.latest),
        Some(id) => progress.milestones.iter().find(|it| it.id == id).and_then(|it| status(it.latest)),
    };
    let dispute = |by, distance| Dispute {
        by,
        steps: match distance {
            Distance::Steps(steps) => Some(steps),
            Distance::WithoutNumber => None,
        },
    };
    let reviews = fact.reviews.iter().filter_map(|it| {
        let distance = distance(reported(it.milestone_id)?, it.status)?;
        Some(dispute(Disputant::Reviewer(it.organisation_id, it.milestone_id), distance))
    });
    let irm = fact.completion.iter().filter_map(|it| {
        let distance = distance_of_irm(reported(None)?, it.term)?;
        Some(dispute(Disputant::Irm(it.indicator), distance))
    });
    reviews.chain(irm).collect()
}

/// By how many days a due date moved; none where one of the two is open or not known.
pub fn slip_days(submitted: Option<NaiveDate>, now: Option<NaiveDate>) -> Option<i64> {
    Some(now?.signed_duration_since(submitted?).num_days())
}

/// The day after `day`.
pub fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}
