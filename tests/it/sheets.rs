//! Reporting many milestones at once: from the sheet that is downloaded to the entry that it becomes.

use jikim::domain::id::Position;
use jikim::domain::member::Role;
use jikim::domain::report::{Report, ReportedStatus};
use jikim::store;

use crate::support::app::{Reply, now};
use crate::support::example::{Example, Ids, day, write};
use crate::support::members::neighbours;
use crate::support::sheets::Csv;

const SHEET: &str = "/ko/desk/plans/kr-7/sheet";
const M1: &str = "kr-7-2_1-m1";
const M2: &str = "kr-7-2_1-m2";
const M3: &str = "kr-7-2_1-m3";

/// The example with a reporter of its ministry.
struct Desk {
    app: Example,
    ids: Ids,
    cookie: String,
}

impl Desk {
    fn new() -> Self {
        let app = Example::empty();
        let ids = write(&app.record);
        let cookie = app.record.member(Role::Reporter, "mois", "boram@example.org").cookie;
        Self { app, ids, cookie }
    }

    fn sheet(&self) -> Csv {
        Csv::read(&self.app.get_as(&format!("{SHEET}.csv"), &self.cookie).bytes)
    }

    fn upload(&self, bytes: &[u8]) -> Reply {
        self.app.app().upload(SHEET, &self.cookie, &[("period", "kr-7-2026h1")], ("보고.csv", bytes))
    }

    /// Uploads a file that must be taken, and returns the address of what it would change.
    #[track_caller]
    fn taken(&self, bytes: &[u8]) -> String {
        let reply = self.upload(bytes);
        assert_eq!(reply.status, 303, "{}", reply.words());
        reply.header("location").expect("a location").to_owned()
    }

    fn page(&self, address: &str) -> Reply {
        self.app.get_as(address, &self.cookie)
    }

    /// Publishes what a page shows, with these rows in spite of others.
    fn publish(&self, address: &str, page: &Reply, anyway: &[&str]) -> Reply {
        let (once, seen) = (page.field("once"), page.field("seen"));
        let mut fields = vec![("step", "publish"), ("once", once.as_str()), ("seen", seen.as_str())];
        fields.extend(anyway.iter().map(|key| ("anyway", *key)));
        self.app.post(address, &self.cookie, &fields)
    }

    fn last(&self) -> Position {
        self.app.record.write(|conn| store::entries::last(conn).expect("a position"))
    }

    fn reports(&self) -> Vec<Report> {
        let all = |conn: &mut diesel::SqliteConnection| {
            let at = store::entries::last(conn).expect("a position");
            store::reports::of_commitments(conn, at, &[self.ids.commitment]).expect("reports")
        };
        self.app.record.write(all)
    }
}

/// The second milestone done, the third begun.
fn filled(sheet: Csv) -> Csv {
    sheet
        .with(M2, "이행 상태", "이행 완료")
        .with(M2, "보고 내용(한국어)", "창구를 열었습니다.\n전국에서 씁니다.")
        .with(M2, "이행일", "2026. 6. 30.")
        .with(M2, "증빙자료 1 주소", "https://open.example.kr/")
        .with(M2, "증빙자료 1 종류", "운영 중인 서비스")
        .with(M3, "이행 상태", "limited")
        .with(M3, "보고 내용(영어)", "Begun.")
        .with(M3, "애로사항(영어)", "No budget yet.")
}

#[test]
fn a_sheet_holds_an_organisations_milestones_with_what_it_reported_last() {
    let desk = Desk::new();
    let reply = desk.page(&format!("{SHEET}.csv"));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert!(reply.header("content-disposition").is_some_and(|it| it.contains("kr-7-mois.csv")));
    let sheet = desk.sheet();
    assert_eq!(sheet.0.len(), 4);
    let row = sheet.row(M1);
    assert_eq!((row["공약"], row["세부과제"]), ("2.1 국민 참여 창구 통합", "1 창구 설계"));
    assert_eq!(
        (row["기한"], row["최근 보고 상태"], row["최근 보고일"]),
        ("2026-03-31", "이행 완료", "2026-06-20")
    );
    assert_eq!(row["기준 위치"], desk.last().to_string());
    assert_eq!((row["이행 상태"], row["보고 내용(한국어)"]), ("", ""));
    let open = sheet.row(M3);
    assert_eq!((open["기한"], open["최근 보고 상태"], open["최근 보고일"]), ("계속(종료일 없음)", "", ""));
    let page = desk.page(SHEET);
    page.shows_in_a_row("세부과제 3건");
    page.shows_in_a_row("2026년 상반기");
    desk.page("/ko/desk").shows_in_a_row("여러 과제 한 번에 보고(엑셀)");
}

