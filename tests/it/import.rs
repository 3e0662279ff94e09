//! The import of files in the shape of our own exports.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use diesel::SqliteConnection;
use jikim::acts::Actor;
use jikim::domain::filter::Filter;
use jikim::domain::id::Position;
use jikim::domain::ledger_entry::EntryKind;
use jikim::domain::vocabulary::{Language, Vocabulary as _};
use jikim::export::{self, Dataset, Scope};
use jikim::import::engine::{self, Action, ImportError, Options, Prepared};
use jikim::import::table::FileRead;
use jikim::import::{bundled, own, report};
use jikim::messages;
use jikim::store;
use jikim::store::lookup::{Day, Lookup};
use proptest::prelude::*;

use crate::support::{Record, at};

const NOW: &str = "2026-06-30T00:00:00Z";

fn day() -> Day {
    Day::On(NaiveDate::from_ymd_opt(2026, 6, 30).unwrap())
}

/// Files as they are read, by name and text.
pub fn files<'a>(named: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<FileRead> {
    named.into_iter().map(|(name, text)| own::examine(name, text)).collect()
}

pub fn prepare(conn: &mut SqliteConnection, files: &[FileRead]) -> Result<Prepared, ImportError> {
    let last = store::entries::last(conn).unwrap();
    engine::prepare_files(conn, last, day(), files)
}

/// Imports files as one entry.
pub fn import(
    record: &Record,
    named: &[(&str, &str)],
    options: &Options,
) -> Result<Option<Position>, ImportError> {
    record.write(|conn| {
        let prepared = prepare(conn, &files(named.iter().copied()))?;
        engine::apply(conn, &Actor::operator(at(NOW)), &prepared, options)
    })
}

fn korea() -> Record {
    let record = Record::new();
    import(&record, &bundled::korea(), &Options::default()).expect("imported").expect("an entry");
    record
}

fn last(record: &Record) -> Position {
    record.write(|conn| store::entries::last(conn).unwrap())
}

/// A data set as a file of a position, the demonstration included.
fn file(record: &Record, dataset: &str, position: Position) -> String {
    let dataset = Dataset::by_name(dataset).expect("a data set");
    record.write(|conn| {
        let lookup = Arc::new(Lookup::load(conn, position).unwrap());
        let filter = Filter { demonstration: true, ..Filter::default() };
        let scope = Scope { at: position, day: day(), filter, lookup };
        String::from_utf8(dataset.whole(conn, &scope).unwrap()).unwrap()
    })
}

/// The data sets of our own shape that can be imported.
fn ours() -> impl Iterator<Item = &'static Dataset> {
    export::ALL.iter().filter(|it| it.is_importable && it.name != "ogp")
}

/// Every data set that files of our own shape are read for, by its file name.
fn all_files(record: &Record) -> Vec<(String, String)> {
    let position = last(record);
    ours().map(|it| (format!("{}.csv", it.name), file(record, it.name, position))).collect()
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect()
}

fn n_rows(record: &Record, dataset: &str) -> usize {
    let text = file(record, dataset, last(record));
    csv::Reader::from_reader(text.as_bytes()).into_records().filter(|it| it.is_ok()).count()
}

fn reasoned() -> Options {
    Options {
        source: Some("https://example.org/change".to_owned()), reason: Some("제목 정정".to_owned())
    }
}

#[test]
fn korea_comes_with_its_plans_commitments_milestones_and_assessments() {
    let record = korea();
    for (dataset, n) in [("plans", 6), ("commitments", 50), ("milestones", 16), ("assessments", 202)] {
        assert_eq!(n_rows(&record, dataset), n, "{dataset}");
    }
    let entry = record.write(|conn| store::entries::find(conn, Position(1)).unwrap());
    assert_eq!(entry.kind, EntryKind::Import);
    let participant = record.write(|conn| store::participants::by_key(conn, Position(1), "kr").unwrap());
    assert_eq!(entry.participant_id, Some(participant.id), "an entry about one participant is that one's");
}

#[test]
fn a_second_import_of_the_same_files_changes_nothing_and_makes_no_entry() {
    let record = korea();
    assert_eq!(import(&record, &bundled::korea(), &Options::default()).unwrap(), None);
    // File by file as the command does it, in this order and the other way round.
    for file in bundled::korea().iter().rev() {
        assert_eq!(import(&record, std::slice::from_ref(file), &Options::default()).unwrap(), None);
    }
    assert_eq!(last(&record), Position(1));
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let record = Record::new();
    let mut files = bundled::korea();
    files.reverse();
    import(&record, &files, &Options::default()).expect("imported").expect("an entry");
    assert_eq!(n_rows(&record, "assessments"), 202);
}

