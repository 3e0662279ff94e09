//! What nobody gets at: rights that a route must not have, columns that no form names, drafts of others, and a record
//! that reading never changes.

use std::collections::BTreeSet;

use diesel::prelude::*;
use diesel::sql_types::Text;
use jikim::domain::commitment::{CommitmentOrganisation, OrganisationRole};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::member::Role;
use jikim::domain::vocabulary::Vocabulary as _;
use jikim::web::access::{Access, ROUTES, Verb, Verdict, verdict};
use jikim::{ledger, store};
use sha2::{Digest as _, Sha256};

use crate::access::{address, fields, write_requests};
use crate::support::app::now;
use crate::support::example::Example;
use crate::support::members::neighbours;
use crate::support::program::rounds;
use crate::support::{Record, example};

/// Whom a route may be for at most, by what its address is about: said here once more, so that a row of the table that
/// lets in too many is found.
fn at_most(verb: Verb, path: &str) -> Access {
    const OFFICE: Access = Access::Roles(&[Role::Secretariat]);
    const REPORTING: Access = Access::Roles(&[Role::Reporter, Role::Secretariat]);
    const REVIEWING: Access = Access::Roles(&[Role::Reviewer]);
    const ASSESSING: Access = Access::Roles(&[Role::Assessor]);
    const CARRYING_OVER: Access = Access::Roles(&[Role::Reviewer, Role::Assessor, Role::Secretariat]);
    /// The forms that somebody sends who is not signed in.
    const OPEN: [&str; 5] =
        ["/sign-in", "/sign-out", "/invitation/{token}", "/requests/new", "/evidence/{key}/dead"];
    let inside = path.strip_prefix("/{language:ko|en}").unwrap_or(path);
    let is = |prefix: &str| inside == prefix || inside.starts_with(&format!("{prefix}/"));
    let own = ["/report", "/correct", "/retract", "/sheet", "/sheet.xlsx", "/sheet.csv"];
    let writes_reports = own.iter().any(|it| inside.ends_with(it));
    if is("/desk/irm") {
        CARRYING_OVER
    } else if is("/desk/assessments") {
        ASSESSING
    } else if is("/desk/reviews") && inside.ends_with("/answer") {
        REPORTING
    } else if is("/desk/reviews") || (is("/desk") && inside.ends_with("/review")) {
        REVIEWING
    } else if is("/desk/sheets") || (is("/desk") && writes_reports) {
        REPORTING
    } else if is("/members") || is("/desk/record") || is("/desk/plans") || is("/desk/organisations") {
        OFFICE
    } else if is("/desk") || is("/account") || (verb == Verb::Post && !OPEN.contains(&inside)) {
        Access::SignedIn
    } else {
        Access::Anyone
    }
}

/// Whom a row of the table lets in that it should not.
fn too_many(verb: Verb, path: &str, access: Access) -> Vec<Option<Role>> {
    let everybody = std::iter::once(None).chain(Role::ALL.iter().copied().map(Some));
    let most = at_most(verb, path);
    everybody
        .filter(|role| verdict(access, *role) == Verdict::Through && verdict(most, *role) != Verdict::Through)
        .collect()
}

#[test]
fn no_row_of_the_table_lets_in_too_many() {
    for route in ROUTES {
        assert_eq!(too_many(route.verb, route.path, route.access), [], "{:?} {}", route.verb, route.path);
    }
}

#[test]
fn a_row_that_lost_its_check_is_found() {
    let mut n = 0;
    for route in ROUTES.iter().filter(|it| at_most(it.verb, it.path) != Access::Anyone) {
        let opened = too_many(route.verb, route.path, Access::Anyone);
        assert!(opened.contains(&None), "{:?} {} for anyone", route.verb, route.path);
        let most = at_most(route.verb, route.path);
        if let Access::Roles(roles) = most {
            let widened = too_many(route.verb, route.path, Access::SignedIn);
            assert_eq!(widened.len(), Role::ALL.len() - roles.len(), "{} for all members", route.path);
        }
        n += 1;
    }
    assert!(n >= 20, "only {n} rows have a check");
}

