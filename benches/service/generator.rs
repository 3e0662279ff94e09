//! Makes records of any size through the ordinary store functions, so that they are sealed like any other.

use std::path::Path;

use anyhow::Result;
use chrono::{DateTime, Duration, NaiveDate, TimeZone as _, Utc};
use diesel::connection::SimpleConnection as _;
use diesel::{Connection as _, SqliteConnection};
use jikim::domain::commitment::{
    CommitmentContent, CommitmentOrganisation, CommitmentText, OrganisationRole, Standing, TextField, Unit,
};
use jikim::domain::id::{
    CommitmentId, MilestoneId, OrganisationId, ParticipantId, PeriodId, PlanId, Position,
};
use jikim::domain::indicator::{Generation, Indicator, Product, Term};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::milestone::MilestoneContent;
use jikim::domain::organisation::{OrganisationContent, OrganisationKind, OrganisationName};
use jikim::domain::participant::{Level, ParticipantContent};
use jikim::domain::plan::{PeriodContent, PlanContent, PlanStage};
use jikim::domain::report::{ReportContent, ReportSubject, ReportedStatus};
use jikim::domain::vocabulary::{Origin, Precision};
use jikim::domain::{assessment, vocabulary::Vocabulary as _};
use jikim::ledger;
use jikim::store::{self, Database};

/// How much to make. Beside it, every record has one plan of always the same size: the one that pages are timed on.
#[derive(Debug, Clone, Copy)]
pub struct Size {
    pub participants: usize,
    pub plans_each: usize,
    pub commitments_each: usize,
    pub milestones_each: usize,
    pub reports_each: usize,
}

/// The plan that pages are timed on: commitments, milestones, reports.
const MEASURED: (usize, usize, usize) = (90, 453, 1052);
pub const MEASURED_PLAN: &str = "zz-1";
pub const MEASURED_COMMITMENT: &str = "zz-1-45";

impl Size {
    /// Only the measured plan.
    pub const S: Self =
        Self { participants: 0, plans_each: 0, commitments_each: 0, milestones_each: 0, reports_each: 0 };
    /// The whole of OGP: 80 participants, 5,000 commitments, 25,000 milestones, 60,000 reports.
    pub const M: Self =
        Self { participants: 80, plans_each: 3, commitments_each: 21, milestones_each: 5, reports_each: 12 };
    /// Ten times that: as many participants, with ten times as many plans.
    pub const L: Self = Self { plans_each: 30, ..Self::M };
}

/// Makes the record at `path`.
pub fn make(path: &Path, size: Size) -> Result<()> {
    drop(Database::open(path, true)?);
    let mut conn = SqliteConnection::establish(&path.to_string_lossy())?;
    // Durability is not what is timed here, and nobody waits for this file's power to fail.
    conn.batch_execute("PRAGMA foreign_keys = ON; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000;")?;
    let mut maker =
        Maker { clock: Utc.with_ymd_and_hms(2024, 1, 1, 0, 0, 0).single().unwrap_or_default(), seed: 7 };
    for i in 0..size.participants {
        let key = format!("p{i}");
        let (participant, lead) = maker.participant(&mut conn, &key)?;
        for plan in 1..=size.plans_each {
            let counts = (
                size.commitments_each,
                size.commitments_each * size.milestones_each,
                size.commitments_each * size.reports_each,
            );
            maker.plan(&mut conn, participant, lead, &key, plan, counts)?;
        }
    }
    let (participant, lead) = maker.participant(&mut conn, "zz")?;
    maker.plan(&mut conn, participant, lead, "zz", 1, MEASURED)?;
    conn.batch_execute("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE);")?;
    Ok(())
}

struct Maker {
    clock: DateTime<Utc>,
    seed: u64,
}

type Change = Result<(), diesel::result::Error>;

