//! Reviewing and answering: writing, previewing and publishing a review, revising one, taking one back, answering one.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;

use super::answer::{Answer, led};
use super::drafting::{self, EVIDENCE, RETRACTING, carried, evidence_in, target};
use super::reviewed::{About, Target};
use super::writing::Desk;
use crate::acts::answering::NewAnswer;
use crate::acts::reviewing::{NewReview, ReviewRevision};
use crate::acts::{ActError, answering, reviewing, typed};
use crate::domain::fault::Fault;
use crate::domain::id::{OrganisationId, Position};
use crate::domain::review_draft::TypedReview;
use crate::links::running::Done;
use crate::store;
use crate::views::drafting::{Carried, Notice};
use crate::views::reviewing::{self as views, What};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

/// The fields of the form.
const FIELDS: &[&str] =
    &["step", "once", "base", "version", "organisation", "period", "status", "text_ko", "text_en", "reason"];

target! {
    /// The form for a review of a commitment.
    on_commitment,
    /// A step of a review of a commitment.
    send_on_commitment,
    Commitment
}
target! {
    /// The form for a review of a milestone.
    on_milestone,
    /// A step of a review of a milestone.
    send_on_milestone,
    Milestone
}
target! {
    /// The form that revises a review.
    revising,
    /// A step of a revision.
    send_revision,
    Own
}
target! {
    /// The form for an answer to a review.
    answering_form,
    /// A step of an answer.
    send_answer,
    Answered
}

/// The form that takes a review back.
pub async fn retracting(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let target = Target::Own(path.into_inner().1);
    desk.read(move |conn, desk| {
        let about = About::find(conn, &desk, &target)?;
        let base = about.seen(conn, desk.who.member.organisation_id)?;
        let carried = Carried { once: Once::new()?.hex(), base: base.0, version: 0 };
        retract_page(&desk, &about, "", carried, &[])
    })
    .await
}

