//! Writes new rows of our own data sets into an empty record, straight through the store.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use std::collections::HashMap;
use std::fmt::Debug;
use std::str::FromStr;

use diesel::{QueryResult, SqliteConnection};
use jikim::domain::assessment::Assessment;
use jikim::domain::commitment::{CommitmentArea, CommitmentContent, CommitmentText};
use jikim::domain::id::{CommitmentId, ParticipantId, PlanId, Position};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::participant::ParticipantContent;
use jikim::domain::plan::PlanContent;
use jikim::domain::vocabulary::Vocabulary;
use jikim::export::Dataset;
use jikim::import::table::{Row, Table};
use jikim::{ledger, store};

use super::{Record, at};

/// A file in the shape of a data set as a table.
pub fn table(dataset: &str, csv: &str) -> Table {
    let dataset = Dataset::by_name(dataset).expect("a data set");
    let columns = (dataset.columns)();
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let row = |record: csv::StringRecord| {
        let cells = columns.iter().filter_map(|column| {
            let place = headings.iter().position(|it| it == column.name)?;
            Some((column.name, record.get(place)?.to_owned()))
        });
        Row { line: record.position().map_or(0, csv::Position::line), cells: cells.collect() }
    };
    Table { dataset, rows: reader.records().map(|it| row(it.expect("a row"))).collect() }
}

/// Writes the tables as one entry; every row must be new.
pub fn write(record: &Record, tables: &[Table]) {
    let entry = NewEntry::by_operator(at("2026-01-05T00:00:00Z"), EntryKind::Import);
    record.write(|conn| {
        ledger::record(conn, &entry, |conn, position| {
            let mut writer = Writer { conn, position, ids: Ids::default() };
            tables
                .iter()
                .flat_map(|table| table.rows.iter().map(move |row| (table.dataset.name, row)))
                .try_for_each(|(name, row)| writer.row(name, &Cells(row)))
        })
        .map(|_| ())
        .expect("an entry");
    });
}

struct Cells<'a>(&'a Row);

impl Cells<'_> {
    fn maybe(&self, name: &str) -> Option<String> {
        self.0.cells.get(name).filter(|it| !it.is_empty()).cloned()
    }

    fn text(&self, name: &str) -> String {
        self.maybe(name).unwrap_or_else(|| panic!("no {name} in {:?}", self.0))
    }

    fn parsed<T: FromStr<Err: Debug>>(&self, name: &str) -> Option<T> {
        self.maybe(name).map(|it| it.parse().expect("a value"))
    }

    fn maybe_term<V: Vocabulary>(&self, name: &str) -> Option<V> {
        self.maybe(name).map(|it| V::from_slug(&it).expect("a term"))
    }

    fn term<V: Vocabulary>(&self, name: &str) -> V {
        V::from_slug(&self.text(name)).expect("a term")
    }
}

#[derive(Default)]
struct Ids {
    participants: HashMap<String, ParticipantId>,
    plans: HashMap<String, PlanId>,
    commitments: HashMap<String, CommitmentId>,
}

struct Writer<'a> {
    conn: &'a mut SqliteConnection,
    position: Position,
    ids: Ids,
}

