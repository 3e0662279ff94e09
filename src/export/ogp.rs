//! OGP's own shape: the 171 headings of its commitments database as of July 2024, and what stands under each.
//!
//! A cell is what the record says, in OGP's words. What OGP derives is computed here by the rules of
//! [`crate::domain::derived`], never copied; house-keeping columns that no rule gives are kept as they came.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::column::{ColumnInfo, Kind};
use crate::domain::derived::{self, Coded, Coding, Quadrant};
use crate::domain::indicator::{Indicator, Mark, Term};
use crate::domain::participant::{Level, Region};
use crate::domain::policy_area::{AreaValue, PolicyArea};
use crate::domain::vocabulary::Vocabulary as _;

/// Whom to name wherever this data is shown.
pub const ATTRIBUTION: &str = "Open Government Partnership, commitments database, CC BY 4.0";

/// What the record says of one commitment, as far as OGP's shape has a column for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OgpRow {
    pub ogp_id: Option<String>,
    pub country: Option<String>,
    /// OGP's code of the participant: ISO 3166-1 for a country.
    pub code: Option<String>,
    pub region: Option<Region>,
    pub level: Option<Level>,
    pub plan_number: i32,
    pub plan_id: Option<String>,
    pub submission_year: Option<i32>,
    pub end_year: Option<i32>,
    pub is_in_force: Option<bool>,
    pub number: Option<String>,
    pub theme: Option<String>,
    pub title: Option<String>,
    pub short_title: Option<String>,
    pub full_text: Option<String>,
    /// As written, or the date that is known.
    pub start: Option<String>,
    pub end: Option<String>,
    pub lead: Option<String>,
    pub supporting: Option<String>,
    pub url: Option<String>,
    /// The areas that are not "no"; none where OGP has not coded any.
    pub areas: Option<BTreeMap<PolicyArea, AreaValue>>,
    pub coding: Coding,
    /// What stands for each indicator, as it is recorded.
    pub marks: BTreeMap<Indicator, Mark>,
    /// Cells as they came, by heading.
    pub kept: BTreeMap<String, String>,
}

impl OgpRow {
    /// Records what stands for an indicator.
    pub fn mark(&mut self, indicator: Indicator, mark: Mark) {
        self.coding.mark(indicator, &mark);
        self.marks.insert(indicator, mark);
    }

    fn has(&self, area: PolicyArea) -> bool {
        self.areas.as_ref().is_some_and(|it| it.get(&area) == Some(&AreaValue::Coded))
    }

    /// Whether an area follows from the others of this commitment; none for one that is coded by itself, and where
    /// nothing is coded.
    pub fn area_follows(&self, area: PolicyArea) -> Option<bool> {
        self.areas.as_ref()?;
        crate::domain::derived_areas::follows(area, |it| self.has(it))
    }
}

/// What stands under a heading.
#[derive(Debug, Clone, Copy)]
pub enum Holds {
    /// What the participant, the plan or the commitment is.
    Fact(fn(&OgpRow) -> Option<Cow<'_, str>>),
    /// Text; where there is none, `NA` or the spelling of it that came.
    Text(fn(&OgpRow) -> Option<&String>),
    Area(PolicyArea),
    /// The IRM's value in OGP's word.
    Value(Indicator),
    /// The code of the value of this indicator.
    Twin(Indicator),
    /// Computed by a rule; none is `NA`.
    Computed(fn(&OgpRow) -> Option<String>),
    /// House-keeping of OGP: as it came, or this where it never came.
    Given(&'static str),
}

/// A column of OGP's file.
#[derive(Debug, Clone, Copy)]
pub struct OgpColumn {
    /// To the letter.
    pub heading: &'static str,
    /// The message that says what it holds and, for a computed one, by which rule.
    pub about: &'static str,
    pub holds: Holds,
}

impl OgpColumn {
    /// The message of the rule by which a cell may differ from the one that came; none for a column that never does.
    pub fn exception(&self) -> Option<&'static str> {
        match self.holds {
            Holds::Fact(_) if self.heading == NUMBER => Some("ogp-rule-float"),
            Holds::Fact(_) if self.heading == ID => None,
            Holds::Fact(_) => Some("ogp-rule-record"),
            Holds::Text(_) => Some("ogp-rule-blank"),
            Holds::Value(Indicator::Verifiable) => Some("ogp-rule-digit"),
            Holds::Value(Indicator::Cluster) => Some("ogp-rule-float"),
            Holds::Value(it) if !it.scale().is_empty() && !it.is_written_as_digit() => Some("ogp-rule-label"),
            Holds::Twin(_) => Some("ogp-rule-twin"),
            Holds::Computed(_) => Some("ogp-rule-computed"),
            Holds::Area(_) | Holds::Value(_) | Holds::Given(_) => None,
        }
    }

    /// The cell of a row.
    pub fn cell<'a>(&self, row: &'a OgpRow) -> Cow<'a, str> {
        let kept = || row.kept.get(self.heading).map(String::as_str);
        match self.holds {
            Holds::Fact(fact) => fact(row).unwrap_or(Cow::Borrowed(NONE)),
            Holds::Text(text) => text(row).map(String::as_str).or_else(kept).unwrap_or(NONE).into(),
            Holds::Area(area) => match &row.areas {
                None => "ND".into(),
                Some(areas) => areas.get(&area).map_or("0", |it| it.slug()).into(),
            },
            Holds::Value(indicator) => value(row, indicator),
            Holds::Twin(indicator) => number(row.coding.code(indicator)).into(),
            Holds::Computed(compute) => compute(row).map_or(Cow::Borrowed(NONE), Cow::Owned),
            Holds::Given(otherwise) => kept().unwrap_or(otherwise).into(),
        }
    }
}

