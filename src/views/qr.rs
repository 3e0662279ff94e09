//! An address for whoever reads on paper and has a telephone.

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};

use crate::domain::vocabulary::Language;
use crate::messages::text;

/// The white margin that readers need, in modules.
const MARGIN: i32 = 4;

/// A QR code that leads to an address; nothing for one too long for any.
pub fn code(language: Language, address: &str) -> Markup {
    html! {
        @if let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Medium) {
            @let n = code.size().saturating_add(MARGIN.saturating_mul(2));
            @let label = text(language, "brief-code");
            svg.qr viewBox={ "0 0 " (n) " " (n) } role="img" aria-label=(label) shape-rendering="crispEdges" {
                rect width=(n) height=(n) fill="#fff" {}
                path d=(path(&code)) fill="#000" {}
            }
        }
    }
}

/// The dark modules, each run of a row as one rectangle.
fn path(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let run = i32::try_from(run).unwrap_or_default();
            if run > 0 {
                let (left, top) = (x.saturating_add(MARGIN), y.saturating_add(MARGIN));
                path.push_str(&format!("M{left},{top}h{run}v1h-{run}z"));
            }
            x = x.saturating_add(run).saturating_add(1);
        }
    }
    path
}
