//! OGP's commitments file: translated, compared with the rules, written again, and refused with every fault.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jikim::domain::filter::Filter;
use jikim::domain::vocabulary::Language;
use jikim::domain::zone::Zone;
use jikim::export::{Dataset, Scope};
use jikim::import::ogp::{self, Known, OgpFile};
use jikim::import::table::Table;
use jikim::store::lookup::{Day, Lookup};

use crate::support::{Record, rows, shared_data};

fn file() -> Option<String> {
    shared_data("ogp-commitments-2024.csv")
}

fn translated(known: &Known, text: &str) -> OgpFile {
    ogp::read(known, text).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn rows_of<'a>(file: &'a OgpFile, dataset: &str) -> &'a [jikim::import::table::Row] {
    &file.tables.iter().find(|it| it.dataset.name == dataset).expect("a table").rows
}

/// The cells in which the file and the rules disagree, by column: found by an independent computation over the file.
const DIFFERENCES: &[(&str, bool, &[&str])] = &[
    ("Action Plan Duration (Years)", true, &["CR0073"]),
    ("Civic Space and Enabling Environment", false, &["BG0030", "ES0004", "GH0010", "KE0027"]),
    ("Environment & Climate", false, &["MK0197"]),
    ("Inclusion", false, &["MK0177", "SCO0005"]),
    ("Public Service Delivery", false, &["CV0006"]),
    ("_Relevant", false, &["JO0062", "SK0116"]),
    ("Starred (2015 Only)", true, &["AM0035", "AM0037", "AM0038", "AM0042", "LV0028", "TBI0008"]),
    (
        "Starred (Current Formula) Progress Report",
        true,
        &["AM0035", "AM0037", "AM0038", "AM0042", "LV0028", "TBI0008"],
    ),
    ("Cluster (AP Review)", false, &["CV0006", "ID0126"]),
    ("Change In Completion", true, &["BG0028", "BG0039", "FR0026"]),
    ("_ChangeCompletion", true, &["BG0039", "TN0001", "TN0004", "TN0007", "TN0008"]),
    (
        "_DIOGPA",
        true,
        &["LK0007", "LK0008", "LK0009", "LK0012", "LK0013", "LK0019", "LK0020", "LK0021", "LK0022"],
    ),
    ("Max star", true, &["AM0035", "AM0037", "AM0038", "AM0042", "TBI0008"]),
    ("Ambitious but not complete", true, &["PNG0001"]),
    ("Complete but not ambitious", true, &["PNG0007"]),
    ("Not complete or ambitious", true, &["PNG0001"]),
    ("CHECKSUM", true, &["PNG0007"]),
    ("IRM-Based Score", true, &["PNG0001", "PNG0007"]),
];

#[test]
fn ogps_file_translates_into_commitments_plans_and_participants() {
    let Some(text) = file() else { return };
    let file = translated(&Known::default(), &text);
    assert_eq!(rows_of(&file, "commitments").len(), 278);
    assert_eq!(rows_of(&file, "plans").len(), 108);
    assert_eq!(rows_of(&file, "participants").len(), 60);
}

#[test]
fn every_derived_cell_agrees_with_our_rules_or_its_contradiction_is_listed() {
    let Some(text) = file() else { return };
    let file = translated(&Known::default(), &text);
    let mut found: BTreeMap<(&str, bool), Vec<&str>> = BTreeMap::new();
    for it in &file.differences {
        found.entry((it.column, it.is_ours_written)).or_default().push(&it.ogp_id);
    }
    found.values_mut().for_each(|it| it.sort_unstable());
    let listed: BTreeMap<(&str, bool), Vec<&str>> =
        DIFFERENCES.iter().map(|(column, ours, ids)| ((*column, *ours), ids.to_vec())).collect();
    assert_eq!(found, listed);
}

#[test]
fn cells_that_a_spreadsheet_spoiled_are_read_by_stated_rules() {
    let Some(text) = file() else { return };
    let file = translated(&Known::default(), &text);
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for it in &file.readings {
        *rules.entry(it.rule).or_default() += 1;
    }
    let expected = [
        ("ogp-date-day-first", 7),
        ("ogp-date-month-first", 91),
        ("ogp-date-open", 1),
        ("ogp-date-quarter", 18),
        ("ogp-date-serial", 6),
        ("ogp-date-short-year", 10),
        ("ogp-date-words", 4),
        ("ogp-date-year-cell", 10),
        ("ogp-rule-digit", 1),
        ("ogp-rule-float", 14),
    ];
    assert_eq!(rules, BTreeMap::from(expected));
}

