//! Pages: what every one of them does before and after its own part.

mod about;
pub mod account;
mod answer;
pub mod assessments;
pub mod cards;
pub mod checking;
mod commitments;
mod compared;
pub mod dead_links;
pub mod desk;
mod desk_reviews;
mod drafting;
pub mod feeds;
pub mod irm_reports;
mod lists;
pub mod members;
mod organisations;
mod plans;
mod progress;
pub mod publishing;
pub mod record;
mod record_choices;
pub mod reporting;
pub mod request_desk;
mod request_words;
pub mod requests;
pub mod reshaping;
mod reviewed;
pub mod reviewing;
pub mod running;
pub mod settling;
pub mod sheets;
pub mod sheets_review;
pub mod succession;
pub mod transcribing;
mod transcribing_sheet;
pub mod units;
mod versions;
mod writing;

use std::sync::Arc;

use actix_web::http::header::{
    ACCEPT_ENCODING, ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_ENCODING, CONTENT_SECURITY_POLICY, CONTENT_TYPE,
    ETAG, HeaderValue, IF_NONE_MATCH, LOCATION, VARY,
};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::NaiveDate;
use diesel::SqliteConnection;
use maud::Markup;
use sha2::{Digest as _, Sha256};

use super::cache::{Kind, Page, Stamp};
use super::error::{Error, Result};
use super::headers::CARD_POLICY;
use super::moment::{AsOf, Moment};
use super::query::{AskedFilter, Query};
use super::state::{Record, State};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::domain::zone::Zone;
use crate::links::Place;
use crate::store;
use crate::store::lookup::{Lookup, zone_of};
use crate::views::layout::{Band, Frame, Share};

pub use about::{data, dataset, methodology};
pub use commitments::{by_ogp_id, commitment, commitments};
pub use compared::{participant, participants};
pub use lists::{changes, home, plans, search};
pub use organisations::{organisation, organisations};
pub use plans::plan;
pub use progress::{chart, progress};
pub use versions::{amendments, version};

/// The build that made a page: part of what a page is a function of.
const BUILD: &str = env!("CARGO_PKG_VERSION");

/// What an address says before anything is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    pub language: Language,
    /// Without the language.
    pub path: String,
    pub query: String,
}

impl Request {
    pub fn of(request: &HttpRequest) -> Self {
        let mut parts = request.path().trim_start_matches('/').splitn(2, '/');
        let language = language(parts.next().unwrap_or_default());
        let path = parts.next().map(|rest| format!("/{rest}")).unwrap_or_default();
        Self { language, path, query: request.query_string().to_owned() }
    }

    /// The path with its language, without the query.
    pub fn address(&self) -> String {
        format!("/{}{}", self.language.slug(), self.path)
    }
}

/// The language of a path's first part; the routes let no other through.
pub fn language(slug: &str) -> Language {
    Language::from_slug(slug).unwrap_or(Language::En)
}

/// What a page is about: decides in whose time zone a date is meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    Everything,
    Plan(String),
    Commitment(String),
    Organisation(String),
    Participant(String),
}

impl Subject {
    fn zone(&self, conn: &mut SqliteConnection, record: &Record) -> Result<Option<Zone>> {
        let lookup = &record.lookup;
        let participant = match self {
            Self::Everything => None,
            Self::Plan(key) => lookup.plan_by_key(key).and_then(|plan| lookup.participant_of(plan)),
            Self::Commitment(key) => lookup
                .plan(store::dossiers::plan_of_commitment(conn, lookup, key)?)
                .and_then(|plan| lookup.participant_of(plan)),
            Self::Organisation(key) => lookup
                .organisation_by_key(key)
                .and_then(|it| it.participant_id)
                .and_then(|id| lookup.participant(id)),
            Self::Participant(key) => lookup.participants().into_iter().find(|it| it.key == *key),
        };
        Ok(participant.map(zone_of))
    }
}

/// What the own part of a page is given.
pub struct Context {
    pub place: Place,
    pub moment: Moment,
    pub zone: Zone,
    pub lookup: Arc<Lookup>,
    pub query: Query,
    pub asked: AskedFilter,
    /// Scheme, host and port of the site.
    pub origin: String,
    request: Request,
}

impl Context {
    /// The day of the page, in the time zone of what it is about; in the site's own where that is no one participant.
    pub fn today(&self) -> NaiveDate {
        self.moment.day.in_zone(self.zone)
    }

