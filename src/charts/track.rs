//! Milestones on the calendar of their plan: as submitted, as amended, done, late or open.

use chrono::{Datelike as _, NaiveDate};
use maud::{Markup, html};

use super::{Drawing, INK, LINE, NOW, QUIET, TODAY, across, fitted};
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
    pub is_withdrawn: bool,
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
    /// What the signs stand for that the tracks bear.
    pub key: &'a [(Sign, &'a str)],
}

/// The years and today, above tracks of the same span.
pub fn axis((from, to): (NaiveDate, NaiveDate), today: NaiveDate, today_in_words: &str) -> Drawing {
    Drawing { height: HEIGHT, content: scale((from, to), today, today_in_words, 0) }
}

/// A year so near to today that its number has no room has no line either: it would look like today's.
fn scale((from, to): (NaiveDate, NaiveDate), today: NaiveDate, today_in_words: &str, y: u32) -> Markup {
    let span = (from, to);
    let years = (from.year()..=to.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, 1, 1));
    let at_today = place_of(today, span);
    let is_today_shown = today >= from && today <= to;
    let near = |place: u32| is_today_shown && place.abs_diff(at_today) < 120;
    // Near the edges words go inwards.
    let anchor = |place: u32| match place {
        0..80 => "start",
        80..920 => "middle",
        _ => "end",
    };
    let bottom = y.saturating_add(HEIGHT);
    html! {
        @for day in years.filter(|day| *day >= from && *day < to && !near(place_of(*day, span))) {
            @let place = place_of(day, span);
            @let x = across(place);
            line.chart-line x1=(x) x2=(x) y1=(y.saturating_add(18)) y2=(bottom) stroke=(QUIET) {}
            text.chart-quiet x=(x) y=(y.saturating_add(13)) font-size="12" text-anchor=(anchor(place)) fill=(QUIET) {
                (day.year())
            }
        }
        @if is_today_shown {
            @let x = across(at_today);
            text.chart-now x=(x) y=(y.saturating_add(13)) font-size="12" font-weight="700"
                text-anchor=(anchor(at_today)) fill=(NOW) { (today_in_words) }
            line.chart-today x1=(x) x2=(x) y1=(y.saturating_add(18)) y2=(bottom) stroke=(TODAY) stroke-width="1.5" {}
        }
    }
}

/// The key, and groups of tracks beneath one another, each below its label.
pub fn beneath(groups: &[Group], words: Words<'_>) -> Drawing {
    const OF_GROUP: u32 = 34;
    const EACH: u32 = 48;
    let (key, below) = key(words.key, 0);
    let top = below.saturating_add(10);
    let mut y = top.saturating_add(HEIGHT);
    let mut placed: Vec<(u32, &Group)> = Vec::with_capacity(groups.len());
    for group in groups {
        placed.push((y, group));
        let rows = u32::try_from(group.rows.len()).unwrap_or_default();
        y = y.saturating_add(OF_GROUP).saturating_add(rows.saturating_mul(EACH));
    }
    let first = groups.iter().flat_map(|it| &it.rows).next();
    let content = html! {
        (key)
        @if let Some(it) = first { (scale((it.track.from, it.track.to), it.track.today, words.today, top)) }
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

/// One thing that a track can show, as its key names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sign {
    /// From the start to the due date.
    Bar,
    /// The due date now.
    Due,
    /// The due date as submitted, where it was another.
    Submitted,
    /// The day on which it was done.
    Done,
    /// The days since the due date.
    Late,
    /// An end that is open or not known.
    Open,
    /// What was withdrawn from the plan.
    Withdrawn,
    Today,
}

impl Sign {
    pub const ALL: &'static [Self] = &[
        Self::Bar,
        Self::Due,
        Self::Submitted,
        Self::Done,
        Self::Late,
        Self::Open,
        Self::Withdrawn,
        Self::Today,
    ];

    /// The message that says what it stands for.
    pub fn message(self) -> &'static str {
        match self {
            Self::Bar => "chart-key-bar",
            Self::Due => "chart-key-due",
            Self::Submitted => "chart-key-submitted",
            Self::Done => "chart-key-done",
            Self::Late => "chart-key-late",
            Self::Open => "chart-key-open",
            Self::Withdrawn => "chart-key-withdrawn",
            Self::Today => "chart-key-today",
        }
    }

    /// Whether a track bears it.
    pub fn is_on(self, track: &Track) -> bool {
        let it = &track.scheduled;
        match self {
            Self::Bar => it.due.is_some() && !track.is_withdrawn,
            Self::Due => it.due.is_some() && !track.is_withdrawn,
            Self::Submitted => it.submitted.is_some_and(|day| Some(day) != it.due),
            Self::Done => it.completed.is_some(),
            Self::Late => track.is_late,
            Self::Open => it.due.is_none() && !track.is_withdrawn,
            Self::Withdrawn => track.is_withdrawn,
            Self::Today => true,
        }
    }

    /// Draws it from one place to another, or at the first where it is of one day.
    fn drawn(self, x: &str, width: &str) -> Markup {
        match self {
            Self::Bar => html! { rect.chart-track x=(x) width=(width) y="10" height="6" fill=(BAR) {} },
            Self::Due => html! {
                line.chart-due x1=(x) x2=(x) y1="4" y2="22" stroke=(INK) stroke-width="3" {}
            },
            Self::Submitted => html! {
                circle.chart-submitted cx=(x) cy="13" r="5" fill="#fff" stroke=(QUIET) stroke-width="2" {}
            },
            Self::Done => html! { circle.chart-complete cx=(x) cy="13" r="7" fill="#1b6e2d" {} },
            Self::Late => html! {
                rect.chart-late x=(x) width=(width) y="8" height="10" fill="#fff" stroke="#bd2c0f"
                    stroke-width="2" {}
            },
            Self::Open => html! {
                svg x=(x) width=(width) height=(HEIGHT) {
                    line.chart-track x1="0" x2="100%" y1="13" y2="13" stroke=(BAR) stroke-width="6"
                        stroke-dasharray="6 6" {}
                }
            },
            Self::Withdrawn => html! {
                rect.chart-withdrawn x=(x) width=(width) y="10" height="6" fill="#fff" stroke=(BAR)
                    stroke-dasharray="2 2" {}
            },
            Self::Today => html! {
                line.chart-today x1=(x) x2=(x) y1="0" y2=(HEIGHT) stroke=(TODAY) stroke-width="1.5" {}
            },
        }
    }
}

