//! Carrying the IRM's values over: by keyboard and from a spreadsheet, published as one entry, checked by another
//! organisation, read another way, and never lost.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use jikim::acts::{Actor, assessing};
use jikim::domain::assessment::{Assessment, HowEntered};
use jikim::domain::indicator::{Generation, Indicator, Product, Term};
use jikim::domain::member::Role;
use jikim::domain::vocabulary::Vocabulary as _;
use jikim::store;

use crate::support::app::Reply;
use crate::support::at;
use crate::support::example::Example;
use crate::support::members::{Somebody, neighbours};

const GRID: &str = "/ko/desk/irm/kr-7/action_plan_review";

/// The example with somebody of the secretariat and somebody of civil society.
struct Desks {
    app: Example,
    office: Somebody,
    watcher: Somebody,
}

fn desks() -> Desks {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let watcher = app.record.member(Role::Reviewer, "watch", "watcher@example.org");
    Desks { app, office, watcher }
}

/// The cells of the page's grid with what they hold.
fn cells_of(page: &Reply) -> Vec<(String, String, String)> {
    let after = |text: &str, marker: &str| text.split(marker).nth(1).map(str::to_owned);
    let until = |text: &str, end: char| text.split(end).next().unwrap_or_default().to_owned();
    page.body
        .split("name=\"cell\" value=\"")
        .skip(1)
        .map(|part| {
            let name = until(part, '"');
            let own = part.split("name=\"cell\"").next().unwrap_or_default();
            let select =
                after(own, "<select").map(|it| it.split("</select>").next().unwrap_or_default().to_owned());
            let value = match select {
                Some(select) => {
                    let chosen =
                        select.split("<option").find(|it| it.contains(" selected")).unwrap_or_default();
                    after(chosen, "value=\"").map(|it| until(&it, '"')).unwrap_or_default()
                }
                None => after(own, "name=\"value\" value=\"").map(|it| until(&it, '"')).unwrap_or_default(),
            };
            let page = after(own, "name=\"page\" value=\"").map(|it| until(&it, '"')).unwrap_or_default();
            (name, value, page)
        })
        .collect()
}

/// The fields of the page's form, with some cells written over.
fn fields_of(page: &Reply, step: &str, cells: &[(&str, &str, &str)]) -> Vec<(String, String)> {
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields =
        vec![pair("step", step), pair("once", &page.field("once")), pair("base", &page.field("base"))];
    for name in ["report_year", "report_url"] {
        fields.push(pair(name, &page.field(name)));
    }
    for (name, value, at) in cells_of(page) {
        let own = cells.iter().find(|it| it.0 == name);
        fields.push(pair("cell", &name));
        fields.push(pair("value", own.map_or(&value, |it| it.1)));
        fields.push(pair("page", own.map_or(&at, |it| it.2)));
    }
    fields
}

fn post(app: &Example, address: &str, who: &Somebody, fields: &[(String, String)]) -> Reply {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    app.post(address, &who.cookie, &fields)
}

fn n_entries(app: &Example) -> i32 {
    app.record.write(|conn| store::entries::last(conn).expect("a position").0)
}

/// Carries values over as a member does: the form, the preview, the entry.
#[track_caller]
fn carry_over(app: &Example, who: &Somebody, cells: &[(&str, &str, &str)]) {
    let page = app.get_as(GRID, &who.cookie);
    let preview = post(app, GRID, who, &fields_of(&page, "preview", cells));
    assert_eq!(preview.status, 200, "{}", preview.words());
    let done = post(app, GRID, who, &fields_of(&page, "publish", cells));
    assert_eq!(done.status, 303, "{}", done.words());
}

