//! How a plan moves: its charts, each from the numbers that stand beside it.

use std::collections::HashMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::chart::{self, Chart, DaysRow, Other, Plot, Row, row_of};
use super::layout::{self, Frame};
use super::{parts, schedule, standing};
use crate::charts::Caption;
use crate::charts::bar::{Bar, Fill, in_words};
use crate::charts::days;
use crate::domain::dispute::{Disputant, DisputeState};
use crate::domain::filter::{Attention, Filter};
use crate::domain::id::CommitmentId;
use crate::domain::indicator::{Indicator, Term};
use crate::domain::milestone::Milestone;
use crate::domain::ogp_value::OgpValue;
use crate::domain::plan::Plan;
use crate::domain::plan_chart::PlanChart;
use crate::domain::progress::{Counts, ReportFact, State, six_months_before};
use crate::domain::report::ReportedStatus;
use crate::domain::schedule::{BurnUp, Scheduled};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::Place;
use crate::messages::{self, Argument, label, text};
use crate::store::lookup::Lookup;
use crate::store::selection::Selected;
use crate::store::silence::Silence;

/// What the charts of a plan are drawn from.
pub struct ProgressPage<'a> {
    pub frame: Frame,
    pub lookup: &'a Lookup,
    pub plan: &'a Plan,
    pub title: String,
    pub today: NaiveDate,
    /// The calendar that charts are drawn on; none if nothing of it is known.
    pub span: Option<(NaiveDate, NaiveDate)>,
    pub commitments: &'a [Selected],
    /// Of these commitments, in their order.
    pub milestones: &'a [Scheduled],
    pub named: &'a [Milestone],
    pub burn_up: &'a BurnUp,
    /// The days on which the plan was amended.
    pub amended: &'a [NaiveDate],
    pub themes: Vec<Group>,
    pub organisations: Vec<Group>,
    /// The values of OGP that each commitment furthers.
    pub values: HashMap<CommitmentId, Vec<OgpValue>>,
    /// How each organisation stands; none for a plan that is not tracked.
    pub silence: &'a [Silence],
}

/// Some of a plan's commitments, by their state.
pub struct Group {
    pub name: String,
    /// The filter that means just these.
    pub filter: Filter,
    pub counts: Counts,
}

impl ProgressPage<'_> {
    pub(super) fn language(&self) -> Language {
        self.frame.place.language
    }

    pub(super) fn is_tracked(&self) -> bool {
        self.plan.content.is_tracked(self.today)
    }

    fn own(&self) -> Filter {
        Filter::of_plan(&self.plan.key)
    }
}

/// The page.
pub fn show(page: &ProgressPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let charts = PlanChart::ALL.iter().map(|it| chart_of(page, *it));
    let (drawn, others): (Vec<Chart>, Vec<Chart>) =
        charts.partition(|it| !matches!(it.plot, Plot::Nothing(_)));
    let matrix = format!("{}#commitments", place.plan(&page.plan.key));
    let content = html! {
        p.over { a href=(place.plan(&page.plan.key)) { (page.title) } }
        h1 { (text(language, "progress-title")) }
        nav aria-label=(text(language, "progress-charts")) {
            ul.inline { @for it in &drawn { li {
                a href=(format!("#{}", it.kind.slug())) { (it.caption.title) }
            } } }
        }
        @for it in &drawn { (chart::section(language, it)) }
        @if !others.is_empty() {
            section aria-labelledby="not-drawn" {
                h2 #not-drawn { (text(language, "progress-not-drawn")) }
                ul { @for it in &others { li { strong { (it.caption.title) } " " (it.caption.description) } } }
            }
        }
        section aria-labelledby="more" {
            h2 #more { (text(language, "progress-more")) }
            ul {
                li { a href=(matrix) { (text(language, "progress-matrix")) } }
                li { a href=(place.amendments(&page.plan.key)) { (text(language, "plan-amendments")) } }
                li {
                    a href=(place.changes(&six_months_before(page.today).to_string(), &page.own())) {
                        (text(language, "progress-changes"))
                    }
                }
            }
        }
    };
    layout::page(&page.frame, &content)
}

