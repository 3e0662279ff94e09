//! The pages and files of the worked example and of Korea's plans, through HTTP.

use std::collections::{BTreeSet, HashSet};

use crate::support::Record;

#[test]
fn every_internal_link_leads_to_a_sound_page_in_both_languages() {
    let record = Record::demonstration();
    let app = record.app();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    let mut waiting = vec!["/ko".to_owned(), "/en".to_owned()];
    let mut faults = Vec::new();
    while let Some(address) = waiting.pop() {
        if !seen.insert(address.clone()) || seen.len() > 900 {
            continue;
        }
        let reply = app.get(&address);
        if address.ends_with("/desk") {
            let first = reply.header("location").unwrap_or_default().to_owned();
            assert!(reply.status == 303 && first.contains("/sign-in?next="), "{address}: {first}");
            waiting.push(first);
            continue;
        }
        if reply.status != 200 {
            faults.push(format!("{address}: {}", reply.status));
            continue;
        }
        if reply.header("content-type").is_some_and(|it| it.starts_with("text/csv")) {
            assert!(reply.body.starts_with('\u{feff}'), "{address}");
            continue;
        }
        let is_page = reply.header("content-type").is_some_and(|it| it.starts_with("text/html"));
        if !is_page {
            assert!([".atom", ".ics", ".svg"].iter().any(|it| address.contains(it)), "{address}");
            continue;
        }
        faults.extend(unsound(&reply.body).into_iter().map(|fault| format!("{address}: {fault}")));
        for link in reply.body.split("href=\"").skip(1).filter_map(|it| it.split('"').next()) {
            let link = link.split('#').next().unwrap_or_default().replace("&amp;", "&");
            // The past has as many pages as the ledger entries: the first of each kind will do.
            if link.starts_with('/') && !link.starts_with("/assets") && !link.contains("as_of=") {
                waiting.push(link);
            }
        }
    }
    assert_eq!(faults, Vec::<String>::new());
    assert!(seen.len() > 200, "{}", seen.len());
}

/// What is wrong with the markup of a page.
fn unsound(body: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if body.matches("<h1").count() != 1 {
        faults.push("not one h1".to_owned());
    }
    let ids: Vec<&str> = body.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect();
    let unique: HashSet<&str> = ids.iter().copied().collect();
    if unique.len() != ids.len() {
        faults.push("an id stands twice".to_owned());
    }
    for target in body.split("<label for=\"").skip(1).filter_map(|it| it.split('"').next()) {
        if !unique.contains(target) {
            faults.push(format!("a label for {target}, which is not there"));
        }
    }
    if body
        .split("<th")
        .skip(1)
        .any(|it| !it.starts_with("ead") && !it.split('>').next().unwrap_or_default().contains("scope="))
    {
        faults.push("a th without scope".to_owned());
    }
    for (mark, what) in [("style=\"", "an inline style"), (" onclick", "a handler")] {
        if body.contains(mark) {
            faults.push(what.to_owned());
        }
    }
    for (mark, what) in [("<html lang=", "a language"), ("<main", "a main part")] {
        if !body.contains(mark) {
            faults.push(format!("no {what}"));
        }
    }
    let own = format!("<script src=\"/assets/{}\" defer></script>", jikim::web::assets::SCRIPT.name);
    if body.replacen(&own, "", 1).contains("<script") {
        faults.push("a script".to_owned());
    }
    // A card has nothing to skip, and a sheet one link.
    if body.contains("class=\"mast\"") && !body.contains("class=\"skip\"") {
        faults.push("no skip link".to_owned());
    }
    faults
}

