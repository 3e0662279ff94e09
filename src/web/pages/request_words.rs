//! Correction requests in words: what each is about, who answers for it, and what came of it.

use diesel::SqliteConnection;

use crate::domain::commitment::Standing;
use crate::domain::id::{OrganisationId, ReportId, ReviewId};
use crate::domain::request::{Answered, CorrectionRequest, RequestPart, RequestState, RequestSubject};
use crate::domain::text::Bilingual;
use crate::links::Place;
use crate::messages::label;
use crate::store;
use crate::store::lookup::{Day, Lookup, zone_or_utc};
use crate::views::parts;
use crate::views::requests::{About, Answer, Caused, Shown};
use crate::web::error::{Error, Result};

/// From where requests are looked at.
pub struct Scene<'a> {
    pub place: &'a Place,
    pub lookup: &'a Lookup,
    pub day: Day,
}

impl Scene<'_> {
    /// The date for a participant.
    fn today(&self, request: &CorrectionRequest) -> chrono::NaiveDate {
        self.day.of(self.lookup.participant(request.content.participant_id))
    }

    fn name(&self, id: OrganisationId, today: chrono::NaiveDate) -> String {
        let found = self.lookup.organisation(id);
        found.map(|it| parts::plain(self.place.language, it.name_on(today))).unwrap_or_default()
    }

    fn titled(&self, number: Option<&str>, title: Bilingual<'_>) -> String {
        let title = parts::plain(self.place.language, title);
        number.map_or(title.clone(), |number| format!("{number} {title}"))
    }

    /// What a request is about.
    pub fn about(&self, conn: &mut SqliteConnection, subject: RequestSubject) -> Result<About> {
        let at = self.lookup.at;
        let commitment = store::commitments::with_ids(conn, at, &[subject.commitment_id])?.pop();
        let commitment = commitment.ok_or(Error::NotFound)?;
        let is_withdrawn = commitment.content.standing == Standing::Withdrawn;
        let about = About {
            kind: "commitment",
            name: String::new(),
            address: self.place.commitment(&commitment.key),
            commitment: self.titled(commitment.content.number.as_deref(), commitment.content.title()),
            is_gone: is_withdrawn,
        };
        Ok(match subject.part {
            RequestPart::Commitment => about,
            RequestPart::Milestone(id) => {
                let all = store::milestones::of_commitments(conn, at, &[commitment.id])?;
                let it = all.into_iter().find(|it| it.id == id).ok_or(Error::NotFound)?;
                let name = self.titled(it.content.number.as_deref(), it.content.title());
                let is_gone = is_withdrawn || it.content.standing == Standing::Withdrawn;
                About { kind: "milestone", name, is_gone, ..about }
            }
            RequestPart::Report(id) => self.about_report(conn, about, &commitment.key, id)?,
            RequestPart::Review(id) => self.about_review(conn, about, &commitment.key, id)?,
            RequestPart::Evidence(id) => {
                let (_, evidence) = store::evidence::find(conn, at, id)?;
                let claim = match (evidence.report_id, evidence.review_id) {
                    (Some(id), _) => self.about_report(conn, about, &commitment.key, id)?,
                    (None, Some(id)) => self.about_review(conn, about, &commitment.key, id)?,
                    (None, None) => about,
                };
                let title = evidence.content.title();
                let url = &evidence.content.url;
                let name = title.said(self.place.language).map_or(url.as_str(), |it| it.text).to_owned();
                About { kind: "request-about-evidence", name, ..claim }
            }
        })
    }

    fn about_report(
        &self,
        conn: &mut SqliteConnection,
        about: About,
        commitment: &str,
        id: ReportId,
    ) -> Result<About> {
        let key = store::reports::key_of(conn, id)?;
        let it = store::reports::by_key(conn, self.lookup.at, &key)?;
        let participant =
            self.lookup.organisation(it.subject.organisation_id).and_then(|it| it.participant_id);
        let participant = participant.and_then(|id| self.lookup.participant(id));
        let zone = zone_or_utc(participant);
        let on = zone.date_of(it.recorded_at);
        let language = self.place.language;
        let name = format!(
            "{}, {}, {}",
            self.name(it.subject.organisation_id, self.day.of(participant)),
            label(language, it.content.status),
            parts::day_text(language, on),
        );
        Ok(About {
            kind: "request-about-report",
            name,
            address: self.place.statement(commitment, &key),
            is_gone: about.is_gone || it.content.is_retracted,
            ..about
        })
    }

    fn about_review(
        &self,
        conn: &mut SqliteConnection,
        about: About,
        commitment: &str,
        id: ReviewId,
    ) -> Result<About> {
        let it = store::reviews::by_id(conn, self.lookup.at, id)?;
        let participant =
            self.lookup.organisation(it.subject.organisation_id).and_then(|it| it.participant_id);
        let today = self.day.of(participant.and_then(|id| self.lookup.participant(id)));
        let name = format!(
            "{}, {}",
            self.name(it.subject.organisation_id, today),
            label(self.place.language, it.content.status)
        );
        Ok(About {
            kind: "request-about-review",
            name,
            address: self.place.statement(commitment, &it.subject.key),
            is_gone: about.is_gone || it.content.is_retracted,
            ..about
        })
    }

    /// A request with all that is shown of it.
    pub fn shown(&self, conn: &mut SqliteConnection, request: CorrectionRequest) -> Result<Shown> {
        let today = self.today(&request);
        let zone = zone_or_utc(self.lookup.participant(request.content.participant_id));
        let state = request.state(today);
        let about = request.content.subject().map(|it| self.about(conn, it)).transpose()?;
        let due_on = request.answer_due_on();
        let mut answers = Vec::with_capacity(request.outcomes.len());
        for it in &request.outcomes {
            answers.push(self.answer(conn, &request, it)?);
        }
        Ok(Shown {
            state,
            about,
            organisation: request
                .organisation_id()
                .map(|id| (self.name(id, today), self.place.organisation(self.lookup.organisation_key(id)))),
            recorded_on: zone.date_of(request.recorded_at),
            due_on,
            late_days: due_on
                .filter(|_| state == RequestState::Late)
                .map(|due| today.signed_duration_since(due).num_days()),
            answers,
            request,
        })
    }

    fn answer(
        &self,
        conn: &mut SqliteConnection,
        request: &CorrectionRequest,
        it: &Answered,
    ) -> Result<Answer> {
        let today = self.today(request);
        let zone = zone_or_utc(self.lookup.participant(request.content.participant_id));
        let entry = store::entries::find(conn, it.since)?;
        let by = entry.organisation_id.filter(|id| *id != it.content.organisation_id);
        let caused = match (it.content.caused_position, request.content.commitment_id) {
            (Some(position), Some(commitment)) => {
                let entry = store::entries::find(conn, position)?;
                let on = zone.date_of(entry.recorded_at);
                let keys = store::commitments::keys(conn, &[commitment])?;
                let key = keys.first().map(|(_, key)| key.clone()).unwrap_or_default();
                let then = self.place.as_of_position(position.0, &on.to_string());
                Some(Caused { kind: entry.kind, position: position.0, on, address: then.commitment(&key) })
            }
            _ => None,
        };
        Ok(Answer {
            organisation: self.name(it.content.organisation_id, today),
            entered_by: by.map(|id| self.name(id, today)),
            on: zone.date_of(it.recorded_at),
            content: it.content.clone(),
            caused,
            passed_to: it.content.passed_to_id.map(|id| self.name(id, today)),
        })
    }

    /// Several at once.
    pub fn all_shown(
        &self,
        conn: &mut SqliteConnection,
        requests: impl IntoIterator<Item = CorrectionRequest>,
    ) -> Result<Vec<Shown>> {
        requests.into_iter().map(|it| self.shown(conn, it)).collect()
    }
}
