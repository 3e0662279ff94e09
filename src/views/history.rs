//! What changed: field by field, before and after, with who, when, why and where it is written.

use std::collections::HashMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::parts;
use crate::domain::id::{OrganisationId, Position};
use crate::domain::indicator::{Indicator, Term};
use crate::domain::ledger_entry::Entry;
use crate::domain::progress::slip_days;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::domain::zone::Zone;
use crate::links::Place;
use crate::messages::{self, text};
use crate::store::history::FieldChange;
use crate::store::lookup::Lookup;
use crate::store::milestones::Named;

/// An entry with what it changed.
pub type Changed = (Entry, Vec<FieldChange>);

/// What is needed to name the things that changed.
pub struct Names<'a> {
    pub place: &'a Place,
    pub lookup: &'a Lookup,
    pub zone: Zone,
    /// The day by which organisations are named.
    pub named_on: NaiveDate,
    /// Milestones by key.
    pub milestones: &'a HashMap<String, Named>,
    /// Commitments by key, as number and title.
    pub commitments: &'a HashMap<&'a str, String>,
}

/// More changes than this in one entry fold away.
const SHOWN: usize = 12;

impl Names<'_> {
    fn language(&self) -> Language {
        self.place.language
    }

    /// An organisation by its name of the time, leading to its page.
    pub fn organisation(&self, id: OrganisationId) -> Markup {
        match self.lookup.organisation(id) {
            Some(it) => html! {
                a href=(self.place.organisation(&it.key)) {
                    (parts::words(self.language(), it.name_on(self.named_on)))
                }
            },
            None => html! { "–" },
        }
    }

    /// Who made an entry: organisation and office, or the operator.
    pub fn who(&self, entry: &Entry) -> Markup {
        html! {
            @match entry.organisation_id {
                Some(id) => {
                    (self.organisation(id))
                    @if !entry.office.is_empty() { ", " (entry.office) }
                },
                None => (text(self.language(), "operator")),
            }
        }
    }

    /// The thing that a change is of, leading to where it is shown.
    fn thing(&self, change: &FieldChange) -> Markup {
        let language = self.language();
        let commitment = change.commitment.as_deref().unwrap_or_default();
        let address = self.place.commitment(commitment);
        html! {
            @match change.table {
                "plan_revisions" => span { (text(language, "changed-plan")) },
                "milestone_revisions" => a href=(address) { (self.milestone(&change.key)) },
                "report_revisions" => a href=(self.place.statement(commitment, &change.key)) {
                    (text(language, "changed-report"))
                },
                "review_revisions" => a href=(self.place.statement(commitment, &change.key)) {
                    (text(language, "changed-review"))
                },
                "answer_revisions" => a href=(self.place.statement(commitment, &change.key)) {
                    (text(language, "entry_kind-answer"))
                },
                _ => a href=(address) {
                    (self.commitments.get(commitment).map_or(commitment, String::as_str))
                },
            }
            @if let Some((column, term)) = &change.part { " · " (value(language, column, change.table, term)) }
        }
    }

    fn milestone(&self, key: &str) -> Markup {
        let language = self.language();
        match self.milestones.get(key) {
            Some(it) => html! {
                (text(language, "milestone")) " " (it.number.as_deref().unwrap_or_default()) " "
                (parts::words(language, it.title()))
            },
            None => html! { (text(language, "milestone")) " " (key) },
        }
    }

    /// Changed fields before and after. What is new is only named, since it stands on the page.
    pub fn differences(&self, changes: &[FieldChange]) -> Markup {
        let language = self.language();
        let is_shown = |it: &&FieldChange| !it.is_addition && !it.field.ends_with("_is");
        let changed: Vec<&FieldChange> = changes.iter().filter(is_shown).collect();
        let mut added: Vec<&FieldChange> = changes.iter().filter(|it| it.is_addition).collect();
        added.dedup_by_key(|it| (it.table, &it.key, &it.part));
        let (first, rest) = changed.split_at(changed.len().min(SHOWN));
        html! {
            @if !added.is_empty() { (self.added(&added)) }
            (self.list(first))
            @if !rest.is_empty() { details {
                summary { (messages::format(language, "changes-more", &[("n", rest.len().into())])) }
                (self.list(rest))
            } }
        }
    }

    fn added(&self, added: &[&FieldChange]) -> Markup {
        let language = self.language();
        let count = messages::format(language, "history-added", &[("n", added.len().into())]);
        html! {
            @match added {
                [one] => p { (text(language, "history-new")) ": " (self.thing(one)) },
                _ => p { (count) },
            }
        }
    }

    fn list(&self, changes: &[&FieldChange]) -> Markup {
        html! {
            @if !changes.is_empty() { ul.changes { @for change in changes { li {
                (self.thing(change)) ": " (self.difference(change))
            } } } }
        }
    }

    /// A field before and after, and by how many days a date moved.
    fn difference(&self, change: &FieldChange) -> Markup {
        let language = self.language();
        let day = |text: &Option<String>| text.as_deref().and_then(|it| it.parse::<NaiveDate>().ok());
        let moved = slip_days(day(&change.old), day(&change.new)).filter(|_| is_planned(&change.field));
        let said = |text: &str| self.value(change, text);
        html! {
            span.field { (field_name(language, change.table, &change.field)) } " "
            @match (&change.old, &change.new) {
                (Some(old), Some(new)) => { del { (said(old)) } " → " ins { (said(new)) } },
                (None, Some(new)) => ins { (said(new)) },
                (Some(old), None) => del { (said(old)) },
                (None, None) => "–",
            }
            @if let Some(days) = moved {
                " " span.quiet { (parts::moved(language, "moved-by", days, None)) }
            }
        }
    }

    /// A recorded value for people: a day, a term's label, an organisation's name, or the words themselves.
    fn value(&self, change: &FieldChange, recorded: &str) -> Markup {
        let organisation = ["organisation_id", "checked_by_id"]
            .contains(&change.field.as_str())
            .then(|| recorded.parse().ok().map(OrganisationId))
            .flatten();
        match organisation {
            Some(id) => self.organisation(id),
            None => html! { (self.words(change, recorded)) },
        }
    }

    /// The words for a recorded value; a term of an indicator by its label on that scale.
    fn words(&self, change: &FieldChange, recorded: &str) -> String {
        let language = self.language();
        let indicator =
            change.part.as_ref().filter(|(column, _)| *column == "indicator" && change.field == "term");
        let on_scale = indicator
            .and_then(|(_, slug)| Indicator::from_slug(slug).ok())
            .zip(Term::from_slug(recorded).ok());
        match on_scale {
            Some((indicator, term)) => text(language, indicator.message_of(term)).to_owned(),
            None => value(language, &change.field, change.table, recorded),
        }
    }

    /// The page as it was before an entry and after it.
    /// Nothing is linked to before what the page is of was there.
    pub fn before_and_after(
        &self,
        entry: &Entry,
        is_first: bool,
        address: impl Fn(&Place) -> String,
    ) -> Markup {
        let language = self.language();
        let before = Position(entry.position.0.saturating_sub(1));
        html! {
            @if before.0 > 0 && !is_first {
                a href=(address(&self.place.as_of_position(before.0, ""))) { (text(language, "see-before")) } " · "
            }
            a href=(address(&self.place.as_of_position(entry.position.0, ""))) { (text(language, "see-after")) }
        }
    }
}