    /// The frame of the page, to be given a title.
    pub fn frame(&self, title: String) -> Frame {
        let band = match self.moment.asked {
            AsOf::Now => None,
            _ => Some(Band {
                position: self.moment.position,
                day: self.today(),
                is_provisional: self.moment.is_provisional,
            }),
        };
        Frame {
            place: self.place.clone(),
            title,
            path: self.request.path.clone(),
            query: self.request.query.clone(),
            position: self.moment.position,
            band,
            is_demonstration: false,
            who: None,
            share: Share { origin: self.origin.clone(), ..Share::default() },
        }
    }
}

/// The own part of a page.
type Own = Box<dyn FnOnce(&mut SqliteConnection, &Context) -> Result<String> + Send>;

/// Answers with a page: from the cache if it was rendered before, with "not modified" if the reader has it.
async fn page(
    request: HttpRequest,
    state: Data<State>,
    subject: Subject,
    own: impl FnOnce(&mut SqliteConnection, &Context) -> Result<Markup> + Send + 'static,
) -> HttpResponse {
    page_beside(request, state, subject, "", own).await
}

/// The same for a page that shows something beside the record: it is another page when that is.
async fn page_beside(
    request: HttpRequest,
    state: Data<State>,
    subject: Subject,
    beside: &str,
    own: impl FnOnce(&mut SqliteConnection, &Context) -> Result<Markup> + Send + 'static,
) -> HttpResponse {
    rendered(request, state, Kind::Page, (subject, beside), |conn, context| {
        Ok(own(conn, context)?.into_string())
    })
    .await
}

/// Answers with something of a kind that is a function of the record, as pages are.
async fn rendered(
    request: HttpRequest,
    state: Data<State>,
    kind: Kind,
    about: (Subject, &str),
    own: impl FnOnce(&mut SqliteConnection, &Context) -> Result<String> + Send + 'static,
) -> HttpResponse {
    let asked = Request::of(&request);
    let language = asked.language;
    match answer(&request, &state, asked, (kind, about), Box::new(own)).await {
        Ok(response) => response,
        Err(err) => {
            let present = AsOf::present(request.path(), request.query_string());
            err.page_beside(language, present.filter(|_| kind == Kind::Page).as_deref())
        }
    }
}

async fn answer(
    request: &HttpRequest,
    state: &Data<State>,
    asked: Request,
    (kind, (subject, beside)): (Kind, (Subject, &str)),
    own: Own,
) -> Result<HttpResponse> {
    let query = Query::parse(&asked.query)?;
    let as_of = AsOf::read(&query)?;
    let present = state.present()?;
    let own_address = request.uri().path_and_query().map_or("", |it| it.as_str());
    // No address has a line end: what is known by the address alone depends on nothing beside the record.
    let address = if beside.is_empty() { own_address.to_owned() } else { format!("{own_address}\n{beside}") };
    let etag = etag(&present, as_of, &address)?;
    if has(request, &etag) {
        return Ok(not_modified(etag, as_of));
    }
    let now = (state.settings.clock)();
    let zone = state.settings.zone;
    let origin = state.settings.public_url.clone();
    let stamp =
        if as_of.is_fixed() { Stamp::Fixed(present.last_redaction) } else { Stamp::Standing(present.serial) };
    let render = state.read(move |conn| {
        let zone = subject.zone(conn, &present)?.unwrap_or(zone);
        let moment = Moment::resolve(conn, as_of, present.position, now, zone)?;
        let lookup = if moment.position == present.position {
            present.lookup.clone()
        } else {
            Arc::new(Lookup::load(conn, moment.position)?)
        };
        let context = Context {
            place: Place { language: asked.language, as_of: as_of.pairs() },
            moment,
            zone,
            asked: AskedFilter::read(&query, &lookup),
            lookup,
            query,
            origin,
            request: asked,
        };
        let body = own(conn, &context)?;
        let etag = if kind.is_polled() { tag(Sha256::digest(&body).as_slice())? } else { etag };
        Ok(Page::new(kind, body, etag))
    });
    let page = state.cache.get(stamp, &address, render).await?;
    Ok(answer_with(request, &page, as_of))
}

