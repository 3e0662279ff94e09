//! Commitments, with how far each has got.

use diesel::SqliteConnection;

use super::assessments::{COMPLETION, MISSING};
use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::names::ORIGIN;
use super::plans::PRECISION;
use super::said::EVIDENCE_KIND;
use super::{ExportError, Scope};
use crate::domain::commitment::{OrganisationRole, Standing, Unit};
use crate::domain::dispute::{Dispute, DisputeState};
use crate::domain::evidence::EvidenceKind;
use crate::domain::plan::Plan;
use crate::domain::progress::{ReviewFact, State};
use crate::domain::report::ReportedStatus;
use crate::domain::vocabulary::Vocabulary as _;
use crate::store::selection::{self, Selected};

pub static UNIT: Terms = terms::<Unit>();
pub static STANDING: Terms = terms::<Standing>();
pub static STATE: Terms = terms::<State>();
pub static REPORTED: Terms = terms::<ReportedStatus>();

/// A commitment with the keys of those it names.
#[derive(Debug)]
pub struct CommitmentRow {
    plan: String,
    participant: String,
    is_demonstration: bool,
    leads: String,
    supporting: String,
    /// Each organisation's verdict on the commitment itself: key and term.
    reviewed: String,
    strongest: Option<EvidenceKind>,
    selected: Selected,
}

impl CommitmentRow {
    fn content(&self) -> &crate::domain::commitment::CommitmentContent {
        &self.selected.commitment.content
    }
}