#[test]
fn the_rule_of_the_gate_is_the_table() {
    let some: Access = Access::Roles(&[Role::Reviewer, Role::Assessor]);
    for (access, role, expected) in [
        (Access::Anyone, None, Verdict::Through),
        (Access::Anyone, Some(Role::Reporter), Verdict::Through),
        (Access::SignedIn, None, Verdict::SignInFirst),
        (Access::SignedIn, Some(Role::Reporter), Verdict::Through),
        (some, None, Verdict::SignInFirst),
        (some, Some(Role::Assessor), Verdict::Through),
        (some, Some(Role::Reporter), Verdict::Forbidden),
        (some, Some(Role::Secretariat), Verdict::Forbidden),
        (Access::Roles(&[]), Some(Role::Secretariat), Verdict::Forbidden),
    ] {
        assert_eq!(verdict(access, role), expected, "{access:?} {role:?}");
    }
}

#[derive(QueryableByName)]
struct Line {
    #[diesel(sql_type = Text)]
    line: String,
}

fn lines(conn: &mut SqliteConnection, query: &str) -> Vec<String> {
    let rows: Vec<Line> = diesel::sql_query(query).load(conn).expect("lines");
    rows.into_iter().map(|it| it.line).collect()
}

fn tables(conn: &mut SqliteConnection) -> Vec<String> {
    lines(conn, "SELECT name AS line FROM sqlite_master WHERE type = 'table' ORDER BY name")
}

fn columns(conn: &mut SqliteConnection, table: &str) -> Vec<String> {
    lines(conn, &format!("SELECT name AS line FROM pragma_table_info('{table}') ORDER BY cid"))
}

/// A hash of every cell of the database, but for what notes that somebody was here.
fn contents(record: &Record, but_for: &[&str]) -> String {
    record.write(|conn| {
        let mut hash = Sha256::new();
        for table in tables(conn).iter().filter(|it| !but_for.contains(&it.as_str())) {
            let columns = columns(conn, table);
            let cells: Vec<String> =
                columns.iter().filter(|it| *it != "last_seen_at").map(|it| format!("quote({it})")).collect();
            let query = format!("SELECT {} AS line FROM {table} ORDER BY 1", cells.join(" || ',' || "));
            hash.update(table);
            for line in lines(conn, &query) {
                hash.update(line);
                hash.update([0]);
            }
        }
        hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    })
}

#[test]
fn reading_changes_nothing() {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    let report = app.record.a_report();
    write_requests(&app.record);
    let before = contents(&app.record, &[]);
    for route in ROUTES.iter().filter(|it| it.verb == Verb::Get) {
        for query in ["", "?key=kr-7&plan=kr-7&step=publish&as_of=1", "?once=x&role=secretariat"] {
            let address = address(route.path, &report, office.id.0);
            app.get_as(&format!("{address}{query}"), &office.cookie);
        }
    }
    assert_eq!(contents(&app.record, &[]), before);
    app.record.write(|conn| store::members::remove(conn, office.id, now()).expect("removed"));
    assert_ne!(contents(&app.record, &[]), before, "the hash sees nothing");
}

