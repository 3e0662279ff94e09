//! Charts, drawn on the server: numbers in, SVG out. What a chart shows stands in a table too, made from the same
//! value.
//!
//! Across, lengths are per cent; down, pixels: a chart fills any width while its words keep their size. Colours are
//! attributes, for a file that stands alone, and classes, for pages, which know dark mode and print. No meaning is in
//! a colour alone: parts differ in pattern too, and bear their number.

pub mod bar;
pub mod steps;
pub mod track;

use maud::{Markup, html};

/// What a chart says of itself, to eyes and to screen readers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caption {
    /// Unique within a page.
    pub id: String,
    pub title: String,
    /// What there is to see, in a sentence.
    pub description: String,
    /// Where the numbers come from, and as of when.
    pub source: String,
}

/// A chart within a page, `height` pixels high.
pub fn inline(caption: &Caption, height: u32, content: &Markup) -> Markup {
    let (title, description) = (format!("{}-title", caption.id), format!("{}-text", caption.id));
    html! {
        svg.chart role="img" width="100%" height=(height) aria-labelledby=(format!("{title} {description}")) {
            title id=(title) { (caption.title) }
            desc id=(description) { (caption.description) }
            (content)
        }
    }
}

/// A chart as a file of its own: with its title above, and its source below.
pub fn file(caption: &Caption, height: u32, content: &Markup) -> Markup {
    const ABOVE: u32 = 44;
    const BELOW: u32 = 36;
    let whole = height.saturating_add(ABOVE).saturating_add(BELOW);
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width="720" height=(whole) role="img" font-size="14"
            font-family=(FONTS) {
            title { (caption.title) }
            desc { (caption.description) }
            rect width="100%" height="100%" fill="#fff" {}
            text x="16" y="28" font-size="17" font-weight="700" fill=(INK) { (caption.title) }
            svg x="16" y=(ABOVE) width="688" height=(height) { (content) }
            text x="16" y=(whole.saturating_sub(14)) font-size="12" fill=(QUIET) { (caption.source) }
        }
    }
}

/// The style sheet's fonts.
const FONTS: &str = "Pretendard GOV, Pretendard, Apple SD Gothic Neo, Malgun Gothic, Noto Sans KR, \
                     Noto Sans CJK KR, sans-serif";

/// The colours of words and lines, as the style sheet has them for light.
pub(crate) const INK: &str = "#1e2124";
pub(crate) const QUIET: &str = "#58616a";
pub(crate) const LINE: &str = "#cdd1d5";

/// A share as a length across, in per cent with two places.
pub(crate) fn share(part: usize, whole: usize) -> String {
    let hundredths = part.saturating_mul(10_000) / whole.max(1);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Thousandths as a length across.
pub(crate) fn across(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
