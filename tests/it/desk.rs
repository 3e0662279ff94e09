//! What a member finds on the desk: what is reported already, drafts to throw away, all reports, and, for the
//! secretariat, who owes a report and every form to report on behalf.

use jikim::domain::member::Role;

use crate::reporting::{DONE, ON_MILESTONE, post};
use crate::support::Record;
use crate::support::example::Example;

#[test]
fn what_was_reported_for_the_period_says_so_and_comes_last() {
    let app = Example::written();
    let who = app.record.member(Role::Reporter, "mois", "reporter@example.org");
    let form = app.get_as(ON_MILESTONE, &who.cookie);
    let period = chosen(&form.body, "period");
    let reported = || app.get_as("/ko/desk", &who.cookie).words().matches("이번 주기 보고함").count();
    let before = reported();
    let publish = [&DONE[..], &[("period", period.as_str()), ("step", "publish")]].concat();
    assert_eq!(post(&app, &who, ON_MILESTONE, &publish).status, 303);
    let desk = app.get_as("/ko/desk", &who.cookie);
    assert_eq!(reported(), before + 1);
    let due = desk.body.split("id=\"due\"").nth(1).and_then(|it| it.split("</section>").next());
    let rows: Vec<&str> =
        due.expect("what is due").split("<tr>").filter(|it| it.contains("/report\"")).collect();
    let said = |row: &&str| row.contains("이번 주기 보고함");
    let first = rows.iter().position(&said).expect("a row that says so");
    assert!(first > 0 && rows[first..].iter().all(&said), "what was reported is not last");
    assert!(rows.iter().any(|row| row.contains(ON_MILESTONE) && said(row)), "it is not what was reported");
}

/// The value that a select has chosen.
fn chosen(body: &str, name: &str) -> String {
    let select = body.split(&format!("name=\"{name}\"")).nth(1).expect("a select");
    let option = select.split(" selected").next().expect("a choice");
    option.rsplit("value=\"").next().and_then(|it| it.split('"').next()).expect("a value").to_owned()
}

#[test]
fn the_address_of_a_form_chooses_the_period() {
    let record = Record::demonstration();
    let app = record.app();
    let office = record.member(Role::Secretariat, "demo-secretariat", "office@example.org");
    let run = app.get_as("/ko/desk/plans/demo-2", &office.cookie);
    let link = run.body.split("href=\"").find(|it| it.contains("/report?period=")).expect("a link");
    let link = link.split('"').next().expect("an address");
    let period = link.rsplit("period=").next().expect("a period");
    assert_eq!(chosen(&app.get_as(link, &office.cookie).body, "period"), period);
    let unknown = link.replace(period, "nothing");
    assert_ne!(chosen(&app.get_as(&unknown, &office.cookie).body, "period"), "nothing");
}

#[test]
fn a_draft_can_be_thrown_away_and_nothing_happens_a_second_time() {
    let app = Example::written();
    let who = app.record.member(Role::Reporter, "mois", "reporter@example.org");
    let saved = post(&app, &who, ON_MILESTONE, &[("text_ko", "쓰다 만 보고입니다."), ("step", "save")]);
    assert_eq!(saved.status, 200, "{}", saved.words());
    app.get_as("/ko/desk", &who.cookie).shows("이 초안 삭제");
    for _ in 0..2 {
        let reply = app.post(ON_MILESTONE, &who.cookie, &[("step", "discard")]);
        assert_eq!(reply.status, 303, "{}", reply.words());
        let desk = app.get_as(reply.header("location").expect("an address"), &who.cookie);
        desk.shows("초안을 삭제했습니다.");
        desk.hides("이 초안 삭제");
    }
    app.get_as(ON_MILESTONE, &who.cookie).hides("쓰다 만 보고입니다.");
}

#[test]
fn every_report_of_the_organisation_can_be_found_to_correct_it() {
    let record = Record::demonstration();
    let app = record.app();
    let who = record.member(Role::Reporter, "demo-finance", "reporter@example.org");
    let corrections = |address: &str| app.get_as(address, &who.cookie).body.matches("/correct\"").count();
    assert_eq!(corrections("/ko/desk"), 10);
    app.get_as("/ko/desk", &who.cookie).shows("보고 모두 보기");
    assert!(corrections("/ko/desk?reports=all") > 10);
    app.get_as("/ko/desk?reports=all", &who.cookie).hides("보고 모두 보기");
}

#[test]
fn the_secretariat_has_a_reminder_for_each_organisation_and_every_form_to_report_on_behalf() {
    let record = Record::demonstration();
    let app = record.app();
    let office = record.member(Role::Secretariat, "demo-secretariat", "office@example.org");
    let run = app.get_as("/ko/desk/plans/demo-2", &office.cookie);
    let reminders = run.body.matches("<textarea").count();
    assert_eq!(reminders, run.words().matches("담당자님께").count());
    assert!(reminders > 1, "one text for all of them");
    let behalf = run.body.split("id=\"on-behalf\"").nth(1).expect("the forms");
    assert!(behalf.matches("/report\"").count() > run.body.matches("/report?period=").count());
    // A plan that takes no reports owes none.
    app.get_as("/ko/desk/plans/demo-1", &office.cookie).hides("보고하지 않은 기관");
}
