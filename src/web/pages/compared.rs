//! Plans and participants beside one another, by what the IRM found.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::{Context, Subject, page};
use crate::domain::compared::{COMPARED, Tally, tally};
use crate::domain::id::PlanId;
use crate::domain::indicator::Indicator;
use crate::domain::participant::Participant;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Vocabulary as _;
use crate::messages::text;
use crate::store;
use crate::views::compared::{self as views, ParticipantPage, ParticipantsPage, PlanFound};
use crate::views::{parts, progress};
use crate::web::error::Error;
use crate::web::state::State;

/// The plans of a participant beside one another.
pub async fn participant(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Participant(key.clone()), move |conn, context| {
        let lookup = &context.lookup;
        let participants = lookup.participants();
        let participant = participants.into_iter().find(|it| it.key == key).ok_or(Error::NotFound)?;
        let plans: Vec<&Plan> = lookup.plans_of(participant.id).iter().rev().collect();
        let ids: Vec<PlanId> = plans.iter().map(|it| it.id).collect();
        let mut found = store::compared::found(conn, lookup.at, &ids, COMPARED)?;
        let units = store::compared::units(conn, lookup.at, &ids)?;
        let of_plan = |plan: &Plan| {
            let n = units.get(&plan.id).copied().unwrap_or_default();
            let tally = |it: &Indicator| tally(*it, &found.remove(&(plan.id, *it)).unwrap_or_default(), n);
            COMPARED.iter().map(tally).collect()
        };
        let tallies: Vec<Vec<Tally>> = plans.iter().copied().map(of_plan).collect();
        let plans: Vec<PlanFound<'_>> =
            plans.into_iter().zip(tallies).map(|(plan, tallies)| PlanFound { plan, tallies }).collect();
        let name = parts::plain(context.place.language, participant.content.name());
        let title = format!("{} · {name}", text(context.place.language, "compared-plans"));
        let mut frame = context.frame(title);
        frame.is_demonstration = participant.content.is_demonstration;
        let source = progress::source(&frame, &name, context.moment.day.of(Some(participant)));
        Ok(views::participant(&ParticipantPage { frame, participant, plans: &plans, source }))
    })
    .await
}

/// Participants beside one another, by one indicator.
pub async fn participants(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        let lookup = &context.lookup;
        let mut unknown = context.asked.unknown.clone();
        let indicator = indicator(context, &mut unknown);
        let is_asked = |it: &&Participant| context.asked.filter.demonstration || !it.content.is_demonstration;
        let mut all: Vec<&Participant> = lookup.participants().into_iter().filter(is_asked).collect();
        let language = context.place.language;
        all.sort_by_cached_key(|it| parts::plain(language, it.content.name()));
        let plans: Vec<&Plan> = all.iter().flat_map(|it| lookup.plans_of(it.id)).collect();
        let ids: Vec<PlanId> = plans.iter().map(|it| it.id).collect();
        let found = store::compared::found(conn, lookup.at, &ids, &[indicator])?;
        let units: HashMap<PlanId, usize> = store::compared::units(conn, lookup.at, &ids)?;
        let of = |it: &Participant| {
            let own = || lookup.plans_of(it.id).iter();
            let values: Vec<_> =
                own().filter_map(|plan| found.get(&(plan.id, indicator))).flatten().copied().collect();
            let n = own().filter_map(|plan| units.get(&plan.id)).sum();
            tally(indicator, &values, n)
        };
        let participants: Vec<(&Participant, Tally)> = all.into_iter().map(|it| (it, of(it))).collect();
        let mut frame = context.frame(text(language, "compared-participants").to_owned());
        frame.is_demonstration =
            !participants.is_empty() && participants.iter().all(|(it, _)| it.content.is_demonstration);
        let source = progress::source(&frame, text(language, "site-name"), context.today());
        Ok(views::participants(&ParticipantsPage {
            frame,
            indicator,
            participants: &participants,
            filter: &context.asked.filter,
            unknown: &unknown,
            source,
        }))
    })
    .await
}

/// The indicator that is asked for; completion at the end of a plan where none is.
fn indicator(context: &Context, unknown: &mut Vec<(&'static str, String)>) -> Indicator {
    let Some(asked) = context.query.get("indicator") else { return Indicator::CompletionEnd };
    match Indicator::from_slug(asked).ok().filter(|it| COMPARED.contains(it)) {
        Some(indicator) => indicator,
        None => {
            unknown.push(("indicator", asked.to_owned()));
            Indicator::CompletionEnd
        }
    }
}
