//! Sessions over HTTP: the cookie, and who is signed in.
//!
//! By hand and not with `actix-session`: that signs its cookie with a key, which would be one more secret to keep and
//! would sign everybody out when lost, though what the cookie holds is 256 random bits already; it does not tell a
//! handler which of the member's sessions it is in; it has one lifetime for all roles; and its middleware looks a
//! session up before a route says whether it needs one. Here only routes that ask who one is read the cookie, and only
//! signing in writes one.

use std::future::{Ready, ready};
use std::net::IpAddr;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{COOKIE, HeaderMap, USER_AGENT};
use actix_web::rt::time::timeout;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use chrono::TimeDelta;

use super::error::{Error, InLanguage, Result};
use super::pages::Request;
use super::state::State;
use crate::acts::secret::{self, Secret};
use crate::domain::member::{Member, Session};
use crate::store;

/// How often a session's last use is noted: a write for every page would be many for nothing.
const NOTED_EVERY: TimeDelta = TimeDelta::minutes(1);
/// How long a page waits for that: where writing takes long, reading does not.
const NOTING: Duration = Duration::from_millis(200);

/// Who is signed in, read from the database for this request. A handler that takes it is reached by members only.
#[derive(Debug, Clone)]
pub struct SignedIn {
    pub member: Member,
    pub session: Session,
}

impl FromRequest for SignedIn {
    type Error = InLanguage;
    type Future = Ready<std::result::Result<Self, InLanguage>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request).map_err(|err| InLanguage(err, Request::of(request).language)))
    }
}

impl SignedIn {
    /// Who sends this request.
    ///
    /// # Errors
    /// [`Error::Forbidden`] if nobody is signed in.
    pub fn of(request: &HttpRequest) -> Result<Self> {
        request.extensions().get().cloned().ok_or(Error::Forbidden("error-not-signed-in"))
    }
}

/// The cookie's name. With the prefix, browsers take it over https only, and from this host only.
fn cookie_name(public_url: &str) -> &'static str {
    if public_url.starts_with("https://") { "__Host-jikim" } else { "jikim" }
}

fn attributes(public_url: &str) -> &'static str {
    if public_url.starts_with("https://") {
        "; Path=/; HttpOnly; SameSite=Lax; Secure"
    } else {
        "; Path=/; HttpOnly; SameSite=Lax"
    }
}

/// The value of `Set-Cookie` that begins a session. It ends with the browser, or here.
pub fn cookie(public_url: &str, key: &Secret) -> String {
    format!("{}={}{}", cookie_name(public_url), key.reveal(), attributes(public_url))
}

/// The value of `Set-Cookie` that takes the cookie back.
pub fn no_cookie(public_url: &str) -> String {
    format!("{}=; Max-Age=0{}", cookie_name(public_url), attributes(public_url))
}

/// The digest of the key in the cookie. Two cookies of the name are none: one of them is not from here.
pub fn key_digest(headers: &HeaderMap, public_url: &str) -> Option<String> {
    let name = cookie_name(public_url);
    let mut values = headers
        .get_all(COOKIE)
        .filter_map(|it| it.to_str().ok())
        .flat_map(|it| it.split(';'))
        .filter_map(|it| it.trim().split_once('='))
        .filter(|(it, _)| *it == name)
        .map(|(_, value)| value);
    let value =
        values.next().filter(|it| it.len() == 64 && it.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    values.next().is_none().then(|| secret::digest(value))
}

/// Who sends a request, as the database has it now.
///
/// # Errors
/// The database's own.
pub async fn who(state: &State, headers: &HeaderMap) -> Result<Option<SignedIn>> {
    let Some(digest) = key_digest(headers, &state.settings.public_url) else { return Ok(None) };
    let now = (state.settings.clock)();
    let found = state.read(move |conn| Ok(store::sessions::find(conn, &digest, now)?)).await?;
    let Some((session, member)) = found else { return Ok(None) };
    if now.signed_duration_since(session.last_seen_at) >= NOTED_EVERY {
        let id = session.id;
        let noted = state
            .write(move |conn| Ok(store::private_write(conn, |conn| store::sessions::touch(conn, id, now))?));
        // Reading goes on where writing cannot, as on a full disk.
        match timeout(NOTING, noted).await {
            Ok(Ok(())) => {}
            Ok(Err(err)) => tracing::warn!("the use of a session was not noted: {err}"),
            Err(_) => tracing::warn!("the use of a session was not noted in time"),
        }
    }
    Ok(Some(SignedIn { member, session }))
}

/// The network address of who sends a request: the one that the trusted proxy names, if it comes from there.
pub fn peer(state: &State, request: &HttpRequest) -> Option<IpAddr> {
    let peer = request.peer_addr().map(|it| it.ip());
    if peer.is_some() && peer == state.settings.trusted_proxy {
        // The last one is the proxy's own word; those before it are whatever the client sent.
        let last = request.headers().get_all("x-forwarded-for").last().and_then(|it| it.to_str().ok());
        return last.and_then(|it| it.rsplit(',').next()?.trim().parse().ok()).or(peer);
    }
    peer
}

/// What the browser calls itself, for the member to tell sessions apart.
pub fn user_agent(request: &HttpRequest) -> String {
    let agent = request.headers().get(USER_AGENT).and_then(|it| it.to_str().ok()).unwrap_or_default();
    agent.chars().filter(|c| !c.is_control()).take(200).collect()
}
