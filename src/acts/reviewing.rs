//! Reviewing: civil society's verdicts, published, revised and taken back. Nobody but the organisation itself touches
//! a review.

use diesel::SqliteConnection;

use super::reporting::{NewEvidence, add_evidence, faults_of_evidence};
use super::{ActError, Actor};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId, ReviewId};
use crate::domain::ledger_entry::EntryKind;
use crate::domain::organisation::OrganisationKind;
use crate::domain::plan::Plan;
use crate::domain::review::{Review, ReviewContent, ReviewSubject, ReviewedStatus};
use crate::domain::vocabulary::Origin;
use crate::ledger;
use crate::store;
use crate::store::evidence::Claim;

/// What a review says, as handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    pub status: ReviewedStatus,
    pub text_ko: Option<(String, Origin)>,
    pub text_en: Option<(String, Origin)>,
}

/// A review to be published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewReview {
    pub commitment_id: CommitmentId,
    pub milestone_id: Option<MilestoneId>,
    pub organisation_id: OrganisationId,
    pub period_id: Option<PeriodId>,
    pub verdict: Verdict,
    pub evidence: Vec<NewEvidence>,
}

/// A review that is revised.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewRevision {
    pub ids: (CommitmentId, ReviewId),
    pub verdict: Verdict,
    pub reason: String,
    /// Evidence that it had not; what it had stays.
    pub evidence: Vec<NewEvidence>,
}

/// Publishes a review, and returns its id.
///
/// # Errors
/// Refused if the organisation is not of civil society or not the actor's own, or the review says nothing or points
/// nowhere.
pub fn publish(conn: &mut SqliteConnection, actor: &Actor, new: &NewReview) -> Result<ReviewId, ActError> {
    publish_after(conn, actor, new, |_, _| Ok(()))
}

/// Publishes a review; `first` is asked in the same transaction whether it may be, and given its key.
///
/// # Errors
/// As [`publish`], and what `first` returns.
pub fn publish_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    new: &NewReview,
    first: impl FnOnce(&mut SqliteConnection, &str) -> Result<(), ActError>,
) -> Result<ReviewId, ActError> {
    let at = store::entries::last(conn)?;
    let (commitment, plan) = plan_of(conn, new.commitment_id)?;
    let entry = actor.entry(EntryKind::Review, Some(plan.participant_id));
    let (_, id) = ledger::record(conn, &entry, |conn, position| {
        let n = store::reviews::count_on(conn, new.commitment_id)?;
        let subject = ReviewSubject {
            key: format!("{commitment}-v{}", n.saturating_add(1)),
            commitment_id: new.commitment_id,
            milestone_id: new.milestone_id,
            organisation_id: new.organisation_id,
            period_id: new.period_id,
        };
        // Before the rules: what has been done already is done, whatever the rules say by now.
        first(conn, &subject.key)?;
        ActError::refuse(faults_at(conn, at, actor, new)?)?;
        let id = store::reviews::insert(conn, position, &subject)?;
        store::reviews::revise(conn, position, &content(id, &new.verdict))?;
        add_evidence(conn, position, Claim::Review(id), &subject.key, &new.evidence)?;
        Ok::<_, ActError>(id)
    })?;
    Ok(id)
}

/// Everything that would keep a review from being published; nothing is written.
///
/// # Errors
/// The database's own.
pub fn faults(conn: &mut SqliteConnection, actor: &Actor, new: &NewReview) -> Result<Vec<Fault>, ActError> {
    let at = store::entries::last(conn)?;
    faults_at(conn, at, actor, new)
}

fn faults_at(
    conn: &mut SqliteConnection,
    at: crate::domain::id::Position,
    actor: &Actor,
    new: &NewReview,
) -> Result<Vec<Fault>, ActError> {
    let (_, plan) = plan_of(conn, new.commitment_id)?;
    let mut faults: Vec<Fault> = faults_of_evidence(&new.evidence).collect();
    faults.extend(fault_of(&new.verdict));
    let organisations = store::organisations::all(conn, at)?;
    let reviewer = organisations.iter().find(|it| it.id == new.organisation_id);
    if reviewer.is_none_or(|it| it.content.kind != OrganisationKind::CivilSociety) {
        faults.push(Fault::new("organisation", "fault-not-a-reviewer"));
    }
    faults.extend(fault_of_actor(actor, new.organisation_id));
    let milestones = store::milestones::of_commitments(conn, at, &[new.commitment_id])?;
    if new.milestone_id.is_some_and(|id| milestones.iter().all(|it| it.id != id)) {
        faults.push(Fault::new("milestone", "fault-milestone-of-another"));
    }
    let periods = store::plans::periods(conn, at, plan.id)?;
    if new.period_id.is_some_and(|id| periods.iter().all(|it| it.id != id)) {
        faults.push(Fault::new("period", "fault-period-of-another"));
    }
    Ok(faults)
}

