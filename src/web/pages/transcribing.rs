//! Carrying the IRM's values over, for secretariat, reviewers and assessors: the list of reports, the grid of one, what
//! would change, and the entry.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use chrono::{Datelike as _, NaiveDate};
use diesel::SqliteConnection;
use maud::Markup;

use super::answer::{Answer, led, status_of};
use super::transcribing_sheet::{self, Taken};
use super::writing::{Desk, titled};
use crate::acts::transcribing::{self, Recorded, Transcription};
use crate::acts::{ActError, coding, typed};
use crate::domain::assessment::{Assessment, HowEntered};
use crate::domain::commitment::Commitment;
use crate::domain::fault::Fault;
use crate::domain::grid::{CellOf, TypedGrid, TypedValue, named_cell};
use crate::domain::id::{CommitmentId, Position};
use crate::domain::indicator::{Indicator, Product};
use crate::domain::plan::Plan;
use crate::domain::unit;
use crate::domain::vocabulary::Vocabulary as _;
use crate::messages;
use crate::store;
use crate::store::irm::UnitOf;
use crate::store::lookup::{Day, Lookup};
use crate::views::assessing::GridUnit;
use crate::views::irm::unit_said;
use crate::views::parts;
use crate::views::transcribing::{self as views, Change, Clash, Head, IndexPage, Notice, OwnProduct};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

/// The plans of the member's participant with their IRM reports.
pub async fn index(desk: Desk) -> HttpResponse {
    desk.read(move |conn, desk| {
        let language = desk.place.language;
        let lookup = desk.lookup()?;
        let own = desk.who.member.participant_id;
        let mut plans = Vec::new();
        for plan in lookup.plans().into_iter().filter(|it| it.participant_id == own).rev() {
            let title = parts::plain(language, plan.content.title());
            plans.push(((plan.key.clone(), title), products(conn, &desk, plan)?));
        }
        let page = views::index(&IndexPage { frame: desk.frame("irm-desk")?, plans });
        Ok(Answer::Page(StatusCode::OK, page.into_string()))
    })
    .await
}

/// The products of a plan, as far as they have got.
pub fn products(conn: &mut SqliteConnection, desk: &Desk, plan: &Plan) -> Result<Vec<OwnProduct>> {
    let at = store::entries::last(conn)?;
    let reports = store::irm_reports::of_plans(conn, at, &[plan.id])?;
    let mut all = Vec::new();
    for product in Product::ALL.iter().copied().filter(|it| it.is_of(plan.content.generation)) {
        let recorded = transcribing::recorded(conn, at, plan, product)?;
        let is_open =
            |it: &Assessment| transcribing::why_not_checked(it, desk.who.member.organisation_id).is_none();
        all.push(OwnProduct {
            product,
            transcribed: recorded.len(),
            checked: recorded.values().filter(|(_, it)| it.checked_by_id.is_some()).count(),
            to_check: recorded.values().filter(|(_, it)| is_open(it)).count(),
            is_rated: !product.asked(plan.content.generation).is_empty(),
            is_noted: reports.iter().any(|(_, it)| it.product == product),
        });
    }
    Ok(all)
}

/// A report that somebody works on: a product on a plan.
pub struct Report {
    pub plan: Plan,
    pub product: Product,
    pub lookup: Arc<Lookup>,
    pub today: NaiveDate,
}

impl Report {
    /// Finds what an address names, if the member may work on it.
    pub fn find(
        conn: &mut SqliteConnection,
        desk: &Desk,
        (plan, product): &(String, String),
    ) -> Result<Self> {
        let lookup = desk.lookup()?;
        let at = store::entries::last(conn)?;
        let plan = store::plans::by_key(conn, at, plan)?;
        if plan.participant_id != desk.who.member.participant_id {
            return Err(Error::Forbidden("error-other-participant"));
        }
        let product = Product::from_slug(product).map_err(|_| Error::NotFound)?;
        if !product.is_of(plan.content.generation) {
            let language = desk.place.language;
            let err = Error::bad("error-product-of-another-generation");
            let product = messages::label(language, product);
            return Err(err
                .with("product", product)
                .with("generation", messages::label(language, plan.content.generation)));
        }
        let today = Day::At(desk.now).of(lookup.participant_of(&plan));
        Ok(Self { plan, product, lookup, today })
    }

