//! The example's assessors: two who code all commitments without knowing what the other says, settle on the values of
//! some, and publish them.

use anyhow::{Context as _, Result};
use chrono::{DateTime, Utc};
use diesel::SqliteConnection;

use super::files::{Cells, Files};
use super::{Failure, people};
use crate::acts::assessors::{self, Assessed, Assessor};
use crate::acts::consolidating::{self, SecondPerson, Seen};
use crate::acts::{ActError, Actor};
use crate::domain::coding::{TypedCell, TypedUnit};
use crate::domain::id::{CommitmentId, Position};
use crate::domain::indicator::{Indicator, Product};
use crate::domain::vocabulary::Vocabulary as _;
use crate::store::{self, Database};

/// What the example's assessors code.
const PRODUCT: Product = Product::ActionPlanReview;

/// The unit of a row, with the product that is assessed.
fn unit(conn: &mut SqliteConnection, row: &Cells) -> Result<(Assessed, CommitmentId), Failure> {
    let at = store::entries::last(conn)?;
    let commitment = store::commitments::by_key(conn, at, row.get("commitment"))?;
    let plan = store::plans::find(conn, at, commitment.plan_id)?;
    Ok((Assessed { plan, product: PRODUCT }, commitment.id))
}

/// Both assessors code the commitments of a batch, and declare each finished.
pub fn code(database: &Database, files: &Files, batch: &str, at: DateTime<Utc>) -> Result<()> {
    let rows = files.rows("codings.csv")?;
    database.write(|conn| {
        let team = people::assessors(conn, at)?;
        for row in rows.iter().filter(|it| it.get("batch") == batch) {
            let coder = if row.get("coder") == "1" { team.first() } else { team.last() };
            let who = coder.ok_or_else(|| Failure::Unknown("an assessor".to_owned()))?;
            let (assessed, unit) = unit(conn, row)?;
            let cell = |indicator: &Indicator| TypedCell {
                indicator: indicator.slug().to_owned(),
                value: row.get(indicator.slug()).to_owned(),
                page: row.get("page").to_owned(),
                ..TypedCell::default()
            };
            let mut cells: Vec<TypedCell> = assessed.indicators().iter().map(cell).collect();
            cells.retain(|it| !it.value.is_empty());
            let typed = TypedUnit { cells, ..TypedUnit::default() };
            let version = assessors::save(conn, who, (&assessed, unit), &typed, 0)?;
            assessors::finish(conn, who, (&assessed, unit), version)?;
        }
        Ok::<_, Failure>(())
    })?;
    Ok(())
}

/// The first assessor settles on the values of a batch, and the second publishes them as one entry.
pub fn settle(
    database: &Database,
    files: &Files,
    batch: &str,
    actor: impl Fn(&mut SqliteConnection) -> Result<Actor, Failure>,
    at: DateTime<Utc>,
) -> Result<()> {
    let rows = files.rows("assessments.csv")?;
    let own: Vec<&Cells> = rows.iter().filter(|it| it.get("batch") == batch).collect();
    let first = own.first().with_context(|| format!("there is no batch {batch:?}"))?;
    database.write(|conn| {
        let team = people::assessors(conn, at)?;
        let (Some(one), Some(other)) = (team.first(), team.last()) else {
            return Err(Failure::Unknown("two assessors".to_owned()));
        };
        let (assessed, _) = unit(conn, first)?;
        let mut units = Vec::new();
        for of_unit in own.chunk_by(|a, b| a.get("commitment") == b.get("commitment")) {
            let Some(row) = of_unit.first() else { continue };
            let (_, unit) = unit(conn, row)?;
            let version = propose(conn, one, (&assessed, unit), &typed(of_unit))?;
            units.push((unit, version));
        }
        let actor = actor(conn)?;
        let who = (&actor, other);
        consolidating::publish(conn, who, &assessed, &units, SecondPerson::Needed, |_| Ok(()))?;
        Ok(())
    })?;
    Ok(())
}

fn propose(
    conn: &mut SqliteConnection,
    who: &Assessor,
    target: (&Assessed, CommitmentId),
    typed: &TypedUnit,
) -> Result<i32, ActError> {
    let seen = Seen { version: 0, base: Position::NONE, without_others: false };
    let version = consolidating::consolidate(conn, who, target, typed, seen)?;
    consolidating::propose(conn, who, target, version)?;
    Ok(version.saturating_add(1))
}

/// Rows of values as they would be typed.
fn typed(rows: &[&Cells]) -> TypedUnit {
    let text = |row: &Cells, name: &str| row.get(name).to_owned();
    let cell = |row: &&Cells| TypedCell {
        indicator: text(row, "indicator"),
        value: row.text("value").unwrap_or_else(|| text(row, "missing")),
        rationale_ko: text(row, "rationale_ko"),
        rationale_en: text(row, "rationale_en"),
        page: text(row, "page"),
    };
    let report_url = rows.first().map(|it| text(it, "report_url")).unwrap_or_default();
    TypedUnit { cells: rows.iter().map(cell).collect(), reason: String::new(), report_url }
}