/// A sign by itself, for the key.
pub fn swatch(sign: Sign) -> Markup {
    html! { svg.chart.swatch aria-hidden="true" width="28" height=(HEIGHT) { (placed(sign, 0)) } }
}

/// A sign as the key shows it, so many pixels from the left.
fn placed(sign: Sign, x: u32) -> Markup {
    let is_long = matches!(sign, Sign::Bar | Sign::Late | Sign::Open | Sign::Withdrawn);
    let x = x.saturating_add(if is_long { 1 } else { 14 });
    sign.drawn(&x.to_string(), "26")
}

/// The signs with what they stand for, three in a row; how high they are.
fn key(signs: &[(Sign, &str)], y: u32) -> (Markup, u32) {
    const IN_A_ROW: usize = 3;
    const EACH: u32 = 28;
    let rows = signs.chunks(IN_A_ROW).zip((0_u32..).map(|i| i.saturating_mul(EACH).saturating_add(y)));
    let content = html! {
        @for (row, y) in rows { @for ((sign, words), x) in row.iter().zip((0_u32..).map(|i| i.saturating_mul(228))) {
            svg x=(x) y=(y) width="228" height=(HEIGHT) overflow="visible" {
                (placed(*sign, 0))
                text x="36" y="17" font-size="12" fill=(QUIET) { (fitted(words, 15)) }
            }
        } }
    };
    let n = u32::try_from(signs.len().div_ceil(IN_A_ROW)).unwrap_or_default();
    (content, n.saturating_mul(EACH))
}

/// What a milestone's dates are, drawn by the signs of the key.
fn drawn(track: &Track) -> Markup {
    let span = (track.from, track.to);
    let at = |day: NaiveDate| place_of(day, span);
    let it = &track.scheduled;
    let begin = at(track.start.unwrap_or(track.from));
    let end = it.due.map(at);
    let whole = length(begin, end.unwrap_or(1000));
    let bar = match end {
        _ if track.is_withdrawn => Sign::Withdrawn,
        Some(_) => Sign::Bar,
        None => Sign::Open,
    };
    let on = |sign: Sign, day: Option<NaiveDate>| {
        day.filter(|_| sign.is_on(track)).map(|day| sign.drawn(&across(at(day)), ""))
    };
    html! {
        line.chart-line x1="0" x2="100%" y1="13" y2="13" stroke=(LINE) {}
        (bar.drawn(&across(begin), &whole))
        @if let Some(due) = end.filter(|_| track.is_late) {
            (Sign::Late.drawn(&across(due), &length(due, at(track.today))))
        }
        @for (sign, day) in [
            (Sign::Due, it.due),
            (Sign::Submitted, it.submitted),
            (Sign::Done, it.completed),
            (Sign::Today, Some(track.today)),
        ] { @if let Some(drawn) = on(sign, day) { (drawn) } }
    }
}

/// The colour of a bar.
const BAR: &str = "#8a949e";

/// From one place to another; never so short that nobody sees it.
fn length(from: u32, to: u32) -> String {
    across(to.saturating_sub(from).max(4))
}
