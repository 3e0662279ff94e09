//! Writing rows of the record by hand: lists of what there is, the form of a row, what would change.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use maud::{Markup, html};

use super::layout::{self, Frame};
use super::{fields, naming, notices, parts, reshaping};
use crate::domain::fault::Fault;
use crate::domain::milestone::Milestone;
use crate::domain::organisation::Organisation;
use crate::domain::participant::Participant;
use crate::domain::plan::{Period, Plan};
use crate::domain::vocabulary::Language;
use crate::export::Cells;
use crate::export::column::Kind;
use crate::import::form::Field;
use crate::links::running::Done;
use crate::messages::{text, text_of};
use crate::store::lookup::Lookup;
use crate::store::selection::Selected;

/// One of several values.
pub struct Choice {
    pub value: String,
    pub words: String,
}

/// Where the writing of a row stands.
pub enum Written {
    Form,
    /// Somebody else wrote the row in the meantime.
    Conflict,
    /// It can be recorded: column, old, new.
    Preview(Vec<(&'static str, String, String)>),
}

/// The form of a row.
pub struct RowPage {
    pub frame: Frame,
    /// The data set whose row it is.
    pub dataset: &'static str,
    /// Where it is sent to.
    pub address: String,
    /// Where it was asked for.
    pub back: String,
    pub fields: Vec<Field>,
    pub cells: Cells,
    /// The row as the record has it; none for a new one.
    pub record: Option<Cells>,
    /// Whether it was opened for a row that is new.
    pub adds: bool,
    /// Where the row is changed that was meant to be new and is there already.
    pub existing: Option<String>,
    pub choices: BTreeMap<&'static str, Vec<Choice>>,
    pub once: String,
    pub base: i32,
    /// Where an amendment is documented, and why it was made.
    pub source: String,
    pub reason: String,
    pub asks_for_reason: bool,
    pub written: Written,
}

impl RowPage {
    fn language(&self) -> Language {
        self.frame.place.language
    }

    fn cell(&self, name: &str) -> &str {
        self.cells.get(name).map_or("", String::as_str)
    }

    /// A cell in words.
    fn said(&self, name: &str, cell: &str) -> String {
        let found = self.choices.get(name).and_then(|all| all.iter().find(|it| it.value == cell));
        found.map_or_else(|| cell.to_owned(), |it| it.words.clone())
    }
}

/// What a column is called.
fn heading(language: Language, name: &str) -> String {
    text(language, &format!("column-{name}.heading")).to_owned()
}

/// The form, what would change, or both versions.
pub fn row(page: &RowPage, faults: &[Fault]) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    let content = html! {
        header.head {
            p.over { a href=(page.back) { (t("record-back")) } }
            h1 { (page.frame.title) }
            p { (t(if page.adds { "record-new" } else { "record-existing" })) }
            @let about = text_of(language, "row-", &format!("{}.about", page.dataset));
            @if !about.is_empty() { p { (about) } }
        }
        (fields::summary(language, faults))
        @match &page.written {
            Written::Preview(changes) => (preview(page, changes)),
            Written::Conflict => { (conflict(page)) (form(page, faults)) },
            Written::Form => (form(page, faults)),
        }
    };
    layout::page(&page.frame, &content)
}

fn form(page: &RowPage, faults: &[Fault]) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    html! {
        form.report method="post" action=(page.address) {
            (carried(page))
            @for field in page.fields.iter().filter(|it| !it.is_seldom) { (control(page, field, faults)) }
            @if page.fields.iter().any(|it| it.is_seldom) {
                details open[page.fields.iter().any(|it| it.is_seldom && is_wrong(it, faults))] {
                    summary { (t("record-more")) }
                    @for field in page.fields.iter().filter(|it| it.is_seldom) {
                        (control(page, field, faults))
                    }
                }
            }
            @if page.asks_for_reason {
                fieldset {
                    legend { (t("amendment")) }
                    p.quiet { (t("amendment.about")) }
                    (line(language, "amendment_reason", t("amendment-reason"), &page.reason, faults))
                    (line(language, "amendment_source", t("amendment-source"), &page.source, faults))
                }
            }
            p.buttons { button type="submit" name="step" value="preview" { (t("record-preview")) } }
        }
    }
}

