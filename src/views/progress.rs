//! How a plan moves: its states, milestones complete beside those due, and its calendar.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::layout::{self, Frame};
use super::parts;
use crate::charts::{self, Caption, bar, steps, track};
use crate::domain::milestone::Milestone;
use crate::domain::plan::Plan;
use crate::domain::progress::{Counts, State};
use crate::domain::schedule::{BurnUp, Scheduled, on_day, on_last};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::messages::{self, label, text};
use crate::store::selection::Selected;

/// What the page shows.
pub struct ProgressPage<'a> {
    pub frame: Frame,
    pub plan: &'a Plan,
    pub title: String,
    pub today: NaiveDate,
    /// The calendar that charts are drawn on; none if nothing of it is known.
    pub span: Option<(NaiveDate, NaiveDate)>,
    pub commitments: &'a [Selected],
    /// Of these commitments, in their order.
    pub milestones: &'a [Scheduled],
    pub named: &'a [Milestone],
    pub burn_up: &'a BurnUp,
    /// The days on which the plan was amended.
    pub amended: &'a [NaiveDate],
    pub themes: Vec<Group>,
    pub organisations: Vec<Group>,
}

/// Some of a plan's commitments, by their state.
pub struct Group {
    pub name: String,
    /// The list of just these commitments.
    pub address: String,
    pub counts: Counts,
}

/// The page.
pub fn show(page: &ProgressPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let is_tracked = page.plan.content.is_tracked(page.today);
    let content = html! {
        p.over { a href=(place.plan(&page.plan.key)) { (page.title) } }
        h1 { (text(language, "progress-title")) }
        (states(page, is_tracked))
        @if is_tracked {
            (groups(language, "chart-by-theme", None, &page.themes))
            (groups(language, "chart-by-organisation", Some("chart-by-organisation-text"), &page.organisations))
        }
        (burn_up(page))
        (calendar(page))
    };
    layout::page(&page.frame, &content)
}

/// Where the numbers come from.
pub fn source(page: &ProgressPage<'_>) -> String {
    let language = page.frame.place.language;
    messages::format(
        language,
        "chart-source",
        &[
            ("plan", page.title.as_str().into()),
            ("day", parts::day_text(language, page.today).into()),
            ("position", page.frame.position.0.into()),
        ],
    )
}

/// A part of a whole in words: `3 Complete, 2 Late`.
fn in_words(language: Language, counts: &Counts) -> String {
    let part = |state: &State| {
        let arguments = [("state", label(language, *state).into()), ("n", counts.get(*state).into())];
        messages::format(language, "chart-part", &arguments)
    };
    let parts: Vec<String> = State::ALL.iter().filter(|it| counts.get(**it) > 0).map(part).collect();
    parts.join(", ")
}

/// What the chart of states says of itself.
pub fn states_caption(page: &ProgressPage<'_>) -> Caption {
    let language = page.frame.place.language;
    let counts = states_of(page);
    let words = [("total", counts.total().into()), ("parts", in_words(language, &counts).into())];
    Caption {
        id: "chart-states".to_owned(),
        title: text(language, "chart-states-title").to_owned(),
        description: messages::format(language, "chart-of", &words),
        source: source(page),
    }
}

/// The states of the plan's commitments.
pub fn states_of(page: &ProgressPage<'_>) -> Counts {
    page.commitments.iter().map(|it| it.progress.state).collect()
}

fn states(page: &ProgressPage<'_>, is_tracked: bool) -> Markup {
    let language = page.frame.place.language;
    let counts = states_of(page);
    let caption = states_caption(page);
    let n = page.commitments.len();
    html! {
        section aria-labelledby="states" {
            h2 #states { (text(language, "chart-states-title")) }
            @if is_tracked && n > 0 {
                p.lead-line { (caption.description) }
                (charts::inline(&caption, bar::HEIGHT, &bar::states(&caption.id, &counts)))
                (below(page, &caption, "states"))
            } @else {
                (parts::empty(&messages::format(language, "chart-states-none", &[("n", n.into())])))
            }
        }
    }
}

/// Source and file of a chart.
fn below(page: &ProgressPage<'_>, caption: &Caption, name: &str) -> Markup {
    let place = &page.frame.place;
    html! {
        p.quiet {
            (caption.source) " · "
            a href=(place.chart(&page.plan.key, name)) { (text(place.language, "chart-file")) }
        }
    }
}

