//! Reporting: writing, previewing and publishing a report, putting one right, taking one back.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;
use maud::Markup;

use super::answer::{Answer, led};
use super::drafting::{self, EVIDENCE, RETRACTING, carried, evidence_in, target};
use super::writing::{About, Desk, Target};
use crate::acts::reporting::{self, Correction, NewReport};
use crate::acts::{ActError, typed};
use crate::domain::draft::TypedReport;
use crate::domain::fault::Fault;
use crate::domain::id::{OrganisationId, Position};
use crate::links::running::Done;
use crate::store;
use crate::views::drafting::{Carried, Notice};
use crate::views::reporting::{self as views, Theirs};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

/// The fields of the form.
const FIELDS: &[&str] = &[
    "step",
    "once",
    "base",
    "version",
    "organisation",
    "period",
    "status",
    "text_ko",
    "text_en",
    "difficulties_ko",
    "difficulties_en",
    "occurred_on",
    "no_evidence_ko",
    "no_evidence_en",
    "next_step_ko",
    "next_step_en",
    "entered_later",
    "reason",
];

target! {
    /// The form for a report on a commitment.
    on_commitment,
    /// A step of a report on a commitment.
    send_on_commitment,
    Commitment
}
target! {
    /// The form for a report on a milestone.
    on_milestone,
    /// A step of a report on a milestone.
    send_on_milestone,
    Milestone
}
target! {
    /// The form that puts a report right.
    correcting,
    /// A step of a correction.
    send_correction,
    Report
}

/// The form that takes a report back.
pub async fn retracting(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let target = Target::Report(path.into_inner().1);
    desk.read(move |conn, desk| {
        let about = About::find(conn, &desk, &target)?;
        let carried = Carried { once: Once::new()?.hex(), base: about.base().0, version: 0 };
        let page = retract_page(&desk, &about, "", carried, &about.hindrances())?;
        Ok(Answer::Page(StatusCode::OK, page.into_string()))
    })
    .await
}

/// Takes a report back.
pub async fn retract(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    let target = Target::Report(path.into_inner().1);
    desk.write(body.only(RETRACTING, &[]), move |conn, desk, form| {
        let (reason, sent) = (form.get("reason").to_owned(), carried(form)?);
        let once = Once::read(&sent.once)?;
        if let Some(location) = once.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        let about = About::find(conn, &desk, &target)?;
        let report = about.report.as_ref().ok_or(Error::NotFound)?;
        let location = desk.place.desk_after(Done::Retracted, &report.subject.key);
        let ids = (about.topic.commitment.id, report.id);
        let done = reporting::retract_after(conn, &desk.actor(), ids, &reason, |conn| {
            once.take(conn, &location, desk.now)?;
            unchanged(&about, conn, &sent, report.subject.organisation_id)
        });
        match led(done, location) {
            Err(ActError::Refused(faults)) => {
                let page = retract_page(&desk, &about, &reason, sent, &faults)?;
                Ok(Answer::page(page, &faults))
            }
            Err(ActError::Conflict) => {
                let now = Carried { base: about.base().0, ..sent };
                let faults = [Fault::new("", "fault-changed-meanwhile")];
                let page = retract_page(&desk, &about, &reason, now, &faults)?;
                Ok(Answer::page(page, &faults))
            }
            other => Ok(other?),
        }
    })
    .await
}

fn retract_page(
    desk: &Desk,
    about: &About,
    reason: &str,
    carried: Carried,
    faults: &[Fault],
) -> Result<Markup> {
    let report = about.report.as_ref().ok_or(Error::NotFound)?;
    let key = &report.subject.key;
    let named = ("retract-title", desk.place.retract(key), key.as_str());
    let page = about.topic.retracting(desk, named, reason, carried)?;
    Ok(views::retract(&page, report, faults))
}

async fn open(desk: Desk, target: Target) -> HttpResponse {
    desk.read(move |conn, desk| {
        let about = About::find(conn, &desk, &target)?;
        let faults = about.hindrances();
        let draft = about.draft(conn)?;
        let (typed, version, notice) = match draft {
            Some(draft) => {
                (drafting::read(&draft.content)?, draft.version, Notice::Draft(desk.said_of(conn, &draft)?))
            }
            None => (about.begun(&desk)?, 0, Notice::None),
        };
        let carried = Carried { once: Once::new()?.hex(), base: about.base().0, version };
        let latest = about.latest(conn)?;
        let writing = about.writing(&desk, &typed, carried, latest.as_ref())?;
        Ok(Answer::Page(StatusCode::OK, views::form(&writing, &faults, &notice).into_string()))
    })
    .await
}

