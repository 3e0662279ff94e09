//! How a plan moved: its amendments, and its versions side by side.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use diesel::SqliteConnection;

use super::{Context, Subject, page};
use crate::domain::plan::{Plan, PlanVersion};
use crate::export::between::between;
use crate::messages::{self, text};
use crate::store;
use crate::store::lookup::Lookup;
use crate::views::history::Names;
use crate::views::parts;
use crate::views::versions::{self as views, AmendmentsPage, BetweenPage, Slipped};
use crate::web::error::{Error, Result};
use crate::web::state::State;

/// What moved in a plan, by how many days, and why.
pub async fn amendments(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Plan(key.clone()), move |conn, context| {
        let lookup = &context.lookup;
        let plan = lookup.plan_by_key(&key).ok_or(Error::NotFound)?;
        let language = context.place.language;
        let changes = store::history::amendments(conn, lookup.at, plan.participant_id, plan.id)?;
        let all = store::history::by_entry(conn, changes, usize::MAX)?;
        let milestones = store::dossiers::named(conn, lookup.at, &all)?;
        let commitments = store::commitments::in_plan(conn, lookup.at, plan.id)?;
        let titles = commitments
            .iter()
            .map(|it| (it.key.as_str(), parts::plain(language, it.content.title())))
            .collect();
        let today = context.moment.day.of(lookup.participant_of(plan));
        let title = parts::plain(language, plan.content.title());
        let mut frame = context.frame(format!("{} · {title}", text(language, "plan-amendments")));
        frame.is_demonstration = lookup.is_demonstration(plan);
        Ok(views::amendments(&AmendmentsPage {
            frame,
            names: Names {
                place: &context.place,
                lookup,
                zone: context.zone,
                named_on: plan.content.start_on.unwrap_or(today),
                milestones: &milestones,
                commitments: &titles,
            },
            plan: &plan.key,
            title,
            slipped: slipped(conn, context, lookup, plan)?,
            amendments: &all,
        }))
    })
    .await
}

/// The milestones that are due on another day than they were submitted with.
fn slipped(
    conn: &mut SqliteConnection,
    context: &Context,
    lookup: &Lookup,
    plan: &Plan,
) -> Result<Vec<Slipped>> {
    let language = context.place.language;
    let submitted = store::milestones::submitted(conn, lookup.at, plan.id, None)?;
    let commitments = store::commitments::in_plan(conn, lookup.at, plan.id)?;
    let ids: Vec<_> = commitments.iter().map(|it| it.id).collect();
    let mut all = Vec::new();
    for it in store::milestones::of_commitments(conn, lookup.at, &ids)? {
        let (Some((first, latest)), now) = (submitted.due(it.id), it.content.due_on) else { continue };
        if first == now && latest == now {
            continue;
        }
        let commitment = commitments.iter().find(|own| own.id == it.commitment_id);
        let title = parts::plain(language, it.content.title());
        all.push(Slipped {
            title: format!("{} {title}", it.content.number.as_deref().unwrap_or_default()).trim().to_owned(),
            address: commitment.map(|it| context.place.commitment(&it.key)).unwrap_or_default(),
            first,
            latest,
            now,
        });
    }
    Ok(all)
}

/// A submitted version beside the one before it, or the plan as it stands beside the latest.
pub async fn version(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String, String)>,
) -> HttpResponse {
    let (_, key, asked) = path.into_inner();
    page(request, state, Subject::Plan(key.clone()), move |conn, context| {
        let lookup = &context.lookup;
        let plan = lookup.plan_by_key(&key).ok_or(Error::NotFound)?;
        let language = context.place.language;
        let versions = store::plans::versions(conn, lookup.at, plan.id)?;
        let name = |it: &PlanVersion| messages::format(language, "version", &[("n", it.number.into())]);
        let (from, to, to_name) = match asked.as_str() {
            "now" => (versions.last(), lookup.at, text(language, "version-now").to_owned()),
            number => {
                let at = versions.iter().position(|it| it.number.to_string() == number);
                let at = at.filter(|it| *it > 0).ok_or(Error::NotFound)?;
                let to = versions.get(at).ok_or(Error::NotFound)?;
                (versions.get(at.saturating_sub(1)), to.since, name(to))
            }
        };
        let from = from.ok_or(Error::NotFound)?;
        let rows = between(conn, plan, (from.since, to), context.moment.day).map_err(Error::internal)?;
        let title = parts::plain(language, plan.content.title());
        let mut frame = context.frame(format!("{} → {to_name} · {title}", name(from)));
        frame.is_demonstration = lookup.is_demonstration(plan);
        Ok(views::between(&BetweenPage {
            frame,
            plan: &plan.key,
            title,
            from: name(from),
            to: to_name,
            rows: &rows,
        }))
    })
    .await
}
