//! Stacked bars of counts.

use maud::{Markup, html};

use super::{INK, share};
use crate::domain::progress::{Counts, State};
use crate::domain::vocabulary::Vocabulary as _;

/// How high a bar is, in pixels.
pub const HEIGHT: u32 = 34;

/// A bar of how many there are in each state, each part with its number. `id` tells its patterns from those of other
/// charts of the page.
pub fn states(id: &str, counts: &Counts) -> Markup {
    let total = counts.total();
    let mut before = 0_usize;
    let mut parts = Vec::new();
    for state in State::ALL {
        let n = counts.get(*state);
        if n > 0 {
            parts.push((*state, before, n));
            before = before.saturating_add(n);
        }
    }
    html! {
        defs {
            pattern id=(format!("{id}-no-report")) width="6" height="6" patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)" {
                rect.chart-ground width="6" height="6" fill="#fff3db" {}
                rect.chart-warn width="2" height="6" fill="#7a5200" {}
            }
        }
        @for (state, before, n) in parts {
            (part(id, state, (before, n, total)))
        }
    }
}

fn part(id: &str, state: State, (before, n, total): (usize, usize, usize)) -> Markup {
    /// Narrower than this share of the bar, a number does not fit.
    const LEAST: usize = 5;
    let (fill, ink) = colours(state);
    let fill = if state == State::NoReport { format!("url(#{id}-no-report)") } else { fill.to_owned() };
    // The middle of the part: half of its own number behind what comes before.
    let middle = share(before.saturating_mul(2).saturating_add(n), total.saturating_mul(2));
    html! {
        rect.{ "chart-part chart-" (state.slug()) } x=(share(before, total)) y="1" width=(share(n, total))
            height=(HEIGHT.saturating_sub(2)) fill=(fill) stroke="#58616a" {}
        @if n.saturating_mul(100) / total.max(1) >= LEAST {
            @if state == State::NoReport {
                circle.chart-ground cx=(middle) cy="17" r="11" fill="#fff" {}
            }
            text.{ "chart-n chart-n-" (state.slug()) } x=(middle) y="22" text-anchor="middle" font-size="14"
                font-weight="700" fill=(ink) { (n) }
        }
    }
}

/// The colour of a state and of the number on it; in grey they go from dark to light.
fn colours(state: State) -> (&'static str, &'static str) {
    match state {
        State::Complete => ("#1b6e2d", "#fff"),
        State::Substantial => ("#0b78cb", "#fff"),
        State::Limited => ("#b9dcf7", INK),
        State::NotStarted => ("#fff", INK),
        State::NoReport => ("#fff3db", "#7a5200"),
        State::Withdrawn => ("#cdd1d5", INK),
        State::NotTracked => ("#eceef0", INK),
    }
}
