//! The columns that OGP derives from what the IRM coded: stars, quadrants, scores and the like, as pure functions.
//!
//! Each rule says where it comes from. "As OGP's file of July 2024 computes it" means that the rule was found by
//! computing it over the rows of OGP's commitments database of that month, which publishes no formulas.

use std::collections::BTreeMap;

use super::indicator::{Generation, Indicator, Mark, Term};
use super::vocabulary::Missing;

/// What stands in a cell: a value, or OGP's code for why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Coded<T> {
    Value(T),
    Missing(Missing),
}

impl<T: Copy> Coded<T> {
    pub fn value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Missing(_) => None,
        }
    }

    /// The same with another value; a code passes through.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Coded<U> {
        match self {
            Self::Value(value) => Coded::Value(f(value)),
            Self::Missing(missing) => Coded::Missing(missing),
        }
    }

    /// Whether this code stands in place of a value.
    pub fn is_missing(self, code: Missing) -> bool {
        matches!(self, Self::Missing(own) if own == code)
    }
}

const NOT_REVIEWED: Missing = Missing::NotReviewed;
const NO_DATA: Missing = Missing::NoData;

/// What the IRM coded of one commitment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coding {
    generation: Generation,
    terms: BTreeMap<Indicator, Coded<Term>>,
    /// When the report of the plan's first stage came out.
    pub design_report_year: Coded<i32>,
    /// When the report of the plan's end came out.
    pub results_report_year: Coded<i32>,
    /// The commitments that it was rated together with, as a list of OGP ids.
    pub cluster_members: Coded<()>,
}

impl Coding {
    /// Nothing recorded yet, of a plan of this generation.
    pub fn new(generation: Generation) -> Self {
        let absent = |indicator| Coded::Missing(absent_code(generation, indicator));
        Self {
            generation,
            terms: BTreeMap::new(),
            design_report_year: absent(Indicator::DesignReportYear),
            results_report_year: absent(Indicator::ResultsReportYear),
            cluster_members: Coded::Missing(absent_code(generation, Indicator::ClusterMembers)),
        }
    }

    /// Records what stands for an indicator.
    pub fn set(&mut self, indicator: Indicator, value: Coded<Term>) {
        self.terms.insert(indicator, value);
    }

    /// Records what stands for an indicator of any kind.
    pub fn mark(&mut self, indicator: Indicator, mark: &Mark) {
        match mark {
            Mark::Term(term) => self.set(indicator, Coded::Value(*term)),
            Mark::Missing(missing) => self.set(indicator, Coded::Missing(*missing)),
            Mark::Text(_) => {}
        }
        match (indicator, mark) {
            (Indicator::DesignReportYear, mark) => self.design_report_year = year_of(mark),
            (Indicator::ResultsReportYear, mark) => self.results_report_year = year_of(mark),
            (Indicator::ClusterMembers, Mark::Text(_)) => self.cluster_members = Coded::Value(()),
            (Indicator::ClusterMembers, Mark::Missing(missing)) => {
                self.cluster_members = Coded::Missing(*missing);
            }
            _ => {}
        }
    }

    /// The same, to write a record in one expression.
    #[must_use]
    pub fn with(mut self, indicator: Indicator, value: Coded<Term>) -> Self {
        self.set(indicator, value);
        self
    }

    /// What stands for an indicator. What the IRM coded stands; where nothing is recorded, "verifiable" and the
    /// open-government lens follow from what is, and the rest is not reviewed or, in a generation that does not have
    /// the indicator, no data.
    pub fn of(&self, indicator: Indicator) -> Coded<Term> {
        if let Some(recorded) = self.terms.get(&indicator) {
            return *recorded;
        }
        match indicator {
            Indicator::Verifiable => verifiable(self),
            Indicator::OpenGovernmentLens => relevant(self),
            _ => Coded::Missing(absent_code(self.generation, indicator)),
        }
    }

    fn recorded(&self, indicator: Indicator) -> Coded<Term> {
        let absent = Coded::Missing(absent_code(self.generation, indicator));
        self.terms.get(&indicator).copied().unwrap_or(absent)
    }

