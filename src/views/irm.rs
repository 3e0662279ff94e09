//! What the IRM found: a commitment's values with where each comes from, what is computed from them, and the units that
//! it was coded as; a plan's reports.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::commitments::CommitmentPage;
use super::parts;
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::commitment::{Commitment, Unit};
use crate::domain::derived::{Coding, Quadrant};
use crate::domain::derived_shown::{Derived, Finding};
use crate::domain::filter::Filter;
use crate::domain::id::{OrganisationId, Position};
use crate::domain::indicator::{Generation, Indicator, Mark, Product};
use crate::domain::irm_report::IrmReport;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::irm::{OfCommitment, OfPlan, Recorded, UnitOf};

/// The IRM's indicators by product, with their meaning and where each value comes from.
pub fn assessments(page: &CommitmentPage<'_>) -> Markup {
    let language = page.language();
    let place = &page.frame.place;
    let generation = page.plan.content.generation;
    let irm = page.irm;
    html! {
        section aria-labelledby="assessments" {
            h2 #assessments { (text(language, "assessments")) }
            p.quiet {
                @if let Some(own) = irm.own.as_ref().and_then(|it| unit_said(language, it)) { (own) " · " }
                a href=(place.explained(generation.message())) { (label(language, generation)) }
            }
            @if page.assessments.is_empty() && irm.units.is_empty() {
                (parts::empty(text(language, "no-assessments")))
            }
            (products(page, page.assessments, &irm.history))
            @if !page.assessments.is_empty() { (computed(place, generation, page.assessments)) }
            @for (unit, values) in &irm.units { (of_unit(page, unit, values)) }
        }
    }
}

fn products(page: &CommitmentPage<'_>, values: &[Assessment], history: &[(Position, Assessment)]) -> Markup {
    html! {
        @for product in Product::ALL {
            @let own = of_product(values, *product);
            @if !own.is_empty() { (self::product(page, *product, &own, history)) }
        }
    }
}

/// The values of a product, then what all of them have in common: where they come from, and what they mean.
fn product(
    page: &CommitmentPage<'_>,
    product: Product,
    own: &[&Assessment],
    history: &[(Position, Assessment)],
) -> Markup {
    let language = page.language();
    let shared = Origin::shared(own);
    let address = address(page.irm, product).or(shared.and_then(|it| it.url));
    html! {
        h3 { @match address {
            Some(url) => a href=(url) rel="nofollow noopener" { (label(language, product)) },
            None => (label(language, product)),
        } }
        table.list {
            thead { tr {
                th scope="col" { (text(language, "indicator")) }
                th scope="col" { (text(language, "value")) }
                th scope="col" { (text(language, "how-entered")) }
            } }
            tbody { @for it in own { (assessment(page, it, history, shared.is_none())) } }
        }
        @if let Some(origin) = shared.filter(|it| it.says_more(address)) { p.quiet {
            (text(language, "irm-from")) " " (origin.said(language, address))
        } }
        details.meanings {
            summary { (text(language, "irm-meanings")) }
            dl.terms { @for indicator in indicators(own) { div {
                dt { (label(language, indicator)) }
                dd { (text(language, &format!("{}.about", indicator.message()))) }
            } } }
        }
    }
}

/// The indicators of some values, each once.
fn indicators(values: &[&Assessment]) -> Vec<Indicator> {
    let mut all: Vec<Indicator> = values.iter().map(|it| it.indicator).collect();
    all.dedup();
    all
}

/// Which report a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Origin<'a> {
    year: Option<i32>,
    url: Option<&'a str>,
    source: Option<&'a str>,
}

impl<'a> Origin<'a> {
    fn of(it: &'a Assessment) -> Self {
        Self { year: it.report_year, url: it.report_url.as_deref(), source: it.source.as_deref() }
    }

