//! Lists, search, changes, organisations, methodology and data: on an empty record, on a small one, and in the past.

use std::collections::{BTreeMap, BTreeSet};

use jikim::domain::filter::Attention;
use jikim::domain::id::{OrganisationId, ParticipantId, Position};
use jikim::domain::indicator::{Generation, Indicator, Product};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::organisation::{OrganisationContent, OrganisationKind, OrganisationName};
use jikim::domain::participant::{Level, ParticipantContent, Region};
use jikim::domain::policy_area::PolicyArea;
use jikim::domain::progress::State;
use jikim::domain::vocabulary::{Origin, Vocabulary};
use jikim::{export, ledger, store};

use crate::support::example::{self, Example};
use crate::support::{Record, at};

/// The pages of this file, without their language.
const PAGES: &[&str] =
    &["", "/plans", "/organisations", "/search", "/changes", "/methodology", "/data", "/data/commitments"];

/// A server of a record that `write` fills.
fn served(write: impl FnOnce(&Record)) -> Example {
    let example = Example::empty();
    write(&example.record);
    example
}

fn written() -> Example {
    Example::written()
}

/// The example, and `n` more participants, each with an organisation of its own.
fn with_many_participants(n: usize) -> Example {
    served(|record| {
        example::write(record);
        for i in 0..n {
            let entry = NewEntry::by_operator(at("2026-09-02T00:00:00Z"), EntryKind::Import);
            record.write(|conn| {
                ledger::record(conn, &entry, |conn, position| {
                    let key = format!("p{i}");
                    let id = store::participants::insert(conn, position, &key)?;
                    let content = participant(id, &format!("Participant {i}"), i == 0);
                    store::participants::revise(conn, position, &content)
                })
                .expect("a participant")
            });
        }
    })
}

fn participant(id: ParticipantId, name: &str, is_demonstration: bool) -> ParticipantContent {
    ParticipantContent {
        participant_id: id,
        iso3: None,
        ogp_prefix: None,
        level: Level::Local,
        region: None,
        time_zone: "Europe/Paris".to_owned(),
        is_demonstration,
        name_ko: None,
        name_ko_is: None,
        name_en: Some(name.to_owned()),
        name_en_is: Some(Origin::Original),
        forum_ko: None,
        forum_en: None,
        source: None,
    }
}

/// The example's ministry is merged into another on 1 October.
fn succeeded() -> Example {
    served(|record| {
        let ids = example::write(record);
        let entry = NewEntry::by_operator(at("2026-10-01T00:00:00Z"), EntryKind::Organisation);
        record.write(|conn| {
            ledger::record(conn, &entry, |conn, position| {
                let heir = store::organisations::insert(conn, position, "heir", Some(ids.participant))?;
                let content =
                    |id: OrganisationId, successor_id: Option<OrganisationId>| OrganisationContent {
                        organisation_id: id,
                        kind: OrganisationKind::Ministry,
                        parent_id: None,
                        successor_id,
                        succeeded_on: successor_id.map(|_| example::day("2026-10-01")),
                        homepage: None,
                        source: None,
                    };
                store::organisations::revise(conn, position, &content(heir, None))?;
                store::organisations::revise(conn, position, &content(ids.ministry, Some(heir)))?;
                let name = OrganisationName {
                    organisation_id: heir,
                    valid_from: None,
                    name_ko: Some("국민참여부".to_owned()),
                    name_ko_is: Some(Origin::Original),
                    name_en: None,
                    name_en_is: None,
                    source: None,
                };
                store::organisations::name(conn, position, &name)
            })
            .expect("a successor")
        });
    })
}

/// The addresses within the site that a page links to.
fn links(body: &str) -> BTreeSet<String> {
    body.split("href=\"")
        .skip(1)
        .filter_map(|it| it.split(['"', '#']).next())
        .filter(|it| it.starts_with('/') && !it.starts_with("/assets"))
        .map(|it| it.replace("&amp;", "&"))
        .collect()
}

/// The anchors of a page.
fn anchors(body: &str) -> Vec<&str> {
    body.split(" id=\"").skip(1).filter_map(|it| it.split('"').next()).collect()
}

