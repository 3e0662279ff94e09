//! Commitments: the list, and one of them.

use std::collections::HashMap;

use actix_web::http::header::{ACCEPT_LANGUAGE, LOCATION};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use diesel::SqliteConnection;

use super::{Context, Subject, page, preferred};
use crate::domain::commitment::{Commitment, CommitmentLink};
use crate::domain::id::CommitmentId;
use crate::domain::vocabulary::Language;
use crate::links::Place;
use crate::messages;
use crate::store;
use crate::store::milestones::Named;
use crate::views;
use crate::views::history::{Changed, Names};
use crate::views::parts;
use crate::web::error::{Error, Result};
use crate::web::state::State;

/// How many commitments a page of the list has.
const A_PAGE: usize = 100;

/// The commitments that a filter means.
pub async fn commitments(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        let lookup = &context.lookup;
        let filter = &context.asked.filter;
        let plans = lookup.plans_matching(filter);
        let all = store::selection::of_plans(conn, lookup, &plans, filter, context.moment.day)?;
        let pages = all.len().div_ceil(A_PAGE).max(1);
        let number = context.query.get("page").and_then(|it| it.parse().ok()).unwrap_or(1).clamp(1, pages);
        let start = number.saturating_sub(1).saturating_mul(A_PAGE);
        let shown = all.iter().skip(start).take(A_PAGE).cloned().collect::<Vec<_>>();
        let language = context.place.language;
        let themes = store::commitments::themes(conn, lookup.at, language)?;
        let mut frame = context.frame(messages::text(language, "nav-commitments").to_owned());
        frame.is_demonstration = !plans.is_empty() && plans.iter().all(|it| lookup.is_demonstration(it));
        Ok(views::commitments::list(&views::commitments::ListPage {
            frame,
            lookup,
            filter,
            unknown: &context.asked.unknown,
            themes: &themes,
            total: all.len(),
            commitments: &shown,
            page: number,
            pages,
            today: context.moment.day.of(None),
        }))
    })
    .await
}

/// A commitment with all that is said of it.
pub async fn commitment(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Commitment(key.clone()), move |conn, context| {
        let lookup = &context.lookup;
        let found = store::commitments::by_key(conn, lookup.at, &key)?;
        let plan = lookup.plan(found.plan_id).ok_or(Error::NotFound)?;
        let day = context.moment.day;
        let selected = store::selection::of_commitment(conn, lookup, plan, found, day)?;
        let id = selected.commitment.id;
        let mut texts = store::commitments::texts(conn, lookup.at, &[id])?;
        texts.sort_by_key(|it| it.field);
        let areas = store::commitments::areas(conn, lookup.at, &[id])?;
        let milestones = store::milestones::of_commitments(conn, lookup.at, &[id])?;
        let submitted = store::milestones::submitted(conn, lookup.at, plan.id, Some(id))?;
        let reports = store::reports::of_commitments(conn, lookup.at, &[id])?;
        let report_versions = store::reports::versions(conn, lookup.at, id)?;
        let reviews = store::reviews::of_commitments(conn, lookup.at, &[id])?;
        let review_versions = store::reviews::versions(conn, lookup.at, id)?;
        let evidence = store::evidence::of_commitment(conn, lookup.at, id)?;
        let earlier_evidence = store::evidence::earlier_of_commitment(conn, lookup.at, id)?;
        let requests = super::requests::of_commitment(conn, context, id)?;
        let assessments: Vec<_> = store::assessments::of_commitments(conn, lookup.at, &[id])?
            .into_iter()
            .map(|(_, it)| it)
            .collect();
        let links = links(conn, context, id)?;
        let history = history(conn, context, id)?;
        let named = milestones.iter().map(|it| (it.key.clone(), Named::of(&it.content))).collect();
        let title = parts::plain(context.place.language, selected.commitment.content.title());
        let own_name = HashMap::from([(selected.commitment.key.as_str(), title)]);
        let mut frame =
            context.frame(parts::plain(context.place.language, selected.commitment.content.title()));
        frame.is_demonstration = lookup.is_demonstration(plan);
        Ok(views::commitments::show(&views::commitments::CommitmentPage {
            frame,
            lookup,
            names: Names {
                place: &context.place,
                lookup,
                zone: context.zone,
                named_on: plan.content.start_on.unwrap_or_else(|| day.of(lookup.participant_of(plan))),
                milestones: &named,
                commitments: &own_name,
            },
            plan,
            selected: &selected,
            texts: &texts,
            areas: &areas,
            milestones: &milestones,
            submitted: &submitted,
            reports: &reports,
            report_versions: &report_versions,
            reviews: &reviews,
            review_versions: &review_versions,
            evidence: &evidence,
            earlier_evidence: &earlier_evidence,
            requests: &requests,
            assessments: &assessments,
            irm: &super::irm::of_commitment(conn, lookup.at, &selected.commitment)?,
            links: &links,
            history: &history,
        }))
    })
    .await
}

fn links(
    conn: &mut SqliteConnection,
    context: &Context,
    id: CommitmentId,
) -> Result<Vec<(CommitmentLink, Commitment)>> {
    let links = store::commitments::links(conn, context.lookup.at, id)?;
    let others: Vec<CommitmentId> =
        links.iter().map(|it| if it.from_id == id { it.to_id } else { it.from_id }).collect();
    let mut found = store::commitments::with_ids(conn, context.lookup.at, &others)?;
    let joined = links.into_iter().zip(others).filter_map(|(link, other)| {
        let at = found.iter().position(|it| it.id == other)?;
        Some((link, found.swap_remove(at)))
    });
    Ok(joined.collect())
}

fn history(conn: &mut SqliteConnection, context: &Context, id: CommitmentId) -> Result<Vec<Changed>> {
    let changes = store::history::of_commitment(conn, context.lookup.at, id)?;
    Ok(store::history::by_entry(conn, changes, usize::MAX)?)
}

/// Leads to the commitment with an OGP id, in the language that the reader's browser prefers.
pub async fn by_ogp_id(request: HttpRequest, state: Data<State>, path: Path<String>) -> HttpResponse {
    let accepted = request.headers().get(ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let language: Language = preferred(accepted);
    let id = path.into_inner().to_uppercase();
    let found = state
        .read(move |conn| {
            let last = store::entries::last(conn)?;
            store::commitments::key_of_ogp_id(conn, last, &id)?.ok_or(Error::NotFound)
        })
        .await;
    match found {
        Ok(key) => HttpResponse::SeeOther()
            .insert_header((LOCATION, Place::now(language).commitment(&key)))
            .insert_header(("vary", "accept-language"))
            .finish(),
        Err(err) => err.page(language),
    }
}
