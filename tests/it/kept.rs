//! What is kept in memory of the record never shows an older one: after each write, a server that has been running all
//! the time shows what one that starts just now shows.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, Utc};
use jikim::acts::consolidating::SecondPerson;
use jikim::domain::commitment::{CommitmentLink, LinkKind};
use jikim::domain::evidence::EvidenceContent;
use jikim::domain::id::{CommitmentId, ParticipantId, Position};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::organisation::OrganisationKind;
use jikim::domain::vocabulary::Origin;
use jikim::domain::zone::Zone;
use jikim::ledger::tables::RECORDED;
use jikim::web::state::Settings;
use jikim::{ledger, store};

use crate::support::Record;
use crate::support::app::{TestApp, now};
use crate::support::example::{self, Ids};
use crate::support::members::neighbours;

/// Pages that read each kind of what is kept.
const ADDRESSES: &[&str] = &[
    "/ko",
    "/ko/plans",
    "/en/plans/kr-7",
    "/ko/plans/kr-6",
    "/ko/commitments",
    "/ko/commitments?attention=late",
    "/ko/commitments/kr-7-2_1",
    "/en/commitments/kr-7-2_10",
    "/ko/commitments/kr-6-2",
    "/ko/organisations/mois",
    "/ko/organisations/watch",
    "/ko/data/commitments.csv",
];

fn settings(cache_bytes: u64, clock: fn() -> DateTime<Utc>) -> Settings {
    Settings {
        public_url: "http://127.0.0.1:8080".to_owned(),
        zone: Zone::korea(),
        cache_bytes,
        body_time: std::time::Duration::from_millis(200),
        trusted_proxy: None,
        second_person: SecondPerson::NotNeeded,
        clock,
    }
}

/// Two servers that run all the time, one of which keeps rendered pages as well.
struct Running<'a> {
    record: &'a Record,
    servers: [TestApp; 2],
    clock: fn() -> DateTime<Utc>,
}

impl<'a> Running<'a> {
    fn of(record: &'a Record, clock: fn() -> DateTime<Utc>) -> Self {
        let server = |bytes| TestApp::with(&record.database, &record.path(), settings(bytes, clock));
        Self { record, servers: [server(0), server(4 * 1024 * 1024)], clock }
    }

    /// Asks each server twice, so that what is kept is asked for too, and compares with one that keeps nothing yet.
    #[track_caller]
    fn show_the_record(&self, after: &str) {
        let fresh = TestApp::with(&self.record.database, &self.record.path(), settings(0, self.clock));
        for address in ADDRESSES {
            let expected = fresh.get(address);
            for (i, server) in self.servers.iter().enumerate() {
                for _ in 0..2 {
                    let found = server.get(address);
                    assert_eq!(found.status, expected.status, "{address} of server {i} after {after}");
                    assert!(found.body == expected.body, "{address} of server {i} is stale after {after}");
                    assert_eq!(found.header("etag"), expected.header("etag"), "{address} after {after}");
                }
            }
        }
    }

    /// Makes an entry, by a write function of the store.
    fn entry(
        &self,
        participant: Option<ParticipantId>,
        change: impl FnOnce(&mut diesel::SqliteConnection, Position) -> diesel::QueryResult<()>,
    ) {
        let entry =
            NewEntry { participant_id: participant, ..NewEntry::by_operator(now(), EntryKind::Import) };
        self.record.write(|conn| ledger::record(conn, &entry, change).map(|_| ()).expect("an entry"));
    }
}

fn commitment(record: &Record, key: &str) -> CommitmentId {
    record.write(|conn| store::commitments::id_of(conn, key)).expect("a query").expect("a commitment")
}

#[test]
fn a_running_server_shows_every_step_of_a_plan() {
    let record = Record::new();
    let running = Running::of(&record, now);
    running.show_the_record("the start");
    let ids = example::draft(&record);
    running.show_the_record("the draft");
    type Step = fn(&Record, Ids);
    let steps: [(&str, Step); 5] = [
        ("the submission", example::submit),
        ("the reports", example::report),
        ("the review", example::review),
        ("the assessment", example::assess),
        ("the amendment", example::amend),
    ];
    for (name, step) in steps {
        step(&record, ids);
        running.show_the_record(name);
    }
}

#[test]
fn what_one_entry_says_of_other_things_is_seen_on_them() {
    let record = Record::new();
    let ids = example::write(&record);
    let running = Running::of(&record, now);
    running.show_the_record("the start");
    // A title changes on the pages of commitments that are linked to it, in whichever plan they are.
    let (earlier, later) = (commitment(&record, "kr-6-2"), commitment(&record, "kr-7-2_10"));
    let link = CommitmentLink {
        from_id: later,
        to_id: earlier,
        kind: LinkKind::CarriedOver,
        note_ko: None,
        note_en: None,
        source: None,
    };
    running.entry(Some(ids.participant), |conn, at| store::commitments::revise_link(conn, at, &link));
    running.show_the_record("a link between plans");
    running.entry(Some(ids.participant), |conn, at| {
        let mut content = store::commitments::by_key(conn, at, "kr-6-2")?.content;
        content.title_ko = Some("이름을 바꾼 과제".to_owned());
        store::commitments::revise(conn, at, &content)
    });
    running.show_the_record("a new title at the other end of a link");
    assert!(running.servers[0].get("/ko/commitments/kr-7-2_10").body.contains("이름을 바꾼 과제"));
}