#[test]
fn a_form_takes_no_field_that_it_has_not() {
    let app = Example::written();
    let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
    neighbours(&app.record);
    let others = [
        (Role::Reviewer, app.record.member(Role::Reviewer, "watch", "reviewer@example.org")),
        (Role::Assessor, app.record.member(Role::Assessor, "irm", "assessor@example.org")),
    ];
    let report = app.record.a_report();
    write_requests(&app.record);
    let every: BTreeSet<String> = app.record.write(|conn| {
        let all = tables(conn);
        all.iter().flat_map(|it| columns(conn, it)).collect()
    });
    // What notes that somebody tried.
    let notes = ["access_log"];
    let before = contents(&app.record, &notes);
    let (mut n, mut taken) = (0, Vec::new());
    for (r, route) in ROUTES.iter().filter(|it| it.verb == Verb::Post).enumerate() {
        let address = address(route.path, &report, office.id.0);
        if address.ends_with("/sign-out") {
            continue;
        }
        for column in every.iter().skip(r % 4).step_by(rounds(4, 1)) {
            let own = fields(route.path);
            if own.iter().any(|(name, _)| name == column) {
                continue;
            }
            let mut sent = own.clone();
            sent.push((column, "secretariat"));
            // Who may take the route: the office where it may.
            let is_let_in = |role| verdict(route.access, Some(role)) == Verdict::Through;
            let other = others.iter().find(|(role, _)| !is_let_in(Role::Secretariat) && is_let_in(*role));
            let who = other.map_or(&office, |(_, somebody)| somebody);
            let reply = app.post(&address, &who.cookie, &sent);
            n += 1;
            if !matches!(reply.status, 400 | 415) {
                taken.push((route.path, column.as_str(), reply.status));
            }
        }
    }
    // Rows of the record have forms of their own, whose fields are those of the data set.
    let beyond: Vec<_> = taken
        .iter()
        .filter(|(_, column, _)| {
            let internal = ["id", "since", "until", "salt", "digest", "position", "hash", "is_retracted"];
            internal.contains(column)
                || column.ends_with("_id")
                || column.ends_with("_hash")
                || column.ends_with("_at")
        })
        .collect();
    assert_eq!(beyond, Vec::<&(&str, &str, u16)>::new());
    assert_eq!(contents(&app.record, &notes), before, "{taken:?}");
    assert!(n >= 300 && taken.len() * 4 < n, "{} of {n} were taken: {taken:?}", taken.len());
    println!("{n} foreign fields sent, {} of them names of the form's own", taken.len());
}

#[test]
fn a_draft_is_seen_by_its_own_organisation_only() {
    let app = Example::empty();
    let ids = example::write(&app.record);
    neighbours(&app.record);
    let (_, supporter) = app.record.organisation("moef");
    let entry = NewEntry::by_operator(now(), EntryKind::Plan);
    let part = CommitmentOrganisation {
        commitment_id: ids.commitment,
        organisation_id: supporter,
        role: OrganisationRole::Supporting,
        ordinal: 2,
        division_ko: None,
        division_en: None,
    };
    app.record
        .write(|conn| {
            ledger::record(conn, &entry, |conn, position| {
                store::commitments::revise_organisation(conn, position, &part)
            })
        })
        .expect("written");
    let writer = app.record.member(Role::Reporter, "mois", "writer@example.org");
    let colleague = app.record.member(Role::Reporter, "mois", "colleague@example.org");
    let other = app.record.member(Role::Reporter, "moef", "other@example.org");
    let reviewer = app.record.member(Role::Reviewer, "watch", "reviewer@example.org");
    let form = "/ko/desk/milestones/kr-7-2_1-m1/report";
    let base = app.get_as(form, &writer.cookie).field("base");
    let once = crate::support::program::token();
    let saved = app.post(
        form,
        &writer.cookie,
        &[
            ("once", once.as_str()),
            ("base", &base),
            ("version", "0"),
            ("step", "save"),
            ("status", "limited"),
            ("text_ko", "아직 아무도 모르는 초안"),
        ],
    );
    assert_eq!(saved.status, 200, "{}", saved.words());
    let words = "아직 아무도 모르는 초안";
    app.get_as(form, &colleague.cookie).shows(words);
    let theirs = app.get_as(form, &other.cookie);
    assert_eq!(theirs.status, 200, "who supports a commitment reports on it too");
    theirs.hides(words);
    for somebody in [&other, &reviewer] {
        for page in [
            "/ko/desk",
            "/ko/commitments/kr-7-2_1",
            "/ko/reports.csv",
            "/ko/changes",
            "/ko/search?q=%EC%B4%88%EC%95%88",
        ] {
            app.get_as(page, &somebody.cookie).hides(words);
        }
    }
    app.get("/ko/commitments/kr-7-2_1").hides(words);
    // Under the writer's organisation nobody else saves.
    let taken = app.post(
        form,
        &other.cookie,
        &[
            ("once", once.as_str()),
            ("base", &base),
            ("version", "1"),
            ("step", "save"),
            ("organisation", "mois"),
            ("text_ko", "남의 초안을 고침"),
        ],
    );
    assert_eq!(taken.status, 403, "{}", taken.words());
    app.get_as(form, &colleague.cookie).shows(words);
}
