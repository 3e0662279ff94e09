//! All that a page shows of one thing, read together: kept in memory of the record as it stands.

use std::collections::HashMap;
use std::sync::Arc;

use diesel::prelude::*;

use super::lookup::Lookup;
use super::milestones::{Named, Submitted};
use super::reports::WithoutEvidence;
use super::selection::Selected;
use super::silence::Said;
use super::{
    agreements, answers, assessments, commitments, evidence, history, irm, milestones, plans, reports,
    requests, reviews, silence,
};
use crate::domain::agreement::PublishedAgreement;
use crate::domain::answer::{Answer, AnswerContent};
use crate::domain::assessment::Assessment;
use crate::domain::commitment::{Commitment, CommitmentArea, CommitmentLink, CommitmentText};
use crate::domain::evidence::{Evidence, EvidenceContent};
use crate::domain::id::{CommitmentId, MilestoneId, PlanId, Position, ReportId};
use crate::domain::ledger_entry::Entry;
use crate::domain::milestone::Milestone;
use crate::domain::plan::{Plan, PlanVersion};
use crate::domain::progress::ReportFact;
use crate::domain::report::{Report, ReportContent, ReportedStatus};
use crate::domain::request::CorrectionRequest;
use crate::domain::review::{Review, ReviewContent};
use history::FieldChange;

/// How many amendments of a plan its page shows; a page of their own has them all.
const AMENDMENTS: usize = 5;

/// How a plan came to be what it is, and how far its assessors agreed.
#[derive(Debug)]
pub struct PlanPast {
    pub versions: Vec<PlanVersion>,
    pub n_amendments: usize,
    /// The latest of them first, no more than a page shows.
    pub amendments: Vec<(Entry, Vec<FieldChange>)>,
    /// The milestones that these amendments changed, by key.
    pub milestones: HashMap<String, Named>,
    pub agreements: Vec<PublishedAgreement>,
    /// How its commitments and units relate to others.
    pub links: Vec<CommitmentLink>,
    pub said: Said,
    /// What is reported complete without evidence that anyone can open.
    pub unproven: Vec<Unproven>,
    /// The IRM's reports, and how much of them is recorded.
    pub irm: irm::OfPlan,
}

impl PlanPast {
    /// About how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let links = self.links.len().saturating_mul(300);
        let unproven: usize = self.unproven.iter().map(Unproven::bytes).sum();
        bytes_of_changes(&self.amendments).saturating_add(links).saturating_add(unproven).saturating_add(4000)
    }
}

/// A report of complete without evidence that anyone can open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unproven {
    pub commitment_id: CommitmentId,
    /// The milestone that is complete; none where the report is on the commitment itself.
    pub milestone: Option<Named>,
    pub report: WithoutEvidence,
}

impl Unproven {
    fn bytes(&self) -> usize {
        let report = &self.report;
        length(&report.no_evidence_ko).saturating_add(length(&report.no_evidence_en)).saturating_add(400)
    }
}

/// What of these commitments and their milestones is complete without evidence that anyone can open.
fn unproven(conn: &mut SqliteConnection, at: Position, selected: &[Selected]) -> QueryResult<Vec<Unproven>> {
    let latest = selected.iter().flat_map(|it| {
        let milestones = it.progress.milestones.iter().filter_map(|own| own.latest);
        it.progress.latest.into_iter().chain(milestones)
    });
    let claims: Vec<ReportFact> =
        latest.filter(|it| it.status == ReportedStatus::Complete && !it.is_proven).collect();
    let reports: Vec<ReportId> = claims.iter().map(|it| it.id).collect();
    let milestones: Vec<MilestoneId> = claims.iter().filter_map(|it| it.milestone_id).collect();
    let mut reports = reports::without_evidence(conn, at, &reports)?;
    let milestones = milestones::named_by_id(conn, at, &milestones)?;
    let joined = claims.into_iter().filter_map(|it| {
        Some(Unproven {
            commitment_id: it.commitment_id,
            milestone: it.milestone_id.and_then(|id| milestones.get(&id).cloned()),
            report: reports.remove(&it.id)?,
        })
    });
    Ok(joined.collect())
}

/// How a plan came to be what it is, and how far its assessors agreed.
///
/// `selected` are its commitments.
pub fn past(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    plan: &Plan,
    selected: &[Selected],
) -> QueryResult<Arc<PlanPast>> {
    if let Some(past) = lookup.kept().and_then(|it| it.past(plan.id)) {
        return Ok(past);
    }
    let changes = history::amendments(conn, lookup.at, plan.participant_id, plan.id)?;
    let n_amendments = changes.chunk_by(|a, b| a.position == b.position).count();
    let amendments = history::by_entry(conn, changes, AMENDMENTS)?;
    let ids: Vec<CommitmentId> = selected.iter().map(|it| it.commitment.id).collect();
    let past = Arc::new(PlanPast {
        versions: plans::versions(conn, lookup.at, plan.id)?,
        n_amendments,
        milestones: named(conn, lookup.at, &amendments)?,
        amendments,
        agreements: agreements::of_plans(conn, lookup.at, &[plan.id])?,
        links: commitments::links_from(conn, lookup.at, &ids)?,
        said: silence::said(conn, lookup.at, plan.id)?,
        unproven: unproven(conn, lookup.at, selected)?,
        irm: irm::of_plan(conn, lookup.at, plan.id)?,
    });
    if let Some(kept) = lookup.kept() {
        kept.keep_past(plan.id, &past);
    }
    Ok(past)
}

