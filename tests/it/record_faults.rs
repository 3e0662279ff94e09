//! What the forms of the record refuse, and how they say so: new rows that are there already, words that are missing,
//! days that cannot be.

use jikim::domain::vocabulary::Language;
use jikim::export;
use jikim::import::form::RowForm;
use jikim::messages;

use crate::record::Office;
use crate::support::example::Example;
use crate::support::members::neighbours;

/// Every field that a refused form says is wrong, with its words.
fn wrong(body: &str) -> Vec<String> {
    body.split("<p class=\"wrong\"")
        .skip(1)
        .filter_map(|it| it.split("</p>").next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_new_participant_is_recorded_by_form_and_no_other_is_changed() {
    let office = Office::of(Example::written());
    neighbours(&office.app.record);
    let organisations = office.app.get_as("/ko/desk/organisations", &office.who.cookie);
    assert!(organisations.body.contains("href=\"/ko/desk/record/participants\""), "no link to the form");
    let cells =
        [("key", "jj"), ("name_ko", "제주특별자치도"), ("level", "local"), ("time_zone", "Asia/Seoul")];
    let done = office.write("participants", "", &cells);
    assert_eq!(done.header("location"), Some("/ko/desk/organisations?done=recorded"));
    office.app.get_as("/ko/desk/organisations?done=recorded", &office.who.cookie).shows("기록했습니다");
    office.app.get("/ko/plans?participant=jj").shows("제주특별자치도");
    // Another's is neither opened nor written, and a key that is taken is said to be.
    let other = office.app.get_as("/ko/desk/record/participants?key=xx", &office.who.cookie);
    assert_eq!(other.status, 403, "{}", other.words());
    let form = office.form("participants", "");
    let taken = office.send(&form, "participants", "preview", &[("key", "xx"), cells[1], cells[2], cells[3]]);
    assert_eq!(taken.status, 422);
    taken.shows("이미 있는 식별키입니다");
    assert!(taken.body.contains("value=\"제주특별자치도\""), "what was typed is lost");
    office.write("participants", "key=kr", &[("forum_ko", "열린정부포럼")]);
}

#[test]
fn a_form_that_adds_changes_nothing_that_is_there() {
    let office = Office::of(Example::written());
    let before = office.position();
    for (dataset, query, cells, change) in [
        (
            "organisations",
            "",
            vec![("key", "mois"), ("kind", "ministry"), ("name_ko", "겹치는 부처")],
            "/ko/desk/record/organisations?key=mois",
        ),
        (
            "commitments",
            "plan=kr-7&ordinal=9",
            vec![("key", "kr-7-2_1"), ("number", "9"), ("title_ko", "겹치는 공약")],
            "/ko/desk/record/commitments?key=kr-7-2_1",
        ),
    ] {
        let form = office.form(dataset, query);
        for step in ["preview", "record"] {
            let refused = office.send(&form, dataset, step, &cells);
            assert_eq!(refused.status, 422, "{dataset}: {}", refused.words());
            let said = wrong(&refused.body);
            assert!(said.len() == 1 && said[0].contains("이미 있는 식별키입니다"), "{said:?}");
            assert!(
                refused.body.contains(&format!("href=\"{change}\"")),
                "no link to the form that changes it"
            );
            let typed = cells.last().expect("a name").1;
            assert!(refused.body.contains(&format!("value=\"{typed}\"")), "what was typed is lost");
            // What is wrong is seen, though few fill it in.
            assert!(refused.body.contains("id=\"fault-key\""));
        }
    }
    let text = [("field", "problem"), ("text_ko", "처음 쓴 글")];
    let reasons = [("amendment_reason", "까닭"), ("amendment_source", "결정문")];
    office.write("commitment_texts", "commitment=kr-7-2_10", &[text[0], text[1], reasons[0], reasons[1]]);
    let again = office.form("commitment_texts", "commitment=kr-7-2_10");
    let again = office.send(&again, "commitment_texts", "preview", &text);
    assert_eq!(again.status, 422);
    again.shows("이미 기록되어 있는 항목입니다");
    assert_eq!(office.position(), before + 1);
}

#[test]
fn a_form_wants_a_title_days_in_order_and_a_number_of_its_own() {
    let office = Office::of(Example::written());
    let why = [("amendment_reason", "까닭"), ("amendment_source", "결정문")];
    let plan =
        [("number", "8"), ("title_ko", "제8차 실행계획"), ("stage", "draft"), ("generation", "current")];
    for (dataset, query, cells, words) in [
        ("commitments", "plan=kr-7&ordinal=9", vec![("number", "9")], "제목을 한국어나 영어로 적으십시오"),
        (
            "milestones",
            "commitment=kr-7-2_1&ordinal=9",
            vec![("number", "9")],
            "제목을 한국어나 영어로 적으십시오",
        ),
        (
            "milestones",
            "key=kr-7-2_1-m2",
            vec![("title_ko", ""), ("title_en", "")],
            "제목을 한국어나 영어로 적으십시오",
        ),
        ("plans", "", vec![plan[0], plan[2], plan[3]], "제목을 한국어나 영어로 적으십시오"),
        (
            "plans",
            "",
            [&plan[..], &[("start_on", "2028-01-01"), ("end_on", "2027-01-01")]].concat(),
            "종료일이 시작일보다 앞섭니다",
        ),
        ("plans", "", vec![("number", "7"), plan[1], plan[2], plan[3]], "제7차 계획이 이미 있습니다"),
        (
            "milestones",
            "key=kr-7-2_1-m2",
            vec![("start_on", "2027-02-01"), ("due_on", "2027-01-31")],
            "기한이 시작일보다 앞섭니다",
        ),
        (
            "milestones",
            "key=kr-7-2_1-m2",
            vec![("due_on", "2028-02-03"), ("due_precision", "month")],
            "그 마지막 날(2028-02-29)",
        ),
        (
            "milestones",
            "key=kr-7-2_1-m2",
            vec![("start_on", "2026-02-03"), ("start_precision", "year")],
            "그 첫날(2026-01-01)",
        ),
        (
            "periods",
            "plan=kr-7",
            vec![("starts_on", "2027-07-01"), ("ends_on", "2027-12-31"), ("silent_from", "2028-01-31")],
            "적어도 한 언어로 이름을 적으십시오",
        ),
    ] {
        let form = office.form(dataset, query);
        let refused = office.send(&form, dataset, "preview", &[&cells[..], &why[..]].concat());
        assert_eq!(refused.status, 422, "{dataset} {cells:?}: {}", refused.words());
        let said = wrong(&refused.body);
        assert!(said.len() == 1 && said[0].contains(words), "{dataset} {cells:?}: {said:?}");
    }
}

#[test]
fn faults_of_forms_call_a_field_what_stands_above_it() {
    let office = Office::of(Example::written());
    let form = office.form("plans", "");
    let refused = office.send(&form, "plans", "preview", &[("title_ko", "제8차 실행계획")]);
    refused.shows("&quot;번호&quot; 칸을 채우십시오");
    refused.shows("&quot;계획 단계&quot; 칸을 채우십시오");
    for column in ["&quot;number&quot;", "&quot;stage&quot;", "&quot;key&quot;"] {
        assert!(!refused.words().contains(column), "{column} is no word for who fills in a form");
    }
}

#[test]
fn what_goes_without_saying_need_not_be_said() {
    let office = Office::of(Example::written());
    let cells = [
        ("number", "8"),
        ("title_ko", "제8차 실행계획"),
        ("title_en", "Eighth action plan"),
        ("start_on", "2028-01-01"),
        ("stage", "draft"),
        ("generation", "current"),
    ];
    let form = office.form("plans", "");
    let preview = office.send(&form, "plans", "preview", &cells);
    assert_eq!(preview.status, 200, "{}", preview.words());
    for words in ["원문", "공식 번역", "일 단위"] {
        preview.shows(words);
    }
    // A day that is emptied takes along how exactly it was known.
    assert_eq!(office.send(&preview, "plans", "record", &[]).status, 303);
    office.write("plans", "key=kr-8", &[("start_on", "")]);
}

#[test]
fn a_form_asks_first_for_what_most_write_in_words_for_who_fills_it_in() {
    let office = Office::of(Example::written());
    let form = office.form("milestones", "commitment=kr-7-2_1&ordinal=4");
    assert!(form.body.contains("<h1>세부과제 추가</h1>"), "{}", form.words());
    let (first, seldom) = form.body.split_once("그 밖의 항목 더 보기").expect("what few fill in");
    for field in ["title_ko", "due_on", "ordinal"] {
        assert!(first.contains(&format!("id=\"field-{field}\"")), "{field} is not asked for first");
    }
    for field in ["key", "due_precision", "title_ko_is", "due_written"] {
        assert!(seldom.contains(&format!("id=\"field-{field}\"")), "{field} stands in the way");
    }
    // It stays with the commitment from which it was opened, and need not be given a key.
    form.shows("공약: 2.1 국민 참여 창구 통합");
    assert!(!form.body.contains("<select id=\"field-commitment\""), "another commitment can be chosen");
    let label = seldom.split("for=\"field-key\">").nth(1).expect("its label");
    assert!(!label.split("</label>").next().expect("its end").contains("필수"), "a key need not be given");
    for words in ["행이", "비어 있습니다", "jikim"] {
        assert!(!form.words().contains(words), "{words:?} is for who reads a file");
    }
    office.app.get_as("/ko/desk/plans/kr-7/record", &office.who.cookie).hides("jikim import");
    let part = office.form("commitment_organisations", "commitment=kr-7-2_1");
    assert!(part.body.contains("<h1>공약의 담당 기관 추가</h1>"));
}

#[test]
fn every_form_has_a_title_and_every_hint_a_field() {
    let forms: Vec<RowForm> = export::ALL.iter().filter_map(|it| RowForm::of(it.name)).collect();
    let defined = |prefix: &str| -> Vec<String> {
        let ids = messages::ids(Language::En).into_iter().filter(|it| it.starts_with(prefix));
        ids.filter_map(|it| Some(it.strip_prefix(prefix)?.to_owned())).collect()
    };
    let mut titled = defined("row-");
    let mut named: Vec<String> = forms.iter().map(|it| it.dataset.name.to_owned()).collect();
    titled.sort();
    named.sort();
    assert_eq!(titled, named);
    let fields: Vec<&str> = forms.iter().flat_map(RowForm::names).collect();
    let hints = defined("field-");
    assert!(!hints.is_empty());
    for hint in hints {
        assert!(fields.contains(&hint.as_str()), "no form has the field {hint}");
    }
}
