//! Links of evidence: a reader says that one is dead, somebody looks, and its organisation mends it.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::Request;
use super::answer::{Answer, led, status_of};
use super::request_words::Scene;
use super::requests::{Found, led_to, own_page};
use super::writing::Desk;
use crate::acts::evidence::{self as acts, Belonging, CONFIRMS, Mending};
use crate::acts::{ActError, typed};
use crate::domain::fault::Fault;
use crate::domain::id::{EvidenceId, Position};
use crate::domain::request::{RequestPart, RequestSubject};
use crate::store;
use crate::store::lookup::Day;
use crate::views::dead_links::{self as views, LinkPage, TypedMending};
use crate::views::request_desk::LinkLine;
use crate::views::request_form;
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;
use crate::web::sessions;
use crate::web::state::State;
use crate::web::throttle::LinkPress;

/// The evidence that a key stands for.
async fn evidence(state: &Data<State>, asked: &Request, key: &str) -> Result<(EvidenceId, Found)> {
    let found = Found::by_key(state, asked, key, "dead-link-thanks-title").await?;
    match found.subject.part {
        RequestPart::Evidence(id) => Ok((id, found)),
        _ => Err(Error::NotFound),
    }
}

/// Counts a reader's word for the link that no longer opens.
pub async fn count(state: &Data<State>, id: EvidenceId) -> Result<()> {
    let now = (state.settings.clock)();
    state.write(move |conn| Ok(acts::report_link(conn, now, id)?)).await
}

/// A reader says that a link no longer opens: one press, once a day.
pub async fn press(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    body: Submitted,
) -> HttpResponse {
    let asked = Request::of(&request);
    let key = path.into_inner().1;
    let answer = async {
        body.only(&[], &[])?;
        let (id, found) = evidence(&state, &asked, &key).await?;
        match state.throttle.link_press(sessions::peer(&state, &request), id) {
            LinkPress::Counts => count(&state, id).await?,
            LinkPress::Repeated => {}
            LinkPress::TooMany(seconds) => return Err(Error::TooMany { seconds }),
        }
        Ok(led_to(&found.frame.place.dead_link(&key)))
    };
    answer.await.unwrap_or_else(|err| err.page(asked.language))
}

/// What the reader is told then.
pub async fn thanks(request: HttpRequest, state: Data<State>, path: Path<(String, String)>) -> HttpResponse {
    let asked = Request::of(&request);
    let key = path.into_inner().1;
    let answer = async {
        let (_, found) = evidence(&state, &asked, &key).await?;
        Ok(own_page(StatusCode::OK, request_form::dead_link_thanks(&found.frame, &found.about)))
    };
    answer.await.unwrap_or_else(|err: Error| err.page(asked.language))
}

/// What the desk shows of a piece of evidence.
pub fn line(conn: &mut SqliteConnection, desk: &Desk, it: &Belonging) -> Result<LinkLine> {
    let lookup = desk.lookup()?;
    let scene = Scene { place: &desk.place, lookup: &lookup, day: Day::At(desk.now) };
    let part = RequestPart::Evidence(it.evidence.id);
    let about = scene.about(conn, RequestSubject { commitment_id: it.commitment_id, part })?;
    let hand = desk.hand();
    let can_check = hand.member(conn, it.participant_id, CONFIRMS).is_ok();
    let can_mend = it.let_mend(conn, &hand).is_ok();
    let content = &it.evidence.content;
    Ok(LinkLine {
        about,
        url: content.url.clone(),
        reported: store::link_reports::all(conn)?.into_iter().find(|own| own.evidence_id == it.evidence.id),
        dead_on: content.dead_on,
        check: (can_check && content.dead_on.is_none()).then(|| desk.place.check_link(&it.evidence.key)),
        mend: can_mend.then(|| desk.place.mend_link(&it.evidence.key)),
    })
}

/// The links that ask something of a member: those of the organisation's own evidence, and for who looks whether they
/// are dead all of the participant.
pub fn lines(conn: &mut SqliteConnection, desk: &Desk) -> Result<Vec<LinkLine>> {
    let at = store::entries::last(conn)?;
    let mut ids: Vec<EvidenceId> =
        store::link_reports::all(conn)?.into_iter().map(|it| it.evidence_id).collect();
    let dead = store::evidence::dead(conn, at)?;
    ids.extend(dead.into_iter().filter(|id| !ids.contains(id)).collect::<Vec<_>>());
    let mut all = Vec::new();
    for id in ids {
        let it = Belonging::find(conn, id)?;
        if it.participant_id != desk.who.member.participant_id || it.is_retracted {
            continue;
        }
        let line = line(conn, desk, &it)?;
        if line.check.is_some() || line.mend.is_some() {
            all.push(line);
        }
    }
    Ok(all)
}

/// A piece of evidence as somebody looks after it.
struct Looking {
    desk: Desk,
    it: Belonging,
    today: NaiveDate,
}

impl Looking {
    fn find(conn: &mut SqliteConnection, desk: Desk, key: &str) -> Result<Self> {
        let id = store::evidence::id_of(conn, key)?.ok_or(Error::NotFound)?;
        let it = Belonging::find(conn, id)?;
        let lookup = desk.lookup()?;
        let today = Day::At(desk.now).of(lookup.participant(it.participant_id));
        Ok(Self { desk, it, today })
    }

    fn page(
        &self,
        conn: &mut SqliteConnection,
        (title, address): (&str, String),
        once: String,
        typed: TypedMending,
    ) -> Result<LinkPage> {
        Ok(LinkPage {
            frame: self.desk.frame(title)?,
            line: line(conn, &self.desk, &self.it)?,
            address,
            once,
            base: self.it.since.0,
            today: self.today,
            typed,
        })
    }

