//! Milestones on the calendar of a plan, and how they pile up.

use chrono::NaiveDate;
use jikim::domain::id::MilestoneId;
use jikim::domain::schedule::{Scheduled, burn_up, on_day, place_of};

use crate::support::example::day;

fn milestone(id: i32, submitted: Option<&str>, due: Option<&str>, completed: Option<&str>) -> Scheduled {
    Scheduled {
        id: MilestoneId(id),
        submitted: submitted.map(day),
        due: due.map(day),
        completed: completed.map(day),
        is_withdrawn: false,
    }
}

#[test]
fn milestones_pile_up_by_the_day_they_were_due_and_done() {
    let withdrawn =
        Scheduled { is_withdrawn: true, ..milestone(4, Some("2026-06-30"), Some("2026-06-30"), None) };
    let all = [
        milestone(1, Some("2026-03-31"), Some("2026-06-30"), Some("2026-05-02")),
        milestone(2, Some("2026-06-30"), Some("2026-06-30"), Some("2026-12-24")),
        milestone(3, None, None, None),
        withdrawn,
    ];
    let piled = burn_up(&all, day("2026-11-26"));
    assert_eq!(piled.submitted, vec![(day("2026-03-31"), 1), (day("2026-06-30"), 3)]);
    assert_eq!(piled.due, vec![(day("2026-06-30"), 2)], "what was withdrawn is due no more");
    assert_eq!(piled.complete, vec![(day("2026-05-02"), 1)], "what lies ahead is not done");
    assert_eq!((piled.undated, piled.highest()), (1, 3));
    assert_eq!(
        burn_up(&all, day("2026-12-24")).complete,
        vec![(day("2026-05-02"), 1), (day("2026-12-24"), 2)]
    );
}

#[test]
fn a_line_has_on_a_day_what_came_up_to_it() {
    let steps = vec![(day("2026-03-31"), 1), (day("2026-06-30"), 3)];
    for (on, n) in
        [("2026-03-30", 0), ("2026-03-31", 1), ("2026-06-29", 1), ("2026-06-30", 3), ("2027-01-01", 3)]
    {
        assert_eq!(on_day(&steps, day(on)), n, "{on}");
    }
}

#[test]
fn days_stand_where_they_are_between_two_others() {
    let span = (day("2026-01-01"), day("2026-01-11"));
    let at = |on: NaiveDate| place_of(on, span);
    assert_eq!([at(span.0), at(day("2026-01-06")), at(span.1)], [0, 500, 1000]);
    assert_eq!(
        [at(day("2025-01-01")), at(day("2027-01-01"))],
        [0, 1000],
        "what lies outside stands at the edge"
    );
    assert_eq!(place_of(span.0, (span.0, span.0)), 0, "a span of no days");
}
