//! What could mislead a visitor: fiction among facts, units counted as commitments, zeros where nobody asked, links
//! that lead nowhere, and bars that hide how much they count.

use jikim::charts::bar::{self, Bar, Fill, Part};

use crate::support::Record;
use crate::support::example::Example;

#[test]
fn a_search_lists_the_demonstration_apart_and_says_so_of_each() {
    let record = Record::demonstration();
    let app = record.app();
    for (language, words, mark) in [("ko", "%EC%98%88%EC%82%B0", "시연"), ("en", "budget", "demonstration")]
    {
        let page = app.get(&format!("/{language}/search?q={words}"));
        let found: Vec<&str> = page.body.split("<li class=\"card\">").skip(1).collect();
        let is_made_up = |it: &&str| it.contains("/demo-");
        let first = found.iter().position(&is_made_up).expect("something of the demonstration");
        assert!(first > 0, "nothing real was found first");
        assert!(found[first..].iter().all(&is_made_up), "the record and the demonstration are mixed");
        for it in found {
            let marked = it.split("</li>").next().is_some_and(|it| it.contains("class=\"mark\""));
            assert_eq!(marked, is_made_up(&it), "{it}");
        }
        page.shows(mark);
    }
}

#[test]
fn units_of_the_irm_are_not_counted_as_commitments() {
    let record = Record::demonstration();
    let app = record.app();
    let plans = app.get("/ko/plans?participant=kr");
    plans.shows("공약 12개 · IRM 평가 단위 13개 기록");
    plans.shows("공약 8개 · IRM 평가 단위 16개 기록");
    plans.shows("공약 14개 중 3개 기록");
    app.get("/ko/plans/kr-1").shows("기록된 IRM 평가 단위 16개의");
    app.get("/en/plans/kr-1").shows("16 units as the IRM codes");
    // Of a plan that has more units than are recorded here, all count.
    app.get("/ko/participants/kr").shows("16개 중 3개 (3개 기록)");
}

#[test]
fn what_nobody_was_asked_about_has_no_zeros() {
    let record = Record::demonstration();
    let app = record.app();
    for n in 1..=6 {
        let page = app.get(&format!("/ko/plans/kr-{n}"));
        page.hides("확인 필요");
        page.shows("지킴에서 이행 보고를 받지 않는 계획입니다");
    }
    app.get("/ko/plans/demo-2").shows("확인 필요");
}

#[test]
fn no_entry_of_a_history_leads_to_before_there_was_anything() {
    let record = Record::demonstration();
    let app = record.app();
    for address in ["/ko/commitments/kr-6-1", "/ko/commitments/demo-2-5", "/ko/plans/demo-2/amendments"] {
        let page = app.get(address);
        let links: Vec<&str> = page
            .body
            .split("href=\"")
            .filter_map(|it| it.split('"').next())
            .filter(|it| it.contains("as_of="))
            .collect();
        assert!(!links.is_empty(), "{address} leads to no past");
        for link in links {
            let link = link.split('#').next().unwrap_or_default().replace("&amp;", "&");
            assert_eq!(app.get(&link).status, 200, "{address} leads to {link}");
        }
    }
}

#[test]
fn a_page_leads_to_itself_as_of_another_day_with_what_was_asked() {
    let app = Example::written();
    let page = app.get("/ko/commitments?plan=kr-7&status=complete");
    let form =
        page.body.split("<form class=\"dated\"").find(|it| it.contains("name=\"as_of\"")).expect("a form");
    let form = form.split("</form>").next().expect("its end");
    assert!(form.contains("action=\"/ko/commitments\""), "{form}");
    for pair in ["name=\"plan\" value=\"kr-7\"", "name=\"status\" value=\"complete\""] {
        assert!(form.contains(pair), "{pair} is lost: {form}");
    }
    app.get("/ko/commitments?plan=kr-7&status=complete&as_of=2026-03-01").shows("과거 시점의 기록입니다.");
    // A page that is of now only has no past.
    assert!(!app.get("/ko/sign-in").body.contains("name=\"as_of\""));
}

#[test]
fn an_organisation_of_the_demonstration_is_found_under_its_own_heading() {
    let record = Record::demonstration();
    let app = record.app();
    let page = app.get("/ko/commitments");
    let made_up = page.body.split("<optgroup label=\"시연용 자료").nth(1).expect("a group");
    assert!(made_up.contains("demo-"), "the group is empty");
    let before = page.body.split("<optgroup").next().expect("what comes before");
    assert!(!before.contains("value=\"demo"), "the demonstration is among the participants");
    app.get("/ko/commitments?organisation=demo-integrity").hides("조건을 줄여");
}

#[test]
fn what_was_withdrawn_with_its_commitment_is_not_kept() {
    let record = Record::demonstration();
    let page = record.app().get("/ko/plans/demo-2/versions/now");
    let kept = page.body.split("<h2>").find(|it| it.starts_with("그대로")).expect("what was kept");
    assert!(!kept.contains("/commitments/demo-2-7\""), "milestones of a withdrawn commitment are kept");
}

#[test]
fn bars_beside_one_another_are_as_long_as_what_they_count() {
    let of = |n: usize| Bar {
        label: String::new(),
        parts: vec![Part { fill: Fill::Full, words: n.to_string(), n }],
    };
    let (one, three) = (of(1), of(3));
    let longest = bar::longest([&one, &three].into_iter());
    let width = |bar: &Bar| {
        let drawn = bar::draw_of("x", bar, longest).content.0;
        drawn
            .split("width=\"")
            .nth(1)
            .and_then(|it| it.split('%').next()?.parse::<f64>().ok())
            .expect("a width")
    };
    assert!((width(&three) - 100.0).abs() < 0.01);
    assert!((width(&one) - 100.0 / 3.0).abs() < 0.1, "one of three is {} per cent wide", width(&one));
}
