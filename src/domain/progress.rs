//! The rules that make the record trustworthy: status, silence, lateness, staleness. Each is one function of
//! facts and a day.

use chrono::{Days, Months, NaiveDate};

use super::assessment::HowEntered;
use super::commitment::Standing;
use super::dispute::{self, Dispute, DisputeState};
use super::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId, Position, ReportId, ReviewId};
use super::indicator::{Indicator, Term};
use super::report::ReportedStatus;
use super::review::ReviewedStatus;
use super::vocabulary::{Missing, Vocabulary as _, vocabulary};

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
    /// The entry that recorded it first.
    pub since: Position,
    pub standing: Standing,
    /// The last day on which it is on time; none where the end is open or not known.
    pub due_on: Option<NaiveDate>,
    pub organisation_id: Option<OrganisationId>,
}

/// Whether a row that says from when and until when it is so holds at a position.
macro_rules! holds {
    ($($name:ident),+) => {
        $(impl $name {
            /// Whether it is so at a position.
            pub fn holds(&self, at: Position) -> bool {
                self.since <= at && self.until.is_none_or(|it| it > at)
            }
        })+
    };
}
holds!(LeadFact, ReportFact, ReviewFact, CompletionFact);

/// Who leads a commitment, from when and until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeadFact {
    pub organisation_id: OrganisationId,
    pub since: Position,
    /// None while it is so.
    pub until: Option<Position>,
}

/// What the rules need to know of a version of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReportFact {
    pub id: ReportId,
    pub commitment_id: CommitmentId,
    pub milestone_id: Option<MilestoneId>,
    pub organisation_id: OrganisationId,
    pub period_id: Option<PeriodId>,
    /// Where its words come from.
    pub since: Position,
    /// Where other words took their place; none while they stand.
    pub until: Option<Position>,
    pub status: ReportedStatus,
    pub is_retracted: bool,
    /// Whether it carries evidence that anyone can open.
    pub is_proven: bool,
}

/// What the rules need to know of a version of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ReviewFact {
    pub id: ReviewId,
    pub commitment_id: CommitmentId,
    pub milestone_id: Option<MilestoneId>,
    pub organisation_id: OrganisationId,
    pub since: Position,
    pub until: Option<Position>,
    pub status: ReviewedStatus,
    pub is_retracted: bool,
}

/// That a review was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AnswerFact {
    pub commitment_id: CommitmentId,
    pub review_id: ReviewId,
    pub since: Position,
}

/// What the IRM found of a commitment's completion, or why there is nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompletionFact {
    pub commitment_id: CommitmentId,
    pub indicator: Indicator,
    pub term: Option<Term>,
    pub missing: Option<Missing>,
    pub how_entered: HowEntered,
    pub since: Position,
    pub until: Option<Position>,
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
    /// The entry that opened its reporting.
    pub opened_at: Position,
    /// The last position recorded by the end of the period for which silence counts.
    pub due_position: Position,
    /// The last position recorded more than six months before today.
    pub stale_position: Position,
}

impl PlanFact {
    pub fn is_tracked(&self) -> bool {
        self.tracked_from.is_some_and(|from| from <= self.today)
    }

    /// The period for which silence counts.
    pub fn due_period(&self) -> Option<PeriodId> {
        due_period(self.tracked_from, &self.periods, self.today).map(|it| it.id)
    }

    /// Whether silence counts of what was recorded first at a position: what joined the plan when its reporting was
    /// open already owes nothing for periods that were over by then.
    fn expects(&self, since: Position) -> bool {
        since <= self.opened_at || since <= self.due_position
    }
}

/// The period for which silence counts: the latest whose grace has run out, since tracking began.
pub fn due_period(
    tracked_from: Option<NaiveDate>,
    periods: &[PeriodFact],
    today: NaiveDate,
) -> Option<&PeriodFact> {
    let from = tracked_from?;
    periods.iter().rev().find(|it| it.silent_from <= today && it.ends_on >= from)
}

/// What the rules need to know of a commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentFact {
    pub id: CommitmentId,
    /// The entry that recorded it first.
    pub since: Position,
    pub standing: Standing,
    pub end_on: Option<NaiveDate>,
    /// Who leads or led it, with whoever succeeded them.
    pub leads: Vec<LeadFact>,
    pub milestones: Vec<MilestoneFact>,
    /// Every version of them, in the order in which they were recorded; so of what follows.
    pub reports: Vec<ReportFact>,
    pub reviews: Vec<ReviewFact>,
    pub answers: Vec<AnswerFact>,
    pub completion: Vec<CompletionFact>,
}

impl CommitmentFact {
    /// The reports that stand.
    fn standing_reports(&self) -> impl Iterator<Item = &ReportFact> {
        self.reports.iter().filter(|it| it.until.is_none() && !it.is_retracted)
    }

