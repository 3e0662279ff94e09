//! `kill -9` at random moments: what was acknowledged is there once and whole, and what was not is there or is not.

use std::path::Path;
use std::process::Stdio;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Duration;

use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text};
use jikim::domain::id::Position;
use jikim::store::database::open_reader;
use jikim::{ledger, store};

use crate::support::Record;
use crate::support::example;
use crate::support::program::{Client, Program, command, jikim, pass, random_below, rounds, text, token};

/// What a writer sent: a report or a correction, and how it went.
#[derive(Debug, Clone)]
struct Sent {
    address: String,
    fields: Vec<(&'static str, String)>,
    /// The text, which no other has.
    words: String,
    is_acknowledged: bool,
}

/// A member who writes on a thing of its own.
struct Writer {
    n: usize,
    client: Client,
    subject: &'static str,
    /// The report that it published last.
    report: Option<String>,
    count: usize,
}

impl Writer {
    /// Writes until the server is gone or the time is up; tells what it sent, and of each acknowledgement at once.
    fn write(&mut self, stop: &AtomicBool, acknowledged: &Sender<()>) -> Vec<Sent> {
        let mut all = Vec::new();
        while !stop.load(Ordering::Relaxed) {
            let Some(mut sent) = self.next() else { return all };
            let answer = send(&self.client, &sent);
            if let Some((status, location)) = answer {
                assert_eq!(status, 303, "{}: {location}", sent.address);
                self.report = location.rsplit("about=").next().map(str::to_owned);
                sent.is_acknowledged = true;
                // Nobody listens any more once the time of the kill runs.
                let _ = acknowledged.send(());
            }
            let is_over = !sent.is_acknowledged;
            all.push(sent);
            if is_over {
                return all;
            }
        }
        all
    }

