//! Reporting: publishing, correcting and retracting progress reports.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::ground::{Ground, fault_of_closed};
use super::{ActError, Actor};
use crate::domain::address::is_web_address;
use crate::domain::evidence::{EvidenceContent, EvidenceKind};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId, Position, ReportId};
use crate::domain::ledger_entry::EntryKind;
use crate::domain::plan::Plan;
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
    publish_after(conn, actor, today, (new, None), |_, _| Ok(()))
}

/// Publishes a report, with what its rules stand on, if that is known; `first` is asked in the same transaction whether
/// it may be, and given its key.
///
/// # Errors
/// As [`publish`], and what `first` returns.
pub fn publish_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    (new, ground): (&NewReport, Option<Ground>),
    first: impl FnOnce(&mut SqliteConnection, &str) -> Result<(), ActError>,
) -> Result<ReportId, ActError> {
    let first =
        |conn: &mut SqliteConnection, keys: &[String]| first(conn, keys.first().map_or("", String::as_str));
    let ids = publish_all_after(conn, actor, today, (std::slice::from_ref(new), ground), first)?;
    ids.first().copied().ok_or_else(|| diesel::result::Error::NotFound.into())
}

/// Publishes reports of one participant's plans as one entry, all of them or none, with what their rules stand on, if
/// that is known; `first` is asked in the same transaction whether they may be, and given their keys.
///
/// # Errors
/// Refused with the faults of all if one breaks a rule, and what `first` returns.
pub fn publish_all_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    (new, ground): (&[NewReport], Option<Ground>),
    first: impl FnOnce(&mut SqliteConnection, &[String]) -> Result<(), ActError>,
) -> Result<Vec<ReportId>, ActError> {
    let entry = actor.entry(EntryKind::Report, None);
    let (_, ids) = ledger::record_for(conn, &entry, |conn, position| {
        let at = store::entries::last(conn)?;
        let ground = match ground {
            Some(ground) => ground.renewed(conn, at)?,
            None => Ground::of_reports(conn, at, new)?,
        };
        let keys = keys_of(conn, &ground, new)?;
        // Before the rules: what has been done already is done, whatever the rules say by now.
        first(conn, &keys)?;
        ActError::refuse(new.iter().flat_map(|it| ground.faults(it, today)).collect())?;
        let mut ids = Vec::with_capacity(new.len());
        for (new, key) in new.iter().zip(keys) {
            ids.push(insert(conn, position, key, new)?);
        }
        let plan = new.first().and_then(|it| ground.plan_of(it.commitment_id));
        Ok::<_, ActError>((ids, plan.map(|it| it.participant_id)))
    })?;
    Ok(ids)
}

/// The keys of new reports: their commitment's, and the next numbers there.
fn keys_of(conn: &mut SqliteConnection, ground: &Ground, new: &[NewReport]) -> Result<Vec<String>, ActError> {
    let mut counts: HashMap<CommitmentId, i64> = HashMap::new();
    let mut keys = Vec::with_capacity(new.len());
    for it in new {
        let commitment = ground.commitment(it.commitment_id).ok_or(diesel::result::Error::NotFound)?;
        let n = match counts.get(&commitment.id) {
            Some(n) => *n,
            None => store::reports::count_on(conn, commitment.id)?,
        };
        let n = n.saturating_add(1);
        counts.insert(commitment.id, n);
        keys.push(format!("{}-r{n}", commitment.key));
    }
    Ok(keys)
}

fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    key: String,
    new: &NewReport,
) -> Result<ReportId, ActError> {
    let subject = ReportSubject {
        key,
        commitment_id: new.commitment_id,
        milestone_id: new.milestone_id,
        organisation_id: new.organisation_id,
        period_id: new.period_id,
        entered_later: new.entered_later,
    };
    let id = store::reports::insert(conn, position, &subject)?;
    store::reports::begin(conn, position, &content(id, &new.words, false))?;
    add_evidence(conn, position, Claim::Report(id), &subject.key, &new.evidence)?;
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
    Ok(Ground::of_reports(conn, at, std::slice::from_ref(new))?.faults(new, today))
}

/// Puts a report right: the new words hold from now on, the old ones stay readable with the reason.
///
/// # Errors
/// Refused if the new words break a rule or say nothing new, if there is no reason, or if the plan is closed.
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
    let plan = plan_of(conn, commitment)?;
    let mut entry = actor.entry(EntryKind::Correction, Some(plan.participant_id));
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
    let ground = Ground::load(conn, at, &[commitment])?;
    let mut evidence: Vec<NewEvidence> = store::evidence::of(conn, at, &[report], &[])?
        .into_iter()
        .filter(|it| it.content.is_openable())
        .map(|it| as_handed_in(it.content))
        .collect();
    evidence.extend(correction.evidence.iter().cloned());
    let all = store::reports::of_commitments(conn, at, &[commitment])?;
    let old = all.into_iter().find(|it| it.id == report).ok_or(diesel::result::Error::NotFound)?;
    let mut faults = ground.faults_of_correction(&old, &correction.words, &evidence, today);
    let is_same = correction.evidence.is_empty() && is_said(&old.content, &correction.words);
    faults.extend(is_same.then(|| Fault::new("", "fault-nothing-changes")));
    let is_unsaid = correction.reason.trim().is_empty();
    faults.extend(is_unsaid.then(|| Fault::new("reason", "fault-reason-missing")));
    Ok(faults)
}

/// Takes a report back; its words stay readable with the reason.
///
/// # Errors
/// Refused without a reason, or if the plan is closed.
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
    let plan = plan_of(conn, commitment)?;
    let mut entry = actor.entry(EntryKind::Retraction, Some(plan.participant_id));
    entry.reason = Some(reason.trim().to_owned());
    ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let is_unsaid = reason.trim().is_empty();
        let unsaid = is_unsaid.then(|| Fault::new("reason", "fault-reason-missing"));
        ActError::refuse(fault_of_closed(&plan).into_iter().chain(unsaid).collect())?;
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
    if items.is_empty() {
        return Ok(());
    }
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

/// The plan that a commitment is in.
fn plan_of(conn: &mut SqliteConnection, id: CommitmentId) -> Result<Plan, ActError> {
    let at = store::entries::last(conn)?;
    let commitment = store::commitments::with_ids(conn, at, &[id])?.pop();
    let commitment = commitment.ok_or(diesel::result::Error::NotFound)?;
    Ok(store::plans::find(conn, at, commitment.plan_id)?)
}

/// Whether a report says these words already. Who corrects is not asked where a text comes from.
fn is_said(old: &ReportContent, words: &Words) -> bool {
    let new = content(old.report_id, words, old.is_retracted);
    ReportContent { text_ko_is: old.text_ko_is, text_en_is: old.text_en_is, ..new } == *old
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