impl Maker {
    /// A number below `n`, the same in every run.
    fn below(&mut self, n: usize) -> usize {
        self.seed = self.seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.seed >> 33).unwrap_or_default() % n.max(1)
    }

    fn record(
        &mut self,
        conn: &mut SqliteConnection,
        kind: EntryKind,
        participant: Option<ParticipantId>,
        change: impl FnOnce(&mut SqliteConnection, Position) -> Change,
    ) -> Result<()> {
        self.clock += Duration::minutes(10);
        let entry = NewEntry { participant_id: participant, ..NewEntry::by_operator(self.clock, kind) };
        ledger::record(conn, &entry, change)?;
        Ok(())
    }

    fn participant(
        &mut self,
        conn: &mut SqliteConnection,
        key: &str,
    ) -> Result<(ParticipantId, OrganisationId)> {
        let mut made = None;
        self.record(conn, EntryKind::Import, None, |conn, position| {
            let id = store::participants::insert(conn, position, key)?;
            store::participants::revise(conn, position, &participant_content(id, key))?;
            let lead_key = format!("{key}-lead");
            let lead = store::organisations::insert(conn, position, &lead_key, Some(id))?;
            let content = OrganisationContent {
                organisation_id: lead,
                kind: OrganisationKind::Ministry,
                parent_id: None,
                successor_id: None,
                succeeded_on: None,
                homepage: None,
                source: None,
            };
            store::organisations::revise(conn, position, &content)?;
            let name = OrganisationName {
                organisation_id: lead,
                valid_from: None,
                name_ko: Some(format!("{key} 행정혁신부")),
                name_ko_is: Some(Origin::Original),
                name_en: Some(format!("Ministry of Public Administration of {key}")),
                name_en_is: Some(Origin::Official),
                source: None,
            };
            store::organisations::name(conn, position, &name)?;
            made = Some((id, lead));
            Ok(())
        })?;
        made.ok_or_else(|| anyhow::anyhow!("no participant was made"))
    }

    fn plan(
        &mut self,
        conn: &mut SqliteConnection,
        participant: ParticipantId,
        lead: OrganisationId,
        key: &str,
        number: usize,
        (commitments, milestones, reports): (usize, usize, usize),
    ) -> Result<()> {
        let plan_key = format!("{key}-{number}");
        let mut plan = PlanId(0);
        let mut periods: Vec<PeriodId> = Vec::new();
        self.record(conn, EntryKind::Import, Some(participant), |conn, position| {
            plan = store::plans::insert(conn, position, &plan_key, participant)?;
            store::plans::revise(conn, position, &plan_content(plan, number))?;
            for n in 0..4 {
                let period = store::plans::insert_period(conn, position, &format!("{plan_key}-p{n}"), plan)?;
                store::plans::revise_period(conn, position, &period_content(period, n))?;
                periods.push(period);
            }
            Ok(())
        })?;
        let mut made: Vec<(CommitmentId, String, Vec<MilestoneId>)> = Vec::new();
        let seeds: Vec<usize> = (0..commitments).map(|_| self.below(1000)).collect();
        self.record(conn, EntryKind::Import, Some(participant), |conn, position| {
            for (i, seed) in seeds.iter().enumerate() {
                let commitment_key = format!("{plan_key}-{}", i + 1);
                let id = store::commitments::insert(conn, position, &commitment_key, plan)?;
                write_commitment(conn, position, id, lead, i, *seed)?;
                let own = milestones / commitments + usize::from(i < milestones % commitments);
                let mut ids = Vec::with_capacity(own);
                for m in 0..own {
                    let milestone_key = format!("{commitment_key}-{}", m + 1);
                    let milestone = store::milestones::insert(conn, position, &milestone_key, id)?;
                    store::milestones::revise(conn, position, &milestone_content(milestone, m, *seed))?;
                    ids.push(milestone);
                }
                made.push((id, commitment_key, ids));
            }
            Ok(())
        })?;
        self.record(conn, EntryKind::Submission, Some(participant), |conn, position| {
            store::plans::submit(conn, position, plan, 1, None, None)
        })?;
        for (n, period) in periods.iter().enumerate() {
            let own = reports / periods.len() + usize::from(n < reports % periods.len());
            let picks: Vec<(usize, usize, usize)> =
                (0..own).map(|_| (self.below(commitments), self.below(8), self.below(5))).collect();
            self.record(conn, EntryKind::Report, Some(participant), |conn, position| {
                for (r, (commitment, milestone, status)) in picks.iter().enumerate() {
                    let Some((id, key, milestones)) = made.get(*commitment) else { continue };
                    let subject = ReportSubject {
                        key: format!("{key}-r{n}-{r}"),
                        commitment_id: *id,
                        milestone_id: milestones.get(*milestone).copied(),
                        organisation_id: lead,
                        period_id: Some(*period),
                        entered_later: false,
                    };
                    let report = store::reports::insert(conn, position, &subject)?;
                    store::reports::revise(conn, position, &report_content(report, *status))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    }
}

fn participant_content(id: ParticipantId, key: &str) -> ParticipantContent {
    ParticipantContent {
        participant_id: id,
        iso3: None,
        ogp_prefix: None,
        level: Level::National,
        region: None,
        time_zone: "Asia/Seoul".to_owned(),
        is_demonstration: false,
        name_ko: Some(format!("{key} 공화국")),
        name_ko_is: Some(Origin::Original),
        name_en: Some(format!("Republic of {key}")),
        name_en_is: Some(Origin::Official),
        forum_ko: None,
        forum_en: None,
        source: None,
    }
}

fn day(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

fn plan_content(plan: PlanId, number: usize) -> PlanContent {
    PlanContent {
        plan_id: plan,
        number: i32::try_from(number).unwrap_or(1),
        ogp_id: None,
        title_ko: Some(format!("제{number}차 열린정부 실행계획")),
        title_ko_is: Some(Origin::Original),
        title_en: Some(format!("Action plan {number}")),
        title_en_is: Some(Origin::Official),
        start_written: None,
        start_on: day(2025, 1, 1),
        start_precision: Some(Precision::Day),
        end_written: None,
        end_on: day(2026, 12, 31),
        end_precision: Some(Precision::Day),
        submission_year: Some(2025),
        stage: PlanStage::InForce,
        generation: Generation::Current,
        commitments_stated: None,
        irm_units_stated: None,
        tracked_from: day(2025, 1, 1),
        source: None,
    }
}

fn period_content(period: PeriodId, n: u32) -> PeriodContent {
    let starts_on =
        day(2025 + i32::try_from(n / 2).unwrap_or_default(), 1 + 6 * (n % 2), 1).unwrap_or_default();
    let ends_on = starts_on + Duration::days(180);
    PeriodContent {
        period_id: period,
        label_ko: Some(format!("{}차 점검", n + 1)),
        label_en: Some(format!("Period {}", n + 1)),
        starts_on,
        ends_on,
        silent_from: ends_on + Duration::days(30),
    }
}

fn write_commitment(
    conn: &mut SqliteConnection,
    position: Position,
    id: CommitmentId,
    lead: OrganisationId,
    i: usize,
    seed: usize,
) -> Change {
    let content = CommitmentContent {
        commitment_id: id,
        number: Some((i + 1).to_string()),
        ordinal: i32::try_from(i + 1).unwrap_or(1),
        ogp_id: None,
        unit: Unit::Commitment,
        standing: Standing::InPlan,
        title_ko: Some(format!("공공 예산과 계약 정보 공개 확대 {seed}")),
        title_ko_is: Some(Origin::Original),
        title_en: Some(format!("Publish more on budgets and contracts {seed}")),
        title_en_is: Some(Origin::Official),
        short_title: None,
        theme_ko: Some("재정 투명성".to_owned()),
        theme_en: Some("Fiscal openness".to_owned()),
        lead_written: None,
        supporting_written: None,
        start_written: None,
        start_on: day(2025, 1, 1),
        start_precision: Some(Precision::Day),
        end_written: None,
        end_on: day(2026, 12, 31),
        end_precision: Some(Precision::Day),
        areas_coded: false,
        url: None,
        note_ko: None,
        note_en: None,
        source: None,
    };
    store::commitments::revise(conn, position, &content)?;
    let sentence = "이 과제는 국민이 예산과 계약을 쉽게 찾아보고 의견을 낼 수 있도록 한다. ";
    let english = "The commitment lets people find budgets and contracts and say what they think of them. ";
    let text = CommitmentText {
        commitment_id: id,
        field: TextField::FullText,
        text_ko: Some(sentence.repeat(6 + seed % 5)),
        text_ko_is: Some(Origin::Original),
        text_en: Some(english.repeat(6 + seed % 5)),
        text_en_is: Some(Origin::Official),
        source: None,
    };
    store::commitments::revise_text(conn, position, &text)?;
    let part = CommitmentOrganisation {
        commitment_id: id,
        organisation_id: lead,
        role: OrganisationRole::Lead,
        ordinal: 1,
        division_ko: None,
        division_en: None,
    };
    store::commitments::revise_organisation(conn, position, &part)?;
    for (indicator, term) in [
        (Indicator::Verifiable, Term::Yes),
        (Indicator::OpenGovernmentLens, Term::Yes),
        (Indicator::PotentialForResults, Term::Modest),
        (Indicator::CompletionEnd, Term::ALL.get(16 - seed % 2).copied().unwrap_or(Term::Limited)),
    ] {
        let value = assessment::Assessment {
            commitment_id: id,
            product: Product::of(Generation::Current, indicator.stage()),
            indicator,
            term: indicator.step(term).map(|it| it.term).or(Some(Term::Limited)),
            missing: None,
            value_text: None,
            how_entered: assessment::HowEntered::Transcribed,
            organisation_id: None,
            checked_by_id: None,
            report_year: Some(2026),
            report_url: None,
            page: None,
            rationale_ko: None,
            rationale_ko_is: None,
            rationale_en: None,
            rationale_en_is: None,
            source: None,
        };
        store::assessments::revise(conn, position, &value)?;
    }
    Ok(())
}

fn milestone_content(id: MilestoneId, m: usize, seed: usize) -> MilestoneContent {
    MilestoneContent {
        milestone_id: id,
        number: Some((m + 1).to_string()),
        ordinal: i32::try_from(m + 1).unwrap_or(1),
        standing: Standing::InPlan,
        title_ko: Some(format!("{}단계: 시스템을 고치고 자료를 공개한다", m + 1)),
        title_ko_is: Some(Origin::Original),
        title_en: Some(format!("Step {}: mend the system and publish the data", m + 1)),
        title_en_is: Some(Origin::Official),
        start_written: None,
        start_on: day(2025, 1, 1),
        start_precision: Some(Precision::Day),
        due_written: None,
        due_on: day(2025, 1 + u32::try_from((m * 3 + seed) % 12).unwrap_or_default(), 28),
        due_precision: Some(Precision::Day),
        organisation_id: None,
        responsible_written: None,
        source: None,
    }
}

/// The words of a report, much alike.
pub fn report_content(id: jikim::domain::id::ReportId, status: usize) -> ReportContent {
    let status = ReportedStatus::ALL.get(status.min(3)).copied().unwrap_or(ReportedStatus::Limited);
    ReportContent {
        report_id: id,
        status,
        text_ko: Some("관계 기관과 협의하여 시범 운영을 마치고 그 결과를 공개하였습니다. ".repeat(4)),
        text_ko_is: Some(Origin::Original),
        text_en: Some(
            "The trial was completed with the agencies concerned, and its results published. ".repeat(4),
        ),
        text_en_is: Some(Origin::Official),
        difficulties_ko: Some("부서 간 협의가 늦어졌습니다.".to_owned()),
        difficulties_en: None,
        next_step_ko: None,
        next_step_en: None,
        no_evidence_ko: None,
        no_evidence_en: None,
        occurred_on: day(2025, 6, 1),
        is_retracted: false,
    }
}
