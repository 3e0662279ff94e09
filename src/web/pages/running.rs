//! Running a plan, for the secretariat: who has not reported, opening its reporting, freezing and closing it.

use std::collections::BTreeMap;

use actix_web::HttpResponse;
use actix_web::web::Path;
use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::answer::Answer;
use super::writing::Desk;
use crate::acts::{ActError, planning, typed};
use crate::domain::fault::Fault;
use crate::domain::filter::Filter;
use crate::domain::plan::{Period, Plan, PlanStage};
use crate::links::running::Done;
use crate::messages::{self, label, text};
use crate::store;
use crate::store::lookup::{self, Day, Lookup};
use crate::store::selection;
use crate::views::desk::{self as views, Due, OfOrganisation, RunPage};
use crate::views::parts;
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

/// The page on which a plan is run.
pub async fn show(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let key = path.into_inner().1;
    desk.read(move |conn, desk| {
        let plan = own_plan(conn, &desk, &key)?;
        Ok(Answer::page(views::run(&page(conn, &desk, &plan, None)?, &[]), &[]))
    })
    .await
}

/// What is done to a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Open,
    Submit,
    Close,
}

impl Act {
    fn done(self) -> Done {
        match self {
            Self::Open => Done::Opened,
            Self::Submit => Done::Submitted,
            Self::Close => Done::Closed,
        }
    }
}

/// Opens the reporting of a plan.
pub async fn open(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    act(desk, path, body, Act::Open).await
}

/// Freezes a plan as submitted.
pub async fn submit(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    act(desk, path, body, Act::Submit).await
}

/// Closes a plan.
pub async fn close(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    act(desk, path, body, Act::Close).await
}

async fn act(desk: Desk, path: Path<(String, String)>, body: Submitted, act: Act) -> HttpResponse {
    let key = path.into_inner().1;
    let fields: &[&str] = if act == Act::Close { &["once", "sure"] } else { &["once", "day"] };
    desk.write(body.only(fields, &[]), move |conn, desk, form| {
        let plan = own_plan(conn, &desk, &key)?;
        let location = desk.place.run_plan_after(&plan.key, act.done());
        let (actor, once) = (desk.actor(), Once::read(form.get("once"))?);
        let (day, faults) = asked(act, form);
        let today = Day::At(desk.now).of(desk.lookup()?.participant_of(&plan));
        let mut first = |conn: &mut SqliteConnection| once.take(conn, &location, desk.now);
        let done = match (faults.as_slice(), act, day) {
            ([_, ..], ..) => Err(ActError::Refused(faults)),
            ([], Act::Open, Some(day)) => {
                planning::open_reporting_after(conn, &actor, today, &plan, day, &mut first)
            }
            ([], Act::Submit, day) => {
                planning::submit_after(conn, &actor, today, &plan, (day, None), &mut first).map(|_| ())
            }
            ([], Act::Close | Act::Open, _) => planning::close_after(conn, &actor, &plan, &mut first),
        };
        match done {
            Ok(()) | Err(ActError::Done(_)) => Ok(Answer::To(location)),
            Err(ActError::Refused(faults)) => {
                let typed = (act != Act::Close).then(|| form.get("day"));
                Ok(Answer::page(views::run(&page(conn, &desk, &plan, typed)?, &faults), &faults))
            }
            Err(err) => Err(err.into()),
        }
    })
    .await
}

/// The day that the form of an act gives, and what is wrong with the form: closing asks whether it is meant, the others
/// for a day.
fn asked(act: Act, form: &Form) -> (Option<NaiveDate>, Vec<Fault>) {
    let mut faults = Vec::new();
    if act == Act::Close {
        faults.extend((form.get("sure") != "1").then(|| Fault::new("", "fault-close-unsure")));
        return (None, faults);
    }
    let day = typed::day("", form.get("day"), &mut faults);
    if day.is_none() && faults.is_empty() {
        faults.push(Fault::new("", "fault-day-missing"));
    }
    (day, faults)
}

/// The plan with this key, if it is of the member's participant.
pub(super) fn own_plan(conn: &mut SqliteConnection, desk: &Desk, key: &str) -> Result<Plan> {
    let at = store::entries::last(conn)?;
    let plan = store::plans::by_key(conn, at, key)?;
    if plan.participant_id == desk.who.member.participant_id {
        Ok(plan)
    } else {
        Err(Error::Forbidden("error-other-participant"))
    }
}

