//! Lines of steps over time: numbers that pile up.

use chrono::{Datelike as _, NaiveDate};
use maud::{Markup, html};

use super::{Drawing, INK, LINE, NOW, QUIET, TODAY, across};
use crate::domain::schedule::{Steps, on_day, place_of};

/// How high the chart is, in pixels, its words below included.
const HEIGHT: u32 = 310;
/// Where the line of zero lies.
const GROUND: u32 = 282;
/// How much room there is above the highest number.
const ROOM: u32 = 20;
/// How far names at the ends of lines stay from one another.
const APART: u32 = 17;

/// One line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Written at its end.
    pub label: String,
    /// `complete`, `due` or `submitted`: decides how it is drawn.
    pub class: &'static str,
    pub steps: Steps,
    /// The line ends here: what is done is known up to today only.
    pub until: NaiveDate,
}

/// A day that is marked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark {
    pub day: NaiveDate,
    pub label: String,
    /// Today is a whole line with its name; any other day a dotted one with its words as title only.
    pub is_today: bool,
}

/// What the chart shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    pub from: NaiveDate,
    pub to: NaiveDate,
    pub lines: Vec<Line>,
    pub marks: Vec<Mark>,
    pub highest: usize,
}

/// Draws the lines over a calendar of half-years, with the numbers at the left.
pub fn draw(chart: &Chart) -> Drawing {
    let span = (chart.from, chart.to);
    let content = html! {
        @for n in ticks(chart.highest) {
            @let y = height(n, chart.highest);
            line.chart-line x1="0" x2="100%" y1=(y) y2=(y) stroke=(LINE) {}
            text.chart-quiet x="0" y=(y.saturating_sub(4)) font-size="12" fill=(QUIET) { (n) }
        }
        @for day in half_years(span) {
            @let x = across(place_of(day, span));
            line.chart-line x1=(x) x2=(x) y1=(ROOM) y2=(GROUND) stroke=(LINE) {}
            text.chart-quiet x=(x) y=(GROUND + 18) font-size="12" fill=(QUIET) { (month(day)) }
        }
        line.chart-line x1="0" x2="100%" y1=(GROUND) y2=(GROUND) stroke=(QUIET) {}
        @for mark in &chart.marks { (marked(mark, span)) }
        @for line in &chart.lines { (stepped(line, chart)) }
        @for (line, y) in named(chart) { (end(line, place_of(line.until, span), y)) }
    };
    Drawing { height: HEIGHT, content }
}

/// The lines with where their names stand: at their ends, but never one over another.
fn named(chart: &Chart) -> Vec<(&Line, u32)> {
    let at = |it: &Line| height(on_day(&it.steps, it.until), chart.highest).saturating_sub(6);
    let mut all: Vec<(&Line, u32)> = chart.lines.iter().map(|it| (it, at(it))).collect();
    all.sort_by_key(|(_, y)| std::cmp::Reverse(*y));
    let mut below: Option<u32> = None;
    for (_, y) in &mut all {
        if let Some(below) = below {
            *y = (*y).min(below.saturating_sub(APART));
        }
        below = Some(*y);
    }
    all
}

/// The numbers at the left: a half and the whole, or every number of a few.
fn ticks(highest: usize) -> Vec<usize> {
    let step = [1, 2, 5, 10, 20, 25, 50, 100, 250, 500, 1000];
    let step = step.into_iter().find(|it| highest / it <= 4).unwrap_or(highest.max(1));
    (1..=highest / step.max(1)).map(|i| i.saturating_mul(step)).collect()
}

fn marked(mark: &Mark, span: (NaiveDate, NaiveDate)) -> Markup {
    let place = place_of(mark.day, span);
    let x = across(place);
    // Near the right edge words go to the left of their line.
    let anchor = if place > 800 { "end" } else { "start" };
    html! {
        @if mark.is_today {
            line.chart-today x1=(x) x2=(x) y1="14" y2=(GROUND) stroke=(TODAY) stroke-width="1.5" {}
            text.chart-now x=(x) y="11" font-size="12" font-weight="700" text-anchor=(anchor) fill=(NOW) {
                (mark.label)
            }
        } @else {
            line.chart-mark x1=(x) x2=(x) y1="14" y2=(GROUND) stroke=(QUIET) stroke-dasharray="2 4" {
                title { (mark.label) }
            }
        }
    }
}

/// A line goes along until a day on which its number changes, and up there.
fn stepped(line: &Line, chart: &Chart) -> Markup {
    let span = (chart.from, chart.to);
    let y = |n: usize| height(n, chart.highest);
    let (stroke, width, dashes) = drawn(line.class);
    let days: Vec<NaiveDate> =
        line.steps.iter().map(|(day, _)| *day).filter(|day| *day > chart.from && *day < line.until).collect();
    let mut corners = vec![(chart.from, on_day(&line.steps, chart.from))];
    corners.extend(days.iter().map(|day| (*day, on_day(&line.steps, *day))));
    corners.push((line.until, on_day(&line.steps, line.until)));
    html! {
        g.{ "chart-steps chart-steps-" (line.class) } fill="none" stroke=(stroke) stroke-width=(width)
            stroke-dasharray=[dashes] {
            @for pair in corners.windows(2) {
                @if let [(from, n), (to, next)] = pair {
                    @let (x1, x2) = (across(place_of(*from, span)), across(place_of(*to, span)));
                    line x1=(x1) x2=(x2) y1=(y(*n)) y2=(y(*n)) {}
                    @if n != next { line x1=(x2) x2=(x2) y1=(y(*n)) y2=(y(*next)) {} }
                }
            }
        }
    }
}

/// The name of a line and its last number, at its end.
fn end(line: &Line, place: u32, y: u32) -> Markup {
    // Near the right edge words go to the left.
    let anchor = if place > 700 { "end" } else { "start" };
    let ink = if line.class == "submitted" { QUIET } else { INK };
    html! {
        text.{ "chart-label chart-label-" (line.class) } x=(across(place)) y=(y) font-size="13"
            font-weight="700" text-anchor=(anchor) fill=(ink) stroke="#fff" stroke-width="4"
            paint-order="stroke" { (line.label) " " (on_day(&line.steps, line.until)) }
    }
}

/// How a line is drawn: colour, width, dashes. What is promised is thin or dashed, what is done is thick.
fn drawn(class: &str) -> (&'static str, &'static str, Option<&'static str>) {
    match class {
        "complete" => ("#1b6e2d", "4", None),
        "due" => ("#1e2124", "2", None),
        _ => (QUIET, "1.5", Some("5 4")),
    }
}

fn height(n: usize, highest: usize) -> u32 {
    let room = GROUND.saturating_sub(ROOM).saturating_sub(14);
    let n = u32::try_from(n).unwrap_or(u32::MAX);
    let highest = u32::try_from(highest).unwrap_or(u32::MAX).max(1);
    GROUND.saturating_sub(n.saturating_mul(room) / highest)
}

/// The first days of January and July within a span.
fn half_years((from, to): (NaiveDate, NaiveDate)) -> Vec<NaiveDate> {
    (from.year()..=to.year())
        .flat_map(|year| [1, 7].into_iter().filter_map(move |month| NaiveDate::from_ymd_opt(year, month, 1)))
        .filter(|day| *day >= from && *day < to)
        .collect()
}

/// A month that any language reads.
fn month(day: NaiveDate) -> String {
    day.format("%Y-%m").to_string()
}