    /// Key and title of the plan.
    pub fn plan_named(&self, desk: &Desk) -> (String, String) {
        (self.plan.key.clone(), parts::plain(desk.place.language, self.plan.content.title()))
    }

    /// The units that the report rates.
    pub fn units(&self, conn: &mut SqliteConnection, desk: &Desk) -> Result<Vec<GridUnit>> {
        let at = store::entries::last(conn)?;
        let all = store::commitments::in_plan(conn, at, self.plan.id)?;
        let ids: Vec<CommitmentId> = all.iter().map(|it| it.id).collect();
        let links = store::commitments::links_from(conn, at, &ids)?;
        let named = |it: &Commitment| {
            let members = unit::members(&links, it.id);
            let of = all.iter().filter(|own| members.contains(&own.id)).cloned().collect();
            GridUnit {
                key: it.key.clone(),
                title: titled(desk, it.content.number.as_deref(), it.content.title()),
                about: unit_said(desk.place.language, &UnitOf { unit: it.clone(), of }),
                address: desk.place.commitment(&it.key),
            }
        };
        Ok(unit::assessed(&all, &links).into_iter().map(named).collect())
    }

    fn asked(&self) -> Vec<Indicator> {
        self.product.asked(self.plan.content.generation)
    }
}

/// The grid of a report.
pub async fn form(desk: Desk, path: Path<(String, String, String)>) -> HttpResponse {
    let (_, plan, product) = path.into_inner();
    desk.read(move |conn, desk| {
        let report = Report::find(conn, &desk, &(plan, product))?;
        let writing = Writing::open(conn, &desk, &report)?;
        writing.form(conn, &[], Notice::None, "")
    })
    .await
}

/// A step of a transcription.
pub async fn send(desk: Desk, path: Path<(String, String, String)>, body: Submitted) -> HttpResponse {
    const ONCE: &[&str] = &["step", "once", "base", "report_year", "report_url", "sheet"];
    let (_, plan, product) = path.into_inner();
    desk.write(body.only(ONCE, &["cell", "value", "page"]), move |conn, desk, form| {
        let report = Report::find(conn, &desk, &(plan, product))?;
        match form.get("step") {
            "take" => Writing::open(conn, &desk, &report)?.take(conn, form.get("sheet")),
            "edit" => Writing::sent(conn, &desk, &report, form)?.form(conn, &[], Notice::None, ""),
            "preview" => Writing::sent(conn, &desk, &report, form)?.step(conn, false),
            "publish" => Writing::sent(conn, &desk, &report, form)?.step(conn, true),
            _ => Err(Error::bad("error-form-step")),
        }
    })
    .await
}

/// The cells that a form brought back: three lists of one length.
fn grid_in(form: &Form) -> Result<TypedGrid> {
    let [cells, values, pages] = ["cell", "value", "page"].map(|name| form.all(name));
    let wrong = || Error::bad("error-form-carried");
    if cells.len() != values.len() || cells.len() != pages.len() {
        return Err(wrong());
    }
    let mut grid = TypedGrid::new();
    for ((name, value), page) in cells.iter().zip(values).zip(pages) {
        let typed = TypedValue { value: value.to_owned(), page: page.to_owned() };
        grid.insert(named_cell(name).ok_or_else(wrong)?, typed);
    }
    Ok(grid)
}

/// A transcription that is being written.
pub(super) struct Writing<'a> {
    pub desk: &'a Desk,
    pub report: &'a Report,
    pub head: Head,
    pub typed: TypedGrid,
    /// What the record says now.
    pub recorded: Recorded,
}

impl<'a> Writing<'a> {
    /// The grid as the record has it.
    fn open(conn: &mut SqliteConnection, desk: &'a Desk, report: &'a Report) -> Result<Self> {
        let at = store::entries::last(conn)?;
        let recorded = transcribing::recorded(conn, at, &report.plan, report.product)?;
        let reports = store::irm_reports::of_plans(conn, at, &[report.plan.id])?;
        let noted = reports.into_iter().map(|(_, it)| it).find(|it| it.product == report.product);
        let year = noted.as_ref().and_then(|it| it.published_on).map(|it| it.year());
        let of_values = || recorded.values().filter_map(|(_, it)| it.report_year).max();
        let head = Head {
            once: Once::new()?.hex(),
            base: at.0,
            report_year: year.or_else(of_values).map(|it| it.to_string()).unwrap_or_default(),
            report_url: noted.and_then(|it| it.url).unwrap_or_default(),
        };
        let asked = report.asked();
        let cells = recorded.iter().filter(|((_, indicator), _)| asked.contains(indicator));
        let typed = cells.map(|(cell, (_, it))| (cell.clone(), TypedValue::of(it))).collect();
        Ok(Self { desk, report, head, typed, recorded })
    }

