//! Every route, and who may take it, in one table. Nothing else registers a route, and what the table does not allow is
//! refused before a handler runs.

use actix_web::body::BoxBody;
use actix_web::dev::{HttpServiceFactory, ServiceRequest, ServiceResponse};
use actix_web::guard::{Any, Get, Head, Post};
use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, HeaderValue, LOCATION, REFERRER_POLICY, RETRY_AFTER,
};
use actix_web::http::{Method, StatusCode};
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, ServiceConfig};
use actix_web::{HttpMessage as _, HttpResponse, HttpResponseBuilder, ResponseError as _, Scope};
use maud::Markup;

use super::error::{Error, RETRY_IN, Result};
use super::form::Submitted;
use super::pages::{
    self, Request, account, assessments, cards, checking, dead_links, desk, feeds, irm_reports, members,
    publishing, record, reporting, request_desk, requests, reshaping, reviewing, running, settling, sheets,
    sheets_review, succession, transcribing, units,
};
use super::sessions::{self, SignedIn};
use super::state::State;
use super::watch::caught;
use super::{assets, counters, files, guard};
use crate::acts;
use crate::domain::member::Role;
use crate::domain::vocabulary::Language;
use crate::links::Place;
use crate::views;

/// What a route does with its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verb {
    /// Reads; by `HEAD` too.
    Get,
    Post,
}

impl Verb {
    fn takes(self, method: &Method) -> bool {
        match self {
            Self::Get => matches!(*method, Method::GET | Method::HEAD),
            Self::Post => *method == Method::POST,
        }
    }

    /// The methods, as `Allow` lists them.
    fn methods(self) -> &'static str {
        match self {
            Self::Get => "GET, HEAD",
            Self::Post => "POST",
        }
    }
}

/// Who may take a route.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Anyone,
    /// Any member.
    SignedIn,
    /// Members with one of these roles.
    Roles(&'static [Role]),
}

/// One route.
pub struct Route {
    pub verb: Verb,
    pub path: &'static str,
    pub access: Access,
    handler: fn() -> actix_web::Route,
}

/// A handler as a function that the table can hold.
macro_rules! to {
    ($handler:expr) => {
        || web::route().to($handler)
    };
}

/// Who reports: members of ministries for their own, the secretariat on behalf of others.
const REPORTING: Access = Access::Roles(&[Role::Reporter, Role::Secretariat]);
/// Who reviews: civil society, for its own organisation.
const REVIEWING: Access = Access::Roles(&[Role::Reviewer]);
/// Who assesses: nobody else sees anything of it before it is published.
const ASSESSING: Access = Access::Roles(&[Role::Assessor]);
/// Who carries the IRM's values over from its published reports, and checks what others carried over.
const CARRYING_OVER: Access = Access::Roles(&[Role::Reviewer, Role::Assessor, Role::Secretariat]);
/// Who answers for what an organisation said, and mends its links.
const ANSWERING: Access = Access::Roles(acts::requests::ANSWERS);
/// Who looks whether a link is dead.
const CHECKING: Access = Access::Roles(acts::evidence::CONFIRMS);
const SECRETARIAT: Access = Access::Roles(&[Role::Secretariat]);

const fn page(path: &'static str, handler: fn() -> actix_web::Route) -> Route {
    Route { verb: Verb::Get, path, access: Access::Anyone, handler }
}

const fn get(path: &'static str, access: Access, handler: fn() -> actix_web::Route) -> Route {
    Route { verb: Verb::Get, path, access, handler }
}

const fn post(path: &'static str, access: Access, handler: fn() -> actix_web::Route) -> Route {
    Route { verb: Verb::Post, path, access, handler }
}

