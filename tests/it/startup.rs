//! Start-up: what it refuses, each with one clear line; and the whole program from outside.

use std::path::Path;
use std::process::{Command, Output};

use diesel::RunQueryDsl as _;
use jikim::store::database::{AccessError, Database, OpenError, ServerLock};

use crate::support::Record;

fn jikim(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_jikim")).args(arguments).output().expect("the program runs")
}

/// Runs a command that must fail with one line that holds `words`.
#[track_caller]
fn refused(arguments: &[&str], words: &str) {
    let output = jikim(arguments);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert_eq!(said.trim_end().lines().count(), 1, "{said}");
    assert!(said.contains(words), "{said}");
}

fn text(path: &Path) -> String {
    path.to_str().expect("UTF-8").to_owned()
}

#[test]
fn a_file_that_is_not_there_is_not_made_by_serving() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("none.sqlite");
    refused(&["serve", "--database", &text(&path)], "does not exist");
    assert!(!path.exists());
}

#[test]
fn another_programs_file_is_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("other.sqlite");
    std::fs::write(
        &path,
        "this is a letter, and no database at all, though it is long enough to be one".repeat(20),
    )
    .expect("written");
    refused(&["check", "--database", &text(&path)], "is not a Jikim database");
    let path = folder.path().join("theirs.sqlite");
    {
        use diesel::Connection as _;
        let mut conn = diesel::SqliteConnection::establish(&text(&path)).expect("a connection");
        diesel::sql_query("CREATE TABLE theirs (x)").execute(&mut conn).expect("a table");
    }
    refused(&["check", "--database", &text(&path)], "is not a Jikim database");
}

#[test]
fn a_file_that_was_left_before_its_first_migration_is_taken_up() {
    use diesel::Connection as _;
    use diesel_migrations::MigrationHarness as _;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("begun.sqlite");
    let mut conn = diesel::SqliteConnection::establish(&text(&path)).expect("a connection");
    assert_eq!(conn.applied_migrations().expect("diesel's own table is made").len(), 0);
    drop(conn);
    assert!(path.metadata().expect("the file").len() > 0, "nothing was made");
    let output = jikim(&["import", "--bundled", "korea", "--database", &text(&path)]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_newer_database_is_refused() {
    let record = Record::new();
    record.write(|conn| {
        diesel::sql_query("INSERT INTO __diesel_schema_migrations (version) VALUES ('99990101000000')")
            .execute(conn)
            .expect("a migration");
    });
    refused(&["check", "--database", &text(&record.path())], "newer");
}

#[test]
fn a_broken_last_link_is_refused() {
    let record = crate::ledger::record_with_two_entries();
    crate::ledger::tamper(&record, "UPDATE ledger SET office = 'x' WHERE position = 2");
    refused(&["serve", "--database", &text(&record.path())], "the last entry of the ledger does not match");
    let output = jikim(&["verify", "--database", &text(&record.path())]);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("entry 2 does not match"));
}

#[test]
fn a_second_server_is_refused() {
    let record = Record::new();
    let lock = ServerLock::take(&record.path()).expect("the first");
    assert!(matches!(ServerLock::take(&record.path()), Err(OpenError::Served(_))));
    refused(&["serve", "--database", &text(&record.path())], "served by another server");
    drop(lock);
    // A process that another test is just starting has the lock's file too, until it becomes its own program.
    let next = (0..100_000).find_map(|_| {
        std::thread::yield_now();
        ServerLock::take(&record.path()).ok()
    });
    assert!(next.is_some(), "the next");
}

#[test]
fn plain_http_beyond_this_machine_is_refused() {
    let record = Record::new();
    let path = text(&record.path());
    refused(&["serve", "--database", &path, "--public-url", "http://jikim.example"], "plain http");
    refused(&["serve", "--database", &path, "--public-url", "jikim.example"], "no scheme");
}

#[test]
fn verify_says_that_all_is_well_and_names_the_head() {
    let record = crate::ledger::record_with_two_entries();
    let output = jikim(&["verify", "--database", &text(&record.path())]);
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{said}");
    let head = said.trim_end().rsplit(' ').next().expect("a head").to_owned();
    assert!(jikim(&["verify", "--database", &text(&record.path()), "--expect", &head]).status.success());
    let other = head.replace("2:", "1:");
    refused(&["verify", "--database", &text(&record.path()), "--expect", &other], "was rewritten");
    refused(&["verify", "--database", &text(&record.path()), "--expect", "2"], "position:digest");
}

#[test]
fn check_finds_a_trigger_that_is_gone() {
    let record = crate::ledger::record_with_two_entries();
    assert!(jikim(&["check", "--database", &text(&record.path())]).status.success());
    record.write(|conn| diesel::sql_query("DROP TRIGGER ledger_is_kept").execute(conn).expect("dropped"));
    refused(&["check", "--database", &text(&record.path())], "ledger_is_kept");
}

#[test]
fn a_backup_is_restored_and_what_was_there_is_kept() {
    let record = crate::ledger::record_with_two_entries();
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("backup.sqlite");
    assert!(jikim(&["backup", &text(&backup), "--database", &text(&record.path())]).status.success());
    refused(&["backup", &text(&backup), "--database", &text(&record.path())], "exists already");
    let target = folder.path().join("new.sqlite");
    std::fs::write(&target, "something else").expect("written");
    let output = jikim(&["restore", &text(&backup), "--database", &text(&target)]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(folder.path().join("new.sqlite.before-restore").exists());
    let restored = Database::open(&target, false).expect("a database");
    drop(restored);
    assert!(jikim(&["verify", "--database", &text(&target)]).status.success());
    refused(&["restore", "/nowhere.sqlite", "--database", &text(&target)], "does not exist");
}

#[test]
fn a_broken_backup_is_named_and_leaves_nothing_behind() {
    let record = crate::ledger::record_with_two_entries();
    let folder = tempfile::tempdir().expect("a folder");
    let (backup, target) = (folder.path().join("backup.sqlite"), folder.path().join("own.sqlite"));
    assert!(jikim(&["backup", &text(&backup), "--database", &text(&record.path())]).status.success());
    let whole = std::fs::read(&backup).expect("the backup");
    let mut torn = whole.clone();
    torn[whole.len() / 2..].fill(0xAB);
    for (bytes, words) in [(&b"no database at all"[..], "not a"), (&torn[..], "backup.sqlite")] {
        std::fs::write(&backup, bytes).expect("written");
        let output = jikim(&["restore", &text(&backup), "--database", &text(&target)]);
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), said.trim_end().lines().count()), (Some(1), 1), "{said}");
        assert!(said.contains("backup.sqlite") && said.contains(words), "{said}");
        assert!(!said.contains("unfinished"), "{said}");
        let left = std::fs::read_dir(folder.path()).expect("the folder");
        let left: Vec<String> =
            left.map(|it| it.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        assert!(!left.iter().any(|it| it.contains("unfinished")), "{left:?}");
    }
}

