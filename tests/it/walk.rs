//! One commitment end to end: imported, reported on, reviewed, assessed and amended through the ordinary functions, and
//! seen on pages and in files, now and as it was.

use chrono::{DateTime, Utc};
use jikim::acts::reporting::{NewEvidence, NewReport, Words};
use jikim::acts::reviewing::{NewReview, Verdict};
use jikim::acts::{ActError, Actor, assessing, planning, reporting, reviewing};
use jikim::domain::assessment::{Assessment, HowEntered};
use jikim::domain::evidence::EvidenceKind;
use jikim::domain::id::{CommitmentId, OrganisationId, Position};
use jikim::domain::indicator::{Indicator, Product, Term};
use jikim::domain::report::ReportedStatus;
use jikim::domain::review::ReviewedStatus;
use jikim::domain::vocabulary::Origin;
use jikim::import::engine::{self, FaultsOfFile, ImportError, Options};
use jikim::import::own;
use jikim::store;
use jikim::store::lookup::{Day, Lookup};

use crate::support::{Record, at};

/// Imports a file at an instant.
pub fn import(
    record: &Record,
    when: DateTime<Utc>,
    name: &str,
    text: &str,
    options: &Options,
) -> Result<(), ImportError> {
    let tables = own::read(name, text)
        .map_err(|faults| ImportError::Faults(vec![FaultsOfFile { file: name.to_owned(), faults }]))?;
    record.write(|conn| {
        let last = store::entries::last(conn)?;
        let prepared = engine::prepare(conn, last, Day::At(when), &tables)?;
        engine::apply(conn, &Actor::operator(when), &prepared, options).map(|_| ())
    })
}

const PARTICIPANTS: &str =
    "key,level,time_zone,is_demonstration,name_ko,name_ko_is\nxx,national,Asia/Seoul,false,시험국,original\n";
const ORGANISATIONS: &str = "key,participant,kind,name_ko,name_ko_is\nministry,xx,ministry,정보공개부,original\n\
    watch,xx,civil_society,시민감시단,original\nirm,,irm,독립보고메커니즘,original\n";
const PLANS: &str = "key,participant,number,stage,generation,title_ko,title_ko_is,start_on,\
    start_precision,end_on,end_precision\n\
    xx-1,xx,1,draft,current,제1차 계획,original,2026-01-01,day,2027-12-31,day\n";
const PERIODS: &str =
    "key,plan,label_ko,starts_on,ends_on,silent_from\nxx-1-p1,xx-1,상반기,2026-01-01,2026-06-30,2026-07-31\n";
const COMMITMENTS: &str =
    "key,plan,number,ordinal,title_ko,title_ko_is\nxx-1-1,xx-1,1,1,예산 공개,original\n";
const PARTS: &str = "commitment,organisation,role,ordinal\nxx-1-1,ministry,lead,1\n";
const MILESTONES: &str = "key,commitment,number,ordinal,title_ko,title_ko_is,due_on,due_precision\n\
    xx-1-1-1,xx-1-1,1,1,예산 누리집 개편,original,2026-09-30,day\n";

/// A plan in force with one commitment, tracked since 2 January 2026.
pub fn plan_in_force() -> Record {
    let record = Record::new();
    let when = at("2026-01-02T00:00:00Z");
    for (name, text) in [
        ("participants.csv", PARTICIPANTS),
        ("organisations.csv", ORGANISATIONS),
        ("plans.csv", PLANS),
        ("periods.csv", PERIODS),
        ("commitments.csv", COMMITMENTS),
        ("commitment_organisations.csv", PARTS),
        ("milestones.csv", MILESTONES),
    ] {
        import(&record, when, name, text, &Options::default())
            .unwrap_or_else(|err| panic!("{name}: {err:?}"));
    }
    record.write(|conn| {
        for step in 0..2 {
            let last = store::entries::last(conn).unwrap();
            let plan = store::plans::by_key(conn, last, "xx-1").unwrap();
            let (actor, today) = (Actor::operator(when), when.date_naive());
            match step {
                0 => planning::submit(conn, &actor, today, &plan, Some("2025-12-20".parse().unwrap()), None)
                    .map(|_| ()),
                _ => planning::open_reporting(conn, &actor, today, &plan, "2026-01-02".parse().unwrap()),
            }
            .unwrap();
        }
    });
    record
}

pub fn ids(record: &Record) -> (CommitmentId, OrganisationId, OrganisationId, OrganisationId) {
    record.write(|conn| {
        let organisation = |conn: &mut _, key| store::organisations::id_of(conn, key).unwrap().unwrap();
        (
            store::commitments::id_of(conn, "xx-1-1").unwrap().unwrap(),
            organisation(conn, "ministry"),
            organisation(conn, "watch"),
            organisation(conn, "irm"),
        )
    })
}

pub fn words(status: ReportedStatus) -> Words {
    Words {
        status,
        text_ko: Some(("누리집을 새로 열었습니다.".to_owned(), Origin::Original)),
        text_en: None,
        difficulties_ko: None,
        difficulties_en: None,
        next_step_ko: None,
        next_step_en: None,
        no_evidence_ko: None,
        no_evidence_en: None,
        occurred_on: Some("2026-06-01".parse().unwrap()),
    }
}

