//! Reporting many milestones at once: what a sheet that was filled in would change, and publishing it as one entry.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::ground::{self, Ground};
use super::reporting::{self, NewReport};
use super::{ActError, Actor, typed};
use crate::domain::draft::{TypedEvidence, TypedReport};
use crate::domain::evidence::EvidenceContent;
use crate::domain::fault::Fault;
use crate::domain::id::{MilestoneId, OrganisationId, PeriodId, Position, ReportId};
use crate::domain::milestone::Milestone;
use crate::domain::plan::Plan;
use crate::domain::report::Report;
use crate::domain::sheet::{COLUMNS, Column, FilledRow};
use crate::domain::vocabulary::Vocabulary as _;
use crate::store;

/// Whose reports the rows of a sheet are, and for when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct For {
    pub organisation: OrganisationId,
    pub period: Option<PeriodId>,
}

/// What a row comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The organisation's latest report says it already.
    Same,
    /// It will be published.
    New,
    /// The organisation has reported otherwise since the sheet was made: left out unless its reporter decides.
    Conflict,
}

/// A row held against the record.
#[derive(Debug, Clone)]
pub struct Reviewed {
    pub number: u32,
    pub milestone: Milestone,
    pub new: NewReport,
    /// The organisation's latest report on the milestone.
    pub latest: Option<Report>,
    /// What that report says, and what the row does; evidence in the places of the sheet.
    pub before: TypedReport,
    pub after: TypedReport,
    pub outcome: Outcome,
    /// The cells that say something else than the latest report.
    pub changes: Vec<&'static Column>,
}

/// A fault of a row, by the row's number; its field is that of a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowFault {
    pub number: u32,
    pub fault: Fault,
}

/// A sheet held against the record.
#[derive(Debug, Clone)]
pub struct Review {
    /// The position of the record.
    pub at: Position,
    pub rows: Vec<Reviewed>,
    /// Of the sheet as a whole: its plan takes no reports, or its period has not begun.
    pub refusal: Option<Fault>,
    pub faults: Vec<RowFault>,
}

/// The milestones of a plan that an organisation may report on, with its latest report on each, in the order of the
/// plan.
///
/// # Errors
/// The database's own.
pub fn milestones(
    conn: &mut SqliteConnection,
    at: Position,
    plan: &Plan,
    organisation: OrganisationId,
) -> Result<Vec<(Milestone, Option<Report>)>, ActError> {
    let (ground, mut latest) = around(conn, at, plan, organisation)?;
    let own = ground.milestones_of(organisation).into_iter().cloned();
    Ok(own.map(|it| (latest.remove(&it.id), it)).map(|(report, it)| (it, report)).collect())
}

/// The organisations that may report on some milestone of a plan.
///
/// # Errors
/// The database's own.
pub fn organisations(
    conn: &mut SqliteConnection,
    at: Position,
    plan: &Plan,
) -> Result<Vec<OrganisationId>, ActError> {
    let ids: Vec<_> = store::commitments::in_plan(conn, at, plan.id)?.into_iter().map(|it| it.id).collect();
    Ok(Ground::load(conn, at, &ids)?.reporters_on_milestones())
}

/// The record around a plan, and an organisation's latest reports on its milestones.
fn around(
    conn: &mut SqliteConnection,
    at: Position,
    plan: &Plan,
    organisation: OrganisationId,
) -> Result<(Ground, HashMap<MilestoneId, Report>), ActError> {
    let ids: Vec<_> = store::commitments::in_plan(conn, at, plan.id)?.into_iter().map(|it| it.id).collect();
    let ground = Ground::load(conn, at, &ids)?;
    let mut latest: HashMap<MilestoneId, Report> = HashMap::new();
    for report in store::reports::of_commitments(conn, at, &ids)? {
        let subject = &report.subject;
        let Some(id) = subject.milestone_id else { continue };
        if report.content.is_retracted || subject.organisation_id != organisation {
            continue;
        }
        if latest.get(&id).is_none_or(|it| it.since <= report.since) {
            latest.insert(id, report);
        }
    }
    Ok((ground, latest))
}

