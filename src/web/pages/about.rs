//! Methodology and data.

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page};
use crate::web::error::Error;
use crate::web::state::State;

/// Every word and rule explained.
pub async fn methodology(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}

/// Downloads and the dictionary.
pub async fn data(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}

/// The dictionary of one data set.
pub async fn dataset(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, _| Err(Error::NotFound)).await
}
