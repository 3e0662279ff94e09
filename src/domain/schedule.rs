//! Milestones on the calendar: when they were to be done, as submitted and as amended, and when they were.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::id::MilestoneId;

/// A milestone on the calendar of its plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scheduled {
    pub id: MilestoneId,
    /// Its due date in the first submitted version; none where the plan was never submitted, the milestone came later,
    /// or its end was open.
    pub submitted: Option<NaiveDate>,
    /// Its due date now; none where the end is open or not known.
    pub due: Option<NaiveDate>,
    /// The day on which it was done, if it is reported complete: as reported, or else the day of the report.
    pub completed: Option<NaiveDate>,
    pub is_withdrawn: bool,
}

/// How many milestones there are by each day on which the number changes, oldest first.
pub type Steps = Vec<(NaiveDate, usize)>;

/// Milestones reported complete beside those due, as they pile up.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BurnUp {
    /// Due as first submitted.
    pub submitted: Steps,
    /// Due now; those withdrawn are not.
    pub due: Steps,
    /// Reported complete, by the day on which it happened.
    pub complete: Steps,
    /// Without a due date, and so in neither of the lines of what is due.
    pub undated: usize,
}

impl BurnUp {
    /// The highest number in any of the lines.
    pub fn highest(&self) -> usize {
        [&self.submitted, &self.due, &self.complete].iter().map(|it| on_last(it)).max().unwrap_or_default()
    }
}

/// The number at the end of a line.
pub fn on_last(steps: &Steps) -> usize {
    steps.last().map_or(0, |(_, n)| *n)
}

/// The number by the end of a day.
pub fn on_day(steps: &Steps, day: NaiveDate) -> usize {
    steps.iter().rev().find(|(on, _)| *on <= day).map_or(0, |(_, n)| *n)
}

/// Piles milestones up. What is said to have happened after `today` has not happened yet.
pub fn burn_up(milestones: &[Scheduled], today: NaiveDate) -> BurnUp {
    let in_plan = |it: &&Scheduled| !it.is_withdrawn;
    BurnUp {
        submitted: piled(milestones.iter().filter_map(|it| it.submitted)),
        due: piled(milestones.iter().filter(in_plan).filter_map(|it| it.due)),
        complete: piled(milestones.iter().filter_map(|it| it.completed).filter(|day| *day <= today)),
        undated: milestones.iter().filter(in_plan).filter(|it| it.due.is_none()).count(),
    }
}

fn piled(days: impl Iterator<Item = NaiveDate>) -> Steps {
    let mut by_day: BTreeMap<NaiveDate, usize> = BTreeMap::new();
    for day in days {
        let n = by_day.entry(day).or_default();
        *n = n.saturating_add(1);
    }
    let mut total: usize = 0;
    let mut steps = Vec::with_capacity(by_day.len());
    for (day, n) in by_day {
        total = total.saturating_add(n);
        steps.push((day, total));
    }
    steps
}

/// How far a day is between two others, in thousandths; what lies outside stands at the edge.
pub fn place_of(day: NaiveDate, (from, to): (NaiveDate, NaiveDate)) -> u32 {
    let days = |a: NaiveDate, b: NaiveDate| b.signed_duration_since(a).num_days().max(0);
    let whole = days(from, to).max(1);
    let part = days(from, day).min(whole);
    u32::try_from(part.saturating_mul(1000) / whole).unwrap_or(1000)
}
