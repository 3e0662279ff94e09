//! Importing: what changes, what is refused, and that what we export can be imported.

use jikim::acts::Actor;
use jikim::domain::filter::Filter;
use jikim::domain::vocabulary::Language;
use jikim::export::{self, Dataset, Scope};
use jikim::import::engine::{self, Action, ImportError, Options};
use jikim::import::{bundled, own, report, text};
use jikim::store;
use jikim::store::lookup::{Day, Lookup};

use crate::support::app::now;
use crate::support::{Record, at};
use crate::walk::{import, plan_in_force};

/// A whole data set of a record, the demonstration included.
fn exported(record: &Record, name: &str) -> String {
    record.write(|conn| {
        let last = store::entries::last(conn).unwrap();
        let scope = Scope {
            at: last,
            day: Day::At(now()),
            filter: Filter { demonstration: true, ..Filter::default() },
            lookup: std::sync::Arc::new(Lookup::load(conn, last).unwrap()),
        };
        String::from_utf8(Dataset::by_name(name).unwrap().whole(conn, &scope).unwrap()).unwrap()
    })
}

fn entries(record: &Record) -> i32 {
    record.write(|conn| store::entries::last(conn).unwrap().0)
}

#[test]
fn koreas_files_import_once_and_change_nothing_twice() {
    let record = Record::korea();
    let first = entries(&record);
    assert_eq!(first, 7, "one entry a file");
    for (name, lines) in [("plans", 6), ("commitments", 50), ("milestones", 16), ("assessments", 202)] {
        assert_eq!(
            csv::Reader::from_reader(exported(&record, name).as_bytes()).records().count(),
            lines,
            "{name}"
        );
    }
    jikim::demonstration::import_texts(&record.database, now(), &bundled::korea()).unwrap();
    assert_eq!(entries(&record), first);
}

#[test]
fn what_is_exported_can_be_imported_and_is_exported_the_same() {
    let record = Record::demonstration();
    let copy = Record::new();
    let importable: Vec<&Dataset> = export::ALL.iter().filter(|it| it.is_importable).collect();
    let files: Vec<(&str, String)> =
        importable.iter().map(|it| (it.name, exported(&record, it.name))).collect();
    for (name, text) in &files {
        let options = Options { source: Some("copy".to_owned()), reason: Some("copy".to_owned()) };
        import(&copy, now(), &format!("{name}.csv"), text, &options)
            .unwrap_or_else(|err| panic!("{name}: {err:?}"));
    }
    /// What is computed from when something was recorded differs in a copy; the words do not.
    const WHEN: &[&str] = &[
        "recorded_at",
        "position",
        "is_corrected",
        "is_stale",
        "slip_days_from_first",
        "slip_days_from_latest",
        "due_as_first_submitted",
        "state",
        "reported_status",
        "late_days",
        "is_silent",
    ];
    for (name, text) in &files {
        let rows = |text: &str| -> Vec<Vec<String>> {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let headings = reader.headers().unwrap().clone();
            let kept: Vec<usize> = headings
                .iter()
                .enumerate()
                // A name that comes with its organisation has the organisation's source.
                .filter(|(_, it)| *name != "organisation_names" || *it != "source")
                .filter(|(_, it)| {
                    !WHEN.iter().any(|when| it.trim_end_matches("_ko").trim_end_matches("_en") == *when)
                })
                .map(|(i, _)| i)
                .collect();
            let mut rows: Vec<Vec<String>> = reader
                .records()
                .map(|it| kept.iter().map(|i| it.as_ref().unwrap()[*i].to_owned()).collect())
                .collect();
            rows.sort();
            rows
        };
        assert_eq!(rows(text), rows(&exported(&copy, name)), "{name}");
    }
}

#[test]
fn a_changed_title_of_a_plan_in_force_needs_a_source_and_a_reason() {
    let record = plan_in_force();
    let changed = "key,title_ko\nxx-1-1,새 제목\n";
    let before = entries(&record);
    for options in [
        Options::default(),
        Options { source: Some("https://example.org".to_owned()), reason: None },
        Options { source: Some(" ".to_owned()), reason: Some("까닭".to_owned()) },
    ] {
        let refused = import(&record, at("2026-03-01T00:00:00Z"), "commitments.csv", changed, &options);
        assert!(matches!(refused, Err(ImportError::NeedsReason(what)) if what == ["xx-1-1: title_ko"]));
    }
    assert_eq!(entries(&record), before);
    let options =
        Options { source: Some("https://example.org".to_owned()), reason: Some("까닭".to_owned()) };
    import(&record, at("2026-03-01T00:00:00Z"), "commitments.csv", changed, &options).unwrap();
    let amendments = exported(&record, "amendments");
    assert!(
        amendments.contains("xx-1,xx-1-1,xx-1-1,false,title_ko,예산 공개,새 제목,,까닭,https://example.org"),
        "{amendments}"
    );
}

