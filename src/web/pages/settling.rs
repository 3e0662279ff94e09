//! The forms of assessors: coding a unit, settling on its values, and putting published ones right.

use std::collections::BTreeSet;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;

use super::answer::Answer;
use super::assessments::Room;
use super::writing::Desk;
use crate::acts::consolidating::{self, SecondPerson, Seen};
use crate::acts::{ActError, assessors};
use crate::domain::coding::{TypedCell, TypedUnit, UnitWork, WorkStage, proposal};
use crate::domain::commitment::Commitment;
use crate::domain::fault::Fault;
use crate::domain::grid::named_cell;
use crate::domain::id::Position;
use crate::domain::vocabulary::Vocabulary as _;
use crate::store;
use crate::views::settling::{self as views, Held, Settling, Told, UnitForm};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

/// The fields of a unit's forms, and those that are repeated for each cell.
const FIELDS: &[&str] =
    &["step", "once", "version", "base", "without_others", "reason", "note", "report_url"];
const CELLS: &[&str] = &["cell", "value", "page", "rationale_ko", "rationale_en"];

/// Language, plan, product and unit.
type UnitPath = Path<(String, String, String, String)>;

/// The form in which an assessor codes a unit, or the coding as it stands.
pub async fn coding(desk: Desk, path: UnitPath) -> HttpResponse {
    desk.read(move |conn, desk| {
        let (_, plan, product, unit) = path.into_inner();
        let room = Room::find(conn, desk, (&plan, &product))?;
        coding_page(&room, &unit)
    })
    .await
}

fn coding_page(room: &Room, key: &str) -> Result<Answer> {
    let (unit, work) = room.unit(key)?;
    let own = work.coding_of(room.who.member);
    let typed = own.map(|it| it.typed().map_err(Error::internal)).transpose()?.unwrap_or_default();
    let held =
        Held { once: Once::new()?.hex(), version: own.map_or(0, |it| it.version), base: work.base().0 };
    let page = Page { room, unit, work };
    let form = page.form(&typed, held, &[], page.coding_address())?;
    let is_over = work.is_closed() || own.is_some_and(|it| it.finished_at.is_some());
    let markup = if is_over { page.coded(&form) } else { views::code(&form) };
    Ok(Answer::Page(StatusCode::OK, markup.into_string()))
}

/// A unit of a room, on whose page we are.
struct Page<'a> {
    room: &'a Room,
    unit: &'a Commitment,
    work: &'a UnitWork,
}

impl Page<'_> {
    fn coding_address(&self) -> String {
        self.room.desk.place.coding_of(self.room.whole(), &self.unit.key)
    }

    fn values_address(&self) -> String {
        self.room.desk.place.values_of(self.room.whole(), &self.unit.key)
    }

    fn product_address(&self) -> String {
        let (plan, product) = self.room.whole();
        self.room.desk.place.assessment(plan, product)
    }

    fn form<'a>(
        &'a self,
        typed: &'a TypedUnit,
        held: Held,
        faults: &'a [Fault],
        address: String,
    ) -> Result<UnitForm<'a>> {
        let unit = self.room.grid_unit(self.unit);
        Ok(UnitForm {
            frame: self.room.frame(unit.title.clone())?,
            product: self.room.title(),
            product_address: self.product_address(),
            address,
            unit,
            indicators: &self.room.indicators,
            typed,
            held,
            faults,
            told: Told::Nothing,
        })
    }

    /// A coding that stands, or that ended.
    fn coded(&self, form: &UnitForm<'_>) -> maud::Markup {
        let me = self.room.who.member;
        let settle = self.work.is_open_to(me).then(|| self.values_address());
        let is_seen = self.work.codings.iter().any(|it| it.member_id != me && it.finished_at.is_some());
        let is_finished = self.work.coding_of(me).is_some_and(|it| it.finished_at.is_some());
        views::coded(form, settle.as_deref(), is_finished && !is_seen && !self.work.is_closed())
    }

    /// The next unit that the member has not finished, or the list of all.
    fn next_address(&self) -> String {
        let me = self.room.who.member;
        let is_open = |work: &UnitWork| {
            !work.is_closed() && work.coding_of(me).is_none_or(|it| it.finished_at.is_none())
        };
        let all: Vec<(&Commitment, &UnitWork)> = self.room.units.iter().zip(&self.room.work).collect();
        let here = all.iter().position(|(unit, _)| unit.id == self.unit.id).unwrap_or(0);
        let (before, after) = all.split_at(here);
        let next = after.iter().skip(1).chain(before).find(|(_, work)| is_open(work));
        match next {
            Some((unit, _)) => self.room.desk.place.coding_of(self.room.whole(), &unit.key),
            None => self.product_address(),
        }
    }
}

