//! What every page of reporting needs: who writes, on what, and for whom.

use std::future::{Ready, ready};
use std::sync::Arc;

use actix_web::dev::Payload;
use actix_web::web::Data;
use actix_web::{FromRequest, HttpRequest, HttpResponse};
use chrono::{DateTime, Utc};
use diesel::SqliteConnection;

use super::Request;
use super::answer::{Answer, answered};
use super::drafting::{Topic, period_with_key};
use crate::acts::consolidating::SecondPerson;
use crate::acts::ground::{self, Ground};
use crate::acts::{Actor, Hand};
use crate::domain::draft::{Draft, DraftSubject, TypedReport};
use crate::domain::fault::Fault;
use crate::domain::id::{MemberId, OrganisationId, PeriodId, Position};
use crate::domain::member::Role;
use crate::domain::plan::{Period, period_to_report_on};
use crate::domain::report::{Report, ReportedStatus};
use crate::domain::vocabulary::Vocabulary as _;
use crate::links::Place;
use crate::links::running::Done;
use crate::messages::{self, text};
use crate::store;
use crate::store::lookup::{Day, Lookup, zone_or_utc};
use crate::views::drafting::{Carried, Sheet};
use crate::views::layout::Frame;
use crate::views::parts;
use crate::views::reporting::Writing;
use crate::web::error::{Error, InLanguage, Result};
use crate::web::form::Form;
use crate::web::query::Query;
use crate::web::sessions::SignedIn;
use crate::web::state::State;

/// What is written about, as an address names it.
pub enum Target {
    Commitment(String),
    Milestone(String),
    /// A report that is put right or taken back.
    Report(String),
}

/// Who writes, when, and on which page.
#[derive(Clone)]
pub struct Desk {
    pub who: SignedIn,
    pub now: DateTime<Utc>,
    pub place: Place,
    request: Request,
    pub(super) state: Data<State>,
}

/// A handler that takes it is reached by members only.
impl FromRequest for Desk {
    type Error = InLanguage;
    type Future = Ready<std::result::Result<Self, InLanguage>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(Self::of(request).map_err(|err| InLanguage(err, Request::of(request).language)))
    }
}

impl Desk {
    fn of(request: &HttpRequest) -> Result<Self> {
        let who = SignedIn::of(request)?;
        let state = State::of(request)?;
        let request = Request::of(request);
        let place = Place::now(request.language);
        Ok(Self { who, now: (state.settings.clock)(), place, request, state: state.clone() })
    }

    /// A page that is made where the database is read.
    pub async fn read(
        self,
        page: impl FnOnce(&mut SqliteConnection, Self) -> Result<Answer> + Send + 'static,
    ) -> HttpResponse {
        let (state, language) = (self.state.clone(), self.place.language);
        answered(state.read(move |conn| page(conn, self)).await, language)
    }

    /// What a form leads to where the database is written, if the form is as it should be.
    pub async fn write(
        self,
        form: Result<Form>,
        act: impl FnOnce(&mut SqliteConnection, Self, &Form) -> Result<Answer> + Send + 'static,
    ) -> HttpResponse {
        let (state, language) = (self.state.clone(), self.place.language);
        let answer = match form {
            Ok(form) => state.write(move |conn| act(conn, self, &form)).await,
            Err(err) => Err(err),
        };
        answered(answer, language)
    }

    /// The record's names as they stand.
    pub fn lookup(&self) -> Result<Arc<Lookup>> {
        Ok(self.state.present()?.lookup.clone())
    }

    /// The member's office, for the ledger.
    pub fn actor(&self) -> Actor {
        let member = &self.who.member;
        Actor::of(self.now, member.organisation_id, &member.office)
    }

    /// Whether publishing an assessment needs a second person.
    pub fn second_person(&self) -> SecondPerson {
        self.state.settings.second_person
    }

    /// The member at work, whose rights an act asks for again.
    pub fn hand(&self) -> Hand {
        Hand { actor: self.actor(), member_id: Some(self.who.member.id) }
    }

    /// Scheme, host and port of the site.
    pub fn public_url(&self) -> &str {
        &self.state.settings.public_url
    }

    /// The frame of a page whose title is a message.
    pub fn frame(&self, title: &str) -> Result<Frame> {
        self.frame_titled(text(self.place.language, title).to_owned())
    }

    pub fn frame_titled(&self, title: String) -> Result<Frame> {
        super::account::frame(&self.state, &self.who, &self.request, title)
    }

    /// What the address asks for after its question mark.
    pub fn query(&self) -> Result<Query> {
        Query::parse(&self.request.query)
    }