#[test]
fn a_filled_in_sheet_is_shown_cell_by_cell_and_becomes_one_entry() {
    let desk = Desk::new();
    let sheet = filled(desk.sheet());
    let before = desk.last();
    let address = desk.taken(&sheet.bytes());
    assert_eq!(desk.last(), before, "uploading published something");
    let page = desk.page(&address);
    page.shows_in_a_row("새 보고 2건이 공개됩니다.");
    page.shows_in_a_row("H3 보고 내용(한국어) – 창구를 열었습니다. 전국에서 씁니다.");
    page.shows_in_a_row("L3 이행일 – 2026-06-30");
    page.shows_in_a_row("Q3 증빙자료 1 종류 – 운영 중인 서비스");
    page.shows_in_a_row("G4 이행 상태 – 일부 이행");
    page.hides(M1);
    let done = desk.publish(&address, &page, &[]);
    assert_eq!(done.status, 303, "{}", done.words());
    let location = done.header("location").expect("a location").to_owned();
    desk.page(&location).shows_in_a_row("보고 2건을 공개하였습니다.");
    assert_eq!(desk.last(), before.next());
    let reports = desk.reports();
    let made: Vec<&Report> = reports.iter().filter(|it| it.made_at == before.next()).collect();
    assert_eq!(made.len(), 2);
    assert_eq!(made[0].content.status, ReportedStatus::Complete);
    assert_eq!(made[0].content.occurred_on, Some(day("2026-06-30")));
    assert_eq!(made[0].content.text_ko.as_deref(), Some("창구를 열었습니다.\n전국에서 씁니다."));
    assert_eq!(made[0].subject.period_id, Some(desk.ids.period));
    assert_eq!(made[1].content.difficulties_en.as_deref(), Some("No budget yet."));
    let keys: Vec<&str> = made.iter().map(|it| it.subject.key.as_str()).collect();
    assert_eq!(keys, ["kr-7-2_1-r3", "kr-7-2_1-r4"]);
    let again = desk.publish(&address, &page, &[]);
    assert_eq!(again.header("location"), Some(location.as_str()), "a double press made something else");
    assert_eq!(desk.last(), before.next());
    assert_eq!(desk.page(&address).status, 404, "what was published still waits");
    let verdict =
        desk.app.record.write(|conn| jikim::ledger::verify::verify(conn, None, |_| {}).expect("a chain"));
    assert_eq!(verdict.findings, []);
}

#[test]
fn the_same_file_again_changes_nothing_and_says_so() {
    let desk = Desk::new();
    let sheet = filled(desk.sheet());
    let address = desk.taken(&sheet.bytes());
    desk.publish(&address, &desk.page(&address), &[]);
    let last = desk.last();
    let address = desk.taken(&sheet.bytes());
    let page = desk.page(&address);
    page.shows_in_a_row("이 파일로 바뀌는 내용이 없습니다. 2건은 이미 그대로 보고되어 있어 바뀌지 않습니다.");
    page.hides("name=\"once\"");
    let once = "0".repeat(32);
    let forced = [("step", "publish"), ("once", once.as_str()), ("seen", "0")];
    assert_eq!(desk.app.post(&address, &desk.cookie, &forced).status, 422);
    assert_eq!(desk.last(), last);
    let address = desk.taken(&desk.sheet().bytes());
    desk.page(&address).shows_in_a_row("이 파일로 바뀌는 내용이 없습니다.");
}

#[test]
fn the_same_words_are_said_again_for_another_period_in_a_sheet_made_since() {
    let desk = Desk::new();
    let sheet = filled(desk.sheet());
    let address = desk.taken(&sheet.bytes());
    desk.publish(&address, &desk.page(&address), &[]);
    let upload = |sheet: &Csv| {
        let reply = desk.app.app().upload(SHEET, &desk.cookie, &[], ("x.csv", &sheet.bytes()));
        desk.page(reply.header("location").expect("a location"))
    };
    upload(&sheet).shows_in_a_row("이 파일로 바뀌는 내용이 없습니다.");
    upload(&filled(desk.sheet())).shows_in_a_row("새 보고 2건이 공개됩니다.");
}