    fn is_one_of(&self, indicator: Indicator, terms: &[Term]) -> bool {
        self.of(indicator).value().is_some_and(|term| terms.contains(&term))
    }

    /// OGP's numeric twin of a label: the code of its step. NR, ND and NA pass through.
    pub fn code(&self, indicator: Indicator) -> Coded<u8> {
        match self.of(indicator) {
            Coded::Missing(missing) => Coded::Missing(missing),
            Coded::Value(term) => {
                indicator.step(term).map_or(Coded::Missing(absent_code(self.generation, indicator)), |step| {
                    Coded::Value(step.code)
                })
            }
        }
    }
}

/// The year of a report. A text that is no year says nothing of one.
fn year_of(mark: &Mark) -> Coded<i32> {
    match mark {
        Mark::Text(text) => text.parse().map_or(Coded::Missing(NO_DATA), Coded::Value),
        Mark::Missing(missing) => Coded::Missing(*missing),
        Mark::Term(_) => Coded::Missing(NO_DATA),
    }
}

/// Why an indicator of which nothing is recorded has no value: its generation of plans does not have it (ND), or it has
/// not been reviewed yet (NR). As OGP's file of July 2024 fills its columns.
fn absent_code(generation: Generation, indicator: Indicator) -> Missing {
    if indicator.is_of(generation) { NOT_REVIEWED } else { NO_DATA }
}

/// Whether a commitment is verifiable: its specificity is medium or high
/// (<https://opengovpartnership.org/glossary/verifiability>). Where specificity was not rated, the IRM codes it itself.
pub fn verifiable(it: &Coding) -> Coded<Term> {
    match it.of(Indicator::Specificity) {
        Coded::Value(Term::Medium | Term::High) => Coded::Value(Term::Yes),
        Coded::Value(_) => Coded::Value(Term::No),
        Coded::Missing(Missing::NotReviewed) => Coded::Missing(NOT_REVIEWED),
        Coded::Missing(_) => it.recorded(Indicator::Verifiable),
    }
}

/// Whether a commitment is relevant to OGP's values: access to information, civic participation or public
/// accountability; technology alone does not suffice (<https://www.opengovpartnership.org/glossary/relevance/>). Where
/// the values were not asked, the IRM codes the open-government lens itself.
pub fn relevant(it: &Coding) -> Coded<Term> {
    const VALUES: [Indicator; 3] =
        [Indicator::ValueAccess, Indicator::ValueParticipation, Indicator::ValueAccountability];
    match it.of(Indicator::ValueAccess) {
        Coded::Value(_) if VALUES.iter().any(|value| it.is_one_of(*value, &[Term::Yes])) => {
            Coded::Value(Term::Yes)
        }
        Coded::Value(_) => Coded::Value(Term::No),
        Coded::Missing(Missing::NotReviewed) => Coded::Missing(NOT_REVIEWED),
        Coded::Missing(_) => it.recorded(Indicator::OpenGovernmentLens),
    }
}

const AMBITIOUS: &[Term] = &[Term::Moderate, Term::Transformative];
const TRANSFORMATIVE: &[Term] = &[Term::Transformative];
const FAR: &[Term] = &[Term::Substantial, Term::Complete];

/// What every star asks for; what is missing is not met.
fn earns(it: &Coding, impact: &[Term], completion: Indicator) -> bool {
    it.is_one_of(Indicator::OpenGovernmentLens, &[Term::Yes])
        && it.is_one_of(Indicator::PotentialImpact, impact)
        && it.is_one_of(completion, FAR)
}

fn is_verifiable(it: &Coding) -> bool {
    it.is_one_of(Indicator::Verifiable, &[Term::Yes])
}

/// A star at the progress report is given or refused where specificity was rated; else its code stands.
fn where_specificity_is_rated(it: &Coding, earned: bool) -> Coded<bool> {
    it.of(Indicator::Specificity).map(|_| earned)
}

/// The star of before June 2014: relevant, moderate or transformative impact, substantial or complete; specificity was
/// not asked for. As the Explorer's database of 2016 computes it (792 of 792 rows); OGP's file has no column for it.
pub fn starred_before_june_2014(it: &Coding) -> Coded<bool> {
    where_specificity_is_rated(it, earns(it, AMBITIOUS, Indicator::CompletionMid))
}