/// What OGP writes where a text is not known.
pub const NONE: &str = "NA";

/// The headings by which a row is known.
pub const ID: &str = "Commitment Unique Identifier";
pub const NUMBER: &str = "Commitment Number";

fn value(row: &OgpRow, indicator: Indicator) -> Cow<'_, str> {
    if let Some(Mark::Text(text)) = row.marks.get(&indicator) {
        return text.as_str().into();
    }
    match row.coding.of(indicator) {
        Coded::Missing(missing) => missing.slug().into(),
        Coded::Value(term) if indicator.is_written_as_digit() => flag(term == Term::Yes).into(),
        Coded::Value(term) => indicator.step(term).map_or(NONE, |step| step.label).into(),
    }
}

fn flag(is: bool) -> &'static str {
    if is { "1" } else { "0" }
}

fn flagged(is: bool) -> Option<String> {
    Some(flag(is).to_owned())
}

fn coded_flag(is: Coded<bool>) -> Option<String> {
    Some(
        match is {
            Coded::Value(is) => flag(is),
            Coded::Missing(missing) => missing.slug(),
        }
        .to_owned(),
    )
}

fn number<T: Copy + ToString>(number: Coded<T>) -> String {
    match number {
        Coded::Value(number) => number.to_string(),
        Coded::Missing(missing) => missing.slug().to_owned(),
    }
}

fn in_quadrant(row: &OgpRow, quadrant: Quadrant) -> Option<String> {
    flagged(derived::quadrant(&row.coding) == Some(quadrant))
}

fn change(row: &OgpRow) -> String {
    match derived::change_in_completion(&row.coding) {
        Coded::Missing(missing) => missing.slug(),
        Coded::Value(1..) => "Increase",
        Coded::Value(0) => "No Change",
        Coded::Value(_) => "Decrease",
    }
    .to_owned()
}

fn borrowed(text: &Option<String>) -> Option<Cow<'_, str>> {
    text.as_deref().map(Cow::Borrowed)
}

fn year(year: Option<i32>) -> Option<Cow<'static, str>> {
    year.map(|it| Cow::Owned(it.to_string()))
}

const fn fact(heading: &'static str, fact: fn(&OgpRow) -> Option<Cow<'_, str>>) -> OgpColumn {
    OgpColumn { heading, about: "ogp-column-fact", holds: Holds::Fact(fact) }
}

const fn text(heading: &'static str, text: fn(&OgpRow) -> Option<&String>) -> OgpColumn {
    OgpColumn { heading, about: "ogp-column-text", holds: Holds::Text(text) }
}

const fn label(heading: &'static str, indicator: Indicator) -> OgpColumn {
    OgpColumn { heading, about: "ogp-column-value", holds: Holds::Value(indicator) }
}

const fn twin(heading: &'static str, indicator: Indicator) -> OgpColumn {
    OgpColumn { heading, about: "ogp-column-twin", holds: Holds::Twin(indicator) }
}

const fn computed(
    heading: &'static str,
    about: &'static str,
    compute: fn(&OgpRow) -> Option<String>,
) -> OgpColumn {
    OgpColumn { heading, about, holds: Holds::Computed(compute) }
}

const fn given(heading: &'static str, otherwise: &'static str) -> OgpColumn {
    OgpColumn { heading, about: "ogp-column-given", holds: Holds::Given(otherwise) }
}

