//! Redaction: words that the law wants gone are gone from every page, file and version, and the chain still holds.

use std::process::{Command, Output};

use jikim::ledger;
use jikim::store;

use crate::support::Record;
use crate::walk::plan_in_force;

fn redact(record: &Record, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jikim"))
        .arg("redact")
        .arg("--database")
        .arg(record.path())
        .args(arguments)
        .output()
        .expect("the program runs")
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// The title of the milestone of [`plan_in_force`].
const WORDS: &str = "예산 누리집";

#[test]
fn redacted_words_are_gone_from_pages_of_any_time_and_from_files() {
    let record = plan_in_force();
    let app = record.app();
    let addresses = [
        "/ko/commitments/xx-1-1",
        "/ko/commitments/xx-1-1?as_of=1000000&on=2026-11-22",
        "/ko/data/milestones.csv?participant=xx",
    ];
    let last = record.write(|conn| store::entries::last(conn).expect("a position"));
    let addresses = addresses.map(|it| it.replace("1000000", &last.to_string()));
    let before = addresses.clone().map(|it| app.get(&it));
    assert!(before.iter().all(|it| it.body.contains(WORDS)));
    let output = redact(&record, &["--containing", WORDS, "--reason", "개인정보 삭제 요청", "--dry-run"]);
    assert!(output.status.success(), "{}", said(&output.stderr));
    assert!(said(&output.stdout).contains("milestone_revisions"), "{}", said(&output.stdout));
    assert!(app.get(&addresses[0]).body.contains(WORDS), "a dry run writes nothing");
    let output = redact(&record, &["--containing", WORDS, "--reason", "개인정보 삭제 요청"]);
    assert!(output.status.success(), "{}", said(&output.stderr));
    for (address, before) in addresses.iter().zip(&before) {
        let after = app.get(address);
        assert_eq!(after.status, 200);
        after.hides(WORDS);
        assert_ne!(after.header("etag"), before.header("etag"), "{address}");
    }
    assert!(!app.get("/ko/search?q=%EB%88%84%EB%A6%AC%EC%A7%91").words().contains("예산 누리집 개편"));
    app.get("/ko/changes").shows("개인정보 삭제 요청");
    let verdict = record.write(|conn| ledger::verify::verify(conn, None, |_| ()).expect("a verdict"));
    assert_eq!(verdict.findings, []);
}

#[test]
fn a_redaction_that_will_not_do_empties_nothing() {
    let record = plan_in_force();
    for (arguments, words) in [
        (["--containing", "예산", "--reason", "법령"], "too short"),
        (["--containing", WORDS, "--reason", " "], "Say why"),
        (["--containing", WORDS, "--reason", "예산 누리집 삭제"], "Do not repeat"),
        (["--containing", "없는 문구입니다", "--reason", "법령"], "nothing was emptied"),
    ] {
        let output = redact(&record, &arguments);
        assert_eq!(output.status.code(), Some(1));
        assert!(said(&output.stderr).contains(words), "{}", said(&output.stderr));
    }
    record.app().get("/ko/commitments/xx-1-1").shows(WORDS);
}
