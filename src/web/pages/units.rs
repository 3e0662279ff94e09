//! The map between a plan's commitments and the IRM's units, for the secretariat.

use std::collections::BTreeSet;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;

use super::answer::{Answer, led};
use super::running::own_plan;
use super::writing::{Desk, titled};
use crate::acts::units::{self, Pair};
use crate::acts::{ActError, typed};
use crate::domain::commitment::{Commitment, Unit};
use crate::domain::fault::Fault;
use crate::domain::id::Position;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Vocabulary as _;
use crate::links::running::Done;
use crate::messages::text;
use crate::store;
use crate::views::parts;
use crate::views::units::{self as views, Named, UnitsPage};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

/// The longest name of a source, in characters.
const LONGEST: usize = 500;

/// The map as it stands, to be changed.
pub async fn show(desk: Desk, path: Path<(String, String)>) -> HttpResponse {
    let key = path.into_inner().1;
    desk.read(move |conn, desk| {
        let mapping = Mapping::open(conn, &desk, &key)?;
        let there = units::of_plan(conn, mapping.at, &mapping.all)?;
        mapping.page(&there, "", &[], &[])
    })
    .await
}

/// Makes the map what was chosen.
pub async fn send(desk: Desk, path: Path<(String, String)>, body: Submitted) -> HttpResponse {
    let key = path.into_inner().1;
    let form = body.only(&["once", "base", "source"], &["pair"]);
    desk.write(form, move |conn, desk, form| Mapping::open(conn, &desk, &key)?.record(conn, form)).await
}

struct Mapping<'a> {
    desk: &'a Desk,
    plan: Plan,
    at: Position,
    all: Vec<Commitment>,
}

impl<'a> Mapping<'a> {
    fn open(conn: &mut SqliteConnection, desk: &'a Desk, key: &str) -> Result<Self> {
        let plan = own_plan(conn, desk, key)?;
        let at = store::entries::last(conn)?;
        let all = store::commitments::in_plan(conn, at, plan.id)?;
        Ok(Self { desk, plan, at, all })
    }

    /// The pairs that were sent; what names nothing of the plan was never on the form.
    fn wanted(&self, form: &Form) -> Result<BTreeSet<Pair>> {
        let id = |key: &str| self.all.iter().find(|it| it.key == key).map(|it| it.id);
        let pair = |sent: &str| {
            let (from, to) = sent.split_once('>')?;
            Some((id(from)?, id(to)?))
        };
        form.all("pair").into_iter().map(|it| pair(it).ok_or(Error::bad("error-form-carried"))).collect()
    }

    fn record(&self, conn: &mut SqliteConnection, form: &Form) -> Result<Answer> {
        let base = Position(form.number("base")?);
        let once = Once::read(form.get("once"))?;
        if let Some(location) = once.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        let wanted = self.wanted(form)?;
        let mut faults = Vec::new();
        let source = typed::line("source", form.get("source"), LONGEST, &mut faults);
        let said = source.as_deref().unwrap_or_default();
        if !faults.is_empty() {
            return self.page(&wanted, form.get("source"), &faults, &[]);
        }
        let (seen, there) =
            (units::of_plan(conn, base, &self.all)?, units::of_plan(conn, self.at, &self.all)?);
        if seen != there {
            let changed: Vec<(Pair, bool)> =
                seen.symmetric_difference(&there).map(|pair| (*pair, there.contains(pair))).collect();
            return self.page(&wanted, said, &[], &changed);
        }
        let location = self.desk.place.record_of_plan_after(&self.plan.key, Done::Mapped);
        let done = units::map(conn, &self.desk.actor(), &self.plan, &wanted, source.as_deref(), |conn| {
            once.take(conn, &location, self.desk.now)
        });
        match led(done, location) {
            Err(ActError::Refused(faults)) => self.page(&wanted, said, &faults, &[]),
            other => Ok(other?),
        }
    }

    fn page(
        &self,
        chosen: &BTreeSet<Pair>,
        source: &str,
        faults: &[Fault],
        changed: &[(Pair, bool)],
    ) -> Result<Answer> {
        let (place, language) = (&self.desk.place, self.desk.place.language);
        let lookup = self.desk.lookup()?;
        let of = |id| self.all.iter().find(|it| it.id == id);
        let words = |it: &Commitment| titled(self.desk, it.content.number.as_deref(), it.content.title());
        let named = |it: &Commitment| Named { key: it.key.clone(), words: words(it) };
        let is_own = |it: &&Commitment| it.content.unit == Unit::Commitment;
        let next = self.all.iter().map(|it| it.content.ordinal).max().unwrap_or_default().saturating_add(1);
        let mut frame = self.desk.frame("units-title")?;
        frame.is_demonstration = lookup.is_demonstration(&self.plan);
        let plan = parts::plain(language, self.plan.content.title());
        let page = UnitsPage {
            frame,
            address: place.units(&self.plan.key),
            plan: format!("{} · {plan}", text(language, "record-title")),
            back: place.record_of_plan(&self.plan.key),
            add: place.record_row(
                "commitments",
                &[("plan", &self.plan.key), ("ordinal", &next.to_string()), ("unit", Unit::IrmUnit.slug())],
            ),
            commitments: self.all.iter().filter(is_own).map(named).collect(),
            units: self.all.iter().filter(|it| !is_own(it)).map(named).collect(),
            chosen: chosen
                .iter()
                .filter_map(|(from, to)| Some((of(*from)?.key.clone(), of(*to)?.key.clone())))
                .collect(),
            changed: changed
                .iter()
                .filter_map(|((from, to), is_there)| Some((words(of(*from)?), words(of(*to)?), *is_there)))
                .collect(),
            source: source.to_owned(),
            once: Once::new()?.hex(),
            base: self.at.0,
        };
        let body = views::form(&page, faults);
        Ok(if changed.is_empty() {
            Answer::page(body, faults)
        } else {
            Answer::Page(StatusCode::CONFLICT, body.into_string())
        })
    }
}
