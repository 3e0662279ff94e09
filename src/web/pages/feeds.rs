//! Pages and lists as feeds of what has changed, and as calendars of what is due.

use std::collections::{HashMap, HashSet};

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use diesel::SqliteConnection;

use super::{Context, Subject, rendered};
use crate::domain::filter::Filter;
use crate::domain::id::{CommitmentId, PlanId, Position};
use crate::domain::ledger_entry::Entry;
use crate::domain::plan::Plan;
use crate::export;
use crate::links::feeds::Ending;
use crate::messages::text;
use crate::store;
use crate::store::lookup::Lookup;
use crate::store::selection::Selected;
use crate::views::calendars::{CalendarPage, calendar};
use crate::views::feeds::{FeedPage, feed};
use crate::views::layout::Follow;
use crate::views::parts;
use crate::web::cache::Kind;
use crate::web::error::{Error, Result};
use crate::web::state::State;

/// How many entries a feed has: the newest.
const NEWEST: usize = 50;

/// A plan as a feed or calendar.
pub async fn of_plan(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String, String)>,
) -> HttpResponse {
    let (_, key, ending) = path.into_inner();
    let subject = Subject::Plan(key.clone());
    respond(request, state, subject, &ending, move |conn, context, ending| {
        let lookup = &context.lookup;
        let plan = lookup.plan_by_key(&key).ok_or(Error::NotFound)?;
        let filter = Filter::of_plan(&key);
        let span = (Position(1), lookup.at);
        Ok(Matter {
            title: parts::plain(context.place.language, plan.content.title()),
            page: context.place.plan(&key),
            own: context.place.plan_feed(&key, ending),
            commitments: store::selection::of_plans(conn, lookup, &[plan], &filter, context.moment.day)?,
            positions: store::touched::in_plan(conn, span, plan.id, (0, NEWEST))?,
            plans: vec![plan],
            subject: Some(("plan", key)),
            filter,
            is_of_everything: false,
        })
    })
    .await
}

/// A commitment as a feed or calendar.
pub async fn of_commitment(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String, String)>,
) -> HttpResponse {
    let (_, key, ending) = path.into_inner();
    let subject = Subject::Commitment(key.clone());
    respond(request, state, subject, &ending, move |conn, context, ending| {
        let lookup = &context.lookup;
        let commitment = store::commitments::by_key(conn, lookup.at, &key)?;
        let plan = lookup.plan(commitment.plan_id).ok_or(Error::NotFound)?;
        Ok(Matter {
            title: parts::plain(context.place.language, commitment.content.title()),
            page: context.place.commitment(&key),
            own: context.place.commitment_feed(&key, ending),
            commitments: vec![store::selection::of_commitment(
                conn,
                lookup,
                plan,
                &commitment,
                context.moment.day,
            )?],
            positions: store::touched::of_commitments(conn, lookup.at, &[commitment.id], MOST)?,
            plans: vec![plan],
            subject: Some(("commitment", key)),
            filter: Filter::of_plan(&plan.key),
            is_of_everything: false,
        })
    })
    .await
}

/// An organisation as a feed or calendar: what it did, and what touched its commitments.
pub async fn of_organisation(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String, String)>,
) -> HttpResponse {
    let (_, key, ending) = path.into_inner();
    let subject = Subject::Organisation(key.clone());
    respond(request, state, subject, &ending, move |conn, context, ending| {
        let lookup = &context.lookup;
        let it = store::organisations::by_key(conn, lookup.at, &key)?;
        let participant = it.participant_id.and_then(|id| lookup.participant(id));
        let filter = Filter { organisation: Some(key.clone()), demonstration: true, ..Filter::default() };
        let mut plans = lookup.plans();
        plans.retain(|plan| participant.is_none_or(|own| own.id == plan.participant_id));
        let commitments = store::selection::of_plans(conn, lookup, &plans, &filter, context.moment.day)?;
        let mut positions = store::touched::of_commitments(conn, lookup.at, &ids(&commitments), MOST)?;
        positions.extend(store::touched::of_organisation(conn, lookup.at, it.id, MOST)?);
        positions.sort_unstable_by(|a, b| b.cmp(a));
        positions.dedup();
        positions.truncate(NEWEST);
        let named_on = context.moment.day.of(participant);
        let filter = Filter { participant: participant.map(|it| it.key.clone()), ..Filter::default() };
        Ok(Matter {
            title: parts::plain(context.place.language, it.name_on(named_on)),
            page: context.place.organisation(&key),
            own: context.place.organisation_feed(&key, ending),
            plans: plans_of(context, &commitments),
            commitments,
            positions,
            subject: Some(("organisation", key)),
            filter,
            // What it did elsewhere, as a review, is of it as well.
            is_of_everything: true,
        })
    })
    .await
}

