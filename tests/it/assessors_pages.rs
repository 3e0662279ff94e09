//! The assessors' pages, from the first coding to the published figures.

use jikim::acts::consolidating::SecondPerson;
use jikim::domain::member::Role;
use jikim::store;

use crate::support::app::{Reply, TestApp};
use crate::support::example::Example;
use crate::support::members::{Somebody, neighbours};

const PRODUCT: &str = "/ko/desk/assessments/kr-7/action_plan_review";
const UNITS: [&str; 2] = ["kr-7-2_1", "kr-7-2_10"];

struct Desk {
    example: Example,
    app: TestApp,
    people: [Somebody; 2],
}

impl Desk {
    fn new(second: SecondPerson) -> Self {
        let example = Example::written();
        neighbours(&example.record);
        let people =
            ["one@irm.example", "two@irm.example"].map(|it| example.record.member(Role::Assessor, "irm", it));
        let mut settings = (*example.app().state().settings).clone();
        settings.second_person = second;
        let app = TestApp::with(&example.record.database, &example.record.path(), settings);
        Self { example, app, people }
    }

    fn get(&self, who: usize, path: &str) -> Reply {
        self.app.get_as(&format!("{PRODUCT}{path}"), &self.people[who].cookie)
    }

    fn post(&self, who: usize, path: &str, fields: &[(&str, &str)]) -> Reply {
        self.app.post(&format!("{PRODUCT}{path}"), &self.people[who].cookie, fields)
    }

    /// Opens a form and sends it with these values, each with the rationale, or without.
    fn send(&self, who: usize, path: &str, step: &str, values: [&str; 4], rationale: &str) -> Reply {
        let page = self.get(who, path);
        let held: Vec<(&str, String)> =
            ["once", "version", "base"].iter().map(|it| (*it, page.field(it))).collect();
        self.send_again(who, path, step, &held, values, rationale)
    }

    fn send_again(
        &self,
        who: usize,
        path: &str,
        step: &str,
        held: &[(&str, String)],
        values: [&str; 4],
        rationale: &str,
    ) -> Reply {
        let unit = path.trim_start_matches("/units/").split('/').next().expect("a unit");
        let names = ["verifiable", "open_government_lens", "potential_for_results", "promising"];
        let cells: Vec<String> = names.iter().map(|it| format!("{unit}.{it}")).collect();
        let mut fields: Vec<(&str, &str)> = held.iter().map(|(name, it)| (*name, it.as_str())).collect();
        fields.push(("step", step));
        for (cell, value) in cells.iter().zip(values) {
            let page = if value.is_empty() { "" } else { "12" };
            fields.extend([
                ("cell", cell.as_str()),
                ("value", value),
                ("page", page),
                ("rationale_ko", rationale),
                ("rationale_en", ""),
            ]);
        }
        self.post(who, path, &fields)
    }

    /// Both code both units and differ in one value of each.
    fn code(&self) {
        let said = [
            [["yes", "yes", "substantial", "yes"], ["yes", "yes", "modest", "yes"]],
            [["yes", "no", "modest", "no"], ["yes", "no", "modest", "yes"]],
        ];
        for (unit, both) in UNITS.iter().zip(said) {
            for (who, values) in both.into_iter().enumerate() {
                let reply = self.send(who, &format!("/units/{unit}"), "finish", values, "");
                assert_eq!(reply.status, 303, "{}", reply.words());
            }
        }
    }

    fn settle(&self, who: usize, unit: &str, step: &str) -> Reply {
        let values = ["yes", "yes", "modest", "yes"];
        self.send(who, &format!("/units/{unit}/values"), step, values, "합의한 근거")
    }

    /// What the form of publishing would send.
    fn offered(&self, who: usize) -> Vec<(String, String)> {
        let page = self.get(who, "/publish");
        let units: Vec<(String, String)> = page
            .body
            .split("name=\"unit\" value=\"")
            .skip(1)
            .map(|it| ("unit".to_owned(), it.split('"').next().unwrap_or_default().to_owned()))
            .collect();
        if units.is_empty() {
            return Vec::new();
        }
        [vec![("once".to_owned(), page.field("once"))], units].concat()
    }

    fn publish(&self, who: usize, fields: &[(String, String)]) -> Reply {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        self.post(who, "/publish", &fields)
    }

