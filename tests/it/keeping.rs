//! Keeping a server: its log, its counters, stopping it, copies before a migration, restoring, and clients that are
//! slow or many.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use clap::Parser as _;
use diesel::prelude::*;
use diesel_migrations::MigrationHarness as _;
use jikim::config::{self, CommandLine};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::store::Database;
use jikim::store::database::MIGRATIONS;
use jikim::web::state::Settings;
use jikim::{ledger, store};

use crate::support::app::{TestApp, body_of, now};
use crate::support::example::Example;
use crate::support::program::{PASSWORD, Program, invite, jikim, rounds, text};
use crate::support::{Record, example};

#[test]
fn the_counters_say_what_the_server_did() {
    let app = Example::written();
    app.get("/ko/plans/kr-7");
    app.get("/ko/plans/kr-7");
    let metrics = app.get("/metrics");
    assert_eq!(metrics.header("content-type"), Some("text/plain; version=0.0.4; charset=utf-8"));
    for line in [
        "# TYPE jikim_requests_total counter",
        "jikim_requests_total{class=\"2xx\"} 0",
        "jikim_page_renders_total 1",
        "jikim_page_cache_hits_total 1",
        "jikim_writes_waiting 0",
        "jikim_writes_total 0",
        "jikim_panics_total 0",
    ] {
        assert!(metrics.body.lines().any(|it| it == line), "{line} is not in {}", metrics.body);
    }
    let last = app.record.write(|conn| store::entries::last(conn).expect("a position"));
    assert!(metrics.body.contains(&format!("jikim_ledger_position {last}\n")), "{}", metrics.body);
}

static IS_BROKEN: AtomicBool = AtomicBool::new(false);

fn broken_clock() -> chrono::DateTime<chrono::Utc> {
    assert!(!IS_BROKEN.load(Ordering::Relaxed), "the clock is broken");
    now()
}

#[test]
fn a_handler_that_panics_is_answered_for() {
    let app = Example::written();
    let settings = app.app().state().settings.as_ref().clone();
    let settings = Settings { clock: broken_clock, ..settings };
    let app = TestApp::with(&app.record.database, &app.record.path(), settings);
    IS_BROKEN.store(true, Ordering::Relaxed);
    let reply = app.get("/ko/plans/kr-7");
    assert_eq!(reply.status, 500);
    reply.shows("화면을 표시하지 못했습니다");
    reply.hides("the clock is broken");
    IS_BROKEN.store(false, Ordering::Relaxed);
    assert_eq!(app.get("/ko/plans/kr-7").status, 200, "it does not go on");
}

/// A served example whose log goes into a file.
fn logged(record: &Record, format: &str) -> (Program, std::path::PathBuf) {
    let log = record.folder.path().join("log");
    let (program, _) = Program::serve_with(&record.path(), |command| {
        let file = std::fs::File::create(&log).expect("a file");
        command.env("JIKIM_LOG", "trace").env("JIKIM_LOG_FORMAT", format).stderr(file);
    });
    (program, log)
}

