//! Correction requests: anyone's "this is wrong or out of date", and what came of it.

use chrono::{DateTime, Days, NaiveDate, Utc};
use diesel::{Insertable, Queryable, Selectable};

use super::id::{
    CommitmentId, EvidenceId, MilestoneId, OrganisationId, ParticipantId, Position, ReportId, RequestId,
    ReviewId,
};
use super::text::Bilingual;
use super::vocabulary::{Language, Origin, vocabulary};
use crate::schema::{outcomes, requests, waiting_requests};

vocabulary! {
    /// What a request says is the matter.
    RequestCategory "request_category" {
        WrongFact = "wrong_fact";
        OutOfDate = "out_of_date";
        Missing = "missing";
        WrongTranslation = "wrong_translation";
        /// Of evidence only: its link no longer opens.
        DeadLink = "dead_link";
        Other = "other";
    }
}

vocabulary! {
    /// Why the secretariat did not take a request up.
    Refusal "refusal" {
        Spam = "spam";
        /// It cannot be published without somebody's personal data.
        PersonalData = "personal_data";
        NotAboutTheRecord = "not_about_the_record";
        Duplicate = "duplicate";
        Unclear = "unclear";
    }
}

vocabulary! {
    /// What came of a request.
    Outcome "outcome" {
        Corrected = "corrected";
        PartlyCorrected = "partly_corrected";
        /// The record stays as it is; the reason is published.
        NotCorrected = "not_corrected";
        /// Another organisation has to answer.
        PassedOn = "passed_on";
    }
}

vocabulary! {
    /// Where a request stands, once it has been read.
    RequestState "request_state" {
        Open = "open";
        /// Open, and past the day on which the answer was due.
        Late = "late";
        Answered = "answered";
        Refused = "refused";
    }
}

/// Days within which the secretariat reads a request; after them it is called late.
pub const READ_WITHIN: u32 = 14;

/// Days within which the responsible organisation answers, from the day on which the request was accepted or passed on.
/// The time that Korea's law on civil petitions gives for a proposal (Enforcement Decree of the Civil Petitions
/// Treatment Act, article 15).
pub const ANSWER_WITHIN: u32 = 14;

/// Days for which the sender's address is kept after the request was answered or refused: time to tell the sender.
pub const SENDER_KEPT: u32 = 30;

/// The most requests of one participant that may wait at once, so that a flood cannot fill the file.
pub const MOST_WAITING: i64 = 500;

/// The day `days` after another.
pub fn days_after(day: NaiveDate, days: u32) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(day)
}

/// The public number of the `n`-th request of a year.
pub fn number(year: i32, n: u32) -> String {
    format!("{year:04}-{n:04}")
}

/// Year and place of a public number; none for what is none.
pub fn in_number(key: &str) -> Option<(i32, u32)> {
    let (year, n) = key.split_once('-')?;
    let is_number = |text: &str, least: usize| {
        (least..=9).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    (year.len() == 4 && is_number(year, 4) && is_number(n, 4)).then_some(())?;
    Some((year.parse().ok()?, n.parse().ok()?))
}

/// What a request is about: something that is said of a commitment, or the commitment itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RequestSubject {
    pub commitment_id: CommitmentId,
    pub part: RequestPart,
}

/// Which part of a commitment a request is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestPart {
    Commitment,
    Milestone(MilestoneId),
    Report(ReportId),
    Review(ReviewId),
    Evidence(EvidenceId),
}

/// The columns of a part: milestone, report, review, evidence.
type PartColumns = (Option<MilestoneId>, Option<ReportId>, Option<ReviewId>, Option<EvidenceId>);

impl RequestPart {
    fn of_columns(columns: PartColumns) -> Self {
        match columns {
            (Some(id), ..) => Self::Milestone(id),
            (_, Some(id), ..) => Self::Report(id),
            (_, _, Some(id), _) => Self::Review(id),
            (.., Some(id)) => Self::Evidence(id),
            (None, None, None, None) => Self::Commitment,
        }
    }

    /// The columns of a row that hold it.
    pub fn columns(self) -> PartColumns {
        match self {
            Self::Commitment => (None, None, None, None),
            Self::Milestone(id) => (Some(id), None, None, None),
            Self::Report(id) => (None, Some(id), None, None),
            Self::Review(id) => (None, None, Some(id), None),
            Self::Evidence(id) => (None, None, None, Some(id)),
        }
    }
}

/// A request that nobody has read yet: private.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = waiting_requests, check_for_backend(diesel::sqlite::Sqlite))]
pub struct WaitingRequest {
    /// Its public number, which says nothing of it.
    pub key: String,
    pub participant_id: ParticipantId,
    pub category: RequestCategory,
    pub received_on: NaiveDate,
    pub commitment_id: CommitmentId,
    pub milestone_id: Option<MilestoneId>,
    pub report_id: Option<ReportId>,
    pub review_id: Option<ReviewId>,
    pub evidence_id: Option<EvidenceId>,
    /// The language of the page on which it was written.
    pub language: Language,
    pub text: String,
    pub link: Option<String>,
}

