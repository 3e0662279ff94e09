//! Reporting many milestones at once: the sheet as a file, and the file that comes back.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::http::header::CONTENT_DISPOSITION;
use actix_web::web::Path;
use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::answer::{Answer, answered};
use super::drafting::period_with_key;
use super::running::own_plan;
use super::writing::{Desk, titled};
use crate::acts::ground;
use crate::acts::sheets::{self, For, Review};
use crate::domain::fault::Fault;
use crate::domain::id::{CommitmentId, OrganisationId, PeriodId, Position};
use crate::domain::member::Role;
use crate::domain::plan::{Period, Plan, period_to_report_on};
use crate::domain::sheet::{SheetContent, column_of_field};
use crate::export::sheet::{NewSheet, SheetRow};
use crate::import::sheet::{self as import, CellFault, Filled, Misread};
use crate::store;
use crate::store::lookup::{Day, zone_or_utc};
use crate::views::parts;
use crate::views::sheets::{self as views, Chosen, Published, SheetPage};
use crate::web::error::{Error, Result};
use crate::web::files;
use crate::web::form::Form;
use crate::web::multipart::{File, Uploaded};

/// A plan, with the organisations that a member may report for in it.
pub(super) struct Own {
    pub plan: Plan,
    pub organisations: Vec<OrganisationId>,
    pub periods: Vec<Period>,
    pub today: NaiveDate,
}

impl Own {
    pub fn find(conn: &mut SqliteConnection, desk: &Desk, plan: Plan) -> Result<Self> {
        let (lookup, member) = (desk.lookup()?, &desk.who.member);
        let at = store::entries::last(conn)?;
        let mut organisations = sheets::organisations(conn, at, &plan)?;
        if member.role != Role::Secretariat {
            organisations.retain(|it| *it == member.organisation_id);
        }
        if organisations.is_empty() && member.role != Role::Secretariat {
            return Err(Error::Forbidden("error-not-yours"));
        }
        let today = Day::At(desk.now).of(lookup.participant_of(&plan));
        let periods = store::plans::periods(conn, at, plan.id)?;
        Ok(Self { plan, organisations, periods, today })
    }

    fn by_key(conn: &mut SqliteConnection, desk: &Desk, key: &str) -> Result<Self> {
        let plan = own_plan(conn, desk, key)?;
        Self::find(conn, desk, plan)
    }

    /// The organisation with this key; of a reporter the own one where none is named. None if it is still to be chosen.
    fn organisation(&self, desk: &Desk, key: &str) -> Result<Option<OrganisationId>> {
        if key.is_empty() {
            return Ok(self.organisations.first().copied().filter(|_| self.organisations.len() == 1));
        }
        let lookup = desk.lookup()?;
        let found = self.organisations.iter().copied().find(|id| lookup.organisation_key(*id) == key);
        found.map(Some).ok_or(Error::Forbidden("error-not-yours"))
    }

    fn period(&self, key: &str) -> Result<Option<PeriodId>> {
        period_with_key(&self.periods, key)
    }

    pub fn title(&self, desk: &Desk) -> String {
        parts::plain(desk.place.language, self.plan.content.title())
    }

    pub fn name_of(&self, desk: &Desk, id: OrganisationId) -> Result<String> {
        let lookup = desk.lookup()?;
        let found = lookup.organisation(id);
        Ok(found.map(|it| parts::plain(desk.place.language, it.name_on(self.today))).unwrap_or_default())
    }

    /// The page, for an organisation or to choose one.
    fn page(
        &self,
        conn: &mut SqliteConnection,
        desk: &Desk,
        organisation: Option<OrganisationId>,
    ) -> Result<SheetPage> {
        let (lookup, language, place) = (desk.lookup()?, desk.place.language, &desk.place);
        let mut choices = Vec::new();
        for id in self.organisations.iter().filter(|_| desk.who.member.role == Role::Secretariat) {
            choices.push((lookup.organisation_key(*id).to_owned(), self.name_of(desk, *id)?));
        }
        choices.sort_by(|a, b| a.1.cmp(&b.1));
        let plan = self.plan.key.as_str();
        let label = |it: &Period| (it.key.clone(), parts::plain(language, it.content.label()));
        let chosen = match organisation {
            None => None,
            Some(id) => {
                let key = lookup.organisation_key(id).to_owned();
                let at = store::entries::last(conn)?;
                let due = period_to_report_on(&self.periods, self.today);
                Some(Chosen {
                    name: self.name_of(desk, id)?,
                    milestones: sheets::milestones(conn, at, &self.plan, id)?.len(),
                    xlsx: place.sheet_file(plan, &key, "xlsx"),
                    csv: place.sheet_file(plan, &key, "csv"),
                    periods: self.periods.iter().map(label).collect(),
                    period: due.map(|it| it.key.clone()).unwrap_or_default(),
                    key,
                })
            }
        };
        let mut frame = desk.frame("sheet-title")?;
        frame.is_demonstration = lookup.is_demonstration(&self.plan);
        Ok(SheetPage {
            frame,
            plan: self.title(desk),
            plan_address: place.plan(plan),
            action: place.sheet(plan, ""),
            organisations: choices,
            chosen,
            refusal: ground::fault_of_plan(&self.plan),
            published: None,
        })
    }