fn page(conn: &mut SqliteConnection, desk: &Desk, plan: &Plan, typed: Option<&str>) -> Result<RunPage> {
    let lookup = desk.lookup()?;
    let (place, language) = (&desk.place, desk.place.language);
    let day = Day::At(desk.now);
    let today = day.of(lookup.participant_of(plan));
    let selected = selection::of_plans(conn, &lookup, &[plan], &Filter::of_plan(&plan.key), day)?;
    let periods: Vec<&Period> = lookup.periods_of(plan.id).iter().collect();
    let facts = lookup::plan_facts(conn, &lookup, &[plan], day)?;
    let due = facts.first().and_then(|(_, fact)| fact.due_period());
    let due_label =
        periods.iter().find(|it| Some(it.id) == due).map(|it| parts::plain(language, it.content.label()));
    let due_label = due_label.unwrap_or_default();
    let due_key = periods.iter().find(|it| Some(it.id) == due).map(|it| it.key.as_str());
    let is_open = plan.content.tracked_from.is_some() && plan.content.stage != PlanStage::Closed;
    let (mut silent, mut open) = (Vec::new(), Vec::new());
    if is_open {
        let items = super::desk::due_items(conn, desk, &lookup, &selected, None)?;
        let owed = items.iter().filter(|it| it.is_silent);
        let of_due = |form: &str| due_key.map_or(form.to_owned(), |key| place.for_period(form, key));
        silent = by_organisation(desk, &lookup, today, owed, of_due);
        open = by_organisation(desk, &lookup, today, items.iter(), str::to_owned);
    }
    let title = parts::plain(language, plan.content.title());
    let mut frame = desk.frame_titled(format!("{} · {title}", text(language, "run-plan")))?;
    frame.is_demonstration = lookup.is_demonstration(plan);
    Ok(RunPage {
        frame,
        done: desk.done()?.0,
        reminders: silent.iter().map(|it| reminder(desk, &title, &due_label, it)).collect(),
        title,
        plan_address: place.plan(&plan.key),
        record_address: place.record_of_plan(&plan.key),
        stage: label(language, plan.content.stage).to_owned(),
        is_tracked: plan.content.tracked_from.is_some(),
        is_closed: plan.content.stage == PlanStage::Closed,
        open_address: place.plan_act(&plan.key, "open"),
        close_address: place.plan_act(&plan.key, "close"),
        submit_address: place.plan_act(&plan.key, "submit"),
        once: Once::new()?.hex(),
        day: typed.map_or_else(|| today.to_string(), str::to_owned),
        periods: periods
            .iter()
            .map(|it| (parts::plain(language, it.content.label()), it.content.silent_from))
            .collect(),
        silent,
        open,
        versions: store::plans::versions(conn, lookup.at, plan.id)?.len(),
    })
}

/// What there is to report on, by the organisation that answers for it.
fn by_organisation<'a>(
    desk: &Desk,
    lookup: &Lookup,
    today: NaiveDate,
    items: impl Iterator<Item = &'a Due>,
    address: impl Fn(&str) -> String,
) -> Vec<OfOrganisation> {
    let language = desk.place.language;
    let mut by_organisation: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for it in items {
        let name = it.answers.and_then(|id| lookup.organisation(id));
        let name = name.map(|it| parts::plain(language, it.name_on(today)));
        let name = name.unwrap_or_else(|| text(language, "silent-no-lead").to_owned());
        let what = match &it.milestone {
            Some(milestone) => format!("{milestone} ({})", it.commitment),
            None => it.commitment.clone(),
        };
        by_organisation.entry(name).or_default().push((what, address(&it.report)));
    }
    by_organisation.into_iter().map(|(organisation, items)| OfOrganisation { organisation, items }).collect()
}

/// What an organisation has not reported on, as text: with the address of each form.
fn reminder(desk: &Desk, plan: &str, period: &str, silent: &OfOrganisation) -> String {
    let arguments = [
        ("organisation", silent.organisation.as_str().into()),
        ("plan", plan.into()),
        ("period", period.into()),
    ];
    let mut lines = vec![messages::format(desk.place.language, "silent-message", &arguments)];
    lines.extend(
        silent.items.iter().map(|(what, address)| format!("- {what}\n  {}{address}", desk.public_url())),
    );
    lines.push(text(desk.place.language, "silent-message.closing").to_owned());
    lines.join("\n")
}
