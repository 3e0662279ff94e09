//! Many who write the same thing at the same time: nobody's words are lost, and a form that is sent twice has one
//! effect.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex};
use std::thread;

use diesel::prelude::*;
use diesel::sql_types::{Integer, Nullable, Text};
use jikim::ledger;
use jikim::store::database::open_reader;

use crate::support::program::{Answer, Client, Program, rounds, token};
use crate::support::{Record, example};

const WRITERS: usize = 8;

#[derive(Debug, QueryableByName)]
struct Version {
    #[diesel(sql_type = Integer)]
    since: i32,
    #[diesel(sql_type = Nullable<Integer>)]
    until: Option<i32>,
    #[diesel(sql_type = Text)]
    words: String,
    #[diesel(sql_type = Nullable<Text>)]
    kind: Option<String>,
}

fn versions(conn: &mut SqliteConnection, report: &str) -> Vec<Version> {
    diesel::sql_query(
        "SELECT r.since, r.until, r.text_ko AS words, l.kind FROM report_revisions r \
         JOIN reports i ON i.id = r.report_id LEFT JOIN ledger l ON l.position = r.since \
         WHERE i.key = ? ORDER BY r.since",
    )
    .bind::<Text, _>(report)
    .load(conn)
    .expect("versions")
}

/// Sends a correction that is based on what was recorded at `base`.
fn correct(client: &Client, address: &str, once: &str, base: &str, words: &str) -> Answer {
    let fields = [
        ("once", once),
        ("base", base),
        ("version", "0"),
        ("step", "publish"),
        ("organisation", "mois"),
        ("status", "substantial"),
        ("text_ko", words),
        ("reason", "다시 셈"),
    ];
    client.post(address, &fields).expect("an answer")
}

#[test]
fn of_eight_writers_on_one_report_nobody_overwrites_what_was_not_seen() {
    let record = Record::new();
    example::write(&record);
    let path = record.path();
    let report = record.a_report();
    let address = format!("/ko/desk/reports/{report}/correct");
    let program = Program::serve(&path);
    let member = |n: usize| program.member(&path, &format!("w{n}@example.org"), "reporter", "mois");
    let clients: Vec<Client> = (0..WRITERS).map(member).collect();
    let before = versions(&mut open_reader(&path).expect("a connection"), &report).len();
    let edits = rounds(240, 10_000);
    let (count, won, lost) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()), AtomicUsize::new(0));
    thread::scope(|scope| {
        for (n, client) in clients.iter().enumerate() {
            let (count, won, lost, address) = (&count, &won, &lost, address.as_str());
            scope.spawn(move || {
                let mut base = client.get(address).expect("the form").field("base");
                loop {
                    let i = count.fetch_add(1, Ordering::Relaxed);
                    if i >= edits {
                        break;
                    }
                    let words = format!("{n}번의 {i}번째 글");
                    let reply = correct(client, address, &token(), &base, &words);
                    match reply.status {
                        303 => {
                            won.lock().expect("the list").insert(words, base.clone());
                        }
                        409 => {
                            assert!(reply.body.contains(&format!("value=\"{words}\"")), "{}", reply.body);
                            assert!(reply.body.contains("번째 글"), "{}", reply.body);
                            base = reply.field("base");
                            lost.fetch_add(1, Ordering::Relaxed);
                        }
                        other => panic!("{other}: {}", reply.body),
                    }
                }
            });
        }
    });
    let won = won.into_inner().expect("the list");
    let lost = lost.into_inner();
    assert_eq!(won.len() + lost, edits, "every edit was recorded or told of the conflict");
    assert!(lost > 0 && won.len() >= WRITERS, "there was no race: {} won, {lost} lost", won.len());
    let mut conn = open_reader(&path).expect("a connection");
    let all = versions(&mut conn, &report);
    assert_eq!(all.len(), before + won.len(), "as many versions as edits that were recorded");
    for pair in all.windows(2).skip(before - 1) {
        let (old, new) = (&pair[0], &pair[1]);
        assert_eq!(old.until, Some(new.since), "{old:?} {new:?}");
        let seen: i32 = won[&new.words].parse().expect("a position");
        assert!((old.since..new.since).contains(&seen), "written at {seen} without having seen {old:?}");
        assert_eq!(new.kind.as_deref(), Some("correction"));
    }
    let last = all.last().expect("a version");
    assert_eq!(last.until, None);
    let page = clients[0].get("/ko/commitments/kr-7-2_1").expect("the page");
    assert!(page.body.contains(&last.words), "the page does not show the last version");
    let verdict = ledger::verify::verify(&mut conn, None, |_| ()).expect("verified");
    assert_eq!(verdict.findings, Vec::new());
    println!("{edits} edits by {WRITERS} writers: {} recorded, {lost} told of the conflict", won.len());
}

#[test]
fn a_form_that_is_sent_several_times_at_once_has_one_effect() {
    let record = Record::new();
    example::write(&record);
    let path = record.path();
    let address = format!("/ko/desk/reports/{}/correct", record.a_report());
    let program = Program::serve(&path);
    let member = program.member(&path, "boram@example.org", "reporter", "mois");
    let mut conn = open_reader(&path).expect("a connection");
    for round in 0..rounds(5, 50) {
        let base = member.get(&address).expect("the form").field("base");
        let (once, words) = (token(), format!("{round}번째로 고침"));
        let before = jikim::store::entries::last(&mut conn).expect("a position");
        let together = Barrier::new(4);
        let places: Vec<Option<String>> = thread::scope(|scope| {
            let send = || {
                scope.spawn(|| {
                    let client = member.at(&program);
                    together.wait();
                    let reply = correct(&client, &address, &once, &base, &words);
                    assert_eq!(reply.status, 303, "{}", reply.body);
                    reply.location
                })
            };
            let all: Vec<_> = (0..4).map(|_| send()).collect();
            all.into_iter().map(|it| it.join().expect("a place")).collect()
        });
        assert!(places.windows(2).all(|it| it[0] == it[1]), "{places:?}");
        let after = jikim::store::entries::last(&mut conn).expect("a position");
        assert_eq!(after.0, before.0 + 1, "one entry for a form that was sent four times");
    }
}
