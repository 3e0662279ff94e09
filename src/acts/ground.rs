//! What the rules of reporting stand on: the commitments, their plans and milestones, and who may report on them.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::ActError;
use super::reporting::{NewEvidence, NewReport, Words, faults_of_evidence};
use crate::domain::commitment::{Commitment, Standing};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, MilestoneId, OrganisationId, PlanId, Position};
use crate::domain::milestone::Milestone;
use crate::domain::plan::{Period, Plan, PlanStage};
use crate::domain::report::{Report, ReportedStatus};
use crate::store;

/// The record around some commitments, read once however many reports are held against it.
#[derive(Debug, Clone)]
pub struct Ground {
    /// At which position.
    at: Position,
    commitments: HashMap<CommitmentId, Commitment>,
    plans: HashMap<PlanId, (Plan, Vec<Period>)>,
    milestones: HashMap<MilestoneId, Milestone>,
    /// Who leads or supports a commitment.
    parts: HashMap<CommitmentId, Vec<OrganisationId>>,
    successors: Successors,
}

impl Ground {
    /// Around these commitments.
    ///
    /// # Errors
    /// The database's own.
    pub fn load(conn: &mut SqliteConnection, at: Position, ids: &[CommitmentId]) -> Result<Self, ActError> {
        let commitments = store::commitments::with_ids(conn, at, ids)?;
        let mut plans = HashMap::new();
        for id in commitments.iter().map(|it| it.plan_id).collect::<HashSet<PlanId>>() {
            plans.insert(id, (store::plans::find(conn, at, id)?, store::plans::periods(conn, at, id)?));
        }
        let mut parts: HashMap<CommitmentId, Vec<OrganisationId>> = HashMap::new();
        for part in store::commitments::organisations(conn, at, ids)? {
            parts.entry(part.commitment_id).or_default().push(part.organisation_id);
        }
        let milestones = store::milestones::of_commitments(conn, at, ids)?;
        Ok(Self {
            at,
            commitments: commitments.into_iter().map(|it| (it.id, it)).collect(),
            plans,
            milestones: milestones.into_iter().map(|it| (it.id, it)).collect(),
            parts,
            successors: store::organisations::successors(conn, at)?.into_iter().collect(),
        })
    }

    /// Around the commitments that reports are about.
    pub(super) fn of_reports(
        conn: &mut SqliteConnection,
        at: Position,
        reports: &[NewReport],
    ) -> Result<Self, ActError> {
        let mut ids: Vec<CommitmentId> = reports.iter().map(|it| it.commitment_id).collect();
        ids.sort_unstable();
        ids.dedup();
        let ground = Self::load(conn, at, &ids)?;
        if ids.iter().all(|id| ground.commitments.contains_key(id)) {
            Ok(ground)
        } else {
            Err(diesel::result::Error::NotFound.into())
        }
    }

    /// The same at a position: read anew only if something was recorded since.
    ///
    /// # Errors
    /// The database's own.
    pub(super) fn renewed(self, conn: &mut SqliteConnection, at: Position) -> Result<Self, ActError> {
        if self.at == at {
            return Ok(self);
        }
        let ids: Vec<CommitmentId> = self.commitments.into_keys().collect();
        Self::load(conn, at, &ids)
    }

    pub fn at(&self) -> Position {
        self.at
    }

    pub fn milestone(&self, id: MilestoneId) -> Option<&Milestone> {
        self.milestones.get(&id)
    }

    /// The reporting periods of the plan that a commitment is in, oldest first.
    pub fn periods_of(&self, id: CommitmentId) -> &[Period] {
        let plan = self.commitments.get(&id).and_then(|it| self.plans.get(&it.plan_id));
        plan.map_or(&[], |(_, periods)| periods)
    }

    pub fn commitment(&self, id: CommitmentId) -> Option<&Commitment> {
        self.commitments.get(&id)
    }

    /// The plan that a commitment is in.
    pub fn plan_of(&self, id: CommitmentId) -> Option<&Plan> {
        self.commitments.get(&id).and_then(|it| self.plans.get(&it.plan_id)).map(|(plan, _)| plan)
    }

    /// Whether a commitment or its milestone was withdrawn: by itself, with its commitment, or when that was split or
    /// merged.
    pub fn is_withdrawn(&self, commitment: CommitmentId, milestone: Option<MilestoneId>) -> bool {
        let own = milestone.and_then(|id| self.milestones.get(&id)).map(|it| it.content.standing);
        let whole = self.commitments.get(&commitment).map(|it| it.content.standing);
        [own, whole].contains(&Some(Standing::Withdrawn))
    }

