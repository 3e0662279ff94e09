//! Plans and participants beside one another, by what the IRM found.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use diesel::{QueryResult, SqliteConnection};

use super::{Context, Subject, page};
use crate::domain::compared::{COMPARED, Tally, Units, tally};
use crate::domain::id::{PlanId, Position};
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
            let n = units_of(plan, &units);
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
        let is_asked = |it: &&Participant| context.asked.filter.demonstration || !it.content.is_demonstration;
        let mut all: Vec<&Participant> = lookup.participants().into_iter().filter(is_asked).collect();
        let language = context.place.language;
        all.sort_by_cached_key(|it| parts::plain(language, it.content.name()));
        let plans: Vec<&Plan> = all.iter().flat_map(|it| lookup.plans_of(it.id)).collect();
        let ids: Vec<PlanId> = plans.iter().map(|it| it.id).collect();
        let asked = indicator(context, &mut unknown);
        let indicator = match asked {
            Some(indicator) => indicator,
            None => first_found(conn, lookup.at, &ids)?,
        };
        let found = store::compared::found(conn, lookup.at, &ids, &[indicator])?;
        let units: HashMap<PlanId, usize> = store::compared::units(conn, lookup.at, &ids)?;
        let of = |it: &Participant| {
            let own = || lookup.plans_of(it.id).iter();
            let values: Vec<_> =
                own().filter_map(|plan| found.get(&(plan.id, indicator))).flatten().copied().collect();
            let n = own().map(|plan| units_of(plan, &units)).sum();
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

/// How many units of a plan the IRM could assess.
fn units_of(plan: &Plan, recorded: &HashMap<PlanId, usize>) -> Units {
    let recorded = recorded.get(&plan.id).copied().unwrap_or_default();
    Units::of(recorded, plan.content.commitments_stated, plan.content.irm_units_stated)
}

/// The indicator that is asked for; none where none is.
fn indicator(context: &Context, unknown: &mut Vec<(&'static str, String)>) -> Option<Indicator> {
    let asked = context.query.get("indicator")?;
    let known = Indicator::from_slug(asked).ok().filter(|it| COMPARED.contains(it));
    if known.is_none() {
        unknown.push(("indicator", asked.to_owned()));
    }
    known
}

/// The first of the indicators for which the IRM found anything in these plans; completion at their end if there is
/// none.
fn first_found(conn: &mut SqliteConnection, at: Position, plans: &[PlanId]) -> QueryResult<Indicator> {
    for indicator in COMPARED {
        if !store::compared::found(conn, at, plans, &[*indicator])?.is_empty() {
            return Ok(*indicator);
        }
    }
    Ok(Indicator::CompletionEnd)
}
