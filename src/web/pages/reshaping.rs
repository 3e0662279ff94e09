//! Withdrawing, splitting, merging and carrying over commitments, for the secretariat: form, preview, entry.

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;

use super::answer::Answer;
use super::running::own_plan;
use super::writing::{Desk, titled};
use crate::acts::{ActError, typed};
use crate::domain::commitment::{Commitment, LinkKind, Standing, Unit};
use crate::domain::fault::Fault;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::Vocabulary as _;
use crate::import::engine::{self, Action, ImportError, Options, Prepared};
use crate::import::reshaping::{self, NewCommitment, Reshape, Wanted};
use crate::links::running::Done;
use crate::messages::{label, text};
use crate::store;
use crate::store::lookup::Day;
use crate::views::parts;
use crate::views::reshaping::{self as views, Choosable, Consequences, ReshapePage};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

const FIELDS: &[&str] = &["step", "once", "plan", "amendment_reason", "amendment_source"];
const REPEATED: &[&str] = &["commitment", "into", "number", "title_ko", "title_en"];

/// The longest number and title, in characters.
const LONGEST_NUMBER: usize = 20;
const LONGEST_TITLE: usize = 500;

/// The form.
pub async fn show(desk: Desk, path: Path<(String, String, String)>) -> HttpResponse {
    let (_, key, act) = path.into_inner();
    desk.read(move |conn, desk| {
        let act = Reshape::from_slug(&act).ok_or(Error::NotFound)?;
        let plan = own_plan(conn, &desk, &key)?;
        let wanted =
            Wanted { act, commitments: Vec::new(), into: Vec::new(), new: Vec::new(), plan: String::new() };
        let (once, options) = (Once::new()?.hex(), Options::default());
        Writing { desk: &desk, plan: &plan, wanted, once, options }.form(conn, &[])
    })
    .await
}

/// A step of the act.
pub async fn send(desk: Desk, path: Path<(String, String, String)>, body: Submitted) -> HttpResponse {
    let (_, key, act) = path.into_inner();
    let Some(act) = Reshape::from_slug(&act) else { return Error::NotFound.page(desk.place.language) };
    desk.write(body.only(FIELDS, REPEATED), move |conn, desk, form| {
        let plan = own_plan(conn, &desk, &key)?;
        let mut faults = Vec::new();
        let wanted = wanted(act, form, &mut faults);
        let said =
            |name: &str, faults: &mut Vec<Fault>| typed::line(name, form.get(name), LONGEST_TITLE, faults);
        let options = Options {
            reason: said("amendment_reason", &mut faults),
            source: said("amendment_source", &mut faults),
        };
        let once = Once::read(form.get("once"))?.hex();
        let writing = Writing { desk: &desk, plan: &plan, wanted, once, options };
        writing.step(conn, form.get("step"), &faults)
    })
    .await
}

/// What was asked for; rows in which nothing was typed are none.
fn wanted(act: Reshape, form: &Form, faults: &mut Vec<Fault>) -> Wanted {
    let owned = |name: &str| form.all(name).into_iter().map(str::to_owned).collect::<Vec<_>>();
    let [numbers, ko, en] = ["number", "title_ko", "title_en"].map(|name| form.all(name));
    let at = |all: &[&str], i: usize| all.get(i).copied().unwrap_or_default().to_owned();
    let mut new = Vec::new();
    for i in 0..numbers.len().max(ko.len()).max(en.len()) {
        let mut line =
            |all: &[&str], limit| typed::line("new", &at(all, i), limit, faults).unwrap_or_default();
        let it = NewCommitment {
            number: line(&numbers, LONGEST_NUMBER),
            title_ko: line(&ko, LONGEST_TITLE),
            title_en: line(&en, LONGEST_TITLE),
        };
        new.extend((!it.is_empty()).then_some(it));
    }
    Wanted {
        act,
        commitments: owned("commitment"),
        into: owned("into"),
        new,
        plan: form.get("plan").to_owned(),
    }
}

/// An act that is being written.
struct Writing<'a> {
    desk: &'a Desk,
    plan: &'a Plan,
    wanted: Wanted,
    once: String,
    options: Options,
}