/// What the milestones that amendments changed are called.
pub fn named(
    conn: &mut SqliteConnection,
    at: Position,
    amendments: &[(Entry, Vec<FieldChange>)],
) -> QueryResult<HashMap<String, Named>> {
    let changed = amendments.iter().flat_map(|(_, changes)| changes);
    let mut keys: Vec<&str> =
        changed.filter(|it| it.table == "milestone_revisions").map(|it| it.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    if keys.is_empty() { Ok(HashMap::new()) } else { milestones::named(conn, at, &keys) }
}

/// All that is said of a commitment, but for how far it has got, which depends on the day.
#[derive(Debug)]
pub struct CommitmentDossier {
    pub commitment: Commitment,
    pub texts: Vec<CommitmentText>,
    pub areas: Vec<CommitmentArea>,
    pub milestones: Vec<Milestone>,
    pub submitted: Submitted,
    pub reports: Vec<Report>,
    /// The words of each report before the present ones, oldest first.
    pub report_versions: Vec<(Position, ReportContent)>,
    pub reviews: Vec<Review>,
    /// The words of each review before the present ones, oldest first.
    pub review_versions: Vec<(Position, ReviewContent)>,
    pub answers: Vec<Answer>,
    /// Every version of the words of answers that were revised, oldest first.
    pub answer_versions: Vec<(Position, AnswerContent)>,
    pub evidence: Vec<Evidence>,
    /// What evidence said before, where it had another address.
    pub earlier_evidence: Vec<EvidenceContent>,
    /// The requests that were accepted on it, with the answers to them.
    pub requests: Vec<CorrectionRequest>,
    pub assessments: Vec<Assessment>,
    /// What was found before, and of the units that it was coded as.
    pub irm: irm::OfCommitment,
    /// Links with the commitment at the other end.
    pub links: Vec<(CommitmentLink, Commitment)>,
    /// Every change, by entry, the latest first. Of what is new only one field stands here, without its value: the
    /// page has the values elsewhere.
    pub history: Vec<(Entry, Vec<FieldChange>)>,
    /// Its milestones, by key.
    pub named: HashMap<String, Named>,
}

impl CommitmentDossier {
    /// About how much memory it takes.
    pub(super) fn bytes(&self) -> usize {
        let report = |it: &ReportContent| {
            let said = [&it.text_ko, &it.text_en, &it.difficulties_ko, &it.difficulties_en];
            let more = [&it.next_step_ko, &it.next_step_en, &it.no_evidence_ko, &it.no_evidence_en];
            said.into_iter().chain(more).map(length).sum::<usize>().saturating_add(600)
        };
        let review =
            |it: &ReviewContent| length(&it.text_ko).saturating_add(length(&it.text_en)).saturating_add(400);
        let answer =
            |it: &AnswerContent| length(&it.text_ko).saturating_add(length(&it.text_en)).saturating_add(400);
        let fixed = [
            (self.milestones.len(), 800),
            (self.evidence.len(), 700),
            (self.earlier_evidence.len(), 700),
            (self.requests.len(), 4000),
            (self.assessments.len(), 600),
            (self.irm.history.len(), 600),
            (self.irm.units.iter().map(|(_, it)| it.len().saturating_add(4)).sum(), 600),
            (self.links.len(), 2000),
        ];
        [
            4000,
            bytes_of_changes(&self.history),
            self.texts.iter().map(|it| length(&it.text_ko).saturating_add(length(&it.text_en))).sum(),
            self.reports.iter().map(|it| report(&it.content)).sum(),
            self.report_versions.iter().map(|(_, it)| report(it)).sum(),
            self.reviews.iter().map(|it| review(&it.content)).sum(),
            self.review_versions.iter().map(|(_, it)| review(it)).sum(),
            self.answers.iter().map(|it| answer(&it.content)).sum(),
            self.answer_versions.iter().map(|(_, it)| answer(it)).sum(),
            fixed.into_iter().map(|(n, each)| n.saturating_mul(each)).sum(),
        ]
        .into_iter()
        .fold(0, usize::saturating_add)
    }
}

fn length(text: &Option<String>) -> usize {
    text.as_ref().map_or(0, String::len)
}

fn bytes_of_changes(changes: &[(Entry, Vec<FieldChange>)]) -> usize {
    let change = |it: &FieldChange| length(&it.old).saturating_add(length(&it.new)).saturating_add(300);
    let entry = |(_, changes): &(Entry, Vec<FieldChange>)| {
        changes.iter().map(change).sum::<usize>().saturating_add(300)
    };
    changes.iter().map(entry).sum()
}

/// All that is said of the commitment with this key.
///
/// # Errors
/// `NotFound` if there is none, or the database's own.
pub fn of_commitment(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    key: &str,
) -> QueryResult<Arc<CommitmentDossier>> {
    if let Some(dossier) = lookup.kept().and_then(|it| it.commitment(key)) {
        return Ok(dossier);
    }
    let commitment = commitments::by_key(conn, lookup.at, key)?;
    let dossier = Arc::new(read(conn, lookup.at, commitment)?);
    if let Some(kept) = lookup.kept() {
        let others = dossier.links.iter().map(|(_, other)| other.plan_id);
        let plans: Vec<PlanId> = std::iter::once(dossier.commitment.plan_id).chain(others).collect();
        kept.keep_commitment(&dossier, &plans);
    }
    Ok(dossier)
}

/// The plan of the commitment with this key.
///
/// # Errors
/// `NotFound` if there is none, or the database's own.
pub fn plan_of_commitment(conn: &mut SqliteConnection, lookup: &Lookup, key: &str) -> QueryResult<PlanId> {
    match lookup.kept().and_then(|it| it.commitment(key)) {
        Some(dossier) => Ok(dossier.commitment.plan_id),
        None => commitments::plan_of(conn, key),
    }
}

fn read(conn: &mut SqliteConnection, at: Position, commitment: Commitment) -> QueryResult<CommitmentDossier> {
    let id = commitment.id;
    let mut texts = commitments::texts(conn, at, &[id])?;
    texts.sort_by_key(|it| it.field);
    let milestones = milestones::of_commitments(conn, at, &[id])?;
    let changes = without_values_of_what_is_new(history::of_commitment(conn, at, id)?);
    let reports = reports::of_commitments(conn, at, &[id])?;
    let mut report_versions = reports::versions(conn, at, id)?;
    report_versions
        .retain(|(since, it)| reports.iter().any(|own| own.id == it.report_id && *since < own.since));
    let reviews = reviews::of_commitments(conn, at, &[id])?;
    let mut review_versions = reviews::versions(conn, at, id)?;
    review_versions
        .retain(|(since, it)| reviews.iter().any(|own| own.id == it.review_id && *since < own.since));
    let answers: Vec<Answer> =
        answers::of_commitments(conn, at, &[id])?.into_iter().map(|(_, it)| it).collect();
    let is_revised = answers.iter().any(|it| it.since > it.made_at);
    let answer_versions = if is_revised { answers::versions(conn, at, id)? } else { Vec::new() };
    Ok(CommitmentDossier {
        texts,
        areas: commitments::areas(conn, at, &[id])?,
        submitted: milestones::submitted(conn, at, commitment.plan_id, Some(id))?,
        reports,
        report_versions,
        reviews,
        review_versions,
        answers,
        answer_versions,
        evidence: evidence::of_commitment(conn, at, id)?,
        earlier_evidence: evidence::earlier_of_commitment(conn, at, id)?,
        requests: requests::all(conn, at, requests::Of::Commitments(&[id]))?,
        assessments: assessments::of_commitments(conn, at, &[id])?.into_iter().map(|(_, it)| it).collect(),
        irm: irm::of_commitment(conn, at, &commitment)?,
        links: links(conn, at, id)?,
        history: history::by_entry(conn, changes, usize::MAX)?,
        named: milestones.iter().map(|it| (it.key.clone(), Named::of(&it.content))).collect(),
        milestones,
        commitment,
    })
}

/// Changes that keep one field of each thing that is new, without its value.
fn without_values_of_what_is_new(mut changes: Vec<FieldChange>) -> Vec<FieldChange> {
    let thing = |it: &FieldChange| (it.position, it.table, it.key.clone(), it.part.clone());
    changes.dedup_by(|a, b| a.is_addition && b.is_addition && thing(a) == thing(b));
    for change in changes.iter_mut().filter(|it| it.is_addition) {
        change.new = None;
    }
    changes
}

fn links(
    conn: &mut SqliteConnection,
    at: Position,
    id: CommitmentId,
) -> QueryResult<Vec<(CommitmentLink, Commitment)>> {
    let links = commitments::links(conn, at, id)?;
    let others: Vec<CommitmentId> =
        links.iter().map(|it| if it.from_id == id { it.to_id } else { it.from_id }).collect();
    let mut found = commitments::with_ids(conn, at, &others)?;
    let joined = links.into_iter().zip(others).filter_map(|(link, other)| {
        let at = found.iter().position(|it| it.id == other)?;
        Some((link, found.swap_remove(at)))
    });
    Ok(joined.collect())
}
