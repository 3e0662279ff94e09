//! The steps of the example, each done by the function that people's own acts go through.

use std::collections::HashMap;

use anyhow::{Context as _, Result, bail};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::SqliteConnection;

use super::dates::{self, Shift};
use super::files::{Cells, Files};
use super::{Failure, coding, import};
use crate::acts::answering::NewAnswer;
use crate::acts::reporting::{NewEvidence, NewReport, Words};
use crate::acts::reviewing::{NewReview, Verdict};
use crate::acts::{
    Actor, Hand, answering, assessing, evidence, planning, reporting, reviewing, transcribing,
};
use crate::domain::assessment::Assessment;
use crate::domain::id::{CommitmentId, EvidenceId, OrganisationId, ReportId, ReviewId};
use crate::domain::vocabulary::{Origin, Vocabulary};
use crate::domain::zone::Zone;
use crate::import::engine;
use crate::store::{self, Database};

/// The example, ready to be written step by step.
pub struct Steps {
    pub(super) files: Files,
    pub(super) reports: HashMap<String, (CommitmentId, ReportId)>,
    reviews: HashMap<String, (CommitmentId, ReviewId)>,
    pub(super) evidence: HashMap<String, (CommitmentId, EvidenceId)>,
    /// The public numbers of requests.
    pub(super) requests: HashMap<String, String>,
}

impl Steps {
    /// Reads the example's files.
    ///
    /// # Errors
    /// If they cannot be read.
    pub fn read(shift: Shift) -> Result<Self> {
        Ok(Self {
            files: Files::read(shift)?,
            reports: HashMap::new(),
            reviews: HashMap::new(),
            evidence: HashMap::new(),
            requests: HashMap::new(),
        })
    }

    /// Does every step that lies before `now`.
    ///
    /// # Errors
    /// If a step is refused.
    pub fn run(&mut self, database: &Database, now: DateTime<Utc>) -> Result<()> {
        for step in self.files.rows("steps.csv")? {
            let day = step.day("on")?.context("a step without a day")?;
            let at = dates::instant(day, step.get("time"))?;
            if at <= now {
                self.step(database, &step, at).with_context(|| format!("step {}", step.get("step")))?;
            }
        }
        self.requests_of_late(database, now)
    }

    fn step(&mut self, database: &Database, step: &Cells, at: DateTime<Utc>) -> Result<()> {
        let reference = step.get("ref");
        let actor = |conn: &mut SqliteConnection| actor(conn, step, at);
        let today = Zone::korea().date_of(at);
        match step.get("what") {
            "import" => {
                let options = engine::Options { source: step.text("source"), reason: step.text("reason") };
                for name in reference.split(';').map(str::trim) {
                    let actor = Actor::operator(at);
                    import(database, &actor, &shape_of(name), &self.files.text(name)?, &options)
                        .with_context(|| name.to_owned())?;
                }
            }
            "submit" | "open_reporting" | "close" => database.write(|conn| {
                let last = store::entries::last(conn)?;
                let plan = store::plans::by_key(conn, last, reference)?;
                let actor = actor(conn)?;
                match step.get("what") {
                    "submit" => {
                        planning::submit(
                            conn,
                            &actor,
                            today,
                            &plan,
                            Some(today),
                            step.text("source").as_deref(),
                        )?;
                    }
                    "close" => planning::close(conn, &actor, &plan)?,
                    _ => planning::open_reporting(conn, &actor, today, &plan, today)?,
                }
                Ok::<_, Failure>(())
            })?,
            "report" => self.report(database, step, at, today)?,
            "correct" => {
                let row = self.files.row("corrections.csv", reference)?;
                let report = self.known(&self.reports, row.get("report"))?;
                let words = words(&row)?;
                database.write(|conn| {
                    let actor = actor(conn)?;
                    reporting::correct(conn, &actor, today, report, &words, step.get("reason"))?;
                    Ok::<_, Failure>(())
                })?;
            }
            "retract" => {
                let report = self.known(&self.reports, reference)?;
                database.write(|conn| {
                    let actor = actor(conn)?;
                    reporting::retract(conn, &actor, report, step.get("reason"))?;
                    Ok::<_, Failure>(())
                })?;
            }
            "dead_link" => {
                let (_, id) = self.known(&self.evidence, reference)?;
                database.write(|conn| {
                    let actor = actor(conn)?;
                    let hand = Hand { actor, member_id: None };
                    evidence::confirm_dead(conn, &hand, today, (id, today), |_| Ok(()))?;
                    Ok::<_, Failure>(())
                })?;
            }
            "review" => self.review(database, step, at)?,
            "revise_review" => {
                let row = self.files.row("review_revisions.csv", reference)?;
                let review = self.known(&self.reviews, row.get("review"))?;
                let verdict = verdict(&row)?;
                database.write(|conn| {
                    let actor = actor(conn)?;
                    reviewing::revise(conn, &actor, review, &verdict, step.get("reason"))?;
                    Ok::<_, Failure>(())
                })?;
            }
            "answer" => self.answer_review(database, step, at)?,
            "send_request" | "accept_request" | "refuse_request" | "answer_request" | "mend_link" => {
                let actor = database.write(actor)?;
                let hand = Hand { actor, member_id: None };
                match step.get("what") {
                    "mend_link" => self.mend(database, step, &hand)?,
                    _ => self.request(database, step, &hand)?,
                }
            }
            "assess" => self.assess(database, step, at)?,
            "code" => coding::code(database, &self.files, step.get("ref"), at)?,
            "settle" => coding::settle(database, &self.files, step.get("ref"), actor, at)?,
            other => bail!("the example does not know how to {other:?}"),
        }
        Ok(())
    }

