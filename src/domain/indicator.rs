//! The indicators of the Independent Reporting Mechanism: scales, OGP's words and codes, products and generations.
//!
//! Scales and codes are those of OGP's commitments database as of July 2024 and of its glossary
//! (<https://www.opengovpartnership.org/glossary/>); the same table serves reading, writing and the methodology page.

use super::vocabulary::{Missing, Vocabulary as _, vocabulary};

vocabulary! {
    /// The generation of IRM method that a plan is assessed by, told by its year of submission.
    Generation "generation" {
        /// Plans of 2011 to 2016: progress report and end-of-term report.
        First = "first";
        /// Plans of 2017 to 2019: design report and results report.
        Second = "second";
        /// Plans since 2020: action plan review and results report.
        Current = "current";
    }
}

impl Generation {
    /// The generation of a plan submitted in `year`.
    pub fn of_year(year: i32) -> Self {
        match year {
            ..=2016 => Self::First,
            2017..=2019 => Self::Second,
            _ => Self::Current,
        }
    }
}

vocabulary! {
    /// A kind of report that the IRM publishes on a plan.
    Product "product" {
        ProgressReport = "progress_report";
        EndOfTermReport = "end_of_term_report";
        DesignReport = "design_report";
        TransitionalResultsReport = "transitional_results_report";
        CoCreationBrief = "co_creation_brief";
        ActionPlanReview = "action_plan_review";
        ResultsReport = "results_report";
    }
}

impl Product {
    /// The product of a generation for a stage: at the plan's beginning (or first year), or after its end.
    pub fn of(generation: Generation, stage: Stage) -> Self {
        match (generation, stage) {
            (Generation::First, Stage::Design) => Self::ProgressReport,
            (Generation::First, Stage::Results) => Self::EndOfTermReport,
            (Generation::Second, Stage::Design) => Self::DesignReport,
            (Generation::Second, Stage::Results) => Self::TransitionalResultsReport,
            (Generation::Current, Stage::Design) => Self::ActionPlanReview,
            (Generation::Current, Stage::Results) => Self::ResultsReport,
        }
    }
}

impl Product {
    /// The indicators that the product has for a plan of this generation, in reading order. None where the generation
    /// has no such product; and none in a co-creation brief, which rates nothing
    /// (<https://www.opengovpartnership.org/documents/independent-reporting-mechanism-co-creation-brief/>).
    pub fn indicators(self, generation: Generation) -> Vec<Indicator> {
        let is_own = |it: &Indicator| it.is_of(generation) && Self::of(generation, it.stage()) == self;
        Indicator::ALL.iter().copied().filter(is_own).collect()
    }

    /// Those of them that a person carries over or enters: not what follows from others, nor the year of the report
    /// itself, which is said once for all.
    pub fn asked(self, generation: Generation) -> Vec<Indicator> {
        let is_asked = |it: &Indicator| !it.is_derived_in(generation) && !it.is_year_of_report();
        self.indicators(generation).into_iter().filter(is_asked).collect()
    }

    /// Whether the IRM publishes the product on plans of this generation.
    pub fn is_of(self, generation: Generation) -> bool {
        self == Self::CoCreationBrief && generation == Generation::Current
            || [Stage::Design, Stage::Results].iter().any(|stage| Self::of(generation, *stage) == self)
    }
}

/// Which of OGP's two groups of assessment columns an indicator is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    Design,
    Results,
}

vocabulary! {
    /// What the steps of a scale say of each other, for figures of agreement.
    ScaleLevel "scale_level" {
        /// They differ, and that is all.
        Nominal = "nominal";
        /// They have an order.
        Ordinal = "ordinal";
    }
}

vocabulary! {
    /// A word of an IRM scale. One word may stand in several scales, with another code in each.
    Term "term" {
        Yes = "yes";
        No = "no";
        None = "none";
        Low = "low";
        Medium = "medium";
        High = "high";
        Minor = "minor";
        Moderate = "moderate";
        Transformative = "transformative";
        Unclear = "unclear";
        Modest = "modest";
        Substantial = "substantial";
        Withdrawn = "withdrawn";
        NoEvidence = "no_evidence";
        NotStarted = "not_started";
        Limited = "limited";
        Complete = "complete";
        NoNotableResults = "no_notable_results";
        Significant = "significant";
        Worsens = "worsens";
        DidNotChange = "did_not_change";
        Marginal = "marginal";
        Major = "major";
        Outstanding = "outstanding";
        NoEarlyResults = "no_early_results";
        NotApplicable = "not_applicable";
    }
}

