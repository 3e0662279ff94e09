//! Organisations: the list, and one of them.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page};
use crate::domain::filter::Filter;
use crate::domain::id::OrganisationId;
use crate::domain::organisation::Organisation;
use crate::messages::text;
use crate::store;
use crate::store::lookup::Lookup;
use crate::store::selection::Selected;
use crate::views;
use crate::views::organisations::{OrganisationPage, Part};
use crate::views::parts;
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
        let mut frame = context.frame(text(context.place.language, "nav-organisations").to_owned());
        let is_demonstration =
            |it: &&Organisation| participant(it).is_some_and(|it| it.content.is_demonstration);
        frame.is_demonstration = !all.is_empty() && all.iter().all(is_demonstration);
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
        let mut plans = lookup.plans();
        plans.retain(|plan| participant.is_none_or(|it| it.id == plan.participant_id));
        plans.reverse();
        let selected = store::selection::of_plans(conn, lookup, &plans, &filter, day)?;
        let own = by_part(lookup, organisation.id, &selected);
        let ids = store::reviews::commitments_of(conn, lookup.at, organisation.id)?;
        let mut reviewed = Vec::new();
        if !ids.is_empty() {
            reviewed = store::selection::of_plans(conn, lookup, &plans, &Filter::default(), day)?;
            reviewed.retain(|it| ids.contains(&it.commitment.id));
        }
        let today = day.of(participant);
        let mut frame = context.frame(parts::plain(context.place.language, organisation.name_on(today)));
        frame.is_demonstration = participant.is_some_and(|it| it.content.is_demonstration);
        Ok(views::organisations::show(&OrganisationPage {
            frame,
            lookup,
            organisation: &organisation,
            today,
            requests: super::requests::counts_of(conn, context, &organisation)?,
            plans: &own,
            reviewed: &reviewed,
        }))
    })
    .await
}

/// An organisation's commitments by plan and by its part in them, in the order in which they came.
fn by_part<'a>(
    lookup: &'a Lookup,
    organisation: OrganisationId,
    selected: &[Selected],
) -> Vec<views::organisations::InPlan<'a>> {
    let part = |it: &Selected| {
        let own = it.organisations.iter().find(|part| part.organisation_id == organisation);
        own.map_or(Part::Inherited, |part| Part::Has(part.role))
    };
    let mut plans = Vec::new();
    for of_plan in selected.chunk_by(|a, b| a.commitment.plan_id == b.commitment.plan_id) {
        let plan = of_plan.first().and_then(|it| lookup.plan(it.commitment.plan_id));
        let mut of_plan: Vec<(Part, Selected)> = of_plan.iter().map(|it| (part(it), it.clone())).collect();
        of_plan.sort_by_key(|(part, _)| *part);
        let mut parts: Vec<(Part, Vec<Selected>)> = Vec::new();
        for (part, it) in of_plan {
            match parts.last_mut() {
                Some((last, own)) if *last == part => own.push(it),
                _ => parts.push((part, vec![it])),
            }
        }
        plans.extend(plan.map(|plan| (plan, parts)));
    }
    plans
}
