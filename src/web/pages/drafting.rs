//! What writing a report has in common with writing a review or an answer: what it is about and for whom, what the form
//! carries, and keeping a draft.

use std::sync::Arc;

use chrono::NaiveDate;
use diesel::{QueryResult, SqliteConnection};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::writing::{Desk, titled};
use crate::acts::typed::MOST_EVIDENCE;
use crate::domain::commitment::Commitment;
use crate::domain::draft::{DraftContent, TypedEvidence};
use crate::domain::id::{MilestoneId, OrganisationId, PeriodId, Position};
use crate::domain::milestone::Milestone;
use crate::domain::plan::{Period, Plan};
use crate::store;
use crate::store::lookup::Lookup;
use crate::views::drafting::{Carried, Retracting, Sheet};
use crate::views::parts;
use crate::web::error::{Error, Result};
use crate::web::form::Form;
use crate::web::once::Once;

/// The fields of a row for evidence.
pub const EVIDENCE: [&str; 4] = ["evidence_kind", "evidence_url", "evidence_title", "evidence_dated_on"];

/// The fields of a form that takes words back.
pub const RETRACTING: &[&str] = &["once", "base", "version", "reason"];

/// Two handlers of one target of the module that names them: the form, and a step of it.
macro_rules! target {
    ($(#[$about:meta])* $open:ident, $(#[$about_send:meta])* $send:ident, $target:ident) => {
        $(#[$about])*
        pub async fn $open(
            desk: Desk,
            path: Path<(String, String)>,
        ) -> HttpResponse {
            open(desk, Target::$target(path.into_inner().1)).await
        }

        $(#[$about_send])*
        pub async fn $send(
            desk: Desk,
            path: Path<(String, String)>,
            body: Submitted,
        ) -> HttpResponse {
            send(desk, Target::$target(path.into_inner().1), body).await
        }
    };
}
pub(super) use target;

/// What is written about, and whose words the member may write.
pub struct Topic {
    pub plan: Plan,
    pub commitment: Commitment,
    pub milestone: Option<Milestone>,
    /// Never none.
    pub organisations: Vec<OrganisationId>,
    pub today: NaiveDate,
    pub lookup: Arc<Lookup>,
}

impl Topic {
    pub fn milestone_id(&self) -> Option<MilestoneId> {
        self.milestone.as_ref().map(|it| it.id)
    }

    /// The organisation with this key, if the member may write for it; the only one if none was chosen.
    pub fn organisation(&self, key: &str) -> Option<OrganisationId> {
        let found = self.organisations.iter().find(|id| self.lookup.organisation_key(**id) == key);
        let own = self.organisations.first().filter(|_| key.is_empty() && self.organisations.len() == 1);
        found.or(own).copied()
    }

    /// For whom a form begins: the member's own organisation, or the first there is.
    pub fn first_choice(&self, desk: &Desk) -> Option<OrganisationId> {
        let own = desk.who.member.organisation_id;
        self.organisations.iter().find(|id| **id == own).or(self.organisations.first()).copied()
    }

    /// Number and title of the commitment.
    fn title(&self, desk: &Desk) -> String {
        titled(desk, self.commitment.content.number.as_deref(), self.commitment.content.title())
    }

    /// Where what is published on it is shown.
    pub fn location(&self, desk: &Desk, key: &str) -> String {
        desk.place.statement(&self.commitment.key, key)
    }

    /// What stands around the words, under a title that is a message.
    pub fn sheet(
        &self,
        desk: &Desk,
        (title, address): (&str, String),
        periods: &[Period],
        carried: Carried,
    ) -> Result<Sheet> {
        let language = desk.place.language;
        let name = |id: &OrganisationId| {
            let found = self.lookup.organisation(*id);
            let name = found.map(|it| parts::plain(language, it.name_on(self.today))).unwrap_or_default();
            (self.lookup.organisation_key(*id).to_owned(), name)
        };
        let period = |it: &Period| (it.key.clone(), parts::plain(language, it.content.label()));
        let mut frame = desk.frame(title)?;
        frame.is_demonstration = self.lookup.is_demonstration(&self.plan);
        let milestone = self.milestone.as_ref().map(|it| &it.content);
        Ok(Sheet {
            frame,
            address,
            commitment: self.title(desk),
            commitment_address: desk.place.commitment(&self.commitment.key),
            milestone: milestone.map(|it| titled(desk, it.number.as_deref(), it.title())),
            due: None,
            carried,
            organisations: self.organisations.iter().map(name).collect(),
            periods: periods.iter().map(period).collect(),
        })
    }

    /// What stands around the reason for taking back what has this key.
    pub fn retracting<'a>(
        &self,
        desk: &Desk,
        (title, address, key): (&str, String, &str),
        reason: &'a str,
        carried: Carried,
    ) -> Result<Retracting<'a>> {
        Ok(Retracting {
            frame: desk.frame(title)?,
            address,
            commitment: self.title(desk),
            commitment_address: self.location(desk, key),
            reason,
            carried,
        })
    }
}

/// The period with this key; none if none was chosen.
pub fn period_with_key(periods: &[Period], key: &str) -> Result<Option<PeriodId>> {
    if key.is_empty() {
        return Ok(None);
    }
    let found = periods.iter().find(|it| it.key == key).map(|it| it.id);
    found.map(Some).ok_or(Error::bad("error-form-carried"))
}

/// What the form carried that nobody typed.
pub fn carried(form: &Form) -> Result<Carried> {
    let once = Once::read(form.get("once"))?.hex();
    Ok(Carried { once, base: form.number("base")?, version: form.number("version")? })
}

/// The rows for evidence, as they were typed.
pub fn evidence_in(form: &Form) -> Vec<TypedEvidence> {
    let [kinds, urls, titles, days] = EVIDENCE.map(|name| form.all(name));
    let at = |all: &[&str], i: usize| all.get(i).copied().unwrap_or_default().to_owned();
    let n = kinds.len().max(urls.len()).max(titles.len()).max(days.len());
    let row = |i: usize| TypedEvidence {
        kind: at(&kinds, i),
        url: at(&urls, i),
        title: at(&titles, i),
        dated_on: at(&days, i),
    };
    (0..n).map(row).collect()
}

/// One more row for evidence, as long as there may be more.
pub fn add_row(evidence: &mut Vec<TypedEvidence>) {
    if evidence.len() < MOST_EVIDENCE {
        evidence.push(TypedEvidence::default());
    }
}

/// What a draft says.
pub fn read<T: DeserializeOwned>(content: &DraftContent) -> Result<T> {
    serde_json::from_str(&content.content).map_err(Error::internal)
}

/// Keeps what was typed as the next version; `on` finds the draft that is there, with its version, and `save` keeps one
/// in a version. Nothing is kept if somebody else has kept another in the meantime: then it returns their words, and
/// what the form carries with which the writer goes on from there.
pub fn keep<T: Serialize + DeserializeOwned + PartialEq>(
    conn: &mut SqliteConnection,
    desk: &Desk,
    (typed, sent): (&T, &mut Carried),
    on: impl FnOnce(&mut SqliteConnection) -> QueryResult<Option<(i32, DraftContent)>>,
    save: impl FnOnce(&mut SqliteConnection, &DraftContent, i32) -> QueryResult<()>,
) -> Result<Option<(T, Carried)>> {
    let content = DraftContent {
        written_by: desk.who.member.id,
        content: serde_json::to_string(typed).map_err(Error::internal)?,
        base: Position(sent.base),
    };
    let next = sent.version.saturating_add(1);
    let other = store::private_write(conn, |conn| {
        let other = on(conn)?.filter(|(version, _)| *version > sent.version);
        if other.is_none() {
            save(conn, &content, next)?;
        }
        QueryResult::Ok(other)
    })?;
    let Some((version, other)) = other else {
        sent.version = next;
        return Ok(None);
    };
    let theirs: T = read(&other)?;
    if theirs == *typed {
        // A double press, or the same words: nothing is lost either way.
        sent.version = version;
        return Ok(None);
    }
    Ok(Some((theirs, Carried { version, ..sent.clone() })))
}
