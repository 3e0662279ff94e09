//! Rows that were looked at, as the store writes them: first what is new by its key, then what is said of it.

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::engine::{ImportError, RowChange};
use super::rules;
use super::things::{Thing, Things};
use super::write_irm;
use crate::domain::commitment::{
    CommitmentArea, CommitmentContent, CommitmentLink, CommitmentOrganisation, CommitmentText,
};
use crate::domain::evidence::EvidenceContent;
use crate::domain::id::Position;
use crate::domain::milestone::MilestoneContent;
use crate::domain::organisation::{OrganisationContent, OrganisationName};
use crate::domain::participant::ParticipantContent;
use crate::domain::plan::{PeriodContent, PlanContent};
use crate::domain::policy_area::AreaValue;
use crate::domain::report::{ReportContent, ReportSubject};
use crate::domain::review::{ReviewContent, ReviewSubject};
use crate::domain::vocabulary::Vocabulary;
use crate::store;
use crate::store::evidence::Claim;

pub(super) type Written = Result<(), ImportError>;

/// Writes these rows, which are in the order in which one needs the other.
///
/// # Errors
/// The database's own, or a row that should not have got this far.
pub fn rows(
    conn: &mut SqliteConnection,
    position: Position,
    rows: &[&RowChange],
    things: &mut Things,
) -> Written {
    for row in rows {
        let thing = rules::of(row.dataset.name).and_then(|it| it.thing);
        if let Some(thing) = thing.filter(|it| !things.is_recorded(*it, row.text("key"))) {
            let id = identity(conn, position, thing, row, things)?;
            things.give_id(thing, row.text("key"), id);
        }
    }
    rows.iter().try_for_each(|row| content(conn, position, row, things))
}

/// Gives a new thing its key, and returns its id.
fn identity(
    conn: &mut SqliteConnection,
    position: Position,
    thing: Thing,
    row: &RowChange,
    things: &Things,
) -> Result<i32, ImportError> {
    let key = row.text("key");
    Ok(match thing {
        Thing::Participant => store::participants::insert(conn, position, key)?.0,
        Thing::Organisation => {
            let participant = row.named("participant", |key| things.participant(key))?;
            store::organisations::insert(conn, position, key, participant)?.0
        }
        Thing::Plan => {
            store::plans::insert(conn, position, key, things.participant(row.text("participant"))?)?.0
        }
        Thing::Period => store::plans::insert_period(conn, position, key, things.plan(row.text("plan"))?)?.0,
        Thing::Commitment => {
            store::commitments::insert(conn, position, key, things.plan(row.text("plan"))?)?.0
        }
        Thing::Milestone => {
            store::milestones::insert(conn, position, key, things.commitment(row.text("commitment"))?)?.0
        }
        Thing::Report => {
            let subject = ReportSubject {
                key: key.to_owned(),
                commitment_id: things.commitment(row.text("commitment"))?,
                milestone_id: row.named("milestone", |key| things.milestone(key))?,
                organisation_id: things.organisation(row.text("organisation"))?,
                period_id: row.named("period", |key| things.period(key))?,
                entered_later: row.flag("entered_later"),
            };
            store::reports::insert(conn, position, &subject)?.0
        }
        Thing::Review => {
            let subject = ReviewSubject {
                key: key.to_owned(),
                commitment_id: things.commitment(row.text("commitment"))?,
                milestone_id: row.named("milestone", |key| things.milestone(key))?,
                organisation_id: things.organisation(row.text("organisation"))?,
                period_id: row.named("period", |key| things.period(key))?,
            };
            store::reviews::insert(conn, position, &subject)?.0
        }
        Thing::Evidence => {
            let report = row.named("report", |key| things.report(key))?;
            let claim = match report {
                Some(report) => Claim::Report(report),
                None => Claim::Review(things.review(row.text("review"))?),
            };
            store::evidence::insert(conn, position, key, claim)?.0
        }
    })
}

