//! Before the routes: the host that is answered to, and pages that are known already.

use std::panic::{AssertUnwindSafe, catch_unwind};

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::Method;
use actix_web::http::header::HOST;
use actix_web::middleware::Next;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::cache::Stamp;
use super::headers::is_host_of;
use super::moment::AsOf;
use super::pages;
use super::state::State;

/// Answers only to the host of the public address, and with a page that was rendered before without a look at the
/// routes. Only what anyone may read is ever among those pages.
///
/// # Errors
/// What the next in line returns.
pub async fn front(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let answer = match request.app_data::<Data<State>>() {
        Some(state) if !is_ours(state, request.request()) => Some(misdirected()),
        // Should it panic, the long way does too, and there it is caught and answered.
        Some(state) => catch_unwind(AssertUnwindSafe(|| known(state, request.request()))).unwrap_or(None),
        None => None,
    };
    match answer {
        Some(answer) => Ok(request.into_response(answer).map_into_boxed_body()),
        None => Ok(next.call(request).await?.map_into_boxed_body()),
    }
}

fn is_ours(state: &State, request: &HttpRequest) -> bool {
    let host = request.headers().get(HOST).and_then(|it| it.to_str().ok()).unwrap_or_default();
    is_host_of(&state.settings.public_url, host)
}

fn misdirected() -> HttpResponse {
    HttpResponse::MisdirectedRequest().content_type("text/plain; charset=utf-8").body(
        "This server does not answer to that host; see --public-url.\n이 서버는 해당 호스트로 응답하지 않습니다.\n",
    )
}

/// The page of the record as it stands, if it is known. What is asked as of another time takes the long way.
fn known(state: &State, request: &HttpRequest) -> Option<HttpResponse> {
    if request.method() != Method::GET || !state.cache.is_on() || request.query_string().contains("as_of") {
        return None;
    }
    let address = request.uri().path_and_query()?.as_str();
    let present = state.present().ok()?;
    let page = state.cache.known(Stamp::Standing(present.serial), address)?;
    Some(pages::answer_with(request, &page, AsOf::Now))
}
