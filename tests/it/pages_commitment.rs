//! The page of a commitment with all that is said of it, the way there by its OGP id, and the list.

use crate::support::example::{self, Example};

const PAGE: &str = "/ko/commitments/kr-7-2_1";

fn written() -> Example {
    Example::written()
}

#[test]
fn a_commitment_is_walked_from_draft_to_amendment() {
    let app = Example::empty();
    assert_eq!(app.get(PAGE).status, 404);
    let ids = example::draft(&app.record);
    let page = app.get(PAGE);
    page.shows("이행 보고 미수집");
    page.shows("아직 검토되지 않음");
    page.shows("아직 평가되지 않음");
    example::submit(&app.record, ids);
    app.get(PAGE).shows("보고 없음");
    example::report(&app.record, ids);
    let page = app.get(PAGE);
    page.shows("아홉 곳을 모았습니다.");
    page.shows("증빙 4단계 중 4단계");
    page.shows("기록일 2026. 6. 20. · 이행일 2026. 6. 12.");
    page.hides("네 곳만 이어집니다.");
    example::review(&app.record, ids);
    let page = app.get(PAGE);
    page.shows("네 곳만 이어집니다.");
    page.shows("보고와 1단계 차이");
    example::assess(&app.record, ids);
    let page = app.get(PAGE);
    page.shows("일부 이행 (OGP: Limited, 3)");
    page.shows("미대조");
    page.shows("31쪽");
    example::amend(&app.record, ids);
    let page = app.get(PAGE);
    page.shows("제출본의 2026. 6. 30.에서 184일 연기");
    page.shows("2026. 6. 30. → 2026. 12. 31.");
    let file = app.get("/ko/commitments.csv?plan=kr-7");
    assert!(file.body.contains("kr-7-2_1"), "{}", file.body);
    assert!(
        app.get("/ko/milestones.csv?plan=kr-7").body.contains("2026-12-31"),
        "the amendment is in no file"
    );
}

#[test]
fn an_earlier_day_shows_earlier_words() {
    let app = written();
    let page = app.get(&format!("{PAGE}?as_of=2026-06-22"));
    page.shows("열 곳을 모았습니다.");
    page.hides("아홉 곳을 모았습니다.");
    page.hides("네 곳만 이어집니다.");
    page.hides("2026. 12. 31. ");
    page.shows("아직 검토되지 않음");
    let page = app.get(&format!("{PAGE}?as_of=2026-06-30"));
    page.shows("아홉 곳을 모았습니다.");
    page.hides("184일");
}

#[test]
fn a_correction_keeps_the_old_words_and_says_why() {
    let page = written().get(PAGE);
    page.shows("정정됨 2026. 6. 25.: 집계 착오");
    page.shows("정정 전 내용상당 이행열 곳을 모았습니다.");
    page.shows("열 곳을 모았습니다. → 아홉 곳을 모았습니다.");
}

#[test]
fn every_change_leads_to_the_page_before_and_after() {
    let app = written();
    let page = app.get(PAGE);
    for (position, words) in [(5, "열 곳을 모았습니다."), (6, "아홉 곳을 모았습니다.")] {
        let address = format!("{PAGE}?as_of={position}");
        assert!(page.body.contains(&format!("href=\"{address}\"")), "{address} is not linked");
        app.get(&address).shows(words);
    }
}

#[test]
fn the_template_stands_in_its_own_order() {
    let words = written().get(PAGE).words();
    let place = |text: &str| words.find(text).expect(text);
    assert!(place("창구가 흩어져 있습니다.") < place("창구를 하나로 모읍니다."), "{words}");
}

#[test]
fn organisations_keep_the_name_of_the_plans_time() {
    let page = written().get(PAGE);
    page.shows("행정안전부 (공공데이터정책과)");
    page.hides("새 이름");
}

#[test]
fn an_open_end_and_words_without_a_row_of_their_own_are_shown_as_written() {
    let page = written().get(PAGE);
    page.shows("계속(종료일 없음) “계속 추진”");
    page.shows("한국지능정보사회진흥원");
    page.shows("각 부처");
}

#[test]
fn a_missing_value_says_which_kind_of_missing_it_is() {
    let words = written().get(PAGE).words();
    assert_eq!(
        words.matches("(NR)").count(),
        2,
        "beside the other verdicts, and among the indicators: {words}"
    );
}

#[test]
fn a_commitment_names_the_one_that_it_carries_on() {
    let app = written();
    let page = app.get(PAGE);
    page.shows("참여 창구 개선");
    assert!(page.body.contains(r#"href="/ko/commitments/kr-6-2""#), "no link");
    app.get("/ko/commitments/kr-6-2").shows("국민 참여 창구 통합");
}

#[test]
fn markup_in_a_title_is_text() {
    let page = written().get("/ko/commitments/kr-7-2_10");
    page.shows("예산 정보 &lt;공개&gt; &amp; 설명");
    page.hides("<공개>");
}

#[test]
fn an_ogp_id_leads_to_the_commitment_in_the_readers_language() {
    let app = written();
    for (accepted, address) in
        [("en-GB,en;q=0.9,ko;q=0.5", "/en/commitments/kr-7-2_1"), ("fr", "/ko/commitments/kr-7-2_1")]
    {
        let reply = app.send("/c/kr0071", &[("accept-language", accepted)]);
        assert_eq!(reply.status, 303);
        assert_eq!(reply.header("location"), Some(address));
        assert_eq!(reply.header("vary"), Some("accept-language"));
    }
    assert_eq!(app.get("/c/KR9999").status, 404);
}

#[test]
fn what_a_filter_does_not_know_is_named_and_the_rest_still_filters() {
    let app = written();
    let page = app.get("/ko/commitments?plan=kr-7&status=foo");
    assert_eq!(page.status, 200);
    page.shows("status=foo에 해당하는 항목이 없어 이 조건은 적용하지 않았습니다.");
    page.shows("공약 2개");
    page.hides("참여 창구 개선");
    let page = app.get("/en/commitments?status=foo");
    page.shows("There is no status=foo; that condition was not applied.");
}

#[test]
fn the_list_and_its_file_agree() {
    let app = written();
    let list = app.get("/ko/commitments");
    list.shows("참여 창구 개선제6차 실행계획");
    assert!(list.body.contains(">행정안전부</a>"), "not the name of the plan's time: {}", list.body);
    for (query, n) in [("", 3), ("plan=kr-7", 2), ("organisation=mois", 1), ("attention=silent", 1)] {
        app.get(&format!("/ko/commitments?{query}")).shows(&format!("공약 {n}개"));
        let file = app.get(&format!("/ko/commitments.csv?{query}"));
        assert_eq!(file.body.matches("\r\n").count(), n + 1, "{query}: {}", file.body);
    }
    app.get("/ko/commitments?plan=kr-6&attention=late").shows("조건에 맞는 공약이 없습니다.");
}