/// Writes what a row says.
fn content(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    match row.dataset.name {
        "participants" => participant(conn, position, row, things),
        "organisations" => organisation(conn, position, row, things),
        "organisation_names" => organisation_name(conn, position, row, things),
        "plans" => plan(conn, position, row, things),
        "plan_versions" => plan_version(conn, position, row, things),
        "periods" => period(conn, position, row, things),
        "commitments" => commitment(conn, position, row, things),
        "commitment_texts" => text(conn, position, row, things),
        "commitment_organisations" => part(conn, position, row, things),
        "commitment_areas" => area(conn, position, row, things),
        "commitment_links" => link(conn, position, row, things),
        "ogp_cells" => cell(conn, position, row, things),
        "milestones" => milestone(conn, position, row, things),
        "reports" => report(conn, position, row, things),
        "reviews" => review(conn, position, row, things),
        "evidence" => evidence(conn, position, row, things),
        "assessments" => write_irm::assessment(conn, position, row, things),
        "irm_reports" => write_irm::irm_report(conn, position, row, things),
        name => Err(ImportError::Unwritable(name.to_owned())),
    }
}

fn participant(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let content = ParticipantContent {
        participant_id: things.participant(row.text("key"))?,
        iso3: row.maybe("iso3"),
        ogp_prefix: row.maybe("ogp_prefix"),
        level: row.term("level")?,
        region: row.maybe_term("region")?,
        time_zone: row.text("time_zone").to_owned(),
        is_demonstration: row.flag("is_demonstration"),
        name_ko: row.maybe("name_ko"),
        name_ko_is: row.maybe_term("name_ko_is")?,
        name_en: row.maybe("name_en"),
        name_en_is: row.maybe_term("name_en_is")?,
        forum_ko: row.maybe("forum_ko"),
        forum_en: row.maybe("forum_en"),
        source: row.maybe("source"),
    };
    Ok(store::participants::revise(conn, position, &content)?)
}

fn organisation(
    conn: &mut SqliteConnection,
    position: Position,
    row: &RowChange,
    things: &Things,
) -> Written {
    let content = OrganisationContent {
        organisation_id: things.organisation(row.text("key"))?,
        kind: row.term("kind")?,
        parent_id: row.named("parent", |key| things.organisation(key))?,
        successor_id: row.named("successor", |key| things.organisation(key))?,
        succeeded_on: row.date("succeeded_on")?,
        homepage: row.maybe("homepage"),
        source: row.maybe("source"),
    };
    Ok(store::organisations::revise(conn, position, &content)?)
}

fn organisation_name(
    conn: &mut SqliteConnection,
    position: Position,
    row: &RowChange,
    things: &Things,
) -> Written {
    let name = OrganisationName {
        organisation_id: things.organisation(row.text("organisation"))?,
        valid_from: row.date("name_from")?,
        name_ko: row.maybe("name_ko"),
        name_ko_is: row.maybe_term("name_ko_is")?,
        name_en: row.maybe("name_en"),
        name_en_is: row.maybe_term("name_en_is")?,
        source: row.maybe("source"),
    };
    Ok(store::organisations::name(conn, position, &name)?)
}

fn plan(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let content = PlanContent {
        plan_id: things.plan(row.text("key"))?,
        number: row.integer("number")?,
        ogp_id: row.maybe("ogp_id"),
        title_ko: row.maybe("title_ko"),
        title_ko_is: row.maybe_term("title_ko_is")?,
        title_en: row.maybe("title_en"),
        title_en_is: row.maybe_term("title_en_is")?,
        start_written: row.maybe("start_written"),
        start_on: row.date("start_on")?,
        start_precision: row.maybe_term("start_precision")?,
        end_written: row.maybe("end_written"),
        end_on: row.date("end_on")?,
        end_precision: row.maybe_term("end_precision")?,
        submission_year: row.maybe_integer("submission_year")?,
        stage: row.term("stage")?,
        generation: row.term("generation")?,
        commitments_stated: row.maybe_integer("commitments_stated")?,
        irm_units_stated: row.maybe_integer("irm_units_stated")?,
        tracked_from: row.date("tracked_from")?,
        source: row.maybe("source"),
    };
    Ok(store::plans::revise(conn, position, &content)?)
}

fn plan_version(
    conn: &mut SqliteConnection,
    position: Position,
    row: &RowChange,
    things: &Things,
) -> Written {
    let plan = things.plan(row.text("plan"))?;
    let (number, submitted_on) = (row.integer("number")?, row.date("submitted_on")?);
    let source = row.maybe("source");
    Ok(store::plans::submit(conn, position, plan, number, submitted_on, source.as_deref())?)
}

fn period(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let content = PeriodContent {
        period_id: things.period(row.text("key"))?,
        label_ko: row.maybe("label_ko"),
        label_en: row.maybe("label_en"),
        starts_on: row.day("starts_on")?,
        ends_on: row.day("ends_on")?,
        silent_from: row.day("silent_from")?,
    };
    Ok(store::plans::revise_period(conn, position, &content)?)
}

