//! Every route, and who may take it, in one table. Nothing else registers a route, and what the table does not allow is
//! refused before a handler runs.

use actix_web::body::BoxBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::guard::{Any, Get, Head, Post};
use actix_web::http::Method;
use actix_web::http::header::LOCATION;
use actix_web::middleware::{Next, from_fn};
use actix_web::web::{self, Data, ServiceConfig};
use actix_web::{HttpMessage as _, HttpResponse, ResponseError as _};

use super::error::{Error, Result};
use super::form::Submitted;
use super::pages::{self, Request, account, desk, members, record, reporting, running};
use super::sessions::{self, SignedIn};
use super::state::State;
use super::{assets, files, guard};
use crate::domain::member::Role;
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

/// The table. Routes of one path stand together; of two paths that fit an address, the first is taken.
/// A page is a list or a thing; the same address ending in `.csv` is the list as data.
pub const ROUTES: &[Route] = &[
    page("/", to!(pages::root)),
    page("/healthz", to!(pages::health)),
    page("/readyz", to!(pages::ready)),
    page("/assets/{name}", to!(assets::show)),
    page("/c/{ogp_id}", to!(pages::by_ogp_id)),
    page("/{language:ko|en}", to!(pages::home)),
    page("/{language:ko|en}/plans", to!(pages::plans)),
    page("/{language:ko|en}/plans/{key}", to!(pages::plan)),
    page("/{language:ko|en}/plans/{key}/progress", to!(pages::progress)),
    page("/{language:ko|en}/plans/{key}/amendments", to!(pages::amendments)),
    page("/{language:ko|en}/plans/{key}/versions/{number}", to!(pages::version)),
    page("/{language:ko|en}/commitments", to!(pages::commitments)),
    page("/{language:ko|en}/commitments/{key}", to!(pages::commitment)),
    page("/{language:ko|en}/organisations", to!(pages::organisations)),
    page("/{language:ko|en}/organisations/{key}", to!(pages::organisation)),
    page("/{language:ko|en}/search", to!(pages::search)),
    page("/{language:ko|en}/changes", to!(pages::changes)),
    page("/{language:ko|en}/methodology", to!(pages::methodology)),
    page("/{language:ko|en}/data", to!(pages::data)),
    page("/{language:ko|en}/data/dictionary.csv", to!(files::dictionary)),
    page("/{language:ko|en}/data/{dataset}.csv", to!(files::dataset)),
    page("/{language:ko|en}/data/{dataset}", to!(pages::dataset)),
    page("/{language:ko|en}/{dataset}.csv", to!(files::dataset)),
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
    get("/{language:ko|en}/desk/plans/{key}", SECRETARIAT, to!(running::show)),
    get("/{language:ko|en}/desk/plans/{key}/record", SECRETARIAT, to!(record::of_plan)),
    get("/{language:ko|en}/desk/organisations", SECRETARIAT, to!(record::organisations)),
    get("/{language:ko|en}/desk/record/{dataset}", SECRETARIAT, to!(record::row)),
    post("/{language:ko|en}/desk/record/{dataset}", SECRETARIAT, to!(record::send_row)),
    post("/{language:ko|en}/desk/plans/{key}/open", SECRETARIAT, to!(running::open)),
    post("/{language:ko|en}/desk/plans/{key}/submit", SECRETARIAT, to!(running::submit)),
    post("/{language:ko|en}/desk/plans/{key}/close", SECRETARIAT, to!(running::close)),
];

/// Registers the table, each path behind its own gate.
pub fn routes(config: &mut ServiceConfig) {
    for group in ROUTES.chunk_by(|a, b| a.path == b.path) {
        let Some(first) = group.first() else { continue };
        let mut resource = web::resource(first.path);
        for route in group {
            let handler = (route.handler)();
            resource = resource.route(match route.verb {
                Verb::Get => handler.guard(Any(Get()).or(Head())),
                Verb::Post => handler.guard(Post()),
            });
        }
        let gate = move |request: ServiceRequest, next: Next<BoxBody>| gate(group, request, next);
        config.service(resource.wrap(from_fn(gate)));
    }
    config.default_service(web::route().to(pages::nowhere));
}

/// Lets a request through to its handler, or answers it.
async fn gate(
    group: &'static [Route],
    request: ServiceRequest,
    next: Next<BoxBody>,
) -> std::result::Result<ServiceResponse<BoxBody>, actix_web::Error> {
    match admit(group, &request).await {
        Ok(Admission::Passes) => next.call(request).await,
        Ok(Admission::Member(member)) => {
            request.extensions_mut().insert(*member);
            let mut response = next.call(request).await?;
            // What a member sees is nobody's to keep, whatever its handler says.
            let headers = response.headers_mut();
            headers.insert(
                actix_web::http::header::CACHE_CONTROL,
                actix_web::http::header::HeaderValue::from_static("no-store"),
            );
            headers.insert(
                actix_web::http::header::REFERRER_POLICY,
                actix_web::http::header::HeaderValue::from_static("same-origin"),
            );
            Ok(response)
        }
        Ok(Admission::SignInFirst) if request.method() == Method::POST => {
            Ok(sign_in_and_send_again(request).await)
        }
        Ok(Admission::SignInFirst) => {
            let language = Request::of(request.request()).language;
            let next = request.uri().path_and_query().map_or("", |it| it.as_str());
            let answer = HttpResponse::SeeOther()
                .insert_header((LOCATION, Place::now(language).sign_in(next)))
                .insert_header(("cache-control", "no-store"))
                .finish();
            Ok(request.into_response(answer))
        }
        Err(err) => {
            let answer = err.page(Request::of(request.request()).language);
            Ok(request.into_response(answer))
        }
    }
}

/// Answers a form that came without a session, or after it had run out, with a page that holds what was typed: after
/// signing in, one press sends it again.
async fn sign_in_and_send_again(mut request: ServiceRequest) -> ServiceResponse<BoxBody> {
    let asked = Request::of(request.request());
    let answer = match request.extract::<Submitted>().await {
        Ok(body) => {
            let page = views::errors::sign_in_and_send_again(&asked.address(), asked.language, body.fields());
            HttpResponse::Unauthorized()
                .insert_header(("cache-control", "no-store"))
                .content_type("text/html; charset=utf-8")
                .body(page.into_string())
        }
        Err(err) => err.error_response(),
    };
    request.into_response(answer)
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
    if route.verb == Verb::Get && route.access == Access::Anyone {
        return Ok(Admission::Passes);
    }
    let state =
        request.app_data::<Data<State>>().ok_or_else(|| Error::internal(anyhow::anyhow!("no state")))?;
    guard::check(method, request.headers(), &state.settings.public_url)?;
    if route.access == Access::Anyone {
        return Ok(Admission::Passes);
    }
    let Some(who) = sessions::who(state, request.headers()).await? else {
        return Ok(Admission::SignInFirst);
    };
    match route.access {
        Access::Roles(roles) if !roles.contains(&who.member.role) => Err(Error::Forbidden("error-role")),
        _ => Ok(Admission::Member(Box::new(who))),
    }
}