#[test]
fn the_log_has_a_line_for_each_request_and_no_secret() {
    for format in ["json", "text"] {
        let record = Record::new();
        example::write(&record);
        let (program, log) = logged(&record, format);
        let email = "boram.lee@example.org";
        let link = invite(&record.path(), &program.url, email, "reporter", "mois");
        let path = link.strip_prefix(&program.url).expect("a path").to_owned();
        let mut client = program.client();
        client.get(&path).expect("the form");
        client.post(&path, &[("password", "짧다"), ("again", "짧다")]).expect("an answer");
        let accepted = client.post(&path, &[("password", PASSWORD), ("again", PASSWORD)]).expect("an answer");
        client.cookie = accepted.cookie.clone().expect("a cookie");
        let new = "노란 우산 아래 두 사람";
        let changed = client
            .post("/ko/account/password", &[("old", PASSWORD), ("password", new), ("again", new)])
            .expect("an answer");
        assert_eq!(changed.status, 303, "{}", changed.body);
        let again = [("email", email), ("password", new), ("next", "/ko/desk?secret=next")];
        let signed_in = program.client().post("/ko/sign-in", &again).expect("an answer");
        assert_eq!(signed_in.status, 303);
        client.cookie = signed_in.cookie.clone().expect("a cookie");
        let desk = client.get("/ko/desk?asked=quietly").expect("a page");
        let lost = client.get("/ko/nowhere?asked=quietly").expect("a page");
        let header = |it: &crate::support::program::Answer| {
            let found = it.headers.iter().find(|(name, _)| name == "x-request-id");
            found.expect("an id").1.clone()
        };
        assert!(lost.body.contains(&format!("오류 확인 번호 {}", header(&lost))), "{}", lost.body);
        assert!(program.stop().success());
        let said = std::fs::read_to_string(&log).expect("the log");
        let token = path.rsplit('/').next().expect("a token");
        let cookies = [accepted.cookie, changed.cookie, signed_in.cookie];
        let keys = cookies.iter().flatten().map(|it| it.split('=').nth(1).expect("a key"));
        let secrets = [PASSWORD, new, "짧다", token, email, "boram.lee", "secret=next", "quietly"];
        let encoded = body_of(&[("password", PASSWORD)]).split('=').nth(1).expect("a value").to_owned();
        for secret in secrets.into_iter().chain(keys).chain([encoded.as_str()]) {
            assert!(!said.contains(secret), "{secret} is in the log: {said}");
        }
        if format == "json" {
            let lines: Vec<serde_json::Value> =
                said.lines().map(|it| serde_json::from_str(it).expect("JSON")).collect();
            let own: Vec<&serde_json::Value> =
                lines.iter().filter(|it| it["target"] == "jikim::request").collect();
            assert_eq!(own.len(), 7, "a line for each request: {said}");
            let line =
                own.iter().find(|it| it["request"] == header(&desk).as_str()).expect("the desk's line");
            assert_eq!((&line["method"], &line["status"]), (&"GET".into(), &200.into()));
            assert_eq!(line["route"], "/{language:ko|en}/desk");
            assert!(line["ms"].is_u64() && line["member"].is_i64(), "{line}");
            assert!(own[0]["member"].is_null(), "{}", own[0]);
        }
    }
}

/// A connection on which a form has begun to arrive.
fn begun(program: &Program, cookie: &str, body: &str, sent: usize) -> TcpStream {
    let host = program.url.strip_prefix("http://").expect("an address");
    let mut stream = TcpStream::connect(host).expect("a connection");
    let head = format!(
        "POST /ko/account/sessions/end HTTP/1.1\r\nHost: {host}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).expect("sent");
    stream.write_all(&body.as_bytes()[..sent]).expect("sent");
    stream
}

#[test]
fn a_server_that_is_told_to_stop_answers_what_it_has_begun() {
    let record = Record::new();
    example::write(&record);
    let path = record.path();
    let program = Program::serve(&path);
    let member = program.member(&path, "boram@example.org", "reporter", "mois");
    let body = "session=0";
    let mut slow = begun(&program, &member.cookie, body, 4);
    // Its head has been read when another request has been answered after it.
    assert_eq!(member.get("/ko/desk").expect("a page").status, 200);
    drop(member);
    let ending = std::thread::spawn(move || program.stop());
    slow.write_all(&body.as_bytes()[4..]).expect("the rest");
    let mut answer = String::new();
    slow.read_to_string(&mut answer).expect("an answer");
    assert!(answer.starts_with("HTTP/1.1 "), "cut off: {answer:?}");
    assert!(ending.join().expect("an end").success());
    let wal = format!("{}-wal", path.display());
    let left = std::fs::metadata(wal).map_or(0, |it| it.len());
    assert_eq!(left, 0, "what was written is not in the file");
}

#[test]
fn slow_clients_do_not_stop_the_others() {
    let record = Record::new();
    example::write(&record);
    let path = record.path();
    let program = Program::serve(&path);
    let member = program.member(&path, "boram@example.org", "reporter", "mois");
    let slow: Vec<TcpStream> = (0..300).map(|_| begun(&program, &member.cookie, "session=0", 3)).collect();
    let host = program.url.strip_prefix("http://").expect("an address");
    let headless = (0..100).map(|_| {
        let mut stream = TcpStream::connect(host).expect("a connection");
        stream.write_all(b"GET /ko HTTP/1.1\r\nHost").expect("sent");
        stream
    });
    let headless: Vec<TcpStream> = headless.collect();
    let begun = Instant::now();
    for _ in 0..rounds(10, 100) {
        let client = program.client();
        assert_eq!(client.get("/ko/plans/kr-7").expect("a page").status, 200);
        assert_eq!(member.get("/ko/desk").expect("a page").status, 200);
    }
    assert!(begun.elapsed() < Duration::from_secs(60), "others wait for the slow");
    let large = "x=".to_owned() + &"a".repeat(300 * 1024);
    let mut stream = self::begun(&program, &member.cookie, &large, 10);
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).expect("an answer");
    assert_eq!(&answer, b"HTTP/1.1 413", "a body that is too large is read");
    drop((slow, headless));
    assert!(program.stop().success());
}

