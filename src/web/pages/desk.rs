//! A member's own start page.

use std::collections::HashMap;

use actix_web::HttpResponse;
use diesel::SqliteConnection;

use super::answer::Answer;
use super::desk_reviews;
use super::writing::{Desk, titled};
use crate::acts::requests::ANSWERS;
use crate::domain::draft::Draft;
use crate::domain::filter::Filter;
use crate::domain::id::{CommitmentId, MilestoneId, OrganisationId};
use crate::domain::member::Role;
use crate::domain::milestone::Milestone;
use crate::domain::plan::{Plan, PlanStage, period_to_report_on};
use crate::domain::progress::{ReportFact, State as Progress};
use crate::links::running::Done;
use crate::store;
use crate::store::lookup::{Day, Lookup, zone_or_utc};
use crate::store::selection::{self, Selected};
use crate::store::silence::{self, is_open};
use crate::views::desk::{self as views, DeskPage, Due, DuePlan, OpenDraft, OwnReport};
use crate::views::parts;
use crate::web::error::Result;

/// How many of the organisation's reports the desk shows, and how many where all are asked for.
const REPORTS: i64 = 10;
const ALL_REPORTS: i64 = 2_000;

/// What is due for the member's organisation, its drafts and latest reports.
pub async fn desk(desk: Desk) -> HttpResponse {
    desk.read(|conn, desk| Ok(Answer::page(page(conn, &desk)?, &[]))).await
}

fn page(conn: &mut SqliteConnection, desk: &Desk) -> Result<maud::Markup> {
    let lookup = desk.lookup()?;
    let member = &desk.who.member;
    let reports_for_somebody = matches!(member.role, Role::Reporter | Role::Secretariat);
    let mut page = DeskPage {
        frame: desk.frame("desk-title")?,
        done: done(conn, desk, &lookup)?,
        plans: Vec::new(),
        drafts: Vec::new(),
        reports: Vec::new(),
        all_reports: None,
        awaiting: Vec::new(),
        reviewing: None,
        requests: None,
        reports_for_somebody,
        irm_to_check: irm_to_check(conn, desk, &lookup)?,
        faults: Vec::new(),
        assessments: (member.role == Role::Assessor).then(|| desk.place.assessments()),
    };
    if ANSWERS.contains(&member.role) {
        page.requests = Some(super::request_desk::counts(conn, desk)?);
    }
    if reports_for_somebody {
        for plan in lookup.plans().into_iter().filter(|it| it.participant_id == member.participant_id) {
            page.plans.extend(due_of_plan(conn, desk, &lookup, plan)?);
        }
        page.drafts = drafts(conn, desk, &lookup)?;
        page.drafts.extend(desk_reviews::open_drafts(conn, desk, &lookup)?);
        page.awaiting = desk_reviews::awaiting(conn, desk, &lookup)?;
        let is_all = desk.query()?.get("reports") == Some("all");
        page.reports = own_reports(conn, desk, &lookup, if is_all { ALL_REPORTS } else { REPORTS })?;
        let is_more = !is_all && i64::try_from(page.reports.len()).is_ok_and(|n| n >= REPORTS);
        page.all_reports = is_more.then(|| desk.place.desk_with_all_reports());
    }
    if member.role == Role::Reviewer {
        page.reviewing = Some(desk_reviews::reviewing(conn, desk, &lookup)?);
    }
    Ok(views::show(&page))
}

/// How many transcribed values wait for the organisation's check; none for a member who carries none over.
fn irm_to_check(conn: &mut SqliteConnection, desk: &Desk, lookup: &Lookup) -> Result<Option<usize>> {
    let member = &desk.who.member;
    if member.role == Role::Reporter {
        return Ok(None);
    }
    let mut n = 0_usize;
    for plan in lookup.plans().into_iter().filter(|it| it.participant_id == member.participant_id) {
        for it in super::transcribing::products(conn, desk, plan)? {
            n = n.saturating_add(it.to_check);
        }
    }
    Ok(Some(n))
}