/// Small bars beside one another, in a table that says the same in words.
fn groups(language: Language, title: &str, about: Option<&str>, groups: &[Group]) -> Markup {
    html! {
        @if !groups.is_empty() { section aria-labelledby=(title) {
            h2 #(title) { (text(language, title)) }
            @if let Some(about) = about { p.lead-line { (text(language, about)) } }
            table.list.multiples {
                thead { tr {
                    th scope="col" { (text(language, "chart-group")) }
                    th scope="col" { (text(language, "counts-state")) }
                    th.number scope="col" { (text(language, "counts-commitments")) }
                } }
                tbody { @for (i, group) in groups.iter().enumerate() { tr {
                    th scope="row" { a href=(group.address) { (group.name) } }
                    td data-label=(text(language, "counts-state")) {
                        svg.chart aria-hidden="true" width="100%" height=(bar::HEIGHT) {
                            (bar::states(&format!("{title}-{i}"), &group.counts))
                        }
                        span.quiet { (in_words(language, &group.counts)) }
                    }
                    td.number data-label=(text(language, "counts-commitments")) { (group.counts.total()) }
                } } }
            }
        } }
    }
}

/// What the chart of milestones says of itself.
pub fn burn_up_caption(page: &ProgressPage<'_>) -> Caption {
    let language = page.frame.place.language;
    let arguments = [
        ("day", parts::day_text(language, page.today).into()),
        ("due", on_day(&page.burn_up.due, page.today).into()),
        ("complete", on_last(&page.burn_up.complete).into()),
    ];
    Caption {
        id: "chart-progress".to_owned(),
        title: text(language, "chart-progress-title").to_owned(),
        description: messages::format(language, "chart-progress-text", &arguments),
        source: source(page),
    }
}

/// The chart of milestones complete beside those due; none where nothing is due on any day.
pub fn burn_up_chart(page: &ProgressPage<'_>) -> Option<Markup> {
    let language = page.frame.place.language;
    let (from, to) = page.span?;
    let burn_up = page.burn_up;
    if burn_up.highest() == 0 {
        return None;
    }
    let line = |id: &str, class, steps, until| steps::Line {
        label: text(language, id).to_owned(),
        class,
        steps,
        until,
    };
    let mut lines = Vec::new();
    if burn_up.submitted != burn_up.due {
        lines.push(line("chart-line-submitted", "submitted", &burn_up.submitted, to));
    }
    lines.push(line("chart-line-due", "due", &burn_up.due, to));
    let until = page.today.clamp(from, to);
    if page.plan.content.is_tracked(page.today) {
        lines.push(line("chart-line-complete", "complete", &burn_up.complete, until));
    }
    let mark = |day: NaiveDate, id: &str, is_named| steps::Mark {
        day,
        label: if is_named {
            text(language, id).to_owned()
        } else {
            format!("{} {}", text(language, id), parts::day_text(language, day))
        },
        is_named,
    };
    let within = |day: &&NaiveDate| **day >= from && **day <= to;
    let mut marks: Vec<steps::Mark> =
        page.amended.iter().filter(within).map(|day| mark(*day, "chart-amended", false)).collect();
    marks.extend((page.today >= from && page.today <= to).then(|| mark(page.today, "chart-today", true)));
    Some(steps::draw(&steps::Chart { from, to, lines, marks, highest: burn_up.highest() }))
}

fn burn_up(page: &ProgressPage<'_>) -> Markup {
    let language = page.frame.place.language;
    let caption = burn_up_caption(page);
    html! {
        section aria-labelledby="progress" {
            h2 #progress { (text(language, "chart-progress-title")) }
            @match burn_up_chart(page) {
                None => (parts::empty(text(language, "chart-progress-none"))),
                Some(chart) => {
                    p.lead-line { (caption.description) }
                    (charts::inline(&caption, steps::HEIGHT, &chart))
                    @if page.burn_up.undated > 0 {
                        p.quiet { (messages::format(language, "chart-progress-undated", &[
                            ("n", page.burn_up.undated.into()),
                        ])) }
                    }
                    (below(page, &caption, "progress"))
                    details {
                        summary { (text(language, "chart-numbers")) }
                        (numbers(page))
                    }
                },
            }
        }
    }
}

