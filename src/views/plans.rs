//! A plan: what was promised, where it stands, what needs attention.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::history::{Changed, Names};
use super::layout::{self, Frame};
use super::standing::{self, Standing};
use super::{agreement, matrix, parts, share, silence, units};
use crate::charts::Caption;
use crate::domain::agreement::PublishedAgreement;
use crate::domain::commitment::{CommitmentLink, OrganisationRole, Unit};
use crate::domain::dispute::DisputeState;
use crate::domain::filter::{Attention, Filter};
use crate::domain::plan::{Plan, PlanStage, PlanVersion};
use crate::domain::plan_chart::PlanChart;
use crate::domain::progress::{Counts, State, six_months_before};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::dossiers::Unproven;
use crate::store::lookup::Lookup;
use crate::store::selection::{Selected, calls_for};
use crate::store::silence::Silence;

/// What the page of a plan shows.
pub struct PlanPage<'a> {
    pub frame: Frame,
    pub lookup: &'a Lookup,
    pub names: Names<'a>,
    pub today: NaiveDate,
    pub plan: &'a Plan,
    pub commitments: &'a [Selected],
    /// What is complete without evidence that anyone can open.
    pub unproven: &'a [Unproven],
    pub versions: &'a [PlanVersion],
    /// The latest first; no more than are shown.
    pub amendments: &'a [Changed],
    pub n_amendments: usize,
    pub irm: &'a crate::store::irm::OfPlan,
    /// How each organisation stands; none for a plan that is not tracked.
    pub silence: &'a [Silence],
    /// The links from its commitments.
    pub links: &'a [CommitmentLink],
    /// How far assessors agreed, by product and organisation.
    pub agreements: &'a [PublishedAgreement],
}

/// The page of a plan: what was promised, where it stands and what needs attention come first.
pub fn show(page: &PlanPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let content = html! {
        (heading(page))
        (share::since_last_visit(&page.frame, &page.plan.key))
        (standing(page))
        (commitments(page))
        (silence::by_organisation(place, page.lookup, &page.plan.key, page.today, page.silence))
        (disputes(page))
        (matrix::unproven(place, page.commitments, page.unproven))
        (amendments(page))
        (super::irm::reports(place, page.plan, page.irm, page.today))
        (units::map(place, page.commitments, page.links))
        (agreement::of_plan(place, (page.lookup, page.today), page.agreements))
        (about(page))
        (periods(page))
        (versions(page))
        (files(page, language))
    };
    layout::page(&page.frame, &content)
}

fn heading(page: &PlanPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let content = &page.plan.content;
    let t = |id| text(language, id);
    let participant = page.lookup.participant_of(page.plan);
    html! {
        header.head {
            @if let Some(participant) = participant {
                @let own = Filter { participant: Some(participant.key.clone()), ..Filter::default() };
                p.over { a href=(place.plans(&own)) { (parts::words(language, participant.content.name())) } }
            }
            h1 { (parts::said(language, content.title())) }
            (parts::other_title(language, content.title()))
            ul.inline.meta {
                li { (parts::when(language, &content.start())) " – " (parts::when(language, &content.end())) }
                li { (label(language, content.stage)) }
                li { (recorded(page)) }
                li { (tracking(page)) }
            }
            @if content.stage == PlanStage::Closed { p.notice { (t("plan-closed-text")) } }
        }
    }
}

/// What else is known of the plan itself.
fn about(page: &PlanPage<'_>) -> Markup {
    let language = page.frame.place.language;
    let content = &page.plan.content;
    let t = |id| text(language, id);
    html! {
        section aria-labelledby="about" {
            h2 #about { (t("plan-about")) }
            dl.facts {
                @if let Some(ogp_id) = &content.ogp_id { div { dt { (t("ogp-id")) } dd { (ogp_id) } } }
                div { dt { (t("irm-generation")) } dd { (label(language, content.generation)) } }
                (parts::source(language, content.source.as_deref()))
            }
        }
    }
}

