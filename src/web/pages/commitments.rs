//! Commitments: the list, and one of them.

use std::collections::HashMap;

use actix_web::http::header::{ACCEPT_LANGUAGE, LOCATION};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page, preferred};
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Language;
use crate::links::Place;
use crate::messages;
use crate::store;
use crate::store::disputes::Calendar;
use crate::views;
use crate::views::history::Names;
use crate::views::parts;
use crate::web::error::Error;
use crate::web::state::State;

/// How many commitments a page of the list has.
const A_PAGE: usize = 100;

/// The commitments that a filter means.
pub async fn commitments(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        let lookup = &context.lookup;
        let filter = &context.asked.filter;
        // Of each participant the plan that runs first: it is asked for most.
        let plans = lookup.plans_matching(filter);
        let by_participant = plans.chunk_by(|a, b| a.participant_id == b.participant_id);
        let plans: Vec<&Plan> = by_participant.flat_map(|own| own.iter().rev().copied()).collect();
        let all = store::selection::of_plans(conn, lookup, &plans, filter, context.moment.day)?;
        let pages = all.len().div_ceil(A_PAGE).max(1);
        let number = context.query.get("page").and_then(|it| it.parse().ok()).unwrap_or(1).clamp(1, pages);
        let start = number.saturating_sub(1).saturating_mul(A_PAGE);
        let shown = all.iter().skip(start).take(A_PAGE).cloned().collect::<Vec<_>>();
        let language = context.place.language;
        let themes = store::commitments::themes(conn, lookup.at, language)?;
        let theme = filter.theme.clone().filter(|_| !all.is_empty());
        let title = theme.unwrap_or_else(|| messages::text(language, "nav-commitments").to_owned());
        let mut frame = context.frame(title);
        frame.is_demonstration = !plans.is_empty() && plans.iter().all(|it| lookup.is_demonstration(it));
        if context.asked.unknown.is_empty() {
            let address = |ending| context.place.commitments_feed(filter, ending);
            frame.share.feed = Some(super::feeds::follow(lookup, &[], &all, address));
        }
        Ok(views::commitments::list(&views::commitments::ListPage {
            frame,
            lookup,
            filter,
            unknown: &context.asked.unknown,
            themes: &themes,
            total: all.len(),
            all: &all,
            commitments: &shown,
            page: number,
            pages,
            today: context.today(),
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
        let it = store::dossiers::of_commitment(conn, lookup, &key)?;
        let plan = lookup.plan(it.commitment.plan_id).ok_or(Error::NotFound)?;
        let day = context.moment.day;
        let selected = store::selection::of_commitment(conn, lookup, plan, &it.commitment, day)?;
        let calendar =
            Calendar::of(conn, selected.progress.disputes.iter(), it.history.iter().map(|(entry, _)| entry))?;
        let requests = super::requests::shown_on_commitment(conn, context, &it.requests)?;
        let title = parts::plain(context.place.language, selected.commitment.content.title());
        let own_name = HashMap::from([(selected.commitment.key.as_str(), title)]);
        let mut frame =
            context.frame(parts::plain(context.place.language, selected.commitment.content.title()));
        frame.is_demonstration = lookup.is_demonstration(plan);
        frame.share.feed =
            Some(super::feeds::follow(lookup, &[], std::slice::from_ref(&selected), |ending| {
                context.place.commitment_feed(&key, ending)
            }));
        frame.share.brief = Some(context.place.commitment_brief(&key));
        let named_on = plan.content.start_on.unwrap_or_else(|| day.of(lookup.participant_of(plan)));
        let described = views::cards::described(context.place.language, lookup, &selected, named_on);
        frame.share.description = Some(described);
        frame.share.card = Some(context.place.commitment_card(&key));
        Ok(views::commitments::show(&views::commitments::CommitmentPage {
            frame,
            lookup,
            names: Names {
                place: &context.place,
                lookup,
                zone: context.zone,
                named_on: plan.content.start_on.unwrap_or_else(|| day.of(lookup.participant_of(plan))),
                milestones: &it.named,
                commitments: &own_name,
            },
            today: day.of(lookup.participant_of(plan)),
            plan,
            selected: &selected,
            texts: &it.texts,
            areas: &it.areas,
            milestones: &it.milestones,
            submitted: &it.submitted,
            reports: &it.reports,
            report_versions: &it.report_versions,
            reviews: &it.reviews,
            review_versions: &it.review_versions,
            answers: &it.answers,
            answer_versions: &it.answer_versions,
            calendar: &calendar,
            evidence: &it.evidence,
            earlier_evidence: &it.earlier_evidence,
            requests: &requests,
            assessments: &it.assessments,
            irm: &it.irm,
            links: &it.links,
            history: &it.history,
        }))
    })
    .await
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
