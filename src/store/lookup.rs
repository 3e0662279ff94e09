//! The few things that every page and file needs to name others: participants, plans with their periods, organisations.

use std::ops::Range;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use diesel::prelude::*;
use rustc_hash::FxHashMap;

use super::kept::Kept;
use super::{facts, organisations, participants, plans};
use crate::domain::filter::Filter;
use crate::domain::id::{OrganisationId, ParticipantId, PeriodId, PlanId, Position};
use crate::domain::organisation::Organisation;
use crate::domain::participant::Participant;
use crate::domain::plan::{Period, Plan};
use crate::domain::progress::PlanFact;
use crate::domain::zone::Zone;

/// The record's own names at a position. A copy shares them.
#[derive(Debug, Clone)]
pub struct Lookup {
    pub at: Position,
    names: Arc<Names>,
    periods: Arc<Periods>,
    /// What is kept in memory of the record as it stands; of the past nothing is.
    kept: Option<Kept>,
}

#[derive(Debug)]
struct Names {
    /// By English name.
    participants: Vec<Participant>,
    participant_places: FxHashMap<ParticipantId, usize>,
    /// By participant and number: by keys and not by ids, so that two records of the same things agree.
    plans: Vec<Plan>,
    plan_places: FxHashMap<PlanId, usize>,
    plan_keys: FxHashMap<String, usize>,
    plans_of: FxHashMap<ParticipantId, Range<usize>>,
    /// By key.
    organisations: Vec<Organisation>,
    organisation_places: FxHashMap<OrganisationId, usize>,
}

/// The reporting periods of all plans.
#[derive(Debug)]
struct Periods {
    /// By plan, oldest first within each.
    all: Vec<Period>,
    places: FxHashMap<PeriodId, usize>,
    of: FxHashMap<PlanId, Range<usize>>,
}

impl Periods {
    fn load(conn: &mut SqliteConnection, at: Position) -> QueryResult<Self> {
        let mut all = plans::all_periods(conn, at)?;
        all.sort_unstable_by_key(|it| (it.plan_id, it.content.ends_on, it.id));
        Ok(Self { places: places(&all, |it| it.id), of: runs(&all, |it| it.plan_id), all })
    }
}

impl Names {
    fn load(conn: &mut SqliteConnection, at: Position) -> QueryResult<Self> {
        let mut participants = participants::all(conn, at)?;
        participants.sort_by(|a, b| (&a.content.name_en, &a.key).cmp(&(&b.content.name_en, &b.key)));
        let participant_places = places(&participants, |it| it.id);
        let key_of =
            |id| participant_places.get(&id).and_then(|i: &usize| participants.get(*i)).map(|it| &it.key);
        let mut plans = plans::all(conn, at)?;
        plans.sort_unstable_by(|a, b| {
            let own = |it: &Plan| (key_of(it.participant_id), it.content.number);
            own(a).cmp(&own(b)).then_with(|| a.key.cmp(&b.key))
        });
        let organisations = organisations::all(conn, at)?;
        Ok(Self {
            participant_places,
            participants,
            plan_places: places(&plans, |it| it.id),
            plan_keys: places(&plans, |it| it.key.clone()),
            plans_of: runs(&plans, |it| it.participant_id),
            plans,
            organisation_places: places(&organisations, |it| it.id),
            organisations,
        })
    }
}

/// Where each thing stands, by its key.
fn places<T, K: std::hash::Hash + Eq>(things: &[T], key: impl Fn(&T) -> K) -> FxHashMap<K, usize> {
    things.iter().enumerate().map(|(i, it)| (key(it), i)).collect()
}

/// Where the run of things with each key stands; those with one key stand together.
fn runs<T, K: std::hash::Hash + Eq + Copy>(
    things: &[T],
    key: impl Fn(&T) -> K,
) -> FxHashMap<K, Range<usize>> {
    let mut runs: FxHashMap<K, Range<usize>> = FxHashMap::default();
    for (i, it) in things.iter().enumerate() {
        runs.entry(key(it)).or_insert(i..i).end = i.saturating_add(1);
    }
    runs
}

