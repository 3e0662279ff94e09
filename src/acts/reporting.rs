//! Reporting: publishing, correcting and retracting progress reports.

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::{ActError, Actor};
use crate::domain::commitment::{Commitment, Standing};
use crate::domain::evidence::{EvidenceContent, EvidenceKind, is_web_address};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId, Position, ReportId};
use crate::domain::ledger_entry::EntryKind;
use crate::domain::plan::{Plan, PlanStage};
use crate::domain::report::{ReportContent, ReportSubject, ReportedStatus};
use crate::domain::vocabulary::Origin;
use crate::ledger;
use crate::store;
use crate::store::evidence::Claim;

/// What a report says, as handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub status: ReportedStatus,
    pub text_ko: Option<(String, Origin)>,
    pub text_en: Option<(String, Origin)>,
    pub difficulties_ko: Option<String>,
    pub difficulties_en: Option<String>,
    pub next_step_ko: Option<String>,
    pub next_step_en: Option<String>,
    pub no_evidence_ko: Option<String>,
    pub no_evidence_en: Option<String>,
    pub occurred_on: Option<NaiveDate>,
}

/// A piece of evidence, as handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEvidence {
    pub kind: EvidenceKind,
    pub url: String,
    pub title_ko: Option<(String, Origin)>,
    pub title_en: Option<(String, Origin)>,
    pub dated_on: Option<NaiveDate>,
    pub seen_on: Option<NaiveDate>,
    pub archive_url: Option<String>,
}

/// A report to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReport {
    pub commitment_id: CommitmentId,
    pub milestone_id: Option<MilestoneId>,
    pub organisation_id: OrganisationId,
    pub period_id: Option<PeriodId>,
    pub entered_later: bool,
    pub words: Words,
    pub evidence: Vec<NewEvidence>,
}

/// Publishes a report, and returns its id.
///
/// # Errors
/// Refused if it breaks a rule: who may report on it, what its status requires, whether the plan takes reports.
pub fn publish(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    new: &NewReport,
) -> Result<ReportId, ActError> {
    publish_after(conn, actor, today, new, |_, _| Ok(()))
}

/// Publishes a report; `first` is asked in the same transaction whether it may be, and given its key.
///
/// # Errors
/// As [`publish`], and what `first` returns.
pub fn publish_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    new: &NewReport,
    first: impl FnOnce(&mut SqliteConnection, &str) -> Result<(), ActError>,
) -> Result<ReportId, ActError> {
    let at = store::entries::last(conn)?;
    let about = About::find(conn, at, new.commitment_id)?;
    let entry = actor.entry(EntryKind::Report, Some(about.plan.participant_id));
    let (_, id) = ledger::record(conn, &entry, |conn, position| {
        let n = store::reports::count_on(conn, new.commitment_id)?;
        let subject = ReportSubject {
            key: format!("{}-r{}", about.commitment.key, n.saturating_add(1)),
            commitment_id: new.commitment_id,
            milestone_id: new.milestone_id,
            organisation_id: new.organisation_id,
            period_id: new.period_id,
            entered_later: new.entered_later,
        };
        // Before the rules: what has been done already is done, whatever the rules say by now.
        first(conn, &subject.key)?;
        ActError::refuse(about.all_faults(conn, at, today, new)?)?;
        let id = store::reports::insert(conn, position, &subject)?;
        store::reports::revise(conn, position, &content(id, &new.words, false))?;
        add_evidence(conn, position, Claim::Report(id), &subject.key, &new.evidence)?;
        Ok::<_, ActError>(id)
    })?;
    Ok(id)
}

/// Everything that would keep a report from being published; nothing is written.
///
/// # Errors
/// The database's own.
pub fn faults(
    conn: &mut SqliteConnection,
    today: NaiveDate,
    new: &NewReport,
) -> Result<Vec<Fault>, ActError> {
    let at = store::entries::last(conn)?;
    About::find(conn, at, new.commitment_id)?.all_faults(conn, at, today, new)
}

/// The organisations that may report on a commitment or one of its milestones: who leads or supports it, whoever is
/// responsible for the milestone, and whoever succeeded one of them.
///
/// # Errors
/// The database's own.
pub fn reporters(
    conn: &mut SqliteConnection,
    commitment: CommitmentId,
    milestone: Option<MilestoneId>,
) -> Result<Vec<OrganisationId>, ActError> {
    let at = store::entries::last(conn)?;
    let milestones = store::milestones::of_commitments(conn, at, &[commitment])?;
    let responsible =
        milestones.iter().find(|it| Some(it.id) == milestone).and_then(|it| it.content.organisation_id);
    let parts = store::commitments::organisations(conn, at, &[commitment])?;
    let mut all: Vec<OrganisationId> = Vec::new();
    for own in parts.iter().map(|it| it.organisation_id).chain(responsible) {
        let new: Vec<_> = heirs(conn, own)?.into_iter().filter(|id| !all.contains(id)).collect();
        all.extend(new);
    }
    Ok(all)
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
    let organisations = store::organisations::all(conn, at)?;
    let mut all = Vec::new();
    let mut next = Some(organisation);
    while let Some(id) = next.filter(|id| !all.contains(id)) {
        all.push(id);
        next = organisations.iter().find(|it| it.id == id).and_then(|it| it.content.successor_id);
    }
    Ok(all)
}

