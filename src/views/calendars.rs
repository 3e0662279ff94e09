//! When milestones are due and when reports are, in the words of calendars.

use std::collections::HashMap;

use chrono::{DateTime, Utc};

use super::feeds::{absolute, marked};
use super::parts;
use crate::domain::commitment::{OrganisationRole, Standing};
use crate::domain::filter::Attention;
use crate::domain::id::{MilestoneId, PeriodId, Position};
use crate::domain::milestone::Milestone;
use crate::domain::plan::{Period, Plan};
use crate::domain::progress::State;
use crate::domain::vocabulary::Precision;
use crate::export::icalendar::{Calendar, Event};
use crate::export::identity::uuid;
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::lookup::Lookup;
use crate::store::selection::Selected;

/// What a calendar is made of.
pub struct CalendarPage<'a> {
    pub place: &'a Place,
    pub lookup: &'a Lookup,
    /// Scheme, host and port of the site.
    pub origin: &'a str,
    /// The digest of the record's first entry.
    pub record: &'a str,
    /// What the calendar is about, in the reader's language.
    pub title: String,
    /// The page that shows it.
    pub page: String,
    /// The calendar itself.
    pub own: String,
    pub is_demonstration: bool,
    pub commitments: &'a [Selected],
    /// Their milestones.
    pub milestones: &'a [Milestone],
    /// The plans whose periods are shown.
    pub plans: &'a [&'a Plan],
    pub milestones_written: &'a HashMap<MilestoneId, Position>,
    pub periods_written: &'a HashMap<PeriodId, Position>,
    pub recorded: &'a HashMap<Position, DateTime<Utc>>,
    /// When the record began.
    pub began: DateTime<Utc>,
}

/// The calendar: what is due by its date, then the periods.
pub fn calendar(page: &CalendarPage<'_>) -> Calendar {
    let language = page.place.language;
    let mut events: Vec<Event> = page.milestones.iter().filter_map(|it| due(page, it)).collect();
    for plan in page.plans {
        for period in page.lookup.periods_of(plan.id) {
            events.extend(windows(page, plan, period));
        }
    }
    events.sort_by(|a, b| (a.first, &a.uid).cmp(&(b.first, &b.uid)));
    let title = messages::format(language, "calendar-title", &[("title", page.title.as_str().into())]);
    let about = if page.is_demonstration { "feed-demonstration" } else { "calendar-text" };
    Calendar {
        uid: uuid(page.record, &["calendar", &page.own]),
        name: marked(language, page.is_demonstration, title),
        description: format!("{} {}", text(language, about), text(language, "footer-licence")),
        url: absolute(page.origin, &page.page),
        source: absolute(page.origin, &page.own),
        changed: events.iter().map(|it| it.changed).max().unwrap_or(page.began),
        events,
    }
}

impl CalendarPage<'_> {
    /// The position that something was last written at, and when that was.
    fn written(&self, at: Option<&Position>) -> (i32, DateTime<Utc>) {
        let recorded = at.and_then(|at| Some((at.0, *self.recorded.get(at)?)));
        recorded.unwrap_or((0, self.began))
    }

    fn is_demonstration(&self, plan: &Plan) -> bool {
        self.lookup.is_demonstration(plan)
    }
}

