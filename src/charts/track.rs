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

/// Draws a track: a bar from the start to the due date, a hollow circle where it was due as submitted, a full one where
/// it was done, a thick tail for the days that it is late, and a dashed line for today.
pub fn draw(track: &Track) -> Markup {
    let span = (track.from, track.to);
    let at = |day: NaiveDate| place_of(day, span);
    let it = &track.scheduled;
    let begin = at(track.start.unwrap_or(track.from));
    let today = across(at(track.today));
    let submitted = it.submitted.filter(|day| Some(*day) != it.due).map(|day| across(at(day)));
    let done = it.completed.map(|day| across(at(day)));
    html! {
        line.chart-line x1="0" x2="100%" y1="13" y2="13" stroke=(LINE) {}
        @match it.due.map(at) {
            Some(due) => {
                rect.chart-track x=(across(begin)) width=(length(begin, due)) y="10" height="6" fill=(BAR) {}
                @if track.is_late { (tail(due, at(track.today))) }
                line.chart-due x1=(across(due)) x2=(across(due)) y1="4" y2="22" stroke=(INK) stroke-width="3" {}
            },
            None => {
                line.chart-track x1=(across(begin)) x2="100%" y1="13" y2="13" stroke=(BAR) stroke-width="6"
                    stroke-dasharray="6 6" {}
            },
        }
        @if let Some(x) = submitted {
            circle.chart-submitted cx=(x) cy="13" r="5" fill="#fff" stroke=(QUIET) stroke-width="2" {}
        }
        @if let Some(x) = done { circle.chart-complete cx=(x) cy="13" r="7" fill="#1b6e2d" {} }
        line.chart-today x1=(today) x2=(today) y1="0" y2=(HEIGHT) stroke="#256ef4" stroke-dasharray="3 3" {}
    }
}

/// The colour of a bar.
const BAR: &str = "#8a949e";

/// From one place to another; never so short that nobody sees it.
fn length(from: u32, to: u32) -> String {
    across(to.saturating_sub(from).max(4))
}

/// The days since the due date.
fn tail(due: u32, today: u32) -> Markup {
    html! {
        rect.chart-late x=(across(due)) width=(length(due, today)) y="8" height="10" fill="#fff" stroke="#bd2c0f"
            stroke-width="2" {}
    }
}
