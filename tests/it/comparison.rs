//! What everybody sees of verdicts side by side: by period on a commitment, in the matrix of a plan, on an
//! organisation, in files, and at every position of the past.

use std::collections::BTreeSet;

use jikim::domain::filter::Filter;
use jikim::domain::id::Position;
use jikim::store::lookup::{Day, Lookup};
use jikim::{ledger, store};

use crate::support::Record;
use crate::support::app::{TestApp, now};
use crate::support::example::Example;

/// The keys of the rows of a file, in its order.
fn keys(app: &TestApp, address: &str) -> Vec<String> {
    let file = app.get(address);
    assert_eq!(file.status, 200, "{address}");
    let mut reader = csv::Reader::from_reader(file.body.trim_start_matches('\u{feff}').as_bytes());
    reader.records().map(|it| it.expect("a row").get(0).expect("a key").to_owned()).collect()
}

/// The keys of the commitments that the main table of a page lists, in its order.
fn listed(app: &TestApp, address: &str) -> Vec<String> {
    let page = app.get(address);
    let rows = page.body.split("<tbody>").nth(1).unwrap_or_default();
    let rows = rows.split("</tbody>").next().unwrap_or_default();
    rows.split("<th scope=\"row\"><a href=\"/en/commitments/")
        .skip(1)
        .map(|it| it.split('"').next().expect("a key").to_owned())
        .collect()
}

#[test]
fn the_example_shows_every_state_and_each_press_is_the_same_rows_as_data() {
    let record = Record::demonstration();
    let app = record.app();
    for plan in ["demo-1", "demo-2"] {
        let page = app.get(&format!("/en/plans/{plan}")).body;
        for press in ["attention=disputed", "attention=unproven", "attention=silent", "attention=late"] {
            let query = format!("plan={plan}&{press}");
            let rows = keys(&app, &format!("/en/commitments.csv?{query}"));
            let is_linked = page.contains(&format!("/en/commitments?plan={plan}&amp;{press}"));
            assert_eq!(is_linked, !rows.is_empty(), "{plan}: {press}");
            assert_eq!(listed(&app, &format!("/en/commitments?{query}")), rows, "{query}");
        }
        for state in ["open", "answered", "settled"] {
            let query = format!("plan={plan}&dispute={state}");
            let rows = keys(&app, &format!("/en/commitments.csv?{query}"));
            assert!(!rows.is_empty(), "the example has no dispute that is {state} in {plan}");
            assert_eq!(listed(&app, &format!("/en/commitments?{query}")), rows, "{query}");
        }
    }
    assert_eq!(keys(&app, "/en/commitments.csv?plan=demo-1&attention=silent"), ["demo-1-3"]);
    assert_eq!(keys(&app, "/en/commitments.csv?plan=demo-2&attention=silent"), ["demo-2-6"]);
    let differing = app.get("/en/commitments/demo-1-2");
    differing.shows("Government – civil society 2 steps apart");
    differing.shows("Government – IRM 1 step apart");
    differing.shows("Civil society – IRM 1 step apart");
    app.get("/en/plans/demo-1").shows("Not reviewed yet (NR)");
}

#[test]
fn a_period_without_a_verdict_is_one_line_that_says_why() {
    let record = Record::demonstration();
    let app = record.app();
    let page = app.get("/en/commitments/demo-2-5");
    let own = page.body.split("class=\"list comparison\"").nth(1).expect("the comparison");
    let own = own.split("</table>").next().expect("its end");
    let folded: Vec<&str> = own.split("<td class=\"folded\" colspan=\"4\">").skip(1).collect();
    assert_eq!(folded.len(), 1, "{own}");
    assert!(folded.iter().all(|it| it.contains("no report needed: reported complete before")), "{own}");
    page.shows("the other periods show –");
    let withdrawn = app.get("/en/commitments/demo-2-7");
    withdrawn.shows("no report needed: withdrawn");
    withdrawn.hides("reported complete before");
}