/// What was just done to a report, and where the report is shown.
fn done(conn: &mut SqliteConnection, desk: &Desk, lookup: &Lookup) -> Result<(Option<Done>, Option<String>)> {
    let (done, key) = match desk.done()? {
        (Some(Done::Discarded), _) => return Ok((Some(Done::Discarded), None)),
        (Some(done), Some(key)) => (done, key),
        _ => return Ok((None, None)),
    };
    if store::reports::id_of(conn, &key)?.is_none() {
        return Ok((None, None));
    }
    let report = store::reports::by_key(conn, lookup.at, &key)?;
    let commitment = store::commitments::with_ids(conn, lookup.at, &[report.subject.commitment_id])?.pop();
    Ok((Some(done), commitment.map(|it| desk.place.statement(&it.key, &key))))
}

/// What is due in a plan; none for one that takes no reports.
fn due_of_plan(
    conn: &mut SqliteConnection,
    desk: &Desk,
    lookup: &Lookup,
    plan: &Plan,
) -> Result<Option<DuePlan>> {
    let language = desk.place.language;
    let member = &desk.who.member;
    let is_run = member.role == Role::Secretariat;
    let is_open = plan.content.stage != PlanStage::Closed && plan.content.tracked_from.is_some();
    if !is_open && !is_run {
        return Ok(None);
    }
    let day = Day::At(desk.now);
    let today = day.of(lookup.participant_of(plan));
    let mut items = Vec::new();
    if is_open {
        let filter = Filter::of_plan(&plan.key);
        let selected = selection::of_plans(conn, lookup, &[plan], &filter, day)?;
        items = due_items(conn, desk, lookup, &selected, Some(member.organisation_id))?;
    }
    let period = period_to_report_on(lookup.periods_of(plan.id), today).filter(|_| is_open);
    for it in &mut items {
        it.is_reported = it.said_for.is_some() && it.said_for == period.map(|it| it.id);
    }
    items.sort_by_key(|it| (it.is_reported, !it.is_silent));
    let has_sheet = is_open && (is_run || items.iter().any(|it| it.milestone.is_some()));
    Ok(Some(DuePlan {
        title: parts::plain(language, plan.content.title()),
        address: desk.place.plan(&plan.key),
        period: period.map(|it| parts::plain(language, it.content.label())),
        is_open,
        sheet: has_sheet.then(|| desk.place.sheet(&plan.key, "")),
        run: is_run.then(|| desk.place.run_plan(&plan.key)),
        items,
    }))
}

/// Commitments and milestones that are not done, by due date. Of one organisation, those that it may report on: as
/// lead, supporting or responsible, or as the successor of one that is.
pub fn due_items(
    conn: &mut SqliteConnection,
    desk: &Desk,
    lookup: &Lookup,
    selected: &[Selected],
    only: Option<OrganisationId>,
) -> Result<Vec<Due>> {
    let ids: Vec<CommitmentId> = selected.iter().map(|it| it.commitment.id).collect();
    let milestones: HashMap<MilestoneId, Milestone> =
        store::milestones::of_commitments(conn, lookup.at, &ids)?.into_iter().map(|it| (it.id, it)).collect();
    let mut items = Vec::new();
    for it in selected {
        let parts = || it.organisations.iter().map(|part| part.organisation_id);
        let is_for = |responsible: Option<OrganisationId>| {
            let mut all = parts().chain(responsible);
            only.is_none_or(|own| all.any(|id| id == own || lookup.successor_of(id) == own))
        };
        if is_open(it.progress.state) && is_for(None) {
            let own = &it.progress;
            items.push(due(desk, lookup, it, None, (own.state, own.latest, own.is_own_silent)));
        }
        for own in it.progress.milestones.iter().filter(|own| is_open(own.state)) {
            let Some(milestone) = milestones.get(&own.id) else { continue };
            if is_for(milestone.content.organisation_id) {
                let mut item = due(desk, lookup, it, Some(milestone), (own.state, own.latest, own.is_silent));
                item.late_days = own.late_days;
                items.push(item);
            }
        }
    }
    items.sort_by_key(|it| (it.due_on.is_none(), it.due_on));
    Ok(items)
}

