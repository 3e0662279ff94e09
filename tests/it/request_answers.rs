//! Correction requests once they are read: accepted or refused, answered, passed on, late; and what is public then.

use jikim::acts::reporting;
use jikim::acts::{ActError, Actor, requests as acts};
use jikim::domain::member::Role;
use jikim::domain::request::{ANSWER_WITHIN, Outcome, Refusal, RequestCounts, RequestState, days_after};
use jikim::store;

use crate::requests::sixteen_days_later;
use crate::support::app::now;
use crate::support::example::{Example, day};
use crate::support::members::neighbours;
use crate::support::requests::{ABOUT, later, once, request, typed};
use crate::support::{Record, requests};

#[test]
fn the_secretariat_accepts_a_request_and_its_text_becomes_public() {
    let app = Example::written();
    neighbours(&app.record);
    app.post("/ko/requests/new", "", &typed(&once(&app), "send", "홍길동이 말하기를 다섯 곳입니다."));
    let before = app.record.write(|conn| store::entries::last(conn).expect("a position"));
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    app.get_as("/ko/desk", &office.cookie).shows("읽을 요청 1건");
    app.get_as("/ko/desk/requests", &office.cookie).shows("2026-0001");
    let page = app.get_as("/ko/desk/requests/2026-0001/read", &office.cookie);
    page.shows("홍길동이 말하기를 다섯 곳입니다.");
    page.shows("reader@example.org");
    let token = page.field("once");
    let accept = |organisation: &str, text: &str| {
        let fields = [
            ("once", token.as_str()),
            ("step", "accept"),
            ("text", text),
            ("link", "https://facts.example.org/a?b=c"),
            ("organisation", organisation),
        ];
        app.post("/ko/desk/requests/2026-0001/read", &office.cookie, &fields)
    };
    for (organisation, text, words) in [
        ("moef", "글", "이 내용과 관련된 기관을 고르시기 바랍니다"),
        ("none", "글", "이 내용과 관련된 기관을 고르시기 바랍니다"),
        ("mois", " ", "무엇이 틀렸으며"),
    ] {
        let reply = accept(organisation, text);
        assert_eq!(reply.status, 422);
        reply.shows(words);
    }
    let accepted = accept("mois", "다섯 곳입니다.");
    assert_eq!((accepted.status, accepted.header("location")), (303, Some("/ko/desk/requests")));
    assert_eq!(
        accept("mois", "다른 글").header("location"),
        Some("/ko/desk/requests"),
        "the same form again"
    );
    let shown = app.get("/ko/requests/2026-0001");
    for words in ["다섯 곳입니다.", "개인정보를 지우고 공개함", "답변 대기", "2026. 12. 7.", "행정안전부"]
    {
        shown.shows(words);
    }
    shown.hides("홍길동");
    shown.hides("reader@example.org");
    app.get("/ko/commitments/kr-7-2_1").shows("다섯 곳입니다.");
    app.get("/ko/requests").shows("다섯 곳입니다.");
    app.get("/ko/changes").shows("정정 요청 처리");
    let file = app.get("/ko/requests.csv");
    assert!(file.body.contains("2026-0001,kr,false,wrong_fact,"), "{}", file.body);
    assert!(file.body.contains("다섯 곳입니다."));
    // Before it was accepted there is nothing.
    let past = app.get(&format!("/ko/requests?as_of={before}"));
    past.hides("2026-0001");
    past.hides("기다리는 요청");
    assert!(!app.get(&format!("/ko/requests.csv?as_of={before}")).body.contains("2026-0001"));
    let it = request(&app.record, "2026-0001");
    assert!(it.content.is_edited);
    assert_eq!(it.content.answer_due_on, Some(days_after(day("2026-11-23"), ANSWER_WITHIN)));
}

