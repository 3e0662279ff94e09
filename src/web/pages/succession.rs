//! Renaming and succeeding organisations, for the secretariat: form, preview, entry.

use actix_web::HttpResponse;
use actix_web::web::Path;
use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::answer::Answer;
use super::record::{applied, fault, faults_of_reason};
use super::writing::Desk;
use crate::acts::{ActError, typed};
use crate::domain::fault::Fault;
use crate::domain::organisation::Organisation;
use crate::import::engine::{self, ImportError, Options};
use crate::import::succession::{self, Becomes};
use crate::messages::{self, text_of};
use crate::store;
use crate::store::lookup::Day;
use crate::views::succession::{self as views, SuccessionPage, Typed};
use crate::views::{naming, parts};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::once::Once;

const FIELDS: &[&str] = &["step", "once", "from", "name_ko", "name_en", "successor", "source"];

/// The longest name or source, in characters.
const LONGEST: usize = 300;

/// The form.
pub async fn show(desk: Desk, path: Path<(String, String, String)>) -> HttpResponse {
    let (_, key, act) = path.into_inner();
    desk.read(move |conn, desk| {
        let own = own_organisation(conn, &desk, &key)?;
        let typed = Typed { from: today(&desk)?.to_string(), ..Typed::default() };
        let writing = Writing { desk: &desk, own, act: act_of(&act)?, typed, once: Once::new()?.hex() };
        Ok(Answer::page(views::show(&writing.page(Vec::new())?, &[]), &[]))
    })
    .await
}

/// A step of it.
pub async fn send(desk: Desk, path: Path<(String, String, String)>, body: Submitted) -> HttpResponse {
    let (_, key, act) = path.into_inner();
    desk.write(body.only(FIELDS, &["with"]), move |conn, desk, form| {
        let own = own_organisation(conn, &desk, &key)?;
        let mut faults = Vec::new();
        let typed = typed_in(form, &mut faults);
        let once = Once::read(form.get("once"))?.hex();
        let writing = Writing { desk: &desk, own, act: act_of(&act)?, typed, once };
        writing.step(conn, form.get("step"), faults)
    })
    .await
}

fn act_of(slug: &str) -> Result<&'static str> {
    ["rename", "succeed"].into_iter().find(|it| *it == slug).ok_or(Error::NotFound)
}

fn today(desk: &Desk) -> Result<NaiveDate> {
    let lookup = desk.lookup()?;
    Ok(Day::At(desk.now).of(lookup.participant(desk.who.member.participant_id)))
}

/// The organisation with this key, if it is of the member's participant.
fn own_organisation(conn: &mut SqliteConnection, desk: &Desk, key: &str) -> Result<Organisation> {
    let at = store::entries::last(conn)?;
    let own = store::organisations::by_key(conn, at, key)?;
    if own.participant_id == Some(desk.who.member.participant_id) {
        Ok(own)
    } else {
        Err(Error::Forbidden("error-other-participant"))
    }
}

fn typed_in(form: &Form, faults: &mut Vec<Fault>) -> Typed {
    let mut line = |name: &str| typed::line(name, form.get(name), LONGEST, faults).unwrap_or_default();
    Typed {
        name_ko: line("name_ko"),
        name_en: line("name_en"),
        source: line("source"),
        from: form.get("from").trim().to_owned(),
        successor: form.get("successor").to_owned(),
        with: form.all("with").into_iter().map(str::to_owned).collect(),
    }
}

struct Writing<'a> {
    desk: &'a Desk,
    own: Organisation,
    act: &'static str,
    typed: Typed,
    once: String,
}