    /// The one that several values come from.
    fn shared(values: &[&'a Assessment]) -> Option<Self> {
        let first = Self::of(values.first()?);
        (values.len() > 1 && first.is_known() && values.iter().all(|it| Self::of(it) == first))
            .then_some(first)
    }

    fn is_known(&self) -> bool {
        self.year.is_some() || self.url.is_some() || self.source.is_some()
    }

    /// Whether it says more than a link that stands beside it.
    fn says_more(&self, linked: Option<&str>) -> bool {
        self.year.is_some() || self.source.is_some() || self.url.is_some_and(|it| Some(it) != linked)
    }

    /// It in words; `linked` is where a link beside it leads already.
    fn said(&self, language: Language, linked: Option<&str>) -> Markup {
        let url = self.url.filter(|it| Some(*it) != linked);
        html! {
            @if let Some(year) = self.year { (year) }
            @if let Some(url) = url {
                @if self.year.is_some() { " · " }
                a href=(url) rel="nofollow noopener" { (text(language, "the-report")) }
            }
            @if let Some(source) = self.source {
                @if self.year.is_some() || url.is_some() { " · " }
                (parts::links_in(source))
            }
        }
    }
}

/// The values of a product in the order of the indicators, an assessor's own entry before a transcription.
fn of_product(values: &[Assessment], product: Product) -> Vec<&Assessment> {
    let mut own: Vec<&Assessment> = values.iter().filter(|it| it.product == product).collect();
    own.sort_by_key(|it| (it.indicator, it.how_entered == HowEntered::Transcribed));
    own
}

fn address(irm: &OfCommitment, product: Product) -> Option<&str> {
    irm.reports.iter().find(|it| it.product == product).and_then(|it| it.url.as_deref())
}

fn assessment(
    page: &CommitmentPage<'_>,
    it: &Assessment,
    history: &[(Position, Assessment)],
    has_own_origin: bool,
) -> Markup {
    let language = page.language();
    // Two may have the same indicator: a transcription, and the assessor's own.
    let is_first = page.assessments.iter().find(|own| own.indicator == it.indicator) == Some(it);
    html! {
        tr id=[is_first.then(|| format!("irm-{}", it.indicator.slug()))] {
            th scope="row" {
                a href=(page.frame.place.explained(it.indicator.message())) { (label(language, it.indicator)) }
            }
            td data-label=(text(language, "value")) {
                strong { (value(language, it)) }
                @if let Some(step) = it.step() { " " span.quiet { (messages::format(language, "ogp-code", &[
                    ("label", step.label.into()), ("code", i32::from(step.code).into()),
                ])) } }
                @if !it.rationale().is_empty() { (parts::prose(language, it.rationale())) }
            }
            td data-label=(text(language, "how-entered")) {
                (provenance(language, &|id| page.organisation(id), it, has_own_origin))
                (earlier(page, it, history))
            }
        }
    }
}

/// What was transcribed before, where it was another value.
fn earlier(page: &CommitmentPage<'_>, it: &Assessment, history: &[(Position, Assessment)]) -> Markup {
    let language = page.language();
    let mut older: Vec<&Assessment> = history
        .iter()
        .map(|(_, old)| old)
        .filter(|old| old.indicator == it.indicator && old.how_entered == it.how_entered)
        .filter(|old| old.mark() != it.mark())
        .collect();
    older.dedup_by_key(|old| (old.mark(), old.organisation_id));
    html! {
        @if !older.is_empty() { details {
            summary { (text(language, "irm-read-before")) }
            ul { @for old in older { li {
                strong { (value(language, old)) } " · " (provenance(language, &|id| page.organisation(id), old, true))
            } } }
        } }
    }
}

/// A value in words; why there is none, where there is none.
pub fn value(language: Language, it: &Assessment) -> Markup {
    html! {
        @if let Some(mark) = it.mark() {
            @let words = self::mark(language, it.indicator, &mark);
            @if matches!(mark, Mark::Missing(_)) { span.missing { (words) } } @else { (words) }
        }
    }
}

/// A value of an indicator as plain words.
pub fn mark(language: Language, indicator: Indicator, mark: &Mark) -> String {
    match mark {
        Mark::Term(term) => text(language, indicator.message_of(*term)).to_owned(),
        Mark::Missing(missing) => label(language, *missing).to_owned(),
        Mark::Text(text) => text.clone(),
    }
}

/// Who entered or transcribed a value, and who checked it.
pub fn who(language: Language, organisation: &dyn Fn(OrganisationId) -> Markup, it: &Assessment) -> Markup {
    html! {
        (label(language, it.how_entered))
        @if let Some(id) = it.organisation_id { " · " (organisation(id)) }
        @if it.how_entered == HowEntered::Transcribed {
            " · "
            @match it.checked_by_id {
                Some(id) => { (text(language, "checked-by")) " " (organisation(id)) },
                None => span.mark { (text(language, "unchecked")) },
            }
        }
    }
}

/// The same, and where it stands: the page, and the report unless that is said elsewhere.
fn provenance(
    language: Language,
    organisation: &dyn Fn(OrganisationId) -> Markup,
    it: &Assessment,
    has_own_origin: bool,
) -> Markup {
    let origin = Origin::of(it);
    html! {
        (who(language, organisation, it))
        @if let Some(at) = &it.page { " · " (messages::format(language, "page", &[("page", at.as_str().into())])) }
        @if has_own_origin && origin.is_known() { p.quiet { (origin.said(language, None)) } }
    }
}

/// What follows from the values, each with a link to its rule; an assessor's own entry counts before a transcription.
fn computed(place: &Place, generation: Generation, values: &[Assessment]) -> Markup {
    let language = place.language;
    let coding = coding(generation, values);
    let all = Derived::ALL.iter().copied().filter(|it| it.is_of(generation));
    let says_something = |it: &Derived| !matches!(it.of(&coding), Finding::Missing(_) | Finding::Nothing);
    let (said, silent): (Vec<Derived>, Vec<Derived>) = all.partition(says_something);
    html! {
        h3 { (text(language, "irm-computed")) }
        p.quiet { (text(language, "irm-computed-about")) }
        dl.facts { @for it in &said { div {
            dt { a href=(place.explained(it.message())) { (label(language, *it)) } }
            dd { strong { (finding(language, it.of(&coding))) } }
        } } }
        @if !silent.is_empty() { p.quiet {
            (text(language, "irm-not-computed")) " "
            @for (i, it) in silent.iter().enumerate() {
                @if i > 0 { ", " }
                a href=(place.explained(it.message())) { (label(language, *it)) }
            }
        } }
    }
}

fn coding(generation: Generation, values: &[Assessment]) -> Coding {
    let mut coding = Coding::new(generation);
    for how in [HowEntered::Transcribed, HowEntered::Entered] {
        for it in values.iter().filter(|it| it.how_entered == how) {
            if let Some(mark) = it.mark() {
                coding.mark(it.indicator, &mark);
            }
        }
    }
    coding
}

fn finding(language: Language, finding: Finding) -> String {
    let said = |id| text(language, id).to_owned();
    match finding {
        Finding::Is(true) => said("yes"),
        Finding::Is(false) => said("no"),
        Finding::Steps(0) => said("irm-no-change"),
        Finding::Steps(n) => messages::format(language, "irm-steps", &[("n", i32::from(n).into())]),
        Finding::Quadrant(Quadrant::Both) => said("quadrant-both"),
        Finding::Quadrant(Quadrant::AmbitiousOnly) => said("quadrant-ambitious"),
        Finding::Quadrant(Quadrant::CompleteOnly) => said("quadrant-complete"),
        Finding::Quadrant(Quadrant::Neither) => said("quadrant-neither"),
        Finding::Missing(missing) => label(language, missing).to_owned(),
        Finding::Nothing => String::new(),
    }
}

/// The values of a unit on the page of a commitment that it is a part of, or groups: named as the unit's.
fn of_unit(page: &CommitmentPage<'_>, it: &UnitOf, values: &[Assessment]) -> Markup {
    let language = page.language();
    let place = &page.frame.place;
    html! {
        section.unit-of aria-labelledby={ "unit-" (it.unit.key) } {
            h3 #{ "unit-" (it.unit.key) } {
                (unit_said(language, it).unwrap_or_default()) ": "
                a href=(place.commitment(&it.unit.key)) { (parts::words(language, it.unit.content.title())) }
            }
            @if values.is_empty() { (parts::empty(text(language, "no-assessments"))) } @else {
                @let own: Vec<&Assessment> =
                    Product::ALL.iter().flat_map(|product| of_product(values, *product)).collect();
                @let shared = Origin::shared(&own);
                table.list {
                    thead { tr {
                        th scope="col" { (text(language, "indicator")) }
                        th scope="col" { (text(language, "value")) }
                        th scope="col" { (text(language, "how-entered")) }
                    } }
                    tbody { @for it in &own { tr {
                        th scope="row" { (label(language, it.indicator)) p.quiet { (label(language, it.product)) } }
                        td data-label=(text(language, "value")) { strong { (value(language, it)) } }
                        td data-label=(text(language, "how-entered")) {
                            (provenance(language, &|id| page.organisation(id), it, shared.is_none()))
                        }
                    } } }
                }
                @if let Some(origin) = shared { p.quiet {
                    (text(language, "irm-from")) " " (origin.said(language, None))
                } }
            }
        }
    }
}

