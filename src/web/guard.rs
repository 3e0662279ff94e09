//! Requests that change something must come from our own pages: a browser says from where it sends one, and what
//! comes from elsewhere, or does not say, is refused.

use actix_web::http::Method;
use actix_web::http::header::{HeaderMap, HeaderName, ORIGIN};

use super::error::{Error, Result};
use super::headers::is_host_of;

/// Whether a method changes nothing.
pub fn is_safe(method: &Method) -> bool {
    matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS)
}

/// Whether a request may pass: it changes nothing, or the browser says that it is from our own page
/// (`Sec-Fetch-Site`) or, where it does not say that, from our own origin.
pub fn is_from_own_page(method: &Method, headers: &HeaderMap, public_url: &str) -> bool {
    if is_safe(method) {
        return true;
    }
    match single(headers, &HeaderName::from_static("sec-fetch-site")) {
        Some(site) => matches!(site, "same-origin" | "none"),
        None => single(headers, &ORIGIN).is_some_and(|origin| is_own_origin(origin, public_url)),
    }
}

/// Refuses a request that would change something and is not from our own page.
///
/// # Errors
/// [`Error::Forbidden`].
pub fn check(method: &Method, headers: &HeaderMap, public_url: &str) -> Result<()> {
    if is_from_own_page(method, headers, public_url) {
        Ok(())
    } else {
        Err(Error::Forbidden("error-cross-site"))
    }
}

/// Whether an origin is that of the public address, by scheme, host and port.
fn is_own_origin(origin: &str, public_url: &str) -> bool {
    let own = public_url.split_once("://").map(|(scheme, _)| scheme);
    origin.split_once("://").is_some_and(|(scheme, host)| {
        Some(scheme) == own && !host.contains('/') && is_host_of(public_url, host)
    })
}

/// The value of a header; one that is repeated or no text is as good as a wrong one, and not as one that is absent.
fn single<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(name);
    let first = values.next()?;
    Some(if values.next().is_some() { "" } else { first.to_str().unwrap_or("") })
}