#[test]
fn a_dry_run_says_what_would_change_field_by_field_and_writes_nothing() {
    let record = plan_in_force();
    let before = entries(&record);
    let tables = own::read("commitments.csv", "key,title_ko,note_ko\nxx-1-1,새 제목,참고\n").unwrap();
    let lines = record.write(|conn| {
        let last = store::entries::last(conn).unwrap();
        let prepared = engine::prepare(conn, last, Day::At(now()), &tables).unwrap();
        assert!(matches!(&prepared.changes[0].action, Action::Changed(fields) if fields.len() == 2));
        report::changes(Language::En, &prepared)
    });
    assert_eq!(lines[0], "Commitments: 0 added, 1 changed, 0 left alone");
    assert!(lines.contains(&"  xx-1-1: title_ko: \"예산 공개\" → \"새 제목\"".to_owned()), "{lines:?}");
    assert_eq!(entries(&record), before);
}

#[test]
fn an_import_that_was_overtaken_is_refused() {
    let record = plan_in_force();
    let tables = own::read("commitments.csv", "key,note_ko\nxx-1-1,참고\n").unwrap();
    let refused = record.write(|conn| {
        let last = store::entries::last(conn).unwrap();
        let prepared = engine::prepare(conn, last, Day::At(now()), &tables).unwrap();
        let actor = Actor::operator(at("2026-03-01T00:00:00Z"));
        engine::apply(conn, &actor, &prepared, &Options::default()).unwrap();
        engine::apply(conn, &actor, &prepared, &Options::default())
    });
    assert!(matches!(refused, Err(ImportError::Moved)), "{refused:?}");
}

