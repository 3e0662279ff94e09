//! Reporting: writing, previewing and publishing a report, putting one right, taking one back.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use diesel::SqliteConnection;

use super::answer::{Answer, answered};
use super::writing::{About, Desk, Target};
use crate::acts::reporting::{self, Correction, NewReport};
use crate::acts::{ActError, typed};
use crate::domain::draft::{DraftContent, DraftSubject, TypedEvidence, TypedReport};
use crate::domain::fault::Fault;
use crate::domain::id::{OrganisationId, Position};
use crate::links::running::Done;
use crate::store;
use crate::views::reporting::{self as views, Carried, Notice, Theirs};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;
use crate::web::sessions::SignedIn;
use crate::web::state::State;

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
const EVIDENCE: &[&str] = &["evidence_kind", "evidence_url", "evidence_title", "evidence_dated_on"];

/// The form for a report on a commitment.
pub async fn on_commitment(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    who: SignedIn,
) -> HttpResponse {
    open(request, state, who, Target::Commitment(path.into_inner().1)).await
}

/// The form for a report on a milestone.
pub async fn on_milestone(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    who: SignedIn,
) -> HttpResponse {
    open(request, state, who, Target::Milestone(path.into_inner().1)).await
}

/// The form that puts a report right.
pub async fn correcting(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    who: SignedIn,
) -> HttpResponse {
    open(request, state, who, Target::Report(path.into_inner().1)).await
}

/// A step of a report on a commitment.
pub async fn send_on_commitment(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    send(request, state, who, Target::Commitment(path.into_inner().1), body).await
}

/// A step of a report on a milestone.
pub async fn send_on_milestone(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    send(request, state, who, Target::Milestone(path.into_inner().1), body).await
}

/// A step of a correction.
pub async fn send_correction(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    send(request, state, who, Target::Report(path.into_inner().1), body).await
}

/// The form that takes a report back.
pub async fn retracting(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    who: SignedIn,
) -> HttpResponse {
    let target = Target::Report(path.into_inner().1);
    let desk = Desk::of(&request, &state, who);
    let language = desk.place.language;
    let answer = state.read(move |conn| {
        let about = About::find(conn, &desk, &target)?;
        let carried = Carried { once: Once::new()?.hex(), base: about.base().0, version: 0 };
        retract_page(&desk, &about, "", carried, &[])
    });
    answered(answer.await, language)
}

/// Takes a report back.
pub async fn retract(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    let target = Target::Report(path.into_inner().1);
    let desk = Desk::of(&request, &state, who);
    let language = desk.place.language;
    let form = match body.only(&["once", "base", "version", "reason"], &[]) {
        Ok(form) => form,
        Err(err) => return err.page(language),
    };
    let answer = state.write(move |conn| {
        let about = About::find(conn, &desk, &target)?;
        let (reason, sent) = (form.get("reason").to_owned(), carried(&form)?);
        let once = Once::read(&sent.once)?;
        let report = about.report.as_ref().ok_or(Error::NotFound)?;
        let location = desk.place.desk_after(Done::Retracted, &report.subject.key);
        let ids = (about.commitment.id, report.id);
        let done = reporting::retract_after(conn, &desk.actor(), ids, &reason, |conn| {
            once.take(conn, &location, desk.now)?;
            unchanged(&about, conn, &sent, report.subject.organisation_id)
        });
        match done {
            Ok(()) => Ok(Answer::To(location)),
            Err(ActError::Done(location)) => Ok(Answer::To(location)),
            Err(ActError::Refused(faults)) => retract_page(&desk, &about, &reason, sent, &faults),
            Err(ActError::Conflict) => {
                let fault = Fault::new("", "fault-changed-meanwhile");
                let now = Carried { base: about.base().0, ..sent };
                retract_page(&desk, &about, &reason, now, &[fault])
            }
            Err(err) => Err(err.into()),
        }
    });
    answered(answer.await, language)
}

