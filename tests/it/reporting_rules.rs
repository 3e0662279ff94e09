//! What cannot be reported: on closed plans, on what was withdrawn, for times that have not come, and nothing at all.

use jikim::acts::reporting::{self, NewReport};
use jikim::acts::{Actor, planning};
use jikim::domain::commitment::{CommitmentContent, Standing};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::member::Role;
use jikim::domain::milestone::MilestoneContent;
use jikim::domain::plan::{PeriodContent, PlanContent, PlanStage};
use jikim::domain::report::ReportedStatus;
use jikim::{ledger, store};

use crate::reporting::{DONE, ON_MILESTONE, carried, fields, post};
use crate::support::app::Reply;
use crate::support::example::{self, Example, Ids, day};
use crate::support::members::Somebody;
use crate::support::{Record, at};

const ON_COMMITMENT: &str = "/ko/desk/commitments/kr-7-2_1/report";
const CORRECT: &str = "/ko/desk/reports/kr-7-2_1-r1/correct";
const RETRACT: &str = "/ko/desk/reports/kr-7-2_1-r1/retract";

/// The example with its ids, and a reporter.
fn example() -> (Example, Ids, Somebody) {
    let app = Example::empty();
    let ids = example::write(&app.record);
    let who = app.record.member(Role::Reporter, "mois", "reporter@example.org");
    (app, ids, who)
}