    pub(super) fn known<T: Copy>(&self, things: &HashMap<String, T>, reference: &str) -> Result<T> {
        things.get(reference).copied().with_context(|| format!("there is no {reference:?} yet"))
    }

    fn report(
        &mut self,
        database: &Database,
        step: &Cells,
        at: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<()> {
        let id = step.get("ref");
        let row = self.files.row("reports.csv", id)?;
        let evidence = self.files.rows("evidence.csv")?;
        let own: Vec<&Cells> = evidence.iter().filter(|it| it.get("claim") == id).collect();
        let items = own.iter().map(|it| new_evidence(it)).collect::<Result<Vec<_>>>()?;
        let words = words(&row)?;
        let (commitment, report, evidence_ids) = database.write(|conn| {
            let commitment = commitment(conn, row.get("commitment"))?;
            let new = NewReport {
                commitment_id: commitment,
                milestone_id: milestone(conn, row.get("milestone"))?,
                organisation_id: organisation(conn, row.get("organisation"))?,
                period_id: period(conn, commitment, row.get("period"))?,
                entered_later: false,
                words,
                evidence: items,
            };
            let actor = actor(conn, step, at)?;
            let report = reporting::publish(conn, &actor, today, &new)?;
            let last = store::entries::last(conn)?;
            let ids: Vec<EvidenceId> =
                store::evidence::of(conn, last, &[report], &[])?.into_iter().map(|it| it.id).collect();
            Ok::<_, Failure>((commitment, report, ids))
        })?;
        self.reports.insert(id.to_owned(), (commitment, report));
        for (row, evidence) in own.iter().zip(evidence_ids) {
            self.evidence.insert(row.get("id").to_owned(), (commitment, evidence));
        }
        Ok(())
    }

    fn review(&mut self, database: &Database, step: &Cells, at: DateTime<Utc>) -> Result<()> {
        let id = step.get("ref");
        let row = self.files.row("reviews.csv", id)?;
        let evidence = self.files.rows("evidence.csv")?;
        let items = evidence
            .iter()
            .filter(|it| it.get("claim") == id)
            .map(new_evidence)
            .collect::<Result<Vec<_>>>()?;
        let verdict = verdict(&row)?;
        let published = database.write(|conn| {
            let commitment = commitment(conn, row.get("commitment"))?;
            let new = NewReview {
                commitment_id: commitment,
                milestone_id: milestone(conn, row.get("milestone"))?,
                organisation_id: organisation(conn, row.get("organisation"))?,
                period_id: period(conn, commitment, row.get("period"))?,
                verdict,
                evidence: items,
            };
            let actor = actor(conn, step, at)?;
            Ok::<_, Failure>((commitment, reviewing::publish(conn, &actor, &new)?))
        })?;
        self.reviews.insert(id.to_owned(), published);
        Ok(())
    }

    /// Answers a review, or revises the answer to it.
    fn answer_review(&self, database: &Database, step: &Cells, at: DateTime<Utc>) -> Result<()> {
        let row = self.files.row("answers.csv", step.get("ref"))?;
        let (commitment_id, review_id) = self.known(&self.reviews, row.get("review"))?;
        let (text_ko, text_en) = (bilingual(&row, "text", "ko")?, bilingual(&row, "text", "en")?);
        database.write(|conn| {
            let new = NewAnswer {
                commitment_id,
                review_id,
                organisation_id: organisation(conn, row.get("organisation"))?,
                text_ko,
                text_en,
                reason: step.get("reason").to_owned(),
            };
            let actor = actor(conn, step, at)?;
            answering::publish(conn, &actor, &new)?;
            Ok::<_, Failure>(())
        })?;
        Ok(())
    }

    fn assess(&self, database: &Database, step: &Cells, at: DateTime<Utc>) -> Result<()> {
        let rows = self.files.rows("assessments.csv")?;
        let own: Vec<&Cells> = rows.iter().filter(|it| it.get("batch") == step.get("ref")).collect();
        let first = own.first().with_context(|| format!("there is no batch {:?}", step.get("ref")))?;
        database.write(|conn| {
            let last = store::entries::last(conn)?;
            let commitments = store::commitments::by_key(conn, last, first.get("commitment"))?;
            let plan = store::plans::find(conn, last, commitments.plan_id)?;
            let values = own.iter().map(|it| assessment(conn, it)).collect::<Result<Vec<_>, Failure>>()?;
            let actor = actor(conn, step, at)?;
            // Rows that name who checked them say which transcriptions were compared with the report.
            match values.first().and_then(|it| Some((it.product, it.checked_by_id?))) {
                Some((product, by)) => {
                    let cell =
                        |(row, it): (&&Cells, &Assessment)| (row.get("commitment").to_owned(), it.indicator);
                    let chosen: Vec<_> = own.iter().zip(&values).map(cell).collect();
                    let subject = (&plan, product);
                    transcribing::check_after(conn, &actor, subject, by, (&chosen, last), |_| Ok(()))?;
                }
                None => assessing::publish(conn, &actor, &plan, &values)?,
            }
            Ok::<_, Failure>(())
        })?;
        Ok(())
    }
}

/// The shape of a file by its name: what stands before the first `_` only tells files of one shape apart.
fn shape_of(name: &str) -> String {
    let stem = name.trim_end_matches(".csv").trim_end_matches("_later");
    let shape = match stem.split_once('_') {
        Some((which, shape)) if which.ends_with(|c: char| c.is_ascii_digit()) => shape,
        _ => stem,
    };
    format!("{shape}.csv")
}

fn actor(conn: &mut SqliteConnection, step: &Cells, at: DateTime<Utc>) -> Result<Actor, Failure> {
    let office: Vec<&str> =
        [step.get("office_ko"), step.get("office_en")].into_iter().filter(|it| !it.is_empty()).collect();
    match step.get("by") {
        "" => Ok(Actor::operator(at)),
        key => Ok(Actor::of(at, organisation(conn, key)?, &office.join(" / "))),
    }
}

pub(super) fn organisation(conn: &mut SqliteConnection, key: &str) -> Result<OrganisationId, Failure> {
    store::organisations::id_of(conn, key)?.ok_or_else(|| Failure::Unknown(key.to_owned()))
}

fn commitment(conn: &mut SqliteConnection, key: &str) -> Result<CommitmentId, Failure> {
    store::commitments::id_of(conn, key)?.ok_or_else(|| Failure::Unknown(key.to_owned()))
}

fn milestone(
    conn: &mut SqliteConnection,
    key: &str,
) -> Result<Option<crate::domain::id::MilestoneId>, Failure> {
    if key.is_empty() {
        return Ok(None);
    }
    store::milestones::id_of(conn, key)?.map(Some).ok_or_else(|| Failure::Unknown(key.to_owned()))
}

fn period(
    conn: &mut SqliteConnection,
    commitment: CommitmentId,
    key: &str,
) -> Result<Option<crate::domain::id::PeriodId>, Failure> {
    if key.is_empty() {
        return Ok(None);
    }
    let last = store::entries::last(conn)?;
    let plan = store::commitments::with_ids(conn, last, &[commitment])?.pop().map(|it| it.plan_id);
    let plan = plan.ok_or_else(|| Failure::Unknown(key.to_owned()))?;
    let found = store::plans::periods(conn, last, plan)?.into_iter().find(|it| it.key == key);
    found.map(|it| Some(it.id)).ok_or_else(|| Failure::Unknown(key.to_owned()))
}

pub(super) fn term<V: Vocabulary>(slug: &str) -> Result<V> {
    V::from_slug(slug).context("the example's own term")
}

fn bilingual(row: &Cells, name: &str, language: &str) -> Result<Option<(String, Origin)>> {
    let text = row.text(&format!("{name}_{language}"));
    text.map(|text| Ok((text, term(row.get(&format!("{name}_{language}_is")))?))).transpose()
}

fn words(row: &Cells) -> Result<Words> {
    Ok(Words {
        status: term(row.get("reported_status"))?,
        text_ko: bilingual(row, "text", "ko")?,
        text_en: bilingual(row, "text", "en")?,
        difficulties_ko: row.text("difficulties_ko"),
        difficulties_en: row.text("difficulties_en"),
        next_step_ko: row.text("next_step_ko"),
        next_step_en: row.text("next_step_en"),
        no_evidence_ko: row.text("no_evidence_ko"),
        no_evidence_en: row.text("no_evidence_en"),
        occurred_on: row.day("occurred_on")?,
    })
}

fn verdict(row: &Cells) -> Result<Verdict> {
    Ok(Verdict {
        status: term(row.get("reviewed_status"))?,
        text_ko: bilingual(row, "text", "ko")?,
        text_en: bilingual(row, "text", "en")?,
    })
}

fn new_evidence(row: &Cells) -> Result<NewEvidence> {
    Ok(NewEvidence {
        kind: term(row.get("evidence_kind"))?,
        url: row.get("url").to_owned(),
        title_ko: bilingual(row, "title", "ko")?,
        title_en: bilingual(row, "title", "en")?,
        dated_on: row.day("dated_on")?,
        seen_on: row.day("seen_on")?,
        archive_url: None,
    })
}

fn assessment(conn: &mut SqliteConnection, row: &Cells) -> Result<Assessment, Failure> {
    let unknown = |err: anyhow::Error| Failure::Unknown(format!("{err:#}"));
    let by = |conn: &mut SqliteConnection, key: &str| match key {
        "" => Ok(None),
        key => organisation(conn, key).map(Some),
    };
    let optional = |name: &str| row.text(name);
    Ok(Assessment {
        commitment_id: commitment(conn, row.get("commitment"))?,
        product: term(row.get("product")).map_err(unknown)?,
        indicator: term(row.get("indicator")).map_err(unknown)?,
        term: optional("value").map(|it| term(&it)).transpose().map_err(unknown)?,
        missing: optional("missing").map(|it| term(&it)).transpose().map_err(unknown)?,
        value_text: optional("value_text"),
        how_entered: term(row.get("how_entered")).map_err(unknown)?,
        organisation_id: by(conn, row.get("entered_by"))?,
        checked_by_id: by(conn, row.get("checked_by"))?,
        report_year: None,
        report_url: optional("report_url"),
        page: optional("page"),
        rationale_ko: optional("rationale_ko"),
        rationale_ko_is: optional("rationale_ko_is").map(|it| term(&it)).transpose().map_err(unknown)?,
        rationale_en: optional("rationale_en"),
        rationale_en_is: optional("rationale_en_is").map(|it| term(&it)).transpose().map_err(unknown)?,
        source: optional("source"),
    })
}
