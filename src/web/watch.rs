//! One line in the log for each request, and an id for it that the answer carries and an error page shows.
//!
//! The line names the route and not the address: an address may hold a one-time link or what somebody asked for.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use actix_web::HttpMessage as _;
use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use actix_web::web::Data;
use futures_util::FutureExt as _;

use super::error::Error;
use super::pages::Request;
use super::sessions::SignedIn;
use super::state::State;

tokio::task_local! {
    static ID: String;
}

/// The id of the request that is being answered; none where nothing is.
pub fn id() -> Option<String> {
    ID.try_with(Clone::clone).ok()
}

fn new_id() -> String {
    let mut bytes = [0_u8; 8];
    // Without random numbers requests are answered all the same, but cannot be told apart.
    let _ = getrandom::fill(&mut bytes);
    format!("{:016x}", u64::from_be_bytes(bytes))
}

/// Gives a request its id, counts it and logs it.
///
/// # Errors
/// What the next in line returns.
pub async fn watch(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let (begun, id, method) = (Instant::now(), new_id(), request.method().clone());
    let mut response = ID.scope(id.clone(), next.call(request)).await?;
    let status = response.status().as_u16();
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(HeaderName::from_static("x-request-id"), value);
    }
    let asked = response.request();
    if let Some(state) = asked.app_data::<Data<State>>() {
        state.counters.answered(status);
    }
    let member = asked.extensions().get::<SignedIn>().map(|it| it.member.id.0);
    tracing::info!(
        target: "jikim::request",
        request = id,
        method = method.as_str(),
        route = asked.match_pattern().as_deref().unwrap_or("none"),
        status,
        ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX),
        member,
    );
    Ok(response)
}

/// Calls a handler; if it panics, the answer is the page for a fault of ours, and the server goes on.
///
/// # Errors
/// What the handler returns.
pub async fn caught(
    request: ServiceRequest,
    next: &Next<BoxBody>,
) -> Result<ServiceResponse<BoxBody>, actix_web::Error> {
    let asked = request.request().clone();
    match AssertUnwindSafe(next.call(request)).catch_unwind().await {
        Ok(answer) => answer,
        Err(_) => {
            let page = Error::internal(anyhow::anyhow!("a handler panicked"));
            let answer = page.page(Request::of(&asked).language);
            Ok(ServiceResponse::new(asked, answer))
        }
    }
}
