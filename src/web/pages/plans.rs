//! A plan.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page};
use crate::domain::filter::Filter;
use crate::domain::ledger_entry::{Entry, EntryKind};
use crate::domain::vocabulary::Vocabulary as _;
use crate::store;
use crate::store::history::{FieldChange, Whose};
use crate::views;
use crate::views::parts;
use crate::web::error::Error;
use crate::web::state::State;

/// How many amendments the page shows; the file has them all.
const AMENDMENTS: usize = 20;

/// A plan: its commitments with counts, what is late, silent, not tracked or not known.
pub async fn plan(request: HttpRequest, state: Data<State>, path: Path<(String, String)>) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Plan(key.clone()), move |conn, context| {
        let lookup = &context.lookup;
        let plan = lookup.plans().into_iter().find(|it| it.key == key).ok_or(Error::NotFound)?;
        let day = context.moment.day;
        let commitments = store::selection::of_plans(conn, lookup, &[plan], &Filter::of_plan(&key), day)?;
        let versions = store::plans::versions(conn, lookup.at, plan.id)?;
        // A plan that was never submitted here can have no amendments.
        let changes = if versions.is_empty() && plan.content.stage == crate::domain::plan::PlanStage::Draft {
            Vec::new()
        } else {
            store::history::changes(conn, lookup.at, Whose::Plan(plan.id), Some(EntryKind::Amendment.slug()))?
        };
        let by_entry: Vec<&[FieldChange]> = changes.chunk_by(|a, b| a.position == b.position).collect();
        let mut amendments: Vec<(Entry, Vec<FieldChange>)> = Vec::new();
        for changes in by_entry.iter().rev().take(AMENDMENTS) {
            if let Some(first) = changes.first() {
                amendments.push((store::entries::find(conn, first.position)?, changes.to_vec()));
            }
        }
        let mut frame = context.frame(parts::plain(context.place.language, plan.content.title()));
        frame.is_demonstration = lookup.is_demonstration(plan);
        Ok(views::plans::show(&views::plans::PlanPage {
            frame,
            lookup,
            zone: context.zone,
            today: day.of(lookup.participant_of(plan)),
            plan,
            commitments: &commitments,
            versions: &versions,
            n_amendments: by_entry.len(),
            amendments: &amendments,
        }))
    })
    .await
}
