//! Feeds and calendars: what stands in them, that the same record gives the same bytes, and that nobody is sent them
//! twice. `tests/feeds/validate.py` reads them with libraries of another language.

use std::collections::{BTreeSet, HashSet};

use jikim::domain::date::When;
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::export::icalendar;
use jikim::{ledger, store};
use proptest::prelude::{any, prop_assert, prop_assert_eq, proptest};
use quick_xml::events::Event;

use crate::support::Record;
use crate::support::app::{Reply, TestApp};
use crate::support::at;
use crate::support::example::{self, Example, day};

/// Every feed and calendar of the example.
const ALL: &[&str] = &[
    "/plans/kr-7.atom",
    "/plans/kr-7.ics",
    "/commitments/kr-7-2_1.atom",
    "/commitments/kr-7-2_1.ics",
    "/organisations/mois.atom",
    "/organisations/mois.ics",
    "/commitments.atom?plan=kr-7&attention=late",
    "/commitments.ics?plan=kr-7&attention=late",
    "/commitments.atom",
    "/commitments.ics",
    "/changes.atom",
    "/changes.atom?plan=kr-7",
];

/// The texts of an element, one after the other, as an XML reader finds them.
fn elements(reply: &Reply, name: &str) -> Vec<String> {
    let mut reader = quick_xml::Reader::from_str(&reply.body);
    let (mut found, mut inside) = (Vec::new(), false);
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(start) if start.name().as_ref() == name => {
                inside = true;
                found.push(String::new());
            }
            Event::End(end) if end.name().as_ref() == name => inside = false,
            Event::Text(text) if inside => {
                found.last_mut().expect("an element").push_str(&text);
            }
            Event::GeneralRef(it) if inside => {
                let last = found.last_mut().expect("an element");
                last.push_str(match &*it {
                    "lt" => "<",
                    "gt" => ">",
                    "amp" => "&",
                    "quot" => "\"",
                    "apos" => "'",
                    other => panic!("{other}"),
                });
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

/// The lines of a calendar as they were before they were folded.
fn unfolded(reply: &Reply) -> Vec<String> {
    assert!(reply.body.ends_with("\r\n"), "{}", reply.body);
    for line in reply.body.trim_end_matches("\r\n").split("\r\n") {
        assert!(line.len() <= 75, "{} octets: {line}", line.len());
        assert!(!line.contains(['\r', '\n']), "{line}");
    }
    reply.body.replace("\r\n ", "").trim_end().split("\r\n").map(str::to_owned).collect()
}

fn values<'a>(lines: &'a [String], name: &str) -> Vec<&'a str> {
    lines.iter().filter_map(|it| it.split_once(':')).filter(|(own, _)| *own == name).map(|it| it.1).collect()
}

fn got(app: &TestApp, address: &str) -> Reply {
    let reply = app.get(address);
    assert_eq!(reply.status, 200, "{address}: {}", reply.words());
    reply
}

#[test]
fn a_feed_tells_what_was_recorded_by_whom_and_where_it_stands() {
    let app = Example::written();
    let reply = app.get("/ko/commitments/kr-7-2_1.atom");
    assert_eq!(reply.header("content-type"), Some("application/atom+xml; charset=utf-8"));
    let titles = elements(&reply, "title");
    assert_eq!(titles[0], "국민 참여 창구 통합 – 변경 알림");
    assert!(titles.contains(&"시민사회 검토: 국민 참여 창구 통합 – 일부 이행".to_owned()), "{titles:?}");
    assert!(elements(&reply, "name").contains(&"행정안전부, 공공데이터정책과".to_owned()));
    let english = app.get("/en/commitments/kr-7-2_1.atom");
    assert!(elements(&english, "title")[0].ends_with(" – changes"));
    // Each entry is where its address leads, alone on the page.
    let own = elements(&reply, "id").len() - 1;
    let links: Vec<&str> = reply.body.split("<link rel=\"alternate\"").skip(2).collect();
    assert_eq!(links.len(), own);
    for link in links {
        let address = link.split("href=\"").nth(1).and_then(|it| it.split('"').next()).expect("an address");
        let address = address.replace("&amp;", "&").replace("http://127.0.0.1:8080", "");
        let page = app.get(&address);
        assert_eq!((page.status, page.body.matches("<article").count()), (200, 1), "{address}");
    }
    let ids: HashSet<String> = elements(&reply, "id").into_iter().collect();
    assert_eq!(ids.len(), own + 1);
    assert!(ids.iter().all(|it| it.len() == 45 && it.starts_with("urn:uuid:")), "{ids:?}");
    // What stands in another feed too is the same entry there.
    let plan: HashSet<String> = elements(&app.get("/ko/plans/kr-7.atom"), "id").into_iter().collect();
    assert_eq!(ids.intersection(&plan).count(), own);
}

