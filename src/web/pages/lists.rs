//! The front page, plans, search and changes.

use std::collections::HashMap;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use diesel::SqliteConnection;
use maud::Markup;

use super::{Context, Subject, page};
use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::domain::text::Bilingual;
use crate::messages::text;
use crate::store;
use crate::store::facts::start_of;
use crate::views;
use crate::views::lists::{ChangesPage, DETAILED, Found, ParticipantLine, PlanLine, totals_of};
use crate::web::error::{Error, Result};
use crate::web::state::State;

/// The front page.
pub async fn home(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        let participants =
            participants(conn, context, &Filter { demonstration: true, ..Filter::default() }, true)?;
        let latest = entries(conn, context, Position(1), 1, 5)?;
        let frame = context.frame(text(context.place.language, "home-title").to_owned());
        Ok(views::lists::home(&frame, &participants, &latest.show(context, "")?.0))
    })
    .await
}

/// The plans of all participants, or of one.
pub async fn plans(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        let mut filter = context.asked.filter.clone();
        filter.demonstration = true;
        let participants = participants(conn, context, &filter, false)?;
        let mut frame = context.frame(text(context.place.language, "nav-plans").to_owned());
        frame.is_demonstration =
            !participants.is_empty() && participants.iter().all(|it| it.participant.content.is_demonstration);
        Ok(views::lists::plans(&frame, &participants, &context.asked.unknown))
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
    let totals = store::overview::totals(conn, lookup.at)?;
    let mut all: Vec<_> = lookup
        .participants()
        .into_iter()
        .filter(|it| filter.participant.as_ref().is_none_or(|key| *key == it.key))
        .collect();
    all.sort_by_key(|it| it.content.is_demonstration);
    let is_detailed = all.len() <= DETAILED;
    let mut lines = Vec::with_capacity(all.len());
    for participant in all {
        let mut plans: Vec<_> =
            lookup.plans().into_iter().filter(|it| it.participant_id == participant.id).collect();
        plans.reverse();
        if running_only {
            let is_running =
                |it: &&crate::domain::plan::Plan| it.content.stage != crate::domain::plan::PlanStage::Closed;
            let running: Vec<_> = plans.iter().copied().filter(is_running).collect();
            plans = if running.is_empty() { plans.into_iter().take(1).collect() } else { running };
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
        lines.push(ParticipantLine { participant, plans: own });
    }
    if running_only && !is_detailed {
        lines.truncate(DETAILED);
    }
    Ok(lines)
}

/// What is found for some words.
pub async fn search(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        /// Enough for a reader; who wants all takes the files.
        const MOST: i32 = 200;
        let words = context.query.get("q");
        let hits = match words {
            Some(words) => store::search::find(conn, context.lookup.at, words, MOST)?,
            None => Vec::new(),
        };
        let is_cut = i32::try_from(hits.len()).is_ok_and(|n| n >= MOST);
        let commitments = commitments_of(conn, context, &hits)?;
        let mut found: Vec<Found<'_>> = Vec::new();
        for hit in &hits {
            let (kind, place) = match hit.kind.as_str() {
                "plan" => ("plan", "search-place-plan"),
                "organisation" => ("organisation", "search-place-organisation"),
                "commitment" => ("commitment", "search-place-commitment"),
                "milestone" => ("commitment", "search-place-milestone"),
                "report" => ("commitment", "search-place-report"),
                _ => ("commitment", "search-place-review"),
            };
            if let Some(seen) = found.iter_mut().find(|it| it.kind == kind && it.key == hit.key) {
                if !seen.places.contains(&place) {
                    seen.places.push(place);
                }
                continue;
            }
            let (title, beside) = titles(context, &commitments, kind, &hit.key);
            found.push(Found { kind, key: hit.key.clone(), title, beside, places: vec![place] });
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
    let mut commitments = HashMap::new();
    for hit in hits.iter().filter(|it| !matches!(it.kind.as_str(), "plan" | "organisation")) {
        if !commitments.contains_key(&hit.key) {
            let commitment = store::commitments::by_key(conn, context.lookup.at, &hit.key)?;
            commitments.insert(hit.key.clone(), commitment);
        }
    }
    Ok(commitments)
}

fn titles<'a>(
    context: &'a Context,
    commitments: &'a Commitments,
    kind: &str,
    key: &str,
) -> (Bilingual<'a>, Option<Bilingual<'a>>) {
    let lookup = &context.lookup;
    match kind {
        "plan" => {
            let plan = lookup.plans().into_iter().find(|it| it.key == key);
            let beside = plan.and_then(|it| lookup.participant_of(it)).map(|it| it.content.name());
            (plan.map(|it| it.content.title()).unwrap_or_default(), beside)
        }
        "organisation" => {
            let day = context.moment.day.of(None);
            let found = lookup.organisations().into_iter().find(|it| it.key == key);
            (found.map(|it| it.name_on(day)).unwrap_or_default(), None)
        }
        _ => {
            let found = commitments.get(key);
            let beside = found.and_then(|it| lookup.plan(it.plan_id)).map(|it| it.content.title());
            (found.map(|it| it.content.title()).unwrap_or_default(), beside)
        }
    }
}

/// What has changed since a day or a position.
pub async fn changes(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        let since = context.query.get("since").unwrap_or_default().to_owned();
        let day = NaiveDate::parse_from_str(&since, "%Y-%m-%d").ok();
        let first = match (since.as_str(), since.parse::<i32>(), day) {
            ("", ..) => Position(1),
            (_, Ok(position), _) if position >= 1 => Position(position),
            (_, _, Some(day)) => store::entries::last_before(conn, start_of(day, context.zone))?.next(),
            _ => return Err(Error::bad("error-since").with("value", since)),
        };
        let number = context.query.get("page").and_then(|it| it.parse().ok()).unwrap_or(1_usize).max(1);
        let entries = entries(conn, context, first, number, 50)?;
        Ok(entries.show(context, &since)?.1)
    })
    .await
}

/// A page of entries with what they touched.
struct Entries {
    entries: Vec<crate::domain::ledger_entry::Entry>,
    touched: Vec<store::history::Touched>,
    titles: HashMap<String, (Option<String>, Option<String>)>,
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
    let mut entries = store::entries::newest(conn, first, context.lookup.at, participant, skip, limit)?;
    let has_more = entries.len() > a_page;
    entries.truncate(a_page);
    let (Some(newest), Some(oldest)) = (entries.first(), entries.last()) else {
        return Ok(Entries { entries, touched: Vec::new(), titles: HashMap::new(), page: number, has_more });
    };
    let touched = store::history::touched(conn, oldest.position, newest.position, 9)?;
    let titles = store::history::titles(conn, context.lookup.at, &touched)?;
    Ok(Entries { entries, touched, titles, page: number, has_more })
}

impl Entries {
    /// The entries alone, and the page of changes around them.
    fn show(&self, context: &Context, since: &str) -> Result<(Markup, Markup)> {
        let page = ChangesPage {
            frame: context.frame(text(context.place.language, "nav-changes").to_owned()),
            lookup: &context.lookup,
            zone: context.zone,
            since,
            unknown: &context.asked.unknown,
            filter: &context.asked.filter,
            entries: &self.entries,
            touched: &self.touched,
            titles: &self.titles,
            page: self.page,
            has_more: self.has_more,
        };
        Ok((views::lists::entries(&page, views::lists::Level::Third), views::lists::changes(&page)))
    }
}
