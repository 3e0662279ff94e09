//! Writing a row: from cells to what the store keeps.

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::engine::{Action, Cells, ImportError, RowChange};
use super::things::{Thing, Things};
use super::write_said;
use crate::domain::assessment::Assessment;
use crate::domain::commitment::{
    CommitmentArea, CommitmentContent, CommitmentLink, CommitmentOrganisation, CommitmentText,
};
use crate::domain::id::Position;
use crate::domain::milestone::MilestoneContent;
use crate::domain::organisation::{OrganisationContent, OrganisationName};
use crate::domain::participant::ParticipantContent;
use crate::domain::plan::{PeriodContent, PlanContent};
use crate::domain::policy_area::AreaValue;
use crate::domain::vocabulary::Vocabulary;
use crate::store;

pub(super) type Written = Result<(), ImportError>;

/// The cells of a row, read as what the store keeps. They were checked before.
pub(super) struct Reader<'a>(&'a Cells);

impl Reader<'_> {
    pub(super) fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    pub(super) fn text(&self, name: &str) -> Option<String> {
        Some(self.get(name)).filter(|it| !it.is_empty()).map(str::to_owned)
    }

    pub(super) fn integer(&self, name: &str) -> Option<i32> {
        self.get(name).parse().ok()
    }

    pub(super) fn day(&self, name: &str) -> Option<NaiveDate> {
        self.get(name).parse().ok()
    }

    pub(super) fn flag(&self, name: &str) -> bool {
        self.get(name) == "true"
    }

    pub(super) fn term<V: Vocabulary>(&self, name: &str) -> Option<V> {
        V::from_slug(self.get(name)).ok()
    }

    pub(super) fn needed<V: Vocabulary>(&self, name: &str) -> Result<V, ImportError> {
        self.term(name).ok_or_else(|| ImportError::Unwritable(format!("{name}: {}", self.get(name))))
    }

    pub(super) fn needed_day(&self, name: &str) -> Result<NaiveDate, ImportError> {
        self.day(name).ok_or_else(|| ImportError::Unwritable(format!("{name}: {}", self.get(name))))
    }

    /// The id behind a key, if the cell has one.
    pub(super) fn id<T>(
        &self,
        name: &str,
        find: impl Fn(&str) -> Result<T, ImportError>,
    ) -> Result<Option<T>, ImportError> {
        match self.get(name) {
            "" => Ok(None),
            key => find(key).map(Some),
        }
    }
}

/// Writes a row that is new, changed or ended.
pub fn row(
    conn: &mut SqliteConnection,
    position: Position,
    change: &RowChange,
    things: &mut Things,
) -> Written {
    let cells = Reader(&change.cells);
    let is_new = change.action == Action::Added;
    match change.dataset.name {
        "participants" => participant(conn, position, &cells, is_new, things),
        "organisations" => organisation(conn, position, &cells, things),
        "organisation_names" => {
            let id = things.organisation(cells.get("organisation"))?;
            Ok(store::organisations::name(conn, position, &name(&cells, id))?)
        }
        "plans" => plan(conn, position, &cells, is_new, things),
        "plan_versions" => {
            let plan = things.plan(cells.get("plan"))?;
            let number = cells.integer("number").unwrap_or(1);
            let source = cells.text("source");
            Ok(store::plans::submit(
                conn,
                position,
                plan,
                number,
                cells.day("submitted_on"),
                source.as_deref(),
            )?)
        }
        "periods" => period(conn, position, &cells, is_new, things),
        "commitments" => commitment(conn, position, &cells, is_new, things),
        "milestones" => milestone(conn, position, &cells, is_new, things),
        "reports" => write_said::report(conn, position, &cells, is_new, things),
        "reviews" => write_said::review(conn, position, &cells, is_new, things),
        "evidence" => write_said::evidence(conn, position, &cells, is_new, things),
        _ => part(conn, position, change, &cells, things),
    }
}

fn participant(
    conn: &mut SqliteConnection,
    position: Position,
    cells: &Reader<'_>,
    is_new: bool,
    things: &mut Things,
) -> Written {
    let key = cells.get("key");
    if is_new {
        things.give_id(Thing::Participant, key, store::participants::insert(conn, position, key)?.0);
    }
    let content = ParticipantContent {
        participant_id: things.participant(key)?,
        iso3: cells.text("iso3"),
        ogp_prefix: cells.text("ogp_prefix"),
        level: cells.needed("level")?,
        region: cells.term("region"),
        time_zone: cells.get("time_zone").to_owned(),
        is_demonstration: cells.flag("is_demonstration"),
        name_ko: cells.text("name_ko"),
        name_ko_is: cells.term("name_ko_is"),
        name_en: cells.text("name_en"),
        name_en_is: cells.term("name_en_is"),
        forum_ko: cells.text("forum_ko"),
        forum_en: cells.text("forum_en"),
        source: cells.text("source"),
    };
    Ok(store::participants::revise(conn, position, &content)?)
}