#[test]
fn a_successor_that_another_participant_names_is_seen() {
    let record = Record::new();
    let ids = example::write(&record);
    let running = Running::of(&record, now);
    running.show_the_record("the start");
    // The watchers are no lead; once they succeed the ministry, what they say of the plan counts as the lead's.
    running.entry(None, |conn, at| {
        let mut content = store::organisations::by_key(conn, at, "mois")?.content;
        content.successor_id = Some(ids.watchers);
        content.succeeded_on = Some(example::day("2026-10-15"));
        store::organisations::revise(conn, at, &content)
    });
    running.show_the_record("a successor");
    let (participant, other) = neighbours(&record);
    running.show_the_record("another participant");
    running.entry(Some(participant), |conn, at| {
        let mut content = store::organisations::by_key(conn, at, "watch")?.content;
        content.successor_id = Some(other);
        content.succeeded_on = Some(example::day("2026-10-16"));
        content.kind = OrganisationKind::Ministry;
        store::organisations::revise(conn, at, &content)
    });
    running.show_the_record("a successor that an entry of another participant names");
}

#[test]
fn evidence_that_dies_and_periods_that_move_are_seen() {
    let record = Record::new();
    let ids = example::write(&record);
    let running = Running::of(&record, now);
    running.show_the_record("the start");
    let all = record.write(|conn| {
        let last = store::entries::last(conn).expect("a position");
        store::evidence::of_commitment(conn, last, ids.commitment).expect("evidence")
    });
    assert!(!all.is_empty());
    for it in all {
        let content = EvidenceContent { dead_on: Some(example::day("2026-11-01")), ..it.content };
        running.entry(Some(ids.participant), |conn, at| store::evidence::revise(conn, at, &content));
        running.show_the_record("a dead link");
    }
    running.entry(Some(ids.participant), |conn, at| {
        let mut content = store::plans::periods(conn, at, ids.plan)?.remove(0).content;
        content.silent_from = example::day("2027-03-01");
        store::plans::revise_period(conn, at, &content)
    });
    running.show_the_record("a period with more grace");
    running.entry(Some(ids.participant), |conn, at| {
        let mut content = store::participants::all(conn, at)?.remove(0).content;
        content.name_ko = Some("이름을 바꾼 나라".to_owned());
        content.name_ko_is = Some(Origin::Official);
        content.time_zone = "Pacific/Honolulu".to_owned();
        store::participants::revise(conn, at, &content)
    });
    running.show_the_record("a participant in another time zone");
}

#[test]
fn what_another_program_wrote_or_redacted_is_seen() {
    let record = Record::new();
    example::write(&record);
    let running = Running::of(&record, now);
    running.show_the_record("the start");
    let program = |arguments: &[&str]| {
        let path = record.path();
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_jikim"))
            .args(arguments)
            .arg("--database")
            .arg(path)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    program(&["import", "--bundled", "korea"]);
    running.show_the_record("an import by another program");
    program(&["redact", "--containing", "국민 참여 창구 통합", "--reason", "법령"]);
    running.show_the_record("a redaction by another program");
    assert!(!running.servers[0].get("/ko/commitments/kr-7-2_1").body.contains("국민 참여 창구 통합"));
}

#[test]
fn the_past_is_read_as_it_was_whatever_is_kept_of_the_present() {
    let record = Record::new();
    let ids = example::draft(&record);
    example::submit(&record, ids);
    let running = Running::of(&record, now);
    let last = record.write(|conn| store::entries::last(conn).expect("a position"));
    let address = format!("/ko/plans/kr-7?as_of={last}&on=2026-06-21");
    let before = running.servers[0].get(&address);
    assert_eq!(before.status, 200);
    running.servers[0].get("/ko/plans/kr-7");
    example::report(&record, ids);
    running.servers[0].get("/ko/plans/kr-7");
    let words = |body: &str| body.split("<main").nth(1).map(str::to_owned);
    for server in &running.servers {
        let after = server.get(&address);
        assert_eq!(words(&after.body), words(&before.body));
        assert_ne!(words(&server.get("/ko/plans/kr-7").body), words(&before.body));
    }
}

static SECONDS: AtomicI64 = AtomicI64::new(0);

fn moving_clock() -> DateTime<Utc> {
    now() + chrono::TimeDelta::seconds(SECONDS.load(Ordering::SeqCst))
}

#[test]
fn a_day_that_passes_is_seen() {
    let record = Record::new();
    example::write(&record);
    let running = Running::of(&record, moving_clock);
    running.show_the_record("the start");
    let late = |server: &TestApp| server.get("/ko/commitments/kr-7-2_1").words();
    let today = late(&running.servers[0]);
    for (hours, is_another_day) in
        [(1, false), (11, false), (12, true), (15, true), (24 * 40, true), (24 * 400, true), (0, false)]
    {
        SECONDS.store(hours * 3600, Ordering::SeqCst);
        running.show_the_record(&format!("{hours} hours"));
        for server in &running.servers {
            assert_eq!(late(server) != today, is_another_day, "after {hours} hours");
        }
    }
}

#[test]
fn every_recorded_table_leads_to_its_plans_or_touches_all() {
    let record = Record::new();
    let kept = store::kept::Kept::new(Position::NONE);
    let ids = example::write(&record);
    record.write(|conn| {
        let last = store::entries::last(conn).expect("a position");
        let (after, are_names) = kept.after(conn, Position::NONE, last).expect("what was touched");
        assert!(are_names);
        assert_eq!(after.touched(ids.plan), last);
        let (later, are_names) = after.after(conn, last, last).expect("nothing was touched");
        assert!(!are_names);
        assert_eq!(later.touched(ids.plan), last);
        // Each way from a row to its plan is sound, even where the example has no such row.
        for table in RECORDED {
            store::kept::plans_written(conn, table.name, Position::NONE, last)
                .unwrap_or_else(|err| panic!("{}: {err}", table.name));
        }
    });
}