fn carried(page: &RowPage) -> Markup {
    html! {
        input type="hidden" name="once" value=(page.once);
        input type="hidden" name="base" value=(page.base);
        @if page.adds { input type="hidden" name="adds" value="true"; }
    }
}

/// Whether a fault says that the record has the row already.
fn is_taken(fault: &Fault) -> bool {
    ["fault-key-taken", "fault-row-taken"].contains(&fault.message)
}

fn is_wrong(field: &Field, faults: &[Fault]) -> bool {
    faults.iter().any(|it| it.field == field.column.name)
}

fn line(language: Language, name: &str, label: &str, value: &str, faults: &[Fault]) -> Markup {
    let own: Vec<&Fault> = faults.iter().filter(|it| it.field == name).collect();
    html! {
        div.field {
            label for={ "field-" (name) } { (label) }
            (wrong(language, name, &own))
            input #{ "field-" (name) } type="text" name=(name) value=(value) autocomplete="off"
                aria-invalid=[(!own.is_empty()).then_some("true")];
        }
    }
}

fn wrong(language: Language, name: &str, own: &[&Fault]) -> Markup {
    html! {
        @if !own.is_empty() {
            p.wrong #{ "fault-" (name) } { @for it in own { (fields::fault(language, it)) " " } }
        }
    }
}

/// One field: what holds for good is shown and sent along, the rest can be written.
fn control(page: &RowPage, field: &Field, faults: &[Fault]) -> Markup {
    let language = page.language();
    let name = field.column.name;
    let own: Vec<&Fault> = faults.iter().filter(|it| it.field == name).collect();
    let (value, label) = (page.cell(name), heading(language, name));
    // A row is written from the page of its plan, and stays where it was begun.
    let is_placed = ["plan", "commitment"].contains(&name) && !value.is_empty();
    let holds =
        page.record.is_some() && (field.is_identity || field.is_fixed) || is_placed || name == "participant";
    html! {
        div.field {
            @if holds {
                p { strong { (label) } ": " (page.said(name, value)) }
                input type="hidden" name=(name) value=(value);
                (wrong(language, name, &own))
            } @else {
                label for={ "field-" (name) } {
                    (label) @if field.is_required { " " span.quiet { (text(language, "required")) } }
                }
                @let hint = text_of(language, "field-", name);
                @if !hint.is_empty() { p.quiet #{ "hint-" (name) } { (hint) } }
                (wrong(language, name, &own))
                @if let Some(address) = page.existing.as_ref().filter(|_| own.iter().any(|it| is_taken(it))) {
                    p { a href=(address) { (text(language, "record-open-existing")) } }
                }
                (input(page, field, (!hint.is_empty()).then(|| format!("hint-{name}")), !own.is_empty()))
            }
        }
    }
}

/// What a field is written in.
fn input(page: &RowPage, field: &Field, hint: Option<String>, is_wrong: bool) -> Markup {
    let name = field.column.name;
    let value = page.cell(name);
    let is_invalid = is_wrong.then_some("true");
    html! {
        @if let Some(choices) = page.choices.get(name) {
            select #{ "field-" (name) } name=(name) aria-describedby=[hint] aria-invalid=[is_invalid] {
                option value="" selected[value.is_empty()] { "–" }
                @for it in choices { option value=(it.value) selected[it.value == value] { (it.words) } }
                @if !value.is_empty() && !choices.iter().any(|it| it.value == value) {
                    option value=(value) selected { (value) }
                }
            }
        } @else if is_long(field) {
            textarea #{ "field-" (name) } name=(name) rows="6" aria-describedby=[hint]
                aria-invalid=[is_invalid] { "\n" (value) }
        } @else {
            input #{ "field-" (name) } name=(name) value=(value) autocomplete="off"
                type=(if field.column.kind == Kind::Date { "date" } else { "text" })
                inputmode=[(field.column.kind == Kind::Integer).then_some("numeric")]
                aria-describedby=[hint] aria-invalid=[is_invalid];
        }
    }
}