/// "3 of 14 recorded here", and how the IRM counts.
fn recorded(page: &PlanPage<'_>) -> Markup {
    let language = page.frame.place.language;
    let is_own = |it: &&Selected| it.commitment.content.unit == Unit::Commitment;
    let n = page.commitments.iter().filter(is_own).count();
    let n_units = page.commitments.len().saturating_sub(n);
    let content = &page.plan.content;
    html! {
        @match content.commitments_stated {
            _ if n == 0 && n_units > 0 => (messages::format(language, "recorded-units", &[("n", n_units.into())])),
            Some(stated) => (messages::format(language, "recorded-of-stated", &[
                ("n", n.into()), ("stated", stated.into()),
            ])),
            None => (messages::format(language, "recorded", &[("n", n.into())])),
        }
        @if n > 0 && n_units > 0 {
            ", " (messages::format(language, "recorded-units", &[("n", n_units.into())]))
        }
        @if let Some(units) = content.irm_units_stated {
            " " span.quiet { (messages::format(language, "irm-units", &[("n", units.into())])) }
        }
    }
}

fn tracking(page: &PlanPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    html! {
        @match page.plan.content.tracked_from.filter(|_| page.plan.content.is_tracked(page.today)) {
            Some(from) => (messages::format(language, "tracked-from", &[
                ("day", parts::day_text(language, from).into()),
            ])),
            None => {
                (label(language, State::NotTracked)) " "
                a.quiet href=(place.explained("tracking")) { (text(language, "why")) }
            }
        }
    }
}

/// What one press leads to in a plan that is tracked.
pub const TRACKED: &[Attention] =
    &[Attention::Disputed, Attention::Unproven, Attention::Silent, Attention::Late];

/// Where the plan stands and what needs attention, in a sentence, a bar and numbers that lead to just those
/// commitments.
fn standing(page: &PlanPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let filter = Filter::of_plan(&page.plan.key);
    let all: Vec<&Selected> = page.commitments.iter().collect();
    let it = Standing { place, filter: &filter, commitments: &all };
    html! {
        section.standing aria-labelledby="standing" {
            h2.visually-hidden #standing { (text(language, "plan-standing")) }
            @if !all.is_empty() {
                (standing::headline(&it))
                (states(page, &it))
            }
            p { a.button href=(place.progress(&page.plan.key)) { (text(language, "progress-link")) } }
        }
        @if !all.is_empty() { section aria-labelledby="attention" {
            h2 #attention { (text(language, "attention-caption")) }
            (standing::attention(&it))
            (silence::changed_since(place, &page.plan.key, six_months_before(page.today)))
        } }
    }
}

/// The bar of states with its numbers; of a plan that is not tracked, what the IRM found.
fn states(page: &PlanPage<'_>, it: &Standing<'_>) -> Markup {
    let language = page.frame.place.language;
    let title = parts::plain(language, page.plan.content.title());
    let source = super::progress::source(&page.frame, &title, page.today);
    let caption = |kind: PlanChart, description: String| Caption {
        id: format!("chart-{}", kind.slug()),
        title: label(language, kind).to_owned(),
        description,
        source: source.clone(),
    };
    if page.plan.content.is_tracked(page.today) {
        let bar = standing::bar_of(language, String::new(), &it.counts());
        let description = super::progress::states_text(language, &bar);
        return html! {
            (standing::states(it, &caption(PlanChart::States, description)))
            (numbers(page, &it.counts()))
            p.quiet { (source) }
        };
    }
    html! {
        @if let Some((row, names)) = super::progress::irm_row(language, page.commitments) {
            @let words = super::progress::irm_text(language, &row, page.commitments.len());
            p { (words) }
            (super::chart::bar(&caption(PlanChart::Irm, words.clone()), &row, &names))
            p.quiet { (source) }
        }
    }
}

/// The same numbers as a table, with those of the milestones.
fn numbers(page: &PlanPage<'_>, counts: &Counts) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let milestones: Counts =
        page.commitments.iter().flat_map(|it| it.progress.milestones.iter().map(|it| it.state)).collect();
    let own = |status| Filter { status: Some(status), ..Filter::of_plan(&page.plan.key) };
    html! {
        details {
            summary { (text(language, "counts-caption")) }
            table.counts {
                thead { tr {
                    th scope="col" { (text(language, "counts-state")) }
                    th.number scope="col" { (text(language, "counts-commitments")) }
                    th.number scope="col" { (text(language, "counts-milestones")) }
                } }
                tbody { @for state in State::ALL {
                    @if counts.get(*state) + milestones.get(*state) > 0 { tr {
                        th scope="row" { (parts::state_tag(language, *state)) }
                        td.number {
                            @let n = counts.get(*state);
                            @if n > 0 { a href=(place.commitments(&own(*state))) { (n) } } @else { "0" }
                        }
                        td.number { (milestones.get(*state)) }
                    } }
                } }
                tfoot { tr {
                    th scope="row" { (text(language, "counts-total")) }
                    td.number { (counts.total()) }
                    td.number { (milestones.total()) }
                } }
            }
            @let whole = Filter::of_plan(&page.plan.key);
            p { a href=(place.file("commitments", &whole)) { (text(language, "download-csv")) } }
        }
    }
}

