//! The charts of a plan's milestones: complete beside those due, and on the calendar.

use chrono::NaiveDate;

use super::chart::{Group, Plot};
use super::parts;
use super::progress::{ProgressPage, nothing};
use crate::charts::{steps, track};
use crate::domain::commitment::Standing;
use crate::domain::milestone::Milestone;
use crate::domain::progress::State;
use crate::domain::schedule::{Scheduled, Steps, on_day, on_last};
use crate::domain::vocabulary::Language;
use crate::messages::{self, text};
use crate::store::selection::Selected;

/// Milestones complete beside those due, as they pile up.
pub(super) fn burn_up(page: &ProgressPage<'_>) -> (Plot, String) {
    let language = page.language();
    let burn_up = page.burn_up;
    let Some((from, to)) = page.span.filter(|_| burn_up.highest() > 0) else {
        return nothing(page, "chart-progress-none");
    };
    let line = |id: &str, class, steps: &Steps, until| steps::Line {
        label: text(language, id).to_owned(),
        class,
        steps: steps.clone(),
        until,
    };
    let mut lines = Vec::new();
    if burn_up.submitted != burn_up.due && !burn_up.submitted.is_empty() {
        lines.push(line("chart-line-submitted", "submitted", &burn_up.submitted, to));
    }
    lines.push(line("chart-line-due", "due", &burn_up.due, to));
    if page.is_tracked() {
        let until = page.today.clamp(from, to);
        lines.push(line("chart-line-complete", "complete", &burn_up.complete, until));
    }
    let headings = lines.iter().map(|it| it.label.clone()).collect();
    let chart = steps::Chart { from, to, lines, marks: marks(page, (from, to)), highest: burn_up.highest() };
    (Plot::Steps(chart, headings), burn_up_text(page))
}

/// The days on which the plan was amended, and today.
fn marks(page: &ProgressPage<'_>, (from, to): (NaiveDate, NaiveDate)) -> Vec<steps::Mark> {
    let language = page.language();
    let within = |day: &&NaiveDate| **day >= from && **day <= to;
    let amended = page.amended.iter().filter(within).map(|day| steps::Mark {
        day: *day,
        label: format!("{} {}", text(language, "chart-amended"), parts::day_text(language, *day)),
        is_today: false,
    });
    let today = (page.today >= from && page.today <= to).then(|| steps::Mark {
        day: page.today,
        label: text(language, "chart-today").to_owned(),
        is_today: true,
    });
    amended.chain(today).collect()
}

fn burn_up_text(page: &ProgressPage<'_>) -> String {
    let language = page.language();
    let burn_up = page.burn_up;
    let arguments = [
        ("day", parts::day_text(language, page.today).into()),
        ("due", on_day(&burn_up.due, page.today).into()),
        ("complete", on_last(&burn_up.complete).into()),
    ];
    let mut words = if page.is_tracked() {
        messages::format(language, "chart-progress-text", &arguments)
    } else {
        messages::format(language, "chart-progress-untracked", &arguments)
    };
    if burn_up.undated > 0 {
        words.push(' ');
        words.push_str(&messages::format(
            language,
            "chart-progress-undated",
            &[("n", burn_up.undated.into())],
        ));
    }
    if !page.amended.is_empty() {
        words.push(' ');
        words.push_str(text(language, "chart-progress-amended"));
    }
    words
}

/// Every milestone on the plan's calendar, by commitment.
pub(super) fn calendar(page: &ProgressPage<'_>) -> (Plot, String) {
    let Some(span) = page.span.filter(|_| !page.milestones.is_empty()) else {
        return nothing(page, "chart-calendar-none");
    };
    let groups = page.commitments.iter().map(|it| of_commitment(page, it, span));
    let groups: Vec<Group> = groups.filter(|it| !it.states.is_empty()).collect();
    (Plot::Calendar(groups), text(page.language(), "chart-calendar-text").to_owned())
}

fn of_commitment(page: &ProgressPage<'_>, it: &Selected, (from, to): (NaiveDate, NaiveDate)) -> Group {
    let language = page.language();
    let own = page.milestones.iter().zip(page.named).filter(|(_, own)| own.commitment_id == it.commitment.id);
    let mut rows = Vec::new();
    let mut states = Vec::new();
    for (scheduled, named) in own {
        let progress = it.progress.milestones.iter().find(|own| own.id == scheduled.id);
        let late = progress.and_then(|it| it.late_days);
        rows.push(track::Row {
            label: titled(language, named),
            words: dates(language, scheduled),
            track: track::Track {
                from,
                to,
                today: page.today,
                start: named.content.start_on,
                scheduled: *scheduled,
                is_late: late.is_some(),
                is_withdrawn: named.content.standing == Standing::Withdrawn
                    || progress.is_some_and(|it| it.state == State::Withdrawn),
            },
        });
        states.push((progress.map_or(State::NotTracked, |it| it.state), late));
    }
    let content = &it.commitment.content;
    let title = parts::plain(language, content.title());
    Group {
        address: page.frame.place.commitment(&it.commitment.key),
        group: track::Group { label: numbered(content.number.as_deref(), &title), rows },
        states,
    }
}

fn titled(language: Language, it: &Milestone) -> String {
    numbered(it.content.number.as_deref(), &parts::plain(language, it.content.title()))
}

fn numbered(number: Option<&str>, title: &str) -> String {
    number.map_or_else(|| title.to_owned(), |number| format!("{number} {title}"))
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
