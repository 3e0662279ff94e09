//! Running a plan through its page: days that cannot be, versions in which nothing is new, and closing, which is asked
//! for twice.

use jikim::domain::member::Role;
use jikim::domain::plan::PlanStage;
use jikim::store;

use crate::support::app::Reply;
use crate::support::example::{self, Example};
use crate::support::members::Somebody;

/// The plan as drafted, and its secretariat.
fn drafted() -> (Example, Somebody) {
    let app = Example::empty();
    example::draft(&app.record);
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    (app, office)
}

fn act(app: &Example, office: &Somebody, act: &str, more: &[(&str, &str)]) -> Reply {
    let once = app.get_as("/ko/desk/plans/kr-7", &office.cookie).field("once");
    let fields = [&[("once", once.as_str())], more].concat();
    app.post(&format!("/ko/desk/plans/kr-7/{act}"), &office.cookie, &fields)
}

#[track_caller]
fn refused(reply: &Reply, words: &str) {
    assert_eq!(reply.status, 422, "{}", reply.words());
    reply.shows(words);
}

fn versions(app: &Example) -> usize {
    app.record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let plan = store::plans::by_key(conn, at, "kr-7").expect("a plan");
        store::plans::versions(conn, at, plan.id).expect("read").len()
    })
}

#[test]
fn a_version_is_submitted_on_a_day_that_can_be_and_says_something_new() {
    let (app, office) = drafted();
    for (day, words) in [
        ("", "날짜를 적으십시오"),
        ("어느 날", "날짜로 읽을 수 없습니다"),
        ("1890-01-01", "1900년 이후의 날짜를 적으십시오"),
        ("1990-01-01", "계획이 시작되기 2년도 더 전의 날입니다"),
        ("2026-11-24", "아직 오지 않은 날짜입니다"),
    ] {
        refused(&act(&app, &office, "submit", &[("day", day)]), words);
    }
    assert_eq!(versions(&app), 0);
    assert_eq!(act(&app, &office, "submit", &[("day", "2026-01-15")]).status, 303);
    let same = act(&app, &office, "submit", &[("day", "2026-11-20")]);
    refused(&same, "앞선 제출본을 확정한 뒤로 계획의 내용이 바뀌지 않았습니다");
    // What is said of the plan meanwhile is no change of it.
    let app = Example::empty();
    let ids = example::draft(&app.record);
    example::submit(&app.record, ids);
    example::report(&app.record, ids);
    example::review(&app.record, ids);
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let same = act(&app, &office, "submit", &[("day", "2026-11-20")]);
    refused(&same, "앞선 제출본을 확정한 뒤로 계획의 내용이 바뀌지 않았습니다");
    example::amend(&app.record, ids);
    refused(&act(&app, &office, "submit", &[("day", "2026-01-14")]), "앞선 제출본의 제출일(2026-01-15)");
    assert_eq!(versions(&app), 1);
    assert_eq!(act(&app, &office, "submit", &[("day", "2026-01-15")]).status, 303);
    assert_eq!(versions(&app), 2);
}

#[test]
fn reporting_is_opened_once_and_not_from_a_day_to_come() {
    let (app, office) = drafted();
    app.get_as("/ko/desk/plans/kr-7", &office.cookie).shows("시작한 뒤에는 시작하는 날을 바꿀 수 없으니");
    let future = act(&app, &office, "open", &[("day", "2026-11-24")]);
    refused(&future, "오늘이거나 오늘보다 앞선 날이어야 합니다");
    assert_eq!(act(&app, &office, "open", &[("day", "2026-11-23")]).status, 303);
    let again = act(&app, &office, "open", &[("day", "2026-11-01")]);
    refused(&again, "이미 2026-11-23부터 이행 상황을 점검하고 있습니다");
}

#[test]
fn a_plan_is_closed_when_that_is_confirmed_and_the_page_says_how_it_is_opened_again() {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let stage = || {
        app.record.write(|conn| {
            let at = store::entries::last(conn).expect("a position");
            store::plans::by_key(conn, at, "kr-7").expect("a plan").content.stage
        })
    };
    let page = app.get_as("/ko/desk/plans/kr-7", &office.cookie);
    page.shows("‘계획 단계’를 ‘시행 중’으로 바꾸어야 합니다");
    // Nothing is due next: neither a further version nor closing stands out.
    for name in ["새 제출본 확정", "계획 종료"] {
        assert!(page.body.contains(&format!("<button class=\"second\" type=\"submit\">{name}")), "{name}");
    }
    refused(&act(&app, &office, "close", &[]), "확인란에 표시하십시오");
    assert_eq!(stage(), PlanStage::InForce);
    assert_eq!(act(&app, &office, "close", &[("sure", "1")]).status, 303);
    assert_eq!(stage(), PlanStage::Closed);
    app.get_as("/ko/desk/plans/kr-7", &office.cookie).shows("다시 열려면 ‘계획 단계’를");
}