/// One chart as a file.
pub fn file(page: &ProgressPage<'_>, kind: PlanChart) -> Markup {
    chart::file(page.language(), &chart_of(page, kind))
}

/// Where the numbers of a plan come from, and as of when.
pub fn source(frame: &Frame, title: &str, today: NaiveDate) -> String {
    let language = frame.place.language;
    let arguments = [
        ("plan", title.into()),
        ("day", parts::day_text(language, today).into()),
        ("position", frame.position.0.into()),
    ];
    messages::format(language, "chart-source", &arguments)
}

fn chart_of(page: &ProgressPage<'_>, kind: PlanChart) -> Chart {
    let place = &page.frame.place;
    let (plot, description) = match kind {
        PlanChart::States => states(page),
        PlanChart::Irm => irm(page),
        PlanChart::Themes => groups(page, &page.themes, "chart-themes-text"),
        PlanChart::Organisations => groups(page, &page.organisations, "chart-organisations-text"),
        PlanChart::Values => values(page),
        PlanChart::Progress => schedule::burn_up(page),
        PlanChart::Evidence => evidence(page),
        PlanChart::Freshness => freshness(page),
        PlanChart::Disputes => disputes(page),
        PlanChart::Calendar => schedule::calendar(page),
    };
    let data = match kind {
        PlanChart::States | PlanChart::Themes | PlanChart::Organisations => "commitments",
        PlanChart::Irm => "assessments",
        PlanChart::Values => "commitment_texts",
        PlanChart::Progress | PlanChart::Calendar => "milestones",
        PlanChart::Evidence => "evidence",
        PlanChart::Freshness => "reports",
        PlanChart::Disputes => "disputes",
    };
    Chart {
        kind,
        caption: Caption {
            id: format!("chart-{}", kind.slug()),
            title: label(page.language(), kind).to_owned(),
            description,
            source: source(&page.frame, &page.title, page.today),
        },
        plot,
        file: place.chart(&page.plan.key, kind.slug()),
        data: place.file(data, &page.own()),
    }
}

/// A plot of nothing, which says why.
pub(super) fn nothing(page: &ProgressPage<'_>, id: &str) -> (Plot, String) {
    let words = text(page.language(), id).to_owned();
    (Plot::Nothing(words.clone()), words)
}

fn states(page: &ProgressPage<'_>) -> (Plot, String) {
    let language = page.language();
    if !page.is_tracked() {
        return nothing(page, "chart-untracked");
    }
    let counts: Counts = page.commitments.iter().map(|it| it.progress.state).collect();
    if counts.total() == 0 {
        return nothing(page, "plan-no-commitments");
    }
    let row = row_of_states(&page.frame.place, String::new(), &page.own(), &counts);
    let names = State::ALL.iter().filter(|it| counts.get(**it) > 0).map(|it| label(language, *it).to_owned());
    let names = names.collect();
    let description = states_text(language, &row.bar);
    (Plot::Bar(row, names), description)
}

/// What a bar of states says of itself.
pub(super) fn states_text(language: Language, bar: &Bar) -> String {
    let arguments = [("total", bar.total().into()), ("parts", in_words(bar).into())];
    messages::format(language, "chart-of", &arguments)
}

/// A bar of states, each part leading to just the commitments of a filter that are in it.
fn row_of_states(place: &Place, name: String, filter: &Filter, counts: &Counts) -> Row {
    let of = |state: State| Filter { status: Some(state), ..filter.clone() };
    let there = State::ALL.iter().copied().filter(|it| counts.get(*it) > 0);
    Row {
        bar: standing::bar_of(place.language, name, counts),
        address: Some(place.commitments(filter)),
        addresses: there.map(|it| Some(place.commitments(&of(it)))).collect(),
        members: Vec::new(),
    }
}

/// The completion that the IRM found, from its best to its worst.
pub(super) fn irm_row(language: Language, commitments: &[Selected]) -> Option<(Row, Vec<String>)> {
    let found: Vec<Term> =
        commitments.iter().filter_map(|it| it.progress.irm.and_then(|own| own.term)).collect();
    let steps = Indicator::CompletionEnd.scale().iter().rev();
    let parts: Vec<Other> = steps
        .map(|step| Other {
            fill: fill_of(step.term),
            name: label(language, step.term),
            n: found.iter().filter(|it| **it == step.term).count(),
            address: None,
        })
        .collect();
    let names = parts.iter().filter(|it| it.n > 0).map(|it| it.name.to_owned()).collect();
    (!found.is_empty()).then(|| (row_of(language, String::new(), "chart-part", parts), names))
}

