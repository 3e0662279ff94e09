//! What pages and files show of the IRM: every imported value under its generation, product and code; forms that ask
//! nothing else; units named as what they are; computed values with their rules.
#![expect(clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use std::collections::{BTreeMap, BTreeSet};

use jikim::domain::assessment::Assessment;
use jikim::domain::commitment::{CommitmentContent, CommitmentLink, LinkKind, Unit};
use jikim::domain::derived::Coding;
use jikim::domain::derived_shown::{Derived, Finding};
use jikim::domain::id::{OrganisationId, ParticipantId};
use jikim::domain::indicator::{Generation, Indicator, Mark, Product, Term};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::member::Role;
use jikim::domain::organisation::OrganisationKind;
use jikim::domain::plan::Plan;
use jikim::domain::vocabulary::{Language, Missing, Vocabulary as _};
use jikim::import::ogp::{self, Known};
use jikim::messages::{label, text};
use jikim::store::lookup::Lookup;
use jikim::{ledger, store};

use crate::support::app::Reply;
use crate::support::example::Example;
use crate::support::members::{Somebody, organisation};
use crate::support::{Record, at, rows, shared_data};

/// OGP's file in a record.
fn of_ogp() -> Option<Record> {
    let text = shared_data("ogp-commitments-2024.csv")?;
    let record = Record::new();
    let file = ogp::read(&Known::default(), &text).expect("a sound file");
    rows::write(&record, &file.tables);
    Some(record)
}

/// The plans of a record with the key and values of each of their commitments.
type Recorded = Vec<(Plan, Vec<(String, Vec<Assessment>)>)>;

fn recorded(record: &Record) -> Recorded {
    record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let lookup = Lookup::load(conn, at).expect("names");
        let mut all = Vec::new();
        for plan in lookup.plans() {
            let mut own = Vec::new();
            for it in store::commitments::in_plan(conn, at, plan.id).expect("commitments") {
                let values = store::assessments::of_commitments(conn, at, &[it.id]).expect("values");
                own.push((it.key, values.into_iter().map(|(_, it)| it).collect()));
            }
            all.push((plan.clone(), own));
        }
        all
    })
}

/// The part of a page about the IRM, by product as its headings name them.
fn by_product(page: &Reply) -> BTreeMap<String, String> {
    let section = page.body.split("id=\"assessments\"").nth(1).expect("the section");
    let section = section.split("id=\"history\"").next().expect("its end");
    section
        .split("<h3>")
        .skip(1)
        .map(|part| {
            let (heading, rest) = part.split_once("</h3>").expect("a heading");
            (heading.split('<').next().unwrap_or_default().trim().to_owned(), rest.to_owned())
        })
        .collect()
}

#[test]
fn every_imported_value_stands_on_its_commitments_page_under_its_product_and_in_the_file_with_its_code() {
    let Some(record) = of_ogp() else { return };
    let app = record.app();
    let file = app.get("/en/data/assessments.csv?bom=0").body;
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let place = |name: &str| headings.iter().position(|it| it == name).expect("a heading");
    let columns = ["commitment", "product", "indicator", "value", "code", "missing", "value_text"].map(place);
    let in_file: BTreeSet<Vec<String>> = reader
        .records()
        .map(|row| {
            let row = row.expect("a row");
            columns.iter().map(|it| row.get(*it).expect("a cell").to_owned()).collect()
        })
        .collect();
    let mut counts: BTreeMap<Generation, usize> = BTreeMap::new();
    let mut n = 0;
    for (plan, commitments) in recorded(&record) {
        let generation = plan.content.generation;
        for (key, values) in commitments {
            let page = app.get(&format!("/en/commitments/{key}"));
            assert_eq!(page.status, 200, "{key}");
            page.shows(label(Language::En, generation));
            let parts = by_product(&page);
            *counts.entry(generation).or_default() += 1;
            for it in values {
                assert!(it.product.is_of(generation), "{key}: {:?} of {generation:?}", it.product);
                let part =
                    parts.get(label(Language::En, it.product)).unwrap_or_else(|| panic!("{key}: {it:?}"));
                let anchor = format!("#{}\"", it.indicator.message());
                let row = part.split("<tr>").find(|row| row.contains(&anchor));
                let row = row.unwrap_or_else(|| panic!("{key}: no {:?} in {part}", it.indicator));
                let step = it.step();
                let said = match (step, it.missing, &it.value_text) {
                    (Some(step), ..) => format!("(OGP: {}, {})", step.label, step.code),
                    (_, Some(missing), _) => label(Language::En, missing).to_owned(),
                    (.., text) => text.clone().unwrap_or_default(),
                };
                let said = said.replace('&', "&amp;");
                assert!(row.contains(&said), "{key}: {said:?} is not in {row}");
                let slug = |it: Option<&'static str>| it.unwrap_or_default().to_owned();
                let expected = vec![
                    key.clone(),
                    it.product.slug().to_owned(),
                    it.indicator.slug().to_owned(),
                    slug(it.term.map(|it| it.slug())),
                    step.map(|it| it.code.to_string()).unwrap_or_default(),
                    slug(it.missing.map(|it| it.slug())),
                    it.value_text.clone().unwrap_or_default(),
                ];
                assert!(in_file.contains(&expected), "{expected:?} is not in the file");
                n += 1;
            }
        }
    }
    let expected = [(Generation::First, 119), (Generation::Second, 46), (Generation::Current, 113)];
    assert_eq!(counts, BTreeMap::from(expected));
    assert_eq!(n, in_file.len(), "and nothing else is in the file");
    assert!(n > 3_000, "only {n} values");
}

