//! The few files that pages load, inside the program. Their names hold a digest, so they may be kept for ever.

use std::sync::LazyLock;

use actix_web::HttpResponse;
use actix_web::web::Path;
use sha2::{Digest as _, Sha256};

use crate::views::layout::{Assets, use_assets};

/// A file that pages load.
pub struct Asset {
    /// With a digest of the content in it.
    pub name: String,
    pub content: &'static [u8],
    pub media_type: &'static str,
}

fn asset(stem: &str, extension: &str, content: &'static [u8], media_type: &'static str) -> Asset {
    let digest = Sha256::digest(content);
    let short: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    Asset { name: format!("{stem}-{short}.{extension}"), content, media_type }
}

/// The style sheet.
pub static STYLE: LazyLock<Asset> =
    LazyLock::new(|| asset("style", "css", include_bytes!("style.css"), "text/css; charset=utf-8"));

/// The mark in the browser's tab.
pub static ICON: LazyLock<Asset> =
    LazyLock::new(|| asset("icon", "svg", include_bytes!("icon.svg"), "image/svg+xml"));

/// The style of cards for other sites and of sheets for paper.
pub static SHEET: LazyLock<Asset> =
    LazyLock::new(|| asset("sheet", "css", include_bytes!("sheet.css"), "text/css; charset=utf-8"));

/// What pages can do better with a script.
pub static SCRIPT: LazyLock<Asset> =
    LazyLock::new(|| asset("app", "js", include_bytes!("app.js"), "text/javascript; charset=utf-8"));

/// What other sites show beside a link to us.
pub static PICTURE: LazyLock<Asset> =
    LazyLock::new(|| asset("jikim", "png", include_bytes!("picture.png"), "image/png"));

/// Tells the pages what their files are called.
pub fn announce() {
    use_assets(Assets {
        style: &STYLE.name,
        sheet: &SHEET.name,
        script: &SCRIPT.name,
        icon: &ICON.name,
        picture: &PICTURE.name,
    });
}

/// Serves an asset by its name.
pub async fn show(name: Path<String>) -> HttpResponse {
    let all: [&Asset; 5] = [&STYLE, &SHEET, &SCRIPT, &ICON, &PICTURE];
    match all.into_iter().find(|it| it.name == *name) {
        Some(asset) => {
            let mut answer = HttpResponse::Ok();
            answer.insert_header(("cache-control", "public, max-age=31536000, immutable"));
            if asset.name == PICTURE.name {
                answer.insert_header(("cross-origin-resource-policy", "cross-origin"));
            }
            answer.content_type(asset.media_type).body(asset.content)
        }
        None => HttpResponse::NotFound().content_type("text/plain; charset=utf-8").body("not found\n"),
    }
}
