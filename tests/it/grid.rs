//! Which indicators a product asks of a plan, and how what was typed into a grid is read.

use std::collections::BTreeSet;

use jikim::acts::coding;
use jikim::domain::grid::{TypedGrid, TypedValue, cell_name, named_cell};
use jikim::domain::indicator::{Generation, Indicator, Mark, NotAValue, Product, Stage, Term};
use jikim::domain::vocabulary::{Missing, Vocabulary as _};

/// The indicators of each product for each generation that has it. In brackets: computed from others there, or said
/// once for the whole report.
const ALL: &[(Product, Generation, &[&str])] = &[
    (
        Product::ProgressReport,
        Generation::First,
        &[
            "(design_report_year)",
            "compound",
            "cluster",
            "specificity",
            "(verifiable)",
            "value_access",
            "value_participation",
            "value_accountability",
            "value_technology",
            "(open_government_lens)",
            "potential_impact",
            "completion_mid",
        ],
    ),
    (
        Product::EndOfTermReport,
        Generation::First,
        &[
            "(results_report_year)",
            "completion_end",
            "diog_overall",
            "diog_access",
            "diog_participation",
            "diog_accountability",
            "carried_forward",
        ],
    ),
    (
        Product::DesignReport,
        Generation::Second,
        &[
            "(design_report_year)",
            "verifiable",
            "value_access",
            "value_participation",
            "value_accountability",
            "value_technology",
            "(open_government_lens)",
            "potential_impact",
        ],
    ),
    (
        Product::TransitionalResultsReport,
        Generation::Second,
        &[
            "(results_report_year)",
            "completion_end",
            "diog_overall",
            "diog_access",
            "diog_participation",
            "diog_accountability",
            "carried_forward",
        ],
    ),
    (Product::CoCreationBrief, Generation::Current, &[]),
    (
        Product::ActionPlanReview,
        Generation::Current,
        &[
            "(design_report_year)",
            "verifiable",
            "open_government_lens",
            "potential_for_results",
            "promising",
            "(cluster_rated)",
            "cluster_members",
        ],
    ),
    (
        Product::ResultsReport,
        Generation::Current,
        &["(results_report_year)", "completion_end", "early_results", "diog_overall"],
    ),
];

#[test]
fn a_product_has_exactly_the_indicators_of_its_generation() {
    for product in Product::ALL {
        for generation in Generation::ALL {
            let listed = ALL.iter().find(|(own, of, _)| own == product && of == generation);
            assert_eq!(product.is_of(*generation), listed.is_some(), "{product:?} {generation:?}");
            let asked = product.asked(*generation);
            let found: Vec<String> = product
                .indicators(*generation)
                .into_iter()
                .map(|it| if asked.contains(&it) { it.slug().to_owned() } else { format!("({})", it.slug()) })
                .collect();
            assert_eq!(found, listed.map_or(&[][..], |(_, _, all)| *all), "{product:?} {generation:?}");
        }
    }
}

#[test]
fn every_indicator_of_a_generation_belongs_to_one_of_its_products() {
    for generation in Generation::ALL {
        let products = [Stage::Design, Stage::Results].map(|stage| Product::of(*generation, stage));
        let of_products: Vec<Indicator> = products.iter().flat_map(|it| it.indicators(*generation)).collect();
        let unique: BTreeSet<Indicator> = of_products.iter().copied().collect();
        let own: BTreeSet<Indicator> =
            Indicator::ALL.iter().copied().filter(|it| it.is_of(*generation)).collect();
        assert_eq!(unique, own, "{generation:?}");
        assert_eq!(of_products.len(), own.len(), "{generation:?}");
    }
}