#[test]
fn the_form_of_every_plan_and_product_offers_its_own_indicators_and_nothing_of_another_generation() {
    let Some(record) = of_ogp() else { return };
    let app = record.app();
    let plans = recorded(&record);
    let members = offices(&record, &plans);
    let mut refused: BTreeSet<(Generation, Product)> = BTreeSet::new();
    let mut n = 0;
    for (plan, commitments) in &plans {
        let generation = plan.content.generation;
        let who = &members[&plan.participant_id];
        for product in Product::ALL {
            let is_of = product.is_of(generation);
            if !is_of && !refused.insert((generation, *product)) {
                continue;
            }
            let page = app.get_as(&format!("/en/desk/irm/{}/{}", plan.key, product.slug()), &who.cookie);
            assert_eq!(page.status, if is_of { 200 } else { 400 }, "{} {product:?}", plan.key);
            if !is_of {
                page.shows(label(Language::En, *product));
                continue;
            }
            let offered: Vec<&str> = page
                .body
                .split("name=\"cell\" value=\"")
                .skip(1)
                .map(|it| it.split('"').next().unwrap_or_default())
                .collect();
            let asked = product.asked(generation);
            let expected: Vec<String> = commitments
                .iter()
                .flat_map(|(key, _)| asked.iter().map(move |it| format!("{key}.{}", it.slug())))
                .collect();
            assert_eq!(offered, expected, "{} {product:?}", plan.key);
            n += offered.len();
            for (name, part) in offered.iter().zip(page.body.split("name=\"cell\" value=\"").skip(1)) {
                let indicator = Indicator::from_slug(name.rsplit('.').next().unwrap()).expect("an indicator");
                assert!(indicator.is_of(generation), "{name}");
                check_options(indicator, part);
            }
        }
    }
    assert_eq!(refused.len(), 3 * Product::ALL.len() - 7);
    assert!(n > 2_000, "only {n} cells");
}

/// What a cell offers is the scale, in order, and codes for "no value".
fn check_options(indicator: Indicator, part: &str) {
    let Some(select) = part.split("<select").nth(1).and_then(|it| it.split("</select>").next()) else {
        assert!(indicator.scale().is_empty());
        return;
    };
    let values: Vec<&str> = select
        .split("<option value=\"")
        .skip(1)
        .map(|it| it.split('"').next().unwrap_or_default())
        .filter(|it| !it.is_empty() && Missing::from_slug(it).is_err())
        .collect();
    let scale: Vec<&str> = indicator.scale().iter().map(|it| it.term.slug()).collect();
    assert_eq!(values, scale, "{indicator:?}");
}