/// Whether a cell may have several lines.
pub fn is_long(field: &Field) -> bool {
    let name = field.column.name;
    field.column.kind == Kind::Text && ["text_", "note_"].iter().any(|it| name.starts_with(it))
}

/// What would change, and the button that records it.
fn preview(page: &RowPage, changes: &[(&'static str, String, String)]) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    html! {
        h2 { (t("record-changes")) }
        (table(page, changes))
        form.report method="post" action=(page.address) {
            (carried(page))
            @for field in &page.fields {
                textarea name=(field.column.name) hidden aria-hidden="true" { "\n" (page.cell(field.column.name)) }
            }
            @if page.asks_for_reason {
                p { strong { (t("amendment-reason")) } ": " (page.reason) }
                p { strong { (t("amendment-source")) } ": " (page.source) }
            }
            input type="hidden" name="amendment_reason" value=(page.reason);
            input type="hidden" name="amendment_source" value=(page.source);
            p.quiet { (t("record-consequence")) }
            p.buttons {
                button type="submit" name="step" value="record" { (t("record-write")) }
                " " button.second type="submit" name="step" value="edit" { (t("report-edit")) }
            }
        }
    }
}

fn table(page: &RowPage, changes: &[(&'static str, String, String)]) -> Markup {
    let language = page.language();
    let t = |id| text(language, id);
    html! {
        table.list {
            thead { tr {
                th scope="col" { (t("record-field")) }
                th scope="col" { (t("record-old")) }
                th scope="col" { (t("record-new-value")) }
            } }
            tbody { @for (column, old, new) in changes { tr {
                th scope="row" { (heading(language, column)) }
                td data-label=(t("record-old")) { (page.said(column, old)) }
                td data-label=(t("record-new-value")) { (page.said(column, new)) }
            } } }
        }
    }
}

/// What somebody else wrote, beside what was typed.
fn conflict(page: &RowPage) -> Markup {
    let language = page.language();
    let empty = Cells::new();
    let record = page.record.as_ref().unwrap_or(&empty);
    let theirs = |name: &str| record.get(name).cloned().unwrap_or_default();
    let changes: Vec<(&'static str, String, String)> = page
        .fields
        .iter()
        .map(|it| (it.column.name, theirs(it.column.name), page.cell(it.column.name).to_owned()))
        .filter(|(_, old, new)| old != new)
        .collect();
    html! {
        div.notice role="alert" {
            p { strong { (text(language, "record-conflict")) } }
            p { (text(language, "record-conflict.about")) }
        }
        (table(page, &changes))
    }
}

/// Everything of a plan that can be written by hand.
pub struct IndexPage<'a> {
    pub frame: Frame,
    /// What was just done.
    pub done: Option<Done>,
    pub plan: &'a Plan,
    pub title: String,
    pub periods: Vec<&'a Period>,
    pub commitments: &'a [Selected],
    pub milestones: Vec<Milestone>,
    pub lookup: &'a Lookup,
    pub today: NaiveDate,
}

/// The rows of a plan, each leading to its form.
pub fn of_plan(page: &IndexPage<'_>) -> Markup {
    let (place, language) = (&page.frame.place, page.frame.place.language);
    let t = |id| text(language, id);
    let plan = page.plan.key.as_str();
    let row = |dataset: &str, cells: &[(&'static str, &str)]| place.record_row(dataset, cells);
    let next = page.commitments.len().saturating_add(1).to_string();
    let content = html! {
        header.head {
            p.over { a href=(place.run_plan(plan)) { (page.title) } }
            h1 { (t("record-title")) }
            p { (t("record-title.about")) }
        }
        (notices::done(&page.frame, page.done, Some(&place.plan(plan))))
        p { a href=(row("plans", &[("key", plan)])) { (text_of(language, "dataset-", "plans")) } }
        (reshaping::acts(&page.frame, plan))
        h2 { (text_of(language, "dataset-", "periods")) }
        ul {
            @for it in &page.periods { li {
                a href=(row("periods", &[("key", &it.key)])) { (parts::plain(language, it.content.label())) }
            } }
            li { a href=(row("periods", &[("plan", plan)])) { (t("record-add")) } }
        }
        h2 { (text_of(language, "dataset-", "commitments")) }
        @for it in page.commitments { (commitment(page, it)) }
        p { a.button href=(row("commitments", &[("plan", plan), ("ordinal", &next)])) { (t("record-add-commitment")) } }
    };
    layout::page(&page.frame, &content)
}

/// The data sets whose rows are parts of a commitment.
const PARTS: [&str; 4] =
    ["commitment_organisations", "commitment_texts", "commitment_links", "commitment_areas"];

fn commitment(page: &IndexPage<'_>, it: &Selected) -> Markup {
    let (place, language) = (&page.frame.place, page.frame.place.language);
    let t = |id| text(language, id);
    let key = it.commitment.key.as_str();
    let row = |dataset: &str, cells: &[(&'static str, &str)]| place.record_row(dataset, cells);
    let milestones: Vec<&Milestone> =
        page.milestones.iter().filter(|own| own.commitment_id == it.commitment.id).collect();
    let next = milestones.len().saturating_add(1).to_string();
    html! {
        details {
            summary {
                (it.commitment.content.number.as_deref().unwrap_or_default()) " "
                (parts::plain(language, it.commitment.content.title()))
            }
            ul {
                li { a href=(row("commitments", &[("key", key)])) { (t("record-edit")) } }
                @for own in milestones { li {
                    a href=(row("milestones", &[("key", &own.key)])) {
                        (t("milestone")) " " (own.content.number.as_deref().unwrap_or_default()) " "
                        (parts::plain(language, own.content.title()))
                    }
                } }
                li { a href=(row("milestones", &[("commitment", key), ("ordinal", &next)])) {
                    (t("record-add-milestone"))
                } }
                @for part in it.organisations.iter() {
                    @let organisation = page.lookup.organisation(part.organisation_id);
                    li { a href=(row("commitment_organisations", &[
                        ("commitment", key),
                        ("organisation", organisation.map_or("", |it| it.key.as_str())),
                        ("role", crate::domain::vocabulary::Vocabulary::slug(part.role)),
                    ])) {
                        (crate::messages::label(language, part.role)) ": "
                        @if let Some(it) = organisation { (parts::plain(language, it.name_on(page.today))) }
                    } }
                }
                @for dataset in PARTS {
                    li { a href=(row(dataset, &[("commitment", key)])) {
                        (text_of(language, "dataset-", dataset)) ": " (t("record-add"))
                    } }
                }
            }
        }
    }
}

/// The organisations of a participant, each leading to its form.
pub fn organisations(
    (frame, done): (&Frame, Option<Done>),
    participant: &Participant,
    own: &[&Organisation],
    lookup: &Lookup,
    today: NaiveDate,
) -> Markup {
    let (place, language) = (&frame.place, frame.place.language);
    let t = |id| text(language, id);
    let content = html! {
        h1 { (t("own-organisations")) }
        (notices::done(frame, done, None))
        p { (t("own-organisations.about")) }
        p { a href=(place.record_row("participants", &[("key", &participant.key)])) {
            (parts::plain(language, participant.content.name()))
        } }
        ul {
            @for it in own { li {
                a href=(place.record_row("organisations", &[("key", &it.key)])) {
                    (parts::plain(language, it.name_on(today)))
                }
                @if let Some(day) = naming::since(language, it, own, today) {
                    " " span.quiet { (crate::messages::format(language, "name-from", &[("day", day.into())])) }
                }
                @if let Some(to) = it.content.successor_id.and_then(|id| lookup.organisation(id)) {
                    " → " (parts::plain(language, to.name_on(today)))
                }
                " · " a href=(place.organisation_act(&it.key, "rename")) { (t("organisation-rename")) }
                @if it.content.successor_id.is_none() {
                    " · " a href=(place.organisation_act(&it.key, "succeed")) { (t("organisation-succeed")) }
                }
            } }
        }
        p { a.button href=(place.record_row("organisations", &[])) { (t("record-add-organisation")) } " "
            a.button href=(place.record_row("plans", &[])) { (t("record-add-plan")) } }
        p { a href=(place.record_row("participants", &[])) { (t("record-add-participant")) } }
    };
    layout::page(frame, &content)
}
