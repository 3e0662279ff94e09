//! Writing the rows of a plan or organisation by hand, for the secretariat: form, preview, entry. The import's engine
//! does the work, so that a row means the same by form and by file.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;

use super::answer::{Answer, answered};
use super::record_choices;
use super::running::own_plan;
use super::writing::Desk;
use crate::acts::{ActError, typed};
use crate::domain::fault::Fault;
use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::domain::plan::PlanStage;
use crate::domain::vocabulary::Language;
use crate::export::Cells;
use crate::import::engine::{self, Action, ImportError, Options, Prepared};
use crate::import::form::{RowForm, complete};
use crate::import::table::FileFault;
use crate::links::running::Done;
use crate::messages::{heading_of, text, text_of};
use crate::store;
use crate::store::lookup::Day;
use crate::store::selection;
use crate::views::parts;
use crate::views::record::{self as views, IndexPage, RowPage, Written};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

/// What the form carries beside the columns.
const CARRIED: &[&str] = &["step", "once", "base", "adds", "amendment_source", "amendment_reason"];

/// The longest cell of a form, in characters: OGP's template has no longer field.
const LONGEST: usize = 20_000;

/// The longest cell of one line, in characters.
const LONGEST_LINE: usize = 500;

/// The form of a row: as the record has it, or new with what the address says.
pub async fn row(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    desk.read(move |conn, desk| {
        let query = desk.query()?;
        let form = RowForm::of(&path.into_inner().1).ok_or(Error::NotFound)?;
        let asked: Cells =
            form.names().into_iter().filter_map(|name| Some((name, query.get(name)?.to_owned()))).collect();
        let writing = Writing::open(conn, desk, form, asked)?;
        let page = writing.page(conn, Written::Form, &[])?;
        Ok(Answer::Page(StatusCode::OK, views::row(&page, &[]).into_string()))
    })
    .await
}

/// A step of writing a row.
pub async fn send_row(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    let Some(row) = RowForm::of(&path.into_inner().1) else {
        return Error::NotFound.page(desk.place.language);
    };
    let form = body.only(&[CARRIED, &row.names()].concat(), &[]);
    desk.write(form, move |conn, desk, form| {
        Writing::sent(conn, desk, row, form)?.step(conn, form.get("step"))
    })
    .await
}

/// A row that is being written.
struct Writing {
    desk: Desk,
    form: RowForm,
    /// The participant whose secretariat writes.
    participant: String,
    cells: Cells,
    once: String,
    /// The position that the writer has seen.
    base: Position,
    options: Options,
    /// Whether the form was opened for a row that is new.
    adds: bool,
    /// The row as the record has it; none for a new one.
    record: Option<Cells>,
    /// What the record says already of the row that was meant to be new.
    taken: Option<Cells>,
}

