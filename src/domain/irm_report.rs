//! The IRM's reports: what is published on a plan, where it is, and how long its draft was open to comment.

use chrono::{Days, NaiveDate};
use diesel::{Insertable, Queryable, Selectable};

use super::date::When;
use super::id::PlanId;
use super::indicator::Product;
use super::vocabulary::Precision;
use crate::schema::irm_reports;

/// A report on a plan. At least one of date, address and comment period is known.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = irm_reports, check_for_backend(diesel::sqlite::Sqlite))]
pub struct IrmReport {
    pub plan_id: PlanId,
    pub product: Product,
    /// The first day of the time in which it came out, as exactly as it is known.
    pub published_on: Option<NaiveDate>,
    pub published_precision: Option<Precision>,
    pub url: Option<String>,
    /// From when to when the draft was open to comment, both days included.
    pub comment_from: Option<NaiveDate>,
    pub comment_until: Option<NaiveDate>,
    pub source: Option<String>,
}

impl IrmReport {
    /// When it came out.
    pub fn published(&self) -> When {
        When { written: None, on: self.published_on, precision: self.published_precision }
    }

    /// Whether the draft can be commented on that day.
    pub fn is_open_to_comment(&self, on: NaiveDate) -> bool {
        self.comment_from.zip(self.comment_until).is_some_and(|(from, until)| from <= on && on <= until)
    }
}

/// The last day of a comment period of which only the first is known: two weeks, as the IRM opens its drafts
/// (<https://www.opengovpartnership.org/documents/south-korea-end-of-term-report-2016-2018-for-public-comment/>; the
/// United Kingdom's report of January 2017 was open for as long).
pub fn comment_until(from: NaiveDate) -> NaiveDate {
    from.checked_add_days(Days::new(14)).unwrap_or(from)
}
