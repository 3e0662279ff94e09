//! The front page, plans, search and changes.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page};
use crate::web::error::Error;
use crate::web::state::State;

/// The front page.
pub async fn home(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}

/// The plans.
pub async fn plans(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}

/// What is found for some words.
pub async fn search(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}

/// What has changed.
pub async fn changes(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}
