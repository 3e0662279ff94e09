//! A plan: what was promised, where it stands, what needs attention.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::history::{Changed, Names};
use super::layout::{self, Frame};
use super::{agreement, matrix, parts, silence, units};
use crate::domain::agreement::PublishedAgreement;
use crate::domain::commitment::{CommitmentLink, OrganisationRole, Unit};
use crate::domain::dispute::DisputeState;
use crate::domain::filter::{Attention, Filter};
use crate::domain::plan::{Plan, PlanStage, PlanVersion};
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

/// The page of a plan.
pub fn show(page: &PlanPage<'_>) -> Markup {
    let language = page.frame.place.language;
    let content = html! {
        (heading(page))
        (standing(page))
        (silence::by_organisation(&page.frame.place, page.lookup, &page.plan.key, page.today, page.silence))
        (commitments(page))
        (matrix::unproven(&page.frame.place, page.commitments, page.unproven))
        (super::irm::reports(&page.frame.place, page.plan, page.irm, page.today))
        (units::map(&page.frame.place, page.commitments, page.links))
        (agreement::of_plan(&page.frame.place, (page.lookup, page.today), page.agreements))
        (periods(page))
        (versions(page))
        (amendments(page))
        (silence::changed_since(&page.frame.place, &page.plan.key, six_months_before(page.today)))
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
            dl.facts {
                div { dt { (t("plan-period")) } dd {
                    (parts::when(language, &content.start())) " – " (parts::when(language, &content.end()))
                } }
                div { dt { (t("plan-stage")) } dd { (label(language, content.stage)) } }
                div { dt { (t("plan-recorded")) } dd { (recorded(page)) } }
                div { dt { (t("plan-tracking")) } dd { (tracking(page)) } }
                @if let Some(ogp_id) = &content.ogp_id { div { dt { (t("ogp-id")) } dd { (ogp_id) } } }
                div { dt { (t("irm-generation")) } dd { (label(language, content.generation)) } }
                (parts::source(language, content.source.as_deref()))
            }
            @if content.stage == PlanStage::Closed { p.notice { (t("plan-closed-text")) } }
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

/// What can ask for attention in a plan that is not tracked: nothing of it is called late, silent or stale.
const UNTRACKED: &[Attention] = &[Attention::Disputed, Attention::Unproven];

/// What one press leads to in a plan that is tracked.
pub const TRACKED: &[Attention] =
    &[Attention::Disputed, Attention::Unproven, Attention::Silent, Attention::Late];

/// Totals, in a sentence and in numbers that lead to just those commitments.
fn standing(page: &PlanPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let own = |status, attention| Filter { status, attention, ..Filter::of_plan(&page.plan.key) };
    let counts: Counts = page.commitments.iter().map(|it| it.progress.state).collect();
    let milestones: Counts =
        page.commitments.iter().flat_map(|it| it.progress.milestones.iter().map(|it| it.state)).collect();
    let kinds: &[Attention] =
        if page.plan.content.is_tracked(page.today) { Attention::ALL } else { UNTRACKED };
    let attention = |kind| page.commitments.iter().filter(|it| calls_for(&it.progress, kind)).count();
    html! {
        section.standing aria-labelledby="standing" {
            h2 #standing { (text(language, "plan-standing")) }
            @if page.plan.content.is_tracked(page.today) {
                p.lead-line { (sentence(language, counts.total(), &counts)) }
            } @else {
                p.lead-line { (text(language, "plan-not-tracked-text")) }
            }
            div.columns {
                table.counts {
                    caption { (text(language, "counts-caption")) }
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
                                @if n > 0 { a href=(place.commitments(&own(Some(*state), None))) { (n) } } @else { "0" }
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
                table.counts {
                    caption { (text(language, "attention-caption")) }
                    thead { tr {
                        th scope="col" { (text(language, "attention-kind")) }
                        th.number scope="col" { (text(language, "counts-commitments")) }
                    } }
                    tbody { @for kind in kinds { tr {
                        th scope="row" { (label(language, *kind)) }
                        td.number {
                            @let n = attention(*kind);
                            @if n > 0 { a href=(place.commitments(&own(None, Some(*kind)))) { (n) } } @else { "0" }
                        }
                    } } }
                }
                (matrix::dispute_counts(place, &own(None, None), &page.commitments.iter().collect::<Vec<_>>()))
            }
        }
    }
}

pub(super) fn sentence(language: Language, total: usize, counts: &Counts) -> String {
    let parts: Vec<String> = State::ALL
        .iter()
        .filter(|it| counts.get(**it) > 0)
        .map(|it| {
            messages::format(
                language,
                "sentence-part",
                &[("n", counts.get(*it).into()), ("state", label(language, *it).into())],
            )
        })
        .collect();
    messages::format(language, "sentence", &[("total", total.into()), ("parts", parts.join(", ").into())])
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
                @let kinds = if page.plan.content.is_tracked(page.today) { TRACKED } else { UNTRACKED };
                (matrix::presses(place, &Filter::of_plan(&page.plan.key), kinds, Some(page.commitments)))
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
                td data-label=(t("counts-milestones")) { (milestones(language, it)) }
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