vocabulary! {
    /// An indicator that the IRM codes for each commitment.
    Indicator "indicator" {
        DesignReportYear = "design_report_year";
        Compound = "compound";
        Cluster = "cluster";
        Specificity = "specificity";
        Verifiable = "verifiable";
        ValueAccess = "value_access";
        ValueParticipation = "value_participation";
        ValueAccountability = "value_accountability";
        ValueTechnology = "value_technology";
        OpenGovernmentLens = "open_government_lens";
        PotentialImpact = "potential_impact";
        CompletionMid = "completion_mid";
        PotentialForResults = "potential_for_results";
        Promising = "promising";
        ClusterRated = "cluster_rated";
        ClusterMembers = "cluster_members";
        ResultsReportYear = "results_report_year";
        CompletionEnd = "completion_end";
        EarlyResults = "early_results";
        DiogOverall = "diog_overall";
        DiogAccess = "diog_access";
        DiogParticipation = "diog_participation";
        DiogAccountability = "diog_accountability";
        CarriedForward = "carried_forward";
    }
}

/// What stands for an indicator: a word of its scale, OGP's code for none, or a text where it has no scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    Term(Term),
    Missing(Missing),
    Text(String),
}

impl Mark {
    /// As a form writes it: a slug, a code, or the text.
    pub fn written(&self) -> &str {
        match self {
            Self::Term(term) => term.slug(),
            Self::Missing(missing) => missing.slug(),
            Self::Text(text) => text,
        }
    }
}

/// Why something cannot be the value of an indicator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAValue {
    #[error("not on the scale")]
    Term,
    #[error("a code that cannot be meant")]
    Code,
    #[error("not a text of the indicator")]
    Text,
}

/// The first year in which the IRM published a report is 2013, and OGP was founded in 2011.
fn is_year(written: &str) -> bool {
    written.len() == 4 && written.parse::<i32>().is_ok_and(|year| (2011..=2100).contains(&year))
}

/// The label of [`Term::Substantial`] where it is said of results, as a language may need another word than for what
/// was done.
pub const SUBSTANTIAL_RESULTS: &str = "term-substantial.results";

/// One step of a scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    pub term: Term,
    /// OGP's numeric code. Two steps may share one ("Unclear" and "No Evidence Available" are both 1).
    pub code: u8,
    /// OGP's own word, to the letter.
    pub label: &'static str,
}

const fn step(term: Term, code: u8, label: &'static str) -> Step {
    Step { term, code, label }
}

const YES_NO: &[Step] = &[step(Term::No, 0, "No"), step(Term::Yes, 1, "Yes")];
const SPECIFICITY: &[Step] = &[
    step(Term::None, 0, "None"),
    step(Term::Low, 1, "Low"),
    step(Term::Medium, 2, "Medium"),
    step(Term::High, 3, "High"),
];
const POTENTIAL_IMPACT: &[Step] = &[
    step(Term::None, 0, "None"),
    step(Term::Minor, 1, "Minor"),
    step(Term::Moderate, 2, "Moderate"),
    step(Term::Transformative, 3, "Transformative"),
];
/// "Unclear" is the word of the old rows, "No Evidence Available" that of the glossary today.
const COMPLETION: &[Step] = &[
    step(Term::Withdrawn, 0, "Withdrawn"),
    step(Term::Unclear, 1, "Unclear"),
    step(Term::NoEvidence, 1, "No Evidence Available"),
    step(Term::NotStarted, 2, "Not Started"),
    step(Term::Limited, 3, "Limited"),
    step(Term::Substantial, 4, "Substantial"),
    step(Term::Complete, 5, "Complete"),
];
const POTENTIAL_FOR_RESULTS: &[Step] = &[
    step(Term::Unclear, 0, "Unclear"),
    step(Term::Modest, 1, "Modest"),
    step(Term::Substantial, 2, "Substantial"),
];
const EARLY_RESULTS: &[Step] = &[
    step(Term::NoNotableResults, 0, "No notable results"),
    step(Term::Moderate, 1, "Moderate"),
    step(Term::Significant, 2, "Significant"),
];
/// "None" is the word of the 2016 database for what is now "Did Not Change".
const DIOG_OVERALL: &[Step] = &[
    step(Term::Worsens, 0, "Worsens"),
    step(Term::DidNotChange, 1, "Did Not Change"),
    step(Term::NoEarlyResults, 1, "No early results to report yet"),
    step(Term::Marginal, 2, "Marginal"),
    step(Term::Major, 3, "Major"),
    step(Term::Outstanding, 4, "Outstanding"),
];
/// Per value the codes are one higher than overall, and 0 says that the value does not apply.
const DIOG_VALUE: &[Step] = &[
    step(Term::NotApplicable, 0, "Not Applicable"),
    step(Term::Worsens, 1, "Worsens"),
    step(Term::DidNotChange, 2, "Did Not Change"),
    step(Term::Marginal, 3, "Marginal"),
    step(Term::Major, 4, "Major"),
    step(Term::Outstanding, 5, "Outstanding"),
];

