//! The example's correction requests: one that is late, one answered with the correction it caused, one refused; and,
//! counted back from today, one that is open and one that waits to be read.

use anyhow::{Context as _, Result};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::SqliteConnection;

use super::Failure;
use super::files::Cells;
use super::steps::{Steps, organisation, term};
use crate::acts::evidence::Mending;
use crate::acts::requests::{Acceptance, NewAnswer, NewRequest};
use crate::acts::{Actor, Hand, evidence, requests};
use crate::domain::id::EvidenceId;
use crate::domain::request::{RequestPart, RequestSubject};
use crate::domain::vocabulary::Origin;
use crate::domain::zone::Zone;
use crate::store::{self, Database};

/// Who reads the example's requests.
const OFFICE: (&str, &str) = ("demo-secretariat", "운영팀 / Operations Team");

impl Steps {
    /// Does a step of a request, of which `step` names the row.
    ///
    /// # Errors
    /// If it is refused.
    pub(super) fn request(&mut self, database: &Database, step: &Cells, hand: &Hand) -> Result<()> {
        let row = self.files.row("requests.csv", step.get("ref"))?;
        match step.get("what") {
            "send_request" => self.send(database, &row, hand.actor.at),
            "accept_request" => self.accept(database, &row, hand),
            "refuse_request" => {
                let key = self.number(&row)?;
                let refusal = term(row.get("refusal"))?;
                database.write(|conn| {
                    requests::refuse(conn, hand, (&key, refusal), |_| Ok(()))?;
                    Ok::<_, Failure>(())
                })?;
                Ok(())
            }
            _ => self.answer(database, &row, hand),
        }
    }

    /// What is counted back from today: a request that is open, and one that waits to be read.
    ///
    /// # Errors
    /// If a step is refused.
    pub(super) fn requests_of_late(&mut self, database: &Database, now: DateTime<Utc>) -> Result<()> {
        let days = |n| now.checked_sub_signed(TimeDelta::days(n)).context("no such day");
        let open = self.files.row("requests.csv", "rq-open")?;
        let waiting = self.files.row("requests.csv", "rq-waiting")?;
        self.send(database, &open, days(5)?)?;
        let actor = database.write(|conn| {
            let office = organisation(conn, OFFICE.0)?;
            Ok::<_, Failure>(Actor::of(now, office, OFFICE.1))
        })?;
        let hand = Hand { actor: Actor { at: days(3)?, ..actor }, member_id: None };
        self.accept(database, &open, &hand)?;
        self.send(database, &waiting, days(2)?)
    }

    fn number(&self, row: &Cells) -> Result<String> {
        self.requests.get(row.get("id")).cloned().context("the request was not sent")
    }

    fn send(&mut self, database: &Database, row: &Cells, at: DateTime<Utc>) -> Result<()> {
        let (category, language) = (term(row.get("category"))?, term(row.get("language"))?);
        let report = self.reports.get(row.get("about")).copied();
        let key = database.write(|conn| {
            let new = NewRequest {
                subject: subject(conn, row, report)?,
                category,
                text: row.get("text").to_owned(),
                link: row.text("link"),
                sender: row.text("sender"),
                language,
            };
            Ok::<_, Failure>(requests::send(conn, at, &new, |_, _, _| Ok(()))?)
        })?;
        self.requests.insert(row.get("id").to_owned(), key);
        Ok(())
    }

    fn accept(&self, database: &Database, row: &Cells, hand: &Hand) -> Result<()> {
        let key = self.number(row)?;
        database.write(|conn| {
            let waiting = store::waiting_requests::find(conn, &key)?;
            let waiting = waiting.ok_or_else(|| Failure::Unknown(key.clone()))?;
            let asked = requests::responsible(conn, waiting.subject(), hand.actor.organisation_id)?;
            let organisation_id = *asked.first().ok_or_else(|| Failure::Unknown(key.clone()))?;
            let new =
                Acceptance { key: key.clone(), text: waiting.text, link: waiting.link, organisation_id };
            requests::accept(conn, hand, &new, |_| Ok(()))?;
            Ok::<_, Failure>(())
        })?;
        Ok(())
    }

    fn answer(&self, database: &Database, row: &Cells, hand: &Hand) -> Result<()> {
        let key = self.number(row)?;
        let outcome = term(row.get("outcome"))?;
        let (_, report) = self.known(&self.reports, row.get("caused"))?;
        database.write(|conn| {
            let last = store::entries::last(conn)?;
            let request = store::requests::find(conn, last, &key)?;
            let request = request.ok_or_else(|| Failure::Unknown(key.clone()))?;
            let new = NewAnswer {
                key: key.clone(),
                outcome,
                text_ko: row.text("text_ko").map(|it| (it, Origin::Original)),
                text_en: row.text("text_en").map(|it| (it, Origin::Official)),
                caused: store::reports::key_of(conn, report)?,
                passed_to: None,
                base: request.last(),
            };
            requests::answer(conn, hand, &new, |_| Ok(()))?;
            Ok::<_, Failure>(())
        })?;
        Ok(())
    }

    /// Gives a dead link the address of an archived copy.
    ///
    /// # Errors
    /// If it is refused.
    pub(super) fn mend(&self, database: &Database, step: &Cells, hand: &Hand) -> Result<()> {
        let (_, evidence_id): (_, EvidenceId) = self.known(&self.evidence, step.get("ref"))?;
        let today = Zone::korea().date_of(hand.actor.at);
        database.write(|conn| {
            let base = evidence::Belonging::find(conn, evidence_id)?.since;
            let archive_url = step.text("source");
            let reason = step.text("reason");
            let mending = Mending { evidence_id, url: None, archive_url, reason, base };
            evidence::mend(conn, hand, today, &mending, |_| Ok(()))?;
            Ok::<_, Failure>(())
        })?;
        Ok(())
    }
}

/// What a request is about: a report of the example, or whatever has the key.
fn subject(
    conn: &mut SqliteConnection,
    row: &Cells,
    report: Option<(crate::domain::id::CommitmentId, crate::domain::id::ReportId)>,
) -> Result<RequestSubject, Failure> {
    if let Some((commitment_id, id)) = report {
        return Ok(RequestSubject { commitment_id, part: RequestPart::Report(id) });
    }
    let about = row.get("about");
    store::requests::subject(conn, about)?.ok_or_else(|| Failure::Unknown(about.to_owned()))
}