#[test]
fn milestones_are_counted_beside_the_status_and_the_reports_say_which_one_it_stands_on() {
    let record = Record::demonstration();
    let app = record.app();
    let page = app.get("/en/commitments/demo-2-5");
    page.shows("2 of 3 milestones complete, 1 late by 176 days");
    assert!(page.body.contains("href=\"#milestones\""), "the counts lead nowhere");
    page.shows_in_a_row("The report that the status stands on: 28 May 2026 Complete");
    let anchor = page.body.split("The report that the status stands on:").nth(1).expect("the line");
    let anchor = anchor.split("href=\"#").nth(1).and_then(|it| it.split('"').next()).expect("a link");
    assert!(page.body.contains(&format!("<article class=\"statement\" id=\"{anchor}\">")), "{anchor}");
    let many = app.get("/ko/commitments/demo-2-1");
    many.shows("세부과제 4개 중 1개 완료, 2개 지연(최장 237일)");
    many.hides("이 내용에 잘못이 있습니까?");
    let silent = app.get("/en/commitments/demo-2-6");
    silent.hides("The report that the status stands on");
    silent.shows("without a report");
    app.get("/ko/commitments/kr-6-1").hides("개 완료");
}

#[test]
fn what_all_values_of_an_irm_report_share_is_said_once_below_them() {
    let record = Record::demonstration();
    let app = record.app();
    let page = app.get("/ko/commitments/kr-1-1_1_1");
    assert_eq!(page.words().matches("위 값의 출처:").count(), 1, "{}", page.words());
    let own = page.body.split("id=\"assessments\"").nth(1).expect("the IRM's part");
    let table = own.split("</table>").next().expect("its end");
    assert!(!table.contains("class=\"address\""), "a source in a row: {table}");
    assert!(own.contains("지표의 뜻"), "the definitions are gone");
}

#[test]
fn real_plans_have_no_verdicts_that_nobody_gave() {
    let record = Record::demonstration();
    let app = record.app();
    for dataset in ["disputes", "answers", "reviews", "reports"] {
        assert_eq!(keys(&app, &format!("/en/data/{dataset}.csv")), Vec::<String>::new(), "{dataset}");
    }
    app.get("/en/commitments/kr-6-1").shows("Not tracked here");
}

#[test]
fn the_past_shows_the_disputes_of_its_time() {
    let record = Record::demonstration();
    let app = record.app();
    for (day, state) in [("2025-07-25", "Open"), ("2025-08-02", "Answered"), ("2025-08-07", "Settled")] {
        let page = app.get(&format!("/en/commitments/demo-1-1?as_of={day}"));
        let own = page.body.split("id=\"disputes\"").nth(1).expect("disputes");
        let row = own.split("<tr>").find(|it| it.contains("The commitment as a whole")).expect("a row");
        assert!(row.contains(state), "{day}: {row}");
    }
    app.get("/en/commitments/demo-1-1?as_of=2025-07-20").hides("id=\"disputes\"");
}

/// Every dispute as of a position: what it is about, who disagrees, where it opened and what settled it where.
fn disputes_at(record: &Record, at: Position) -> BTreeSet<String> {
    record.write(|conn| {
        let lookup = Lookup::load(conn, at).expect("names");
        let filter = Filter { demonstration: true, ..Filter::default() };
        let plans = lookup.plans_matching(&filter);
        let selected =
            store::selection::of_plans(conn, &lookup, &plans, &filter, Day::At(now())).expect("commitments");
        let all = selected.iter().flat_map(|it| it.progress.disputes.iter().map(move |own| (it, own)));
        all.map(|(it, own)| {
            format!(
                "{} {:?} {:?} opened {} settled {:?}",
                it.commitment.key, own.milestone_id, own.by, own.opened_at, own.settled
            )
        })
        .collect()
    })
}