fn retract_page(
    desk: &Desk,
    about: &About,
    reason: &str,
    carried: Carried,
    faults: &[Fault],
) -> Result<Answer> {
    let report = about.report.as_ref().ok_or(Error::NotFound)?;
    let page = views::Retracting {
        frame: desk.frame("retract-title")?,
        address: desk.place.retract(&report.subject.key),
        commitment: about.commitment_title(desk),
        commitment_address: about.location(desk, &report.subject.key),
        report,
        reason,
        carried,
    };
    Ok(Answer::page(views::retract(&page, faults), faults))
}

async fn open(request: HttpRequest, state: Data<State>, who: SignedIn, target: Target) -> HttpResponse {
    let desk = Desk::of(&request, &state, who);
    let language = desk.place.language;
    let answer = state.read(move |conn| {
        let about = About::find(conn, &desk, &target)?;
        let faults: Vec<Fault> = about.fault_of_plan().into_iter().collect();
        let draft = about.draft(conn)?;
        let (typed, version, notice) = match draft {
            Some(draft) => {
                let typed = serde_json::from_str(&draft.content.content).map_err(Error::internal)?;
                (typed, draft.version, Notice::Draft(desk.said_of(conn, &draft)?))
            }
            None => (about.blank(&desk), 0, Notice::None),
        };
        let carried = Carried { once: Once::new()?.hex(), base: about.base().0, version };
        let latest = about.latest(conn)?;
        let writing = about.writing(&desk, &typed, carried, latest.as_ref())?;
        Ok(Answer::Page(StatusCode::OK, views::form(&writing, &faults, &notice).into_string()))
    });
    answered(answer.await, language)
}

