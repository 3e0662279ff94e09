//! Stacked bars of counts, one by itself or several beneath one another.

use maud::{Markup, html};

use super::{Drawing, INK, QUIET, fitted, share};
use crate::domain::progress::State;

/// How high a bar is, in pixels.
pub const HEIGHT: u32 = 34;

/// How a part is filled. In grey the fills go from dark to light, and one is hatched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fill {
    /// What is there: complete, proven, settled.
    Full,
    Most,
    Some,
    /// Nothing yet.
    Blank,
    /// What ought to be there and is not: hatched.
    Hatched,
    Grey,
    /// What is not counted.
    Pale,
}

impl Fill {
    fn slug(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Most => "most",
            Self::Some => "some",
            Self::Blank => "blank",
            Self::Hatched => "hatched",
            Self::Grey => "grey",
            Self::Pale => "pale",
        }
    }

    /// Its colour and that of a number on it.
    fn colours(self) -> (&'static str, &'static str) {
        match self {
            Self::Full => ("#1b6e2d", "#fff"),
            Self::Most => ("#0b78cb", "#fff"),
            Self::Some => ("#b9dcf7", INK),
            Self::Blank => ("#fff", INK),
            Self::Hatched => ("#fff3db", "#7a5200"),
            Self::Grey => ("#cdd1d5", INK),
            Self::Pale => ("#eceef0", INK),
        }
    }
}

impl From<State> for Fill {
    fn from(state: State) -> Self {
        match state {
            State::Complete => Self::Full,
            State::Substantial => Self::Most,
            State::Limited => Self::Some,
            State::NotStarted => Self::Blank,
            State::NoReport => Self::Hatched,
            State::Withdrawn => Self::Grey,
            State::NotTracked => Self::Pale,
        }
    }
}

/// A part of a bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub fill: Fill,
    /// What is counted, with its number, in words.
    pub words: String,
    pub n: usize,
}

/// A bar with what it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    /// Those of no number left out.
    pub parts: Vec<Part>,
}

impl Bar {
    pub fn total(&self) -> usize {
        self.parts.iter().map(|it| it.n).sum()
    }
}

/// A bar by itself. `id` tells its pattern from those of other charts of the page.
pub fn draw(id: &str, bar: &Bar) -> Drawing {
    draw_of(id, bar, bar.total())
}

/// A bar among others of which the longest counts `longest`: one thing is as wide in each.
pub fn draw_of(id: &str, bar: &Bar, longest: usize) -> Drawing {
    let is_hatched = bar.parts.iter().any(|it| it.fill == Fill::Hatched);
    let content = html! { @if is_hatched { (pattern(id)) } (parts(id, bar, 0, longest)) };
    Drawing { height: HEIGHT, content }
}

/// How many the longest of some bars counts.
pub fn longest<'a>(bars: impl Iterator<Item = &'a Bar>) -> usize {
    bars.map(Bar::total).max().unwrap_or_default()
}

/// Bars beneath one another, each below its label and above its numbers in words.
pub fn beneath(id: &str, bars: &[Bar]) -> Drawing {
    const EACH: u32 = 88;
    let rows = bars.iter().zip((0_u32..).map(|i| i.saturating_mul(EACH)));
    let n = u32::try_from(bars.len()).unwrap_or_default();
    let longest = longest(bars.iter());
    let content = html! {
        (pattern(id))
        @for (bar, y) in rows {
            @if !bar.label.is_empty() {
                text x="0" y=(y.saturating_add(14)) font-weight="700" fill=(INK) { (fitted(&bar.label, 48)) }
            }
            (parts(id, bar, y.saturating_add(22), longest))
            text x="0" y=(y.saturating_add(71)) font-size="12" fill=(QUIET) { (fitted(&in_words(bar), 56)) }
        }
    };
    Drawing { height: n.saturating_mul(EACH), content }
}

/// The parts of a bar in words.
pub fn in_words(bar: &Bar) -> String {
    let parts: Vec<&str> = bar.parts.iter().map(|it| it.words.as_str()).collect();
    parts.join(", ")
}

/// A square as parts of this fill are drawn.
pub fn swatch(id: &str, fill: Fill) -> Markup {
    let (colour, _) = colour(id, fill);
    html! {
        svg.chart.swatch aria-hidden="true" width="16" height="16" {
            @if fill == Fill::Hatched { (pattern(id)) }
            rect.{ "chart-part chart-" (fill.slug()) } x="1" y="1" width="14" height="14" fill=(colour)
                stroke="#58616a" {}
        }
    }
}

fn pattern(id: &str) -> Markup {
    html! {
        defs {
            pattern id=(format!("{id}-hatched")) width="6" height="6" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" {
                rect.chart-ground width="6" height="6" fill="#fff3db" {}
                rect.chart-warn width="2" height="6" fill="#7a5200" {}
            }
        }
    }
}

fn colour(id: &str, fill: Fill) -> (String, &'static str) {
    let (colour, ink) = fill.colours();
    if fill == Fill::Hatched { (format!("url(#{id}-hatched)"), ink) } else { (colour.to_owned(), ink) }
}

fn parts(id: &str, bar: &Bar, y: u32, longest: usize) -> Markup {
    let mut before = 0_usize;
    let mut drawn = Vec::with_capacity(bar.parts.len());
    for it in &bar.parts {
        drawn.push(part(id, it, (before, longest), y));
        before = before.saturating_add(it.n);
    }
    html! { @for it in drawn { (it) } }
}

fn part(id: &str, it: &Part, (before, longest): (usize, usize), y: u32) -> Markup {
    /// Narrower than this share of the longest bar in per cent, a number does not fit.
    const LEAST: usize = 5;
    let (colour, ink) = colour(id, it.fill);
    let slug = it.fill.slug();
    // The middle of the part: half of its own number behind what comes before.
    let middle = share(before.saturating_mul(2).saturating_add(it.n), longest.saturating_mul(2));
    let height = HEIGHT.saturating_sub(2);
    html! {
        rect.{ "chart-part chart-" (slug) } x=(share(before, longest)) y=(y.saturating_add(1))
            width=(share(it.n, longest)) height=(height) fill=(colour) stroke="#58616a" { title { (it.words) } }
        @if it.n.saturating_mul(100) / longest.max(1) >= LEAST {
            @if it.fill == Fill::Hatched {
                circle.chart-ground cx=(middle) cy=(y.saturating_add(17)) r="11" fill="#fff3db" {}
            }
            text.{ "chart-n chart-n-" (slug) } x=(middle) y=(y.saturating_add(22)) text-anchor="middle"
                font-size="14" font-weight="700" fill=(ink) { (it.n) }
        }
    }
}
