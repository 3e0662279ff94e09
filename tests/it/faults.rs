//! What an import refuses, and what it says to do.

use jikim::domain::vocabulary::Language;
use jikim::import::engine::{ImportError, Options};
use jikim::import::table::FileFault;
use jikim::import::text::{Encoding, decode};
use jikim::import::{bundled, own, report};
use jikim::store;

use crate::import::{files, import, prepare};
use crate::support::Record;

/// The message and line of each fault of reading a file alone.
fn faults_of(name: &str, text: &str) -> Vec<(&'static str, Option<u64>)> {
    own::examine(name, text).faults.iter().map(|it| (it.message, it.line)).collect()
}

/// The message, line and column of each fault of importing these files into Korea's record.
fn refused(record: &Record, named: &[(&str, &str)]) -> Vec<(String, &'static str, Option<u64>, String)> {
    let err = import(record, named, &Options::default()).expect_err("it was let through");
    let ImportError::Faults(files) = err else { panic!("{err:?}") };
    let of_file = |file: jikim::import::engine::FaultsOfFile| {
        let name = file.file;
        file.faults
            .into_iter()
            .map(move |it| (name.clone(), it.message, it.line, it.column.unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    files.into_iter().flat_map(of_file).collect()
}

fn korea() -> Record {
    let record = Record::new();
    import(&record, &bundled::korea(), &Options::default()).expect("imported").expect("an entry");
    record
}

/// A file set with a fault of another kind in almost every row.
const PLANTED: [(&str, &str); 8] = [
    (
        "participants.csv",
        "key,level,time_zone,is_demonstration,name_en,name_en_is\n\
         aa,national,Asia/Soul,false,A,original\n\
         Bb,national,Asia/Seoul,false,B,original\n\
         cc,federal,Asia/Seoul,false,C,original\n\
         dd,national,Asia/Seoul,perhaps,D,original\n\
         ee,national,Asia/Seoul,false,,\n",
    ),
    (
        "plans.csv",
        "key,participant,number,stage,generation,start_on,start_precision,end_on,end_precision\n\
         aa-1,nobody,1,draft,current,,,,\n\
         aa-2,kr,two,draft,current,,,,\n\
         aa-3,kr,3,draft,current,2026-02-30,day,,\n\
         aa-4,kr,4,draft,current,2026-02-01,,,\n\
         aa-5,kr,5,draft,current,,open,,\n\
         aa-6,kr,6,draft,current,,,2026-12-31,open\n\
         aa-7,kr,7,,current,,,,month\n",
    ),
    (
        "commitments.csv",
        "key,plan,ordinal,title_ko,title_ko_is,titel_en,ordinal\n\
         kr-5-3,kr-6,1,,,,\n\
         aa-1-1,kr-6,2,제목,,,\n\
         aa-1-1,kr-6,2,제목,original,,\n\
         ,kr-6,2,,original,,\n",
    ),
    (
        "commitment_links.csv",
        "commitment,link_kind,other_commitment\nkr-5-3,carried_over,kr-5-3\nkr-5-3,carried_over\n",
    ),
    ("periods.csv", "key,plan,starts_on,ends_on,silent_from\naa,kr-6,2026-06-30,2026-01-01,2026-07-31\n"),
    (
        "reports.csv",
        "key,commitment,milestone,organisation,reported_status,text_ko,text_ko_is\n\
         aa-r1,kr-6-1,kr-5-3-1,acrc,limited,,\n\
         aa-r2,kr-6-1,,acrc,complete,끝났다,original\n",
    ),
    ("evidence.csv", "key,report,review,evidence_kind,url\naa-e1,,,press,www.example.org\n"),
    (
        "assessments.csv",
        "commitment,product,indicator,how_entered,entered_by,checked_by,value,missing\n\
         kr-6-1,results_report,completion_end,transcribed,,,high,\n\
         kr-6-1,results_report,cluster_members,transcribed,,,yes,\n\
         kr-6-1,results_report,early_results,transcribed,,,moderate,NR\n\
         kr-6-1,results_report,verifiable,entered,acrc,acrc,yes,\n",
    ),
];

/// Every fault that was planted: file, message, line.
const EXPECTED: [(&str, &str, u64); 40] = [
    ("participants.csv", "fault-time-zone", 2),
    ("participants.csv", "fault-key-form", 3),
    ("participants.csv", "fault-unknown-term", 4),
    ("participants.csv", "fault-not-a-boolean", 5),
    ("participants.csv", "fault-name-missing", 6),
    ("plans.csv", "fault-unknown-participant", 2),
    ("plans.csv", "fault-not-an-integer", 3),
    ("plans.csv", "fault-not-a-date", 4),
    ("plans.csv", "fault-precision-missing", 5),
    ("plans.csv", "fault-start-open", 6),
    ("plans.csv", "fault-open-with-date", 7),
    ("plans.csv", "fault-required", 8),
    ("plans.csv", "fault-precision-without-date", 8),
    ("commitments.csv", "fault-unknown-heading", 1),
    ("commitments.csv", "fault-duplicate-heading", 1),
    ("commitments.csv", "fault-fixed", 2),
    ("commitments.csv", "fault-origin-missing", 3),
    ("commitments.csv", "fault-duplicate-row", 4),
    ("commitments.csv", "fault-key-empty", 5),
    ("commitment_links.csv", "fault-names-itself", 2),
    ("commitment_links.csv", "fault-ragged-row", 3),
    ("periods.csv", "fault-period-order", 2),
    ("reports.csv", "fault-milestone-of-another", 2),
    ("reports.csv", "fault-text-missing", 2),
    ("reports.csv", "fault-difficulties-missing", 2),
    ("reports.csv", "fault-complete-needs-proof", 3),
    ("evidence.csv", "fault-one-claim", 2),
    ("evidence.csv", "fault-not-a-link", 2),
    ("assessments.csv", "fault-off-scale", 2),
    ("assessments.csv", "fault-indicator-without-scale", 3),
    ("assessments.csv", "fault-one-value", 4),
    ("assessments.csv", "fault-indicator-of-another-product", 3),
    ("assessments.csv", "fault-not-an-assessor", 5),
    ("assessments.csv", "fault-indicator-of-another-product", 5),
    ("assessments.csv", "fault-checked-by-itself", 5),
    ("organisations.csv", "fault-successor-date", 2),
    ("organisations.csv", "fault-name-missing", 3),
    ("organisations.csv", "fault-unknown-organisation", 3),
    ("reviews.csv", "fault-not-a-reviewer", 2),
    ("reviews.csv", "fault-period-of-another", 2),
];

#[test]
fn faults_of_many_kinds_are_told_at_once_with_their_lines_and_nothing_is_written() {
    let record = korea();
    let mut named = PLANTED.to_vec();
    named.push((
        "organisations.csv",
        "key,kind,parent,successor,succeeded_on\nmois,ministry,,acrc,\nnobody,ministry,nowhere,,\n",
    ));
    named.push((
        "reviews.csv",
        "key,commitment,organisation,period,reviewed_status,text_en,text_en_is\n\
         aa-v1,kr-6-1,acrc,bb,limited,Little,original\n",
    ));
    // A period of another plan, which is no fault.
    named.push((
        "periods (1).csv",
        "key,plan,starts_on,ends_on,silent_from\nbb,kr-5,2026-01-01,2026-06-30,2026-07-31\n",
    ));
    let found = refused(&record, &named);
    let mut told: Vec<(&str, &str, u64)> = found
        .iter()
        .map(|(file, message, line, _)| (file.as_str(), *message, line.unwrap_or_default()))
        .collect();
    let mut expected = EXPECTED.to_vec();
    told.sort();
    expected.sort();
    assert_eq!(told, expected);
    let kinds: std::collections::BTreeSet<&str> = told.iter().map(|(_, message, _)| *message).collect();
    assert!(kinds.len() >= 20, "only {} kinds", kinds.len());
    let last = record.write(|conn| store::entries::last(conn).unwrap());
    assert_eq!(last.0, 1, "something was written");
}

#[test]
fn every_fault_says_where_it_is_and_what_to_do_in_both_languages() {
    let record = korea();
    let err = record.write(|conn| prepare(conn, &files(PLANTED)).expect_err("it was let through"));
    for (language, place) in [
        (Language::Ko, "4행, \"start_on\": \"2026-02-30\": "),
        (Language::En, "line 4, \"start_on\": \"2026-02-30\": "),
    ] {
        let lines = report::error(language, &err);
        assert!(lines.iter().any(|it| it.starts_with(&format!("plans.csv: {place}"))), "{lines:#?}");
        for line in &lines {
            assert!(!line.contains("fault-") && !line.contains("{") && !line.contains('$'), "{line}");
        }
        let ends = |it: &String| it.ends_with('.') || it.ends_with(":");
        assert!(lines.iter().all(ends), "{lines:#?}");
    }
}

#[test]
fn a_file_is_known_by_its_headings_and_where_several_fit_by_its_name() {
    let text = "key,title_ko\n";
    for name in [
        "plans.csv",
        "plans (1).csv",
        "kr-6-plans.csv",
        "PLANS.CSV",
        "commitments-2026-06-30.csv",
        "milestones.csv",
    ] {
        assert_eq!(faults_of(name, text), [], "{name}");
    }
    for name in ["data.csv", "myplans.csv", "plan_versions.csv"] {
        assert_eq!(faults_of(name, text), [("fault-which-data-set", None)], "{name}");
    }
    let dataset = |name, text: &str| own::read(name, text).unwrap()[0].dataset.name;
    assert_eq!(dataset("whatever.csv", "commitment,field,text_ko,text_ko_is"), "commitment_texts");
    assert_eq!(dataset("plans.csv", "commitment,field,text_ko,text_ko_is"), "commitment_texts");
}

#[test]
fn headings_that_are_not_ours_are_told_with_the_nearest_one() {
    let file = own::examine("plans.csv", "key,titel_ko,stage_ko\nkr-6,,\n");
    let told: Vec<(&str, Option<&str>)> = file
        .faults
        .iter()
        .map(|it| (it.message, it.arguments.first().map(|(_, text)| text.as_str())))
        .collect();
    assert_eq!(
        told,
        [("fault-unknown-heading", Some("title_ko")), ("fault-label-without-term", Some("stage"))]
    );
    assert_eq!(faults_of("x.csv", "a,b\n1,2\n"), [("fault-unknown-file", Some(1))]);
    assert_eq!(faults_of("x.csv", "key;plan;number\n1;2;3\n"), [("fault-delimiter", Some(1))]);
    assert_eq!(faults_of("plans.csv", "number,stage\n1,draft\n"), [("fault-missing-key-column", Some(1))]);
    assert_eq!(faults_of("plans.csv", "key,stage,\nkr-6,draft,x\n"), [("fault-heading-empty", Some(2))]);
    assert_eq!(
        faults_of("plans.csv", "key,stage,\nkr-6,draft,\n,,\n"),
        [],
        "empty columns and rows are nothing"
    );
}

#[test]
fn what_is_computed_is_not_imported() {
    let ledger = "position,recorded_at,digest\n1,2026-01-01T00:00:00Z,x\n";
    assert_eq!(faults_of("x.csv", ledger), [("fault-ledger-not-imported", None)]);
    let amendments = "plan,commitment,thing,changed_field,old,new\n";
    assert_eq!(faults_of("x.csv", amendments), [("fault-amendments-not-imported", None)]);
}

#[test]
fn a_file_has_its_limits() {
    assert_eq!(faults_of("plans.csv", ""), [("fault-file-empty", None)]);
    let large = format!("key,note_en\nkr-5-6,\"{}\"\n", "x".repeat(own::MAX_BYTES));
    assert_eq!(faults_of("commitments.csv", &large), [("fault-file-too-large", None)]);
    let rows = "kr-6,draft\n".repeat(own::MAX_ROWS);
    assert_eq!(faults_of("plans.csv", &format!("key,stage\n{rows}")), []);
    assert_eq!(faults_of("plans.csv", &format!("key,stage\n{rows}x,\n")), [("fault-too-many-rows", None)]);
    let cell = |n| format!("key,note_en\nkr-5-6,{}\n", "x".repeat(n));
    assert_eq!(faults_of("commitments.csv", &cell(own::MAX_CELL_BYTES)), []);
    assert_eq!(
        faults_of("commitments.csv", &cell(own::MAX_CELL_BYTES + 1)),
        [("fault-cell-too-large", Some(2))]
    );
}

#[test]
fn an_open_quotation_mark_is_told_with_the_line_on_which_it_opens() {
    let text = "key,note_en\nkr-5-6,\"two\nlines, \"\"quoted\"\"\"\nkr-5-10,\"open\nkr-6-1,x\n";
    assert_eq!(faults_of("commitments.csv", text), [("fault-quote-open", Some(4))]);
    assert_eq!(
        faults_of("commitments.csv", "key,note_en\nkr-5-6,a 5\" pipe\n"),
        [],
        "one inside a cell opens nothing"
    );
}

#[test]
fn lines_are_those_of_the_file_and_not_of_its_rows() {
    let record = korea();
    let text = "key,note_en,ordinal\r\nkr-5-6,\"two\r\nlines\",1\r\n\r\nkr-5-10,,x\r\n";
    let found = refused(&record, &[("commitments.csv", text)]);
    assert_eq!(
        found,
        [("commitments.csv".to_owned(), "fault-not-an-integer", Some(5), "ordinal".to_owned())]
    );
}

#[test]
fn a_fault_names_the_heading_as_the_file_has_it() {
    let record = korea();
    let heading = jikim::messages::text(Language::Ko, "column-ordinal.heading");
    let text = format!("key,{heading}\nkr-5-10,x\n");
    assert_eq!(refused(&record, &[("commitments.csv", &text)])[0].3, heading);
}

#[test]
fn utf_8_is_read_with_and_without_its_mark() {
    for bytes in ["키".as_bytes(), "\u{feff}키".as_bytes()] {
        assert_eq!(decode(bytes, Encoding::Utf8).unwrap(), "키");
    }
}

#[test]
fn cp949_is_read_when_asked_for() {
    // "한글,똠" in CP949; the last syllable is in none but its extension.
    let bytes = b"\xC7\xD1\xB1\xDB,\x8C\x63\n";
    assert_eq!(decode(bytes, Encoding::Cp949).unwrap(), "한글,똠\n");
    let record = korea();
    let text = decode(b"key,note_ko\nkr-5-6,\xC7\xD1\xB1\xDB\n", Encoding::Cp949).unwrap();
    import(&record, &[("commitments.csv", &text)], &Options::default()).expect("imported").expect("an entry");
    let commitment = record.write(|conn| {
        let at = store::entries::last(conn).unwrap();
        store::commitments::by_key(conn, at, "kr-5-6").unwrap()
    });
    assert_eq!(commitment.content.note_ko.as_deref(), Some("한글"));
}

#[test]
fn other_encodings_are_refused_with_the_line_and_what_to_do() {
    #[track_caller]
    fn check(bytes: &[u8], encoding: Encoding, message: &str, line: Option<u64>) -> FileFault {
        let fault = decode(bytes, encoding).expect_err("it was let through");
        assert_eq!((fault.message, fault.line), (message, line));
        fault
    }
    let fault = check(b"key\nkr\n\xC7\xD1\n", Encoding::Utf8, "fault-not-utf-8", Some(3));
    assert!(report::fault(Language::Ko, &fault).contains("--encoding cp949"));
    check(b"key\n\xFF\xFF\n", Encoding::Cp949, "fault-not-cp949", Some(2));
    check("\u{feff}키".as_bytes(), Encoding::Cp949, "fault-utf-8-after-all", None);
    check(b"\xFF\xFEk\0e\0y\0", Encoding::Utf8, "fault-utf-16", None);
    check(b"k\0e\0y\0\n\0", Encoding::Utf8, "fault-utf-16", None);
    check(b"\0k\0e\0y\0\n", Encoding::Cp949, "fault-utf-16", None);
    check(b"key\nkr\x006\n", Encoding::Utf8, "fault-control-character", Some(2));
    check(b"key\nkr\x1b[31m\n", Encoding::Utf8, "fault-control-character", Some(2));
    assert_eq!(decode(b"a\tb\r\n", Encoding::Utf8).unwrap(), "a\tb\r\n");
}

#[test]
fn formula_like_text_is_kept_as_it_is() {
    let record = korea();
    let text = "key,note_en,note_ko\nkr-5-6,=1+1,@메모\n";
    import(&record, &[("commitments.csv", text)], &Options::default()).expect("imported").expect("an entry");
    let commitment = record.write(|conn| {
        let at = store::entries::last(conn).unwrap();
        store::commitments::by_key(conn, at, "kr-5-6").unwrap()
    });
    assert_eq!(commitment.content.note_en.as_deref(), Some("=1+1"));
    assert_eq!(commitment.content.note_ko.as_deref(), Some("@메모"));
}
