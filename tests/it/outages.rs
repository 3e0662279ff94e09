//! A full disk, a file that cannot be written, a lock that another program holds: reading goes on, writing says so and
//! loses nothing that was typed, and all is well again when the cause is gone.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use diesel::connection::SimpleConnection as _;
use diesel::prelude::*;
use jikim::domain::member::Role;
use jikim::web::access::{Access, ROUTES, Verb};
use jikim::web::state::Settings;

use crate::access::{address, write_requests};
use crate::support::app::{Reply, TestApp, now};
use crate::support::example::Example;
use crate::support::members::Somebody;
use crate::support::program::{Program, text, token};
use crate::support::{Record, example};

/// So late that a page would note the use of a session.
fn later() -> chrono::DateTime<chrono::Utc> {
    now() + chrono::TimeDelta::minutes(5)
}

/// The example, and what can go wrong with its file.
struct Outage {
    app: Example,
    /// The same server a little later.
    later: TestApp,
    reporter: Somebody,
    office: Somebody,
    /// What every page answers while all is well.
    pages: Vec<(String, u16)>,
}

const FORM: &str = "/ko/desk/milestones/kr-7-2_1-m1/report";

impl Outage {
    fn new() -> Self {
        let app = Example::written();
        let settings = app.app().state().settings.as_ref().clone();
        let settings = Settings { clock: later, ..settings };
        let later = TestApp::with(&app.record.database, &app.record.path(), settings);
        let reporter = app.record.member(Role::Reporter, "mois", "boram@example.org");
        let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
        write_requests(&app.record);
        let mut outage = Self { app, later, reporter, office, pages: Vec::new() };
        outage.pages = outage.every_page();
        let answered = outage.pages.iter().filter(|(_, status)| *status < 400).count();
        assert!(answered * 10 > outage.pages.len() * 8, "{:?}", outage.pages);
        // By now the use of these sessions has been noted; of these it has not.
        outage.office.cookie = outage.app.record.session(outage.office.id);
        outage.reporter.cookie = outage.app.record.session(outage.reporter.id);
        outage
    }

    /// Sets the connection that writes.
    fn set(&self, pragma: &str) {
        self.app.record.write(|conn| conn.batch_execute(pragma).expect("set"));
    }

    fn report(&self, step: &str, once: &str, typed: &str) -> Reply {
        let fields = [
            ("once", once),
            ("base", "99"),
            ("version", "0"),
            ("step", step),
            ("organisation", "mois"),
            ("status", "substantial"),
            ("text_ko", typed),
        ];
        self.later.post(FORM, &self.reporter.cookie, &fields)
    }

    /// Every page that there is, for a reader or for who may see it, with its status.
    fn every_page(&self) -> Vec<(String, u16)> {
        let report = self.app.record.a_report();
        let pages = ROUTES.iter().filter(|it| it.verb == Verb::Get && !it.path.contains("{token}"));
        pages
            .map(|route| {
                let address = address(route.path, &report, self.reporter.id.0);
                let cookie = if route.access == Access::Anyone { "" } else { &self.office.cookie };
                let status = self.later.get_as(&address, cookie).status;
                (address, status)
            })
            .collect()
    }

    /// Writes are refused for now, and what was typed comes back to be sent again.
    fn writes_say_so(&self, cause: &str, typed: &str) -> Vec<(String, String)> {
        let mut kept = Vec::new();
        for step in ["save", "preview", "publish"] {
            // A connection that could not roll back is replaced by a new one.
            self.set(cause);
            let once = token();
            let reply = self.report(step, &once, typed);
            assert_eq!(
                (reply.status, reply.header("retry-after"), reply.header("cache-control")),
                (503, Some("5"), Some("no-store")),
                "{step}: {}",
                reply.words()
            );
            reply.shows("잠시 후 다시 시도해 주십시오");
            reply.shows("쓰신 내용은 이 화면에 그대로 있으니");
            for said in ["SQL", "database", "disk", "locked"] {
                reply.hides(said);
            }
            assert!(reply.body.contains(&format!("action=\"{FORM}\"")), "it leads nowhere");
            kept = crate::record::inputs(&reply.body);
            assert!(kept.contains(&("text_ko".to_owned(), typed.to_owned())), "lost: {kept:?}");
            assert!(kept.contains(&("once".to_owned(), once)), "lost: {kept:?}");
        }
        let signing_in = self.later.post(
            "/ko/sign-in",
            "",
            &[("email", "boram@example.org"), ("password", "등대 아래 파란 자전거"), ("next", "")],
        );
        assert!(matches!(signing_in.status, 422 | 503), "{}", signing_in.words());
        signing_in.hides("파란 자전거");
        kept
    }

    /// What came back is sent again by one press, and has its effect.
    fn works_again(&self, kept: &[(String, String)]) {
        let fields: Vec<(&str, &str)> = kept.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        let reply = self.later.post(FORM, &self.reporter.cookie, &fields);
        assert_eq!(reply.status, 303, "{}", reply.words());
        let page = self.later.get("/ko/commitments/kr-7-2_1");
        page.shows("다섯 곳을 더 모았습니다");
    }
}

