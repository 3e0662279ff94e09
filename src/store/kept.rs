//! What pages ask of the record again and again, kept in memory within a bound, for as long as nothing was recorded
//! that could have changed it.
//!
//! The ledger says which rows each entry wrote, and so which plans it touched. What was read of a plan is good as long
//! as no later entry touched that plan; an entry that wrote anything else (an organisation, say, which may succeed
//! another) touches all. Only the record as it stands is kept: what was is read anew each time.

use std::fmt;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use quick_cache::sync::Cache;
use quick_cache::{DefaultHashBuilder, Equivalent, Weighter};
use rustc_hash::FxHashMap;

use super::dossiers::{CommitmentDossier, PlanPast};
use super::overview::Totals;
use super::selection::Selected;
use super::statement::Statement;
use crate::domain::id::{PlanId, Position};

/// Bytes for the commitments of plans with how far they have got.
const PLANS: u64 = 6 * 1024 * 1024;
/// Bytes for the commitments and amendments that pages show in full.
const DOSSIERS: u64 = 3 * 1024 * 1024;

/// What is kept, as of a position.
#[derive(Clone)]
pub struct Kept {
    at: Position,
    shelves: Arc<Shelves>,
    touches: Arc<Touches>,
}

/// What is kept of all positions; entries that a later position made stale make room when they are asked for.
struct Shelves {
    plans: Shelf<PlanId, Vec<Selected>>,
    pasts: Shelf<PlanId, PlanPast>,
    commitments: Shelf<String, CommitmentDossier>,
    totals: Mutex<Option<Counted>>,
}

/// The totals of each plan.
type TotalsOfPlans = FxHashMap<PlanId, Totals>;

/// The totals of all plans as they were counted at a position.
#[derive(Clone)]
struct Counted {
    at: Position,
    totals: Arc<TotalsOfPlans>,
}

/// Which entry last touched each plan.
#[derive(Debug, Clone)]
struct Touches {
    /// The last that touched them all.
    all: Position,
    /// The last that touched one, where that is later.
    plans: FxHashMap<PlanId, Position>,
}

impl Touches {
    fn touch(&mut self, plan: PlanId, at: Position) {
        let last = self.plans.entry(plan).or_insert(at);
        *last = at.max(*last);
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Kept").field(&self.touches).finish()
    }
}

impl Kept {
    /// Nothing yet, at a position.
    pub fn new(at: Position) -> Self {
        Self {
            at,
            shelves: Arc::new(Shelves {
                plans: Shelf::new(PLANS),
                pasts: Shelf::new(DOSSIERS / 3),
                commitments: Shelf::new(DOSSIERS),
                totals: Mutex::new(None),
            }),
            touches: Arc::new(Touches { all: at, plans: FxHashMap::default() }),
        }
    }

    /// The same at a later position, and whether the entries in between touched the record's own names.
    ///
    /// # Errors
    /// The database's own.
    pub fn after(
        &self,
        conn: &mut SqliteConnection,
        from: Position,
        to: Position,
    ) -> QueryResult<(Self, bool)> {
        let mut touches = Touches::clone(&self.touches);
        let mut are_names = false;
        for table in tables_written(conn, from, to)? {
            are_names |= NAMES.contains(&table.as_str());
            match plans_written(conn, &table, from, to)? {
                Some(plans) => plans.into_iter().for_each(|(plan, at)| touches.touch(plan, at)),
                None => touches = Touches { all: to, plans: FxHashMap::default() },
            }
        }
        Ok((Self { at: to, shelves: Arc::clone(&self.shelves), touches: Arc::new(touches) }, are_names))
    }

    /// The last entry that could have changed what was read of a plan.
    pub fn touched(&self, plan: PlanId) -> Position {
        self.touches.plans.get(&plan).copied().unwrap_or(Position::NONE).max(self.touches.all)
    }

    /// The commitments of a plan on a day.
    pub(super) fn plan(&self, plan: PlanId, day: NaiveDate) -> Option<Arc<Vec<Selected>>> {
        self.shelves.plans.get(&plan, self, Some(day))
    }

    pub(super) fn keep_plan(&self, plan: PlanId, day: NaiveDate, selected: &Arc<Vec<Selected>>) {
        self.shelves.plans.put(plan, self, &[plan], Some(day), selected, Selected::bytes_of(selected));
    }

