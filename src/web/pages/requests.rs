//! Correction requests in public: the list, one by its number, and the form that needs no account.

use std::collections::BTreeMap;

use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, RETRY_AFTER};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::request_words::Scene;
use super::{Context, Request, Subject, page, page_beside};
use crate::acts::requests::{self as acts, NewRequest};
use crate::acts::{ActError, typed};
use crate::domain::address::is_web_address;
use crate::domain::fault::Fault;
use crate::domain::filter::Filter;
use crate::domain::id::OrganisationId;
use crate::domain::member::normalised_email;
use crate::domain::participant::Participant;
use crate::domain::request::{
    CorrectionRequest, RequestCategory, RequestCounts, RequestPart, RequestState, RequestSubject, Waiting,
    in_number,
};
use crate::domain::vocabulary::Vocabulary as _;
use crate::links::Place;
use crate::messages::{format, text};
use crate::store;
use crate::store::lookup::Day;
use crate::store::requests::Of;
use crate::views::layout::{Frame, Share};
use crate::views::parts;
use crate::views::request_form::{self, TypedRequest, Writing};
use crate::views::requests::{self as views, About, OfParticipant, WaitingLine};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::moment::AsOf;
use crate::web::once::Once;
use crate::web::query::Query;
use crate::web::sessions;
use crate::web::state::State;
use crate::web::throttle::LinkPress;

/// The most characters of a request.
pub const LONGEST: usize = 2_000;

/// How many answered or refused requests the list shows; who wants all takes the file.
const MOST: usize = 100;

/// The requests by participant: how many wait, those that are open, answered and refused.
pub async fn index(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let asked = Request::of(&request);
    // What waits is no part of the record: it is known of the present only, and the page is another when it changes.
    let waiting = async {
        match AsOf::read(&Query::parse(&asked.query)?)? {
            AsOf::Now => state.read(|conn| Ok(Some(store::waiting_requests::counts(conn)?))).await,
            _ => Ok(None),
        }
    };
    let waiting = match waiting.await {
        Ok(waiting) => waiting,
        Err(err) => return err.page(asked.language),
    };
    let beside = format!("{waiting:?}");
    page_beside(request, state, Subject::Everything, &beside, move |conn, context| {
        let lookup = &context.lookup;
        let wanted = context.asked.filter.participant.as_ref();
        let mut participants: Vec<&Participant> =
            lookup.participants().into_iter().filter(|it| wanted.is_none_or(|key| *key == it.key)).collect();
        participants.sort_by_key(|it| it.content.is_demonstration);
        let mut all = Vec::new();
        for participant in participants {
            all.extend(of_participant(conn, context, participant, waiting.as_deref())?);
        }
        let mut frame = context.frame(text(context.place.language, "requests-title").to_owned());
        frame.is_demonstration = !all.is_empty() && all.iter().all(|it| it.is_demonstration);
        Ok(views::index(&frame, &all))
    })
    .await
}

/// The requests of a participant; none if there are none and nobody asked for them.
fn of_participant(
    conn: &mut SqliteConnection,
    context: &Context,
    participant: &Participant,
    waiting: Option<&[Waiting]>,
) -> Result<Option<OfParticipant>> {
    let lookup = &context.lookup;
    let scene = Scene { place: &context.place, lookup, day: context.moment.day };
    let today = context.moment.day.of(Some(participant));
    let requests = store::requests::all(conn, lookup.at, Of::Participant(participant.id))?;
    let own = waiting.and_then(|all| all.iter().find(|it| it.participant_id == participant.id));
    let is_asked = context.asked.filter.participant.is_some();
    if requests.is_empty() && own.is_none() && !is_asked {
        return Ok(None);
    }
    let line = |own: Option<&Waiting>| WaitingLine {
        n: own.map_or(0, |it| it.n),
        days: own.and_then(|it| it.oldest_on).map(|on| today.signed_duration_since(on).num_days()),
    };
    let organisations = by_organisation(&requests, today).into_iter().filter_map(|(id, counts)| {
        let organisation = lookup.organisation(id)?;
        let name = parts::plain(context.place.language, organisation.name_on(today));
        Some((name, context.place.organisation(&organisation.key), counts))
    });
    let organisations = organisations.collect();
    let (mut open, mut answered, mut refused) = (Vec::new(), Vec::new(), Vec::new());
    for it in requests {
        match it.state(today) {
            RequestState::Open | RequestState::Late => open.push(it),
            RequestState::Answered => answered.push(it),
            RequestState::Refused => refused.push(it),
        }
    }
    let latest = |all: Vec<CorrectionRequest>| all.into_iter().rev().take(MOST);
    let filter = Filter { participant: Some(participant.key.clone()), ..Filter::default() };
    Ok(Some(OfParticipant {
        key: participant.key.clone(),
        name: parts::plain(context.place.language, participant.content.name()),
        is_demonstration: participant.content.is_demonstration,
        waiting: waiting.map(|_| line(own)),
        organisations,
        open: scene.all_shown(conn, open)?,
        answered: scene.all_shown(conn, latest(answered))?,
        refused: scene.all_shown(conn, latest(refused))?,
        file: context.place.file("requests", &filter),
    }))
}