/// The levels of the headings of a page, in their order.
fn headings(body: &str) -> Vec<u32> {
    body.split("<h")
        .skip(1)
        .filter_map(|it| it.chars().next()?.to_digit(10).filter(|_| it.len() > 1))
        .collect()
}

#[track_caller]
fn check_sound(address: &str, body: &str) {
    let levels = headings(body);
    assert_eq!(levels.first(), Some(&1), "{address}: {levels:?}");
    assert_eq!(levels.iter().filter(|it| **it == 1).count(), 1, "{address}");
    for pair in levels.windows(2) {
        assert!(pair.last() <= pair.first().map(|it| it + 1).as_ref(), "{address} skips a level: {levels:?}");
    }
    let ids = anchors(body);
    let unique: BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(unique.len(), ids.len(), "{address}: an id stands twice");
    for within in body.split("href=\"#").skip(1).filter_map(|it| it.split('"').next()) {
        assert!(unique.contains(within), "{address}: #{within} leads nowhere");
    }
    for label in body.split("<label for=\"").skip(1).filter_map(|it| it.split('"').next()) {
        assert!(unique.contains(label), "{address}: no field {label}");
    }
    for head in body.split("<th").skip(1).filter(|it| it.starts_with([' ', '.', '>'])) {
        assert!(
            head.split('>').next().is_some_and(|it| it.contains("scope=")),
            "{address}: a th without scope"
        );
    }
}

#[test]
fn every_page_is_sound_in_both_languages_on_an_empty_and_on_a_written_record() {
    for app in [Example::empty(), written(), with_many_participants(15)] {
        for language in ["ko", "en"] {
            for page in PAGES {
                let address = format!("/{language}{page}");
                let reply = app.get(&address);
                assert_eq!(reply.status, 200, "{address}");
                assert!(reply.body.contains(&format!("<html lang=\"{language}\"")), "{address}");
                check_sound(&address, &reply.body);
            }
        }
    }
}

#[test]
fn a_reader_of_the_past_stays_there_by_every_link() {
    let app = written();
    let last = app.record.write(|conn| store::entries::last(conn).expect("a position"));
    let mut waiting: Vec<String> =
        PAGES.iter().map(|it| format!("/en{it}?as_of={last}&on=2026-09-02")).collect();
    let mut seen = BTreeSet::new();
    while let Some(address) = waiting.pop() {
        if !seen.insert(address.clone()) {
            continue;
        }
        let reply = app.get(&address);
        assert_eq!(reply.status, 200, "{address}");
        if !reply.header("content-type").is_some_and(|it| it.starts_with("text/html")) {
            continue;
        }
        check_sound(&address, &reply.body);
        reply.shows("2 September 2026");
        let main = reply.body.split("<main").nth(1).expect("a main part");
        for link in links(main) {
            let is_past = link.contains("as_of=") || link == "/en/desk";
            assert!(is_past, "{address} leads to {link}, out of the past");
            if link.contains(&format!("as_of={last}&on=")) {
                waiting.push(link);
            }
        }
    }
    assert!(seen.len() > 40, "only {} pages were found", seen.len());
}

#[test]
fn an_empty_record_says_what_is_missing_and_what_to_do() {
    let app = Example::empty();
    app.get("/ko").shows("아직 기록된 참여국이나 계획이 없습니다.");
    app.get("/en/organisations").shows("No organisations have been recorded.");
    app.get("/en/changes").shows("Nothing was recorded in that time.");
    app.get("/en/search?q=budget").shows("Nothing found for “budget”");
    app.get("/en/data").shows("nothing to cite");
}

#[test]
fn the_front_page_tells_the_running_plan_and_what_was_recorded_last() {
    let app = written();
    let page = app.get("/ko");
    page.shows("대한민국");
    page.shows("제7차 실행계획");
    page.shows("연계 기관 협의 지연");
    assert_eq!(page.body.matches("class=\"entry\"").count(), 5);
    app.get("/en").shows("Action plan 7");
}

