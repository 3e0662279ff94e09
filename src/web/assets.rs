//! The few files that pages load, inside the program. Their names hold a digest, so they may be kept for ever.

use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::web::Path;
use sha2::{Digest as _, Sha256};

/// A file that pages load.
pub struct Asset {
    /// With a digest of the content in it.
    pub name: String,
    pub content: &'static str,
    pub media_type: &'static str,
}

fn asset(stem: &str, extension: &str, content: &'static str, media_type: &'static str) -> Asset {
    let digest = Sha256::digest(content.as_bytes());
    let short: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    Asset { name: format!("{stem}-{short}.{extension}"), content, media_type }
}

/// The style sheet.
pub static STYLE: LazyLock<Asset> =
    LazyLock::new(|| asset("style", "css", include_str!("style.css"), "text/css; charset=utf-8"));

/// The mark in the browser's tab.
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| asset("icon", "svg", include_str!("icon.svg"), "image/svg+xml"));

/// Serves an asset by its name.
pub async fn show(name: Path<String>) -> HttpResponse {
    let all: [&Asset; 2] = [&STYLE, &ICON];
    match all.into_iter().find(|it| it.name == *name) {
        Some(asset) => HttpResponse::Ok()
            .insert_header(("cache-control", "public, max-age=31536000, immutable"))
            .content_type(asset.media_type)
            .body(asset.content),
        None => HttpResponse::NotFound().content_type("text/plain; charset=utf-8").body("not found\n"),
    }
}
