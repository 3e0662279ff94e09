//! What a form leads to: a page, or another address.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::LOCATION;
use maud::Markup;

use crate::acts::ActError;
use crate::domain::fault::Fault;
use crate::domain::vocabulary::Language;
use crate::web::error::Result;

/// What a form leads to. It can be made where the database is at hand, off the threads that serve.
pub enum Answer {
    Page(StatusCode, String),
    /// Elsewhere, once something was done.
    To(String),
}

impl Answer {
    /// A page with a form: as it was asked for, or back with faults.
    pub fn page(markup: Markup, faults: &[Fault]) -> Self {
        Self::Page(status_of(faults), markup.into_string())
    }
}

/// Where an act leads that was done, or where the form led when it was sent before.
///
/// # Errors
/// Why it was not done otherwise.
pub fn led<T>(
    done: std::result::Result<T, ActError>,
    location: String,
) -> std::result::Result<Answer, ActError> {
    match done {
        Ok(_) => Ok(Answer::To(location)),
        Err(ActError::Done(location)) => Ok(Answer::To(location)),
        Err(err) => Err(err),
    }
}

/// The status of a form: as it was asked for, or back with faults.
pub fn status_of(faults: &[Fault]) -> StatusCode {
    if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

/// The answer as a response; an error is a page too.
pub fn answered(answer: Result<Answer>, language: Language) -> HttpResponse {
    match answer {
        Ok(Answer::Page(status, body)) => {
            HttpResponse::build(status).content_type("text/html; charset=utf-8").body(body)
        }
        Ok(Answer::To(location)) => HttpResponse::SeeOther().insert_header((LOCATION, location)).finish(),
        Err(err) => err.page(language),
    }
}
