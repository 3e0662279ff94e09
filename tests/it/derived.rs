//! The rules by which OGP derives columns: each as a table of cases.

use jikim::domain::derived::{self, Coded, Coding, Constraint, Quadrant};
use jikim::domain::derived_areas::follows;
use jikim::domain::indicator::{Generation, Indicator, Term};
use jikim::domain::policy_area::PolicyArea;
use jikim::domain::vocabulary::Missing;

const NR: Missing = Missing::NotReviewed;
const ND: Missing = Missing::NoData;
const NA: Missing = Missing::NotApplicable;

/// A commitment of the first generation that has every star: high, relevant, transformative, complete.
fn starred() -> Coding {
    coding(&[
        (Indicator::Specificity, Term::High),
        (Indicator::ValueAccess, Term::Yes),
        (Indicator::ValueParticipation, Term::No),
        (Indicator::ValueAccountability, Term::No),
        (Indicator::ValueTechnology, Term::No),
        (Indicator::PotentialImpact, Term::Transformative),
        (Indicator::CompletionMid, Term::Substantial),
        (Indicator::CompletionEnd, Term::Complete),
    ])
}

fn coding(terms: &[(Indicator, Term)]) -> Coding {
    let mut coding = Coding::new(Generation::First);
    for (indicator, term) in terms {
        coding.set(*indicator, Coded::Value(*term));
    }
    coding.design_report_year = Coded::Value(2014);
    coding.results_report_year = Coded::Value(2016);
    coding
}

fn without(coding: Coding, indicator: Indicator, code: Missing) -> Coding {
    coding.with(indicator, Coded::Missing(code))
}

fn with(coding: Coding, indicator: Indicator, term: Term) -> Coding {
    coding.with(indicator, Coded::Value(term))
}

#[test]
fn medium_and_high_specificity_are_verifiable() {
    for (term, expected) in
        [(Term::None, Term::No), (Term::Low, Term::No), (Term::Medium, Term::Yes), (Term::High, Term::Yes)]
    {
        let coding = coding(&[(Indicator::Specificity, term)]);
        assert_eq!(derived::verifiable(&coding), Coded::Value(expected), "{term:?}");
        assert_eq!(coding.of(Indicator::Verifiable), Coded::Value(expected), "{term:?}");
    }
    let unreviewed = without(starred(), Indicator::Specificity, NR);
    assert_eq!(derived::verifiable(&unreviewed), Coded::Missing(NR));
    let coded = with(without(starred(), Indicator::Specificity, ND), Indicator::Verifiable, Term::No);
    assert_eq!(derived::verifiable(&coded), Coded::Value(Term::No));
}

#[test]
fn any_of_the_first_three_values_makes_a_commitment_relevant_and_technology_alone_does_not() {
    use Indicator::{ValueAccess, ValueAccountability, ValueParticipation, ValueTechnology};
    let values = |yes: Option<Indicator>| {
        let all = [ValueAccess, ValueParticipation, ValueAccountability, ValueTechnology];
        coding(&all.map(|it| (it, if yes == Some(it) { Term::Yes } else { Term::No })))
    };
    for (yes, expected) in [
        (None, Term::No),
        (Some(ValueTechnology), Term::No),
        (Some(ValueAccess), Term::Yes),
        (Some(ValueParticipation), Term::Yes),
        (Some(ValueAccountability), Term::Yes),
    ] {
        assert_eq!(derived::relevant(&values(yes)), Coded::Value(expected), "{yes:?}");
    }
    let lens = Coding::new(Generation::Current).with(Indicator::OpenGovernmentLens, Coded::Value(Term::Yes));
    assert_eq!(derived::relevant(&lens), Coded::Value(Term::Yes));
}

#[test]
fn what_is_not_recorded_is_not_reviewed_or_has_no_data_by_generation() {
    let current = Coding::new(Generation::Current);
    assert_eq!(current.of(Indicator::EarlyResults), Coded::Missing(NR));
    assert_eq!(current.of(Indicator::Specificity), Coded::Missing(ND));
    assert_eq!(current.of(Indicator::Verifiable), Coded::Missing(NR));
    assert_eq!(Coding::new(Generation::First).of(Indicator::EarlyResults), Coded::Missing(ND));
}

/// The three stars at the progress report: of before June 2014, of 2015, by the current formula.
#[track_caller]
fn check_stars(coding: &Coding, old: Coded<bool>, of_2015: Coded<bool>, current: Coded<bool>) {
    assert_eq!(derived::starred_before_june_2014(coding), old, "before June 2014");
    assert_eq!(derived::starred_2015(coding), of_2015, "2015");
    assert_eq!(derived::starred_mid(coding), current, "current");
}

