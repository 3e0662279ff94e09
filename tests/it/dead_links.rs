//! Links of evidence: what readers say of them, who looks, what it changes, and how they are mended.

use jikim::acts::Actor;
use jikim::acts::reporting::{self, NewEvidence, NewReport, Words};
use jikim::domain::evidence::EvidenceKind;
use jikim::domain::member::Role;
use jikim::domain::report::ReportedStatus;
use jikim::domain::vocabulary::Origin;
use jikim::store;

use crate::support::app::now;
use crate::support::example::{Example, day};
use crate::support::members::neighbours;

/// The evidence of the commitment's report of complete.
const EVIDENCE: &str = "kr-7-2_1-r3-e1";

/// The example, its commitment reported complete with one piece of evidence.
fn completed() -> Example {
    let app = Example::written();
    let (_, organisation_id) = app.record.organisation("mois");
    app.record.write(|conn| {
        let original = |text: &str| Some((text.to_owned(), Origin::Original));
        let at = store::entries::last(conn).expect("a position");
        let period_id = store::plans::all_periods(conn, at).expect("periods").first().map(|it| it.id);
        let new = NewReport {
            commitment_id: store::commitments::id_of(conn, "kr-7-2_1").expect("an answer").expect("it"),
            milestone_id: None,
            organisation_id,
            period_id,
            entered_later: false,
            words: Words {
                status: ReportedStatus::Complete,
                text_ko: original("모두 마쳤습니다."),
                text_en: None,
                difficulties_ko: None,
                difficulties_en: None,
                next_step_ko: None,
                next_step_en: None,
                no_evidence_ko: None,
                no_evidence_en: None,
                occurred_on: None,
            },
            evidence: vec![NewEvidence {
                kind: EvidenceKind::OfficialDocument,
                url: "https://design.example.kr/".to_owned(),
                title_ko: original("결과 보고"),
                title_en: None,
                dated_on: None,
                seen_on: None,
                archive_url: None,
            }],
        };
        let actor = Actor::of(now(), organisation_id, "공공데이터정책과");
        reporting::publish(conn, &actor, day("2026-11-23"), &new).expect("reported");
    });
    app
}

fn reported(app: &Example) -> i64 {
    app.record.write(|conn| store::link_reports::all(conn).expect("all").iter().map(|it| it.n).sum())
}

#[test]
fn a_reader_says_with_one_press_that_a_link_is_dead() {
    let app = completed();
    let page = app.get("/ko/commitments/kr-7-2_1");
    page.shows("이 링크가 열리지 않습니다");
    assert!(page.body.contains(&format!("action=\"/ko/evidence/{EVIDENCE}/dead\"")));
    let address = format!("/ko/evidence/{EVIDENCE}/dead");
    for _ in 0..3 {
        let reply = app.post(&address, "", &[]);
        assert_eq!((reply.status, reply.header("location")), (303, Some(address.as_str())));
    }
    assert_eq!(reported(&app), 1, "the same address says it once a day");
    app.get(&address).shows("공개된 내용이 바뀌지 않습니다");
    assert_eq!(app.post("/ko/evidence/kr-7-2_1/dead", "", &[]).status, 404);
    assert_eq!(app.post(&address, "", &[("text", "x")]).status, 400);
    // In the past there is nothing to press.
    let past = app.get("/ko/commitments/kr-7-2_1?as_of=9");
    past.hides("이 링크가 열리지 않습니다");
    past.hides("requests/new");
}

#[test]
fn the_category_of_the_form_says_the_same_and_needs_no_words() {
    let app = completed();
    let form = app.get(&format!("/en/requests/new?about={EVIDENCE}"));
    let token = form.field("once");
    let fields = [("about", EVIDENCE), ("once", token.as_str()), ("category", "dead_link"), ("step", "send")];
    let reply = app.post("/en/requests/new", "", &fields);
    let thanks = format!("/en/evidence/{EVIDENCE}/dead");
    assert_eq!((reply.status, reply.header("location")), (303, Some(thanks.as_str())));
    assert_eq!(reported(&app), 1);
    let waiting = app.record.write(|conn| store::waiting_requests::counts(conn).expect("counts"));
    assert_eq!(waiting, [], "nothing waits to be read");
}