#[test]
fn preparing_writes_nothing() {
    let record = Record::new();
    let prepared = record.write(|conn| prepare(conn, &files(bundled::korea())).expect("prepared"));
    assert!(prepared.is_effective());
    assert!(prepared.changes.iter().all(|it| it.action == Action::Added));
    assert_eq!(last(&record), Position::NONE);
    assert_eq!(n_rows(&record, "participants"), 0);
}

/// A record with something in every data set: Korea and the worked example, with all that happened in it.
fn everything() -> Record {
    let record = Record::new();
    jikim::demonstration::load(&record.database, at(NOW)).expect("the example");
    record
}

/// The cells that an import reads, by data set.
fn cells(record: &Record) -> BTreeMap<&'static str, Vec<export::Cells>> {
    let position = last(record);
    record.write(|conn| {
        let lookup = Arc::new(Lookup::load(conn, position).unwrap());
        let filter = Filter { demonstration: true, ..Filter::default() };
        let scope = Scope { at: position, day: day(), filter, lookup: Arc::clone(&lookup) };
        let plans = lookup.plans();
        let rows = |it: &Dataset, conn: &mut _| it.cells(conn, &scope, &plans).unwrap();
        ours().map(|it| (it.name, rows(it, conn))).collect()
    })
}

#[test]
fn every_file_can_be_imported_and_exported_again() {
    let source = everything();
    let exported = all_files(&source);
    let first = Record::new();
    import(&first, &borrowed(&exported), &Options::default()).expect("imported").expect("an entry");
    let (told, kept) = (cells(&source), cells(&first));
    for (dataset, rows) in &told {
        assert_eq!(Some(rows), kept.get(dataset), "{dataset}");
        let n_of_none = ["commitment_areas", "ogp_cells"].contains(dataset);
        assert_eq!(rows.is_empty(), n_of_none, "{dataset}");
    }
    // Where everything was recorded at once, the files are the same to the last byte.
    let again = all_files(&first);
    let second = Record::new();
    import(&second, &borrowed(&again), &Options::default()).expect("imported").expect("an entry");
    for ((name, a), (_, b)) in again.iter().zip(&all_files(&second)) {
        assert_eq!(a, b, "{name}");
    }
    // Nor do a record's own files change it.
    assert_eq!(import(&source, &borrowed(&exported), &Options::default()).unwrap(), None);
    // One entry a file comes to the same, whatever the order of the files.
    let third = Record::new();
    let reversed = files(borrowed(&exported).into_iter().rev());
    let groups = engine::groups(reversed);
    assert!(groups.len() > 12, "{} groups", groups.len());
    for group in groups {
        third.write(|conn| {
            let prepared = prepare(conn, &group).expect("prepared");
            engine::apply(conn, &Actor::operator(at(NOW)), &prepared, &Options::default()).expect("imported")
        });
    }
    assert_eq!(cells(&third), kept);
}

/// Korea's commitments with another title for one of the fifth plan, which is closed.
fn with_another_title() -> String {
    let text = bundled::korea()[3].1;
    assert!(text.contains("부패·공익신고자 보호,unofficial,Protect whistleblowers"));
    text.replace(
        "부패·공익신고자 보호,unofficial,Protect whistleblowers",
        "신고자 보호,unofficial,Protect whistleblowers",
    )
}

#[test]
fn a_change_of_a_closed_plan_needs_a_source_and_a_reason() {
    let record = korea();
    let text = with_another_title();
    let change = [("commitments.csv", text.as_str())];
    let sourced = Options { reason: Some(" ".to_owned()), ..reasoned() };
    for options in [Options::default(), sourced] {
        let Err(ImportError::NeedsReason(amendments)) = import(&record, &change, &options) else {
            panic!("it was let through");
        };
        assert_eq!(amendments.len(), 1);
        assert_eq!((amendments[0].key.as_str(), amendments[0].change.column), ("kr-5-6", "title_ko"));
    }
    assert_eq!(last(&record), Position(1), "nothing was written");
}

