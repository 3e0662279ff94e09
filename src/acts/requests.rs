//! Correction requests: sending, accepting or refusing, and answering them.

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use diesel::SqliteConnection;

use super::ground::{self, Ground};
use super::{ActError, Hand};
use crate::acts::evidence::Belonging;
use crate::domain::fault::Fault;
use crate::domain::id::{OrganisationId, ParticipantId, Position};
use crate::domain::ledger_entry::EntryKind;
use crate::domain::member::Role;
use crate::domain::organisation::OrganisationKind;
use crate::domain::request::{
    ANSWER_WITHIN, CorrectionRequest, MOST_WAITING, Outcome, OutcomeContent, Refusal, RequestCategory,
    RequestContent, RequestPart, RequestSubject, SENDER_KEPT, WaitingRequest, days_after, in_number, number,
};
use crate::domain::vocabulary::{Language, Origin};
use crate::ledger;
use crate::store;
use crate::store::lookup::Day;

/// Who reads requests.
pub const READS: &[Role] = &[Role::Secretariat];

/// Who answers them: members of the responsible organisation, and the secretariat for a ministry.
pub const ANSWERS: &[Role] = &[Role::Reporter, Role::Reviewer, Role::Secretariat];

/// A request as somebody sends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewRequest {
    pub subject: RequestSubject,
    pub category: RequestCategory,
    pub text: String,
    pub link: Option<String>,
    /// Where the sender wants to be told.
    pub sender: Option<String>,
    pub language: Language,
}

/// Whose a commitment is.
///
/// # Errors
/// `NotFound` if there is no such commitment.
pub fn participant_of(
    conn: &mut SqliteConnection,
    subject: RequestSubject,
) -> Result<ParticipantId, ActError> {
    let at = store::entries::last(conn)?;
    let commitment = store::commitments::with_ids(conn, at, &[subject.commitment_id])?.pop();
    let plan_id = commitment.ok_or(diesel::result::Error::NotFound)?.plan_id;
    Ok(store::plans::find(conn, at, plan_id)?.participant_id)
}

/// The date in the time zone of a participant.
fn today_of(
    conn: &mut SqliteConnection,
    participant: ParticipantId,
    now: DateTime<Utc>,
) -> Result<NaiveDate, ActError> {
    let at = store::entries::last(conn)?;
    let all = store::participants::all(conn, at)?;
    Ok(Day::At(now).of(all.iter().find(|it| it.id == participant)))
}

/// Puts a request before the secretariat, and returns its public number. `first` is asked in the same transaction, and
/// given the number and the day on which it was received.
///
/// # Errors
/// Refused if too many are waiting; and what `first` returns.
pub fn send(
    conn: &mut SqliteConnection,
    now: DateTime<Utc>,
    new: &NewRequest,
    first: impl FnOnce(&mut SqliteConnection, &str, NaiveDate) -> Result<(), ActError>,
) -> Result<String, ActError> {
    store::private_write(conn, |conn| {
        let participant_id = participant_of(conn, new.subject)?;
        let received_on = today_of(conn, participant_id, now)?;
        let last = store::requests::last_key(conn, &format!("{:04}", received_on.year()))?;
        let n = last.and_then(|it| in_number(&it)).map_or(0, |(_, n)| n);
        let key = number(received_on.year(), n.saturating_add(1));
        first(conn, &key, received_on)?;
        let is_full = store::waiting_requests::count(conn, participant_id)? >= MOST_WAITING;
        let fault = is_full.then(|| Fault::new("", "fault-too-many-waiting"));
        ActError::refuse(fault.into_iter().collect())?;
        let (milestone_id, report_id, review_id, evidence_id) = new.subject.part.columns();
        let waiting = WaitingRequest {
            key: key.clone(),
            participant_id,
            category: new.category,
            received_on,
            commitment_id: new.subject.commitment_id,
            milestone_id,
            report_id,
            review_id,
            evidence_id,
            language: new.language,
            text: new.text.clone(),
            link: new.link.clone(),
        };
        store::waiting_requests::insert(conn, &waiting)?;
        if let Some(sender) = &new.sender {
            store::waiting_requests::keep_sender(conn, &key, sender)?;
        }
        store::waiting_requests::forget_senders(conn, received_on)?;
        Ok(key)
    })
}