/// What a unit is: "IRM unit 2.1 of commitment 2", "cluster of 3, 4 and 5"; none for a commitment of the plan.
pub fn unit_said(language: Language, it: &UnitOf) -> Option<String> {
    let own = number(language, &it.unit);
    let of: Vec<String> = it.of.iter().map(|it| number(language, it)).collect();
    let of = listed(language, &of);
    let said = |id, pairs: &[(&str, messages::Argument)]| messages::format(language, id, pairs);
    match (it.unit.content.unit, of.is_empty()) {
        (Unit::Commitment, _) => None,
        (Unit::IrmUnit, true) => Some(said("irm-unit", &[("number", own.into())])),
        (Unit::IrmUnit, false) => Some(said("irm-unit-of", &[("number", own.into()), ("of", of.into())])),
        (Unit::Cluster, true) => Some(label(language, Unit::Cluster).to_owned()),
        (Unit::Cluster, false) => Some(said("irm-cluster-of", &[("of", of.into())])),
    }
}

/// A commitment by its number, or its title where it has none.
fn number(language: Language, it: &Commitment) -> String {
    it.content.number.clone().unwrap_or_else(|| parts::plain(language, it.content.title()))
}

/// "3, 4 and 5".
fn listed(language: Language, all: &[String]) -> String {
    match (language, all) {
        (Language::En, [first @ .., last]) if !first.is_empty() => format!("{} and {last}", first.join(", ")),
        _ => all.join(", "),
    }
}