/// What was typed, as it was, and what the form carried.
fn typed_in(form: &Form, unit: &str) -> Result<TypedUnit> {
    let names = form.all("cell");
    let columns = ["value", "page", "rationale_ko", "rationale_en"].map(|it| form.all(it));
    if columns.iter().any(|it| it.len() != names.len()) {
        return Err(Error::bad("error-form-carried"));
    }
    let [values, pages, korean, english] = columns;
    let at = |all: &[&str], i: usize| all.get(i).copied().unwrap_or_default().to_owned();
    let mut cells = Vec::new();
    for (i, name) in names.iter().enumerate() {
        let (_, indicator) =
            named_cell(name).filter(|(key, _)| key == unit).ok_or(Error::bad("error-form-carried"))?;
        cells.push(TypedCell {
            indicator: indicator.slug().to_owned(),
            value: at(&values, i),
            rationale_ko: at(&korean, i),
            rationale_en: at(&english, i),
            page: at(&pages, i),
        });
    }
    let typed = |name: &str| form.get(name).to_owned();
    Ok(TypedUnit { cells, reason: typed("reason"), report_url: typed("report_url") })
}

fn held_in(form: &Form) -> Result<Held> {
    let once = Once::read(form.get("once"))?.hex();
    Ok(Held { once, version: form.number("version")?, base: form.number("base")? })
}

/// Takes a form on the values of a unit, and does with it what the step is.
async fn take(
    desk: Desk,
    path: UnitPath,
    body: Submitted,
    step: fn(&mut SqliteConnection, Room, &str, &Form) -> Result<Answer>,
) -> HttpResponse {
    desk.write(body.only(FIELDS, CELLS), move |conn, desk, form| {
        let (_, plan, product, unit) = path.into_inner();
        let room = Room::find(conn, desk, (&plan, &product))?;
        step(conn, room, &unit, form)
    })
    .await
}

/// A step of coding a unit.
pub async fn send_coding(desk: Desk, path: UnitPath, body: Submitted) -> HttpResponse {
    take(desk, path, body, |conn, room, unit, form| code(conn, &room, unit, form)).await
}

fn code(conn: &mut SqliteConnection, room: &Room, key: &str, form: &Form) -> Result<Answer> {
    let (unit, work) = room.unit(key)?;
    let page = Page { room, unit, work };
    let mut held = held_in(form)?;
    let target = (&room.assessed, unit.id);
    let step = form.get("step");
    if !["save", "next", "finish", "reopen"].contains(&step) {
        return Err(Error::bad("error-form-step"));
    }
    if step == "reopen" {
        return match assessors::reopen(conn, &room.who, target) {
            Ok(()) => Ok(Answer::To(page.coding_address())),
            Err(ActError::Refused(faults)) => {
                let typed = own_typed(room, work)?;
                let form = page.form(&typed, held, &faults, page.coding_address())?;
                Ok(Answer::page(page.coded(&form), &faults))
            }
            Err(err) => Err(err.into()),
        };
    }
    let typed = typed_in(form, key)?;
    // Sent twice: the first time finished it.
    let is_finished = work.coding_of(room.who.member).is_some_and(|it| it.finished_at.is_some());
    if step == "finish" && is_finished && own_typed(room, work)? == typed {
        return Ok(Answer::To(page.next_address()));
    }
    match assessors::save(conn, &room.who, target, &typed, held.version) {
        Ok(version) => held.version = version,
        Err(ActError::Conflict) => {
            let theirs = own_typed(room, work)?;
            held.version = work.coding_of(room.who.member).map_or(0, |it| it.version);
            let form = page.form(&typed, held, &[], page.coding_address())?;
            return Ok(Answer::Page(StatusCode::CONFLICT, views::conflict(&form, &theirs).into_string()));
        }
        Err(err) => return coding_again(&page, &typed, held, refusal(err)?, Told::Nothing),
    }
    match step {
        "finish" => match assessors::finish(conn, &room.who, target, held.version) {
            Ok(()) => Ok(Answer::To(page.next_address())),
            Err(err) => coding_again(&page, &typed, held, refusal(err)?, Told::Nothing),
        },
        "next" => Ok(Answer::To(page.next_address())),
        _ => coding_again(&page, &typed, held, Vec::new(), Told::Saved),
    }
}

