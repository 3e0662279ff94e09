//! Reading a form with a file, strictly: few parts, each named once, a body that is whole. The file itself is bytes
//! here; what they mean is for the import to say.

use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use actix_web::dev::Payload;
use actix_web::http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderMap};
use actix_web::rt::time::timeout;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest};
use futures_util::StreamExt as _;

use super::error::{Error, InLanguage, Result};
use super::form::{BODY_TIME, Form};
use super::pages::Request;
use super::state::State;
use crate::domain::sheet::LARGEST_FILE;
use crate::domain::text::received;

/// The most bytes of a whole body: a file, and what stands around it.
pub const LONGEST_BODY: usize = LARGEST_FILE + 16 * 1024;

/// How much of a body that is too large is read and forgotten, so that its sender gets to see the answer.
const DRAINED: usize = 16 * 1024 * 1024;

/// The most parts of a body.
pub const MOST_PARTS: usize = 8;

/// The most bytes of the headers of a part.
pub const LONGEST_HEADERS: usize = 2 * 1024;

/// A file may take longer than a form, over a slow line.
const TIMES_LONGER: u32 = 3;

/// A body as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Uploaded {
    boundary: String,
    body: Vec<u8>,
}

/// A file that somebody sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The last part of its path, shortened, for people to recognise it by.
    pub name: String,
    pub bytes: Vec<u8>,
}

impl Uploaded {
    /// The fields `names` and the file `file`, each at most once.
    ///
    /// # Errors
    /// If the body is cut off, is built wrongly, has too many parts, or names another part or one twice.
    pub fn only(self, names: &[&'static str], file: &'static str) -> Result<(Form, Option<File>)> {
        let mut fields: HashMap<&'static str, Vec<String>> = HashMap::new();
        let mut found: Option<File> = None;
        for part in parts(&self.body, &self.boundary)? {
            let Head { name, file_name } = head(part.headers)?;
            let twice = |name| Err(Error::bad("error-form-twice").with("name", name));
            if name == file {
                if found.is_some() {
                    return twice(file);
                }
                if part.content.len() > LARGEST_FILE {
                    return Err(Error::TooLarge { limit: LARGEST_FILE });
                }
                let name = shown(&file_name.unwrap_or_default());
                found = Some(File { name, bytes: part.content.to_vec() });
            } else if let Some(known) = names.iter().copied().find(|it| *it == name) {
                let text =
                    std::str::from_utf8(part.content).map_err(|_| Error::bad("error-form-not-utf8"))?;
                let text = received(text).ok_or(Error::bad("error-form-control"))?;
                if fields.insert(known, vec![text]).is_some() {
                    return twice(known);
                }
            } else {
                let name: String = name.chars().take(40).collect();
                return Err(Error::bad("error-form-unknown").with("name", name));
            }
        }
        Ok((Form::of(fields), found))
    }
}

/// A part of a body.
struct Part<'a> {
    headers: &'a [u8],
    content: &'a [u8],
}

/// The parts between the boundaries; the last boundary must be there.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Result<Vec<Part<'a>>> {
    let cut = || Error::bad("error-form-cut");
    let first = format!("--{boundary}");
    let between = format!("\r\n--{boundary}");
    let mut rest = body.strip_prefix(first.as_bytes()).ok_or_else(cut)?;
    let mut parts = Vec::new();
    while !rest.starts_with(b"--") {
        if parts.len() >= MOST_PARTS {
            return Err(Error::bad("error-upload-parts").with("limit", MOST_PARTS.to_string()));
        }
        rest = rest.strip_prefix(b"\r\n").ok_or_else(cut)?;
        // The end of the headers must come soon, wherever the part ends.
        let near = rest.get(..LONGEST_HEADERS).unwrap_or(rest);
        let end = find(near, b"\r\n\r\n").ok_or_else(|| {
            if near.len() < LONGEST_HEADERS { cut() } else { Error::bad("error-upload-headers") }
        })?;
        let (headers, content) = rest.split_at_checked(end).ok_or_else(cut)?;
        let content = content.get(4..).ok_or_else(cut)?;
        let length = find(content, between.as_bytes()).ok_or_else(cut)?;
        let (content, after) = content.split_at_checked(length).ok_or_else(cut)?;
        parts.push(Part { headers, content });
        rest = after.get(between.len()..).ok_or_else(cut)?;
    }
    Ok(parts)
}

/// Where `wanted` first stands.
fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    let first = *wanted.first()?;
    let mut from = 0;
    loop {
        let at = bytes.get(from..)?.iter().position(|byte| *byte == first)?.checked_add(from)?;
        if bytes.get(at..)?.starts_with(wanted) {
            return Some(at);
        }
        from = at.checked_add(1)?;
    }
}

