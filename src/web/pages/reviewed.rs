//! What a review or an answer is about, and what the member may do there.

use diesel::SqliteConnection;

use super::drafting::{Topic, period_with_key};
use super::writing::Desk;
use crate::acts::ground::Ground;
use crate::domain::answer::Answer;
use crate::domain::commitment::Commitment;
use crate::domain::id::{OrganisationId, PeriodId, Position};
use crate::domain::member::Role;
use crate::domain::plan::{Period, period_to_report_on};
use crate::domain::report::Report;
use crate::domain::review::Review;
use crate::domain::review_draft::{ReviewDraft, ReviewDraftSubject, TypedReview};
use crate::domain::vocabulary::Vocabulary as _;
use crate::store;
use crate::store::lookup::Day;
use crate::views::drafting::Carried;
use crate::views::reviewing::{What, Writing};
use crate::web::error::{Error, Result};

/// What is written about, as an address names it.
pub enum Target {
    Commitment(String),
    Milestone(String),
    /// A review that is revised or taken back.
    Own(String),
    /// A review that is answered.
    Answered(String),
}

/// What is written about, with whatever was said there before.
pub struct About {
    pub what: What,
    pub topic: Topic,
    /// The review that is revised, taken back or answered.
    pub review: Option<Review>,
    periods: Vec<Period>,
}

impl About {
    /// Finds what an address names, if the member may write about it.
    pub fn find(conn: &mut SqliteConnection, desk: &Desk, target: &Target) -> Result<Self> {
        let lookup = desk.lookup()?;
        let at = store::entries::last(conn)?;
        let (what, commitment, milestone, review) = match target {
            Target::Commitment(key) => (What::Review, store::commitments::by_key(conn, at, key)?, None, None),
            Target::Milestone(key) => {
                let milestone = store::milestones::by_key(conn, at, key)?;
                (What::Review, of_id(conn, at, milestone.commitment_id)?, Some(milestone), None)
            }
            Target::Own(key) | Target::Answered(key) => {
                let review = store::reviews::by_key(conn, at, key)?;
                let commitment = of_id(conn, at, review.subject.commitment_id)?;
                let all = store::milestones::of_commitments(conn, at, &[commitment.id])?;
                let own = all.into_iter().find(|it| Some(it.id) == review.subject.milestone_id);
                let what = if matches!(target, Target::Own(_)) { What::Revision } else { What::Answer };
                (what, commitment, own, Some(review))
            }
        };
        let plan = store::plans::find(conn, at, commitment.plan_id)?;
        let member = &desk.who.member;
        if plan.participant_id != member.participant_id {
            return Err(Error::Forbidden("error-other-participant"));
        }
        let milestone_id = milestone.as_ref().map(|it| it.id);
        let mut organisations = match what {
            What::Answer => Ground::load(conn, at, &[commitment.id])?.reporters(commitment.id, milestone_id),
            What::Review | What::Revision => vec![member.organisation_id],
        };
        if member.role != Role::Secretariat {
            organisations.retain(|it| *it == member.organisation_id);
        }
        match (&review, what) {
            _ if organisations.is_empty() => return Err(Error::Forbidden("error-not-yours-to-answer")),
            (Some(review), What::Revision) if review.subject.organisation_id != member.organisation_id => {
                return Err(Error::Forbidden("error-not-your-review"));
            }
            (Some(review), _) if review.content.is_retracted => {
                return Err(Error::Forbidden("error-review-retracted"));
            }
            _ => {}
        }
        let today = Day::At(desk.now).of(lookup.participant(plan.participant_id));
        let periods = store::plans::periods(conn, at, plan.id)?;
        let topic = Topic { plan, commitment, milestone, organisations, today, lookup };
        Ok(Self { what, topic, review, periods })
    }

    /// The organisation with this key, if the member may write for it.
    pub fn organisation(&self, key: &str) -> Result<OrganisationId> {
        self.topic.organisation(key).ok_or(Error::Forbidden("error-not-yours-to-answer"))
    }

    /// The period with this key; none if none was chosen.
    pub fn period(&self, key: &str) -> Result<Option<PeriodId>> {
        period_with_key(&self.periods, key)
    }

    /// The organisation's last review of the same thing, or the one that is revised or answered, as it stands.
    pub fn review_now(&self, conn: &mut SqliteConnection) -> Result<Option<Review>> {
        let at = store::entries::last(conn)?;
        let all = store::reviews::of_commitments(conn, at, &[self.topic.commitment.id])?;
        let own = |it: &&Review| match &self.review {
            Some(review) => it.id == review.id,
            None => {
                it.subject.milestone_id == self.topic.milestone_id()
                    && self.topic.organisations.contains(&it.subject.organisation_id)
                    && !it.content.is_retracted
            }
        };
        Ok(all.iter().filter(own).max_by_key(|it| it.since).cloned())
    }

    /// The organisation's answer as it stands.
    pub fn answer_now(&self, conn: &mut SqliteConnection, by: OrganisationId) -> Result<Option<Answer>> {
        let at = store::entries::last(conn)?;
        let Some(review) = self.review.as_ref().filter(|_| self.what == What::Answer) else {
            return Ok(None);
        };
        let all = store::answers::of_commitments(conn, at, &[self.topic.commitment.id])?;
        let own = |it: &Answer| (it.subject.review_id, it.subject.organisation_id) == (review.id, by);
        Ok(all.into_iter().map(|(_, it)| it).find(own))
    }

