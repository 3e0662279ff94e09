//! Milestones.

use std::collections::HashMap;

use chrono::NaiveDate;
use diesel::prelude::*;

use super::statement::load_for;
use super::{holds, plans, revise, salt};
use crate::domain::id::{CommitmentId, MilestoneId, PlanId, Position};
use crate::domain::milestone::{Milestone, MilestoneContent};
use crate::domain::text::Bilingual;
use crate::schema::{commitments, milestone_revisions, milestones};

/// The milestones of these commitments, in the order of the plan.
pub fn of_commitments(
    conn: &mut SqliteConnection,
    at: Position,
    commitments: &[CommitmentId],
) -> QueryResult<Vec<Milestone>> {
    let rows: Vec<(MilestoneId, String, CommitmentId, MilestoneContent)> = load_for!(
        conn,
        commitments,
        milestones::commitment_id,
        milestones::table
            .inner_join(milestone_revisions::table.on(milestone_revisions::milestone_id.eq(milestones::id)))
            .filter(holds!(milestone_revisions, at))
            .order((milestones::commitment_id, milestone_revisions::ordinal, milestones::id))
            .select((
                milestones::id,
                milestones::key,
                milestones::commitment_id,
                MilestoneContent::as_select()
            ))
    )?;
    Ok(rows
        .into_iter()
        .map(|(id, key, commitment_id, content)| Milestone { id, key, commitment_id, content })
        .collect())
}

/// The milestone with this key.
pub fn by_key(conn: &mut SqliteConnection, at: Position, key: &str) -> QueryResult<Milestone> {
    let (id, key, commitment_id, content) = milestones::table
        .inner_join(milestone_revisions::table.on(milestone_revisions::milestone_id.eq(milestones::id)))
        .filter(milestones::key.eq(key))
        .filter(holds!(milestone_revisions, at))
        .select((milestones::id, milestones::key, milestones::commitment_id, MilestoneContent::as_select()))
        .first(conn)?;
    Ok(Milestone { id, key, commitment_id, content })
}

/// The id behind a key, whenever it was given.
pub fn id_of(conn: &mut SqliteConnection, key: &str) -> QueryResult<Option<MilestoneId>> {
    milestones::table.filter(milestones::key.eq(key)).select(milestones::id).first(conn).optional()
}

/// Gives a new milestone its key.
pub fn insert(
    conn: &mut SqliteConnection,
    position: Position,
    key: &str,
    commitment: CommitmentId,
) -> QueryResult<MilestoneId> {
    diesel::insert_into(milestones::table)
        .values((
            milestones::key.eq(key),
            milestones::commitment_id.eq(commitment),
            milestones::since.eq(position),
            milestones::salt.eq(salt()?),
        ))
        .returning(milestones::id)
        .get_result(conn)
}

/// Writes what is said of a milestone from `position` on.
pub fn revise(
    conn: &mut SqliteConnection,
    position: Position,
    content: &MilestoneContent,
) -> QueryResult<()> {
    revise!(conn, position, milestone_revisions, content, milestone_id = content.milestone_id)
}

/// How a milestone stood at each position since it was first recorded up to `at`, oldest first.
pub fn history(
    conn: &mut SqliteConnection,
    at: Position,
    milestone: MilestoneId,
) -> QueryResult<Vec<(Position, MilestoneContent)>> {
    milestone_revisions::table
        .filter(milestone_revisions::milestone_id.eq(milestone))
        .filter(milestone_revisions::since.le(at))
        .order(milestone_revisions::since)
        .select((milestone_revisions::since, MilestoneContent::as_select()))
        .load(conn)
}

/// The due dates of milestones as first and as last submitted.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Submitted {
    first: HashMap<MilestoneId, Option<NaiveDate>>,
    latest: HashMap<MilestoneId, Option<NaiveDate>>,
}

impl Submitted {
    /// When a milestone was due in the first and in the latest submitted version that had it; none if none had.
    pub fn due(&self, id: MilestoneId) -> Option<(Option<NaiveDate>, Option<NaiveDate>)> {
        let latest = self.latest.get(&id).copied();
        let first = self.first.get(&id).copied().or(latest);
        first.map(|due| (due, latest.unwrap_or(due)))
    }
}

