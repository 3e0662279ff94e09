//! Figures of agreement: worked out by hand or published, and those that are not defined.

use jikim::domain::agreement::{Agreement, Undefined, alpha, decimal};
use jikim::domain::indicator::{Indicator, Mark, ScaleLevel, Term};
use jikim::domain::vocabulary::{Missing, Vocabulary as _};

/// Codings as they are printed: a coder a line, a value or `.` for each unit.
fn units(coders: &[&str]) -> Vec<Vec<u32>> {
    let rows: Vec<Vec<Option<u32>>> =
        coders.iter().map(|row| row.split_whitespace().map(|it| it.parse().ok()).collect()).collect();
    let n = rows.first().map_or(0, Vec::len);
    (0..n).map(|i| rows.iter().filter_map(|row| row.get(i).copied().flatten()).collect()).collect()
}

#[track_caller]
fn check(level: ScaleLevel, coders: &[&str], expected: Result<&str, Undefined>) {
    let got = alpha(level, &units(coders)).map(decimal);
    assert_eq!(got, expected.map(str::to_owned), "{coders:?}");
}

/// Krippendorff's own example: four observers, twelve units, some of them not coded by all ("Computing Krippendorff's
/// Alpha-Reliability", 2011, section C: 0.743 nominal, 0.815 ordinal).
const PUBLISHED: [&str; 4] = [
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
];

#[test]
fn krippendorffs_published_examples_come_out() {
    check(ScaleLevel::Nominal, &PUBLISHED, Ok("0.743421"));
    check(ScaleLevel::Ordinal, &PUBLISHED, Ok("0.815388"));
    // Sections A and B of the same: two observers, ten units with two values (0.095), twelve with five (0.692).
    check(ScaleLevel::Nominal, &["0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"], Ok("0.095238"));
    check(ScaleLevel::Nominal, &["1 1 2 2 4 3 3 3 5 4 4 1", "2 1 2 2 2 3 3 3 5 4 4 4"], Ok("0.691964"));
}

#[test]
fn alpha_is_one_for_perfect_agreement_and_below_zero_for_less_than_chance() {
    check(ScaleLevel::Nominal, &["0 1 0 1", "0 1 0 1"], Ok("1.000000"));
    check(ScaleLevel::Ordinal, &["0 1 2 2", "0 1 2 2"], Ok("1.000000"));
    check(ScaleLevel::Nominal, &["0 1", "1 0"], Ok("-0.500000"));
    // By hand: within units 4 disagreements of 10, by chance 48 of 90.
    check(ScaleLevel::Nominal, &["0 0 1 1 0", "0 1 0 1 0"], Ok("0.250000"));
}

#[test]
fn an_order_makes_neighbours_weigh_less() {
    let near = ["0 1 2 0 2 1", "0 1 2 0 2 2"];
    let far = ["0 1 2 0 2 0", "0 1 2 0 2 2"];
    let figure = |level, coders: &[&str]| alpha(level, &units(coders)).expect("defined");
    assert!(figure(ScaleLevel::Ordinal, &near) > figure(ScaleLevel::Ordinal, &far));
    assert!(figure(ScaleLevel::Ordinal, &near) > figure(ScaleLevel::Nominal, &near));
}

#[test]
fn where_alpha_says_nothing_it_is_not_defined() {
    for level in ScaleLevel::ALL {
        check(*level, &[], Err(Undefined::TooFewValues));
        check(*level, &["1 2 3"], Err(Undefined::TooFewValues));
        check(*level, &["1 .", ". 2"], Err(Undefined::TooFewValues));
        check(*level, &["1 1 1", "1 1 1"], Err(Undefined::NoVariation));
        // The only unit that differs was coded by one alone.
        check(*level, &["1 1 2", "1 1 ."], Err(Undefined::NoVariation));
    }
}

#[test]
fn the_order_of_coders_and_units_makes_no_difference() {
    let mut turned = PUBLISHED;
    turned.reverse();
    check(ScaleLevel::Ordinal, &turned, Ok("0.815388"));
    let backwards: Vec<String> =
        PUBLISHED.iter().map(|row| row.split_whitespace().rev().collect::<Vec<_>>().join(" ")).collect();
    let rows: Vec<&str> = backwards.iter().map(String::as_str).collect();
    check(ScaleLevel::Ordinal, &rows, Ok("0.815388"));
}

#[test]
fn a_figure_has_six_decimals_and_no_sign_before_nothing() {
    for (figure, text) in [(0.0, "0.000000"), (-0.0, "0.000000"), (-1e-9, "0.000000"), (-0.5, "-0.500000")] {
        assert_eq!(decimal(figure), text);
    }
    assert_eq!(decimal(100.0 / 3.0), "33.333333");
}