/// What the headers of a part say.
struct Head {
    name: String,
    file_name: Option<String>,
}

fn head(headers: &[u8]) -> Result<Head> {
    let wrong = || Error::bad("error-upload-headers");
    let text = std::str::from_utf8(headers).map_err(|_| wrong())?;
    let mut lines = text.split("\r\n").filter_map(|it| it.split_once(':'));
    let (_, value) =
        lines.find(|(name, _)| name.eq_ignore_ascii_case("content-disposition")).ok_or_else(wrong)?;
    let rest = value.trim().strip_prefix("form-data").ok_or_else(wrong)?;
    let parameters = parameters(rest).ok_or_else(wrong)?;
    let of = |wanted: &str| parameters.iter().find(|(name, _)| name == wanted).map(|(_, it)| it.clone());
    Ok(Head { name: of("name").ok_or_else(wrong)?, file_name: of("filename") })
}

/// `; name="a"; filename="b"`, as browsers write it: a quotation mark inside as `%22`, or behind a backslash.
fn parameters(text: &str) -> Option<Vec<(String, String)>> {
    let mut all = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (name, after) = rest.strip_prefix(';')?.trim_start().split_once('=')?;
        let mut value = String::new();
        rest = if let Some(quoted) = after.strip_prefix('"') {
            let mut chars = quoted.char_indices();
            loop {
                match chars.next()? {
                    (at, '"') => break quoted.get(at.checked_add(1)?..)?,
                    (_, '\\') => value.push(chars.next()?.1),
                    (_, c) => value.push(c),
                }
            }
        } else {
            let end = after.find(';').unwrap_or(after.len());
            let (token, rest) = after.split_at_checked(end)?;
            value.push_str(token.trim());
            rest
        }
        .trim_start();
        all.push((name.trim().to_ascii_lowercase(), value));
    }
    Some(all)
}

/// A file's name as a page can show it: without folders and control characters.
fn shown(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !c.is_control()).take(100).collect()
}

/// The boundary that the headers name, if the body need not be refused by them alone.
fn boundary(headers: &HeaderMap) -> Result<String> {
    let kind = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let (kind, rest) = kind.split_at_checked(kind.find(';').unwrap_or(kind.len())).unwrap_or((kind, ""));
    if !kind.trim().eq_ignore_ascii_case("multipart/form-data") {
        return Err(Error::MediaType);
    }
    let boundary = parameters(rest).and_then(|all| all.into_iter().find(|(name, _)| name == "boundary"));
    let is_sound =
        |it: &String| (1..=70).contains(&it.len()) && it.bytes().all(|it| (0x20..0x7F).contains(&it));
    boundary.map(|(_, it)| it).filter(is_sound).ok_or(Error::bad("error-upload-headers"))
}

/// The whole body, as long as it is within bounds.
async fn whole(payload: &mut Payload, declared: Option<usize>) -> Result<Vec<u8>> {
    let mut body = Vec::new();
    let mut drained = 0_usize;
    let mut is_too_large = declared.is_some_and(|it| it > LONGEST_BODY);
    if declared.is_some_and(|it| it > DRAINED) {
        return Err(Error::TooLarge { limit: LARGEST_FILE });
    }
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| Error::bad("error-form-cut"))?;
        is_too_large |= body.len().saturating_add(chunk.len()) > LONGEST_BODY;
        if !is_too_large {
            body.extend_from_slice(&chunk);
            continue;
        }
        drained = drained.saturating_add(chunk.len());
        if drained > DRAINED {
            break;
        }
    }
    if is_too_large { Err(Error::TooLarge { limit: LARGEST_FILE }) } else { Ok(body) }
}

impl FromRequest for Uploaded {
    type Error = InLanguage;
    type Future = Pin<Box<dyn Future<Output = std::result::Result<Self, InLanguage>>>>;

    fn from_request(request: &HttpRequest, payload: &mut Payload) -> Self::Future {
        let language = Request::of(request).language;
        let time: Duration = request.app_data::<Data<State>>().map_or(BODY_TIME, |it| it.settings.body_time);
        let boundary = boundary(request.headers());
        let length = request.headers().get(CONTENT_LENGTH);
        let declared = length.and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
        let mut payload = payload.take();
        Box::pin(async move {
            let read = async {
                let boundary = boundary?;
                let time = time.saturating_mul(TIMES_LONGER);
                let body = timeout(time, whole(&mut payload, declared)).await.map_err(|_| Error::Late)??;
                Ok(Self { boundary, body })
            };
            read.await.map_err(|err| InLanguage(err, language))
        })
    }
}
