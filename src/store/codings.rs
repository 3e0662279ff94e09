//! What assessors work on before it is published: codings and consolidations. Private to an organisation's assessors.

use chrono::{DateTime, Utc};
use diesel::prelude::*;

use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::coding::{Coding, CodingSubject, Consolidation, UnitWork};
use crate::domain::commitment::{Commitment, LinkKind};
use crate::domain::id::{CommitmentId, MemberId, OrganisationId, PlanId, Position};
use crate::domain::indicator::Product;
use crate::schema::{assessments, codings, commitment_links, consolidations};
use crate::store::{commitments, holds};

/// The units of a plan that are assessed: its commitments, and what the IRM counts in place of some of them; a
/// commitment that the IRM coded as other units is assessed as those.
pub fn units(conn: &mut SqliteConnection, at: Position, plan: PlanId) -> QueryResult<Vec<Commitment>> {
    let mut all = commitments::in_plan(conn, at, plan)?;
    let ids: Vec<CommitmentId> = all.iter().map(|it| it.id).collect();
    let replaced: Vec<CommitmentId> = commitment_links::table
        .filter(commitment_links::kind.eq(LinkKind::CodedAs))
        .filter(commitment_links::from_id.eq_any(&ids))
        .filter(commitment_links::to_id.eq_any(&ids))
        .filter(holds!(commitment_links, at))
        .select(commitment_links::from_id)
        .load(conn)?;
    all.retain(|it| !replaced.contains(&it.id));
    Ok(all)
}

/// Everything on these units that an organisation's assessors have for a product, in the order of the units.
pub fn work_on(
    conn: &mut SqliteConnection,
    at: Position,
    (organisation, product): (OrganisationId, Product),
    units: &[Commitment],
) -> QueryResult<Vec<UnitWork>> {
    units
        .iter()
        .map(|unit| {
            let subject = CodingSubject { organisation_id: organisation, product, commitment_id: unit.id };
            Ok(UnitWork {
                commitment_id: unit.id,
                key: unit.key.clone(),
                codings: of(conn, &subject)?,
                consolidation: consolidation_of(conn, &subject)?,
                published: published(conn, at, &subject)?,
            })
        })
        .collect()
}

type Row = (CodingSubject, MemberId, String, i32, DateTime<Utc>, Option<DateTime<Utc>>);

/// The codings of a unit, in the order in which they were begun.
fn of(conn: &mut SqliteConnection, subject: &CodingSubject) -> QueryResult<Vec<Coding>> {
    let rows: Vec<Row> = codings::table
        .filter(codings::organisation_id.eq(subject.organisation_id))
        .filter(codings::product.eq(subject.product))
        .filter(codings::commitment_id.eq(subject.commitment_id))
        .order(codings::id)
        .select((
            CodingSubject::as_select(),
            codings::member_id,
            codings::content,
            codings::version,
            codings::saved_at,
            codings::finished_at,
        ))
        .load(conn)?;
    let coding = |(subject, member_id, content, version, saved_at, finished_at): Row| Coding {
        subject,
        member_id,
        content,
        version,
        saved_at,
        finished_at,
    };
    Ok(rows.into_iter().map(coding).collect())
}

/// Keeps a member's coding of a unit as its next version: a new one if there was none.
pub fn save(
    conn: &mut SqliteConnection,
    subject: &CodingSubject,
    (member, content): (MemberId, &str),
    (version, finished_at): (i32, Option<DateTime<Utc>>),
    at: DateTime<Utc>,
) -> QueryResult<()> {
    let changed = (
        codings::content.eq(content),
        codings::version.eq(version),
        codings::saved_at.eq(at),
        codings::finished_at.eq(finished_at),
    );
    let n = diesel::update(
        codings::table
            .filter(codings::organisation_id.eq(subject.organisation_id))
            .filter(codings::product.eq(subject.product))
            .filter(codings::commitment_id.eq(subject.commitment_id))
            .filter(codings::member_id.eq(member)),
    )
    .set(changed)
    .execute(conn)?;
    if n == 0 {
        diesel::insert_into(codings::table)
            .values((subject, codings::member_id.eq(member), changed))
            .execute(conn)?;
    }
    Ok(())
}

/// The consolidated values of a unit that are not published.
fn consolidation_of(
    conn: &mut SqliteConnection,
    subject: &CodingSubject,
) -> QueryResult<Option<Consolidation>> {
    consolidations::table
        .filter(consolidations::organisation_id.eq(subject.organisation_id))
        .filter(consolidations::product.eq(subject.product))
        .filter(consolidations::commitment_id.eq(subject.commitment_id))
        .select(Consolidation::as_select())
        .first(conn)
        .optional()
}

/// Keeps the consolidated values of a unit in place of what was kept before.
pub fn consolidate(conn: &mut SqliteConnection, content: &Consolidation) -> QueryResult<()> {
    let subject = CodingSubject {
        organisation_id: content.organisation_id,
        product: content.product,
        commitment_id: content.commitment_id,
    };
    drop_consolidation(conn, &subject)?;
    diesel::insert_into(consolidations::table).values(content).execute(conn).map(|_| ())
}

/// Throws the consolidated values of a unit away, for they are published or given up.
pub fn drop_consolidation(conn: &mut SqliteConnection, subject: &CodingSubject) -> QueryResult<()> {
    diesel::delete(
        consolidations::table
            .filter(consolidations::organisation_id.eq(subject.organisation_id))
            .filter(consolidations::product.eq(subject.product))
            .filter(consolidations::commitment_id.eq(subject.commitment_id)),
    )
    .execute(conn)
    .map(|_| ())
}

/// The values of a unit that the organisation's assessors published.
fn published(
    conn: &mut SqliteConnection,
    at: Position,
    subject: &CodingSubject,
) -> QueryResult<Vec<(Position, Assessment)>> {
    assessments::table
        .filter(assessments::commitment_id.eq(subject.commitment_id))
        .filter(assessments::product.eq(subject.product))
        .filter(assessments::how_entered.eq(HowEntered::Entered))
        .filter(assessments::organisation_id.eq(subject.organisation_id))
        .filter(holds!(assessments, at))
        .order(assessments::id)
        .select((assessments::since, Assessment::as_select()))
        .load(conn)
}