fn commitment(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let content = CommitmentContent {
        commitment_id: things.commitment(row.text("key"))?,
        number: row.maybe("number"),
        ordinal: row.integer("ordinal")?,
        ogp_id: row.maybe("ogp_id"),
        unit: row.term("unit")?,
        standing: row.term("standing")?,
        title_ko: row.maybe("title_ko"),
        title_ko_is: row.maybe_term("title_ko_is")?,
        title_en: row.maybe("title_en"),
        title_en_is: row.maybe_term("title_en_is")?,
        short_title: row.maybe("short_title"),
        theme_ko: row.maybe("theme_ko"),
        theme_en: row.maybe("theme_en"),
        lead_written: row.maybe("lead_written"),
        supporting_written: row.maybe("supporting_written"),
        start_written: row.maybe("start_written"),
        start_on: row.date("start_on")?,
        start_precision: row.maybe_term("start_precision")?,
        end_written: row.maybe("end_written"),
        end_on: row.date("end_on")?,
        end_precision: row.maybe_term("end_precision")?,
        areas_coded: row.flag("areas_coded"),
        url: row.maybe("url"),
        note_ko: row.maybe("note_ko"),
        note_en: row.maybe("note_en"),
        source: row.maybe("source"),
    };
    Ok(store::commitments::revise(conn, position, &content)?)
}

fn text(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let text = CommitmentText {
        commitment_id: things.commitment(row.text("commitment"))?,
        field: row.term("field")?,
        text_ko: row.maybe("text_ko"),
        text_ko_is: row.maybe_term("text_ko_is")?,
        text_en: row.maybe("text_en"),
        text_en_is: row.maybe_term("text_en_is")?,
        source: row.maybe("source"),
    };
    if row.is_removal {
        return Ok(store::commitments::remove_text(conn, position, text.commitment_id, text.field)?);
    }
    Ok(store::commitments::revise_text(conn, position, &text)?)
}

fn part(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let part = CommitmentOrganisation {
        commitment_id: things.commitment(row.text("commitment"))?,
        organisation_id: things.organisation(row.text("organisation"))?,
        role: row.term("role")?,
        ordinal: row.integer("ordinal")?,
        division_ko: row.maybe("division_ko"),
        division_en: row.maybe("division_en"),
    };
    Ok(store::commitments::revise_organisation(conn, position, &part)?)
}

fn area(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let area = CommitmentArea {
        commitment_id: things.commitment(row.text("commitment"))?,
        area: row.term("area")?,
        // A row that ends the coding says 0, which is no value of its own.
        value: row.maybe_term("area_value").ok().flatten().unwrap_or(AreaValue::Coded),
    };
    if row.is_removal {
        return Ok(store::commitments::remove_area(conn, position, &area)?);
    }
    Ok(store::commitments::revise_area(conn, position, &area)?)
}

fn link(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let link = CommitmentLink {
        from_id: things.commitment(row.text("commitment"))?,
        to_id: things.commitment(row.text("other_commitment"))?,
        kind: row.term("link_kind")?,
        note_ko: row.maybe("note_ko"),
        note_en: row.maybe("note_en"),
        source: row.maybe("source"),
    };
    Ok(store::commitments::revise_link(conn, position, &link)?)
}

fn cell(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let id = things.commitment(row.text("commitment"))?;
    let heading = row.text("heading");
    if row.is_removal {
        return Ok(store::commitments::drop_cell(conn, position, id, heading)?);
    }
    Ok(store::commitments::keep_cell(conn, position, id, heading, row.text("cell_text"))?)
}

fn milestone(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let content = MilestoneContent {
        milestone_id: things.milestone(row.text("key"))?,
        number: row.maybe("number"),
        ordinal: row.integer("ordinal")?,
        standing: row.term("standing")?,
        title_ko: row.maybe("title_ko"),
        title_ko_is: row.maybe_term("title_ko_is")?,
        title_en: row.maybe("title_en"),
        title_en_is: row.maybe_term("title_en_is")?,
        start_written: row.maybe("start_written"),
        start_on: row.date("start_on")?,
        start_precision: row.maybe_term("start_precision")?,
        due_written: row.maybe("due_written"),
        due_on: row.date("due_on")?,
        due_precision: row.maybe_term("due_precision")?,
        organisation_id: row.named("responsible", |key| things.organisation(key))?,
        responsible_written: row.maybe("responsible_written"),
        source: row.maybe("source"),
    };
    Ok(store::milestones::revise(conn, position, &content)?)
}