/// Holds the rows of a sheet against the record: what each would change, and every fault of all.
///
/// # Errors
/// The database's own.
pub fn review(
    conn: &mut SqliteConnection,
    at: Position,
    today: NaiveDate,
    plan: &Plan,
    whose: For,
    rows: &[FilledRow],
) -> Result<Review, ActError> {
    let (ground, latest) = around(conn, at, plan, whose.organisation)?;
    let reports: Vec<ReportId> = latest.values().map(|it| it.id).collect();
    let mut evidence: HashMap<ReportId, Vec<EvidenceContent>> = HashMap::new();
    for item in store::evidence::of(conn, at, &reports, &[])? {
        if let Some(id) = item.report_id {
            evidence.entry(id).or_default().push(item.content);
        }
    }
    let own: HashMap<&str, &Milestone> =
        ground.milestones_of(whose.organisation).into_iter().map(|it| (it.key.as_str(), it)).collect();
    let record = Present { at, today, whose, ground: &ground, latest: &latest, evidence: &evidence };
    let period = store::plans::periods(conn, at, plan.id)?.into_iter().find(|it| Some(it.id) == whose.period);
    let refusal =
        ground::fault_of_plan(plan).or_else(|| period.and_then(|it| ground::fault_of_period(&it, today)));
    let mut review = Review { at, rows: Vec::new(), refusal, faults: Vec::new() };
    let mut seen: HashMap<&str, u32> = HashMap::new();
    for row in rows {
        let held = match (own.get(row.key.as_str()), seen.insert(row.key.as_str(), row.number)) {
            // Whether a key is nobody's, or another's, is not for this reader to learn.
            (None, _) => Err(vec![Fault::new("key", "fault-sheet-not-yours")]),
            (_, Some(first)) => {
                Err(vec![Fault::new("key", "fault-sheet-twice").with("row", first.to_string())])
            }
            (Some(milestone), None) => record.hold(row, milestone),
        };
        match held {
            Ok(reviewed) => review.rows.push(reviewed),
            Err(faults) => {
                review.faults.extend(faults.into_iter().map(|fault| RowFault { number: row.number, fault }));
            }
        }
    }
    Ok(review)
}

/// The record that rows are held against.
struct Present<'a> {
    at: Position,
    today: NaiveDate,
    whose: For,
    ground: &'a Ground,
    latest: &'a HashMap<MilestoneId, Report>,
    evidence: &'a HashMap<ReportId, Vec<EvidenceContent>>,
}

impl Present<'_> {
    /// What a row would change, or what is wrong with it.
    fn hold(&self, row: &FilledRow, milestone: &Milestone) -> Result<Reviewed, Vec<Fault>> {
        if row.base > self.at {
            return Err(vec![Fault::new("position", "fault-sheet-position")]);
        }
        let (words, evidence) = typed::read(&row.typed, self.today)?;
        let new = NewReport {
            commitment_id: milestone.commitment_id,
            milestone_id: Some(milestone.id),
            organisation_id: self.whose.organisation,
            period_id: self.whose.period,
            entered_later: false,
            words,
            evidence,
        };
        let latest = self.latest.get(&milestone.id);
        let known = latest.and_then(|it| self.evidence.get(&it.id)).map_or(&[][..], Vec::as_slice);
        let before = latest.map(|it| published(it, known)).unwrap_or_default();
        let after = as_typed(&new, &row.typed.evidence);
        let changes = changes(&before, &after);
        let outcome = outcome(latest, &new, row.base, changes.is_empty());
        if outcome != Outcome::Same {
            // What holds for the sheet as a whole is said once.
            let mut faults = self.ground.faults(&new, self.today);
            faults.retain(|it| it.field != "plan" && it.field != "period");
            if !faults.is_empty() {
                return Err(faults);
            }
        }
        let (number, milestone, latest) = (row.number, milestone.clone(), latest.cloned());
        Ok(Reviewed { number, milestone, new, latest, before, after, outcome, changes })
    }
}

/// The very words of the latest report are said again only for another period, and only in a sheet that was made after
/// that report: else it is the same file once more.
fn outcome(latest: Option<&Report>, new: &NewReport, base: Position, is_equal: bool) -> Outcome {
    let Some(latest) = latest else { return Outcome::New };
    let is_since = latest.since > base;
    if is_equal && (is_since || latest.subject.period_id == new.period_id) {
        Outcome::Same
    } else if is_since {
        Outcome::Conflict
    } else {
        Outcome::New
    }
}

/// The cells that say something else than the latest report; what is not filled in says nothing.
fn changes(before: &TypedReport, after: &TypedReport) -> Vec<&'static Column> {
    let known: HashSet<[&str; 4]> = before.evidence.iter().map(parts).collect();
    let is_known = |column: &Column| match column.slot {
        Some(slot) => after.evidence.get(slot).is_none_or(|it| known.contains(&parts(it))),
        None => column.cell(before) == column.cell(after),
    };
    let said = COLUMNS.iter().filter(|it| it.is_filled_in() && !it.cell(after).is_empty());
    said.filter(|it| !is_known(it)).collect()
}

