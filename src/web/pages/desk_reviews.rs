//! What of the desk is about reviews: what there is to review, the organisation's own reviews, and reviews that await
//! an answer.

use std::collections::HashMap;

use diesel::SqliteConnection;

use super::writing::{Desk, titled};
use crate::domain::answer::Answer;
use crate::domain::commitment::Standing;
use crate::domain::dispute::Disputant;
use crate::domain::filter::Filter;
use crate::domain::id::{CommitmentId, MilestoneId, OrganisationId, ReviewId};
use crate::domain::member::Role;
use crate::domain::milestone::Milestone;
use crate::domain::plan::{Plan, PlanStage};
use crate::domain::progress::{MilestoneProgress, ReportFact, ReviewFact};
use crate::domain::report::ReportedStatus;
use crate::domain::review_draft::ReviewDraft;
use crate::domain::zone::Zone;
use crate::store;
use crate::store::lookup::{Day, Lookup, zone_or_utc};
use crate::store::selection::{self, Selected};
use crate::views::desk::OpenDraft;
use crate::views::desk_reviews::{Awaiting, OwnReview, ReviewDesk, ReviewPlan, ToReview};
use crate::views::parts;
use crate::web::error::Result;

/// The commitments of the member's participant, with what every part of the desk needs to name them.
struct Known<'a> {
    desk: &'a Desk,
    lookup: &'a Lookup,
    zone: Zone,
    plans: Vec<&'a Plan>,
    selected: Vec<Selected>,
    milestones: HashMap<MilestoneId, Milestone>,
    keys: HashMap<ReviewId, String>,
    answers: Vec<Answer>,
}

impl<'a> Known<'a> {
    fn read(conn: &mut SqliteConnection, desk: &'a Desk, lookup: &'a Lookup) -> Result<Self> {
        let participant = desk.who.member.participant_id;
        let mut plans = lookup.plans();
        plans.retain(|it| it.participant_id == participant);
        plans.reverse();
        let day = Day::At(desk.now);
        let selected = selection::of_plans(conn, lookup, &plans, &Filter::default(), day)?;
        let ids: Vec<CommitmentId> = selected.iter().map(|it| it.commitment.id).collect();
        let milestones = store::milestones::of_commitments(conn, lookup.at, &ids)?;
        let reviews: Vec<ReviewId> =
            selected.iter().flat_map(|it| it.progress.reviews.iter().map(|own| own.id)).collect();
        let answers = store::answers::of_commitments(conn, lookup.at, &ids)?;
        Ok(Self {
            desk,
            lookup,
            zone: zone_or_utc(lookup.participant(participant)),
            plans,
            selected,
            milestones: milestones.into_iter().map(|it| (it.id, it)).collect(),
            keys: store::reviews::keys_of(conn, &reviews)?.into_iter().collect(),
            answers: answers.into_iter().map(|(_, it)| it).collect(),
        })
    }

    fn own(&self) -> OrganisationId {
        self.desk.who.member.organisation_id
    }

    fn commitment(&self, it: &Selected) -> String {
        titled(self.desk, it.commitment.content.number.as_deref(), it.commitment.content.title())
    }

    fn milestone(&self, id: Option<MilestoneId>) -> Option<String> {
        let found = id.and_then(|id| self.milestones.get(&id));
        found.map(|it| titled(self.desk, it.content.number.as_deref(), it.content.title()))
    }

    /// Every review that stands, with its commitment, the latest first.
    fn reviews(&self) -> Vec<(&Selected, &ReviewFact)> {
        let mut all: Vec<(&Selected, &ReviewFact)> = self
            .selected
            .iter()
            .flat_map(|it| it.progress.reviews.iter().map(move |own| (it, own)))
            .collect();
        all.sort_by_key(|(_, review)| std::cmp::Reverse(review.since));
        all
    }

    fn key(&self, review: &ReviewFact) -> &str {
        self.keys.get(&review.id).map_or("", String::as_str)
    }

    fn organisation(&self, id: OrganisationId) -> String {
        let today = self.zone.date_of(self.desk.now);
        let found = self.lookup.organisation(id);
        found.map(|it| parts::plain(self.desk.place.language, it.name_on(today))).unwrap_or_default()
    }
}

