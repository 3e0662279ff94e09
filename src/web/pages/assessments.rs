//! Assessors' own work: which products can be worked on, how far each is, and where the assessors differ.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;

use super::answer::Answer;
use super::writing::{Desk, titled};
use crate::acts::assessors::{Assessed, Assessor};
use crate::acts::consolidating::{self, SecondPerson};
use crate::domain::agreement::PublishedAgreement;
use crate::domain::coding::{Coding, TypedUnit, UnitWork, WorkStage, differs, products};
use crate::domain::commitment::{Commitment, Unit};
use crate::domain::id::MemberId;
use crate::domain::indicator::{Indicator, Product};
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Vocabulary as _;
use crate::store;
use crate::store::lookup::Lookup;
use crate::views::assessing::GridUnit;
use crate::views::assessors::{
    self as views, Differing, OverviewPlan, OwnState, ProductPage, ProductRow, UnitRow,
};
use crate::views::layout::Frame;
use crate::views::parts;
use crate::web::error::{Error, Result};

/// A product of a plan, with everything that the assessors of an organisation have on its units.
pub struct Room {
    pub desk: Desk,
    pub lookup: Arc<Lookup>,
    pub who: Assessor,
    pub assessed: Assessed,
    pub indicators: Vec<Indicator>,
    pub units: Vec<Commitment>,
    pub work: Vec<UnitWork>,
    /// What colleagues are called; nobody else sees this.
    names: HashMap<MemberId, String>,
}

impl Room {
    /// Finds what an address names, if it is the member's to assess.
    pub fn find(conn: &mut SqliteConnection, desk: Desk, (plan, product): (&str, &str)) -> Result<Self> {
        let lookup = desk.lookup()?;
        let plan = lookup.plan_by_key(plan).ok_or(Error::NotFound)?.clone();
        if plan.participant_id != desk.who.member.participant_id {
            return Err(Error::Forbidden("error-other-participant"));
        }
        let product = Product::from_slug(product).map_err(|_| Error::NotFound)?;
        Self::of(conn, desk, lookup, Assessed { plan, product })
    }

    fn of(conn: &mut SqliteConnection, desk: Desk, lookup: Arc<Lookup>, assessed: Assessed) -> Result<Self> {
        let indicators = assessed.indicators();
        if indicators.is_empty() {
            return Err(Error::NotFound);
        }
        let organisation = desk.who.member.organisation_id;
        let who = Assessor { member: desk.who.member.id, organisation, at: desk.now };
        let at = store::entries::last(conn)?;
        let units = store::codings::units(conn, at, assessed.plan.id)?;
        let work = store::codings::work_on(conn, at, (organisation, assessed.product), &units)?;
        let mut names = HashMap::new();
        for id in work.iter().flat_map(|it| {
            let settled = it.consolidation.iter().map(|it| it.written_by);
            it.codings.iter().map(|it| it.member_id).chain(settled)
        }) {
            if let Entry::Vacant(unknown) = names.entry(id) {
                unknown.insert(store::members::find(conn, id)?.name);
            }
        }
        Ok(Self { desk, lookup, who, assessed, indicators, units, work, names })
    }

    /// The same, as it stands now.
    pub fn again(self, conn: &mut SqliteConnection) -> Result<Self> {
        Self::of(conn, self.desk, self.lookup, self.assessed)
    }

    /// Plan and product, as addresses name them.
    pub fn whole(&self) -> (&str, Product) {
        (&self.assessed.plan.key, self.assessed.product)
    }

    pub fn second_person(&self) -> SecondPerson {
        self.desk.second_person()
    }

    pub fn name(&self, id: MemberId) -> &str {
        self.names.get(&id).map_or("", String::as_str)
    }

    /// The unit with this key, and the work on it.
    pub fn unit(&self, key: &str) -> Result<(&Commitment, &UnitWork)> {
        let found = self.units.iter().zip(&self.work).find(|(unit, _)| unit.key == key);
        found.ok_or(Error::NotFound)
    }

    /// A unit as the grid shows it.
    pub fn grid_unit(&self, unit: &Commitment) -> GridUnit {
        let place = &self.desk.place;
        let what = unit.content.unit;
        GridUnit {
            key: unit.key.clone(),
            title: titled(&self.desk, unit.content.number.as_deref(), unit.content.title()),
            about: (what != Unit::Commitment)
                .then(|| crate::messages::label(place.language, what).to_owned()),
            address: place.commitment(&unit.key),
        }
    }

