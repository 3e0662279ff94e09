//! Comparing a transcription with the report, for the members of another organisation.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;

use super::answer::{Answer, led, status_of};
use super::transcribing::Report;
use super::writing::Desk;
use crate::acts::ActError;
use crate::acts::transcribing;
use crate::domain::fault::Fault;
use crate::domain::grid::{CellOf, named_cell};
use crate::domain::id::Position;
use crate::domain::indicator::Indicator;
use crate::domain::vocabulary::Vocabulary as _;
use crate::messages;
use crate::store;
use crate::views::checking::{self as views, CheckPage, ToCheck};
use crate::views::transcribing::by;
use crate::web::error::{Error, Result};
use crate::web::form::Submitted;
use crate::web::once::Once;

/// The values of a report, to be compared with it.
pub async fn form(desk: Desk, path: Path<(String, String, String)>) -> HttpResponse {
    let (_, plan, product) = path.into_inner();
    desk.read(move |conn, desk| {
        let report = Report::find(conn, &desk, &(plan, product))?;
        shown(conn, &desk, &report, &[])
    })
    .await
}

/// Confirms values.
pub async fn send(desk: Desk, path: Path<(String, String, String)>, body: Submitted) -> HttpResponse {
    let (_, plan, product) = path.into_inner();
    desk.write(body.only(&["step", "once", "base"], &["cell"]), move |conn, desk, form| {
        let report = Report::find(conn, &desk, &(plan, product))?;
        let base = Position(form.number("base")?);
        let once = Once::read(form.get("once"))?;
        let chosen = match form.get("step") {
            "chosen" => form
                .all("cell")
                .into_iter()
                .map(|name| named_cell(name).ok_or(Error::bad("error-form-carried")))
                .collect::<Result<Vec<CellOf>>>()?,
            "all" => open(conn, &desk, &report)?,
            _ => return Err(Error::bad("error-form-step")),
        };
        let location = desk.place.check_transcription(&report.plan.key, report.product);
        let subject = (&report.plan, report.product);
        let own = desk.who.member.organisation_id;
        let done = transcribing::check_after(conn, &desk.actor(), subject, own, (&chosen, base), |conn| {
            once.take(conn, &location, desk.now)
        });
        match led(done, location) {
            Err(ActError::Refused(faults)) => shown(conn, &desk, &report, &faults),
            Err(ActError::Conflict) => {
                shown(conn, &desk, &report, &[Fault::new("", "fault-changed-meanwhile")])
            }
            other => Ok(other?),
        }
    })
    .await
}

/// The values that the member's organisation can check.
fn open(conn: &mut SqliteConnection, desk: &Desk, report: &Report) -> Result<Vec<CellOf>> {
    let at = store::entries::last(conn)?;
    let recorded = transcribing::recorded(conn, at, &report.plan, report.product)?;
    let own = desk.who.member.organisation_id;
    let is_open = |it: &_| transcribing::why_not_checked(it, own).is_none();
    Ok(recorded.into_iter().filter(|(_, (_, it))| is_open(it)).map(|(cell, _)| cell).collect())
}

fn shown(conn: &mut SqliteConnection, desk: &Desk, report: &Report, faults: &[Fault]) -> Result<Answer> {
    let at = store::entries::last(conn)?;
    let recorded = transcribing::recorded(conn, at, &report.plan, report.product)?;
    let own = desk.who.member.organisation_id;
    let mut units = Vec::new();
    for unit in report.units(conn, desk)? {
        let value = |indicator: &Indicator| {
            let cell = (unit.key.clone(), *indicator);
            let (_, it) = recorded.get(&cell)?;
            Some(ToCheck {
                cell,
                by: by(&desk.place, &report.lookup, report.today, it),
                is_open: transcribing::why_not_checked(it, own).is_none(),
                value: it.clone(),
            })
        };
        let values: Vec<ToCheck> = Indicator::ALL.iter().filter_map(value).collect();
        if !values.is_empty() {
            units.push((unit, values));
        }
    }
    let language = desk.place.language;
    let product = messages::label(language, report.product);
    let title = messages::format(language, "irm-check-title", &[("product", product.into())]);
    let mut frame = desk.frame_titled(title)?;
    frame.is_demonstration = report.lookup.is_demonstration(&report.plan);
    let reports = store::irm_reports::of_plans(conn, at, &[report.plan.id])?;
    let page = CheckPage {
        frame,
        plan: report.plan_named(desk),
        product: report.product,
        once: Once::new()?.hex(),
        base: at.0,
        units,
        report_url: reports
            .into_iter()
            .find(|(_, it)| it.product == report.product)
            .and_then(|(_, it)| it.url),
    };
    let changed = faults.iter().any(|it| it.message == "fault-changed-meanwhile");
    let status = if changed { StatusCode::CONFLICT } else { status_of(faults) };
    Ok(Answer::Page(status, views::check(&page, faults).into_string()))
}
