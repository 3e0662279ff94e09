//! Action plans, their submitted versions and their reporting periods.

use chrono::{Datelike as _, Days, NaiveDate};
use diesel::{Insertable, Queryable, Selectable};

use super::date::{StoredDay, StoredDayIfAny, When};
use super::id::{ParticipantId, PeriodId, PlanId, Position};
use super::indicator::Generation;
use super::text::Bilingual;
use super::vocabulary::{Origin, Precision, vocabulary};
use crate::schema::{period_revisions, plan_revisions, plan_versions};

vocabulary! {
    /// Where a plan stands.
    PlanStage "plan_stage" {
        Draft = "draft";
        InForce = "in_force";
        Closed = "closed";
    }
}

/// What is said of a plan.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = plan_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct PlanContent {
    pub plan_id: PlanId,
    pub number: i32,
    /// OGP's id, as `AP_KOR06`.
    pub ogp_id: Option<String>,
    pub title_ko: Option<String>,
    pub title_ko_is: Option<Origin>,
    pub title_en: Option<String>,
    pub title_en_is: Option<Origin>,
    pub start_written: Option<String>,
    #[diesel(deserialize_as = StoredDayIfAny)]
    pub start_on: Option<NaiveDate>,
    pub start_precision: Option<Precision>,
    pub end_written: Option<String>,
    #[diesel(deserialize_as = StoredDayIfAny)]
    pub end_on: Option<NaiveDate>,
    pub end_precision: Option<Precision>,
    pub submission_year: Option<i32>,
    pub stage: PlanStage,
    pub generation: Generation,
    /// How many commitments the plan itself counts; the record may hold fewer.
    pub commitments_stated: Option<i32>,
    /// How many units the IRM coded it as.
    pub irm_units_stated: Option<i32>,
    /// From when silence and lateness are counted here; none for a plan that is not tracked.
    #[diesel(deserialize_as = StoredDayIfAny)]
    pub tracked_from: Option<NaiveDate>,
    pub source: Option<String>,
}

impl PlanContent {
    pub fn title(&self) -> Bilingual<'_> {
        Bilingual::new(&self.title_ko, self.title_ko_is, &self.title_en, self.title_en_is)
    }

    pub fn start(&self) -> When {
        When { written: self.start_written.clone(), on: self.start_on, precision: self.start_precision }
    }

    pub fn end(&self) -> When {
        When { written: self.end_written.clone(), on: self.end_on, precision: self.end_precision }
    }

    /// Whether silence, lateness and staleness are computed for it on `today`.
    pub fn is_tracked(&self, today: NaiveDate) -> bool {
        self.tracked_from.is_some_and(|from| from <= today)
    }
}

/// A plan as of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    pub id: PlanId,
    pub key: String,
    pub participant_id: ParticipantId,
    pub content: PlanContent,
}

/// A version as submitted: the record as it stood at `since`.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = plan_versions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct PlanVersion {
    pub since: Position,
    pub plan_id: PlanId,
    pub number: i32,
    pub submitted_on: Option<NaiveDate>,
    pub source: Option<String>,
}

/// What is said of a reporting period.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = period_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct PeriodContent {
    pub period_id: PeriodId,
    pub label_ko: Option<String>,
    pub label_en: Option<String>,
    #[diesel(deserialize_as = StoredDay)]
    pub starts_on: NaiveDate,
    #[diesel(deserialize_as = StoredDay)]
    pub ends_on: NaiveDate,
    /// From this date on, a milestone without a report for the period counts as silent.
    #[diesel(deserialize_as = StoredDay)]
    pub silent_from: NaiveDate,
}

impl PeriodContent {
    pub fn label(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.label_ko, &self.label_en)
    }
}

/// A reporting period as of a position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Period {
    pub id: PeriodId,
    pub key: String,
    pub plan_id: PlanId,
    pub content: PeriodContent,
}

/// The period that a report of `today` is about: the one that has ended last, until silence counts for it; then the
/// one that is running. Before the first period begins it is the first.
pub fn period_to_report_on(periods: &[Period], today: NaiveDate) -> Option<&Period> {
    let ended = periods.iter().filter(|it| it.content.ends_on < today).max_by_key(|it| it.content.ends_on);
    let running = periods
        .iter()
        .filter(|it| it.content.starts_on <= today && today <= it.content.ends_on)
        .min_by_key(|it| it.content.ends_on);
    let open = ended.filter(|it| today < it.content.silent_from);
    open.or(running).or(ended).or_else(|| periods.iter().min_by_key(|it| it.content.starts_on))
}

/// A half of a calendar year, as a reporting period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfYear {
    pub label_ko: String,
    pub label_en: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    /// The first day of the second month after its end: a month and a little to report in.
    pub silent_from: NaiveDate,
}

/// The half-years that a plan runs through: OGP wants a repository updated at least twice a year.
pub fn half_years(start: NaiveDate, end: NaiveDate) -> Vec<HalfYear> {
    let half = |year: i32, is_first: bool| -> Option<HalfYear> {
        let (first, last) = if is_first { ((1, 1), (6, 30)) } else { ((7, 1), (12, 31)) };
        let silent_from = if is_first {
            NaiveDate::from_ymd_opt(year, 8, 1)
        } else {
            NaiveDate::from_ymd_opt(year.checked_add(1)?, 2, 1)
        };
        Some(HalfYear {
            label_ko: format!("{year}년 {}", if is_first { "상반기" } else { "하반기" }),
            label_en: format!("{} half of {year}", if is_first { "First" } else { "Second" }),
            starts_on: NaiveDate::from_ymd_opt(year, first.0, first.1)?.max(start),
            ends_on: NaiveDate::from_ymd_opt(year, last.0, last.1)?,
            silent_from: silent_from?,
        })
    };
    (start.year()..=end.year())
        .flat_map(|year| [half(year, true), half(year, false)])
        .flatten()
        .filter(|it| it.ends_on >= start && it.starts_on <= end)
        .collect()
}

/// The day in the middle of a plan, to which what the IRM finds halfway belongs.
pub fn halfway(start: NaiveDate, end: NaiveDate) -> NaiveDate {
    let days = u64::try_from(end.signed_duration_since(start).num_days() / 2).unwrap_or_default();
    start.checked_add_days(Days::new(days)).unwrap_or(start)
}