#[test]
fn koreas_six_plans_are_shown_as_far_as_they_are_known_and_never_late_or_silent() {
    let record = Record::korea();
    let app = record.app();
    for language in ["ko", "en"] {
        let plans = app.get(&format!("/{language}/plans")).body;
        for n in 1..=6 {
            assert!(plans.contains(&format!("/{language}/plans/kr-{n}\"")), "{language} {n}");
        }
    }
    assert!(app.get("/en/plans/kr-5").body.contains("3 of 14 commitments recorded here"));
    assert!(app.get("/ko/plans/kr-5").body.contains("공약 14개 중 3개 기록"));
    assert!(
        app.get("/en/plans/kr-1").body.contains("dates not recorded"),
        "a period is known of the first plan"
    );
    let file = app.get("/ko/commitments.csv?participant=kr").body;
    assert_eq!(file.lines().count(), 51);
    assert_eq!(file.matches(",not_tracked,").count(), 50);
    assert_eq!(app.get("/ko/milestones.csv?participant=kr&bom=0").body.matches("\r\nkr-").count(), 16);
    for attention in ["late", "silent", "stale"] {
        let none = app.get(&format!("/en/commitments?participant=kr&attention={attention}")).body;
        assert!(none.contains("0 commitments"), "{attention}");
    }
    let choices = app.get("/ko/commitments").body;
    for name in ["행정안전부 (2008. 2. 29.부터)", "행정안전부 (2017. 7. 26.부터)"] {
        assert!(choices.contains(name), "two ministries of one name are told apart: {name}");
    }
    let unofficial = app.get("/ko/commitments/kr-5-3").body;
    assert!(unofficial.contains("비공식 번역"), "a title that no source gives is marked as ours");
    let redirect = app.send("/c/KR0065", &[("accept-language", "en")]);
    assert_eq!((redirect.status, redirect.header("location")), (303, Some("/en/commitments/kr-6-1")));
    assert_eq!(app.get("/c/KR9999").status, 404);
}

#[test]
fn search_finds_two_syllables_and_english_words() {
    let record = Record::demonstration();
    let app = record.app();
    for (words, expected) in [
        ("%EC%98%88%EC%82%B0", "/ko/commitments/demo-1-1\""),
        ("%EC%8B%A0%EA%B3%A0", "/ko/commitments/kr-6-1\""),
        ("WHISTLEBLOWER", "/ko/commitments/kr-5-6\""),
        ("kr0065", "/ko/commitments/kr-6-1\""),
    ] {
        let body = app.get(&format!("/ko/search?q={words}")).body;
        assert!(body.contains(expected), "{words}");
    }
    assert!(app.get("/en/search?q=zzzzzz").body.contains("Nothing found"));
    assert!(
        app.get("/en/search?q=%25%25").body.contains("Nothing found"),
        "a percent sign is a percent sign"
    );
    assert_eq!(app.get("/en/search").status, 200);
}

#[test]
fn the_worked_example_shows_every_rule_and_says_that_it_is_made_up() {
    let record = Record::demonstration();
    let app = record.app();
    for address in
        ["/ko/plans/demo-1", "/ko/plans/demo-2", "/ko/commitments/demo-2-1", "/ko/organisations/demo-finance"]
    {
        assert!(app.get(address).body.contains("시연용 자료이며 실제 약속이 아닙니다."), "{address}");
    }
    assert!(!app.get("/ko/plans/kr-6").body.contains("시연용 자료이며 실제 약속이 아닙니다."));
    let file = app.get("/ko/commitments.csv?participant=demo&bom=0").body;
    assert_eq!(file.matches("\r\ndemo-").count(), 12);
    assert_eq!(app.get("/ko/milestones.csv?participant=demo&bom=0").body.matches("\r\ndemo-").count(), 40);
    for attention in ["late", "silent", "stale", "disputed", "unproven"] {
        let list = app.get(&format!("/en/commitments?participant=demo&attention={attention}")).body;
        assert!(!list.contains("0 commitments"), "nothing is {attention}");
    }
    for state in ["complete", "substantial", "limited", "no_report", "withdrawn"] {
        let list = app.get(&format!("/en/commitments?participant=demo&status={state}")).body;
        assert!(!list.contains(">0 commitments"), "nothing is {state}");
    }
    let across = app.get("/ko/commitments.csv?bom=0").body;
    assert!(!across.contains("\r\ndemo-"), "left out of files across participants");
    assert!(app.get("/ko/commitments.csv?bom=0&demonstration=1").body.contains("\r\ndemo-"));
}