#[test]
fn stars_follow_their_three_formulas() {
    let (yes, no) = (Coded::Value(true), Coded::Value(false));
    check_stars(&starred(), yes, yes, yes);
    check_stars(&with(starred(), Indicator::PotentialImpact, Term::Moderate), yes, yes, no);
    check_stars(&with(starred(), Indicator::PotentialImpact, Term::Minor), no, no, no);
    check_stars(&with(starred(), Indicator::Specificity, Term::Low), yes, no, no);
    check_stars(&with(starred(), Indicator::ValueAccess, Term::No), no, no, no);
    check_stars(&with(starred(), Indicator::CompletionMid, Term::Limited), no, no, no);
    check_stars(&without(starred(), Indicator::PotentialImpact, ND), no, no, no);
    let unrated = without(starred(), Indicator::Specificity, NA);
    check_stars(&unrated, Coded::Missing(NA), Coded::Missing(NA), Coded::Missing(NA));
}

#[test]
fn the_star_at_the_end_was_given_up_with_the_reports_after_2020() {
    assert_eq!(derived::starred_end(&starred()), Coded::Value(true));
    let mut late = starred();
    late.results_report_year = Coded::Value(2020);
    assert_eq!(derived::starred_end(&late), Coded::Value(true));
    late.results_report_year = Coded::Value(2021);
    assert_eq!(derived::starred_end(&late), Coded::Missing(ND));
    assert_eq!(derived::starred_end(&without(late, Indicator::CompletionEnd, NR)), Coded::Missing(NR));
}

#[test]
fn max_star_is_the_better_of_two() {
    let mid_only = with(starred(), Indicator::CompletionEnd, Term::Limited);
    assert_eq!(derived::max_star(&mid_only), Coded::Value(true));
    let neither = with(mid_only, Indicator::CompletionMid, Term::Limited);
    assert_eq!(derived::max_star(&neither), Coded::Value(false));
    let unrated = without(starred(), Indicator::CompletionEnd, NR);
    assert_eq!(derived::max_star(&without(unrated.clone(), Indicator::Specificity, NA)), Coded::Missing(NA));
    assert_eq!(derived::max_star(&without(unrated, Indicator::Specificity, NR)), Coded::Missing(ND));
}

#[test]
fn change_in_completion_is_end_minus_middle() {
    let change = |mid, end| {
        let coding = with(starred(), Indicator::CompletionMid, mid);
        derived::change_in_completion(&with(coding, Indicator::CompletionEnd, end))
    };
    assert_eq!(change(Term::Limited, Term::Complete), Coded::Value(2));
    assert_eq!(change(Term::Complete, Term::Complete), Coded::Value(0));
    assert_eq!(change(Term::Complete, Term::Limited), Coded::Value(-2));
    let unreviewed = without(starred(), Indicator::CompletionEnd, NR);
    assert_eq!(derived::change_in_completion(&unreviewed), Coded::Missing(NR));
    let no_middle = without(starred(), Indicator::CompletionMid, NA);
    assert_eq!(derived::change_in_completion(&no_middle), Coded::Missing(ND));
    let mut late = starred();
    late.results_report_year = Coded::Value(2022);
    assert_eq!(derived::change_in_completion(&late), Coded::Missing(ND));
}

#[test]
fn raw_and_max_completion_take_the_best_of_both_reports() {
    let completion = |mid: Coded<Term>, end: Coded<Term>| {
        let it = starred().with(Indicator::CompletionMid, mid).with(Indicator::CompletionEnd, end);
        (derived::raw_completion(&it), derived::max_completion(&it), derived::has_high_completion(&it))
    };
    for (mid, end, raw, max, high) in [
        (Coded::Value(Term::Limited), Coded::Value(Term::Complete), Coded::Value(5), Coded::Value(3), true),
        (
            Coded::Value(Term::Substantial),
            Coded::Value(Term::Limited),
            Coded::Value(4),
            Coded::Value(2),
            true,
        ),
        (Coded::Value(Term::NotStarted), Coded::Missing(NR), Coded::Value(2), Coded::Value(0), false),
        (Coded::Value(Term::Unclear), Coded::Missing(ND), Coded::Value(1), Coded::Missing(ND), false),
        (Coded::Value(Term::Withdrawn), Coded::Missing(ND), Coded::Value(0), Coded::Missing(ND), false),
        (Coded::Missing(NR), Coded::Missing(NR), Coded::Missing(NR), Coded::Missing(NR), false),
        (Coded::Missing(NR), Coded::Missing(ND), Coded::Missing(ND), Coded::Missing(ND), false),
    ] {
        assert_eq!(completion(mid, end), (raw, max, high), "{mid:?} {end:?}");
    }
}

