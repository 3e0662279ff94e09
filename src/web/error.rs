//! What can go wrong in answering, and the one page that says so.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use chrono::NaiveDate;

use super::watch;
use crate::acts::ActError;
use crate::domain::fault::Fault;
use crate::domain::vocabulary::Language;
use crate::links::Place;
use crate::views;

/// After how many seconds a write may be tried again that could not be made.
pub const RETRY_IN: &str = "5";

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("not found")]
    NotFound,
    /// It was there and is no more; the message says what to do.
    #[error("gone: {0}")]
    Gone(&'static str),
    /// Something asked for makes no sense; the message says what to do.
    #[error("bad request: {message}")]
    Bad { message: &'static str, arguments: Vec<(&'static str, Told)> },
    /// Understood, but not for this reader to do; the message says why.
    #[error("forbidden: {0}")]
    Forbidden(&'static str),
    /// The address is there, but takes other methods only.
    #[error("method not allowed; allowed: {0}")]
    Method(String),
    /// Understood, but against the rules; nothing was done.
    #[error("refused: {0:?}")]
    Refused(Vec<Fault>),
    /// A body did not arrive in time.
    #[error("the body came too late")]
    Late,
    /// The body has more bytes than that.
    #[error("the body is too large")]
    TooLarge { limit: usize },
    #[error("the body is no form")]
    MediaType,
    /// Too many attempts; after that many seconds there is room for another.
    #[error("too many attempts")]
    TooMany { seconds: u64 },
    /// The database is busy or cannot be read just now.
    #[error("busy: {0}")]
    Busy(String),
    /// Our fault.
    #[error(transparent)]
    Internal(anyhow::Error),
}

pub type Result<T> = std::result::Result<T, Error>;

/// What an error tells of: words to the letter, or a day, which each language writes in its own way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Told {
    Words(String),
    Day(NaiveDate),
}

impl From<&str> for Told {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Told {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

impl From<&String> for Told {
    fn from(words: &String) -> Self {
        Self::Words(words.clone())
    }
}

impl From<NaiveDate> for Told {
    fn from(day: NaiveDate) -> Self {
        Self::Day(day)
    }
}

impl Told {
    /// As the language writes it.
    pub fn in_words(&self, language: Language) -> String {
        match self {
            Self::Words(words) => words.clone(),
            Self::Day(day) => views::parts::day_text(language, *day),
        }
    }
}

impl Error {
    /// An error that is our fault.
    pub fn internal(err: impl Into<anyhow::Error>) -> Self {
        Self::Internal(err.into())
    }

    /// A request that makes no sense.
    pub fn bad(message: &'static str) -> Self {
        Self::Bad { message, arguments: Vec::new() }
    }

    /// The same with an argument of its message.
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<Told>) -> Self {
        match self {
            Self::Bad { message, mut arguments } => {
                arguments.push((name, value.into()));
                Self::Bad { message, arguments }
            }
            other => other,
        }
    }

    /// The page that says what went wrong, in the reader's language. Logs what is our fault, once, here.
    pub fn page(&self, language: Language) -> HttpResponse {
        self.page_beside(language, None)
    }

    /// The same with the way to the same page of the present, for who asked for the past.
    pub fn page_beside(&self, language: Language, present: Option<&str>) -> HttpResponse {
        let place = Place::now(language);
        let (status, message) = self.status_and_message();
        let request = watch::id();
        let arguments = match self {
            Self::Bad { arguments, .. } => {
                arguments.iter().map(|(name, told)| (*name, told.in_words(language))).collect()
            }
            Self::TooLarge { limit } => vec![("limit", (limit / 1024).to_string())],
            Self::TooMany { seconds } => vec![("minutes", seconds.div_ceil(60).to_string())],
            _ => Vec::new(),
        };
        match self {
            Self::Internal(err) => tracing::error!(request = request.as_deref(), "{err:#}"),
            Self::Busy(err) => {
                tracing::error!(request = request.as_deref(), "cannot be done just now: {err}")
            }
            _ => {}
        }
        let mut response = HttpResponse::build(status);
        match self {
            Self::Busy(_) => {
                response.insert_header((RETRY_AFTER, RETRY_IN));
            }
            Self::TooMany { seconds } => {
                response.insert_header((RETRY_AFTER, seconds.to_string()));
            }
            Self::Method(allowed) => {
                response.insert_header((ALLOW, allowed.as_str()));
            }
            _ => {}
        }
        let faults = match self {
            Self::Refused(faults) => faults.as_slice(),
            _ => &[],
        };
        let footing = (status.as_u16(), request.as_deref());
        let page = views::errors::show(&place, (footing, present), message, &arguments, faults);
        response
            .insert_header(("cache-control", "no-store"))
            .content_type("text/html; charset=utf-8")
            .body(page.into_string())
    }

    fn status_and_message(&self) -> (StatusCode, &'static str) {
        match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "error-not-found"),
            Self::Gone(message) => (StatusCode::GONE, message),
            Self::Bad { message, .. } => (StatusCode::BAD_REQUEST, message),
            Self::Forbidden(message) => (StatusCode::FORBIDDEN, message),
            Self::Method(_) => (StatusCode::METHOD_NOT_ALLOWED, "error-method"),
            Self::Refused(_) => (StatusCode::UNPROCESSABLE_ENTITY, "error-refused"),
            Self::Late => (StatusCode::REQUEST_TIMEOUT, "error-form-late"),
            Self::TooLarge { .. } => (StatusCode::PAYLOAD_TOO_LARGE, "error-form-too-large"),
            Self::MediaType => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "error-form-type"),
            Self::TooMany { .. } => (StatusCode::TOO_MANY_REQUESTS, "error-too-many"),
            Self::Busy(_) => (StatusCode::SERVICE_UNAVAILABLE, "error-busy"),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "error-internal"),
        }
    }
}

impl From<diesel::result::Error> for Error {
    fn from(err: diesel::result::Error) -> Self {
        match err {
            diesel::result::Error::NotFound => Self::NotFound,
            err if is_passing(&err.to_string()) => Self::Busy(err.to_string()),
            err => Self::internal(err),
        }
    }
}

/// Whether a fault of the database is of the kind that goes away by itself or when the operator makes room.
fn is_passing(fault: &str) -> bool {
    [
        "database is locked",
        "database or disk is full",
        "readonly database",
        "disk I/O error",
        "unable to open database file",
    ]
    .iter()
    .any(|it| fault.contains(it))
}

impl From<ActError> for Error {
    fn from(err: ActError) -> Self {
        match err {
            ActError::Refused(faults) => Self::Refused(faults),
            ActError::Conflict => Self::Refused(vec![Fault::new("", "fault-changed-meanwhile")]),
            ActError::Forbidden(message) => Self::Forbidden(message),
            err @ ActError::Done(_) => Self::internal(err),
            ActError::Query(err) => Self::from(err),
        }
    }
}

/// For the few places where the language is not known.
impl ResponseError for Error {
    fn error_response(&self) -> HttpResponse {
        self.page(Language::En)
    }
}

/// An error with the reader's language, for what answers before a handler does.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct InLanguage(pub Error, pub Language);

impl ResponseError for InLanguage {
    fn error_response(&self) -> HttpResponse {
        self.0.page(self.1)
    }
}