    /// Where what the writer should have seen comes from: their last review, the review that is answered, and their
    /// own answer.
    pub fn seen(&self, conn: &mut SqliteConnection, by: OrganisationId) -> Result<Position> {
        let review = self.review_now(conn)?.map_or(Position::NONE, |it| it.since);
        let answer = self.answer_now(conn, by)?.map_or(Position::NONE, |it| it.since);
        Ok(review.max(answer))
    }

    /// What the ministry claims: the report that counts.
    pub fn claim(&self, conn: &mut SqliteConnection, desk: &Desk) -> Result<Option<Report>> {
        let Topic { plan, commitment, milestone, lookup, .. } = &self.topic;
        let selected = store::selection::of_commitment(conn, lookup, plan, commitment, Day::At(desk.now))?;
        let latest = match milestone {
            None => selected.progress.latest,
            Some(own) => {
                selected.progress.milestones.iter().find(|it| it.id == own.id).and_then(|it| it.latest)
            }
        };
        let Some(latest) = latest else { return Ok(None) };
        let all = store::reports::of_commitments(conn, lookup.at, &[commitment.id])?;
        Ok(all.into_iter().find(|it| it.id == latest.id))
    }

    pub fn draft_subject(&self, organisation_id: OrganisationId) -> ReviewDraftSubject {
        let review = self.review.as_ref().map(|it| it.id);
        ReviewDraftSubject {
            organisation_id,
            commitment_id: self.topic.commitment.id,
            milestone_id: self.topic.milestone_id(),
            revises_id: review.filter(|_| self.what == What::Revision),
            answers_id: review.filter(|_| self.what == What::Answer),
        }
    }

    /// A draft on it by one of the organisations.
    pub fn draft(&self, conn: &mut SqliteConnection) -> Result<Option<ReviewDraft>> {
        for id in &self.topic.organisations {
            if let Some(draft) = store::review_drafts::on(conn, &self.draft_subject(*id))? {
                return Ok(Some(draft));
            }
        }
        Ok(None)
    }

    /// A form to begin with: empty, or with the words that are to be revised.
    pub fn blank(&self, conn: &mut SqliteConnection, desk: &Desk) -> Result<TypedReview> {
        let by = self.topic.first_choice(desk).ok_or(Error::NotFound)?;
        let organisation = self.topic.lookup.organisation_key(by).to_owned();
        let text = |it: &Option<String>| it.clone().unwrap_or_default();
        Ok(match (self.what, &self.review) {
            (What::Revision, Some(review)) => TypedReview {
                organisation,
                status: review.content.status.slug().to_owned(),
                text_ko: text(&review.content.text_ko),
                text_en: text(&review.content.text_en),
                ..TypedReview::default()
            },
            (What::Answer, _) => {
                let before = self.answer_now(conn, by)?.map(|it| it.content);
                TypedReview {
                    organisation,
                    text_ko: before.as_ref().map(|it| text(&it.text_ko)).unwrap_or_default(),
                    text_en: before.as_ref().map(|it| text(&it.text_en)).unwrap_or_default(),
                    ..TypedReview::default()
                }
            }
            _ => TypedReview {
                organisation,
                period: period_to_report_on(&self.periods, self.topic.today)
                    .map(|it| it.key.clone())
                    .unwrap_or_default(),
                ..TypedReview::default()
            },
        })
    }

    /// The page that the form is on.
    pub fn writing<'a>(
        &self,
        conn: &mut SqliteConnection,
        desk: &Desk,
        typed: &'a TypedReview,
        carried: Carried,
    ) -> Result<Writing<'a>> {
        let (place, topic) = (&desk.place, &self.topic);
        let by = self.organisation(&typed.organisation)?;
        let is_new_answer = self.what == What::Answer && self.answer_now(conn, by)?.is_none();
        let review = self.review.as_ref().map(|it| it.subject.key.as_str()).unwrap_or_default();
        let address = match (self.what, &topic.milestone) {
            (What::Revision, _) => place.revise_review(review),
            (What::Answer, _) => place.answer_review(review),
            (What::Review, Some(milestone)) => place.review_milestone(&milestone.key),
            (What::Review, None) => place.review_commitment(&topic.commitment.key),
        };
        let periods = if self.what == What::Review { &*self.periods } else { &[] };
        Ok(Writing {
            sheet: topic.sheet(desk, (self.what.title(), address), periods, carried)?,
            what: self.what,
            typed,
            claim: self.claim(conn, desk)?,
            review: self.review_now(conn)?,
            needs_reason: self.what == What::Revision || (self.what == What::Answer && !is_new_answer),
        })
    }
}

fn of_id(
    conn: &mut SqliteConnection,
    at: Position,
    id: crate::domain::id::CommitmentId,
) -> Result<Commitment> {
    store::commitments::with_ids(conn, at, &[id])?.pop().ok_or(Error::NotFound)
}
