//! Milestones on the calendar of their plan: as submitted, as amended, done, late or open.

use chrono::{Datelike as _, NaiveDate};
use maud::{Markup, html};

use super::{Drawing, INK, LINE, QUIET, across, fitted};
use crate::domain::schedule::{Scheduled, place_of};

/// How high a track is, in pixels.
const HEIGHT: u32 = 26;

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

/// A milestone with its track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub label: String,
    /// Its dates in words.
    pub words: String,
    pub track: Track,
}

/// Some milestones of one commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub label: String,
    pub rows: Vec<Row>,
}

/// The words that a calendar bears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words<'a> {
    pub today: &'a str,
}

/// The years and today, above tracks of the same span.
pub fn axis((from, to): (NaiveDate, NaiveDate), today: NaiveDate, words: Words<'_>) -> Drawing {
    Drawing { height: HEIGHT, content: scale((from, to), today, words, 0) }
}

fn scale((from, to): (NaiveDate, NaiveDate), today: NaiveDate, words: Words<'_>, y: u32) -> Markup {
    let span = (from, to);
    let years = (from.year()..=to.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    let at_today = place_of(today, span);
    let near = |place: u32| place.abs_diff(at_today) < 120;
    // Near the edges words go inwards.
    let anchor = |place: u32| match place {
        0..80 => "start",
        80..920 => "middle",
        _ => "end",
    };
    let bottom = y.saturating_add(HEIGHT);
    html! {
        @for day in years.filter(|day| *day >= from && *day < to) {
            @let place = place_of(day, span);
            @let x = across(place);
            line.chart-line x1=(x) x2=(x) y1=(y.saturating_add(18)) y2=(bottom) stroke=(QUIET) {}
            @if !near(place) {
                text.chart-quiet x=(across(place)) y=(y.saturating_add(13)) font-size="12" text-anchor=(anchor(place))
                    fill=(QUIET) { (day.year()) }
            }
        }
        @if today >= from && today <= to {
            text.chart-now x=(across(at_today)) y=(y.saturating_add(13)) font-size="12" font-weight="700"
                text-anchor=(anchor(at_today)) fill="#0b50d0" { (words.today) }
        }
    }
}

/// Groups of tracks beneath one another, each below its label.
pub fn beneath(groups: &[Group], words: Words<'_>) -> Drawing {
    const OF_GROUP: u32 = 34;
    const EACH: u32 = 48;
    let mut y = HEIGHT;
    let mut placed: Vec<(u32, &Group)> = Vec::with_capacity(groups.len());
    for group in groups {
        placed.push((y, group));
        let rows = u32::try_from(group.rows.len()).unwrap_or_default();
        y = y.saturating_add(OF_GROUP).saturating_add(rows.saturating_mul(EACH));
    }
    let first = groups.iter().flat_map(|it| &it.rows).next();
    let content = html! {
        @if let Some(it) = first { (scale((it.track.from, it.track.to), it.track.today, words, 0)) }
        @for (y, group) in placed {
            text x="0" y=(y.saturating_add(22)) font-weight="700" fill=(INK) { (fitted(&group.label, 48)) }
            @for (row, i) in group.rows.iter().zip(0_u32..) {
                @let y = y.saturating_add(OF_GROUP).saturating_add(i.saturating_mul(EACH));
                text x="0" y=(y.saturating_add(13)) font-size="13" fill=(INK) {
                    (fitted(&row.label, 28)) tspan fill=(QUIET) font-size="12" { " · " (fitted(&row.words, 26)) }
                }
                svg x="0" y=(y.saturating_add(18)) width="100%" height=(HEIGHT) overflow="visible" {
                    (drawn(&row.track))
                }
            }
        }
    };
    Drawing { height: y, content }
}

/// Draws a track by itself.
pub fn draw(track: &Track) -> Drawing {
    Drawing { height: HEIGHT, content: drawn(track) }
}

/// A bar from the start to the due date, a hollow circle where it was due as submitted, a full one where
/// it was done, a hollow tail for the days that it is late, and a dashed line for today.
fn drawn(track: &Track) -> Markup {
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
