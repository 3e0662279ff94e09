//! Amendments, field by field, and the ledger itself.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::sink::Sink;
use super::{ExportError, Scope, write};
use crate::domain::id::Position;
use crate::domain::ledger_entry::{Entry, EntryKind};
use crate::domain::plan::Plan;
use crate::domain::progress;
use crate::ledger::verify;
use crate::store;
use crate::store::history::FieldChange;

static ENTRY_KIND: Terms = terms::<EntryKind>();

/// A field that an amendment changed.
#[derive(Debug)]
pub struct AmendmentRow {
    plan: String,
    is_demonstration: bool,
    organisation: String,
    entry: Entry,
    change: FieldChange,
}

pub const AMENDMENTS: &[Column<AmendmentRow>] = &[
    derived("plan", Kind::Key, |it| Value::text(&it.plan)),
    derived("commitment", Kind::Key, |it| Value::maybe(&it.change.commitment)),
    derived("thing", Kind::Key, |it| Value::text(&it.change.key)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    derived("changed_field", Kind::Text, |it| Value::text(&it.change.field)),
    derived("old", Kind::Text, |it| Value::maybe(&it.change.old)),
    derived("new", Kind::Text, |it| Value::maybe(&it.change.new)),
    derived("moved_by_days", Kind::Integer, |it| {
        let day = |text: &Option<String>| {
            text.as_deref().and_then(|it| NaiveDate::parse_from_str(it, "%Y-%m-%d").ok())
        };
        let is_date = it.change.field.ends_with("_on");
        let days = progress::slip_days(day(&it.change.old), day(&it.change.new)).filter(|_| is_date);
        days.map_or(Value::Missing, Value::Integer)
    }),
    derived("reason", Kind::Text, |it| Value::maybe(&it.entry.reason)),
    derived("source", Kind::Text, |it| Value::maybe(&it.entry.source)),
    derived("recorded_at", Kind::Instant, |it| Value::Instant(it.entry.recorded_at)),
    derived("organisation", Kind::Key, |it| Value::text(&it.organisation)),
    derived("office", Kind::Text, |it| Value::text(&it.entry.office)),
    derived("position", Kind::Integer, |it| Value::integer(it.entry.position.0)),
];

/// The amendments of these plans, of the commitments that the filter means.
pub fn amendments(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<AmendmentRow>, ExportError> {
    let mut rows = Vec::new();
    let mut entries: HashMap<Position, Entry> = HashMap::new();
    for plan in plans {
        let changes = store::history::amendments(conn, scope.at, plan.participant_id, plan.id)?;
        for change in changes {
            let entry = match entries.get(&change.position) {
                Some(entry) => entry.clone(),
                None => store::entries::find(conn, change.position)?,
            };
            entries.insert(change.position, entry.clone());
            let organisation = entry.organisation_id.map(|id| scope.lookup.organisation_key(id).to_owned());
            rows.push(AmendmentRow {
                plan: plan.key.clone(),
                is_demonstration: scope.lookup.is_demonstration(plan),
                organisation: organisation.unwrap_or_default(),
                entry,
                change,
            });
        }
    }
    if scope.filter.looks_inside_plans() {
        let owners = super::commitment_parts::Owners::load(conn, scope, plans)?;
        let keys: std::collections::HashSet<&String> = owners.keys.values().map(|(key, _)| key).collect();
        rows.retain(|it| it.change.commitment.as_ref().is_none_or(|key| keys.contains(key)));
    }
    Ok(rows)
}

/// An entry of the ledger with the keys of those it names.
#[derive(Debug)]
pub struct EntryRow {
    organisation: String,
    participant: String,
    is_demonstration: bool,
    entry: Entry,
}

pub const ENTRIES: &[Column<EntryRow>] = &[
    stored("position", Kind::Integer, &["ledger.position"], |it| Value::integer(it.entry.position.0)),
    stored("recorded_at", Kind::Instant, &["ledger.recorded_at"], |it| Value::Instant(it.entry.recorded_at)),
    stored("organisation", Kind::Key, &["ledger.organisation_id"], |it| Value::text(&it.organisation)),
    stored("office", Kind::Text, &["ledger.office"], |it| Value::text(&it.entry.office)),
    stored("entry_kind", Kind::Term(&ENTRY_KIND), &["ledger.kind"], |it| Value::term(it.entry.kind)),
    stored("participant", Kind::Key, &["ledger.participant_id"], |it| Value::text(&it.participant)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("reason", Kind::Text, &["ledger.reason"], |it| Value::maybe(&it.entry.reason)),
    stored("source", Kind::Text, &["ledger.source"], |it| Value::maybe(&it.entry.source)),
    stored("canonical", Kind::Integer, &["ledger.canonical"], |it| Value::integer(it.entry.canonical)),
    stored("digest", Kind::Text, &["ledger.digest"], |it| Value::text(&it.entry.digest)),
];

/// A page of the ledger, oldest first. The start is a position.
pub fn page(
    conn: &mut SqliteConnection,
    scope: &Scope,
    start: usize,
    sink: &mut Sink,
) -> Result<Option<usize>, ExportError> {
    const ENTRIES_A_PAGE: i64 = 2000;
    let first = Position(i32::try_from(start).unwrap_or(i32::MAX));
    let entries = verify::entries(conn, first, ENTRIES_A_PAGE)?;
    let next = entries.last().map(|it| it.position.next());
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries.into_iter().filter(|it| it.position <= scope.at) {
        let participant = entry.participant_id.and_then(|id| scope.lookup.participant(id));
        let is_demonstration = participant.is_some_and(|it| it.content.is_demonstration);
        let is_meant = match &scope.filter.participant {
            Some(key) => participant.is_some_and(|it| it.key == *key),
            None => scope.filter.demonstration || !is_demonstration,
        };
        if is_meant {
            rows.push(EntryRow {
                organisation: entry
                    .organisation_id
                    .map(|id| scope.lookup.organisation_key(id).to_owned())
                    .unwrap_or_default(),
                participant: participant.map(|it| it.key.clone()).unwrap_or_default(),
                is_demonstration,
                entry,
            });
        }
    }
    write(sink, ENTRIES, &rows)?;
    Ok(next.filter(|it| *it <= scope.at).and_then(|it| usize::try_from(it.0).ok()))
}