/// The disputes of the plan in numbers; nothing where there are none.
fn disputes(page: &PlanPage<'_>) -> Markup {
    let all: Vec<&Selected> = page.commitments.iter().collect();
    html! { div.half {
        (matrix::dispute_counts(&page.frame.place, &Filter::of_plan(&page.plan.key), &all))
    } }
}

fn commitments(page: &PlanPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    html! {
        section aria-labelledby="commitments" {
            h2 #commitments { (text(language, "plan-commitments")) }
            @if page.commitments.is_empty() {
                (parts::empty(text(language, "plan-no-commitments")))
            } @else {
                (table(place, page.lookup, page.commitments, page.today))
            }
        }
    }
}

/// Commitments as a table, with their plans where there are several; organisations by the names of the plan's time,
/// or of `today` where that is not known.
pub fn table(place: &Place, lookup: &Lookup, commitments: &[Selected], today: NaiveDate) -> Markup {
    let language = place.language;
    let t = |id| text(language, id);
    let is_of_many = commitments
        .windows(2)
        .any(|pair| matches!(pair, [a, b] if a.commitment.plan_id != b.commitment.plan_id));
    let is_assessed = commitments.iter().any(|it| it.progress.irm.is_some());
    let is_reviewed = commitments.iter().any(|it| !it.progress.reviews.is_empty());
    html! {
        table.list {
            thead { tr {
                th scope="col" { (t("column-number.heading")) }
                th scope="col" { (t("commitment")) }
                th scope="col" { (t("lead")) }
                th scope="col" { (t("counts-state")) }
                th scope="col" { (t("counts-milestones")) }
                @if is_reviewed { th scope="col" { (t("matrix-civil-society")) } }
                @if is_assessed { th scope="col" { (t("irm-completion")) } }
                th scope="col" { (t("attention-caption")) }
            } }
            tbody { @for it in commitments { tr {
                td data-label=(t("column-number.heading")) { (it.commitment.content.number.as_deref().unwrap_or("–")) }
                th scope="row" {
                    a href=(place.commitment(&it.commitment.key)) {
                        (parts::words(language, it.commitment.content.title()))
                    }
                    @if let Some(plan) = lookup.plan(it.commitment.plan_id).filter(|_| is_of_many) {
                        p.quiet { (parts::words(language, plan.content.title())) }
                    }
                }
                td data-label=(t("lead")) { (leads(place, lookup, it, today)) }
                td data-label=(t("counts-state")) { (parts::state_tag(language, it.progress.state)) }
                td data-label=(t("counts-milestones")) data-order=[milestones_order(it)] { (milestones(language, it)) }
                @if is_reviewed {
                    td data-label=(t("matrix-civil-society")) { (matrix::reviewed(language, lookup, it, today)) }
                }
                @if is_assessed { td data-label=(t("irm-completion")) { (completion(language, it)) } }
                td data-label=(t("attention-caption")) { (attention(language, it)) }
            } } }
        }
    }
}

fn leads(place: &Place, lookup: &Lookup, it: &Selected, today: NaiveDate) -> Markup {
    let language = place.language;
    let named_on = lookup.plan(it.commitment.plan_id).and_then(|plan| plan.content.start_on).unwrap_or(today);
    let leads = it.organisations.iter().filter(|part| part.role == OrganisationRole::Lead);
    let known: Vec<_> = leads.filter_map(|part| lookup.organisation(part.organisation_id)).collect();
    html! {
        @if known.is_empty() {
            (it.commitment.content.lead_written.as_deref().unwrap_or("–"))
        }
        @for (i, organisation) in known.iter().enumerate() {
            @if i > 0 { ", " }
            a href=(place.organisation(&organisation.key)) { (parts::words(language, organisation.name_on(named_on))) }
        }
    }
}

fn milestones(language: Language, it: &Selected) -> Markup {
    let counts = it.progress.counts();
    html! {
        @if counts.total() == 0 { span.quiet { "–" } } @else if it.progress.state == State::NotTracked {
            (counts.total())
        } @else {
            (messages::format(language, "milestones-complete", &[
                ("complete", counts.get(State::Complete).into()), ("total", counts.total().into()),
            ]))
        }
    }
}

