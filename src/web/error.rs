//! What can go wrong in answering, and the one page that says so.

use actix_web::http::StatusCode;
use actix_web::http::header::RETRY_AFTER;
use actix_web::{HttpResponse, ResponseError};

use crate::domain::vocabulary::Language;
use crate::links::Place;
use crate::views;

/// Why there is no page.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("not found")]
    NotFound,
    /// Something asked for makes no sense; the message says what to do.
    #[error("bad request: {message}")]
    Bad { message: &'static str, arguments: Vec<(&'static str, String)> },
    /// The database is busy or cannot be read just now.
    #[error("busy: {0}")]
    Busy(String),
    /// Our fault.
    #[error(transparent)]
    Internal(anyhow::Error),
}

pub type Result<T> = std::result::Result<T, Error>;

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
    pub fn with(self, name: &'static str, value: impl Into<String>) -> Self {
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
        let place = Place::now(language);
        let (status, message, arguments) = match self {
            Self::NotFound => (StatusCode::NOT_FOUND, "error-not-found", &[][..]),
            Self::Bad { message, arguments } => (StatusCode::BAD_REQUEST, *message, arguments.as_slice()),
            Self::Busy(_) => (StatusCode::SERVICE_UNAVAILABLE, "error-busy", &[][..]),
            Self::Internal(_) => (StatusCode::INTERNAL_SERVER_ERROR, "error-internal", &[][..]),
        };
        match self {
            Self::Internal(err) => tracing::error!("{err:#}"),
            Self::Busy(err) => tracing::warn!("busy: {err}"),
            _ => {}
        }
        let mut response = HttpResponse::build(status);
        if status == StatusCode::SERVICE_UNAVAILABLE {
            response.insert_header((RETRY_AFTER, "5"));
        }
        response
            .insert_header(("cache-control", "no-store"))
            .content_type("text/html; charset=utf-8")
            .body(views::errors::show(&place, status.as_u16(), message, arguments).into_string())
    }
}

impl From<diesel::result::Error> for Error {
    fn from(err: diesel::result::Error) -> Self {
        match err {
            diesel::result::Error::NotFound => Self::NotFound,
            err if err.to_string().contains("database is locked") => Self::Busy(err.to_string()),
            err => Self::internal(err),
        }
    }
}

/// For the few places where the language is not known.
impl ResponseError for Error {
    fn error_response(&self) -> HttpResponse {
        self.page(Language::En)
    }
}