    /// What a form brought back.
    fn sent(conn: &mut SqliteConnection, desk: &'a Desk, report: &'a Report, form: &Form) -> Result<Self> {
        let at = store::entries::last(conn)?;
        let base = form.number("base")?;
        let head = Head {
            once: Once::read(form.get("once"))?.hex(),
            base,
            report_year: form.line("report_year"),
            report_url: form.line("report_url"),
        };
        let recorded = transcribing::recorded(conn, at, &report.plan, report.product)?;
        Ok(Self { desk, report, head, typed: grid_in(form)?, recorded })
    }

    /// Puts rows of a spreadsheet into the grid.
    fn take(mut self, conn: &mut SqliteConnection, sheet: &str) -> Result<Answer> {
        match transcribing_sheet::read(conn, self.desk, self.report, &self.recorded, sheet)? {
            Ok(Taken { cells, same }) => {
                let n = cells.len();
                self.typed.extend(cells);
                self.form(conn, &[], Notice::Taken { n, same }, "")
            }
            Err(faults) => self.form(conn, &faults, Notice::None, sheet),
        }
    }

    /// Previews or publishes what was typed.
    fn step(mut self, conn: &mut SqliteConnection, is_publication: bool) -> Result<Answer> {
        let once = Once::read(&self.head.once)?;
        if let Some(location) = once.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        let clashes = self.settle(conn)?;
        if !clashes.is_empty() {
            return self.form(conn, &[], Notice::Clashes(clashes), "");
        }
        let new = match self.transcription() {
            Ok(new) => new,
            Err(faults) => return self.form(conn, &faults, Notice::None, ""),
        };
        let changes = match transcribing::differences(conn, &self.report.plan, &new) {
            Ok(changes) if changes.is_empty() => {
                let fault = Fault::new("", "fault-nothing-changes");
                return self.form(conn, &[fault], Notice::None, "");
            }
            Ok(changes) => changes,
            Err(ActError::Refused(faults)) => return self.form(conn, &faults, Notice::None, ""),
            Err(err) => return Err(err.into()),
        };
        if !is_publication {
            let changes: Vec<Change> = changes
                .into_iter()
                .map(|it| Change {
                    cell: (it.unit, it.new.indicator),
                    old: it.old.map(|(_, old)| old),
                    new: it.new,
                })
                .collect();
            return self.preview(conn, &changes);
        }
        let location = self.desk.place.irm();
        let (desk, base) = (self.desk, Position(self.head.base));
        let done = transcribing::publish_after(conn, &desk.actor(), &self.report.plan, &new, base, |conn| {
            once.take(conn, &location, desk.now)
        });
        Ok(led(done, location)?)
    }

    /// Sets what the writer has typed against what others have recorded since: a cell that the writer left alone is as
    /// they made it; one that both changed is returned, and the writer has seen it then.
    fn settle(&mut self, conn: &mut SqliteConnection) -> Result<Vec<Clash>> {
        let (base, plan, product) = (Position(self.head.base), &self.report.plan, self.report.product);
        if self.recorded.values().all(|(since, _)| *since <= base) {
            return Ok(Vec::new());
        }
        let before = transcribing::recorded(conn, base, plan, product)?;
        let typed_of =
            |all: &Recorded, cell| all.get(cell).map(|(_, it)| TypedValue::of(it)).unwrap_or_default();
        let mut clashes = Vec::new();
        let changed = self.recorded.iter().filter(|(_, (since, _))| *since > base);
        for (cell, (_, theirs)) in changed {
            let (then, now) = (typed_of(&before, cell), TypedValue::of(theirs));
            let Some(mine) = self.typed.get_mut(cell) else { continue };
            if *mine == then {
                *mine = now;
            } else if *mine != now && then != now {
                let mark = theirs
                    .mark()
                    .map(|it| crate::views::irm::mark(self.desk.place.language, theirs.indicator, &it));
                let (lookup, today) = (&self.report.lookup, self.report.today);
                clashes.push(Clash {
                    cell: cell.clone(),
                    theirs: mark.unwrap_or_default(),
                    by: views::by(&self.desk.place, lookup, today, theirs),
                });
            }
        }
        clashes.sort_by(|a, b| a.cell.cmp(&b.cell));
        self.head.base = store::entries::last(conn)?.0;
        Ok(clashes)
    }

