//! Transcribing: carrying the values of a published IRM report over, and checking what another organisation did.

use std::collections::{BTreeSet, HashMap};

use diesel::SqliteConnection;

use super::{ActError, Actor};
use crate::domain::address::is_web_address;
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::fault::Fault;
use crate::domain::grid::{CellOf, ReadCell, cell_name};
use crate::domain::id::{CommitmentId, OrganisationId, Position};
use crate::domain::indicator::{Indicator, Mark, Product, Stage};
use crate::domain::ledger_entry::EntryKind;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::{Missing, Vocabulary as _};
use crate::ledger;
use crate::store;

/// What a member read in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transcription {
    pub organisation_id: OrganisationId,
    pub product: Product,
    pub report_year: Option<i32>,
    pub report_url: Option<String>,
    pub cells: Vec<ReadCell>,
}

/// A value before and after.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub unit: String,
    /// The transcription that it takes the place of, and where that came from.
    pub old: Option<(Position, Assessment)>,
    pub new: Assessment,
}

/// The transcriptions of a plan's values of one product, by cell.
pub type Recorded = HashMap<CellOf, (Position, Assessment)>;

/// What is transcribed from a product on a plan, at a position.
///
/// # Errors
/// The database's own.
pub fn recorded(
    conn: &mut SqliteConnection,
    at: Position,
    plan: &Plan,
    product: Product,
) -> Result<Recorded, ActError> {
    let units = store::commitments::in_plan(conn, at, plan.id)?;
    let ids: Vec<CommitmentId> = units.iter().map(|it| it.id).collect();
    let keys: HashMap<CommitmentId, &str> = units.iter().map(|it| (it.id, it.key.as_str())).collect();
    let own =
        |(_, it): &(Position, Assessment)| it.how_entered == HowEntered::Transcribed && it.product == product;
    let cell = |(since, it): (Position, Assessment)| {
        let key = keys.get(&it.commitment_id)?;
        Some((((*key).to_owned(), it.indicator), (since, it)))
    };
    let all = store::assessments::of_commitments(conn, at, &ids)?;
    Ok(all.into_iter().filter(own).filter_map(cell).collect())
}

/// The year in which a report came out is a value of each unit that it rates.
fn year_of_report(product: Product, plan: &Plan) -> Indicator {
    let is_results = Product::of(plan.content.generation, Stage::Results) == product;
    if is_results { Indicator::ResultsReportYear } else { Indicator::DesignReportYear }
}

/// What a transcription would change: each value that the record does not have so already, or has from another page.
///
/// # Errors
/// Refused if a rule is broken; every fault is listed with its cell.
pub fn differences(
    conn: &mut SqliteConnection,
    plan: &Plan,
    new: &Transcription,
) -> Result<Vec<Difference>, ActError> {
    let at = store::entries::last(conn)?;
    let units = store::commitments::in_plan(conn, at, plan.id)?;
    let ids: HashMap<&str, CommitmentId> = units.iter().map(|it| (it.key.as_str(), it.id)).collect();
    let mut faults = faults_of_report(plan, new);
    let asked = new.product.asked(plan.content.generation);
    for it in &new.cells {
        let name = cell_name(&it.unit, it.indicator);
        if !ids.contains_key(it.unit.as_str()) {
            faults.push(Fault::new(name, "fault-unit-of-another-plan"));
        } else if !asked.contains(&it.indicator) {
            let fault = Fault::new(name, "fault-indicator-not-asked");
            faults.push(fault.with("indicator", it.indicator.slug()));
        }
    }
    ActError::refuse(faults)?;
    let mut recorded = recorded(conn, at, plan, new.product)?;
    let mut cells = new.cells.clone();
    cells.extend(years(plan, new, &recorded));
    let mut all = Vec::new();
    for cell in cells {
        let Some(id) = ids.get(cell.unit.as_str()) else { continue };
        let old = recorded.remove(&(cell.unit.clone(), cell.indicator));
        let is_same =
            |(_, it): &(Position, Assessment)| it.mark().as_ref() == Some(&cell.mark) && it.page == cell.page;
        if old.as_ref().is_some_and(is_same) {
            continue;
        }
        let unit = cell.unit.clone();
        all.push(Difference { unit, old, new: value(*id, cell, new) });
    }
    Ok(all)
}

/// The year, for each unit of which something new is read.
fn years(plan: &Plan, new: &Transcription, recorded: &Recorded) -> Vec<ReadCell> {
    let Some(year) = new.report_year else { return Vec::new() };
    let indicator = year_of_report(new.product, plan);
    let mark = Mark::Text(year.to_string());
    let is_new = |it: &&ReadCell| {
        let old = recorded.get(&(it.unit.clone(), it.indicator)).and_then(|(_, it)| it.mark());
        it.mark != Mark::Missing(Missing::NotReviewed) && old.as_ref() != Some(&it.mark)
    };
    let units: BTreeSet<&str> = new.cells.iter().filter(is_new).map(|it| it.unit.as_str()).collect();
    // The year stands on no page: where it is recorded already, so does its page.
    let page = |unit: &str| recorded.get(&(unit.to_owned(), indicator)).and_then(|(_, it)| it.page.clone());
    units
        .into_iter()
        .map(|unit| ReadCell { unit: unit.to_owned(), indicator, mark: mark.clone(), page: page(unit) })
        .collect()
}

