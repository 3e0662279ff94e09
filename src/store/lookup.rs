//! The few things that every page and file needs to name others: participants, plans with their periods, organisations.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use diesel::prelude::*;

use super::{facts, organisations, participants, plans};
use crate::domain::filter::Filter;
use crate::domain::id::{OrganisationId, ParticipantId, PlanId, Position};
use crate::domain::organisation::Organisation;
use crate::domain::participant::Participant;
use crate::domain::plan::{Period, Plan};
use crate::domain::progress::PlanFact;

/// The record's own names at a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lookup {
    pub at: Position,
    participants: HashMap<ParticipantId, Participant>,
    plans: HashMap<PlanId, Plan>,
    /// By participant and number: by keys and not by ids, so that two records of the same things agree.
    plan_order: Vec<PlanId>,
    plan_keys: HashMap<String, PlanId>,
    organisations: HashMap<OrganisationId, Organisation>,
    pub periods: Vec<Period>,
}

impl Lookup {
    pub fn load(conn: &mut SqliteConnection, at: Position) -> QueryResult<Self> {
        let participants: HashMap<ParticipantId, Participant> =
            participants::all(conn, at)?.into_iter().map(|it| (it.id, it)).collect();
        let mut plans = plans::all(conn, at)?;
        plans.sort_by_key(|it| {
            let participant = participants.get(&it.participant_id).map(|it| it.key.clone());
            (participant, it.content.number, it.key.clone())
        });
        Ok(Self {
            at,
            participants,
            plan_order: plans.iter().map(|it| it.id).collect(),
            plan_keys: plans.iter().map(|it| (it.key.clone(), it.id)).collect(),
            plans: plans.into_iter().map(|it| (it.id, it)).collect(),
            organisations: organisations::all(conn, at)?.into_iter().map(|it| (it.id, it)).collect(),
            periods: plans::all_periods(conn, at)?,
        })
    }

    pub fn participant(&self, id: ParticipantId) -> Option<&Participant> {
        self.participants.get(&id)
    }

    pub fn plan(&self, id: PlanId) -> Option<&Plan> {
        self.plans.get(&id)
    }

    pub fn organisation(&self, id: OrganisationId) -> Option<&Organisation> {
        self.organisations.get(&id)
    }

    /// Participants by English name.
    pub fn participants(&self) -> Vec<&Participant> {
        let mut all: Vec<&Participant> = self.participants.values().collect();
        all.sort_by(|a, b| (&a.content.name_en, &a.key).cmp(&(&b.content.name_en, &b.key)));
        all
    }

    /// The plan with this key.
    pub fn plan_by_key(&self, key: &str) -> Option<&Plan> {
        self.plan(*self.plan_keys.get(key)?)
    }

    /// Plans by participant and number.
    pub fn plans(&self) -> Vec<&Plan> {
        self.plan_order.iter().filter_map(|id| self.plan(*id)).collect()
    }

    /// Organisations by key.
    pub fn organisations(&self) -> Vec<&Organisation> {
        let mut all: Vec<&Organisation> = self.organisations.values().collect();
        all.sort_by(|a, b| a.key.cmp(&b.key));
        all
    }

    /// The participant that a plan belongs to.
    pub fn participant_of(&self, plan: &Plan) -> Option<&Participant> {
        self.participant(plan.participant_id)
    }

    /// Whether a plan belongs to the demonstration.
    pub fn is_demonstration(&self, plan: &Plan) -> bool {
        self.participant_of(plan).is_some_and(|it| it.content.is_demonstration)
    }

    /// The plans that a filter means, by participant and number.
    pub fn plans_matching(&self, filter: &Filter) -> Vec<&Plan> {
        let named = filter.plan.is_some() || filter.participant.is_some();
        let means = |plan: &&Plan| {
            let participant = self.participant_of(plan);
            filter.plan.as_ref().is_none_or(|key| *key == plan.key)
                && filter.participant.as_ref().is_none_or(|key| participant.is_some_and(|it| it.key == *key))
                && (named || filter.demonstration || !self.is_demonstration(plan))
        };
        self.plans().into_iter().filter(means).collect()
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
    pub fn period_key(&self, id: crate::domain::id::PeriodId) -> &str {
        self.periods.iter().find(|it| it.id == id).map_or("", |it| &it.key)
    }
}

/// The time zone of a participant; UTC if its name is in no database of them.
pub fn zone_of(participant: &Participant) -> Tz {
    participant.content.time_zone.parse().unwrap_or(Tz::UTC)
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
        match self {
            Self::On(day) => day,
            Self::At(now) => now.with_timezone(&participant.map_or(Tz::UTC, zone_of)).date_naive(),
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
            let zone = participant.map_or(Tz::UTC, zone_of);
            Ok((plan.id, facts::of_plan(conn, plan, &lookup.periods, zone, day.of(participant))?))
        })
        .collect()
}
