//! A row of OGP's file as rows of our own data sets.

use std::collections::BTreeMap;

use super::ogp_cells::{RowRead, split_id};
use super::ogp_known::{Known, is_ours};
use super::ogp_zones::zone_of;
use super::table::Row;
use crate::domain::assessment::HowEntered;
use crate::domain::commitment::{Commitment, Standing, TextField, Unit};
use crate::domain::date::{Edge, When, edge_of};
use crate::domain::indicator::{Generation, Indicator, Mark, Product, Stage};
use crate::domain::participant::Participant;
use crate::domain::plan::{Plan, PlanStage};
use crate::domain::policy_area::PolicyArea;
use crate::domain::vocabulary::{Missing, Origin, Precision, Vocabulary as _};
use crate::export::ogp::{ATTRIBUTION, OgpRow};

/// The cells of a row. Of what is known from elsewhere, only what the record does not say is written.
struct Cells {
    cells: BTreeMap<&'static str, String>,
    fills_up: bool,
}

impl Cells {
    fn new(fills_up: bool) -> Self {
        Self { cells: BTreeMap::new(), fills_up }
    }

    fn always(&mut self, name: &'static str, value: impl Into<String>) {
        self.cells.insert(name, value.into());
    }

    fn unless(&mut self, is_known: bool, name: &'static str, value: impl Into<String>) {
        if !(self.fills_up && is_known) {
            self.always(name, value);
        }
    }

    fn row(self, line: u64) -> Row {
        Row { line, cells: self.cells }
    }
}

/// The key of a participant.
pub fn participant_key(prefix: &str, known: Option<&Participant>) -> String {
    known.map_or_else(|| prefix.to_lowercase(), |it| it.key.clone())
}

/// A participant as the file has it.
pub fn participant(read: &RowRead, known: Option<&Participant>) -> Row {
    let own = known.map(|it| &it.content);
    let row = &read.row;
    let mut cells = Cells::new(own.is_some_and(|it| !is_ours(&it.source)));
    cells.always("key", participant_key(&read.prefix, known));
    let code = row.code.clone().unwrap_or_default();
    cells.unless(own.is_some_and(|it| it.iso3.is_some()), "iso3", &code);
    cells.unless(own.is_some_and(|it| it.ogp_prefix.is_some()), "ogp_prefix", &read.prefix);
    cells.unless(own.is_some(), "level", row.level.map_or("", |it| it.slug()));
    let region = row.region.map_or("", |it| it.slug());
    cells.unless(own.is_some_and(|it| it.region.is_some()), "region", region);
    if own.is_none_or(|it| it.time_zone == "UTC") {
        cells.always("time_zone", zone_of(&code));
    }
    cells.unless(own.is_some(), "is_demonstration", "false");
    let is_named = own.is_some_and(|it| it.name_en.is_some());
    cells.unless(is_named, "name_en", row.country.clone().unwrap_or_default());
    cells.unless(is_named, "name_en_is", Origin::Official.slug());
    cells.unless(own.is_some(), "source", ATTRIBUTION);
    cells.row(read.line)
}

/// A plan as the file has it. The file has no title, and of the period only the years.
pub fn plan(read: &RowRead, participant: &str, key: &str, known: Option<&Plan>) -> Row {
    let own = known.map(|it| &it.content);
    let row = &read.row;
    let mut cells = Cells::new(own.is_some_and(|it| !is_ours(&it.source)));
    cells.always("key", key);
    cells.always("participant", participant);
    cells.unless(own.is_some(), "number", row.plan_number.to_string());
    let id = row.plan_id.clone().unwrap_or_default();
    cells.unless(own.is_some_and(|it| it.ogp_id.is_some()), "ogp_id", id);
    let year = |year: Option<i32>| year.map(|it| it.to_string()).unwrap_or_default();
    let is_end_known = own.is_some_and(|it| !it.end().is_unknown());
    let end = When {
        written: row.end_year.map(|it| it.to_string()),
        on: row.end_year.and_then(|it| edge_of(it, None, Edge::End)),
        precision: row.end_year.map(|_| Precision::Year),
    };
    let [written, on, precision] = date_cells(&end);
    cells.unless(is_end_known, "end_written", written);
    cells.unless(is_end_known, "end_on", on);
    cells.unless(is_end_known, "end_precision", precision);
    let is_submission_known = own.is_some_and(|it| it.submission_year.is_some());
    cells.unless(is_submission_known, "submission_year", year(row.submission_year));
    let stage = if row.is_in_force == Some(true) { PlanStage::InForce } else { PlanStage::Closed };
    cells.unless(own.is_some(), "stage", stage.slug());
    let generation = Generation::of_year(row.submission_year.unwrap_or_default());
    cells.unless(own.is_some(), "generation", generation.slug());
    cells.unless(own.is_some(), "source", ATTRIBUTION);
    cells.row(read.line)
}

fn date_cells(when: &When) -> [String; 3] {
    [
        when.written.clone().unwrap_or_default(),
        when.on.map(|it| it.to_string()).unwrap_or_default(),
        when.precision.map_or_else(String::new, |it| it.slug().to_owned()),
    ]
}