/// The lines as a table: a row for each day on which one of them changes.
fn numbers(page: &ProgressPage<'_>) -> Markup {
    let language = page.frame.place.language;
    let burn_up = page.burn_up;
    let lines = [&burn_up.submitted, &burn_up.due, &burn_up.complete];
    let mut days: Vec<NaiveDate> = lines.iter().flat_map(|it| it.iter().map(|(day, _)| *day)).collect();
    days.sort_unstable();
    days.dedup();
    html! {
        table {
            thead { tr {
                th scope="col" { (text(language, "chart-day")) }
                th.number scope="col" { (text(language, "chart-line-submitted")) }
                th.number scope="col" { (text(language, "chart-line-due")) }
                th.number scope="col" { (text(language, "chart-line-complete")) }
            } }
            tbody { @for day in days { tr {
                th scope="row" { (parts::day(language, day)) }
                td.number { (on_day(&burn_up.submitted, day)) }
                td.number { (on_day(&burn_up.due, day)) }
                td.number { @if day <= page.today { (on_day(&burn_up.complete, day)) } @else { "–" } }
            } } }
        }
    }
}

/// Every milestone on the plan's calendar, by commitment.
fn calendar(page: &ProgressPage<'_>) -> Markup {
    let language = page.frame.place.language;
    html! {
        section aria-labelledby="calendar" {
            h2 #calendar { (text(language, "chart-calendar-title")) }
            @if page.milestones.is_empty() { (parts::empty(text(language, "chart-calendar-none"))) } @else {
                p.lead-line { (text(language, "chart-calendar-text")) }
                table.list.calendar {
                    thead { tr {
                        th scope="col" { (text(language, "milestone")) }
                        th scope="col" { (text(language, "counts-state")) }
                        th scope="col" { (text(language, "chart-calendar-when")) }
                    } }
                    @for it in page.commitments { (of_commitment(page, it)) }
                }
                p.quiet { (source(page)) }
            }
        }
    }
}

fn of_commitment(page: &ProgressPage<'_>, it: &Selected) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let own: Vec<(&Scheduled, &Milestone)> = page
        .milestones
        .iter()
        .zip(page.named)
        .filter(|(_, named)| named.commitment_id == it.commitment.id)
        .collect();
    html! {
        @if !own.is_empty() { tbody {
            tr.group { th colspan="3" scope="rowgroup" {
                a href=(place.commitment(&it.commitment.key)) {
                    (it.commitment.content.number.as_deref().unwrap_or_default()) " "
                    (parts::words(language, it.commitment.content.title()))
                }
            } }
            @for (scheduled, named) in own {
                @let progress = it.progress.milestones.iter().find(|own| own.id == scheduled.id);
                tr {
                    th scope="row" {
                        (named.content.number.as_deref().unwrap_or_default()) " "
                        (parts::words(language, named.content.title()))
                    }
                    td data-label=(text(language, "counts-state")) {
                        @if let Some(progress) = progress {
                            (parts::state_tag(language, progress.state)) " "
                            (parts::late_tag(language, progress.late_days))
                        }
                    }
                    td data-label=(text(language, "chart-calendar-when")) {
                        @if let Some(span) = page.span {
                            (drawn(page, span, scheduled, named, progress.is_some_and(|it| it.late_days.is_some())))
                        }
                        span.quiet { (dates(language, scheduled)) }
                    }
                }
            }
        } }
    }
}

fn drawn(
    page: &ProgressPage<'_>,
    (from, to): (NaiveDate, NaiveDate),
    scheduled: &Scheduled,
    named: &Milestone,
    is_late: bool,
) -> Markup {
    let track = track::Track {
        from,
        to,
        today: page.today,
        start: named.content.start_on,
        scheduled: *scheduled,
        is_late,
    };
    html! { svg.chart aria-hidden="true" width="100%" height=(track::HEIGHT) { (track::draw(&track)) } }
}

/// The dates of a milestone in words.
fn dates(language: Language, it: &Scheduled) -> String {
    let dated = |id: &str, day: NaiveDate| {
        messages::format(language, id, &[("day", parts::day_text(language, day).into())])
    };
    let mut all = vec![match it.due {
        Some(day) => dated("chart-calendar-due", day),
        None => text(language, "chart-calendar-open").to_owned(),
    }];
    let submitted = it.submitted.filter(|day| Some(*day) != it.due);
    all.extend(submitted.map(|day| dated("chart-calendar-submitted", day)));
    all.extend(it.completed.map(|day| dated("chart-calendar-done", day)));
    all.join(" · ")
}
