//! Links of evidence: readers say that one is dead, somebody confirms it, and its organisation mends it.

use chrono::{DateTime, NaiveDate, Utc};
use diesel::SqliteConnection;

use super::{ActError, Hand, ground};
use crate::domain::address::is_web_address;
use crate::domain::evidence::{Evidence, EvidenceContent};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, EvidenceId, OrganisationId, ParticipantId, Position};
use crate::domain::ledger_entry::EntryKind;
use crate::domain::member::Role;
use crate::ledger;
use crate::store;
use crate::store::lookup::Day;

/// Who looks whether a link is dead, and says so for the record.
pub const CONFIRMS: &[Role] = &[Role::Reviewer, Role::Secretariat];

/// A piece of evidence with what it belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Belonging {
    pub evidence: Evidence,
    pub commitment_id: CommitmentId,
    pub participant_id: ParticipantId,
    /// Whose report or review it is for.
    pub organisation_id: OrganisationId,
    /// Whether it is for a review, which nobody but its organisation touches.
    pub is_of_review: bool,
    /// Where what is said of it now comes from.
    pub since: Position,
    /// Whether the report or review it is for was taken back.
    pub is_retracted: bool,
}

impl Belonging {
    /// Finds a piece of evidence as it now stands.
    ///
    /// # Errors
    /// `NotFound` if there is none.
    pub fn find(conn: &mut SqliteConnection, id: EvidenceId) -> Result<Self, ActError> {
        let at = store::entries::last(conn)?;
        let (since, evidence) = store::evidence::find(conn, at, id)?;
        let (commitment_id, organisation_id, is_retracted) = match (evidence.report_id, evidence.review_id) {
            (Some(report), _) => {
                let key = store::reports::key_of(conn, report)?;
                let report = store::reports::by_key(conn, at, &key)?;
                (report.subject.commitment_id, report.subject.organisation_id, report.content.is_retracted)
            }
            (None, Some(review)) => {
                let review = store::reviews::by_id(conn, at, review)?;
                (review.subject.commitment_id, review.subject.organisation_id, review.content.is_retracted)
            }
            (None, None) => return Err(diesel::result::Error::NotFound.into()),
        };
        let commitment = store::commitments::with_ids(conn, at, &[commitment_id])?.pop();
        let plan_id = commitment.ok_or(diesel::result::Error::NotFound)?.plan_id;
        Ok(Self {
            is_of_review: evidence.review_id.is_some(),
            evidence,
            commitment_id,
            participant_id: store::plans::find(conn, at, plan_id)?.participant_id,
            organisation_id,
            since,
            is_retracted,
        })
    }

    /// Refuses who may not give it another address: its organisation may, or one that succeeded it, and the secretariat
    /// for a ministry.
    ///
    /// # Errors
    /// [`ActError::Forbidden`].
    pub fn let_mend(&self, conn: &mut SqliteConnection, hand: &Hand) -> Result<(), ActError> {
        let Some(member) = hand.member(conn, self.participant_id, MENDS)? else { return Ok(()) };
        let is_own = ground::heirs(conn, self.organisation_id)?.contains(&member.organisation_id);
        let is_office = member.role == Role::Secretariat && !self.is_of_review;
        if is_own || is_office { Ok(()) } else { Err(ActError::Forbidden("error-not-your-evidence")) }
    }

    fn entry(&self, hand: &Hand) -> crate::domain::ledger_entry::NewEntry {
        hand.actor.entry(EntryKind::Evidence, Some(self.participant_id))
    }
}

/// Whose evidence there can be, and the secretariat.
pub const MENDS: &[Role] = &[Role::Reporter, Role::Reviewer, Role::Secretariat];

/// Counts a reader's word that a link no longer opens. It changes nothing public.
///
/// # Errors
/// `NotFound` if there is no such evidence.
pub fn report_link(conn: &mut SqliteConnection, now: DateTime<Utc>, id: EvidenceId) -> Result<(), ActError> {
    store::private_write(conn, |conn| {
        let it = Belonging::find(conn, id)?;
        // Of one that is dead for the record, there is nothing to say.
        if it.evidence.content.dead_on.is_some() {
            return Ok(());
        }
        let at = store::entries::last(conn)?;
        let participants = store::participants::all(conn, at)?;
        let today = Day::At(now).of(participants.iter().find(|own| own.id == it.participant_id));
        Ok::<_, ActError>(store::link_reports::add(conn, id, today)?)
    })
}

