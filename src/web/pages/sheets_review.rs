//! A sheet that was uploaded: what it would change, cell by cell, and publishing that as one entry.

use std::collections::{HashMap, HashSet};

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;

use super::answer::{Answer, answered, led};
use super::sheets::{Own, faults_of, faults_of_misread, held, titles};
use super::writing::{Desk, titled};
use crate::acts::ActError;
use crate::acts::sheets::{self, Decision, Outcome, Reviewed};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, Position, SheetId};
use crate::domain::sheet::{COLUMNS, Column, Sheet, SheetContent};
use crate::domain::vocabulary::Language;
use crate::import::sheet::{self as import, CellFault, Filled, Misread};
use crate::store;
use crate::store::lookup::zone_or_utc;
use crate::views::parts;
use crate::views::sheets::{self as views, Question, Refused, ReviewPage, ReviewedCell, ReviewedRow};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

/// What a file says, or what is wrong with it; none while its encoding is not sure.
type Read = Option<std::result::Result<Filled, Misread>>;

fn read(content: &SheetContent, language: Language) -> Read {
    content.is_sure.then(|| import::read(&content.content, content.format, language))
}

/// The number of a file, as its address has it.
fn id_of(text: &str) -> Result<SheetId> {
    text.parse().map(SheetId).map_err(|_| Error::NotFound)
}

/// A file that waits.
struct Waiting {
    own: Own,
    sheet: Sheet,
}

impl Waiting {
    fn find(conn: &mut SqliteConnection, desk: &Desk, id: SheetId) -> Result<Self> {
        let sheet = store::sheets::find(conn, id, desk.who.member.id, desk.now)?.ok_or(Error::NotFound)?;
        let at = store::entries::last(conn)?;
        let plan = store::plans::find(conn, at, sheet.content.plan_id)?;
        let own = Own::find(conn, desk, plan)?;
        // What the member may report for can have changed since.
        if !own.organisations.contains(&sheet.content.organisation_id) {
            return Err(Error::Forbidden("error-not-yours"));
        }
        Ok(Self { own, sheet })
    }

    /// Where another file is uploaded.
    fn again(&self, desk: &Desk) -> Result<String> {
        let lookup = desk.lookup()?;
        Ok(desk.place.sheet(&self.own.plan.key, lookup.organisation_key(self.sheet.content.organisation_id)))
    }

    fn address(&self, desk: &Desk) -> String {
        desk.place.uploaded_sheet(self.sheet.id)
    }

    fn question(&self, desk: &Desk) -> Result<Answer> {
        let content = &self.sheet.content;
        let cells = match import::preview(&content.content, content.format) {
            Ok(cells) => cells,
            Err(fault) => return self.refused(desk, None, vec![fault]),
        };
        let page = Question {
            frame: desk.frame("sheet-encoding-title")?,
            plan: self.own.title(desk),
            plan_address: desk.place.plan(&self.own.plan.key),
            file_name: content.file_name.clone(),
            action: self.address(desk),
            cells,
            again: self.again(desk)?,
        };
        Ok(Answer::Page(StatusCode::OK, views::ask(&page).into_string()))
    }

    fn refused(&self, desk: &Desk, refusal: Option<Fault>, faults: Vec<CellFault>) -> Result<Answer> {
        let page = Refused {
            frame: desk.frame("sheet-title")?,
            plan: self.own.title(desk),
            plan_address: desk.place.plan(&self.own.plan.key),
            refusal,
            faults,
            again: self.again(desk)?,
        };
        Ok(Answer::Page(StatusCode::UNPROCESSABLE_ENTITY, views::refused(&page).into_string()))
    }