/// "Starred (2015 Only)": the same, and specificity medium or high (<https://opengovpartnership.org/?p=3699>).
pub fn starred_2015(it: &Coding) -> Coded<bool> {
    where_specificity_is_rated(it, is_verifiable(it) && earns(it, AMBITIOUS, Indicator::CompletionMid))
}

/// "Starred (Current Formula) Progress Report", of reports since April 2015: only transformative impact counts
/// (<https://opengovpartnership.org/?p=3699>).
pub fn starred_mid(it: &Coding) -> Coded<bool> {
    where_specificity_is_rated(it, is_verifiable(it) && earns(it, TRANSFORMATIVE, Indicator::CompletionMid))
}

/// Whether the report on the end of the plan came after stars and change in completion were given up. As OGP's file of
/// July 2024 computes it: the last year with either is 2020.
fn is_after_stars(it: &Coding) -> bool {
    it.results_report_year.value().is_some_and(|year| year > 2020)
}

/// "Starred (Current Formula) End of Term": the same formula on completion at the end of the plan; no data in reports
/// after 2020. As OGP's file of July 2024 computes it.
pub fn starred_end(it: &Coding) -> Coded<bool> {
    match it.of(Indicator::CompletionEnd) {
        Coded::Missing(missing) => Coded::Missing(missing),
        Coded::Value(_) if is_after_stars(it) => Coded::Missing(NO_DATA),
        Coded::Value(_) => {
            Coded::Value(is_verifiable(it) && earns(it, TRANSFORMATIVE, Indicator::CompletionEnd))
        }
    }
}

/// "Max star": the better of the two stars by the current formula. As OGP's file of July 2024 computes it.
pub fn max_star(it: &Coding) -> Coded<bool> {
    let mid = starred_mid(it);
    match (mid.value(), starred_end(it).value()) {
        (None, None) if mid.is_missing(Missing::NotApplicable) => Coded::Missing(Missing::NotApplicable),
        (None, None) => Coded::Missing(NO_DATA),
        (mid, end) => Coded::Value(mid.unwrap_or_default() || end.unwrap_or_default()),
    }
}

/// "_ChangeCompletion": completion at the end minus completion at the progress report, in codes; no data where one side
/// is missing or in reports after 2020. As OGP's file of July 2024 computes it.
pub fn change_in_completion(it: &Coding) -> Coded<i8> {
    let [mid, end] = [Indicator::CompletionMid, Indicator::CompletionEnd].map(|indicator| it.code(indicator));
    if end.is_missing(NOT_REVIEWED) {
        return Coded::Missing(NOT_REVIEWED);
    }
    match (mid.value(), end.value()) {
        (Some(mid), Some(end)) if !is_after_stars(it) => {
            Coded::Value(i8::try_from(i16::from(end).saturating_sub(i16::from(mid))).unwrap_or_default())
        }
        _ => Coded::Missing(NO_DATA),
    }
}

/// "Raw Completion": the best code that completion reached; not reviewed only where neither report has come. As OGP's
/// file of July 2024 computes it.
pub fn raw_completion(it: &Coding) -> Coded<u8> {
    let both = [Indicator::CompletionMid, Indicator::CompletionEnd].map(|indicator| it.code(indicator));
    let best = both.iter().filter_map(|code| code.value()).max();
    let unreviewed = both.iter().all(|code| code.is_missing(NOT_REVIEWED));
    match best {
        Some(code) => Coded::Value(code),
        None if unreviewed => Coded::Missing(NOT_REVIEWED),
        None => Coded::Missing(NO_DATA),
    }
}

/// "Max Completion": the same from 0 (not started) to 3 (complete); withdrawn and unclear are no data. As OGP's file of
/// July 2024 computes it.
pub fn max_completion(it: &Coding) -> Coded<u8> {
    match raw_completion(it) {
        Coded::Value(code) => code.checked_sub(2).map_or(Coded::Missing(NO_DATA), Coded::Value),
        Coded::Missing(missing) => Coded::Missing(missing),
    }
}

