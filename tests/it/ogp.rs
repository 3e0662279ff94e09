//! OGP's commitments file: translated, compared with the rules, written again, and refused with every fault.

use std::collections::BTreeMap;

use jikim::import::ogp::{self, Known, OgpFile};

use crate::support::shared_data;

fn file() -> Option<String> {
    shared_data("ogp-commitments-2024.csv")
}

fn translated(known: &Known, text: &str) -> OgpFile {
    ogp::read(known, text).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn rows_of<'a>(file: &'a OgpFile, dataset: &str) -> &'a [jikim::import::table::Row] {
    &file.tables.iter().find(|it| it.dataset.name == dataset).expect("a table").rows
}

/// The cells in which the file and the rules disagree, by column: found by an independent computation over the file.
const DIFFERENCES: &[(&str, bool, &[&str])] = &[
    ("Action Plan Duration (Years)", true, &["CR0073"]),
    ("Civic Space and Enabling Environment", false, &["BG0030", "ES0004", "GH0010", "KE0027"]),
    ("Environment & Climate", false, &["MK0197"]),
    ("Inclusion", false, &["MK0177", "SCO0005"]),
    ("Public Service Delivery", false, &["CV0006"]),
    ("_Relevant", false, &["JO0062", "SK0116"]),
    ("Starred (2015 Only)", true, &["AM0035", "AM0037", "AM0038", "AM0042", "LV0028", "TBI0008"]),
    (
        "Starred (Current Formula) Progress Report",
        true,
        &["AM0035", "AM0037", "AM0038", "AM0042", "LV0028", "TBI0008"],
    ),
    ("Cluster (AP Review)", false, &["CV0006", "ID0126"]),
    ("Change In Completion", true, &["BG0028", "BG0039", "FR0026"]),
    ("_ChangeCompletion", true, &["BG0039", "TN0001", "TN0004", "TN0007", "TN0008"]),
    (
        "_DIOGPA",
        true,
        &["LK0007", "LK0008", "LK0009", "LK0012", "LK0013", "LK0019", "LK0020", "LK0021", "LK0022"],
    ),
    ("Max star", true, &["AM0035", "AM0037", "AM0038", "AM0042", "TBI0008"]),
    ("Ambitious but not complete", true, &["PNG0001"]),
    ("Complete but not ambitious", true, &["PNG0007"]),
    ("Not complete or ambitious", true, &["PNG0001"]),
    ("CHECKSUM", true, &["PNG0007"]),
    ("IRM-Based Score", true, &["PNG0001", "PNG0007"]),
];

#[test]
fn ogps_file_translates_into_commitments_plans_and_participants() {
    let Some(text) = file() else { return };
    let file = translated(&Known::default(), &text);
    assert_eq!(rows_of(&file, "commitments").len(), 278);
    assert_eq!(rows_of(&file, "plans").len(), 108);
    assert_eq!(rows_of(&file, "participants").len(), 60);
}

#[test]
fn every_derived_cell_agrees_with_our_rules_or_its_contradiction_is_listed() {
    let Some(text) = file() else { return };
    let file = translated(&Known::default(), &text);
    let mut found: BTreeMap<(&str, bool), Vec<&str>> = BTreeMap::new();
    for it in &file.differences {
        found.entry((it.column, it.is_ours_written)).or_default().push(&it.ogp_id);
    }
    found.values_mut().for_each(|it| it.sort_unstable());
    let listed: BTreeMap<(&str, bool), Vec<&str>> =
        DIFFERENCES.iter().map(|(column, ours, ids)| ((*column, *ours), ids.to_vec())).collect();
    assert_eq!(found, listed);
}

#[test]
fn cells_that_a_spreadsheet_spoiled_are_read_by_stated_rules() {
    let Some(text) = file() else { return };
    let file = translated(&Known::default(), &text);
    let mut rules: BTreeMap<&str, usize> = BTreeMap::new();
    for it in &file.readings {
        *rules.entry(it.rule).or_default() += 1;
    }
    let expected = [
        ("ogp-date-day-first", 7),
        ("ogp-date-month-first", 91),
        ("ogp-date-open", 1),
        ("ogp-date-quarter", 18),
        ("ogp-date-serial", 6),
        ("ogp-date-short-year", 10),
        ("ogp-date-words", 4),
        ("ogp-date-year-cell", 10),
        ("ogp-rule-digit", 1),
        ("ogp-rule-float", 14),
    ];
    assert_eq!(rules, BTreeMap::from(expected));
}