fn report(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let content = ReportContent {
        report_id: things.report(row.text("key"))?,
        status: row.term("reported_status")?,
        text_ko: row.maybe("text_ko"),
        text_ko_is: row.maybe_term("text_ko_is")?,
        text_en: row.maybe("text_en"),
        text_en_is: row.maybe_term("text_en_is")?,
        difficulties_ko: row.maybe("difficulties_ko"),
        difficulties_en: row.maybe("difficulties_en"),
        next_step_ko: row.maybe("next_step_ko"),
        next_step_en: row.maybe("next_step_en"),
        no_evidence_ko: row.maybe("no_evidence_ko"),
        no_evidence_en: row.maybe("no_evidence_en"),
        occurred_on: row.date("occurred_on")?,
        is_retracted: row.flag("is_retracted"),
    };
    Ok(store::reports::revise(conn, position, &content)?)
}

fn review(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let content = ReviewContent {
        review_id: things.review(row.text("key"))?,
        status: row.term("reviewed_status")?,
        text_ko: row.maybe("text_ko"),
        text_ko_is: row.maybe_term("text_ko_is")?,
        text_en: row.maybe("text_en"),
        text_en_is: row.maybe_term("text_en_is")?,
        is_retracted: row.flag("is_retracted"),
    };
    Ok(store::reviews::revise(conn, position, &content)?)
}

fn evidence(conn: &mut SqliteConnection, position: Position, row: &RowChange, things: &Things) -> Written {
    let content = EvidenceContent {
        evidence_id: things.evidence(row.text("key"))?,
        kind: row.term("evidence_kind")?,
        url: row.text("url").to_owned(),
        title_ko: row.maybe("title_ko"),
        title_ko_is: row.maybe_term("title_ko_is")?,
        title_en: row.maybe("title_en"),
        title_en_is: row.maybe_term("title_en_is")?,
        dated_on: row.date("dated_on")?,
        seen_on: row.date("seen_on")?,
        archive_url: row.maybe("archive_url"),
        dead_on: row.date("dead_on")?,
    };
    Ok(store::evidence::revise(conn, position, &content)?)
}

/// Reading the cells of a row as what the store writes. They were looked at before: a fault here is the program's.
impl RowChange {
    pub(super) fn text(&self, column: &str) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    pub(super) fn maybe(&self, column: &str) -> Option<String> {
        Some(self.text(column)).filter(|it| !it.is_empty()).map(str::to_owned)
    }

    pub(super) fn flag(&self, column: &str) -> bool {
        self.text(column) == "true"
    }

    /// Reads a cell that may be empty.
    pub(super) fn read<T, E>(
        &self,
        column: &str,
        read: impl Fn(&str) -> Result<T, E>,
    ) -> Result<Option<T>, ImportError> {
        match self.text(column) {
            "" => Ok(None),
            cell => read(cell).map(Some).map_err(|_| self.unwritable(column)),
        }
    }

    pub(super) fn unwritable(&self, column: &str) -> ImportError {
        ImportError::Unwritable(format!("{} {}: {column}", self.dataset.name, self.key))
    }

    pub(super) fn maybe_term<V: Vocabulary>(&self, column: &str) -> Result<Option<V>, ImportError> {
        self.read(column, V::from_slug)
    }

    pub(super) fn term<V: Vocabulary>(&self, column: &str) -> Result<V, ImportError> {
        self.maybe_term(column)?.ok_or_else(|| self.unwritable(column))
    }

    pub(super) fn date(&self, column: &str) -> Result<Option<NaiveDate>, ImportError> {
        self.read(column, |cell| NaiveDate::parse_from_str(cell, "%Y-%m-%d"))
    }

    pub(super) fn day(&self, column: &str) -> Result<NaiveDate, ImportError> {
        self.date(column)?.ok_or_else(|| self.unwritable(column))
    }

    pub(super) fn maybe_integer(&self, column: &str) -> Result<Option<i32>, ImportError> {
        self.read(column, str::parse)
    }

    pub(super) fn integer(&self, column: &str) -> Result<i32, ImportError> {
        self.maybe_integer(column)?.ok_or_else(|| self.unwritable(column))
    }

    /// The id of the thing that a column names; none where it names nothing.
    pub(super) fn named<T>(
        &self,
        column: &str,
        id: impl Fn(&str) -> Result<T, ImportError>,
    ) -> Result<Option<T>, ImportError> {
        self.read(column, id)
    }
}