#[test]
fn a_server_that_ran_out_of_files_recovers() {
    let record = Record::new();
    example::write(&record);
    let path = record.path();
    let (mut program, _) = Program::serve_with(&record.path(), |command| {
        let own: Vec<String> = std::iter::once(command.get_program())
            .chain(command.get_args())
            .map(|it| it.to_string_lossy().into_owned())
            .collect();
        let mut limited = Command::new("sh");
        limited.args(["-c", "ulimit -n 64; exec \"$@\"", "sh"]).args(own).env("JIKIM_LOG", "off");
        limited.stdout(Stdio::piped());
        *command = limited;
    });
    let host = program.url.strip_prefix("http://").expect("an address").to_owned();
    let many: Vec<TcpStream> = (0..200).filter_map(|_| TcpStream::connect(&host).ok()).collect();
    assert!(many.len() > 64, "only {} connections", many.len());
    drop(many);
    assert_eq!(program.client().get("/ko/plans/kr-7").expect("a page").status, 200);
    assert!(program.runs());
    let member = program.member(&path, "boram@example.org", "reporter", "mois");
    assert_eq!(member.get("/ko/desk").expect("a page").status, 200);
}

fn add_entry(path: &Path, key: &str) {
    let database = Database::open(path, false).expect("a database");
    let entry = NewEntry::by_operator(now(), EntryKind::Organisation);
    let done = database.write(|conn| {
        let done = ledger::record(conn, &entry, |conn, position| {
            store::organisations::insert(conn, position, key, None)
        });
        Ok::<_, store::database::AccessError>(done?)
    });
    done.expect("an entry");
}

#[test]
fn restoring_loses_no_newer_entries_unless_told_to() {
    let record = crate::ledger::record_with_two_entries();
    let path = record.path();
    let backup = record.folder.path().join("backup.sqlite");
    let (database, copy) = (text(&path), text(&backup));
    assert!(jikim(&["backup", &copy, "--database", &database]).status.success());
    assert!(jikim(&["restore", &copy, "--database", &database]).status.success(), "nothing is newer");
    add_entry(&path, "later-1");
    add_entry(&path, "later-2");
    let refused = |words: &str| {
        let output = jikim(&["restore", &copy, "--database", &database]);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!((output.status.code(), said.trim_end().lines().count()), (Some(1), 1), "{said}");
        assert!(said.contains(words) && said.contains("--even-if-newer"), "{said}");
    };
    refused("has 2 entries after entry 2 that the backup has not");
    // A backup that went its own way from there on is longer, and has not what is here.
    for key in ["other-1", "other-2", "other-3"] {
        add_entry(&backup, key);
    }
    refused("has 2 entries after entry 2 that the backup has not");
    assert!(jikim(&["restore", &copy, "--even-if-newer", "--database", &database]).status.success());
    let output = jikim(&["verify", "--database", &database]);
    assert!(String::from_utf8_lossy(&output.stdout).contains("5 entries"), "the backup is not in its place");
    // What was there each time is kept, under names of their own.
    for (kept, entries) in [(".before-restore", "2 entries"), (".before-restore-2", "4 entries")] {
        let output = jikim(&["verify", "--database", &format!("{database}{kept}")]);
        assert!(String::from_utf8_lossy(&output.stdout).contains(entries), "{kept} is not what was there");
    }
}