/// A member of the secretariat of each participant that has a plan.
fn offices(record: &Record, plans: &Recorded) -> BTreeMap<ParticipantId, Somebody> {
    let participants: BTreeSet<ParticipantId> = plans.iter().map(|(plan, _)| plan.participant_id).collect();
    let entry = NewEntry::by_operator(at("2026-02-01T00:00:00Z"), EntryKind::Organisation);
    let made = record.write(|conn| {
        ledger::record(conn, &entry, |conn, position| {
            let office = |participant: ParticipantId| {
                let key = format!("office-{}", participant.0);
                let kind = OrganisationKind::Other;
                Ok((participant, organisation(conn, position, participant, &key, "사무국", kind)?))
            };
            participants.into_iter().map(office).collect::<diesel::QueryResult<Vec<_>>>()
        })
        .expect("organisations")
        .1
    });
    let member = |(participant, organisation): (ParticipantId, OrganisationId)| {
        let email = format!("office-{}@example.org", participant.0);
        (participant, record.member_of(participant, organisation, Role::Secretariat, &email))
    };
    made.into_iter().map(member).collect()
}

#[test]
fn what_follows_from_the_values_is_computed_and_never_offered() {
    let coding = |generation, terms: &[(Indicator, Term)]| {
        let mut coding = Coding::new(generation);
        terms.iter().for_each(|(indicator, term)| coding.mark(*indicator, &Mark::Term(*term)));
        coding
    };
    let first = coding(
        Generation::First,
        &[
            (Indicator::Specificity, Term::High),
            (Indicator::ValueAccess, Term::Yes),
            (Indicator::PotentialImpact, Term::Moderate),
            (Indicator::CompletionMid, Term::Limited),
            (Indicator::CompletionEnd, Term::Complete),
        ],
    );
    for (derived, expected) in [
        (Derived::Verifiable, Finding::Is(true)),
        (Derived::Relevant, Finding::Is(true)),
        (Derived::HighAmbition, Finding::Is(true)),
        (Derived::HighCompletion, Finding::Is(true)),
        (Derived::ChangeInCompletion, Finding::Steps(2)),
        (Derived::StarBeforeJune2014, Finding::Is(false)),
        (Derived::StarEnd, Finding::Is(false)),
        (Derived::HighResult, Finding::Missing(Missing::NotReviewed)),
    ] {
        assert!(derived.is_of(Generation::First));
        assert_eq!(derived.of(&first), expected, "{derived:?}");
    }
    let current: Vec<Derived> =
        Derived::ALL.iter().copied().filter(|it| it.is_of(Generation::Current)).collect();
    assert_eq!(current, [Derived::HighCompletion, Derived::HighResult, Derived::Quadrant]);
    let second: Vec<&str> =
        Derived::ALL.iter().filter(|it| it.is_of(Generation::Second)).map(|it| it.slug()).collect();
    assert_eq!(
        second,
        ["relevant", "high_ambition", "high_completion", "high_result", "star_end", "quadrant"]
    );
    let none = Coding::new(Generation::Current);
    assert_eq!(Derived::HighCompletion.of(&none), Finding::Missing(Missing::NotReviewed));
    assert_eq!(Derived::Quadrant.of(&none), Finding::Quadrant(jikim::domain::derived::Quadrant::Neither));
}

#[test]
fn computed_values_stand_on_the_page_each_with_its_rule() {
    let record = Record::korea();
    let app = record.app();
    let page = app.get("/en/commitments/kr-1-2_1_1");
    for it in Derived::ALL.iter().filter(|it| it.is_of(Generation::First)) {
        assert!(page.body.contains(&format!("href=\"/en/methodology#{}\"", it.message())), "{it:?}");
    }
    // The one commitment of Korea with a star, by the formula of its time.
    let part = page.body.split("#derived-star_before_june_2014").nth(1).expect("the star");
    assert!(part.split("</dd>").next().unwrap().contains("yes"), "{part}");
    let methodology = app.get("/en/methodology");
    for it in Derived::ALL {
        assert!(methodology.body.contains(&format!("id=\"{}\"", it.message())), "{it:?}");
        methodology.shows(text(Language::En, &format!("{}.about", it.message())));
    }
}