    fn position(&self) -> i32 {
        self.example.record.write(|conn| store::entries::last(conn).expect("a position").0)
    }
}

#[test]
fn two_assessors_go_from_coding_to_published_values_and_figures() {
    let desk = Desk::new(SecondPerson::NotNeeded);
    desk.get(0, "").shows("2.1 국민 참여 창구 통합");
    desk.code();
    let compared = desk.get(0, "/comparison");
    compared.shows("비교할 수 있는 단위는 2개");
    compared.shows("평가자 2명이 2개 가운데 1개에서 일치");
    compared.shows("two@irm.example 님");
    let form = desk.get(0, "/units/kr-7-2_1/values");
    form.shows("two@irm.example 님제한적 개선 12쪽");
    for unit in UNITS {
        assert_eq!(desk.settle(0, unit, "ready").status, 303);
    }
    let before = desk.position();
    let fields = desk.offered(0);
    assert_eq!(fields.len(), 3);
    desk.send(0, "/units/kr-7-2_10/values", "save", ["yes", "yes", "modest", "yes"], "");
    let unsaid = desk.publish(0, &desk.offered(0));
    assert_eq!(unsaid.status, 422);
    unsaid.shows("2.10 예산 정보 &lt;공개&gt; &amp; 설명 · 검증 가능성: 그렇게 판단한 근거를");
    assert_eq!(desk.publish(0, &fields).status, 409, "another version was shown");
    desk.settle(0, UNITS[1], "ready");
    let fields = desk.offered(0);
    let reply = desk.publish(0, &fields);
    assert_eq!((reply.status, reply.header("location")), (303, Some(PRODUCT)));
    assert_eq!(desk.publish(0, &fields).header("location"), Some(PRODUCT), "pressed twice");
    assert_eq!(desk.position(), before + 1);
    let plan = desk.app.get("/ko/plans/kr-7");
    plan.shows("평가자 간 일치도");
    plan.shows("평가자 2명이 2개 가운데 1개에서 일치50.0 %0.00 순서형");
    plan.shows("정의되지 않음 값이 모두 같음");
    plan.hides("irm.example");
    desk.app.get("/en/plans/kr-7").shows("Two assessors agreed on 1 of 2");
    let file = desk.app.get("/ko/data/agreements.csv?bom=0");
    assert!(
        file.body.contains(
            "kr-7,false,action_plan_review,실행계획 검토보고서,Action Plan Review,potential_for_results,"
        ),
        "{}",
        file.body
    );
    assert!(file.body.contains(",2,2,1,50.000000,4,0.000000,,,"), "{}", file.body);
    desk.app.get("/ko/methodology").shows("크리펜도르프 알파 계수는");
    let commitment = desk.app.get("/ko/commitments/kr-7-2_1");
    commitment.shows("합의한 근거");
    commitment.shows("직접 평가");
}

#[test]
fn with_the_setting_on_the_pages_ask_for_a_second_person() {
    let desk = Desk::new(SecondPerson::Needed);
    desk.code();
    desk.get(0, "").shows("다른 평가자의 확인이 필요합니다");
    assert_eq!(desk.settle(0, UNITS[0], "save").status, 200);
    assert_eq!(desk.offered(0), [], "not proposed");
    desk.get(0, "/publish").shows("아직 확인을 요청하지 않았습니다");
    let before = desk.position();
    let once = format!("{:032x}", 7);
    let alone = [("once", once.as_str()), ("unit", "kr-7-2_1:1")];
    let reply = desk.post(0, "/publish", &alone);
    assert_eq!(reply.status, 422);
    reply.shows("먼저 확인을 요청하십시오");
    assert_eq!(desk.settle(0, UNITS[0], "propose").status, 303);
    let mine = [("once", once.as_str()), ("unit", "kr-7-2_1:3")];
    let reply = desk.post(0, "/publish", &mine);
    assert_eq!(reply.status, 422);
    reply.shows("본인이 정한 값은 다른 평가자가 확인하고 공개해야 합니다");
    assert_eq!(desk.position(), before, "a lone assessor published");
    let waiting = desk.get(1, "/units/kr-7-2_1/values");
    waiting.shows("다른 평가자가 정한 값입니다");
    let held: Vec<(&str, String)> =
        ["once", "version", "base"].iter().map(|it| (*it, waiting.field(it))).collect();
    let back = |note: &str| {
        let mut fields: Vec<(&str, &str)> = held.iter().map(|(name, it)| (*name, it.as_str())).collect();
        fields.extend([("step", "back"), ("note", note)]);
        desk.post(1, "/units/kr-7-2_1/values", &fields)
    };
    assert_eq!(back("").status, 422);
    assert_eq!(back("쪽수를 확인해 주십시오.").status, 303);
    assert_eq!(back("쪽수를 확인해 주십시오.").status, 303, "sent twice");
    desk.get(0, "/units/kr-7-2_1/values").shows("쪽수를 확인해 주십시오.");
    assert_eq!(desk.settle(0, UNITS[0], "propose").status, 303);
    let fields = desk.offered(1);
    assert_eq!(desk.publish(1, &fields).status, 303);
    assert_eq!(desk.position(), before + 1);
}