/// What a reviewer sees.
pub fn reviewing(conn: &mut SqliteConnection, desk: &Desk, lookup: &Lookup) -> Result<ReviewDesk> {
    let known = Known::read(conn, desk, lookup)?;
    let today = known.zone.date_of(desk.now);
    let tracked = known.plans.iter().filter(|it| it.content.is_tracked(today));
    let plan = |plan: &&Plan| {
        let of_plan = known.selected.iter().filter(|it| it.commitment.plan_id == plan.id);
        let mut items: Vec<ToReview> = of_plan.flat_map(|it| to_review(&known, it)).collect();
        items.sort_by_key(|it| (!it.has_changed, it.own.is_some() || !it.calls_for_attention()));
        ReviewPlan {
            title: parts::plain(desk.place.language, plan.content.title()),
            address: desk.place.plan(&plan.key),
            is_closed: plan.content.stage == PlanStage::Closed,
            items,
        }
    };
    let own = known.reviews().into_iter().filter(|(_, it)| it.organisation_id == known.own());
    let since = own.clone().map(|(_, it)| it.since).max();
    let participant = lookup.participant(desk.who.member.participant_id).map(|it| it.key.clone());
    let filter = Filter { participant, ..Filter::default() };
    Ok(ReviewDesk {
        plans: tracked.map(plan).collect(),
        changes: since.map(|at| desk.place.changes(&at.next().to_string(), &filter)),
        drafts: drafts(conn, &known)?,
        own: own.map(|(it, review)| own_review(&known, it, review)).collect(),
    })
}

/// A commitment and its milestones, as there is something to review: nothing that was withdrawn.
fn to_review(known: &Known<'_>, it: &Selected) -> Vec<ToReview> {
    let progress = &it.progress;
    let verdict = |milestone: Option<MilestoneId>| {
        let own = |own: &&ReviewFact| own.organisation_id == known.own() && own.milestone_id == milestone;
        progress.reviews.iter().find(own)
    };
    let item = |milestone: Option<&MilestoneProgress>, latest: Option<ReportFact>| {
        let id = milestone.map(|own| own.id);
        let own = verdict(id);
        let unproven = |report: ReportFact| report.status == ReportedStatus::Complete && !report.is_proven;
        let dispute = progress.unsettled().filter(|it| it.milestone_id == id);
        let is_own = |by: Disputant| by == Disputant::Reviewer(known.own());
        let key = milestone.and_then(|own| known.milestones.get(&own.id)).map(|own| own.key.as_str());
        ToReview {
            commitment: known.commitment(it),
            commitment_address: known.desk.place.commitment(&it.commitment.key),
            milestone: known.milestone(id),
            state: milestone.map_or(progress.state, |own| own.state),
            late_days: milestone.map_or(progress.late_days, |own| own.late_days),
            is_silent: milestone.map_or(progress.is_silent, |own| own.is_silent),
            is_unproven: latest.is_some_and(unproven),
            dispute: dispute.max_by_key(|it| is_own(it.by)).map(|it| it.state()),
            own: own.map(|it| it.status),
            has_changed: own.zip(latest).is_some_and(|(own, report)| report.since > own.since),
            review: match key {
                Some(key) => known.desk.place.review_milestone(key),
                None => known.desk.place.review_commitment(&it.commitment.key),
            },
        }
    };
    let is_there = |own: &&MilestoneProgress| {
        known.milestones.get(&own.id).is_some_and(|it| it.content.standing == Standing::InPlan)
    };
    if it.commitment.content.standing == Standing::Withdrawn {
        return Vec::new();
    }
    let milestones = progress.milestones.iter().filter(is_there);
    let milestones = milestones.map(|own| item(Some(own), own.latest));
    std::iter::once(item(None, progress.latest)).chain(milestones).collect()
}

fn own_review(known: &Known<'_>, it: &Selected, review: &ReviewFact) -> OwnReview {
    let key = known.key(review);
    let place = &known.desk.place;
    let answer =
        known.answers.iter().filter(|own| own.subject.review_id == review.id).max_by_key(|it| it.since);
    OwnReview {
        what: known.milestone(review.milestone_id).unwrap_or_else(|| known.commitment(it)),
        address: place.statement(&it.commitment.key, key),
        status: review.status,
        answered: answer.map(|own| {
            let on = known.zone.date_of(own.recorded_at);
            (on, place.statement(&it.commitment.key, &own.subject.key))
        }),
        revise: place.revise_review(key),
        retract: place.retract_review(key),
    }
}