/// The day on which a milestone is due; none where the end is open or not known.
fn due(page: &CalendarPage<'_>, milestone: &Milestone) -> Option<Event> {
    let language = page.place.language;
    let on = milestone.content.due_on?;
    let commitment = page.commitments.iter().find(|it| it.commitment.id == milestone.commitment_id)?;
    let plan = page.lookup.plan(commitment.commitment.plan_id)?;
    let progress = commitment.progress.milestones.iter().find(|it| it.id == milestone.id)?;
    let is_withdrawn =
        milestone.content.standing == Standing::Withdrawn || progress.state == State::Withdrawn;
    let state = if is_withdrawn { State::Withdrawn } else { progress.state };
    let what =
        numbered(milestone.content.number.as_deref(), parts::plain(language, milestone.content.title()));
    let arguments = [
        ("what", what.into()),
        ("state", label(language, state).into()),
        ("late", label(language, Attention::Late).into()),
    ];
    let message = if progress.late_days.is_some() { "calendar-due-late" } else { "calendar-due" };
    let summary = messages::format(language, message, &arguments);
    let (sequence, changed) = page.written(page.milestones_written.get(&milestone.id));
    Some(Event {
        uid: uuid(page.record, &["due", &milestone.key]),
        sequence,
        changed,
        first: on,
        last: on,
        summary: marked(language, page.is_demonstration(plan), summary),
        description: about_due(page, milestone, commitment, plan),
        url: absolute(page.origin, &page.place.commitment(&commitment.commitment.key)),
        is_cancelled: is_withdrawn,
    })
}

fn numbered(number: Option<&str>, title: String) -> String {
    match number {
        Some(number) => format!("{number} {title}"),
        None => title,
    }
}

fn about_due(page: &CalendarPage<'_>, milestone: &Milestone, commitment: &Selected, plan: &Plan) -> String {
    let language = page.place.language;
    let content = &commitment.commitment.content;
    let line = |id, name, value: String| messages::format(language, id, &[(name, value.into())]);
    let title = numbered(content.number.as_deref(), parts::plain(language, content.title()));
    let mut lines = vec![line("calendar-commitment", "title", title)];
    let leads: Vec<String> = commitment
        .organisations
        .iter()
        .filter(|it| it.role == OrganisationRole::Lead)
        .filter_map(|it| page.lookup.organisation(it.organisation_id))
        .map(|it| parts::plain(language, it.name_on(milestone.content.due_on.unwrap_or_default())))
        .collect();
    if !leads.is_empty() {
        lines.push(line("calendar-lead", "names", leads.join(", ")));
    }
    lines.push(line("calendar-plan", "title", parts::plain(language, plan.content.title())));
    match milestone.content.due_precision {
        Some(Precision::Month) => lines.push(text(language, "calendar-month").to_owned()),
        Some(Precision::Year) => lines.push(text(language, "calendar-year").to_owned()),
        _ => {}
    }
    let due = milestone.content.due();
    if let Some(written) = due.written.as_ref().filter(|it| **it != due.iso()) {
        lines.push(line("calendar-written", "written", written.clone()));
    }
    if page.is_demonstration(plan) {
        lines.push(text(language, "feed-demonstration").to_owned());
    }
    lines.join("\n")
}

/// A reporting period, and the day from which silence counts.
fn windows(page: &CalendarPage<'_>, plan: &Plan, period: &Period) -> [Event; 2] {
    let language = page.place.language;
    let content = &period.content;
    let name = parts::plain(language, content.label());
    let (sequence, changed) = page.written(page.periods_written.get(&period.id));
    let plan_line = messages::format(
        language,
        "calendar-plan",
        &[("title", parts::plain(language, plan.content.title()).into())],
    );
    let day = parts::day_text(language, content.silent_from);
    let say = |id: &str| {
        messages::format(language, id, &[("label", name.as_str().into()), ("day", day.as_str().into())])
    };
    let event = |kind: &str, (first, last), summary: &str, about: &str| Event {
        uid: uuid(page.record, &[kind, &period.key]),
        sequence,
        changed,
        first,
        last,
        summary: marked(language, page.is_demonstration(plan), say(summary)),
        description: format!("{}\n{plan_line}", say(about)),
        url: absolute(page.origin, &page.place.plan(&plan.key)),
        is_cancelled: false,
    };
    let days = (content.starts_on, content.ends_on);
    let silent = (content.silent_from, content.silent_from);
    [
        event("period", days, "calendar-period", "calendar-period-text"),
        event("silent", silent, "calendar-silent", "calendar-silent-text"),
    ]
}