    /// The milestones that an organisation may report on, as the plan has them: none that was withdrawn.
    pub fn milestones_of(&self, organisation: OrganisationId) -> Vec<&Milestone> {
        let is_theirs = |it: &&Milestone| {
            !self.is_withdrawn(it.commitment_id, Some(it.id))
                && self.reporters(it.commitment_id, Some(it.id)).contains(&organisation)
        };
        let mut all: Vec<&Milestone> = self.milestones.values().filter(is_theirs).collect();
        let place = |it: &Milestone| self.commitments.get(&it.commitment_id).map(|it| it.content.ordinal);
        all.sort_by_key(|it| (place(it), it.commitment_id, it.content.ordinal, it.id));
        all
    }

    /// The organisations that may report on some milestone.
    pub fn reporters_on_milestones(&self) -> Vec<OrganisationId> {
        let all = self.milestones.values().filter(|it| !self.is_withdrawn(it.commitment_id, Some(it.id)));
        let all: HashSet<OrganisationId> =
            all.flat_map(|it| self.reporters(it.commitment_id, Some(it.id))).collect();
        let mut all: Vec<OrganisationId> = all.into_iter().collect();
        all.sort_unstable();
        all
    }

    /// The organisations that may report on a commitment or one of its milestones: who leads or supports it, whoever is
    /// responsible for the milestone, and whoever succeeded one of them.
    pub fn reporters(&self, commitment: CommitmentId, milestone: Option<MilestoneId>) -> Vec<OrganisationId> {
        let own = milestone.and_then(|id| self.milestones.get(&id));
        let responsible =
            own.filter(|it| it.commitment_id == commitment).and_then(|it| it.content.organisation_id);
        let mut all: Vec<OrganisationId> = Vec::new();
        for part in self.parts.get(&commitment).into_iter().flatten().copied().chain(responsible) {
            let new: Vec<_> =
                line_from(part, &self.successors).into_iter().filter(|it| !all.contains(it)).collect();
            all.extend(new);
        }
        all
    }

    /// Every fault of a report.
    pub fn faults(&self, new: &NewReport, today: NaiveDate) -> Vec<Fault> {
        let mut faults = self.faults_of_subject(new, today);
        faults.extend(faults_of(&new.words, &new.evidence, today));
        faults.extend(self.fault_of_withdrawal((new.commitment_id, new.milestone_id), &new.words));
        if new.entered_later {
            faults.extend(self.fault_of_older(new.commitment_id, &new.words));
        }
        faults
    }

    /// Every fault of the words that put a report right.
    pub(super) fn faults_of_correction(
        &self,
        old: &Report,
        words: &Words,
        evidence: &[NewEvidence],
        today: NaiveDate,
    ) -> Vec<Fault> {
        let subject = &old.subject;
        let mut faults = faults_of(words, evidence, today);
        faults.extend(self.plan_of(subject.commitment_id).and_then(fault_of_closed));
        // What was said before the withdrawal is put right as it should have been said then.
        let is_of_withdrawal = [words.status, old.content.status].contains(&ReportedStatus::Withdrawn);
        if is_of_withdrawal {
            faults.extend(self.fault_of_withdrawal((subject.commitment_id, subject.milestone_id), words));
        }
        if subject.entered_later {
            faults.extend(self.fault_of_older(subject.commitment_id, words));
        }
        faults
    }

    /// "Withdrawn" needs the amendment that withdrew it, and of what was withdrawn nothing else can be said.
    fn fault_of_withdrawal(
        &self,
        (commitment, milestone): (CommitmentId, Option<MilestoneId>),
        words: &Words,
    ) -> Option<Fault> {
        let message = match (words.status, self.is_withdrawn(commitment, milestone)) {
            (ReportedStatus::Withdrawn, false) => "fault-withdrawn-needs-amendment",
            (ReportedStatus::Withdrawn, true) | (_, false) => return None,
            (_, true) => "fault-only-withdrawn",
        };
        Some(Fault::new("status", message))
    }

    /// A report that was made before this record began is told by its day: one before the plan's reporting was opened
    /// here, or, in a plan whose reporting never was, any.
    fn fault_of_older(&self, id: CommitmentId, words: &Words) -> Option<Fault> {
        let Some(on) = words.occurred_on else {
            return Some(Fault::new("occurred_on", "fault-older-needs-day"));
        };
        let from = self.plan_of(id)?.content.tracked_from?;
        (on >= from)
            .then(|| Fault::new("occurred_on", "fault-older-since-tracked").with("day", from.to_string()))
    }