#[test]
fn a_value_is_a_step_of_the_scale_a_code_that_can_be_meant_or_a_text() {
    use Indicator::{
        ClusterMembers, CompletionEnd, DesignReportYear, DiogAccess, EarlyResults, PotentialForResults,
        Specificity,
    };
    let text = |it: &str| Ok(Mark::Text(it.to_owned()));
    for (indicator, written, expected) in [
        (PotentialForResults, "modest", Ok(Mark::Term(Term::Modest))),
        (PotentialForResults, "limited", Err(NotAValue::Term)),
        (PotentialForResults, "Modest", Err(NotAValue::Term)),
        (PotentialForResults, "NR", Ok(Mark::Missing(Missing::NotReviewed))),
        (PotentialForResults, "NA", Ok(Mark::Missing(Missing::NotApplicable))),
        (PotentialForResults, "ND", Err(NotAValue::Code)),
        (EarlyResults, "ND", Ok(Mark::Missing(Missing::NoData))),
        (DiogAccess, "NA", Err(NotAValue::Code)),
        (DiogAccess, "not_applicable", Ok(Mark::Term(Term::NotApplicable))),
        (CompletionEnd, "not_applicable", Err(NotAValue::Term)),
        (Specificity, "", Err(NotAValue::Term)),
        (ClusterMembers, "GR0084, GR0085", text("GR0084, GR0085")),
        (ClusterMembers, "GR0084,, GR0085", Err(NotAValue::Text)),
        (ClusterMembers, "NA", Ok(Mark::Missing(Missing::NotApplicable))),
        (DesignReportYear, "2021", text("2021")),
        (DesignReportYear, "21", Err(NotAValue::Text)),
        (DesignReportYear, "1998", Err(NotAValue::Text)),
    ] {
        assert_eq!(indicator.read(written), expected, "{indicator:?}: {written:?}");
        if let Ok(mark) = expected {
            assert_eq!(mark.written(), written);
        }
    }
}

#[test]
fn a_cell_of_a_form_is_named_by_its_unit_and_indicator() {
    let name = cell_name("kr-5-2_1", Indicator::Verifiable);
    assert_eq!(name, "kr-5-2_1.verifiable");
    assert_eq!(named_cell(&name), Some(("kr-5-2_1".to_owned(), Indicator::Verifiable)));
    assert_eq!(named_cell("kr-5-2_1"), None);
    assert_eq!(named_cell("kr-5-2_1.score"), None);
}

fn typed(cells: &[(&str, Indicator, &str, &str)]) -> TypedGrid {
    let cell = |(unit, indicator, value, page): &(&str, Indicator, &str, &str)| {
        let value = TypedValue { value: (*value).to_owned(), page: (*page).to_owned() };
        (((*unit).to_owned(), *indicator), value)
    };
    cells.iter().map(cell).collect()
}

#[test]
fn what_is_typed_is_read_cell_by_cell_and_every_fault_names_its_cell() {
    let asked = Product::ActionPlanReview.asked(Generation::Current);
    let good = typed(&[
        ("a", Indicator::Verifiable, "yes", " 12 "),
        ("a", Indicator::PotentialForResults, "", ""),
        ("b", Indicator::Promising, "NR", ""),
    ]);
    let read = coding::read(&good, &asked).expect("cells");
    let said: Vec<_> = read.iter().map(|it| (it.unit.as_str(), it.indicator, it.page.as_deref())).collect();
    assert_eq!(said, [("a", Indicator::Verifiable, Some("12")), ("b", Indicator::Promising, None)]);

    let long = "1".repeat(41);
    let bad = typed(&[
        ("a", Indicator::Verifiable, "maybe", ""),
        ("a", Indicator::PotentialForResults, "ND", ""),
        ("a", Indicator::Promising, "", "7"),
        ("a", Indicator::ClusterMembers, "=1+1", ""),
        ("b", Indicator::Verifiable, "yes", &long),
        ("b", Indicator::Specificity, "high", ""),
        ("b", Indicator::ClusterRated, "yes", ""),
    ]);
    let faults = coding::read(&bad, &asked).expect_err("faults");
    let found: BTreeSet<(String, &str)> =
        faults.into_iter().map(|it| (it.field.into_owned(), it.message)).collect();
    let expected = [
        ("a.verifiable", "fault-off-scale"),
        ("a.potential_for_results", "fault-code-not-meant"),
        ("a.promising", "fault-page-of-nothing"),
        ("a.cluster_members", "fault-formula-like"),
        ("b.verifiable", "fault-too-long"),
        ("b.specificity", "fault-indicator-not-asked"),
        ("b.cluster_rated", "fault-indicator-not-asked"),
    ];
    assert_eq!(found, expected.map(|(field, message)| (field.to_owned(), message)).into());
}
