//! Correction requests at the desk: the secretariat reads, accepts or refuses them; the responsible organisation
//! answers.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;

use super::answer::{Answer, led, status_of};
use super::dead_links;
use super::request_words::Scene;
use super::requests::LONGEST;
use super::writing::Desk;
use crate::acts::requests::{self as acts, Acceptance, NewAnswer};
use crate::acts::{ActError, typed};
use crate::domain::address::is_web_address;
use crate::domain::fault::Fault;
use crate::domain::id::{OrganisationId, Position};
use crate::domain::member::Role;
use crate::domain::request::{CorrectionRequest, Outcome, Refusal, RequestState, WaitingRequest};
use crate::domain::vocabulary::{Origin, Vocabulary as _};
use crate::messages::format;
use crate::store;
use crate::store::lookup::{Day, Lookup};
use crate::store::requests::Of;
use crate::views::parts;
use crate::views::request_desk::{
    self as views, Answering, DeskPage, OpenLine, Reading, TypedAnswer, WaitingLine,
};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

impl Desk {
    fn today(&self, lookup: &Lookup) -> chrono::NaiveDate {
        Day::At(self.now).of(lookup.participant(self.who.member.participant_id))
    }

    fn scene<'a>(&'a self, lookup: &'a Lookup) -> Scene<'a> {
        Scene { place: &self.place, lookup, day: Day::At(self.now) }
    }

    /// Key and name of organisations.
    fn named(&self, lookup: &Lookup, ids: &[OrganisationId]) -> Vec<(String, String)> {
        let today = self.today(lookup);
        let found = ids.iter().filter_map(|id| lookup.organisation(*id));
        found.map(|it| (it.key.clone(), parts::plain(self.place.language, it.name_on(today)))).collect()
    }

    fn request_title(&self, number: &str) -> String {
        format(self.place.language, "request-numbered", &[("number", number.into())])
    }
}

/// The requests that wait to be read; none for who does not read them.
fn waiting(conn: &mut SqliteConnection, desk: &Desk) -> Result<Option<Vec<WaitingRequest>>> {
    if desk.who.member.role != Role::Secretariat {
        return Ok(None);
    }
    Ok(Some(store::waiting_requests::of_participant(conn, desk.who.member.participant_id)?))
}

/// The requests that a member can answer: those of the own organisation, and all for the secretariat.
fn open(conn: &mut SqliteConnection, desk: &Desk) -> Result<Vec<CorrectionRequest>> {
    let at = store::entries::last(conn)?;
    let today = desk.today(&*desk.lookup()?);
    let all = store::requests::all(conn, at, Of::Participant(desk.who.member.participant_id))?;
    let mut own = Vec::new();
    for it in all {
        let is_open = matches!(it.state(today), RequestState::Open | RequestState::Late);
        let sees_all = desk.who.member.role == Role::Secretariat;
        if is_open && (sees_all || acts::answers_as(conn, &desk.hand(), &it).is_ok()) {
            own.push(it);
        }
    }
    Ok(own)
}

/// How many requests and links ask something of a member: waiting (for who reads them), open, links.
pub fn counts(conn: &mut SqliteConnection, desk: &Desk) -> Result<(Option<usize>, usize, usize)> {
    let waiting = waiting(conn, desk)?.map(|it| it.len());
    Ok((waiting, open(conn, desk)?.len(), dead_links::lines(conn, desk)?.len()))
}

/// The list of what is to be read and answered.
pub async fn list(desk: Desk) -> HttpResponse {
    desk.read(move |conn, desk| {
        let lookup = desk.lookup()?;
        let scene = desk.scene(&lookup);
        let today = desk.today(&lookup);
        let waiting = match waiting(conn, &desk)? {
            None => None,
            Some(all) => {
                let line = |it: WaitingRequest| {
                    Ok::<_, Error>(WaitingLine {
                        about: scene.about(conn, it.subject())?,
                        address: desk.place.read_request(&it.key),
                        days: today.signed_duration_since(it.received_on).num_days(),
                        number: it.key,
                        category: it.category,
                        received_on: it.received_on,
                    })
                };
                Some(all.into_iter().map(line).collect::<Result<Vec<_>>>()?)
            }
        };
        let mut lines = Vec::new();
        for it in open(conn, &desk)? {
            let can = acts::answers_as(conn, &desk.hand(), &it).is_ok();
            let address = can.then(|| desk.place.answer_request(&it.content.key));
            lines.push(OpenLine { shown: scene.shown(conn, it)?, address });
        }
        let links = dead_links::lines(conn, &desk)?;
        let page = DeskPage { frame: desk.frame("requests-title")?, waiting, open: lines, links };
        Ok(Answer::Page(StatusCode::OK, views::show(&page).into_string()))
    })
    .await
}

/// A request that waits, if it is for this member to read. Of another nobody is told that it is there.
fn to_read(conn: &mut SqliteConnection, desk: &Desk, key: &str) -> Result<Option<WaitingRequest>> {
    let found = store::waiting_requests::find(conn, key)?;
    Ok(found.filter(|it| it.participant_id == desk.who.member.participant_id))
}