impl Indicator {
    /// The stage at which it is assessed.
    pub fn stage(self) -> Stage {
        match self {
            Self::ResultsReportYear
            | Self::CompletionEnd
            | Self::EarlyResults
            | Self::DiogOverall
            | Self::DiogAccess
            | Self::DiogParticipation
            | Self::DiogAccountability
            | Self::CarriedForward => Stage::Results,
            _ => Stage::Design,
        }
    }

    /// Its scale in ascending order; empty for an indicator whose value is a text (a year, a cluster).
    pub fn scale(self) -> &'static [Step] {
        match self {
            Self::DesignReportYear | Self::Cluster | Self::ClusterMembers | Self::ResultsReportYear => &[],
            Self::Compound
            | Self::Verifiable
            | Self::ValueAccess
            | Self::ValueParticipation
            | Self::ValueAccountability
            | Self::ValueTechnology
            | Self::OpenGovernmentLens
            | Self::Promising
            | Self::ClusterRated
            | Self::CarriedForward => YES_NO,
            Self::Specificity => SPECIFICITY,
            Self::PotentialImpact => POTENTIAL_IMPACT,
            Self::CompletionMid | Self::CompletionEnd => COMPLETION,
            Self::PotentialForResults => POTENTIAL_FOR_RESULTS,
            Self::EarlyResults => EARLY_RESULTS,
            Self::DiogOverall => DIOG_OVERALL,
            Self::DiogAccess | Self::DiogParticipation | Self::DiogAccountability => DIOG_VALUE,
        }
    }

    /// What its steps say of each other: a scale of degrees has an order; yes and no, and texts, have none.
    pub fn level(self) -> ScaleLevel {
        let scale = self.scale();
        if scale.is_empty() || scale == YES_NO { ScaleLevel::Nominal } else { ScaleLevel::Ordinal }
    }

    /// The place of a term among the degrees of its scale, which is OGP's code; none for a term that stands beside
    /// them.
    ///
    /// "Unclear" and "No Evidence Available" are degrees: potential for results begins with "Unclear" by its
    /// definition, and completion has them as the first of its five points, one code for the old and the new word
    /// (<https://www.opengovpartnership.org/glossary/completion/>). Beside the degrees stand "Withdrawn", which says
    /// that the plan was changed and not how far it got, "No early results to report yet", which puts the judgement
    /// off, and "Not Applicable", which says that there is nothing to judge.
    pub fn rank(self, term: Term) -> Option<u8> {
        let is_degree = !matches!(term, Term::Withdrawn | Term::NoEarlyResults | Term::NotApplicable);
        self.step(term).filter(|_| is_degree).map(|it| it.code)
    }

    /// The heading of OGP's file under which the value stands, and of its numeric twin where it has one.
    /// "Promising" has no column.
    pub fn headings(self) -> Option<(&'static str, Option<&'static str>)> {
        Some(match self {
            Self::DesignReportYear => ("Report Publication Year (Progress Report)", None),
            Self::Compound => ("Compound", None),
            Self::Cluster => ("Cluster", None),
            Self::Specificity => ("Specificity", Some("_Specificity")),
            Self::Verifiable => ("Verifiable", None),
            Self::ValueAccess => ("OGP Value Access To Information", None),
            Self::ValueParticipation => ("OGP Value Civic Participation", None),
            Self::ValueAccountability => ("OGP Value Public Accountability", None),
            Self::ValueTechnology => ("OGP Value Technology", None),
            Self::OpenGovernmentLens => ("_Relevant", None),
            Self::PotentialImpact => ("Potential Impact", Some("_Potential Impact")),
            Self::CompletionMid => ("Completion (Progress Report)", Some("_CompletionProgress")),
            Self::PotentialForResults => ("Potential for Results", Some("_Potential for Results")),
            Self::Promising => return None,
            Self::ClusterRated => ("Cluster (AP Review)", None),
            Self::ClusterMembers => ("Cluster Commitment ID(s)", None),
            Self::ResultsReportYear => ("Report Publication Year (End Of Term)", None),
            Self::CompletionEnd => ("Completion (End Of Term)", Some("_CompletionEndTerm")),
            Self::EarlyResults => ("Early Results", Some("_Early Results")),
            Self::DiogOverall => ("Did It Open Government (Overall)", Some("_OpenGovernment")),
            Self::DiogAccess => ("Did It Open Government (Access To Information)", Some("_DIOGATI")),
            Self::DiogParticipation => ("Did It Open Government (Civic Participation)", Some("_DIOGCP")),
            Self::DiogAccountability => ("Did It Open Government: Public Accountability", Some("_DIOGPA")),
            Self::CarriedForward => ("Carried Forward", None),
        })
    }

    /// Whether OGP writes its yes and no as 1 and 0.
    pub fn is_written_as_digit(self) -> bool {
        self.scale() == YES_NO && self != Self::Verifiable
    }

    /// The step of this indicator's scale that a term stands for.
    pub fn step(self, term: Term) -> Option<&'static Step> {
        self.scale().iter().find(|it| it.term == term)
    }

    /// The message that labels a term on this indicator's scale: the vocabulary's own, but where one word of OGP's says
    /// of what was done and of what can come of it.
    pub fn message_of(self, term: Term) -> &'static str {
        match (self, term) {
            (Self::PotentialForResults, Term::Substantial) => SUBSTANTIAL_RESULTS,
            _ => term.message(),
        }
    }

    /// Whether a plan of `generation` is assessed by this indicator (the IRM's method of that generation; OGP's file
    /// holds "ND" for the others).
    pub fn is_of(self, generation: Generation) -> bool {
        match self {
            Self::Compound | Self::Cluster | Self::Specificity | Self::CompletionMid => {
                generation == Generation::First
            }
            Self::ValueAccess
            | Self::ValueParticipation
            | Self::ValueAccountability
            | Self::ValueTechnology
            | Self::PotentialImpact
            | Self::DiogAccess
            | Self::DiogParticipation
            | Self::DiogAccountability
            | Self::CarriedForward => generation != Generation::Current,
            Self::PotentialForResults
            | Self::Promising
            | Self::ClusterRated
            | Self::ClusterMembers
            | Self::EarlyResults => generation == Generation::Current,
            Self::DesignReportYear
            | Self::Verifiable
            | Self::OpenGovernmentLens
            | Self::ResultsReportYear
            | Self::CompletionEnd
            | Self::DiogOverall => true,
        }
    }

    /// Whether its value follows from others in plans of this generation, by a rule of [`super::derived`]: it is
    /// computed, never asked for. A value that a source gives all the same is kept and compared.
    pub fn is_derived_in(self, generation: Generation) -> bool {
        match self {
            Self::Verifiable => Self::Specificity.is_of(generation),
            Self::OpenGovernmentLens => Self::ValueAccess.is_of(generation),
            Self::ClusterRated => true,
            _ => false,
        }
    }

    /// Whether it is the year in which the report came out.
    pub fn is_year_of_report(self) -> bool {
        matches!(self, Self::DesignReportYear | Self::ResultsReportYear)
    }

    /// Whether one of OGP's codes for "no value" can be meant, for a plan of a generation that has the indicator. A
    /// report may always leave a commitment out (NR). "No data" is what stands where the indicator was not asked in
    /// every year of its generation, as in OGP's file of July 2024. Where the scale itself says "not applicable", no
    /// code is needed to say so.
    pub fn may_be(self, missing: Missing) -> bool {
        match missing {
            Missing::NotReviewed => true,
            Missing::NotApplicable => self.step(Term::NotApplicable).is_none(),
            Missing::NoData => !matches!(
                self,
                Self::Specificity
                    | Self::Verifiable
                    | Self::OpenGovernmentLens
                    | Self::PotentialForResults
                    | Self::Promising
                    | Self::ClusterMembers
                    | Self::DesignReportYear
                    | Self::ResultsReportYear
            ),
        }
    }

    /// What somebody wrote as its value: the slug of a step of its scale, one of OGP's codes for "no value", or the
    /// text of an indicator without a scale.
    ///
    /// # Errors
    /// Why that cannot be its value.
    pub fn read(self, written: &str) -> Result<Mark, NotAValue> {
        if let Ok(missing) = Missing::from_slug(written) {
            return if self.may_be(missing) { Ok(Mark::Missing(missing)) } else { Err(NotAValue::Code) };
        }
        if !self.scale().is_empty() {
            let term = Term::from_slug(written).ok().filter(|it| self.step(*it).is_some());
            return term.map(Mark::Term).ok_or(NotAValue::Term);
        }
        let is_sound = match self {
            Self::ClusterMembers => written.split(',').all(|it| !it.trim().is_empty()),
            Self::DesignReportYear | Self::ResultsReportYear => is_year(written),
            _ => !written.trim().is_empty(),
        };
        if is_sound { Ok(Mark::Text(written.to_owned())) } else { Err(NotAValue::Text) }
    }

    /// The indicator that stands under this heading of OGP's file, not counting numeric twins.
    pub fn by_heading(heading: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|it| it.headings().is_some_and(|(label, _)| label == heading))
    }
}