/// Revises a review: the new verdict holds from now on, the old one stays readable with the reason.
///
/// # Errors
/// Refused if the new verdict says nothing, there is no reason, or the review is another organisation's.
pub fn revise(
    conn: &mut SqliteConnection,
    actor: &Actor,
    ids: (CommitmentId, ReviewId),
    verdict: &Verdict,
    reason: &str,
) -> Result<(), ActError> {
    let revision =
        ReviewRevision { ids, verdict: verdict.clone(), reason: reason.to_owned(), evidence: Vec::new() };
    revise_after(conn, actor, &revision, |_| Ok(()))
}

/// Revises a review; `first` is asked in the same transaction whether it may be.
///
/// # Errors
/// As [`revise`], and what `first` returns.
pub fn revise_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    revision: &ReviewRevision,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let (commitment, id) = revision.ids;
    let (_, plan) = plan_of(conn, commitment)?;
    let mut entry = actor.entry(EntryKind::ReviewRevision, Some(plan.participant_id));
    entry.reason = Some(revision.reason.trim().to_owned());
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        ActError::refuse(faults_of_revision(conn, actor, revision)?)?;
        store::reviews::revise(conn, position, &content(id, &revision.verdict))?;
        let key = own(conn, revision.ids)?.subject.key;
        add_evidence(conn, position, Claim::Review(id), &key, &revision.evidence)
    })?;
    Ok(())
}

/// Everything that would keep a revision from being published; nothing is written.
///
/// # Errors
/// The database's own; `NotFound` if there is no such review, or it was taken back.
pub fn faults_of_revision(
    conn: &mut SqliteConnection,
    actor: &Actor,
    revision: &ReviewRevision,
) -> Result<Vec<Fault>, ActError> {
    let review = own(conn, revision.ids)?;
    let mut faults: Vec<Fault> = faults_of_evidence(&revision.evidence).collect();
    faults.extend(fault_of(&revision.verdict));
    faults.extend(fault_of_actor(actor, review.subject.organisation_id));
    faults.extend(revision.reason.trim().is_empty().then(|| Fault::new("reason", "fault-reason-missing")));
    Ok(faults)
}

/// Takes a review back; its words stay readable with the reason. `first` is asked in the same transaction whether it
/// may be.
///
/// # Errors
/// Refused without a reason, or if the review is another organisation's; what `first` returns.
pub fn retract_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    ids: (CommitmentId, ReviewId),
    reason: &str,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let (_, plan) = plan_of(conn, ids.0)?;
    let mut entry = actor.entry(EntryKind::Retraction, Some(plan.participant_id));
    entry.reason = Some(reason.trim().to_owned());
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let review = own(conn, ids)?;
        let mut faults: Vec<Fault> =
            fault_of_actor(actor, review.subject.organisation_id).into_iter().collect();
        faults.extend(reason.trim().is_empty().then(|| Fault::new("reason", "fault-reason-missing")));
        ActError::refuse(faults)?;
        let content = ReviewContent { is_retracted: true, ..review.content };
        store::reviews::revise(conn, position, &content).map_err(ActError::from)
    })?;
    Ok(())
}

/// The key of a commitment, and its plan.
fn plan_of(conn: &mut SqliteConnection, id: CommitmentId) -> Result<(String, Plan), ActError> {
    let at = store::entries::last(conn)?;
    let commitment = store::commitments::with_ids(conn, at, &[id])?.pop();
    let commitment = commitment.ok_or(diesel::result::Error::NotFound)?;
    Ok((commitment.key, store::plans::find(conn, at, commitment.plan_id)?))
}

/// A review of a commitment that was not taken back.
fn own(conn: &mut SqliteConnection, (commitment, id): (CommitmentId, ReviewId)) -> Result<Review, ActError> {
    let at = store::entries::last(conn)?;
    let all = store::reviews::of_commitments(conn, at, &[commitment])?;
    let found = all.into_iter().find(|it| it.id == id && !it.content.is_retracted);
    Ok(found.ok_or(diesel::result::Error::NotFound)?)
}

fn fault_of_actor(actor: &Actor, organisation: OrganisationId) -> Option<Fault> {
    (actor.organisation_id != Some(organisation))
        .then(|| Fault::new("organisation", "fault-not-theirs-to-review"))
}

pub(super) fn fault_of(verdict: &Verdict) -> Option<Fault> {
    let is_silent = verdict.text_ko.is_none() && verdict.text_en.is_none();
    is_silent.then(|| Fault::new("text", "fault-text-missing"))
}

fn content(id: ReviewId, verdict: &Verdict) -> ReviewContent {
    let (text_ko, text_ko_is) = verdict.text_ko.clone().unzip();
    let (text_en, text_en_is) = verdict.text_en.clone().unzip();
    ReviewContent {
        review_id: id,
        status: verdict.status,
        text_ko,
        text_ko_is,
        text_en,
        text_en_is,
        is_retracted: false,
    }
}