/// The table. Routes of one path stand together; of two paths that fit an address, one without a blank is taken, else
/// the first.
/// A page is a list or a thing; the same address ending in `.csv` is the list as data.
pub const ROUTES: &[Route] = &[
    // What is asked for most stands first, since paths that begin alike are tried in turn. Keys have no dot in them.
    page("/{language:ko|en}/commitments/{key}.{feed:atom|ics}", to!(feeds::of_commitment)),
    page("/{language:ko|en}/commitments/{key}", to!(pages::commitment)),
    page("/{language:ko|en}/plans/{key}.{feed:atom|ics}", to!(feeds::of_plan)),
    page("/{language:ko|en}/plans/{key}", to!(pages::plan)),
    page("/{language:ko|en}/commitments/{key}/brief", to!(cards::commitment_brief)),
    page("/{language:ko|en}/plans/{key}/brief", to!(cards::plan_brief)),
    page("/{language:ko|en}/embed/commitments/{key}", to!(cards::commitment_card)),
    page("/{language:ko|en}/embed/plans/{key}", to!(cards::plan_card)),
    page("/{language:ko|en}/plans/{key}/progress", to!(pages::progress)),
    page("/{language:ko|en}/plans/{key}/charts/{chart}.svg", to!(pages::chart)),
    page("/{language:ko|en}/participants", to!(pages::participants)),
    page("/{language:ko|en}/participants/{key}", to!(pages::participant)),
    page("/", to!(pages::root)),
    page("/healthz", to!(pages::health)),
    page("/readyz", to!(pages::ready)),
    page("/metrics", to!(counters::metrics)),
    page("/assets/{name}", to!(assets::show)),
    page("/c/{ogp_id}", to!(pages::by_ogp_id)),
    page("/{language:ko|en}", to!(pages::home)),
    page("/{language:ko|en}/plans", to!(pages::plans)),
    page("/{language:ko|en}/plans/{key}/amendments", to!(pages::amendments)),
    page("/{language:ko|en}/plans/{key}/versions/{number}", to!(pages::version)),
    page("/{language:ko|en}/commitments.{feed:atom|ics}", to!(feeds::of_commitments)),
    page("/{language:ko|en}/commitments", to!(pages::commitments)),
    page("/{language:ko|en}/organisations", to!(pages::organisations)),
    page("/{language:ko|en}/organisations/{key}.{feed:atom|ics}", to!(feeds::of_organisation)),
    page("/{language:ko|en}/organisations/{key}", to!(pages::organisation)),
    page("/{language:ko|en}/search", to!(pages::search)),
    page("/{language:ko|en}/changes.atom", to!(feeds::of_changes)),
    page("/{language:ko|en}/changes", to!(pages::changes)),
    page("/{language:ko|en}/methodology", to!(pages::methodology)),
    page("/{language:ko|en}/data", to!(pages::data)),
    page("/{language:ko|en}/data/dictionary.csv", to!(files::dictionary)),
    page("/{language:ko|en}/data/{dataset}.csv", to!(files::dataset)),
    page("/{language:ko|en}/data/{dataset}", to!(pages::dataset)),
    page("/{language:ko|en}/{dataset}.csv", to!(files::dataset)),
    page("/{language:ko|en}/requests", to!(requests::index)),
    page("/{language:ko|en}/requests/new", to!(requests::new)),
    post("/{language:ko|en}/requests/new", Access::Anyone, to!(requests::send)),
    page("/{language:ko|en}/requests/sent", to!(requests::sent)),
    page("/{language:ko|en}/requests/{request}", to!(requests::show)),
    page("/{language:ko|en}/evidence/{key}/dead", to!(dead_links::thanks)),
    post("/{language:ko|en}/evidence/{key}/dead", Access::Anyone, to!(dead_links::press)),
    page("/{language:ko|en}/sign-in", to!(account::sign_in_form)),
    post("/{language:ko|en}/sign-in", Access::Anyone, to!(account::sign_in)),
    post("/{language:ko|en}/sign-out", Access::Anyone, to!(account::sign_out)),
    page("/{language:ko|en}/invitation/{token}", to!(account::invitation)),
    post("/{language:ko|en}/invitation/{token}", Access::Anyone, to!(account::accept)),
    get("/{language:ko|en}/account/password", Access::SignedIn, to!(account::password_form)),
    post("/{language:ko|en}/account/password", Access::SignedIn, to!(account::password)),
    get("/{language:ko|en}/account/sessions", Access::SignedIn, to!(account::sessions)),
    post("/{language:ko|en}/account/sessions/end", Access::SignedIn, to!(account::end_sessions)),
    get("/{language:ko|en}/members", SECRETARIAT, to!(members::list)),
    post("/{language:ko|en}/members/invite", SECRETARIAT, to!(members::invite)),
    post("/{language:ko|en}/members/{id}/rights", SECRETARIAT, to!(members::rights)),
    post("/{language:ko|en}/members/{id}/reset", SECRETARIAT, to!(members::reset)),
    post("/{language:ko|en}/members/{id}/remove", SECRETARIAT, to!(members::remove)),
    get("/{language:ko|en}/desk", Access::SignedIn, to!(desk::desk)),
    get("/{language:ko|en}/desk/commitments/{key}/report", REPORTING, to!(reporting::on_commitment)),
    post("/{language:ko|en}/desk/commitments/{key}/report", REPORTING, to!(reporting::send_on_commitment)),
    get("/{language:ko|en}/desk/milestones/{key}/report", REPORTING, to!(reporting::on_milestone)),
    post("/{language:ko|en}/desk/milestones/{key}/report", REPORTING, to!(reporting::send_on_milestone)),
    get("/{language:ko|en}/desk/reports/{key}/correct", REPORTING, to!(reporting::correcting)),
    post("/{language:ko|en}/desk/reports/{key}/correct", REPORTING, to!(reporting::send_correction)),
    get("/{language:ko|en}/desk/reports/{key}/retract", REPORTING, to!(reporting::retracting)),
    post("/{language:ko|en}/desk/reports/{key}/retract", REPORTING, to!(reporting::retract)),
    get("/{language:ko|en}/desk/commitments/{key}/review", REVIEWING, to!(reviewing::on_commitment)),
    post("/{language:ko|en}/desk/commitments/{key}/review", REVIEWING, to!(reviewing::send_on_commitment)),
    get("/{language:ko|en}/desk/milestones/{key}/review", REVIEWING, to!(reviewing::on_milestone)),
    post("/{language:ko|en}/desk/milestones/{key}/review", REVIEWING, to!(reviewing::send_on_milestone)),
    get("/{language:ko|en}/desk/reviews/{key}/revise", REVIEWING, to!(reviewing::revising)),
    post("/{language:ko|en}/desk/reviews/{key}/revise", REVIEWING, to!(reviewing::send_revision)),
    get("/{language:ko|en}/desk/reviews/{key}/retract", REVIEWING, to!(reviewing::retracting)),
    post("/{language:ko|en}/desk/reviews/{key}/retract", REVIEWING, to!(reviewing::retract)),
    get("/{language:ko|en}/desk/reviews/{key}/answer", REPORTING, to!(reviewing::answering_form)),
    post("/{language:ko|en}/desk/reviews/{key}/answer", REPORTING, to!(reviewing::send_answer)),
    get("/{language:ko|en}/desk/irm", CARRYING_OVER, to!(transcribing::index)),
    get("/{language:ko|en}/desk/irm/{key}/{product}", CARRYING_OVER, to!(transcribing::form)),
    post("/{language:ko|en}/desk/irm/{key}/{product}", CARRYING_OVER, to!(transcribing::send)),
    get("/{language:ko|en}/desk/irm/{key}/{product}/check", CARRYING_OVER, to!(checking::form)),
    post("/{language:ko|en}/desk/irm/{key}/{product}/check", CARRYING_OVER, to!(checking::send)),
    get("/{language:ko|en}/desk/irm/{key}/{product}/report", CARRYING_OVER, to!(irm_reports::form)),
    post("/{language:ko|en}/desk/irm/{key}/{product}/report", CARRYING_OVER, to!(irm_reports::send)),
    get("/{language:ko|en}/desk/plans/{key}/sheet", REPORTING, to!(sheets::show)),
    post("/{language:ko|en}/desk/plans/{key}/sheet", REPORTING, to!(sheets::upload)),
    get("/{language:ko|en}/desk/plans/{key}/sheet.xlsx", REPORTING, to!(sheets::xlsx)),
    get("/{language:ko|en}/desk/plans/{key}/sheet.csv", REPORTING, to!(sheets::csv)),
    get("/{language:ko|en}/desk/sheets/{sheet}", REPORTING, to!(sheets_review::review)),
    post("/{language:ko|en}/desk/sheets/{sheet}", REPORTING, to!(sheets_review::decide)),
    get("/{language:ko|en}/desk/requests", ANSWERING, to!(request_desk::list)),
    get("/{language:ko|en}/desk/requests/{request}/read", SECRETARIAT, to!(request_desk::reading)),
    post("/{language:ko|en}/desk/requests/{request}/read", SECRETARIAT, to!(request_desk::read)),
    get("/{language:ko|en}/desk/requests/{request}/answer", ANSWERING, to!(request_desk::answering)),
    post("/{language:ko|en}/desk/requests/{request}/answer", ANSWERING, to!(request_desk::answer)),
    get("/{language:ko|en}/desk/evidence/{key}/check", CHECKING, to!(dead_links::checking)),
    post("/{language:ko|en}/desk/evidence/{key}/check", CHECKING, to!(dead_links::check)),
    get("/{language:ko|en}/desk/evidence/{key}/mend", ANSWERING, to!(dead_links::mending)),
    post("/{language:ko|en}/desk/evidence/{key}/mend", ANSWERING, to!(dead_links::mend)),
    get("/{language:ko|en}/desk/plans/{key}", SECRETARIAT, to!(running::show)),
    get("/{language:ko|en}/desk/plans/{key}/record", SECRETARIAT, to!(record::of_plan)),
    get("/{language:ko|en}/desk/assessments", ASSESSING, to!(assessments::overview)),
    get("/{language:ko|en}/desk/assessments/{key}/{product}", ASSESSING, to!(assessments::product)),
    get(
        "/{language:ko|en}/desk/assessments/{key}/{product}/comparison",
        ASSESSING,
        to!(assessments::comparison),
    ),
    get("/{language:ko|en}/desk/assessments/{key}/{product}/publish", ASSESSING, to!(publishing::publishing)),
    post("/{language:ko|en}/desk/assessments/{key}/{product}/publish", ASSESSING, to!(publishing::publish)),
    get("/{language:ko|en}/desk/assessments/{key}/{product}/units/{unit}", ASSESSING, to!(settling::coding)),
    post(
        "/{language:ko|en}/desk/assessments/{key}/{product}/units/{unit}",
        ASSESSING,
        to!(settling::send_coding),
    ),
    get(
        "/{language:ko|en}/desk/assessments/{key}/{product}/units/{unit}/values",
        ASSESSING,
        to!(settling::values),
    ),
    post(
        "/{language:ko|en}/desk/assessments/{key}/{product}/units/{unit}/values",
        ASSESSING,
        to!(settling::send_values),
    ),
    get("/{language:ko|en}/desk/plans/{key}/units", SECRETARIAT, to!(units::show)),
    post("/{language:ko|en}/desk/plans/{key}/units", SECRETARIAT, to!(units::send)),
    get(
        "/{language:ko|en}/desk/plans/{key}/{act:withdraw|split|merge|carry}",
        SECRETARIAT,
        to!(reshaping::show),
    ),
    post(
        "/{language:ko|en}/desk/plans/{key}/{act:withdraw|split|merge|carry}",
        SECRETARIAT,
        to!(reshaping::send),
    ),
    get(
        "/{language:ko|en}/desk/organisations/{key}/{act:rename|succeed}",
        SECRETARIAT,
        to!(succession::show),
    ),
    post(
        "/{language:ko|en}/desk/organisations/{key}/{act:rename|succeed}",
        SECRETARIAT,
        to!(succession::send),
    ),
    get("/{language:ko|en}/desk/organisations", SECRETARIAT, to!(record::organisations)),
    get("/{language:ko|en}/desk/record/{dataset}", SECRETARIAT, to!(record::row)),
    post("/{language:ko|en}/desk/record/{dataset}", SECRETARIAT, to!(record::send_row)),
    post("/{language:ko|en}/desk/plans/{key}/open", SECRETARIAT, to!(running::open)),
    post("/{language:ko|en}/desk/plans/{key}/submit", SECRETARIAT, to!(running::submit)),
    post("/{language:ko|en}/desk/plans/{key}/close", SECRETARIAT, to!(running::close)),
];