fn name(cells: &Reader<'_>, id: crate::domain::id::OrganisationId) -> OrganisationName {
    OrganisationName {
        organisation_id: id,
        valid_from: cells.day("name_from"),
        name_ko: cells.text("name_ko"),
        name_ko_is: cells.term("name_ko_is"),
        name_en: cells.text("name_en"),
        name_en_is: cells.term("name_en_is"),
        source: cells.text("source"),
    }
}

/// Gives a new organisation its key, before any row is written that names it as parent or successor.
pub fn organisation_key(
    conn: &mut SqliteConnection,
    position: Position,
    change: &RowChange,
    things: &mut Things,
) -> Written {
    let cells = Reader(&change.cells);
    let participant = cells.id("participant", |key| things.participant(key))?;
    let id = store::organisations::insert(conn, position, cells.get("key"), participant)?;
    things.give_id(Thing::Organisation, cells.get("key"), id.0);
    Ok(())
}

fn organisation(
    conn: &mut SqliteConnection,
    position: Position,
    cells: &Reader<'_>,
    things: &Things,
) -> Written {
    let id = things.organisation(cells.get("key"))?;
    let content = OrganisationContent {
        organisation_id: id,
        kind: cells.needed("kind")?,
        parent_id: cells.id("parent", |key| things.organisation(key))?,
        successor_id: cells.id("successor", |key| things.organisation(key))?,
        succeeded_on: cells.day("succeeded_on"),
        homepage: cells.text("homepage"),
        source: cells.text("source"),
    };
    store::organisations::revise(conn, position, &content)?;
    let name = name(cells, id);
    let named = name.name_ko.is_some() || name.name_en.is_some();
    if named && !store::organisations::has_name(conn, &name)? {
        store::organisations::name(conn, position, &name)?;
    }
    Ok(())
}

fn plan(
    conn: &mut SqliteConnection,
    position: Position,
    cells: &Reader<'_>,
    is_new: bool,
    things: &mut Things,
) -> Written {
    let key = cells.get("key");
    if is_new {
        let participant = things.participant(cells.get("participant"))?;
        things.give_id(Thing::Plan, key, store::plans::insert(conn, position, key, participant)?.0);
    }
    let content = PlanContent {
        plan_id: things.plan(key)?,
        number: cells.integer("number").unwrap_or_default(),
        ogp_id: cells.text("ogp_id"),
        title_ko: cells.text("title_ko"),
        title_ko_is: cells.term("title_ko_is"),
        title_en: cells.text("title_en"),
        title_en_is: cells.term("title_en_is"),
        start_written: cells.text("start_written"),
        start_on: cells.day("start_on"),
        start_precision: cells.term("start_precision"),
        end_written: cells.text("end_written"),
        end_on: cells.day("end_on"),
        end_precision: cells.term("end_precision"),
        submission_year: cells.integer("submission_year"),
        stage: cells.needed("stage")?,
        generation: cells.needed("generation")?,
        commitments_stated: cells.integer("commitments_stated"),
        irm_units_stated: cells.integer("irm_units_stated"),
        tracked_from: cells.day("tracked_from"),
        source: cells.text("source"),
    };
    Ok(store::plans::revise(conn, position, &content)?)
}

fn period(
    conn: &mut SqliteConnection,
    position: Position,
    cells: &Reader<'_>,
    is_new: bool,
    things: &mut Things,
) -> Written {
    let key = cells.get("key");
    if is_new {
        let plan = things.plan(cells.get("plan"))?;
        things.give_id(Thing::Period, key, store::plans::insert_period(conn, position, key, plan)?.0);
    }
    let content = PeriodContent {
        period_id: things.period(key)?,
        label_ko: cells.text("label_ko"),
        label_en: cells.text("label_en"),
        starts_on: cells.needed_day("starts_on")?,
        ends_on: cells.needed_day("ends_on")?,
        silent_from: cells.needed_day("silent_from")?,
    };
    Ok(store::plans::revise_period(conn, position, &content)?)
}

fn commitment(
    conn: &mut SqliteConnection,
    position: Position,
    cells: &Reader<'_>,
    is_new: bool,
    things: &mut Things,
) -> Written {
    let key = cells.get("key");
    if is_new {
        let plan = things.plan(cells.get("plan"))?;
        things.give_id(Thing::Commitment, key, store::commitments::insert(conn, position, key, plan)?.0);
    }
    let content = CommitmentContent {
        commitment_id: things.commitment(key)?,
        number: cells.text("number"),
        ordinal: cells.integer("ordinal").unwrap_or_default(),
        ogp_id: cells.text("ogp_id"),
        unit: cells.needed("unit")?,
        standing: cells.needed("standing")?,
        title_ko: cells.text("title_ko"),
        title_ko_is: cells.term("title_ko_is"),
        title_en: cells.text("title_en"),
        title_en_is: cells.term("title_en_is"),
        short_title: cells.text("short_title"),
        theme_ko: cells.text("theme_ko"),
        theme_en: cells.text("theme_en"),
        lead_written: cells.text("lead_written"),
        supporting_written: cells.text("supporting_written"),
        start_written: cells.text("start_written"),
        start_on: cells.day("start_on"),
        start_precision: cells.term("start_precision"),
        end_written: cells.text("end_written"),
        end_on: cells.day("end_on"),
        end_precision: cells.term("end_precision"),
        areas_coded: cells.flag("areas_coded"),
        url: cells.text("url"),
        note_ko: cells.text("note_ko"),
        note_en: cells.text("note_en"),
        source: cells.text("source"),
    };
    Ok(store::commitments::revise(conn, position, &content)?)
}