/// The commitments that a filter means, as a feed or calendar.
pub async fn of_commitments(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (_, ending) = path.into_inner();
    respond(request, state, Subject::Everything, &ending, |conn, context, ending| {
        let lookup = &context.lookup;
        let filter = known_filter(context)?;
        let plans = lookup.plans_matching(&filter);
        let commitments = store::selection::of_plans(conn, lookup, &plans, &filter, context.moment.day)?;
        Ok(Matter {
            title: text(context.place.language, "nav-commitments").to_owned(),
            page: context.place.commitments(&filter),
            own: context.place.commitments_feed(&filter, ending),
            positions: store::touched::of_commitments(conn, lookup.at, &ids(&commitments), MOST)?,
            plans: plans_of(context, &commitments),
            commitments,
            subject: None,
            filter: Filter {
                participant: filter.participant.clone(),
                plan: filter.plan.clone(),
                ..Filter::default()
            },
            is_of_everything: false,
        })
    })
    .await
}

/// Everything that changes, or what changes in a participant or plan, as a feed.
pub async fn of_changes(request: HttpRequest, state: Data<State>) -> HttpResponse {
    respond(request, state, Subject::Everything, Ending::Atom.slug(), |conn, context, _| {
        let lookup = &context.lookup;
        let asked = known_filter(context)?;
        let filter = Filter { participant: asked.participant, plan: asked.plan, ..Filter::default() };
        let span = (Position(1), lookup.at);
        let positions = match filter.plan.as_deref().and_then(|key| lookup.plan_by_key(key)) {
            Some(plan) => store::touched::in_plan(conn, span, plan.id, (0, NEWEST))?,
            None => {
                let participant = match &filter.participant {
                    Some(key) => store::participants::id_of(conn, key)?,
                    None => None,
                };
                let newest = store::entries::newest(conn, span.0, span.1, participant, 0, NEWEST)?;
                newest.into_iter().map(|it| it.position).collect()
            }
        };
        Ok(Matter {
            title: text(context.place.language, "nav-changes").to_owned(),
            page: context.place.changes("", &filter),
            own: context.place.changes_feed(&filter),
            commitments: Vec::new(),
            positions,
            plans: Vec::new(),
            subject: None,
            filter,
            is_of_everything: true,
        })
    })
    .await
}

/// Where a page on these commitments can be followed whose feed and calendar have these addresses. A calendar is named
/// where something stands in it.
pub fn follow(
    lookup: &Lookup,
    plans: &[&Plan],
    commitments: &[Selected],
    address: impl Fn(Ending) -> String,
) -> Follow {
    let mut plans = plans.iter().map(|it| it.id).chain(commitments.iter().map(|it| it.commitment.plan_id));
    let has_days = plans.any(|plan| !lookup.periods_of(plan).is_empty())
        || commitments.iter().flat_map(|it| &it.progress.milestones).any(|it| it.due_on.is_some());
    Follow { feed: address(Ending::Atom), calendar: has_days.then(|| address(Ending::Ics)) }
}

const MOST: i32 = 50;

/// What a feed or calendar is about.
struct Matter<'a> {
    title: String,
    page: String,
    own: String,
    commitments: Vec<Selected>,
    /// The newest first, no more than a feed has.
    positions: Vec<Position>,
    plans: Vec<&'a Plan>,
    /// The one thing that it is about, by kind and key.
    subject: Option<(&'static str, String)>,
    /// By which the page of changes shows its entries.
    filter: Filter,
    /// Whether whatever an entry touched is named, and not only what the feed is about.
    is_of_everything: bool,
}

fn ids(commitments: &[Selected]) -> Vec<CommitmentId> {
    commitments.iter().map(|it| it.commitment.id).collect()
}

fn plans_of<'a>(context: &'a Context, commitments: &[Selected]) -> Vec<&'a Plan> {
    let mut ids: Vec<PlanId> = commitments.iter().map(|it| it.commitment.plan_id).collect();
    ids.dedup();
    ids.into_iter().filter_map(|id| context.lookup.plan(id)).collect()
}

/// The filter of the address; what of it is not known is an error, since nobody looks at a feed's notices.
fn known_filter(context: &Context) -> Result<Filter> {
    match context.asked.unknown.first() {
        Some((name, value)) => {
            Err(Error::bad("error-filter-unknown").with("name", *name).with("value", value))
        }
        None => Ok(context.asked.filter.clone()),
    }
}

