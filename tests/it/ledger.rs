//! The ledger: what it seals, refuses and finds out.

use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::organisation::OrganisationName;
use jikim::domain::vocabulary::Origin;
use jikim::ledger;
use jikim::ledger::verify::{Finding, Kept, verify};
use jikim::store;

use crate::support::{Record, at};

use diesel::RunQueryDsl as _;

/// A record with an organisation and then another name for it.
pub fn record_with_two_entries() -> Record {
    let record = Record::new();
    two_entries(&record);
    record
}

/// Writes an organisation and then another name for it; two entries.
fn two_entries(record: &Record) {
    for (day, name) in [("2026-01-05", "행정안전부"), ("2026-02-05", "행정안전부 (새 이름)")] {
        record.write(|conn| {
            let entry = NewEntry::by_operator(at(&format!("{day}T00:00:00Z")), EntryKind::Organisation);
            ledger::record(conn, &entry, |conn, position| {
                let id = match store::organisations::id_of(conn, "mois")? {
                    Some(id) => id,
                    None => store::organisations::insert(conn, position, "mois", None)?,
                };
                let name = OrganisationName {
                    organisation_id: id,
                    valid_from: None,
                    name_ko: Some(name.to_owned()),
                    name_ko_is: Some(Origin::Original),
                    name_en: None,
                    name_en_is: None,
                    source: None,
                };
                store::organisations::name(conn, position, &name)
            })
            .expect("an entry");
        });
    }
}

fn findings(record: &Record, kept: Option<&Kept>) -> Vec<Finding> {
    record.write(|conn| verify(conn, kept, |_| ()).expect("a verdict")).findings
}

/// Changes the file behind the triggers' back, as another program could.
pub fn tamper(record: &Record, statement: &str) {
    record.write(|conn| {
        let triggers: Vec<String> = store::database::schema_statements(conn)
            .expect("statements")
            .iter()
            .filter_map(|it| it.strip_prefix("CREATE TRIGGER ")?.split(' ').next().map(str::to_owned))
            .collect();
        for trigger in triggers {
            diesel::sql_query(format!("DROP TRIGGER {trigger}")).execute(conn).expect("dropped");
        }
        diesel::sql_query("PRAGMA foreign_keys = OFF").execute(conn).expect("off");
        diesel::sql_query("PRAGMA ignore_check_constraints = ON").execute(conn).expect("on");
        let n = diesel::sql_query(statement).execute(conn).expect("tampered");
        assert!(n > 0, "{statement} changed nothing");
    });
}

#[test]
fn an_untouched_record_verifies() {
    let record = Record::new();
    two_entries(&record);
    assert_eq!(findings(&record, None), []);
}

#[test]
fn a_changed_byte_of_a_row_is_found_and_names_the_entry() {
    let record = Record::new();
    two_entries(&record);
    tamper(&record, "UPDATE organisation_names SET name_ko = '행정안전뷰' WHERE since = 1");
    assert!(matches!(findings(&record, None).as_slice(), [Finding::Row { position, .. }] if position.0 == 1));
}

#[test]
fn a_changed_byte_of_the_ledger_is_found() {
    let record = Record::new();
    two_entries(&record);
    tamper(&record, "UPDATE ledger SET office = 'somebody' WHERE position = 1");
    assert!(findings(&record, None).contains(&Finding::Entry(jikim::domain::id::Position(1))));
}

#[test]
fn a_deleted_row_is_found() {
    let record = Record::new();
    two_entries(&record);
    tamper(&record, "DELETE FROM organisation_names WHERE since = 1");
    assert!(
        findings(&record, None)
            .iter()
            .any(|it| matches!(it, Finding::MissingRow { position, .. } if position.0 == 1))
    );
}

#[test]
fn a_row_that_no_entry_wrote_is_found() {
    let record = Record::new();
    two_entries(&record);
    tamper(
        &record,
        "INSERT INTO organisation_names (since, salt, organisation_id, valid_from, name_ko, name_ko_is)
         VALUES (2, zeroblob(16), 1, '2020-01-01', '가짜', 'original')",
    );
    assert!(findings(&record, None).iter().any(|it| matches!(it, Finding::ForeignRow { .. })));
}

#[test]
fn a_row_that_was_closed_by_no_entry_is_found() {
    let record = Record::new();
    two_entries(&record);
    tamper(&record, "UPDATE organisation_names SET until = 3 WHERE since = 2");
    assert!(findings(&record, None).iter().any(|it| matches!(it, Finding::Until { .. })));
}