#[test]
fn of_a_refused_request_nothing_is_public_but_number_category_dates_and_reason() {
    let app = Example::written();
    app.post("/ko/requests/new", "", &typed(&once(&app), "send", "광고하는 글"));
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let address = "/ko/desk/requests/2026-0001/read";
    let token = app.get_as(address, &office.cookie).field("once");
    let none = app.post(address, &office.cookie, &[("once", &token), ("step", "refuse")]);
    assert_eq!(none.status, 422);
    none.shows("반려 사유를 고르시기 바랍니다");
    let fields = [("once", token.as_str()), ("step", "refuse"), ("refusal", "spam")];
    assert_eq!(app.post(address, &office.cookie, &fields).status, 303);
    for address in ["/ko/requests", "/ko/requests/2026-0001", "/ko/requests.csv", "/ko/commitments/kr-7-2_1"]
    {
        let page = app.get(address);
        page.hides("광고하는 글");
        page.hides("facts.example.org");
        page.hides("reader@example.org");
    }
    let page = app.get("/ko/requests");
    for words in ["2026-0001", "사실과 다름", "스팸", "2026. 11. 23."] {
        page.shows(words);
    }
    let it = request(&app.record, "2026-0001");
    assert_eq!(
        (it.content.refusal, it.content.subject(), it.content.text),
        (Some(Refusal::Spam), None, None)
    );
    assert_eq!(app.get_as(address, &office.cookie).status, 404);
    // The number is not given again.
    assert_eq!(requests::send(&app.record, ABOUT, "다음 글"), "2026-0002");
}

#[test]
fn who_reads_a_request_that_was_read_meanwhile_sees_what_came_of_it_and_loses_no_word() {
    let app = Example::written();
    requests::send(&app.record, ABOUT, "두 사람이 읽는 글");
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let address = "/ko/desk/requests/2026-0001/read";
    let token = app.get_as(address, &office.cookie).field("once");
    requests::accept(&app.record, "2026-0001");
    let fields =
        [("once", token.as_str()), ("step", "accept"), ("text", "내가 다듬은 글"), ("organisation", "mois")];
    let reply = app.post(address, &office.cookie, &fields);
    assert_eq!(reply.status, 409);
    reply.shows("두 사람이 읽는 글");
    reply.shows("내가 다듬은 글");
}

fn correct(record: &Record) {
    let (_, organisation) = record.organisation("mois");
    record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let report = store::reports::by_key(conn, at, "kr-7-2_1-r1").expect("the report");
        let words = reporting::Words {
            status: report.content.status,
            text_ko: Some(("다섯 곳을 모았습니다.".to_owned(), jikim::domain::vocabulary::Origin::Original)),
            text_en: None,
            difficulties_ko: None,
            difficulties_en: None,
            next_step_ko: None,
            next_step_en: None,
            no_evidence_ko: None,
            no_evidence_en: None,
            occurred_on: None,
        };
        let actor = Actor::of(now(), organisation, "공공데이터정책과");
        let ids = (report.subject.commitment_id, report.id);
        reporting::correct(conn, &actor, day("2026-11-23"), ids, &words, "정정 요청").expect("corrected");
    });
}