#[test]
fn the_worked_example_moves_with_the_half_years() {
    for (now, running) in [("2027-02-01T00:00:00Z", "2026. 1. 1."), ("2026-07-01T00:00:00Z", "2025. 7. 1.")] {
        let record = Record::new();
        jikim::demonstration::load(&record.database, crate::support::at(now)).expect("the example");
        let plan = record.app().get("/ko/plans/demo-2").body;
        assert!(plan.contains(running), "{now}");
    }
}

#[test]
fn times_that_make_no_sense_get_a_clear_answer() {
    let record = Record::demonstration();
    let app = record.app();
    for (query, status, says) in [
        ("as_of=2030-01-01", 400, "has not come yet"),
        ("as_of=1999-01-01", 400, "Nothing had been recorded by"),
        ("as_of=99999", 400, "The ledger ends at entry"),
        ("as_of=soon", 400, "neither a day nor a position"),
        ("as_of=-3", 400, "neither a day nor a position"),
        ("as_of=3&on=2030-01-01", 400, "has not come yet"),
        ("as_of=3&on=x", 400, "is not a day"),
        ("q=%ff", 400, "not UTF-8"),
        ("q=%00", 400, "control character"),
        ("as_of=2026-11-23", 200, "Today is not over"),
    ] {
        for address in ["/en/plans", "/en/commitments", "/en/search", "/en/changes", "/en/data/ledger.csv"] {
            let reply = app.get(&format!("{address}?{query}"));
            assert_eq!(reply.status, status, "{address}?{query}");
            if !address.ends_with(".csv") || status == 400 {
                assert!(reply.body.contains(says), "{address}?{query}");
            }
        }
    }
    assert_eq!(app.get("/en/commitments/demo-2-1?as_of=2").status, 404, "not recorded yet at that position");
}

#[test]
fn who_asks_for_a_time_without_a_record_is_told_which_there_are_and_led_back_to_the_present() {
    let record = Record::demonstration();
    let app = record.app();
    let last = record.write(|conn| jikim::store::entries::last(conn).expect("a position"));
    app.get("/ko/plans?as_of=99999").shows(&format!("1부터 {last}까지의 번호를 입력하시기 바랍니다."));
    app.get("/en/plans?as_of=99999").shows(&format!("Give a number from 1 to {last}."));
    app.get("/ko/plans?as_of=1999-01-01").shows("1999. 1. 1.에는 아직 기록이 없었습니다.");
    app.get("/ko/plans?as_of=2030-01-31").shows("2030. 1. 31.은 아직 오지 않은 날입니다.");
    app.get("/en/plans?as_of=2030-01-31").shows("31 January 2030 has not come yet.");
    for (address, present) in [
        ("/en/commitments?plan=demo-2&as_of=99999&page=2", "/en/commitments?plan=demo-2&amp;page=2"),
        ("/en/plans/demo-2?as_of=soon", "/en/plans/demo-2"),
        ("/en/plans?as_of=3&on=x", "/en/plans"),
        ("/en/commitments/demo-2-1?as_of=2", "/en/commitments/demo-2-1"),
    ] {
        let page = app.get(address);
        let link = format!("<a href=\"{present}\">Back to the record as it stands</a>");
        assert!(page.body.contains(&link), "{address}: {}", page.body);
    }
    app.get("/en/plans?q=%ff").hides("Back to the record as it stands");
    app.get("/en/plans/none").hides("Back to the record as it stands");
    let empty = Record::new();
    for query in ["as_of=3", "as_of=2026-01-01"] {
        let reply = empty.app().get(&format!("/en/plans?{query}"));
        assert_eq!(reply.status, 400, "{query}");
        reply.shows("Nothing has been recorded yet, so there is no past to show.");
    }
}