#[test]
fn nobody_elses_values_are_shown_before_the_own_coding_is_finished() {
    let desk = Desk::new(SecondPerson::NotNeeded);
    let values = ["yes", "no", "unclear", "no"];
    let reply = desk.send(0, "/units/kr-7-2_1", "finish", values, "첫째만 아는 근거");
    assert_eq!(reply.status, 303);
    for path in ["", "/comparison", "/units/kr-7-2_1", "/publish"] {
        desk.get(1, path).hides("첫째만 아는 근거");
    }
    let early = desk.get(1, "/units/kr-7-2_1/values");
    assert_eq!(early.header("location"), Some("/ko/desk/assessments/kr-7/action_plan_review/units/kr-7-2_1"));
    let held = [("once", "0".repeat(32)), ("version", "0".to_owned()), ("base", "0".to_owned())];
    let forced = desk.send_again(1, "/units/kr-7-2_1/values", "save", &held, values, "근거");
    assert_eq!(forced.status, 303, "led to the own coding");
    desk.send(1, "/units/kr-7-2_1", "finish", ["yes", "yes", "modest", "no"], "");
    desk.get(1, "/units/kr-7-2_1/values").shows("첫째만 아는 근거");
    let stranger = desk.example.record.member(Role::Assessor, "irm-2", "stranger@irm.example");
    for path in ["", "/comparison", "/units/kr-7-2_1", "/publish"] {
        let page = desk.app.get_as(&format!("{PRODUCT}{path}"), &stranger.cookie);
        assert_eq!(page.status, 200);
        page.hides("첫째만 아는 근거");
        page.hides("one@irm.example");
    }
}

#[test]
fn nothing_typed_is_lost_and_each_fault_leads_to_its_field() {
    let desk = Desk::new(SecondPerson::NotNeeded);
    let path = "/units/kr-7-2_1";
    let reply = desk.send(0, path, "finish", ["yes", "", "modest", "no"], "적던 <근거>");
    assert_eq!(reply.status, 422);
    reply.shows("열린정부 관점: 값을 고르십시오.");
    assert!(reply.body.contains("href=\"#field-kr-7-2_1.open_government_lens\""));
    assert!(reply.body.contains("적던 &lt;근거&gt;"));
    let kept = desk.get(0, path);
    assert!(kept.body.contains("적던 &lt;근거&gt;"), "it is kept as a draft");
    desk.get(0, "").shows("5개 값 가운데 3개");
    let stale = [("once", "0".repeat(32)), ("version", "0".to_owned()), ("base", "0".to_owned())];
    let other = desk.send_again(0, path, "save", &stale, ["no", "no", "NA", "no"], "다른 창의 근거");
    assert_eq!(other.status, 409);
    other.shows("적던");
    other.shows("다른 창의 근거");
    assert_eq!(other.field("version"), "1");
    let saved = desk.send(0, path, "save", ["no", "no", "NA", "no"], "다른 창의 근거");
    assert_eq!(saved.status, 200);
    saved.shows("저장하였습니다");
    let next = desk.send(0, path, "next", ["no", "no", "NA", "no"], "");
    assert_eq!(next.header("location"), Some("/ko/desk/assessments/kr-7/action_plan_review/units/kr-7-2_10"));
    for (step, cell) in [("shout", "kr-7-2_1.verifiable"), ("save", "kr-7-2_10.verifiable")] {
        let once = "0".repeat(32);
        let fields = [
            ("once", once.as_str()),
            ("version", "3"),
            ("base", "0"),
            ("step", step),
            ("cell", cell),
            ("value", "yes"),
            ("page", ""),
            ("rationale_ko", ""),
            ("rationale_en", ""),
        ];
        assert_eq!(desk.post(0, path, &fields).status, 400, "{step} {cell}");
    }
}