/// The columns before the policy areas.
const FIRST: &[OgpColumn] = &[
    fact(ID, |it| borrowed(&it.ogp_id)),
    fact("Country/Locality", |it| borrowed(&it.country)),
    fact("Action Plan Number", |it| year(Some(it.plan_number))),
    fact(NUMBER, |it| borrowed(&it.number)),
    fact("Code", |it| borrowed(&it.code)),
    fact("Region", |it| it.region.map(|it| it.ogp().into())),
    fact("National Or Local", |it| it.level.map(|it| it.ogp().into())),
    computed("Commitment Dummy", "ogp-column-dummy", |_| flagged(true)),
    fact("Year Of Submission", |it| year(it.submission_year)),
    fact("Action Plan End Year", |it| year(it.end_year)),
    computed("Action Plan Duration (Years)", "ogp-column-duration", |it| {
        Some(derived::duration_years(it.submission_year?, it.end_year?).to_string())
    }),
    text("Theme", |it| it.theme.as_ref()),
    text("Commitment Title", |it| it.title.as_ref()),
    text("Short Title", |it| it.short_title.as_ref()),
    text("Full Text", |it| it.full_text.as_ref()),
    text("Start Date", |it| it.start.as_ref()),
    text("End Date", |it| it.end.as_ref()),
    text("Lead Institution", |it| it.lead.as_ref()),
    text("Supporting Institution(s)", |it| it.supporting.as_ref()),
];