fn own_typed(room: &Room, work: &UnitWork) -> Result<TypedUnit> {
    let own = work.coding_of(room.who.member);
    Ok(own.map(|it| it.typed().map_err(Error::internal)).transpose()?.unwrap_or_default())
}

/// The faults of a refusal; a conflict says that something changed meanwhile.
pub(super) fn refusal(err: ActError) -> Result<Vec<Fault>> {
    match err {
        ActError::Refused(faults) => Ok(faults),
        ActError::Conflict => Ok(vec![Fault::new("", "fault-values-changed-meanwhile")]),
        err => Err(err.into()),
    }
}

fn coding_again(
    page: &Page<'_>,
    typed: &TypedUnit,
    held: Held,
    faults: Vec<Fault>,
    told: Told,
) -> Result<Answer> {
    let mut form = page.form(typed, held, &faults, page.coding_address())?;
    form.told = told;
    Ok(Answer::page(views::code(&form), &faults))
}

/// The form in which the values of a unit are settled or put right, or what waits for a second person.
pub async fn values(desk: Desk, path: UnitPath) -> HttpResponse {
    desk.read(move |conn, desk| {
        let (_, plan, product, unit) = path.into_inner();
        let room = Room::find(conn, desk, (&plan, &product))?;
        let (unit, work) = room.unit(&unit)?;
        let page = Page { room: &room, unit, work };
        values_page(&page, &[], "")
    })
    .await
}

/// The page of values as they stand.
fn values_page(page: &Page<'_>, faults: &[Fault], note: &str) -> Result<Answer> {
    let Page { room, work, .. } = page;
    if !work.is_open_to(room.who.member) {
        return Ok(Answer::To(page.coding_address()));
    }
    let typed = match (&work.consolidation, work.values()) {
        (Some(it), _) => it.typed().map_err(Error::internal)?,
        (None, values) if !values.is_empty() => TypedUnit::of(&values),
        _ => {
            let codings: Vec<TypedUnit> = room.seen(work)?.into_iter().map(|(_, typed)| typed).collect();
            proposal(&room.indicators, &codings)
        }
    };
    let held = Held {
        once: Once::new()?.hex(),
        version: work.consolidation.as_ref().map_or(0, |it| it.version),
        base: work.base().0,
    };
    settling_page(page, (&typed, note), held, faults, Told::Nothing)
}

fn settling_page(
    page: &Page<'_>,
    (typed, note): (&TypedUnit, &str),
    held: Held,
    faults: &[Fault],
    told: Told,
) -> Result<Answer> {
    let Page { room, work, unit } = page;
    let mut form = page.form(typed, held, faults, page.values_address())?;
    form.told = told;
    let seen = room.seen(work)?.into_iter().map(|(id, typed)| (room.name(id).to_owned(), typed)).collect();
    let published: BTreeSet<_> =
        work.published.iter().map(|(_, it)| (unit.key.clone(), it.indicator)).collect();
    let me = room.who.member;
    let is_waited_for = work.codings.iter().any(|it| it.member_id != me && it.finished_at.is_none());
    let is_waiting = work.stage() == WorkStage::Proposed;
    let settling = Settling {
        form,
        seen,
        stage: work.stage(),
        published,
        written_by: work.consolidation.as_ref().map(|it| room.name(it.written_by).to_owned()),
        note: work.consolidation.as_ref().and_then(|it| it.note.clone()),
        is_second_person_needed: room.second_person() == SecondPerson::Needed,
        is_coded_by_others: is_waited_for && !work.is_closed(),
        publish: room.desk.place.publish_assessment(room.whole()),
        may_approve: room.may_approve(work),
        typed_note: note.to_owned(),
    };
    let markup = if is_waiting { views::waiting(&settling) } else { views::settle(&settling) };
    Ok(Answer::page(markup, faults))
}

