//! The schema: what diesel, the vocabularies, the ledger and the files believe of it.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use diesel_migrations::MigrationHarness as _;
use jikim::domain::vocabulary::Vocabulary;
use jikim::export;
use jikim::ledger::tables::RECORDED;
use jikim::store::database::{MIGRATIONS, schema_statements};

use crate::support::Record;

#[derive(QueryableByName, Debug, PartialEq, Eq)]
struct Column {
    #[diesel(sql_type = Text)]
    table_name: String,
    #[diesel(sql_type = Text)]
    name: String,
    #[diesel(sql_type = Integer)]
    required: i32,
}

fn columns(record: &Record) -> Vec<Column> {
    record.write(|conn| {
        diesel::sql_query(
            "SELECT m.name AS table_name, c.name AS name, (c.\"notnull\" OR c.pk > 0) AS required
             FROM sqlite_master m JOIN pragma_table_info(m.name) c
             WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name NOT LIKE '\\_\\_%' ESCAPE '\\'
             ORDER BY m.name, c.cid",
        )
        .load(conn)
        .expect("columns")
    })
}

#[test]
fn the_schema_that_diesel_sees_is_that_of_the_migrations() {
    let record = Record::new();
    let text = include_str!("../../src/schema.rs");
    let mut declared: BTreeSet<(String, String, bool)> = BTreeSet::new();
    let mut table = String::new();
    for line in text.lines().map(str::trim) {
        if let Some((name, _)) = line.split_once(" (").filter(|_| line.ends_with('{')) {
            table = name.to_owned();
        } else if let Some((column, kind)) = line.split_once(" -> ") {
            declared.insert((table.clone(), column.to_owned(), !kind.starts_with("Nullable")));
        }
    }
    let real: BTreeSet<(String, String, bool)> =
        columns(&record).into_iter().map(|it| (it.table_name, it.name, it.required == 1)).collect();
    assert_eq!(declared, real);
}

#[test]
fn migrations_go_down_and_up_again() {
    let record = Record::new();
    record.write(|conn| {
        let before = schema_statements(conn).expect("statements");
        conn.revert_all_migrations(MIGRATIONS).expect("down");
        let left: Vec<String> = schema_statements(conn)
            .expect("statements")
            .into_iter()
            .filter(|it| !it.contains("__diesel_schema_migrations"))
            .collect();
        assert_eq!(left, Vec::<String>::new());
        conn.run_pending_migrations(MIGRATIONS).expect("up");
        assert_eq!(schema_statements(conn).expect("statements"), before);
    });
}

#[test]
fn the_ledger_covers_every_table_of_the_record() {
    /// Tables that are not rows of the record: the ledger itself, what is derived from the record, and private state.
    const OUTSIDE: &[&str] = &[
        "ledger",
        "ledger_rows",
        "search_texts",
        "members",
        "invitations",
        "sessions",
        "access_log",
        "permission_changes",
        "drafts",
        "review_drafts",
        "receipts",
    ];
    let record = Record::new();
    let tables: BTreeSet<String> = columns(&record)
        .into_iter()
        .map(|it| it.table_name)
        .filter(|it| !OUTSIDE.contains(&it.as_str()))
        .collect();
    let covered: BTreeSet<String> = RECORDED.iter().map(|it| it.name.to_owned()).collect();
    assert_eq!(tables, covered);
}

/// Columns that no file shows, each with the reason.
const PRIVATE: &[(&str, &str)] = &[
    ("id", "an internal number; keys are published instead"),
    ("since", "published as the position of the entry, in the ledger and beside statements"),
    ("until", "follows from the next row's position"),
    ("salt", "keeps redacted words from being guessed from their hash"),
];

