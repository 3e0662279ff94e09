//! A plan or commitment on one sheet of paper.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::feeds::absolute;
use super::layout::{self, Frame};
use super::verdicts::Verdicts;
use super::{evidence, parts, plans, qr, share, standing};
use crate::domain::commitment::{CommitmentText, OrganisationRole, Standing, TextField};
use crate::domain::evidence::Evidence;
use crate::domain::filter::{Attention, Filter};
use crate::domain::milestone::Milestone;
use crate::domain::plan::Plan;
use crate::domain::progress::State;
use crate::domain::vocabulary::Language;
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::lookup::Lookup;
use crate::store::selection::{Selected, calls_for};

/// What the brief of a plan shows.
pub struct PlanBrief<'a> {
    pub frame: Frame,
    pub lookup: &'a Lookup,
    pub today: NaiveDate,
    pub plan: &'a Plan,
    pub commitments: &'a [Selected],
}

/// The brief of a plan.
pub fn of_plan(brief: &PlanBrief<'_>) -> Markup {
    let place = &brief.frame.place;
    let language = place.language;
    let content = &brief.plan.content;
    let participant = brief.lookup.participant_of(brief.plan);
    let inside = html! {
        header.sheet-head {
            div {
                @if let Some(it) = participant { p.over { (parts::words(language, it.content.name())) } }
                h1 { (parts::words(language, content.title())) }
                p.quiet { (parts::from_to(language, &content.start(), &content.end())) }
            }
            (code(&brief.frame, &place.plan(&brief.plan.key)))
        }
        (headline(place, brief.plan, brief.commitments))
        (numbers(place, brief.plan, brief.commitments, brief.today))
        (calls(brief))
        (lines(brief))
        (foot(&brief.frame, brief.today, &place.plan(&brief.plan.key)))
    };
    layout::sheet(&brief.frame, &place.plan(&brief.plan.key), &inside)
}

/// Where a plan stands, in a sentence.
pub fn headline(place: &Place, plan: &Plan, commitments: &[Selected]) -> Markup {
    let all: Vec<&Selected> = commitments.iter().collect();
    standing::headline(&standing::Standing { place, filter: &Filter::of_plan(&plan.key), commitments: &all })
}

/// The same without its links, for where the page of a plan is passed on.
pub fn headline_text(place: &Place, plan: &Plan, commitments: &[Selected]) -> String {
    let all: Vec<&Selected> = commitments.iter().collect();
    standing::headline_text(&standing::Standing {
        place,
        filter: &Filter::of_plan(&plan.key),
        commitments: &all,
    })
}

/// What asks for attention in a plan: the kinds of which there can be any.
fn kinds(plan: &Plan, today: NaiveDate) -> &'static [Attention] {
    const TRACKED: &[Attention] =
        &[Attention::Late, Attention::Silent, Attention::Disputed, Attention::Unproven];
    const UNTRACKED: &[Attention] = &[Attention::Disputed, Attention::Unproven];
    if plan.content.is_tracked(today) { TRACKED } else { UNTRACKED }
}

/// The numbers behind it, each leading to just those commitments.
pub fn numbers(place: &Place, plan: &Plan, commitments: &[Selected], today: NaiveDate) -> Markup {
    let language = place.language;
    let own = |attention| Filter { attention: Some(attention), ..Filter::of_plan(&plan.key) };
    let n = |kind| commitments.iter().filter(|it| calls_for(&it.progress, kind)).count();
    html! {
        ul.numbers {
            li { a href=(place.commitments(&Filter::of_plan(&plan.key))) {
                strong { (commitments.len()) } " " (text(language, "counts-commitments"))
            } }
            @for kind in kinds(plan, today) { li {
                @if n(*kind) > 0 { a href=(place.commitments(&own(*kind))) {
                    strong { (n(*kind)) } " " (label(language, *kind))
                } } @else { strong { "0" } " " (label(language, *kind)) }
            } }
        }
    }
}

/// Which commitments ask for attention, by their numbers.
fn calls(brief: &PlanBrief<'_>) -> Markup {
    let language = brief.frame.place.language;
    let named = |kind| {
        let own = brief.commitments.iter().filter(|it| calls_for(&it.progress, kind));
        own.map(|it| short(&it.commitment.content.number, &it.commitment.key)).collect::<Vec<_>>().join(", ")
    };
    let there: Vec<(Attention, String)> = kinds(brief.plan, brief.today)
        .iter()
        .map(|kind| (*kind, named(*kind)))
        .filter(|(_, named)| !named.is_empty())
        .collect();
    html! {
        @if !there.is_empty() { dl.calls { @for (kind, named) in &there { div {
            dt { (label(language, *kind)) }
            dd { (messages::format(language, "brief-numbers", &[("numbers", named.as_str().into())])) }
        } } } }
    }
}

