//! One milestone on the calendar of its plan: as submitted, as amended, done, late or open.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{INK, LINE, QUIET, across};
use crate::domain::schedule::{Scheduled, place_of};

/// How high a track is, in pixels.
pub const HEIGHT: u32 = 26;

/// What a track shows beside the milestone's dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Track {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub today: NaiveDate,
    /// When work begins; the plan's beginning where it is not known.
    pub start: Option<NaiveDate>,
    pub scheduled: Scheduled,
    pub is_late: bool,
}

/// Draws a track: a bar from start to due date, a hollow mark where it was due as submitted, a tick where it was done, a
/// thick tail for the days that it is late, and a line for today.
pub fn draw(track: &Track) -> Markup {
    let span = (track.from, track.to);
    let at = |day: NaiveDate| place_of(day, span);
    let it = &track.scheduled;
    let begin = at(track.start.unwrap_or(track.from));
    let end = it.due.map(at);
    let today = at(track.today);
    html! {
        line.chart-line x1="0" x2="100%" y1="13" y2="13" stroke=(LINE) {}
        @if let Some(end) = end {
            rect.chart-track x=(across(begin)) width=(across(end.saturating_sub(begin).max(4))) y="10" height="6" fill="#8a949e" {}
            @if track.is_late {
                rect.chart-late x=(across(end)) width=(across(today.saturating_sub(end).max(4))) y="8" height="10"
                    fill="#fff" stroke="#bd2c0f" stroke-width="2" {}
            }
            line.chart-due x1=(across(end)) x2=(across(end)) y1="4" y2="22" stroke=(INK) stroke-width="3" {}
        } @else {
            line.chart-track x1=(across(begin)) x2="100%" y1="13" y2="13" stroke="#8a949e" stroke-width="6" stroke-dasharray="6 6" {}
        }
        @if let Some(submitted) = it.submitted.filter(|day| Some(*day) != it.due) {
            circle.chart-submitted cx=(across(at(submitted))) cy="13" r="5" fill="#fff" stroke=(QUIET) stroke-width="2" {}
        }
        @if let Some(done) = it.completed {
            circle.chart-complete cx=(across(at(done))) cy="13" r="7" fill="#1b6e2d" {}
        }
        line.chart-today x1=(across(today)) x2=(across(today)) y1="0" y2=(HEIGHT) stroke="#256ef4" stroke-dasharray="3 3" {}
    }
}