fn value(commitment_id: CommitmentId, cell: ReadCell, new: &Transcription) -> Assessment {
    let (term, missing, value_text) = match cell.mark {
        Mark::Term(term) => (Some(term), None, None),
        Mark::Missing(missing) => (None, Some(missing), None),
        Mark::Text(text) => (None, None, Some(text)),
    };
    Assessment {
        commitment_id,
        product: new.product,
        indicator: cell.indicator,
        term,
        missing,
        value_text,
        how_entered: HowEntered::Transcribed,
        organisation_id: Some(new.organisation_id),
        checked_by_id: None,
        report_year: new.report_year,
        report_url: new.report_url.clone(),
        page: cell.page,
        rationale_ko: None,
        rationale_ko_is: None,
        rationale_en: None,
        rationale_en_is: None,
        source: None,
    }
}

fn faults_of_report(plan: &Plan, new: &Transcription) -> Vec<Fault> {
    let mut faults: Vec<Fault> = fault_of_product(plan, new.product).into_iter().collect();
    if new.report_year.is_some_and(|year| !(2011..=2100).contains(&year)) {
        faults.push(Fault::new("report_year", "fault-year-of-report"));
    }
    if let Some(url) = new.report_url.as_ref().filter(|it| !is_web_address(it)) {
        faults.push(Fault::new("report_url", "fault-not-a-link").with("value", url));
    }
    faults
}

/// A product that the IRM does not publish on plans of this generation.
pub fn fault_of_product(plan: &Plan, product: Product) -> Option<Fault> {
    let is_other = !product.is_of(plan.content.generation);
    is_other.then(|| {
        let fault = Fault::new("product", "fault-report-of-another-generation");
        fault.with("product", product.slug()).with("generation", plan.content.generation.slug())
    })
}

/// Publishes what was read, as one entry, against the record as its reader saw it at `base`; `first` is asked in the
/// same transaction whether it may be. Returns how many values are new or other than they were.
///
/// # Errors
/// Refused if a rule is broken or nothing would change; [`ActError::Conflict`] if somebody else changed one of the
/// values since; and what `first` returns.
pub fn publish_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    plan: &Plan,
    new: &Transcription,
    base: Position,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<usize, ActError> {
    let entry = actor.entry(EntryKind::Transcription, Some(plan.participant_id));
    let (_, n) = ledger::record(conn, &entry, |conn, position| {
        // Before the rules: what has been done already is done.
        first(conn)?;
        let changes = differences(conn, plan, new)?;
        if changes.is_empty() {
            return Err(ActError::Refused(vec![Fault::new("", "fault-nothing-changes")]));
        }
        if changes.iter().filter_map(|it| it.old.as_ref()).any(|(since, _)| *since > base) {
            return Err(ActError::Conflict);
        }
        for it in &changes {
            store::assessments::revise(conn, position, &it.new)?;
        }
        Ok(changes.len())
    })?;
    Ok(n)
}

/// Says that an organisation found these values in the report as they were transcribed, as one entry; `first` is asked
/// in the same transaction whether it may be. Returns how many were checked.
///
/// # Errors
/// Refused if nothing is chosen, a value is the organisation's own transcription or is checked already;
/// [`ActError::Conflict`] if a value has changed since `base`; and what `first` returns.
pub fn check_after(
    conn: &mut SqliteConnection,
    actor: &Actor,
    (plan, product): (&Plan, Product),
    organisation: OrganisationId,
    (chosen, base): (&[CellOf], Position),
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<usize, ActError> {
    let entry = actor.entry(EntryKind::Check, Some(plan.participant_id));
    let (_, n) = ledger::record(conn, &entry, |conn, position| {
        first(conn)?;
        let at = Position(position.0.saturating_sub(1));
        let recorded = recorded(conn, at, plan, product)?;
        let mut faults = Vec::new();
        let mut checked = Vec::new();
        for (unit, indicator) in chosen.iter().collect::<BTreeSet<_>>() {
            let Some((since, value)) = recorded.get(&(unit.clone(), *indicator)) else {
                faults.push(Fault::new(cell_name(unit, *indicator), "fault-nothing-to-check"));
                continue;
            };
            if *since > base {
                return Err(ActError::Conflict);
            }
            if let Some(message) = why_not_checked(value, organisation) {
                faults.push(Fault::new(cell_name(unit, *indicator), message));
            }
            checked.push(Assessment { checked_by_id: Some(organisation), ..value.clone() });
        }
        if chosen.is_empty() {
            faults.push(Fault::new("", "fault-nothing-chosen"));
        }
        ActError::refuse(faults)?;
        for it in &checked {
            store::assessments::revise(conn, position, it)?;
        }
        Ok(checked.len())
    })?;
    Ok(n)
}

/// Why an organisation cannot check a transcription; none if it can.
pub fn why_not_checked(value: &Assessment, organisation: OrganisationId) -> Option<&'static str> {
    if value.organisation_id == Some(organisation) {
        Some("fault-checked-by-itself")
    } else {
        value.checked_by_id.is_some().then_some("fault-checked-already")
    }
}