/// A commitment as the file has it. What OGP says is written; what it does not know empties nothing that is known from
/// elsewhere.
pub fn commitment(read: &RowRead, plan: &str, key: &str, known: Option<&Commitment>) -> Row {
    let row = &read.row;
    let is_elsewhere = known.is_some_and(|it| !is_ours(&it.content.source));
    let mut cells = Cells::new(is_elsewhere);
    cells.always("key", key);
    cells.always("plan", plan);
    cells.always("ogp_id", row.ogp_id.clone().unwrap_or_default());
    let mut text = |name, text: &Option<String>| {
        cells.unless(text.is_none(), name, text.clone().unwrap_or_default());
    };
    text("number", &row.number);
    text("title_en", &row.title);
    text("title_en_is", &row.title.as_ref().map(|_| Origin::Official.slug().to_owned()));
    text("short_title", &row.short_title);
    text("theme_en", &row.theme);
    text("lead_written", &row.lead);
    text("supporting_written", &row.supporting);
    text("url", &row.url);
    let is_absent = |when: &When| when.written.is_none();
    let [written, on, precision] = date_cells(&read.start);
    cells.unless(is_absent(&read.start), "start_written", written);
    cells.unless(is_absent(&read.start), "start_on", on);
    cells.unless(is_absent(&read.start), "start_precision", precision);
    let [written, on, precision] = date_cells(&read.end);
    cells.unless(is_absent(&read.end), "end_written", written);
    cells.unless(is_absent(&read.end), "end_on", on);
    cells.unless(is_absent(&read.end), "end_precision", precision);
    cells.always("areas_coded", "true");
    if known.is_none() {
        cells.always("unit", Unit::Commitment.slug());
        cells.always("standing", Standing::InPlan.slug());
        cells.always("source", ATTRIBUTION);
        // OGP numbers commitments in the order of their plans, and another file may have more of a plan's rows.
        let digits =
            row.ogp_id.as_deref().and_then(split_id).and_then(|(_, digits)| digits.parse::<i32>().ok());
        cells.always("ordinal", digits.unwrap_or_default().to_string());
    }
    cells.row(read.line)
}

/// The whole text of a commitment; none where the file has none.
pub fn text(read: &RowRead, key: &str) -> Option<Row> {
    let mut cells = Cells::new(false);
    cells.always("commitment", key);
    cells.always("field", TextField::FullText.slug());
    cells.always("text_en", read.row.full_text.clone()?);
    cells.always("text_en_is", Origin::Official.slug());
    cells.always("source", ATTRIBUTION);
    Some(cells.row(read.line))
}

/// The policy areas of a commitment. Of one that the record knows, "no" is written too, so that a change back is seen.
pub fn areas(read: &RowRead, key: &str, is_known: bool) -> Vec<Row> {
    let Some(coded) = &read.row.areas else { return Vec::new() };
    let row = |area: &PolicyArea| {
        let value = coded.get(area).map(|it| it.slug()).or(is_known.then_some("0"))?;
        let mut cells = Cells::new(false);
        cells.always("commitment", key);
        cells.always("area", area.slug());
        cells.always("area_value", value);
        Some(cells.row(read.line))
    };
    PolicyArea::ALL.iter().filter_map(row).collect()
}

/// The cells that are kept as they came, and an empty one for each that the record keeps and the file no longer has.
pub fn kept(read: &RowRead, key: &str, in_record: &[String]) -> Vec<Row> {
    let row = |heading: &str, text: &str| {
        let mut cells = Cells::new(false);
        cells.always("commitment", key);
        cells.always("heading", heading);
        cells.always("cell_text", text);
        cells.row(read.line)
    };
    let gone = in_record.iter().filter(|it| !read.row.kept.contains_key(*it)).map(|it| row(it, ""));
    read.row.kept.iter().map(|(heading, text)| row(heading, text)).chain(gone).collect()
}

/// The IRM's values. "No data" for an indicator that the plan's generation does not have says nothing, and is written
/// only in place of a value.
pub fn assessments(
    read: &RowRead,
    key: &str,
    generation: Generation,
    known: (&Known, Option<&Commitment>),
) -> Vec<Row> {
    let row = |indicator: &Indicator| {
        let mark = read.row.marks.get(indicator)?;
        let in_record = known.1.and_then(|it| known.0.mark(it.id, *indicator));
        let says_nothing = *mark == Mark::Missing(Missing::NoData) && !indicator.is_of(generation);
        let is_said_elsewhere = in_record.is_some_and(|it| !it.is_ours && it.mark.as_ref() == Some(mark));
        if (says_nothing && in_record.is_none()) || is_said_elsewhere {
            return None;
        }
        let mut cells = Cells::new(false);
        cells.always("commitment", key);
        cells.always("product", Product::of(generation, indicator.stage()).slug());
        cells.always("indicator", indicator.slug());
        let [value, missing, text] = mark_cells(mark);
        cells.always("value", value);
        cells.always("missing", missing);
        cells.always("value_text", text);
        cells.always("how_entered", HowEntered::Transcribed.slug());
        cells.always("report_year", report_year(&read.row, *indicator));
        cells.always("source", ATTRIBUTION);
        Some(cells.row(read.line))
    };
    Indicator::ALL.iter().filter_map(row).collect()
}

/// The year in which the report came out that the value stands in.
fn report_year(row: &OgpRow, indicator: Indicator) -> String {
    let year = match indicator.stage() {
        Stage::Design => row.coding.design_report_year,
        Stage::Results => row.coding.results_report_year,
    };
    year.value().map(|it| it.to_string()).unwrap_or_default()
}

fn mark_cells(mark: &Mark) -> [String; 3] {
    let empty = String::new;
    match mark {
        Mark::Term(term) => [term.slug().to_owned(), empty(), empty()],
        Mark::Missing(missing) => [empty(), missing.slug().to_owned(), empty()],
        Mark::Text(text) => [empty(), empty(), text.clone()],
    }
}