#[test]
fn a_feed_of_the_past_ends_there() {
    let app = Example::written();
    let all = elements(&app.get("/ko/plans/kr-7.atom"), "id");
    let before = elements(&app.get("/ko/plans/kr-7.atom?as_of=2026-06-30"), "updated");
    assert!(before.len() > 1 && before.len() < all.len());
    assert!(before.iter().all(|it| it.as_str() < "2026-07-01"), "{before:?}");
    assert_eq!(app.get("/ko/plans/none.atom").status, 404);
    assert_eq!(app.get("/ko/commitments/none.ics").status, 404);
    assert_eq!(app.get("/ko/organisations/none.atom").status, 404);
    assert_eq!(app.get("/ko/commitments.atom?plan=none").status, 400);
    assert_eq!(app.get("/ko/commitments.ics?status=none").status, 400);
}

#[test]
fn what_an_organisation_did_stands_in_its_feed() {
    let app = Example::written();
    let titles = elements(&app.get("/ko/organisations/watch.atom"), "title");
    assert!(titles.iter().any(|it| it.starts_with("시민사회 검토: 국민 참여 창구 통합")), "{titles:?}");
}

#[test]
fn a_calendar_has_each_due_date_and_period_with_the_state() {
    let app = Example::written();
    let reply = app.get("/ko/plans/kr-7.ics");
    assert_eq!(reply.header("content-type"), Some("text/calendar; charset=utf-8"));
    let lines = unfolded(&reply);
    assert_eq!(lines.first().map(String::as_str), Some("BEGIN:VCALENDAR"));
    assert_eq!(values(&lines, "X-WR-CALNAME").len(), 1);
    let due = app.record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let plan = store::plans::by_key(conn, at, "kr-7").expect("the plan");
        let own = store::commitments::in_plan(conn, at, plan.id).expect("commitments");
        let ids: Vec<_> = own.iter().map(|it| it.id).collect();
        let all = store::milestones::of_commitments(conn, at, &ids).expect("milestones");
        all.into_iter().filter_map(|it| it.content.due_on).collect::<BTreeSet<_>>()
    });
    let days = values(&lines, "DTSTART;VALUE=DATE");
    for on in due {
        assert!(days.contains(&on.format("%Y%m%d").to_string().as_str()), "{on}: {days:?}");
    }
    let summaries = values(&lines, "SUMMARY");
    assert!(summaries.contains(&"기한: 2 창구 개통 (보고 없음)"), "{summaries:?}");
    assert!(summaries.iter().any(|it| it.starts_with("보고 주기: ")), "{summaries:?}");
    assert!(summaries.iter().any(|it| it.starts_with("무보고 집계 시작: ")), "{summaries:?}");
    let uids = values(&lines, "UID");
    assert_eq!(uids.iter().collect::<HashSet<_>>().len(), uids.len());
    // The clock of who asks is nowhere in it.
    assert!(!reply.body.contains("20261123T"), "{}", reply.body);
    // The same milestone is the same event in every calendar and language.
    let other = unfolded(&app.get("/en/commitments/kr-7-2_1.ics"));
    let shared = values(&other, "UID").iter().filter(|it| uids.contains(it)).count();
    assert_eq!(shared, values(&other, "UID").len() - 1, "all but the calendar's own");
}

