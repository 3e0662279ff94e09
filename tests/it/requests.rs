//! Correction requests: anybody's form, what slows a flood, and what is public of those that wait.

use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};
use jikim::domain::request::{MOST_WAITING, WaitingRequest, in_number, number};
use jikim::store;
use jikim::web::state::Settings;

use crate::support::app::{Reply, TestApp, body_of, now};
use crate::support::example::{Example, day};
use crate::support::requests;
use crate::support::requests::{ABOUT, FORM, later, once, typed};

#[test]
fn anybody_sends_a_request_and_is_told_its_number_and_when_an_answer_is_due() {
    let app = Example::written();
    let page = app.get("/ko/commitments/kr-7-2_1");
    page.shows("정정 요청: kr-7-2_1");
    assert!(page.body.contains(&format!("href=\"{FORM}\"")));
    let form = app.get(FORM);
    assert_eq!((form.status, form.header("cache-control")), (200, Some("no-store")));
    form.shows("2.1 국민 참여 창구 통합");
    form.shows("30일이 지나면 삭제합니다");
    let token = form.field("once");
    let preview = app.post(FORM, "", &typed(&token, "preview", "다섯 곳이 맞습니다."));
    assert_eq!(preview.status, 200);
    preview.shows("다섯 곳이 맞습니다.");
    let again = app.post("/ko/requests/new", "", &typed(&token, "edit", "다섯 곳이 맞습니다."));
    assert!(again.body.contains("다섯 곳이 맞습니다.") && again.body.contains("Reader@Example.org"));
    let sent = app.post("/ko/requests/new", "", &typed(&token, "send", "다섯 곳이 맞습니다."));
    let location = sent.header("location").expect("a place").to_owned();
    assert_eq!((sent.status, location.as_str()), (303, "/ko/requests/sent?number=2026-0001&on=2026-11-23"));
    let told = app.get(&location);
    told.shows("2026-0001");
    told.shows("2026. 12. 7.까지 읽습니다");
    told.shows("2026. 12. 21.까지 답합니다");
    let waiting =
        app.record.write(|conn| store::waiting_requests::find(conn, "2026-0001").expect("an answer"));
    let waiting = waiting.expect("it waits");
    assert_eq!(waiting.link.as_deref(), Some("https://facts.example.org/a?b=c"));
    let sender =
        app.record.write(|conn| store::waiting_requests::sender(conn, "2026-0001", day("2026-11-23")));
    assert_eq!(sender.expect("an answer").as_deref(), Some("reader@example.org"));
    // The same form again leads to the same number.
    let twice = app.post("/ko/requests/new", "", &typed(&token, "send", "다섯 곳이 맞습니다."));
    assert_eq!(twice.header("location"), Some(location.as_str()));
    let n = app.record.write(|conn| store::waiting_requests::count(conn, waiting.participant_id).expect("n"));
    assert_eq!(n, 1);
}

