//! One small plan and its life, written through the functions that everybody writes through, a day at a time.

use chrono::NaiveDate;
use diesel::{QueryResult, SqliteConnection};
use jikim::acts::reporting::{NewEvidence, NewReport, Words};
use jikim::acts::reviewing::{NewReview, Verdict};
use jikim::acts::{Actor, assessing, planning, reporting, reviewing};
use jikim::domain::assessment::{Assessment, HowEntered};
use jikim::domain::commitment::{
    CommitmentContent, CommitmentLink, CommitmentOrganisation, CommitmentText, LinkKind, OrganisationRole,
    Standing, TextField, Unit,
};
use jikim::domain::evidence::EvidenceKind;
use jikim::domain::id::{
    CommitmentId, MilestoneId, OrganisationId, ParticipantId, PeriodId, PlanId, Position,
};
use jikim::domain::indicator::{Generation, Indicator, Product, Term};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::milestone::MilestoneContent;
use jikim::domain::organisation::OrganisationKind;
use jikim::domain::plan::{PeriodContent, Plan, PlanContent, PlanStage};
use jikim::domain::report::ReportedStatus;
use jikim::domain::review::ReviewedStatus;
use jikim::domain::vocabulary::{Missing, Origin, Precision};
use jikim::{ledger, store};

use super::app::{Reply, TestApp};
use super::members::{organisation, participant};
use super::{Record, at};

/// What the example's rows are known by.
#[derive(Debug, Clone, Copy)]
pub struct Ids {
    pub participant: ParticipantId,
    pub plan: PlanId,
    pub ministry: OrganisationId,
    pub watchers: OrganisationId,
    pub period: PeriodId,
    pub commitment: CommitmentId,
    pub milestones: [MilestoneId; 3],
}

/// The example with a server.
pub struct Example {
    pub record: Record,
    app: TestApp,
}

impl Example {
    /// A server of a record in which nothing is written yet.
    pub fn empty() -> Self {
        let record = Record::new();
        let app = record.app();
        Self { record, app }
    }

    /// A server of the whole life.
    pub fn written() -> Self {
        let example = Self::empty();
        write(&example.record);
        example
    }

    pub fn post(&self, address: &str, cookie: &str, fields: &[(&str, &str)]) -> Reply {
        self.app.post(address, cookie, fields)
    }

    pub fn get_as(&self, address: &str, cookie: &str) -> Reply {
        self.app.get_as(address, cookie)
    }

    pub fn app(&self) -> &TestApp {
        &self.app
    }

    pub fn get(&self, address: &str) -> Reply {
        self.app.get(address)
    }