#[test]
fn of_many_participants_each_has_a_row_and_the_demonstration_stands_last_and_marked() {
    let app = with_many_participants(15);
    for address in ["/en", "/en/plans"] {
        let page = app.get(address);
        for i in 0..15 {
            assert!(page.body.contains(&format!("participant=p{i}\"")), "{address}: p{i}");
        }
        let real = page.body.find("participant=p14\"").expect("a row");
        let example = page.body.find("participant=p0\"").expect("the demonstration");
        assert!(real < example, "{address}");
        page.shows("Demonstration The following participant is made up");
    }
    let row = app.get("/en/plans").words();
    assert!(row.contains("Republic of Korea2332"), "plans, commitments, milestones, reports: {row}");
}

#[test]
fn one_participant_is_chosen_and_an_unknown_one_is_named() {
    let app = with_many_participants(1);
    let one = app.get("/en/plans?participant=kr");
    one.shows("Action plan 7");
    one.hides("participant=p0\"");
    assert!(one.body.contains("/en/data/plans.csv?participant=kr\""), "the file has the same filter");
    assert!(one.body.contains("<option value=\"kr\" selected"));
    for page in ["/plans", "/organisations", "/changes"] {
        app.get(&format!("/en{page}?participant=atlantis")).shows("There is no participant=atlantis");
    }
    assert!(app.get("/en/organisations?participant=p0").words().contains("No organisations"));
}

#[test]
fn an_organisation_keeps_its_names_with_their_dates() {
    let app = written();
    let page = app.get("/ko/organisations/mois");
    page.shows("행정안전부 (새 이름)");
    page.shows("(2026. 8. 15.부터)");
    page.shows("주관");
    let before = app.get("/ko/organisations/mois?as_of=2026-08-01");
    assert!(before.body.contains("<h1>행정안전부</h1>"), "the name of the day that is asked for");
}

#[test]
fn an_organisation_counts_what_needs_attention_and_leads_to_just_that() {
    let app = written();
    let page = app.get("/en/organisations/mois");
    let link = "/en/commitments?organisation=mois&amp;attention=disputed";
    assert!(page.body.contains(link), "{}", page.body);
    app.get(&link.replace("&amp;", "&")).shows("1 commitment");
    assert!(page.body.contains("/en/data/commitments.csv?organisation=mois\""));
    let file = app.get("/en/data/commitments.csv?organisation=mois&bom=0").body;
    assert_eq!(file.lines().count(), 2, "{file}");
    app.get("/ko/organisations/watch").shows("검토한 공약");
}

#[test]
fn a_successor_answers_for_what_it_inherits_and_the_page_says_so() {
    let app = succeeded();
    let heir = app.get("/en/organisations/heir");
    heir.shows("Taken over from an organisation that it succeeded");
    heir.shows("Took over from");
    assert!(heir.body.contains("/en/commitments/kr-7-2_1\""));
    app.get("/en/organisations/mois").hides("Taken over from");
    let before = app.get("/en/organisations/heir?as_of=2026-09-30");
    assert_eq!(before.status, 404, "it did not exist yet");
}

#[test]
fn search_names_each_thing_once_with_every_place_where_the_words_stand() {
    let app = written();
    let page = app.get("/ko/search?q=%EC%B0%BD%EA%B5%AC");
    let own = "<a href=\"/ko/commitments/kr-7-2_1\">";
    assert_eq!(page.body.matches(own).count(), 1);
    page.shows("공약 내용, 세부과제");
    assert!(page.body.contains("value=\"창구\""), "the words stay in the field");
    let spaced = app.get("/ko/search?q=%20%EC%98%88%20%EC%82%B0");
    assert!(spaced.body.contains("/ko/commitments/kr-7-2_10\""), "spacing does not matter");
    assert!(app.get("/ko/search?q=%ED%96%89%EC%A0%95").body.contains("/ko/organisations/mois\""));
    let none = app.get("/en/search?q=%25");
    none.shows("The record does not contain it.");
    app.get("/en/search").shows("Type words to look for.");
}

