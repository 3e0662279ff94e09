//! Noting the IRM's reports: date, address, comment period.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::answer::{Answer, led, status_of};
use super::transcribing::Report;
use super::writing::Desk;
use crate::acts::{ActError, irm_reports, typed};
use crate::domain::date::{Edge, When};
use crate::domain::fault::Fault;
use crate::domain::id::Position;
use crate::domain::irm_report::{IrmReport, comment_until};
use crate::domain::vocabulary::Precision;
use crate::messages;
use crate::store;
use crate::views::irm_reports::{self as views, ReportPage, TypedIrmReport};
use crate::web::error::Result;
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

const FIELDS: &[&str] = &["once", "base", "published", "url", "comment_from", "comment_until", "source"];

/// The form of a report.
pub async fn form(desk: Desk, path: Path<(String, String, String)>) -> HttpResponse {
    let (_, plan, product) = path.into_inner();
    desk.read(move |conn, desk| {
        let report = Report::find(conn, &desk, &(plan, product))?;
        let noted = noted(conn, &report)?;
        let typed = noted.as_ref().map(as_typed).unwrap_or_default();
        let once = Once::new()?.hex();
        let base = store::entries::last(conn)?;
        shown(&desk, &report, (once, base), typed, noted.is_some(), &[])
    })
    .await
}

/// Notes the report.
pub async fn send(desk: Desk, path: Path<(String, String, String)>, body: Submitted) -> HttpResponse {
    let (_, plan, product) = path.into_inner();
    desk.write(body.only(FIELDS, &[]), move |conn, desk, form| {
        let report = Report::find(conn, &desk, &(plan, product))?;
        let base = Position(form.number("base")?);
        let once = Once::read(form.get("once"))?;
        let typed = typed_in(form);
        let is_noted = noted(conn, &report)?.is_some();
        let new = match read(&report, &typed) {
            Ok(new) => new,
            Err(faults) => return shown(&desk, &report, (once.hex(), base), typed, is_noted, &faults),
        };
        let location = desk.place.plan(&report.plan.key);
        let done = irm_reports::note_after(
            conn,
            &desk.actor(),
            (&report.plan, &new),
            (base, report.today),
            |conn| once.take(conn, &location, desk.now),
        );
        match led(done, location) {
            Err(ActError::Refused(faults)) => {
                shown(&desk, &report, (once.hex(), base), typed, is_noted, &faults)
            }
            Err(ActError::Conflict) => {
                let now = store::entries::last(conn)?;
                let faults = clash(&desk, noted(conn, &report)?.as_ref());
                shown(&desk, &report, (once.hex(), now), typed, is_noted, &faults)
            }
            other => Ok(other?),
        }
    })
    .await
}

/// What somebody else noted in the meantime, told field by field.
fn clash(desk: &Desk, theirs: Option<&IrmReport>) -> Vec<Fault> {
    let language = desk.place.language;
    let theirs = theirs.map(as_typed).unwrap_or_default();
    let fields = [
        ("published", "irm-published", theirs.published),
        ("url", "irm-url", theirs.url),
        ("comment_from", "irm-comment-from", theirs.comment_from),
        ("comment_until", "irm-comment-until", theirs.comment_until),
        ("source", "irm-source", theirs.source),
    ];
    let said = |(field, id, value): (&'static str, &str, String)| {
        let name = messages::text(language, id);
        Fault::new(field, "fault-noted-meanwhile").with("name", name).with("value", value)
    };
    let mut faults = vec![Fault::new("", "fault-changed-meanwhile")];
    faults.extend(fields.into_iter().filter(|(.., value)| !value.is_empty()).map(said));
    faults
}

/// What the record has of the report.
fn noted(conn: &mut SqliteConnection, report: &Report) -> Result<Option<IrmReport>> {
    let at = store::entries::last(conn)?;
    let all = store::irm_reports::of_plans(conn, at, &[report.plan.id])?;
    Ok(all.into_iter().map(|(_, it)| it).find(|it| it.product == report.product))
}

fn as_typed(it: &IrmReport) -> TypedIrmReport {
    let day = |on: Option<NaiveDate>| on.map(|it| it.to_string()).unwrap_or_default();
    TypedIrmReport {
        published: it.published().iso(),
        url: it.url.clone().unwrap_or_default(),
        comment_from: day(it.comment_from),
        comment_until: day(it.comment_until),
        source: it.source.clone().unwrap_or_default(),
    }
}

fn typed_in(form: &Form) -> TypedIrmReport {
    TypedIrmReport {
        published: form.line("published"),
        url: form.line("url"),
        comment_from: form.line("comment_from"),
        comment_until: form.line("comment_until"),
        source: form.line("source"),
    }
}

fn read(report: &Report, typed: &TypedIrmReport) -> std::result::Result<IrmReport, Vec<Fault>> {
    let mut faults = Vec::new();
    let published = When::from_iso(&typed.published, Edge::Start)
        .filter(|it| it.on.is_some() && it.precision != Some(Precision::Open));
    if published.is_none() && !typed.published.is_empty() {
        faults.push(Fault::new("published", "fault-published-form"));
    }
    let comment_from = typed::day("comment_from", &typed.comment_from, &mut faults);
    let until = typed::day("comment_until", &typed.comment_until, &mut faults);
    let it = IrmReport {
        plan_id: report.plan.id,
        product: report.product,
        published_on: published.as_ref().and_then(|it| it.on),
        published_precision: published.and_then(|it| it.precision),
        url: typed::line("url", &typed.url, typed::LONGEST_LINK, &mut faults),
        comment_from,
        comment_until: until.or(comment_from.map(comment_until)),
        source: typed::line("source", &typed.source, typed::LONGEST_LINK, &mut faults),
    };
    if faults.is_empty() { Ok(it) } else { Err(faults) }
}

fn shown(
    desk: &Desk,
    report: &Report,
    (once, base): (String, Position),
    typed: TypedIrmReport,
    is_noted: bool,
    faults: &[Fault],
) -> Result<Answer> {
    let language = desk.place.language;
    let product = messages::label(language, report.product);
    let title = messages::format(language, "irm-report-title", &[("product", product.into())]);
    let mut frame = desk.frame_titled(title)?;
    frame.is_demonstration = report.lookup.is_demonstration(&report.plan);
    let page = ReportPage {
        frame,
        plan: report.plan_named(desk),
        product: report.product,
        once,
        base: base.0,
        typed,
        is_noted,
    };
    let changed = faults.iter().any(|it| it.message == "fault-changed-meanwhile");
    let status = if changed { StatusCode::CONFLICT } else { status_of(faults) };
    Ok(Answer::Page(status, views::report_form(&page, faults).into_string()))
}
