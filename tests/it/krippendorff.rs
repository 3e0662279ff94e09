//! Our alpha beside that of the package `krippendorff` on PyPI, which the setting `JIKIM_KRIPPENDORFF` leads to: the
//! path of a Python that has it, as `.ci/run` installs it.

use std::io::Write as _;
use std::process::{Command, Stdio};

use jikim::acts::consolidating;
use jikim::domain::agreement::{self, PublishedAgreement, Undefined, alpha, decimal};
use jikim::domain::coding::UnitWork;
use jikim::domain::indicator::{Indicator, Product, ScaleLevel};
use jikim::domain::vocabulary::Vocabulary as _;
use jikim::store;

use crate::support::Record;

/// The units of a matrix, each with a value of some of its coders.
type Units = Vec<Vec<u32>>;

/// What the package says of each; none, and the test says that it is skipped, where there is no such Python.
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a setting of the tests, who say what they skip"
)]
fn theirs(cases: &[(ScaleLevel, Units)]) -> Option<Vec<Option<f64>>> {
    let Ok(python) = std::env::var("JIKIM_KRIPPENDORFF") else {
        eprintln!(
            "skipped: JIKIM_KRIPPENDORFF is not set, so that nothing is compared with PyPI's krippendorff"
        );
        return None;
    };
    let case = |(level, units): &(ScaleLevel, Units)| {
        let coders = units.iter().map(Vec::len).max().unwrap_or(0);
        let row = |unit: &Vec<u32>| {
            let mut row: Vec<Option<u32>> = unit.iter().copied().map(Some).collect();
            row.resize(coders, None);
            row
        };
        serde_json::json!({ "level": level.slug(), "units": units.iter().map(row).collect::<Vec<_>>() })
    };
    let asked = serde_json::to_string(&cases.iter().map(case).collect::<Vec<_>>()).expect("a text");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/krippendorff/alpha.py");
    let mut child = Command::new(&python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the Python that JIKIM_KRIPPENDORFF names");
    child.stdin.take().expect("its input").write_all(asked.as_bytes()).expect("asked");
    let said = child.wait_with_output().expect("an answer");
    assert!(said.status.success(), "the package failed");
    Some(serde_json::from_slice(&said.stdout).expect("a list of numbers"))
}

#[expect(clippy::print_stderr, reason = "the figures side by side are what the test is for")]
fn told(what: &str, ours: Result<f64, Undefined>, theirs: Option<f64>) {
    let theirs = theirs.map_or("not defined".to_owned(), decimal);
    let ours = ours.map_or_else(|why| format!("not defined ({})", why.slug()), decimal);
    eprintln!("{what}: ours {ours}, PyPI's {theirs}");
}

fn is_same(ours: Result<f64, Undefined>, theirs: Option<f64>) -> bool {
    match (ours, theirs) {
        (Ok(ours), Some(theirs)) => (ours - theirs).abs() < 1e-9,
        (Err(_), None) => true,
        _ => false,
    }
}

/// The work of the example's assessors on the plan's commitments, and what was published of it.
fn example(record: &Record, plan: &str) -> (Vec<UnitWork>, Vec<PublishedAgreement>) {
    record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        let plan = store::plans::by_key(conn, at, plan).expect("the plan");
        let units = store::codings::units(conn, at, plan.id).expect("units");
        let irm = store::organisations::id_of(conn, "demo-irm").expect("an answer").expect("the IRM");
        let work = store::codings::work_on(conn, at, (irm, Product::ActionPlanReview), &units);
        let published = store::agreements::of_plans(conn, at, &[plan.id]).expect("figures");
        (work.expect("work"), published)
    })
}

fn ranked(indicator: Indicator, work: &[UnitWork]) -> Units {
    let matrices = consolidating::matrices(&[indicator], work).expect("codings");
    let (_, units) = matrices.into_iter().next().expect("a matrix");
    agreement::ranks(indicator, &units)
}

#[test]
fn the_examples_twelve_commitments_have_the_alpha_of_the_package() {
    let record = Record::demonstration();
    let (first, _) = example(&record, "demo-1");
    let (second, published) = example(&record, "demo-2");
    let all: Vec<UnitWork> = first.iter().chain(&second).cloned().collect();
    assert_eq!(all.len(), 12);
    assert!(all.iter().all(|it| it.codings.iter().filter(|it| it.finished_at.is_some()).count() == 2));
    let open: Vec<UnitWork> = second.iter().filter(|it| !it.published.is_empty()).cloned().collect();
    assert_eq!((open.len(), published.len()), (4, 4));
    let groups =
        [("all twelve", &all), ("the first plan", &first), ("the second", &second), ("published", &open)];
    let mut cases = Vec::new();
    let mut names = Vec::new();
    for (name, work) in groups {
        for it in &published {
            cases.push((it.level, ranked(it.indicator, work)));
            names.push((name, it));
        }
    }
    let ours: Vec<Result<f64, Undefined>> = cases.iter().map(|(level, units)| alpha(*level, units)).collect();
    assert!(ours.iter().any(Result::is_ok) && ours.iter().any(Result::is_err));
    for ((name, it), figure) in names.iter().zip(&ours).filter(|((name, _), _)| *name == "published") {
        assert_eq!(it.alpha, figure.ok().map(decimal), "{name} {}", it.indicator.slug());
        assert_eq!(it.alpha_undefined, figure.err());
    }
    let Some(theirs) = theirs(&cases) else { return };
    for (((name, it), ours), theirs) in names.iter().zip(ours).zip(theirs) {
        told(&format!("{name}, {} ({})", it.indicator.slug(), it.level.slug()), ours, theirs);
        assert!(is_same(ours, theirs), "{name} {}: {ours:?}, {theirs:?}", it.indicator.slug());
    }
}

/// Numbers that look random and are the same each time.
struct Seeded(u64);

impl Seeded {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[test]
fn generated_matrices_have_the_alpha_of_the_package() {
    let mut seeded = Seeded(7);
    let mut cases = Vec::new();
    for i in 0..400 {
        let (coders, n, values) = (2 + seeded.below(4), 1 + seeded.below(30), 1 + seeded.below(6));
        let gaps = seeded.below(5);
        let mut units = Units::new();
        for _ in 0..n {
            let common = seeded.below(values);
            let mut unit = Vec::new();
            for _ in 0..coders {
                // Some agree with the common value, so that alpha runs from chance to perfection.
                let value = if seeded.below(4) < i % 5 { common } else { seeded.below(values) };
                if seeded.below(10) >= gaps {
                    unit.push(u32::try_from(value).expect("small"));
                }
            }
            units.push(unit);
        }
        let level = if i % 2 == 0 { ScaleLevel::Nominal } else { ScaleLevel::Ordinal };
        cases.push((level, units));
    }
    let ours: Vec<Result<f64, Undefined>> = cases.iter().map(|(level, units)| alpha(*level, units)).collect();
    let undefined = ours.iter().filter(|it| it.is_err()).count();
    assert!((10..200).contains(&undefined), "{undefined} of {} are not defined", ours.len());
    let Some(theirs) = theirs(&cases) else { return };
    let mut wrong = Vec::new();
    for (i, (ours, theirs)) in ours.iter().zip(&theirs).enumerate() {
        if !is_same(*ours, *theirs) {
            wrong.push(format!("{:?}: ours {ours:?}, PyPI's {theirs:?}", cases[i]));
        }
    }
    told(
        &format!("{} generated matrices, {undefined} of them not defined; the last", ours.len()),
        ours[399],
        theirs[399],
    );
    assert_eq!(wrong, Vec::<String>::new());
}