/// Whether a column holds a date that a plan sets and can put off; what happened on another day has not moved.
fn is_planned(field: &str) -> bool {
    ["start_on", "end_on", "due_on"].contains(&field)
}

/// What a column of the record is called.
pub fn field_name<'a>(language: Language, table: &str, field: &'a str) -> &'a str {
    let column = match field {
        "organisation_id" if table == "assessments" => "entered_by",
        "organisation_id" => "responsible",
        "checked_by_id" => "checked_by",
        "term" => "value",
        "status" => "reported_status",
        "kind" => "link_kind",
        other => other,
    };
    match messages::heading_of(language, column) {
        "" => field,
        heading => heading,
    }
}

/// A recorded value in words: a day as people write it, a term by its label, anything else as it stands.
pub fn value(language: Language, field: &str, table: &str, recorded: &str) -> String {
    let family = match (table, field) {
        ("report_revisions", "status") => "reported_status-",
        ("review_revisions", "status") => "reviewed_status-",
        (_, "standing") => "standing-",
        (_, "unit") => "unit-",
        (_, "stage") => "plan_stage-",
        (_, "generation") => "generation-",
        (_, "role") => "organisation_role-",
        (_, "kind") => "link_kind-",
        (_, "field") => "text_field-",
        (_, "indicator") => "indicator-",
        (_, "product") => "product-",
        (_, "term") => "term-",
        (_, "missing") => "missing-",
        (_, "how_entered") => "how_entered-",
        (_, name) if name.ends_with("_precision") => "precision-",
        _ => "",
    };
    let label = match (field, family) {
        ("is_retracted", _) => text(language, if recorded == "1" { "yes" } else { "no" }),
        (_, "") => "",
        _ => messages::text_of(language, family, recorded),
    };
    let day = || recorded.parse::<NaiveDate>().ok().filter(|_| field.ends_with("_on"));
    match (label, day()) {
        ("", Some(day)) => parts::day_text(language, day),
        ("", None) => recorded.to_owned(),
        (label, _) => label.to_owned(),
    }
}