/// "High Completion": substantial or complete (<https://www.opengovpartnership.org/glossary/completion/>).
pub fn has_high_completion(it: &Coding) -> bool {
    raw_completion(it).value().is_some_and(|code| code >= 4)
}

/// "Ambition Assessed": potential impact or potential for results has a value. As OGP's file of July 2024 computes it.
pub fn is_ambition_assessed(it: &Coding) -> bool {
    [Indicator::PotentialImpact, Indicator::PotentialForResults]
        .iter()
        .any(|one| it.of(*one).value().is_some())
}

/// "Comp Assessed": completion is known, and neither unclear nor withdrawn. As OGP's file of July 2024 computes it.
pub fn is_completion_assessed(it: &Coding) -> bool {
    max_completion(it).value().is_some()
}

/// "DIOG Assessed": "did it open government" or early results has a value. As OGP's file of July 2024 computes it.
pub fn is_diog_assessed(it: &Coding) -> bool {
    [Indicator::DiogOverall, Indicator::EarlyResults].iter().any(|one| it.of(*one).value().is_some())
}

/// "Midterm Only": reviewed, but without completion at the end of the plan. As OGP's file of July 2024 computes it.
pub fn is_midterm_only(it: &Coding) -> Coded<bool> {
    match it.of(Indicator::CompletionEnd) {
        Coded::Value(_) => Coded::Value(false),
        Coded::Missing(end) if it.of(Indicator::CompletionMid).is_missing(NOT_REVIEWED) => {
            Coded::Missing(end)
        }
        Coded::Missing(_) => Coded::Value(true),
    }
}

/// "High Ambition": moderate or transformative impact, and relevant. Potential for results does not count, so that
/// plans since 2020 have no data. As OGP's file of July 2024 computes it.
pub fn has_high_ambition(it: &Coding) -> Coded<bool> {
    let relevant = it.is_one_of(Indicator::OpenGovernmentLens, &[Term::Yes]);
    it.of(Indicator::PotentialImpact).map(|impact| AMBITIOUS.contains(&impact) && relevant)
}

/// "High DIOG": it opened government to a major or outstanding degree, or has significant early results. As OGP's file
/// of July 2024 computes it.
pub fn has_high_diog(it: &Coding) -> bool {
    it.is_one_of(Indicator::DiogOverall, &[Term::Major, Term::Outstanding])
        || it.is_one_of(Indicator::EarlyResults, &[Term::Significant])
}

/// "Not reviewed": the report on the plan's first stage has not come. As OGP's file of July 2024 computes it.
pub fn is_not_reviewed(it: &Coding) -> bool {
    it.design_report_year.is_missing(NOT_REVIEWED)
}

/// OGP's four quadrants of ambition and completion, from the weakest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quadrant {
    Neither,
    CompleteOnly,
    AmbitiousOnly,
    /// Ambitious and complete, or strong results.
    Both,
}

/// The quadrant of a commitment. One rated by potential for results, or not reviewed, has one only by its results. As
/// OGP's file of July 2024 computes it.
pub fn quadrant(it: &Coding) -> Option<Quadrant> {
    let ambitious = has_high_ambition(it).value().unwrap_or_default();
    let complete = has_high_completion(it);
    if has_high_diog(it) || (ambitious && complete) {
        return Some(Quadrant::Both);
    }
    let is_rated_otherwise = it.of(Indicator::PotentialForResults).value().is_some();
    if is_rated_otherwise || it.of(Indicator::PotentialImpact).is_missing(NOT_REVIEWED) {
        return None;
    }
    Some(match (ambitious, complete) {
        (true, _) => Quadrant::AmbitiousOnly,
        (false, true) => Quadrant::CompleteOnly,
        (false, false) => Quadrant::Neither,
    })
}

/// "CHECKSUM": in how many of the quadrants and "not reviewed" it is. As OGP's file of July 2024 computes it.
pub fn checksum(it: &Coding) -> u8 {
    u8::from(quadrant(it).is_some()).saturating_add(u8::from(is_not_reviewed(it)))
}