async fn send(desk: Desk, target: Target, body: Submitted) -> HttpResponse {
    desk.write(body.only(FIELDS, &EVIDENCE), move |conn, desk, form| {
        let about = About::find(conn, &desk, &target)?;
        if form.get("step") == "discard" {
            if let Some(draft) = about.draft(conn)? {
                store::private_write(conn, |conn| store::drafts::remove(conn, &draft.subject))?;
            }
            return Ok(Answer::To(desk.place.desk_after(Done::Discarded, "")));
        }
        let step = Step {
            desk: &desk,
            organisation: about.organisation(form.get("organisation"))?,
            typed: typed_in(form),
            sent: carried(form)?,
            about: &about,
        };
        match form.get("step") {
            "more" => step.more(conn),
            "edit" => step.form(conn, &[], &Notice::None),
            "save" => step.save(conn),
            "preview" => step.preview(conn),
            "publish" => step.publish(conn),
            _ => Err(Error::bad("error-form-step")),
        }
    })
    .await
}

/// What was typed, as it was.
fn typed_in(form: &Form) -> TypedReport {
    let typed = |name: &str| form.get(name).to_owned();
    TypedReport {
        period: typed("period"),
        organisation: typed("organisation"),
        status: typed("status"),
        text_ko: typed("text_ko"),
        text_en: typed("text_en"),
        difficulties_ko: typed("difficulties_ko"),
        difficulties_en: typed("difficulties_en"),
        next_step_ko: typed("next_step_ko"),
        next_step_en: typed("next_step_en"),
        no_evidence_ko: typed("no_evidence_ko"),
        no_evidence_en: typed("no_evidence_en"),
        occurred_on: typed("occurred_on"),
        entered_later: form.get("entered_later") == "1",
        reason: typed("reason"),
        evidence: evidence_in(form),
    }
}

/// What is asked in the transaction of an act.
type Acted = std::result::Result<(), ActError>;

/// Whether nobody of the organisation has published or corrected since the writing began.
fn unchanged(
    about: &About,
    conn: &mut SqliteConnection,
    sent: &Carried,
    organisation: OrganisationId,
) -> Acted {
    let is_overtaken = about.is_overtaken(conn, Position(sent.base), organisation)?;
    if is_overtaken { Err(ActError::Conflict) } else { Ok(()) }
}

/// One step of writing.
struct Step<'a> {
    desk: &'a Desk,
    about: &'a About,
    organisation: OrganisationId,
    typed: TypedReport,
    sent: Carried,
}

