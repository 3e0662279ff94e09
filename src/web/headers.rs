//! The headers on every answer, errors included, and which host is ours.

use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderValue, X_FRAME_OPTIONS};
use actix_web::middleware::{DefaultHeaders, Next};

/// What a page may load: nothing but our own; and who may show it in a frame.
macro_rules! policy {
    ($ancestors:literal) => {
        concat!(
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; font-src 'self'; \
             connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ",
            $ancestors,
            "; object-src 'none'"
        )
    };
}

/// The policy of a card, which anybody may show in a frame.
pub const CARD_POLICY: &str = policy!("*");

/// The strict headers: nothing but our own styles and images is loaded, and nobody frames us.
pub fn strict(public_url: &str) -> DefaultHeaders {
    let headers = DefaultHeaders::new()
        .add((CONTENT_SECURITY_POLICY, policy!("'none'")))
        .add(("x-content-type-options", "nosniff"))
        .add(("referrer-policy", "strict-origin-when-cross-origin"))
        .add(("cross-origin-opener-policy", "same-origin"))
        .add(("cross-origin-embedder-policy", "require-corp"))
        .add(("cross-origin-resource-policy", "same-origin"))
        .add(("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"));
    if public_url.starts_with("https://") {
        headers.add(("strict-transport-security", "max-age=63072000; includeSubDomains"))
    } else {
        headers
    }
}

/// Says to browsers that know no policy that nobody frames us; but for what has a policy of its own.
///
/// # Errors
/// What the next in line returns.
pub async fn unframed(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, actix_web::Error> {
    let mut response = next.call(request).await?;
    if !response.headers().contains_key(CONTENT_SECURITY_POLICY) {
        response.headers_mut().insert(X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }
    Ok(response)
}

/// Whether `host` is the host and port of `public_url`.
pub fn is_host_of(public_url: &str, host: &str) -> bool {
    let own = public_url.split("://").nth(1).unwrap_or_default().split('/').next().unwrap_or_default();
    let name = |host: &str| host.rsplit_once(':').map_or(host.to_owned(), |(name, _)| name.to_owned());
    let port = |host: &str| host.rsplit_once(':').map(|(_, port)| port.to_owned());
    let is_loopback = |host: &str| matches!(name(host).as_str(), "127.0.0.1" | "localhost" | "[::1]");
    host.eq_ignore_ascii_case(own) || (is_loopback(own) && is_loopback(host) && port(own) == port(host))
}
