//! The files as their readers get them: which terms the dictionary promises for a column, and under which name a file
//! is saved.

use std::collections::HashMap;

use jikim::domain::indicator::Indicator;
use jikim::domain::vocabulary::{Language, Vocabulary as _};
use jikim::export;
use jikim::views::parts;

use crate::support::Record;
use crate::support::app::TestApp;
use crate::support::example::day;

/// The rows of a file by its headings.
fn rows(app: &TestApp, address: &str) -> Vec<HashMap<String, String>> {
    let body = app.get(address).body;
    let mut reader = csv::Reader::from_reader(body.trim_start_matches('\u{feff}').as_bytes());
    reader.deserialize().map(|row| row.expect("a row")).collect()
}

/// The terms of each coded column, as the dictionary lists them.
fn promised(app: &TestApp) -> HashMap<(String, String), Vec<String>> {
    let coded = rows(app, "/en/data/dictionary.csv").into_iter().filter(|row| row["type"] == "term");
    coded
        .map(|row| {
            let terms = row["terms"].split(" | ").map(str::to_owned).collect();
            ((row["data_set"].clone(), row["column"].clone()), terms)
        })
        .collect()
}

#[test]
fn a_coded_column_lists_the_terms_of_its_own_scale() {
    let record = Record::demonstration();
    let app = record.app();
    let promised = promised(&app);
    let scale: Vec<&str> = Indicator::CompletionEnd.scale().iter().map(|it| it.term.slug()).collect();
    for dataset in ["commitments", "disputes"] {
        assert_eq!(promised[&(dataset.to_owned(), "irm_completion".to_owned())], scale, "{dataset}");
        let page = app.get(&format!("/ko/data/{dataset}")).body;
        assert!(page.contains("<code>no_evidence</code>") && !page.contains("<code>transformative</code>"));
    }
    assert!(app.get("/ko/data/assessments").body.contains("<code>transformative</code>"), "of any indicator");
    let mut seen = 0;
    for dataset in export::ALL {
        for row in rows(&app, &format!("/en/data/{}.csv?demonstration=1", dataset.name)) {
            for ((_, column), terms) in promised.iter().filter(|((own, _), _)| own == dataset.name) {
                let cell = &row[column];
                assert!(cell.is_empty() || terms.contains(cell), "{}.{column}: {cell}", dataset.name);
                seen += usize::from(!cell.is_empty());
            }
        }
    }
    assert!(seen > 1000, "only {seen} coded cells were looked at");
}

#[test]
fn a_file_is_named_after_what_was_asked_for() {
    let record = Record::demonstration();
    let app = record.app();
    let named = |address: &str| {
        let reply = app.get(address);
        assert_eq!(reply.status, 200, "{address}");
        reply.header("content-disposition").expect("a name").to_owned()
    };
    for (address, name) in [
        ("/ko/commitments.csv?as_of=100&on=2026-06-30", "jikim-commitments-100.csv"),
        ("/ko/commitments.csv?as_of=100&on=2026-06-30&plan=demo-2", "jikim-commitments-demo-2-100.csv"),
        (
            "/ko/data/milestones.csv?as_of=100&on=2026-06-30&plan=demo-2&status=complete&attention=disputed",
            "jikim-milestones-demo-2-complete-disputed-100.csv",
        ),
        (
            "/en/data/commitments.csv?as_of=100&on=2026-06-30&participant=demo&organisation=demo-interior\
             &demonstration=1",
            "jikim-commitments-demo-demo-interior-demonstration-100.csv",
        ),
    ] {
        assert_eq!(named(address), format!("attachment; filename=\"{name}\""), "{address}");
    }
    // A theme is in the plan's own words: quotation marks and slashes have no place in a name.
    let themed = named("/ko/commitments.csv?as_of=100&on=2026-06-30&theme=%EB%B6%80%ED%8C%A8%20%22a/b%22");
    assert_eq!(
        themed,
        "attachment; filename=\"jikim-commitments-__--a-b--100.csv\"; \
         filename*=UTF-8''jikim%2Dcommitments%2D%EB%B6%80%ED%8C%A8%2D%2Da%2Db%2D%2D100%2Ecsv"
    );
}

#[test]
fn a_planned_date_is_put_off_or_brought_forward() {
    let said = |language, id, days| parts::moved(language, id, days, Some(("first", day("2026-06-30"))));
    for (days, ko, en) in [
        (184, "제출본의 2026. 6. 30.에서 184일 연기", "184 days later than 30 June 2026 as submitted"),
        (-1, "제출본의 2026. 6. 30.에서 1일 앞당김", "1 day earlier than 30 June 2026 as submitted"),
    ] {
        assert_eq!(said(Language::Ko, "slip", days), ko);
        assert_eq!(said(Language::En, "slip", days), en);
    }
    for (days, ko, en) in [
        (0, "(같은 날)", "(the same day)"),
        (-30, "(30일 앞당김)", "(30 days earlier)"),
        (1, "(1일 연기)", "(1 day later)"),
    ] {
        assert_eq!(parts::moved(Language::Ko, "moved-by", days, None), ko);
        assert_eq!(parts::moved(Language::En, "moved-by", days, None), en);
    }
}
