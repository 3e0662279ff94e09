//! The stars of all three eras against every row that has one, by our pure functions.

use std::collections::BTreeSet;
use std::sync::Arc;

use jikim::domain::derived::{self, Coded, Coding};
use jikim::domain::filter::Filter;
use jikim::domain::indicator::{Generation, Indicator, Mark, Term};
use jikim::domain::vocabulary::Vocabulary as _;
use jikim::export::{Scope, ogp_rows};
use jikim::import::ogp::{self, Known};
use jikim::store::lookup::{Day, Lookup};

use crate::support::{Record, rows, shared_data};

/// A formula with the column of OGP's file that it stands for.
type Formula = (&'static str, fn(&Coding) -> Coded<bool>);

const FORMULAS: &[Formula] = &[
    ("Starred (2015 Only)", derived::starred_2015),
    ("Starred (Current Formula) Progress Report", derived::starred_mid),
    ("Starred (Current Formula) End of Term", derived::starred_end),
];

/// The rows whose star contradicts the rest of the row: the file says 0, or NA, where its own values give another.
const CONTRADICTIONS: &[&str] = &["AM0035", "AM0037", "AM0038", "AM0042", "LV0028", "TBI0008"];

fn cell(coded: Coded<bool>) -> &'static str {
    match coded {
        Coded::Value(true) => "1",
        Coded::Value(false) => "0",
        Coded::Missing(missing) => missing.slug(),
    }
}

#[test]
fn every_star_of_ogps_file_is_ours_or_contradicts_its_own_row() {
    let Some(text) = shared_data("ogp-commitments-2024.csv") else { return };
    let record = Record::new();
    let file = ogp::read(&Known::default(), &text).expect("a sound file");
    rows::write(&record, &file.tables);
    let ours = record.write(|conn| {
        let at = jikim::ledger::head(conn).expect("a head").position;
        let lookup = Arc::new(Lookup::load(conn, at).expect("names"));
        let day = Day::On("2026-01-05".parse().expect("a day"));
        let scope = Scope { at, day, filter: Filter::default(), lookup: Arc::clone(&lookup) };
        ogp_rows::rows(conn, &scope, &lookup.plans()).expect("rows")
    });
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let place = |name: &str| headings.iter().position(|it| it == name).expect("a heading");
    let mut compared = [0, 0, 0];
    let mut contradicting = BTreeSet::new();
    for row in reader.records() {
        let row = row.expect("a row");
        let id = row.get(0).expect("an id");
        let own = ours.iter().find(|it| it.ogp_id.as_deref() == Some(id)).expect("the commitment");
        for ((heading, formula), n) in FORMULAS.iter().zip(&mut compared) {
            let theirs = row.get(place(heading)).expect("a cell");
            *n += usize::from(matches!(theirs, "0" | "1"));
            if cell(formula(&own.coding)) != theirs {
                contradicting.insert(id.to_owned());
            }
        }
    }
    assert_eq!(compared, [121, 121, 91], "rows with a star, or without one where it could have been given");
    assert_eq!(contradicting, CONTRADICTIONS.iter().map(|it| (*it).to_owned()).collect());
}

/// The stars that OGP's database of 2016 has.
const FORMULAS_OF_2016: &[Formula] = &[
    ("Starred (pre-June 2014 assessments)", derived::starred_before_june_2014),
    ("Starred (2015 only)", derived::starred_2015),
    ("Starred (current formula) progress report", derived::starred_mid),
];

/// OGP's database of 2016 writes specificity with a letter, and has the star of before June 2014.
fn coding_of_2016(cell: impl Fn(&str) -> String) -> Coding {
    let mut coding = Coding::new(Generation::First);
    let by_code = |indicator: Indicator, text: &str| {
        let code = text.parse::<u8>().ok()?;
        indicator.scale().iter().find(|it| it.code == code).map(|it| it.term)
    };
    for (indicator, heading) in [
        (Indicator::Specificity, "_Specificity"),
        (Indicator::ValueAccess, "Value -Info"),
        (Indicator::ValueParticipation, "Value -Part"),
        (Indicator::ValueAccountability, "Value -Acc"),
        (Indicator::ValueTechnology, "Value -Tech"),
        (Indicator::PotentialImpact, "_Pot Impact Coded"),
        (Indicator::CompletionMid, "_CompletionProgress"),
    ] {
        if let Some(term) = by_code(indicator, &cell(heading)) {
            coding.mark(indicator, &Mark::Term(term));
        }
    }
    coding
}

#[test]
fn the_stars_of_koreas_first_two_plans_follow_by_the_formulas_of_their_time() {
    let Some(text) = shared_data("korea/ogp-rows-2016.csv") else { return };
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let mut compared = [0, 0, 0];
    for row in reader.records() {
        let row = row.expect("a row");
        let cell = |name: &str| {
            let place = headings.iter().position(|it| it == name).expect("a heading");
            row.get(place).expect("a cell").to_owned()
        };
        let coding = coding_of_2016(cell);
        let relevant = derived::relevant(&coding) == Coded::Value(Term::Yes);
        assert_eq!(relevant, cell("_Relevant") == "1", "{}", cell("Comm No"));
        for ((heading, formula), n) in FORMULAS_OF_2016.iter().zip(&mut compared) {
            let theirs = cell(heading);
            if matches!(theirs.as_str(), "0" | "1") {
                *n += 1;
                let ours = formula(&coding) == Coded::Value(true);
                assert_eq!(ours, theirs == "1", "{heading} of {}", cell("Comm No"));
            }
        }
    }
    assert_eq!(compared, [16, 5, 5]);
}
