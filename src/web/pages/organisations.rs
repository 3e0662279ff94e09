//! Organisations: the list, and one of them.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page};
use crate::domain::filter::Filter;
use crate::domain::organisation::Organisation;
use crate::domain::plan::Plan;
use crate::messages::text;
use crate::store;
use crate::store::selection::Selected;
use crate::views;
use crate::views::organisations::OrganisationPage;
use crate::views::parts;
use crate::web::error::Error;
use crate::web::state::State;

/// The organisations, real ones first.
pub async fn organisations(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, context| {
        let lookup = &context.lookup;
        let filter = &context.asked.filter;
        let participant = |it: &Organisation| it.participant_id.and_then(|id| lookup.participant(id));
        let mut all: Vec<&Organisation> = lookup
            .organisations()
            .into_iter()
            .filter(|it| {
                filter
                    .participant
                    .as_ref()
                    .is_none_or(|key| participant(it).is_some_and(|own| own.key == *key))
            })
            .collect();
        all.sort_by_key(|it| {
            let own = participant(it);
            let is_demonstration = own.is_some_and(|it| it.content.is_demonstration);
            (is_demonstration, own.map(|it| it.key.clone()), it.content.kind, it.key.clone())
        });
        let frame = context.frame(text(context.place.language, "nav-organisations").to_owned());
        let today = context.moment.day.of(None);
        Ok(views::organisations::list(&frame, lookup, &all, &context.asked.unknown, filter, today))
    })
    .await
}

/// An organisation with its commitments, those of organisations that it succeeded included.
pub async fn organisation(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Organisation(key.clone()), move |conn, context| {
        let lookup = &context.lookup;
        let day = context.moment.day;
        let organisation = store::organisations::by_key(conn, lookup.at, &key)?;
        let participant = organisation.participant_id.and_then(|id| lookup.participant(id));
        let filter = Filter { organisation: Some(key.clone()), demonstration: true, ..Filter::default() };
        let mut own: Vec<(&Plan, Vec<Selected>)> = Vec::new();
        let mut plans = lookup.plans();
        plans.retain(|plan| participant.is_none_or(|it| it.id == plan.participant_id));
        for plan in plans.into_iter().rev() {
            let commitments = store::selection::of_plans(conn, lookup, &[plan], &filter, day)?;
            if !commitments.is_empty() {
                own.push((plan, commitments));
            }
        }
        let mut reviewed = Vec::new();
        for id in store::reviews::commitments_of(conn, lookup.at, organisation.id)? {
            let commitment =
                store::commitments::with_ids(conn, lookup.at, &[id])?.pop().ok_or(Error::NotFound)?;
            let plan = lookup.plan(commitment.plan_id).ok_or(Error::NotFound)?;
            reviewed.push(store::selection::of_commitment(conn, lookup, plan, commitment, day)?);
        }
        let today = day.of(participant);
        let mut frame = context.frame(parts::plain(context.place.language, organisation.name_on(today)));
        frame.is_demonstration = participant.is_some_and(|it| it.content.is_demonstration);
        Ok(views::organisations::show(&OrganisationPage {
            frame,
            lookup,
            organisation: &organisation,
            today,
            plans: &own,
            reviewed: &reviewed,
        }))
    })
    .await
}
