//! HTTP: the route table, and what every answer has in common.

pub mod assets;
pub mod cache;
pub mod error;
pub mod files;
pub mod form;
pub mod guard;
pub mod headers;
pub mod moment;
pub mod pages;
pub mod query;
pub mod state;

use actix_web::web::{self, ServiceConfig, get};

/// Every route. A page is a list or a thing; the same address ending in `.csv` is the list as data.
pub fn routes(config: &mut ServiceConfig) {
    config
        .route("/", get().to(pages::root))
        .route("/healthz", get().to(pages::health))
        .route("/readyz", get().to(pages::ready))
        .route("/assets/{name}", get().to(assets::show))
        .route("/c/{ogp_id}", get().to(pages::by_ogp_id))
        .service(
            web::scope("/{language:ko|en}")
                .route("", get().to(pages::home))
                .route("/plans", get().to(pages::plans))
                .route("/plans/{key}", get().to(pages::plan))
                .route("/commitments", get().to(pages::commitments))
                .route("/commitments/{key}", get().to(pages::commitment))
                .route("/organisations", get().to(pages::organisations))
                .route("/organisations/{key}", get().to(pages::organisation))
                .route("/search", get().to(pages::search))
                .route("/changes", get().to(pages::changes))
                .route("/methodology", get().to(pages::methodology))
                .route("/data", get().to(pages::data))
                .route("/data/dictionary.csv", get().to(files::dictionary))
                .route("/data/{dataset}.csv", get().to(files::dataset))
                .route("/data/{dataset}", get().to(pages::dataset))
                .route("/{dataset}.csv", get().to(files::dataset)),
        )
        .default_service(web::route().to(pages::nowhere));
}