/// How a value of the IRM's is drawn: the better, the darker.
pub(super) fn fill_of(term: Term) -> Fill {
    match term {
        Term::Complete | Term::Transformative | Term::Outstanding | Term::Significant => Fill::Full,
        Term::Substantial | Term::Moderate | Term::Major => Fill::Most,
        Term::Limited | Term::Minor | Term::Marginal | Term::Modest => Fill::Some,
        Term::Withdrawn | Term::Worsens => Fill::Grey,
        Term::Unclear | Term::NoEvidence => Fill::Hatched,
        _ => Fill::Blank,
    }
}

/// What the bar of the IRM's completion says of itself, and of how many units.
pub(super) fn irm_text(language: Language, row: &Row, n: usize) -> String {
    let arguments =
        [("n", row.bar.total().into()), ("total", n.into()), ("parts", in_words(&row.bar).into())];
    messages::format(language, "chart-irm-text", &arguments)
}

fn irm(page: &ProgressPage<'_>) -> (Plot, String) {
    let language = page.language();
    match irm_row(language, page.commitments) {
        None => nothing(page, "chart-irm-none"),
        Some((row, names)) => {
            let description = irm_text(language, &row, page.commitments.len());
            (Plot::Bar(row, names), description)
        }
    }
}

fn groups(page: &ProgressPage<'_>, groups: &[Group], about: &str) -> (Plot, String) {
    if !page.is_tracked() {
        return nothing(page, "chart-untracked");
    }
    if groups.is_empty() {
        return nothing(page, "chart-groups-none");
    }
    let place = &page.frame.place;
    let rows = groups.iter().map(|it| row_of_states(place, it.name.clone(), &it.filter, &it.counts));
    let arguments: [(&str, Argument); 2] =
        [("groups", groups.len().into()), ("total", page.commitments.len().into())];
    let description = messages::format(page.language(), about, &arguments);
    (Plot::Bars(rows.collect(), "counts-commitments"), description)
}

/// The commitments by the value of OGP that they further; no list is of just these, so that they are named.
fn values(page: &ProgressPage<'_>) -> (Plot, String) {
    if !page.is_tracked() {
        return nothing(page, "chart-untracked");
    }
    let place = &page.frame.place;
    let language = page.language();
    let row = |value: &OgpValue| {
        let furthers =
            |it: &&Selected| page.values.get(&it.commitment.id).is_some_and(|own| own.contains(value));
        let own: Vec<&Selected> = page.commitments.iter().filter(furthers).collect();
        let counts: Counts = own.iter().map(|it| it.progress.state).collect();
        let bar = standing::bar_of(language, label(language, *value).to_owned(), &counts);
        let member = |it: &&Selected| (number(language, it), place.commitment(&it.commitment.key));
        Row {
            addresses: vec![None; bar.parts.len()],
            bar,
            address: None,
            members: own.iter().map(member).collect(),
        }
    };
    let rows: Vec<Row> = OgpValue::ALL.iter().map(row).filter(|it| it.bar.total() > 0).collect();
    if rows.is_empty() {
        return nothing(page, "chart-values-none");
    }
    (Plot::Bars(rows, "counts-commitments"), text(language, "chart-values-text").to_owned())
}

/// A commitment by its number in the plan, or by its title where it has none.
fn number(language: Language, it: &Selected) -> String {
    let content = &it.commitment.content;
    content.number.clone().unwrap_or_else(|| parts::plain(language, content.title()))
}