/// "IRM-Based Score": −1 not reviewed, else 4 to 1 by quadrant, and 1 without one. As OGP's file of July 2024 computes
/// it.
pub fn score(it: &Coding) -> i8 {
    match quadrant(it) {
        _ if is_not_reviewed(it) => -1,
        Some(Quadrant::Both) => 4,
        Some(Quadrant::AmbitiousOnly) => 3,
        Some(Quadrant::CompleteOnly) => 2,
        Some(Quadrant::Neither) | None => 1,
    }
}

/// The first test of the current star that a commitment fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constraint {
    Specificity,
    Relevance,
    PotentialImpact,
    Completion,
    /// It fails none, and has the star.
    Star,
    /// It fails none that was rated, and has no star.
    Unknown,
}

impl Constraint {
    /// OGP's own word in "Binding constraint".
    pub fn ogp(self) -> &'static str {
        match self {
            Self::Specificity => "Spec",
            Self::Relevance => "Rel",
            Self::PotentialImpact => "PotImp",
            Self::Completion => "Cmpl",
            Self::Star => "STAR",
            Self::Unknown => "FALSE",
        }
    }
}

/// "Binding constraint". As OGP's file of July 2024 computes it.
pub fn binding_constraint(it: &Coding) -> Coded<Constraint> {
    let unverified = it.of(Indicator::Verifiable).is_missing(NOT_REVIEWED);
    let impact = it.of(Indicator::PotentialImpact).value();
    Coded::Value(if unverified {
        return Coded::Missing(if is_not_reviewed(it) { NOT_REVIEWED } else { NO_DATA });
    } else if it.is_one_of(Indicator::Specificity, &[Term::None, Term::Low]) {
        Constraint::Specificity
    } else if it.is_one_of(Indicator::OpenGovernmentLens, &[Term::No]) {
        Constraint::Relevance
    } else if impact.is_some_and(|impact| impact != Term::Transformative) {
        Constraint::PotentialImpact
    } else if raw_completion(it).value().is_some_and(|code| code < 4) {
        Constraint::Completion
    } else if max_star(it) == Coded::Value(true) {
        Constraint::Star
    } else {
        Constraint::Unknown
    })
}

/// "Cluster (AP Review)": whether it was rated together with others: it lists them. Not applicable is no. As OGP's file
/// of July 2024 computes it.
pub fn is_cluster_rated(it: &Coding) -> Coded<Term> {
    match it.cluster_members {
        Coded::Value(()) => Coded::Value(Term::Yes),
        Coded::Missing(Missing::NotApplicable) => Coded::Value(Term::No),
        Coded::Missing(missing) => Coded::Missing(missing),
    }
}

/// "Latest IRM Report": the year of the latest report, where that is 2018 to 2020; the column was given up then. As
/// OGP's file of July 2024 computes it.
pub fn latest_irm_report(it: &Coding) -> Option<i32> {
    let years = [it.design_report_year.value(), it.results_report_year.value()];
    years.into_iter().flatten().filter(|year| *year <= 2020).max().filter(|year| *year >= 2018)
}

/// "Action Plan Duration (Years)": from the year of submission to the year of the end, at least 1. As OGP's file of
/// July 2024 computes it.
pub fn duration_years(submitted: i32, ends: i32) -> i32 {
    ends.saturating_sub(submitted).max(1)
}

/// "Active Commitment": its plan ends in the year of the file or later. As OGP's file of July 2024 computes it.
pub fn is_active(ends: i32, file_of: i32) -> bool {
    ends >= file_of
}

/// "Action Plan ID": `AP_`, the participant's code, and the plan's number in two digits.
pub fn plan_id(code: &str, number: i32) -> String {
    format!("AP_{code}{number:02}")
}

/// "URL": the commitment's page on OGP's website. As OGP's file of July 2024 computes it.
pub fn url(country: &str, ogp_id: &str) -> String {
    let member = country.to_lowercase().replace(',', "").replace(' ', "-");
    format!("https://opengovpartnership.org/members/{member}/commitments/{}", ogp_id.to_lowercase())
}