#[test]
fn a_link_that_is_confirmed_dead_proves_nothing_until_it_is_mended() {
    let app = completed();
    neighbours(&app.record);
    app.post(&format!("/ko/evidence/{EVIDENCE}/dead"), "", &[]);
    let reporter = app.record.member(Role::Reporter, "mois", "reporter@example.org");
    let other = app.record.member(Role::Reporter, "moef", "other@example.org");
    let reviewer = app.record.member(Role::Reviewer, "watch", "reviewer@example.org");
    app.get_as("/ko/desk", &reporter.cookie).shows("확인하거나 고칠 링크 1건");
    app.get_as("/ko/desk/requests", &reporter.cookie).shows("열리지 않는다는 신고 1건(최근 2026. 11. 23.)");
    app.get_as("/ko/desk/requests", &other.cookie).hides("https://design.example.kr/");
    let check = format!("/ko/desk/evidence/{EVIDENCE}/check");
    assert_eq!(app.get_as(&check, &reporter.cookie).status, 403);
    let page = app.get_as(&check, &reviewer.cookie);
    page.shows("https://design.example.kr/");
    let token = page.field("once");
    for (day, words) in [("2026-11-24", "아직"), ("", "날짜"), ("어제", "날짜")] {
        let fields = [("once", token.as_str()), ("step", "confirm"), ("dead_on", day)];
        let reply = app.post(&check, &reviewer.cookie, &fields);
        assert_eq!(reply.status, 422, "{day}");
        reply.shows(words);
    }
    assert!(is_proven(&app));
    let fields = [("once", token.as_str()), ("step", "confirm"), ("dead_on", "2026-11-20")];
    let reply = app.post(&check, &reviewer.cookie, &fields);
    assert_eq!(reply.status, 303, "{}", reply.words());
    assert_eq!(app.post(&check, &reviewer.cookie, &fields).status, 303, "the same form again");
    assert!(!is_proven(&app));
    let page = app.get("/ko/commitments/kr-7-2_1");
    page.shows("2026. 11. 20.");
    assert!(!page.body.contains(&format!("/ko/evidence/{EVIDENCE}/dead")), "there is nothing left to press");
    assert_eq!(reported(&app), 0, "somebody has looked");
    app.get("/ko/changes").shows("증빙자료 링크 확인");
    // Its organisation gives it a new address; the old one stays readable.
    let mend = format!("/ko/desk/evidence/{EVIDENCE}/mend");
    assert_eq!(app.get_as(&mend, &other.cookie).status, 403);
    assert_eq!(app.get_as(&mend, &reviewer.cookie).status, 403);
    app.get_as("/ko/desk/requests", &reporter.cookie).shows("링크 고치기");
    let page = app.get_as(&mend, &reporter.cookie);
    let (token, base) = (page.field("once"), page.field("base"));
    let post = |url: &str, archive: &str, base: &str, token: &str| {
        let fields = [
            ("once", token),
            ("base", base),
            ("url", url),
            ("archive_url", archive),
            ("reason", "누리집 개편"),
        ];
        app.post(&mend, &reporter.cookie, &fields)
    };
    for (url, archive) in [
        ("https://design.example.kr/", ""),
        ("", ""),
        ("ftp://design.example.kr/", ""),
        ("https://design.example.kr/", "nowhere"),
    ] {
        assert_eq!(post(url, archive, &base, &token).status, 422, "{url} {archive}");
    }
    let stale = post("https://new.example.kr/", "", "1", &token);
    assert_eq!(stale.status, 409);
    assert!(stale.body.contains("https://new.example.kr/"));
    assert_eq!(post("https://new.example.kr/", "", &base, &token).status, 303);
    assert!(is_proven(&app));
    let page = app.get("/ko/commitments/kr-7-2_1");
    page.shows("이전 주소: https://design.example.kr/");
    assert!(page.body.contains("href=\"https://new.example.kr/\""));
}

/// Whether the report of complete stands on evidence that anyone can open.
fn is_proven(app: &Example) -> bool {
    let file = app.get("/ko/evidence.csv").body;
    let line = file.lines().find(|it| it.contains(EVIDENCE)).expect("the evidence").to_owned();
    let is_openable = line.ends_with(",true");
    let unproven = app.get("/ko/commitments?attention=unproven").words().contains("국민 참여 창구 통합");
    assert_eq!(is_openable, !unproven, "file and list say the same");
    is_openable
}

#[test]
fn an_archived_copy_proves_what_the_dead_link_did() {
    let app = completed();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let check = format!("/ko/desk/evidence/{EVIDENCE}/check");
    let token = app.get_as(&check, &office.cookie).field("once");
    let fields = [("once", token.as_str()), ("step", "confirm"), ("dead_on", "2026-11-20")];
    assert_eq!(app.post(&check, &office.cookie, &fields).status, 303);
    let mend = format!("/ko/desk/evidence/{EVIDENCE}/mend");
    let page = app.get_as(&mend, &office.cookie);
    let fields = [
        ("once", page.field("once")),
        ("base", page.field("base")),
        ("url", "https://design.example.kr/".to_owned()),
        ("archive_url", "https://archive.example.org/design".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    assert_eq!(app.post(&mend, &office.cookie, &fields).status, 303);
    assert!(is_proven(&app));
    let page = app.get("/ko/commitments/kr-7-2_1");
    page.shows("보존본");
    assert!(page.body.contains("href=\"https://archive.example.org/design\""));
    page.shows("2026. 11. 20.");
    app.get_as("/ko/desk/requests", &office.cookie).shows("확인하거나 고칠 링크가 없습니다.");
}

#[test]
fn a_link_that_opens_is_dismissed_without_a_trace_in_the_record() {
    let app = completed();
    app.post(&format!("/ko/evidence/{EVIDENCE}/dead"), "", &[]);
    let reviewer = app.record.member(Role::Reviewer, "watch", "reviewer@example.org");
    let check = format!("/ko/desk/evidence/{EVIDENCE}/check");
    let page = app.get_as(&check, &reviewer.cookie);
    let before = app.record.write(|conn| store::entries::last(conn).expect("a position"));
    let fields = [("once", page.field("once")), ("step", "dismiss".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    assert_eq!(app.post(&check, &reviewer.cookie, &fields).status, 303);
    assert_eq!(reported(&app), 0);
    assert_eq!(app.record.write(|conn| store::entries::last(conn).expect("a position")), before);
    app.get_as("/ko/desk/requests", &reviewer.cookie).shows("확인하거나 고칠 링크가 없습니다.");
}