impl Step<'_> {
    fn form(&self, conn: &mut SqliteConnection, faults: &[Fault], notice: &Notice) -> Result<Answer> {
        let latest = self.about.latest(conn)?;
        let writing = self.about.writing(self.desk, &self.typed, self.sent.clone(), latest.as_ref())?;
        Ok(Answer::page(views::form(&writing, faults, notice), faults))
    }

    /// One more row for evidence.
    fn more(mut self, conn: &mut SqliteConnection) -> Result<Answer> {
        drafting::add_row(&mut self.typed.evidence);
        self.form(conn, &[], &Notice::None)
    }

    fn save(mut self, conn: &mut SqliteConnection) -> Result<Answer> {
        match self.keep(conn)? {
            Some(conflict) => Ok(conflict),
            None => self.form(conn, &[], &Notice::Saved),
        }
    }

    /// Keeps the draft; answers with both versions if somebody else has kept another in the meantime.
    fn keep(&mut self, conn: &mut SqliteConnection) -> Result<Option<Answer>> {
        let (subject, at) = (self.about.draft_subject(self.organisation), self.desk.now);
        let theirs = drafting::keep(
            conn,
            self.desk,
            (&self.typed, &mut self.sent),
            |conn| Ok(store::drafts::on(conn, &subject)?.map(|it| (it.version, it.content))),
            |conn, content, version| store::drafts::save(conn, &subject, content, version, at),
        )?;
        theirs.map(|(theirs, now)| self.beside(&Theirs::Draft(&theirs), &now)).transpose()
    }

    /// Both versions.
    fn beside(&self, theirs: &Theirs<'_>, now: &Carried) -> Result<Answer> {
        let writing = self.about.writing(self.desk, &self.typed, self.sent.clone(), None)?;
        let page = views::conflict(&writing, theirs, now);
        Ok(Answer::Page(StatusCode::CONFLICT, page.into_string()))
    }

    /// What was typed, read.
    fn ready(&self) -> Result<std::result::Result<Ready, Vec<Fault>>> {
        let (words, evidence) = match typed::read(&self.typed, self.about.topic.today) {
            Ok(read) => read,
            Err(faults) => return Ok(Err(faults)),
        };
        Ok(Ok(match &self.about.report {
            Some(report) => Ready::Correction(Correction {
                ids: (self.about.topic.commitment.id, report.id),
                words,
                reason: self.typed.reason.trim().to_owned(),
                evidence,
            }),
            None => Ready::New(NewReport {
                commitment_id: self.about.topic.commitment.id,
                milestone_id: self.about.topic.milestone_id(),
                organisation_id: self.organisation,
                period_id: self.about.period(&self.typed.period)?,
                entered_later: self.typed.entered_later,
                words,
                evidence,
            }),
        }))
    }

    /// Everything that would keep what was typed from being published.
    fn faults(&self, conn: &mut SqliteConnection) -> Result<Vec<Fault>> {
        Ok(match self.ready()? {
            Err(faults) => faults,
            Ok(Ready::New(new)) => reporting::faults(conn, self.about.topic.today, &new)?,
            Ok(Ready::Correction(it)) => reporting::faults_of_correction(conn, self.about.topic.today, &it)?,
        })
    }

    fn preview(mut self, conn: &mut SqliteConnection) -> Result<Answer> {
        if let Some(conflict) = self.keep(conn)? {
            return Ok(conflict);
        }
        let faults = self.faults(conn)?;
        if !faults.is_empty() {
            return self.form(conn, &faults, &Notice::None);
        }
        let writing = self.about.writing(self.desk, &self.typed, self.sent.clone(), None)?;
        Ok(Answer::Page(StatusCode::OK, views::preview(&writing).into_string()))
    }

    fn publish(self, conn: &mut SqliteConnection) -> Result<Answer> {
        // A form that is sent again may break the rules by now; what it did is done.
        let once = Once::read(&self.sent.once)?;
        if let Some(location) = once.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        let ready = match self.ready()? {
            Ok(ready) => ready,
            Err(faults) => return self.form(conn, &faults, &Notice::None),
        };
        let (actor, today) = (self.desk.actor(), self.about.topic.today);
        let subject = self.about.draft_subject(self.organisation);
        let done_to = if self.about.report.is_some() { Done::Corrected } else { Done::Reported };
        let mut location = String::new();
        let mut first = |conn: &mut SqliteConnection, key: &str| {
            location = self.desk.place.desk_after(done_to, key);
            once.take(conn, &location, self.desk.now)?;
            unchanged(self.about, conn, &self.sent, self.organisation)?;
            Ok(store::drafts::remove(conn, &subject)?)
        };
        let done = match (&ready, &self.about.report) {
            (Ready::Correction(it), Some(report)) => {
                let key = report.subject.key.clone();
                reporting::correct_after(conn, &actor, today, it, |conn| first(conn, &key))
            }
            (Ready::New(new), _) => {
                let known = (new, Some(self.about.ground.clone()));
                reporting::publish_after(conn, &actor, today, known, first).map(|_| ())
            }
            (Ready::Correction(_), None) => Err(diesel::result::Error::NotFound.into()),
        };
        match led(done, location) {
            Err(ActError::Refused(faults)) => self.form(conn, &faults, &Notice::None),
            Err(ActError::Conflict) => self.conflict(conn),
            other => Ok(other?),
        }
    }

    /// Somebody of the organisation published in the meantime.
    fn conflict(&self, conn: &mut SqliteConnection) -> Result<Answer> {
        let theirs = self.about.latest(conn)?.ok_or(Error::NotFound)?;
        let now = Carried { base: self.about.base().0, ..self.sent.clone() };
        self.beside(&Theirs::Report(&theirs), &now)
    }
}

/// A report or correction that can be published.
enum Ready {
    New(NewReport),
    Correction(Correction),
}
