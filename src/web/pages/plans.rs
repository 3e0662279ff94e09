//! A plan.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use diesel::SqliteConnection;

use super::{Context, Subject, page};
use crate::domain::filter::Filter;
use crate::domain::id::CommitmentId;
use crate::domain::progress::ReportFact;
use crate::domain::report::ReportedStatus;
use crate::domain::text::Bilingual;
use crate::store;
use crate::store::selection::Selected;
use crate::views;
use crate::views::history::Names;
use crate::views::matrix::Unproven;
use crate::views::parts;
use crate::web::error::{Error, Result};
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
        let unproven = unproven(conn, context, &commitments)?;
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
        frame.share.feed = Some(super::feeds::follow(|ending| context.place.plan_feed(&key, ending)));
        frame.share.brief = Some(context.place.plan_brief(&key));
        frame.share.card = Some(context.place.plan_card(&key));
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
            unproven: &unproven,
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

/// What is complete without evidence that anyone can open: of commitments, and of milestones.
fn unproven(
    conn: &mut SqliteConnection,
    context: &Context,
    commitments: &[Selected],
) -> Result<Vec<Unproven>> {
    let place = &context.place;
    let mut found: Vec<(&Selected, ReportFact)> = Vec::new();
    for it in commitments {
        let milestones = it.progress.milestones.iter().filter_map(|own| own.latest);
        let claims = it.progress.latest.into_iter().chain(milestones);
        let unproven = |own: &ReportFact| own.status == ReportedStatus::Complete && !own.is_proven;
        found.extend(claims.filter(unproven).map(|report| (it, report)));
    }
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<CommitmentId> = found.iter().map(|(it, _)| it.commitment.id).collect();
    let reports = store::reports::of_commitments(conn, context.lookup.at, &ids)?;
    let milestones = store::milestones::of_commitments(conn, context.lookup.at, &ids)?;
    let titled = |number: Option<&str>, title: Bilingual<'_>| {
        let title = parts::plain(place.language, title);
        number.map_or(title.clone(), |number| format!("{number} {title}"))
    };
    let item = |(it, fact): (&Selected, ReportFact)| {
        let report = reports.iter().find(|own| own.id == fact.id)?.clone();
        let milestone = milestones.iter().find(|own| Some(own.id) == fact.milestone_id);
        let commitment = titled(it.commitment.content.number.as_deref(), it.commitment.content.title());
        Some(Unproven {
            what: milestone.map_or_else(
                || commitment.clone(),
                |own| titled(own.content.number.as_deref(), own.content.title()),
            ),
            address: place.statement(&it.commitment.key, &report.subject.key),
            of: milestone.map(|_| commitment.clone()),
            report,
        })
    };
    Ok(found.into_iter().filter_map(item).collect())
}