/// A file in OGP's shape that a test can look into and spoil.
struct Sheet {
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn new(text: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
        let rows = reader.records().map(|it| it.expect("a row").iter().map(str::to_owned).collect());
        Self { rows: rows.collect() }
    }

    fn place(&self, heading: &str) -> usize {
        self.rows[0].iter().position(|it| it == heading).expect("a heading")
    }

    fn row(&self, id: &str) -> usize {
        self.rows.iter().position(|it| it[0] == id).expect("a row")
    }

    fn set(&mut self, id: &str, heading: &str, value: &str) {
        let (row, place) = (self.row(id), self.place(heading));
        self.rows[row][place] = value.to_owned();
    }

    fn text(&self) -> String {
        let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        self.rows.iter().for_each(|row| writer.write_record(row).expect("a row"));
        String::from_utf8(writer.into_inner().expect("bytes")).expect("text")
    }
}

#[test]
fn every_kind_of_fault_is_told_at_once_with_row_column_value_and_what_to_do() {
    let Some(text) = file() else { return };
    let mut file = Sheet::new(&text);
    for (id, heading, value) in [
        ("AM0022", "Commitment Number", "..."),
        ("AM0023", "Commitment Title", "NA"),
        ("BR0106", "Action Plan Number", "four"),
        ("CL0069", "Region", "Asia"),
        ("CL0070", "National Or Local", "Regional"),
        ("CR0073", "Year Of Submission", "23"),
        ("HR0009", "Audits", "2"),
        ("HR0044", "Potential for Results", "Huge"),
        ("HR0048", "_Relevant", "yes"),
        ("DO0002", "Report Publication Year (Progress Report)", "2014/15"),
        ("EE0043", "End Date", "13/45/2020"),
        ("GE0073", "Active Commitment", "no"),
        ("GE0077", "IRM-Based Score", "four"),
        ("GE0090", "URL", "opengovpartnership.org"),
        ("ME0071", "Cluster Commitment ID(s)", "ME71 and ME72"),
        ("KR0060", "Action Plan ID", "AP_KOR06"),
        ("KR0065", "Action Plan End Year", "2022"),
        ("KR0056", "Country/Locality", "Korea"),
        ("KR0052", "Year Of Submission", "2020"),
        ("UY0108", "Code", "U-Y"),
        ("SE0008", "Code", "NOR"),
        ("US0005", "Commitment Unique Identifier", "US5"),
        ("MK0168", "Commitment Unique Identifier", "MK0167"),
    ] {
        file.set(id, heading, value);
    }
    let row = file.row("TN0001");
    file.rows[row].pop();
    let place = file.place("Lobbying");
    file.rows[0][place] = "Lobby".to_owned();
    let place = file.place("Short Title");
    file.rows[0][place] = "Theme".to_owned();

    let faults = ogp::read(&Known::default(), &file.text()).expect_err("a file with faults");
    let mut found: BTreeMap<&str, usize> = BTreeMap::new();
    for it in &faults {
        *found.entry(it.message).or_default() += 1;
        assert!(it.line.is_some(), "{it:?}");
    }
    let expected = [
        ("fault-ogp-area", 1),
        ("fault-ogp-cells", 1),
        ("fault-ogp-cluster", 1),
        ("fault-ogp-code", 1),
        ("fault-ogp-code-of-another", 1),
        ("fault-ogp-date", 1),
        ("fault-ogp-derived", 1),
        ("fault-ogp-end-before-start", 1),
        ("fault-ogp-flag", 2),
        ("fault-ogp-heading-doubled", 1),
        ("fault-ogp-heading-missing", 2),
        ("fault-ogp-heading-unknown", 1),
        ("fault-ogp-id", 1),
        ("fault-ogp-id-doubled", 1),
        ("fault-ogp-level", 1),
        ("fault-ogp-number", 1),
        ("fault-ogp-participant-differs", 1),
        ("fault-ogp-plan-differs", 1),
        ("fault-ogp-plan-id", 2),
        ("fault-ogp-plan-number", 1),
        ("fault-ogp-region", 1),
        ("fault-ogp-report-year", 1),
        ("fault-ogp-term", 1),
        ("fault-ogp-text-missing", 1),
        ("fault-ogp-url", 1),
        ("fault-ogp-year", 1),
    ];
    assert_eq!(found, BTreeMap::from(expected), "{faults:#?}");
}