#[test]
fn a_request_can_be_about_anything_that_is_said_of_a_commitment() {
    let app = Example::written();
    for (key, words) in [
        ("kr-7-2_1", "공약: 2.1 국민 참여 창구 통합"),
        ("kr-7-2_1-m1", "세부과제: 1 창구 설계"),
        ("kr-7-2_1-r1", "보고: 행정안전부"),
        ("kr-7-2_1-v1", "검토: 열린사회연대"),
        ("kr-7-2_1-r1-e1", "증빙자료: 통합 창구"),
    ] {
        assert!(
            app.get("/ko/commitments/kr-7-2_1").body.contains(&format!("/ko/requests/new?about={key}\""))
        );
        let form = app.get(&format!("/ko/requests/new?about={key}"));
        assert_eq!(form.status, 200, "{key}");
        form.shows(words);
        let offered = form.body.contains("value=\"dead_link\"");
        assert_eq!(offered, key.ends_with("-e1"), "{key}");
        let token = form.field("once");
        let fields = [
            ("about", key),
            ("once", token.as_str()),
            ("category", "other"),
            ("text", "글"),
            ("step", "send"),
        ];
        assert_eq!(app.post("/ko/requests/new", "", &fields).status, 303, "{key}");
    }
    let all = app.record.write(|conn| {
        let own = store::waiting_requests::find(conn, "2026-0001").expect("an answer").expect("it waits");
        store::waiting_requests::of_participant(conn, own.participant_id).expect("all")
    });
    let parts: Vec<_> = all.iter().map(|it| it.subject().part.columns()).collect();
    assert_eq!(parts.iter().filter(|it| it.0.is_some()).count(), 1);
    assert_eq!(parts.iter().filter(|it| it.1.is_some()).count(), 1);
    assert_eq!(parts.iter().filter(|it| it.2.is_some()).count(), 1);
    assert_eq!(parts.iter().filter(|it| it.3.is_some()).count(), 1);
    assert_eq!(app.get("/ko/requests/new?about=nothing").status, 404);
    assert_eq!(app.get("/ko/requests/new").header("location"), Some("/ko/requests"));
    assert_eq!(app.get("/ko/requests/sent?number=2026-1").header("location"), Some("/ko/requests"));
}

#[test]
fn a_form_with_faults_comes_back_with_what_was_typed() {
    let app = Example::written();
    let token = once(&app);
    let long = "가".repeat(2_001);
    for (name, value, words) in [
        ("category", "", "무엇이 문제인지 고르시기 바랍니다"),
        ("category", "dead_link", "무엇이 문제인지 고르시기 바랍니다"),
        ("text", "  ", "무엇이 틀렸으며"),
        ("text", long.as_str(), "2001자"),
        ("link", "javascript:alert(1)", "웹 페이지의 전체 주소"),
        ("address", "not an address", "전자우편"),
        ("website", "http://spam.example", "자동 프로그램"),
    ] {
        let mut fields = typed(&token, "send", "남아 있어야 할 글");
        fields.retain(|(own, _)| *own != name);
        fields.push((name, value));
        let reply = app.post("/ko/requests/new", "", &fields);
        assert_eq!(reply.status, 422, "{name}: {}", reply.words());
        reply.shows(words);
        if name != "text" {
            assert!(reply.body.contains("남아 있어야 할 글"), "{name}");
        }
        assert!(reply.body.contains(token.as_str()));
    }
    let unknown = app.post("/ko/requests/new", "", &[("about", ABOUT), ("role", "secretariat")]);
    assert_eq!(unknown.status, 400);
    let counts = app.record.write(|conn| store::waiting_requests::counts(conn).expect("counts"));
    assert_eq!(counts, []);
}

static SECONDS: AtomicI64 = AtomicI64::new(0);

fn moving() -> DateTime<Utc> {
    now() + TimeDelta::seconds(SECONDS.load(Ordering::Relaxed))
}