/// Takes a review back.
pub async fn retract(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    let target = Target::Own(path.into_inner().1);
    desk.write(body.only(RETRACTING, &[]), move |conn, desk, form| {
        let (reason, sent) = (form.get("reason").to_owned(), carried(form)?);
        let once = Once::read(&sent.once)?;
        if let Some(location) = once.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        let about = About::find(conn, &desk, &target)?;
        let review = about.review.as_ref().ok_or(Error::NotFound)?;
        let location = about.topic.location(&desk, &review.subject.key);
        let ids = (about.topic.commitment.id, review.id);
        let by = review.subject.organisation_id;
        let done = reviewing::retract_after(conn, &desk.actor(), ids, &reason, |conn| {
            once.take(conn, &location, desk.now)?;
            unchanged(&about, conn, &sent, by)
        });
        match led(done, location) {
            Err(ActError::Refused(faults)) => retract_page(&desk, &about, &reason, sent, &faults),
            Err(ActError::Conflict) => {
                let fault = Fault::new("", "fault-changed-meanwhile");
                let base = about.seen(conn, by)?.0;
                retract_page(&desk, &about, &reason, Carried { base, ..sent }, &[fault])
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
) -> Result<Answer> {
    let review = about.review.as_ref().ok_or(Error::NotFound)?;
    let key = &review.subject.key;
    let named = ("review-retract-title", desk.place.retract_review(key), key.as_str());
    let page = about.topic.retracting(desk, named, reason, carried)?;
    Ok(Answer::page(views::retract(&page, review, faults), faults))
}

async fn open(desk: Desk, target: Target) -> HttpResponse {
    desk.read(move |conn, desk| {
        let about = About::find(conn, &desk, &target)?;
        let (typed, version, notice) = match about.draft(conn)? {
            Some(draft) => {
                let said = desk.saved(conn, draft.content.written_by, draft.saved_at)?;
                (drafting::read(&draft.content)?, draft.version, Notice::Draft(said))
            }
            None => (about.blank(conn, &desk)?, 0, Notice::None),
        };
        let base = about.seen(conn, about.organisation(&typed.organisation)?)?;
        let carried = Carried { once: Once::new()?.hex(), base: base.0, version };
        let writing = about.writing(conn, &desk, &typed, carried)?;
        Ok(Answer::Page(StatusCode::OK, views::form(&writing, &[], &notice).into_string()))
    })
    .await
}

async fn send(desk: Desk, target: Target, body: Submitted) -> HttpResponse {
    desk.write(body.only(FIELDS, &EVIDENCE), move |conn, desk, form| {
        let about = About::find(conn, &desk, &target)?;
        if form.get("step") == "discard" {
            if let Some(draft) = about.draft(conn)? {
                store::private_write(conn, |conn| store::review_drafts::remove(conn, &draft.subject))?;
            }
            return Ok(Answer::To(desk.place.desk_after(Done::Discarded, "")));
        }
        let step = Step {
            organisation: about.organisation(form.get("organisation"))?,
            desk: &desk,
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
fn typed_in(form: &Form) -> TypedReview {
    let typed = |name: &str| form.get(name).to_owned();
    TypedReview {
        period: typed("period"),
        organisation: typed("organisation"),
        status: typed("status"),
        text_ko: typed("text_ko"),
        text_en: typed("text_en"),
        reason: typed("reason"),
        evidence: evidence_in(form),
    }
}

/// Whether nobody has said anything since that the writer should have seen: the organisation itself, or the reviewer
/// whom it answers.
fn unchanged(
    about: &About,
    conn: &mut SqliteConnection,
    sent: &Carried,
    by: OrganisationId,
) -> std::result::Result<(), ActError> {
    let seen = about.seen(conn, by).map_err(|_| ActError::Conflict)?;
    if seen > Position(sent.base) { Err(ActError::Conflict) } else { Ok(()) }
}

/// One step of writing.
struct Step<'a> {
    desk: &'a Desk,
    about: &'a About,
    organisation: OrganisationId,
    typed: TypedReview,
    sent: Carried,
}

impl Step<'_> {
    fn form(&self, conn: &mut SqliteConnection, faults: &[Fault], notice: &Notice) -> Result<Answer> {
        let writing = self.about.writing(conn, self.desk, &self.typed, self.sent.clone())?;
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
            |conn| Ok(store::review_drafts::on(conn, &subject)?.map(|it| (it.version, it.content))),
            |conn, content, version| store::review_drafts::save(conn, &subject, content, version, at),
        )?;
        theirs.map(|(theirs, now)| self.beside(conn, Some(&theirs), &now)).transpose()
    }

    /// Both versions.
    fn beside(
        &self,
        conn: &mut SqliteConnection,
        theirs: Option<&TypedReview>,
        now: &Carried,
    ) -> Result<Answer> {
        let writing = self.about.writing(conn, self.desk, &self.typed, self.sent.clone())?;
        let page = views::conflict(&writing, theirs, now);
        Ok(Answer::Page(StatusCode::CONFLICT, page.into_string()))
    }

    /// What was typed, read and held against the rules.
    fn checked(&self, conn: &mut SqliteConnection) -> Result<std::result::Result<Ready, Vec<Fault>>> {
        let ready = match self.read()? {
            Ok(ready) => ready,
            Err(faults) => return Ok(Err(faults)),
        };
        let actor = self.desk.actor();
        let faults = match &ready {
            Ready::New(new) => reviewing::faults(conn, &actor, new)?,
            Ready::Revision(it) => reviewing::faults_of_revision(conn, &actor, it)?,
            Ready::Answer(new) => answering::faults(conn, new)?,
        };
        Ok(if faults.is_empty() { Ok(ready) } else { Err(faults) })
    }

    fn read(&self) -> Result<std::result::Result<Ready, Vec<Fault>>> {
        let about = self.about;
        let reason = self.typed.reason.trim().to_owned();
        let review = about.review.as_ref().map(|it| it.id);
        if let (What::Answer, Some(review_id)) = (about.what, review) {
            let answer = |(text_ko, text_en)| NewAnswer {
                commitment_id: about.topic.commitment.id,
                review_id,
                organisation_id: self.organisation,
                text_ko,
                text_en,
                reason,
            };
            return Ok(typed::read_answer(&self.typed).map(answer).map(Ready::Answer));
        }
        let (verdict, evidence) = match typed::read_review(&self.typed, about.topic.today) {
            Ok(read) => read,
            Err(faults) => return Ok(Err(faults)),
        };
        Ok(Ok(match review {
            Some(id) => {
                let ids = (about.topic.commitment.id, id);
                Ready::Revision(ReviewRevision { ids, verdict, reason, evidence })
            }
            None => Ready::New(NewReview {
                commitment_id: about.topic.commitment.id,
                milestone_id: about.topic.milestone_id(),
                organisation_id: self.organisation,
                period_id: about.period(&self.typed.period)?,
                verdict,
                evidence,
            }),
        }))
    }

    fn preview(mut self, conn: &mut SqliteConnection) -> Result<Answer> {
        if let Some(conflict) = self.keep(conn)? {
            return Ok(conflict);
        }
        match self.checked(conn)? {
            Err(faults) => self.form(conn, &faults, &Notice::None),
            Ok(_) => {
                let writing = self.about.writing(conn, self.desk, &self.typed, self.sent.clone())?;
                Ok(Answer::Page(StatusCode::OK, views::preview(&writing).into_string()))
            }
        }
    }

    fn publish(self, conn: &mut SqliteConnection) -> Result<Answer> {
        // A form that is sent again may break the rules by now; what it did is done.
        let once = Once::read(&self.sent.once)?;
        if let Some(location) = once.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        let ready = match self.checked(conn)? {
            Ok(ready) => ready,
            Err(faults) => return self.form(conn, &faults, &Notice::None),
        };
        let actor = self.desk.actor();
        let mut location = String::new();
        let mut first = |conn: &mut SqliteConnection, key: &str| {
            location = self.about.topic.location(self.desk, key);
            once.take(conn, &location, self.desk.now)?;
            unchanged(self.about, conn, &self.sent, self.organisation)?;
            Ok(store::review_drafts::remove(conn, &self.about.draft_subject(self.organisation))?)
        };
        let done = match (&ready, &self.about.review) {
            (Ready::New(new), _) => reviewing::publish_after(conn, &actor, new, first).map(|_| ()),
            (Ready::Answer(new), _) => answering::publish_after(conn, &actor, new, first).map(|_| ()),
            (Ready::Revision(it), Some(review)) => {
                reviewing::revise_after(conn, &actor, it, |conn| first(conn, &review.subject.key))
            }
            (Ready::Revision(_), None) => Err(diesel::result::Error::NotFound.into()),
        };
        match led(done, location) {
            Err(ActError::Refused(faults)) => self.form(conn, &faults, &Notice::None),
            Err(ActError::Conflict) => self.conflict(conn),
            other => Ok(other?),
        }
    }

    /// Somebody has published in the meantime.
    fn conflict(&self, conn: &mut SqliteConnection) -> Result<Answer> {
        let seen = self.about.seen(conn, self.organisation)?;
        let now = Carried { base: seen.0, ..self.sent.clone() };
        self.beside(conn, None, &now)
    }
}

/// What can be published.
enum Ready {
    New(NewReview),
    Revision(ReviewRevision),
    Answer(NewAnswer),
}