impl Writing<'_> {
    fn back(&self, faults: &[Fault]) -> Result<Answer> {
        Ok(Answer::page(views::show(&self.page(Vec::new())?, faults), faults))
    }

    fn becomes(&self) -> Becomes {
        let typed = &self.typed;
        if self.act == "rename" {
            Becomes::Named { name_ko: typed.name_ko.clone(), name_en: typed.name_en.clone() }
        } else {
            Becomes::Succeeded { by: typed.successor.clone(), with: typed.with.clone() }
        }
    }

    fn step(&self, conn: &mut SqliteConnection, step: &str, mut faults: Vec<Fault>) -> Result<Answer> {
        let once = Once::read(&self.once)?;
        if let Some(location) = once.led_to(conn)? {
            return Ok(Answer::To(location));
        }
        let from = self.typed.from.parse::<NaiveDate>().ok();
        faults.extend(
            from.is_none()
                .then(|| Fault::new("from", "fault-not-a-day").with("value", self.typed.from.as_str())),
        );
        let from = match from.filter(|_| faults.is_empty() && step != "edit") {
            Some(from) => from,
            None => return self.back(&faults),
        };
        let prepared =
            match succession::prepare(conn, Day::At(self.desk.now), &self.own, from, &self.becomes()) {
                Ok(prepared) => prepared,
                Err(ImportError::Act(ActError::Refused(faults))) => return self.back(&faults),
                Err(ImportError::Faults(files)) => {
                    let language = self.desk.place.language;
                    let faults = files.into_iter().flat_map(|it| it.faults);
                    let faults: Vec<Fault> = faults.map(|it| fault(language, it)).collect();
                    return self.back(&faults);
                }
                Err(err) => return Err(Error::internal(err)),
            };
        let source = Some(self.typed.source.clone()).filter(|it| !it.is_empty());
        let options = Options { source, reason: None };
        let faults = faults_of_reason(&prepared, &options);
        match step {
            _ if !faults.is_empty() => self.back(&faults),
            "preview" => {
                let said = self.consequences(conn, from)?;
                Ok(Answer::page(views::show(&self.page(said)?, &[]), &[]))
            }
            "record" => {
                let location = self.desk.place.organisations_after(crate::links::running::Done::Recorded);
                let done = engine::apply_after(conn, &self.desk.actor(), &prepared, &options, |conn| {
                    once.take(conn, &location, self.desk.now)
                });
                applied(done.map(|_| location.clone()))
            }
            _ => Err(Error::bad("error-form-step")),
        }
    }

    /// What would hold, in sentences.
    fn consequences(&self, conn: &mut SqliteConnection, from: NaiveDate) -> Result<Vec<String>> {
        let language = self.desk.place.language;
        let lookup = self.desk.lookup()?;
        let day = parts::day_text(language, from);
        let said = |id: &str, old: String, new: String| {
            messages::format(
                language,
                id,
                &[("old", old.into()), ("new", new.into()), ("day", day.as_str().into())],
            )
        };
        let name = |key: &str| {
            let found = lookup.organisations().into_iter().find(|it| it.key == key);
            found.map(|it| parts::plain(language, it.name_on(from))).unwrap_or_default()
        };
        let old = name(&self.own.key);
        if self.act == "rename" {
            let names = [&self.typed.name_ko, &self.typed.name_en].into_iter().filter(|it| !it.is_empty());
            let new = names.cloned().collect::<Vec<_>>().join(" / ");
            return Ok(vec![
                said("rename-consequence", old.clone(), new.clone()),
                said("rename-kept", old, new),
            ]);
        }
        let new = name(&self.typed.successor);
        let mut all = Vec::new();
        for key in std::iter::once(&self.own.key).chain(&self.typed.with) {
            all.push(said("succeed-consequence", name(key), new.clone()));
        }
        let keys: Vec<&String> = std::iter::once(&self.own.key).chain(&self.typed.with).collect();
        let ended = |id| lookup.organisation(id).is_some_and(|it| keys.contains(&&it.key));
        let members = store::members::of_participant(conn, self.desk.who.member.participant_id)?;
        let n = members.into_iter().filter(|it| ended(it.organisation_id)).count();
        if n > 0 {
            all.push(messages::format(language, "succeed-members", &[("n", n.into())]));
        }
        Ok(all)
    }

    fn page(&self, consequences: Vec<String>) -> Result<SuccessionPage> {
        let (place, language) = (&self.desk.place, self.desk.place.language);
        let lookup = self.desk.lookup()?;
        let today = today(self.desk)?;
        let is_other = |it: &&Organisation| {
            it.participant_id == self.own.participant_id
                && it.content.kind == self.own.content.kind
                && it.key != self.own.key
                && it.content.successor_id.is_none()
        };
        let others: Vec<&Organisation> = lookup.organisations().into_iter().filter(is_other).collect();
        let others = naming::choices(language, &others, today);
        let name = parts::plain(language, self.own.name_on(today));
        let title = format!("{name}: {}", text_of(language, "organisation-", self.act));
        Ok(SuccessionPage {
            frame: self.desk.frame_titled(title)?,
            act: self.act,
            address: place.organisation_act(&self.own.key, self.act),
            back: place.own_organisations(),
            typed: self.typed.clone(),
            others,
            once: self.once.clone(),
            consequences,
        })
    }
}