#[test]
fn two_hundred_requests_a_minute_from_one_address_are_slowed_without_hurting_others() {
    let app = Example::written();
    let proxy = "127.0.0.1".parse().ok();
    let settings = Settings { clock: moving, trusted_proxy: proxy, ..(*app.app().state().settings).clone() };
    let served = TestApp::with(&app.record.database, &app.record.path(), settings);
    let send = |from: &str, text: &str| -> Reply {
        let token = served.get(FORM).field("once");
        let headers = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", from)];
        let body = body_of(&typed(&token, "send", text));
        served.request(actix_web::http::Method::POST, "/ko/requests/new", &headers, Some(&body))
    };
    let mut through = 0;
    for i in 0..200 {
        let reply = send("203.0.113.7", "같은 곳에서 온 글");
        match reply.status {
            303 => through += 1,
            429 => {
                reply.shows("3분 뒤에 다시 보내시기 바랍니다");
                assert!(reply.body.contains("같은 곳에서 온 글"), "nothing typed is lost");
                assert_eq!(reply.header("retry-after"), Some("180"));
            }
            other => panic!("{other}: {}", reply.words()),
        }
        if i % 20 == 0 {
            // Whoever sits elsewhere notices nothing, and neither does a reader.
            let other = format!("198.51.100.{i}");
            assert_eq!(send(&other, "다른 곳에서 온 글").status, 303);
            assert_eq!(served.get("/ko/commitments/kr-7-2_1").status, 200);
        }
    }
    assert_eq!(through, 10);
    // An address of IPv6 counts with its network; what the client claims before the proxy's own word counts nothing.
    for i in 0..12 {
        let reply = send(&format!("2001:db8:1:2::{i:x}"), "여섯 번째 판에서 온 글");
        assert_eq!(reply.status, if i < 10 { 303 } else { 429 }, "{i}");
    }
    assert_eq!(send("192.0.2.1, 203.0.113.7", "속인 글").status, 429);
    SECONDS.store(181, Ordering::Relaxed);
    assert_eq!(send("203.0.113.7", "기다렸다가 보낸 글").status, 303);
    assert_eq!(send("203.0.113.7", "또 보낸 글").status, 429);
}

#[test]
fn more_requests_than_can_be_read_are_not_taken() {
    let app = Example::written();
    let first = requests::send(&app.record, ABOUT, "첫 글");
    app.record.write(|conn| {
        let it = store::waiting_requests::find(conn, &first).expect("an answer").expect("it waits");
        store::private_write(conn, |conn| {
            for n in 2..=u32::try_from(MOST_WAITING).expect("a number") {
                let more = WaitingRequest { key: number(2026, n), ..it.clone() };
                store::waiting_requests::insert(conn, &more)?;
            }
            Ok::<_, diesel::result::Error>(())
        })
        .expect("many");
    });
    let reply = app.post("/ko/requests/new", "", &typed(&once(&app), "send", "한 글 더"));
    assert_eq!(reply.status, 422);
    reply.shows("내일 다시 보내시기 바랍니다");
    assert!(reply.body.contains("한 글 더"));
}

pub fn sixteen_days_later() -> DateTime<Utc> {
    now() + TimeDelta::days(16)
}

#[test]
fn what_waits_is_public_as_a_number_and_an_age() {
    let app = Example::written();
    app.get("/ko/requests?participant=kr").shows("사무국이 읽기를 기다리는 요청이 없습니다.");
    let before = app.get("/ko/requests");
    requests::send(&app.record, ABOUT, "아무도 모를 글");
    let after = app.get("/ko/requests");
    assert_ne!(before.header("etag"), after.header("etag"), "the page is another one");
    after.shows("사무국이 읽기를 기다리는 요청이 1건 있습니다.");
    after.shows("가장 오래된 것은 오늘 접수되었습니다.");
    after.hides("아무도 모를 글");
    after.hides("확인 지연");
    let later = later(&app, sixteen_days_later);
    later.get("/ko/requests").shows("가장 오래된 것은 16일째 기다리고 있습니다. 확인 지연");
    later.get("/en/requests").shows("The oldest has been waiting for 16 days. Late to be read");
    // Under its number there is what there is under any other.
    let (own, other) = (app.get("/ko/requests/2026-0001"), app.get("/ko/requests/2026-0999"));
    assert_eq!(own.body.replace("2026-0001", "2026-0999"), other.body);
    assert_eq!(app.get("/ko/requests/2026-01").status, 404);
}

#[test]
fn numbers_are_read_strictly() {
    for (text, read) in [
        ("2026-0007", Some((2026, 7))),
        ("2026-12345", Some((2026, 12345))),
        ("2026-7", None),
        ("26-0007", None),
        ("2026-00a7", None),
        ("2026", None),
        ("2026-0007-1", None),
        ("２０２６-0007", None),
    ] {
        assert_eq!(in_number(text), read, "{text}");
    }
    assert_eq!(number(2026, 7), "2026-0007");
}
