//! The front page, plans, search and changes.

use std::collections::HashMap;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::{Context, Subject, page};
use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::domain::participant::Participant;
use crate::domain::plan::{Plan, PlanStage};
use crate::domain::text::Bilingual;
use crate::messages::text;
use crate::store;
use crate::views;
use crate::views::layout::Follow;
use crate::views::lists::{ChangesPage, DETAILED, Found, ParticipantLine, PlanLine, totals_of};
use crate::web::error::{Error, Result};
use crate::web::state::State;

/// The front page.
pub async fn home(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        let participants = participants(conn, context, &Filter::default(), true)?;
        let latest = entries(conn, context, Position(1), 1, 5)?;
        let latest = views::lists::entries(&latest.page(context, "", &[]), views::lists::Level::Third);
        let frame = context.frame(text(context.place.language, "home-title").to_owned());
        Ok(views::lists::home(&frame, &participants, &latest))
    })
    .await
}

/// The plans of all participants, or of one.
pub async fn plans(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        let filter = Filter { participant: context.asked.filter.participant.clone(), ..Filter::default() };
        let participants = participants(conn, context, &filter, false)?;
        let mut frame = context.frame(text(context.place.language, "nav-plans").to_owned());
        frame.is_demonstration =
            !participants.is_empty() && participants.iter().all(|it| it.participant.content.is_demonstration);
        Ok(views::lists::plans(&frame, &context.lookup, &participants, &filter, &context.asked.unknown))
    })
    .await
}

/// The participants that a filter means with their plans, real ones first; where they are many, without progress.
fn participants<'a>(
    conn: &mut SqliteConnection,
    context: &'a Context,
    filter: &Filter,
    running_only: bool,
) -> Result<Vec<ParticipantLine<'a>>> {
    let lookup = &context.lookup;
    let totals = store::overview::totals(conn, lookup)?;
    let mut all: Vec<_> = lookup
        .participants()
        .into_iter()
        .filter(|it| filter.participant.as_ref().is_none_or(|key| *key == it.key))
        .collect();
    all.sort_by_key(|it| it.content.is_demonstration);
    let n_real = all.iter().filter(|it| !it.content.is_demonstration).count();
    let mut lines = Vec::with_capacity(all.len());
    for participant in all {
        let is_detailed = n_real <= DETAILED || participant.content.is_demonstration;
        let mut plans: Vec<_> = lookup.plans_of(participant.id).iter().rev().collect();
        let mut others = Vec::new();
        if running_only && is_detailed {
            let is_running = |it: &&Plan| it.content.stage != PlanStage::Closed;
            let running: Vec<_> = plans.iter().copied().filter(is_running).collect();
            let shown = if running.is_empty() { plans.iter().copied().take(1).collect() } else { running };
            others = plans.into_iter().filter(|it| !shown.contains(it)).collect();
            plans = shown;
        }
        let today = context.moment.day.of(Some(participant));
        let mut own = Vec::with_capacity(plans.len());
        for plan in plans {
            let counts = if is_detailed && plan.content.is_tracked(today) {
                let filter = Filter::of_plan(&plan.key);
                let selected =
                    store::selection::of_plans(conn, lookup, &[plan], &filter, context.moment.day)?;
                Some(selected.iter().map(|it| it.progress.state).collect())
            } else {
                None
            };
            own.push(PlanLine { plan, totals: totals_of(&totals, plan), counts });
        }
        lines.push(ParticipantLine { participant, plans: own, others });
    }
    Ok(lines)
}

/// What is found for some words.
pub async fn search(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        /// Enough for a reader; who wants all takes the files.
        const MOST: usize = 200;
        let words = context.query.get("q");
        let mut hits = match words {
            // One more than is shown, to know whether there are more.
            Some(words) => store::search::find(conn, context.lookup.at, words, 201)?,
            None => Vec::new(),
        };
        let is_cut = hits.len() > MOST;
        hits.truncate(MOST);
        let commitments = commitments_of(conn, context, &hits)?;
        let mut found: Vec<Found<'_>> = Vec::new();
        for hit in &hits {
            let (kind, place) = match hit.kind.as_str() {
                "plan" => ("filter-plan", "search-place-plan"),
                "organisation" => ("organisation", "search-place-organisation"),
                "commitment" => ("commitment", "search-place-commitment"),
                "milestone" => ("commitment", "search-place-milestone"),
                "report" => ("commitment", "search-place-report"),
                "answer" => ("commitment", "search-place-answer"),
                _ => ("commitment", "search-place-review"),
            };
            if let Some(seen) = found.iter_mut().find(|it| it.kind == kind && it.key == hit.key) {
                if !seen.places.contains(&place) {
                    seen.places.push(place);
                }
                continue;
            }
            let known = known(context, &commitments, kind, &hit.key).unwrap_or_default();
            let ((title, beside, is_demonstration), key) = (known, hit.key.clone());
            found.push(Found { kind, key, title, beside, is_demonstration, places: vec![place] });
        }
        let frame = context.frame(text(context.place.language, "search-title").to_owned());
        Ok(views::lists::search(&frame, words, &found, is_cut))
    })
    .await
}

type Commitments = HashMap<String, crate::domain::commitment::Commitment>;

