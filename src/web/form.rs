//! Reading what a form sends, strictly: what is not text, not named once or not asked for is refused, never mended in
//! silence. A text that arrives is NFC with `\n` as its only line break.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use actix_web::rt::time::timeout;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpMessage as _, HttpRequest};
use futures_util::StreamExt as _;
use percent_encoding::percent_decode;

use super::error::{Error, InLanguage, Result};
use super::pages::Request;
use super::state::State;
use crate::domain::text::received;

/// The most bytes that a form may have.
pub const LONGEST_BODY: usize = 256 * 1024;

/// How long a body may take to arrive, where the server's settings say nothing else.
pub const BODY_TIME: Duration = Duration::from_secs(20);

/// A body as it came: names and values, decoded. Which names mean anything is for the handler to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submitted(Vec<(String, String)>);

/// The fields that a handler asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form(HashMap<&'static str, Vec<String>>);

impl Submitted {
    /// Reads a body of the kind that browsers send.
    ///
    /// # Errors
    /// If it is not UTF-8, is escaped wrongly, or holds a control character other than tabs and line breaks.
    pub fn parse(body: &[u8]) -> Result<Self> {
        body.split(|byte| *byte == b'&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let mut parts = pair.splitn(2, |byte| *byte == b'=');
                let name = decoded(parts.next().unwrap_or_default())?;
                Ok((name, decoded(parts.next().unwrap_or_default())?))
            })
            .collect::<Result<_>>()
            .map(Self)
    }

    /// Names and values as they came, but for passwords: what a page may hold to be sent again.
    pub fn fields(&self) -> Vec<(&str, &str)> {
        let all = self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        all.filter(|(name, _)| !is_secret(name)).collect()
    }

    /// Whether there is a password in it, which no page may hold.
    pub fn has_secret(&self) -> bool {
        self.0.iter().any(|(name, _)| is_secret(name))
    }

    /// The fields `once`, each at most once, and `repeated`, each any number of times.
    ///
    /// # Errors
    /// If the body names another field, or one of the former twice.
    pub fn only(self, once: &[&'static str], repeated: &[&'static str]) -> Result<Form> {
        let mut fields: HashMap<&'static str, Vec<String>> = HashMap::new();
        for (name, value) in self.0 {
            let known = once.iter().chain(repeated).copied().find(|it| *it == name);
            let Some(known) = known else {
                return Err(Error::bad("error-form-unknown").with("name", shortened(&name)));
            };
            let values = fields.entry(known).or_default();
            if !values.is_empty() && once.contains(&known) {
                return Err(Error::bad("error-form-twice").with("name", known));
            }
            values.push(value);
        }
        Ok(Form(fields))
    }
}

impl Form {
    /// Fields that were read one by one, each named once.
    pub(super) fn of(fields: HashMap<&'static str, Vec<String>>) -> Self {
        Self(fields)
    }

    /// The value of a field; empty if it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).and_then(|it| it.first()).map_or("", String::as_str)
    }

    /// The value of a field of one line: without white space around it, and one blank for each run of it inside.
    pub fn line(&self, name: &str) -> String {
        self.get(name).split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// A number that the form carried and nobody typed.
    ///
    /// # Errors
    /// [`Error::Bad`] if it is none.
    pub fn number(&self, name: &str) -> Result<i32> {
        self.get(name).parse().map_err(|_| Error::bad("error-form-carried"))
    }

    /// Every value of a field that may be repeated, in order.
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.get(name).into_iter().flatten().map(String::as_str).collect()
    }
}

fn is_secret(name: &str) -> bool {
    matches!(name, "password" | "again" | "old")
}

/// A name of a field as far as a message can show it.
fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}

/// One name or value, decoded.
fn decoded(part: &[u8]) -> Result<String> {
    let is_escaped_wrongly = part.iter().enumerate().any(|(i, byte)| {
        let is_hex = |at: usize| part.get(at).is_some_and(u8::is_ascii_hexdigit);
        *byte == b'%' && !(is_hex(i.saturating_add(1)) && is_hex(i.saturating_add(2)))
    });
    if is_escaped_wrongly {
        return Err(Error::bad("error-form-escape"));
    }
    let spaced: Vec<u8> = part.iter().map(|byte| if *byte == b'+' { b' ' } else { *byte }).collect();
    let text = percent_decode(&spaced).decode_utf8().map_err(|_| Error::bad("error-form-not-utf8"))?;
    received(&text).ok_or(Error::bad("error-form-control"))
}

/// Refuses by the headers alone what need not be read.
fn check_headers(headers: &HeaderMap) -> Result<()> {
    let kind = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if !kind.eq_ignore_ascii_case("application/x-www-form-urlencoded") {
        return Err(Error::MediaType);
    }
    let length = headers.get(CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|it| it > LONGEST_BODY) {
        return Err(Error::TooLarge { limit: LONGEST_BODY });
    }
    Ok(())
}

/// The whole body, as long as it is within bounds.
async fn whole(payload: &mut Payload) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Error::bad("error-form-cut"))?;
        if body.len().saturating_add(chunk.len()) > LONGEST_BODY {
            return Err(Error::TooLarge { limit: LONGEST_BODY });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

impl FromRequest for Submitted {
    type Error = InLanguage;
    type Future = Pin<Box<dyn Future<Output = std::result::Result<Self, InLanguage>>>>;

    /// The time limit is on the body alone: what the handler then writes is never cut off half-way.
    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let language = Request::of(request).language;
        let time = request.app_data::<Data<State>>().map_or(BODY_TIME, |it| it.settings.body_time);
        let checked = check_headers(request.headers());
        let mut payload = payload.take();
        let request = request.clone();
        Box::pin(async move {
            let read = async {
                checked?;
                let body = timeout(time, whole(&mut payload)).await.map_err(|_| Error::Late)??;
                let submitted = Self::parse(&body)?;
                // For the gate: what cannot be done just now is kept to be sent again.
                request.extensions_mut().insert(submitted.clone());
                Ok(submitted)
            };
            read.await.map_err(|err| InLanguage(err, language))
        })
    }
}