#[test]
fn an_unknown_filter_value_is_named() {
    let record = Record::demonstration();
    let app = record.app();
    for name in ["plan", "participant", "organisation", "status", "attention"] {
        let page = app.get(&format!("/en/commitments?{name}=foo")).body;
        assert!(page.contains(&format!("There is no {name}=foo")), "{name}");
        assert_eq!(app.get(&format!("/en/commitments.csv?{name}=foo")).status, 400, "{name}");
    }
}

#[test]
fn a_page_that_the_reader_has_is_not_sent_again() {
    let record = Record::demonstration();
    let app = record.app();
    let first = app.get("/ko/plans/demo-2");
    let tag = first.header("etag").expect("a tag").to_owned();
    assert_eq!(app.send("/ko/plans/demo-2", &[("if-none-match", &tag)]).status, 304);
    assert_ne!(app.get("/en/plans/demo-2").header("etag"), Some(tag.as_str()));
    let fixed = app.get("/ko/plans/demo-2?as_of=100&on=2026-06-30");
    assert!(fixed.header("cache-control").is_some_and(|it| it.contains("immutable")));
    let zipped = app.send("/ko/plans/demo-2", &[("accept-encoding", "gzip")]);
    assert_eq!(zipped.header("content-encoding"), Some("gzip"));
    let report = crate::walk::plan_in_force();
    let app = report.app();
    let before = app.get("/ko/plans/xx-1");
    crate::walk::publish(
        &report,
        "2026-06-10T01:00:00Z",
        &crate::walk::new_report(
            &report,
            jikim::domain::report::ReportedStatus::Complete,
            vec![crate::walk::link("https://example.org")],
        ),
    )
    .expect("a report");
    let after = app.get("/ko/plans/xx-1");
    assert_ne!(before.header("etag"), after.header("etag"), "what was written is seen by the next reader");
    assert_ne!(before.body, after.body);
}

#[test]
fn hostile_text_is_shown_as_text() {
    let record = crate::walk::plan_in_force();
    let title = "<script>alert(1)</script> =1+1 \"'& \u{202e}뒤집힘";
    let quoted = title.replace('"', "\"\"");
    let options = jikim::import::engine::Options {
        source: Some("https://example.org".to_owned()),
        reason: Some("<b>까닭</b>".to_owned()),
    };
    crate::walk::import(
        &record,
        crate::support::at("2026-09-10T01:00:00Z"),
        "commitments.csv",
        &format!("key,title_ko\nxx-1-1,\"{quoted}\"\n"),
        &options,
    )
    .expect("imported");
    let app = record.app();
    for address in ["/ko/commitments/xx-1-1", "/ko/plans/xx-1", "/ko/changes", "/ko/commitments"] {
        let body = app.get(address).body;
        assert!(!body.contains("<script>alert") && !body.contains("<b>까닭"), "{address}");
    }
    assert!(app.get("/ko/commitments.csv?plan=xx-1").body.contains(&quoted), "the file is faithful");
}

#[test]
fn what_does_not_exist_says_so_in_the_readers_language() {
    let record = Record::korea();
    let app = record.app();
    for (address, says) in [
        ("/ko/plans/none", "찾는 자료가 없습니다"),
        ("/en/commitments/none", "Not found"),
        ("/en/organisations/none", "Not found"),
        ("/en/data/none", "Not found"),
        ("/en/none.csv", "Not found"),
        ("/xx/plans", "찾는 자료가 없습니다"),
    ] {
        let reply = app.get(address);
        assert_eq!(reply.status, 404, "{address}");
        assert!(reply.body.contains(says), "{address}");
    }
    assert_eq!(app.get("/").status, 303);
    assert_eq!((app.get("/healthz").status, app.get("/readyz").status), (200, 200));
}

#[test]
fn an_empty_record_explains_itself() {
    let record = Record::new();
    let app = record.app();
    for page in
        ["", "/plans", "/commitments", "/organisations", "/changes", "/search", "/data", "/methodology"]
    {
        for language in ["ko", "en"] {
            let reply = app.get(&format!("/{language}{page}"));
            assert_eq!(reply.status, 200, "{page}");
            assert_eq!(unsound(&reply.body), Vec::<String>::new(), "{page}");
        }
    }
}