/// What the secretariat makes of a request.
struct TypedReading {
    once: String,
    text: String,
    link: String,
    organisation: String,
    refusal: String,
}

fn read_page(
    conn: &mut SqliteConnection,
    desk: &Desk,
    it: &WaitingRequest,
    typed: TypedReading,
    faults: &[Fault],
) -> Result<Answer> {
    let lookup = desk.lookup()?;
    let asked = acts::responsible(conn, it.subject(), Some(desk.who.member.organisation_id))?;
    let page = Reading {
        frame: desk.frame_titled(desk.request_title(&it.key))?,
        address: desk.place.read_request(&it.key),
        once: typed.once,
        number: it.key.clone(),
        category: it.category,
        about: desk.scene(&lookup).about(conn, it.subject())?,
        received_on: it.received_on,
        text: it.text.clone(),
        link: it.link.clone(),
        sender: store::waiting_requests::sender(conn, &it.key, desk.today(&lookup))?,
        written_in: it.language,
        typed_text: typed.text,
        typed_link: typed.link,
        organisation: typed.organisation,
        organisations: desk.named(&lookup, &asked),
        refusal: typed.refusal,
    };
    Ok(Answer::page(views::read(&page, faults), faults))
}

/// The page on which the secretariat reads a request.
pub async fn reading(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let key = path.into_inner().1;
    desk.read(move |conn, desk| {
        let it = to_read(conn, &desk, &key)?.ok_or(Error::NotFound)?;
        let typed = TypedReading {
            once: Once::new()?.hex(),
            text: it.text.clone(),
            link: it.link.clone().unwrap_or_default(),
            organisation: String::new(),
            refusal: String::new(),
        };
        read_page(conn, &desk, &it, typed, &[])
    })
    .await
}

/// Accepts or refuses a request.
pub async fn read(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    let key = path.into_inner().1;
    let form = body.only(&["once", "step", "text", "link", "organisation", "refusal"], &[]);
    desk.write(form, move |conn, desk, form| decide(conn, &desk, &key, form)).await
}

fn decide(conn: &mut SqliteConnection, desk: &Desk, key: &str, form: &Form) -> Result<Answer> {
    let once = Once::read(form.get("once"))?;
    if let Some(location) = once.led_to(conn)? {
        return Ok(Answer::To(location));
    }
    let typed = TypedReading {
        once: once.hex(),
        text: form.get("text").to_owned(),
        link: form.line("link"),
        organisation: form.get("organisation").to_owned(),
        refusal: form.get("refusal").to_owned(),
    };
    let Some(it) = to_read(conn, desk, key)? else { return read_already(conn, desk, key, &typed) };
    let list = desk.place.desk_requests();
    let first = |conn: &mut SqliteConnection| once.take(conn, &list, desk.now);
    let done = match form.get("step") {
        "accept" => match acceptance(desk, &it, &typed)? {
            Ok(new) => acts::accept(conn, &desk.hand(), &new, first),
            Err(faults) => Err(ActError::Refused(faults)),
        },
        "refuse" => match Refusal::from_slug(&typed.refusal) {
            Ok(refusal) => acts::refuse(conn, &desk.hand(), (key, refusal), first),
            Err(_) => Err(ActError::Refused(vec![Fault::new("refusal", "fault-refusal-missing")])),
        },
        _ => return Err(Error::bad("error-form-step")),
    };
    match led(done, list) {
        Err(ActError::Refused(faults)) => {
            let text = if form.get("step") == "refuse" { it.text.clone() } else { typed.text };
            let link =
                if form.get("step") == "refuse" { it.link.clone().unwrap_or_default() } else { typed.link };
            read_page(conn, desk, &it, TypedReading { text, link, ..typed }, &faults)
        }
        other => Ok(other?),
    }
}

/// What is let into the record, or what is wrong with it.
fn acceptance(
    desk: &Desk,
    it: &WaitingRequest,
    typed: &TypedReading,
) -> Result<std::result::Result<Acceptance, Vec<Fault>>> {
    let mut faults = Vec::new();
    let text = typed.text.trim().to_owned();
    typed::bound("text", &text, LONGEST, &mut faults);
    typed::bound("link", &typed.link, typed::LONGEST_LINK, &mut faults);
    let link = Some(typed.link.clone()).filter(|it| !it.is_empty());
    let wrong = link.as_ref().filter(|it| !is_web_address(it));
    faults.extend(wrong.map(|it| Fault::new("link", "fault-not-a-link").with("value", it.as_str())));
    let lookup = desk.lookup()?;
    let organisation = lookup.organisations().into_iter().find(|own| own.key == typed.organisation);
    let Some(organisation) = organisation else {
        faults.push(Fault::new("organisation", "fault-not-responsible"));
        return Ok(Err(faults));
    };
    let new = Acceptance { key: it.key.clone(), text, link, organisation_id: organisation.id };
    Ok(if faults.is_empty() { Ok(new) } else { Err(faults) })
}

