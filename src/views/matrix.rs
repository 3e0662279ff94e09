//! The matrix of a plan: one press to what is disputed, unproven, silent or late; its disputes in numbers; and what is
//! complete without evidence that anyone can open.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{disputes, parts};
use crate::domain::dispute::DisputeState;
use crate::domain::filter::{Attention, Filter};
use crate::domain::text::Bilingual;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::dossiers::Unproven;
use crate::store::lookup::Lookup;
use crate::store::selection::Selected;

/// Leads to the same commitments, all of them or only those that call for one kind of attention.
pub fn presses(place: &Place, filter: &Filter, kinds: &[Attention]) -> Markup {
    let language = place.language;
    let with = |attention| Filter { attention, dispute: None, status: None, ..filter.clone() };
    let is_all = filter.attention.is_none() && filter.dispute.is_none() && filter.status.is_none();
    html! {
        nav.presses aria-label=(text(language, "presses-label")) { ul.inline {
            li { a href=(place.commitments(&with(None))) aria-current=[is_all.then_some("true")] {
                (text(language, "filter-all"))
            } }
            @for kind in kinds {
                @let is_chosen = filter.attention == Some(*kind);
                li { a href=(place.commitments(&with(Some(*kind)))) aria-current=[is_chosen.then_some("true")] {
                    (label(language, *kind))
                } }
            }
        } }
    }
}

/// How many disputes there are in each state, and about how many commitments, which the number leads to.
pub fn dispute_counts(place: &Place, filter: &Filter, commitments: &[&Selected]) -> Markup {
    let language = place.language;
    let n = |state: DisputeState| {
        let all = commitments.iter().flat_map(|it| &it.progress.disputes);
        all.filter(|it| it.state() == state).count()
    };
    let n_commitments = |state| commitments.iter().filter(|it| it.progress.has_dispute(state)).count();
    html! {
        @if commitments.iter().any(|it| !it.progress.disputes.is_empty()) {
            h2 #disputes { (text(language, "disputes")) }
            table.counts aria-labelledby="disputes" {
                thead { tr {
                    th scope="col" { (text(language, "column-dispute_state.heading")) }
                    th.number scope="col" { (text(language, "disputes")) }
                    th.number scope="col" { (text(language, "counts-commitments")) }
                } }
                tbody { @for state in DisputeState::ALL { tr {
                    @let of_state = Filter { dispute: Some(*state), ..filter.clone() };
                    th scope="row" { (disputes::state_tag(language, *state)) }
                    td.number { (n(*state)) }
                    td.number {
                        @let n = n_commitments(*state);
                        @if n > 0 { a href=(place.commitments(&of_state)) { (n) } } @else { "0" }
                    }
                } } }
            }
        }
    }
}

/// What civil society found of a commitment: each organisation's verdict by itself.
pub fn reviewed(language: Language, lookup: &Lookup, it: &Selected, named_on: NaiveDate) -> Markup {
    let own = || it.progress.reviews.iter().filter(|it| it.milestone_id.is_none());
    let n_on_milestones = it.progress.reviews.len().saturating_sub(own().count());
    html! {
        @for review in own() {
            p {
                strong { (label(language, review.status)) }
                @if let Some(organisation) = lookup.organisation(review.organisation_id) {
                    " " span.quiet { (parts::words(language, organisation.name_on(named_on))) }
                }
            }
        }
        @if own().next().is_none() { span.quiet { (text(language, "not-reviewed")) } }
        @if n_on_milestones > 0 {
            p.quiet { (messages::format(language, "comparison-on-milestones", &[("n", n_on_milestones.into())])) }
        }
    }
}

/// Completes without public evidence, with the reasons that were given.
pub fn unproven(place: &Place, commitments: &[Selected], all: &[Unproven]) -> Markup {
    let language = place.language;
    html! {
        @if !all.is_empty() { section aria-labelledby="unproven" {
            h2 #unproven { (label(language, Attention::Unproven)) }
            ul { @for it in all {
                @if let Some(own) = commitments.iter().find(|own| own.commitment.id == it.commitment_id) {
                    li { (claim(place, own, it)) }
                }
            } }
        } }
    }
}

fn claim(place: &Place, own: &Selected, it: &Unproven) -> Markup {
    let language = place.language;
    let content = &own.commitment.content;
    let address = place.statement(&own.commitment.key, &it.report.key);
    let numbered = |number: &Option<String>, title: Bilingual<'_>| {
        html! { @if let Some(number) = number { (number) " " } (parts::words(language, title)) }
    };
    let commitment = numbered(&content.number, content.title());
    html! {
        @match &it.milestone {
            Some(milestone) => {
                a href=(address) { (numbered(&milestone.number, milestone.title())) }
                " " span.quiet { (commitment) }
            },
            None => a href=(address) { (commitment) },
        }
        @let reason = it.report.reason();
        @if !reason.is_empty() {
            p { (text(language, "no-evidence-because")) " " (parts::said(language, reason)) }
        }
    }
}
