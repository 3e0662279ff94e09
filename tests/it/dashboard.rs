//! The dashboard of a plan and its charts: every number is that of the rows behind it, and every chart says in words
//! what it draws.

use jikim::domain::plan_chart::PlanChart;
use jikim::domain::vocabulary::Vocabulary as _;
use scraper::{ElementRef, Html, Selector};

use crate::support::Record;
use crate::support::app::TestApp;
use crate::support::example::Example;

/// The present, and three days of the worked example.
const TIMES: &[&str] = &["", "?as_of=2026-10-01", "?as_of=2026-06-30", "?as_of=2026-01-31"];

fn all<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).expect("a selector")).collect()
}

fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<Vec<_>>().join("").split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The first number in a text.
fn number(text: &str) -> usize {
    let from_first = text.trim_start_matches(|c: char| !c.is_ascii_digit());
    let digits: String = from_first.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number in {text:?}"))
}

/// How many commitments an address lists, and how many rows the same address has as a file.
fn behind(app: &TestApp, address: &str) -> (usize, usize) {
    let list = app.get(address);
    assert_eq!(list.status, 200, "{address}");
    let rows = all(&Html::parse_document(&list.body), "main table.list > tbody > tr").len();
    let file = app.get(&format!("{}&bom=0", address.replacen("/commitments?", "/commitments.csv?", 1)));
    assert_eq!(file.status, 200, "{address}");
    let records = csv::Reader::from_reader(file.bytes.as_slice()).records().count();
    (rows, records)
}

/// Follows every number of a page that leads to commitments, and answers with how many there are.
fn walk(app: &TestApp, page: &str) -> usize {
    let reply = app.get(page);
    assert_eq!(reply.status, 200, "{page}");
    let html = Html::parse_document(&reply.body);
    let numbers =
        ".headline a, .legend a, .tile a, .counts td.number a, .multiples td.number a, .multiples .quiet a";
    let mut walked = 0;
    for link in all(&html, numbers) {
        let address = link.attr("href").expect("an address");
        if !address.contains("/commitments?") {
            continue;
        }
        let (n, text) = (number(&words(link)), words(link));
        assert!(n > 0, "{page}: {text:?} leads to nothing");
        assert_eq!(behind(app, address), (n, n), "{page}: {text:?} leads to {address}");
        walked += 1;
    }
    walked
}

#[test]
fn every_number_of_a_dashboard_is_the_count_of_the_rows_behind_it() {
    let record = Record::demonstration();
    let app = record.app();
    for time in TIMES {
        let walked = walk(&app, &format!("/en/plans/demo-2{time}"));
        assert!(walked >= 9, "only {walked} numbers on the dashboard{time}");
        let walked = walk(&app, &format!("/ko/plans/demo-2/progress{time}"));
        assert!(walked >= 20, "only {walked} numbers beside the charts{time}");
    }
    assert!(walk(&app, "/ko/plans/demo-2") >= 9);
    for (page, least) in [
        ("/ko/organisations/demo-finance", 6),
        ("/en/organisations/demo-finance?as_of=2026-06-30", 6),
        ("/ko/organisations/acrc", 1),
        ("/en/commitments?plan=demo-2&organisation=demo-finance", 4),
        (
            "/ko/commitments?demonstration=1&theme=\
             %EC%8B%9C%EB%AF%BC%20%EC%B0%B8%EC%97%AC%EC%99%80%20%ED%8F%AC%EC%9A%A9",
            4,
        ),
    ] {
        let walked = walk(&app, page);
        assert!(walked >= least, "only {walked} numbers on {page}");
    }
    assert!(walk(&app, "/ko/plans/kr-6") >= 1, "of a plan that is not tracked");
}