async fn send(
    request: HttpRequest,
    state: Data<State>,
    who: SignedIn,
    target: Target,
    body: Submitted,
) -> HttpResponse {
    let desk = Desk::of(&request, &state, who);
    let language = desk.place.language;
    let form = match body.only(FIELDS, EVIDENCE) {
        Ok(form) => form,
        Err(err) => return err.page(language),
    };
    let answer = state.write(move |conn| {
        let about = About::find(conn, &desk, &target)?;
        let step = Step {
            desk: &desk,
            organisation: about.organisation(form.get("organisation"))?,
            typed: typed_in(&form),
            sent: carried(&form)?,
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
    });
    answered(answer.await, language)
}

/// What the form carried that nobody typed.
fn carried(form: &Form) -> Result<Carried> {
    let number = |name: &str| form.get(name).parse::<i32>().map_err(|_| Error::bad("error-form-carried"));
    let once = Once::read(form.get("once"))?.hex();
    Ok(Carried { once, base: number("base")?, version: number("version")? })
}

/// What was typed, as it was.
fn typed_in(form: &Form) -> TypedReport {
    let typed = |name: &str| form.get(name).to_owned();
    let [kinds, urls, titles, days] =
        ["evidence_kind", "evidence_url", "evidence_title", "evidence_dated_on"].map(|name| form.all(name));
    let at = |all: &[&str], i: usize| all.get(i).copied().unwrap_or_default().to_owned();
    let n = kinds.len().max(urls.len()).max(titles.len()).max(days.len());
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
        evidence: (0..n)
            .map(|i| TypedEvidence {
                kind: at(&kinds, i),
                url: at(&urls, i),
                title: at(&titles, i),
                dated_on: at(&days, i),
            })
            .collect(),
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
    fn draft_subject(&self) -> DraftSubject {
        DraftSubject {
            organisation_id: self.organisation,
            commitment_id: self.about.commitment.id,
            milestone_id: self.about.milestone.as_ref().map(|it| it.id),
            report_id: self.about.report.as_ref().map(|it| it.id),
        }
    }

    fn form(&self, conn: &mut SqliteConnection, faults: &[Fault], notice: &Notice) -> Result<Answer> {
        let latest = self.about.latest(conn)?;
        let writing = self.about.writing(self.desk, &self.typed, self.sent.clone(), latest.as_ref())?;
        Ok(Answer::page(views::form(&writing, faults, notice), faults))
    }

    /// One more row for evidence.
    fn more(mut self, conn: &mut SqliteConnection) -> Result<Answer> {
        if self.typed.evidence.len() < typed::MOST_EVIDENCE {
            self.typed.evidence.push(TypedEvidence::default());
        }
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
        let subject = self.draft_subject();
        let content = DraftContent {
            written_by: self.desk.who.member.id,
            content: serde_json::to_string(&self.typed).map_err(Error::internal)?,
            base: Position(self.sent.base),
        };
        let (expected, now) = (self.sent.version, self.desk.now);
        let other = store::private_write(conn, |conn| {
            let there = store::drafts::on(conn, &subject)?;
            if let Some(there) = there.filter(|it| it.version > expected) {
                return Ok::<_, diesel::result::Error>(Some(there));
            }
            store::drafts::save(conn, &subject, &content, expected.saturating_add(1), now)?;
            Ok(None)
        })?;
        let Some(other) = other else {
            self.sent.version = expected.saturating_add(1);
            return Ok(None);
        };
        let theirs: TypedReport = serde_json::from_str(&other.content.content).map_err(Error::internal)?;
        if theirs == self.typed {
            // A double press, or the same words: nothing is lost either way.
            self.sent.version = other.version;
            return Ok(None);
        }
        let now = Carried { version: other.version, ..self.sent.clone() };
        let writing = self.about.writing(self.desk, &self.typed, self.sent.clone(), None)?;
        let page = views::conflict(&writing, &Theirs::Draft(&theirs), &now);
        Ok(Some(Answer::Page(StatusCode::CONFLICT, page.into_string())))
    }

    /// What was typed, read.
    fn ready(&self) -> Result<std::result::Result<Ready, Vec<Fault>>> {
        let (words, evidence) = match typed::read(&self.typed) {
            Ok(read) => read,
            Err(faults) => return Ok(Err(faults)),
        };
        Ok(Ok(match &self.about.report {
            Some(report) => Ready::Correction(Correction {
                ids: (self.about.commitment.id, report.id),
                words,
                reason: self.typed.reason.trim().to_owned(),
                evidence,
            }),
            None => Ready::New(NewReport {
                commitment_id: self.about.commitment.id,
                milestone_id: self.about.milestone.as_ref().map(|it| it.id),
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
            Ok(Ready::New(new)) => reporting::faults(conn, self.about.today, &new)?,
            Ok(Ready::Correction(it)) => reporting::faults_of_correction(conn, self.about.today, &it)?,
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
        let (actor, today) = (self.desk.actor(), self.about.today);
        let subject = self.draft_subject();
        let done_to = if self.about.report.is_some() { Done::Corrected } else { Done::Reported };
        let mut led = String::new();
        let mut first = |conn: &mut SqliteConnection, key: &str| {
            led = self.desk.place.desk_after(done_to, key);
            once.take(conn, &led, self.desk.now)?;
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
        match done {
            Ok(()) => Ok(Answer::To(led)),
            Err(ActError::Done(location)) => Ok(Answer::To(location)),
            Err(ActError::Refused(faults)) => self.form(conn, &faults, &Notice::None),
            Err(ActError::Conflict) => self.conflict(conn),
            Err(err) => Err(err.into()),
        }
    }

    /// Somebody of the organisation published in the meantime.
    fn conflict(&self, conn: &mut SqliteConnection) -> Result<Answer> {
        let theirs = self.about.latest(conn)?.ok_or(Error::NotFound)?;
        let now = Carried { base: self.about.base().0, ..self.sent.clone() };
        let writing = self.about.writing(self.desk, &self.typed, self.sent.clone(), None)?;
        let page = views::conflict(&writing, &Theirs::Report(&theirs), &now);
        Ok(Answer::Page(StatusCode::CONFLICT, page.into_string()))
    }
}

/// A report or correction that can be published.
enum Ready {
    New(NewReport),
    Correction(Correction),
}