    pub(super) fn past(&self, plan: PlanId) -> Option<Arc<PlanPast>> {
        self.shelves.pasts.get(&plan, self, None)
    }

    pub(super) fn keep_past(&self, plan: PlanId, past: &Arc<PlanPast>) {
        self.shelves.pasts.put(plan, self, &[plan], None, past, past.bytes());
    }

    pub(super) fn commitment(&self, key: &str) -> Option<Arc<CommitmentDossier>> {
        self.shelves.commitments.get(key, self, None)
    }

    /// Keeps what is said of a commitment, which names others of these plans.
    pub(super) fn keep_commitment(&self, dossier: &Arc<CommitmentDossier>, plans: &[PlanId]) {
        let key = dossier.commitment.key.clone();
        self.shelves.commitments.put(key, self, plans, None, dossier, dossier.bytes());
    }

    /// The totals that were counted last, and the plans that were touched since; none if all were.
    pub(super) fn counted(&self) -> Option<(Arc<TotalsOfPlans>, Vec<PlanId>)> {
        let counted = self.shelves.totals.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        // Counted before all were touched, or later than this position: of no use here.
        if counted.at < self.touches.all || counted.at > self.at {
            return None;
        }
        let since =
            self.touches.plans.iter().filter(|(_, at)| **at > counted.at).map(|(plan, _)| *plan).collect();
        Some((counted.totals, since))
    }

    pub(super) fn keep_totals(&self, totals: &Arc<TotalsOfPlans>) {
        let mut last = self.shelves.totals.lock().unwrap_or_else(PoisonError::into_inner);
        if last.as_ref().is_none_or(|last| last.at < self.at) {
            *last = Some(Counted { at: self.at, totals: Arc::clone(totals) });
        }
    }
}

/// Things of one kind, those least asked for making room for new ones.
struct Shelf<K, V>(Cache<K, Thing<V>, Weight, DefaultHashBuilder>);

struct Thing<V> {
    /// The plans that it was read of, with the entry that had last touched each.
    read_of: Box<[(PlanId, Position)]>,
    /// The day that it depends on.
    day: Option<NaiveDate>,
    bytes: u64,
    value: Arc<V>,
}

impl<V> Clone for Thing<V> {
    fn clone(&self) -> Self {
        Self {
            read_of: self.read_of.clone(),
            day: self.day,
            bytes: self.bytes,
            value: Arc::clone(&self.value),
        }
    }
}

#[derive(Clone)]
struct Weight;

impl<K, V> Weighter<K, Thing<V>> for Weight {
    fn weight(&self, _: &K, thing: &Thing<V>) -> u64 {
        thing.bytes.max(1)
    }
}

impl<K: Hash + Eq, V> Shelf<K, V> {
    fn new(bytes: u64) -> Self {
        Self(Cache::with(
            256,
            bytes,
            Weight,
            DefaultHashBuilder::default(),
            quick_cache::sync::DefaultLifecycle::default(),
        ))
    }

    fn get<Q: Hash + Equivalent<K> + ?Sized>(
        &self,
        key: &Q,
        kept: &Kept,
        day: Option<NaiveDate>,
    ) -> Option<Arc<V>> {
        let thing = self.0.get(key)?;
        let holds = thing.day == day && thing.read_of.iter().all(|(plan, at)| kept.touched(*plan) == *at);
        holds.then_some(thing.value)
    }

    fn put(
        &self,
        key: K,
        kept: &Kept,
        plans: &[PlanId],
        day: Option<NaiveDate>,
        value: &Arc<V>,
        bytes: usize,
    ) {
        let thing = Thing {
            read_of: plans.iter().map(|plan| (*plan, kept.touched(*plan))).collect(),
            day,
            bytes: u64::try_from(bytes).unwrap_or(u64::MAX),
            value: Arc::clone(value),
        };
        self.0.insert(key, thing);
    }
}

/// The tables that the record's own names are read from.
const NAMES: &[&str] = &[
    "participants",
    "participant_revisions",
    "organisations",
    "organisation_revisions",
    "organisation_names",
    "plans",
    "plan_revisions",
    "periods",
    "period_revisions",
];

#[derive(QueryableByName)]
struct Written {
    #[diesel(sql_type = Text)]
    row_table: String,
}