#[test]
fn a_record_of_ones_own_begins_as_the_readme_says() {
    let readme = include_str!("../../README.md");
    let folder = tempfile::tempdir().expect("a folder");
    let database = text(&folder.path().join("own.sqlite"));
    refused(&["invite", "you@example.org", "--database", &database], "README.md");
    let mut files = Vec::new();
    for name in ["participants.csv", "organisations.csv"] {
        let shown = readme.split(&format!("{name}:\n")).nth(1).expect("the file");
        let shown = shown.split("\n\n").next().expect("its lines").split("```").next().expect("its lines");
        let path = folder.path().join(name);
        std::fs::write(&path, format!("{}\n", shown.trim_end())).expect("written");
        files.push(text(&path));
    }
    let output = jikim(&["import", &files[0], &files[1], "--database", &database]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let invite = |email: &str| {
        jikim(&["invite", email, "--role", "secretariat", "--organisation", "forum", "--database", &database])
    };
    let output = invite("you@example.org");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("/invitation/"));
    assert!(readme.contains("jikim invite you@example.org --role secretariat --organisation forum"));
    // A name need not be given, and is not asked for beside what is wrong.
    let said = String::from_utf8_lossy(&invite("notmail").stderr).into_owned();
    assert!(said.contains("name@example.org") && !said.contains("Write a name"), "{said}");
}

#[test]
fn an_import_that_is_explained_asks_for_no_explanation() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = text(&folder.path().join("own.sqlite"));
    assert!(jikim(&["import", "--bundled", "korea", "--database", &database]).status.success());
    let file = folder.path().join("commitments.csv");
    std::fs::write(&file, "key,title_en,title_en_is\nkr-6-1,Another title,official\n").expect("written");
    let file = text(&file);
    let why = ["--reason", "a slip", "--source", "https://example.org/decision"];
    for (more, asks) in
        [(&["--dry-run"][..], true), (&[&why[..], &["--dry-run"]].concat(), false), (&why, false)]
    {
        let output = jikim(&[&["import", &file, "--database", &database], more].concat());
        let said = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(said.contains("--source and --reason"), asks, "{said}");
        assert!(said.contains("1 of these changes"), "{said}");
    }
}

#[test]
fn an_export_names_what_it_does_not_know() {
    let record = crate::ledger::record_with_two_entries();
    let path = text(&record.path());
    refused(&["export", "commitment", "--database", &path], "there are: participants");
    refused(&["export", "commitments", "--plan", "xx-1", "--database", &path], "there is no plan");
    let output = jikim(&["export", "ledger", "--database", &path, "--no-bom"]);
    let text = String::from_utf8(output.stdout).expect("UTF-8");
    assert!(text.starts_with("position,recorded_at,"), "{text}");
    assert_eq!(text.matches("\r\n").count(), 3);
}

#[test]
fn several_files_are_imported_in_the_order_they_need_and_none_if_one_has_a_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = text(&folder.path().join("jikim.sqlite"));
    let mut files: Vec<String> = Vec::new();
    for (name, content) in jikim::import::bundled::korea() {
        let path = folder.path().join(name);
        std::fs::write(&path, content).expect("written");
        files.push(text(&path));
    }
    // As the shell lists them: assessments first.
    files.sort();
    let import = |also: &[&str]| {
        let mut arguments = vec!["import", "--database", &database];
        arguments.extend(files.iter().map(String::as_str).chain(also.iter().copied()));
        jikim(&arguments)
    };
    let n_entries = || {
        let database = Database::open(Path::new(&database), false).expect("a database");
        database.read(|conn| Ok::<_, AccessError>(jikim::store::entries::last(conn)?.0)).expect("a position")
    };
    let bad = text(&folder.path().join("reviews.csv"));
    std::fs::write(&bad, "key,commitment,reviewed_status\nkr-6-1-v1,kr-6-1,splendid\n").expect("written");
    let output = import(&[&bad]);
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains("reviews.csv: line 2, \"reviewed_status\": \"splendid\": No such term"), "{said}");
    assert_eq!(n_entries(), 0, "nothing is written");
    assert!(import(&["--dry-run"]).status.success());
    assert_eq!(n_entries(), 0, "nothing is written by a dry run");
    assert!(import(&[]).status.success());
    assert_eq!(n_entries(), 7, "one entry a file");
    assert!(import(&[]).status.success());
    assert_eq!(n_entries(), 7, "nothing the second time");
}