#[test]
fn rows_that_were_reported_on_since_are_left_out_unless_the_reporter_decides() {
    let desk = Desk::new();
    let sheet = filled(desk.sheet());
    let other = desk.app.record.member(Role::Reporter, "mois", "other@example.org").cookie;
    let theirs =
        desk.sheet().with(M2, "이행 상태", "상당 이행").with(M2, "보고 내용(한국어)", "거의 다 열었습니다.");
    let report = |sheet: &Csv| {
        let reply =
            desk.app.app().upload(SHEET, &other, &[("period", "kr-7-2026h1")], ("o.csv", &sheet.bytes()));
        let address = reply.header("location").expect("a location").to_owned();
        let page = desk.app.get_as(&address, &other);
        let (once, seen) = (page.field("once"), page.field("seen"));
        let fields = [("step", "publish"), ("once", once.as_str()), ("seen", seen.as_str())];
        assert_eq!(desk.app.post(&address, &other, &fields).status, 303);
    };
    let address = desk.taken(&sheet.bytes());
    let early = desk.page(&address);
    report(&theirs);
    let overtaken = desk.publish(&address, &early, &[]);
    assert_eq!(overtaken.status, 409);
    overtaken.shows_in_a_row("그사이 다른 보고가 공개되어 이 파일은 아직 공개하지 않았습니다");
    overtaken.shows_in_a_row("새 보고 1건이 공개됩니다. 1건은 그사이 다른 보고가 있어");
    overtaken.shows_in_a_row("H3 보고 내용(한국어) 거의 다 열었습니다. 창구를 열었습니다. 전국에서 씁니다.");
    let before = desk.last();
    assert_eq!(desk.publish(&address, &overtaken, &[]).status, 303);
    let of_second = |it: &&Report| it.subject.milestone_id == Some(desk.ids.milestones[1]);
    let latest = |reports: &[Report]| reports.iter().rfind(of_second).map(|it| it.content.status);
    assert_eq!(latest(&desk.reports()), Some(ReportedStatus::Substantial), "theirs was overwritten");
    assert_eq!(desk.last(), before.next());

    let address = desk.taken(&sheet.bytes());
    let page = desk.page(&address);
    page.shows_in_a_row("1건은 이미 그대로 보고되어 있어");
    let none = desk.publish(&address, &page, &[]);
    assert_eq!(none.status, 422);
    none.shows("공개하기로 정한 보고가 없습니다");
    assert_eq!(desk.publish(&address, &page, &[M2]).status, 303);
    assert_eq!(latest(&desk.reports()), Some(ReportedStatus::Complete));
}

#[test]
fn every_fault_is_told_by_its_cell_at_once_in_the_readers_language() {
    let desk = Desk::new();
    neighbours(&desk.app.record);
    let sheet = filled(desk.sheet())
        .with(M1, "이행 상태", "거의 됨")
        .with(M1, "증빙자료 2 종류", "언론 보도")
        .with(M2, "증빙자료 1 주소", "open.example.kr")
        .with(M2, "증빙자료 1 제목", "=HYPERLINK(1)")
        .with(M2, "이행일", "2027-01-01")
        .with(M3, "애로사항(영어)", "")
        .with(M3, "기준 위치", "99999");
    let before = desk.last();
    let reply = desk.upload(&sheet.bytes());
    assert_eq!(reply.status, 422);
    // A cell that cannot be read hides no fault of another row.
    reply.shows_in_a_row("고칠 곳이 6군데 있어 아무것도 바꾸지 않았습니다");
    reply.shows_in_a_row("G2 없는 용어입니다. 다음 중에서 적으십시오: 미착수, 일부 이행");
    reply.shows_in_a_row("S2 https:// 또는 http://로 시작하는");
    for words in [
        "O3 https:// 또는",
        "L3 아직 오지 않은 날짜입니다",
        "P3 스프레드시트가 수식으로",
        "AC4 기준 위치가 맞지 않습니다",
    ] {
        reply.shows_in_a_row(words);
    }
    let sheet = sheet
        .with(M1, "이행 상태", "")
        .with(M1, "증빙자료 2 종류", "")
        .with(M2, "증빙자료 1 주소", "")
        .with(M2, "증빙자료 1 제목", "")
        .with(M2, "증빙자료 1 종류", "")
        .with(M3, "기준 위치", "1");
    let english = sheet.text();
    let reply =
        desk.app.app().upload("/en/desk/plans/kr-7/sheet", &desk.cookie, &[], ("x.csv", english.as_bytes()));
    reply.shows_in_a_row("Faults: 3.");
    reply.shows_in_a_row("L3 The date is still to come");
    reply.shows_in_a_row("O3 &quot;Complete&quot; needs");
    reply.shows_in_a_row("J4");
    assert_eq!(desk.last(), before);
}