    /// Whether a report counts for a milestone, or for the commitment itself: one of its leads, or of whoever is
    /// responsible for the milestone.
    fn counts(&self, report: &ReportFact, milestone: Option<MilestoneId>, at: Position) -> bool {
        let by = report.organisation_id;
        let is_responsible = |it: &MilestoneFact| Some(it.id) == milestone && it.organisation_id == Some(by);
        report.milestone_id == milestone
            && (self.leads.iter().any(|it| it.organisation_id == by && it.holds(at))
                || self.milestones.iter().any(is_responsible))
    }
}

/// After everything that is known.
const NOW: Position = Position(i32::MAX);

/// How far a milestone has got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MilestoneProgress {
    pub id: MilestoneId,
    /// The last day on which it is on time; none where the end is open or not known.
    pub due_on: Option<NaiveDate>,
    pub state: State,
    /// The latest that its organisation said, even where that is too long ago to count.
    pub latest: Option<ReportFact>,
    /// Days past its due date.
    pub late_days: Option<i64>,
    pub is_silent: bool,
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
    /// Whether nothing was said of it or any of its milestones for the period that is due.
    pub is_silent: bool,
    /// Whether nothing was said of the commitment itself for the period that is due.
    pub is_own_silent: bool,
    pub is_stale: bool,
    /// Complete is claimed without evidence that anyone can open.
    pub is_unproven: bool,
    /// Settled ones included, in the order in which they opened.
    pub disputes: Vec<Dispute>,
    /// The verdict of each civil-society organisation that stands, on it and its milestones.
    pub reviews: Vec<ReviewFact>,
    /// What the IRM found of its completion last, or why there is nothing.
    pub irm: Option<CompletionFact>,
    pub milestones: Vec<MilestoneProgress>,
}

impl CommitmentProgress {
    pub fn is_late(&self) -> bool {
        self.late_days.is_some()
    }

    /// The disputes that are not settled.
    pub fn unsettled(&self) -> impl Iterator<Item = &Dispute> {
        self.disputes.iter().filter(|it| !it.is_settled())
    }

    pub fn is_disputed(&self) -> bool {
        self.unsettled().next().is_some()
    }

    /// Whether there is a dispute in a state.
    pub fn has_dispute(&self, state: DisputeState) -> bool {
        self.disputes.iter().any(|it| it.state() == state)
    }

    pub fn counts(&self) -> Counts {
        self.milestones.iter().map(|it| it.state).collect()
    }
}

/// How far a commitment has got on the plan's day.
pub fn of_commitment(plan: &PlanFact, fact: &CommitmentFact) -> CommitmentProgress {
    let milestones: Vec<MilestoneProgress> =
        fact.milestones.iter().map(|it| of_milestone(plan, fact, it)).collect();
    let own = |it: &&ReportFact| fact.counts(it, None, NOW);
    let latest = latest(plan, fact, None, NOW);
    let is_settled = fact.standing == Standing::Withdrawn || status(latest) == Some(ReportedStatus::Complete);
    let is_silent = !is_settled && is_silent(plan, fact.since, fact.standing_reports());
    let late_days = if is_settled {
        None
    } else {
        let own = late_days(plan, fact.end_on);
        milestones.iter().filter_map(|it| it.late_days).chain(own).max()
    };
    let is_own_silent = !is_settled && self::is_silent(plan, fact.since, fact.standing_reports().filter(own));
    CommitmentProgress {
        id: fact.id,
        state: state(plan, fact.standing, latest, is_own_silent),
        latest,
        late_days,
        is_silent,
        is_own_silent,
        is_stale: !is_settled && is_stale(plan, fact),
        is_unproven: latest.is_some_and(|it| it.status == ReportedStatus::Complete && !it.is_proven),
        disputes: dispute::of_commitment(plan, fact),
        reviews: standing_reviews(&fact.reviews),
        irm: irm_verdict(&fact.completion, NOW).or_else(|| irm_gap(&fact.completion)).copied(),
        milestones,
    }
}

/// How far a milestone has got: by the latest report of its commitment's lead, or of whoever is responsible for it.
pub fn of_milestone(plan: &PlanFact, commitment: &CommitmentFact, fact: &MilestoneFact) -> MilestoneProgress {
    let own = |it: &&ReportFact| commitment.counts(it, Some(fact.id), NOW);
    let latest = latest(plan, commitment, Some(fact.id), NOW);
    let is_withdrawn = fact.standing == Standing::Withdrawn || commitment.standing == Standing::Withdrawn;
    let is_settled = is_withdrawn || status(latest) == Some(ReportedStatus::Complete);
    let is_silent = !is_settled && is_silent(plan, fact.since, commitment.standing_reports().filter(own));
    let standing = if is_withdrawn { Standing::Withdrawn } else { Standing::InPlan };
    MilestoneProgress {
        id: fact.id,
        due_on: fact.due_on,
        state: state(plan, standing, latest, is_silent),
        latest,
        late_days: if is_settled { None } else { late_days(plan, fact.due_on) },
        is_silent,
    }
}

