//! How far coders who worked independently agree: percentage agreement, and Krippendorff's alpha.
//!
//! Alpha compares the disagreement that was observed within units with the one that chance would bring about: 1 is
//! perfect agreement, 0 is what chance gives. It takes any number of coders and copes with units that not everybody
//! coded (Klaus Krippendorff, "Computing Krippendorff's Alpha-Reliability", 2011,
//! <https://repository.upenn.edu/asc_papers/43>). Where it says nothing it is not defined, and never 1.

use std::collections::{BTreeMap, BTreeSet};

use diesel::{Insertable, Queryable, Selectable};

use super::id::{OrganisationId, PlanId};
use super::indicator::{Indicator, Mark, Product, ScaleLevel};
use super::vocabulary::{Missing, vocabulary};
use crate::schema::agreements;

vocabulary! {
    /// Why a figure of agreement is not defined.
    Undefined "undefined" {
        /// No unit was coded by two: there is nothing to compare.
        TooFewValues = "too_few_values";
        /// Everybody gave the same value everywhere: chance could not have disagreed either.
        NoVariation = "no_variation";
    }
}

/// Whether a mark is a finding: "not reviewed yet" and "no data" say that there is none.
fn is_finding(mark: &Mark) -> bool {
    !matches!(mark, Mark::Missing(Missing::NotReviewed | Missing::NoData))
}

/// How far those who coded one indicator agree.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Who coded at least one unit.
    pub coders: i32,
    /// Units that two or more coded.
    pub units: i32,
    /// Those of them on which all who coded it say the same.
    pub agreed: i32,
    /// Of all pairs of codings of one unit, how many in a hundred say the same.
    pub percentage: Result<f64, Undefined>,
    /// The values on the scale that alpha rests on.
    pub values: i32,
    pub alpha: Result<f64, Undefined>,
}

impl Agreement {
    /// The agreement on an indicator: of each unit, what each coder says, in the same order of coders.
    pub fn on(indicator: Indicator, units: &[Vec<Option<Mark>>]) -> Self {
        let findings: Vec<Vec<&Mark>> = units
            .iter()
            .map(|unit| unit.iter().flatten().filter(|it| is_finding(it)).collect())
            .filter(|unit: &Vec<&Mark>| unit.len() >= 2)
            .collect();
        let coders: BTreeSet<usize> = units
            .iter()
            .flat_map(|unit| unit.iter().enumerate())
            .filter(|(_, coded)| coded.as_ref().is_some_and(is_finding))
            .map(|(coder, _)| coder)
            .collect();
        let agreed = findings.iter().filter(|unit| unit.windows(2).all(|two| two.first() == two.last()));
        let ranks = ranks(indicator, units);
        Self {
            coders: count(coders.len()),
            units: count(findings.len()),
            agreed: count(agreed.count()),
            percentage: percentage(&findings),
            values: count(ranks.iter().filter(|unit| unit.len() >= 2).map(Vec::len).sum()),
            alpha: alpha(indicator.level(), &ranks),
        }
    }
}

fn count(n: usize) -> i32 {
    i32::try_from(n).unwrap_or(i32::MAX)
}

/// Of all pairs of codings within a unit, how many in a hundred say the same.
fn percentage(units: &[Vec<&Mark>]) -> Result<f64, Undefined> {
    let (mut pairs, mut same) = (0.0, 0.0);
    for unit in units {
        for (i, one) in unit.iter().enumerate() {
            for other in unit.iter().skip(i.saturating_add(1)) {
                pairs += 1.0;
                same += f64::from(u8::from(one == other));
            }
        }
    }
    if pairs > 0.0 { Ok(100.0 * same / pairs) } else { Err(Undefined::TooFewValues) }
}

/// The values of each unit as alpha compares them: places on the scale, or a number for each text. What stands on no
/// scale is left out, as if it had not been coded.
pub fn ranks(indicator: Indicator, units: &[Vec<Option<Mark>>]) -> Vec<Vec<u32>> {
    let texts: BTreeSet<&str> = units
        .iter()
        .flatten()
        .filter_map(|it| match it {
            Some(Mark::Text(text)) => Some(text.as_str()),
            _ => None,
        })
        .collect();
    let numbers: BTreeMap<&str, u32> = texts.into_iter().zip(0..).collect();
    let rank = |coded: &Mark| match coded {
        Mark::Term(term) => indicator.rank(*term).map(u32::from),
        Mark::Text(text) => numbers.get(text.as_str()).copied(),
        Mark::Missing(_) => None,
    };
    units.iter().map(|unit| unit.iter().flatten().filter_map(rank).collect()).collect()
}

