//! Reviewing and answering: writing, previewing and publishing a review, revising one, taking one back, answering one.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use diesel::SqliteConnection;

use super::answer::{Answer, answered};
use super::reviewed::{About, Target};
use super::writing::Desk;
use crate::acts::answering::NewAnswer;
use crate::acts::reviewing::{NewReview, ReviewRevision};
use crate::acts::{ActError, answering, reviewing, typed};
use crate::domain::draft::{DraftContent, TypedEvidence};
use crate::domain::fault::Fault;
use crate::domain::id::{OrganisationId, Position};
use crate::domain::review_draft::TypedReview;
use crate::store;
use crate::views::reporting::{Carried, Notice};
use crate::views::reviewing::{self as views, Retracting, What};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;
use crate::web::sessions::SignedIn;
use crate::web::state::State;

/// The fields of the form.
const FIELDS: &[&str] =
    &["step", "once", "base", "version", "organisation", "period", "status", "text_ko", "text_en", "reason"];
const EVIDENCE: &[&str] = &["evidence_kind", "evidence_url", "evidence_title", "evidence_dated_on"];

/// Two handlers of one target: the form, and a step of it.
macro_rules! target {
    ($(#[$about:meta])* $open:ident, $(#[$about_send:meta])* $send:ident, $target:ident) => {
        $(#[$about])*
        pub async fn $open(
            request: HttpRequest,
            state: Data<State>,
            path: Path<(String, String)>,
            who: SignedIn,
        ) -> HttpResponse {
            open(request, state, who, Target::$target(path.into_inner().1)).await
        }

        $(#[$about_send])*
        pub async fn $send(
            request: HttpRequest,
            state: Data<State>,
            path: Path<(String, String)>,
            who: SignedIn,
            body: Submitted,
        ) -> HttpResponse {
            send(request, state, who, Target::$target(path.into_inner().1), body).await
        }
    };
}

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
pub async fn retracting(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    who: SignedIn,
) -> HttpResponse {
    let target = Target::Own(path.into_inner().1);
    let desk = Desk::of(&request, &state, who);
    let language = desk.place.language;
    let answer = state.read(move |conn| {
        let about = About::find(conn, &desk, &target)?;
        let base = about.seen(conn, desk.who.member.organisation_id)?;
        let carried = Carried { once: Once::new()?.hex(), base: base.0, version: 0 };
        retract_page(&desk, &about, "", carried, &[])
    });
    answered(answer.await, language)
}

/// Takes a review back.
pub async fn retract(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    let target = Target::Own(path.into_inner().1);
    let desk = Desk::of(&request, &state, who);
    let language = desk.place.language;
    let form = match body.only(&["once", "base", "version", "reason"], &[]) {
        Ok(form) => form,
        Err(err) => return err.page(language),
    };
    let answer = state.write(move |conn| {
        let (reason, sent) = (form.get("reason").to_owned(), carried(&form)?);
        let once = Once::read(&sent.once)?;
        if let Some(location) = once.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        let about = About::find(conn, &desk, &target)?;
        let review = about.review.as_ref().ok_or(Error::NotFound)?;
        let location = about.location(&desk, &review.subject.key);
        let ids = (about.commitment.id, review.id);
        let by = review.subject.organisation_id;
        let done = reviewing::retract_after(conn, &desk.actor(), ids, &reason, |conn| {
            once.take(conn, &location, desk.now)?;
            unchanged(&about, conn, &sent, by)
        });
        match done {
            Ok(()) => Ok(Answer::To(location)),
            Err(ActError::Done(location)) => Ok(Answer::To(location)),
            Err(ActError::Refused(faults)) => retract_page(&desk, &about, &reason, sent, &faults),
            Err(ActError::Conflict) => {
                let fault = Fault::new("", "fault-changed-meanwhile");
                let base = about.seen(conn, by)?.0;
                retract_page(&desk, &about, &reason, Carried { base, ..sent }, &[fault])
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
    let review = about.review.as_ref().ok_or(Error::NotFound)?;
    let page = Retracting {
        frame: desk.frame("review-retract-title")?,
        address: desk.place.retract_review(&review.subject.key),
        commitment: about.commitment_title(desk),
        commitment_address: about.location(desk, &review.subject.key),
        review,
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
        let (typed, version, notice) = match about.draft(conn)? {
            Some(draft) => {
                let typed: TypedReview =
                    serde_json::from_str(&draft.content.content).map_err(Error::internal)?;
                let said = desk.saved(conn, draft.content.written_by, draft.saved_at)?;
                (typed, draft.version, Notice::Draft(said))
            }
            None => (about.blank(conn, &desk)?, 0, Notice::None),
        };
        let base = about.seen(conn, about.organisation(&typed.organisation)?)?;
        let carried = Carried { once: Once::new()?.hex(), base: base.0, version };
        let writing = about.writing(conn, &desk, &typed, carried)?;
        Ok(Answer::Page(StatusCode::OK, views::form(&writing, &[], &notice).into_string()))
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
            organisation: about.organisation(form.get("organisation"))?,
            desk: &desk,
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
fn typed_in(form: &Form) -> TypedReview {
    let typed = |name: &str| form.get(name).to_owned();
    let [kinds, urls, titles, days] =
        ["evidence_kind", "evidence_url", "evidence_title", "evidence_dated_on"].map(|name| form.all(name));
    let at = |all: &[&str], i: usize| all.get(i).copied().unwrap_or_default().to_owned();
    let n = kinds.len().max(urls.len()).max(titles.len()).max(days.len());
    TypedReview {
        period: typed("period"),
        organisation: typed("organisation"),
        status: typed("status"),
        text_ko: typed("text_ko"),
        text_en: typed("text_en"),
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
        let subject = self.about.draft_subject(self.organisation);
        let content = DraftContent {
            written_by: self.desk.who.member.id,
            content: serde_json::to_string(&self.typed).map_err(Error::internal)?,
            base: Position(self.sent.base),
        };
        let (expected, now) = (self.sent.version, self.desk.now);
        let other = store::private_write(conn, |conn| {
            let there = store::review_drafts::on(conn, &subject)?;
            if let Some(there) = there.filter(|it| it.version > expected) {
                return Ok::<_, diesel::result::Error>(Some(there));
            }
            store::review_drafts::save(conn, &subject, &content, expected.saturating_add(1), now)?;
            Ok(None)
        })?;
        let Some(other) = other else {
            self.sent.version = expected.saturating_add(1);
            return Ok(None);
        };
        let theirs: TypedReview = serde_json::from_str(&other.content.content).map_err(Error::internal)?;
        if theirs == self.typed {
            // A double press, or the same words: nothing is lost either way.
            self.sent.version = other.version;
            return Ok(None);
        }
        let now = Carried { version: other.version, ..self.sent.clone() };
        let writing = self.about.writing(conn, self.desk, &self.typed, self.sent.clone())?;
        let page = views::conflict(&writing, Some(&theirs), &now);
        Ok(Some(Answer::Page(StatusCode::CONFLICT, page.into_string())))
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
                commitment_id: about.commitment.id,
                review_id,
                organisation_id: self.organisation,
                text_ko,
                text_en,
                reason,
            };
            return Ok(typed::read_answer(&self.typed).map(answer).map(Ready::Answer));
        }
        let (verdict, evidence) = match typed::read_review(&self.typed) {
            Ok(read) => read,
            Err(faults) => return Ok(Err(faults)),
        };
        Ok(Ok(match review {
            Some(id) => {
                let ids = (about.commitment.id, id);
                Ready::Revision(ReviewRevision { ids, verdict, reason, evidence })
            }
            None => Ready::New(NewReview {
                commitment_id: about.commitment.id,
                milestone_id: about.milestone.as_ref().map(|it| it.id),
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
        let mut led = String::new();
        let mut first = |conn: &mut SqliteConnection, key: &str| {
            led = self.about.location(self.desk, key);
            once.take(conn, &led, self.desk.now)?;
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
        match done {
            Ok(()) => Ok(Answer::To(led)),
            Err(ActError::Done(location)) => Ok(Answer::To(location)),
            Err(ActError::Refused(faults)) => self.form(conn, &faults, &Notice::None),
            Err(ActError::Conflict) => self.conflict(conn),
            Err(err) => Err(err.into()),
        }
    }

    /// Somebody has published in the meantime.
    fn conflict(&self, conn: &mut SqliteConnection) -> Result<Answer> {
        let seen = self.about.seen(conn, self.organisation)?;
        let now = Carried { base: seen.0, ..self.sent.clone() };
        let writing = self.about.writing(conn, self.desk, &self.typed, self.sent.clone())?;
        let page = views::conflict(&writing, None, &now);
        Ok(Answer::Page(StatusCode::CONFLICT, page.into_string()))
    }
}

/// What can be published.
enum Ready {
    New(NewReview),
    Revision(ReviewRevision),
    Answer(NewAnswer),
}