    pub fn frame(&self, title: String) -> Result<Frame> {
        let mut frame = self.desk.frame_titled(title)?;
        frame.is_demonstration = self.lookup.is_demonstration(&self.assessed.plan);
        Ok(frame)
    }

    /// What the page of the product is called, as links say it.
    pub fn title(&self) -> String {
        let language = self.desk.place.language;
        let plan = parts::plain(language, self.assessed.plan.content.title());
        format!("{plan} · {}", crate::messages::label(language, self.assessed.product))
    }

    /// The finished codings of a unit that the member may see, with their coders, the own first.
    pub fn seen(&self, work: &UnitWork) -> Result<Vec<(MemberId, TypedUnit)>> {
        let me = self.who.member;
        let finished = |it: &&&Coding| it.finished_at.is_some();
        let all = work.codings_for(me);
        let mut seen = all
            .iter()
            .filter(finished)
            .map(|it| Ok((it.member_id, it.typed().map_err(Error::internal)?)))
            .collect::<Result<Vec<_>>>()?;
        seen.sort_by_key(|(id, _)| *id != me);
        Ok(seen)
    }

    /// In how many indicators the codings differ that the member may see; none while there are not two of them.
    fn n_differing(&self, work: &UnitWork) -> Result<Option<usize>> {
        let codings: Vec<TypedUnit> = self.seen(work)?.into_iter().map(|(_, typed)| typed).collect();
        let n = self.indicators.iter().filter(|it| differs(**it, &codings)).count();
        Ok((codings.len() > 1).then_some(n))
    }

    /// The own coding's state.
    fn own_state(&self, work: &UnitWork) -> Result<OwnState> {
        Ok(match work.coding_of(self.who.member) {
            None => OwnState::None,
            Some(it) if it.finished_at.is_some() => OwnState::Finished,
            Some(it) => {
                let typed = it.typed().map_err(Error::internal)?;
                OwnState::Begun(typed.n_coded(&self.indicators), self.indicators.len())
            }
        })
    }

    fn row(&self, unit: &Commitment, work: &UnitWork) -> Result<UnitRow> {
        let others = work.codings.iter().filter(|it| it.member_id != self.who.member);
        let (finished, begun): (Vec<&Coding>, Vec<&Coding>) = others.partition(|it| it.finished_at.is_some());
        let place = &self.desk.place;
        let may_settle = work.is_open_to(self.who.member);
        Ok(UnitRow {
            unit: self.grid_unit(unit),
            own: self.own_state(work)?,
            n_finished: finished.len(),
            n_begun: begun.len(),
            n_differing: self.n_differing(work)?,
            stage: work.stage(),
            is_correction: work.consolidation.is_some() && !work.published.is_empty(),
            waits_for_me: self.may_approve(work),
            code: place.coding_of(self.whole(), &unit.key),
            settle: may_settle.then(|| place.values_of(self.whole(), &unit.key)),
        })
    }

    /// Whether the member is the second person for whom a unit waits.
    pub fn may_approve(&self, work: &UnitWork) -> bool {
        let waits = work.consolidation.as_ref().filter(|it| it.proposed_by.is_some());
        waits.is_some_and(|it| it.written_by != self.who.member)
    }

    /// The figures of the units whose codings the member may see.
    fn figures(&self) -> Result<Vec<PublishedAgreement>> {
        let me = self.who.member;
        let open: Vec<UnitWork> = self.work.iter().filter(|it| it.is_open_to(me)).cloned().collect();
        let whose = (self.assessed.plan.id, self.assessed.product, self.who.organisation);
        let all = consolidating::figures(&self.indicators, &open)?;
        let figure = |(indicator, it)| PublishedAgreement::of(whose, indicator, &it);
        Ok(all.into_iter().filter(|(_, it)| it.units > 0).map(figure).collect())
    }

