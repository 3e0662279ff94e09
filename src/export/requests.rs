//! Correction requests that have been read, and the answers to them. What waits to be read is in no file.

use diesel::SqliteConnection;

use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::commitment_parts::Owners;
use super::names::{ORIGIN, is_meant};
use super::{ExportError, Scope};
use crate::domain::id::OrganisationId;
use crate::domain::request::{
    Answered, CorrectionRequest, Outcome, Refusal, RequestCategory, RequestPart, RequestState,
};
use crate::domain::vocabulary::Language;
use crate::store;
use crate::store::requests::Of;

static CATEGORY: Terms = terms::<RequestCategory>();
static STATE: Terms = terms::<RequestState>();
static REFUSAL: Terms = terms::<Refusal>();
static OUTCOME: Terms = terms::<Outcome>();
static LANGUAGE: Terms = terms::<Language>();

/// A request with the keys of those it names.
#[derive(Debug)]
pub struct RequestRow {
    participant: String,
    is_demonstration: bool,
    /// Of what it is about: commitment, milestone, report, review, evidence.
    about: [String; 5],
    organisation: String,
    responsible: String,
    state: RequestState,
    late_days: Option<i64>,
    it: CorrectionRequest,
}

pub const REQUESTS: &[Column<RequestRow>] = &[
    stored("key", Kind::Key, &["requests.key", "outcomes.request_id"], |it| Value::text(&it.it.content.key)),
    stored("participant", Kind::Key, &["requests.participant_id"], |it| Value::text(&it.participant)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("request_category", Kind::Term(&CATEGORY), &["requests.category"], |it| {
        Value::term(it.it.content.category)
    }),
    derived("request_state", Kind::Term(&STATE), |it| Value::term(it.state)),
    stored("received_on", Kind::Date, &["requests.received_on"], |it| Value::date(it.it.content.received_on)),
    stored("refusal", Kind::Term(&REFUSAL), &["requests.refusal"], |it| {
        Value::maybe_term(it.it.content.refusal)
    }),
    stored("commitment", Kind::Key, &["requests.commitment_id"], |it| about(it, 0)),
    stored("milestone", Kind::Key, &["requests.milestone_id"], |it| about(it, 1)),
    stored("report", Kind::Key, &["requests.report_id"], |it| about(it, 2)),
    stored("review", Kind::Key, &["requests.review_id"], |it| about(it, 3)),
    stored("evidence", Kind::Key, &["requests.evidence_id"], |it| about(it, 4)),
    stored("language", Kind::Term(&LANGUAGE), &["requests.language"], |it| {
        Value::maybe_term(it.it.content.language)
    }),
    stored("request_text", Kind::Text, &["requests.text"], |it| Value::maybe(&it.it.content.text)),
    stored("request_link", Kind::Text, &["requests.link"], |it| Value::maybe(&it.it.content.link)),
    stored("is_edited", Kind::Boolean, &["requests.is_edited"], |it| Value::Boolean(it.it.content.is_edited)),
    stored("organisation", Kind::Key, &["requests.organisation_id"], |it| Value::text(&it.organisation)),
    derived("has_to_answer", Kind::Key, |it| Value::text(&it.responsible)),
    stored("answer_due_on", Kind::Date, &["requests.answer_due_on"], |it| Value::date(it.it.answer_due_on())),
    derived("late_days", Kind::Integer, |it| it.late_days.map_or(Value::Missing, Value::Integer)),
    derived("n_outcomes", Kind::Integer, |it| Value::count(it.it.outcomes.len())),
    derived("recorded_at", Kind::Instant, |it| Value::Instant(it.it.recorded_at)),
    derived("position", Kind::Integer, |it| Value::integer(it.it.since.0)),
];

fn about(row: &RequestRow, i: usize) -> Value<'_> {
    row.about.get(i).map_or(Value::Missing, |key| Value::text(key))
}

/// The requests that the filter means.
pub fn requests(conn: &mut SqliteConnection, scope: &Scope) -> Result<Vec<RequestRow>, ExportError> {
    let mut rows = Vec::new();
    for (participant, is_demonstration, day, it) in meant(conn, scope)? {
        let mut about: [String; 5] = Default::default();
        if let Some(subject) = it.content.subject() {
            let commitment = store::commitments::keys(conn, &[subject.commitment_id])?;
            let key = store::requests::key_of(conn, subject)?;
            let [own, milestone, report, review, evidence] = &mut about;
            *own = commitment.into_iter().next().map(|(_, key)| key).unwrap_or_default();
            match subject.part {
                RequestPart::Commitment => {}
                RequestPart::Milestone(_) => *milestone = key,
                RequestPart::Report(_) => *report = key,
                RequestPart::Review(_) => *review = key,
                RequestPart::Evidence(_) => *evidence = key,
            }
        }
        let state = it.state(day);
        let due = it.answer_due_on().filter(|_| state == RequestState::Late);
        rows.push(RequestRow {
            participant,
            is_demonstration,
            about,
            organisation: key_of(scope, it.content.organisation_id),
            responsible: key_of(scope, it.organisation_id()),
            state,
            late_days: due.map(|due| day.signed_duration_since(due).num_days()),
            it,
        });
    }
    Ok(rows)
}