fn milestone(
    conn: &mut SqliteConnection,
    position: Position,
    cells: &Reader<'_>,
    is_new: bool,
    things: &mut Things,
) -> Written {
    let key = cells.get("key");
    if is_new {
        let commitment = things.commitment(cells.get("commitment"))?;
        things.give_id(Thing::Milestone, key, store::milestones::insert(conn, position, key, commitment)?.0);
    }
    let content = MilestoneContent {
        milestone_id: things.milestone(key)?,
        number: cells.text("number"),
        ordinal: cells.integer("ordinal").unwrap_or_default(),
        standing: cells.needed("standing")?,
        title_ko: cells.text("title_ko"),
        title_ko_is: cells.term("title_ko_is"),
        title_en: cells.text("title_en"),
        title_en_is: cells.term("title_en_is"),
        start_written: cells.text("start_written"),
        start_on: cells.day("start_on"),
        start_precision: cells.term("start_precision"),
        due_written: cells.text("due_written"),
        due_on: cells.day("due_on"),
        due_precision: cells.term("due_precision"),
        organisation_id: cells.id("responsible", |key| things.organisation(key))?,
        responsible_written: cells.text("responsible_written"),
        source: cells.text("source"),
    };
    Ok(store::milestones::revise(conn, position, &content)?)
}

/// What belongs to a commitment.
fn part(
    conn: &mut SqliteConnection,
    position: Position,
    change: &RowChange,
    cells: &Reader<'_>,
    things: &Things,
) -> Written {
    let id = things.commitment(cells.get("commitment"))?;
    match change.dataset.name {
        "commitment_texts" => {
            let text = CommitmentText {
                commitment_id: id,
                field: cells.needed("field")?,
                text_ko: cells.text("text_ko"),
                text_ko_is: cells.term("text_ko_is"),
                text_en: cells.text("text_en"),
                text_en_is: cells.term("text_en_is"),
                source: cells.text("source"),
            };
            store::commitments::revise_text(conn, position, &text)?;
        }
        "commitment_organisations" => {
            let part = CommitmentOrganisation {
                commitment_id: id,
                organisation_id: things.organisation(cells.get("organisation"))?,
                role: cells.needed("role")?,
                ordinal: cells.integer("ordinal").unwrap_or_default(),
                division_ko: cells.text("division_ko"),
                division_en: cells.text("division_en"),
            };
            store::commitments::revise_organisation(conn, position, &part)?;
        }
        "commitment_areas" => {
            let value = cells.term("area_value").unwrap_or(AreaValue::Coded);
            let area = CommitmentArea { commitment_id: id, area: cells.needed("area")?, value };
            if change.action == Action::Ended {
                store::commitments::remove_area(conn, position, &area)?;
            } else {
                store::commitments::revise_area(conn, position, &area)?;
            }
        }
        "commitment_links" => {
            let link = CommitmentLink {
                from_id: id,
                to_id: things.commitment(cells.get("other_commitment"))?,
                kind: cells.needed("link_kind")?,
                note_ko: cells.text("note_ko"),
                note_en: cells.text("note_en"),
                source: cells.text("source"),
            };
            store::commitments::revise_link(conn, position, &link)?;
        }
        "ogp_cells" if change.action == Action::Ended => {
            store::commitments::drop_cell(conn, position, id, cells.get("heading"))?;
        }
        "ogp_cells" => {
            store::commitments::keep_cell(conn, position, id, cells.get("heading"), cells.get("cell_text"))?;
        }
        "assessments" => assessment(conn, position, cells, id, things)?,
        other => return Err(ImportError::Unwritable(other.to_owned())),
    }
    Ok(())
}

fn assessment(
    conn: &mut SqliteConnection,
    position: Position,
    cells: &Reader<'_>,
    id: crate::domain::id::CommitmentId,
    things: &Things,
) -> Written {
    let value = Assessment {
        commitment_id: id,
        product: cells.needed("product")?,
        indicator: cells.needed("indicator")?,
        term: cells.term("value"),
        missing: cells.term("missing"),
        value_text: cells.text("value_text"),
        how_entered: cells.needed("how_entered")?,
        organisation_id: cells.id("entered_by", |key| things.organisation(key))?,
        checked_by_id: cells.id("checked_by", |key| things.organisation(key))?,
        report_year: cells.integer("report_year"),
        report_url: cells.text("report_url"),
        page: cells.text("page"),
        rationale_ko: cells.text("rationale_ko"),
        rationale_ko_is: cells.term("rationale_ko_is"),
        rationale_en: cells.text("rationale_en"),
        rationale_en_is: cells.term("rationale_en_is"),
        source: cells.text("source"),
    };
    Ok(store::assessments::revise(conn, position, &value)?)
}
