//! The page of a plan: what it counts, what it links to, and what it does not show yet on an earlier day.

use crate::support::example::Example;

fn written() -> Example {
    Example::written()
}

#[test]
fn a_plan_says_what_is_recorded_and_where_it_stands() {
    let page = written().get("/ko/plans/kr-7");
    assert_eq!(page.status, 200);
    page.shows("공약 14개 중 2개 기록");
    page.shows("공약 2개 중 0개가 이행 완료로 보고되었고, 지연 0개, 무보고 1개, 이견 1개입니다.");
    page.shows("상당 이행 1");
    page.shows("3개 중 1개 완료");
    let page = written().get("/en/plans/kr-7");
    page.shows("2 of 14 commitments recorded here");
    page.shows("Of 2 commitments, 0 are reported complete, 0 are late, 1 is silent and 1 is disputed.");
}

#[test]
fn a_title_shows_both_languages_and_says_which_is_a_translation() {
    let page = written().get("/en/plans/kr-7");
    page.shows("Action plan 7 Unofficial translation");
    assert!(page.body.contains(r#"<p class="other" lang="ko">제7차 실행계획"#), "{}", page.body);
}

#[test]
fn every_count_leads_to_just_those_commitments() {
    let app = written();
    let page = app.get("/ko/plans/kr-7");
    for (query, shown, hidden) in [
        ("plan=kr-7&amp;status=no_report", "2.10", "국민 참여 창구 통합"),
        ("plan=kr-7&amp;attention=disputed", "국민 참여 창구 통합", "2.10"),
    ] {
        let address = format!("/ko/commitments?{query}");
        assert!(page.body.contains(&format!("href=\"{address}\"")), "{address} is not linked");
        let list = app.get(&address.replace("&amp;", "&"));
        list.shows("공약 1개");
        list.shows(shown);
        list.hides(&format!(">{hidden}<"));
    }
    page.hides("status=complete");
}

#[test]
fn an_amendment_shows_what_moved_by_how_many_days_by_whom_and_why() {
    let page = written().get("/ko/plans/kr-7");
    page.shows("2026. 9. 1. · 연계 기관 협의 지연");
    page.shows("행정안전부, 사무국");
    page.shows("세부과제 2 창구 개통: 기한 2026. 6. 30. → 2026. 12. 31. (184일 연기)");
    assert!(page.body.contains(r#"href="https://forum.example.kr/minutes/9""#), "no source");
    page.shows("제1판, 2026. 1. 15.");
}

#[test]
fn an_earlier_day_does_not_know_what_came_later() {
    let app = written();
    let page = app.get("/ko/plans/kr-7?as_of=2026-06-30");
    page.shows("과거 시점의 기록입니다.");
    page.shows("3개 중 1개 완료");
    page.hides("연계 기관 협의 지연");
    page.hides("2026. 12. 31.");
    assert!(!page.body.contains("attention=disputed"), "disputed before the review");
    assert!(page.body.contains("/ko/commitments/kr-7-2_1?as_of=2026-06-30"), "links leave the past");
    let page = app.get("/ko/plans/kr-7?as_of=2026-01-10");
    page.shows("이행 보고 미수집");
    assert_eq!(app.get("/ko/plans/kr-7?as_of=2026-01-01").status, 400);
    assert_eq!(app.get("/ko/plans/kr-9").status, 404);
}

#[test]
fn a_plan_that_is_not_tracked_is_never_late_or_silent() {
    let app = written();
    let page = app.get("/ko/plans/kr-6");
    page.shows("이행 보고 미수집");
    page.hides("attention=late");
    page.hides(">무보고<");
    page.shows("지킴에서 이행 보고를 받지 않는 계획입니다.");
    page.hides("일 지연");
    app.get("/ko/plans/kr-7").shows("0 지연");
}

#[test]
fn the_files_of_a_plan_open_and_hold_its_rows() {
    let app = written();
    let page = app.get("/ko/plans/kr-7");
    for name in ["commitments", "milestones", "reports", "reviews", "evidence", "assessments", "amendments"] {
        let address = format!("/ko/data/{name}.csv?plan=kr-7");
        assert!(page.body.contains(&format!("href=\"{address}\"")), "{address} is not linked");
        let file = app.get(&address);
        assert_eq!(file.status, 200);
        assert!(file.body.contains("kr-7-2_1"), "{name}: {}", file.body);
    }
}