/// Puts a report right: the new words hold from now on, the old ones stay readable with the reason.
///
/// # Errors
/// Refused if the new words break a rule or there is no reason.
pub fn correct(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    ids: (CommitmentId, ReportId),
    words: &Words,
    reason: &str,
) -> Result<(), ActError> {
    let correction =
        Correction { ids, words: words.clone(), reason: reason.to_owned(), evidence: Vec::new() };
    correct_after(conn, actor, today, &correction, |_| Ok(()))
}

/// A report put right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Correction {
    pub ids: (CommitmentId, ReportId),
    pub words: Words,
    pub reason: String,
    /// Evidence that it had not; what it had stays.
    pub evidence: Vec<NewEvidence>,
}

/// Puts a report right; `first` is asked in the same transaction whether it may be.
///
/// # Errors
/// As [`correct`], and what `first` returns.
pub fn correct_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    correction: &Correction,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let (commitment, report) = correction.ids;
    let at = store::entries::last(conn)?;
    let about = About::find(conn, at, commitment)?;
    let mut entry = actor.entry(EntryKind::Correction, Some(about.plan.participant_id));
    entry.reason = Some(correction.reason.clone());
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        ActError::refuse(faults_of_correction(conn, today, correction)?)?;
        store::reports::revise(conn, position, &content(report, &correction.words, false))?;
        let key = store::reports::key_of(conn, report)?;
        add_evidence(conn, position, Claim::Report(report), &key, &correction.evidence)
    })?;
    Ok(())
}

/// Everything that would keep a correction from being published; nothing is written.
///
/// # Errors
/// The database's own.
pub fn faults_of_correction(
    conn: &mut SqliteConnection,
    today: NaiveDate,
    correction: &Correction,
) -> Result<Vec<Fault>, ActError> {
    let (commitment, report) = correction.ids;
    let at = store::entries::last(conn)?;
    let about = About::find(conn, at, commitment)?;
    let mut evidence: Vec<NewEvidence> = store::evidence::of(conn, at, &[report], &[])?
        .into_iter()
        .filter(|it| it.content.is_openable())
        .map(|it| as_handed_in(it.content))
        .collect();
    evidence.extend(correction.evidence.iter().cloned());
    let mut faults = faults_of(&correction.words, &evidence, today);
    faults.extend(about.fault_of_withdrawal(&correction.words));
    let is_unsaid = correction.reason.trim().is_empty();
    faults.extend(is_unsaid.then(|| Fault::new("reason", "fault-reason-missing")));
    Ok(faults)
}

/// Takes a report back; its words stay readable with the reason.
///
/// # Errors
/// Refused without a reason.
pub fn retract(
    conn: &mut SqliteConnection,
    actor: &Actor,
    ids: (CommitmentId, ReportId),
    reason: &str,
) -> Result<(), ActError> {
    retract_after(conn, actor, ids, reason, |_| Ok(()))
}

/// Takes a report back; `first` is asked in the same transaction whether it may be.
///
/// # Errors
/// As [`retract`], and what `first` returns.
pub fn retract_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    (commitment, report): (CommitmentId, ReportId),
    reason: &str,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let at = store::entries::last(conn)?;
    let about = About::find(conn, at, commitment)?;
    let mut entry = actor.entry(EntryKind::Retraction, Some(about.plan.participant_id));
    entry.reason = Some(reason.trim().to_owned());
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let is_unsaid = reason.trim().is_empty();
        let faults = is_unsaid.then(|| Fault::new("reason", "fault-reason-missing"));
        ActError::refuse(faults.into_iter().collect())?;
        let all = store::reports::of_commitments(conn, at, &[commitment])?;
        let old = all.into_iter().find(|it| it.id == report && !it.content.is_retracted);
        let old = old.ok_or(diesel::result::Error::NotFound)?;
        let content = ReportContent { is_retracted: true, ..old.content };
        store::reports::revise(conn, position, &content).map_err(ActError::from)
    })?;
    Ok(())
}

/// Adds evidence to a claim, with keys that follow the claim's.
pub(super) fn add_evidence(
    conn: &mut SqliteConnection,
    position: Position,
    claim: Claim,
    claim_key: &str,
    items: &[NewEvidence],
) -> Result<(), ActError> {
    let n = store::evidence::count_of(conn, claim)?;
    for (item, i) in items.iter().zip(n.saturating_add(1)..) {
        let key = format!("{claim_key}-e{i}");
        let id = store::evidence::insert(conn, position, &key, claim)?;
        let (title_ko, title_ko_is) = item.title_ko.clone().unzip();
        let (title_en, title_en_is) = item.title_en.clone().unzip();
        let content = EvidenceContent {
            evidence_id: id,
            kind: item.kind,
            url: item.url.clone(),
            title_ko,
            title_ko_is,
            title_en,
            title_en_is,
            dated_on: item.dated_on,
            seen_on: item.seen_on,
            archive_url: item.archive_url.clone(),
            dead_on: None,
        };
        store::evidence::revise(conn, position, &content)?;
    }
    Ok(())
}