/// The due dates of milestones in the submitted versions of their plan: of the whole plan, or of one commitment only. A
/// version is the record at its own position.
pub fn submitted(
    conn: &mut SqliteConnection,
    at: Position,
    plan: PlanId,
    only: Option<CommitmentId>,
) -> QueryResult<Submitted> {
    let versions = plans::versions(conn, at, plan)?;
    let (Some(first), Some(latest)) = (versions.first(), versions.last()) else {
        return Ok(Submitted::default());
    };
    let mut due_dates = |at: Position| match only {
        Some(commitment) => due_dates_of(conn, at, commitment),
        None => due_dates_in(conn, at, plan),
    };
    Ok(Submitted {
        first: due_dates(first.since)?,
        latest: if latest.since == first.since { HashMap::new() } else { due_dates(latest.since)? },
    })
}

type DueDates = HashMap<MilestoneId, Option<NaiveDate>>;

fn due_dates_in(conn: &mut SqliteConnection, at: Position, plan: PlanId) -> QueryResult<DueDates> {
    let rows: Vec<(MilestoneId, Option<NaiveDate>)> = milestones::table
        .inner_join(commitments::table.on(commitments::id.eq(milestones::commitment_id)))
        .inner_join(milestone_revisions::table.on(milestone_revisions::milestone_id.eq(milestones::id)))
        .filter(commitments::plan_id.eq(plan))
        .filter(holds!(milestone_revisions, at))
        .select((milestones::id, milestone_revisions::due_on))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

fn due_dates_of(
    conn: &mut SqliteConnection,
    at: Position,
    commitment: CommitmentId,
) -> QueryResult<DueDates> {
    let rows: Vec<(MilestoneId, Option<NaiveDate>)> = milestones::table
        .inner_join(milestone_revisions::table.on(milestone_revisions::milestone_id.eq(milestones::id)))
        .filter(milestones::commitment_id.eq(commitment))
        .filter(holds!(milestone_revisions, at))
        .select((milestones::id, milestone_revisions::due_on))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// The ids and keys of the milestones of these commitments, whenever they were given.
pub fn keys_of(
    conn: &mut SqliteConnection,
    commitments: &[CommitmentId],
) -> QueryResult<Vec<(MilestoneId, String)>> {
    milestones::table
        .filter(milestones::commitment_id.eq_any(commitments))
        .select((milestones::id, milestones::key))
        .load(conn)
}

/// What milestones with these keys are called at a position: key, number, title in Korean and English.
pub fn named(
    conn: &mut SqliteConnection,
    at: Position,
    keys: &[&str],
) -> QueryResult<HashMap<String, Named>> {
    let rows: Vec<(String, Named)> = milestones::table
        .inner_join(milestone_revisions::table.on(milestone_revisions::milestone_id.eq(milestones::id)))
        .filter(milestones::key.eq_any(keys))
        .filter(holds!(milestone_revisions, at))
        .select((milestones::key, Named::as_select()))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// What these milestones are called at a position.
pub fn named_by_id(
    conn: &mut SqliteConnection,
    at: Position,
    ids: &[MilestoneId],
) -> QueryResult<HashMap<MilestoneId, Named>> {
    let rows: Vec<(MilestoneId, Named)> = load_for!(
        conn,
        ids,
        milestone_revisions::milestone_id,
        milestone_revisions::table
            .filter(holds!(milestone_revisions, at))
            .select((milestone_revisions::milestone_id, Named::as_select()))
    )?;
    Ok(rows.into_iter().collect())
}

/// What a milestone is called.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = milestone_revisions, check_for_backend(diesel::sqlite::Sqlite))]
pub struct Named {
    pub number: Option<String>,
    pub title_ko: Option<String>,
    pub title_en: Option<String>,
}

impl Named {
    pub fn of(content: &MilestoneContent) -> Self {
        Self {
            number: content.number.clone(),
            title_ko: content.title_ko.clone(),
            title_en: content.title_en.clone(),
        }
    }

    pub fn title(&self) -> Bilingual<'_> {
        Bilingual::plain(&self.title_ko, &self.title_en)
    }
}
