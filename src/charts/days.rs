//! Bars of days: how long ago something was.

use maud::{Markup, html};

use super::{Drawing, INK, LINE, QUIET, fitted, share};

/// How high a bar is, in pixels.
pub const HEIGHT: u32 = 22;

/// How long ago something was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    pub label: String,
    /// None if it never was.
    pub days: Option<i64>,
    /// The days in words.
    pub words: String,
}

/// What all bars of a chart are measured by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// The days of the longest bar.
    pub most: usize,
    /// After so many days it is too long ago: a dashed line.
    pub limit: usize,
}

impl Scale {
    /// Long enough for these bars and the limit.
    pub fn of(bars: &[Bar], limit: i64) -> Self {
        let longest = bars.iter().filter_map(|it| it.days).max().unwrap_or_default().max(limit);
        Self {
            most: usize::try_from(longest).unwrap_or_default().max(1),
            limit: usize::try_from(limit).unwrap_or_default(),
        }
    }
}

/// A bar by itself: solid up to the limit's line, hollow where it never began.
pub fn draw(bar: &Bar, scale: Scale) -> Drawing {
    Drawing { height: HEIGHT, content: drawn(bar, scale, 0) }
}

/// Bars beneath one another, each below its label.
pub fn beneath(bars: &[Bar], scale: Scale, limit: &str) -> Drawing {
    const EACH: u32 = 58;
    const ABOVE: u32 = 18;
    let rows = bars.iter().zip((0_u32..).map(|i| i.saturating_mul(EACH).saturating_add(ABOVE)));
    let n = u32::try_from(bars.len()).unwrap_or_default();
    let x = share(scale.limit, scale.most);
    // Near the right edge words go to the left of their line.
    let anchor = if scale.limit.saturating_mul(10) > scale.most.saturating_mul(7) { "end" } else { "start" };
    let content = html! {
        text x=(x) y="10" font-size="12" text-anchor=(anchor) fill=(QUIET) { (limit) }
        @for (bar, y) in rows {
            text x="0" y=(y.saturating_add(14)) fill=(INK) {
                tspan font-weight="700" { (fitted(&bar.label, 34)) } " · " (bar.words)
            }
            (drawn(bar, scale, y.saturating_add(22)))
        }
    };
    Drawing { height: n.saturating_mul(EACH).saturating_add(ABOVE), content }
}

fn drawn(bar: &Bar, scale: Scale, y: u32) -> Markup {
    let days = bar.days.and_then(|it| usize::try_from(it).ok());
    let limit = share(scale.limit, scale.most);
    let middle = y.saturating_add(HEIGHT / 2);
    html! {
        line.chart-line x1="0" x2="100%" y1=(middle) y2=(middle) stroke=(LINE) {}
        @if let Some(days) = days {
            rect.chart-days x="0" width=(share(days, scale.most)) y=(y.saturating_add(5)) height="12" fill="#58616a" {
                title { (bar.words) }
            }
        }
        line.chart-limit x1=(limit) x2=(limit) y1=(y) y2=(y.saturating_add(HEIGHT)) stroke="#bd2c0f" stroke-width="2"
            stroke-dasharray="3 3" {}
    }
}
