//! Consolidating: assessors settle on one value for each indicator of a unit, have a second person look at it, and
//! publish it with how far they had agreed. What each of these acts may do is asked in the transaction that does it.

use diesel::SqliteConnection;

use super::assessing::{self, Publication};
use super::assessors::{Asked, Assessed, Assessor, json, read, read_back, refused};
use super::{ActError, Actor, typed};
use crate::domain::address::is_web_address;
use crate::domain::agreement::{Agreement, PublishedAgreement};
use crate::domain::assessment::Assessment;
use crate::domain::coding::{Coding, Consolidation, TypedUnit, UnitWork};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, MemberId, Position};
use crate::domain::indicator::{Indicator, Mark};
use crate::store::{self, private_write};

/// What a form of consolidated values brought back with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub version: i32,
    /// From which position the published values are that the writer saw.
    pub base: Position,
    /// Whether the writer goes on without codings that are not finished.
    pub without_others: bool,
}

/// Keeps the values on which the assessors settle, and returns their version. With the first, coding of the unit ends.
///
/// # Errors
/// Refused to who has not coded the unit, while others still code it, and while the values wait for a second person; a
/// conflict if somebody saved or published something else meanwhile.
pub fn consolidate(
    conn: &mut SqliteConnection,
    who: &Assessor,
    (assessed, unit): (&Assessed, CommitmentId),
    typed: &TypedUnit,
    seen: Seen,
) -> Result<i32, ActError> {
    let content = json(typed)?;
    private_write(conn, |conn| {
        let work = assessed.work(conn, who, unit)?;
        ActError::refuse(faults_of_consolidating(&work, who, seen).into_iter().collect())?;
        if work.base() > seen.base {
            return Err(ActError::Conflict);
        }
        let there = work.consolidation.as_ref();
        match there.filter(|it| it.version != seen.version) {
            Some(there) if there.content == content => return Ok(there.version),
            Some(_) => return Err(ActError::Conflict),
            None => {}
        }
        let next = seen.version.saturating_add(1);
        store::codings::consolidate(
            conn,
            &Consolidation {
                organisation_id: who.organisation,
                product: assessed.product,
                commitment_id: unit,
                written_by: who.member,
                content,
                base: seen.base,
                version: next,
                saved_at: who.at,
                proposed_by: None,
                proposed_at: None,
                note: there.and_then(|it| it.note.clone()),
            },
        )?;
        Ok(next)
    })
}

/// Why a member may not write the consolidated values of a unit.
pub fn faults_of_consolidating(work: &UnitWork, who: &Assessor, seen: Seen) -> Option<Fault> {
    if !work.is_open_to(who.member) {
        return Some(Fault::new("", "fault-code-first"));
    }
    if work.consolidation.as_ref().is_some_and(|it| it.proposed_by.is_some()) {
        return Some(Fault::new("", "fault-waits-for-second"));
    }
    let is_waited_for = |it: &Coding| it.member_id != who.member && it.finished_at.is_none();
    let waits = !work.is_closed() && work.codings.iter().any(is_waited_for);
    (waits && !seen.without_others).then(|| Fault::new("without_others", "fault-others-unfinished"))
}

/// Hands consolidated values to a second person.
///
/// # Errors
/// Refused if a value or rationale is missing; a conflict if another version was saved meanwhile.
pub fn propose(
    conn: &mut SqliteConnection,
    who: &Assessor,
    (assessed, unit): (&Assessed, CommitmentId),
    version: i32,
) -> Result<(), ActError> {
    private_write(conn, |conn| {
        let work = assessed.work(conn, who, unit)?;
        let there = consolidated(&work, version)?;
        if there.proposed_by.is_some() {
            return Ok(());
        }
        ready(assessed, who, &work, there)?;
        let proposed = Consolidation {
            proposed_by: Some(who.member),
            proposed_at: Some(who.at),
            note: None,
            version: version.saturating_add(1),
            ..there.clone()
        };
        Ok(store::codings::consolidate(conn, &proposed)?)
    })
}

/// Whether consolidated values lack nothing that publishing asks for.
///
/// # Errors
/// Refused with all that is missing; a conflict if another version was saved meanwhile.
pub fn check(
    conn: &mut SqliteConnection,
    who: &Assessor,
    (assessed, unit): (&Assessed, CommitmentId),
    version: i32,
) -> Result<(), ActError> {
    let work = assessed.work(conn, who, unit)?;
    ready(assessed, who, &work, consolidated(&work, version)?).map(|_| ())
}