#[test]
fn changes_tell_who_did_what_why_and_to_what_since_a_day_or_a_position() {
    let app = written();
    let last = app.record.write(|conn| store::entries::last(conn).expect("a position"));
    let all = app.get("/ko/changes");
    assert_eq!(all.body.matches("class=\"entry\"").count(), usize::try_from(last.0).expect("few"));
    all.shows("집계 착오");
    all.shows("공공데이터정책과");
    let day = app.get("/ko/changes?since=2026-08-01");
    assert_eq!(day.body.matches("class=\"entry\"").count(), 2, "the assessment and the amendment");
    day.shows("계획 변경");
    assert!(day.body.contains("https://forum.example.kr/minutes/9"));
    assert!(day.body.contains("/ko/commitments/kr-7-2_1\""), "what the entry touched");
    let position = app.get(&format!("/ko/changes?since={last}"));
    assert_eq!(position.body.matches("class=\"entry\"").count(), 1);
    position.shows(&format!("원장 {last}번째 기록부터 보고 있습니다."));
    assert_eq!(position.field("since"), last.to_string(), "another filter keeps it");
    for nonsense in ["gestern", "0", "-1", "2026-02-30"] {
        let reply = app.get(&format!("/en/changes?since={nonsense}"));
        assert_eq!(reply.status, 400, "{nonsense}");
        reply.shows("neither a day nor a position");
        reply.hides("Up to entry");
    }
    app.get("/en/changes?page=two").shows("There is no page=two");
}

#[test]
fn changes_are_paged_and_lead_both_ways() {
    let app = with_many_participants(60);
    let first = app.get("/en/changes");
    assert_eq!(first.body.matches("class=\"entry\"").count(), 50);
    assert!(first.body.contains("/en/changes?page=2\" rel=\"next\""), "{:?}", links(&first.body));
    let second = app.get("/en/changes?page=2");
    assert!(second.body.contains("/en/changes\" rel=\"prev\""));
    second.hides("rel=\"next\"");
    let own = app.get("/en/changes?participant=kr");
    assert_eq!(own.body.matches("Participant 3<").count(), 1, "only among the choices");
    own.shows("연계 기관 협의 지연");
}

#[test]
fn the_methodology_names_every_term_with_an_anchor() {
    let app = Example::empty();
    let page = app.get("/ko/methodology").body;
    let ids: BTreeSet<&str> = anchors(&page).into_iter().collect();
    fn messages<V: Vocabulary>() -> Vec<&'static str> {
        V::ALL.iter().map(|it| it.message()).collect()
    }
    let all: BTreeMap<&str, Vec<&str>> = BTreeMap::from([
        ("state", messages::<State>()),
        ("attention", messages::<Attention>()),
        ("indicator", messages::<Indicator>()),
        ("generation", messages::<Generation>()),
        ("product", messages::<Product>()),
        ("area", messages::<PolicyArea>()),
        ("region", messages::<Region>()),
        ("kind", messages::<OrganisationKind>()),
        ("entry", messages::<EntryKind>()),
    ]);
    for (vocabulary, terms) in all {
        for term in terms {
            assert!(ids.contains(term), "{vocabulary}: {term}");
        }
    }
    assert!(!page.contains(".about"), "a term whose meaning is not written shows the name of its message");
}

#[test]
fn every_data_set_can_be_downloaded_from_the_page_that_describes_it() {
    let app = written();
    let page = app.get("/en/data").body;
    for dataset in export::ALL {
        let file = format!("/en/data/{}.csv", dataset.name);
        assert!(page.contains(&format!("\"{file}\"")), "{file}");
        let reply = app.get(&file);
        assert_eq!(reply.status, 200, "{file}");
        assert!(reply.body.starts_with('\u{feff}'), "{file}");
        assert!(!app.get(&format!("{file}?bom=0")).body.starts_with('\u{feff}'), "{file}");
        let described = app.get(&format!("/ko/data/{}", dataset.name)).body;
        for column in (dataset.columns)() {
            let name = column.name.replace('&', "&amp;");
            assert!(described.contains(&format!("<code>{name}</code>")), "{file}: {name}");
        }
    }
    assert_eq!(app.get("/ko/data/nonsense").status, 404);
}

#[test]
fn a_citation_names_the_position_and_the_digest_of_its_entry() {
    let app = written();
    let digest = |position| {
        app.record.write(|conn| store::entries::find(conn, Position(position)).expect("an entry")).digest
    };
    app.get("/en/data?as_of=2").shows(&format!("2:{}", digest(2)));
    let head = app.record.write(|conn| ledger::head(conn).expect("a head"));
    app.get("/en/data").shows(&format!("{}:{}", head.position, head.digest));
}