    /// What was just done, as the address says, and to which report.
    pub fn done(&self) -> Result<(Option<Done>, Option<String>)> {
        let query = self.query()?;
        let about = query.get("about").map(str::to_owned);
        Ok((query.get("done").and_then(Done::from_slug), about))
    }

    /// Who saved a draft, and when.
    pub fn said_of(&self, conn: &mut SqliteConnection, draft: &Draft) -> Result<String> {
        self.saved(conn, draft.content.written_by, draft.saved_at)
    }

    /// That a member saved a draft at an instant.
    pub fn saved(&self, conn: &mut SqliteConnection, by: MemberId, at: DateTime<Utc>) -> Result<String> {
        let name = store::members::find(conn, by)?.name;
        let lookup = self.lookup()?;
        let zone = zone_or_utc(lookup.participant(self.who.member.participant_id));
        let day = parts::day_text(self.place.language, zone.date_of(at));
        Ok(messages::format(
            self.place.language,
            "draft-found",
            &[("name", name.into()), ("day", day.into())],
        ))
    }
}

/// What a report is about, with what the member may do there.
pub struct About {
    pub topic: Topic,
    pub report: Option<Report>,
    /// What the rules stand on.
    pub ground: Ground,
}

impl About {
    /// Finds what an address names, if the member may write about it.
    pub fn find(conn: &mut SqliteConnection, desk: &Desk, target: &Target) -> Result<Self> {
        let lookup = desk.lookup()?;
        let at = store::entries::last(conn)?;
        let (commitment, milestone, report) = match target {
            Target::Commitment(key) => {
                let id = store::commitments::id_of(conn, key)?.ok_or(Error::NotFound)?;
                (id, None, None)
            }
            Target::Milestone(key) => {
                let milestone = store::milestones::by_key(conn, at, key)?;
                (milestone.commitment_id, Some(milestone.id), None)
            }
            Target::Report(key) => {
                let report = store::reports::by_key(conn, at, key)?;
                (report.subject.commitment_id, report.subject.milestone_id, Some(report))
            }
        };
        let ground = Ground::load(conn, at, &[commitment])?;
        let plan = ground.plan_of(commitment).ok_or(Error::NotFound)?;
        let member = &desk.who.member;
        if plan.participant_id != member.participant_id {
            return Err(Error::Forbidden("error-other-participant"));
        }
        let mut organisations = match &report {
            Some(report) if report.content.is_retracted => return Err(Error::Forbidden("error-retracted")),
            Some(report) => vec![report.subject.organisation_id],
            None => ground.reporters(commitment, milestone),
        };
        if member.role != Role::Secretariat {
            organisations.retain(|it| *it == member.organisation_id);
        }
        if organisations.is_empty() {
            return Err(Error::Forbidden("error-not-yours"));
        }
        let topic = Topic {
            plan: plan.clone(),
            commitment: ground.commitment(commitment).ok_or(Error::NotFound)?.clone(),
            milestone: milestone.and_then(|id| ground.milestone(id)).cloned(),
            today: Day::At(desk.now).of(lookup.participant(plan.participant_id)),
            organisations,
            lookup,
        };
        Ok(Self { topic, report, ground })
    }

    /// The position that the form is made at: what is published on the subject after it, its writer has not seen.
    pub fn base(&self) -> Position {
        self.ground.at()
    }

    /// The reporting periods of the plan that have begun, oldest first.
    fn periods_begun(&self) -> &[Period] {
        let all = self.periods();
        let n = all.partition_point(|it| it.content.starts_on <= self.topic.today);
        all.split_at(n).0
    }

    /// The reporting periods of the plan, oldest first.
    fn periods(&self) -> &[Period] {
        self.ground.periods_of(self.topic.commitment.id)
    }

    /// What anybody should know before typing: that the plan takes no reports, or that what was withdrawn can only be
    /// said to be so.
    pub fn hindrances(&self) -> Vec<Fault> {
        let of_plan = if self.report.is_some() { ground::fault_of_closed } else { ground::fault_of_plan };
        let of_plan = of_plan(&self.topic.plan).map(|it| it.message);
        let of_subject = self.is_on_withdrawn().then_some("fault-only-withdrawn");
        of_plan.into_iter().chain(of_subject).map(|it| Fault::new("", it)).collect()
    }

    /// Whether a new report would be on what was withdrawn.
    fn is_on_withdrawn(&self) -> bool {
        self.report.is_none() && self.ground.is_withdrawn(self.topic.commitment.id, self.topic.milestone_id())
    }

    /// The organisation with this key, if the member may report for it.
    pub fn organisation(&self, key: &str) -> Result<OrganisationId> {
        self.topic.organisation(key).ok_or(Error::Forbidden("error-not-yours"))
    }