    /// What was typed, read.
    fn transcription(&self) -> std::result::Result<Transcription, Vec<Fault>> {
        let mut faults = Vec::new();
        let year = self.head.report_year.trim();
        let report_year = year.parse::<i32>().ok();
        if report_year.is_none() && !year.is_empty() {
            faults.push(Fault::new("report_year", "fault-year-of-report"));
        }
        let report_url = typed::line("report_url", &self.head.report_url, typed::LONGEST_LINK, &mut faults);
        let cells = coding::read(&self.typed, &self.report.asked()).unwrap_or_else(|own| {
            faults.extend(own);
            Vec::new()
        });
        if !faults.is_empty() {
            return Err(faults);
        }
        Ok(Transcription {
            organisation_id: self.desk.who.member.organisation_id,
            product: self.report.product,
            report_year,
            report_url,
            cells,
        })
    }

    fn form(
        &self,
        conn: &mut SqliteConnection,
        faults: &[Fault],
        notice: Notice,
        sheet: &str,
    ) -> Result<Answer> {
        let status = match notice {
            Notice::Clashes(_) => StatusCode::CONFLICT,
            _ => status_of(faults),
        };
        let page = self.with_page(conn, faults, notice, sheet, views::form)?;
        Ok(Answer::Page(status, page.into_string()))
    }

    fn preview(&self, conn: &mut SqliteConnection, changes: &[Change]) -> Result<Answer> {
        let page = self.with_page(conn, &[], Notice::None, "", |page| views::preview(page, changes))?;
        Ok(Answer::Page(StatusCode::OK, page.into_string()))
    }

    fn with_page(
        &self,
        conn: &mut SqliteConnection,
        faults: &[Fault],
        notice: Notice,
        sheet: &str,
        show: impl FnOnce(&views::TranscribingPage<'_>) -> Markup,
    ) -> Result<Markup> {
        let units = self.report.units(conn, self.desk)?;
        let recorded: BTreeSet<_> = self.recorded.keys().cloned().collect();
        let standing = self.standing(conn)?;
        let (place, lookup) = (&self.desk.place, &self.report.lookup);
        let title = messages::format(
            place.language,
            "irm-transcribe-title",
            &[("product", messages::label(place.language, self.report.product).into())],
        );
        let mut frame = self.desk.frame_titled(title)?;
        frame.is_demonstration = lookup.is_demonstration(&self.report.plan);
        Ok(show(&views::TranscribingPage {
            frame,
            plan: self.report.plan_named(self.desk),
            product: self.report.product,
            head: self.head.clone(),
            units: &units,
            indicators: &self.report.asked(),
            typed: &self.typed,
            recorded: &recorded,
            standing: &standing,
            lookup,
            today: self.report.today,
            faults,
            notice,
            sheet,
        }))
    }

    /// What the record says of each cell: the assessors' own entries, which no transcription replaces, before it.
    fn standing(&self, conn: &mut SqliteConnection) -> Result<BTreeMap<CellOf, Vec<Assessment>>> {
        let at = store::entries::last(conn)?;
        let units = store::commitments::in_plan(conn, at, self.report.plan.id)?;
        let keys: BTreeMap<CommitmentId, &str> = units.iter().map(|it| (it.id, it.key.as_str())).collect();
        let ids: Vec<CommitmentId> = keys.keys().copied().collect();
        let mut all: BTreeMap<CellOf, Vec<Assessment>> = BTreeMap::new();
        for (_, it) in store::assessments::of_commitments(conn, at, &ids)? {
            let key = keys.get(&it.commitment_id).copied().unwrap_or_default().to_owned();
            all.entry((key, it.indicator)).or_default().push(it);
        }
        all.values_mut().for_each(|own| own.sort_by_key(|it| it.how_entered == HowEntered::Transcribed));
        Ok(all)
    }
}