#[test]
fn a_finished_coding_is_taken_back_by_a_press_and_published_values_are_put_right() {
    let desk = Desk::new(SecondPerson::NotNeeded);
    let path = "/units/kr-7-2_1";
    let values = ["yes", "yes", "modest", "yes"];
    desk.send(0, path, "finish", values, "");
    assert_eq!(desk.send(0, path, "reopen", values, "").status, 303);
    desk.send(0, path, "finish", values, "");
    desk.send(1, path, "finish", values, "");
    let late =
        desk.post(0, path, &[("once", &"0".repeat(32)), ("version", "9"), ("base", "0"), ("step", "reopen")]);
    assert_eq!(late.status, 422);
    desk.settle(0, UNITS[0], "ready");
    desk.publish(0, &desk.offered(0));
    let form = format!("{path}/values");
    desk.get(1, &form).shows("공개한 값 정정");
    let unsaid = desk.send(1, &form, "ready", ["yes", "yes", "substantial", "yes"], "합의한 근거");
    assert_eq!(unsaid.status, 422);
    assert!(unsaid.body.contains("href=\"#field-reason\""));
    let refused = desk.publish(1, &desk.offered(1));
    assert_eq!(refused.status, 422);
    let page = desk.get(1, &form);
    let given_up = desk.post(
        1,
        &form,
        &[
            ("once", &page.field("once")),
            ("version", &page.field("version")),
            ("base", &page.field("base")),
            ("step", "give_up"),
        ],
    );
    assert_eq!(given_up.header("location"), Some(PRODUCT));
    assert_eq!(desk.offered(1), []);
    let page = desk.get(1, &form);
    let fields = [
        ("once", page.field("once")),
        ("version", page.field("version")),
        ("base", page.field("base")),
        ("reason", "잘못 읽음".to_owned()),
    ];
    let sent =
        desk.send_again(1, &form, "ready", &fields, ["yes", "yes", "substantial", "yes"], "합의한 근거");
    assert_eq!(sent.status, 303, "{}", sent.words());
    let done = desk.publish(1, &desk.offered(1));
    assert_eq!(done.status, 303, "{}", done.words());
    let changes = desk.app.get("/ko/commitments/kr-7-2_1");
    changes.shows("잘못 읽음");
    let at = desk.position() - 1;
    desk.app.get(&format!("/ko/commitments/kr-7-2_1?as_of={at}")).hides("잘못 읽음");
}

#[test]
fn the_overview_counts_what_is_done_and_waits_and_only_assessors_see_it() {
    let desk = Desk::new(SecondPerson::Needed);
    let overview = |who: usize| desk.app.get_as("/ko/desk/assessments", &desk.people[who].cookie);
    overview(0).shows("2개 가운데 0개 마침");
    desk.code();
    overview(0).shows("2개 가운데 2개 마침1명, 마친 판단 2건2");
    desk.settle(0, UNITS[0], "propose");
    overview(1).shows("확인을 기다림 1");
    desk.app.get_as("/ko/desk", &desk.people[0].cookie).shows("IRM 평가 작업");
    for role in [Role::Secretariat, Role::Reporter] {
        let other = desk.example.record.member(role, "mois", &format!("{role:?}@example.org"));
        assert_eq!(desk.app.get_as("/ko/desk/assessments", &other.cookie).status, 403);
        desk.app.get_as("/ko/desk", &other.cookie).hides("IRM 평가 작업");
    }
}

#[test]
fn a_plan_without_such_a_product_or_unit_is_not_there() {
    let desk = Desk::new(SecondPerson::NotNeeded);
    let cookie = &desk.people[0].cookie;
    for path in [
        "kr-7/design_report",
        "kr-7/co_creation_brief",
        "kr-7/nonsense",
        "kr-9/action_plan_review",
        "kr-7/action_plan_review/units/kr-6-2",
        "kr-7/action_plan_review/units/none/values",
    ] {
        assert_eq!(desk.app.get_as(&format!("/ko/desk/assessments/{path}"), cookie).status, 404, "{path}");
    }
}
