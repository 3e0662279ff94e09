//! What the secretariat does to whole commitments: withdrawing, splitting, merging, carrying over, and the map to the
//! IRM's units; each by one form, as one entry, and seen on the pages of both ends.

use jikim::domain::member::Role;
use jikim::store;

use crate::support::app::Reply;
use crate::support::example::Example;
use crate::support::members::{Somebody, neighbours};

struct Office {
    app: Example,
    who: Somebody,
}

const WHY: [(&str, &str); 2] =
    [("amendment_reason", "맡을 부처가 바뀌었다"), ("amendment_source", "https://example.go.kr/decision")];

impl Office {
    fn opened() -> Self {
        let app = Example::written();
        let who = app.record.member(Role::Secretariat, "mois", "office@example.org");
        Self { app, who }
    }

    fn get(&self, path: &str) -> Reply {
        self.app.get_as(&format!("/ko/desk/{path}"), &self.who.cookie)
    }

    /// A step of an act, with the token of a form that was opened.
    fn step(&self, path: &str, step: &str, once: &str, fields: &[(&str, &str)]) -> Reply {
        let fields = [&[("once", once), ("step", step)], fields].concat();
        self.app.post(&format!("/ko/desk/{path}"), &self.who.cookie, &fields)
    }

    fn refused(&self, path: &str, fields: &[(&str, &str)]) -> Reply {
        let once = self.get(path).field("once");
        let before = self.position();
        for step in ["preview", "record"] {
            let reply = self.step(path, step, &once, fields);
            assert_eq!(reply.status, 422, "{path}: {}", reply.words());
        }
        assert_eq!(self.position(), before, "{path} wrote something");
        self.step(path, "preview", &once, fields)
    }

    fn done(&self, path: &str, fields: &[(&str, &str)]) {
        let once = self.get(path).field("once");
        let before = self.position();
        let preview = self.step(path, "preview", &once, fields);
        assert_eq!(preview.status, 200, "{path}: {}", preview.words());
        preview.shows("다음과 같이 기록됩니다");
        for _ in 0..2 {
            let reply = self.step(path, "record", &once, fields);
            assert_eq!(reply.status, 303, "{path}: {}", reply.words());
            let led = reply.header("location").expect("an address").to_owned();
            self.app.get_as(&led, &self.who.cookie).shows("기록했습니다.");
        }
        assert_eq!(self.position(), before + 1, "{path}: one entry, sent twice or not");
    }

    fn position(&self) -> i32 {
        self.app.record.write(|conn| store::entries::last(conn).expect("a position").0)
    }
}

#[test]
fn a_commitment_is_split_into_new_ones_that_inherit_its_organisations() {
    let office = Office::opened();
    let parts = [
        ("commitment", "kr-7-2_1"),
        ("number", "2.1.1"),
        ("title_ko", "중앙 창구 통합"),
        ("title_en", ""),
        ("number", "2.1.2"),
        ("title_ko", "지방 창구 통합"),
        ("title_en", "Local desks"),
        ("number", ""),
        ("title_ko", ""),
        ("title_en", ""),
    ];
    let unexplained = office.refused("plans/kr-7/split", &parts);
    unexplained.shows("변경 사유를 적으십시오");
    assert!(unexplained.body.contains("value=\"지방 창구 통합\""), "what was typed is lost");
    let fields = [&parts[..], &WHY[..]].concat();
    office.done("plans/kr-7/split", &fields);
    let old = office.app.get("/ko/commitments/kr-7-2_1");
    for seen in ["철회", "분할: 2.1.1 중앙 창구 통합", "분할: 2.1.2 지방 창구 통합", WHY[0].1]
    {
        old.shows(seen);
    }
    let new = office.app.get("/ko/commitments/kr-7-2_1_2");
    new.shows("나뉘기 전 공약: 2.1 국민 참여 창구 통합");
    new.shows("행정안전부");
    let amendments = office.app.get("/ko/plans/kr-7/amendments");
    amendments.shows(WHY[0].1);
    amendments.shows(WHY[1].1);
    // It has left the plan: it cannot be split again, and nothing comes back to it.
    let again = office.refused("plans/kr-7/withdraw", &[("commitment", "kr-7-2_1"), WHY[0], WHY[1]]);
    again.shows("이미 계획에서 빠졌습니다");
}