#[test]
fn the_grid_asks_what_the_product_asks_of_each_unit_with_ogps_words_and_codes() {
    let it = desks();
    let page = it.app.get_as(GRID, &it.office.cookie);
    assert_eq!(page.status, 200);
    let names: Vec<String> = cells_of(&page).into_iter().map(|(name, ..)| name).collect();
    let asked = Product::ActionPlanReview.asked(Generation::Current);
    let expected: Vec<String> = ["kr-7-2_1", "kr-7-2_10"]
        .iter()
        .flat_map(|unit| asked.iter().map(move |it| format!("{unit}.{}", it.slug())))
        .collect();
    assert_eq!(names, expected);
    page.shows("1 · 제한적 개선 (Modest)");
    page.shows("새로 더해지는 가치가 드러나지 않음");
    assert!(page.body.contains("href=\"/ko/methodology#indicator-potential_for_results\""));
    // "Yes" of one scale is not an option of another, and no data cannot be meant here.
    assert_eq!(page.body.matches("<option value=\"modest\"").count(), 2);
    page.hides("<option value=\"ND\"");
    let english = it.app.get_as("/en/desk/irm/kr-7/action_plan_review", &it.office.cookie);
    english.shows("1 · Modest");
}

#[test]
fn a_product_of_another_generation_is_refused_with_the_reason() {
    let it = desks();
    for (product, status) in [
        ("design_report", 400),
        ("progress_report", 400),
        ("results_report", 200),
        ("co_creation_brief", 200),
        ("blog", 404),
    ] {
        let page = it.app.get_as(&format!("/ko/desk/irm/kr-7/{product}"), &it.office.cookie);
        assert_eq!(page.status, status, "{product}");
    }
    it.app.get_as("/ko/desk/irm/kr-7/design_report", &it.office.cookie).shows("설계보고서");
}

#[test]
fn values_are_published_as_one_entry_after_a_preview_and_stand_unchecked() {
    let it = desks();
    let before = n_entries(&it.app);
    let cells = [
        ("kr-7-2_1.verifiable", "yes", "12"),
        ("kr-7-2_1.potential_for_results", "modest", "12–13"),
        ("kr-7-2_10.promising", "NR", ""),
    ];
    let page = it.app.get_as(GRID, &it.office.cookie);
    let mut fields = fields_of(&page, "preview", &cells);
    let set = |fields: &mut Vec<(String, String)>, name: &str, value: &str| {
        fields.iter_mut().filter(|it| it.0 == name).for_each(|it| value.clone_into(&mut it.1));
    };
    set(&mut fields, "report_year", "2026");
    set(&mut fields, "report_url", "https://irm.example.org/apr");
    let preview = post(&it.app, GRID, &it.office, &fields);
    preview.shows("제한적 개선");
    preview.shows("12–13쪽");
    assert_eq!(n_entries(&it.app), before, "a preview records nothing");

    set(&mut fields, "step", "publish");
    let done = post(&it.app, GRID, &it.office, &fields);
    assert_eq!((done.status, done.header("location")), (303, Some("/ko/desk/irm")));
    let again = post(&it.app, GRID, &it.office, &fields);
    assert_eq!(again.status, 303, "the same form once more");
    assert_eq!(n_entries(&it.app), before + 1);
    it.app.get("/ko/changes").shows("IRM 평가값 옮겨 적기");

    let public = it.app.get("/ko/commitments/kr-7-2_1");
    public.shows("제한적 개선 (OGP: Modest, 1)");
    public.shows("미대조");
    public.shows("12–13쪽");
    let file = it.app.get("/ko/data/assessments.csv?plan=kr-7&bom=0");
    let row = file.body.lines().find(|it| it.contains("potential_for_results")).expect("the value");
    assert!(row.starts_with("kr-7-2_1,false,commitment,") && row.contains(",modest,"), "{row}");
    // The year of the report stands for each unit of which something was read; one not reviewed has none.
    let years: Vec<&str> = file.body.lines().filter(|it| it.contains("design_report_year")).collect();
    assert_eq!(years.len(), 1, "{years:?}");
    assert!(years[0].starts_with("kr-7-2_1,") && years[0].contains("2026"));
    let desk = it.app.get_as("/ko/desk/irm", &it.office.cookie);
    desk.shows("옮겨 적은 값 4개(대조 0개)");
}

