//! Publishing what assessors settled on.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;

use super::answer::{Answer, led};
use super::assessments::Room;
use super::settling::refusal;
use super::writing::Desk;
use crate::acts::ActError;
use crate::acts::consolidating::{self, SecondPerson};
use crate::domain::fault::Fault;
use crate::domain::id::CommitmentId;
use crate::messages::text;
use crate::views::publishing::{self as views, Publishable, Publishing};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

/// What can be published, and what not yet.
pub async fn publishing(desk: Desk, path: Path<(String, String, String)>) -> HttpResponse {
    desk.read(move |conn, desk| {
        let (_, plan, product) = path.into_inner();
        let room = Room::find(conn, desk, (&plan, &product))?;
        publishing_page(&room, &[])
    })
    .await
}

fn publishing_page(room: &Room, faults: &[Fault]) -> Result<Answer> {
    let place = &room.desk.place;
    let is_needed = room.second_person() == SecondPerson::Needed;
    let mut units = Vec::new();
    for (unit, work) in room.units.iter().zip(&room.work) {
        let Some(there) = &work.consolidation else { continue };
        let hindrance = match (is_needed, there.proposed_by) {
            (true, None) => Some("publish-not-proposed"),
            (true, Some(_)) if there.written_by == room.who.member => Some("publish-own"),
            _ => None,
        };
        units.push(Publishable {
            unit: room.grid_unit(unit),
            version: there.version,
            typed: there.typed().map_err(Error::internal)?,
            stage: work.stage(),
            written_by: room.name(there.written_by).to_owned(),
            is_correction: !work.published.is_empty(),
            hindrance,
            address: place.values_of(room.whole(), &unit.key),
        });
    }
    let (plan, product) = room.whole();
    let page = Publishing {
        frame: room.frame(text(place.language, "assessment-publish-title").to_owned())?,
        product: room.title(),
        product_address: place.assessment(plan, product),
        address: place.publish_assessment(room.whole()),
        once: Once::new()?.hex(),
        indicators: &room.indicators,
        units,
        faults,
    };
    Ok(Answer::page(views::publish(&page), faults))
}

/// Publishes the chosen units as one entry.
pub async fn publish(desk: Desk, path: Path<(String, String, String)>, body: Submitted) -> HttpResponse {
    desk.write(body.only(&["once"], &["unit"]), move |conn, desk, form| {
        let (_, plan, product) = path.into_inner();
        let room = Room::find(conn, desk, (&plan, &product))?;
        let once = Once::read(form.get("once"))?;
        if let Some(location) = once.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        let units = chosen(&room, form)?;
        let (plan, product) = room.whole();
        let location = room.desk.place.assessment(plan, product);
        let actor = room.desk.actor();
        let who = (&actor, &room.who);
        let done = consolidating::publish(conn, who, &room.assessed, &units, room.second_person(), |conn| {
            once.take(conn, &location, room.desk.now)
        });
        match led(done, location) {
            Ok(to) => Ok(to),
            Err(ActError::Conflict) => {
                let faults = [Fault::new("", "fault-values-changed-meanwhile")];
                match publishing_page(&room.again(conn)?, &faults)? {
                    Answer::Page(_, body) => Ok(Answer::Page(StatusCode::CONFLICT, body)),
                    to @ Answer::To(_) => Ok(to),
                }
            }
            Err(err) => publishing_page(&room, &refusal(err)?),
        }
    })
    .await
}

/// The units that were chosen, each in the version that was shown.
fn chosen(room: &Room, form: &Form) -> Result<Vec<(CommitmentId, i32)>> {
    let unit = |chosen: &&str| {
        let (key, version) = chosen.rsplit_once(':')?;
        let (unit, _) = room.unit(key).ok()?;
        Some((unit.id, version.parse().ok()?))
    };
    let all = form.all("unit");
    let units: Vec<(CommitmentId, i32)> = all.iter().filter_map(unit).collect();
    if units.len() == all.len() { Ok(units) } else { Err(Error::bad("error-form-carried")) }
}