/// The reviews that the member's organisation, or for the secretariat any, has not answered as they stand.
pub fn awaiting(conn: &mut SqliteConnection, desk: &Desk, lookup: &Lookup) -> Result<Vec<Awaiting>> {
    let known = Known::read(conn, desk, lookup)?;
    let is_secretariat = desk.who.member.role == Role::Secretariat;
    let mut all = Vec::new();
    for (it, review) in known.reviews() {
        if !is_secretariat && !is_responsible(&known, it, review) {
            continue;
        }
        let own = known.answers.iter().filter(|own| {
            own.subject.review_id == review.id
                && (is_secretariat || own.subject.organisation_id == known.own())
        });
        let answered_at = own.map(|own| own.since).max();
        if answered_at.is_some_and(|at| at > review.since) {
            continue;
        }
        let is_disputed = it.progress.unsettled().any(|own| own.review_id == Some(review.id));
        all.push(Awaiting {
            what: known.milestone(review.milestone_id).unwrap_or_else(|| known.commitment(it)),
            address: desk.place.statement(&it.commitment.key, known.key(review)),
            by: known.organisation(review.organisation_id),
            status: review.status,
            is_disputed,
            is_revised: answered_at.is_some(),
            answer: desk.place.answer_review(known.key(review)),
        });
    }
    all.sort_by_key(|it| !it.is_disputed);
    Ok(all)
}

/// Whether the member's organisation answers for what is reviewed.
fn is_responsible(known: &Known<'_>, it: &Selected, review: &ReviewFact) -> bool {
    let milestone = review.milestone_id.and_then(|id| known.milestones.get(&id));
    let responsible = milestone.and_then(|own| own.content.organisation_id);
    let mut parts = it.organisations.iter().map(|part| part.organisation_id).chain(responsible);
    parts.any(|id| known.lookup.succession(id).contains(&known.own()))
}

/// The organisation's drafts of reviews and answers.
fn drafts(conn: &mut SqliteConnection, known: &Known<'_>) -> Result<Vec<OpenDraft>> {
    let mut all = Vec::new();
    for draft in store::review_drafts::of_organisation(conn, known.own())? {
        let found = known.selected.iter().find(|it| it.commitment.id == draft.subject.commitment_id);
        let Some(it) = found else { continue };
        let by = store::members::find(conn, draft.content.written_by)?;
        all.push(OpenDraft {
            what: known.milestone(draft.subject.milestone_id).unwrap_or_else(|| known.commitment(it)),
            address: address_of(conn, known, it, &draft)?,
            is_of_former: by.removed_at.is_some(),
            saved_by: by.name,
            saved_on: known.zone.date_of(draft.saved_at),
        });
    }
    Ok(all)
}

/// The drafts of reviews and answers of the member's organisation.
pub fn open_drafts(conn: &mut SqliteConnection, desk: &Desk, lookup: &Lookup) -> Result<Vec<OpenDraft>> {
    if store::review_drafts::of_organisation(conn, desk.who.member.organisation_id)?.is_empty() {
        return Ok(Vec::new());
    }
    let known = Known::read(conn, desk, lookup)?;
    drafts(conn, &known)
}

/// Where one goes on with a draft.
fn address_of(
    conn: &mut SqliteConnection,
    known: &Known<'_>,
    it: &Selected,
    draft: &ReviewDraft,
) -> Result<String> {
    let place = &known.desk.place;
    let subject = &draft.subject;
    let review = subject.revises_id.or(subject.answers_id);
    if let Some(id) = review {
        let keys = store::reviews::keys_of(conn, &[id])?;
        let key = keys.first().map(|(_, key)| key.as_str()).unwrap_or_default();
        let is_answer = subject.answers_id.is_some();
        return Ok(if is_answer { place.answer_review(key) } else { place.revise_review(key) });
    }
    Ok(match subject.milestone_id.and_then(|id| known.milestones.get(&id)) {
        Some(milestone) => place.review_milestone(&milestone.key),
        None => place.review_commitment(&it.commitment.key),
    })
}