/// How many requests each organisation has to answer, and has answered.
fn by_organisation(
    requests: &[CorrectionRequest],
    today: NaiveDate,
) -> BTreeMap<OrganisationId, RequestCounts> {
    let ids = requests.iter().filter_map(CorrectionRequest::organisation_id);
    let counts = |id| {
        let own = requests.iter().filter(|it| it.organisation_id() == Some(id));
        (id, RequestCounts::of(own, today))
    };
    ids.collect::<std::collections::BTreeSet<_>>().into_iter().map(counts).collect()
}

/// How many requests an organisation has to answer and has answered, as of a position.
pub fn counts_of(
    conn: &mut SqliteConnection,
    context: &Context,
    organisation: &crate::domain::organisation::Organisation,
) -> Result<RequestCounts> {
    let Some(participant) = organisation.participant_id else { return Ok(RequestCounts::default()) };
    let today = context.moment.day.of(context.lookup.participant(participant));
    let all = store::requests::all(conn, context.lookup.at, Of::Participant(participant))?;
    Ok(by_organisation(&all, today).remove(&organisation.id).unwrap_or_default())
}

/// The requests about a commitment and what is said of it.
pub fn shown_on_commitment(
    conn: &mut SqliteConnection,
    context: &Context,
    requests: &[CorrectionRequest],
) -> Result<Vec<views::Shown>> {
    let scene = Scene { place: &context.place, lookup: &context.lookup, day: context.moment.day };
    scene.all_shown(conn, requests.iter().cloned())
}

/// A request by its number. Of one that waits nothing is told, not even whether it is there.
pub async fn show(request: HttpRequest, state: Data<State>, path: Path<(String, String)>) -> HttpResponse {
    let (_, key) = path.into_inner();
    page(request, state, Subject::Everything, move |conn, context| {
        in_number(&key).ok_or(Error::NotFound)?;
        let language = context.place.language;
        let title = format(language, "request-numbered", &[("number", key.as_str().into())]);
        let mut frame = context.frame(title);
        let Some(found) = store::requests::find(conn, context.lookup.at, &key)? else {
            return Ok(views::nothing(&frame));
        };
        let participant = context.lookup.participant(found.content.participant_id);
        frame.is_demonstration = participant.is_some_and(|it| it.content.is_demonstration);
        let scene = Scene { place: &context.place, lookup: &context.lookup, day: context.moment.day };
        Ok(views::show(&frame, &scene.shown(conn, found)?))
    })
    .await
}

/// The frame of a page about the present that is nobody's to keep.
pub fn frame(state: &State, asked: &Request, title: String) -> Result<Frame> {
    Ok(Frame {
        place: Place::now(asked.language),
        title,
        path: asked.path.clone(),
        query: String::new(),
        position: state.present()?.position,
        band: None,
        asked: None,
        is_demonstration: false,
        who: None,
        share: Share::default(),
    })
}

