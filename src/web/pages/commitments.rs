//! Commitments: the list, and one of them.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page};
use crate::web::error::Error;
use crate::web::state::State;

/// The commitments that a filter means.
pub async fn commitments(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}

/// A commitment with all that is said of it.
pub async fn commitment(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}

/// Leads to the commitment with an OGP id.
pub async fn by_ogp_id(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}