#[test]
fn a_moved_due_date_is_the_same_event_with_a_higher_number() {
    let record = Record::new();
    let ids = example::draft(&record);
    let app = record.app();
    let event = |address: &str| {
        let lines = unfolded(&got(&app, address));
        let text = lines.join("\n");
        let own = text.split("BEGIN:VEVENT").find(|it| it.contains("SUMMARY:기한: 1 ")).expect("it");
        let lines: Vec<String> = own.lines().map(str::to_owned).collect();
        let one = |name| values(&lines, name).first().map(|it| (*it).to_owned()).expect("a value");
        let sequence: i32 = one("SEQUENCE").parse().expect("a number");
        (one("UID"), sequence, one("DTSTART;VALUE=DATE"), one("DTSTAMP"))
    };
    let before = event("/ko/plans/kr-7.ics");
    let entry = NewEntry::by_operator(at("2026-01-10T00:00:00Z"), EntryKind::Plan);
    record.write(|conn| {
        ledger::record(conn, &entry, |conn, position| {
            let mut it = store::milestones::of_commitments(conn, position, &[ids.commitment])?.swap_remove(0);
            let due = When::day(day("2026-12-24"));
            it.content.due_on = due.on;
            it.content.due_precision = due.precision;
            it.content.due_written = None;
            store::milestones::revise(conn, position, &it.content)
        })
        .expect("an entry")
    });
    let after = event("/ko/plans/kr-7.ics");
    assert_eq!((&after.0, after.2.as_str()), (&before.0, "20261224"));
    assert!(after.1 > before.1 && after.3 == "20260110T000000Z", "{before:?} {after:?}");
    assert_eq!(event("/ko/plans/kr-7.ics?as_of=1&on=2026-01-05"), before);
}

#[test]
fn the_same_record_gives_the_same_bytes_and_they_are_sent_once() {
    let app = Example::written();
    let first: Vec<Reply> = ALL.iter().map(|it| got(app.app(), &format!("/ko{it}"))).collect();
    // Somebody writes something that is in none of them but the feeds of everything.
    app.record.write(|conn| {
        let entry = NewEntry::by_operator(at("2026-11-22T00:00:00Z"), EntryKind::Import);
        ledger::record(conn, &entry, |conn, position| {
            crate::support::members::participant(conn, position, "zz").map(|_| ())
        })
        .expect("an entry")
    });
    for (address, before) in ALL.iter().zip(first) {
        let address = format!("/ko{address}");
        let tag = before.header("etag").expect("a tag").to_owned();
        let again = app.send(&address, &[("if-none-match", &tag)]);
        if address == "/ko/changes.atom" {
            assert_eq!(again.status, 200, "{address}");
            continue;
        }
        assert_eq!((again.status, again.bytes.len()), (304, 0), "{address}");
        assert_eq!(got(app.app(), &address).bytes, before.bytes, "{address}");
    }
    let packed = app.send("/ko/plans/kr-7.ics", &[("accept-encoding", "gzip")]);
    assert_eq!(packed.header("content-encoding"), Some("gzip"));
}