/// A page that is nobody's to keep.
pub fn own_page(status: StatusCode, page: maud::Markup) -> HttpResponse {
    HttpResponse::build(status)
        .insert_header(("cache-control", "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(page.into_string())
}

/// Leads on, once something was done.
pub fn led_to(location: &str) -> HttpResponse {
    HttpResponse::SeeOther()
        .insert_header((LOCATION, location))
        .insert_header(("cache-control", "no-store"))
        .finish()
}

/// What a form is about.
pub struct Found {
    pub subject: RequestSubject,
    pub about: About,
    pub frame: Frame,
}

impl Found {
    /// What a key stands for, and the frame of a page about it.
    pub async fn by_key(state: &Data<State>, asked: &Request, key: &str, title: &str) -> Result<Self> {
        let present = state.present()?;
        let mut frame = frame(state, asked, text(asked.language, title).to_owned())?;
        let (key, day) = (key.to_owned(), Day::At((state.settings.clock)()));
        state
            .read(move |conn| {
                let subject = store::requests::subject(conn, &key)?.ok_or(Error::NotFound)?;
                let lookup = &present.lookup;
                let about = Scene { place: &frame.place, lookup, day }.about(conn, subject)?;
                let participant = acts::participant_of(conn, subject)?;
                let participant = lookup.participant(participant);
                frame.is_demonstration = participant.is_some_and(|it| it.content.is_demonstration);
                Ok(Self { subject, about, frame })
            })
            .await
    }

    fn is_evidence(&self) -> bool {
        matches!(self.subject.part, RequestPart::Evidence(_))
    }

    fn writing<'a>(&'a self, typed: &'a TypedRequest, once: String) -> Writing<'a> {
        let mut frame = self.frame.clone();
        let about = self.frame.place.new_request(&typed.about);
        frame.query = about.split_once('?').map(|(_, query)| query.to_owned()).unwrap_or_default();
        let is_evidence = self.is_evidence();
        Writing { frame, about: &self.about, typed, once, is_evidence, longest: LONGEST }
    }
}

/// The form.
pub async fn new(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let asked = Request::of(&request);
    let page = async {
        let about = Query::parse(&asked.query)?.get("about").unwrap_or_default().to_owned();
        if about.is_empty() {
            // The list says how to come to the form.
            return Ok(led_to(&Place::now(asked.language).requests("")));
        }
        let found = Found::by_key(&state, &asked, &about, "request-title").await?;
        let typed = TypedRequest { about, ..TypedRequest::default() };
        let writing = found.writing(&typed, Once::new()?.hex());
        Ok::<_, Error>(own_page(StatusCode::OK, request_form::form(&writing, &[])))
    };
    page.await.unwrap_or_else(|err| err.page(asked.language))
}

fn typed_in(form: &Form) -> TypedRequest {
    TypedRequest {
        about: form.get("about").to_owned(),
        category: form.get("category").to_owned(),
        text: form.get("text").to_owned(),
        link: form.line("link"),
        address: form.line("address"),
        website: form.line("website"),
    }
}

/// A step of the form.
pub async fn send(request: HttpRequest, state: Data<State>, body: Submitted) -> HttpResponse {
    let asked = Request::of(&request);
    let answer = async {
        let fields = &["about", "category", "text", "link", "address", "website", "once", "step"];
        let form = body.only(fields, &[])?;
        let typed = typed_in(&form);
        let once = Once::read(form.get("once"))?;
        let found = Found::by_key(&state, &asked, &typed.about, "request-title").await?;
        let writing = found.writing(&typed, once.hex());
        let back = |faults: &[Fault]| {
            own_page(super::answer::status_of(faults), request_form::form(&writing, faults))
        };
        if form.get("step") == "edit" {
            return Ok(back(&[]));
        }
        let new = match read(&typed, &found) {
            Ok(new) => new,
            Err(faults) => return Ok(back(&faults)),
        };
        match form.get("step") {
            "preview" => Ok(own_page(StatusCode::OK, request_form::preview(&writing, new.category))),
            "send" => {
                let sending = Sending { request: &request, state: &state, found: &found, once };
                match sending.send(new).await? {
                    Sent::To(location) => Ok(led_to(&location)),
                    Sent::Refused(faults) => Ok(back(&faults)),
                    Sent::Wait(seconds) => {
                        let minutes = seconds.div_ceil(60).to_string();
                        let fault = Fault::new("", "fault-request-slow").with("minutes", minutes);
                        let page = request_form::form(&writing, &[fault]);
                        let mut answer = own_page(StatusCode::TOO_MANY_REQUESTS, page);
                        answer.headers_mut().insert(RETRY_AFTER, seconds.into());
                        Ok(answer)
                    }
                }
            }
            _ => Err(Error::bad("error-form-step")),
        }
    };
    answer.await.unwrap_or_else(|err: Error| err.page(asked.language))
}

/// What a form says, or everything in it that cannot be read.
fn read(typed: &TypedRequest, found: &Found) -> std::result::Result<NewRequest, Vec<Fault>> {
    let mut faults = Vec::new();
    let is_trapped = !typed.website.is_empty();
    faults.extend(is_trapped.then(|| Fault::new("website", "fault-request-trap")));
    let category = RequestCategory::from_slug(&typed.category).ok();
    let category = category.filter(|it| found.is_evidence() || *it != RequestCategory::DeadLink);
    faults.extend(category.is_none().then(|| Fault::new("category", "fault-category-missing")));
    let words = typed.text.trim();
    let is_silent = words.is_empty() && category != Some(RequestCategory::DeadLink);
    faults.extend(is_silent.then(|| Fault::new("text", "fault-request-text")));
    typed::bound("text", words, LONGEST, &mut faults);
    let link = Some(typed.link.clone()).filter(|it| !it.is_empty());
    typed::bound("link", &typed.link, typed::LONGEST_LINK, &mut faults);
    let wrong = link.as_ref().filter(|it| !is_web_address(it));
    faults.extend(wrong.map(|it| Fault::new("link", "fault-not-a-link").with("value", it.as_str())));
    let sender = normalised_email(&typed.address).filter(|_| !typed.address.is_empty());
    let is_wrong = sender.is_none() && !typed.address.is_empty();
    faults.extend(is_wrong.then(|| Fault::new("address", "fault-email")));
    match category.filter(|_| faults.is_empty()) {
        Some(category) => Ok(NewRequest {
            subject: found.subject,
            category,
            text: words.to_owned(),
            link,
            sender,
            language: found.frame.place.language,
        }),
        None => Err(faults),
    }
}

/// What became of a form that was sent.
enum Sent {
    To(String),
    Refused(Vec<Fault>),
    /// Too many came from the same address; there is room after that many seconds.
    Wait(u64),
}

/// A form that is sent.
struct Sending<'a> {
    request: &'a HttpRequest,
    state: &'a Data<State>,
    found: &'a Found,
    once: Once,
}

impl Sending<'_> {
    async fn send(&self, new: NewRequest) -> Result<Sent> {
        let once = self.once.clone();
        if let Some(location) = self.state.read(move |conn| Ok(once.led_to(conn)?)).await? {
            return Ok(Sent::To(location));
        }
        let peer = sessions::peer(self.state, self.request);
        let place = self.found.frame.place.clone();
        if let (RequestCategory::DeadLink, RequestPart::Evidence(id)) = (new.category, new.subject.part) {
            match self.state.throttle.link_press(peer, id) {
                LinkPress::Counts => super::dead_links::count(self.state, id).await?,
                LinkPress::Repeated => {}
                LinkPress::TooMany(seconds) => return Ok(Sent::Wait(seconds)),
            }
            // Without words it is what the button beside the link says.
            if new.text.is_empty() {
                let key =
                    self.state.read(move |conn| Ok(store::requests::key_of(conn, new.subject)?)).await?;
                return Ok(Sent::To(place.dead_link(&key)));
            }
        }
        if let Err(seconds) = self.state.throttle.request(peer) {
            return Ok(Sent::Wait(seconds));
        }
        let (now, once) = ((self.state.settings.clock)(), self.once.clone());
        self.state
            .write(move |conn| {
                let mut led = String::new();
                let done = acts::send(conn, now, &new, |conn, key, on| {
                    led = place.request_sent(key, &on.to_string());
                    once.take(conn, &led, now)
                });
                match done {
                    Ok(_) => Ok(Sent::To(led)),
                    Err(ActError::Done(location)) => Ok(Sent::To(location)),
                    Err(ActError::Refused(faults)) => Ok(Sent::Refused(faults)),
                    Err(err) => Err(err.into()),
                }
            })
            .await
    }
}

/// What a sender is told. All of it stands in the address: nothing is asked of what waits.
pub async fn sent(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let asked = Request::of(&request);
    let page = || {
        let query = Query::parse(&asked.query)?;
        let number = query.get("number").filter(|it| in_number(it).is_some());
        let on: Option<NaiveDate> = query.get("on").and_then(|it| it.parse().ok());
        let Some((number, on)) = number.zip(on) else {
            return Ok(led_to(&Place::now(asked.language).requests("")));
        };
        let mut frame = frame(&state, &asked, text(asked.language, "request-sent-title").to_owned())?;
        frame.query.clone_from(&asked.query);
        Ok::<_, Error>(own_page(StatusCode::OK, request_form::sent(&frame, number, on)))
    };
    page().unwrap_or_else(|err| err.page(asked.language))
}