impl Writer<'_> {
    fn row(&mut self, dataset: &str, row: &Cells) -> QueryResult<()> {
        match dataset {
            "participants" => self.participant(row),
            "plans" => self.plan(row),
            "commitments" => self.commitment(row),
            "assessments" => self.assessment(row),
            "commitment_texts" => {
                let text = CommitmentText {
                    commitment_id: self.ids.commitments[&row.text("commitment")],
                    field: row.term("field"),
                    text_ko: row.maybe("text_ko"),
                    text_ko_is: row.maybe_term("text_ko_is"),
                    text_en: row.maybe("text_en"),
                    text_en_is: row.maybe_term("text_en_is"),
                    source: row.maybe("source"),
                };
                store::commitments::revise_text(self.conn, self.position, &text)
            }
            "commitment_areas" => {
                let area = CommitmentArea {
                    commitment_id: self.ids.commitments[&row.text("commitment")],
                    area: row.term("area"),
                    value: row.term("area_value"),
                };
                store::commitments::revise_area(self.conn, self.position, &area)
            }
            "ogp_cells" => {
                let id = self.ids.commitments[&row.text("commitment")];
                let (heading, text) = (row.text("heading"), row.text("cell_text"));
                store::commitments::keep_cell(self.conn, self.position, id, &heading, &text)
            }
            other => panic!("{other} is not written here"),
        }
    }

    fn participant(&mut self, row: &Cells) -> QueryResult<()> {
        let key = row.text("key");
        let participant_id = store::participants::insert(self.conn, self.position, &key)?;
        self.ids.participants.insert(key, participant_id);
        let content = ParticipantContent {
            participant_id,
            iso3: row.maybe("iso3"),
            ogp_prefix: row.maybe("ogp_prefix"),
            level: row.term("level"),
            region: row.maybe_term("region"),
            time_zone: row.text("time_zone"),
            is_demonstration: row.text("is_demonstration") == "true",
            name_ko: row.maybe("name_ko"),
            name_ko_is: row.maybe_term("name_ko_is"),
            name_en: row.maybe("name_en"),
            name_en_is: row.maybe_term("name_en_is"),
            forum_ko: row.maybe("forum_ko"),
            forum_en: row.maybe("forum_en"),
            source: row.maybe("source"),
        };
        store::participants::revise(self.conn, self.position, &content)
    }

    fn plan(&mut self, row: &Cells) -> QueryResult<()> {
        let key = row.text("key");
        let participant = self.ids.participants[&row.text("participant")];
        let plan_id = store::plans::insert(self.conn, self.position, &key, participant)?;
        self.ids.plans.insert(key, plan_id);
        let content = PlanContent {
            plan_id,
            number: row.parsed("number").expect("a number"),
            ogp_id: row.maybe("ogp_id"),
            title_ko: row.maybe("title_ko"),
            title_ko_is: row.maybe_term("title_ko_is"),
            title_en: row.maybe("title_en"),
            title_en_is: row.maybe_term("title_en_is"),
            start_written: row.maybe("start_written"),
            start_on: row.parsed("start_on"),
            start_precision: row.maybe_term("start_precision"),
            end_written: row.maybe("end_written"),
            end_on: row.parsed("end_on"),
            end_precision: row.maybe_term("end_precision"),
            submission_year: row.parsed("submission_year"),
            stage: row.term("stage"),
            generation: row.term("generation"),
            commitments_stated: row.parsed("commitments_stated"),
            irm_units_stated: row.parsed("irm_units_stated"),
            tracked_from: row.parsed("tracked_from"),
            source: row.maybe("source"),
        };
        store::plans::revise(self.conn, self.position, &content)
    }

    fn commitment(&mut self, row: &Cells) -> QueryResult<()> {
        let key = row.text("key");
        let plan = self.ids.plans[&row.text("plan")];
        let commitment_id = store::commitments::insert(self.conn, self.position, &key, plan)?;
        self.ids.commitments.insert(key, commitment_id);
        let content = CommitmentContent {
            commitment_id,
            number: row.maybe("number"),
            ordinal: row.parsed("ordinal").expect("an ordinal"),
            ogp_id: row.maybe("ogp_id"),
            unit: row.term("unit"),
            standing: row.term("standing"),
            title_ko: row.maybe("title_ko"),
            title_ko_is: row.maybe_term("title_ko_is"),
            title_en: row.maybe("title_en"),
            title_en_is: row.maybe_term("title_en_is"),
            short_title: row.maybe("short_title"),
            theme_ko: row.maybe("theme_ko"),
            theme_en: row.maybe("theme_en"),
            lead_written: row.maybe("lead_written"),
            supporting_written: row.maybe("supporting_written"),
            start_written: row.maybe("start_written"),
            start_on: row.parsed("start_on"),
            start_precision: row.maybe_term("start_precision"),
            end_written: row.maybe("end_written"),
            end_on: row.parsed("end_on"),
            end_precision: row.maybe_term("end_precision"),
            areas_coded: row.text("areas_coded") == "true",
            url: row.maybe("url"),
            note_ko: row.maybe("note_ko"),
            note_en: row.maybe("note_en"),
            source: row.maybe("source"),
        };
        store::commitments::revise(self.conn, self.position, &content)
    }

    fn assessment(&mut self, row: &Cells) -> QueryResult<()> {
        let value = Assessment {
            commitment_id: self.ids.commitments[&row.text("commitment")],
            product: row.term("product"),
            indicator: row.term("indicator"),
            term: row.maybe_term("value"),
            missing: row.maybe_term("missing"),
            value_text: row.maybe("value_text"),
            how_entered: row.term("how_entered"),
            organisation_id: None,
            checked_by_id: None,
            report_year: row.parsed("report_year"),
            report_url: row.maybe("report_url"),
            page: row.maybe("page"),
            rationale_ko: row.maybe("rationale_ko"),
            rationale_ko_is: row.maybe_term("rationale_ko_is"),
            rationale_en: row.maybe("rationale_en"),
            rationale_en_is: row.maybe_term("rationale_en_is"),
            source: row.maybe("source"),
        };
        store::assessments::revise(self.conn, self.position, &value)
    }
}