#[test]
fn the_responsible_organisation_answers_with_what_the_request_caused() {
    let app = Example::written();
    neighbours(&app.record);
    requests::send(&app.record, "kr-7-2_1-r1", "다섯 곳입니다.");
    requests::accept(&app.record, "2026-0001");
    app.get("/ko/organisations/mois").shows("답변할 요청 1건(그중 지연 0건), 답변한 요청 0건");
    let reporter = app.record.member(Role::Reporter, "mois", "reporter@example.org");
    let other = app.record.member(Role::Reporter, "moef", "other@example.org");
    app.get_as("/ko/desk", &reporter.cookie).shows("답변할 요청 1건");
    app.get_as("/ko/desk/requests", &reporter.cookie).shows("다섯 곳입니다.");
    app.get_as("/ko/desk/requests", &other.cookie).hides("다섯 곳입니다.");
    let address = "/ko/desk/requests/2026-0001/answer";
    assert_eq!(app.get_as(address, &other.cookie).status, 403);
    let page = app.get_as(address, &reporter.cookie);
    let (token, base) = (page.field("once"), page.field("base"));
    let answer = |outcome: &str, caused: &str, text: &str, passed_to: &str| {
        let fields = [
            ("once", token.as_str()),
            ("base", base.as_str()),
            ("outcome", outcome),
            ("caused", caused),
            ("text_ko", text),
            ("text_en", ""),
            ("passed_to", passed_to),
        ];
        app.post(address, &reporter.cookie, &fields)
    };
    for (outcome, caused, text, passed_to, words) in [
        ("", "", "글", "", "처리 결과를 고르시기 바랍니다"),
        ("corrected", "", "글", "", "바뀐 기록을 적으시기 바랍니다"),
        ("corrected", "999", "글", "", "원장 번호나 보고 식별키가 없습니다"),
        ("corrected", "no-report", "글", "", "원장 번호나 보고 식별키가 없습니다"),
        ("corrected", "kr-7-2_1-r1", "글", "", "요청보다 먼저 있었습니다"),
        ("corrected", "10", "글", "", "요청의 대상이 바뀌지 않았습니다"),
        ("partly_corrected", "", "", "", "사유를 적으시기 바랍니다"),
        ("not_corrected", "", "", "", "사유를 적으시기 바랍니다"),
        ("passed_on", "", "글", "", "대신 답할 기관을 고르시기 바랍니다"),
        ("passed_on", "", "글", "mois", "대신 답할 기관을 고르시기 바랍니다"),
    ] {
        let reply = answer(outcome, caused, text, passed_to);
        assert_eq!(reply.status, 422, "{outcome} {caused}: {}", reply.words());
        reply.shows(words);
        assert!(text.is_empty() || reply.body.contains(text));
    }
    correct(&app.record);
    let reply = answer("corrected", "kr-7-2_1-r1", "고쳤습니다.", "");
    assert_eq!(
        (reply.status, reply.header("location")),
        (303, Some("/ko/requests/2026-0001")),
        "{}",
        reply.words()
    );
    let shown = app.get("/ko/requests/2026-0001");
    for words in ["정정함", "고쳤습니다.", "보고 정정", "답변 완료"] {
        shown.shows(words);
    }
    let caused = request(&app.record, "2026-0001").outcomes[0].content.caused_position.expect("a position");
    let link = format!("/ko/commitments/kr-7-2_1?as_of={caused}&amp;on=2026-11-23");
    assert!(shown.body.contains(&link), "{link}");
    app.get("/ko/organisations/mois").shows("답변할 요청 0건(그중 지연 0건), 답변한 요청 1건");
    assert!(app.get("/ko/outcomes.csv").body.contains("2026-0001,false,mois,corrected,"));
    assert_eq!(answer("not_corrected", "", "다시", "").header("location"), Some("/ko/requests/2026-0001"));
    assert_eq!(request(&app.record, "2026-0001").outcomes.len(), 1, "the same form again does nothing");
}

#[test]
fn a_request_is_passed_on_with_a_new_day_and_answered_by_who_got_it() {
    let app = Example::written();
    neighbours(&app.record);
    requests::send(&app.record, ABOUT, "누가 답합니까?");
    requests::accept(&app.record, "2026-0001");
    let reporter = app.record.member(Role::Reporter, "mois", "reporter@example.org");
    let other = app.record.member(Role::Reporter, "moef", "other@example.org");
    let address = "/ko/desk/requests/2026-0001/answer";
    let page = app.get_as(address, &reporter.cookie);
    let (token, base) = (page.field("once"), page.field("base"));
    let late = app.get_as(address, &reporter.cookie).field("once");
    let fields = |token: &str, outcome: &str| {
        vec![
            ("once".to_owned(), token.to_owned()),
            ("base".to_owned(), base.clone()),
            ("outcome".to_owned(), outcome.to_owned()),
            ("text_ko".to_owned(), "소관이 다릅니다.".to_owned()),
            ("passed_to".to_owned(), "moef".to_owned()),
        ]
    };
    let post = |cookie: &str, fields: Vec<(String, String)>| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        app.post(address, cookie, &fields)
    };
    // Somebody else of the same ministry has the page open as well.
    assert_eq!(post(&reporter.cookie, fields(&token, "passed_on")).status, 303);
    app.get("/ko/requests/2026-0001").shows("넘겨받은 기관: 기획재정부");
    assert_eq!(post(&reporter.cookie, fields(&late, "not_corrected")).status, 403, "it is another's now");
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let meanwhile = post(&office.cookie, fields(&late, "not_corrected"));
    assert_eq!(meanwhile.status, 409);
    meanwhile.shows("그사이 다른 답변이 공개되었거나");
    assert!(meanwhile.body.contains("소관이 다릅니다."));
    let page = app.get_as(address, &other.cookie);
    let fields = [
        ("once", page.field("once")),
        ("base", page.field("base")),
        ("outcome", "not_corrected".to_owned()),
        ("text_en", "It is right as it stands.".to_owned()),
    ];
    assert_eq!(post(&other.cookie, fields.map(|(a, b)| (a.to_owned(), b)).to_vec()).status, 303);
    let it = request(&app.record, "2026-0001");
    assert_eq!(it.state(day("2026-11-23")), RequestState::Answered);
    app.get("/ko/organisations/moef").shows("답변한 요청 1건");
    let outcomes: Vec<Outcome> = it.outcomes.iter().map(|it| it.content.outcome).collect();
    assert_eq!(outcomes, [Outcome::PassedOn, Outcome::NotCorrected]);
}