#[test]
fn keys_of_others_are_refused_like_keys_of_nothing() {
    let desk = Desk::new();
    let office = desk.app.record.member(Role::Secretariat, "mois", "office@example.org").cookie;
    neighbours(&desk.app.record);
    let moef = desk.app.record.member(Role::Reporter, "moef", "moef@example.org").cookie;
    let sheet = filled(desk.sheet());
    let unknown = sheet.text().replace(M2, "kr-9-1-m1");
    let reply = desk.upload(unknown.as_bytes());
    assert_eq!(reply.status, 422);
    let words = "A3 이 계획에서 이 기관이 보고할 수 있는 세부과제의 식별키가 아닙니다.";
    reply.shows_in_a_row(words);
    desk.upload(sheet.text().replace(M2, "kr-6-2").as_bytes()).shows_in_a_row(words);
    desk.upload(sheet.text().replace(&format!("{M3},"), &format!("{M2},")).as_bytes())
        .shows_in_a_row("A4 3행과 같은 세부과제입니다");
    desk.upload(sheet.text().replace(&format!("{M3},"), ",").as_bytes())
        .shows_in_a_row("A4 어느 세부과제인지");
    for address in [SHEET, "/ko/desk/plans/kr-7/sheet.csv", "/ko/desk/plans/kr-7/sheet.xlsx"] {
        assert_eq!(desk.app.get_as(address, &moef).status, 403, "{address}");
        assert_eq!(desk.app.get_as(&format!("{address}?organisation=mois"), &moef).status, 403);
    }
    assert_eq!(desk.app.app().upload(SHEET, &moef, &[("organisation", "mois")], ("x", b"a")).status, 403);
    assert_eq!(desk.app.get_as(&format!("{SHEET}?organisation=moef"), &office).status, 403);
    assert_eq!(desk.app.app().upload(SHEET, &desk.cookie, &[("period", "kr-6")], ("x", b"a")).status, 400);
}

#[test]
fn the_secretariat_reports_for_an_organisation_that_it_chooses() {
    let desk = Desk::new();
    neighbours(&desk.app.record);
    let office = desk.app.record.member(Role::Secretariat, "moef", "office@example.org").cookie;
    let page = desk.app.get_as(&format!("{SHEET}?organisation=mois"), &office);
    page.shows_in_a_row("행정안전부");
    let sheet = Csv::read(&desk.app.get_as(&format!("{SHEET}.csv?organisation=mois"), &office).bytes);
    let fields = [("organisation", "mois"), ("period", "kr-7-2026h1")];
    let reply = desk.app.app().upload(SHEET, &office, &fields, ("x.csv", &filled(sheet).bytes()));
    let address = reply.header("location").expect("a location").to_owned();
    assert_eq!(desk.page(&address).status, 404, "another member sees it");
    assert_eq!(desk.app.post(&address, &desk.cookie, &[("step", "discard")]).status, 404);
    let page = desk.app.get_as(&address, &office);
    let (once, seen) = (page.field("once"), page.field("seen"));
    let fields = [("step", "publish"), ("once", once.as_str()), ("seen", seen.as_str())];
    assert_eq!(desk.app.post(&address, &office, &fields).status, 303);
    let made = desk.reports().pop().expect("a report");
    assert_eq!(made.subject.organisation_id, desk.ids.ministry);
    let entry = desk.app.record.write(|conn| store::entries::find(conn, made.made_at).expect("the entry"));
    assert_ne!(entry.organisation_id, Some(desk.ids.ministry), "not shown as on behalf");
}