/// The IRM's reports on a plan: when each came out, where it is, and how much of it is recorded here.
pub fn reports(place: &Place, plan: &Plan, irm: &OfPlan, today: NaiveDate) -> Markup {
    let language = place.language;
    let t = |id| text(language, id);
    let generation = plan.content.generation;
    let known: Vec<Product> = Product::ALL
        .iter()
        .copied()
        .filter(|it| {
            it.is_of(generation)
                && (irm.recorded.contains_key(it) || irm.reports.iter().any(|own| own.product == *it))
        })
        .collect();
    html! {
        section aria-labelledby="irm-reports" {
            h2 #irm-reports { (t("irm-reports")) }
            @if known.is_empty() { (parts::empty(t("irm-reports-none"))) } @else {
                table.list {
                    thead { tr {
                        th scope="col" { (t("irm-product")) }
                        th scope="col" { (t("irm-published")) }
                        th scope="col" { (t("irm-comment-period")) }
                        th scope="col" { (t("irm-values")) }
                    } }
                    tbody { @for it in known.iter().copied() {
                        @let report = irm.reports.iter().find(|own| own.product == it);
                        tr {
                            th scope="row" {
                                @match report.and_then(|it| it.url.as_ref()) {
                                    Some(url) => a href=(url) rel="nofollow noopener" { (label(language, it)) },
                                    None => (label(language, it)),
                                }
                            }
                            td data-label=(t("irm-published")) { (published(language, report)) }
                            td data-label=(t("irm-comment-period")) { (comment_period(language, report, today)) }
                            td data-label=(t("irm-values")) {
                                (counted(language, irm.recorded.get(&it).copied().unwrap_or_default()))
                            }
                        }
                    } }
                }
                @if known.iter().any(|it| irm.reports.iter().all(|own| own.product != *it)) {
                    p.quiet {
                        (t("irm-not-noted-means")) " "
                        a href=(place.file("irm_reports", &Filter::of_plan(&plan.key))) { "irm_reports.csv" }
                    }
                }
            }
        }
    }
}

fn published(language: Language, report: Option<&IrmReport>) -> Markup {
    html! {
        @match report {
            Some(it) if it.published_on.is_some() => (parts::when(language, &it.published())),
            Some(_) => span.missing { (text(language, "irm-not-published")) },
            None => span.missing { (text(language, "irm-not-noted")) },
        }
    }
}

fn comment_period(language: Language, report: Option<&IrmReport>, today: NaiveDate) -> Markup {
    let days = report.and_then(|it| it.comment_from.zip(it.comment_until));
    html! {
        @match days {
            Some((from, until)) => {
                (parts::day(language, from)) " – " (parts::day(language, until))
                @if report.is_some_and(|it| it.is_open_to_comment(today)) {
                    " " span.tag { (text(language, "irm-comment-open")) }
                }
            },
            None => span.quiet { "–" },
        }
    }
}

fn counted(language: Language, it: Recorded) -> Markup {
    html! {
        @if it.entered > 0 { (messages::format(language, "irm-entered-n", &[("n", it.entered.into())])) " " }
        @if it.transcribed > 0 { (messages::format(language, "irm-transcribed", &[
            ("n", it.transcribed.into()), ("checked", it.checked.into()),
        ])) }
        @if it == Recorded::default() { span.quiet { "–" } }
    }
}