#[test]
fn on_a_full_disk_reading_goes_on_and_writing_waits_for_room() {
    let outage = Outage::new();
    // The last page of the file may have room for a few words yet, not for this many.
    let typed = format!("다섯 곳을 더 모았습니다.\n{}", "가나다라마바사아자차".repeat(450));
    outage.set("VACUUM");
    let kept = outage.writes_say_so("PRAGMA max_page_count = 1", &typed);
    assert_eq!(outage.every_page(), outage.pages);
    outage.set("PRAGMA max_page_count = 4294967294");
    outage.works_again(&kept);
}

#[test]
fn where_the_file_cannot_be_written_reading_goes_on() {
    let outage = Outage::new();
    let kept = outage.writes_say_so("PRAGMA query_only = ON", "다섯 곳을 더 모았습니다.");
    assert_eq!(outage.every_page(), outage.pages);
    outage.set("PRAGMA query_only = OFF");
    outage.works_again(&kept);
}

#[test]
fn while_another_program_holds_the_lock_reading_goes_on() {
    let outage = Outage::new();
    let mut other = SqliteConnection::establish(&text(&outage.app.record.path())).expect("a connection");
    other.batch_execute("BEGIN IMMEDIATE").expect("the lock");
    let kept = outage.writes_say_so("PRAGMA busy_timeout = 1", "다섯 곳을 더 모았습니다.");
    assert_eq!(outage.every_page(), outage.pages);
    other.batch_execute("ROLLBACK").expect("let go");
    outage.works_again(&kept);
}

/// A file system in memory, gone with the value.
struct Small(PathBuf);

impl Small {
    /// None, and the test says that it is skipped, where mounting is not allowed.
    #[expect(clippy::print_stderr, reason = "a test says what it skips")]
    fn mount(folder: &Path, size: &str) -> Option<Self> {
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", size, "tmpfs"]).arg(folder).output();
        match mounted {
            Ok(output) if output.status.success() => Some(Self(folder.to_owned())),
            failed => {
                eprintln!("skipped: no file system can be mounted here: {failed:?}");
                assert!(!crate::support::program::is_thorough(), "nothing is skipped in the long form");
                None
            }
        }
    }

    fn remount(&self, options: &str) {
        let done = Command::new("mount").args(["-o", options]).arg(&self.0).status().expect("mount");
        assert!(done.success());
    }

    /// Writes into a file until there is no room left.
    fn fill(&self) -> PathBuf {
        let path = self.0.join("ballast");
        let mut file = std::fs::File::create(&path).expect("a file");
        while file.write_all(&[0; 4096]).is_ok() {}
        while file.write_all(&[0; 1]).is_ok() {}
        path
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").args(["-l"]).arg(&self.0).status();
    }
}

#[test]
fn the_real_program_outlives_a_full_disk() {
    let folder = tempfile::tempdir().expect("a folder");
    let Some(disk) = Small::mount(folder.path(), "size=2m") else { return };
    let path = folder.path().join("jikim.sqlite");
    let record = Record::new();
    example::write(&record);
    record.write(|conn| jikim::store::database::copy_into(conn, &path).expect("a copy"));
    let mut program = Program::serve(&path);
    let reporter = program.member(&path, "boram@example.org", "reporter", "mois");
    let ballast = disk.fill();
    let typed = "가나다라마바사아자차".repeat(490);
    let (mut published, mut n, mut once) = (Vec::new(), 0, token());
    let refused = loop {
        n += 1;
        let base = reporter.get(FORM).expect("the form").field("base");
        let fields = [
            ("once", once.as_str()),
            ("base", &base),
            ("version", "0"),
            ("step", "publish"),
            ("organisation", "mois"),
            ("status", "substantial"),
            ("text_ko", &typed),
        ];
        let reply = reporter.post(FORM, &fields).expect("an answer");
        match reply.status {
            303 => published.push(reply.location.expect("a place")),
            _ => break reply,
        }
        assert!(n < 200, "the disk is not full");
        once = token();
    };
    assert_eq!(refused.status, 503, "{}", refused.body);
    assert!(refused.headers.iter().any(|(name, value)| name == "retry-after" && value == "5"));
    assert!(refused.body.contains(&typed), "what was typed is lost");
    for address in ["/ko/plans/kr-7", "/ko/commitments/kr-7-2_1", "/ko/reports.csv", FORM, "/ko/desk"] {
        assert_eq!(reporter.get(address).expect("an answer").status, 200, "{address}");
    }
    assert!(program.runs(), "it went down");
    std::fs::remove_file(ballast).expect("room");
    let kept = crate::record::inputs(&refused.body);
    let kept: Vec<(&str, &str)> = kept.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
    let reply = reporter.post(FORM, &kept).expect("an answer");
    assert_eq!(reply.status, 303, "{}", reply.body);
    let all = reporter.get("/ko/reports.csv?bom=0").expect("an answer").body;
    assert_eq!(all.matches(&typed).count(), published.len() + 1, "some are lost or torn");
    program.kill();
    for command in ["verify", "check"] {
        assert!(crate::support::program::jikim(&[command, "--database", &text(&path)]).status.success());
    }
    disk.remount("remount,ro");
    let output = crate::support::program::jikim(&["serve", "--database", &text(&path)]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!((output.status.code(), said.lines().count()), (Some(1), 1), "{said}");
}
