//! Reporting through the forms: what is due and for whom, on behalf, entered later, drafts of colleagues, what the page
//! says when it is done, and what the public sees of it.

use jikim::domain::member::Role;
use jikim::store;

use crate::support::app::Reply;
use crate::support::example::Example;
use crate::support::members::{Somebody, neighbours};

pub const ON_MILESTONE: &str = "/ko/desk/milestones/kr-7-2_1-m2/report";

/// The fields of a report that was opened.
pub fn fields<'a>(
    form: &'a [(&'static str, String)],
    more: &[(&'static str, &'a str)],
) -> Vec<(&'static str, &'a str)> {
    let carried = form.iter().filter(|(name, _)| !more.iter().any(|(own, _)| own == name));
    carried.map(|(name, value)| (*name, value.as_str())).chain(more.iter().copied()).collect()
}

/// What a form carries.
pub fn carried(form: &Reply) -> Vec<(&'static str, String)> {
    ["once", "base", "version"].into_iter().map(|name| (name, form.field(name))).collect()
}

pub fn post(app: &Example, who: &Somebody, address: &str, more: &[(&'static str, &str)]) -> Reply {
    let form = app.get_as(address, &who.cookie);
    assert_eq!(form.status, 200, "{address}: {}", form.words());
    let carried = carried(&form);
    app.post(address, &who.cookie, &fields(&carried, more))
}

pub const DONE: [(&str, &str); 7] = [
    ("status", "substantial"),
    ("text_ko", "창구의 기준을 정하였습니다."),
    ("occurred_on", "2026-05-20"),
    ("evidence_kind", "law"),
    ("evidence_url", "https://example.org/standard"),
    ("evidence_title", "통합 창구 기준"),
    ("organisation", "mois"),
];

#[test]
fn a_published_report_is_said_to_be_so_with_a_link_and_shows_both_dates() {
    let app = Example::written();
    let who = app.record.member(Role::Reporter, "mois", "reporter@example.org");
    app.get_as("/ko/desk", &who.cookie).shows("보고할 과제");
    let publish = [&DONE[..], &[("step", "publish")]].concat();
    let reply = post(&app, &who, ON_MILESTONE, &publish);
    assert_eq!(reply.status, 303, "{}", reply.words());
    let led = reply.header("location").expect("an address").to_owned();
    let desk = app.get_as(&led, &who.cookie);
    desk.shows("보고를 공개했습니다. 공개된 화면 보기");
    let seen = desk.body.split("role=\"status\"").nth(1).and_then(|it| it.split("href=\"").nth(1));
    let seen = seen.and_then(|it| it.split('"').next()).expect("a link").to_owned();
    assert!(seen.starts_with("/ko/commitments/kr-7-2_1#kr-7-2_1-r"), "{seen}");
    let page = app.get("/ko/commitments/kr-7-2_1");
    for words in ["창구의 기준을 정하였습니다.", "통합 창구 기준", "2026. 5. 20.", "기록일"]
    {
        page.shows(words);
    }
    page.hides("대신 입력한 기관");
    // A key of no report says nothing.
    app.get_as("/ko/desk?done=reported&about=kr-9", &who.cookie).hides("done-reported");
    assert!(
        !app.get_as("/ko/desk?done=reported&about=kr-9", &who.cookie).words().contains("보고를 공개했습니다")
    );
}

#[test]
fn what_the_secretariat_reports_for_a_ministry_and_what_is_entered_later_are_shown_as_such() {
    let app = Example::written();
    neighbours(&app.record);
    let office = app.record.member(Role::Secretariat, "moef", "office@example.org");
    let before = ("occurred_on", "2026-01-20");
    let more = [&DONE[..2], &DONE[3..], &[before, ("entered_later", "1"), ("step", "publish")]].concat();
    let reply = post(&app, &office, ON_MILESTONE, &more);
    assert_eq!(reply.status, 303, "{}", reply.words());
    let page = app.get("/ko/commitments/kr-7-2_1");
    page.shows("대신 입력한 기관: 기획재정부");
    page.shows("나중에 입력");
}

#[test]
fn a_colleague_goes_on_with_a_draft_and_another_ministry_does_not_see_it() {
    let app = Example::written();
    neighbours(&app.record);
    let first = app.record.member(Role::Reporter, "mois", "first@example.org");
    let second = app.record.member(Role::Reporter, "mois", "second@example.org");
    let other = app.record.member(Role::Reporter, "moef", "other@example.org");
    let saved = post(&app, &first, ON_MILESTONE, &[("text_ko", "쓰다 만 보고입니다."), ("step", "save")]);
    assert_eq!(saved.status, 200, "{}", saved.words());
    app.get_as("/ko/desk", &second.cookie).shows("first@example.org 님");
    let form = app.get_as(ON_MILESTONE, &second.cookie);
    form.shows("이어서 쓸 수 있습니다");
    form.shows("쓰다 만 보고입니다.");
    app.get_as("/ko/desk", &other.cookie).hides("first@example.org");
    assert_eq!(app.get_as(ON_MILESTONE, &other.cookie).status, 403);
    let position = |app: &Example| app.record.write(|conn| store::entries::last(conn).expect("a position"));
    let before = position(&app);
    for address in ["/ko/commitments/kr-7-2_1", "/ko/changes", "/ko/commitments.csv?plan=kr-7"] {
        app.get(address).hides("쓰다 만");
    }
    assert_eq!(position(&app), before);
}

#[test]
fn a_closed_plan_says_so_before_anybody_types() {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let once = app.get_as("/ko/desk/plans/kr-7", &office.cookie).field("once");
    let closed =
        app.post("/ko/desk/plans/kr-7/close", &office.cookie, &[("once", once.as_str()), ("sure", "1")]);
    app.get_as(closed.header("location").expect("an address"), &office.cookie).shows("계획을 종료했습니다.");
    app.get("/ko/plans/kr-7").shows("종료된 계획입니다");
    let who = app.record.member(Role::Reporter, "mois", "reporter@example.org");
    app.get_as(ON_MILESTONE, &who.cookie).shows("종료");
    let reply = post(&app, &who, ON_MILESTONE, &[&DONE[..], &[("step", "publish")]].concat());
    assert_eq!(reply.status, 422);
    assert!(reply.body.contains("창구의 기준을 정하였습니다."), "what was typed is lost");
}

#[test]
fn the_plan_says_how_each_organisation_stands_and_what_has_changed_in_it() {
    let app = Example::written();
    let plan = app.get("/ko/plans/kr-7");
    plan.shows("기관별 보고 현황");
    plan.shows("이 날짜 이후 변경된 내용");
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let run = app.get_as("/ko/desk/plans/kr-7", &office.cookie);
    assert!(run.status == 200);
    app.get("/ko/plans/kr-6").hides("기관별 보고 현황");
    let n = |address: &str| app.get(address).words().matches("기록 시점으로 보기").count();
    assert!(
        n("/ko/changes?plan=kr-7") > n("/ko/changes?plan=kr-6"),
        "what changed in one plan is shown of another"
    );
    assert_eq!(n("/ko/changes?plan=kr-6"), 1);
    app.get("/ko/changes?plan=kr-7").shows("제7차 실행계획");
}

#[test]
fn what_a_leaving_member_has_open_is_shown_before_and_stays_with_the_organisation() {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let leaving = app.record.member(Role::Reporter, "mois", "leaving@example.org");
    let saved = post(&app, &leaving, ON_MILESTONE, &[("text_ko", "쓰다 만 보고입니다."), ("step", "save")]);
    assert_eq!(saved.status, 200, "{}", saved.words());
    let page = app.get_as("/ko/members", &office.cookie);
    page.shows("이 구성원이 마지막으로 저장한 초안");
    page.shows("국민 참여 창구 통합 ·");
    page.shows("다른 구성원이 없습니다");
    let colleague = app.record.member(Role::Reporter, "mois", "colleague@example.org");
    app.get_as("/ko/members", &office.cookie).shows("구성원 1명이 이어서 쓸 수 있습니다");
    let gone = app.post(&format!("/ko/members/{}/remove", leaving.id.0), &office.cookie, &[]);
    assert_eq!(gone.status, 303, "{}", gone.words());
    assert_eq!(app.get_as("/ko/account/sessions", &leaving.cookie).status, 303, "the session goes on");
    app.get_as("/ko/desk", &colleague.cookie).shows("leaving@example.org 님 (나간 구성원)");
    app.get_as(ON_MILESTONE, &colleague.cookie).shows("쓰다 만 보고입니다.");
}

#[test]
fn an_organisation_is_renamed_from_a_day_on_and_old_plans_keep_the_old_name() {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let address = "/ko/desk/organisations/mois/rename";
    let once = app.get_as(address, &office.cookie).field("once");
    let send = |step: &str, more: &[(&'static str, &str)]| {
        app.post(address, &office.cookie, &[&[("once", once.as_str()), ("step", step)], more].concat())
    };
    for (fields, words) in [
        (vec![("from", "2026-11-01")], "이름"),
        (vec![("from", "어느 날"), ("name_ko", "국민안전부")], "날짜"),
        (vec![("from", "2026-08-01"), ("name_ko", "국민안전부")], "그 뒤부터 쓰는 이름이 이미"),
    ] {
        let refused = send("record", &fields);
        assert_eq!(refused.status, 422, "{fields:?}: {}", refused.words());
        refused.shows(words);
    }
    let good = [("from", "2026-11-01"), ("name_ko", "국민안전부"), ("source", "https://example.go.kr/law")];
    let preview = send("preview", &good);
    preview.shows("국민안전부로 씁니다");
    preview.shows("라는 이름이 그대로 나옵니다");
    for _ in 0..2 {
        let done = send("record", &good);
        assert_eq!(done.header("location"), Some("/ko/desk/organisations?done=recorded"), "{}", done.words());
    }
    app.get_as("/ko/desk/organisations?done=recorded", &office.cookie).shows("기록했습니다.");
    let plan = app.get("/ko/plans/kr-7");
    plan.shows("행정안전부");
    let page = app.get("/ko/organisations/mois");
    page.shows("국민안전부");
}

#[test]
fn the_successor_of_an_organisation_reports_on_what_it_inherits() {
    let app = Example::written();
    neighbours(&app.record);
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let heir = app.record.member(Role::Reporter, "moef", "heir@example.org");
    assert_eq!(app.get_as(ON_MILESTONE, &heir.cookie).status, 403);
    app.get_as("/ko/desk", &heir.cookie).hides(ON_MILESTONE);
    let address = "/ko/desk/organisations/mois/succeed";
    let once = app.get_as(address, &office.cookie).field("once");
    let send = |address: &str, once: &str, step: &str, more: &[(&'static str, &str)]| {
        let fields = [&[("once", once), ("step", step), ("from", "2026-06-01")], more].concat();
        app.post(address, &office.cookie, &fields)
    };
    for (fields, words) in [
        (vec![("successor", "mois")], "자신이 되지 않도록"),
        (vec![("successor", "xx-ministry")], "같은 참여국의 기관"),
        (vec![("successor", "moef"), ("with", "moef")], "자신이 되지 않도록"),
    ] {
        let refused = send(address, &once, "record", &fields);
        assert_eq!(refused.status, 422, "{fields:?}");
        refused.shows(words);
    }
    let good = [("successor", "moef")];
    let preview = send(address, &once, "preview", &good);
    preview.shows("에서 보고합니다");
    preview.shows("구성원이 1명 있습니다");
    assert_eq!(send(address, &once, "record", &good).status, 303);
    let back = "/ko/desk/organisations/moef/succeed";
    let once = app.get_as(back, &office.cookie).field("once");
    let circle = send(back, &once, "record", &[("successor", "mois")]);
    assert_eq!(circle.status, 422);
    circle.shows("자신이 되지 않도록");
    app.get_as("/ko/desk", &heir.cookie).shows("국민 참여 창구 통합");
    let publish = [&DONE[..6], &[("organisation", "moef"), ("step", "publish")]].concat();
    let reply = post(&app, &heir, ON_MILESTONE, &publish);
    assert_eq!(reply.status, 303, "{}", reply.words());
    app.get("/ko/commitments/kr-7-2_1").shows("기획재정부");
}