async fn respond(
    request: HttpRequest,
    state: Data<State>,
    subject: Subject,
    ending: &str,
    matter: impl for<'a> FnOnce(&mut SqliteConnection, &'a Context, Ending) -> Result<Matter<'a>> + Send + 'static,
) -> HttpResponse {
    let (ending, kind) = match ending {
        "ics" => (Ending::Ics, Kind::Calendar),
        _ => (Ending::Atom, Kind::Feed),
    };
    rendered(request, state, kind, (subject, ""), move |conn, context| {
        let matter = matter(conn, context, ending)?;
        match ending {
            Ending::Atom => as_feed(conn, context, matter),
            Ending::Ics => as_calendar(conn, context, matter),
        }
    })
    .await
}

/// The digest of the record's first entry, and when that was recorded; of an empty record nothing.
fn beginning(conn: &mut SqliteConnection) -> Result<(String, DateTime<Utc>)> {
    let first = store::entries::at(conn, &[Position(1)])?;
    Ok(first.into_iter().next().map_or_else(Default::default, |it| (it.digest, it.recorded_at)))
}

fn as_feed(conn: &mut SqliteConnection, context: &Context, matter: Matter<'_>) -> Result<String> {
    let lookup = &context.lookup;
    let (record, began) = beginning(conn)?;
    let mut entries: Vec<Entry> = store::entries::at(conn, &matter.positions)?;
    entries.reverse();
    let mut touched = Vec::new();
    // Only neighbours are asked for at once: between the entries may lie those of all others.
    for run in entries.chunk_by(|a, b| b.position.next() == a.position) {
        if let (Some(newest), Some(oldest)) = (run.first(), run.last()) {
            touched.extend(store::touched::touched(conn, oldest.position, newest.position, i32::MAX)?);
        }
    }
    let about = (!matter.is_of_everything).then(|| {
        let commitments = matter.commitments.iter().map(|it| ("commitment", it.commitment.key.clone()));
        commitments.chain(matter.subject.clone()).collect::<HashSet<_>>()
    });
    let is_named = |it: &store::touched::Touched| {
        about.as_ref().is_none_or(|about| about.iter().any(|(kind, key)| *kind == it.kind && *key == it.key))
    };
    touched.retain(is_named);
    let titles = store::touched::titles(conn, lookup.at, &touched)?;
    let feed = feed(&FeedPage {
        place: &context.place,
        lookup,
        zone: context.zone,
        origin: &context.origin,
        record: &record,
        is_demonstration: is_demonstration(context, &matter),
        title: matter.title,
        page: matter.page,
        own: matter.own,
        filter: matter.filter,
        entries: &entries,
        touched: &touched,
        titles: &titles,
        statuses: &store::touched::statuses(conn, &matter.positions)?,
        began,
    });
    export::atom::write(&feed).map_err(Error::internal)
}

/// Whether everything that a feed or calendar is about is made up.
fn is_demonstration(context: &Context, matter: &Matter<'_>) -> bool {
    let lookup = &context.lookup;
    let organisation = match &matter.subject {
        Some(("organisation", key)) => lookup.organisation_by_key(key).and_then(|it| it.participant_id),
        _ => None,
    };
    let participant = organisation.and_then(|id| lookup.participant(id));
    let is_made_up = participant.is_some_and(|it| it.content.is_demonstration);
    is_made_up || !matter.plans.is_empty() && matter.plans.iter().all(|it| lookup.is_demonstration(it))
}

fn as_calendar(conn: &mut SqliteConnection, context: &Context, matter: Matter<'_>) -> Result<String> {
    let lookup = &context.lookup;
    let (record, began) = beginning(conn)?;
    let ids = ids(&matter.commitments);
    let plans: Vec<PlanId> = matter.plans.iter().map(|it| it.id).collect();
    let milestones_written = store::calendar::milestones(conn, lookup.at, &ids)?;
    let periods_written = store::calendar::periods(conn, lookup.at, &plans)?;
    let mut positions: Vec<Position> =
        milestones_written.values().chain(periods_written.values()).copied().collect();
    positions.sort_unstable();
    positions.dedup();
    let entries = store::entries::at(conn, &positions)?;
    let recorded: HashMap<Position, DateTime<Utc>> =
        entries.into_iter().map(|it| (it.position, it.recorded_at)).collect();
    let calendar = calendar(&CalendarPage {
        place: &context.place,
        lookup,
        origin: &context.origin,
        record: &record,
        is_demonstration: is_demonstration(context, &matter),
        title: matter.title,
        page: matter.page,
        own: matter.own,
        commitments: &matter.commitments,
        milestones: &store::milestones::of_commitments(conn, lookup.at, &ids)?,
        plans: &matter.plans,
        milestones_written: &milestones_written,
        periods_written: &periods_written,
        recorded: &recorded,
        began,
    });
    Ok(export::icalendar::write(&calendar))
}