#[test]
fn what_is_assessed_is_told_by_its_values() {
    let it = starred();
    assert!(derived::is_ambition_assessed(&it));
    assert!(derived::is_completion_assessed(&it));
    assert!(!derived::is_diog_assessed(&it));
    assert!(derived::is_diog_assessed(&with(it, Indicator::DiogOverall, Term::Worsens)));
    let current = Coding::new(Generation::Current);
    assert!(!derived::is_ambition_assessed(&current));
    assert!(derived::is_ambition_assessed(&with(
        current.clone(),
        Indicator::PotentialForResults,
        Term::Unclear
    )));
    assert!(derived::is_diog_assessed(&with(
        current.clone(),
        Indicator::EarlyResults,
        Term::NoNotableResults
    )));
    assert!(!derived::is_completion_assessed(&with(current, Indicator::CompletionEnd, Term::Unclear)));
}

#[test]
fn midterm_only_is_reviewed_without_an_end() {
    assert_eq!(derived::is_midterm_only(&starred()), Coded::Value(false));
    let without_end = without(starred(), Indicator::CompletionEnd, NR);
    assert_eq!(derived::is_midterm_only(&without_end), Coded::Value(true));
    let unreviewed = without(without_end, Indicator::CompletionMid, NR);
    assert_eq!(derived::is_midterm_only(&unreviewed), Coded::Missing(NR));
}

#[test]
fn high_ambition_needs_impact_and_relevance() {
    assert_eq!(derived::has_high_ambition(&starred()), Coded::Value(true));
    let moderate = with(starred(), Indicator::PotentialImpact, Term::Moderate);
    assert_eq!(derived::has_high_ambition(&moderate), Coded::Value(true));
    assert_eq!(
        derived::has_high_ambition(&with(moderate, Indicator::ValueAccess, Term::No)),
        Coded::Value(false)
    );
    assert_eq!(
        derived::has_high_ambition(&without(starred(), Indicator::PotentialImpact, ND)),
        Coded::Missing(ND)
    );
}

#[track_caller]
fn check_quadrant(it: &Coding, quadrant: Option<Quadrant>, score: i8, checksum: u8) {
    assert_eq!(derived::quadrant(it), quadrant);
    assert_eq!(derived::score(it), score);
    assert_eq!(derived::checksum(it), checksum);
}

#[test]
fn quadrants_give_the_score_and_the_checksum() {
    check_quadrant(&starred(), Some(Quadrant::Both), 4, 1);
    let limited = with(
        with(starred(), Indicator::CompletionMid, Term::Limited),
        Indicator::CompletionEnd,
        Term::Limited,
    );
    check_quadrant(&limited, Some(Quadrant::AmbitiousOnly), 3, 1);
    let modest = with(starred(), Indicator::PotentialImpact, Term::Minor);
    check_quadrant(&modest, Some(Quadrant::CompleteOnly), 2, 1);
    let neither = with(limited, Indicator::PotentialImpact, Term::Minor);
    check_quadrant(&neither, Some(Quadrant::Neither), 1, 1);
    check_quadrant(&with(neither, Indicator::DiogOverall, Term::Major), Some(Quadrant::Both), 4, 1);

    let mut current = Coding::new(Generation::Current);
    check_quadrant(&current, Some(Quadrant::Neither), -1, 2);
    current.design_report_year = Coded::Value(2022);
    current.set(Indicator::PotentialForResults, Coded::Value(Term::Substantial));
    check_quadrant(&current, None, 1, 0);
    check_quadrant(&with(current, Indicator::EarlyResults, Term::Significant), Some(Quadrant::Both), 4, 1);

    let mut unreviewed = without(Coding::new(Generation::First), Indicator::PotentialImpact, NR);
    check_quadrant(&unreviewed, None, -1, 1);
    unreviewed.design_report_year = Coded::Missing(NA);
    check_quadrant(&unreviewed, None, 1, 0);
}