    /// The page with what is wrong with a file.
    fn refused(
        &self,
        conn: &mut SqliteConnection,
        desk: &Desk,
        organisation: OrganisationId,
        faults: &[CellFault],
    ) -> Result<Answer> {
        let page = self.page(conn, desk, Some(organisation))?;
        Ok(Answer::Page(StatusCode::UNPROCESSABLE_ENTITY, views::show(&page, faults).into_string()))
    }
}

/// The page on which a sheet is downloaded and uploaded.
pub async fn show(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let key = path.into_inner().1;
    desk.read(move |conn, desk| {
        let query = desk.query()?;
        let own = Own::by_key(conn, &desk, &key)?;
        let organisation = own.organisation(&desk, query.get("organisation").unwrap_or_default())?;
        let mut page = own.page(conn, &desk, organisation)?;
        if let Some(position) = query.get("published").and_then(|it| it.parse::<i32>().ok()) {
            let reports = store::reports::count_made_at(conn, Position(position), organisation)?;
            let since = position.saturating_sub(1).to_string();
            let filter = crate::domain::filter::Filter::of_plan(&own.plan.key);
            let changes = desk.place.changes(&since, &filter);
            page.published = Some(Published { reports, changes }).filter(|it| it.reports > 0);
        }
        Ok(Answer::Page(StatusCode::OK, views::show(&page, &[]).into_string()))
    })
    .await
}

/// A sheet as a workbook.
pub async fn xlsx(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    file(desk, path, ("xlsx", KIND), |sheet| sheet.xlsx().map_err(Error::internal)).await
}

/// A sheet as CSV.
pub async fn csv(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    const KIND: &str = "text/csv; charset=utf-8; header=present";
    file(desk, path, ("csv", KIND), |sheet| sheet.csv().map_err(Error::internal)).await
}

async fn file(
    desk: Desk,
    path: Path<(String, String)>,
    (ending, kind): (&'static str, &'static str),
    write: fn(&NewSheet) -> Result<Vec<u8>>,
) -> HttpResponse {
    let (language, key) = (desk.place.language, path.into_inner().1);
    let state = desk.state.clone();
    let made = state.export(move |conn| {
        let query = desk.query()?;
        let own = Own::by_key(conn, &desk, &key)?;
        let organisation = own.organisation(&desk, query.get("organisation").unwrap_or_default())?;
        let organisation = organisation.ok_or(Error::bad("error-sheet-organisation"))?;
        let name = format!("{key}-{}.{ending}", desk.lookup()?.organisation_key(organisation));
        Ok((name, write(&new_sheet(conn, &desk, &own, organisation)?)?))
    });
    match made.await {
        Ok((name, bytes)) => HttpResponse::Ok()
            .content_type(kind)
            .insert_header((CONTENT_DISPOSITION, files::disposition(&name)))
            .body(bytes),
        Err(err) => err.page(language),
    }
}

fn new_sheet(
    conn: &mut SqliteConnection,
    desk: &Desk,
    own: &Own,
    organisation: OrganisationId,
) -> Result<NewSheet> {
    let lookup = desk.lookup()?;
    let at = store::entries::last(conn)?;
    let zone = zone_or_utc(lookup.participant_of(&own.plan));
    let milestones = sheets::milestones(conn, at, &own.plan, organisation)?;
    let commitments = titles(conn, desk, at, &own.plan)?;
    let rows = milestones.into_iter().map(|(milestone, latest)| SheetRow {
        commitment: commitments.get(&milestone.commitment_id).map(|it| it.1.clone()).unwrap_or_default(),
        milestone: titled(desk, milestone.content.number.as_deref(), milestone.content.title()),
        due: milestone.content.due(),
        latest: latest.map(|it| (it.content.status, zone.date_of(it.recorded_at))),
        key: milestone.key,
    });
    Ok(NewSheet {
        language: desk.place.language,
        at,
        title: format!("{} · {}", own.title(desk), own.name_of(desk, organisation)?),
        rows: rows.collect(),
    })
}