impl WaitingRequest {
    pub fn subject(&self) -> RequestSubject {
        let columns = (self.milestone_id, self.report_id, self.review_id, self.evidence_id);
        RequestSubject { commitment_id: self.commitment_id, part: RequestPart::of_columns(columns) }
    }
}

/// A request that has been read; of one that was refused, only number, category, dates and reason.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = requests, check_for_backend(diesel::sqlite::Sqlite))]
pub struct RequestContent {
    pub key: String,
    pub participant_id: ParticipantId,
    pub category: RequestCategory,
    pub received_on: NaiveDate,
    /// None for one that was accepted.
    pub refusal: Option<Refusal>,
    pub commitment_id: Option<CommitmentId>,
    pub milestone_id: Option<MilestoneId>,
    pub report_id: Option<ReportId>,
    pub review_id: Option<ReviewId>,
    pub evidence_id: Option<EvidenceId>,
    /// Who had to answer when it was accepted.
    pub organisation_id: Option<OrganisationId>,
    pub answer_due_on: Option<NaiveDate>,
    pub language: Option<Language>,
    pub text: Option<String>,
    pub link: Option<String>,
    /// Whether personal data was taken out before it was published.
    pub is_edited: bool,
}

impl RequestContent {
    /// What it is about; none for one that was refused.
    pub fn subject(&self) -> Option<RequestSubject> {
        let columns = (self.milestone_id, self.report_id, self.review_id, self.evidence_id);
        let part = RequestPart::of_columns(columns);
        self.commitment_id.map(|commitment_id| RequestSubject { commitment_id, part })
    }
}

/// An answer to a request.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = outcomes, check_for_backend(diesel::sqlite::Sqlite))]
pub struct OutcomeContent {
    pub request_id: RequestId,
    /// Whose answer it is.
    pub organisation_id: OrganisationId,
    pub outcome: Outcome,
    pub text_ko: Option<String>,
    pub text_ko_is: Option<Origin>,
    pub text_en: Option<String>,
    pub text_en_is: Option<Origin>,
    /// The entry that the request caused.
    pub caused_position: Option<Position>,
    pub passed_to_id: Option<OrganisationId>,
    pub answer_due_on: Option<NaiveDate>,
}

impl OutcomeContent {
    pub fn text(&self) -> Bilingual<'_> {
        Bilingual::new(&self.text_ko, self.text_ko_is, &self.text_en, self.text_en_is)
    }
}

/// An answer with when it was recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    pub since: Position,
    pub recorded_at: DateTime<Utc>,
    pub content: OutcomeContent,
}

/// A request as of a position, with the answers to it, oldest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectionRequest {
    pub id: RequestId,
    /// Where it was accepted or refused, and when.
    pub since: Position,
    pub recorded_at: DateTime<Utc>,
    pub content: RequestContent,
    pub outcomes: Vec<Answered>,
}

impl CorrectionRequest {
    /// Where it stands on `today`.
    pub fn state(&self, today: NaiveDate) -> RequestState {
        let last = self.outcomes.last();
        if self.content.refusal.is_some() {
            RequestState::Refused
        } else if last.is_some_and(|it| it.content.outcome != Outcome::PassedOn) {
            RequestState::Answered
        } else if self.answer_due_on().is_some_and(|due| due < today) {
            RequestState::Late
        } else {
            RequestState::Open
        }
    }

    /// Who has to answer, or has answered.
    pub fn organisation_id(&self) -> Option<OrganisationId> {
        let passed = self.outcomes.iter().rev().find_map(|it| it.content.passed_to_id);
        passed.or(self.content.organisation_id)
    }

    /// By when the answer is due: from when it was accepted, or passed on last.
    pub fn answer_due_on(&self) -> Option<NaiveDate> {
        let passed = self.outcomes.iter().rev().find_map(|it| it.content.answer_due_on);
        passed.or(self.content.answer_due_on)
    }

    /// Where the last that was said of it comes from.
    pub fn last(&self) -> Position {
        self.outcomes.last().map_or(self.since, |it| it.since)
    }
}

/// How many requests an organisation has, or has had, to answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RequestCounts {
    /// Not answered yet, those that are late included.
    pub open: usize,
    pub late: usize,
    pub answered: usize,
}

impl RequestCounts {
    /// Counts them as they stand on `today`.
    pub fn of<'a>(requests: impl Iterator<Item = &'a CorrectionRequest>, today: NaiveDate) -> Self {
        let mut counts = Self::default();
        for it in requests {
            match it.state(today) {
                RequestState::Late => {
                    counts.open = counts.open.saturating_add(1);
                    counts.late = counts.late.saturating_add(1);
                }
                RequestState::Open => counts.open = counts.open.saturating_add(1),
                RequestState::Answered => counts.answered = counts.answered.saturating_add(1),
                RequestState::Refused => {}
            }
        }
        counts
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is public of the requests that wait to be read: how many of a participant, and since when the oldest does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    pub participant_id: ParticipantId,
    pub n: i64,
    pub oldest_on: Option<NaiveDate>,
}