#[test]
fn what_was_read_at_a_position_is_what_is_read_of_it_later() {
    let record = Record::demonstration();
    let head = record.write(|conn| ledger::head(conn).expect("a head")).position;
    let present = disputes_at(&record, head);
    assert!(present.len() >= 10, "{present:?}");
    let position = |text: &str, word: &str| -> Option<i32> {
        let rest = text.split(word).nth(1)?;
        rest.chars()
            .skip_while(|c| !c.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect::<String>()
            .parse()
            .ok()
    };
    for n in (20..=head.0).step_by(9) {
        let then = disputes_at(&record, Position(n));
        // What had opened by then, with what had settled it by then.
        let expected: BTreeSet<String> = present
            .iter()
            .filter(|it| position(it, "opened").expect("a position") <= n)
            .map(|it| match position(it, "settled Some") {
                Some(settled) if settled > n => {
                    format!("{} settled None", it.split(" settled").next().expect("a part"))
                }
                _ => it.clone(),
            })
            .collect();
        assert_eq!(then, expected, "at {n}");
    }
}

#[test]
fn verdicts_stand_in_the_row_of_their_period_and_what_is_missing_says_why() {
    let app = Example::written();
    let page = app.get("/en/commitments/kr-7-2_1");
    let own = page.body.split("class=\"list comparison\"").nth(1).expect("the comparison");
    let rows: Vec<&str> = own
        .split("<tbody>")
        .nth(1)
        .expect("rows")
        .split("</tbody>")
        .next()
        .expect("rows")
        .split("<tr>")
        .skip(1)
        .collect();
    assert_eq!(rows.len(), 1, "one period: {rows:?}");
    let row = rows.first().expect("a row");
    for part in
        ["first half of 2026", "#kr-7-2_1-r1", "#kr-7-2_1-v1", "#irm-completion_end", "#irm-early_results"]
    {
        assert!(row.contains(part), "{part}: {row}");
        if let Some(anchor) = part.strip_prefix('#') {
            assert!(page.body.contains(&format!("id=\"{anchor}\"")), "{anchor} leads nowhere");
        }
    }
    page.shows("Not reviewed yet (NR)");
    page.shows("Strongest evidence for the status as it stands: 통합 창구 Live service · strength 4 of 4");
    let empty = app.get("/en/commitments/kr-7-2_10");
    empty.shows("not reviewed yet");
    empty.shows("not assessed yet");
    empty.shows("No report");
    empty.hides("nothing to compare");
}

#[test]
fn an_organisation_sees_how_its_reports_fared_and_each_number_leads_to_its_rows() {
    let app = Example::written();
    let page = app.get("/en/organisations/mois");
    page.shows("Its reports beside others’ verdicts");
    assert!(page.body.contains("href=\"#fared-kr-7-lower-1\">2</a>"), "{}", page.body);
    let rows = page.body.split("id=\"fared-kr-7-lower-1\"").nth(1).expect("the rows");
    let rows = rows.split("</ul>").next().expect("the rows");
    assert_eq!(rows.matches("<li>").count(), 2, "{rows}");
    assert!(rows.contains("#kr-7-2_1-v1\""), "{rows}");
    page.shows("Disputes");
    assert!(page.body.contains("/en/commitments?organisation=mois&amp;dispute=open\""));
    app.get("/en/commitments?organisation=mois&dispute=open").shows("1 commitment");
    app.get("/en/commitments?organisation=mois&dispute=quarrel").shows("There is no dispute=quarrel");
    app.get("/en/organisations/watch").hides("Its reports beside");
}

#[test]
fn completes_that_nobody_can_check_are_listed_with_the_reason_given() {
    let record = Record::demonstration();
    let app = record.app();
    let page = app.get("/en/plans/demo-2");
    let own = page.body.split("id=\"unproven\"").nth(1).expect("the list");
    let own = own.split("</section>").next().expect("the list");
    assert!(own.contains("/en/commitments/demo-2-5#"), "{own}");
    app.get("/ko/plans/demo-1").shows("공개 근거가 없는 이유: 지급 기준에 조사 기법이 포함되어 있어");
    let file = app.get("/en/commitments.csv?plan=demo-1&bom=0").body;
    assert!(file.contains("demo-rights: limited"), "each organisation's verdict by itself");
}

#[test]
fn the_methodology_shows_the_steps_as_the_rule_computes_them() {
    let page = Example::empty().get("/en/methodology");
    page.shows("Complete3 steps apart2 steps apart1 step apartagreediffer, without a number");
}
