//! How a plan moves, as charts.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::{Context, Subject, page, rendered};
use crate::domain::commitment::{Standing, TextField};
use crate::domain::filter::Filter;
use crate::domain::id::{CommitmentId, ReportId};
use crate::domain::indicator::{Indicator, Term};
use crate::domain::milestone::Milestone;
use crate::domain::ogp_value::{OgpValue, values_of};
use crate::domain::plan::Plan;
use crate::domain::plan_chart::PlanChart;
use crate::domain::progress::Counts;
use crate::domain::report::ReportedStatus;
use crate::domain::schedule::{Scheduled, burn_up};
use crate::domain::vocabulary::Vocabulary as _;
use crate::store;
use crate::store::lookup::zone_of;
use crate::store::selection::{self, Selected, involves};
use crate::views::parts;
use crate::views::progress::{self as views, Group, ProgressPage};
use crate::web::cache::Kind;
use crate::web::error::{Error, Result};
use crate::web::state::State;

/// One chart of a plan as a file of its own.
pub async fn chart(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String, String)>,
) -> HttpResponse {
    let (_, key, name) = path.into_inner();
    let about = (Subject::Plan(key.clone()), "");
    rendered(request, state, Kind::Picture, about, move |conn, context| {
        let kind = PlanChart::from_slug(&name).map_err(|_| Error::NotFound)?;
        charted(conn, context, &key, |page| Ok(views::file(page, kind).into_string()))
    })
    .await
}

/// The charts of a plan.
pub async fn progress(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Plan(key.clone()), move |conn, context| {
        charted(conn, context, &key, |page| Ok(views::show(page)))
    })
    .await
}

