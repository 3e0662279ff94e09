//! Coding: assessors say what they find of a unit, each without knowing what the others say. Private state, of which
//! nothing is published but the values on which they settle. What each of these acts may do is asked in the transaction
//! that does it.

use chrono::{DateTime, Utc};
use diesel::SqliteConnection;

use super::{ActError, coding, typed};
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::coding::{CodingSubject, TypedUnit, UnitWork};
use crate::domain::fault::Fault;
use crate::domain::grid::cell_name;
use crate::domain::id::{CommitmentId, MemberId, OrganisationId};
use crate::domain::indicator::{Indicator, Mark, Product};
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Origin;
use crate::store::{self, private_write};

/// Who assesses, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Assessor {
    pub member: MemberId,
    pub organisation: OrganisationId,
    pub at: DateTime<Utc>,
}

/// A product of a plan that is assessed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    pub plan: Plan,
    pub product: Product,
}

impl Assessed {
    /// The indicators that are coded.
    pub fn indicators(&self) -> Vec<Indicator> {
        self.product.asked(self.plan.content.generation)
    }

    pub(super) fn subject(&self, who: &Assessor, unit: CommitmentId) -> CodingSubject {
        CodingSubject { organisation_id: who.organisation, product: self.product, commitment_id: unit }
    }

    /// The state of a unit; refused if the plan has no such product.
    pub(super) fn work(
        &self,
        conn: &mut SqliteConnection,
        who: &Assessor,
        unit: CommitmentId,
    ) -> Result<UnitWork, ActError> {
        if self.indicators().is_empty() {
            return Err(refused("", "fault-product-of-another-generation"));
        }
        let at = store::entries::last(conn)?;
        let mut own = store::commitments::with_ids(conn, at, &[unit])?;
        own.retain(|it| it.plan_id == self.plan.id);
        let work = store::codings::work_on(conn, at, (who.organisation, self.product), &own)?.pop();
        work.ok_or_else(|| diesel::result::Error::NotFound.into())
    }
}

pub(super) fn refused(field: &'static str, message: &'static str) -> ActError {
    ActError::Refused(vec![Fault::new(field, message)])
}

pub(super) fn json(typed: &TypedUnit) -> Result<String, ActError> {
    let failed = |err| diesel::result::Error::SerializationError(Box::new(err));
    serde_json::to_string(typed).map_err(|err| failed(err).into())
}

pub(super) fn read_back(content: serde_json::Result<TypedUnit>) -> Result<TypedUnit, ActError> {
    content.map_err(|err| diesel::result::Error::DeserializationError(Box::new(err)).into())
}

/// Keeps what a member has coded of a unit so far, and returns its version.
///
/// # Errors
/// A conflict if the member saved something else meanwhile; refused if the coding is finished or the unit closed.
pub fn save(
    conn: &mut SqliteConnection,
    who: &Assessor,
    (assessed, unit): (&Assessed, CommitmentId),
    typed: &TypedUnit,
    version: i32,
) -> Result<i32, ActError> {
    let content = json(typed)?;
    private_write(conn, |conn| {
        let work = assessed.work(conn, who, unit)?;
        if work.is_closed() {
            return Err(refused("", "fault-coding-closed"));
        }
        let own = work.coding_of(who.member);
        if own.is_some_and(|it| it.finished_at.is_some()) {
            return Err(refused("", "fault-coding-finished"));
        }
        match own.filter(|it| it.version != version) {
            Some(own) if own.content == content => return Ok(own.version),
            Some(_) => return Err(ActError::Conflict),
            None => {}
        }
        let next = version.saturating_add(1);
        let subject = assessed.subject(who, unit);
        store::codings::save(conn, &subject, (who.member, &content), (next, None), who.at)?;
        Ok(next)
    })
}

/// Declares a member's coding of a unit finished: it stands from then on, and the member may see the others'.
///
/// # Errors
/// Refused if an indicator has no value or one that cannot be read; a conflict if another version was saved meanwhile.
pub fn finish(
    conn: &mut SqliteConnection,
    who: &Assessor,
    (assessed, unit): (&Assessed, CommitmentId),
    version: i32,
) -> Result<(), ActError> {
    private_write(conn, |conn| {
        let work = assessed.work(conn, who, unit)?;
        if work.is_closed() {
            return Err(refused("", "fault-coding-closed"));
        }
        let own = work.coding_of(who.member).ok_or(diesel::result::Error::NotFound)?;
        if own.finished_at.is_some() {
            return Ok(());
        }
        if own.version != version {
            return Err(ActError::Conflict);
        }
        let typed = read_back(own.typed())?;
        read(&assessed.indicators(), (&work.key, &typed), Asked::Value).map_err(ActError::Refused)?;
        let subject = assessed.subject(who, unit);
        let state = (version.saturating_add(1), Some(who.at));
        store::codings::save(conn, &subject, (who.member, &own.content), state, who.at)?;
        Ok(())
    })
}

