//! Answering: what the organisation responsible says to a review, and how it revises that.

use diesel::SqliteConnection;

use super::ground::Ground;
use super::{ActError, Actor};
use crate::domain::answer::{Answer, AnswerContent, AnswerSubject};
use crate::domain::fault::Fault;
use crate::domain::id::{AnswerId, CommitmentId, OrganisationId, ReviewId};
use crate::domain::ledger_entry::EntryKind;
use crate::domain::vocabulary::Origin;
use crate::ledger;
use crate::store;

/// An answer to be published, or new words for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    pub commitment_id: CommitmentId,
    pub review_id: ReviewId,
    pub organisation_id: OrganisationId,
    pub text_ko: Option<(String, Origin)>,
    pub text_en: Option<(String, Origin)>,
    /// Why it is revised; required where the organisation has answered the review before.
    pub reason: String,
}

/// Answers a review, or revises the organisation's answer to it; returns the answer's id. `first` is asked in the same
/// transaction whether it may be, and given the answer's key.
///
/// # Errors
/// Refused if the organisation does not answer for what is reviewed, the answer says nothing, or a revision has no
/// reason; what `first` returns.
pub fn publish_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    new: &NewAnswer,
    first: impl FnOnce(&mut SqliteConnection, &str) -> Result<(), ActError>,
) -> Result<AnswerId, ActError> {
    let at = store::entries::last(conn)?;
    let commitment = store::commitments::with_ids(conn, at, &[new.commitment_id])?.pop();
    let commitment = commitment.ok_or(diesel::result::Error::NotFound)?;
    let plan = store::plans::find(conn, at, commitment.plan_id)?;
    let mut entry = actor.entry(EntryKind::Answer, Some(plan.participant_id));
    entry.reason = Some(new.reason.trim().to_owned()).filter(|it| !it.is_empty());
    let (_, id) = ledger::record(conn, &entry, |conn, position| {
        let before = before(conn, new)?;
        let key = match &before {
            Some(answer) => answer.subject.key.clone(),
            None => next_key(conn, new)?,
        };
        first(conn, &key)?;
        ActError::refuse(faults(conn, new)?)?;
        let id = match before {
            Some(answer) => answer.id,
            None => {
                let (review_id, organisation_id) = (new.review_id, new.organisation_id);
                store::answers::insert(conn, position, &AnswerSubject { key, review_id, organisation_id })?
            }
        };
        store::answers::revise(conn, position, &content(id, new))?;
        Ok::<_, ActError>(id)
    })?;
    Ok(id)
}

/// Answers a review.
///
/// # Errors
/// As [`publish_after`].
pub fn publish(conn: &mut SqliteConnection, actor: &Actor, new: &NewAnswer) -> Result<AnswerId, ActError> {
    publish_after(conn, actor, new, |_, _| Ok(()))
}

/// Everything that would keep an answer from being published; nothing is written.
///
/// # Errors
/// The database's own; `NotFound` if there is no such review, or it was taken back.
pub fn faults(conn: &mut SqliteConnection, new: &NewAnswer) -> Result<Vec<Fault>, ActError> {
    let at = store::entries::last(conn)?;
    let reviews = store::reviews::of_commitments(conn, at, &[new.commitment_id])?;
    let review = reviews.into_iter().find(|it| it.id == new.review_id && !it.content.is_retracted);
    let review = review.ok_or(diesel::result::Error::NotFound)?;
    let mut faults = Vec::new();
    // Who may report on it answers for it.
    let responsible = Ground::load(conn, at, &[new.commitment_id])?
        .reporters(new.commitment_id, review.subject.milestone_id);
    if !responsible.contains(&new.organisation_id) {
        faults.push(Fault::new("organisation", "fault-not-theirs-to-answer"));
    }
    if new.text_ko.is_none() && new.text_en.is_none() {
        faults.push(Fault::new("text", "fault-text-missing"));
    }
    if before(conn, new)?.is_some() && new.reason.trim().is_empty() {
        faults.push(Fault::new("reason", "fault-reason-missing"));
    }
    Ok(faults)
}

/// The answer that the organisation gave to the review before.
fn before(conn: &mut SqliteConnection, new: &NewAnswer) -> Result<Option<Answer>, ActError> {
    let at = store::entries::last(conn)?;
    let all = store::answers::of_commitments(conn, at, &[new.commitment_id])?;
    let own = |it: &Answer| {
        (it.subject.review_id, it.subject.organisation_id) == (new.review_id, new.organisation_id)
    };
    Ok(all.into_iter().map(|(_, it)| it).find(own))
}

fn next_key(conn: &mut SqliteConnection, new: &NewAnswer) -> Result<String, ActError> {
    let n = store::answers::count_of(conn, new.review_id)?;
    let keys = store::reviews::keys_of(conn, &[new.review_id])?;
    let (_, review) = keys.first().ok_or(diesel::result::Error::NotFound)?;
    Ok(format!("{review}-a{}", n.saturating_add(1)))
}

fn content(answer_id: AnswerId, new: &NewAnswer) -> AnswerContent {
    let (text_ko, text_ko_is) = new.text_ko.clone().unzip();
    let (text_en, text_en_is) = new.text_en.clone().unzip();
    AnswerContent { answer_id, text_ko, text_ko_is, text_en, text_en_is }
}