    /// What the file would change, or what keeps it from being published.
    fn page(
        &self,
        conn: &mut SqliteConnection,
        desk: &Desk,
        read: &Read,
        anyway: &HashSet<String>,
        status: StatusCode,
    ) -> Result<Answer> {
        let filled = match read {
            None => return self.question(desk),
            Some(Ok(filled)) => filled,
            Some(Err(misread)) => {
                let (refusal, faults) = faults_of_misread(conn, &self.own, &self.sheet.content, misread)?;
                return self.refused(desk, refusal, faults);
            }
        };
        let review = held(conn, &self.own, &self.sheet.content, filled)?;
        let faults = faults_of(&review, filled);
        if review.refusal.is_some() || !faults.is_empty() {
            return self.refused(desk, review.refusal, faults);
        }
        let rows = Rows { desk, filled, titles: titles(conn, desk, review.at, &self.own.plan)?, anyway };
        let of = |wanted: Outcome| {
            let own = review.rows.iter().filter(|it| it.outcome == wanted);
            own.map(|it| rows.row(it)).collect::<Result<Vec<_>>>()
        };
        let content = &self.sheet.content;
        let period = self.own.periods.iter().find(|it| Some(it.id) == content.period_id);
        let page = ReviewPage {
            frame: desk.frame("sheet-review-title")?,
            plan: self.own.title(desk),
            plan_address: desk.place.plan(&self.own.plan.key),
            organisation: self.own.name_of(desk, content.organisation_id)?,
            period: period.map(|it| parts::plain(desk.place.language, it.content.label())),
            file_name: content.file_name.clone(),
            action: self.address(desk),
            again: self.again(desk)?,
            once: Once::new()?.hex(),
            seen: review.at.0,
            new: of(Outcome::New)?,
            conflicts: of(Outcome::Conflict)?,
            same: review.rows.iter().filter(|it| it.outcome == Outcome::Same).count(),
            notice: match status {
                StatusCode::CONFLICT => Some("sheet-overtaken"),
                StatusCode::UNPROCESSABLE_ENTITY => Some("sheet-none-chosen"),
                _ => None,
            },
        };
        Ok(Answer::Page(status, views::review(&page).into_string()))
    }
}

/// What rows need to be shown.
struct Rows<'a> {
    desk: &'a Desk,
    filled: &'a Filled,
    titles: HashMap<CommitmentId, (String, String)>,
    anyway: &'a HashSet<String>,
}

impl Rows<'_> {
    fn row(&self, row: &Reviewed) -> Result<ReviewedRow> {
        let desk = self.desk;
        let lookup = desk.lookup()?;
        let zone = zone_or_utc(lookup.participant(desk.who.member.participant_id));
        let is_conflict = row.outcome == Outcome::Conflict;
        let is_shown = |column: &&'static Column| {
            let is_said = !column.cell(&row.before).is_empty() || !column.cell(&row.after).is_empty();
            // Two versions are compared as a whole; else only what is new is shown.
            column.is_filled_in() && if is_conflict { is_said } else { row.changes.contains(column) }
        };
        let cell = |column: &'static Column| ReviewedCell {
            address: self.filled.address(row.number, column.name),
            column,
            // A report does not take the place of evidence that there is.
            before: if column.slot.is_some() && !is_conflict { "" } else { column.cell(&row.before) }
                .to_owned(),
            after: column.cell(&row.after).to_owned(),
        };
        let content = &row.milestone.content;
        let commitment = self.titles.get(&row.milestone.commitment_id);
        Ok(ReviewedRow {
            key: row.milestone.key.clone(),
            number: row.number,
            milestone: titled(desk, content.number.as_deref(), content.title()),
            address: desk.place.commitment(commitment.map_or("", |it| it.0.as_str())),
            status: row.new.words.status,
            cells: COLUMNS.iter().filter(is_shown).map(cell).collect(),
            latest_on: row.latest.as_ref().map(|it| zone.date_of(it.recorded_at)),
            is_anyway: self.anyway.contains(&row.milestone.key),
        })
    }
}