#[test]
fn what_cannot_be_read_comes_back_with_every_fault_at_its_cell_and_nothing_lost() {
    let it = desks();
    let before = n_entries(&it.app);
    let page = it.app.get_as(GRID, &it.office.cookie);
    let cells = [
        ("kr-7-2_1.verifiable", "yes", "12"),
        ("kr-7-2_1.cluster_members", "=2+3", ""),
        ("kr-7-2_10.promising", "", "쪽만"),
    ];
    let back = post(&it.app, GRID, &it.office, &fields_of(&page, "publish", &cells));
    assert_eq!(back.status, 422);
    assert!(back.body.contains("href=\"#field-kr-7-2_1.cluster_members\""));
    back.shows("2.10 예산 정보");
    let kept: Vec<_> =
        cells_of(&back).into_iter().filter(|(_, value, at)| !value.is_empty() || !at.is_empty()).collect();
    let expected = cells.map(|(name, value, at)| (name.to_owned(), value.to_owned(), at.to_owned()));
    assert_eq!(kept, expected);
    let nothing = post(&it.app, GRID, &it.office, &fields_of(&page, "publish", &[]));
    assert_eq!(nothing.status, 422);
    for (name, value) in
        [("kr-7-2_1.specificity", "high"), ("kr-7-2_1.cluster_rated", "yes"), ("kr-6-2.verifiable", "yes")]
    {
        let mut fields = fields_of(&page, "publish", &[]);
        fields.extend(
            [("cell", name), ("value", value), ("page", "")].map(|(a, b)| (a.to_owned(), b.to_owned())),
        );
        assert_eq!(post(&it.app, GRID, &it.office, &fields).status, 422, "{name}");
    }
    let mut ragged = fields_of(&page, "publish", &[]);
    ragged.push(("cell".to_owned(), "kr-7-2_1.verifiable".to_owned()));
    assert_eq!(post(&it.app, GRID, &it.office, &ragged).status, 400);
    assert_eq!(n_entries(&it.app), before);
}

#[test]
fn another_organisation_checks_value_by_value_or_all_and_nobody_checks_its_own() {
    let it = desks();
    let check = format!("{GRID}/check");
    carry_over(
        &it.app,
        &it.office,
        &[
            ("kr-7-2_1.verifiable", "yes", "12"),
            ("kr-7-2_1.promising", "no", "4"),
            ("kr-7-2_10.verifiable", "no", "15"),
        ],
    );
    let own = it.app.get_as(&check, &it.office.cookie);
    own.shows("소속 기관이 대조할 값이 없습니다");
    let page = it.app.get_as(&check, &it.watcher.cookie);
    let send = |who: &Somebody, page: &Reply, step: &str, cells: &[&str]| {
        let mut fields =
            vec![("step", step.to_owned()), ("once", page.field("once")), ("base", page.field("base"))];
        fields.extend(cells.iter().map(|it| ("cell", (*it).to_owned())));
        let fields: Vec<(String, String)> = fields.into_iter().map(|(a, b)| (a.to_owned(), b)).collect();
        post(&it.app, &check, who, &fields)
    };
    assert_eq!(send(&it.watcher, &page, "chosen", &[]).status, 422, "nothing is chosen");
    let before = n_entries(&it.app);
    assert_eq!(send(&it.watcher, &page, "chosen", &["kr-7-2_1.verifiable"]).status, 303);
    assert_eq!(send(&it.watcher, &page, "chosen", &["kr-7-2_1.verifiable"]).status, 303, "once more");
    assert_eq!(n_entries(&it.app), before + 1);
    let public = it.app.get("/ko/commitments/kr-7-2_1");
    public.shows("대조: 열린사회연대");
    it.app.get("/ko/changes").shows("옮겨 적은 값 대조");

    let page = it.app.get_as(&check, &it.watcher.cookie);
    assert_eq!(send(&it.watcher, &page, "chosen", &["kr-7-2_1.verifiable"]).status, 422, "checked already");
    let page = it.app.get_as(&check, &it.office.cookie);
    let fields = [
        ("step", "chosen"),
        ("once", "11111111111111111111111111111111"),
        ("base", "9999"),
        ("cell", "kr-7-2_1.promising"),
    ];
    let reply = it.app.post(&check, &it.office.cookie, &fields);
    assert_eq!(reply.status, 422, "its own");
    reply.shows("다른 기관이 대조합니다");
    assert!(page.body.contains("kr-7-2_1"));
    let page = it.app.get_as(&check, &it.watcher.cookie);
    assert_eq!(send(&it.watcher, &page, "all", &[]).status, 303);
    it.app.get_as("/ko/desk/irm", &it.office.cookie).shows("옮겨 적은 값 3개(대조 3개)");
}