#[test]
fn swapped_entries_are_found() {
    let record = Record::new();
    two_entries(&record);
    tamper(&record, "UPDATE ledger SET position = -position");
    tamper(&record, "UPDATE ledger SET position = 3 + position");
    assert!(findings(&record, None).contains(&Finding::Entry(jikim::domain::id::Position(1))));
}

#[test]
fn a_cut_tail_is_found_by_the_counter_that_sqlite_keeps() {
    let record = Record::new();
    two_entries(&record);
    tamper(&record, "DELETE FROM ledger WHERE position = 2");
    assert!(findings(&record, None).iter().any(|it| matches!(it, Finding::CutTail { .. })));
}

#[test]
fn a_digest_that_somebody_kept_proves_a_rewritten_ledger() {
    let record = Record::new();
    two_entries(&record);
    let head = record.write(|conn| ledger::head(conn).expect("a head"));
    let kept = Kept { position: head.position, digest: head.digest };
    assert_eq!(findings(&record, Some(&kept)), []);
    let other = Record::new();
    two_entries(&other);
    // The same words, but other salts: another record, though its own chain holds.
    assert_eq!(findings(&other, None), []);
    assert_eq!(findings(&other, Some(&kept)), [Finding::NotKept(kept.position)]);
}

#[test]
fn the_database_itself_refuses_to_change_what_is_recorded() {
    let record = Record::new();
    two_entries(&record);
    record.write(|conn| {
        for statement in [
            "UPDATE ledger SET reason = 'x'",
            "DELETE FROM ledger",
            "UPDATE ledger_rows SET hash = NULL",
            "DELETE FROM ledger_rows",
            "UPDATE organisation_names SET name_ko = 'x'",
            "UPDATE organisation_names SET name_ko = ''",
            "UPDATE organisation_names SET valid_from = '2020-01-01'",
            "UPDATE organisation_names SET until = 2 WHERE since = 1",
            "DELETE FROM organisation_names",
            "UPDATE organisations SET key = 'x'",
            "INSERT INTO organisations (since, salt, key) VALUES (2, zeroblob(16), 'x')",
            "INSERT INTO organisations (since, salt, key) VALUES (3, NULL, 'x')",
        ] {
            assert!(diesel::sql_query(statement).execute(conn).is_err(), "{statement} was let through");
        }
    });
}

#[test]
fn the_database_itself_keeps_the_entries_in_order() {
    let record = Record::new();
    two_entries(&record);
    record.write(|conn| {
        let digest = "f".repeat(64);
        let mut insert = |position: i32, time: &str| {
            diesel::sql_query(format!(
                "INSERT INTO ledger (position, recorded_at, office, kind, canonical, digest)
                 VALUES ({position}, '{time}', 'x', 'report', 1, '{digest}')"
            ))
            .execute(conn)
        };
        for (position, time) in [
            (1, "2026-03-01 00:00:00+00:00"),
            (4, "2026-03-01 00:00:00+00:00"),
            (3, "2026-02-04 23:59:59+00:00"),
            (3, ""),
        ] {
            let refused = insert(position, time).expect_err("out of order").to_string();
            assert!(refused.contains("only grow"), "{position} at {time}: {refused}");
        }
        assert_eq!(insert(3, "2026-02-05 00:00:00+00:00"), Ok(1));
    });
}

#[test]
fn a_redaction_empties_the_words_and_the_chain_still_holds() {
    let record = Record::new();
    two_entries(&record);
    record.write(|conn| {
        let mut entry = NewEntry::by_operator(at("2026-03-01T00:00:00Z"), EntryKind::Redaction);
        entry.reason = Some("개인정보 삭제 요청".to_owned());
        let table = ledger::tables::by_name("organisation_names").expect("a table");
        ledger::redact(conn, &entry, &[(table, 1)]).expect("redacted");
    });
    assert_eq!(findings(&record, None), []);
}

#[test]
fn a_change_that_writes_nothing_makes_no_entry() {
    let record = Record::new();
    let position = record.write(|conn| {
        let entry = NewEntry::by_operator(at("2026-03-01T00:00:00Z"), EntryKind::Import);
        ledger::record(conn, &entry, |_, _| Ok::<_, diesel::result::Error>(())).expect("no entry").0
    });
    assert_eq!(position, None);
}

#[test]
fn recorded_times_never_decrease_even_if_the_clock_does() {
    let record = Record::new();
    two_entries(&record);
    record.write(|conn| {
        let entry = NewEntry::by_operator(at("2020-01-01T00:00:00Z"), EntryKind::Organisation);
        ledger::record(conn, &entry, |conn, position| {
            store::organisations::insert(conn, position, "acrc", None)
        })
        .expect("an entry");
        assert_eq!(ledger::head(conn).expect("a head").recorded_at, Some(at("2026-02-05T00:00:00Z")));
    });
}