#[test]
fn pages_say_where_they_can_be_followed() {
    let app = Example::written();
    for (page, feed) in [
        ("/ko/plans/kr-7", "/ko/plans/kr-7.atom"),
        ("/ko/commitments/kr-7-2_1", "/ko/commitments/kr-7-2_1.atom"),
        ("/ko/organisations/mois", "/ko/organisations/mois.atom"),
        ("/ko/commitments?plan=kr-7", "/ko/commitments.atom?plan=kr-7"),
        ("/ko/changes?plan=kr-7", "/ko/changes.atom?plan=kr-7"),
    ] {
        let body = app.get(page).body;
        let head = format!("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{feed}\"");
        assert!(body.contains(&head), "{page}");
        assert!(body.contains(&format!("<a href=\"{feed}\" type=\"application/atom+xml\"")), "{page}");
        let calendar = format!("href=\"{}\" type=\"text/calendar\"", feed.replace(".atom", ".ics"));
        assert_eq!(body.contains(&calendar), !page.contains("changes"), "{page}");
        got(app.app(), feed);
    }
}

#[test]
fn a_calendar_without_days_is_one_all_the_same_but_no_page_offers_it() {
    let record = Record::korea();
    let app = record.app();
    let lines = unfolded(&got(&app, "/ko/plans/kr-6.ics"));
    assert!(values(&lines, "SUMMARY").is_empty(), "{lines:?}");
    assert_eq!(values(&lines, "BEGIN"), ["VCALENDAR", "VTIMEZONE", "STANDARD"]);
    assert_eq!(values(&lines, "X-WR-CALNAME"), ["제6차 열린정부 실행계획 – 일정"]);
    for page in ["/ko/plans/kr-6", "/ko/commitments/kr-6-1", "/ko/commitments?plan=kr-6"] {
        let body = app.get(page).body;
        assert!(body.contains("type=\"application/atom+xml\""), "{page}");
        assert!(!body.contains("type=\"text/calendar\""), "{page}");
    }
    let full = unfolded(&Example::written().get("/ko/plans/kr-7.ics"));
    assert!(!values(&full, "BEGIN").contains(&"VTIMEZONE"), "{full:?}");
}

#[test]
fn the_demonstration_says_so_in_feeds_and_calendars() {
    let record = Record::demonstration();
    let app = record.app();
    let feed = got(&app, "/ko/plans/demo-2.atom");
    assert!(elements(&feed, "subtitle")[0].starts_with("시연용 자료입니다."));
    assert!(elements(&feed, "title").iter().all(|it| it.starts_with("[시연] ")));
    let lines = unfolded(&got(&app, "/en/plans/demo-2.ics"));
    assert!(values(&lines, "SUMMARY").iter().any(|it| it.ends_with("\\, Late)")), "{lines:?}");
    assert!(values(&lines, "SUMMARY").iter().all(|it| it.starts_with("[demonstration] ")));
    assert!(
        values(&lines, "DESCRIPTION").iter().all(|it| it.contains("made up") || it.contains("Action plan"))
    );
    assert!(!elements(&got(&app, "/ko/commitments.atom"), "title").iter().any(|it| it.contains("시연")));
    let lines = unfolded(&got(&app, "/ko/commitments.ics?demonstration=1"));
    assert!(values(&lines, "SUMMARY").iter().any(|it| it.starts_with("[시연] ")));
}

#[test]
fn special_characters_are_escaped() {
    assert_eq!(icalendar::escaped("가, 나; 다\\라\n마\tx\u{7}"), "가\\, 나\\; 다\\\\라\\n마 x");
    let app = Example::written();
    // A title of the example has markup in it.
    let titles = elements(&app.get("/ko/commitments/kr-7-2_10.atom"), "title");
    assert!(titles[0].starts_with("예산 정보 <공개> & 설명"), "{titles:?}");
}

proptest! {
    #[test]
    fn folding_never_splits_a_character_and_loses_nothing(text in any::<String>()) {
        let value = icalendar::escaped(&text);
        let mut out = String::new();
        icalendar::line(&mut out, "SUMMARY", &value);
        prop_assert!(out.ends_with("\r\n"));
        for line in out.trim_end_matches("\r\n").split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets", line.len());
        }
        prop_assert_eq!(out.replace("\r\n ", ""), format!("SUMMARY:{value}\r\n"));
    }
}