    /// The next form to send: every third one corrects the report before it. None if the server is gone.
    fn next(&mut self) -> Option<Sent> {
        self.count += 1;
        let words = format!("기록 {}-{}", self.n, self.count);
        let (address, reason) = match &self.report {
            Some(key) if self.count.is_multiple_of(3) => {
                (format!("/ko/desk/reports/{key}/correct"), "다시 셈")
            }
            _ => (self.subject.to_owned(), ""),
        };
        let form = self.client.get(&address).ok()?;
        assert_eq!(form.status, 200, "{address}: {}", form.body);
        let fields = vec![
            ("once", token()),
            ("base", form.field("base")),
            ("version", "0".to_owned()),
            ("step", "publish".to_owned()),
            ("organisation", "mois".to_owned()),
            ("status", "substantial".to_owned()),
            ("text_ko", words.clone()),
            ("reason", reason.to_owned()),
            ("evidence_kind", "press".to_owned()),
            ("evidence_url", "https://press.example.kr/".to_owned()),
            ("evidence_title", words.clone()),
            ("evidence_dated_on", String::new()),
        ];
        Some(Sent { address, fields, words, is_acknowledged: false })
    }
}

/// Sends a form; none if no answer came back.
fn send(client: &Client, sent: &Sent) -> Option<(u16, String)> {
    let fields: Vec<(&str, &str)> = sent.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let answer = client.post(&sent.address, &fields).ok()?;
    let said = if answer.status == 303 { answer.location.unwrap_or_default() } else { answer.body };
    Some((answer.status, said))
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// How often a text was recorded, and how often the evidence that came with it.
fn recorded(conn: &mut SqliteConnection, words: &str) -> (i64, i64) {
    let mut count = |query: &str| {
        let row: Count = diesel::sql_query(query).bind::<Text, _>(words).get_result(conn).expect("a count");
        row.n
    };
    (
        count("SELECT count(*) AS n FROM report_revisions WHERE text_ko = ?"),
        count("SELECT count(*) AS n FROM evidence_revisions WHERE title_ko = ?"),
    )
}

/// What the file holds after a kill, while the server that was started anew has it open.
#[track_caller]
fn check(path: &Path, before: Position, sent: &[Sent]) -> Position {
    let mut conn = open_reader(path).expect("a connection");
    let verdict = ledger::verify::verify(&mut conn, None, |_| ()).expect("verified");
    assert_eq!(verdict.findings, Vec::new());
    let mut there = 0;
    for it in sent {
        let (n, n_evidence) = recorded(&mut conn, &it.words);
        assert_eq!(n, n_evidence, "torn: {it:?}");
        assert!(n == 1 || (n == 0 && !it.is_acknowledged), "{n} times: {it:?}");
        there += i32::try_from(n).expect("one or none");
    }
    let last = store::entries::last(&mut conn).expect("a position");
    assert_eq!(last.0, before.0 + there, "entries that nobody sent");
    last
}

#[track_caller]
fn is_sound(path: &Path) {
    for command in ["verify", "check"] {
        let output = jikim(&[command, "--database", &text(path)]);
        assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

fn last_position(path: &Path) -> Position {
    store::entries::last(&mut open_reader(path).expect("a connection")).expect("a position")
}

#[test]
fn what_was_acknowledged_survives_kills_under_four_writers() {
    let record = Record::new();
    example::write(&record);
    let path = record.path();
    let mut program = Program::serve(&path);
    let mut writers: Vec<Writer> = [
        "/ko/desk/commitments/kr-7-2_1/report",
        "/ko/desk/milestones/kr-7-2_1-m1/report",
        "/ko/desk/milestones/kr-7-2_1-m2/report",
        "/ko/desk/milestones/kr-7-2_1-m3/report",
    ]
    .into_iter()
    .enumerate()
    .map(|(n, subject)| {
        let email = format!("writer-{n}@example.org");
        let client = program.member(&path, &email, "reporter", "mois");
        Writer { n, client, subject, report: None, count: 0 }
    })
    .collect();
    let cycles = rounds(12, 200);
    let mut position = last_position(&path);
    let (mut n_acknowledged, mut n_unknown) = (0, 0);
    for cycle in 0..cycles {
        let stop = AtomicBool::new(false);
        let (acknowledged, first) = channel();
        let sent: Vec<Sent> = thread::scope(|scope| {
            let begin = |it| scope.spawn(|| Writer::write(it, &stop, &acknowledged));
            let working: Vec<_> = writers.iter_mut().map(begin).collect();
            // Most kills come while all are writing, some before anything was acknowledged.
            if cycle % 5 > 0 {
                first.recv_timeout(Duration::from_secs(60)).expect("an acknowledged write");
            }
            pass(Duration::from_millis(5 + random_below(146)));
            program.kill();
            stop.store(true, Ordering::Relaxed);
            working.into_iter().flat_map(|it| it.join().expect("a writer")).collect()
        });
        // Once in a while, killed again while it starts.
        if cycle % 4 == 3 {
            kill_while_starting(&path);
        }
        program = Program::serve(&path);
        for it in &mut writers {
            it.client = it.client.at(&program);
        }
        position = check(&path, position, &sent);
        n_acknowledged += sent.iter().filter(|it| it.is_acknowledged).count();
        let lists = writers[0].client.get("/ko/reports.csv?bom=0").expect("the reports").body;
        for it in &writers {
            let own = sent.iter().rfind(|sent| sent.is_acknowledged && sent.words.starts_with(&prefix(it)));
            let is_replaced =
                sent.iter().any(|sent| !sent.is_acknowledged && sent.words.starts_with(&prefix(it)));
            if let Some(own) = own.filter(|_| !is_replaced) {
                assert!(lists.contains(&own.words), "not shown: {own:?}");
            }
        }
        // What had no answer is sent again, as a browser's reader does; it then has its one effect.
        for it in sent.iter().filter(|it| !it.is_acknowledged) {
            n_unknown += 1;
            let (status, said) = send(&writers[0].client, it).expect("an answer");
            assert!(matches!(status, 303 | 409), "{status}: {said}");
            let mut conn = open_reader(&path).expect("a connection");
            let expected = if status == 303 { (1, 1) } else { (0, 0) };
            assert_eq!(recorded(&mut conn, &it.words), expected, "{it:?}");
        }
        position = last_position(&path).max(position);
        if cycle % 20 == 19 {
            is_sound(&path);
        }
    }
    assert!(program.stop().success(), "it stops when it is told to");
    is_sound(&path);
    assert!(n_acknowledged >= cycles, "only {n_acknowledged} writes were acknowledged");
    println!(
        "{cycles} kills: {n_acknowledged} acknowledged writes, all there; {n_unknown} without an answer"
    );
}

fn prefix(writer: &Writer) -> String {
    format!("기록 {}-", writer.n)
}

/// Starts a server and kills it within twenty milliseconds.
fn kill_while_starting(path: &Path) {
    let mut child = command(&["serve", "--listen", "127.0.0.1:0", "--database", &text(path)])
        .stdout(Stdio::null())
        .spawn()
        .expect("the program starts");
    pass(Duration::from_micros(random_below(20_000)));
    child.kill().expect("killed");
    child.wait().expect("its end");
}

/// Runs a command and kills it at a random moment; tells whether it was quicker.
fn killed_within(micros: u64, arguments: &[&str]) -> bool {
    let mut child =
        command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts");
    pass(Duration::from_micros(random_below(micros)));
    let has_ended = child.try_wait().expect("its state").is_some();
    child.kill().expect("killed");
    child.wait().expect("its end");
    has_ended
}

#[test]
fn an_import_that_is_killed_has_written_whole_entries_or_nothing() {
    let import = |path: &Path| ["import", "--bundled", "korea", "--database", &text(path)].map(str::to_owned);
    let whole = Record::korea();
    let entries = last_position(&whole.path());
    for _ in 0..rounds(8, 40) {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("jikim.sqlite");
        let arguments = import(&path);
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        killed_within(1_500_000, &arguments);
        if path.exists() {
            let again = jikim(&["import", "--bundled", "korea", "--dry-run", "--database", &text(&path)]);
            assert!(again.status.success(), "{}", String::from_utf8_lossy(&again.stderr));
            is_sound(&path);
        }
        let output = jikim(&arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(last_position(&path), entries, "what was written before the kill was whole entries");
        is_sound(&path);
    }
}

#[test]
fn a_backup_that_is_killed_leaves_no_file_or_a_whole_one() {
    let record = Record::demonstration();
    let path = record.path();
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("backup.sqlite");
    let arguments = ["backup", &text(&target), "--database", &text(&path)].map(str::to_owned);
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    for _ in 0..rounds(8, 40) {
        let has_ended = killed_within(300_000, &arguments);
        assert!(target.exists() || !has_ended, "it ended without a file");
        if target.exists() {
            is_sound(&target);
            assert_eq!(last_position(&target), last_position(&path));
            std::fs::remove_file(&target).expect("removed");
        }
    }
    let output = jikim(&arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    is_sound(&target);
    is_sound(&path);
}