pub const COLUMNS: &[Column<CommitmentRow>] = &[
    stored("key", Kind::Key, &["commitments.key", "commitment_revisions.commitment_id"], |it| {
        Value::text(&it.selected.commitment.key)
    }),
    stored("plan", Kind::Key, &["commitments.plan_id"], |it| Value::text(&it.plan)),
    derived("participant", Kind::Key, |it| Value::text(&it.participant)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("number", Kind::Text, &["commitment_revisions.number"], |it| Value::maybe(&it.content().number)),
    stored("ordinal", Kind::Integer, &["commitment_revisions.ordinal"], |it| {
        Value::integer(it.content().ordinal)
    }),
    stored("ogp_id", Kind::Text, &["commitment_revisions.ogp_id"], |it| Value::maybe(&it.content().ogp_id)),
    stored("unit", Kind::Term(&UNIT), &["commitment_revisions.unit"], |it| Value::term(it.content().unit)),
    stored("standing", Kind::Term(&STANDING), &["commitment_revisions.standing"], |it| {
        Value::term(it.content().standing)
    }),
    stored("title_ko", Kind::Text, &["commitment_revisions.title_ko"], |it| {
        Value::maybe(&it.content().title_ko)
    }),
    stored("title_ko_is", Kind::Term(&ORIGIN), &["commitment_revisions.title_ko_is"], |it| {
        Value::maybe_term(it.content().title_ko_is)
    }),
    stored("title_en", Kind::Text, &["commitment_revisions.title_en"], |it| {
        Value::maybe(&it.content().title_en)
    }),
    stored("title_en_is", Kind::Term(&ORIGIN), &["commitment_revisions.title_en_is"], |it| {
        Value::maybe_term(it.content().title_en_is)
    }),
    stored("short_title", Kind::Text, &["commitment_revisions.short_title"], |it| {
        Value::maybe(&it.content().short_title)
    }),
    stored("theme_ko", Kind::Text, &["commitment_revisions.theme_ko"], |it| {
        Value::maybe(&it.content().theme_ko)
    }),
    stored("theme_en", Kind::Text, &["commitment_revisions.theme_en"], |it| {
        Value::maybe(&it.content().theme_en)
    }),
    derived("lead", Kind::Text, |it| Value::text(&it.leads)),
    derived("supporting", Kind::Text, |it| Value::text(&it.supporting)),
    stored("lead_written", Kind::Text, &["commitment_revisions.lead_written"], |it| {
        Value::maybe(&it.content().lead_written)
    }),
    stored("supporting_written", Kind::Text, &["commitment_revisions.supporting_written"], |it| {
        Value::maybe(&it.content().supporting_written)
    }),
    stored("start_written", Kind::Text, &["commitment_revisions.start_written"], |it| {
        Value::maybe(&it.content().start_written)
    }),
    stored("start_on", Kind::Date, &["commitment_revisions.start_on"], |it| {
        Value::date(it.content().start_on)
    }),
    stored("start_precision", Kind::Term(&PRECISION), &["commitment_revisions.start_precision"], |it| {
        Value::maybe_term(it.content().start_precision)
    }),
    stored("end_written", Kind::Text, &["commitment_revisions.end_written"], |it| {
        Value::maybe(&it.content().end_written)
    }),
    stored("end_on", Kind::Date, &["commitment_revisions.end_on"], |it| Value::date(it.content().end_on)),
    stored("end_precision", Kind::Term(&PRECISION), &["commitment_revisions.end_precision"], |it| {
        Value::maybe_term(it.content().end_precision)
    }),
    stored("areas_coded", Kind::Boolean, &["commitment_revisions.areas_coded"], |it| {
        Value::Boolean(it.content().areas_coded)
    }),
    stored("url", Kind::Text, &["commitment_revisions.url"], |it| Value::maybe(&it.content().url)),
    stored("note_ko", Kind::Text, &["commitment_revisions.note_ko"], |it| {
        Value::maybe(&it.content().note_ko)
    }),
    stored("note_en", Kind::Text, &["commitment_revisions.note_en"], |it| {
        Value::maybe(&it.content().note_en)
    }),
    stored("source", Kind::Text, &["commitment_revisions.source"], |it| Value::maybe(&it.content().source)),
    derived("state", Kind::Term(&STATE), |it| Value::term(it.selected.progress.state)),
    derived("reported_status", Kind::Term(&REPORTED), |it| {
        Value::maybe_term(it.selected.progress.latest.map(|report| report.status))
    }),
    derived("late_days", Kind::Integer, |it| {
        it.selected.progress.late_days.map_or(Value::Missing, Value::Integer)
    }),
    derived("is_silent", Kind::Boolean, |it| Value::Boolean(it.selected.progress.is_silent)),
    derived("is_stale", Kind::Boolean, |it| Value::Boolean(it.selected.progress.is_stale)),
    derived("is_unproven", Kind::Boolean, |it| Value::Boolean(it.selected.progress.is_unproven)),
    derived("disputes", Kind::Integer, |it| Value::count(it.selected.progress.unsettled().count())),
    derived("disputes_answered", Kind::Integer, |it| {
        let answered = |it: &&Dispute| it.state() == DisputeState::Answered;
        Value::count(it.selected.progress.disputes.iter().filter(answered).count())
    }),
    derived("disputes_settled", Kind::Integer, |it| {
        Value::count(it.selected.progress.disputes.iter().filter(|it| it.is_settled()).count())
    }),
    derived("steps_apart", Kind::Integer, |it| {
        let steps = it.selected.progress.unsettled().filter_map(Dispute::steps).max();
        Value::integer(steps.map(i32::from))
    }),
    derived("reviewed", Kind::Text, |it| Value::text(&it.reviewed)),
    derived("irm_completion", Kind::Term(&COMPLETION), |it| {
        Value::maybe_term(it.selected.progress.irm.and_then(|irm| irm.term))
    }),
    derived("irm_completion_missing", Kind::Term(&MISSING), |it| {
        Value::maybe_term(it.selected.progress.irm.and_then(|irm| irm.missing))
    }),
    derived("strongest_evidence", Kind::Term(&EVIDENCE_KIND), |it| Value::maybe_term(it.strongest)),
    derived("milestones", Kind::Integer, |it| Value::count(it.selected.progress.milestones.len())),
    derived("milestones_complete", Kind::Integer, |it| {
        Value::count(it.selected.progress.counts().get(State::Complete))
    }),
    derived("milestones_late", Kind::Integer, |it| {
        Value::count(it.selected.progress.milestones.iter().filter(|it| it.late_days.is_some()).count())
    }),
    derived("milestones_silent", Kind::Integer, |it| {
        Value::count(it.selected.progress.milestones.iter().filter(|it| it.is_silent).count())
    }),
];

/// The commitments of these plans that the filter means.
pub fn rows(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<CommitmentRow>, ExportError> {
    let lookup = &scope.lookup;
    let selected = selection::of_plans(conn, lookup, plans, &scope.filter, scope.day)?;
    let keys = |it: &Selected, role| {
        let own = it.organisations.iter().filter(|part| part.role == role);
        own.map(|part| lookup.organisation_key(part.organisation_id)).collect::<Vec<_>>().join("; ")
    };
    let reviewed = |it: &Selected| {
        let own = it.progress.reviews.iter().filter(|it| it.milestone_id.is_none());
        let said = |it: &ReviewFact| {
            format!("{}: {}", lookup.organisation_key(it.organisation_id), it.status.slug())
        };
        own.map(said).collect::<Vec<_>>().join("; ")
    };
    let strongest = selection::strongest_evidence(conn, lookup, &selected)?;
    let row = |it: Selected| {
        let plan = lookup.plan(it.commitment.plan_id);
        let participant = plan.and_then(|plan| lookup.participant_of(plan));
        CommitmentRow {
            plan: plan.map(|plan| plan.key.clone()).unwrap_or_default(),
            participant: participant.map(|it| it.key.clone()).unwrap_or_default(),
            is_demonstration: participant.is_some_and(|it| it.content.is_demonstration),
            leads: keys(&it, OrganisationRole::Lead),
            supporting: keys(&it, OrganisationRole::Supporting),
            reviewed: reviewed(&it),
            strongest: it.progress.latest.and_then(|report| strongest.get(&report.id).copied()),
            selected: it,
        }
    };
    Ok(selected.into_iter().map(row).collect())
}