#[test]
fn who_reads_another_value_carries_it_over_and_the_one_before_stays_readable() {
    let it = desks();
    carry_over(&it.app, &it.office, &[("kr-7-2_1.potential_for_results", "substantial", "12")]);
    carry_over(&it.app, &it.watcher, &[("kr-7-2_1.potential_for_results", "modest", "13")]);
    let public = it.app.get("/ko/commitments/kr-7-2_1");
    public.shows("제한적 개선 (OGP: Modest, 1)");
    public.shows("이전에 다르게 읽은 값");
    let file = it.app.get("/ko/data/assessments.csv?plan=kr-7&bom=0");
    let rows: Vec<&str> = file.body.lines().filter(|it| it.contains("potential_for_results")).collect();
    assert_eq!(rows.len(), 1, "a value is transcribed once: {rows:?}");
    assert!(rows[0].contains(",watch,"), "{rows:?}");
    // The old state is one address away, and the history says who changed what.
    public.shows("상당 수준 → 제한적 개선");
}

#[test]
fn a_transcription_never_takes_the_place_of_an_assessors_own_entry() {
    let it = desks();
    neighbours(&it.app.record);
    let (_, irm) = it.app.record.organisation("irm");
    it.app.record.write(|conn| {
        let last = store::entries::last(conn).expect("a position");
        let commitment = store::commitments::by_key(conn, last, "kr-7-2_1").expect("the commitment");
        let plan = store::plans::find(conn, last, commitment.plan_id).expect("the plan");
        let own = Assessment {
            commitment_id: commitment.id,
            product: Product::ActionPlanReview,
            indicator: Indicator::PotentialForResults,
            term: Some(Term::Unclear),
            missing: None,
            value_text: None,
            how_entered: HowEntered::Entered,
            organisation_id: Some(irm),
            checked_by_id: None,
            report_year: None,
            report_url: None,
            page: None,
            rationale_ko: None,
            rationale_ko_is: None,
            rationale_en: None,
            rationale_en_is: None,
            source: None,
        };
        let actor = Actor::of(at("2026-11-01T00:00:00Z"), irm, "조사관실");
        assessing::publish(conn, &actor, &plan, std::slice::from_ref(&own)).expect("entered");
        let wrong = Assessment { indicator: Indicator::Specificity, term: Some(Term::High), ..own };
        assert!(assessing::publish(conn, &actor, &plan, &[wrong]).is_err(), "another generation's");
    });
    let page = it.app.get_as(GRID, &it.office.cookie);
    page.shows("IRM 조사단");
    carry_over(&it.app, &it.office, &[("kr-7-2_1.potential_for_results", "substantial", "12")]);
    let words = it.app.get("/ko/commitments/kr-7-2_1").words();
    let (own, carried) =
        (words.find("불분명 (OGP: Unclear, 0)"), words.find("상당 수준 (OGP: Substantial, 2)"));
    assert!(own.is_some() && own < carried, "its own entry first: {words}");
    let file = it.app.get("/ko/data/assessments.csv?plan=kr-7&bom=0");
    assert_eq!(file.body.lines().filter(|it| it.contains("potential_for_results")).count(), 2);
}