/// The faults of evidence itself: every link must be one that a reader can follow.
pub(super) fn faults_of_evidence(items: &[NewEvidence]) -> impl Iterator<Item = Fault> {
    items
        .iter()
        .filter(|it| !is_web_address(&it.url))
        .map(|it| Fault::new("evidence", "fault-not-a-link").with("value", &it.url))
}

fn as_handed_in(content: EvidenceContent) -> NewEvidence {
    NewEvidence {
        kind: content.kind,
        url: content.url,
        title_ko: content.title_ko.zip(content.title_ko_is),
        title_en: content.title_en.zip(content.title_en_is),
        dated_on: content.dated_on,
        seen_on: content.seen_on,
        archive_url: content.archive_url,
    }
}

/// The commitment that a report is about, with its plan.
struct About {
    commitment: Commitment,
    plan: Plan,
}

impl About {
    fn find(conn: &mut SqliteConnection, at: Position, id: CommitmentId) -> Result<Self, ActError> {
        let commitment = store::commitments::with_ids(conn, at, &[id])?.pop();
        let commitment = commitment.ok_or(diesel::result::Error::NotFound)?;
        let plan = store::plans::find(conn, at, commitment.plan_id)?;
        Ok(Self { commitment, plan })
    }

    /// Every fault of a report.
    fn all_faults(
        &self,
        conn: &mut SqliteConnection,
        at: Position,
        today: NaiveDate,
        new: &NewReport,
    ) -> Result<Vec<Fault>, ActError> {
        let mut faults = self.faults(conn, at, new)?;
        faults.extend(faults_of(&new.words, &new.evidence, today));
        faults.extend(self.fault_of_withdrawal(&new.words));
        Ok(faults)
    }

    /// "Withdrawn" needs the amendment that withdrew it.
    fn fault_of_withdrawal(&self, words: &Words) -> Option<Fault> {
        let is_withdrawn = self.commitment.content.standing == Standing::Withdrawn;
        (words.status == ReportedStatus::Withdrawn && !is_withdrawn)
            .then(|| Fault::new("status", "fault-withdrawn-needs-amendment"))
    }

    /// The faults of who reports on what, and when.
    fn faults(
        &self,
        conn: &mut SqliteConnection,
        at: Position,
        new: &NewReport,
    ) -> Result<Vec<Fault>, ActError> {
        let mut faults = Vec::new();
        let milestones = store::milestones::of_commitments(conn, at, &[self.commitment.id])?;
        let milestone = milestones.iter().find(|it| Some(it.id) == new.milestone_id);
        if new.milestone_id.is_some() && milestone.is_none() {
            faults.push(Fault::new("milestone", "fault-milestone-of-another"));
        }
        if !reporters(conn, self.commitment.id, new.milestone_id)?.contains(&new.organisation_id) {
            faults.push(Fault::new("organisation", "fault-not-theirs-to-report"));
        }
        if self.plan.content.stage == PlanStage::Closed && !new.entered_later {
            faults.push(Fault::new("plan", "fault-plan-closed"));
        }
        if self.plan.content.tracked_from.is_none() && !new.entered_later {
            faults.push(Fault::new("plan", "fault-plan-not-tracked"));
        }
        let periods = store::plans::periods(conn, at, self.plan.id)?;
        if new.period_id.is_some_and(|id| periods.iter().all(|it| it.id != id)) {
            faults.push(Fault::new("period", "fault-period-of-another"));
        }
        Ok(faults)
    }
}

/// The faults of what a report says.
fn faults_of(words: &Words, evidence: &[NewEvidence], today: NaiveDate) -> Vec<Fault> {
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

fn content(id: ReportId, words: &Words, is_retracted: bool) -> ReportContent {
    let (text_ko, text_ko_is) = words.text_ko.clone().unzip();
    let (text_en, text_en_is) = words.text_en.clone().unzip();
    ReportContent {
        report_id: id,
        status: words.status,
        text_ko,
        text_ko_is,
        text_en,
        text_en_is,
        difficulties_ko: words.difficulties_ko.clone(),
        difficulties_en: words.difficulties_en.clone(),
        next_step_ko: words.next_step_ko.clone(),
        next_step_en: words.next_step_en.clone(),
        no_evidence_ko: words.no_evidence_ko.clone(),
        no_evidence_en: words.no_evidence_en.clone(),
        occurred_on: words.occurred_on,
        is_retracted,
    }
}