#[test]
fn scales_of_degrees_have_an_order_and_all_others_none() {
    use Indicator::{
        CompletionEnd, CompletionMid, DiogAccess, DiogAccountability, DiogOverall, DiogParticipation,
        EarlyResults, PotentialForResults, PotentialImpact, Specificity,
    };
    let ordinal = [
        Specificity,
        PotentialImpact,
        CompletionMid,
        PotentialForResults,
        CompletionEnd,
        EarlyResults,
        DiogOverall,
        DiogAccess,
        DiogParticipation,
        DiogAccountability,
    ];
    for indicator in Indicator::ALL {
        let expected = if ordinal.contains(indicator) { ScaleLevel::Ordinal } else { ScaleLevel::Nominal };
        assert_eq!(indicator.level(), expected, "{}", indicator.slug());
    }
}

#[test]
fn unclear_and_no_evidence_are_degrees_and_what_judges_nothing_stands_beside_them() {
    let rank = |indicator: Indicator, term| indicator.rank(term);
    assert_eq!(rank(Indicator::PotentialForResults, Term::Unclear), Some(0));
    assert_eq!(rank(Indicator::CompletionEnd, Term::Unclear), Some(1));
    assert_eq!(rank(Indicator::CompletionEnd, Term::NoEvidence), Some(1));
    assert_eq!(rank(Indicator::CompletionEnd, Term::Withdrawn), None);
    assert_eq!(rank(Indicator::DiogOverall, Term::NoEarlyResults), None);
    assert_eq!(rank(Indicator::DiogAccess, Term::NotApplicable), None);
    assert_eq!(rank(Indicator::Verifiable, Term::Limited), None, "not on its scale");
    for indicator in Indicator::ALL {
        let beside = indicator.scale().iter().filter(|it| indicator.rank(it.term).is_none()).count();
        assert!(beside <= 1, "{}: {beside} steps stand beside its degrees", indicator.slug());
    }
}

fn coded(said: &str) -> Option<Mark> {
    match said {
        "" => None,
        "NA" => Some(Mark::Missing(Missing::NotApplicable)),
        "NR" => Some(Mark::Missing(Missing::NotReviewed)),
        term => Some(Mark::Term(Term::from_slug(term).expect("a term"))),
    }
}

fn matrix(units: &[[&str; 2]]) -> Vec<Vec<Option<Mark>>> {
    units.iter().map(|unit| unit.iter().map(|it| coded(it)).collect()).collect()
}

#[test]
fn percentage_counts_every_finding_and_alpha_what_stands_on_the_scale() {
    let units = matrix(&[
        ["modest", "modest"],
        ["substantial", "modest"],
        ["unclear", "unclear"],
        ["NA", "NA"],
        ["NA", "unclear"],
        ["NR", "modest"],
        ["modest", ""],
    ]);
    let it = Agreement::on(Indicator::PotentialForResults, &units);
    assert_eq!((it.coders, it.units, it.agreed, it.values), (2, 5, 3, 6));
    assert_eq!(it.percentage.map(decimal), Ok("60.000000".to_owned()));
    // On the scale: 1 1, 2 1, 0 0.
    let expected = alpha(ScaleLevel::Ordinal, &[vec![1, 1], vec![2, 1], vec![0, 0]]);
    assert_eq!(it.alpha, expected);
    assert!(it.alpha.is_ok());
}

#[test]
fn pairs_of_three_coders_are_counted_and_all_must_agree_on_a_unit() {
    let yes = || Some(Mark::Term(Term::Yes));
    let no = || Some(Mark::Term(Term::No));
    let units = vec![vec![yes(), yes(), no()], vec![yes(), yes(), yes()], vec![no(), None, no()]];
    let it = Agreement::on(Indicator::Verifiable, &units);
    assert_eq!((it.coders, it.units, it.agreed, it.values), (3, 3, 2, 8));
    // 1 of 3 pairs, 3 of 3, 1 of 1.
    assert_eq!(it.percentage.map(decimal), Ok("71.428571".to_owned()));
}

#[test]
fn texts_agree_if_they_are_the_same() {
    let text = |it: &str| Some(Mark::Text(it.to_owned()));
    let units = vec![
        vec![text("KR0065, KR0066"), text("KR0065, KR0066")],
        vec![text("KR0067"), text("KR0068")],
        vec![text("KR0067"), text("KR0067")],
    ];
    let it = Agreement::on(Indicator::ClusterMembers, &units);
    assert_eq!((it.units, it.agreed), (3, 2));
    let as_numbers = [vec![0, 0], vec![1, 2], vec![1, 1]];
    assert_eq!(it.alpha, alpha(ScaleLevel::Nominal, &as_numbers));
}

#[test]
fn one_coder_alone_agrees_with_nobody() {
    let it = Agreement::on(Indicator::Verifiable, &[vec![coded("yes")], vec![coded("no")]]);
    assert_eq!((it.coders, it.units, it.agreed, it.values), (1, 0, 0, 0));
    assert_eq!(it.percentage, Err(Undefined::TooFewValues));
    assert_eq!(it.alpha, Err(Undefined::TooFewValues));
    let none = Agreement::on(Indicator::Verifiable, &[vec![coded("NR"), None]]);
    assert_eq!((none.coders, none.units), (0, 0));
}