fn status(report: Option<ReportFact>) -> Option<ReportedStatus> {
    report.map(|it| it.status)
}

/// The report that counts at a position, of a milestone or of the commitment itself: that of the latest period, and of
/// one period the last recorded. A report for no period is older than any for a period, since only periods are reported
/// on once tracking has begun.
pub fn latest(
    plan: &PlanFact,
    fact: &CommitmentFact,
    milestone: Option<MilestoneId>,
    at: Position,
) -> Option<ReportFact> {
    let period = |it: &&ReportFact| plan.periods.iter().position(|period| Some(period.id) == it.period_id);
    let said = fact.reports.iter().filter(|it| it.holds(at) && !it.is_retracted);
    said.filter(|it| fact.counts(it, milestone, at)).max_by_key(|it| (period(it), it.since)).copied()
}

/// The reviews that stand: of several by one organisation of the same thing the last is its verdict.
fn standing_reviews(reviews: &[ReviewFact]) -> Vec<ReviewFact> {
    let mut last: Vec<ReviewFact> = Vec::new();
    let mut standing: Vec<&ReviewFact> =
        reviews.iter().filter(|it| it.until.is_none() && !it.is_retracted).collect();
    standing.sort_by_key(|it| it.id);
    for it in standing {
        last.retain(|old| (old.milestone_id, old.organisation_id) != (it.milestone_id, it.organisation_id));
        last.push(*it);
    }
    last
}

/// The IRM's completion that counts at a position: at the end of the plan, else halfway; an assessor's own entry before
/// a transcription, and of several the last recorded.
pub fn irm_verdict(completion: &[CompletionFact], at: Position) -> Option<&CompletionFact> {
    let held = completion.iter().filter(|it| it.holds(at) && it.term.is_some());
    held.max_by_key(|it| (it.indicator == Indicator::CompletionEnd, rank(it.how_entered), it.since))
}

/// Why the IRM says nothing of completion, where it says so.
fn irm_gap(completion: &[CompletionFact]) -> Option<&CompletionFact> {
    let held = completion.iter().filter(|it| it.until.is_none() && it.missing.is_some());
    held.max_by_key(|it| (it.indicator == Indicator::CompletionEnd, rank(it.how_entered), it.since))
}

fn rank(how: HowEntered) -> u8 {
    u8::from(how == HowEntered::Entered)
}

fn state(plan: &PlanFact, standing: Standing, latest: Option<ReportFact>, is_silent: bool) -> State {
    match (standing, latest) {
        (Standing::Withdrawn, _) => State::Withdrawn,
        (_, Some(report)) if !is_silent => report.status.into(),
        _ if plan.is_tracked() => State::NoReport,
        _ => State::NotTracked,
    }
}

/// Whether nothing was reported of what was recorded first at `since` for the period that is due, or for a later one.
/// Before the first period is due nobody is silent.
fn is_silent<'a>(
    plan: &PlanFact,
    since: Position,
    mut reports: impl Iterator<Item = &'a ReportFact>,
) -> bool {
    let place = |id: Option<PeriodId>| plan.periods.iter().position(|it| Some(it.id) == id);
    let due = place(plan.due_period());
    plan.is_tracked() && due.is_some() && plan.expects(since) && reports.all(|it| place(it.period_id) < due)
}

/// Days past a due date; none if it is not past, open or not known, or the plan is not tracked.
pub fn late_days(plan: &PlanFact, due_on: Option<NaiveDate>) -> Option<i64> {
    let due_on = due_on.filter(|_| plan.is_tracked())?;
    Some(plan.today.signed_duration_since(due_on).num_days()).filter(|days| *days > 0)
}

/// Whether nobody has said anything for more than six months (OGP wants a repository updated at least twice a year).
fn is_stale(plan: &PlanFact, fact: &CommitmentFact) -> bool {
    let Some(from) = plan.tracked_from.filter(|_| plan.is_tracked() && !plan.is_closed) else { return false };
    match fact.standing_reports().map(|it| it.since).max() {
        Some(last) => last <= plan.stale_position,
        None => from < six_months_before(plan.today) && fact.since <= plan.stale_position.max(plan.opened_at),
    }
}

/// The day six months ago: what was last said before it is stale.
pub fn six_months_before(today: NaiveDate) -> NaiveDate {
    today.checked_sub_months(Months::new(6)).unwrap_or(today)
}

/// By how many days a due date moved; none where one of the two is open or not known.
pub fn slip_days(submitted: Option<NaiveDate>, now: Option<NaiveDate>) -> Option<i64> {
    Some(now?.signed_duration_since(submitted?).num_days())
}

/// The day after `day`.
pub fn day_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_days(Days::new(1)).unwrap_or(day)
}