/// What a commitment is called where there is little room.
fn short(number: &Option<String>, key: &str) -> String {
    number.clone().unwrap_or_else(|| key.to_owned())
}

/// A line a commitment.
fn lines(brief: &PlanBrief<'_>) -> Markup {
    let language = brief.frame.place.language;
    let t = |id| text(language, id);
    html! {
        table.brief-table {
            thead { tr {
                th scope="col" { (t("column-number.heading")) }
                th scope="col" { (t("commitment")) }
                th scope="col" { (t("counts-state")) }
                th scope="col" { (t("brief-milestones")) }
                th scope="col" { (t("matrix-civil-society")) }
                th scope="col" { (t("irm-completion")) }
                th scope="col" { (t("attention-caption")) }
            } }
            tbody { @for it in brief.commitments { (line(brief, it)) } }
        }
    }
}

fn line(brief: &PlanBrief<'_>, it: &Selected) -> Markup {
    let language = brief.frame.place.language;
    let content = &it.commitment.content;
    let counts = it.progress.counts();
    let t = |id| text(language, id);
    let reviews: Vec<&str> = it
        .progress
        .reviews
        .iter()
        .filter(|it| it.milestone_id.is_none())
        .map(|it| label(language, it.status))
        .collect();
    html! {
        tr {
            td data-label=(t("column-number.heading")) { (content.number.as_deref().unwrap_or("–")) }
            th scope="row" {
                (parts::words(language, content.title()))
                @let leads = leads(brief, it);
                @if !leads.is_empty() { " " span.quiet { (leads) } }
            }
            td data-label=(t("counts-state")) { (label(language, it.progress.state)) }
            td data-label=(t("brief-milestones")) { @match counts.total() {
                0 => "–",
                n if it.progress.state == State::NotTracked => (n),
                n => { (counts.get(State::Complete)) "/" (n) },
            } }
            td data-label=(t("matrix-civil-society")) { @if reviews.is_empty() { "–" } @else { (reviews.join(", ")) } }
            td data-label=(t("irm-completion")) {
                @match it.progress.irm.and_then(|it| it.term) {
                    Some(term) => (label(language, term)),
                    None => "–",
                }
            }
            td data-label=(t("attention-caption")) { (attention(language, it)) }
        }
    }
}

fn leads(brief: &PlanBrief<'_>, it: &Selected) -> String {
    let language = brief.frame.place.language;
    let named_on = brief.plan.content.start_on.unwrap_or(brief.today);
    let leads = it.organisations.iter().filter(|part| part.role == OrganisationRole::Lead);
    let names = leads.filter_map(|part| brief.lookup.organisation(part.organisation_id));
    names.map(|it| parts::plain(language, it.name_on(named_on))).collect::<Vec<_>>().join(", ")
}

/// What of a commitment asks for attention, in words.
fn attention(language: Language, it: &Selected) -> String {
    let late = it.progress.late_days;
    let late = late.map(|days| messages::format(language, "late-days", &[("days", days.into())]));
    let others = [Attention::Silent, Attention::Disputed, Attention::Unproven];
    let others = others.into_iter().filter(|kind| calls_for(&it.progress, *kind));
    late.into_iter().chain(others.map(|kind| label(language, kind).to_owned())).collect::<Vec<_>>().join(", ")
}

/// What the brief of a commitment shows.
pub struct CommitmentBrief<'a> {
    pub frame: Frame,
    pub lookup: &'a Lookup,
    pub today: NaiveDate,
    pub plan: &'a Plan,
    pub selected: &'a Selected,
    pub texts: &'a [CommitmentText],
    pub milestones: &'a [Milestone],
    pub evidence: &'a [Evidence],
    pub verdicts: Verdicts<'a>,
}

/// The brief of a commitment.
pub fn of_commitment(brief: &CommitmentBrief<'_>) -> Markup {
    let place = &brief.frame.place;
    let language = place.language;
    let content = &brief.selected.commitment.content;
    let address = place.commitment(&brief.selected.commitment.key);
    let inside = html! {
        header.sheet-head {
            div {
                p.over { (parts::words(language, brief.plan.content.title())) }
                h1 {
                    @if let Some(number) = &content.number { span.number { (number) } " " }
                    (parts::words(language, content.title()))
                }
                p.quiet { (responsible(brief)) }
            }
            (code(&brief.frame, &address))
        }
        p.tags {
            (parts::state_tag(language, brief.selected.progress.state)) " "
            (plans::attention(language, brief.selected))
        }
        (brief.verdicts.lines(brief.selected))
        (promise(brief))
        (milestones(brief))
        (evidence_of(brief))
        (foot(&brief.frame, brief.today, &address))
    };
    layout::sheet(&brief.frame, &address, &inside)
}

