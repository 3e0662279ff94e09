//! Charts, drawn on the server: numbers in, SVG out. What a chart shows stands in a table too, made from the same
//! value.
//!
//! Across, lengths are per cent; down, pixels: a chart fills any width while its words keep their size. Colours are
//! attributes, for a file that stands alone, and classes, for pages, which know dark mode and print. No meaning is in
//! a colour alone: parts differ in pattern too, and bear their number.

pub mod bar;
pub mod days;
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

/// Something drawn, so many pixels high.
#[derive(Debug, Clone)]
pub struct Drawing {
    pub height: u32,
    pub content: Markup,
}

/// A chart within a page.
pub fn inline(caption: &Caption, drawing: &Drawing) -> Markup {
    let (title, description) = (format!("{}-title", caption.id), format!("{}-text", caption.id));
    html! {
        svg.chart role="img" width="100%" height=(drawing.height)
            aria-labelledby=(format!("{title} {description}")) {
            title id=(title) { (caption.title) }
            desc id=(description) { (caption.description) }
            (drawing.content)
        }
    }
}

/// How wide a file is, and the margin at both sides.
const WIDTH: u32 = 720;
const MARGIN: u32 = 16;

/// A chart as a file of its own: with its title and what there is to see above, and its source below.
pub fn file(caption: &Caption, drawing: &Drawing) -> Markup {
    const LINE_HEIGHT: u32 = 20;
    const BELOW: u32 = 40;
    let lines: Vec<(String, u32)> = wrapped(&caption.description, 52)
        .into_iter()
        .zip((0_u32..).map(|i| i.saturating_mul(LINE_HEIGHT).saturating_add(54)))
        .collect();
    let above = lines.last().map_or(34, |(_, y)| *y).saturating_add(20);
    let whole = drawing.height.saturating_add(above).saturating_add(BELOW);
    let within = WIDTH.saturating_sub(MARGIN.saturating_mul(2));
    html! {
        svg xmlns="http://www.w3.org/2000/svg" width=(WIDTH) height=(whole) viewBox=(format!("0 0 {WIDTH} {whole}"))
            role="img" aria-labelledby="title text" font-size="14" font-family=(FONTS) {
            title #title { (caption.title) }
            desc #text { (caption.description) }
            rect width="100%" height="100%" fill="#fff" {}
            text x=(MARGIN) y="30" font-size="17" font-weight="700" fill=(INK) { (fitted(&caption.title, 40)) }
            @for (line, y) in lines { text x=(MARGIN) y=(y) font-size="13" fill=(QUIET) { (line) } }
            svg x=(MARGIN) y=(above) width=(within) height=(drawing.height) overflow="visible" { (drawing.content) }
            text x=(MARGIN) y=(whole.saturating_sub(14)) font-size="12" fill=(QUIET) {
                (fitted(&caption.source, 56))
            }
        }
    }
}

/// A file with words in place of a chart, where there is nothing to draw.
pub fn empty(words: &str) -> Drawing {
    Drawing {
        height: 48,
        content: html! { text x="0" y="20" font-size="14" fill=(INK) { (fitted(words, 48)) } },
    }
}

/// How wide a text is, in halves of a Korean letter; Latin letters are half as wide.
fn halves(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// A line of text that is cut where it would be wider than so many Korean letters.
pub(crate) fn fitted(text: &str, most: usize) -> String {
    let most = most.saturating_mul(2);
    if halves(text) <= most {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if halves(&out).saturating_add(4) > most {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// A text in lines no wider than so many Korean letters, broken between words.
fn wrapped(text: &str, most: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if halves(line).saturating_add(halves(word)) < most.saturating_mul(2) => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(fitted(word, most)),
        }
    }
    lines
}

/// The style sheet's fonts.
const FONTS: &str = "Pretendard GOV, Pretendard, Apple SD Gothic Neo, Malgun Gothic, Noto Sans KR, \
                     Noto Sans CJK KR, sans-serif";

/// The colours of words and lines, as the style sheet has them for light.
pub(crate) const INK: &str = "#1e2124";
pub(crate) const QUIET: &str = "#58616a";
pub(crate) const LINE: &str = "#cdd1d5";
/// The colours of today, as a line and as a word.
pub(crate) const TODAY: &str = "#256ef4";
pub(crate) const NOW: &str = "#0b50d0";

/// A share as a length across, in per cent with two places.
pub(crate) fn share(part: usize, whole: usize) -> String {
    let hundredths = part.saturating_mul(10_000) / whole.max(1);
    format!("{}.{:02}%", hundredths / 100, hundredths % 100)
}

/// Thousandths as a length across.
pub(crate) fn across(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}