    /// The period with this key; none if none was chosen.
    pub fn period(&self, key: &str) -> Result<Option<PeriodId>> {
        period_with_key(self.periods(), key)
    }

    /// Whether an organisation has published on the subject, or corrected what it published, after a position.
    pub fn is_overtaken(
        &self,
        conn: &mut SqliteConnection,
        base: Position,
        by: OrganisationId,
    ) -> diesel::QueryResult<bool> {
        if let Some(report) = &self.report {
            let at = store::entries::last(conn)?;
            return Ok(store::reports::by_key(conn, at, &report.subject.key)?.since > base);
        }
        let subject = (self.topic.commitment.id, self.topic.milestone_id());
        store::reports::is_said_after(conn, base, subject, by)
    }

    /// The report that is put right, or the latest that one of the organisations published on the subject.
    pub fn latest(&self, conn: &mut SqliteConnection) -> Result<Option<Report>> {
        let at = store::entries::last(conn)?;
        if let Some(report) = &self.report {
            return Ok(Some(store::reports::by_key(conn, at, &report.subject.key)?));
        }
        let own = |it: &Report| {
            it.subject.milestone_id == self.topic.milestone_id()
                && self.topic.organisations.contains(&it.subject.organisation_id)
                && !it.content.is_retracted
        };
        let all = store::reports::of_commitments(conn, at, &[self.topic.commitment.id])?;
        Ok(all.into_iter().filter(own).max_by_key(|it| it.since))
    }

    pub fn draft_subject(&self, organisation_id: OrganisationId) -> DraftSubject {
        DraftSubject {
            organisation_id,
            commitment_id: self.topic.commitment.id,
            milestone_id: self.topic.milestone_id(),
            report_id: self.report.as_ref().map(|it| it.id),
        }
    }

    /// A draft on the subject by one of the organisations.
    pub fn draft(&self, conn: &mut SqliteConnection) -> Result<Option<Draft>> {
        for id in &self.topic.organisations {
            if let Some(draft) = store::drafts::on(conn, &self.draft_subject(*id))? {
                return Ok(Some(draft));
            }
        }
        Ok(None)
    }

    /// A form to begin with: empty, or with the words that are to be put right.
    pub fn blank(&self, desk: &Desk) -> TypedReport {
        let key = |id| self.topic.lookup.organisation_key(id).to_owned();
        let organisation = self.topic.first_choice(desk).map(key).unwrap_or_default();
        match &self.report {
            Some(report) => TypedReport { organisation, ..TypedReport::of(&report.content) },
            None => TypedReport {
                organisation,
                status: if self.is_on_withdrawn() { ReportedStatus::Withdrawn.slug() } else { "" }.to_owned(),
                period: period_to_report_on(self.periods(), self.topic.today)
                    .map(|it| it.key.clone())
                    .unwrap_or_default(),
                ..TypedReport::default()
            },
        }
    }

    /// The same for the period that the address asks for, if it asks for one of the plan's.
    pub fn begun(&self, desk: &Desk) -> Result<TypedReport> {
        let (asked, blank) = (desk.query()?, self.blank(desk));
        let period = asked.get("period").filter(|key| self.periods().iter().any(|it| it.key == **key));
        Ok(match period {
            Some(key) if self.report.is_none() => TypedReport { period: key.to_owned(), ..blank },
            _ => blank,
        })
    }

    /// The page that the form is on.
    pub fn writing<'a>(
        &self,
        desk: &Desk,
        typed: &'a TypedReport,
        carried: Carried,
        latest: Option<&'a Report>,
    ) -> Result<Writing<'a>> {
        let (place, topic) = (&desk.place, &self.topic);
        let milestone = topic.milestone.as_ref();
        let (title, address, periods) = match (&self.report, milestone) {
            (Some(report), _) => ("correct-title", place.correct(&report.subject.key), &[][..]),
            (None, Some(it)) => ("report-title", place.report_on_milestone(&it.key), self.periods_begun()),
            (None, None) => {
                ("report-title", place.report_on_commitment(&topic.commitment.key), self.periods_begun())
            }
        };
        let due = milestone.and_then(|it| it.content.due_on).or(topic.commitment.content.end_on);
        let sheet = topic.sheet(desk, (title, address), periods, carried)?;
        Ok(Writing {
            sheet: Sheet { due: due.map(|day| parts::day_text(place.language, day)), ..sheet },
            typed,
            latest,
            is_correction: self.report.is_some(),
        })
    }
}

/// A number, if there is one, and a title.
pub fn titled(desk: &Desk, number: Option<&str>, title: crate::domain::text::Bilingual<'_>) -> String {
    let title = parts::plain(desk.place.language, title);
    number.map_or(title.clone(), |number| format!("{number} {title}"))
}