fn commitments_of(
    conn: &mut SqliteConnection,
    context: &Context,
    hits: &[store::search::Hit],
) -> Result<Commitments> {
    let of_commitment = |it: &&store::search::Hit| !matches!(it.kind.as_str(), "plan" | "organisation");
    let keys: Vec<&str> = hits.iter().filter(of_commitment).map(|it| it.key.as_str()).collect();
    let found = store::commitments::with_keys(conn, context.lookup.at, &keys)?;
    Ok(found.into_iter().map(|it| (it.key.clone(), it)).collect())
}

/// The title of something that was found, its plan and whose that is as far as it has them, and whether it is of the
/// demonstration.
fn known<'a>(
    context: &'a Context,
    commitments: &'a Commitments,
    kind: &str,
    key: &str,
) -> Option<(Bilingual<'a>, Vec<Bilingual<'a>>, bool)> {
    let lookup = &context.lookup;
    let name = |it: &'a Participant| it.content.name();
    Some(match kind {
        "filter-plan" => {
            let plan = lookup.plan_by_key(key)?;
            let whose = lookup.participant_of(plan).map(name);
            (plan.content.title(), whose.into_iter().collect(), lookup.is_demonstration(plan))
        }
        "organisation" => {
            let found = lookup.organisations().into_iter().find(|it| it.key == key)?;
            let whose = found.participant_id.and_then(|id| lookup.participant(id)).map(name);
            let is_made_up = lookup.is_of_demonstration(found);
            (found.name_on(context.today()), whose.into_iter().collect(), is_made_up)
        }
        _ => {
            let found = commitments.get(key)?;
            let plan = lookup.plan(found.plan_id);
            let whose = plan.and_then(|it| lookup.participant_of(it)).map(name);
            let beside = whose.into_iter().chain(plan.map(|it| it.content.title())).collect();
            (found.content.title(), beside, plan.is_some_and(|it| lookup.is_demonstration(it)))
        }
    })
}

/// What has changed since a day or a position.
pub async fn changes(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        let since = context.query.get("since").unwrap_or_default().to_owned();
        let day = NaiveDate::parse_from_str(&since, "%Y-%m-%d").ok();
        let first = match (since.as_str(), since.parse::<i32>(), day) {
            ("", ..) => Position(1),
            (_, Ok(position), _) if position >= 1 => Position(position),
            (_, _, Some(day)) => store::entries::last_before(conn, context.zone.start_of(day))?.next(),
            _ => return Err(Error::bad("error-since").with("value", since)),
        };
        let mut unknown = context.asked.unknown.clone();
        let number = match context.query.get("page").map(|it| (it, it.parse::<usize>())) {
            Some((_, Ok(number))) if number >= 1 => number,
            Some((text, _)) => {
                unknown.push(("page", text.to_owned()));
                1
            }
            None => 1,
        };
        let entries = entries(conn, context, first, number, 50)?;
        let mut page = entries.page(context, &since, &unknown);
        if unknown.is_empty() {
            let filter = &context.asked.filter;
            let own = Filter {
                participant: filter.participant.clone(),
                plan: filter.plan.clone(),
                ..Filter::default()
            };
            page.frame.share.feed = Some(Follow { feed: context.place.changes_feed(&own), calendar: None });
        }
        Ok(views::lists::changes(&page))
    })
    .await
}

/// A page of entries with what they touched.
struct Entries {
    entries: Vec<crate::domain::ledger_entry::Entry>,
    touched: Vec<store::touched::Touched>,
    titles: store::touched::Titles,
    page: usize,
    has_more: bool,
}

/// The `number`-th page of entries from `first` on, the newest first.
fn entries(
    conn: &mut SqliteConnection,
    context: &Context,
    first: Position,
    number: usize,
    a_page: usize,
) -> Result<Entries> {
    let participant = match &context.asked.filter.participant {
        Some(key) => store::participants::id_of(conn, key)?,
        None => None,
    };
    let skip = number.saturating_sub(1).saturating_mul(a_page);
    let limit = a_page.saturating_add(1);
    let plan = context.asked.filter.plan.as_deref().and_then(|key| context.lookup.plan_by_key(key));
    let mut entries = match plan {
        Some(plan) => {
            let span = (first, context.lookup.at);
            let positions = store::touched::in_plan(conn, span, plan.id, (skip, limit))?;
            let mut entries = store::entries::at(conn, &positions)?;
            entries.reverse();
            entries
        }
        None => store::entries::newest(conn, first, context.lookup.at, participant, skip, limit)?,
    };
    let has_more = entries.len() > a_page;
    entries.truncate(a_page);
    let mut touched = Vec::new();
    // Only neighbours are asked for at once: between the entries of one participant may lie those of all others.
    for run in entries.chunk_by(|a, b| b.position.next() == a.position) {
        if let (Some(newest), Some(oldest)) = (run.first(), run.last()) {
            touched.extend(store::touched::touched(conn, oldest.position, newest.position, 9)?);
        }
    }
    let titles = store::touched::titles(conn, context.lookup.at, &touched)?;
    Ok(Entries { entries, touched, titles, page: number, has_more })
}

impl Entries {
    /// The page of changes that shows them.
    fn page<'a>(
        &'a self,
        context: &'a Context,
        since: &'a str,
        unknown: &'a [(&'static str, String)],
    ) -> ChangesPage<'a> {
        ChangesPage {
            frame: context.frame(text(context.place.language, "nav-changes").to_owned()),
            lookup: &context.lookup,
            zone: context.zone,
            since,
            unknown,
            filter: &context.asked.filter,
            entries: &self.entries,
            touched: &self.touched,
            titles: &self.titles,
            page: self.page,
            has_more: self.has_more,
        }
    }
}