#[test]
fn commitments_are_merged_into_one_that_is_there_and_never_in_a_circle() {
    let office = Office::opened();
    let both =
        [("commitment", "kr-7-2_1"), ("commitment", "kr-7-2_10"), ("into", "kr-7-2_10"), WHY[0], WHY[1]];
    office.done("plans/kr-7/merge", &both);
    office.app.get("/ko/commitments/kr-7-2_1").shows("통합: 2.10 예산 정보");
    let kept = office.app.get("/ko/commitments/kr-7-2_10");
    kept.shows("합쳐진 공약: 2.1 국민 참여 창구 통합");
    kept.hides("state-withdrawn");
    let more = [("number", "3"), ("title_ko", "셋째 공약"), ("title_en", "")];
    let other = [("number", "4"), ("title_ko", "넷째 공약"), ("title_en", "")];
    let twice = [&[("commitment", "kr-7-2_10")], &more[..], &more[..], &WHY[..]].concat();
    office.refused("plans/kr-7/split", &twice).shows("3번 공약이 이미 있거나 두 번 적혀 있습니다");
    let split = [&[("commitment", "kr-7-2_10")], &more[..], &other[..], &WHY[..]].concat();
    office.done("plans/kr-7/split", &split);
    office.app.get("/ko/commitments/kr-7-4").shows("나뉘기 전 공약: 2.10");
    let taken = [("number", "2.1"), ("title_ko", "다른 공약"), ("title_en", "")];
    let taken = [&[("commitment", "kr-7-3")], &taken[..], &other[..], &WHY[..]].concat();
    office.refused("plans/kr-7/split", &taken).shows("4번 공약이 이미 있거나 두 번 적혀 있습니다");
}

#[test]
fn a_commitment_is_carried_over_to_a_later_open_plan_and_stays_in_its_own() {
    let office = Office::opened();
    let new = [("number", "9"), ("title_ko", "이어 가는 공약"), ("title_en", "")];
    let fields = [&[("commitment", "kr-6-2"), ("plan", "kr-7")], &new[..], &WHY[..]].concat();
    office.done("plans/kr-6/carry", &fields);
    let old = office.app.get("/ko/commitments/kr-6-2");
    old.shows("다음 계획으로 이월:");
    old.shows("이어 가는 공약");
    old.hides("state-withdrawn");
    office.app.get("/ko/commitments/kr-7-9").shows("앞선 계획에서 이어받음:");
    // Not back in time, not to nowhere, not onto two at once.
    let back = [&[("commitment", "kr-7-2_1"), ("plan", "kr-6")], &new[..], &WHY[..]].concat();
    let backwards = [("commitment", "kr-7-2_1"), ("into", "kr-6-2"), WHY[0], WHY[1]];
    let once = office.get("plans/kr-6/carry").field("once");
    for fields in [&back[..], &backwards] {
        let refused = office.step("plans/kr-7/carry", "record", &once, fields);
        assert_eq!(refused.status, 422);
        refused.shows("다음 계획 가운데");
    }
    let nowhere = [("commitment", "kr-6-2"), WHY[0], WHY[1]];
    office.refused("plans/kr-6/carry", &nowhere).shows("이어질 공약은 하나여야 합니다");
}

#[test]
fn what_makes_no_sense_is_refused_with_a_message_and_nothing_lost() {
    let office = Office::opened();
    let title = [("number", "3"), ("title_ko", "새 공약"), ("title_en", "")];
    let untitled = [("number", "3"), ("title_ko", ""), ("title_en", "")];
    for (path, fields, words) in [
        ("plans/kr-7/withdraw", vec![], "공약을 하나 이상 고르십시오"),
        ("plans/kr-7/withdraw", vec![("commitment", "kr-6-2")], "이 계획의 공약이 아닙니다"),
        (
            "plans/kr-7/split",
            vec![("commitment", "kr-7-2_1"), ("commitment", "kr-7-2_10")],
            "하나만 고르십시오",
        ),
        ("plans/kr-7/split", [&[("commitment", "kr-7-2_1")], &title[..]].concat(), "둘 이상으로 나누어야"),
        (
            "plans/kr-7/split",
            vec![("commitment", "kr-7-2_1"), ("into", "kr-7-2_1"), ("into", "kr-7-2_10")],
            "나뉜 결과로 고를 수 없습니다",
        ),
        ("plans/kr-7/merge", vec![("commitment", "kr-7-2_1"), ("into", "kr-7-2_1")], "둘 이상 고르십시오"),
        (
            "plans/kr-7/merge",
            vec![("commitment", "kr-7-2_1"), ("into", "kr-6-2")],
            "이 계획의 공약이 아닙니다",
        ),
        (
            "plans/kr-7/merge",
            [&[("commitment", "kr-7-2_1"), ("commitment", "kr-7-2_10")], &untitled[..]].concat(),
            "제목을 한국어나 영어로",
        ),
        (
            "plans/kr-7/split",
            vec![("commitment", "kr-7-2_1"), ("number", ""), ("title_ko", "=1+1"), ("title_en", "")],
            "스프레드시트",
        ),
    ] {
        let fields = [&fields[..], &WHY[..]].concat();
        office.refused(path, &fields).shows(words);
    }
    let once = office.get("plans/kr-7").field("once");
    let closed =
        office.app.post("/ko/desk/plans/kr-7/close", &office.who.cookie, &[("once", &once), ("sure", "1")]);
    assert_eq!(closed.status, 303);
    office
        .refused("plans/kr-7/withdraw", &[("commitment", "kr-7-2_1"), WHY[0], WHY[1]])
        .shows("종료된 계획의 공약은");
    office.app.get("/ko/plans/kr-7").shows("종료된 계획입니다");
}