    pub fn send(&self, address: &str, headers: &[(&str, &str)]) -> Reply {
        self.app.send(address, headers)
    }
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn original(text: &str) -> Option<(String, Origin)> {
    Some((text.to_owned(), Origin::Original))
}

/// The whole life: drafted on 5 January 2026, submitted on the 15th, reporting opened on 1 February, reported on
/// 20 June, corrected on the 25th, reviewed on 10 July, assessed on 1 August, amended on 1 September.
pub fn write(record: &Record) -> Ids {
    let ids = draft(record);
    submit(record, ids);
    report(record, ids);
    review(record, ids);
    assess(record, ids);
    amend(record, ids);
    ids
}

/// The plan as drafted: two commitments, one with three milestones, and a commitment of an earlier plan.
pub fn draft(record: &Record) -> Ids {
    let entry = NewEntry::by_operator(at("2026-01-05T00:00:00Z"), EntryKind::Plan);
    record.write(|conn| {
        let (_, ids) = ledger::record(conn, &entry, |conn, position| {
            let participant = participant(conn, position, "kr")?;
            let ministry =
                organisation(conn, position, participant, "mois", "행정안전부", OrganisationKind::Ministry)?;
            let watchers = organisation(
                conn,
                position,
                participant,
                "watch",
                "열린사회연대",
                OrganisationKind::CivilSociety,
            )?;
            let plan = plan(conn, position, participant, "kr-7", 7)?;
            let before = self::plan(conn, position, participant, "kr-6", 6)?;
            let earlier = commitment(conn, position, before, "kr-6-2", "2", "참여 창구 개선")?;
            let period = period(conn, position, plan)?;
            let commitment_id = commitment(conn, position, plan, "kr-7-2_1", "2.1", "국민 참여 창구 통합")?;
            commitment(conn, position, plan, "kr-7-2_10", "2.10", "예산 정보 <공개> & 설명")?;
            let part = CommitmentOrganisation {
                commitment_id,
                organisation_id: ministry,
                role: OrganisationRole::Lead,
                ordinal: 1,
                division_ko: Some("공공데이터정책과".to_owned()),
                division_en: None,
            };
            store::commitments::revise_organisation(conn, position, &part)?;
            texts(conn, position, commitment_id)?;
            let link = CommitmentLink {
                from_id: earlier,
                to_id: commitment_id,
                kind: LinkKind::CarriedOver,
                note_ko: None,
                note_en: None,
                source: None,
            };
            store::commitments::revise_link(conn, position, &link)?;
            let milestones = [
                milestone(conn, position, commitment_id, 1, "창구 설계", Some("2026-03-31"))?,
                milestone(conn, position, commitment_id, 2, "창구 개통", Some("2026-06-30"))?,
                milestone(conn, position, commitment_id, 3, "창구 운영", None)?,
            ];
            Ok::<_, diesel::result::Error>(Ids {
                participant,
                plan,
                ministry,
                watchers,
                period,
                commitment: commitment_id,
                milestones,
            })
        })
        .expect("a draft");
        ids
    })
}

fn plan(
    conn: &mut SqliteConnection,
    position: Position,
    participant: ParticipantId,
    key: &str,
    number: i32,
) -> QueryResult<PlanId> {
    let plan_id = store::plans::insert(conn, position, key, participant)?;
    let content = PlanContent {
        plan_id,
        number,
        ogp_id: None,
        title_ko: Some(format!("제{number}차 실행계획")),
        title_ko_is: Some(Origin::Original),
        title_en: Some(format!("Action plan {number}")),
        title_en_is: Some(Origin::Unofficial),
        start_written: None,
        start_on: Some(day("2026-01-01")),
        start_precision: Some(Precision::Day),
        end_written: None,
        end_on: Some(day("2027-12-31")),
        end_precision: Some(Precision::Year),
        submission_year: Some(2026),
        stage: PlanStage::Draft,
        generation: Generation::Current,
        commitments_stated: Some(14),
        irm_units_stated: None,
        tracked_from: None,
        source: None,
    };
    store::plans::revise(conn, position, &content)?;
    Ok(plan_id)
}

fn period(conn: &mut SqliteConnection, position: Position, plan: PlanId) -> QueryResult<PeriodId> {
    let id = store::plans::insert_period(conn, position, "kr-7-2026h1", plan)?;
    let content = PeriodContent {
        period_id: id,
        label_ko: Some("2026년 상반기".to_owned()),
        label_en: Some("first half of 2026".to_owned()),
        starts_on: day("2026-01-01"),
        ends_on: day("2026-06-30"),
        silent_from: day("2026-07-31"),
    };
    store::plans::revise_period(conn, position, &content)?;
    Ok(id)
}

fn commitment(
    conn: &mut SqliteConnection,
    position: Position,
    plan: PlanId,
    key: &str,
    number: &str,
    title: &str,
) -> QueryResult<CommitmentId> {
    let id = store::commitments::insert(conn, position, key, plan)?;
    let content = CommitmentContent {
        commitment_id: id,
        number: Some(number.to_owned()),
        ordinal: id.0,
        ogp_id: (key == "kr-7-2_1").then(|| "KR0071".to_owned()),
        unit: Unit::Commitment,
        standing: Standing::InPlan,
        title_ko: Some(title.to_owned()),
        title_ko_is: Some(Origin::Original),
        title_en: None,
        title_en_is: None,
        short_title: None,
        theme_ko: Some("참여".to_owned()),
        theme_en: None,
        lead_written: None,
        supporting_written: Some("각 부처".to_owned()),
        start_written: None,
        start_on: Some(day("2026-01-01")),
        start_precision: Some(Precision::Day),
        end_written: None,
        end_on: Some(day("2027-12-31")),
        end_precision: Some(Precision::Day),
        areas_coded: false,
        url: None,
        note_ko: None,
        note_en: None,
        source: None,
    };
    store::commitments::revise(conn, position, &content)?;
    Ok(id)
}

/// Two fields of the template, written in another order than the template has.
fn texts(conn: &mut SqliteConnection, position: Position, id: CommitmentId) -> QueryResult<()> {
    for (field, text) in
        [(TextField::Solution, "창구를 하나로 모읍니다."), (TextField::Problem, "창구가 흩어져 있습니다.")]
    {
        let text = CommitmentText {
            commitment_id: id,
            field,
            text_ko: Some(text.to_owned()),
            text_ko_is: Some(Origin::Original),
            text_en: None,
            text_en_is: None,
            source: None,
        };
        store::commitments::revise_text(conn, position, &text)?;
    }
    Ok(())
}

fn milestone(
    conn: &mut SqliteConnection,
    position: Position,
    commitment: CommitmentId,
    n: i32,
    title: &str,
    due: Option<&str>,
) -> QueryResult<MilestoneId> {
    let id = store::milestones::insert(conn, position, &format!("kr-7-2_1-m{n}"), commitment)?;
    let content = MilestoneContent {
        milestone_id: id,
        number: Some(n.to_string()),
        ordinal: n,
        standing: Standing::InPlan,
        title_ko: Some(title.to_owned()),
        title_ko_is: Some(Origin::Original),
        title_en: None,
        title_en_is: None,
        start_written: None,
        start_on: Some(day("2026-01-01")),
        start_precision: Some(Precision::Day),
        due_written: due.is_none().then(|| "계속 추진".to_owned()),
        due_on: due.map(day),
        due_precision: Some(if due.is_some() { Precision::Day } else { Precision::Open }),
        organisation_id: None,
        responsible_written: due.is_none().then(|| "한국지능정보사회진흥원".to_owned()),
        source: None,
    };
    store::milestones::revise(conn, position, &content)?;
    Ok(id)
}

fn plan_of(conn: &mut SqliteConnection, id: PlanId) -> Plan {
    let last = store::entries::last(conn).expect("a position");
    store::plans::find(conn, last, id).expect("a plan")
}

/// Submitted on 15 January, reporting opened on 1 February.
pub fn submit(record: &Record, ids: Ids) {
    record.write(|conn| {
        let plan = plan_of(conn, ids.plan);
        let actor = Actor::of(at("2026-01-15T01:00:00Z"), ids.ministry, "사무국");
        planning::submit(conn, &actor, day("2026-01-15"), &plan, Some(day("2026-01-15")), None)
            .expect("submitted");
        let plan = plan_of(conn, ids.plan);
        let actor = Actor::of(at("2026-02-01T01:00:00Z"), ids.ministry, "사무국");
        planning::open_reporting(conn, &actor, day("2026-02-01"), &plan, day("2026-02-01")).expect("opened");
    });
}

pub fn words(status: ReportedStatus, text: &str) -> Words {
    Words {
        status,
        text_ko: original(text),
        text_en: None,
        difficulties_ko: None,
        difficulties_en: None,
        next_step_ko: Some("전국에 확대할 예정입니다.".to_owned()),
        next_step_en: None,
        no_evidence_ko: None,
        no_evidence_en: None,
        occurred_on: Some(day("2026-06-12")),
    }
}

fn evidence(url: &str) -> NewEvidence {
    NewEvidence {
        kind: EvidenceKind::LiveService,
        url: url.to_owned(),
        title_ko: original("통합 창구"),
        title_en: None,
        dated_on: None,
        seen_on: Some(day("2026-06-18")),
        archive_url: None,
    }
}

/// The commitment reported substantial and its first milestone complete on 20 June; the first put right on the 25th.
pub fn report(record: &Record, ids: Ids) {
    record.write(|conn| {
        let actor = Actor::of(at("2026-06-20T01:00:00Z"), ids.ministry, "공공데이터정책과");
        let new = |milestone_id, words, evidence| NewReport {
            commitment_id: ids.commitment,
            milestone_id,
            organisation_id: ids.ministry,
            period_id: Some(ids.period),
            entered_later: false,
            words,
            evidence,
        };
        let today = day("2026-06-20");
        let own = new(
            None,
            words(ReportedStatus::Substantial, "열 곳을 모았습니다."),
            vec![evidence("https://one.example.kr/")],
        );
        let id = reporting::publish(conn, &actor, today, &own).expect("reported");
        let first = new(
            Some(ids.milestones[0]),
            words(ReportedStatus::Complete, "설계를 마쳤습니다."),
            vec![evidence("https://design.example.kr/")],
        );
        reporting::publish(conn, &actor, today, &first).expect("reported");
        let actor = Actor::of(at("2026-06-25T01:00:00Z"), ids.ministry, "공공데이터정책과");
        let right = words(ReportedStatus::Substantial, "아홉 곳을 모았습니다.");
        reporting::correct(conn, &actor, day("2026-06-25"), (ids.commitment, id), &right, "집계 착오")
            .expect("corrected");
    });
}

/// Civil society finds the commitment limited on 10 July.
pub fn review(record: &Record, ids: Ids) {
    record.write(|conn| {
        let actor = Actor::of(at("2026-07-10T01:00:00Z"), ids.watchers, "정책팀");
        let new = NewReview {
            commitment_id: ids.commitment,
            milestone_id: None,
            organisation_id: ids.watchers,
            period_id: Some(ids.period),
            verdict: Verdict {
                status: ReviewedStatus::Limited,
                text_ko: original("네 곳만 이어집니다."),
                text_en: None,
            },
            evidence: Vec::new(),
        };
        reviewing::publish(conn, &actor, &new).expect("reviewed");
    });
}

/// Two values of an IRM report transcribed on 1 August: one on the scale, one not applicable.
pub fn assess(record: &Record, ids: Ids) {
    record.write(|conn| {
        let plan = plan_of(conn, ids.plan);
        let value = |indicator, term, missing| Assessment {
            commitment_id: ids.commitment,
            product: Product::ResultsReport,
            indicator,
            term,
            missing,
            value_text: None,
            how_entered: HowEntered::Transcribed,
            organisation_id: Some(ids.watchers),
            checked_by_id: None,
            report_year: Some(2026),
            report_url: Some("https://irm.example.org/report".to_owned()),
            page: Some("31".to_owned()),
            rationale_ko: None,
            rationale_ko_is: None,
            rationale_en: None,
            rationale_en_is: None,
            source: None,
        };
        let values = [
            value(Indicator::CompletionEnd, Some(Term::Limited), None),
            value(Indicator::EarlyResults, None, Some(Missing::NotReviewed)),
        ];
        let actor = Actor::of(at("2026-08-01T01:00:00Z"), ids.watchers, "정책팀");
        assessing::publish(conn, &actor, &plan, &values).expect("assessed");
    });
}

/// The second milestone moved to the end of the year on 1 September.
pub fn amend(record: &Record, ids: Ids) {
    record.write(|conn| {
        let actor = Actor::of(at("2026-09-01T01:00:00Z"), ids.ministry, "사무국");
        let mut entry = actor.entry(EntryKind::Amendment, Some(ids.participant));
        entry.reason = Some("연계 기관 협의 지연".to_owned());
        entry.source = Some("https://forum.example.kr/minutes/9".to_owned());
        let last = store::entries::last(conn).expect("a position");
        let milestones =
            store::milestones::of_commitments(conn, last, &[ids.commitment]).expect("milestones");
        let second = milestones.into_iter().find(|it| it.id == ids.milestones[1]).expect("the second");
        let content = MilestoneContent { due_on: Some(day("2026-12-31")), ..second.content };
        ledger::record(conn, &entry, |conn, position| store::milestones::revise(conn, position, &content))
            .expect("amended");
    });
}
