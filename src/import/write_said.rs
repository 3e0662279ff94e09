//! Writing the rows of what is said: reports, reviews and their evidence.

use diesel::SqliteConnection;

use super::things::{Thing, Things};
use super::write::{Reader, Written};
use crate::domain::evidence::EvidenceContent;
use crate::domain::id::Position;
use crate::domain::report::{ReportContent, ReportSubject};
use crate::domain::review::{ReviewContent, ReviewSubject};
use crate::store;
use crate::store::evidence::Claim;

pub(super) fn report(
    conn: &mut SqliteConnection,
    position: Position,
    cells: &Reader<'_>,
    is_new: bool,
    things: &mut Things,
) -> Written {
    let key = cells.get("key");
    if is_new {
        let subject = ReportSubject {
            key: key.to_owned(),
            commitment_id: things.commitment(cells.get("commitment"))?,
            milestone_id: cells.id("milestone", |key| things.milestone(key))?,
            organisation_id: things.organisation(cells.get("organisation"))?,
            period_id: cells.id("period", |key| things.period(key))?,
            entered_later: cells.flag("entered_later"),
        };
        things.give_id(Thing::Report, key, store::reports::insert(conn, position, &subject)?.0);
    }
    let content = ReportContent {
        report_id: things.report(key)?,
        status: cells.needed("reported_status")?,
        text_ko: cells.text("text_ko"),
        text_ko_is: cells.term("text_ko_is"),
        text_en: cells.text("text_en"),
        text_en_is: cells.term("text_en_is"),
        difficulties_ko: cells.text("difficulties_ko"),
        difficulties_en: cells.text("difficulties_en"),
        next_step_ko: cells.text("next_step_ko"),
        next_step_en: cells.text("next_step_en"),
        no_evidence_ko: cells.text("no_evidence_ko"),
        no_evidence_en: cells.text("no_evidence_en"),
        occurred_on: cells.day("occurred_on"),
        is_retracted: cells.flag("is_retracted"),
    };
    Ok(store::reports::revise(conn, position, &content)?)
}

pub(super) fn review(
    conn: &mut SqliteConnection,
    position: Position,
    cells: &Reader<'_>,
    is_new: bool,
    things: &mut Things,
) -> Written {
    let key = cells.get("key");
    if is_new {
        let subject = ReviewSubject {
            key: key.to_owned(),
            commitment_id: things.commitment(cells.get("commitment"))?,
            milestone_id: cells.id("milestone", |key| things.milestone(key))?,
            organisation_id: things.organisation(cells.get("organisation"))?,
            period_id: cells.id("period", |key| things.period(key))?,
        };
        things.give_id(Thing::Review, key, store::reviews::insert(conn, position, &subject)?.0);
    }
    let content = ReviewContent {
        review_id: things.review(key)?,
        status: cells.needed("reviewed_status")?,
        text_ko: cells.text("text_ko"),
        text_ko_is: cells.term("text_ko_is"),
        text_en: cells.text("text_en"),
        text_en_is: cells.term("text_en_is"),
        is_retracted: cells.flag("is_retracted"),
    };
    Ok(store::reviews::revise(conn, position, &content)?)
}

pub(super) fn evidence(
    conn: &mut SqliteConnection,
    position: Position,
    cells: &Reader<'_>,
    is_new: bool,
    things: &mut Things,
) -> Written {
    let key = cells.get("key");
    if is_new {
        let claim = match cells.get("report") {
            "" => Claim::Review(things.review(cells.get("review"))?),
            report => Claim::Report(things.report(report)?),
        };
        things.give_id(Thing::Evidence, key, store::evidence::insert(conn, position, key, claim)?.0);
    }
    let content = EvidenceContent {
        evidence_id: things.evidence(key)?,
        kind: cells.needed("evidence_kind")?,
        url: cells.get("url").to_owned(),
        title_ko: cells.text("title_ko"),
        title_ko_is: cells.term("title_ko_is"),
        title_en: cells.text("title_en"),
        title_en_is: cells.term("title_en_is"),
        dated_on: cells.day("dated_on"),
        seen_on: cells.day("seen_on"),
        archive_url: cells.text("archive_url"),
        dead_on: cells.day("dead_on"),
    };
    Ok(store::evidence::revise(conn, position, &content)?)
}