#[test]
fn two_who_write_at_once_see_each_others_values_and_lose_none() {
    let it = desks();
    let mine = it.app.get_as(GRID, &it.office.cookie);
    carry_over(
        &it.app,
        &it.watcher,
        &[("kr-7-2_1.verifiable", "no", "11"), ("kr-7-2_1.promising", "yes", "4")],
    );
    let cells = [("kr-7-2_1.verifiable", "yes", "12"), ("kr-7-2_10.verifiable", "yes", "14")];
    let back = post(&it.app, GRID, &it.office, &fields_of(&mine, "publish", &cells));
    assert_eq!(back.status, 409);
    back.shows("지금 기록된 값: 아니요");
    back.shows("쓰신 값: 예");
    let kept = cells_of(&back);
    let of = |name: &str| kept.iter().find(|it| it.0 == name).map(|it| it.1.as_str());
    assert_eq!(of("kr-7-2_1.verifiable"), Some("yes"), "what was typed is still there");
    assert_eq!(of("kr-7-2_10.verifiable"), Some("yes"));
    assert_eq!(of("kr-7-2_1.promising"), Some("yes"), "what was left alone is as the other made it");
    let done = post(&it.app, GRID, &it.office, &fields_of(&back, "publish", &[]));
    assert_eq!(done.status, 303, "{}", done.words());
    let file = it.app.get("/ko/data/assessments.csv?plan=kr-7&bom=0");
    let by = |indicator: &str, who: &str| {
        file.body.lines().any(|it| it.starts_with("kr-7-2_1,") && it.contains(indicator) && it.contains(who))
    };
    assert!(by("verifiable", ",mois,") && by("promising", ",watch,"), "{}", file.body);
}

#[test]
fn rows_of_a_spreadsheet_fill_the_grid_and_are_judged_by_the_import() {
    let it = desks();
    let before = n_entries(&it.app);
    let take = |sheet: &str| {
        let page = it.app.get_as(GRID, &it.office.cookie);
        let fields = [
            ("step", "take".to_owned()),
            ("once", page.field("once")),
            ("base", page.field("base")),
            ("sheet", sheet.to_owned()),
        ];
        post(&it.app, GRID, &it.office, &fields.map(|(a, b)| (a.to_owned(), b)))
    };
    let head = "commitment,product,indicator,value,missing,how_entered,page";
    let sheet = format!(
        "{head}\nkr-7-2_1,action_plan_review,verifiable,yes,,transcribed,12\n\
         kr-7-2_10,action_plan_review,potential_for_results,,NR,transcribed,\n"
    );
    for sheet in [sheet.clone(), sheet.replace(',', "\t")] {
        let page = take(&sheet);
        assert_eq!(page.status, 200, "{}", page.words());
        page.shows("값 2개를 가져왔습니다");
        let filled: Vec<_> = cells_of(&page).into_iter().filter(|it| !it.1.is_empty()).collect();
        let expected = [("kr-7-2_1.verifiable", "yes", "12"), ("kr-7-2_10.potential_for_results", "NR", "")];
        assert_eq!(filled, expected.map(|(a, b, c)| (a.to_owned(), b.to_owned(), c.to_owned())));
    }
    for (row, words) in [
        ("kr-7-2_1,action_plan_review,verifiable,maybe,,transcribed,1", "2행"),
        ("kr-7-2_1,action_plan_review,specificity,high,,transcribed,1", "지표가 없습니다"),
        ("kr-7-2_1,action_plan_review,cluster_rated,yes,,transcribed,1", "지표를 다루지 않습니다"),
        ("kr-7-2_1,results_report,completion_end,complete,,transcribed,1", "다른 보고서의 행"),
        ("kr-6-2,action_plan_review,verifiable,yes,,transcribed,1", "이 계획의 공약이 아닙니다"),
        ("kr-7-2_1,action_plan_review,verifiable,yes,,entered,1", "IRM"),
        ("kr-9,action_plan_review,verifiable,yes,,transcribed,1", "kr-9"),
    ] {
        let page = take(&format!("{head}\n{row}\n"));
        assert_eq!(page.status, 422, "{row}");
        page.shows(words);
        assert!(page.body.contains(row), "what was pasted comes back");
    }
    assert_eq!(n_entries(&it.app), before, "nothing is recorded by pasting");
}

