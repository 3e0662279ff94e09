//! The IRM's values in long form: a row for each value of each indicator, with the unit that it is of.

use std::collections::HashMap;

use diesel::SqliteConnection;

use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::commitment_parts::{Owners, Part};
use super::commitments::UNIT;
use super::names::ORIGIN;
use super::{ExportError, Scope};
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::commitment::{Commitment, Unit};
use crate::domain::id::CommitmentId;
use crate::domain::indicator::{Indicator, Product, SUBSTANTIAL_RESULTS, Term};
use crate::domain::plan::Plan;
use crate::domain::unit;
use crate::domain::vocabulary::{Missing, UnknownTerm, Vocabulary as _};
use crate::store;

static PRODUCT: Terms = terms::<Product>();
static INDICATOR: Terms = terms::<Indicator>();
static TERM: Terms =
    Terms { besides: || vec![(Term::Substantial.slug(), SUBSTANTIAL_RESULTS)], ..terms::<Term>() };
/// The terms of completion's scale, which is the same halfway and at the end.
pub static COMPLETION: Terms = Terms {
    all: || Indicator::CompletionEnd.scale().iter().map(|it| (it.term.slug(), it.term.message())).collect(),
    check: |slug| {
        let term = Term::from_slug(slug)?;
        let own = Indicator::CompletionEnd.step(term);
        own.map(|_| ()).ok_or_else(|| UnknownTerm { vocabulary: Term::NAME, term: slug.to_owned() })
    },
    ..terms::<Term>()
};
pub static MISSING: Terms = terms::<Missing>();
static HOW_ENTERED: Terms = terms::<HowEntered>();

/// A value with the keys of those it names, and what it is a value of.
#[derive(Debug)]
pub struct AssessmentRow {
    commitment: String,
    is_demonstration: bool,
    unit: Unit,
    number: Option<String>,
    /// The keys of the commitments that the unit is a part of, or groups.
    of: String,
    entered_by: String,
    checked_by: String,
    it: Assessment,
}

pub const COLUMNS: &[Column<AssessmentRow>] = &[
    stored("commitment", Kind::Key, &["assessments.commitment_id"], |it| Value::text(&it.commitment)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    derived("unit", Kind::Term(&UNIT), |it| Value::term(it.unit)),
    derived("unit_number", Kind::Text, |it| Value::maybe(&it.number)),
    derived("unit_of", Kind::Text, |it| Value::text(&it.of)),
    stored("product", Kind::Term(&PRODUCT), &["assessments.product"], |it| Value::term(it.it.product)),
    stored("indicator", Kind::Term(&INDICATOR), &["assessments.indicator"], |it| {
        Value::term(it.it.indicator)
    }),
    stored("value", Kind::Term(&TERM), &["assessments.term"], |it| {
        it.it.term.map_or(Value::Missing, |term| Value::Term {
            slug: term.slug(),
            message: it.it.indicator.message_of(term),
        })
    }),
    derived("code", Kind::Integer, |it| Value::integer(it.it.step().map(|step| i32::from(step.code)))),
    stored("missing", Kind::Term(&MISSING), &["assessments.missing"], |it| Value::maybe_term(it.it.missing)),
    stored("value_text", Kind::Text, &["assessments.value_text"], |it| Value::maybe(&it.it.value_text)),
    stored("how_entered", Kind::Term(&HOW_ENTERED), &["assessments.how_entered"], |it| {
        Value::term(it.it.how_entered)
    }),
    stored("entered_by", Kind::Key, &["assessments.organisation_id"], |it| Value::text(&it.entered_by)),
    stored("checked_by", Kind::Key, &["assessments.checked_by_id"], |it| Value::text(&it.checked_by)),
    stored("report_year", Kind::Integer, &["assessments.report_year"], |it| {
        Value::integer(it.it.report_year)
    }),
    stored("report_url", Kind::Text, &["assessments.report_url"], |it| Value::maybe(&it.it.report_url)),
    stored("page", Kind::Text, &["assessments.page"], |it| Value::maybe(&it.it.page)),
    stored("rationale_ko", Kind::Text, &["assessments.rationale_ko"], |it| Value::maybe(&it.it.rationale_ko)),
    stored("rationale_ko_is", Kind::Term(&ORIGIN), &["assessments.rationale_ko_is"], |it| {
        Value::maybe_term(it.it.rationale_ko_is)
    }),
    stored("rationale_en", Kind::Text, &["assessments.rationale_en"], |it| Value::maybe(&it.it.rationale_en)),
    stored("rationale_en_is", Kind::Term(&ORIGIN), &["assessments.rationale_en_is"], |it| {
        Value::maybe_term(it.it.rationale_en_is)
    }),
    stored("source", Kind::Text, &["assessments.source"], |it| Value::maybe(&it.it.source)),
];

/// The assessments of the commitments that the filter means.
pub fn rows(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<AssessmentRow>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let mut values = Vec::new();
    for plan in plans {
        values.extend(store::assessments::in_plan(conn, scope.at, plan.id)?);
    }
    let parts = owners.join_of_plans(values, |it: &Assessment| it.commitment_id);
    let units = Units::load(conn, scope, plans)?;
    let key = |id: Option<_>| id.map(|id| scope.lookup.organisation_key(id).to_owned()).unwrap_or_default();
    let row = |part: Part<Assessment>| {
        let unit = units.commitments.get(&part.it.commitment_id);
        AssessmentRow {
            commitment: part.commitment,
            is_demonstration: part.is_demonstration,
            unit: unit.map_or(Unit::Commitment, |it| it.content.unit),
            number: unit.and_then(|it| it.content.number.clone()),
            of: units.of.get(&part.it.commitment_id).cloned().unwrap_or_default(),
            entered_by: key(part.it.organisation_id),
            checked_by: key(part.it.checked_by_id),
            it: part.it,
        }
    };
    Ok(parts.into_iter().map(row).collect())
}

/// The commitments of some plans, and for each unit the keys of what it is a part of, or groups.
struct Units {
    commitments: HashMap<CommitmentId, Commitment>,
    of: HashMap<CommitmentId, String>,
}

impl Units {
    fn load(conn: &mut SqliteConnection, scope: &Scope, plans: &[&Plan]) -> Result<Self, ExportError> {
        let mut all = Vec::new();
        for plan in plans {
            all.extend(store::commitments::in_plan(conn, scope.at, plan.id)?);
        }
        let ids: Vec<CommitmentId> = all.iter().map(|it| it.id).collect();
        let links = store::commitments::links_from(conn, scope.at, &ids)?;
        let of = |it: &Commitment| {
            let members = unit::members(&links, it.id);
            let keys: Vec<&str> =
                all.iter().filter(|own| members.contains(&own.id)).map(|own| own.key.as_str()).collect();
            (it.id, keys.join(", "))
        };
        let of = all.iter().filter(|it| it.content.unit != Unit::Commitment).map(of).collect();
        Ok(Self { of, commitments: all.into_iter().map(|it| (it.id, it)).collect() })
    }
}