/// A report with some fields in the place of the usual ones.
fn report(app: &Example, who: &Somebody, address: &str, other: &[(&'static str, &str)], step: &str) -> Reply {
    let usual = DONE.iter().copied().filter(|(name, _)| other.iter().all(|(own, _)| own != name));
    let more: Vec<(&'static str, &str)> =
        usual.chain(other.iter().copied()).chain([("step", step)]).collect();
    post(app, who, address, &more)
}

fn last(record: &Record) -> i32 {
    record.write(|conn| store::entries::last(conn).expect("a position").0)
}

fn close(record: &Record, ids: Ids) {
    record.write(|conn| {
        let last = store::entries::last(conn).expect("a position");
        let plan = store::plans::find(conn, last, ids.plan).expect("a plan");
        planning::close(conn, &Actor::operator(at("2026-11-01T00:00:00Z")), &plan).expect("closed");
    });
}

#[test]
fn the_reports_of_a_closed_plan_stay_as_they_are() {
    let (app, ids, who) = example();
    let once = app.get_as(RETRACT, &who.cookie).field("once");
    close(&app.record, ids);
    let before = last(&app.record);
    let said = "보고를 새로 공개하거나 정정하거나 취소할 수 없습니다";
    for address in [ON_MILESTONE, ON_COMMITMENT, CORRECT, RETRACT, "/ko/desk/plans/kr-7/sheet"] {
        let page = app.get_as(address, &who.cookie);
        assert_eq!(page.status, 200, "{address}");
        page.shows(said);
    }
    let older = [("entered_later", "1"), ("occurred_on", "2026-01-20")];
    for step in ["preview", "publish"] {
        for (address, more) in
            [(ON_MILESTONE, &[][..]), (ON_MILESTONE, &older[..]), (CORRECT, &[("reason", "집계 착오")][..])]
        {
            let reply = report(&app, &who, address, more, step);
            assert_eq!(reply.status, 422, "{address} {more:?} {step}: {}", reply.words());
            reply.shows(said);
        }
    }
    let base = before.to_string();
    let more = [("once", once.as_str()), ("base", &base), ("version", "0"), ("reason", "중복")];
    let reply = app.post(RETRACT, &who.cookie, &more);
    assert_eq!(reply.status, 422, "{}", reply.words());
    reply.shows(said);
    assert_eq!(last(&app.record), before);
}

#[test]
fn what_is_entered_later_happened_before_the_plan_was_followed_here() {
    let (app, _, who) = example();
    let before = last(&app.record);
    for (on, words) in [
        ("", "그 일이 있었던 날을 적으십시오"),
        ("2026-02-01", "2026-02-01부터 이행 상황을 점검하고 있습니다"),
        ("2026-10-01", "2026-02-01부터 이행 상황을 점검하고 있습니다"),
    ] {
        for step in ["preview", "publish"] {
            let more = [("entered_later", "1"), ("occurred_on", on)];
            let reply = report(&app, &who, ON_MILESTONE, &more, step);
            assert_eq!(reply.status, 422, "{on}: {}", reply.words());
            reply.shows(words);
        }
    }
    assert_eq!(last(&app.record), before);
    let more = [("entered_later", "1"), ("occurred_on", "2026-01-31")];
    assert_eq!(report(&app, &who, ON_MILESTONE, &more, "publish").status, 303);
    // Put right, it is still of the time before.
    let address = "/ko/desk/reports/kr-7-2_1-r3/correct";
    let more = [("occurred_on", "2026-02-02"), ("reason", "날짜 착오")];
    let reply = report(&app, &who, address, &more, "preview");
    assert_eq!(reply.status, 422, "{}", reply.words());
    reply.shows("2026-02-01부터 이행 상황을 점검하고 있습니다");
}

#[test]
fn a_plan_that_was_never_followed_here_takes_reports_of_its_time_even_when_it_is_over() {
    let (app, ids, _) = example();
    app.record.write(|conn| {
        let position = store::entries::last(conn).expect("a position");
        let commitment_id = store::commitments::id_of(conn, "kr-6-2").expect("read").expect("a commitment");
        let own = store::commitments::with_ids(conn, position, &[commitment_id]).expect("read").pop();
        let plan = store::plans::find(conn, position, own.expect("found").plan_id).expect("a plan");
        let mut said = |stage: PlanStage, on: Option<&str>, entered_later: bool| {
            let entry = NewEntry::by_operator(at("2026-11-01T00:00:00Z"), EntryKind::Plan);
            let content = PlanContent { stage, ..plan.content.clone() };
            ledger::record(conn, &entry, |conn, position| store::plans::revise(conn, position, &content))
                .expect("recorded");
            let new = NewReport {
                commitment_id,
                milestone_id: None,
                organisation_id: ids.ministry,
                period_id: None,
                entered_later,
                words: reporting::Words {
                    occurred_on: on.map(day),
                    ..example::words(ReportedStatus::Substantial, "그때의 보고입니다.")
                },
                evidence: Vec::new(),
            };
            let mut faults = reporting::faults(conn, day("2026-11-23"), &new).expect("read");
            faults.retain(|it| it.field != "organisation");
            faults.into_iter().map(|it| it.message).collect::<Vec<_>>()
        };
        for (stage, now) in
            [(PlanStage::InForce, "fault-plan-not-tracked"), (PlanStage::Closed, "fault-plan-past")]
        {
            assert_eq!(said(stage, Some("2026-11-23"), true), [""; 0], "{stage:?}");
            assert_eq!(said(stage, Some("2026-11-24"), true), ["fault-date-in-future"]);
            assert_eq!(said(stage, None, true), ["fault-older-needs-day"]);
            assert_eq!(said(stage, Some("2026-11-23"), false), [now]);
        }
    });
}

/// Withdraws the second milestone, or the whole commitment.
fn withdraw(record: &Record, ids: Ids, whole: bool) {
    let entry = NewEntry::by_operator(at("2026-10-01T00:00:00Z"), EntryKind::Amendment);
    record.write(|conn| {
        let position = store::entries::last(conn).expect("a position");
        let standing = Standing::Withdrawn;
        let own = store::commitments::with_ids(conn, position, &[ids.commitment]).expect("read").pop();
        let own = CommitmentContent { standing, ..own.expect("a commitment").content };
        let all = store::milestones::of_commitments(conn, position, &[ids.commitment]).expect("read");
        let second = all.into_iter().find(|it| it.id == ids.milestones[1]).expect("the second");
        let second = MilestoneContent { standing, ..second.content };
        ledger::record(conn, &entry, |conn, position| {
            if whole {
                store::commitments::revise(conn, position, &own)
            } else {
                store::milestones::revise(conn, position, &second)
            }
        })
        .expect("withdrawn");
    });
}

#[test]
fn of_what_was_withdrawn_nothing_else_can_be_reported_and_the_desk_does_not_ask_for_it() {
    let said = "이행 상태는 ‘철회’로만 보고할 수 있습니다";
    for (whole, addresses) in [(false, &[ON_MILESTONE][..]), (true, &[ON_MILESTONE, ON_COMMITMENT][..])] {
        let (app, ids, who) = example();
        let reviewer = app.record.member(Role::Reviewer, "watch", "reviewer@example.org");
        let review = "/ko/desk/milestones/kr-7-2_1-m2/review";
        let on_commitment = "/ko/desk/commitments/kr-7-2_1/review";
        let desk = app.get_as("/ko/desk", &reviewer.cookie).body;
        assert!(desk.contains(review) && desk.contains(on_commitment));
        withdraw(&app.record, ids, whole);
        let desk = app.get_as("/ko/desk", &reviewer.cookie).body;
        assert!(!desk.contains(review), "the desk asks for a review of what was withdrawn");
        assert_eq!(desk.contains(on_commitment), !whole);
        for address in addresses {
            let form = app.get_as(address, &who.cookie);
            form.shows(said);
            assert!(form.body.contains("value=\"withdrawn\" checked"), "{}", form.body);
            for step in ["preview", "publish"] {
                let reply = report(&app, &who, address, &[], step);
                assert_eq!(reply.status, 422, "{address}: {}", reply.words());
                reply.shows(said);
            }
            let reply = report(&app, &who, address, &[("status", "withdrawn")], "publish");
            assert_eq!(reply.status, 303, "{address}: {}", reply.words());
        }
        let sheet = app.get_as("/ko/desk/plans/kr-7/sheet.csv", &who.cookie).body;
        assert!(!sheet.contains("kr-7-2_1-m2"), "the sheet asks for what was withdrawn: {sheet}");
        // What was said before the withdrawal can be put right; that it was withdrawn cannot be unsaid.
        let more = [("status", "limited"), ("difficulties_ko", "예산"), ("reason", "집계 착오")];
        assert_eq!(report(&app, &who, CORRECT, &more, "publish").status, 303);
        let reply = report(&app, &who, "/ko/desk/reports/kr-7-2_1-r3/correct", &more, "publish");
        assert_eq!(reply.status, 422, "{}", reply.words());
        reply.shows(said);
    }
}

#[test]
fn nothing_is_reported_for_a_time_that_has_not_come_or_that_nobody_lived_in() {
    let (app, ids, who) = example();
    let entry = NewEntry::by_operator(at("2026-10-01T00:00:00Z"), EntryKind::Plan);
    app.record.write(|conn| {
        ledger::record(conn, &entry, |conn, position| {
            for (key, starts_on) in [("kr-7-now", "2026-07-01"), ("kr-7-later", "2027-01-01")] {
                let content = PeriodContent {
                    period_id: store::plans::insert_period(conn, position, key, ids.plan)?,
                    label_ko: Some(key.to_owned()),
                    label_en: None,
                    starts_on: day(starts_on),
                    ends_on: day("2027-06-30"),
                    silent_from: day("2027-08-01"),
                };
                store::plans::revise_period(conn, position, &content)?;
            }
            Ok::<_, diesel::result::Error>(())
        })
        .expect("recorded")
    });
    let form = app.get_as(ON_MILESTONE, &who.cookie);
    assert!(form.body.contains("value=\"kr-7-now\"") && !form.body.contains("value=\"kr-7-later\""));
    let before = last(&app.record);
    for (more, words) in [
        (&[("period", "kr-7-later")][..], "아직 시작되지 않은 보고 기간입니다(2027-01-01부터)"),
        (&[("evidence_dated_on", "2030-01-01")][..], "아직 오지 않은 날짜입니다"),
        (&[("evidence_dated_on", "1899-12-31")][..], "1900년 이후의 날짜를 적으십시오"),
        (&[("occurred_on", "0001-01-01")][..], "1900년 이후의 날짜를 적으십시오"),
        (&[("occurred_on", "2026-11-24")][..], "아직 오지 않은 날짜입니다"),
    ] {
        for step in ["preview", "publish"] {
            let reply = report(&app, &who, ON_MILESTONE, more, step);
            assert_eq!(reply.status, 422, "{more:?}: {}", reply.words());
            reply.shows(words);
        }
    }
    assert_eq!(last(&app.record), before);
    let today = [("period", "kr-7-now"), ("evidence_dated_on", "2026-11-23"), ("occurred_on", "1900-01-01")];
    assert_eq!(report(&app, &who, ON_MILESTONE, &today, "publish").status, 303);
}

#[test]
fn everything_that_is_missing_is_told_at_once() {
    let (app, _, who) = example();
    for (other, all) in [
        (
            &[("status", ""), ("text_ko", "")][..],
            &["이행 상태를 고르십시오", "적어도 한 언어로 적으십시오"][..],
        ),
        (
            &[("status", "limited"), ("text_ko", ""), ("occurred_on", "어느 날"), ("evidence_url", "x")][..],
            &[
                "어려운 점",
                "적어도 한 언어로 적으십시오",
                "날짜로 읽을 수 없습니다",
                "전체 주소를 적으십시오",
            ][..],
        ),
    ] {
        let reply = report(&app, &who, ON_MILESTONE, other, "preview");
        assert_eq!(reply.status, 422);
        for words in all {
            reply.shows(words);
        }
    }
    // What depends on a status is not asked for while there is none.
    let reply = report(&app, &who, ON_MILESTONE, &[("status", "")], "preview");
    assert_eq!(reply.body.matches("class=\"wrong\"").count(), 1, "{}", reply.words());
    let reviewer = app.record.member(Role::Reviewer, "watch", "reviewer@example.org");
    let none = [("step", "preview"), ("organisation", "watch")];
    let reply = post(&app, &reviewer, "/ko/desk/milestones/kr-7-2_1-m2/review", &none);
    reply.shows("판단을 고르십시오");
    reply.shows("적어도 한 언어로 적으십시오");
}

#[test]
fn a_report_is_taken_back_once_however_often_the_form_is_sent() {
    let (app, _, who) = example();
    let form = carried(&app.get_as(RETRACT, &who.cookie));
    let sent = fields(&form, &[("reason", "중복 보고")]);
    let first = app.post(RETRACT, &who.cookie, &sent);
    assert_eq!(first.status, 303, "{}", first.words());
    let before = last(&app.record);
    let again = app.post(RETRACT, &who.cookie, &sent);
    assert_eq!(
        (again.status, again.header("location")),
        (303, first.header("location")),
        "{}",
        again.words()
    );
    assert_eq!(last(&app.record), before);
}

#[test]
fn a_correction_says_something_new_and_each_earlier_version_says_why_it_came() {
    let (app, _, who) = example();
    let before = last(&app.record);
    let as_it_is = [
        ("status", "substantial"),
        ("text_ko", "아홉 곳을 모았습니다."),
        ("next_step_ko", "전국에 확대할 예정입니다."),
        ("occurred_on", "2026-06-12"),
        ("organisation", "mois"),
        ("reason", "정정"),
    ];
    for step in ["preview", "publish"] {
        let reply = post(&app, &who, CORRECT, &[&as_it_is[..], &[("step", step)]].concat());
        assert_eq!(reply.status, 422, "{}", reply.words());
        reply.shows("바뀌는 것이 없습니다");
    }
    assert_eq!(last(&app.record), before);
    let more = [("text_ko", "여덟 곳을 모았습니다."), ("reason", "한 곳이 빠졌다")];
    let reply = report(&app, &who, CORRECT, &more, "publish");
    assert_eq!(reply.status, 303, "{}", reply.words());
    let page = app.get("/ko/commitments/kr-7-2_1");
    page.shows_in_a_row("정정됨 2026. 11. 23.: 한 곳이 빠졌다");
    // Beside the words that the first correction brought.
    page.shows_in_a_row("정정됨 2026. 6. 25.: 집계 착오 상당 이행 아홉 곳을 모았습니다.");
}
