//! What is said of commitments: reports, reviews and their evidence.

use std::collections::HashMap;

use diesel::SqliteConnection;

use super::column::{Column, Kind, Terms, Value, derived, stored, terms};
use super::commitment_parts::{Owners, Part};
use super::commitments::REPORTED;
use super::names::ORIGIN;
use super::{ExportError, Scope};
use crate::domain::evidence::{Evidence, EvidenceKind};
use crate::domain::id::{CommitmentId, MilestoneId, OrganisationId, PeriodId};
use crate::domain::plan::Plan;
use crate::domain::report::Report;
use crate::domain::review::{Review, ReviewedStatus};
use crate::store;

pub static REVIEWED: Terms = terms::<ReviewedStatus>();
pub static EVIDENCE_KIND: Terms = terms::<EvidenceKind>();

/// The keys of those that a report or review names.
#[derive(Debug, Default)]
pub struct Named {
    milestone: String,
    organisation: String,
    period: String,
}

/// A report or review with the keys of those it names.
#[derive(Debug)]
pub struct Statement<T> {
    commitment: String,
    is_demonstration: bool,
    named: Named,
    it: T,
}

pub const REPORTS: &[Column<Statement<Report>>] = &[
    stored("key", Kind::Key, &["reports.key", "report_revisions.report_id"], |it| {
        Value::text(&it.it.subject.key)
    }),
    stored("commitment", Kind::Key, &["reports.commitment_id"], |it| Value::text(&it.commitment)),
    stored("milestone", Kind::Key, &["reports.milestone_id"], |it| Value::text(&it.named.milestone)),
    stored("organisation", Kind::Key, &["reports.organisation_id"], |it| Value::text(&it.named.organisation)),
    stored("period", Kind::Key, &["reports.period_id"], |it| Value::text(&it.named.period)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("reported_status", Kind::Term(&REPORTED), &["report_revisions.status"], |it| {
        Value::term(it.it.content.status)
    }),
    stored("text_ko", Kind::Text, &["report_revisions.text_ko"], |it| Value::maybe(&it.it.content.text_ko)),
    stored("text_ko_is", Kind::Term(&ORIGIN), &["report_revisions.text_ko_is"], |it| {
        Value::maybe_term(it.it.content.text_ko_is)
    }),
    stored("text_en", Kind::Text, &["report_revisions.text_en"], |it| Value::maybe(&it.it.content.text_en)),
    stored("text_en_is", Kind::Term(&ORIGIN), &["report_revisions.text_en_is"], |it| {
        Value::maybe_term(it.it.content.text_en_is)
    }),
    stored("difficulties_ko", Kind::Text, &["report_revisions.difficulties_ko"], |it| {
        Value::maybe(&it.it.content.difficulties_ko)
    }),
    stored("difficulties_en", Kind::Text, &["report_revisions.difficulties_en"], |it| {
        Value::maybe(&it.it.content.difficulties_en)
    }),
    stored("next_step_ko", Kind::Text, &["report_revisions.next_step_ko"], |it| {
        Value::maybe(&it.it.content.next_step_ko)
    }),
    stored("next_step_en", Kind::Text, &["report_revisions.next_step_en"], |it| {
        Value::maybe(&it.it.content.next_step_en)
    }),
    stored("no_evidence_ko", Kind::Text, &["report_revisions.no_evidence_ko"], |it| {
        Value::maybe(&it.it.content.no_evidence_ko)
    }),
    stored("no_evidence_en", Kind::Text, &["report_revisions.no_evidence_en"], |it| {
        Value::maybe(&it.it.content.no_evidence_en)
    }),
    stored("occurred_on", Kind::Date, &["report_revisions.occurred_on"], |it| {
        Value::date(it.it.content.occurred_on)
    }),
    stored("entered_later", Kind::Boolean, &["reports.entered_later"], |it| {
        Value::Boolean(it.it.subject.entered_later)
    }),
    stored("is_retracted", Kind::Boolean, &["report_revisions.is_retracted"], |it| {
        Value::Boolean(it.it.content.is_retracted)
    }),
    derived("is_corrected", Kind::Boolean, |it| Value::Boolean(it.it.since > it.it.made_at)),
    derived("recorded_at", Kind::Instant, |it| Value::Instant(it.it.recorded_at)),
    derived("position", Kind::Integer, |it| Value::integer(it.it.since.0)),
];

/// The reports on the commitments that the filter means.
pub fn reports(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<Statement<Report>>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let rows = store::reports::of_commitments(conn, scope.at, &owners.ids)?;
    let names = Names::load(conn, scope, &owners.ids)?;
    let statement = |part: Part<Report>| {
        let subject = &part.it.subject;
        let named = names.of(subject.milestone_id, subject.organisation_id, subject.period_id);
        Statement { commitment: part.commitment, is_demonstration: part.is_demonstration, named, it: part.it }
    };
    Ok(owners.join(rows, |it| it.subject.commitment_id).into_iter().map(statement).collect())
}

pub const REVIEWS: &[Column<Statement<Review>>] = &[
    stored("key", Kind::Key, &["reviews.key", "review_revisions.review_id"], |it| {
        Value::text(&it.it.subject.key)
    }),
    stored("commitment", Kind::Key, &["reviews.commitment_id"], |it| Value::text(&it.commitment)),
    stored("milestone", Kind::Key, &["reviews.milestone_id"], |it| Value::text(&it.named.milestone)),
    stored("organisation", Kind::Key, &["reviews.organisation_id"], |it| Value::text(&it.named.organisation)),
    stored("period", Kind::Key, &["reviews.period_id"], |it| Value::text(&it.named.period)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("reviewed_status", Kind::Term(&REVIEWED), &["review_revisions.status"], |it| {
        Value::term(it.it.content.status)
    }),
    stored("text_ko", Kind::Text, &["review_revisions.text_ko"], |it| Value::maybe(&it.it.content.text_ko)),
    stored("text_ko_is", Kind::Term(&ORIGIN), &["review_revisions.text_ko_is"], |it| {
        Value::maybe_term(it.it.content.text_ko_is)
    }),
    stored("text_en", Kind::Text, &["review_revisions.text_en"], |it| Value::maybe(&it.it.content.text_en)),
    stored("text_en_is", Kind::Term(&ORIGIN), &["review_revisions.text_en_is"], |it| {
        Value::maybe_term(it.it.content.text_en_is)
    }),
    stored("is_retracted", Kind::Boolean, &["review_revisions.is_retracted"], |it| {
        Value::Boolean(it.it.content.is_retracted)
    }),
    derived("is_corrected", Kind::Boolean, |it| Value::Boolean(it.it.since > it.it.made_at)),
    derived("recorded_at", Kind::Instant, |it| Value::Instant(it.it.recorded_at)),
    derived("position", Kind::Integer, |it| Value::integer(it.it.since.0)),
];

/// The reviews of the commitments that the filter means.
pub fn reviews(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<Statement<Review>>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let rows = store::reviews::of_commitments(conn, scope.at, &owners.ids)?;
    let names = Names::load(conn, scope, &owners.ids)?;
    let statement = |part: Part<Review>| {
        let subject = &part.it.subject;
        let named = names.of(subject.milestone_id, subject.organisation_id, subject.period_id);
        Statement { commitment: part.commitment, is_demonstration: part.is_demonstration, named, it: part.it }
    };
    Ok(owners.join(rows, |it| it.subject.commitment_id).into_iter().map(statement).collect())
}

/// Keys of what reports and reviews name.
struct Names<'a> {
    scope: &'a Scope,
    milestones: HashMap<MilestoneId, String>,
    periods: HashMap<PeriodId, &'a str>,
}

impl<'a> Names<'a> {
    fn load(
        conn: &mut SqliteConnection,
        scope: &'a Scope,
        ids: &[CommitmentId],
    ) -> Result<Self, ExportError> {
        Ok(Self {
            scope,
            milestones: store::milestones::keys_of(conn, ids)?.into_iter().collect(),
            periods: scope.lookup.periods.iter().map(|it| (it.id, it.key.as_str())).collect(),
        })
    }

    fn of(
        &self,
        milestone: Option<MilestoneId>,
        organisation: OrganisationId,
        period: Option<PeriodId>,
    ) -> Named {
        Named {
            milestone: milestone.and_then(|id| self.milestones.get(&id)).cloned().unwrap_or_default(),
            organisation: self.scope.lookup.organisation_key(organisation).to_owned(),
            period: period
                .and_then(|id| self.periods.get(&id))
                .map(|key| (*key).to_owned())
                .unwrap_or_default(),
        }
    }
}

/// A piece of evidence with the keys of the claim that it is for.
#[derive(Debug)]
pub struct EvidenceRow {
    commitment: String,
    is_demonstration: bool,
    report: String,
    review: String,
    it: Evidence,
}

pub const EVIDENCE: &[Column<EvidenceRow>] = &[
    stored("key", Kind::Key, &["evidence.key", "evidence_revisions.evidence_id"], |it| {
        Value::text(&it.it.key)
    }),
    derived("commitment", Kind::Key, |it| Value::text(&it.commitment)),
    stored("report", Kind::Key, &["evidence.report_id"], |it| Value::text(&it.report)),
    stored("review", Kind::Key, &["evidence.review_id"], |it| Value::text(&it.review)),
    derived("is_demonstration", Kind::Boolean, |it| Value::Boolean(it.is_demonstration)),
    stored("evidence_kind", Kind::Term(&EVIDENCE_KIND), &["evidence_revisions.kind"], |it| {
        Value::term(it.it.content.kind)
    }),
    derived("rung", Kind::Integer, |it| Value::integer(i32::from(it.it.content.kind.rung()))),
    stored("url", Kind::Text, &["evidence_revisions.url"], |it| Value::text(&it.it.content.url)),
    stored("title_ko", Kind::Text, &["evidence_revisions.title_ko"], |it| {
        Value::maybe(&it.it.content.title_ko)
    }),
    stored("title_ko_is", Kind::Term(&ORIGIN), &["evidence_revisions.title_ko_is"], |it| {
        Value::maybe_term(it.it.content.title_ko_is)
    }),
    stored("title_en", Kind::Text, &["evidence_revisions.title_en"], |it| {
        Value::maybe(&it.it.content.title_en)
    }),
    stored("title_en_is", Kind::Term(&ORIGIN), &["evidence_revisions.title_en_is"], |it| {
        Value::maybe_term(it.it.content.title_en_is)
    }),
    stored("dated_on", Kind::Date, &["evidence_revisions.dated_on"], |it| {
        Value::date(it.it.content.dated_on)
    }),
    stored("seen_on", Kind::Date, &["evidence_revisions.seen_on"], |it| Value::date(it.it.content.seen_on)),
    stored("archive_url", Kind::Text, &["evidence_revisions.archive_url"], |it| {
        Value::maybe(&it.it.content.archive_url)
    }),
    stored("dead_on", Kind::Date, &["evidence_revisions.dead_on"], |it| Value::date(it.it.content.dead_on)),
    derived("is_openable", Kind::Boolean, |it| Value::Boolean(it.it.content.is_openable())),
];

/// The evidence for what is said of the commitments that the filter means.
pub fn evidence(
    conn: &mut SqliteConnection,
    scope: &Scope,
    plans: &[&Plan],
) -> Result<Vec<EvidenceRow>, ExportError> {
    let owners = Owners::load(conn, scope, plans)?;
    let reports = store::reports::of_commitments(conn, scope.at, &owners.ids)?;
    let reviews = store::reviews::of_commitments(conn, scope.at, &owners.ids)?;
    let report_ids: Vec<_> = reports.iter().map(|it| it.id).collect();
    let review_ids: Vec<_> = reviews.iter().map(|it| it.id).collect();
    let items = store::evidence::of(conn, scope.at, &report_ids, &review_ids)?;
    let by_report: HashMap<_, _> = reports.iter().map(|it| (it.id, &it.subject)).collect();
    let by_review: HashMap<_, _> = reviews.iter().map(|it| (it.id, &it.subject)).collect();
    let row = |it: Evidence| {
        let report = it.report_id.and_then(|id| by_report.get(&id));
        let review = it.review_id.and_then(|id| by_review.get(&id));
        let commitment = report.map(|it| it.commitment_id).or(review.map(|it| it.commitment_id));
        let (commitment, is_demonstration) =
            commitment.and_then(|id| owners.keys.get(&id)).cloned().unwrap_or_default();
        EvidenceRow {
            commitment,
            is_demonstration,
            report: report.map(|it| it.key.clone()).unwrap_or_default(),
            review: review.map(|it| it.key.clone()).unwrap_or_default(),
            it,
        }
    };
    Ok(items.into_iter().map(row).collect())
}