#[test]
fn a_form_offers_what_its_act_takes() {
    let office = Office::opened();
    let kinds = |path: &str| {
        let page = office.get(path).body;
        let of = |kind: &str| page.contains(&format!("type=\"{kind}\" name=\"commitment\""));
        (of("radio"), of("checkbox"))
    };
    assert_eq!(kinds("plans/kr-7/split"), (true, false), "one is split");
    assert_eq!(kinds("plans/kr-7/withdraw"), (false, true));
    assert_eq!(kinds("plans/kr-6/carry"), (false, true));
    let nowhere = office.get("plans/kr-7/carry");
    nowhere.shows("이월할 수 있는 다음 계획이 아직 없습니다");
    assert!(!nowhere.body.contains("name=\"commitment\""), "a form that leads nowhere");
}

#[test]
fn the_secretariat_of_another_participant_reshapes_nothing_here() {
    let office = Office::opened();
    let (elsewhere, ministry) = neighbours(&office.app.record);
    let other = office.app.record.member_of(elsewhere, ministry, Role::Secretariat, "x@elsewhere.example");
    for path in ["withdraw", "split", "merge", "carry", "units"] {
        let address = format!("/ko/desk/plans/kr-7/{path}");
        assert_eq!(office.app.get_as(&address, &other.cookie).status, 403);
        assert_eq!(office.app.post(&address, &other.cookie, &[("once", "x")]).status, 403);
    }
}

#[test]
fn the_map_to_the_units_of_the_irm_is_one_form_and_a_table_on_the_plan() {
    let office = Office::opened();
    office.get("plans/kr-7/units").shows("아직 기록되지 않았습니다");
    office.app.get("/ko/plans/kr-7").hides("IRM의 평가 단위");
    let unit = office.get("record/commitments?plan=kr-7&ordinal=9&unit=irm_unit");
    let (once, base) = (unit.field("once"), unit.field("base"));
    let cells = [
        ("once", once.as_str()),
        ("base", base.as_str()),
        ("step", "record"),
        ("plan", "kr-7"),
        ("ordinal", "9"),
        ("number", "IRM-1"),
        ("unit", "irm_unit"),
        ("standing", "in_plan"),
        ("areas_coded", "false"),
        ("title_ko", "통합 창구와 예산"),
        ("title_ko_is", "original"),
        WHY[0],
        WHY[1],
    ];
    let added = office.app.post("/ko/desk/record/commitments", &office.who.cookie, &cells);
    assert_eq!(added.status, 303, "{}", added.words());
    let form = office.get("plans/kr-7/units");
    let (base, once) = (form.field("base"), form.field("once"));
    let (first, second) = ("kr-7-2_1>kr-7-irm-1", "kr-7-2_10>kr-7-irm-1");
    assert!(form.body.contains("kr-7-2_1&gt;kr-7-irm-1"), "{}", form.body);
    let send = |once: &str, base: &str, pairs: &[&str]| {
        let mut fields = vec![("once", once), ("base", base), ("source", "https://example.org/irm")];
        fields.extend(pairs.iter().map(|it| ("pair", *it)));
        office.app.post("/ko/desk/plans/kr-7/units", &office.who.cookie, &fields)
    };
    let before = office.position();
    assert_eq!(send(&once, &base, &[first, second]).status, 303);
    assert_eq!(send(&once, &base, &[first, second]).status, 303);
    assert_eq!(office.position(), before + 1);
    let plan = office.app.get("/ko/plans/kr-7");
    plan.shows("정부의 공약과 IRM의 평가 단위");
    plan.shows("IRM-1 통합 창구와 예산");
    office.app.get("/ko/commitments/kr-7-irm-1").shows("이 단위에 해당하는 공약: 2.10");
    // Somebody who opened the form before sees what was done since, with the own choice kept.
    let other = office.get("plans/kr-7/units").field("once");
    let late = send(&other, &base, &[second]);
    assert_eq!(late.status, 409);
    late.shows("그사이 다른 사람이 대응표를 바꾸었습니다");
    late.shows("추가됨");
    let base = late.field("base");
    assert_eq!(send(&late.field("once"), &base, &[second]).status, 303);
    office.app.get("/ko/commitments/kr-7-2_1").hides("kr-7-irm-1");
    let now = office.get("plans/kr-7/units");
    assert_eq!(send(&now.field("once"), &now.field("base"), &[second]).status, 422);
    let forged = send(&now.field("once"), &now.field("base"), &["kr-7-2_10>kr-6-2"]);
    assert_eq!(forged.status, 400);
}
