//! Commitments and plans as cards for other sites, and as briefs for paper.

use std::collections::HashMap;

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::{Context, Subject, page, rendered};
use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::domain::plan::Plan;
use crate::messages;
use crate::store;
use crate::store::selection::Selected;
use crate::views::briefs::{self, CommitmentBrief, PlanBrief};
use crate::views::cards::{self, CommitmentCard, PlanCard};
use crate::views::layout::Frame;
use crate::views::parts;
use crate::views::verdicts::{self, Verdicts};
use crate::web::cache::Kind;
use crate::web::error::{Error, Result};
use crate::web::state::State;

/// A commitment as a card.
pub async fn commitment_card(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (_, key) = path.into_inner();
    let subject = Subject::Commitment(key.clone());
    rendered(request, state, Kind::Card, (subject, ""), move |conn, context| {
        let it = Known::of(conn, context, &key)?;
        let card = CommitmentCard {
            frame: it.frame(context, parts::plain(context.place.language, it.title())),
            today: it.today,
            plan: it.plan,
            selected: &it.selected,
            verdicts: it.verdicts(context),
        };
        Ok(cards::of_commitment(&card).into_string())
    })
    .await
}

/// A commitment as a brief.
pub async fn commitment_brief(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Commitment(key.clone()), move |conn, context| {
        let it = Known::of(conn, context, &key)?;
        let dossier = store::dossiers::of_commitment(conn, &context.lookup, &key)?;
        Ok(briefs::of_commitment(&CommitmentBrief {
            frame: it.frame(context, brief_title(context, parts::plain(context.place.language, it.title()))),
            lookup: &context.lookup,
            today: it.today,
            plan: it.plan,
            selected: &it.selected,
            texts: &dossier.texts,
            milestones: &dossier.milestones,
            evidence: &dossier.evidence,
            verdicts: it.verdicts(context),
        }))
    })
    .await
}

fn brief_title(context: &Context, title: String) -> String {
    messages::format(context.place.language, "brief-title", &[("title", title.into())])
}

/// A commitment with how far it has got and when its verdicts were recorded.
struct Known<'a> {
    plan: &'a Plan,
    selected: Selected,
    today: NaiveDate,
    recorded: HashMap<Position, NaiveDate>,
}

impl<'a> Known<'a> {
    fn of(conn: &mut SqliteConnection, context: &'a Context, key: &str) -> Result<Self> {
        let lookup = &context.lookup;
        let commitment = store::commitments::by_key(conn, lookup.at, key)?;
        let plan = lookup.plan(commitment.plan_id).ok_or(Error::NotFound)?;
        let selected = store::selection::of_commitment(conn, lookup, plan, &commitment, context.moment.day)?;
        let positions = verdicts::positions(std::slice::from_ref(&selected));
        let entries = store::entries::at(conn, &positions)?;
        let day = |at: chrono::DateTime<chrono::Utc>| context.zone.date_of(at);
        Ok(Self {
            plan,
            selected,
            today: context.moment.day.of(lookup.participant_of(plan)),
            recorded: entries.into_iter().map(|it| (it.position, day(it.recorded_at))).collect(),
        })
    }

    fn title(&self) -> crate::domain::text::Bilingual<'_> {
        self.selected.commitment.content.title()
    }

    fn verdicts(&'a self, context: &'a Context) -> Verdicts<'a> {
        Verdicts {
            language: context.place.language,
            lookup: &context.lookup,
            recorded: &self.recorded,
            named_on: self.plan.content.start_on.unwrap_or(self.today),
        }
    }

    fn frame(&self, context: &Context, title: String) -> Frame {
        let mut frame = context.frame(title);
        frame.is_demonstration = context.lookup.is_demonstration(self.plan);
        frame
    }
}

/// A plan as a card.
pub async fn plan_card(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (_, key) = path.into_inner();
    let subject = Subject::Plan(key.clone());
    rendered(request, state, Kind::Card, (subject, ""), move |conn, context| {
        let (plan, commitments) = plan_of(conn, context, &key)?;
        let mut frame = context.frame(parts::plain(context.place.language, plan.content.title()));
        frame.is_demonstration = context.lookup.is_demonstration(plan);
        let today = context.moment.day.of(context.lookup.participant_of(plan));
        Ok(cards::of_plan(&PlanCard { frame, today, plan, commitments: &commitments }).into_string())
    })
    .await
}

/// A plan as a brief.
pub async fn plan_brief(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Plan(key.clone()), move |conn, context| {
        let (plan, commitments) = plan_of(conn, context, &key)?;
        let title = parts::plain(context.place.language, plan.content.title());
        let mut frame = context.frame(brief_title(context, title));
        frame.is_demonstration = context.lookup.is_demonstration(plan);
        let today = context.moment.day.of(context.lookup.participant_of(plan));
        let lookup = &context.lookup;
        Ok(briefs::of_plan(&PlanBrief { frame, lookup, today, plan, commitments: &commitments }))
    })
    .await
}

fn plan_of<'a>(
    conn: &mut SqliteConnection,
    context: &'a Context,
    key: &str,
) -> Result<(&'a Plan, Vec<Selected>)> {
    let lookup = &context.lookup;
    let plan = lookup.plan_by_key(key).ok_or(Error::NotFound)?;
    let filter = Filter::of_plan(key);
    Ok((plan, store::selection::of_plans(conn, lookup, &[plan], &filter, context.moment.day)?))
}