#[test]
fn every_column_is_exported_or_private_with_a_reason() {
    /// Tables that files are not made of, each with the reason.
    const NOT_DATA: &[(&str, &str)] = &[
        ("ledger_rows", "the seals of rows; `jikim verify` reads them"),
        ("search_texts", "normalised copies of what is exported"),
        ("members", "people; the public record names organisations and offices only"),
        ("invitations", "one-time links of members, used up or not"),
        ("sessions", "where members are signed in; nobody's but their own"),
        ("access_log", "who signed in and from where; personal, and trimmed"),
        ("permission_changes", "who gave which member which rights; the secretariat's"),
        ("drafts", "what an organisation has not published"),
        ("review_drafts", "what an organisation has not published"),
        ("receipts", "which forms have had their effect; means nothing to anybody else"),
    ];
    let record = Record::new();
    let shown: BTreeSet<&str> =
        export::ALL.iter().flat_map(|it| (it.columns)()).flat_map(|it| it.stores.iter().copied()).collect();
    let missing: Vec<String> = columns(&record)
        .into_iter()
        .filter(|it| !NOT_DATA.iter().any(|(table, _)| *table == it.table_name))
        .filter(|it| !PRIVATE.iter().any(|(name, _)| *name == it.name))
        .map(|it| format!("{}.{}", it.table_name, it.name))
        .filter(|it| !shown.contains(it.as_str()))
        .collect();
    assert_eq!(missing, Vec::<String>::new());
}

fn slugs<V: Vocabulary>() -> (String, BTreeSet<String>) {
    (V::NAME.to_owned(), V::ALL.iter().map(|it| it.slug().to_owned()).collect())
}

#[test]
fn every_check_of_the_schema_lists_exactly_a_vocabulary() {
    use jikim::domain::{
        assessment, commitment, evidence, indicator, ledger_entry, member, organisation, participant, plan,
        policy_area, report, review, vocabulary,
    };
    let known: Vec<(String, BTreeSet<String>)> = vec![
        slugs::<vocabulary::Origin>(),
        slugs::<vocabulary::Precision>(),
        slugs::<vocabulary::Missing>(),
        slugs::<indicator::Generation>(),
        slugs::<indicator::Product>(),
        slugs::<indicator::Term>(),
        slugs::<indicator::Indicator>(),
        slugs::<policy_area::PolicyArea>(),
        slugs::<policy_area::AreaValue>(),
        slugs::<participant::Level>(),
        slugs::<participant::Region>(),
        slugs::<organisation::OrganisationKind>(),
        slugs::<plan::PlanStage>(),
        slugs::<commitment::Unit>(),
        slugs::<commitment::Standing>(),
        slugs::<commitment::OrganisationRole>(),
        slugs::<commitment::LinkKind>(),
        slugs::<commitment::TextField>(),
        slugs::<report::ReportedStatus>(),
        slugs::<evidence::EvidenceKind>(),
        slugs::<review::ReviewedStatus>(),
        slugs::<assessment::HowEntered>(),
        slugs::<ledger_entry::EntryKind>(),
        slugs::<ledger_entry::RowAction>(),
        slugs::<member::Role>(),
        slugs::<member::LinkPurpose>(),
        slugs::<member::AccessEvent>(),
        slugs::<member::AccessOutcome>(),
        slugs::<member::RightsChange>(),
    ];
    // A start is never open-ended, so its check has one precision fewer.
    let start: BTreeSet<String> = ["day", "month", "year"].map(str::to_owned).into();
    let record = Record::new();
    let statements = record.write(|conn| schema_statements(conn).expect("statements"));
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for statement in statements.iter().filter(|it| it.starts_with("CREATE TABLE")) {
        for check in statement.split("CHECK (").skip(1).filter(|it| it.contains(" IN ('")) {
            let list = check.split(" IN (").nth(1).and_then(|it| it.split(')').next()).expect("a list");
            let terms: BTreeSet<String> =
                list.split(',').map(|it| it.trim().trim_matches('\'').to_owned()).collect();
            if terms == start {
                continue;
            }
            let vocabulary = known.iter().find(|(_, slugs)| *slugs == terms);
            let (name, _) =
                vocabulary.unwrap_or_else(|| panic!("no vocabulary has just these terms: {list}"));
            *seen.entry(name.clone()).or_default() += 1;
        }
    }
    let unused: Vec<&String> =
        known.iter().map(|(name, _)| name).filter(|it| !seen.contains_key(*it)).collect();
    assert_eq!(unused, Vec::<&String>::new(), "vocabularies that the schema does not check");
}