/// Who leads and supports it, by the names of the plan's time.
fn responsible(brief: &CommitmentBrief<'_>) -> Markup {
    let language = brief.frame.place.language;
    let named_on = brief.plan.content.start_on.unwrap_or(brief.today);
    let names = |role| {
        let own = brief.selected.organisations.iter().filter(|it| it.role == role);
        let known = own.filter_map(|it| brief.lookup.organisation(it.organisation_id));
        known.map(|it| parts::plain(language, it.name_on(named_on))).collect::<Vec<_>>().join(", ")
    };
    let (lead, supporting) = (names(OrganisationRole::Lead), names(OrganisationRole::Supporting));
    html! {
        @if !lead.is_empty() { (label(language, OrganisationRole::Lead)) ": " (lead) }
        @if !supporting.is_empty() { " · " (label(language, OrganisationRole::Supporting)) ": " (supporting) }
    }
}

/// What was promised: of the template's fields the one that says it shortest.
fn promise(brief: &CommitmentBrief<'_>) -> Markup {
    const FIELDS: &[TextField] =
        &[TextField::Brief, TextField::Solution, TextField::Details, TextField::FullText, TextField::Problem];
    let language = brief.frame.place.language;
    let found = FIELDS.iter().find_map(|field| brief.texts.iter().find(|it| it.field == *field));
    html! {
        @if let Some(it) = found { section {
            h2 { (text(language, "brief-promise")) }
            (parts::prose(language, it.text()))
        } }
    }
}

fn milestones(brief: &CommitmentBrief<'_>) -> Markup {
    let language = brief.frame.place.language;
    let t = |id| text(language, id);
    html! {
        @if !brief.milestones.is_empty() { section {
            h2 { (t("counts-milestones")) }
            table.brief-table {
                thead { tr {
                    th scope="col" { (t("column-number.heading")) }
                    th scope="col" { (t("milestone")) }
                    th scope="col" { (t("milestone-due")) }
                    th scope="col" { (t("counts-state")) }
                } }
                tbody { @for it in brief.milestones { tr {
                    td data-label=(t("column-number.heading")) { (it.content.number.as_deref().unwrap_or("–")) }
                    th scope="row" { (parts::words(language, it.content.title())) }
                    td data-label=(t("milestone-due")) { (parts::when(language, &it.content.due())) }
                    td data-label=(t("counts-state")) { (milestone_state(brief, it)) }
                } } }
            }
        } }
    }
}

fn milestone_state(brief: &CommitmentBrief<'_>, it: &Milestone) -> String {
    let language = brief.frame.place.language;
    if it.content.standing == Standing::Withdrawn {
        return label(language, State::Withdrawn).to_owned();
    }
    let Some(progress) = brief.selected.progress.milestones.iter().find(|own| own.id == it.id) else {
        return String::new();
    };
    let late = progress.late_days;
    let late = late.map(|days| messages::format(language, "late-days", &[("days", days.into())]));
    std::iter::once(label(language, progress.state).to_owned()).chain(late).collect::<Vec<_>>().join(", ")
}

/// How many items of evidence have room on the sheet.
const EVIDENCE: usize = 8;

/// The evidence, the strongest first.
fn evidence_of(brief: &CommitmentBrief<'_>) -> Markup {
    let language = brief.frame.place.language;
    let mut all: Vec<&Evidence> = brief.evidence.iter().collect();
    all.sort_by_key(|it| (it.content.dead_on.is_some(), std::cmp::Reverse(it.content.kind.rung())));
    let n_more = all.len().saturating_sub(EVIDENCE);
    html! {
        section {
            h2 { (text(language, "evidence-all")) }
            @if all.is_empty() { p.quiet { (text(language, "evidence-none")) } }
            @if !all.is_empty() { ul.brief-evidence { @for it in all.iter().take(EVIDENCE) { li {
                (evidence::title(language, it)) " " span.quiet {
                    (label(language, it.content.kind))
                    @if let Some(on) = it.content.dated_on { ", " (parts::day(language, on)) }
                    @if it.content.dead_on.is_some() { ", " (text(language, "dead-link")) }
                }
            } } } }
            @if n_more > 0 { p.quiet { (messages::format(language, "brief-more", &[("n", n_more.into())])) } }
        }
    }
}

/// The code that leads from the paper to the page.
fn code(frame: &Frame, address: &str) -> Markup {
    html! { div.code { (qr::code(frame.place.language, &absolute(&frame.share.origin, address))) } }
}

fn foot(frame: &Frame, today: NaiveDate, address: &str) -> Markup {
    let language = frame.place.language;
    html! {
        footer.sheet-foot {
            p { (share::as_of(frame, today)) " · " (absolute(&frame.share.origin, address)) }
            p { (text(language, "footer-licence")) }
        }
    }
}