/// The tables in which the entries after `from` up to `to` wrote.
fn tables_written(conn: &mut SqliteConnection, from: Position, to: Position) -> QueryResult<Vec<String>> {
    const QUERY: &str = "SELECT DISTINCT row_table FROM ledger_rows WHERE position > ? AND position <= ?";
    let rows: Vec<Written> = Statement::new(QUERY).number(from.0).number(to.0).load(conn)?;
    Ok(rows.into_iter().map(|it| it.row_table).collect())
}

/// From a row of a table to the plan that it is of: joins to `r`, and the plan. None for what is of no one plan.
fn plan_of_row(table: &str) -> Option<(&'static str, &'static str)> {
    const OF_COMMITMENT: &str = "JOIN commitments c ON c.id = r.commitment_id";
    const OF_ANSWER: &str =
        "JOIN reviews k ON k.id = r.review_id JOIN commitments c ON c.id = k.commitment_id";
    const OF_ANSWER_REVISION: &str = "JOIN answers a ON a.id = r.answer_id
        JOIN reviews k ON k.id = a.review_id JOIN commitments c ON c.id = k.commitment_id";
    const OF_EVIDENCE: &str =
        "LEFT JOIN reports k ON k.id = r.report_id LEFT JOIN reviews v ON v.id = r.review_id
        JOIN commitments c ON c.id = ifnull(k.commitment_id, v.commitment_id)";
    const OF_EVIDENCE_REVISION: &str = "JOIN evidence e ON e.id = r.evidence_id
        LEFT JOIN reports k ON k.id = e.report_id LEFT JOIN reviews v ON v.id = e.review_id
        JOIN commitments c ON c.id = ifnull(k.commitment_id, v.commitment_id)";
    let found = match table {
        "plans" => ("", "r.id"),
        "plan_revisions" | "plan_versions" | "periods" | "commitments" | "agreements" => ("", "r.plan_id"),
        "period_revisions" => ("JOIN periods k ON k.id = r.period_id", "k.plan_id"),
        "commitment_revisions"
        | "commitment_texts"
        | "commitment_organisations"
        | "commitment_areas"
        | "ogp_cells"
        | "milestones"
        | "reports"
        | "reviews"
        | "requests"
        | "assessments" => (OF_COMMITMENT, "c.plan_id"),
        "commitment_links" => ("JOIN commitments c ON c.id IN (r.from_id, r.to_id)", "c.plan_id"),
        "answers" => (OF_ANSWER, "c.plan_id"),
        "answer_revisions" => (OF_ANSWER_REVISION, "c.plan_id"),
        "outcomes" => (
            "JOIN requests k ON k.id = r.request_id JOIN commitments c ON c.id = k.commitment_id",
            "c.plan_id",
        ),
        "evidence" => (OF_EVIDENCE, "c.plan_id"),
        "evidence_revisions" => (OF_EVIDENCE_REVISION, "c.plan_id"),
        "milestone_revisions" => (
            "JOIN milestones k ON k.id = r.milestone_id JOIN commitments c ON c.id = k.commitment_id",
            "c.plan_id",
        ),
        "report_revisions" => {
            ("JOIN reports k ON k.id = r.report_id JOIN commitments c ON c.id = k.commitment_id", "c.plan_id")
        }
        "review_revisions" => {
            ("JOIN reviews k ON k.id = r.review_id JOIN commitments c ON c.id = k.commitment_id", "c.plan_id")
        }
        _ => return None,
    };
    Some(found)
}

#[derive(QueryableByName)]
struct Touch {
    #[diesel(sql_type = Integer)]
    plan_id: i32,
    #[diesel(sql_type = Integer)]
    position: i32,
}

/// The plans of the rows that the entries after `from` up to `to` wrote in a table, each with the last such entry; none
/// if the table is of no one plan.
pub fn plans_written(
    conn: &mut SqliteConnection,
    table: &str,
    from: Position,
    to: Position,
) -> QueryResult<Option<Vec<(PlanId, Position)>>> {
    let Some((joins, plan)) = plan_of_row(table) else { return Ok(None) };
    let query = format!(
        "SELECT {plan} AS plan_id, max(w.position) AS position FROM ledger_rows w JOIN {table} r ON r.id = w.row_id
         {joins} WHERE w.position > ? AND w.position <= ? AND w.row_table = '{table}' GROUP BY 1"
    );
    let rows: Vec<Touch> = Statement::new(&query).number(from.0).number(to.0).load(conn)?;
    Ok(Some(rows.into_iter().map(|it| (PlanId(it.plan_id), Position(it.position))).collect()))
}