fn key_of(scope: &Scope, id: Option<OrganisationId>) -> String {
    id.map(|id| scope.lookup.organisation_key(id).to_owned()).unwrap_or_default()
}

/// A request with its participant's key, whether that is made up, and the day there.
type Meant = (String, bool, chrono::NaiveDate, CorrectionRequest);

/// The requests that the filter means, by participant and in the order in which they were read.
fn meant(conn: &mut SqliteConnection, scope: &Scope) -> Result<Vec<Meant>, ExportError> {
    let is_narrow = scope.filter.plan.is_some() || scope.filter.looks_inside_plans();
    let plans = scope.lookup.plans_matching(&scope.filter);
    let own = if is_narrow { Some(Owners::load(conn, scope, &plans)?.ids) } else { None };
    let mut all = Vec::new();
    for participant in scope.lookup.participants() {
        if own.is_none() && !is_meant(scope, Some(participant)) {
            continue;
        }
        let day = scope.day.of(Some(participant));
        for it in store::requests::all(conn, scope.at, Of::Participant(participant.id))? {
            let is_own = |ids: &Vec<_>| it.content.commitment_id.is_some_and(|id| ids.contains(&id));
            if own.as_ref().is_none_or(is_own) {
                all.push((participant.key.clone(), participant.content.is_demonstration, day, it));
            }
        }
    }
    Ok(all)
}

/// An answer with the keys of those it names.
#[derive(Debug)]
pub struct OutcomeRow {
    request: String,
    is_demonstration: bool,
    organisation: String,
    passed_to: String,
    it: Answered,
}

pub const OUTCOMES: &[Column<OutcomeRow>] = &[
    derived("request", Kind::Key, |it| Value::text(&it.request)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("organisation", Kind::Key, &["outcomes.organisation_id"], |it| Value::text(&it.organisation)),
    stored("outcome", Kind::Term(&OUTCOME), &["outcomes.outcome"], |it| Value::term(it.it.content.outcome)),
    stored("text_ko", Kind::Text, &["outcomes.text_ko"], |it| Value::maybe(&it.it.content.text_ko)),
    stored("text_ko_is", Kind::Term(&ORIGIN), &["outcomes.text_ko_is"], |it| {
        Value::maybe_term(it.it.content.text_ko_is)
    }),
    stored("text_en", Kind::Text, &["outcomes.text_en"], |it| Value::maybe(&it.it.content.text_en)),
    stored("text_en_is", Kind::Term(&ORIGIN), &["outcomes.text_en_is"], |it| {
        Value::maybe_term(it.it.content.text_en_is)
    }),
    stored("caused_position", Kind::Integer, &["outcomes.caused_position"], |it| {
        Value::integer(it.it.content.caused_position.map(|it| it.0))
    }),
    stored("passed_to", Kind::Key, &["outcomes.passed_to_id"], |it| Value::text(&it.passed_to)),
    stored("answer_due_on", Kind::Date, &["outcomes.answer_due_on"], |it| {
        Value::date(it.it.content.answer_due_on)
    }),
    derived("recorded_at", Kind::Instant, |it| Value::Instant(it.it.recorded_at)),
    derived("position", Kind::Integer, |it| Value::integer(it.it.since.0)),
];

/// The answers to the requests that the filter means.
pub fn outcomes(conn: &mut SqliteConnection, scope: &Scope) -> Result<Vec<OutcomeRow>, ExportError> {
    let row = |(_, is_demonstration, _, it): Meant| {
        let request = it.content.key.clone();
        let row = move |it: Answered| OutcomeRow {
            request: request.clone(),
            is_demonstration,
            organisation: key_of(scope, Some(it.content.organisation_id)),
            passed_to: key_of(scope, it.content.passed_to_id),
            it,
        };
        it.outcomes.into_iter().map(row)
    };
    Ok(meant(conn, scope)?.into_iter().flat_map(row).collect())
}