/// The organisations that can be asked to answer a request; the one that should be comes first. Nobody who left a
/// successor is asked. Where nobody is known to lead, it is the secretariat's own organisation.
///
/// # Errors
/// The database's own.
pub fn responsible(
    conn: &mut SqliteConnection,
    subject: RequestSubject,
    office: Option<OrganisationId>,
) -> Result<Vec<OrganisationId>, ActError> {
    let at = store::entries::last(conn)?;
    let (author, milestone) = match subject.part {
        RequestPart::Commitment => (None, None),
        RequestPart::Milestone(id) => {
            let all = store::milestones::of_commitments(conn, at, &[subject.commitment_id])?;
            let own = all.into_iter().find(|it| it.id == id);
            (own.and_then(|it| it.content.organisation_id), Some(id))
        }
        RequestPart::Report(id) => {
            let key = store::reports::key_of(conn, id)?;
            (Some(store::reports::by_key(conn, at, &key)?.subject.organisation_id), None)
        }
        RequestPart::Review(id) => (Some(store::reviews::by_id(conn, at, id)?.subject.organisation_id), None),
        RequestPart::Evidence(id) => (Some(Belonging::find(conn, id)?.organisation_id), None),
    };
    let ground = Ground::load(conn, at, &[subject.commitment_id])?;
    let reporters = ground.reporters(subject.commitment_id, milestone);
    let mut all: Vec<OrganisationId> = Vec::new();
    for id in author.into_iter().chain(reporters).chain(office) {
        let heir = ground::heirs(conn, id)?.pop();
        all.extend(heir.filter(|it| !all.contains(it)));
    }
    Ok(all)
}

/// What the secretariat lets into the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Acceptance {
    pub key: String,
    /// The text as it will be public.
    pub text: String,
    pub link: Option<String>,
    /// Who has to answer.
    pub organisation_id: OrganisationId,
}

/// The request with this number, if it still waits.
fn waiting(conn: &mut SqliteConnection, key: &str) -> Result<WaitingRequest, ActError> {
    if let Some(it) = store::waiting_requests::find(conn, key)? {
        return Ok(it);
    }
    let at = store::entries::last(conn)?;
    match store::requests::find(conn, at, key)? {
        Some(_) => Err(ActError::Conflict),
        None => Err(diesel::result::Error::NotFound.into()),
    }
}

/// Accepts a request: its text is public from now on, and the organisation has to answer.
///
/// # Errors
/// Refused without a text or for an organisation that has nothing to do with it; a conflict if it was read in the
/// meantime; forbidden to all but the participant's secretariat; and what `first` returns.
pub fn accept(
    conn: &mut SqliteConnection,
    hand: &Hand,
    new: &Acceptance,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let participant = waiting(conn, &new.key)?.participant_id;
    let entry = hand.actor.entry(EntryKind::Request, Some(participant));
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let it = waiting(conn, &new.key)?;
        hand.member(conn, participant, READS)?;
        let asked = responsible(conn, it.subject(), hand.actor.organisation_id)?;
        let mut faults = Vec::new();
        faults.extend(new.text.trim().is_empty().then(|| Fault::new("text", "fault-request-text")));
        let is_strange = !asked.contains(&new.organisation_id);
        faults.extend(is_strange.then(|| Fault::new("organisation", "fault-not-responsible")));
        ActError::refuse(faults)?;
        let accepted_on = today_of(conn, participant, hand.actor.at)?;
        let content = RequestContent {
            refusal: None,
            commitment_id: Some(it.commitment_id),
            milestone_id: it.milestone_id,
            report_id: it.report_id,
            review_id: it.review_id,
            evidence_id: it.evidence_id,
            organisation_id: Some(new.organisation_id),
            answer_due_on: Some(days_after(accepted_on, ANSWER_WITHIN)),
            language: Some(it.language),
            is_edited: new.text != it.text || new.link != it.link,
            text: Some(new.text.clone()),
            link: new.link.clone(),
            ..refused(&it, None)
        };
        store::requests::insert(conn, position, &content)?;
        Ok::<_, ActError>(store::waiting_requests::remove(conn, &it.key)?)
    })?;
    Ok(())
}

/// Refuses a request: number, category, dates and reason are public, nothing else ever is.
///
/// # Errors
/// A conflict if it was read in the meantime; forbidden to all but the participant's secretariat; and what `first`
/// returns.
pub fn refuse(
    conn: &mut SqliteConnection,
    hand: &Hand,
    (key, refusal): (&str, Refusal),
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let participant = waiting(conn, key)?.participant_id;
    let entry = hand.actor.entry(EntryKind::Request, Some(participant));
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let it = waiting(conn, key)?;
        hand.member(conn, participant, READS)?;
        store::requests::insert(conn, position, &refused(&it, Some(refusal)))?;
        store::waiting_requests::remove(conn, key)?;
        let today = today_of(conn, participant, hand.actor.at)?;
        let until = Some(days_after(today, SENDER_KEPT));
        store::waiting_requests::keep_sender_until(conn, key, until)?;
        Ok::<_, ActError>(store::waiting_requests::forget_senders(conn, today)?)
    })?;
    Ok(())
}