/// Krippendorff's alpha of the values that each unit was given, in any order of coders.
///
/// # Errors
/// Why it is not defined.
pub fn alpha(level: ScaleLevel, units: &[Vec<u32>]) -> Result<f64, Undefined> {
    let pairable: Vec<&Vec<u32>> = units.iter().filter(|it| it.len() >= 2).collect();
    let mut frequencies: BTreeMap<u32, f64> = BTreeMap::new();
    for value in pairable.iter().copied().flatten() {
        *frequencies.entry(*value).or_default() += 1.0;
    }
    match frequencies.len() {
        0 => return Err(Undefined::TooFewValues),
        1 => return Err(Undefined::NoVariation),
        _ => {}
    }
    let mut observed = 0.0;
    for unit in &pairable {
        let (mut others, mut distances) = (-1.0, 0.0);
        for one in *unit {
            others += 1.0;
            distances += unit.iter().map(|other| distance(level, &frequencies, *one, *other)).sum::<f64>();
        }
        observed += distances / others;
    }
    let mut expected = 0.0;
    for (one, n) in &frequencies {
        for (other, m) in &frequencies {
            expected += n * m * distance(level, &frequencies, *one, *other);
        }
    }
    let n: f64 = frequencies.values().sum();
    Ok(1.0 - (n - 1.0) * observed / expected)
}

/// How far two values are apart, squared. On an ordinal scale it is how many of the values given lie between them.
fn distance(level: ScaleLevel, frequencies: &BTreeMap<u32, f64>, one: u32, other: u32) -> f64 {
    if one == other {
        return 0.0;
    }
    match level {
        ScaleLevel::Nominal => 1.0,
        ScaleLevel::Ordinal => {
            let (low, high) = (one.min(other), one.max(other));
            let within: f64 = frequencies.range(low..=high).map(|(_, n)| n).sum();
            let ends = |value: u32| frequencies.get(&value).copied().unwrap_or_default();
            (within - (ends(low) + ends(high)) / 2.0).powi(2)
        }
    }
}

/// A figure as it is recorded: six decimals, so that it has the same bytes everywhere.
pub fn decimal(figure: f64) -> String {
    let text = format!("{figure:.6}");
    if text.trim_start_matches('-').chars().all(|c| matches!(c, '0' | '.')) {
        text.trim_start_matches('-').to_owned()
    } else {
        text
    }
}

/// The agreement on an indicator as it is published with the values: how many coders and units, and no names.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = agreements, check_for_backend(diesel::sqlite::Sqlite))]
pub struct PublishedAgreement {
    pub plan_id: PlanId,
    pub product: Product,
    pub indicator: Indicator,
    /// Whose assessors coded.
    pub organisation_id: OrganisationId,
    pub level: ScaleLevel,
    pub coders: i32,
    pub units: i32,
    pub agreed: i32,
    /// A decimal number; none if no unit was coded by two.
    pub percentage: Option<String>,
    pub pairable_values: i32,
    /// A decimal number, or why there is none.
    pub alpha: Option<String>,
    pub alpha_undefined: Option<Undefined>,
}

impl PublishedAgreement {
    /// Figures as they are recorded.
    pub fn of(
        (plan_id, product, organisation_id): (PlanId, Product, OrganisationId),
        indicator: Indicator,
        figures: &Agreement,
    ) -> Self {
        Self {
            plan_id,
            product,
            indicator,
            organisation_id,
            level: indicator.level(),
            coders: figures.coders,
            units: figures.units,
            agreed: figures.agreed,
            percentage: figures.percentage.ok().map(decimal),
            pairable_values: figures.values,
            alpha: figures.alpha.ok().map(decimal),
            alpha_undefined: figures.alpha.err(),
        }
    }
}