impl Lookup {
    pub fn load(conn: &mut SqliteConnection, at: Position) -> QueryResult<Self> {
        Ok(Self {
            at,
            names: Arc::new(Names::load(conn, at)?),
            periods: Arc::new(Periods::load(conn, at)?),
            kept: None,
        })
    }

    /// The same, where somebody waits for it: the periods, which are the most, are read beside the rest.
    ///
    /// # Errors
    /// The database's own.
    pub fn load_soon(
        conn: &mut SqliteConnection,
        beside: &mut SqliteConnection,
        at: Position,
    ) -> QueryResult<Self> {
        std::thread::scope(|scope| {
            let periods = scope.spawn(|| Periods::load(beside, at));
            let names = Arc::new(Names::load(conn, at)?);
            let periods = periods.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            Ok(Self { at, names, periods: Arc::new(periods), kept: None })
        })
    }

    /// The same names at a later position, up to which none of them was touched.
    #[must_use]
    pub fn unchanged_at(&self, at: Position) -> Self {
        Self { at, names: Arc::clone(&self.names), periods: Arc::clone(&self.periods), kept: None }
    }

    /// The same with what is kept in memory of the record as it stands at its position.
    #[must_use]
    pub fn with_kept(self, kept: Kept) -> Self {
        Self { kept: Some(kept), ..self }
    }

    /// The same for who reads so much once that nothing of it should be kept.
    #[must_use]
    pub fn without_kept(&self) -> Self {
        self.unchanged_at(self.at)
    }

    /// What is kept in memory of the record as it stands.
    pub fn kept(&self) -> Option<&Kept> {
        self.kept.as_ref()
    }