#[test]
fn with_a_reason_it_is_an_amendment_and_history_shows_old_and_new() {
    let record = korea();
    let before = file(&record, "commitments", Position(1));
    let text = with_another_title();
    let position = import(&record, &[("commitments.csv", &text)], &reasoned()).unwrap().expect("an entry");
    let entry = record.write(|conn| store::entries::find(conn, position).unwrap());
    assert_eq!(entry.kind, EntryKind::Amendment);
    assert_eq!(entry.source.as_deref(), Some("https://example.org/change"));
    let changes = record.write(|conn| {
        let id = store::commitments::id_of(conn, "kr-5-6").unwrap().expect("a commitment");
        store::history::of_commitment(conn, position, id).unwrap()
    });
    let told: Vec<_> = changes
        .iter()
        .filter(|it| it.position == position)
        .map(|it| (it.field.as_str(), it.old.as_deref(), it.new.as_deref()))
        .collect();
    assert_eq!(told, [("title_ko", Some("부패·공익신고자 보호"), Some("신고자 보호"))]);
    // The file of the position before is what it was, to the last byte.
    assert_eq!(file(&record, "commitments", Position(1)), before);
    assert_ne!(file(&record, "commitments", position), before);
}

#[test]
fn a_note_and_a_source_are_no_text_of_the_plan() {
    let record = korea();
    let change = "key,note_en,source\nkr-5-6,A note of ours,https://example.org/note\n";
    let position =
        import(&record, &[("commitments.csv", change)], &Options::default()).unwrap().expect("an entry");
    let entry = record.write(|conn| store::entries::find(conn, position).unwrap());
    assert_eq!(entry.kind, EntryKind::Import);
    let other_source = "key,source\nkr-5-6,https://example.org/elsewhere\n";
    assert_eq!(import(&record, &[("commitments.csv", other_source)], &Options::default()).unwrap(), None);
}

#[test]
fn columns_that_a_file_does_not_have_are_left_alone_and_empty_cells_empty() {
    let record = korea();
    let change = "key,lead_written,theme_ko,theme_en\nkr-5-6,Whoever,,\n";
    import(&record, &[("commitments.csv", change)], &reasoned()).unwrap().expect("an entry");
    let at = last(&record);
    let commitment = record.write(|conn| store::commitments::by_key(conn, at, "kr-5-6").unwrap());
    assert_eq!(commitment.content.lead_written.as_deref(), Some("Whoever"));
    assert_eq!((commitment.content.theme_ko, commitment.content.theme_en), (None, None));
    assert_eq!(commitment.content.title_ko.as_deref(), Some("부패·공익신고자 보호"));
    assert_eq!(n_rows(&record, "commitments"), 50, "a row that is absent is not deleted");
}

#[test]
fn a_text_that_is_emptied_takes_along_where_it_came_from() {
    let record = korea();
    import(&record, &[("commitments.csv", "key,title_ko\nkr-5-6,\n")], &reasoned())
        .unwrap()
        .expect("an entry");
    let at = last(&record);
    let commitment = record.write(|conn| store::commitments::by_key(conn, at, "kr-5-6").unwrap());
    assert_eq!((commitment.content.title_ko, commitment.content.title_ko_is), (None, None));
}

#[test]
fn areas_texts_and_cells_can_be_taken_out_and_put_back() {
    let record = korea();
    let steps = [
        (
            "commitment_areas",
            "commitment,area,area_value\nkr-5-6,audits,1\n",
            "commitment,area,area_value\nkr-5-6,audits,0\n",
        ),
        (
            "commitment_texts",
            "commitment,field,text_en,text_en_is\nkr-5-6,problem,A problem,original\n",
            "commitment,field,text_en\nkr-5-6,problem,\n",
        ),
        (
            "ogp_cells",
            "commitment,heading,cell_text\nkr-5-6,Star,1\n",
            "commitment,heading,cell_text\nkr-5-6,Star,\n",
        ),
    ];
    for (dataset, put, take) in steps {
        let name = format!("{dataset}.csv");
        assert_eq!(
            import(&record, &[(&name, take)], &reasoned()).unwrap(),
            None,
            "{dataset}: nothing to take"
        );
        for (text, n) in [(put, 1), (take, 0), (put, 1)] {
            import(&record, &[(&name, text)], &reasoned()).unwrap().expect("an entry");
            assert_eq!(n_rows(&record, dataset), n, "{dataset}");
            assert_eq!(import(&record, &[(&name, text)], &reasoned()).unwrap(), None, "{dataset}: twice");
        }
    }
}