#[test]
fn a_request_is_late_the_day_after_its_answer_was_due() {
    let app = Example::written();
    requests::send(&app.record, ABOUT, "기한을 세는 글");
    requests::accept(&app.record, "2026-0001");
    let it = request(&app.record, "2026-0001");
    for (today, state) in [
        ("2026-11-23", RequestState::Open),
        ("2026-12-07", RequestState::Open),
        ("2026-12-08", RequestState::Late),
    ] {
        assert_eq!(it.state(day(today)), state, "{today}");
    }
    let counts = RequestCounts::of([&it].into_iter(), day("2026-12-08"));
    assert_eq!((counts.open, counts.late, counts.answered), (1, 1, 0));
    let later = later(&app, sixteen_days_later);
    later.get("/ko/requests").shows("답변 지연 2일 지연");
    later.get("/ko/organisations/mois").shows("답변할 요청 1건(그중 지연 1건)");
    assert!(later.get("/ko/requests.csv").body.contains(",late,"));
    // The day of a past view decides, not today's.
    let position = it.since;
    later.get(&format!("/ko/requests?as_of={position}&on=2026-12-01")).hides("답변 지연");
}

#[test]
fn the_senders_address_is_deleted_thirty_days_after_the_outcome() {
    let app = Example::written();
    app.post("/ko/requests/new", "", &typed(&once(&app), "send", "답을 기다리는 글"));
    requests::accept(&app.record, "2026-0001");
    let sender = |on: &str| {
        app.record
            .write(|conn| store::waiting_requests::sender(conn, "2026-0001", day(on)).expect("an answer"))
    };
    assert!(sender("2030-01-01").is_some(), "as long as nobody has answered");
    let base = request(&app.record, "2026-0001").since;
    let hand = requests::office(&app.record);
    let new = acts::NewAnswer {
        key: "2026-0001".to_owned(),
        outcome: Outcome::NotCorrected,
        text_ko: Some(("그대로 둡니다.".to_owned(), jikim::domain::vocabulary::Origin::Original)),
        text_en: None,
        caused: String::new(),
        passed_to: None,
        base,
    };
    app.record.write(|conn| acts::answer(conn, &hand, &new, |_| Ok(()))).expect("answered");
    assert!(sender("2026-12-23").is_some());
    assert_eq!(sender("2026-12-24"), None, "it is shown to nobody any more");
    let rows = |app: &Example| {
        app.record.write(|conn| {
            use diesel::prelude::*;
            jikim::schema::request_senders::table.count().get_result::<i64>(conn).expect("a count")
        })
    };
    assert_eq!(rows(&app), 1);
    app.record
        .write(|conn| store::waiting_requests::forget_senders(conn, day("2026-12-24")))
        .expect("forgotten");
    assert_eq!(rows(&app), 0);
}

#[test]
fn the_secretariat_speaks_for_ministries_only_and_who_has_left_for_nobody() {
    let app = Example::written();
    requests::send(&app.record, "kr-7-2_1-v1", "검토가 틀렸습니다.");
    requests::accept(&app.record, "2026-0001");
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let reviewer = app.record.member(Role::Reviewer, "watch", "reviewer@example.org");
    let address = "/ko/desk/requests/2026-0001/answer";
    assert_eq!(app.get_as(address, &office.cookie).status, 403, "nobody answers for civil society");
    assert_eq!(app.get_as(address, &reviewer.cookie).status, 200);
    // Whoever is removed between opening the page and sending it is refused in the act itself.
    let hand = jikim::acts::Hand { member_id: Some(reviewer.id), ..requests::office(&app.record) };
    app.record.write(|conn| store::members::remove(conn, reviewer.id, now())).expect("removed");
    let it = request(&app.record, "2026-0001");
    let refused = app.record.write(|conn| acts::answers_as(conn, &hand, &it));
    assert!(matches!(refused, Err(ActError::Forbidden(_))), "{refused:?}");
}
