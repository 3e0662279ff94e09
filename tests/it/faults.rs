//! Files with faults: all are told at once, each with what to do in both languages, and nothing is written.

use std::collections::BTreeSet;

use jikim::domain::vocabulary::Language;
use jikim::import::engine::{ImportError, Options};
use jikim::import::{report, text};
use jikim::store;

use crate::support::{Record, at};
use crate::walk::{import, plan_in_force};

/// Line and message of every fault of a file.
fn faults(record: &Record, name: &str, text: &str) -> Vec<(Option<u64>, &'static str)> {
    let last = || record.write(|conn| store::entries::last(conn).unwrap());
    let before = last();
    let options = Options { source: Some("x".to_owned()), reason: Some("x".to_owned()) };
    let refused = import(record, at("2026-03-01T00:00:00Z"), name, text, &options);
    assert_eq!(last(), before, "nothing is written");
    let Err(ImportError::Faults(files)) = refused else { panic!("{name}: {refused:?}") };
    let faults: Vec<_> = files.into_iter().flat_map(|it| it.faults).collect();
    for fault in &faults {
        for language in [Language::Ko, Language::En] {
            let said = report::fault(language, fault);
            assert!(!said.contains("fault-") && !said.contains('{'), "{said}");
        }
    }
    faults.iter().map(|it| (it.line, it.message)).collect()
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
        xx-1-1-12,xx-1-1,11,,in_plan,가,original,2026-12-31,day,\n\
        xx-1-1-11,xx-1-1,11,11,in_plan,가,original,2026-12-31,day,\n\
        xx-1-1-11,xx-1-1,11,11,in_plan,가,original,2026-12-31,day,\n";
    let found = faults(&record, "milestones.csv", text);
    let lines: BTreeSet<u64> = found.iter().filter_map(|(line, _)| *line).collect();
    for line in (2..=11).chain([13]) {
        assert!(lines.contains(&line), "nothing is said of line {line}: {found:?}");
    }
    let kinds: BTreeSet<&str> = found.iter().map(|(_, message)| *message).collect();
    assert!(kinds.len() >= 10, "{kinds:?}");
}

#[test]
fn files_that_have_no_sound_shape_are_refused_as_a_whole() {
    let record = plan_in_force();
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
fn an_encoding_is_never_guessed() {
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