impl Writing {
    fn open(conn: &mut SqliteConnection, desk: Desk, form: RowForm, asked: Cells) -> Result<Self> {
        let base = store::entries::last(conn)?;
        let participant = own_participant(&desk)?;
        let mut writing = Self {
            once: Once::new()?.hex(),
            base,
            options: Options::default(),
            adds: false,
            record: None,
            taken: None,
            cells: asked,
            desk,
            form,
            participant,
        };
        writing.record = writing.row_at(conn, base)?;
        writing.adds = writing.record.is_none();
        match &writing.record {
            Some(record) => writing.cells.extend(record.clone()),
            None => {
                let defaults = writing.form.fields().into_iter();
                let defaults = defaults.filter_map(|it| Some((it.column.name, it.default?.to_owned())));
                let defaults: Vec<(&'static str, String)> = defaults.collect();
                for (name, cell) in defaults {
                    writing.cells.entry(name).or_insert(cell);
                }
                writing.cells.entry("participant").or_insert_with(|| writing.participant.clone());
            }
        }
        writing.check_participant()?;
        Ok(writing)
    }

    fn sent(conn: &mut SqliteConnection, desk: Desk, row: RowForm, form: &Form) -> Result<Self> {
        let said = |name: &str| Some(form.line(name)).filter(|it| !it.is_empty());
        let mut writing = Self {
            participant: own_participant(&desk)?,
            cells: row.names().into_iter().map(|name| (name, form.get(name).to_owned())).collect(),
            once: Once::read(form.get("once"))?.hex(),
            base: Position(form.number("base")?),
            options: Options { source: said("amendment_source"), reason: said("amendment_reason") },
            adds: !form.get("adds").is_empty(),
            record: None,
            taken: None,
            form: row,
            desk,
        };
        let now = store::entries::last(conn)?;
        let found = writing.row_at(conn, now)?;
        if writing.adds {
            writing.taken = found
        } else {
            writing.record = found
        }
        writing.check_participant()?;
        Ok(writing)
    }

    /// A row is of the secretariat's own participant, or a participant that nobody has recorded yet.
    fn check_participant(&self) -> Result<()> {
        let named = match self.form.dataset.name {
            "participants" if self.adds => None,
            "participants" => self.cells.get("key"),
            _ => self.cells.get("participant"),
        };
        match named {
            Some(key) if *key != self.participant => Err(Error::Forbidden("error-other-participant")),
            _ => Ok(()),
        }
    }

    fn identity(&self) -> Vec<String> {
        let cell = |name: &&str| self.cells.get(*name).map(|it| it.trim().to_owned()).unwrap_or_default();
        self.form.identity().iter().map(cell).collect()
    }

    fn row_at(&self, conn: &mut SqliteConnection, at: Position) -> Result<Option<Cells>> {
        let day = Day::At(self.desk.now);
        self.form.row(conn, (at, day), &self.participant, &self.identity()).map_err(Error::internal)
    }

    fn step(mut self, conn: &mut SqliteConnection, step: &str) -> Result<Answer> {
        if step == "edit" {
            return self.back(conn, &[]);
        }
        if let Some(location) = Once::read(&self.once)?.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        complete(&mut self.cells);
        let mut faults = self.faults_of_typing();
        if self.cells.get("key").is_some_and(String::is_empty)
            && let Some(key) = self.form.proposed_key(conn, &self.cells)?
        {
            self.cells.insert("key", key);
        }
        let key = self.cells.get("key").map_or("", String::as_str);
        if self.adds && (self.taken.is_some() || self.form.is_taken(conn, key)?) {
            faults.push(self.form.taken());
        }
        faults.extend(self.form.faults(&*self.desk.lookup()?, &self.cells, self.record.as_ref()));
        let prepared = match self.form.prepare(conn, Day::At(self.desk.now), self.cells.clone()) {
            Ok(prepared) => Some(prepared),
            Err(ImportError::Faults(files)) => {
                let language = self.desk.place.language;
                faults.extend(files.into_iter().flat_map(|it| it.faults).map(|it| fault(language, it)));
                None
            }
            Err(err) => return Err(Error::internal(err)),
        };
        let Some(prepared) = prepared.filter(|_| faults.is_empty()) else {
            return self.back(conn, &faults);
        };
        // Somebody else wrote the same row since the form was opened: both versions are shown.
        let before = self.row_at(conn, self.base)?;
        let now = store::entries::last(conn)?;
        if before != self.record && self.base < now {
            self.base = now;
            let page = self.page(conn, Written::Conflict, &[])?;
            return Ok(Answer::Page(StatusCode::CONFLICT, views::row(&page, &[]).into_string()));
        }
        let makes_participant = self.adds && self.form.dataset.name == "participants";
        if !makes_participant && prepared.changes.iter().any(|it| it.participant() != self.participant) {
            return Err(Error::Forbidden("error-other-participant"));
        }
        let faults = faults_of_reason(&prepared, &self.options);
        if !faults.is_empty() {
            return self.back(conn, &faults);
        }
        match step {
            "preview" => {
                let page = self.page(conn, Written::Preview(differences(&prepared)), &[])?;
                Ok(Answer::Page(StatusCode::OK, views::row(&page, &[]).into_string()))
            }
            "record" => self.record(conn, &prepared),
            _ => Err(Error::bad("error-form-step")),
        }
    }

    /// What only a form refuses: a file is kept to the letter.
    fn faults_of_typing(&mut self) -> Vec<Fault> {
        let mut faults = Vec::new();
        for field in self.form.fields() {
            let name = field.column.name;
            let Some(cell) = self.cells.get_mut(name) else { continue };
            if views::is_long(&field) {
                *cell = cell.trim().to_owned();
                if cell.chars().count() > LONGEST {
                    faults.push(Fault::new(name, "fault-too-long").with("limit", LONGEST.to_string()));
                }
            } else if let Some(line) = typed::line(name, cell, LONGEST_LINE, &mut faults) {
                *cell = line;
            } else if cell.trim().is_empty() {
                cell.clear();
            }
        }
        faults
    }

    fn record(self, conn: &mut SqliteConnection, prepared: &Prepared) -> Result<Answer> {
        let location = self.location(conn)?;
        let once = Once::read(&self.once)?;
        let now = self.desk.now;
        let done = engine::apply_after(conn, &self.desk.actor(), prepared, &self.options, |conn| {
            once.take(conn, &location, now)
        });
        applied(done.map(|_| location.clone()))
    }

    /// Where the row is listed.
    fn location(&self, conn: &mut SqliteConnection) -> Result<String> {
        let place = &self.desk.place;
        let cell = |name: &str| self.cells.get(name).cloned().unwrap_or_default();
        let lookup = self.desk.lookup()?;
        let plan_of = |conn: &mut SqliteConnection, commitment: &str| -> Result<Option<String>> {
            let plan = store::commitments::plan_of(conn, commitment)?;
            Ok(lookup.plan(plan).map(|it| it.key.clone()))
        };
        let plan = match self.form.dataset.name {
            "plans" => Some(cell("key")),
            "periods" | "commitments" => Some(cell("plan")),
            "milestones"
            | "commitment_texts"
            | "commitment_organisations"
            | "commitment_areas"
            | "commitment_links" => plan_of(conn, &cell("commitment"))?,
            _ => None,
        };
        Ok(plan.map_or_else(
            || place.organisations_after(Done::Recorded),
            |key| place.record_of_plan_after(&key, Done::Recorded),
        ))
    }

    fn title(&self, language: Language) -> String {
        let act = if self.adds { ".add" } else { "" };
        text_of(language, "row-", &format!("{}{act}", self.form.dataset.name)).to_owned()
    }

    /// Where a row of the record is changed.
    fn address_of(&self, row: &Cells) -> String {
        let identity = self.form.identity().iter();
        let cells: Vec<(&'static str, &str)> =
            identity.map(|it| (*it, row.get(it).map_or("", String::as_str))).collect();
        self.desk.place.record_row(self.form.dataset.name, &cells)
    }

    fn back(&self, conn: &mut SqliteConnection, faults: &[Fault]) -> Result<Answer> {
        let page = self.page(conn, Written::Form, faults)?;
        Ok(Answer::page(views::row(&page, faults), faults))
    }

    fn page(&self, conn: &mut SqliteConnection, written: Written, faults: &[Fault]) -> Result<RowPage> {
        let language = self.desk.place.language;
        let lookup = self.desk.lookup()?;
        let dataset = self.form.dataset.name;
        let plan = match dataset {
            "periods" | "commitments" => self.cells.get("plan").cloned(),
            "plans" => self.cells.get("key").cloned(),
            _ => {
                let commitment = self.cells.get("commitment").filter(|it| !it.is_empty());
                let id = commitment.map(|it| store::commitments::plan_of(conn, it)).transpose();
                id.ok().flatten().and_then(|id| lookup.plan(id)).map(|it| it.key.clone())
            }
        };
        let is_in_force = plan
            .as_deref()
            .and_then(|key| lookup.plan_by_key(key))
            .is_some_and(|it| it.content.stage != PlanStage::Draft);
        let of_fault = faults.iter().any(|it| it.field.starts_with("amendment_"));
        let of_plan = plan.as_deref().filter(|it| !it.is_empty());
        let mut choices = BTreeMap::new();
        for field in self.form.fields() {
            if let Some(all) = record_choices::of(conn, &self.desk, &field, of_plan)? {
                choices.insert(field.column.name, all);
            }
        }
        Ok(RowPage {
            frame: self.desk.frame_titled(self.title(language))?,
            dataset,
            address: self.desk.place.record_row(dataset, &[]),
            back: plan.map_or_else(
                || self.desk.place.own_organisations(),
                |key| self.desk.place.record_of_plan(&key),
            ),
            fields: self.form.fields(),
            cells: self.cells.clone(),
            record: self.record.clone(),
            adds: self.adds,
            existing: self.taken.as_ref().map(|it| self.address_of(it)),
            choices,
            once: self.once.clone(),
            base: self.base.0,
            source: self.options.source.clone().unwrap_or_default(),
            reason: self.options.reason.clone().unwrap_or_default(),
            asks_for_reason: is_in_force || of_fault,
            written,
        })
    }
}

fn own_participant(desk: &Desk) -> Result<String> {
    let lookup = desk.lookup()?;
    lookup.participant(desk.who.member.participant_id).map(|it| it.key.clone()).ok_or(Error::NotFound)
}

/// What keeps a prepared change from being recorded: that it is none, or an amendment without reason or source.
pub(super) fn faults_of_reason(prepared: &Prepared, options: &Options) -> Vec<Fault> {
    let mut faults = Vec::new();
    if !prepared.is_effective() {
        faults.push(Fault::new("", "fault-nothing-changes"));
    }
    if !prepared.amendments().is_empty() {
        let missing = [
            ("amendment_reason", options.reason.is_none(), "fault-amendment-reason"),
            ("amendment_source", options.source.is_none(), "fault-amendment-source"),
        ];
        let missing = missing.into_iter().filter(|(_, is_missing, _)| *is_missing);
        faults.extend(missing.map(|(field, _, message)| Fault::new(field, message)));
    }
    faults
}

/// Where an applied change leads to.
pub(super) fn applied(done: std::result::Result<String, ImportError>) -> Result<Answer> {
    match done {
        Ok(location) | Err(ImportError::Act(ActError::Done(location))) => Ok(Answer::To(location)),
        Err(ImportError::Act(err)) => Err(err.into()),
        Err(ImportError::Query(err)) => Err(err.into()),
        Err(ImportError::Moved { .. }) => {
            Err(Error::Busy("the record moved while a row was written".to_owned()))
        }
        Err(err) => Err(Error::internal(err)),
    }
}

/// A fault of the row as one of the form, which calls a column what stands above its field.
pub(super) fn fault(language: Language, it: FileFault) -> Fault {
    let mut fault = Fault::new(it.column.clone().unwrap_or_default(), it.message);
    fault.arguments = it.arguments;
    fault.arguments.extend(it.value.map(|value| ("value", value)));
    fault.arguments.extend(it.column.map(|column| ("column", column)));
    for (name, value) in &mut fault.arguments {
        let heading = heading_of(language, value);
        if ["column", "date", "text"].contains(name) && !heading.is_empty() {
            heading.clone_into(value);
        }
    }
    fault
}

/// What would be written: column, old, new.
fn differences(prepared: &Prepared) -> Vec<(&'static str, String, String)> {
    let mut all = Vec::new();
    for row in &prepared.changes {
        match &row.action {
            Action::Changed(fields) => {
                all.extend(fields.iter().map(|it| (it.column, it.old.clone(), it.new.clone())));
            }
            Action::Added => {
                let cells = row.cells().iter().filter(|(_, cell)| !cell.is_empty());
                all.extend(cells.map(|(column, cell)| (*column, String::new(), cell.clone())));
            }
            Action::Same => {}
        }
    }
    all
}

/// Everything of a plan that can be written by hand.
pub async fn of_plan(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let key = path.into_inner().1;
    desk.read(move |conn, desk| {
        let language = desk.place.language;
        let plan = own_plan(conn, &desk, &key)?;
        let lookup = desk.lookup()?;
        let day = Day::At(desk.now);
        let commitments = selection::of_plans(conn, &lookup, &[&plan], &Filter::of_plan(&plan.key), day)?;
        let ids: Vec<_> = commitments.iter().map(|it| it.commitment.id).collect();
        let title = parts::plain(language, plan.content.title());
        let page = IndexPage {
            frame: desk.frame_titled(format!("{} · {title}", text(language, "record-title")))?,
            done: desk.done()?.0,
            plan: &plan,
            title,
            periods: lookup.periods_of(plan.id).iter().collect(),
            milestones: store::milestones::of_commitments(conn, lookup.at, &ids)?,
            commitments: &commitments,
            lookup: &lookup,
            today: day.of(lookup.participant_of(&plan)),
        };
        Ok(Answer::Page(StatusCode::OK, views::of_plan(&page).into_string()))
    })
    .await
}

/// The organisations of the participant, and what can be written of them.
pub async fn organisations(desk: Desk) -> HttpResponse {
    let language = desk.place.language;
    let answer = async {
        let lookup = desk.lookup()?;
        let participant = lookup.participant(desk.who.member.participant_id).ok_or(Error::NotFound)?;
        let own: Vec<_> = lookup
            .organisations()
            .into_iter()
            .filter(|it| it.participant_id == Some(participant.id))
            .collect();
        let frame = desk.frame("own-organisations")?;
        let page = views::organisations(
            (&frame, desk.done()?.0),
            participant,
            &own,
            &lookup,
            Day::At(desk.now).of(Some(participant)),
        );
        Ok(Answer::Page(StatusCode::OK, page.into_string()))
    };
    answered(answer.await, language)
}