/// What an uploaded sheet would change.
pub async fn review(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let (language, id) = (desk.place.language, path.into_inner().1);
    let state = desk.state.clone();
    let answer = state.export(move |conn| {
        let waiting = Waiting::find(conn, &desk, id_of(&id)?)?;
        let read = read(&waiting.sheet.content, language);
        waiting.page(conn, &desk, &read, &HashSet::new(), StatusCode::OK)
    });
    answered(answer.await, language)
}

/// What is done with an uploaded sheet: its encoding confirmed, published, or thrown away.
pub async fn decide(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    let (language, id) = (desk.place.language, path.into_inner().1);
    let state = desk.state.clone();
    let form = match body.only(&["step", "once", "seen"], &["anyway"]) {
        Ok(form) => form,
        Err(err) => return err.page(language),
    };
    let answer = match (form.get("step"), id_of(&id)) {
        (_, Err(err)) => Err(err),
        ("publish", Ok(id)) => {
            // Files take a moment to read: before the connection that writes is taken.
            let (member, now) = (desk.who.member.id, desk.now);
            let read = state.export(move |conn| {
                let sheet = store::sheets::find(conn, id, member, now)?;
                Ok(sheet.and_then(|it| read(&it.content, language)))
            });
            match read.await {
                Ok(read) => state.write(move |conn| publish(conn, &desk, id, &form, &read)).await,
                Err(err) => Err(err),
            }
        }
        ("encoding", Ok(id)) => {
            let confirmed = state.write(move |conn| {
                let waiting = Waiting::find(conn, &desk, id)?;
                store::private_write(conn, |conn| store::sheets::confirm_encoding(conn, id))?;
                Ok(Answer::To(waiting.address(&desk)))
            });
            confirmed.await
        }
        ("discard", Ok(id)) => {
            let discarded = state.write(move |conn| {
                let waiting = Waiting::find(conn, &desk, id)?;
                store::private_write(conn, |conn| store::sheets::remove(conn, id))?;
                Ok(Answer::To(waiting.again(&desk)?))
            });
            discarded.await
        }
        (_, Ok(_)) => Err(Error::bad("error-form-step")),
    };
    answered(answer, language)
}

fn publish(
    conn: &mut SqliteConnection,
    desk: &Desk,
    id: SheetId,
    form: &Form,
    read: &Read,
) -> Result<Answer> {
    // Sent again: the file is gone, and what it did is done.
    let once = Once::read(form.get("once"))?;
    if let Some(location) = once.led_to(conn)? {
        return Ok(Answer::To(location));
    }
    let seen = form.number("seen")?;
    let anyway: HashSet<String> = form.all("anyway").into_iter().map(str::to_owned).collect();
    let waiting = Waiting::find(conn, desk, id)?;
    let decision = Decision { seen: Position(seen), anyway };
    let again =
        |conn: &mut SqliteConnection, status| waiting.page(conn, desk, read, &decision.anyway, status);
    let Some(Ok(filled)) = read else {
        return again(conn, StatusCode::OK);
    };
    let review = held(conn, &waiting.own, &waiting.sheet.content, filled)?;
    let is_refused = review.refusal.is_some() || !review.faults.is_empty();
    if is_refused || sheets::chosen(&review, &decision).is_empty() {
        return again(conn, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let key = desk.lookup()?.organisation_key(waiting.sheet.content.organisation_id).to_owned();
    let location = desk.place.sheet_published(&waiting.own.plan.key, &key, review.at.next());
    let done = sheets::publish(conn, &desk.actor(), waiting.own.today, &review, &decision, |conn| {
        once.take(conn, &location, desk.now)?;
        Ok(store::sheets::remove(conn, waiting.sheet.id)?)
    });
    match led(done, location) {
        Err(ActError::Conflict) => again(conn, StatusCode::CONFLICT),
        Err(ActError::Refused(_)) => again(conn, StatusCode::UNPROCESSABLE_ENTITY),
        other => Ok(other?),
    }
}