/// Notes that the link of a piece of evidence no longer opens: from then on it proves nothing, until it is mended.
///
/// # Errors
/// Refused if it is dead already or the day is to come; forbidden to all but the participant's reviewers and its
/// secretariat; and what `first`, which is asked in the same transaction, returns.
pub fn confirm_dead(
    conn: &mut SqliteConnection,
    hand: &Hand,
    today: NaiveDate,
    (id, dead_on): (EvidenceId, NaiveDate),
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let it = Belonging::find(conn, id)?;
    ledger::record(conn, &it.entry(hand), |conn, position| {
        first(conn)?;
        let it = Belonging::find(conn, id)?;
        hand.member(conn, it.participant_id, CONFIRMS)?;
        let content = it.evidence.content;
        let mut faults = Vec::new();
        faults.extend(content.dead_on.map(|_| Fault::new("", "fault-link-dead-already")));
        faults.extend((dead_on > today).then(|| Fault::new("dead_on", "fault-date-in-future")));
        ActError::refuse(faults)?;
        let content = EvidenceContent { dead_on: Some(dead_on), ..content };
        store::evidence::revise(conn, position, &content)?;
        Ok::<_, ActError>(store::link_reports::remove(conn, id)?)
    })?;
    Ok(())
}

/// Forgets what readers said of a link: it opens.
///
/// # Errors
/// Forbidden to all but the participant's reviewers and its secretariat.
pub fn dismiss(conn: &mut SqliteConnection, hand: &Hand, id: EvidenceId) -> Result<(), ActError> {
    store::private_write(conn, |conn| {
        let it = Belonging::find(conn, id)?;
        hand.member(conn, it.participant_id, CONFIRMS)?;
        Ok::<_, ActError>(store::link_reports::remove(conn, id)?)
    })
}

/// How a link is mended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mending {
    pub evidence_id: EvidenceId,
    /// A new address; none to keep the one that it has.
    pub url: Option<String>,
    /// Where the document is archived.
    pub archive_url: Option<String>,
    pub reason: Option<String>,
    /// The position that the writer had seen.
    pub base: Position,
}

/// Gives a piece of evidence another address, or the address of an archive. The old one stays readable.
///
/// # Errors
/// Refused if neither is given or one is no web address; a conflict if somebody changed it in the meantime; forbidden
/// to others than its organisation and, for a ministry, the secretariat; and what `first` returns.
pub fn mend(
    conn: &mut SqliteConnection,
    hand: &Hand,
    today: NaiveDate,
    mending: &Mending,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let it = Belonging::find(conn, mending.evidence_id)?;
    let mut entry = it.entry(hand);
    entry.reason = mending.reason.clone();
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let it = Belonging::find(conn, mending.evidence_id)?;
        it.let_mend(conn, hand)?;
        if it.since > mending.base {
            return Err(ActError::Conflict);
        }
        let old = it.evidence.content;
        ActError::refuse(faults_of_mending(mending, &old))?;
        // An archive keeps the document; only a new address brings the link itself back to life.
        let content = match &mending.url {
            Some(url) if *url != old.url => EvidenceContent {
                url: url.clone(),
                archive_url: mending.archive_url.clone(),
                seen_on: Some(today),
                dead_on: None,
                ..old
            },
            _ => EvidenceContent { archive_url: mending.archive_url.clone(), ..old },
        };
        store::evidence::revise(conn, position, &content)?;
        Ok::<_, ActError>(store::link_reports::remove(conn, mending.evidence_id)?)
    })?;
    Ok(())
}

fn faults_of_mending(mending: &Mending, old: &EvidenceContent) -> Vec<Fault> {
    let url = mending.url.as_deref().filter(|it| *it != old.url);
    let archive = mending.archive_url.as_deref();
    let mut faults = Vec::new();
    let is_same = url.is_none() && archive == old.archive_url.as_deref();
    faults.extend(is_same.then(|| Fault::new("url", "fault-mend-nothing")));
    for (field, address) in [("url", url), ("archive_url", archive)] {
        let wrong = address.filter(|it| !is_web_address(it));
        faults.extend(wrong.map(|it| Fault::new(field, "fault-not-a-link").with("value", it)));
    }
    faults
}
