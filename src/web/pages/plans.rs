//! A plan.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use diesel::SqliteConnection;

use super::{Subject, page};
use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::store;
use crate::store::milestones::Named;
use crate::views;
use crate::views::history::{Changed, Names};
use crate::views::parts;
use crate::web::error::{Error, Result};
use crate::web::state::State;

/// How many amendments the page shows; a page of their own has them all.
const AMENDMENTS: usize = 5;

/// A plan: its commitments with counts, what is late, silent, not tracked or not known.
pub async fn plan(request: HttpRequest, state: Data<State>, path: Path<(String, String)>) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Plan(key.clone()), move |conn, context| {
        let lookup = &context.lookup;
        let plan = lookup.plan_by_key(&key).ok_or(Error::NotFound)?;
        let day = context.moment.day;
        let commitments = store::selection::of_plans(conn, lookup, &[plan], &Filter::of_plan(&key), day)?;
        let versions = store::plans::versions(conn, lookup.at, plan.id)?;
        let changes = store::history::amendments(conn, lookup.at, plan.participant_id, plan.id)?;
        let n_amendments = changes.chunk_by(|a, b| a.position == b.position).count();
        let amendments = store::history::by_entry(conn, changes, AMENDMENTS)?;
        let agreements = store::agreements::of_plans(conn, lookup.at, &[plan.id])?;
        let language = context.place.language;
        let milestones = named(conn, lookup.at, &amendments)?;
        let titles = commitments
            .iter()
            .map(|it| (it.commitment.key.as_str(), parts::plain(language, it.commitment.content.title())))
            .collect();
        let today = day.of(lookup.participant_of(plan));
        let silence = if plan.content.is_tracked(today) {
            store::silence::of_plan(conn, lookup, plan, &commitments)?
        } else {
            Vec::new()
        };
        let ids: Vec<_> = commitments.iter().map(|it| it.commitment.id).collect();
        let links = store::commitments::links_from(conn, lookup.at, &ids)?;
        let mut frame = context.frame(parts::plain(language, plan.content.title()));
        frame.is_demonstration = lookup.is_demonstration(plan);
        Ok(views::plans::show(&views::plans::PlanPage {
            frame,
            lookup,
            names: Names {
                place: &context.place,
                lookup,
                zone: context.zone,
                named_on: plan.content.start_on.unwrap_or(today),
                milestones: &milestones,
                commitments: &titles,
            },
            today,
            plan,
            commitments: &commitments,
            versions: &versions,
            n_amendments,
            amendments: &amendments,
            irm: &super::irm::of_plan(conn, lookup.at, plan.id)?,
            silence: &silence,
            links: &links,
            agreements: &agreements,
        }))
    })
    .await
}

/// What the milestones that amendments changed are called.
pub(super) fn named(
    conn: &mut SqliteConnection,
    at: Position,
    amendments: &[Changed],
) -> Result<HashMap<String, Named>> {
    let changed = amendments.iter().flat_map(|(_, changes)| changes);
    let mut keys: Vec<&str> =
        changed.filter(|it| it.table == "milestone_revisions").map(|it| it.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    if keys.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(store::milestones::named(conn, at, &keys)?)
}