#[test]
fn the_methodology_explains_every_indicator_scale_code_and_product_from_the_definitions() {
    let record = Record::new();
    let app = record.app();
    for language in Language::ALL {
        let page = app.get(&format!("/{}/methodology", language.slug()));
        for it in Indicator::ALL {
            let row = page.body.split(&format!("id=\"{}\"", it.message())).nth(1).expect("an anchor");
            let row = row.split("</tr>").next().expect("a row");
            for step in it.scale() {
                assert!(
                    row.contains(&format!("{}: {}", step.code, text(*language, it.message_of(step.term)))),
                    "{it:?}"
                );
                assert!(row.contains(step.label), "{it:?}: OGP's own word");
            }
            for missing in Missing::ALL.iter().filter(|own| it.may_be(**own)) {
                assert!(row.contains(missing.slug()), "{it:?}: {missing:?}");
            }
            if let Some((heading, _)) = it.headings() {
                assert!(row.contains(heading), "{it:?}: OGP's heading");
            }
        }
        for product in Product::ALL {
            let part = page.body.split(&format!("id=\"{}\"", product.message())).nth(1).expect("an anchor");
            let part = part.split("</dd>").next().expect("a product");
            for generation in Generation::ALL.iter().filter(|it| product.is_of(**it)) {
                for it in product.indicators(*generation) {
                    assert!(part.contains(&format!("href=\"#{}\"", it.message())), "{product:?}: {it:?}");
                }
            }
        }
    }
}

/// A commitment of the example split into two units of the IRM's, and a cluster of two commitments.
fn with_units(app: &Example) {
    let entry = NewEntry::by_operator(at("2026-10-01T00:00:00Z"), EntryKind::Import);
    app.record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let whole = store::commitments::by_key(conn, at, "kr-7-2_1").expect("a commitment");
        let other = store::commitments::by_key(conn, at, "kr-7-2_10").expect("another");
        let units = [
            ("kr-7-u1", "2.1a", Unit::IrmUnit),
            ("kr-7-u2", "2.1b", Unit::IrmUnit),
            ("kr-7-c1", "C1", Unit::Cluster),
        ];
        ledger::record(conn, &entry, |conn, position| {
            for (key, number, unit) in units {
                let id = store::commitments::insert(conn, position, key, whole.plan_id)?;
                let content = CommitmentContent {
                    commitment_id: id,
                    number: Some(number.to_owned()),
                    ordinal: 100 + id.0,
                    ogp_id: None,
                    unit,
                    title_ko: Some(format!("단위 {number}")),
                    ..whole.content.clone()
                };
                store::commitments::revise(conn, position, &content)?;
                let members = if unit == Unit::Cluster { vec![whole.id, other.id] } else { vec![whole.id] };
                for from_id in members {
                    let kind = if unit == Unit::Cluster { LinkKind::ClusteredIn } else { LinkKind::CodedAs };
                    let link = CommitmentLink {
                        from_id,
                        to_id: id,
                        kind,
                        note_ko: None,
                        note_en: None,
                        source: None,
                    };
                    store::commitments::revise_link(conn, position, &link)?;
                }
            }
            Ok::<_, diesel::result::Error>(())
        })
        .expect("units");
    });
}