    fn product_row(&self) -> Result<ProductRow> {
        let me = self.who.member;
        let own = |it: &&UnitWork| it.coding_of(me).is_some_and(|it| it.finished_at.is_some());
        let others: Vec<&Coding> =
            self.work.iter().flat_map(|it| &it.codings).filter(|it| it.member_id != me).collect();
        let mut coders: Vec<MemberId> = others.iter().map(|it| it.member_id).collect();
        coders.sort_unstable();
        coders.dedup();
        let mut n_differing = 0_usize;
        for it in self.work.iter().filter(|it| it.stage() == WorkStage::Coding) {
            n_differing = n_differing.saturating_add(self.n_differing(it)?.unwrap_or(0));
        }
        let at = |stage: WorkStage| self.work.iter().filter(|it| it.stage() == stage).count();
        Ok(ProductRow {
            product: self.assessed.product,
            address: self.desk.place.assessment(&self.assessed.plan.key, self.assessed.product),
            n_units: self.units.len(),
            n_own: self.work.iter().filter(own).count(),
            n_coders: coders.len(),
            n_finished: others.iter().filter(|it| it.finished_at.is_some()).count(),
            n_differing,
            n_settled: at(WorkStage::Consolidated),
            n_waiting: at(WorkStage::Proposed),
            n_published: at(WorkStage::Published),
        })
    }
}

/// The plans and products that the member can assess.
pub async fn overview(desk: Desk) -> HttpResponse {
    desk.read(move |conn, desk| {
        let language = desk.place.language;
        let lookup = desk.lookup()?;
        let frame = desk.frame("assessments-title")?;
        let own = |it: &&Plan| it.participant_id == desk.who.member.participant_id;
        let mut all: Vec<Plan> = lookup.plans().into_iter().filter(own).cloned().collect();
        all.reverse();
        let mut plans = Vec::new();
        for plan in all {
            let mut rows = Vec::new();
            for product in products(plan.content.generation) {
                let assessed = Assessed { plan: plan.clone(), product };
                let room = Room::of(conn, desk.clone(), lookup.clone(), assessed)?;
                rows.push(room.product_row()?);
            }
            plans.push(OverviewPlan {
                title: parts::plain(language, plan.content.title()),
                address: desk.place.plan(&plan.key),
                products: rows,
            });
        }
        Ok(Answer::Page(StatusCode::OK, views::overview(&frame, &plans).into_string()))
    })
    .await
}

/// The units of a product, with how far the work on each is.
pub async fn product(desk: Desk, path: Path<(String, String, String)>) -> HttpResponse {
    desk.read(move |conn, desk| {
        let (_, plan, product) = path.into_inner();
        let room = Room::find(conn, desk, (&plan, &product))?;
        let rows = room
            .units
            .iter()
            .zip(&room.work)
            .map(|(unit, work)| room.row(unit, work))
            .collect::<Result<Vec<_>>>()?;
        let place = room.desk.place.clone();
        let page = ProductPage {
            frame: room.frame(room.title())?,
            plan: parts::plain(place.language, room.assessed.plan.content.title()),
            plan_address: place.plan(&room.assessed.plan.key),
            product: room.assessed.product,
            is_second_person_needed: room.second_person() == SecondPerson::Needed,
            rows,
            comparison: place.comparison(room.whole()),
            publish: place.publish_assessment(room.whole()),
        };
        Ok(Answer::Page(StatusCode::OK, views::product(&page).into_string()))
    })
    .await
}

/// Where the codings differ that the member may see, with how far they agree.
pub async fn comparison(desk: Desk, path: Path<(String, String, String)>) -> HttpResponse {
    desk.read(move |conn, desk| {
        let (_, plan, product) = path.into_inner();
        let room = Room::find(conn, desk, (&plan, &product))?;
        let mut differing = Vec::new();
        let mut n_units = 0_usize;
        for (unit, work) in room.units.iter().zip(&room.work) {
            let seen = room.seen(work)?;
            if seen.len() < 2 {
                continue;
            }
            n_units = n_units.saturating_add(1);
            let codings: Vec<TypedUnit> = seen.iter().map(|(_, typed)| typed.clone()).collect();
            for indicator in room.indicators.iter().filter(|it| differs(**it, &codings)) {
                let said =
                    |(id, typed): &(MemberId, TypedUnit)| (room.name(*id).to_owned(), typed.cell(*indicator));
                differing.push(Differing {
                    unit: room.grid_unit(unit),
                    indicator: *indicator,
                    said: seen.iter().map(said).collect(),
                    stage: work.stage(),
                    settle: room.desk.place.values_of(room.whole(), &unit.key),
                });
            }
        }
        let page = views::Comparison {
            frame: room
                .frame(crate::messages::text(room.desk.place.language, "comparison-title").to_owned())?,
            product: room.title(),
            product_address: room.desk.place.assessment(&room.assessed.plan.key, room.assessed.product),
            figures: room.figures()?,
            n_units,
            differing,
        };
        Ok(Answer::Page(StatusCode::OK, views::comparison(&page).into_string()))
    })
    .await
}