    /// The faults of who reports on what, and when.
    fn faults_of_subject(&self, new: &NewReport, today: NaiveDate) -> Vec<Fault> {
        let mut faults = Vec::new();
        let is_its_own =
            |id| self.milestones.get(&id).is_some_and(|it: &Milestone| it.commitment_id == new.commitment_id);
        if !new.milestone_id.is_none_or(is_its_own) {
            faults.push(Fault::new("milestone", "fault-milestone-of-another"));
        }
        if !self.reporters(new.commitment_id, new.milestone_id).contains(&new.organisation_id) {
            faults.push(Fault::new("organisation", "fault-not-theirs-to-report"));
        }
        let plan = self.commitments.get(&new.commitment_id).and_then(|it| self.plans.get(&it.plan_id));
        if let Some((plan, periods)) = plan {
            let of_plan = if new.entered_later { fault_of_closed } else { fault_of_plan };
            faults.extend(of_plan(plan));
            if let Some(id) = new.period_id {
                match periods.iter().find(|it| it.id == id) {
                    Some(period) => faults.extend(fault_of_period(period, today)),
                    None => faults.push(Fault::new("period", "fault-period-of-another")),
                }
            }
        }
        faults
    }
}

/// Who succeeded whom.
type Successors = HashMap<OrganisationId, OrganisationId>;

/// An organisation and whoever succeeded it, in that order.
fn line_from(organisation: OrganisationId, successors: &Successors) -> Vec<OrganisationId> {
    let mut line = Vec::new();
    let mut next = Some(organisation);
    while let Some(id) = next.filter(|id| !line.contains(id)) {
        line.push(id);
        next = successors.get(&id).copied();
    }
    line
}

/// An organisation and whoever succeeded it, in that order: the last one answers for all.
///
/// # Errors
/// The database's own.
pub fn heirs(
    conn: &mut SqliteConnection,
    organisation: OrganisationId,
) -> Result<Vec<OrganisationId>, ActError> {
    let at = store::entries::last(conn)?;
    let successors = store::organisations::successors(conn, at)?.into_iter().collect();
    Ok(line_from(organisation, &successors))
}

/// Why the reports of a plan stay as they are: its reporting was open here, and it was closed. A plan of the past that
/// was never reported on here still takes the reports that were made elsewhere in its time.
pub fn fault_of_closed(plan: &Plan) -> Option<Fault> {
    let content = &plan.content;
    (content.stage == PlanStage::Closed && content.tracked_from.is_some())
        .then(|| Fault::new("plan", "fault-plan-closed"))
}

/// Why a plan takes no reports on what is done now; none if it does.
pub fn fault_of_plan(plan: &Plan) -> Option<Fault> {
    let message = match (plan.content.stage, plan.content.tracked_from) {
        (PlanStage::Closed, Some(_)) => return fault_of_closed(plan),
        (_, Some(_)) => return None,
        (PlanStage::Closed, None) => "fault-plan-past",
        (_, None) => "fault-plan-not-tracked",
    };
    Some(Fault::new("plan", message))
}

/// Nothing can be reported yet for a period that has not begun.
pub fn fault_of_period(period: &Period, today: NaiveDate) -> Option<Fault> {
    let from = period.content.starts_on;
    (from > today).then(|| Fault::new("period", "fault-period-not-begun").with("day", from.to_string()))
}

/// The faults of what a report says.
pub(super) fn faults_of(words: &Words, evidence: &[NewEvidence], today: NaiveDate) -> Vec<Fault> {
    let mut faults: Vec<Fault> = faults_of_evidence(evidence).collect();
    if words.text_ko.is_none() && words.text_en.is_none() {
        faults.push(Fault::new("text", "fault-text-missing"));
    }
    let stuck = matches!(words.status, ReportedStatus::NotStarted | ReportedStatus::Limited);
    if stuck && words.difficulties_ko.is_none() && words.difficulties_en.is_none() {
        faults.push(Fault::new("difficulties", "fault-difficulties-missing"));
    }
    let explained = words.no_evidence_ko.is_some() || words.no_evidence_en.is_some();
    if words.status == ReportedStatus::Complete && evidence.is_empty() && !explained {
        faults.push(Fault::new("evidence", "fault-complete-needs-proof"));
    }
    if words.occurred_on.is_some_and(|it| it > today) {
        faults.push(Fault::new("occurred_on", "fault-date-in-future"));
    }
    faults
}