/// What a table is sorted by in place of these words: how many are complete, then of how many.
fn milestones_order(it: &Selected) -> Option<String> {
    let counts = it.progress.counts();
    (counts.total() > 0).then(|| format!("{} {}", counts.get(State::Complete), counts.total()))
}

/// What the IRM found last, or why there is nothing.
pub(super) fn completion(language: Language, it: &Selected) -> Markup {
    let irm = it.progress.irm;
    html! {
        @match (irm.and_then(|it| it.term), irm.and_then(|it| it.missing)) {
            (Some(term), _) => (label(language, term)),
            (None, Some(missing)) => span.quiet { (label(language, missing)) },
            (None, None) => span.quiet { (text(language, "not-assessed")) },
        }
    }
}

/// What of a commitment asks for attention.
pub fn attention(language: Language, it: &Selected) -> Markup {
    let progress = &it.progress;
    html! {
        (parts::late_tag(language, progress.late_days))
        @for kind in [Attention::Silent, Attention::Stale, Attention::Disputed, Attention::Unproven] {
            @if calls_for(progress, kind) { " " span.tag.{ "attention-" (kind.slug()) } { (label(language, kind)) } }
        }
        @if progress.is_disputed() && !progress.has_dispute(DisputeState::Open) {
            " " (super::disputes::state_tag(language, DisputeState::Answered))
        }
    }
}

fn periods(page: &PlanPage<'_>) -> Markup {
    let language = page.frame.place.language;
    let own = page.lookup.periods_of(page.plan.id);
    html! {
        @if !own.is_empty() { section aria-labelledby="periods" {
            h2 #periods { (text(language, "plan-periods")) }
            table.list {
                thead { tr {
                    th scope="col" { (text(language, "period")) }
                    th scope="col" { (text(language, "period-days")) }
                    th scope="col" { (text(language, "period-silent-from")) }
                } }
                tbody { @for it in own { tr {
                    th scope="row" { (parts::words(language, it.content.label())) }
                    td data-label=(text(language, "period-days")) {
                        (parts::day(language, it.content.starts_on)) " – " (parts::day(language, it.content.ends_on))
                    }
                    td data-label=(text(language, "period-silent-from")) {
                        (parts::day(language, it.content.silent_from))
                    }
                } } }
            }
        } }
    }
}

fn versions(page: &PlanPage<'_>) -> Markup {
    let language = page.frame.place.language;
    html! {
        @if !page.versions.is_empty() { section aria-labelledby="versions" {
            h2 #versions { (text(language, "plan-versions")) }
            ul { @for it in page.versions { li {
                (messages::format(language, "version", &[("n", it.number.into())]))
                @if let Some(on) = it.submitted_on { ", " (parts::day(language, on)) }
                " " a href=(page.frame.place.as_of_position(it.since.0, "").plan(&page.plan.key)) {
                    (text(language, "version-show"))
                }
                @if it.number > 1 {
                    " · " a href=(page.frame.place.version(&page.plan.key, &it.number.to_string())) {
                        (text(language, "version-compare"))
                    }
                }
            } } }
            p { a href=(page.frame.place.version(&page.plan.key, "now")) { (text(language, "version-compare-now")) } }
        } }
    }
}

fn amendments(page: &PlanPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    html! {
        section aria-labelledby="amendments" {
            h2 #amendments { (text(language, "plan-amendments")) }
            @if page.amendments.is_empty() { (parts::empty(text(language, "plan-no-amendments"))) } @else {
                p { a href=(place.amendments(&page.plan.key)) {
                    (messages::format(language, "amendments-all", &[("n", page.n_amendments.into())]))
                } }
            }
            @for it in page.amendments { (super::versions::amendment(&page.names, &page.plan.key, it)) }
        }
    }
}

/// The data sets that a plan's page offers.
const FILES: &[&str] = &[
    "commitments",
    "milestones",
    "reports",
    "reviews",
    "answers",
    "disputes",
    "evidence",
    "assessments",
    "amendments",
];

fn files(page: &PlanPage<'_>, language: Language) -> Markup {
    let place = &page.frame.place;
    let filter = Filter::of_plan(&page.plan.key);
    html! {
        section aria-labelledby="files" {
            h2 #files { (text(language, "plan-files")) }
            ul.inline { @for name in FILES {
                li { a href=(place.file(name, &filter)) { (messages::text_of(language, "dataset-", name)) " (CSV)" } }
            } }
        }
    }
}