/// The messages of every fault of a file.
fn faults(record: &Record, name: &str, text: &str) -> Vec<(Option<u64>, &'static str)> {
    let before = entries(record);
    let options = Options { source: Some("x".to_owned()), reason: Some("x".to_owned()) };
    let refused = import(record, at("2026-03-01T00:00:00Z"), name, text, &options);
    assert_eq!(entries(record), before, "nothing is written");
    match refused {
        Err(ImportError::Faults(faults)) => {
            for fault in &faults {
                for language in [Language::Ko, Language::En] {
                    let said = report::fault(language, fault);
                    assert!(!said.contains("fault-") && !said.contains('{'), "{said}");
                }
            }
            faults.iter().map(|it| (it.line, it.message)).collect()
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_fault_of_a_file_is_told_at_once_and_nothing_is_written() {
    let record = plan_in_force();
    let text = "key,commitment,number,ordinal,standing,title_ko,title_ko_is,due_on,due_precision,responsible\n\
        xx-1-1-2,xx-1-9,2,2,in_plan,가,original,2026-12-31,day,\n\
        xx-1-1-3,xx-1-1,3,x,in_plan,가,original,2026-12-31,day,\n\
        xx-1-1-4,xx-1-1,4,4,gone,가,original,2026-12-31,day,\n\
        xx-1-1-5,xx-1-1,5,5,in_plan,가,,2026-12-31,day,\n\
        xx-1-1-6,xx-1-1,6,6,in_plan,가,original,2026-13-31,day,\n\
        xx-1-1-7,xx-1-1,7,7,in_plan,가,original,2026-12-31,open,\n\
        xx-1-1-8,xx-1-1,8,8,in_plan,가,original,2026-12-31,day,nobody\n\
        ,xx-1-1,9,9,in_plan,가,original,2026-12-31,day,\n\
        xx 1 1 10,xx-1-1,10,10,in_plan,가,original,2026-12-31,day,\n\
        xx-1-1-1,,1,1,in_plan,가,original,2026-12-31,day,\n\
        xx-1-1-11,xx-1-1,11,,in_plan,가,original,2026-12-31,day,\n\
        xx-1-1-11,xx-1-1,11,11,in_plan,가,original,2026-12-31,day,\n";
    let found = faults(&record, "milestones.csv", text);
    for expected in [
        (Some(2), "fault-unknown-commitment"),
        (Some(3), "fault-not-a-number"),
        (Some(4), "fault-not-a-term"),
        (Some(5), "fault-origin-without-text"),
        (Some(6), "fault-not-a-date"),
        (Some(7), "fault-precision"),
        (Some(8), "fault-unknown-organisation"),
        (Some(9), "fault-key-missing"),
        (Some(10), "fault-key-malformed"),
        (Some(11), "fault-fixed"),
        (Some(12), "fault-required"),
        (Some(13), "fault-key-twice"),
    ] {
        assert!(found.contains(&expected), "{expected:?} is not in {found:?}");
    }
    let found = faults(
        &record,
        "assessments.csv",
        "commitment,product,indicator,value,missing,how_entered\n\
         xx-1-1,results_report,completion_end,modest,,transcribed\n\
         xx-1-1,results_report,early_results,moderate,NR,transcribed\n",
    );
    assert!(
        found.contains(&(Some(2), "fault-not-on-its-scale")) && found.contains(&(Some(3), "fault-one-value"))
    );
    for (name, text, expected) in [
        ("x.csv", "", "fault-file-empty"),
        ("x.csv", "a,b\n1,2\n", "fault-unknown-file"),
        ("x.csv", "key;title_ko\n", "fault-delimiter"),
        ("milestones.csv", "key,titel_ko\nxx-1-1-1,가\n", "fault-unknown-heading"),
        ("milestones.csv", "key,title_ko,title_ko\nxx-1-1-1,가,나\n", "fault-duplicate-heading"),
        ("milestones.csv", "key,title_ko\nxx-1-1-1\n", "fault-ragged-row"),
        ("milestones.csv", "key,title_ko\nxx-1-1-1,\"가\n", "fault-quote-open"),
        ("ledger.csv", "position,recorded_at,digest\n", "fault-ledger-not-imported"),
    ] {
        let found = faults(&record, name, text);
        assert!(found.iter().any(|(_, it)| *it == expected), "{name}: {expected} is not in {found:?}");
    }
}

#[test]
fn headings_and_terms_may_be_korean_and_files_cp949_when_asked_for() {
    let record = plan_in_force();
    let heading =
        |name: &str| jikim::messages::text(Language::Ko, &format!("column-{name}.heading")).to_owned();
    let standing = jikim::messages::text(Language::Ko, "standing-in_plan");
    let korean = format!("{},{}\nxx-1-1-1,{standing}\n", heading("key"), heading("standing"));
    import(&record, now(), "milestones.csv", &korean, &Options::default()).unwrap();
    let note = "key,note_ko\nxx-1-1,똠방각하 예산\n";
    let (bytes, _, _) = encoding_rs::EUC_KR.encode(note);
    assert_eq!(text::decode(&bytes, text::Encoding::Cp949).unwrap(), note);
    let refused = text::decode(&bytes, text::Encoding::Utf8).unwrap_err();
    assert_eq!((refused.line, refused.message), (Some(2), "fault-not-utf-8"));
    let marked = format!("\u{feff}{note}");
    assert_eq!(text::decode(marked.as_bytes(), text::Encoding::Utf8).unwrap(), note);
    assert_eq!(text::decode(b"\xff\xfek\0e\0", text::Encoding::Utf8).unwrap_err().message, "fault-utf-16");
    assert_eq!(text::decode(b"key\0", text::Encoding::Utf8).unwrap_err().message, "fault-control-character");
}

#[test]
fn a_changed_irm_value_supersedes_the_transcription_and_both_stay_readable() {
    let record = Record::korea();
    let changed = "commitment,product,indicator,value,how_entered\n\
        kr-5-3,action_plan_review,potential_for_results,substantial,transcribed\n";
    import(&record, now(), "assessments.csv", changed, &Options::default()).unwrap();
    let page = record.app().get("/en/commitments/kr-5-3").body;
    assert!(page.contains("<del>Modest</del>") && page.contains("<ins>Substantial</ins>"));
    assert!(exported(&record, "ledger").contains(",import,"), "a value is no plan text: no amendment");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(24))]
    #[test]
    fn any_title_survives_export_and_import(title in "[^\\p{C}]{1,60}") {
        let record = plan_in_force();
        let options = Options { source: Some("x".to_owned()), reason: Some("x".to_owned()) };
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["key", "title_ko"]).unwrap();
        writer.write_record(["xx-1-1", &title]).unwrap();
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        import(&record, now(), "commitments.csv", &text, &options).unwrap();
        let file = exported(&record, "commitments");
        let before = entries(&record);
        import(&record, now(), "commitments.csv", &file, &Options::default()).unwrap();
        proptest::prop_assert_eq!(entries(&record), before);
        let row = csv::Reader::from_reader(file.as_bytes()).records().next().unwrap().unwrap();
        proptest::prop_assert!(row.iter().any(|it| it == title));
    }
}