/// What the address of everything that people read begins with.
const LANGUAGE: &str = "/{language:ko|en}";

/// Registers the table, each path behind its own gate. Paths that begin alike are registered together, so that few
/// patterns are tried for an address: those without a blank first, then those with one by what they begin with.
pub fn routes(config: &mut ServiceConfig) {
    let mut languages = web::scope(LANGUAGE);
    let mut areas: Vec<(&str, Scope)> = Vec::new();
    let mut others = Vec::new();
    for group in ROUTES.chunk_by(|a, b| a.path == b.path) {
        let path = group.first().map_or("", |it| it.path);
        let Some(own) = path.strip_prefix(LANGUAGE) else {
            config.service(resource(path, group));
            continue;
        };
        match area(own) {
            Area::Whole => languages = languages.service(resource(own, group)),
            Area::None => others.push(resource(own, group)),
            Area::Beginning(beginning, rest) => match areas.iter_mut().find(|it| it.0 == beginning) {
                Some((_, scope)) => {
                    *scope = std::mem::replace(scope, web::scope("")).service(resource(rest, group));
                }
                None => areas.push((beginning, web::scope(beginning).service(resource(rest, group)))),
            },
        }
    }
    let languages = areas.into_iter().fold(languages, |all, (_, scope)| all.service(scope));
    config.service(others.into_iter().fold(languages, Scope::service));
    config.default_service(web::route().to(pages::nowhere));
}