/// Complete with and without evidence that anyone can open: commitments, and milestones.
fn evidence(page: &ProgressPage<'_>) -> (Plot, String) {
    let language = page.language();
    let place = &page.frame.place;
    let is_complete = |it: &&ReportFact| it.status == ReportedStatus::Complete;
    let split = |claims: Vec<ReportFact>| {
        let proven = claims.iter().filter(|it| it.is_proven).count();
        (proven, claims.len().saturating_sub(proven))
    };
    let own = page.commitments.iter().filter(|it| it.progress.state != State::Withdrawn);
    let commitments = split(
        own.clone().filter_map(|it| it.progress.latest.as_ref()).filter(is_complete).copied().collect(),
    );
    let milestones = own.flat_map(|it| &it.progress.milestones).filter(|it| it.state != State::Withdrawn);
    let milestones =
        split(milestones.filter_map(|it| it.latest.as_ref()).filter(is_complete).copied().collect());
    if commitments == (0, 0) && milestones == (0, 0) {
        return nothing(page, "chart-evidence-none");
    }
    let unproven = place.commitments(&Filter { attention: Some(Attention::Unproven), ..page.own() });
    let row = |name: &str, (with, without): (usize, usize), address: Option<String>| {
        let part = |fill, id: &'static str, n, address| Other { fill, name: text(language, id), n, address };
        let parts = vec![
            part(Fill::Full, "chart-proven", with, None),
            part(Fill::Hatched, "chart-unproven", without, address),
        ];
        row_of(language, text(language, name).to_owned(), "chart-part", parts)
    };
    let rows = vec![
        row("counts-commitments", commitments, Some(unproven)),
        row("counts-milestones", milestones, None),
    ];
    (Plot::Bars(rows, "chart-complete"), text(language, "chart-evidence-text").to_owned())
}

/// Days since the last report, of each organisation that answers for something.
fn freshness(page: &ProgressPage<'_>) -> (Plot, String) {
    let language = page.language();
    if page.silence.is_empty() {
        return nothing(page, if page.is_tracked() { "chart-freshness-none" } else { "chart-untracked" });
    }
    let limit = page.today.signed_duration_since(six_months_before(page.today)).num_days();
    let row = |it: &Silence| {
        let own = it.organisation.and_then(|id| page.lookup.organisation(id));
        let days = it.last_said_on.map(|on| page.today.signed_duration_since(on).num_days());
        let filter = own.map(|it| Filter { organisation: Some(it.key.clone()), ..page.own() });
        DaysRow {
            bar: days::Bar {
                label: own.map_or_else(
                    || text(language, "silent-no-lead").to_owned(),
                    |it| parts::plain(language, it.name_on(page.today)),
                ),
                days,
                words: chart::days_in_words(language, days),
            },
            on: it.last_said_on,
            address: filter.map(|it| page.frame.place.commitments(&it)),
            limit,
        }
    };
    let mut rows: Vec<DaysRow> = page.silence.iter().map(row).collect();
    rows.sort_by_key(|it| (it.on.is_some(), it.on));
    (Plot::Days(rows), text(language, "chart-freshness-text").to_owned())
}

/// Disputes by who disagrees, and how far they have got.
fn disputes(page: &ProgressPage<'_>) -> (Plot, String) {
    let language = page.language();
    let all: Vec<_> = page.commitments.iter().flat_map(|it| &it.progress.disputes).collect();
    if all.is_empty() {
        return nothing(page, "chart-disputes-none");
    }
    let row = |name: &str, is_irm: bool| {
        let of_kind = all.iter().filter(|it| (it.by == Disputant::Irm) == is_irm);
        let part = |state: &DisputeState| Other {
            fill: match state {
                DisputeState::Open => Fill::Hatched,
                DisputeState::Answered => Fill::Some,
                DisputeState::Settled => Fill::Grey,
            },
            name: label(language, *state),
            n: of_kind.clone().filter(|it| it.state() == *state).count(),
            address: None,
        };
        let parts = DisputeState::ALL.iter().map(part).collect();
        row_of(language, text(language, name).to_owned(), "chart-part-of-disputes", parts)
    };
    let rows = [row("verdict-civil-society", false), row("verdict-irm", true)];
    let rows: Vec<Row> = rows.into_iter().filter(|it| it.bar.total() > 0).collect();
    let description = messages::format(language, "chart-disputes-text", &[("n", all.len().into())]);
    (Plot::Bars(rows, "disputes"), description)
}