pub fn new_report(record: &Record, status: ReportedStatus, evidence: Vec<NewEvidence>) -> NewReport {
    let (commitment_id, organisation_id, ..) = ids(record);
    let period_id = record.write(|conn| {
        let last = store::entries::last(conn).unwrap();
        let plan = store::plans::by_key(conn, last, "xx-1").unwrap().id;
        store::plans::periods(conn, last, plan).unwrap().first().map(|it| it.id)
    });
    NewReport {
        commitment_id,
        milestone_id: None,
        organisation_id,
        period_id,
        entered_later: false,
        words: words(status),
        evidence,
    }
}

pub fn link(url: &str) -> NewEvidence {
    NewEvidence {
        kind: EvidenceKind::LiveService,
        url: url.to_owned(),
        title_ko: Some(("열린재정 누리집".to_owned(), Origin::Original)),
        title_en: None,
        dated_on: None,
        seen_on: None,
        archive_url: None,
    }
}

pub fn publish(
    record: &Record,
    when: &str,
    new: &NewReport,
) -> Result<jikim::domain::id::ReportId, ActError> {
    let when = at(when);
    record.write(|conn| {
        reporting::publish(conn, &Actor::of(when, new.organisation_id, "정보과"), when.date_naive(), new)
    })
}

#[test]
fn a_commitment_is_followed_from_import_to_amendment() {
    let record = plan_in_force();
    let (commitment_id, _, watch, irm) = ids(&record);
    let report = new_report(&record, ReportedStatus::Complete, vec![link("https://example.org/budget")]);
    publish(&record, "2026-06-10T01:00:00Z", &report).unwrap();
    record.write(|conn| {
        let review = NewReview {
            commitment_id,
            milestone_id: None,
            organisation_id: watch,
            period_id: report.period_id,
            verdict: Verdict {
                status: ReviewedStatus::Limited,
                text_ko: Some(("계약 정보는 아직 없습니다.".to_owned(), Origin::Original)),
                text_en: None,
            },
            evidence: Vec::new(),
        };
        reviewing::publish(conn, &Actor::of(at("2026-07-10T01:00:00Z"), watch, "사무국"), &review).unwrap();
        let last = store::entries::last(conn).unwrap();
        let plan = store::plans::by_key(conn, last, "xx-1").unwrap();
        let value = Assessment {
            commitment_id,
            product: Product::ResultsReport,
            indicator: Indicator::CompletionEnd,
            term: Some(Term::Substantial),
            missing: None,
            value_text: None,
            how_entered: HowEntered::Entered,
            organisation_id: Some(irm),
            checked_by_id: None,
            report_year: None,
            report_url: None,
            page: Some("12".to_owned()),
            rationale_ko: None,
            rationale_ko_is: None,
            rationale_en: None,
            rationale_en_is: None,
            source: None,
        };
        assessing::publish(conn, &Actor::of(at("2026-08-10T01:00:00Z"), irm, "IRM"), &plan, &[value])
            .unwrap();
    });
    let changed = "key,title_ko\nxx-1-1,예산과 계약 공개\n";
    let options = Options {
        source: Some("https://example.org/decision".to_owned()),
        reason: Some("범위를 넓힘".to_owned()),
    };
    import(&record, at("2026-09-10T01:00:00Z"), "commitments.csv", changed, &options).unwrap();

    let app = record.app();
    let page = app.get("/ko/commitments/xx-1-1").body;
    for seen in [
        "예산과 계약 공개",
        "누리집을 새로 열었습니다.",
        "열린재정 누리집",
        "계약 정보는 아직 없습니다.",
        "보고와 2단계 차이",
        "<del>예산 공개</del>",
        "<ins>예산과 계약 공개</ins>",
        "범위를 넓힘",
        "https://example.org/decision",
    ] {
        assert!(page.contains(seen), "{seen} is not on the page");
    }
    let plan = app.get("/ko/plans/xx-1").body;
    for seen in ["예산과 계약 공개", "1개가 이행 완료", "범위를 넓힘"] {
        assert!(plan.contains(seen), "{seen} is not on the plan's page");
    }
    // As of two days: before the report, and between report and review.
    let before = app.get("/ko/commitments/xx-1-1?as_of=2026-05-01").body;
    assert!(before.contains("예산 공개") && !before.contains("누리집을 새로 열었습니다."));
    assert!(before.contains("2026. 5. 1."), "a band says so");
    let between = app.get("/ko/commitments/xx-1-1?as_of=2026-06-30").body;
    assert!(between.contains("누리집을 새로 열었습니다.") && !between.contains("계약 정보는 아직 없습니다."));
    assert!(!between.contains("예산과 계약 공개"));
    let file = app.get("/ko/commitments.csv?plan=xx-1").body;
    assert!(file.contains("xx-1-1,xx-1,xx,false") && file.contains("예산과 계약 공개"), "{file}");
    assert!(app.get("/ko/data/assessments.csv?plan=xx-1").body.contains("completion_end"));
}