#[test]
fn a_headline_says_in_words_what_its_numbers_count_and_zero_leads_nowhere() {
    let app = Example::written();
    for (address, said) in [
        (
            "/en/plans/kr-7",
            "Of 2 commitments, 0 are reported complete, 0 are late, 1 is silent and 1 is disputed.",
        ),
        (
            "/ko/plans/kr-7?as_of=2026-06-30",
            "공약 2개 중 0개가 이행 완료로 보고되었고, 지연 0개, 무보고 0개, 이견 0개입니다.",
        ),
    ] {
        let html = Html::parse_document(&app.get(address).body);
        let headline = all(&html, ".headline").pop().expect("a headline");
        assert_eq!(words(headline), said);
        let linked = all(&html, ".headline a").len();
        let zeroes = said.matches(" 0").count();
        assert_eq!(linked, 5 - zeroes, "{said}");
    }
}

#[test]
fn every_chart_is_a_file_that_says_what_it_shows() {
    let record = Record::demonstration();
    let app = record.app();
    for language in ["ko", "en"] {
        for (plan, time, day) in [
            ("demo-2", "?as_of=2026-06-30", ["2026. 6. 30.", "30 June 2026"]),
            ("demo-1", "", ["2026. 11. 23.", "23 November 2026"]),
            ("kr-1", "", ["2026. 11. 23.", "23 November 2026"]),
            ("kr-6", "", ["2026. 11. 23.", "23 November 2026"]),
        ] {
            for chart in PlanChart::ALL {
                let address = format!("/{language}/plans/{plan}/charts/{}.svg{time}", chart.slug());
                let file = app.get(&address);
                assert_eq!(file.status, 200, "{address}");
                assert_eq!(file.header("content-type"), Some("image/svg+xml; charset=utf-8"));
                // From the cache it comes as what it is, too.
                let again = app.get(&address);
                assert_eq!(again.header("content-type"), Some("image/svg+xml; charset=utf-8"));
                assert_eq!(file.header("access-control-allow-origin"), Some("*"));
                let parts = parts_of(&file.body);
                assert_eq!(parts.role.as_deref(), Some("img"), "{address}");
                assert!(!parts.title.is_empty() && !parts.description.is_empty(), "{address}");
                let day = if language == "ko" { day[0] } else { day[1] };
                assert!(file.body.contains(day), "{address} does not say as of when");
                assert!(!file.body.contains("style="), "{address} needs a style sheet");
            }
        }
    }
    assert_eq!(app.get("/ko/plans/demo-2/charts/none.svg").status, 404);
    assert_eq!(app.get("/ko/plans/none/charts/states.svg").status, 404);
    assert_eq!(app.get("/ko/plans/demo-2/charts/states.svg?as_of=2030-01-01").status, 400);
}

/// What a picture says of itself.
#[derive(Default)]
struct Parts {
    role: Option<String>,
    title: String,
    description: String,
}