#[test]
fn a_changed_irm_value_supersedes_the_transcription_and_both_stay_readable() {
    let record = korea();
    let change = "commitment,indicator,how_entered,value\nkr-1-1_1_1,specificity,transcribed,high\n";
    let position =
        import(&record, &[("assessments.csv", change)], &Options::default()).unwrap().expect("an entry");
    let values = record.write(|conn| {
        let id = store::commitments::id_of(conn, "kr-1-1_1_1").unwrap().expect("a commitment");
        store::assessments::history(conn, position, id).unwrap()
    });
    let specificity: Vec<&str> = values
        .iter()
        .filter(|(_, it)| it.indicator.slug() == "specificity")
        .filter_map(|(_, it)| it.term.map(|term| term.slug()))
        .collect();
    assert_eq!(specificity, ["low", "high"]);
    let page = record.app().get("/en/commitments/kr-1-1_1_1").body;
    assert!(page.contains("<del>Low</del>") && page.contains("<ins>High</ins>"));
}

#[test]
fn an_old_file_of_organisations_does_not_bring_an_old_name_back() {
    let record = korea();
    let old = file(&record, "organisations", last(&record));
    let renamed = "organisation,name_from,name_ko,name_ko_is\nmois,2026-01-01,행정통합부,original\n";
    import(&record, &[("organisation_names.csv", renamed)], &Options::default()).unwrap().expect("an entry");
    assert!(file(&record, "organisations", last(&record)).contains("행정통합부"));
    assert_eq!(import(&record, &[("organisations.csv", &old)], &Options::default()).unwrap(), None);
}

#[test]
fn an_import_is_refused_if_something_was_recorded_since_it_was_prepared() {
    let record = korea();
    let text = with_another_title();
    let prepared = record.write(|conn| prepare(conn, &files([("commitments.csv", text.as_str())])).unwrap());
    let other = "key,note_en\nkr-5-10,A note\n";
    import(&record, &[("commitments.csv", other)], &Options::default()).unwrap().expect("an entry");
    let refused = record.write(|conn| {
        engine::apply(conn, &Actor::operator(at(NOW)), &prepared, &reasoned())
            .expect_err("it was let through")
    });
    assert!(matches!(refused, ImportError::Moved { prepared: Position(1), now: Position(2) }));
    assert_eq!(last(&record), Position(2));
}

#[test]
fn headings_may_be_in_korean_english_or_mixed() {
    let heading =
        |language, name: &str| messages::text(language, &format!("column-{name}.heading")).to_owned();
    for pick in [0, 1, 2] {
        let record = korea();
        let language = |i: usize| if pick == 2 { Language::ALL[i % 2] } else { Language::ALL[pick] };
        let names = ["key", "title_en", "title_en_is", "note_ko"];
        let mut headings: Vec<String> =
            names.iter().enumerate().map(|(i, name)| heading(language(i), name)).collect();
        if pick == 2 {
            headings[3] = "note_ko".to_owned();
        }
        let text = format!("{}\nkr-5-6,Another title,official,메모\n", headings.join(","));
        import(&record, &[("commitments.csv", &text)], &reasoned()).unwrap().expect("an entry");
        let at = last(&record);
        let content = record.write(|conn| store::commitments::by_key(conn, at, "kr-5-6").unwrap()).content;
        assert_eq!(content.title_en.as_deref(), Some("Another title"));
        assert_eq!(content.note_ko.as_deref(), Some("메모"));
    }
}

#[test]
fn terms_may_be_written_as_labels() {
    let record = korea();
    let ko = messages::text(Language::Ko, "standing-withdrawn");
    let en = messages::text(Language::En, "standing-withdrawn").to_uppercase();
    let text = format!("key,standing\nkr-5-6,{ko}\nkr-5-10,{en}\n");
    import(&record, &[("commitments.csv", &text)], &reasoned()).unwrap().expect("an entry");
    let at = last(&record);
    for key in ["kr-5-6", "kr-5-10"] {
        let commitment = record.write(|conn| store::commitments::by_key(conn, at, key).unwrap());
        assert_eq!(commitment.content.standing.slug(), "withdrawn");
    }
    // A word of the IRM's by its label on that indicator's scale.
    let text = "commitment,product,indicator,value,missing,how_entered\n\
                kr-6-1,action_plan_review,potential_for_results,상당 수준,,transcribed\n";
    import(&record, &[("assessments.csv", text)], &reasoned()).unwrap().expect("an entry");
    let file = record.app().get("/ko/data/assessments.csv?plan=kr-6&bom=0").body;
    assert!(file.contains(",substantial,상당 수준,Substantial,"), "{file}");
}