/// A page as a reader gets it: not at all if the reader has it, compressed if the reader takes that.
pub(super) fn answer_with(request: &HttpRequest, page: &Page, as_of: AsOf) -> HttpResponse {
    if has(request, &page.etag) {
        return not_modified(page.etag.clone(), as_of);
    }
    let mut response = HttpResponse::Ok();
    response
        .insert_header((CONTENT_TYPE, HeaderValue::from_static(page.kind.media_type())))
        .insert_header((ETAG, page.etag.clone()))
        .insert_header((VARY, HeaderValue::from_static("accept-encoding")))
        .insert_header((CACHE_CONTROL, HeaderValue::from_static(cache_control(as_of))));
    if page.kind != Kind::Page {
        response.insert_header(("cross-origin-resource-policy", "cross-origin"));
    }
    if page.kind == Kind::Card {
        response.insert_header((CONTENT_SECURITY_POLICY, HeaderValue::from_static(CARD_POLICY)));
    }
    if page.kind.is_polled() || page.kind == Kind::Picture {
        response.insert_header(("access-control-allow-origin", "*"));
    }
    let takes_gzip = request
        .headers()
        .get(ACCEPT_ENCODING)
        .and_then(|it| it.to_str().ok())
        .is_some_and(|it| it.contains("gzip"));
    if takes_gzip {
        response.insert_header((CONTENT_ENCODING, HeaderValue::from_static("gzip"))).body(page.gzip())
    } else {
        response.body(page.body.clone())
    }
}

/// Whether the reader has what this is the tag of.
pub(super) fn has(request: &HttpRequest, etag: &HeaderValue) -> bool {
    request.headers().get(IF_NONE_MATCH).is_some_and(|it| it == etag)
}

fn not_modified(etag: HeaderValue, as_of: AsOf) -> HttpResponse {
    HttpResponse::NotModified()
        .insert_header((ETAG, etag))
        .insert_header((CACHE_CONTROL, HeaderValue::from_static(cache_control(as_of))))
        .finish()
}

/// The tag of an answer: what it is a function of. One that names a position and a day depends on
/// nothing else but redactions.
///
/// # Errors
/// None in practice: hexadecimal digits make a header.
pub fn etag(record: &Record, as_of: AsOf, address: &str) -> Result<HeaderValue> {
    let mut hash = Sha256::new();
    hash.update(BUILD);
    hash.update([0]);
    hash.update(address);
    hash.update([0]);
    hash.update(record.last_redaction.to_string());
    hash.update([0]);
    if !as_of.is_fixed() {
        hash.update(record.position.to_string());
        hash.update([0]);
        hash.update(record.days.text());
    }
    tag(hash.finalize().as_slice())
}

fn tag(digest: &[u8]) -> Result<HeaderValue> {
    let tag = digest.iter().take(16).fold(0_u128, |tag, byte| (tag << 8) | u128::from(*byte));
    HeaderValue::try_from(format!("\"{tag:032x}\"")).map_err(Error::internal)
}

/// How long an answer may be kept: for ever if it can never change, else as long as asking again says so.
pub fn cache_control(as_of: AsOf) -> &'static str {
    if as_of.is_fixed() { "public, max-age=31536000, immutable" } else { "public, no-cache" }
}

/// The front door: leads to the language that the reader's browser prefers.
pub async fn root(request: HttpRequest) -> HttpResponse {
    let accepted = request.headers().get(ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let language = preferred(accepted);
    HttpResponse::SeeOther()
        .insert_header((LOCATION, Place::now(language).home()))
        .insert_header((VARY, "accept-language"))
        .finish()
}

/// The first of the accepted languages that is ours, by quality; Korean if none is.
pub fn preferred(accepted: &str) -> Language {
    let mut wanted: Vec<(f32, Language)> = accepted
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.trim().split(';');
            let tag = pieces.next()?.trim().to_ascii_lowercase();
            let language = Language::from_slug(tag.split('-').next()?).ok()?;
            let quality = pieces.find_map(|it| it.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
            Some((quality, language))
        })
        .collect();
    wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
    wanted.first().filter(|(quality, _)| *quality > 0.0).map_or(Language::Ko, |(_, language)| *language)
}

/// Any address that leads nowhere.
pub async fn nowhere(request: HttpRequest) -> HttpResponse {
    let slug = request.path().trim_start_matches('/').split('/').next().unwrap_or_default().to_owned();
    let accepted = request.headers().get(ACCEPT_LANGUAGE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    Error::NotFound.page(Language::from_slug(&slug).unwrap_or_else(|_| preferred(accepted)))
}

/// The process answers.
pub async fn health() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body("ok\n")
}

/// The database answers too.
pub async fn ready(state: Data<State>) -> HttpResponse {
    let last = state.read(|conn| store::entries::last(conn).map_err(Error::from)).await;
    match last {
        Ok(position) => {
            HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(format!("ok {position}\n"))
        }
        Err(_) => {
            HttpResponse::ServiceUnavailable().content_type("text/plain; charset=utf-8").body("not ready\n")
        }
    }
}