/// Takes back that a coding is finished, as long as nobody else's was there to be seen.
///
/// # Errors
/// Refused if another coding of the unit is finished, or the unit closed.
pub fn reopen(
    conn: &mut SqliteConnection,
    who: &Assessor,
    (assessed, unit): (&Assessed, CommitmentId),
) -> Result<(), ActError> {
    private_write(conn, |conn| {
        let work = assessed.work(conn, who, unit)?;
        let is_seen = work.codings.iter().any(|it| it.member_id != who.member && it.finished_at.is_some());
        if work.is_closed() || is_seen {
            return Err(refused("", "fault-coding-seen"));
        }
        let own = work.coding_of(who.member).ok_or(diesel::result::Error::NotFound)?;
        let subject = assessed.subject(who, unit);
        let state = (own.version.saturating_add(1), None);
        store::codings::save(conn, &subject, (who.member, &own.content), state, who.at)?;
        Ok(())
    })
}

/// What must be filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asked {
    /// A value for each indicator.
    Value,
    /// A rationale too.
    Rationale,
}

/// A value with what is said of it.
pub(super) struct Cell {
    pub(super) indicator: Indicator,
    mark: Mark,
    rationale_ko: Option<String>,
    rationale_en: Option<String>,
    page: Option<String>,
}

impl Cell {
    /// As it is published. What the form does not ask for stays as it was published before.
    pub(super) fn assessment(
        self,
        subject: &CodingSubject,
        report_url: Option<String>,
        before: Option<&Assessment>,
    ) -> Assessment {
        // The IRM writes in English; where both languages are given, it answers for the translation as well.
        let korean = if self.rationale_en.is_some() { Origin::Official } else { Origin::Original };
        let kept = |text: &Option<String>, old: Option<&Option<String>>, origin, new| {
            if text.is_some() && old == Some(text) { origin } else { text.as_ref().map(|_| new) }
        };
        let (term, missing, value_text) = match self.mark {
            Mark::Term(term) => (Some(term), None, None),
            Mark::Missing(missing) => (None, Some(missing), None),
            Mark::Text(text) => (None, None, Some(text)),
        };
        Assessment {
            commitment_id: subject.commitment_id,
            product: subject.product,
            indicator: self.indicator,
            term,
            missing,
            value_text,
            how_entered: HowEntered::Entered,
            organisation_id: Some(subject.organisation_id),
            checked_by_id: None,
            report_year: before.and_then(|it| it.report_year),
            report_url: report_url.or_else(|| before.and_then(|it| it.report_url.clone())),
            page: self.page,
            rationale_ko_is: kept(
                &self.rationale_ko,
                before.map(|it| &it.rationale_ko),
                before.and_then(|it| it.rationale_ko_is),
                korean,
            ),
            rationale_ko: self.rationale_ko,
            rationale_en_is: kept(
                &self.rationale_en,
                before.map(|it| &it.rationale_en),
                before.and_then(|it| it.rationale_en_is),
                Origin::Original,
            ),
            rationale_en: self.rationale_en,
            source: before.and_then(|it| it.source.clone()),
        }
    }
}

/// What was typed of a unit for these indicators. One without a scale may be left out: not every commitment is in a
/// cluster.
pub(super) fn read(
    indicators: &[Indicator],
    (unit, typed): (&str, &TypedUnit),
    asked: Asked,
) -> Result<Vec<Cell>, Vec<Fault>> {
    let (read, mut faults) = match coding::read(&typed.grid(unit), indicators) {
        Ok(cells) => (cells, Vec::new()),
        Err(faults) => (Vec::new(), faults),
    };
    let mut cells = Vec::new();
    for indicator in indicators {
        let own = typed.cell(*indicator);
        let name = cell_name(unit, *indicator);
        if indicator.scale().is_empty() && own.is_empty() {
            continue;
        }
        if own.value.trim().is_empty() {
            faults.push(Fault::new(name.clone(), "fault-coding-value-missing"));
        }
        let field = format!("rationale_ko-{name}");
        let rationale_ko = typed::long(&field, &own.rationale_ko, &mut faults);
        let rationale_en = typed::long(&format!("rationale_en-{name}"), &own.rationale_en, &mut faults);
        if asked == Asked::Rationale && rationale_ko.is_none() && rationale_en.is_none() {
            faults.push(Fault::new(field, "fault-rationale-missing"));
        }
        if let Some(it) = read.iter().find(|it| it.indicator == *indicator) {
            let (mark, page) = (it.mark.clone(), it.page.clone());
            cells.push(Cell { indicator: *indicator, mark, rationale_ko, rationale_en, page });
        }
    }
    if faults.is_empty() { Ok(cells) } else { Err(faults) }
}