    fn check_page(
        &self,
        conn: &mut SqliteConnection,
        once: String,
        dead_on: String,
        faults: &[Fault],
    ) -> Result<Answer> {
        self.desk.hand().member(conn, self.it.participant_id, CONFIRMS)?;
        let address = self.desk.place.check_link(&self.it.evidence.key);
        let typed = TypedMending { dead_on, ..TypedMending::default() };
        let page = self.page(conn, ("link-check-title", address), once, typed)?;
        Ok(Answer::page(views::check(&page, faults), faults))
    }

    fn mend_page(
        &self,
        conn: &mut SqliteConnection,
        once: String,
        typed: TypedMending,
        (status, faults): (StatusCode, &[Fault]),
    ) -> Result<Answer> {
        self.it.let_mend(conn, &self.desk.hand())?;
        let address = self.desk.place.mend_link(&self.it.evidence.key);
        let page = self.page(conn, ("link-mend-title", address), once, typed)?;
        Ok(Answer::Page(status, views::mend(&page, faults).into_string()))
    }

    /// Where the evidence is shown.
    fn location(&self, conn: &mut SqliteConnection) -> Result<String> {
        Ok(line(conn, &self.desk, &self.it)?.about.address)
    }
}

/// The page on which somebody looks whether a link is dead.
pub async fn checking(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let key = path.into_inner().1;
    desk.read(move |conn, desk| {
        let looking = Looking::find(conn, desk, &key)?;
        let today = looking.today.to_string();
        looking.check_page(conn, Once::new()?.hex(), today, &[])
    })
    .await
}

/// Confirms that a link is dead, or that it opens.
pub async fn check(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    let key = path.into_inner().1;
    let form = body.only(&["once", "step", "dead_on"], &[]);
    desk.write(form, move |conn, desk, form| Looking::find(conn, desk, &key)?.check(conn, form)).await
}

impl Looking {
    fn check(&self, conn: &mut SqliteConnection, form: &Form) -> Result<Answer> {
        let (hand, id) = (self.desk.hand(), self.it.evidence.id);
        hand.member(conn, self.it.participant_id, CONFIRMS)?;
        let once = Once::read(form.get("once"))?;
        let list = self.desk.place.desk_requests();
        match form.get("step") {
            "dismiss" => {
                acts::dismiss(conn, &hand, id)?;
                Ok(Answer::To(list))
            }
            "confirm" => {
                let mut faults = Vec::new();
                let day = typed::day("dead_on", form.get("dead_on"), &mut faults);
                let Some(day) = day.filter(|_| faults.is_empty()) else {
                    if faults.is_empty() {
                        faults.push(Fault::new("dead_on", "fault-not-a-day").with("value", ""));
                    }
                    return self.check_page(conn, once.hex(), form.get("dead_on").to_owned(), &faults);
                };
                let location = self.location(conn)?;
                let first = |conn: &mut SqliteConnection| once.take(conn, &location, self.desk.now);
                match led(acts::confirm_dead(conn, &hand, self.today, (id, day), first), location) {
                    Err(ActError::Refused(faults)) => {
                        self.check_page(conn, once.hex(), day.to_string(), &faults)
                    }
                    other => Ok(other?),
                }
            }
            _ => Err(Error::bad("error-form-step")),
        }
    }

    fn mend(&self, conn: &mut SqliteConnection, form: &Form) -> Result<Answer> {
        let hand = self.desk.hand();
        self.it.let_mend(conn, &hand)?;
        let once = Once::read(form.get("once"))?;
        let base = form.number("base")?;
        let typed = TypedMending {
            dead_on: String::new(),
            url: form.line("url"),
            archive_url: form.line("archive_url"),
            reason: form.get("reason").to_owned(),
        };
        let mut faults = Vec::new();
        let url = typed::line("url", &typed.url, typed::LONGEST_LINK, &mut faults);
        let archive_url = typed::line("archive_url", &typed.archive_url, typed::LONGEST_LINK, &mut faults);
        let reason = typed::line("reason", &typed.reason, typed::LONGEST_TITLE, &mut faults);
        if !faults.is_empty() {
            return self.mend_page(conn, once.hex(), typed, (status_of(&faults), &faults));
        }
        let evidence_id = self.it.evidence.id;
        let mending = Mending { evidence_id, url, archive_url, reason, base: Position(base) };
        let location = self.location(conn)?;
        let first = |conn: &mut SqliteConnection| once.take(conn, &location, self.desk.now);
        match led(acts::mend(conn, &hand, self.today, &mending, first), location) {
            Err(ActError::Refused(faults)) => {
                self.mend_page(conn, once.hex(), typed, (status_of(&faults), &faults))
            }
            Err(ActError::Conflict) => {
                let fault = [Fault::new("", "fault-link-changed")];
                self.mend_page(conn, once.hex(), typed, (StatusCode::CONFLICT, &fault))
            }
            other => Ok(other?),
        }
    }
}

/// The page on which a link is given another address.
pub async fn mending(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let key = path.into_inner().1;
    desk.read(move |conn, desk| {
        let looking = Looking::find(conn, desk, &key)?;
        let content = &looking.it.evidence.content;
        let typed = TypedMending {
            url: content.url.clone(),
            archive_url: content.archive_url.clone().unwrap_or_default(),
            ..TypedMending::default()
        };
        looking.mend_page(conn, Once::new()?.hex(), typed, (StatusCode::OK, &[]))
    })
    .await
}

/// Gives a link another address.
pub async fn mend(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    let key = path.into_inner().1;
    let form = body.only(&["once", "base", "url", "archive_url", "reason"], &[]);
    desk.write(form, move |conn, desk, form| Looking::find(conn, desk, &key)?.mend(conn, form)).await
}
