//! Running a plan by hand: every row through a form, amendments with reason and source, versions, organisations.

use jikim::domain::member::Role;
use jikim::store;

use crate::support::app::Reply;
use crate::support::example::Example;
use crate::support::members::{Somebody, neighbours};

/// A secretariat that fills in forms.
pub struct Office {
    pub app: Example,
    pub who: Somebody,
}

impl Office {
    pub fn of(app: Example) -> Self {
        let who = app.record.member(Role::Secretariat, "mois", "office@example.org");
        Self { app, who }
    }

    pub fn form(&self, dataset: &str, query: &str) -> Reply {
        let reply = self.app.get_as(&format!("/ko/desk/record/{dataset}?{query}"), &self.who.cookie);
        assert_eq!(reply.status, 200, "{dataset}?{query}: {}", reply.words());
        reply
    }

    /// Fills in a form that was opened; what is not named stays as the form has it.
    pub fn send(&self, form: &Reply, dataset: &str, step: &str, cells: &[(&str, &str)]) -> Reply {
        let mut fields: Vec<(String, String)> = inputs(&form.body);
        for (name, value) in cells {
            fields.retain(|(own, _)| own != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        fields.push(("step".to_owned(), step.to_owned()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        self.app.post(&format!("/ko/desk/record/{dataset}"), &self.who.cookie, &fields)
    }

    /// Opens a form, looks at the preview, and records the row.
    pub fn write(&self, dataset: &str, query: &str, cells: &[(&str, &str)]) -> Reply {
        let form = self.form(dataset, query);
        let preview = self.send(&form, dataset, "preview", cells);
        assert_eq!(preview.status, 200, "{dataset}: {}", preview.words());
        preview.shows("다음과 같이 기록됩니다");
        let done = self.send(&preview, dataset, "record", &[]);
        assert_eq!(done.status, 303, "{dataset}: {}", done.words());
        done
    }

    pub fn position(&self) -> i32 {
        self.app.record.write(|conn| store::entries::last(conn).expect("a position").0)
    }
}

/// The names and values of the fields of a page, as a browser would send them.
pub fn inputs(body: &str) -> Vec<(String, String)> {
    let unescape = |text: &str| {
        text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
    };
    let attribute = |tag: &str, name: &str| {
        let rest = tag.split(&format!(" {name}=\"")).nth(1)?;
        Some(unescape(rest.split('"').next()?))
    };
    let main = body.split("<main").nth(1).expect("a main part");
    let mut all = Vec::new();
    for (at, _) in main.match_indices('<') {
        let rest = &main[at..];
        let tag = rest.split('>').next().unwrap_or_default();
        let Some(name) = attribute(tag, "name") else { continue };
        if tag.starts_with("<input") {
            all.push((name, attribute(tag, "value").unwrap_or_default()));
        } else if tag.starts_with("<textarea") {
            let text =
                rest.split('>').nth(1).and_then(|it| it.split("</textarea").next()).unwrap_or_default();
            let text =
                rest.find('>').map_or(text, |i| rest[i + 1..].split("</textarea>").next().unwrap_or(""));
            all.push((name, unescape(text.strip_prefix('\n').unwrap_or(text))));
        } else if tag.starts_with("<select") {
            let options = rest.split("</select>").next().unwrap_or_default();
            let chosen = options
                .split("<option")
                .skip(1)
                .find(|it| it.split('>').next().is_some_and(|it| it.contains(" selected")));
            all.push((name, chosen.and_then(|it| attribute(it, "value")).unwrap_or_default()));
        }
    }
    all
}

#[test]
fn a_plan_is_set_up_by_forms_and_frozen() {
    let office = Office::of(Example::written());
    let organisations = office.app.get_as("/ko/desk/organisations", &office.who.cookie);
    organisations.shows("기관과 계획");
    organisations.shows("행정안전부 (새 이름)");
    office.write(
        "organisations",
        "",
        &[("key", "kftc"), ("kind", "ministry"), ("name_ko", "공정거래위원회"), ("name_ko_is", "original")],
    );
    let plan = [
        ("number", "8"),
        ("title_ko", "제8차 실행계획"),
        ("title_ko_is", "original"),
        ("start_on", "2028-01-01"),
        ("start_precision", "day"),
        ("end_on", "2031-12-31"),
        ("end_precision", "day"),
        ("stage", "draft"),
        ("generation", "current"),
    ];
    assert_eq!(
        office.write("plans", "", &plan).header("location"),
        Some("/ko/desk/plans/kr-8/record?done=recorded")
    );
    let commitment = [("number", "1.1"), ("title_ko", "정보공개 확대"), ("title_ko_is", "original")];
    office.write("commitments", "plan=kr-8&ordinal=1", &commitment);
    // A second of the same number is given a letter.
    office.write("commitments", "plan=kr-8&ordinal=2", &commitment);
    office.write(
        "commitment_organisations",
        "commitment=kr-8-1_1",
        &[("organisation", "kftc"), ("role", "lead"), ("ordinal", "1")],
    );
    office.write(
        "commitment_texts",
        "commitment=kr-8-1_1",
        &[("field", "problem"), ("text_ko", "문제가 있다.\n둘째 줄."), ("text_ko_is", "original")],
    );
    let milestone = [
        ("title_ko", "기준 마련"),
        ("title_ko_is", "original"),
        ("due_on", "2028-06-30"),
        ("due_precision", "day"),
    ];
    office.write("milestones", "commitment=kr-8-1_1&ordinal=1", &milestone);
    office.write(
        "periods",
        "plan=kr-8",
        &[
            ("label_ko", "2028년 상반기"),
            ("label_en", "first half of 2028"),
            ("starts_on", "2028-01-01"),
            ("ends_on", "2028-06-30"),
            ("silent_from", "2028-07-31"),
        ],
    );
    let index = office.app.get_as("/ko/desk/plans/kr-8/record", &office.who.cookie);
    for words in ["정보공개 확대", "기준 마련", "2028년 상반기", "주관", "공정거래위원회"]
    {
        index.shows(words);
    }
    let public = office.app.get("/ko/commitments/kr-8-1_1");
    public.shows("문제가 있다.");
    public.shows("기준 마련");
    assert_eq!(office.app.get("/ko/commitments/kr-8-1_1b").status, 200);

    let run = office.app.get_as("/ko/desk/plans/kr-8", &office.who.cookie);
    let (once, day) = (run.field("once"), ("day", "2026-11-20"));
    let submit =
        || office.app.post("/ko/desk/plans/kr-8/submit", &office.who.cookie, &[("once", once.as_str()), day]);
    assert_eq!((submit().status, submit().status), (303, 303));
    let versions = office.app.record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let plan = store::plans::by_key(conn, at, "kr-8").expect("the plan");
        store::plans::versions(conn, at, plan.id).expect("versions").len()
    });
    assert_eq!(versions, 1, "a form that was sent twice froze the plan twice");

    // From now on even what is new is an amendment.
    let form = office.form("milestones", "commitment=kr-8-1_1&ordinal=2");
    let refused = office.send(&form, "milestones", "preview", &milestone);
    assert_eq!(refused.status, 422);
    refused.shows("변경 사유를 적으십시오");
    refused.shows("근거가 되는 문서를 적으십시오");
    assert!(refused.body.contains("value=\"기준 마련\""), "what was typed is lost");
}

const WHY: [(&str, &str); 2] =
    [("amendment_reason", "설계가 늦어졌다"), ("amendment_source", "https://example.go.kr/decision")];

#[test]
fn a_change_of_a_plan_in_force_is_an_amendment_with_reason_and_source() {
    let office = Office::of(Example::written());
    let form = office.form("milestones", "key=kr-7-2_1-m2");
    let later = ("due_on", "2027-03-31");
    let refused = office.send(&form, "milestones", "preview", &[later]);
    assert_eq!(refused.status, 422);
    let done = office.write("milestones", "key=kr-7-2_1-m2", &[later, WHY[0], WHY[1]]);
    assert_eq!(done.header("location"), Some("/ko/desk/plans/kr-7/record?done=recorded"));
    for address in ["/ko/plans/kr-7", "/ko/commitments/kr-7-2_1"] {
        let page = office.app.get(address);
        page.shows("설계가 늦어졌다");
        page.shows("https://example.go.kr/decision");
    }
    let same = office.form("milestones", "key=kr-7-2_1-m2");
    let nothing = office.send(&same, "milestones", "preview", &[]);
    assert_eq!(nothing.status, 422);
    nothing.shows("바뀌는 것이 없습니다");
}

#[test]
fn commitments_are_withdrawn_split_and_carried_over() {
    let office = Office::of(Example::written());
    let withdrawn = [("standing", "withdrawn"), WHY[0], WHY[1]];
    office.write("commitments", "key=kr-7-2_10", &withdrawn);
    office.app.get("/ko/commitments/kr-7-2_10").shows("철회");
    let link = [("link_kind", "split_into"), ("other_commitment", "kr-7-2_10")];
    office.write("commitment_links", "commitment=kr-7-2_1", &link);
    office.app.get("/ko/commitments/kr-7-2_1").shows(
        "예산 정보 <공개> & 설명"
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('&', "&amp;")
            .replace("&amp;lt;", "&lt;")
            .replace("&amp;gt;", "&gt;")
            .as_str(),
    );
    let itself = office.form("commitment_links", "commitment=kr-7-2_1");
    let cells = [("link_kind", "carried_over"), ("other_commitment", "kr-7-2_1")];
    assert_eq!(office.send(&itself, "commitment_links", "preview", &cells).status, 422);
}

#[test]
fn a_ministry_is_renamed_with_a_date_and_succeeded() {
    let office = Office::of(Example::written());
    neighbours(&office.app.record);
    let name = [("name_from", "2026-11-01"), ("name_ko", "행정혁신부"), ("name_ko_is", "original")];
    office.write("organisation_names", "organisation=mois", &name);
    let page = office.app.get("/ko/organisations/mois");
    page.shows("행정혁신부");
    page.shows("행정안전부");
    let successor = [("successor", "moef"), ("succeeded_on", "2026-11-10")];
    office.write("organisations", "key=mois", &successor);
    office.app.get("/ko/organisations/mois").shows("기획재정부");
    // The successor reports on what it inherits.
    let heir = office.app.record.member(Role::Reporter, "moef", "heir@example.org");
    let form = office.app.get_as("/ko/desk/milestones/kr-7-2_1-m1/report", &heir.cookie);
    assert_eq!(form.status, 200, "{}", form.words());
}

#[test]
fn two_who_write_the_same_row_see_both_versions_and_lose_nothing() {
    let office = Office::of(Example::written());
    let form = office.form("milestones", "key=kr-7-2_1-m3");
    office.write("milestones", "key=kr-7-2_1-m3", &[("title_ko", "먼저 고친 제목"), WHY[0], WHY[1]]);
    let mine = [("title_ko", "나중에 고친 제목"), WHY[0], WHY[1]];
    let conflict = office.send(&form, "milestones", "preview", &mine);
    assert_eq!(conflict.status, 409);
    conflict.shows("먼저 고친 제목");
    assert!(conflict.body.contains("value=\"나중에 고친 제목\""), "what was typed is lost");
    let preview = office.send(&conflict, "milestones", "preview", &[]);
    assert_eq!(preview.status, 200, "{}", preview.words());
    let before = office.position();
    let (first, second) = (
        office.send(&preview, "milestones", "record", &[]),
        office.send(&preview, "milestones", "record", &[]),
    );
    assert_eq!((first.status, second.status), (303, 303));
    assert_eq!(office.position(), before + 1, "a form that was sent twice was written twice");
    office.app.get("/ko/commitments/kr-7-2_1").shows("나중에 고친 제목");
}

#[test]
fn only_what_is_the_secretariats_own_can_be_written() {
    let office = Office::of(Example::written());
    neighbours(&office.app.record);
    for dataset in
        ["reports", "reviews", "evidence", "assessments", "plan_versions", "ledger", "members", "x"]
    {
        let reply = office.app.get_as(&format!("/ko/desk/record/{dataset}"), &office.who.cookie);
        assert_eq!(reply.status, 404, "{dataset}");
    }
    let form = office.form("organisations", "");
    let another =
        [("key", "theirs"), ("kind", "ministry"), ("name_ko", "남의 기관"), ("name_ko_is", "original")];
    let foreign: Vec<(&str, &str)> = another.iter().copied().chain([("participant", "xx")]).collect();
    assert_eq!(office.send(&form, "organisations", "preview", &foreign).status, 403);
    let rename = [("key", "xx-ministry"), ("kind", "other"), ("participant", "xx")];
    assert_eq!(office.send(&form, "organisations", "preview", &rename).status, 403);
    let more =
        office.app.post("/ko/desk/record/plans", &office.who.cookie, &[("tracked_from", "2020-01-01")]);
    assert_eq!(more.status, 400, "a field that the form has not was taken");
    let before = office.position();
    for (cells, words) in [
        (
            vec![("key", "x y"), ("kind", "ministry"), ("name_ko", "이름"), ("name_ko_is", "original")],
            "식별키",
        ),
        (vec![("key", "k"), ("kind", "ministry")], "이름"),
        (vec![("key", "k"), ("kind", "ministry"), ("name_ko", "=1+1"), ("name_ko_is", "original")], "수식"),
    ] {
        let reply = office.send(&form, "organisations", "preview", &cells);
        assert_eq!(reply.status, 422, "{cells:?}");
        reply.shows(words);
    }
    assert_eq!(office.position(), before);
}

#[test]
fn a_new_submitted_version_says_what_was_kept_changed_added_and_dropped() {
    let office = Office::of(Example::written());
    let page = office.app.get("/ko/plans/kr-7/amendments");
    page.shows("기한이 바뀐 세부과제 1건");
    page.shows("(184일 연기)");
    office.write(
        "milestones",
        "commitment=kr-7-2_1&ordinal=4",
        &[("title_ko", "평가"), ("title_ko_is", "original"), WHY[0], WHY[1]],
    );
    office.write("commitments", "key=kr-7-2_10", &[("standing", "withdrawn"), WHY[0], WHY[1]]);
    office.app.get("/ko/plans/kr-7/amendments").shows("설계가 늦어졌다");
    let now = office.app.get("/ko/plans/kr-7/versions/now");
    now.shows("그대로 3건, 바뀜 1건, 추가 1건, 빠짐 1건");
    assert_eq!(office.app.get("/ko/plans/kr-7/versions/1").status, 404, "the first has none before it");
    assert_eq!(office.app.get("/ko/plans/kr-7/versions/2").status, 404);
    let run = office.app.get_as("/ko/desk/plans/kr-7", &office.who.cookie);
    let fields = [("once", run.field("once")), ("day", "2026-11-20".to_owned())];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
    assert_eq!(office.app.post("/ko/desk/plans/kr-7/submit", &office.who.cookie, &fields).status, 303);
    let second = office.app.get("/en/plans/kr-7/versions/2");
    second.shows("3 kept, 1 changed, 1 added, 1 dropped");
    second.shows("Version 1 → Version 2");
    office.app.get("/en/plans/kr-7/versions/now").shows("5 kept, 0 changed, 0 added, 0 dropped");
    office.app.get("/ko/plans/kr-7").shows("앞선 판과 비교");
}
