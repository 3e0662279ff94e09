//! Organisations: the list, and one of them.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use diesel::SqliteConnection;

use super::{Context, Subject, page};
use crate::domain::fared::Comparison;
use crate::domain::filter::Filter;
use crate::domain::id::{CommitmentId, OrganisationId, ReviewId};
use crate::domain::organisation::Organisation;
use crate::domain::text::Bilingual;
use crate::messages::text;
use crate::store;
use crate::store::lookup::Lookup;
use crate::store::selection::Selected;
use crate::views;
use crate::views::fared::{Fared, FaredInPlan};
use crate::views::organisations::{OrganisationPage, Part};
use crate::views::parts;
use crate::web::error::Result;
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
        let today = context.today();
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
        let fared = fared(conn, context, organisation.id, &selected)?;
        let mut frame = context.frame(parts::plain(context.place.language, organisation.name_on(today)));
        frame.is_demonstration = participant.is_some_and(|it| it.content.is_demonstration);
        frame.share.feed = Some(super::feeds::follow(lookup, &[], &selected, |ending| {
            context.place.organisation_feed(&key, ending)
        }));
        Ok(views::organisations::show(&OrganisationPage {
            frame,
            lookup,
            organisation: &organisation,
            today,
            requests: super::requests::counts_of(conn, context, &organisation)?,
            plans: &own,
            reviewed: &reviewed,
            fared: &fared,
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

/// How the reports of an organisation fared against others' verdicts, by plan.
fn fared<'a>(
    conn: &mut SqliteConnection,
    context: &'a Context,
    organisation: OrganisationId,
    selected: &[Selected],
) -> Result<Vec<FaredInPlan<'a>>> {
    let (lookup, place) = (&context.lookup, &context.place);
    let found: Vec<(&Selected, Vec<Comparison>)> = selected
        .iter()
        .map(|it| (it, crate::domain::fared::of_commitment(&it.progress, organisation)))
        .filter(|(_, all)| !all.is_empty())
        .collect();
    let all = || found.iter().flat_map(|(_, all)| all);
    let ids: Vec<CommitmentId> = found.iter().map(|(it, _)| it.commitment.id).collect();
    let milestones = store::milestones::of_commitments(conn, lookup.at, &ids)?;
    let reviews: Vec<ReviewId> = all().filter_map(|it| it.review_id).collect();
    let reviews: HashMap<_, _> = store::reviews::keys_of(conn, &reviews)?.into_iter().collect();
    let titled = |number: Option<&str>, title: Bilingual<'_>| {
        let title = parts::plain(place.language, title);
        number.map_or(title.clone(), |number| format!("{number} {title}"))
    };
    let mut plans: Vec<FaredInPlan<'a>> = Vec::new();
    for (it, comparisons) in &found {
        let Some(plan) = lookup.plan(it.commitment.plan_id) else { continue };
        let (key, content) = (&it.commitment.key, &it.commitment.content);
        let rows = comparisons.iter().map(|comparison| {
            let milestone = milestones.iter().find(|own| Some(own.id) == comparison.milestone_id);
            let review = comparison.review_id.and_then(|id| reviews.get(&id));
            Fared {
                comparison: *comparison,
                commitment: titled(content.number.as_deref(), content.title()),
                address: place.commitment(key),
                milestone: milestone.map(|own| titled(own.content.number.as_deref(), own.content.title())),
                verdict_address: place.statement(key, review.map_or("assessments", String::as_str)),
            }
        });
        match plans.last_mut() {
            Some((last, own)) if last.id == plan.id => own.extend(rows),
            _ => plans.push((plan, rows.collect())),
        }
    }
    Ok(plans)
}