fn parts(item: &TypedEvidence) -> [&str; 4] {
    [&item.kind, &item.url, &item.title, &item.dated_on]
}

/// A report as it was read, in the form in which published ones are compared; each piece of evidence in the place where
/// it was `typed`.
fn as_typed(new: &NewReport, typed: &[TypedEvidence]) -> TypedReport {
    let mut evidence = vec![TypedEvidence::default(); typed.len()];
    let filled = evidence.iter_mut().zip(typed).filter(|(_, typed)| !typed.is_empty());
    filled.zip(&new.evidence).for_each(|((place, _), it)| {
        *place = TypedEvidence {
            kind: it.kind.slug().to_owned(),
            url: it.url.clone(),
            title: it
                .title_ko
                .as_ref()
                .or(it.title_en.as_ref())
                .map(|(text, _)| text.clone())
                .unwrap_or_default(),
            dated_on: it.dated_on.map(|it| it.to_string()).unwrap_or_default(),
        }
    });
    let text = |it: &Option<String>| it.clone().unwrap_or_default();
    let words = &new.words;
    TypedReport {
        status: words.status.slug().to_owned(),
        text_ko: words.text_ko.as_ref().map(|(text, _)| text.clone()).unwrap_or_default(),
        text_en: words.text_en.as_ref().map(|(text, _)| text.clone()).unwrap_or_default(),
        difficulties_ko: text(&words.difficulties_ko),
        difficulties_en: text(&words.difficulties_en),
        next_step_ko: text(&words.next_step_ko),
        next_step_en: text(&words.next_step_en),
        no_evidence_ko: text(&words.no_evidence_ko),
        no_evidence_en: text(&words.no_evidence_en),
        occurred_on: words.occurred_on.map(|it| it.to_string()).unwrap_or_default(),
        evidence,
        ..TypedReport::default()
    }
}

/// A published report in the same form.
fn published(report: &Report, evidence: &[EvidenceContent]) -> TypedReport {
    let evidence = evidence.iter().map(|it| TypedEvidence {
        kind: it.kind.slug().to_owned(),
        url: it.url.clone(),
        title: it.title_ko.clone().or_else(|| it.title_en.clone()).unwrap_or_default(),
        dated_on: it.dated_on.map(|it| it.to_string()).unwrap_or_default(),
    });
    TypedReport { evidence: evidence.collect(), ..TypedReport::of(&report.content) }
}

/// What a reporter decided on the page that showed what a sheet would change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// The position that the page showed.
    pub seen: Position,
    /// The keys of the milestones on which the sheet's report is published although there is another since.
    pub anyway: HashSet<String>,
}

/// The rows that will be published.
pub fn chosen<'a>(review: &'a Review, decision: &Decision) -> Vec<&'a Reviewed> {
    let is_chosen = |it: &&Reviewed| match it.outcome {
        Outcome::Same => false,
        Outcome::New => true,
        Outcome::Conflict => decision.anyway.contains(&it.milestone.key),
    };
    review.rows.iter().filter(is_chosen).collect()
}

/// Publishes the rows that were chosen as one entry; `first` is asked in the same transaction whether they may be.
///
/// # Errors
/// [`ActError::Conflict`] if the organisation has reported on one of the sheet's milestones since the page was shown,
/// refused if a rule is broken by now, and what `first` returns.
pub fn publish(
    conn: &mut SqliteConnection,
    actor: &Actor,
    today: NaiveDate,
    review: &Review,
    decision: &Decision,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<usize, ActError> {
    let is_newer = |it: &Reviewed| it.latest.as_ref().is_some_and(|it| it.since > decision.seen);
    if review.rows.iter().any(|it| it.outcome != Outcome::Same && is_newer(it)) {
        return Err(ActError::Conflict);
    }
    let new: Vec<NewReport> = chosen(review, decision).into_iter().map(|it| it.new.clone()).collect();
    let ids = reporting::publish_all_after(conn, actor, today, (&new, None), |conn, _| {
        first(conn)?;
        // What was reviewed a moment ago must still be the record.
        if store::entries::last(conn)? == review.at { Ok(()) } else { Err(ActError::Conflict) }
    })?;
    Ok(ids.len())
}