/// Reads a picture, which must be well-formed and alone.
fn parts_of(svg: &str) -> Parts {
    use quick_xml::events::Event;
    let mut reader = quick_xml::Reader::from_str(svg);
    reader.config_mut().check_end_names = true;
    let mut parts = Parts::default();
    let mut open: Vec<String> = Vec::new();
    loop {
        match reader.read_event().unwrap_or_else(|err| panic!("{err}: {svg}")) {
            Event::Start(it) => {
                let name = it.name().as_ref().to_owned();
                if open.is_empty() {
                    assert_eq!(name, "svg");
                    let attributes: Vec<(String, String)> = it
                        .attributes()
                        .map(|it| it.expect("an attribute"))
                        .map(|it| {
                            let name = it.key.as_ref().to_owned();
                            (name, it.value.to_string())
                        })
                        .collect();
                    let of = |name: &str| {
                        attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.clone())
                    };
                    assert_eq!(of("xmlns").as_deref(), Some("http://www.w3.org/2000/svg"));
                    parts.role = of("role");
                }
                open.push(name);
            }
            Event::End(_) => {
                open.pop();
            }
            Event::Text(it) if open.len() == 2 => {
                let text = it.to_string();
                match open.last().map(String::as_str) {
                    Some("title") => parts.title.push_str(&text),
                    Some("desc") => parts.description.push_str(&text),
                    _ => {}
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty(), "not closed: {open:?}");
    parts
}

/// What the parts of bars are called, each with its number, in the order in which they are drawn.
fn drawn(of: &[ElementRef<'_>]) -> Vec<String> {
    of.iter().map(|it| words(*it)).collect()
}

#[test]
fn what_bars_draw_is_what_their_tables_and_files_say() {
    let record = Record::demonstration();
    let app = record.app();
    for time in TIMES {
        let page = Html::parse_document(&app.get(&format!("/en/plans/demo-2/progress{time}")).body);
        let mut charts = 0;
        for chart in PlanChart::ALL {
            let section = format!("section[aria-labelledby={}]", chart.slug());
            if all(&page, &section).is_empty() {
                continue;
            }
            charts += 1;
            let file = app.get(&format!("/en/plans/demo-2/charts/{}.svg{time}", chart.slug()));
            let file = Html::parse_document(&file.body);
            let parts = "rect > title";
            assert_eq!(
                drawn(&all(&page, &format!("{section} {parts}"))),
                drawn(&all(&file, parts)),
                "{} is drawn otherwise as a file{time}",
                chart.slug()
            );
            for row in all(&page, &format!("{section} .multiples tbody tr")) {
                of_a_row(row, chart.slug());
            }
            let named = all(&page, &format!("{section} .legend li"));
            if !named.is_empty() {
                let numbers: Vec<usize> = named.iter().map(|it| number(&words(*it))).collect();
                let parts = drawn(&all(&page, &format!("{section} {parts}")));
                assert_eq!(numbers, parts.iter().map(|it| number(it)).collect::<Vec<_>>());
            }
        }
        assert!(charts >= 6, "{charts} charts{time}");
    }
}

/// The bar of a row has the parts that its words name, and their sum is its total.
fn of_a_row(row: ElementRef<'_>, chart: &str) {
    let select =
        |selector: &str| row.select(&Selector::parse(selector).expect("a selector")).collect::<Vec<_>>();
    let parts = drawn(&select("rect > title"));
    if chart == "freshness" {
        let said = select("td").into_iter().map(words).collect::<Vec<_>>().join(" ");
        assert!(parts.iter().all(|it| said.contains(it.as_str())), "{parts:?} is not in {said}");
        return;
    }
    let said = select("td .quiet").first().map(|it| words(*it)).unwrap_or_default();
    assert_eq!(parts.join(", "), said);
    let total = select("td.number").pop().map(|it| number(&words(it))).expect("a total");
    assert_eq!(parts.iter().map(|it| number(it)).sum::<usize>(), total, "{chart}: {said}");
}

#[test]
fn the_lines_end_at_the_numbers_of_their_table_and_the_calendar_has_every_milestone() {
    let record = Record::demonstration();
    let app = record.app();
    for time in TIMES {
        let page = Html::parse_document(&app.get(&format!("/ko/plans/demo-2/progress{time}")).body);
        let section = "section[aria-labelledby=progress]";
        let headings: Vec<String> =
            all(&page, &format!("{section} thead th.number")).into_iter().map(words).collect();
        let labels: Vec<String> =
            all(&page, &format!("{section} .chart-label")).into_iter().map(words).collect();
        assert_eq!(labels.len(), headings.len());
        let rows = all(&page, &format!("{section} tbody tr"));
        for (i, heading) in headings.iter().enumerate() {
            let column: Vec<String> = rows
                .iter()
                .map(|row| words(row.select(&Selector::parse("td").expect("cells")).nth(i).expect("a cell")))
                .collect();
            let last = column.iter().rev().find(|it| *it != "–").expect("a number");
            let label = labels.iter().find(|it| it.starts_with(&format!("{heading} ")));
            let label = label.unwrap_or_else(|| panic!("{heading} is not among {labels:?}"));
            assert_eq!(*label, format!("{heading} {last}"), "{time}");
        }
        let tracks = all(&page, ".calendar tbody tr:not(.group)").len();
        let query = time.trim_start_matches('?');
        let file = app.get(&format!("/ko/data/milestones.csv?plan=demo-2&bom=0&{query}"));
        let milestones = csv::Reader::from_reader(file.bytes.as_slice()).records().count();
        assert_eq!(tracks, milestones, "{time}");
        let picture = app.get(&format!("/ko/plans/demo-2/charts/calendar.svg{time}")).body;
        let beside_the_tracks = 2;
        assert_eq!(
            picture.matches("chart-today").count(),
            milestones + beside_the_tracks,
            "{time}: on the scale and in the key too"
        );
        let done = all(&page, ".calendar .chart-complete").len();
        let said = all(&page, ".calendar .quiet").into_iter().filter(|it| words(*it).contains("완료"));
        assert_eq!(done, said.count(), "{time}");
    }
}

#[test]
fn the_key_of_the_calendar_names_what_is_drawn_and_what_is_withdrawn_does_not_look_live() {
    let record = Record::demonstration();
    let app = record.app();
    let page = Html::parse_document(&app.get("/en/plans/demo-2/progress").body);
    let key: Vec<String> =
        all(&page, "section[aria-labelledby=calendar] .key li").into_iter().map(words).collect();
    let signs = [
        ("From start to due date", "rect.chart-track"),
        ("Due date now", ".chart-due"),
        ("Due date as submitted", ".chart-submitted"),
        ("Day it was done", ".chart-complete"),
        ("Days it is late", ".chart-late"),
        ("No due date", "line.chart-track"),
        ("Withdrawn milestone", ".chart-withdrawn"),
        ("Today", ".chart-today"),
    ];
    for (name, sign) in signs {
        let is_drawn = !all(&page, &format!(".calendar {sign}")).is_empty();
        assert_eq!(key.iter().any(|it| it == name), is_drawn, "{name}: {key:?}");
    }
    assert_eq!(
        all(&page, ".calendar .chart-withdrawn").len(),
        all(&page, ".calendar .state-withdrawn").len()
    );
    assert!(key.iter().any(|it| it == "Withdrawn milestone"), "the example has some");
    let file = app.get("/en/plans/demo-2/charts/calendar.svg").body;
    assert!(key.iter().all(|it| file.contains(it.as_str())), "the file has no key");
    let today = all(&page, "section[aria-labelledby=progress] line.chart-today");
    assert!(today.iter().all(|it| it.value().attr("stroke-dasharray").is_none()) && today.len() == 1);
    let amended = all(&page, "section[aria-labelledby=progress] line.chart-mark");
    assert!(amended.iter().all(|it| it.value().attr("stroke-dasharray").is_some()) && !amended.is_empty());
}

#[test]
fn a_plan_that_is_not_tracked_says_so_in_place_of_states() {
    let record = Record::korea();
    let app = record.app();
    let page = app.get("/ko/plans/kr-6/progress");
    page.shows("공약별 이행 상태 이 기록에서 이행을 점검하지 않는 계획이므로 상태를 나누지 않습니다.");
    page.hides("state-complete");
    let page = app.get("/en/plans/kr-1");
    page.shows("This plan is not tracked here: nothing of its");
    page.shows("the IRM assessed the completion of");
    page.hides("attention=late");
    assert_eq!(app.get("/ko/plans/none/progress").status, 404);
}

#[test]
fn the_dashboard_travels_light() {
    let record = Record::demonstration();
    let app = record.app();
    let gzip = [("accept-encoding", "gzip")];
    for language in ["ko", "en"] {
        let page = app.send(&format!("/{language}/plans/demo-2"), &gzip);
        let style = jikim::web::assets::STYLE.name.as_str();
        let style = app.send(&format!("/assets/{style}"), &gzip);
        assert_eq!(style.status, 200);
        let bytes = page.bytes.len() + style.bytes.len();
        assert!(bytes < 60_000, "{bytes} bytes");
    }
}