    pub fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.names.participants.get(*self.names.participant_places.get(&id)?)
    }

    pub fn plan(&self, id: PlanId) -> Option<&Plan> {
        self.names.plans.get(*self.names.plan_places.get(&id)?)
    }

    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.names.organisations.get(*self.names.organisation_places.get(&id)?)
    }

    /// Participants by English name.
    pub fn participants(&self) -> Vec<&Participant> {
        self.names.participants.iter().collect()
    }

    /// The plan with this key.
    pub fn plan_by_key(&self, key: &str) -> Option<&Plan> {
        self.names.plans.get(*self.names.plan_keys.get(key)?)
    }

    /// Plans by participant and number.
    pub fn plans(&self) -> Vec<&Plan> {
        self.names.plans.iter().collect()
    }

    /// The plans of a participant, by number.
    pub fn plans_of(&self, participant: ParticipantId) -> &[Plan] {
        let own = self.names.plans_of.get(&participant).cloned();
        own.and_then(|own| self.names.plans.get(own)).unwrap_or_default()
    }

    /// Organisations by key.
    pub fn organisations(&self) -> Vec<&Organisation> {
        self.names.organisations.iter().collect()
    }

    /// The organisation with this key.
    pub fn organisation_by_key(&self, key: &str) -> Option<&Organisation> {
        let at = self.names.organisations.binary_search_by(|it| it.key.as_str().cmp(key)).ok()?;
        self.names.organisations.get(at)
    }

    /// The reporting periods of all plans, oldest first within each.
    pub fn periods(&self) -> &[Period] {
        &self.periods.all
    }

    /// The reporting periods of a plan, oldest first.
    pub fn periods_of(&self, plan: PlanId) -> &[Period] {
        let own = self.periods.of.get(&plan).cloned();
        own.and_then(|own| self.periods.all.get(own)).unwrap_or_default()
    }

    /// The reporting period with this id.
    pub fn period(&self, id: PeriodId) -> Option<&Period> {
        self.periods.all.get(*self.periods.places.get(&id)?)
    }

    /// The participant that a plan belongs to.
    pub fn participant_of(&self, plan: &Plan) -> Option<&Participant> {
        self.participant(plan.participant_id)
    }

    /// Whether a plan belongs to the demonstration.
    pub fn is_demonstration(&self, plan: &Plan) -> bool {
        self.participant_of(plan).is_some_and(|it| it.content.is_demonstration)
    }

    /// Whether an organisation belongs to the demonstration.
    pub fn is_of_demonstration(&self, it: &Organisation) -> bool {
        let participant = it.participant_id.and_then(|id| self.participant(id));
        participant.is_some_and(|it| it.content.is_demonstration)
    }

    /// The plans that a filter means, by participant and number.
    pub fn plans_matching(&self, filter: &Filter) -> Vec<&Plan> {
        let is_made_up = |key: &String| {
            self.organisations().into_iter().any(|it| it.key == *key && self.is_of_demonstration(it))
        };
        let named = filter.plan.is_some()
            || filter.participant.is_some()
            || filter.organisation.as_ref().is_some_and(is_made_up);
        let means = |plan: &&Plan| {
            let participant = self.participant_of(plan);
            filter.plan.as_ref().is_none_or(|key| *key == plan.key)
                && filter.participant.as_ref().is_none_or(|key| participant.is_some_and(|it| it.key == *key))
                && (named || filter.demonstration || !self.is_demonstration(plan))
        };
        self.names.plans.iter().filter(means).collect()
    }

    /// An organisation and whoever succeeded it, one after another, who answer for what it promised.
    pub fn succession(&self, id: OrganisationId) -> Vec<OrganisationId> {
        let mut all = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| !all.contains(id)) {
            all.push(id);
            next = self.organisation(id).and_then(|it| it.content.successor_id);
        }
        all
    }

    /// The key of an organisation; empty for one that does not hold at this position.
    pub fn organisation_key(&self, id: OrganisationId) -> &str {
        self.organisation(id).map_or("", |it| &it.key)
    }

    /// Who answers for what an organisation left behind: the last of its successors, or itself.
    pub fn successor_of(&self, id: OrganisationId) -> OrganisationId {
        let (mut last, mut seen) = (id, vec![id]);
        while let Some(next) = self.organisation(last).and_then(|it| it.content.successor_id) {
            if seen.contains(&next) {
                break;
            }
            seen.push(next);
            last = next;
        }
        last
    }

    /// The key of a reporting period.
    pub fn period_key(&self, id: PeriodId) -> &str {
        self.period(id).map_or("", |it| &it.key)
    }
}

/// The time zone of a participant, and UTC where there is none.
pub fn zone_or_utc(participant: Option<&Participant>) -> Zone {
    participant.map_or(Zone::UTC, zone_of)
}

/// The time zone of a participant; UTC if its name is in no database of them.
pub fn zone_of(participant: &Participant) -> Zone {
    participant.content.time_zone.parse().unwrap_or(Zone::UTC)
}

/// On which day the rules are asked: a fixed one, or the date of an instant in each participant's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    On(NaiveDate),
    At(DateTime<Utc>),
}

impl Day {
    /// The date for a participant.
    pub fn of(self, participant: Option<&Participant>) -> NaiveDate {
        self.in_zone(zone_or_utc(participant))
    }

    /// The date in a time zone.
    pub fn in_zone(self, zone: Zone) -> NaiveDate {
        match self {
            Self::On(day) => day,
            Self::At(now) => zone.date_of(now),
        }
    }
}

/// What the rules need to know of these plans on a day.
pub fn plan_facts(
    conn: &mut SqliteConnection,
    lookup: &Lookup,
    plans: &[&Plan],
    day: Day,
) -> QueryResult<Vec<(PlanId, PlanFact)>> {
    plans
        .iter()
        .map(|plan| {
            let participant = lookup.participant_of(plan);
            let zone = zone_or_utc(participant);
            Ok((plan.id, facts::of_plan(conn, plan, lookup.periods_of(plan.id), zone, day.of(participant))?))
        })
        .collect()
}