#[test]
fn a_database_is_copied_before_it_is_migrated() {
    let record = crate::ledger::record_with_two_entries();
    let path = record.path();
    let version = record.write(|conn| conn.revert_last_migration(MIGRATIONS).expect("reverted").to_string());
    drop(Database::open(&path, false).expect("migrated"));
    let copy = format!("{}.before-{version}", path.display());
    let mut conn = SqliteConnection::establish(&copy).expect("a copy");
    let applied = conn.applied_migrations().expect("migrations");
    assert!(applied.iter().all(|it| it.to_string() != version), "the copy is of after the migration");
    assert_eq!(store::entries::last(&mut conn).expect("a position").0, 2);
    drop(conn);
    let made = std::fs::metadata(&copy).and_then(|it| it.modified()).expect("a time");
    drop(Database::open(&path, false).expect("opened"));
    assert_eq!(std::fs::metadata(&copy).and_then(|it| it.modified()).expect("a time"), made);
    let fresh = Record::new();
    let own = std::fs::read_dir(fresh.folder.path()).expect("a folder");
    let names: Vec<String> =
        own.map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    assert!(names.iter().all(|it| !it.contains(".before-")), "{names:?}");
}

#[test]
fn the_unit_and_the_container_start_the_program_with_settings_that_it_has() {
    let file = |name: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy").join(name);
        std::fs::read_to_string(path).expect("a file")
    };
    let help = jikim(&["serve", "--help"]);
    let help = String::from_utf8_lossy(&help.stdout).into_owned();
    for name in ["jikim.service", "Containerfile"] {
        let text = file(name);
        let settings = text.split(|c: char| !(c.is_ascii_uppercase() || c == '_'));
        let mut n = 0;
        for setting in settings.filter(|it| it.starts_with("JIKIM_")) {
            assert!(help.contains(&format!("[env: {setting}=")), "{name} sets {setting}");
            n += 1;
        }
        assert!(n >= 4, "{name} sets nothing");
    }
    for hardening in
        ["DynamicUser=yes", "ProtectSystem=strict", "StateDirectory=jikim", "NoNewPrivileges=yes"]
    {
        assert!(file("jikim.service").lines().any(|it| it == hardening), "{hardening}");
    }
    assert!(file("Containerfile").lines().any(|it| it == "USER jikim"), "the container runs as root");
}

#[test]
#[expect(clippy::print_stderr, reason = "a test says what it skips")]
fn systemd_understands_the_unit() {
    let folder = tempfile::tempdir().expect("a folder");
    let unit = Path::new(env!("CARGO_MANIFEST_DIR")).join("deploy/jikim.service");
    // The program is not installed where the unit has it.
    let own = std::fs::read_to_string(unit).expect("the unit");
    let own = own.replace("/usr/local/bin/jikim", env!("CARGO_BIN_EXE_jikim"));
    let path = folder.path().join("jikim.service");
    std::fs::write(&path, own).expect("written");
    match Command::new("systemd-analyze").arg("verify").arg(&path).output() {
        Ok(output) => {
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert!(!said.contains("jikim.service"), "{said}");
        }
        Err(err) => eprintln!("skipped: systemd-analyze is not here: {err}"),
    }
}

#[test]
fn the_demonstration_leaves_out_the_line_of_each_request_and_says_the_rest() {
    let logs = |command: &[&str], target: &str| {
        let settings = CommandLine::try_parse_from([&["jikim"], command].concat()).expect("a command line");
        config::logged(&settings.command).would_enable(target, &tracing::Level::INFO)
    };
    assert!(logs(&["serve"], "jikim::request") && logs(&["serve"], "jikim::web"));
    assert!(!logs(&["demo"], "jikim::request") && logs(&["demo"], "jikim::web"));
}