#[test]
fn our_own_file_of_assessments_can_be_pasted_as_it_is() {
    let it = desks();
    carry_over(&it.app, &it.office, &[("kr-7-2_1.verifiable", "yes", "12")]);
    let file = it.app.get("/ko/data/assessments.csv?plan=kr-7&bom=0").body;
    let page = it.app.get_as(GRID, &it.watcher.cookie);
    let fields = [
        ("step", "take".to_owned()),
        ("once", page.field("once")),
        ("base", page.field("base")),
        ("sheet", file.clone()),
    ];
    let page = post(&it.app, GRID, &it.watcher, &fields.map(|(a, b)| (a.to_owned(), b)));
    page.shows("값 0개를 가져왔습니다");
    let n = file.lines().count() - 1;
    page.shows(&format!("{n}개 행은 이미 기록된 내용과 같습니다"));
}

#[test]
fn a_report_is_noted_with_its_comment_period_of_two_weeks_and_shown_on_its_plan() {
    let it = desks();
    let address = format!("{GRID}/report");
    let page = it.app.get_as(&address, &it.office.cookie);
    let send = |page: &Reply, published: &str, from: &str, until: &str| {
        let fields = [
            ("once", page.field("once")),
            ("base", page.field("base")),
            ("published", published.to_owned()),
            ("url", "https://irm.example.org/apr".to_owned()),
            ("comment_from", from.to_owned()),
            ("comment_until", until.to_owned()),
            ("source", String::new()),
        ];
        post(&it.app, &address, &it.office, &fields.map(|(a, b)| (a.to_owned(), b)))
    };
    for (published, from, until) in [
        ("내년", "", ""),
        ("2027-01", "", ""),
        ("", "2026-11-20", "2026-11-01"),
        ("", "", "2026-11-01"),
        ("open", "", ""),
    ] {
        assert_eq!(send(&page, published, from, until).status, 422, "{published} {from} {until}");
    }
    let done = send(&page, "", "2026-11-16", "");
    assert_eq!((done.status, done.header("location")), (303, Some("/ko/plans/kr-7")));
    let plan = it.app.get("/ko/plans/kr-7");
    plan.shows("2026. 11. 16. – 2026. 11. 30.");
    plan.shows("의견 수렴 중");
    it.app.get("/ko/changes").shows("IRM 보고서 등록");
    let file = it.app.get("/en/data/irm_reports.csv?plan=kr-7&bom=0").body;
    assert!(
        file.contains("kr-7,false,action_plan_review") && file.contains("2026-11-16,2026-11-30"),
        "{file}"
    );

    // Somebody who began before sees what the other noted, and keeps what was typed.
    let stale = send(&page_with_new_token(&it, &address, &page), "2026-11-20", "", "");
    assert_eq!(stale.status, 409);
    stale.shows("2026-11-30");
    assert!(stale.body.contains("value=\"2026-11-20\""));
    let done = send(&stale, "2026-11-20", "2026-11-16", "2026-11-19");
    assert_eq!(done.status, 303);
    it.app.get("/ko/plans/kr-7").hides("의견 수렴 중");
}

/// A form with a token of its own, but opened at the same time as `page`.
fn page_with_new_token(it: &Desks, address: &str, page: &Reply) -> Reply {
    let fresh = it.app.get_as(address, &it.office.cookie);
    let body = fresh.body.replace(
        &format!("name=\"base\" value=\"{}\"", fresh.field("base")),
        &format!("name=\"base\" value=\"{}\"", page.field("base")),
    );
    Reply { body, ..fresh }
}

#[test]
fn who_may_carry_values_over_finds_the_way_there_on_the_desk() {
    let it = desks();
    let reporter = it.app.record.member(Role::Reporter, "mois", "reporter@example.org");
    for (who, sees) in [(&it.office, true), (&it.watcher, true), (&reporter, false)] {
        let desk = it.app.get_as("/ko/desk", &who.cookie);
        assert_eq!(desk.body.contains("href=\"/ko/desk/irm\""), sees);
    }
    carry_over(&it.app, &it.office, &[("kr-7-2_1.verifiable", "yes", "12")]);
    it.app.get_as("/ko/desk", &it.watcher.cookie).shows("다른 기관의 대조를 기다리는 값이 1개 있습니다");
    it.app.get_as("/en/desk/irm", &it.watcher.cookie).shows("Check (1)");
}