#[test]
fn the_files_of_a_date_have_the_same_bytes_whatever_comes_later() {
    let record = plan_in_force();
    let addresses = ["commitments", "milestones", "reports", "ledger", "assessments"]
        .map(|name| format!("/ko/data/{name}.csv?participant=xx&as_of=2026-05-01"));
    let before: Vec<String> = addresses.iter().map(|it| record.app().get(it).body).collect();
    let report = new_report(&record, ReportedStatus::Complete, vec![link("https://example.org/budget")]);
    publish(&record, "2026-06-10T01:00:00Z", &report).unwrap();
    let options =
        Options { source: Some("https://example.org".to_owned()), reason: Some("까닭".to_owned()) };
    import(
        &record,
        at("2026-09-10T01:00:00Z"),
        "commitments.csv",
        "key,title_ko\nxx-1-1,새 제목\n",
        &options,
    )
    .unwrap();
    let after: Vec<String> = addresses.iter().map(|it| record.app().get(it).body).collect();
    assert_eq!(before, after);
    assert!(before.iter().take(2).all(|it| it.contains("xx-1-1")));
    let english: Vec<String> =
        addresses.iter().map(|it| record.app().get(&it.replace("/ko/", "/en/")).body).collect();
    assert_eq!(before, english, "the same bytes under both languages");
}

#[test]
fn reports_that_break_a_rule_are_refused_with_every_fault() {
    let record = plan_in_force();
    let (_, _, watch, _) = ids(&record);
    let refused = |new: &NewReport| -> Vec<&'static str> {
        match publish(&record, "2026-06-10T01:00:00Z", new) {
            Err(ActError::Refused(faults)) => faults.iter().map(|it| it.message).collect(),
            other => panic!("{other:?}"),
        }
    };
    let complete = new_report(&record, ReportedStatus::Complete, Vec::new());
    assert_eq!(refused(&complete), ["fault-complete-needs-proof"]);
    let unlinked = new_report(&record, ReportedStatus::Complete, vec![link("javascript:alert(1)")]);
    assert_eq!(refused(&unlinked), ["fault-not-a-link"]);
    let mut stuck = new_report(&record, ReportedStatus::Limited, Vec::new());
    stuck.words.text_ko = None;
    stuck.words.occurred_on = Some("2026-06-11".parse().unwrap());
    stuck.organisation_id = watch;
    assert_eq!(
        refused(&stuck),
        [
            "fault-not-theirs-to-report",
            "fault-text-missing",
            "fault-difficulties-missing",
            "fault-date-in-future"
        ]
    );
    let withdrawn = new_report(&record, ReportedStatus::Withdrawn, Vec::new());
    assert_eq!(refused(&withdrawn), ["fault-withdrawn-needs-amendment"]);
    let mut explained = new_report(&record, ReportedStatus::Complete, Vec::new());
    explained.words.no_evidence_ko = Some("법률에 따라 공개할 수 없습니다.".to_owned());
    publish(&record, "2026-06-10T01:00:00Z", &explained).expect("an explanation will do");
}

#[test]
fn a_correction_adds_and_a_retraction_keeps_the_words() {
    let record = plan_in_force();
    let (commitment, ministry, ..) = ids(&record);
    let new = new_report(&record, ReportedStatus::Complete, vec![link("https://example.org/budget")]);
    let report = publish(&record, "2026-06-10T01:00:00Z", &new).unwrap();
    let actor = Actor::of(at("2026-06-20T01:00:00Z"), ministry, "정보과");
    let today = "2026-06-20".parse().unwrap();
    let mut right = words(ReportedStatus::Substantial);
    right.text_ko = Some(("일부만 열었습니다.".to_owned(), Origin::Original));
    record.write(|conn| {
        let unexplained = reporting::correct(conn, &actor, today, (commitment, report), &right, " ");
        assert!(matches!(unexplained, Err(ActError::Refused(_))));
        reporting::correct(conn, &actor, today, (commitment, report), &right, "수치를 잘못 적음").unwrap();
    });
    let page = record.app().get("/ko/commitments/xx-1-1").body;
    assert!(
        page.contains("일부만 열었습니다.")
            && page.contains("누리집을 새로 열었습니다.")
            && page.contains("수치를 잘못 적음")
    );
    record.write(|conn| reporting::retract(conn, &actor, (commitment, report), "중복 보고").unwrap());
    let file = record.app().get("/ko/commitments.csv?plan=xx-1").body;
    assert!(file.contains("no_report"), "a retracted report does not count: {file}");
    assert_eq!(reports_of_plan(&record), [1, 0], "nor on the overview; it did before");
    assert!(record.app().get("/ko/commitments/xx-1-1").body.contains("일부만 열었습니다."));
}

/// How many reports of the plan are counted, before the last entry and now.
fn reports_of_plan(record: &Record) -> [i64; 2] {
    record.write(|conn| {
        let last = store::entries::last(conn).unwrap();
        [Position(last.0 - 1), last].map(|at| {
            let lookup = Lookup::load(conn, at).unwrap();
            store::overview::totals(conn, &lookup).unwrap().values().map(|it| it.reports).sum()
        })
    })
}