/// Gives what the charts of a plan show to whatever draws them.
fn charted<T>(
    conn: &mut SqliteConnection,
    context: &Context,
    key: &str,
    draw: impl FnOnce(&ProgressPage<'_>) -> Result<T>,
) -> Result<T> {
    let lookup = &context.lookup;
    let language = context.place.language;
    let plan = lookup.plan_by_key(key).ok_or(Error::NotFound)?;
    let day = context.moment.day;
    let today = day.of(lookup.participant_of(plan));
    let commitments = selection::of_plans(conn, lookup, &[plan], &Filter::of_plan(key), day)?;
    let ids: Vec<_> = commitments.iter().map(|it| it.commitment.id).collect();
    let named = store::milestones::of_commitments(conn, lookup.at, &ids)?;
    let milestones = scheduled(conn, context, plan, &commitments, &named)?;
    let amended = amended(conn, context, plan)?;
    let title = parts::plain(language, plan.content.title());
    let mut frame = context.frame(format!("{} · {title}", crate::messages::text(language, "progress-title")));
    frame.is_demonstration = lookup.is_demonstration(plan);
    let past = store::dossiers::past(conn, lookup, plan, &commitments)?;
    let silence = if plan.content.is_tracked(today) {
        store::silence::of_plan(lookup, plan, &commitments, &past.said)
    } else {
        Vec::new()
    };
    draw(&ProgressPage {
        frame,
        lookup,
        plan,
        title,
        today,
        span: span(plan, &milestones),
        burn_up: &burn_up(&milestones, today),
        themes: themes(context, plan, &commitments),
        organisations: organisations(context, plan, &commitments),
        commitments: &commitments,
        milestones: &milestones,
        named: &named,
        amended: &amended,
        values: values(conn, context, plan, &ids)?,
        silence: &silence,
    })
}

/// The calendar of a plan: its period, and what of its milestones lies beyond.
fn span(plan: &Plan, milestones: &[Scheduled]) -> Option<(NaiveDate, NaiveDate)> {
    let days = milestones.iter().flat_map(|it| [it.submitted, it.due, it.completed]).flatten();
    let from = plan.content.start_on.into_iter().chain(days.clone()).min()?;
    let to = plan.content.end_on.into_iter().chain(days).max()?;
    (from < to).then_some((from, to))
}

fn scheduled(
    conn: &mut SqliteConnection,
    context: &Context,
    plan: &Plan,
    commitments: &[Selected],
    named: &[Milestone],
) -> Result<Vec<Scheduled>> {
    let lookup = &context.lookup;
    let zone = lookup.participant_of(plan).map_or(context.zone, zone_of);
    let submitted = store::milestones::submitted(conn, lookup.at, plan.id, None)?;
    let progress: HashMap<_, _> = commitments
        .iter()
        .flat_map(|it| it.progress.milestones.iter().map(move |own| (own.id, (it, own))))
        .collect();
    let done = |id| {
        let (_, own) = progress.get(&id)?;
        own.latest.filter(|it| it.status == ReportedStatus::Complete).map(|it| it.id)
    };
    let reports: Vec<ReportId> = named.iter().filter_map(|it| done(it.id)).collect();
    let happened = store::reports::happened(conn, lookup.at, &reports)?;
    let one = |it: &Milestone| {
        let is_withdrawn = it.content.standing == Standing::Withdrawn
            || progress
                .get(&it.id)
                .is_some_and(|(own, _)| own.commitment.content.standing == Standing::Withdrawn);
        let completed = done(it.id)
            .and_then(|id| happened.get(&id))
            .map(|(on, recorded)| on.unwrap_or_else(|| zone.date_of(*recorded)));
        Scheduled {
            id: it.id,
            submitted: submitted.due(it.id).and_then(|(first, _)| first),
            due: it.content.due_on,
            completed,
            is_withdrawn,
        }
    };
    Ok(named.iter().map(one).collect())
}

/// The days on which the plan was amended.
fn amended(conn: &mut SqliteConnection, context: &Context, plan: &Plan) -> Result<Vec<NaiveDate>> {
    let lookup = &context.lookup;
    let zone = lookup.participant_of(plan).map_or(context.zone, zone_of);
    let changes = store::history::amendments(conn, lookup.at, plan.participant_id, plan.id)?;
    let mut positions: Vec<_> = changes.iter().map(|it| it.position).collect();
    positions.sort_unstable();
    positions.dedup();
    let entries = store::entries::at(conn, &positions)?;
    let mut days: Vec<NaiveDate> = entries.iter().map(|it| zone.date_of(it.recorded_at)).collect();
    days.dedup();
    Ok(days)
}

/// The values of OGP that each commitment furthers.
fn values(
    conn: &mut SqliteConnection,
    context: &Context,
    plan: &Plan,
    ids: &[CommitmentId],
) -> Result<HashMap<CommitmentId, Vec<OgpValue>>> {
    let at = context.lookup.at;
    let mut said: HashMap<CommitmentId, Vec<TextField>> = HashMap::new();
    for it in store::commitments::texts(conn, at, ids)? {
        said.entry(it.commitment_id).or_default().push(it.field);
    }
    let mut coded: HashMap<CommitmentId, Vec<(Indicator, Option<Term>)>> = HashMap::new();
    for (_, it) in store::assessments::in_plan(conn, at, plan.id)? {
        coded.entry(it.commitment_id).or_default().push((it.indicator, it.term));
    }
    let of = |id: &CommitmentId| {
        let own = (said.remove(id).unwrap_or_default(), coded.remove(id).unwrap_or_default());
        (*id, values_of(&own.0, &own.1))
    };
    Ok(ids.iter().map(of).collect())
}

/// The commitments by their theme, in the order of the plan.
fn themes(context: &Context, plan: &Plan, commitments: &[Selected]) -> Vec<Group> {
    let language = context.place.language;
    let mut groups: Vec<(String, Group)> = Vec::new();
    for it in commitments {
        let content = &it.commitment.content;
        // The filter reads a theme in either language.
        let Some(theme) = content.theme_ko.as_ref().or(content.theme_en.as_ref()) else { continue };
        let state = it.progress.state;
        if let Some((_, group)) = groups.iter_mut().find(|(own, _)| own == theme) {
            group.counts.add(state);
            continue;
        }
        let filter = Filter { theme: Some(theme.clone()), ..Filter::of_plan(&plan.key) };
        let group = Group {
            name: parts::plain(language, content.theme()),
            filter,
            counts: Counts::from_iter([state]),
        };
        groups.push((theme.clone(), group));
    }
    groups.into_iter().map(|(_, group)| group).collect()
}

/// The commitments by the organisations that lead or support them, by name.
fn organisations(context: &Context, plan: &Plan, commitments: &[Selected]) -> Vec<Group> {
    let lookup = &context.lookup;
    let language = context.place.language;
    let named_on = plan.content.start_on.unwrap_or_else(|| context.today());
    let mut ids: Vec<_> =
        commitments.iter().flat_map(|it| it.organisations.iter().map(|part| part.organisation_id)).collect();
    ids.sort_unstable();
    ids.dedup();
    let mut groups: Vec<Group> = ids
        .into_iter()
        .filter_map(|id| lookup.organisation(id))
        .map(|organisation| {
            let key = &organisation.key;
            let filter = Filter { organisation: Some(key.clone()), ..Filter::of_plan(&plan.key) };
            let own = commitments.iter().filter(|it| involves(it, key, lookup));
            Group {
                name: parts::plain(language, organisation.name_on(named_on)),
                filter,
                counts: own.map(|it| it.progress.state).collect(),
            }
        })
        .collect();
    groups.sort_by(|a, b| b.counts.total().cmp(&a.counts.total()).then_with(|| a.name.cmp(&b.name)));
    groups
}
