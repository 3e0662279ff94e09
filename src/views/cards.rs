//! A commitment or plan as a card that other sites show in a frame: narrow, and every link leads out of the frame.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::layout::{self, Frame};
use super::verdicts::Verdicts;
use super::{parts, plans, share};
use crate::domain::commitment::OrganisationRole;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Language;
use crate::messages::{self, label, text};
use crate::store::lookup::Lookup;
use crate::store::selection::Selected;

/// What the card of a commitment shows.
pub struct CommitmentCard<'a> {
    pub frame: Frame,
    pub today: NaiveDate,
    pub plan: &'a Plan,
    pub selected: &'a Selected,
    pub verdicts: Verdicts<'a>,
}

/// The card of a commitment.
pub fn of_commitment(card: &CommitmentCard<'_>) -> Markup {
    let place = &card.frame.place;
    let language = place.language;
    let content = &card.selected.commitment.content;
    let address = place.commitment(&card.selected.commitment.key);
    let inside = html! {
        p.over { (parts::words(language, card.plan.content.title())) }
        h1 { a href=(address) {
            @if let Some(number) = &content.number { (number) " " }
            (parts::words(language, content.title()))
        } }
        p.tags {
            (parts::state_tag(language, card.selected.progress.state)) " "
            (plans::attention(language, card.selected))
        }
        (card.verdicts.lines(card.selected))
        (foot(&card.frame, card.today, &address))
    };
    layout::card(&card.frame, &inside)
}

/// What the card of a plan shows.
pub struct PlanCard<'a> {
    pub frame: Frame,
    pub today: NaiveDate,
    pub plan: &'a Plan,
    pub commitments: &'a [Selected],
}

/// The card of a plan.
pub fn of_plan(card: &PlanCard<'_>) -> Markup {
    let place = &card.frame.place;
    let language = place.language;
    let address = place.plan(&card.plan.key);
    let inside = html! {
        @let plan = &card.plan.content;
        p.over { (parts::from_to(language, &plan.start(), &plan.end())) }
        h1 { a href=(address) { (parts::words(language, card.plan.content.title())) } }
        (super::briefs::headline(place, card.plan, card.commitments))
        (super::briefs::numbers(place, card.plan, card.commitments, card.today))
        (foot(&card.frame, card.today, &address))
    };
    layout::card(&card.frame, &inside)
}

fn foot(frame: &Frame, today: NaiveDate, address: &str) -> Markup {
    let language = frame.place.language;
    html! {
        p.quiet { (share::as_of(frame, today)) }
        p { a href=(address) { (text(language, "card-more")) } }
    }
}

/// What is said of a commitment where its page is passed on.
pub fn described(language: Language, lookup: &Lookup, it: &Selected, named_on: NaiveDate) -> String {
    let state = label(language, it.progress.state);
    let leads = it.organisations.iter().filter(|part| part.role == OrganisationRole::Lead);
    let names = leads.filter_map(|part| lookup.organisation(part.organisation_id));
    let lead = names.map(|it| parts::plain(language, it.name_on(named_on))).collect::<Vec<_>>().join(", ");
    if lead.is_empty() {
        return state.to_owned();
    }
    messages::format(language, "share-commitment", &[("state", state.into()), ("lead", lead.into())])
}