/// Gives proposed values back to be changed: whoever proposed them takes them back, anybody else says why.
///
/// # Errors
/// Refused without a note from somebody else; a conflict if they wait no more or in another version.
pub fn send_back(
    conn: &mut SqliteConnection,
    who: &Assessor,
    (assessed, unit): (&Assessed, CommitmentId),
    version: i32,
    note: &str,
) -> Result<(), ActError> {
    private_write(conn, |conn| {
        let work = assessed.work(conn, who, unit)?;
        let there = consolidated(&work, version)?;
        if there.proposed_by.is_none() {
            return Err(ActError::Conflict);
        }
        let mut faults = Vec::new();
        let note = typed::long("note", note, &mut faults);
        if note.is_none() && there.proposed_by != Some(who.member) {
            faults.push(Fault::new("note", "fault-note-missing"));
        }
        ActError::refuse(faults)?;
        let back = Consolidation {
            proposed_by: None,
            proposed_at: None,
            note,
            version: version.saturating_add(1),
            ..there.clone()
        };
        Ok(store::codings::consolidate(conn, &back)?)
    })
}

/// Throws a correction away that was not published; the published values stand.
///
/// # Errors
/// Refused for values that were never published: who settled on them knows all codings, which cannot be undone.
pub fn give_up(
    conn: &mut SqliteConnection,
    who: &Assessor,
    (assessed, unit): (&Assessed, CommitmentId),
    version: i32,
) -> Result<(), ActError> {
    private_write(conn, |conn| {
        let work = assessed.work(conn, who, unit)?;
        let there = consolidated(&work, version)?;
        if work.published.is_empty() {
            return Err(refused("", "fault-coding-seen"));
        }
        if there.proposed_by.is_some() {
            return Err(refused("", "fault-waits-for-second"));
        }
        Ok(store::codings::drop_consolidation(conn, &assessed.subject(who, unit))?)
    })
}

/// The consolidated values of a unit in the version that was seen.
fn consolidated(work: &UnitWork, version: i32) -> Result<&Consolidation, ActError> {
    work.consolidation.as_ref().filter(|it| it.version == version).ok_or(ActError::Conflict)
}

/// Whether publishing needs a second person: the one who publishes is not the one who consolidated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondPerson {
    Needed,
    NotNeeded,
}

/// Publishes consolidated values of units, each in the version that was seen, as one entry, with how far the coders
/// agreed on all that is published. `first` is asked in the same transaction whether it may be.
///
/// # Errors
/// Refused if something is missing, a second person is needed and the publisher is none, or a correction gives no
/// reason or changes nothing; a conflict if a unit changed meanwhile; and what `first` returns.
pub fn publish(
    conn: &mut SqliteConnection,
    (actor, who): (&Actor, &Assessor),
    assessed: &Assessed,
    units: &[(CommitmentId, i32)],
    second: SecondPerson,
    first: impl FnOnce(&mut SqliteConnection) -> Result<(), ActError>,
) -> Result<(), ActError> {
    let before = units
        .iter()
        .map(|(unit, version)| Ok((assessed.work(conn, who, *unit)?, *version)))
        .collect::<Result<Vec<_>, ActError>>();
    // What is prepared here is compared in the transaction with what is there then.
    let prepared = before.as_ref().ok().and_then(|all| prepare(assessed, who, all, second).ok());
    let publication = Publication {
        plan: &assessed.plan,
        values: prepared.as_ref().map_or(&[], |it| it.values.as_slice()),
        reason: prepared.as_ref().and_then(|it| it.reason.clone()),
    };
    assessing::publish_after(conn, actor, &publication, |conn, position| {
        first(conn)?;
        let mut now = Vec::new();
        for (unit, version) in units {
            now.push((assessed.work(conn, who, *unit)?, *version));
        }
        let prepared_now = prepare(assessed, who, &now, second)?;
        if Some(&prepared_now) != prepared.as_ref() {
            return Err(ActError::Conflict);
        }
        let ids: Vec<CommitmentId> = units.iter().map(|(id, _)| *id).collect();
        for figure in agreements(conn, who, assessed, &ids)? {
            store::agreements::revise(conn, position, &figure)?;
        }
        for id in ids {
            store::codings::drop_consolidation(conn, &assessed.subject(who, id))?;
        }
        Ok(())
    })
}

/// Values that may be published, and why if they put others right.
#[derive(Debug, PartialEq, Eq)]
struct Prepared {
    values: Vec<Assessment>,
    reason: Option<String>,
}

fn prepare(
    assessed: &Assessed,
    who: &Assessor,
    units: &[(UnitWork, i32)],
    second: SecondPerson,
) -> Result<Prepared, ActError> {
    if units.is_empty() {
        return Err(refused("unit", "fault-nothing-to-publish"));
    }
    let n_corrections = units.iter().filter(|(work, _)| !work.published.is_empty()).count();
    if n_corrections > 0 && units.len() > 1 {
        return Err(refused("unit", "fault-correction-alone"));
    }
    let mut prepared = Prepared { values: Vec::new(), reason: None };
    for (work, version) in units {
        let there = consolidated(work, *version)?;
        if work.base() > there.base {
            return Err(ActError::Conflict);
        }
        if second == SecondPerson::Needed {
            ActError::refuse(fault_of_second(there, who).into_iter().collect())?;
        }
        let (values, reason) = ready(assessed, who, work, there)?;
        prepared.values.extend(values);
        prepared.reason = reason;
    }
    Ok(prepared)
}