#[test]
fn the_binding_constraint_is_the_first_test_that_fails() {
    let constraint = |it: Coding| derived::binding_constraint(&it);
    assert_eq!(constraint(starred()), Coded::Value(Constraint::Star));
    let low = with(starred(), Indicator::Specificity, Term::Low);
    assert_eq!(
        constraint(with(low, Indicator::ValueAccess, Term::No)),
        Coded::Value(Constraint::Specificity),
        "specificity is asked before relevance"
    );
    assert_eq!(
        constraint(with(starred(), Indicator::ValueAccess, Term::No)),
        Coded::Value(Constraint::Relevance)
    );
    assert_eq!(
        constraint(with(starred(), Indicator::PotentialImpact, Term::Moderate)),
        Coded::Value(Constraint::PotentialImpact)
    );
    let limited = with(starred(), Indicator::CompletionMid, Term::Limited);
    assert_eq!(
        constraint(with(limited, Indicator::CompletionEnd, Term::Limited)),
        Coded::Value(Constraint::Completion)
    );
    let mut unreviewed = Coding::new(Generation::Current);
    assert_eq!(constraint(unreviewed.clone()), Coded::Missing(NR));
    unreviewed.design_report_year = Coded::Value(2022);
    assert_eq!(constraint(unreviewed.clone()), Coded::Missing(ND));
    unreviewed.set(Indicator::Verifiable, Coded::Value(Term::Yes));
    assert_eq!(constraint(unreviewed), Coded::Value(Constraint::Unknown));
}

#[test]
fn twins_pass_codes_through_and_differ_by_scale() {
    let it = with(starred(), Indicator::DiogOverall, Term::Marginal);
    let it = with(it, Indicator::DiogAccess, Term::Marginal);
    assert_eq!(it.code(Indicator::DiogOverall), Coded::Value(2));
    assert_eq!(it.code(Indicator::DiogAccess), Coded::Value(3));
    assert_eq!(it.code(Indicator::EarlyResults), Coded::Missing(ND));
}

#[test]
fn the_latest_report_is_known_for_2018_to_2020_only() {
    let mut it = starred();
    for (mid, end, expected) in
        [(2014, 2016, None), (2016, 2018, Some(2018)), (2020, 2022, Some(2020)), (2022, 2024, None)]
    {
        it.design_report_year = Coded::Value(mid);
        it.results_report_year = Coded::Value(end);
        assert_eq!(derived::latest_irm_report(&it), expected, "{mid} {end}");
    }
}

#[test]
fn plans_have_ids_addresses_and_durations() {
    assert_eq!(derived::plan_id("KOR", 5), "AP_KOR05");
    assert_eq!(
        derived::url("Scotland, United Kingdom", "SCO0005"),
        "https://opengovpartnership.org/members/scotland-united-kingdom/commitments/sco0005"
    );
    assert_eq!(derived::duration_years(2023, 2027), 4);
    assert_eq!(derived::duration_years(2012, 2012), 1);
    assert!(derived::is_active(2024, 2024));
    assert!(!derived::is_active(2023, 2024));
}

#[test]
fn clusters_are_told_by_their_members() {
    let mut it = Coding::new(Generation::Current);
    for (members, expected) in [
        (Coded::Value(()), Coded::Value(Term::Yes)),
        (Coded::Missing(NA), Coded::Value(Term::No)),
        (Coded::Missing(NR), Coded::Missing(NR)),
        (Coded::Missing(ND), Coded::Missing(ND)),
    ] {
        it.cluster_members = members;
        assert_eq!(derived::is_cluster_rated(&it), expected);
    }
}

#[test]
fn areas_follow_from_others() {
    use PolicyArea::{
        AntiCorruptionAndIntegrity, Lobbying, OpenData, OpenDataHealth, OpenParliaments,
        ParticipationInLawmaking, PublicParticipation, RightToInformation,
    };
    let follow = |area, coded: &[PolicyArea]| follows(area, |it| coded.contains(&it));
    assert_eq!(follow(AntiCorruptionAndIntegrity, &[Lobbying]), Some(true));
    assert_eq!(follow(AntiCorruptionAndIntegrity, &[RightToInformation]), Some(false));
    assert_eq!(follow(OpenDataHealth, &[OpenData]), Some(false));
    assert_eq!(follow(OpenDataHealth, &[OpenData, PolicyArea::HealthNutrition]), Some(true));
    assert_eq!(follow(ParticipationInLawmaking, &[OpenParliaments]), Some(false));
    assert_eq!(follow(ParticipationInLawmaking, &[OpenParliaments, PublicParticipation]), Some(true));
    assert_eq!(follow(ParticipationInLawmaking, &[Lobbying]), Some(true));
    assert_eq!(follow(OpenData, &[OpenData]), None);
}