#[test]
fn units_are_assessed_where_the_irm_split_a_commitment_and_always_say_what_they_are() {
    let app = Example::written();
    with_units(&app);
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let address = "/ko/desk/irm/kr-7/action_plan_review";
    let page = app.get_as(address, &office.cookie);
    let units: BTreeSet<&str> = page
        .body
        .split("name=\"cell\" value=\"")
        .skip(1)
        .map(|it| it.split('.').next().unwrap_or_default())
        .collect();
    assert_eq!(
        units,
        ["kr-7-2_10", "kr-7-c1", "kr-7-u1", "kr-7-u2"].into(),
        "the units instead of the whole"
    );
    page.shows("공약 2.1의 IRM 평가 단위 2.1a");
    page.shows("공약 2.1, 2.10 묶음");
    let fields = [
        ("step", "publish".to_owned()),
        ("once", page.field("once")),
        ("base", page.field("base")),
        ("report_year", String::new()),
        ("report_url", String::new()),
        ("cell", "kr-7-u1.verifiable".to_owned()),
        ("value", "yes".to_owned()),
        ("page", "9".to_owned()),
        ("cell", "kr-7-c1.potential_for_results".to_owned()),
        ("value", "modest".to_owned()),
        ("page", "10".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(app.post(address, &office.cookie, &fields).status, 303);

    let whole = app.get("/en/commitments/kr-7-2_1");
    whole.shows("IRM unit 2.1a of commitment 2.1");
    whole.shows("cluster of 2.1 and 2.10");
    whole.shows("Modest");
    app.get("/en/commitments/kr-7-u1").shows("IRM unit 2.1a of commitment 2.1");
    app.get("/en/commitments/kr-7-c1").shows("cluster of 2.1 and 2.10");
    let other = app.get("/en/commitments/kr-7-2_10");
    other.shows("cluster of 2.1 and 2.10");
    other.hides("IRM unit 2.1a");
    let file = app.get("/en/data/assessments.csv?plan=kr-7&bom=0").body;
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let cells = |row: &csv::StringRecord| {
        ["commitment", "unit", "unit_number", "unit_of"].map(|name| {
            let place = headings.iter().position(|it| it == name).expect("a heading");
            row.get(place).expect("a cell").to_owned()
        })
    };
    let found: BTreeSet<[String; 4]> = reader.records().map(|it| cells(&it.expect("a row"))).collect();
    let expected = [
        ["kr-7-2_1", "commitment", "2.1", ""],
        ["kr-7-c1", "cluster", "C1", "kr-7-2_1, kr-7-2_10"],
        ["kr-7-u1", "irm_unit", "2.1a", "kr-7-2_1"],
    ];
    assert_eq!(found, expected.map(|row| row.map(str::to_owned)).into());
}

#[test]
fn substantial_is_one_word_of_what_was_done_and_another_of_what_can_come_of_it() {
    let empty = Record::new();
    let page = empty.app().get("/ko/methodology");
    let row = |id: &str| {
        let row = page.body.split(&format!("id=\"indicator-{id}\"")).nth(1).expect("an anchor");
        row.split("</tr>").next().expect("a row").to_owned()
    };
    assert!(row("completion_end").contains("4: 상당 이행"), "{}", row("completion_end"));
    assert!(row("potential_for_results").contains("2: 상당 수준"), "{}", row("potential_for_results"));
    let example = Example::written();
    let labels = |file: &str| -> BTreeSet<(String, String)> {
        let mut reader = csv::Reader::from_reader(file.as_bytes());
        let headings = reader.headers().expect("headings").clone();
        let place = |name: &str| headings.iter().position(|it| it == name).expect("a heading");
        let (indicator, value, value_ko) = (place("indicator"), place("value"), place("value_ko"));
        let rows = reader.records().map(|row| row.expect("a row"));
        rows.filter(|row| &row[value] == "substantial")
            .map(|row| (row[indicator].to_owned(), row[value_ko].to_owned()))
            .collect()
    };
    let record = Record::demonstration();
    let made_up = record.app().get("/ko/data/assessments.csv?plan=demo-1&bom=0").body;
    let own = example.get("/ko/data/assessments.csv?plan=kr-7&bom=0").body;
    for (indicator, label) in labels(&made_up).into_iter().chain(labels(&own)) {
        let of_results = indicator == "potential_for_results";
        assert_eq!(label, if of_results { "상당 수준" } else { "상당 이행" }, "{indicator}");
    }
    assert!(!labels(&made_up).is_empty());
}

#[test]
fn a_report_of_which_only_values_are_recorded_is_said_not_to_be_registered() {
    let record = Record::korea();
    let app = record.app();
    let page = app.get("/ko/plans/kr-1");
    page.shows("보고서 정보 미등록");
    page.shows("이런 보고서는 다음 파일에 나오지 않습니다: irm_reports.csv");
    assert!(page.body.contains("href=\"/ko/data/irm_reports.csv?plan=kr-1\""), "{}", page.body);
    assert_eq!(app.get("/ko/data/irm_reports.csv?plan=kr-1&bom=0").body.lines().count(), 1, "headings alone");
    app.get("/en/plans/kr-1").shows("report not registered");
    let record = Record::demonstration();
    let app = record.app();
    let noted = app.get("/ko/data/irm_reports.csv?plan=demo-1&bom=0").body;
    assert!(noted.lines().count() > 1, "{noted}");
    app.get("/ko/plans/demo-1").hides("보고서 정보 미등록");
}
