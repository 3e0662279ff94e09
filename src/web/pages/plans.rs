//! A plan.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page};
use crate::web::error::Error;
use crate::web::state::State;

/// A plan: its commitments with counts, what is late, silent, not tracked or not known.
pub async fn plan(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}