/// A step of settling on the values of a unit.
pub async fn send_values(desk: Desk, path: UnitPath, body: Submitted) -> HttpResponse {
    take(desk, path, body, settle).await
}

fn settle(conn: &mut SqliteConnection, room: Room, key: &str, form: &Form) -> Result<Answer> {
    let held = held_in(form)?;
    // A form that is sent again may be refused by now; what it did is done.
    let once = Once::read(&held.once)?;
    if let Some(location) = once.led_to(conn)? {
        return Ok(Answer::To(location));
    }
    let (unit, work) = room.unit(key)?;
    let target = (&room.assessed, unit.id);
    let page = Page { room: &room, unit, work };
    let done = match form.get("step") {
        "back" => {
            let note = form.get("note");
            match consolidating::send_back(conn, &room.who, target, held.version, note) {
                Ok(()) => page.values_address(),
                Err(err) => return values_page(&page, &refusal(err)?, note),
            }
        }
        "give_up" => match consolidating::give_up(conn, &room.who, target, held.version) {
            Ok(()) => page.product_address(),
            Err(err) => return values_page(&page, &refusal(err)?, ""),
        },
        step @ ("save" | "propose" | "ready") => return save_values(conn, room, (key, step), form, held),
        _ => return Err(Error::bad("error-form-step")),
    };
    store::private_write(conn, |conn| once.take(conn, &done, room.desk.now))?;
    Ok(Answer::To(done))
}

fn save_values(
    conn: &mut SqliteConnection,
    room: Room,
    (key, step): (&str, &str),
    form: &Form,
    mut held: Held,
) -> Result<Answer> {
    let typed = typed_in(form, key)?;
    let seen = Seen {
        version: held.version,
        base: Position(held.base),
        without_others: form.get("without_others") == "1",
    };
    let (unit, work) = room.unit(key)?;
    let unit_id = unit.id;
    if !work.is_open_to(room.who.member) {
        return Ok(Answer::To(Page { room: &room, unit, work }.coding_address()));
    }
    let saved = consolidating::consolidate(conn, &room.who, (&room.assessed, unit_id), &typed, seen);
    let mut faults = Vec::new();
    match saved {
        Ok(version) => held.version = version,
        Err(ActError::Conflict) => return settling_conflict(&room, key, &typed, held),
        Err(err) => faults = refusal(err)?,
    }
    let done = faults.is_empty();
    if done && step == "propose" {
        match consolidating::propose(conn, &room.who, (&room.assessed, unit_id), held.version) {
            Ok(()) => {
                let led = Page { room: &room, unit, work }.product_address();
                let once = Once::read(&held.once)?;
                store::private_write(conn, |conn| once.take(conn, &led, room.desk.now))?;
                return Ok(Answer::To(led));
            }
            Err(err) => faults = refusal(err)?,
        }
    }
    if done && step == "ready" {
        match consolidating::check(conn, &room.who, (&room.assessed, unit_id), held.version) {
            Ok(()) => return Ok(Answer::To(room.desk.place.publish_assessment(room.whole()))),
            Err(err) => faults = refusal(err)?,
        }
    }
    // What was saved changed the state of the unit.
    let room = room.again(conn)?;
    let (unit, work) = room.unit(key)?;
    let told = if done && faults.is_empty() { Told::Saved } else { Told::Nothing };
    settling_page(&Page { room: &room, unit, work }, (&typed, ""), held, &faults, told)
}

/// Somebody saved or published other values meanwhile.
fn settling_conflict(room: &Room, key: &str, typed: &TypedUnit, held: Held) -> Result<Answer> {
    let (unit, work) = room.unit(key)?;
    let theirs = match &work.consolidation {
        Some(it) => it.typed().map_err(Error::internal)?,
        None => TypedUnit::of(&work.values()),
    };
    let version = work.consolidation.as_ref().map_or(0, |it| it.version);
    let now = Held { version, base: work.base().0, once: held.once };
    let page = Page { room, unit, work };
    let form = page.form(typed, now, &[], page.values_address())?;
    Ok(Answer::Page(StatusCode::CONFLICT, views::conflict(&form, &theirs).into_string()))
}
