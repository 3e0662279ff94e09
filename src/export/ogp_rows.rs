//! The rows of OGP's own shape, read from the record.

use std::collections::{BTreeMap, HashMap};

use chrono::Datelike as _;
use diesel::SqliteConnection;

use super::ogp::{COLUMNS, OgpRow};
use super::sink::Sink;
use super::{ExportError, Scope};
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::commitment::{Commitment, TextField};
use crate::domain::date::When;
use crate::domain::derived::Coding;
use crate::domain::id::{CommitmentId, Position};
use crate::domain::indicator::Indicator;
use crate::domain::plan::{Plan, PlanStage};
use crate::domain::policy_area::{AreaValue, PolicyArea};
use crate::store::{self, selection};

/// Writes the rows of a few plans.
///
/// # Errors
/// The database's own.
pub fn page(
    conn: &mut SqliteConnection,
    scope: &Scope,
    start: usize,
    sink: &mut Sink,
) -> Result<Option<usize>, ExportError> {
    let plans = scope.plans(start);
    if plans.is_empty() {
        return Ok(None);
    }
    for row in rows(conn, scope, &plans)? {
        let cells: Vec<_> = COLUMNS.iter().map(|column| column.cell(&row)).collect();
        sink.texts(cells.iter().map(|it| it.as_ref()))?;
    }
    Ok(Some(start.saturating_add(plans.len())))
}

/// The commitments of these plans that the filter means, in OGP's shape.
pub fn rows(conn: &mut SqliteConnection, scope: &Scope, plans: &[&Plan]) -> Result<Vec<OgpRow>, ExportError> {
    let meant = selection::ids_of_plans(conn, &scope.lookup, plans, &scope.filter, scope.day)?;
    let ids: Vec<CommitmentId> = meant.into_iter().map(|(id, ..)| id).collect();
    let mut commitments: HashMap<CommitmentId, Commitment> =
        store::commitments::with_ids(conn, scope.at, &ids)?.into_iter().map(|it| (it.id, it)).collect();
    let mut parts = Parts::load(conn, scope.at, &ids)?;
    let rows = ids.iter().filter_map(|id| {
        let commitment = commitments.remove(id)?;
        let plan = scope.lookup.plan(commitment.plan_id)?;
        Some(row(scope, plan, commitment, parts.take(*id)))
    });
    Ok(rows.collect())
}

/// What belongs to one commitment.
#[derive(Debug, Default)]
struct Part {
    full_text: Option<String>,
    areas: BTreeMap<PolicyArea, AreaValue>,
    assessments: Vec<(Position, Assessment)>,
    kept: BTreeMap<String, String>,
}

struct Parts(HashMap<CommitmentId, Part>);

impl Parts {
    fn load(conn: &mut SqliteConnection, at: Position, ids: &[CommitmentId]) -> Result<Self, ExportError> {
        let mut parts: HashMap<CommitmentId, Part> = HashMap::new();
        for text in store::commitments::texts(conn, at, ids)? {
            if text.field == TextField::FullText {
                parts.entry(text.commitment_id).or_default().full_text = text.text_en;
            }
        }
        for it in store::commitments::areas(conn, at, ids)? {
            parts.entry(it.commitment_id).or_default().areas.insert(it.area, it.value);
        }
        for (since, it) in store::assessments::of_commitments(conn, at, ids)? {
            parts.entry(it.commitment_id).or_default().assessments.push((since, it));
        }
        for (id, heading, text) in store::commitments::ogp_cells(conn, at, ids)? {
            parts.entry(id).or_default().kept.insert(heading, text);
        }
        Ok(Self(parts))
    }

    fn take(&mut self, id: CommitmentId) -> Part {
        self.0.remove(&id).unwrap_or_default()
    }
}

fn row(scope: &Scope, plan: &Plan, commitment: Commitment, part: Part) -> OgpRow {
    let participant = scope.lookup.participant_of(plan).map(|it| &it.content);
    let own = commitment.content;
    let date = |when: When| when.written.clone().or_else(|| Some(when.iso()).filter(|it| !it.is_empty()));
    let mut row = OgpRow {
        start: date(own.start()),
        end: date(own.end()),
        ogp_id: own.ogp_id,
        country: participant.and_then(|it| it.name_en.clone()),
        code: participant.and_then(|it| it.iso3.clone()),
        region: participant.and_then(|it| it.region),
        level: participant.map(|it| it.level),
        plan_number: plan.content.number,
        plan_id: plan.content.ogp_id.clone(),
        submission_year: plan.content.submission_year,
        end_year: plan.content.end_on.map(|it| it.year()),
        is_in_force: Some(plan.content.stage == PlanStage::InForce),
        number: own.number,
        theme: own.theme_en,
        title: own.title_en,
        short_title: own.short_title,
        full_text: part.full_text,
        lead: own.lead_written,
        supporting: own.supporting_written,
        url: own.url,
        areas: own.areas_coded.then_some(part.areas),
        coding: Coding::new(plan.content.generation),
        marks: BTreeMap::new(),
        kept: part.kept,
    };
    mark(&mut row, part.assessments);
    row
}

/// Records what stands for each indicator: an assessor's own entry before a transcription, and of several the latest.
fn mark(row: &mut OgpRow, mut assessments: Vec<(Position, Assessment)>) {
    assessments.sort_by_key(|(since, it)| (it.how_entered == HowEntered::Entered, *since));
    let last: BTreeMap<Indicator, Assessment> =
        assessments.into_iter().map(|(_, it)| (it.indicator, it)).collect();
    for (indicator, it) in last {
        if let Some(mark) = it.mark() {
            row.mark(indicator, mark);
        }
    }
}
