//! Methodology and data.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::{Subject, page};
use crate::export::Dataset;
use crate::messages::{text, text_of};
use crate::store;
use crate::views;
use crate::web::error::Error;
use crate::web::state::State;

/// Every word and rule explained.
pub async fn methodology(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |_, context| {
        let frame = context.frame(text(context.place.language, "methodology-title").to_owned());
        Ok(views::about::methodology(&frame))
    })
    .await
}

/// Downloads, and how to use and cite them.
pub async fn data(request: HttpRequest, state: Data<State>) -> HttpResponse {
    page(request, state, Subject::Everything, |conn, context| {
        let frame = context.frame(text(context.place.language, "nav-data").to_owned());
        let head = match context.moment.position.0 {
            0 => String::new(),
            _ => {
                let entry = store::entries::find(conn, context.moment.position)?;
                format!("{}:{}", entry.position, entry.digest)
            }
        };
        Ok(views::about::data(&frame, &head))
    })
    .await
}

/// The dictionary of one data set.
pub async fn dataset(request: HttpRequest, state: Data<State>, path: Path<(String, String)>) -> HttpResponse {
    let (_, name) = path.into_inner();
    page(request, state, Subject::Everything, move |_, context| {
        let dataset = Dataset::by_name(&name).ok_or(Error::NotFound)?;
        let frame = context.frame(text_of(context.place.language, "dataset-", dataset.name).to_owned());
        Ok(views::about::dataset(&frame, dataset))
    })
    .await
}
