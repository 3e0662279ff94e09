//! Plans and participants beside one another: one indicator at a time, and always of how many.

use jikim::domain::assessment::HowEntered;
use jikim::domain::compared::{COMPARED, Found, Units, tally};
use jikim::domain::id::{CommitmentId, Position};
use jikim::domain::indicator::{Indicator, Term};
use jikim::domain::vocabulary::Vocabulary as _;
use jikim::web::state::Settings;
use scraper::{Html, Selector};

use crate::support::app::TestApp;
use crate::support::{Record, at};

fn found(commitment: i32, how_entered: HowEntered, since: i32, term: Term) -> Found {
    Found { commitment_id: CommitmentId(commitment), how_entered, since: Position(since), term }
}

#[test]
fn a_unit_counts_once_by_an_assessors_own_entry_before_a_transcription() {
    use HowEntered::{Entered, Transcribed};
    let all = [
        found(1, Entered, 5, Term::Complete),
        found(1, Transcribed, 9, Term::Limited),
        found(2, Transcribed, 9, Term::Limited),
        found(3, Entered, 5, Term::Limited),
        found(3, Entered, 7, Term::Substantial),
        found(4, Transcribed, 9, Term::Limited),
    ];
    let counted = tally(Indicator::CompletionEnd, &all, Units::of(6, None, None));
    assert_eq!(counted.terms, vec![(Term::Complete, 1), (Term::Substantial, 1), (Term::Limited, 2)]);
    assert_eq!((counted.assessed(), counted.units.known), (4, 6));
    assert_eq!(tally(Indicator::CompletionEnd, &[], Units::of(6, None, None)).assessed(), 0);
}

#[test]
fn a_value_of_another_scale_is_not_counted() {
    let all = [found(1, HowEntered::Entered, 5, Term::Transformative)];
    assert_eq!(tally(Indicator::PotentialForResults, &all, Units::of(1, None, None)).assessed(), 0);
    assert_eq!(tally(Indicator::PotentialImpact, &all, Units::of(1, None, None)).assessed(), 1);
}

/// The numbers of the bars of an indicator, and what is said of the set: by plan or participant.
fn rows(page: &str, section: &str) -> Vec<(String, usize, String)> {
    let html = Html::parse_document(page);
    let select = |text: &str| Selector::parse(text).expect("a selector");
    let number = |text: &str| -> usize {
        text.chars().filter(char::is_ascii_digit).collect::<String>().parse().expect("a number")
    };
    html.select(&select(&format!("section[aria-labelledby={section}] tbody tr")))
        .map(|row| {
            let words = |element: scraper::ElementRef<'_>| element.text().collect::<String>();
            let address =
                row.select(&select("th a")).next().and_then(|it| it.attr("href")).unwrap_or_default();
            let parts = row.select(&select("rect > title")).map(|it| number(&words(it))).sum();
            let set = row.select(&select("td")).last().map(words).unwrap_or_default();
            (address.rsplit('/').next().unwrap_or_default().to_owned(), parts, set)
        })
        .collect()
}

/// How many commitments of a plan have a value of an indicator, by the file of assessments.
fn in_file(app: &TestApp, plan: &str, indicator: Indicator) -> usize {
    let file = app.get(&format!("/en/data/assessments.csv?plan={plan}&bom=0"));
    let mut reader = csv::Reader::from_reader(file.bytes.as_slice());
    let headings = reader.headers().expect("headings").clone();
    let place = |name: &str| headings.iter().position(|it| it == name).expect("a column");
    let (commitment, own, value) = (place("commitment"), place("indicator"), place("value"));
    let keys: std::collections::BTreeSet<String> = reader
        .records()
        .map(|it| it.expect("a row"))
        .filter(|it| it.get(own) == Some(indicator.slug()) && it.get(value).is_some_and(|it| !it.is_empty()))
        .filter_map(|it| it.get(commitment).map(str::to_owned))
        .collect();
    keys.len()
}

#[test]
fn the_plans_of_a_participant_are_compared_by_one_indicator_at_a_time() {
    let record = Record::demonstration();
    let app = record.app();
    let mut compared = 0;
    for (participant, plans) in [("kr", 1..=6), ("demo", 1..=2)] {
        let page = app.get(&format!("/en/participants/{participant}"));
        assert_eq!(page.status, 200);
        for indicator in COMPARED {
            let shown = rows(&page.body, indicator.slug());
            let expected: Vec<(String, usize)> = plans
                .clone()
                .rev()
                .map(|n| format!("{participant}-{n}"))
                .map(|plan| (plan.clone(), in_file(&app, &plan, *indicator)))
                .filter(|(_, n)| *n > 0)
                .collect();
            let numbers: Vec<(String, usize)> = shown.iter().map(|(key, n, _)| (key.clone(), *n)).collect();
            assert_eq!(numbers, expected, "{participant}: {}", indicator.slug());
            assert!(shown.iter().all(|(_, n, set)| set.starts_with(&format!("{n} of "))), "{shown:?}");
            compared += shown.len();
        }
    }
    assert!(compared >= 8, "{compared}");
    assert_eq!(app.get("/ko/participants/none").status, 404);
    app.get("/ko/participants/kr?as_of=2026-11-23").shows("실행계획 비교");
}

#[test]
fn participants_are_compared_by_the_indicator_that_is_asked_for() {
    let record = Record::demonstration();
    let app = record.app();
    let page = app.get("/ko/participants?indicator=potential_impact");
    assert_eq!(page.status, 200);
    let shown = rows(&page.body, "compared");
    let of_plans: usize =
        (1..=6).map(|n| in_file(&app, &format!("kr-{n}"), Indicator::PotentialImpact)).sum();
    let numbers: Vec<(&str, usize)> = shown.iter().map(|(key, n, _)| (key.as_str(), *n)).collect();
    assert_eq!(numbers, vec![("kr", of_plans)], "the demonstration is left out");
    let with = app.get("/ko/participants?indicator=completion_end&demonstration=1");
    assert!(rows(&with.body, "compared").iter().any(|(key, ..)| key.starts_with("demo")));
    let other = "/ko/participants?demonstration=1&amp;indicator=potential_impact";
    assert!(with.body.contains(other), "another indicator leaves the demonstration out");
    with.shows("가온국 시연");
    app.get("/en/participants?indicator=completion_end").shows("No IRM assessment to compare is recorded.");
    // Where none is asked for, the first of which anything was found.
    assert!(!rows(&app.get("/en/participants").body, "compared").is_empty());
    app.get("/en/participants?indicator=stars").shows("stars");
    app.get("/ko/plans?participant=kr").shows("실행계획 비교");
    app.get("/ko/plans").shows("참여국 비교");
}

#[test]
fn what_is_of_many_participants_is_as_of_the_day_in_the_sites_own_zone() {
    // Already the next day in Seoul.
    let evening = || at("2026-11-23T18:00:00Z");
    let record = Record::demonstration();
    let settings = record.app().state().settings.as_ref().clone();
    let settings = Settings { clock: evening, ..settings };
    let app = TestApp::with(&record.database, &record.path(), settings);
    app.get("/ko/participants?indicator=potential_impact").shows("2026. 11. 24. 기준");
}