/// Somebody else of the secretariat was faster: what came of it, and what was typed.
fn read_already(conn: &mut SqliteConnection, desk: &Desk, key: &str, typed: &TypedReading) -> Result<Answer> {
    let lookup = desk.lookup()?;
    let at = store::entries::last(conn)?;
    let own = desk.who.member.participant_id;
    let found = store::requests::find(conn, at, key)?.filter(|it| it.content.participant_id == own);
    let shown = desk.scene(&lookup).shown(conn, found.ok_or(Error::NotFound)?)?;
    let frame = desk.frame_titled(desk.request_title(key))?;
    Ok(Answer::Page(StatusCode::CONFLICT, views::read_already(&frame, &shown, &typed.text).into_string()))
}

/// A request that a member answers.
struct ToAnswer {
    desk: Desk,
    request: CorrectionRequest,
}

impl ToAnswer {
    fn find(conn: &mut SqliteConnection, desk: Desk, key: &str) -> Result<Self> {
        let at = store::entries::last(conn)?;
        let found = store::requests::find(conn, at, key)?;
        let request = found.filter(|it| it.content.refusal.is_none()).ok_or(Error::NotFound)?;
        acts::answers_as(conn, &desk.hand(), &request)?;
        Ok(Self { desk, request })
    }

    fn page(
        &self,
        conn: &mut SqliteConnection,
        once: String,
        typed: TypedAnswer,
        (status, faults): (StatusCode, &[Fault]),
    ) -> Result<Answer> {
        let desk = &self.desk;
        let lookup = desk.lookup()?;
        let key = &self.request.content.key;
        let subject = self.request.content.subject().ok_or(Error::NotFound)?;
        let others = acts::others(conn, &self.request, subject)?;
        let page = Answering {
            frame: desk.frame_titled(desk.request_title(key))?,
            address: desk.place.answer_request(key),
            once,
            base: self.request.last().0,
            shown: desk.scene(&lookup).shown(conn, self.request.clone())?,
            typed,
            others: desk.named(&lookup, &others),
        };
        Ok(Answer::Page(status, views::answer(&page, faults).into_string()))
    }

    fn answer(&self, conn: &mut SqliteConnection, form: &Form) -> Result<Answer> {
        let once = Once::read(form.get("once"))?;
        let base = form.number("base")?;
        let typed = TypedAnswer {
            outcome: form.get("outcome").to_owned(),
            text_ko: form.get("text_ko").to_owned(),
            text_en: form.get("text_en").to_owned(),
            caused: form.line("caused"),
            passed_to: form.get("passed_to").to_owned(),
        };
        let mut faults = Vec::new();
        let text_ko = typed::long("text_ko", &typed.text_ko, &mut faults);
        let text_en = typed::long("text_en", &typed.text_en, &mut faults);
        let outcome = Outcome::from_slug(&typed.outcome);
        let Ok(outcome) = outcome else {
            faults.push(Fault::new("outcome", "fault-outcome-missing"));
            return self.page(conn, once.hex(), typed, (status_of(&faults), &faults));
        };
        if !faults.is_empty() {
            return self.page(conn, once.hex(), typed, (status_of(&faults), &faults));
        }
        let lookup = self.desk.lookup()?;
        let passed_to = lookup.organisations().into_iter().find(|it| it.key == typed.passed_to);
        let english = if text_ko.is_some() { Origin::Official } else { Origin::Original };
        let new = NewAnswer {
            key: self.request.content.key.clone(),
            outcome,
            text_ko: text_ko.map(|it| (it, Origin::Original)),
            text_en: text_en.map(|it| (it, english)),
            caused: typed.caused.clone(),
            passed_to: passed_to.map(|it| it.id),
            base: Position(base),
        };
        let location = self.desk.place.request(&self.request.content.key);
        let first = |conn: &mut SqliteConnection| once.take(conn, &location, self.desk.now);
        match led(acts::answer(conn, &self.desk.hand(), &new, first), location) {
            Err(ActError::Refused(faults)) => {
                self.page(conn, once.hex(), typed, (status_of(&faults), &faults))
            }
            Err(ActError::Conflict) => {
                let fault = [Fault::new("", "fault-answered-meanwhile")];
                self.page(conn, once.hex(), typed, (StatusCode::CONFLICT, &fault))
            }
            other => Ok(other?),
        }
    }
}

/// The page on which a request is answered.
pub async fn answering(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let key = path.into_inner().1;
    desk.read(move |conn, desk| {
        let it = ToAnswer::find(conn, desk, &key)?;
        it.page(conn, Once::new()?.hex(), TypedAnswer::default(), (StatusCode::OK, &[]))
    })
    .await
}

/// Publishes an answer.
pub async fn answer(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    let key = path.into_inner().1;
    let form = body.only(&["once", "base", "outcome", "text_ko", "text_en", "caused", "passed_to"], &[]);
    desk.write(form, move |conn, desk, form| ToAnswer::find(conn, desk, &key)?.answer(conn, form)).await
}