#[test]
fn dates_are_read_by_stated_rules() {
    use jikim::domain::date::Edge::{self, End, Start};
    use jikim::import::ogp_dates::Order::{self, DayFirst, MonthFirst};
    #[track_caller]
    fn check(text: &str, edge: Edge, order: Order, expected: &str, day: &str, rule: &str) {
        let read = jikim::import::ogp_dates::read(text, edge, order).expect("a date");
        assert_eq!(read.when.iso(), expected, "{text}");
        assert_eq!(read.when.on.map(|it| it.to_string()).unwrap_or_default(), day, "{text}");
        assert_eq!(read.rule.unwrap_or_default(), rule, "{text}");
        assert_eq!(read.when.written.as_deref(), Some(text));
    }
    check("6/30/2022", End, DayFirst, "2022-06-30", "2022-06-30", "");
    check("30/6/2015", End, MonthFirst, "2015-06-30", "2015-06-30", "");
    check("3/3/2021", Start, MonthFirst, "2021-03-03", "2021-03-03", "");
    check("1/7/2014", Start, DayFirst, "2014-07-01", "2014-07-01", "ogp-date-day-first");
    check("01/7/2014", Start, MonthFirst, "2014-07-01", "2014-07-01", "ogp-date-day-first");
    check("1/7/2014", Start, MonthFirst, "2014-01-07", "2014-01-07", "ogp-date-month-first");
    check("6/30/20", End, MonthFirst, "2020-06-30", "2020-06-30", "ogp-date-short-year");
    check("43525", Start, MonthFirst, "2019-03-01", "2019-03-01", "ogp-date-serial");
    check("7/16/1905", Start, MonthFirst, "2024", "2024-01-01", "ogp-date-year-cell");
    check("7/19/1905", End, MonthFirst, "2027", "2027-12-31", "ogp-date-year-cell");
    check("2016", End, MonthFirst, "2016", "2016-12-31", "");
    check("February 2016", End, MonthFirst, "2016-02", "2016-02-29", "");
    check("Quarter 1 2014", Start, MonthFirst, "2014-01", "2014-01-01", "ogp-date-quarter");
    check("IV quarter of 2021", End, MonthFirst, "2021-12", "2021-12-31", "ogp-date-quarter");
    check("Ongoing", End, MonthFirst, "open", "", "ogp-date-open");
    check("Ongoing", Start, MonthFirst, "", "", "ogp-date-words");
    check("Underway", Start, MonthFirst, "", "", "ogp-date-words");
    check("Quarter 5 2014", Start, MonthFirst, "", "", "ogp-date-words");
    for text in ["13/45/2020", "2/30/2020", "31/2/2020", "1/1/2120", "0/1/2020", "123", "99999", "1066"] {
        assert!(jikim::import::ogp_dates::read(text, End, MonthFirst).is_err(), "{text}");
    }
}

#[test]
fn the_time_zones_of_participants_are_in_the_database_of_time_zones() {
    for (code, zone) in jikim::import::ogp_zones::ZONES {
        assert!(zone.parse::<Zone>().is_ok(), "{code}: {zone}");
    }
    let Some(text) = file() else { return };
    for row in rows_of(&translated(&Known::default(), &text), "participants") {
        assert_ne!(row.cells["time_zone"], "UTC", "{}", row.cells["key"]);
    }
}

/// The record at its present position, in OGP's shape.
fn exported(record: &Record) -> Sheet {
    let bytes = record.write(|conn| {
        let at = jikim::ledger::head(conn).expect("a head").position;
        let lookup = Arc::new(Lookup::load(conn, at).expect("names"));
        let day = Day::On("2026-01-05".parse().expect("a day"));
        let scope = Scope { at, day, filter: Filter::default(), lookup };
        Dataset::by_name("ogp").expect("a data set").whole(conn, &scope).expect("a file")
    });
    Sheet::new(std::str::from_utf8(&bytes).expect("text"))
}

fn known(record: &Record) -> Known {
    record.write(|conn| {
        let at = jikim::ledger::head(conn).expect("a head").position;
        Known::load(conn, at).expect("what is known")
    })
}