/// What is kept of a request that is not accepted.
fn refused(it: &WaitingRequest, refusal: Option<Refusal>) -> RequestContent {
    RequestContent {
        key: it.key.clone(),
        participant_id: it.participant_id,
        category: it.category,
        received_on: it.received_on,
        refusal,
        commitment_id: None,
        milestone_id: None,
        report_id: None,
        review_id: None,
        evidence_id: None,
        organisation_id: None,
        answer_due_on: None,
        language: None,
        text: None,
        link: None,
        is_edited: false,
    }
}

/// An answer as it is handed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    pub key: String,
    pub outcome: Outcome,
    pub text_ko: Option<(String, Origin)>,
    pub text_en: Option<(String, Origin)>,
    /// The entry that the request caused: its position, or the key of the report that was made or corrected.
    pub caused: String,
    pub passed_to: Option<OrganisationId>,
    /// Where the last that the writer had seen of the request comes from.
    pub base: Position,
}

/// In whose name a member answers: that of the organisation that is asked.
///
/// # Errors
/// Forbidden to members of other organisations, and to the secretariat for one of civil society.
pub fn answers_as(
    conn: &mut SqliteConnection,
    hand: &Hand,
    request: &CorrectionRequest,
) -> Result<OrganisationId, ActError> {
    let asked = request.organisation_id().ok_or(diesel::result::Error::NotFound)?;
    let heirs = ground::heirs(conn, asked)?;
    let heir = heirs.last().copied().unwrap_or(asked);
    let Some(member) = hand.member(conn, request.content.participant_id, ANSWERS)? else { return Ok(heir) };
    if heirs.contains(&member.organisation_id) {
        return Ok(member.organisation_id);
    }
    let at = store::entries::last(conn)?;
    let all = store::organisations::all(conn, at)?;
    let speaks_for_itself =
        all.iter().any(|it| it.id == heir && it.content.kind == OrganisationKind::CivilSociety);
    if member.role == Role::Secretariat && !speaks_for_itself {
        Ok(heir)
    } else {
        Err(ActError::Forbidden("error-not-your-request"))
    }
}

/// Answers a request.
///
/// # Errors
/// Refused if it was answered for good already or the answer lacks what its outcome needs; a conflict if somebody
/// answered in the meantime; forbidden as [`answers_as`]; and what `first` returns.
pub fn answer(
    conn: &mut SqliteConnection,
    hand: &Hand,
    new: &NewAnswer,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let at = store::entries::last(conn)?;
    let found = store::requests::find(conn, at, &new.key)?;
    let participant = found.ok_or(diesel::result::Error::NotFound)?.content.participant_id;
    let entry = hand.actor.entry(EntryKind::Outcome, Some(participant));
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let at = store::entries::last(conn)?;
        let request = store::requests::find(conn, at, &new.key)?;
        let request = request.filter(|it| it.content.refusal.is_none());
        let request = request.ok_or(diesel::result::Error::NotFound)?;
        let organisation_id = answers_as(conn, hand, &request)?;
        if request.last() > new.base {
            return Err(ActError::Conflict);
        }
        let today = today_of(conn, participant, hand.actor.at)?;
        let (caused_position, mut faults) = caused(conn, &request, &new.caused)?;
        faults.extend(faults_of_answer(conn, new, &request, caused_position)?);
        ActError::refuse(faults)?;
        let passed_to_id = new.passed_to.filter(|_| new.outcome == Outcome::PassedOn);
        let (text_ko, text_ko_is) = new.text_ko.clone().unzip();
        let (text_en, text_en_is) = new.text_en.clone().unzip();
        let content = OutcomeContent {
            request_id: request.id,
            organisation_id,
            outcome: new.outcome,
            text_ko,
            text_ko_is,
            text_en,
            text_en_is,
            caused_position,
            passed_to_id,
            answer_due_on: passed_to_id.map(|_| days_after(today, ANSWER_WITHIN)),
        };
        store::requests::answer(conn, position, &content)?;
        let until = passed_to_id.is_none().then(|| days_after(today, SENDER_KEPT));
        store::waiting_requests::keep_sender_until(conn, &new.key, until)?;
        Ok::<_, ActError>(store::waiting_requests::forget_senders(conn, today)?)
    })?;
    Ok(())
}

