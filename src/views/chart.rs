//! A chart with its numbers: drawn on a page or as a file, and said in a table, all from one value.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::parts;
use super::standing::{Named, legend};
use crate::charts::bar::{self, Bar, Fill};
use crate::charts::{self, Caption, Drawing, days, steps, track};
use crate::domain::plan_chart::PlanChart;
use crate::domain::progress::State;
use crate::domain::schedule::on_day;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::{self, text};

/// A chart of a plan.
pub struct Chart {
    pub kind: PlanChart,
    pub caption: Caption,
    pub plot: Plot,
    /// Where it is as a file, and where its numbers are.
    pub file: String,
    pub data: String,
}

/// What a chart shows.
pub enum Plot {
    /// Nothing, and why.
    Nothing(String),
    /// One bar with its parts named beneath.
    Bar(Row, Vec<String>),
    /// Bars beside one another, and what they are of.
    Bars(Vec<Row>, &'static str),
    Days(Vec<DaysRow>),
    Steps(steps::Chart, Vec<String>),
    Calendar(Vec<Group>),
}

/// A bar with where it leads.
pub struct Row {
    pub bar: Bar,
    /// The list of all that it counts.
    pub address: Option<String>,
    /// The lists of what each part counts.
    pub addresses: Vec<Option<String>>,
    /// The commitments that it counts, by number and address, where no list is of just these.
    pub members: Vec<(String, String)>,
}

/// A bar of days with where it leads.
pub struct DaysRow {
    pub bar: days::Bar,
    pub on: Option<NaiveDate>,
    pub address: Option<String>,
    /// After so many days it is too long ago.
    pub limit: i64,
}

/// The milestones of a commitment on the calendar.
pub struct Group {
    pub address: String,
    pub group: track::Group,
    /// How far each has got, and by how many days it is late.
    pub states: Vec<(State, Option<i64>)>,
}

/// The chart as a file of its own.
pub fn file(language: Language, chart: &Chart) -> Markup {
    charts::file(&chart.caption, &alone(language, chart))
}

fn alone(language: Language, chart: &Chart) -> Drawing {
    match &chart.plot {
        Plot::Nothing(words) => charts::empty(words),
        Plot::Bar(row, _) => bar::beneath(&chart.caption.id, std::slice::from_ref(&row.bar)),
        Plot::Bars(rows, _) => {
            let bars: Vec<Bar> = rows.iter().map(|it| it.bar.clone()).collect();
            bar::beneath(&chart.caption.id, &bars)
        }
        Plot::Days(rows) => {
            let bars: Vec<days::Bar> = rows.iter().map(|it| it.bar.clone()).collect();
            days::beneath(&bars, scale(rows), text(language, "chart-limit"))
        }
        Plot::Steps(it, _) => steps::draw(it),
        Plot::Calendar(groups) => {
            let groups: Vec<track::Group> = groups.iter().map(|it| it.group.clone()).collect();
            let key = key(language, &groups);
            track::beneath(&groups, track::Words { today: text(language, "chart-today"), key: &key })
        }
    }
}

/// The signs that the tracks bear, with what they stand for.
fn key(language: Language, groups: &[track::Group]) -> Vec<(track::Sign, &'static str)> {
    let is_borne =
        |sign: &track::Sign| groups.iter().flat_map(|it| &it.rows).any(|row| sign.is_on(&row.track));
    let signs = track::Sign::ALL.iter().copied().filter(is_borne);
    signs.map(|sign| (sign, text(language, sign.message()))).collect()
}

fn scale(rows: &[DaysRow]) -> days::Scale {
    let bars: Vec<days::Bar> = rows.iter().map(|it| it.bar.clone()).collect();
    days::Scale::of(&bars, rows.first().map_or(0, |it| it.limit))
}

/// The chart as a part of a page.
pub fn section(language: Language, chart: &Chart) -> Markup {
    let id = chart.kind.slug();
    html! {
        section.charted aria-labelledby=(id) {
            h2 #(id) { (chart.caption.title) }
            p.lead-line { (chart.caption.description) }
            (drawn(language, chart))
            (below(language, chart))
        }
    }
}

/// Where the numbers come from, and where they and the chart are as files.
fn below(language: Language, chart: &Chart) -> Markup {
    html! {
        p.quiet {
            (chart.caption.source) " · " a href=(chart.data) { (text(language, "chart-data")) }
            " · " a href=(chart.file) { (text(language, "chart-file")) }
        }
    }
}

fn drawn(language: Language, chart: &Chart) -> Markup {
    let caption = &chart.caption;
    match &chart.plot {
        Plot::Nothing(_) => html! {},
        Plot::Bar(row, names) => bar(caption, row, names),
        Plot::Bars(rows, of) => bars(language, chart, rows, of),
        Plot::Days(rows) => days_table(language, rows),
        Plot::Steps(it, headings) => html! {
            (charts::inline(caption, &steps::draw(it)))
            details { summary { (text(language, "chart-numbers")) } (numbers(language, it, headings)) }
        },
        Plot::Calendar(groups) => calendar(language, groups),
    }
}

/// One bar, its parts named beneath.
pub fn bar(caption: &Caption, row: &Row, names: &[String]) -> Markup {
    html! {
        (charts::inline(caption, &bar::draw(&caption.id, &row.bar)))
        (legend(&caption.id, &named(row, names)))
    }
}

fn named<'a>(row: &'a Row, names: &'a [String]) -> Vec<Named<'a>> {
    let parts = row.bar.parts.iter().zip(names).zip(&row.addresses);
    parts
        .map(|((part, name), address)| Named { fill: part.fill, name, n: part.n, address: address.clone() })
        .collect()
}

/// A picture that a table says in words beside it.
pub fn small(drawing: &Drawing) -> Markup {
    html! { svg.chart aria-hidden="true" width="100%" height=(drawing.height) { (drawing.content) } }
}

/// Small bars beside one another, in a table that says the same in words.
fn bars(language: Language, chart: &Chart, rows: &[Row], of: &str) -> Markup {
    html! {
        table.list.multiples {
            thead { tr {
                th scope="col" { (text(language, "chart-group")) }
                th scope="col" { (text(language, "counts-state")) }
                th.number scope="col" { (text(language, of)) }
            } }
            tbody { @for (i, row) in rows.iter().enumerate() { tr {
                th scope="row" { (leading(row.address.as_deref(), &row.bar.label)) }
                td data-label=(text(language, "counts-state")) {
                    (small(&bar::draw(&format!("{}-{i}", chart.caption.id), &row.bar)))
                    span.quiet { (parts_in_words(row)) }
                    @if !row.members.is_empty() { span.quiet { (members(row)) } }
                }
                td.number data-label=(text(language, of)) {
                    (leading(row.address.as_deref().filter(|_| row.bar.total() > 0), &row.bar.total().to_string()))
                }
            } } }
        }
    }
}

fn leading(address: Option<&str>, words: &str) -> Markup {
    html! { @match address { Some(address) => a href=(address) { (words) }, None => (words) } }
}

fn parts_in_words(row: &Row) -> Markup {
    let parts = row.bar.parts.iter().zip(&row.addresses);
    html! { @for (i, (part, address)) in parts.enumerate() {
        @if i > 0 { ", " } (leading(address.as_deref(), &part.words))
    } }
}

fn members(row: &Row) -> Markup {
    html! { @for (i, (number, address)) in row.members.iter().enumerate() {
        @if i > 0 { ", " } a href=(address) { (number) }
    } }
}

/// Bars of days in a table that says the same in words.
fn days_table(language: Language, rows: &[DaysRow]) -> Markup {
    let scale = scale(rows);
    html! {
        table.list.multiples {
            thead { tr {
                th scope="col" { (text(language, "silence-organisation")) }
                th scope="col" { (text(language, "chart-days")) }
                th scope="col" { (text(language, "silence-last")) }
            } }
            tbody { @for row in rows { tr {
                th scope="row" { (leading(row.address.as_deref(), &row.bar.label)) }
                td data-label=(text(language, "chart-days")) { (small(&days::draw(&row.bar, scale))) (row.bar.words) }
                td data-label=(text(language, "silence-last")) {
                    @match row.on { Some(on) => (parts::day(language, on)), None => "–" }
                }
            } } }
        }
    }
}

/// Lines as a table: a row for each day on which one of them changes.
fn numbers(language: Language, chart: &steps::Chart, headings: &[String]) -> Markup {
    let mut days: Vec<NaiveDate> =
        chart.lines.iter().flat_map(|line| line.steps.iter().map(|(day, _)| *day)).collect();
    days.sort_unstable();
    days.dedup();
    html! {
        table {
            thead { tr {
                th scope="col" { (text(language, "chart-day")) }
                @for heading in headings { th.number scope="col" { (heading) } }
            } }
            tbody { @for day in days { tr {
                th scope="row" { (parts::day(language, day)) }
                @for line in &chart.lines {
                    td.number { @if day <= line.until { (on_day(&line.steps, day)) } @else { "–" } }
                }
            } } }
        }
    }
}

/// Every milestone on the plan's calendar, by commitment.
fn calendar(language: Language, groups: &[Group]) -> Markup {
    let first = groups.iter().flat_map(|it| &it.group.rows).next();
    let tracks: Vec<track::Group> = groups.iter().map(|it| it.group.clone()).collect();
    let today = text(language, "chart-today");
    html! {
        ul.key { @for (sign, words) in key(language, &tracks) { li { (track::swatch(sign)) " " (words) } } }
        table.list.calendar {
            thead { tr {
                th scope="col" { (text(language, "milestone")) }
                th scope="col" { (text(language, "counts-state")) }
                th scope="col" { (text(language, "chart-calendar-when")) }
            } }
            @for it in groups { tbody {
                tr.group {
                    th colspan="2" scope="rowgroup" { a href=(it.address) { (it.group.label) } }
                    td { @if let Some(row) = first {
                        (small(&track::axis((row.track.from, row.track.to), row.track.today, today)))
                    } }
                }
                @for (row, (state, late)) in it.group.rows.iter().zip(&it.states) { tr {
                    th scope="row" { (row.label) }
                    td { (parts::state_tag(language, *state)) " " (parts::late_tag(language, *late)) }
                    td { (small(&track::draw(&row.track))) span.quiet { (row.words) } }
                } }
            } }
        }
    }
}

/// How long ago something was, in words.
pub fn days_in_words(language: Language, days: Option<i64>) -> String {
    match days {
        Some(days) => messages::format(language, "silence-days", &[("days", days.into())]),
        None => text(language, "silence-never").to_owned(),
    }
}

/// A part of a bar that is no state: how it is filled, its name, and the list of what it counts.
pub struct Other {
    pub fill: Fill,
    pub name: &'static str,
    pub n: usize,
    pub address: Option<String>,
}

/// A bar of such parts, each said by the message `words`; those of no number left out.
pub fn row_of(language: Language, label: String, words: &str, parts: Vec<Other>) -> Row {
    let there: Vec<Other> = parts.into_iter().filter(|it| it.n > 0).collect();
    let part = |it: &Other| bar::Part {
        fill: it.fill,
        words: messages::format(language, words, &[("state", it.name.into()), ("n", it.n.into())]),
        n: it.n,
    };
    Row {
        bar: Bar { label, parts: there.iter().map(part).collect() },
        address: None,
        addresses: there.into_iter().map(|it| it.address).collect(),
        members: Vec::new(),
    }
}