fn due(
    desk: &Desk,
    lookup: &Lookup,
    it: &Selected,
    milestone: Option<&Milestone>,
    (state, latest, is_silent): (Progress, Option<ReportFact>, bool),
) -> Due {
    let content = &it.commitment.content;
    Due {
        commitment: titled(desk, content.number.as_deref(), content.title()),
        commitment_address: desk.place.commitment(&it.commitment.key),
        milestone: milestone.map(|it| titled(desk, it.content.number.as_deref(), it.content.title())),
        due_on: milestone.map_or(content.end_on, |it| it.content.due_on),
        state,
        late_days: None,
        is_silent,
        said_for: latest.and_then(|it| it.period_id),
        is_reported: false,
        answers: silence::answers(lookup, it, milestone.and_then(|it| it.content.organisation_id)),
        report: match milestone {
            Some(milestone) => desk.place.report_on_milestone(&milestone.key),
            None => desk.place.report_on_commitment(&it.commitment.key),
        },
    }
}

fn drafts(conn: &mut SqliteConnection, desk: &Desk, lookup: &Lookup) -> Result<Vec<OpenDraft>> {
    let zone = zone_or_utc(lookup.participant(desk.who.member.participant_id));
    let mut all = Vec::new();
    for draft in store::drafts::of_organisation(conn, desk.who.member.organisation_id)? {
        let Some((what, address)) = subject_of(conn, desk, lookup, &draft)? else { continue };
        let by = store::members::find(conn, draft.content.written_by)?;
        all.push(OpenDraft {
            what,
            address,
            is_of_former: by.removed_at.is_some(),
            saved_by: by.name,
            saved_on: zone.date_of(draft.saved_at),
        });
    }
    Ok(all)
}

/// What a draft is about, and where one goes on with it.
fn subject_of(
    conn: &mut SqliteConnection,
    desk: &Desk,
    lookup: &Lookup,
    draft: &Draft,
) -> Result<Option<(String, String)>> {
    let subject = &draft.subject;
    let found = store::commitments::with_ids(conn, lookup.at, &[subject.commitment_id])?.pop();
    let Some(commitment) = found else { return Ok(None) };
    let milestones = store::milestones::of_commitments(conn, lookup.at, &[commitment.id])?;
    let milestone = milestones.iter().find(|it| Some(it.id) == subject.milestone_id);
    let what = what(desk, &commitment, milestone);
    let address = match (subject.report_id, milestone) {
        (Some(report), _) => desk.place.correct(&store::reports::key_of(conn, report)?),
        (None, Some(milestone)) => desk.place.report_on_milestone(&milestone.key),
        (None, None) => desk.place.report_on_commitment(&commitment.key),
    };
    Ok(Some((what, address)))
}

fn what(
    desk: &Desk,
    commitment: &crate::domain::commitment::Commitment,
    milestone: Option<&Milestone>,
) -> String {
    match milestone {
        Some(it) => titled(desk, it.content.number.as_deref(), it.content.title()),
        None => titled(desk, commitment.content.number.as_deref(), commitment.content.title()),
    }
}

fn own_reports(
    conn: &mut SqliteConnection,
    desk: &Desk,
    lookup: &Lookup,
    most: i64,
) -> Result<Vec<OwnReport>> {
    let own: OrganisationId = desk.who.member.organisation_id;
    let zone = zone_or_utc(lookup.participant(desk.who.member.participant_id));
    let mut all = Vec::new();
    for key in store::reports::latest_keys_of(conn, lookup.at, own, most)? {
        let report = store::reports::by_key(conn, lookup.at, &key)?;
        let found = store::commitments::with_ids(conn, lookup.at, &[report.subject.commitment_id])?.pop();
        let Some(commitment) = found.filter(|_| !report.content.is_retracted) else { continue };
        let milestones = store::milestones::of_commitments(conn, lookup.at, &[commitment.id])?;
        let milestone = milestones.iter().find(|it| Some(it.id) == report.subject.milestone_id);
        all.push(OwnReport {
            what: what(desk, &commitment, milestone),
            address: desk.place.statement(&commitment.key, &key),
            status: report.content.status,
            recorded_on: zone.date_of(report.recorded_at),
            correct: desk.place.correct(&key),
            retract: desk.place.retract(&key),
        });
    }
    Ok(all)
}