/// What of a path has no blank in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area<'a> {
    /// All of it.
    Whole,
    /// The parts that it begins with, and what follows.
    Beginning(&'a str, &'a str),
    /// Not even its first part.
    None,
}

/// Divides a path, without its language, before the first part that has a blank in it.
pub fn area(path: &str) -> Area<'_> {
    let Some(blank) = path.find('{') else { return Area::Whole };
    let (before, _) = path.split_at(blank);
    match path.split_at(before.rfind('/').unwrap_or(0)) {
        ("", _) => Area::None,
        (beginning, rest) => Area::Beginning(beginning, rest),
    }
}

fn resource(path: &str, group: &'static [Route]) -> impl HttpServiceFactory + 'static {
    let mut resource = web::resource(path);
    for route in group {
        let handler = (route.handler)();
        resource = resource.route(match route.verb {
            Verb::Get => handler.guard(Any(Get()).or(Head())),
            Verb::Post => handler.guard(Post()),
        });
    }
    let gate = move |request: ServiceRequest, next: Next<BoxBody>| gate(group, request, next);
    resource.wrap(from_fn(gate))
}

/// Lets a request through to its handler, or answers it. A form that could not be saved is never lost.
async fn gate(
    group: &'static [Route],
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> std::result::Result<ServiceResponse<BoxBody>, actix_web::Error> {
    match admit(group, &request).await {
        Ok(Admission::Passes) => Ok(kept(caught(request, &next).await?)),
        Ok(Admission::Member(member)) => {
            request.extensions_mut().insert(*member);
            let mut response = kept(caught(request, &next).await?);
            // What a member sees is nobody's to keep, whatever its handler says.
            let headers = response.headers_mut();
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
            headers.insert(REFERRER_POLICY, HeaderValue::from_static("same-origin"));
            Ok(response)
        }
        // A file is still where it was chosen from; a form would be lost.
        Ok(Admission::SignInFirst) if request.method() == Method::POST && !is_with_file(&request) => {
            let page = views::errors::sign_in_and_send_again;
            Ok(send_again(request, HttpResponse::Unauthorized(), page).await)
        }
        Ok(Admission::SignInFirst) => {
            let language = Request::of(request.request()).language;
            let next = request.uri().path_and_query().map_or("", |it| it.as_str());
            let answer = HttpResponse::SeeOther()
                .insert_header((LOCATION, Place::now(language).sign_in(next)))
                .insert_header((CACHE_CONTROL, "no-store"))
                .finish();
            Ok(request.into_response(answer))
        }
        Err(Error::Busy(_)) if request.method() == Method::POST && !is_with_file(&request) => {
            Ok(send_again(request, busy(), views::errors::busy_send_again).await)
        }
        Err(err) => {
            let answer = err.page(Request::of(request.request()).language);
            Ok(request.into_response(answer))
        }
    }
}

/// A page that holds what was typed, unseen, for one press to send it again.
type SendAgain = fn(&str, Language, Vec<(&str, &str)>) -> Markup;

fn busy() -> HttpResponseBuilder {
    let mut response = HttpResponse::ServiceUnavailable();
    response.insert_header((RETRY_AFTER, RETRY_IN));
    response
}

fn again(
    mut response: HttpResponseBuilder,
    page: SendAgain,
    asked: &Request,
    body: &Submitted,
) -> HttpResponse {
    response
        .insert_header((CACHE_CONTROL, "no-store"))
        .content_type("text/html; charset=utf-8")
        .body(page(&asked.address(), asked.language, body.fields()).into_string())
}

/// Answers a form that no handler sees with a page from which it can be sent again.
async fn send_again(
    mut request: ServiceRequest,
    response: HttpResponseBuilder,
    page: SendAgain,
) -> ServiceResponse<BoxBody> {
    let asked = Request::of(request.request());
    let answer = match request.extract::<Submitted>().await {
        Ok(body) => again(response, page, &asked, &body),
        Err(err) => err.error_response(),
    };
    request.into_response(answer)
}

/// Whether a form comes with a file.
fn is_with_file(request: &ServiceRequest) -> bool {
    let kind = request.headers().get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    kind.to_ascii_lowercase().starts_with("multipart/")
}

/// The same where a handler found that nothing can be written just now. A password is never put into a page.
fn kept(response: ServiceResponse<BoxBody>) -> ServiceResponse<BoxBody> {
    if response.status() != StatusCode::SERVICE_UNAVAILABLE {
        return response;
    }
    let body = response.request().extensions_mut().remove::<Submitted>();
    match body.filter(|it| !it.has_secret()) {
        Some(body) => {
            let asked = Request::of(response.request());
            response.into_response(again(busy(), views::errors::busy_send_again, &asked, &body))
        }
        None => response,
    }
}

/// What a rule says of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Through,
    SignInFirst,
    Forbidden,
}

/// Whether a route of this access takes somebody of this role; none is somebody who is not signed in.
pub fn verdict(access: Access, role: Option<Role>) -> Verdict {
    match (access, role) {
        (Access::Anyone, _) | (Access::SignedIn, Some(_)) => Verdict::Through,
        (Access::Roles(roles), Some(role)) if roles.contains(&role) => Verdict::Through,
        (Access::Roles(_), Some(_)) => Verdict::Forbidden,
        (Access::SignedIn | Access::Roles(_), None) => Verdict::SignInFirst,
    }
}

/// What the table says of a request.
enum Admission {
    Passes,
    Member(Box<SignedIn>),
    SignInFirst,
}

async fn admit(group: &[Route], request: &ServiceRequest) -> Result<Admission> {
    let method = request.method();
    let Some(route) = group.iter().find(|it| it.verb.takes(method)) else {
        let methods: Vec<&str> = group.iter().map(|it| it.verb.methods()).collect();
        return Err(Error::Method(methods.join(", ")));
    };
    if route.verb == Verb::Get && verdict(route.access, None) == Verdict::Through {
        return Ok(Admission::Passes);
    }
    let state = State::of(request.request())?;
    guard::check(method, request.headers(), &state.settings.public_url)?;
    if verdict(route.access, None) == Verdict::Through {
        return Ok(Admission::Passes);
    }
    let who = sessions::who(state, request.headers()).await?;
    match (verdict(route.access, who.as_ref().map(|it| it.member.role)), who) {
        (Verdict::Through, Some(who)) => Ok(Admission::Member(Box::new(who))),
        (Verdict::Forbidden, _) => Err(Error::Forbidden("error-role")),
        (Verdict::SignInFirst | Verdict::Through, _) => Ok(Admission::SignInFirst),
    }
}
