//! Organisations: the list, and one of them.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page};
use crate::web::error::Error;
use crate::web::state::State;

/// The organisations.
pub async fn organisations(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}

/// An organisation with its commitments.
pub async fn organisation(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}
