//! A plan.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page};
use crate::domain::filter::Filter;
use crate::store;
use crate::views;
use crate::views::history::Names;
use crate::views::parts;
use crate::web::error::Error;
use crate::web::state::State;

/// A plan: its commitments with counts, what is late, silent, not tracked or not known.
pub async fn plan(request: HttpRequest, state: Data<State>, path: Path<(String, String)>) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Plan(key.clone()), move |conn, context| {
        let lookup = &context.lookup;
        let plan = lookup.plan_by_key(&key).ok_or(Error::NotFound)?;
        let day = context.moment.day;
        let commitments = store::selection::of_plans(conn, lookup, &[plan], &Filter::of_plan(&key), day)?;
        let past = store::dossiers::past(conn, lookup, plan, &commitments)?;
        let language = context.place.language;
        let titles = commitments
            .iter()
            .map(|it| (it.commitment.key.as_str(), parts::plain(language, it.commitment.content.title())))
            .collect();
        let today = day.of(lookup.participant_of(plan));
        let silence = if plan.content.is_tracked(today) {
            store::silence::of_plan(lookup, plan, &commitments, &past.said)
        } else {
            Vec::new()
        };
        let mut frame = context.frame(parts::plain(language, plan.content.title()));
        frame.is_demonstration = lookup.is_demonstration(plan);
        frame.share.feed = Some(super::feeds::follow(lookup, &[plan], &commitments, |ending| {
            context.place.plan_feed(&key, ending)
        }));
        frame.share.brief = Some(context.place.plan_brief(&key));
        frame.share.card = Some(context.place.plan_card(&key));
        let described = views::briefs::headline_text(&context.place, plan, &commitments);
        frame.share.description = Some(described);
        Ok(views::plans::show(&views::plans::PlanPage {
            frame,
            lookup,
            names: Names {
                place: &context.place,
                lookup,
                zone: context.zone,
                named_on: plan.content.start_on.unwrap_or(today),
                milestones: &past.milestones,
                commitments: &titles,
            },
            today,
            plan,
            commitments: &commitments,
            unproven: &past.unproven,
            versions: &past.versions,
            n_amendments: past.n_amendments,
            amendments: &past.amendments,
            irm: &past.irm,
            silence: &silence,
            links: &past.links,
            agreements: &past.agreements,
        }))
    })
    .await
}