/// Key and title of a plan's commitments.
pub(super) fn titles(
    conn: &mut SqliteConnection,
    desk: &Desk,
    at: Position,
    plan: &Plan,
) -> Result<HashMap<CommitmentId, (String, String)>> {
    let all = store::commitments::in_plan(conn, at, plan.id)?;
    let titled = |it: crate::domain::commitment::Commitment| {
        (it.id, (it.key, titled(desk, it.content.number.as_deref(), it.content.title())))
    };
    Ok(all.into_iter().map(titled).collect())
}

/// What comes of a file that was sent.
enum Sent {
    Refused(Answer),
    Kept(SheetContent),
}

/// Takes a file, and keeps it until it is confirmed.
pub async fn upload(desk: Desk, path: Path<(String, String)>, body: Uploaded) -> HttpResponse {
    let (language, key, place, now) =
        (desk.place.language, path.into_inner().1, desk.place.clone(), desk.now);
    let (form, sent) = match body.only(&["organisation", "period"], "file") {
        Ok(read) => read,
        Err(err) => return err.page(language),
    };
    // Files take a moment to read: not on a connection that pages or writers wait for.
    let state = desk.state.clone();
    let sent = state.export(move |conn| receive(conn, &desk, &key, &form, sent)).await;
    let answer = match sent {
        Ok(Sent::Refused(answer)) => Ok(answer),
        Ok(Sent::Kept(content)) => {
            let kept = state.write(move |conn| {
                Ok(store::private_write(conn, |conn| store::sheets::keep(conn, &content, now))?)
            });
            kept.await.map(|id| Answer::To(place.uploaded_sheet(id)))
        }
        Err(err) => Err(err),
    };
    answered(answer, language)
}

fn receive(
    conn: &mut SqliteConnection,
    desk: &Desk,
    key: &str,
    form: &Form,
    sent: Option<File>,
) -> Result<Sent> {
    let own = Own::by_key(conn, desk, key)?;
    let organisation = own.organisation(desk, form.get("organisation"))?;
    let organisation = organisation.ok_or(Error::bad("error-sheet-organisation"))?;
    let period_id = own.period(form.get("period"))?;
    let refused = |conn: &mut SqliteConnection, faults: Vec<CellFault>| {
        own.refused(conn, desk, organisation, &faults).map(Sent::Refused)
    };
    let Some(file) = sent.filter(|it| !it.bytes.is_empty()) else {
        return refused(conn, vec![CellFault::of_file("fault-sheet-empty")]);
    };
    if ground::fault_of_plan(&own.plan).is_some() {
        return refused(conn, Vec::new());
    }
    let (format, is_sure) = match import::format_of(&file.bytes) {
        Ok(format) => format,
        Err(fault) => return refused(conn, vec![fault]),
    };
    let content = SheetContent {
        member_id: desk.who.member.id,
        organisation_id: organisation,
        plan_id: own.plan.id,
        period_id,
        file_name: file.name,
        format,
        is_sure,
        content: file.bytes,
    };
    let faults = match import::read(&content.content, format, desk.place.language) {
        Err(misread) if is_sure => faults_of_misread(conn, &own, &content, &misread)?.1,
        Ok(filled) if is_sure => {
            let review = held(conn, &own, &content, &filled)?;
            faults_of(&review, &filled)
        }
        _ => Vec::new(),
    };
    if faults.is_empty() { Ok(Sent::Kept(content)) } else { refused(conn, faults) }
}

/// A sheet held against the record as it stands.
pub(super) fn held(
    conn: &mut SqliteConnection,
    own: &Own,
    content: &SheetContent,
    filled: &Filled,
) -> Result<Review> {
    let whose = For { organisation: content.organisation_id, period: content.period_id };
    let at = store::entries::last(conn)?;
    Ok(sheets::review(conn, at, own.today, &own.plan, whose, &filled.rows)?)
}

/// All faults of a file, in its order: those of its cells, and of the rows that could be read by the rules; and why the
/// plan takes no reports, if it takes none.
pub(super) fn faults_of_misread(
    conn: &mut SqliteConnection,
    own: &Own,
    content: &SheetContent,
    misread: &Misread,
) -> Result<(Option<Fault>, Vec<CellFault>)> {
    let review = held(conn, own, content, &misread.filled)?;
    let mut faults = misread.faults.clone();
    faults.extend(faults_of(&review, &misread.filled));
    faults.sort_by_key(|it| it.place);
    faults.truncate(import::MOST_FAULTS);
    Ok((review.refusal, faults))
}

/// The faults of rows by their cells.
pub(super) fn faults_of(review: &Review, filled: &Filled) -> Vec<CellFault> {
    let of_cell = |it: &sheets::RowFault| CellFault {
        place: Some(filled.place(it.number, column_of_field(&it.fault.field))),
        fault: it.fault.clone(),
    };
    let mut faults: Vec<CellFault> = review.faults.iter().take(import::MOST_FAULTS).map(of_cell).collect();
    faults.sort_by_key(|it| it.place);
    faults
}