#[test]
fn headings_alone_are_nothing_to_do() {
    let record = korea();
    for (name, text) in bundled::korea() {
        let headings = text.lines().next().unwrap();
        assert_eq!(import(&record, &[(name, headings)], &Options::default()).unwrap(), None, "{name}");
    }
}

#[test]
fn the_report_tells_numbers_and_fields_and_shortens_long_texts_around_the_difference() {
    let record = korea();
    let long = format!("{}one way {}", "the same words again ".repeat(5), "and on ".repeat(30));
    let other = long.replace("one way", "another way");
    let row = |text: &str| format!("key,note_en\nkr-5-6,\"{text}\"\nkr-5-10,\n");
    import(&record, &[("commitments.csv", &row(&long))], &Options::default()).unwrap().expect("an entry");
    let prepared =
        record.write(|conn| prepare(conn, &files([("commitments.csv", row(&other).as_str())])).unwrap());
    let ko = report::changes(Language::Ko, &prepared, &Options::default());
    let en = report::changes(Language::En, &prepared, &Options::default());
    assert!(ko[0].contains("변경 1건, 그대로 1건"), "{ko:?}");
    assert!(en[0].contains("1 changed, 1 left alone"), "{en:?}");
    assert!(en[1].starts_with("  kr-5-6: note_en: \"…"), "{en:?}");
    assert!(
        en[1].contains("one way") && en[1].contains("another way") && en[1].contains("\" -> \""),
        "{en:?}"
    );
    assert!(en[1].chars().count() < 200, "{en:?}");
}

/// A record with a plan and nothing in it.
fn a_plan() -> Record {
    let record = Record::new();
    let files = [
        (
            "participants.csv",
            "key,level,time_zone,name_en,name_en_is\nxx,national,Asia/Seoul,Nowhere,original\n",
        ),
        ("plans.csv", "key,participant,number,stage,generation\nxx-1,xx,1,draft,current\n"),
    ];
    import(&record, &files, &Options::default()).expect("imported").expect("an entry");
    record
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn any_text_comes_through_export_and_import_as_it_was(
        titles in prop::collection::vec("[^\\x00-\\x1f]{1,60}|[\\t\\n\\r \",=+@가-힣-]{1,20}", 1..12)
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["key", "plan", "ordinal", "title_ko", "title_ko_is"]).unwrap();
        for (i, title) in titles.iter().enumerate() {
            let (key, ordinal) = (format!("xx-1-{i}"), i.to_string());
            writer.write_record([&key, "xx-1", &ordinal, title, "original"]).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let first = a_plan();
        import(&first, &[("commitments.csv", &text)], &Options::default()).expect("imported").expect("an entry");
        let exported = file(&first, "commitments", last(&first));
        let second = a_plan();
        import(&second, &[("commitments.csv", &exported)], &Options::default()).expect("imported");
        for record in [&first, &second] {
            let at = last(record);
            for (i, title) in titles.iter().enumerate() {
                let key = format!("xx-1-{i}");
                let kept = record.write(|conn| store::commitments::by_key(conn, at, &key).unwrap());
                prop_assert_eq!(kept.content.title_ko.as_deref(), Some(title.as_str()));
            }
        }
    }
}

#[test]
fn ogps_file_is_imported_in_one_entry_and_the_second_time_changes_nothing() {
    let Some(text) = crate::support::shared_data("ogp-commitments-2024.csv") else { return };
    let record = korea();
    for is_first in [true, false] {
        let written = record.write(|conn| {
            let last = store::entries::last(conn).unwrap();
            let known = jikim::import::ogp::Known::load(conn, last).unwrap();
            let read = jikim::import::ogp::read(&known, &text).expect("a file without faults");
            let prepared = engine::prepare(conn, last, day(), &read.tables).expect("prepared");
            engine::apply(conn, &Actor::operator(at(NOW)), &prepared, &Options::default()).expect("imported")
        });
        assert_eq!(written, is_first.then_some(Position(2)));
    }
    // Four of its commitments are Korea's, which were there already.
    for (dataset, n) in [("participants", 60), ("plans", 112), ("commitments", 50 + 278 - 4)] {
        assert_eq!(n_rows(&record, dataset), n, "{dataset}");
    }
    let entry = record.write(|conn| store::entries::find(conn, Position(2)).unwrap());
    assert_eq!(entry.participant_id, None, "it is about sixty participants");
}