/// Korea's plans as the program brings them.
fn korea() -> Vec<Table> {
    let table = |name: &str| {
        let path = format!("{}/src/bundled/korea/{name}.csv", env!("CARGO_MANIFEST_DIR"));
        rows::table(name, &std::fs::read_to_string(path).expect("a bundled file"))
    };
    ["participants", "plans", "commitments", "assessments"].map(table).into()
}

#[test]
fn every_cell_comes_out_as_it_came_in_or_is_a_listed_exception() {
    let Some(text) = file() else { return };
    let record = Record::new();
    let translated = translated(&known(&record), &text);
    rows::write(&record, &translated.tables);
    let (came, ours) = (Sheet::new(&text), exported(&record));
    assert_eq!(came.rows[0], ours.rows[0], "the 171 headings in order");
    assert_eq!(came.rows.len(), ours.rows.len());

    let mut differing = BTreeSet::new();
    for row in &came.rows[1..] {
        let own = &ours.rows[ours.row(&row[0])];
        let pairs = row.iter().zip(own).zip(&came.rows[0]).filter(|((came, ours), _)| came != ours);
        differing.extend(pairs.map(|((_, ours), heading)| (row[0].clone(), heading.clone(), ours.clone())));
    }
    let exceptions: BTreeMap<&str, &str> = jikim::export::ogp::exceptions().into_iter().collect();
    for (id, heading, _) in &differing {
        assert!(exceptions.contains_key(heading.as_str()), "{id}: {heading} may not differ");
    }
    // Each of them was told when the file was read.
    let computed = translated.differences.iter().filter(|it| it.is_ours_written);
    let told = computed.map(|it| (it.ogp_id.clone(), it.column.to_owned(), it.ours.clone()));
    let read = translated.readings.iter().filter(|it| it.rule.starts_with("ogp-rule"));
    let told = told.chain(read.map(|it| (it.ogp_id.clone(), it.column.to_owned(), it.read.clone())));
    assert_eq!(differing, told.collect());
    assert_eq!(differing.len(), 56, "of 278 × 171 = 47538 cells");
}

#[test]
fn a_second_reading_finds_every_commitment_under_its_key_and_the_same_words() {
    let Some(text) = file() else { return };
    let record = Record::new();
    let first = translated(&known(&record), &text);
    rows::write(&record, &first.tables);
    let second = translated(&known(&record), &text);
    // What is written once only: the order and kind of a commitment, which people may have changed since.
    let once = ["ordinal", "unit", "standing", "source"];
    for dataset in ["participants", "plans", "commitments", "commitment_texts", "ogp_cells", "assessments"] {
        let (first, second) = (rows_of(&first, dataset), rows_of(&second, dataset));
        assert_eq!(first.len(), second.len(), "{dataset}");
        for (first, second) in first.iter().zip(second) {
            let mut expected = first.cells.clone();
            if dataset == "commitments" {
                once.iter().for_each(|it| drop(expected.remove(it)));
            }
            // A time zone is only given where none better is known.
            expected.remove("time_zone");
            assert_eq!(expected, second.cells, "{dataset}");
        }
    }
    let no = rows_of(&second, "commitment_areas").iter().filter(|it| it.cells["area_value"] == "0").count();
    let coded = rows_of(&first, "commitment_areas").len();
    assert_eq!(no + coded, 278 * 86, "every area is said, so that a change back to no is seen");
}

#[test]
fn a_cell_that_the_file_no_longer_has_is_dropped() {
    let Some(text) = file() else { return };
    let record = Record::new();
    rows::write(&record, &translated(&known(&record), &text).tables);
    let mut mended = Sheet::new(&text);
    mended.set("LT0033", "Verifiable", "Yes");
    let second = translated(&known(&record), &mended.text());
    let dropped: Vec<_> =
        rows_of(&second, "ogp_cells").iter().filter(|it| it.cells["cell_text"].is_empty()).collect();
    assert_eq!(dropped.len(), 1);
    assert_eq!(dropped[0].cells["heading"], "Verifiable");
}

