//! Reviewing: civil society's verdicts, published and revised.

use diesel::SqliteConnection;

use super::reporting::{NewEvidence, add_evidence, faults_of_evidence};
use super::{ActError, Actor};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId, ReviewId};
use crate::domain::ledger_entry::EntryKind;
use crate::domain::organisation::OrganisationKind;
use crate::domain::review::{ReviewContent, ReviewSubject, ReviewedStatus};
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

/// Publishes a review, and returns its id.
///
/// # Errors
/// Refused if the organisation is not of civil society, or the review says nothing or points nowhere.
pub fn publish(conn: &mut SqliteConnection, actor: &Actor, new: &NewReview) -> Result<ReviewId, ActError> {
    let at = store::entries::last(conn)?;
    let commitment = store::commitments::with_ids(conn, at, &[new.commitment_id])?.pop();
    let commitment = commitment.ok_or(diesel::result::Error::NotFound)?;
    let plan = store::plans::find(conn, at, commitment.plan_id)?;
    let mut faults: Vec<Fault> = faults_of_evidence(&new.evidence).collect();
    faults.extend(fault_of(&new.verdict));
    let organisations = store::organisations::all(conn, at)?;
    let reviewer = organisations.iter().find(|it| it.id == new.organisation_id);
    if reviewer.is_none_or(|it| it.content.kind != OrganisationKind::CivilSociety) {
        faults.push(Fault::new("organisation", "fault-not-a-reviewer"));
    }
    let milestones = store::milestones::of_commitments(conn, at, &[new.commitment_id])?;
    if new.milestone_id.is_some_and(|id| milestones.iter().all(|it| it.id != id)) {
        faults.push(Fault::new("milestone", "fault-milestone-of-another"));
    }
    ActError::refuse(faults)?;
    let n = store::reviews::count_on(conn, new.commitment_id)?;
    let subject = ReviewSubject {
        key: format!("{}-v{}", commitment.key, n.saturating_add(1)),
        commitment_id: new.commitment_id,
        milestone_id: new.milestone_id,
        organisation_id: new.organisation_id,
        period_id: new.period_id,
    };
    let entry = actor.entry(EntryKind::Review, Some(plan.participant_id));
    let (_, id) = ledger::record(conn, &entry, |conn, position| {
        let id = store::reviews::insert(conn, position, &subject)?;
        store::reviews::revise(conn, position, &content(id, &new.verdict))?;
        add_evidence(conn, position, Claim::Review(id), &subject.key, &new.evidence)?;
        Ok::<_, ActError>(id)
    })?;
    Ok(id)
}

/// Revises a review: the new verdict holds from now on, the old one stays readable with the reason.
///
/// # Errors
/// Refused if the new verdict says nothing or there is no reason.
pub fn revise(
    conn: &mut SqliteConnection,
    actor: &Actor,
    (commitment, review): (CommitmentId, ReviewId),
    verdict: &Verdict,
    reason: &str,
) -> Result<(), ActError> {
    let at = store::entries::last(conn)?;
    let found = store::commitments::with_ids(conn, at, &[commitment])?.pop();
    let plan = store::plans::find(conn, at, found.ok_or(diesel::result::Error::NotFound)?.plan_id)?;
    let mut faults: Vec<Fault> = fault_of(verdict).into_iter().collect();
    faults.extend(reason.trim().is_empty().then(|| Fault::new("reason", "fault-reason-missing")));
    ActError::refuse(faults)?;
    let mut entry = actor.entry(EntryKind::ReviewRevision, Some(plan.participant_id));
    entry.reason = Some(reason.to_owned());
    ledger::record(conn, &entry, |conn, position| {
        store::reviews::revise(conn, position, &content(review, verdict)).map_err(ActError::from)
    })?;
    Ok(())
}

fn fault_of(verdict: &Verdict) -> Option<Fault> {
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