/// The columns after the policy areas.
const LAST: &[OgpColumn] = &[
    label("Report Publication Year (Progress Report)", Indicator::DesignReportYear),
    label("Compound", Indicator::Compound),
    label("Cluster", Indicator::Cluster),
    label("Specificity", Indicator::Specificity),
    twin("_Specificity", Indicator::Specificity),
    label("Verifiable", Indicator::Verifiable),
    label("OGP Value Access To Information", Indicator::ValueAccess),
    label("OGP Value Civic Participation", Indicator::ValueParticipation),
    label("OGP Value Public Accountability", Indicator::ValueAccountability),
    label("OGP Value Technology", Indicator::ValueTechnology),
    label("_Relevant", Indicator::OpenGovernmentLens),
    label("Potential Impact", Indicator::PotentialImpact),
    twin("_Potential Impact", Indicator::PotentialImpact),
    label("Completion (Progress Report)", Indicator::CompletionMid),
    twin("_CompletionProgress", Indicator::CompletionMid),
    computed("Starred (2015 Only)", "ogp-column-star-2015", |it| {
        coded_flag(derived::starred_2015(&it.coding))
    }),
    computed("Starred (Current Formula) Progress Report", "ogp-column-star-mid", |it| {
        coded_flag(derived::starred_mid(&it.coding))
    }),
    label("Potential for Results", Indicator::PotentialForResults),
    twin("_Potential for Results", Indicator::PotentialForResults),
    label("Cluster (AP Review)", Indicator::ClusterRated),
    label("Cluster Commitment ID(s)", Indicator::ClusterMembers),
    label("Report Publication Year (End Of Term)", Indicator::ResultsReportYear),
    label("Completion (End Of Term)", Indicator::CompletionEnd),
    twin("_CompletionEndTerm", Indicator::CompletionEnd),
    computed("Change In Completion", "ogp-column-change", |it| Some(change(it))),
    computed("_ChangeCompletion", "ogp-column-change", |it| {
        Some(number(derived::change_in_completion(&it.coding)))
    }),
    label("Early Results", Indicator::EarlyResults),
    twin("_Early Results", Indicator::EarlyResults),
    label("Did It Open Government (Overall)", Indicator::DiogOverall),
    twin("_OpenGovernment", Indicator::DiogOverall),
    label("Did It Open Government (Access To Information)", Indicator::DiogAccess),
    twin("_DIOGATI", Indicator::DiogAccess),
    label("Did It Open Government (Civic Participation)", Indicator::DiogParticipation),
    twin("_DIOGCP", Indicator::DiogParticipation),
    label("Did It Open Government: Public Accountability", Indicator::DiogAccountability),
    twin("_DIOGPA", Indicator::DiogAccountability),
    computed("Starred (Current Formula) End of Term", "ogp-column-star-end", |it| {
        coded_flag(derived::starred_end(&it.coding))
    }),
    label("Carried Forward", Indicator::CarriedForward),
    given("Most Recently Assessed", "ND"),
    given("Star - Most Recently Assessed", "ND"),
    given("IRM Assessed", "ND"),
    given("Updated? (Website)", NONE),
    computed("Active Commitment", "ogp-column-active", |it| flagged(it.is_in_force?)),
    computed("Max star", "ogp-column-max-star", |it| coded_flag(derived::max_star(&it.coding))),
    computed("Ambition Assessed", "ogp-column-ambition-assessed", |it| {
        flagged(derived::is_ambition_assessed(&it.coding))
    }),
    computed("Comp Assessed", "ogp-column-completion-assessed", |it| {
        flagged(derived::is_completion_assessed(&it.coding))
    }),
    computed("DIOG Assessed", "ogp-column-diog-assessed", |it| {
        flagged(derived::is_diog_assessed(&it.coding))
    }),
    computed("Midterm Only", "ogp-column-midterm-only", |it| {
        coded_flag(derived::is_midterm_only(&it.coding))
    }),
    computed("Max Completion", "ogp-column-max-completion", |it| {
        Some(number(derived::max_completion(&it.coding)))
    }),
    computed("Raw Completion", "ogp-column-raw-completion", |it| {
        Some(number(derived::raw_completion(&it.coding)))
    }),
    computed("High Completion", "ogp-column-high-completion", |it| {
        flagged(derived::has_high_completion(&it.coding))
    }),
    computed("High Ambition", "ogp-column-high-ambition", |it| {
        coded_flag(derived::has_high_ambition(&it.coding))
    }),
    computed("High DIOG", "ogp-column-high-diog", |it| flagged(derived::has_high_diog(&it.coding))),
    computed("Ambitious and complete, or DIOG", "ogp-column-quadrant", |it| in_quadrant(it, Quadrant::Both)),
    computed("Ambitious but not complete", "ogp-column-quadrant", |it| {
        in_quadrant(it, Quadrant::AmbitiousOnly)
    }),
    computed("Complete but not ambitious", "ogp-column-quadrant", |it| {
        in_quadrant(it, Quadrant::CompleteOnly)
    }),
    computed("Not complete or ambitious", "ogp-column-quadrant", |it| in_quadrant(it, Quadrant::Neither)),
    computed("Not reviewed", "ogp-column-not-reviewed", |it| flagged(derived::is_not_reviewed(&it.coding))),
    computed("CHECKSUM", "ogp-column-checksum", |it| Some(derived::checksum(&it.coding).to_string())),
    computed("IRM-Based Score", "ogp-column-score", |it| Some(derived::score(&it.coding).to_string())),
    computed("Binding constraint", "ogp-column-constraint", |it| {
        Some(match derived::binding_constraint(&it.coding) {
            Coded::Value(constraint) => constraint.ogp().to_owned(),
            Coded::Missing(missing) => missing.slug().to_owned(),
        })
    }),
    fact("URL", |it| {
        let computed = || Some(Cow::Owned(derived::url(it.country.as_ref()?, it.ogp_id.as_ref()?)));
        borrowed(&it.url).or_else(computed)
    }),
    computed("Latest IRM Report", "ogp-column-latest-report", |it| {
        derived::latest_irm_report(&it.coding).map(|year| year.to_string())
    }),
    computed("Subnational in NAPs", "ogp-column-subnational", |it| {
        let is_coded = it.areas.is_some();
        let both = it.level == Some(Level::National) && it.has(PolicyArea::Subnational);
        Some(if is_coded { flag(both) } else { "ND" }.to_owned())
    }),
    fact("Action Plan ID", |it| {
        let computed = || Some(Cow::Owned(derived::plan_id(it.code.as_ref()?, it.plan_number)));
        borrowed(&it.plan_id).or_else(computed)
    }),
    given("id", NONE),
];

/// The 171 columns, in OGP's order.
pub static COLUMNS: LazyLock<Vec<OgpColumn>> = LazyLock::new(|| {
    let area = |area: &PolicyArea| OgpColumn {
        heading: area.heading(),
        about: "ogp-column-area",
        holds: Holds::Area(*area),
    };
    FIRST.iter().copied().chain(PolicyArea::ALL.iter().map(area)).chain(LAST.iter().copied()).collect()
});

/// The columns in which a cell may differ from the one that came, each with the message of the rule that says why.
pub fn exceptions() -> Vec<(&'static str, &'static str)> {
    COLUMNS.iter().filter_map(|it| Some((it.heading, it.exception()?))).collect()
}

/// The columns as the dictionary shows them.
pub fn dictionary() -> Vec<ColumnInfo> {
    let info = |it: &OgpColumn| ColumnInfo {
        name: it.heading,
        kind: Kind::Text,
        stores: &[],
        is_read: !matches!(it.holds, Holds::Twin(_) | Holds::Computed(_)),
        about: Some(it.about),
    };
    COLUMNS.iter().map(info).collect()
}