/// What an answer lacks.
fn faults_of_answer(
    conn: &mut SqliteConnection,
    new: &NewAnswer,
    request: &CorrectionRequest,
    caused: Option<Position>,
) -> Result<Vec<Fault>, ActError> {
    let mut faults = Vec::new();
    let changes = matches!(new.outcome, Outcome::Corrected | Outcome::PartlyCorrected);
    let lacks_cause = changes && caused.is_none() && new.caused.trim().is_empty();
    faults.extend(lacks_cause.then(|| Fault::new("caused", "fault-caused-missing")));
    let is_silent = new.text_ko.is_none() && new.text_en.is_none();
    let lacks_text = is_silent && new.outcome != Outcome::Corrected;
    faults.extend(lacks_text.then(|| Fault::new("text", "fault-answer-text")));
    if new.outcome == Outcome::PassedOn {
        let subject = request.content.subject().ok_or(diesel::result::Error::NotFound)?;
        let others = others(conn, request, subject)?;
        let is_other = new.passed_to.is_some_and(|it| others.contains(&it));
        faults.extend((!is_other).then(|| Fault::new("passed_to", "fault-pass-to")));
    }
    Ok(faults)
}

/// The organisations to which a request can be passed on: all of its participant that have no successor, but for the
/// one that has it.
///
/// # Errors
/// The database's own.
pub fn others(
    conn: &mut SqliteConnection,
    request: &CorrectionRequest,
    subject: RequestSubject,
) -> Result<Vec<OrganisationId>, ActError> {
    let participant = participant_of(conn, subject)?;
    let at = store::entries::last(conn)?;
    let has_it = request.organisation_id();
    let all = store::organisations::all(conn, at)?.into_iter();
    let can = all.filter(|it| {
        it.participant_id == Some(participant)
            && it.content.successor_id.is_none()
            && it.content.kind != OrganisationKind::Irm
            && Some(it.id) != has_it
    });
    Ok(can.map(|it| it.id).collect())
}

/// The entry that a request caused, from what was typed: a position, or the key of a report; and what is wrong with it.
fn caused(
    conn: &mut SqliteConnection,
    request: &CorrectionRequest,
    typed: &str,
) -> Result<(Option<Position>, Vec<Fault>), ActError> {
    let typed = typed.trim();
    let unknown = || vec![Fault::new("caused", "fault-caused-unknown").with("value", typed)];
    if typed.is_empty() {
        return Ok((None, Vec::new()));
    }
    let at = store::entries::last(conn)?;
    let position = match typed.parse::<i32>() {
        Ok(n) if (1..=at.0).contains(&n) => Position(n),
        Ok(_) => return Ok((None, unknown())),
        Err(_) => match store::reports::by_key(conn, at, typed) {
            Ok(report) => report.since,
            Err(diesel::result::Error::NotFound) => return Ok((None, unknown())),
            Err(err) => return Err(err.into()),
        },
    };
    let entry = store::entries::find(conn, position)?;
    let received_on = request.content.received_on;
    let recorded_on = today_of(conn, request.content.participant_id, entry.recorded_at)?;
    let is_kin = entry.participant_id == Some(request.content.participant_id)
        && match entry.kind {
            EntryKind::Report
            | EntryKind::Correction
            | EntryKind::Retraction
            | EntryKind::Review
            | EntryKind::ReviewRevision
            | EntryKind::Evidence => touches(conn, request, position)?,
            EntryKind::Request | EntryKind::Outcome | EntryKind::Redaction => false,
            _ => true,
        };
    if !is_kin {
        return Ok((None, vec![Fault::new("caused", "fault-caused-strange").with("value", typed)]));
    }
    if recorded_on < received_on {
        return Ok((None, vec![Fault::new("caused", "fault-caused-before").with("value", typed)]));
    }
    Ok((Some(position), Vec::new()))
}

/// Whether an entry changed something of the commitment that a request is about.
fn touches(
    conn: &mut SqliteConnection,
    request: &CorrectionRequest,
    position: Position,
) -> Result<bool, ActError> {
    let Some(commitment) = request.content.commitment_id else { return Ok(false) };
    let touched = store::touched::touched(conn, position, position, i32::MAX)?;
    let keys = store::commitments::keys(conn, &[commitment])?;
    let is_own = |key: &String| keys.iter().any(|(_, own)| own == key);
    Ok(touched.iter().any(|it| it.kind == "commitment" && is_own(&it.key)))
}