impl Writing<'_> {
    fn form(&self, conn: &mut SqliteConnection, faults: &[Fault]) -> Result<Answer> {
        Ok(Answer::page(views::form(&self.page(conn)?, faults), faults))
    }

    fn step(self, conn: &mut SqliteConnection, step: &str, faults: &[Fault]) -> Result<Answer> {
        if step == "edit" || !faults.is_empty() {
            return self.form(conn, faults);
        }
        if let Some(location) = Once::read(&self.once)?.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        let prepared = match reshaping::prepare(conn, Day::At(self.desk.now), self.plan, &self.wanted) {
            Ok(prepared) => prepared,
            Err(ImportError::Act(ActError::Refused(faults))) => return self.form(conn, &faults),
            Err(ImportError::Faults(files)) => {
                let language = self.desk.place.language;
                let faults = files.into_iter().flat_map(|it| it.faults);
                let faults: Vec<Fault> = faults.map(|it| super::record::fault(language, it)).collect();
                return self.form(conn, &faults);
            }
            Err(err) => return Err(Error::internal(err)),
        };
        let faults = super::record::faults_of_reason(&prepared, &self.options);
        if !faults.is_empty() {
            return self.form(conn, &faults);
        }
        match step {
            "preview" => {
                let page = views::preview(&self.page(conn)?, &self.consequences(conn, &prepared)?);
                Ok(Answer::Page(StatusCode::OK, page.into_string()))
            }
            "record" => self.record(conn, &prepared),
            _ => Err(Error::bad("error-form-step")),
        }
    }

    fn record(&self, conn: &mut SqliteConnection, prepared: &Prepared) -> Result<Answer> {
        let location = self.desk.place.record_of_plan_after(&self.plan.key, Done::Reshaped);
        let once = Once::read(&self.once)?;
        let done = engine::apply_after(conn, &self.desk.actor(), prepared, &self.options, |conn| {
            once.take(conn, &location, self.desk.now)
        });
        super::record::applied(done.map(|_| location.clone()))
    }

    /// What the prepared rows say, in words.
    fn consequences(&self, conn: &mut SqliteConnection, prepared: &Prepared) -> Result<Consequences> {
        let language = self.desk.place.language;
        let at = store::entries::last(conn)?;
        let keys: Vec<&str> =
            self.wanted.commitments.iter().chain(&self.wanted.into).map(String::as_str).collect();
        let known = store::commitments::with_keys(conn, at, &keys)?;
        let mut said = Consequences::default();
        let mut made: Vec<(String, String)> = Vec::new();
        for row in prepared.changes.iter().filter(|it| it.is_effective()) {
            let cell = |name: &str| row.cells().get(name).map_or("", String::as_str);
            let named = |key: &str| {
                let old = known.iter().find(|it| it.key == key).map(|it| self.titled(it));
                let new = made.iter().find(|(own, _)| own == key).map(|(_, title)| title.clone());
                old.or(new).unwrap_or_else(|| key.to_owned())
            };
            match (row.dataset.name, &row.action) {
                ("commitments", Action::Added) => {
                    let title = [cell("title_ko"), cell("title_en")].into_iter().find(|it| !it.is_empty());
                    let title = format!("{} {}", cell("number"), title.unwrap_or_default());
                    made.push((cell("key").to_owned(), title.trim().to_owned()));
                }
                ("commitments", _) => said.withdrawn.push(named(cell("key"))),
                ("commitment_links", _) => {
                    let kind = LinkKind::from_slug(cell("link_kind")).map_or("", |it| label(language, it));
                    said.links.push((named(cell("commitment")), kind, named(cell("other_commitment"))));
                }
                _ => {}
            }
        }
        said.made = made.into_iter().map(|(_, title)| title).collect();
        Ok(said)
    }

    fn titled(&self, it: &Commitment) -> String {
        titled(self.desk, it.content.number.as_deref(), it.content.title())
    }

    fn choosable(&self, it: &Commitment) -> Choosable {
        let is_withdrawn = it.content.standing == Standing::Withdrawn;
        let hindrance = if is_withdrawn { label(self.desk.place.language, it.content.standing) } else { "" };
        Choosable { key: it.key.clone(), words: self.titled(it), hindrance: hindrance.to_owned() }
    }

    fn page(&self, conn: &mut SqliteConnection) -> Result<ReshapePage> {
        let lookup = self.desk.lookup()?;
        let (place, language) = (&self.desk.place, self.desk.place.language);
        let act = self.wanted.act;
        let own = |it: &Commitment| it.content.unit == Unit::Commitment;
        let all = store::commitments::in_plan(conn, lookup.at, self.plan.id)?;
        let commitments: Vec<Choosable> =
            all.iter().filter(|it| own(it)).map(|it| self.choosable(it)).collect();
        let later = reshaping::later_plans(&lookup, self.plan);
        let mut targets = Vec::new();
        match act {
            Reshape::Withdraw => {}
            Reshape::Split | Reshape::Merge => {
                targets = all.iter().filter(|it| own(it)).map(|it| self.choosable(it)).collect();
            }
            Reshape::Carry => {
                for plan in &later {
                    for it in
                        store::commitments::in_plan(conn, lookup.at, plan.id)?.iter().filter(|it| own(it))
                    {
                        let mut choice = self.choosable(it);
                        let title = parts::plain(language, plan.content.title());
                        choice.words = format!("{title} · {}", choice.words);
                        targets.push(choice);
                    }
                }
            }
        }
        let mut frame = self.desk.frame(&format!("reshape-{}", act.slug()))?;
        frame.is_demonstration = lookup.is_demonstration(self.plan);
        Ok(ReshapePage {
            frame,
            address: place.reshape(&self.plan.key, act.slug()),
            plan: format!(
                "{} · {}",
                text(language, "record-title"),
                parts::plain(language, self.plan.content.title())
            ),
            back: place.record_of_plan(&self.plan.key),
            wanted: self.wanted.clone(),
            commitments,
            targets,
            plans: later
                .iter()
                .map(|it| (it.key.clone(), parts::plain(language, it.content.title())))
                .collect(),
            once: self.once.clone(),
            reason: self.options.reason.clone().unwrap_or_default(),
            source: self.options.source.clone().unwrap_or_default(),
        })
    }
}