#[test]
fn a_plan_that_takes_no_reports_says_so_before_and_after() {
    let desk = Desk::new();
    let sheet = filled(desk.sheet());
    let address = desk.taken(&sheet.bytes());
    let early = desk.page(&address);
    let office = desk.app.record.member(Role::Secretariat, "mois", "office@example.org").cookie;
    let run = desk.app.get_as("/ko/desk/plans/kr-7", &office);
    let close =
        desk.app.post("/ko/desk/plans/kr-7/close", &office, &[("once", &run.field("once")), ("sure", "1")]);
    assert_eq!(close.status, 303);
    let page = desk.page(SHEET);
    page.shows_in_a_row("종료된 계획입니다. 보고를 새로 공개하거나");
    page.hides("type=\"file\"");
    for reply in [desk.upload(&sheet.bytes()), desk.publish(&address, &early, &[]), desk.page(&address)] {
        assert_eq!(reply.status, 422);
        reply.shows_in_a_row("종료된 계획입니다. 보고를 새로 공개하거나");
    }
    let untracked = desk.app.get_as("/ko/desk/plans/kr-6/sheet", &office);
    untracked.shows_in_a_row("이 계획의 보고가 아직 열리지 않았습니다");
    untracked.shows("보고할 기관이 정해진 세부과제가 없습니다");
}

#[test]
fn what_was_uploaded_is_private_waits_for_a_day_and_can_be_thrown_away() {
    let desk = Desk::new();
    let sheet = filled(desk.sheet());
    let first = desk.taken(&sheet.bytes());
    let discard = desk.app.post(&first, &desk.cookie, &[("step", "discard")]);
    assert_eq!(discard.header("location"), Some("/ko/desk/plans/kr-7/sheet?organisation=mois"));
    assert_eq!(desk.page(&first).status, 404);
    let second = desk.taken(&sheet.bytes());
    assert_eq!(desk.app.post(&second, &desk.cookie, &[("step", "sing")]).status, 400);
    assert_eq!(desk.app.post(&second, &desk.cookie, &[("step", "publish")]).status, 400);
    for _ in 0..4 {
        desk.taken(&sheet.bytes());
    }
    assert_eq!(desk.page(&second).status, 404, "more than four wait");
    let kept = desk.taken(&sheet.bytes());
    let id = kept.rsplit('/').next().and_then(|it| it.parse().ok()).map(jikim::domain::id::SheetId);
    let member = desk.app.record.write(|conn| store::members::by_email(conn, "boram@example.org"));
    let member = member.expect("a question").expect("the member").id;
    let found = |hours: i64| {
        let at = now() + chrono::TimeDelta::hours(hours);
        desk.app
            .record
            .write(|conn| store::sheets::find(conn, id.expect("an id"), member, at))
            .expect("a question")
    };
    assert!(found(23).is_some());
    assert!(found(24).is_none());
}

#[test]
fn a_draft_is_left_alone_and_a_file_outlives_no_session() {
    let desk = Desk::new();
    let reply = desk.app.app().upload(SHEET, "", &[], ("x.csv", b"a"));
    let location = reply.header("location").expect("a location");
    assert_eq!((reply.status, location), (303, "/ko/sign-in?next=%2Fko%2Fdesk%2Fplans%2Fkr-7%2Fsheet"));
    let form = desk.page(&format!("/ko/desk/milestones/{M2}/report"));
    let (once, base) = (form.field("once"), form.field("base"));
    let fields = [
        ("step", "save"),
        ("once", once.as_str()),
        ("base", base.as_str()),
        ("version", "0"),
        ("organisation", "mois"),
        ("text_ko", "쓰다 만 글"),
    ];
    assert_eq!(desk.app.post(&format!("/ko/desk/milestones/{M2}/report"), &desk.cookie, &fields).status, 200);
    let address = desk.taken(&filled(desk.sheet()).bytes());
    assert_eq!(desk.publish(&address, &desk.page(&address), &[]).status, 303);
    desk.page(&format!("/ko/desk/milestones/{M2}/report")).shows_in_a_row("쓰다 만 글");
}
