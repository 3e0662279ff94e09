//! The three verdicts on a commitment in a few lines, for cards and paper: what was said last, by whom and when.

use std::collections::HashMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::{parts, plans};
use crate::domain::id::{OrganisationId, Position};
use crate::domain::progress::State;
use crate::domain::vocabulary::Language;
use crate::messages::{self, label, text};
use crate::store::lookup::Lookup;
use crate::store::selection::Selected;

/// What is needed to say who said what, and when.
pub struct Verdicts<'a> {
    pub language: Language,
    pub lookup: &'a Lookup,
    /// The day on which each of the verdicts was recorded.
    pub recorded: &'a HashMap<Position, NaiveDate>,
    /// The day by which organisations are named.
    pub named_on: NaiveDate,
}

/// The positions of the verdicts on these commitments.
pub fn positions(selected: &[Selected]) -> Vec<Position> {
    let of = |it: &Selected| {
        let progress = &it.progress;
        let own = progress.latest.iter().map(|it| it.since).chain(progress.irm.iter().map(|it| it.since));
        own.chain(progress.reviews.iter().map(|it| it.since)).collect::<Vec<_>>()
    };
    let mut all: Vec<Position> = selected.iter().flat_map(of).collect();
    all.sort_unstable();
    all.dedup();
    all
}

impl Verdicts<'_> {
    /// Ministry, civil society and IRM; never averaged.
    pub fn lines(&self, it: &Selected) -> Markup {
        let t = |id| text(self.language, id);
        let n_on_milestones = it.progress.reviews.iter().filter(|it| it.milestone_id.is_some()).count();
        html! {
            dl.verdict-lines {
                div { dt { (t("verdict-ministry")) } dd { (self.ministry(it)) } }
                div { dt { (t("verdict-civil-society")) } dd {
                    @for review in it.progress.reviews.iter().filter(|it| it.milestone_id.is_none()) { p {
                        strong { (label(self.language, review.status)) } " "
                        (self.whose(Some(review.organisation_id), review.since))
                    } }
                    @if it.progress.reviews.len() == n_on_milestones { p.quiet { (t("not-reviewed")) } }
                    @if n_on_milestones > 0 { p.quiet { (messages::format(
                        self.language, "comparison-on-milestones", &[("n", n_on_milestones.into())],
                    )) } }
                } }
                div { dt { (t("verdict-irm")) } dd { p {
                    @let is_said = it.progress.irm.is_some_and(|it| it.term.is_some());
                    @if is_said { strong { (plans::completion(self.language, it)) } } @else {
                        (plans::completion(self.language, it))
                    }
                    @if let Some(irm) = it.progress.irm.filter(|_| is_said) { " " (self.whose(None, irm.since)) }
                } } }
            }
        }
    }

    fn ministry(&self, it: &Selected) -> Markup {
        let progress = &it.progress;
        html! { p {
            strong { (label(self.language, progress.state)) }
            @if let Some(latest) = progress.latest {
                @if progress.state == State::NoReport { " " span.quiet { (messages::format(
                    self.language, "last-said", &[("status", label(self.language, latest.status).into())],
                )) } }
                " " (self.whose(Some(latest.organisation_id), latest.since))
            }
        } }
    }

    fn whose(&self, organisation: Option<OrganisationId>, since: Position) -> Markup {
        let named = organisation.and_then(|id| self.lookup.organisation(id));
        html! { span.quiet {
            @if let Some(organisation) = named {
                (parts::words(self.language, organisation.name_on(self.named_on)))
            }
            @if let Some(day) = self.recorded.get(&since) {
                @if named.is_some() { ", " }
                (parts::day(self.language, *day))
            }
        } }
    }
}