/// Why somebody may not publish values alone.
fn fault_of_second(there: &Consolidation, who: &Assessor) -> Option<Fault> {
    if there.proposed_by.is_none() {
        Some(Fault::new("unit", "fault-second-person-proposal"))
    } else {
        (there.written_by == who.member).then(|| Fault::new("unit", "fault-second-person"))
    }
}

/// The values of a unit that are new, ready to be published; of a correction, with the reason.
fn ready(
    assessed: &Assessed,
    who: &Assessor,
    work: &UnitWork,
    there: &Consolidation,
) -> Result<(Vec<Assessment>, Option<String>), ActError> {
    let typed = read_back(there.typed())?;
    let mut faults = Vec::new();
    let report_url = report_url(&typed, &mut faults);
    let read = read(&assessed.indicators(), (&work.key, &typed), Asked::Rationale);
    let cells = read.unwrap_or_else(|more| {
        faults.extend(more);
        Vec::new()
    });
    ActError::refuse(faults)?;
    let subject = assessed.subject(who, work.commitment_id);
    let published = work.values();
    let values = cells.into_iter().map(|cell| {
        let before = published.iter().find(|it| it.indicator == cell.indicator);
        cell.assessment(&subject, report_url.clone(), before)
    });
    let values: Vec<Assessment> = values.filter(|it| !published.contains(it)).collect();
    if published.is_empty() {
        return Ok((values, None));
    }
    let mut faults = Vec::new();
    let reason = typed::long("reason", &typed.reason, &mut faults);
    faults.extend(reason.is_none().then(|| Fault::new("reason", "fault-reason-missing")));
    faults.extend(values.is_empty().then(|| Fault::new("", "fault-nothing-changes")));
    ActError::refuse(faults)?;
    Ok((values, reason))
}

/// The address of the report, if one was typed.
fn report_url(typed: &TypedUnit, faults: &mut Vec<Fault>) -> Option<String> {
    let address = typed::line("report_url", &typed.report_url, typed::LONGEST_LINK, faults);
    if let Some(address) = address.as_ref().filter(|it| !is_web_address(it)) {
        faults.push(Fault::new("report_url", "fault-not-a-link").with("value", address));
    }
    address
}

/// How far the coders agreed on everything that is published once `new` is.
fn agreements(
    conn: &mut SqliteConnection,
    who: &Assessor,
    assessed: &Assessed,
    new: &[CommitmentId],
) -> Result<Vec<PublishedAgreement>, ActError> {
    let at = store::entries::last(conn)?;
    let units = store::commitments::in_plan(conn, at, assessed.plan.id)?;
    let mut all = store::codings::work_on(conn, at, (who.organisation, assessed.product), &units)?;
    all.retain(|it| !it.published.is_empty() || new.contains(&it.commitment_id));
    let figures = figures(&assessed.indicators(), &all)?;
    let whose = (assessed.plan.id, assessed.product, who.organisation);
    let published = figures.into_iter().filter(|(_, it)| it.coders > 0);
    Ok(published.map(|(indicator, it)| PublishedAgreement::of(whose, indicator, &it)).collect())
}

/// How far the finished codings of these units agree, for each indicator.
///
/// # Errors
/// If a coding cannot be read.
pub fn figures(
    indicators: &[Indicator],
    units: &[UnitWork],
) -> Result<Vec<(Indicator, Agreement)>, ActError> {
    let matrices = matrices(indicators, units)?;
    Ok(matrices.into_iter().map(|(indicator, units)| (indicator, Agreement::on(indicator, &units))).collect())
}

/// What each coder says of each unit, in the same order of coders.
type Matrix = Vec<Vec<Option<Mark>>>;

/// The finished codings of these units, an indicator at a time.
///
/// # Errors
/// If a coding cannot be read.
pub fn matrices(indicators: &[Indicator], units: &[UnitWork]) -> Result<Vec<(Indicator, Matrix)>, ActError> {
    let finished = |unit: &UnitWork| -> Result<Vec<(MemberId, TypedUnit)>, ActError> {
        let all = unit.codings.iter().filter(|it| it.finished_at.is_some());
        all.map(|it| Ok((it.member_id, read_back(it.typed())?))).collect()
    };
    let units = units.iter().map(finished).collect::<Result<Vec<_>, _>>()?;
    let mut coders: Vec<MemberId> = units.iter().flatten().map(|(id, _)| *id).collect();
    coders.sort_unstable();
    coders.dedup();
    let said = |unit: &[(MemberId, TypedUnit)], coder: MemberId, indicator: Indicator| {
        let own = unit.iter().find(|(id, _)| *id == coder);
        own.and_then(|(_, typed)| typed.mark(indicator))
    };
    let matrix = |indicator: Indicator| {
        let unit = |unit: &Vec<_>| coders.iter().map(|coder| said(unit, *coder, indicator)).collect();
        (indicator, units.iter().map(unit).collect())
    };
    Ok(indicators.iter().map(|it| matrix(*it)).collect())
}