#[test]
fn what_is_known_of_korea_from_elsewhere_keeps_its_keys_and_is_only_filled_up() {
    let Some(text) = file() else { return };
    let record = Record::new();
    rows::write(&record, &korea());
    let file = translated(&known(&record), &text);
    let of = |dataset: &str, name: &str, value: &str| -> Vec<BTreeMap<&'static str, String>> {
        let rows =
            rows_of(&file, dataset).iter().filter(|it| it.cells.get(name).is_some_and(|it| it == value));
        rows.map(|it| it.cells.clone()).collect()
    };
    assert_eq!(of("participants", "key", "kr"), [BTreeMap::from([("key", "kr".to_owned())])]);
    let plan = [("key", "kr-5".to_owned()), ("participant", "kr".to_owned())];
    assert_eq!(of("plans", "key", "kr-5"), [BTreeMap::from(plan)]);
    let commitments = of("commitments", "plan", "kr-5");
    let keys: Vec<&str> = commitments.iter().map(|it| it["key"].as_str()).collect();
    assert_eq!(keys, ["kr-5-3", "kr-5-6", "kr-5-10"]);
    assert_eq!(commitments[0]["title_en"], "Engage citizens in policy making");
    assert!(!commitments[0].contains_key("source"));
    assert!(!commitments[0].contains_key("supporting_written"), "NA empties nothing");
    // A value that is transcribed already, from elsewhere, is not written again.
    let values = of("assessments", "commitment", "kr-5-3");
    let indicators: Vec<&str> = values.iter().map(|it| it["indicator"].as_str()).collect();
    assert!(!indicators.contains(&"verifiable") && indicators.contains(&"design_report_year"));
}

#[test]
fn commitments_that_ogp_has_not_coded_say_so_in_its_own_codes() {
    let record = Record::new();
    rows::write(&record, &korea());
    let ours = exported(&record);
    assert_eq!(ours.rows.len(), 51);
    let row = |title: &str| {
        let place = ours.place("Commitment Title");
        ours.rows.iter().find(|it| it[place] == title).expect("a row")
    };
    let cells = |title: &str, headings: &[&str]| -> Vec<String> {
        headings.iter().map(|it| row(title)[ours.place(it)].clone()).collect()
    };
    let first = "Use e-People to promote public input in policy development";
    assert_eq!(
        cells(first, &["Commitment Unique Identifier", "Action Plan ID", "Theme", "Full Text", "id"]),
        ["NA", "AP_KOR01", "NA", "NA", "NA"]
    );
    assert_eq!(cells(first, &["Audits", "Subnational in NAPs", "IRM Assessed"]), ["ND", "ND", "ND"]);
    assert_eq!(cells(first, &["Specificity", "_Specificity", "Verifiable"]), ["Low", "1", "No"]);
    assert_eq!(cells(first, &["Potential for Results", "Early Results", "Compound"]), ["ND", "ND", "NR"]);
    assert_eq!(cells(first, &["Starred (2015 Only)", "Commitment Dummy"]), ["0", "1"]);
    let last = "Engage citizens in policy making";
    assert_eq!(cells(last, &["Start Date", "Specificity", "Early Results"]), ["1/1/2021", "ND", "NR"]);
}

#[test]
fn ogps_file_is_known_by_its_headings_with_a_byte_order_mark_or_one_of_them_misspelt() {
    let columns = || jikim::export::ogp::COLUMNS.iter().map(|it| it.heading);
    assert!(ogp::is_ogp(columns()));
    assert!(ogp::is_ogp(["\u{feff}Commitment Unique Identifier"]));
    assert!(ogp::is_ogp(columns().map(|it| if it.starts_with("Commitment U") { "Id" } else { it })));
    assert!(!ogp::is_ogp(["key", "plan", "number", "title_en"]));
    let Some(text) = file() else { return };
    let marked = translated(&Known::default(), &format!("\u{feff}{text}"));
    assert_eq!(rows_of(&marked, "commitments").len(), 278);
}

#[test]
fn every_column_and_every_exception_of_ogps_shape_is_explained_in_both_languages() {
    let dataset = Dataset::by_name("ogp").expect("a data set");
    assert_eq!((dataset.columns)().len(), 171);
    let rules = jikim::export::ogp::exceptions();
    for language in [Language::Ko, Language::En] {
        for column in (dataset.columns)() {
            let meaning = jikim::export::dictionary::meaning(language, &column);
            assert!(meaning.contains(' '), "{}: {meaning:?}", column.name);
        }
        for (heading, rule) in &rules {
            assert!(jikim::messages::text(language, rule).contains(' '), "{heading}: {rule}");
        }
    }
}
