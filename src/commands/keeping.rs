//! `jikim backup`, `restore`, `check` and `verify`: keeping the record safe.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail};

use super::terminal;
use crate::config::{Backup, Check, DatabaseSetting, Restore, Verify};
use crate::domain::id::Position;
use crate::ledger;
use crate::ledger::verify::{Finding, Kept};
use crate::store::Database;
use crate::store::database::{self, AccessError, OpenError, ServerLock, beside, lock_path};

/// Copies the whole database into a new file in one consistent read, checks the copy, and gives it its name last.
///
/// # Errors
/// If the target exists, or the copy does not check.
pub fn backup(settings: &Backup) -> Result<ExitCode> {
    if settings.target.exists() {
        bail!("{} exists already; choose another name", settings.target.display());
    }
    let database = Database::open(&settings.file.database, false)?;
    let unfinished = beside(&settings.target, ".unfinished");
    let _ = std::fs::remove_file(&unfinished);
    let bar = terminal::spinner("backup");
    database.write(|conn| database::copy_into(conn, &unfinished).map_err(AccessError::from))?;
    let faults = {
        let copy = Database::open_copy(&unfinished)?;
        copy.export(|conn| database::integrity_faults(conn).map_err(AccessError::from))?
    };
    bar.finish_and_clear();
    if let Some(fault) = faults.first() {
        bail!("the copy does not check: {fault}");
    }
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(beside(&unfinished, suffix));
    }
    std::fs::File::open(&unfinished).and_then(|it| it.sync_all()).context("cannot write the copy to disk")?;
    std::fs::rename(&unfinished, &settings.target).context("cannot give the copy its name")?;
    terminal::say(&format!("{}", settings.target.display()));
    Ok(ExitCode::SUCCESS)
}

/// Refuses if the database has entries that the backup has not. One that cannot be read as a record has none that could
/// be told: to have it replaced is what a backup is for.
fn check_nothing_is_lost(target: &Path, backup: &Database) -> Result<()> {
    if !target.exists() {
        return Ok(());
    }
    let Ok(mut present) = database::open_reader(target) else { return Ok(()) };
    let Ok(own) = ledger::head(&mut present) else { return Ok(()) };
    let common = backup.export(|conn| Ok::<_, AccessError>(ledger::last_common(&mut present, conn)?))?;
    let n = own.position.0.saturating_sub(common.0);
    if n > 0 {
        bail!(
            "{} has {n} {} after entry {common} that the backup has not; to lose them, say --even-if-newer",
            target.display(),
            if n == 1 { "entry" } else { "entries" }
        );
    }
    Ok(())
}

/// Where the present database is kept: a name that none has, so that nothing kept before is lost.
fn free_name(target: &Path) -> PathBuf {
    let name = |n: u32| match n {
        1 => beside(target, ".before-restore"),
        n => beside(target, &format!(".before-restore-{n}")),
    };
    (1..).map(name).find(|it| !it.exists()).unwrap_or_else(|| name(1))
}

/// Puts a backup in the place of the database, after checking it. What was there is kept beside it.
///
/// # Errors
/// If the backup does not check, the database has entries that the backup has not, or a server is running.
pub fn restore(settings: &Restore) -> Result<ExitCode> {
    let target = &settings.file.database;
    let lock = ServerLock::take(target)?;
    if !settings.backup.exists() {
        bail!("{} does not exist", settings.backup.display());
    }
    let unfinished = beside(target, ".unfinished");
    let checked = copied_and_checked(settings, &unfinished);
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(beside(&unfinished, suffix));
    }
    if checked.is_err() {
        let _ = std::fs::remove_file(&unfinished);
    }
    let entries = checked?;
    if target.exists() {
        let kept = free_name(target);
        for suffix in ["", "-wal", "-shm"] {
            let from = beside(target, suffix);
            if from.exists() {
                std::fs::rename(&from, beside(&kept, suffix))
                    .context("cannot set the present database aside")?;
            }
        }
    }
    std::fs::rename(&unfinished, target).context("cannot put the backup in place")?;
    drop(lock);
    let _ = std::fs::remove_file(lock_path(target));
    terminal::say(&format!("{} ({entries} entries)", target.display()));
    Ok(ExitCode::SUCCESS)
}

/// Copies the backup, checks the copy, and counts its entries.
fn copied_and_checked(settings: &Restore, copy: &Path) -> Result<usize> {
    let backup = settings.backup.display();
    std::fs::copy(&settings.backup, copy).context("cannot copy the backup")?;
    // What is wrong with the copy is wrong with the backup, which is the one that its operator knows.
    let database = Database::open_copy(copy).map_err(|err| match err {
        OpenError::NotOurs(_) => anyhow!("{backup} is not a Jikim database; choose another backup"),
        OpenError::Broken(_) => {
            anyhow!(
                "{backup}: the last entry of its ledger does not match what it sealed; choose another backup"
            )
        }
        OpenError::Newer { migration, .. } => {
            OpenError::Newer { path: settings.backup.clone(), migration }.into()
        }
        OpenError::Unusable { fault, .. } => anyhow!("{backup} cannot be read: {fault}"),
        err @ (OpenError::Missing(_) | OpenError::Served(_)) => err.into(),
    })?;
    let verdict =
        database.export(|conn| ledger::verify::verify(conn, None, |_| ()).map_err(AccessError::from))?;
    if let Some(finding) = verdict.findings.first() {
        bail!("{backup} does not verify: {}", describe(finding));
    }
    if !settings.even_if_newer {
        check_nothing_is_lost(&settings.file.database, &database)?;
    }
    Ok(verdict.entries)
}

/// Checks the file, the schema and the ledger.
///
/// # Errors
/// If the file cannot be opened.
pub fn check(settings: &Check) -> Result<ExitCode> {
    let database = Database::open_unchecked(&settings.file.database)?;
    let mut faults = database.export(|conn| database::integrity_faults(conn).map_err(AccessError::from))?;
    faults.extend(schema_faults(&database)?);
    for fault in &faults {
        terminal::complain(&format!("jikim: {fault}"));
    }
    let verified = report(&settings.file, &database, None)?;
    Ok(if faults.is_empty() { verified } else { ExitCode::FAILURE })
}

/// What of the schema is not as the program makes it: a missing trigger is how tampering begins.
fn schema_faults(database: &Database) -> Result<Vec<String>> {
    let folder = tempfile_folder()?;
    let fresh = Database::open(&folder.join("fresh.sqlite"), true)?;
    let own = database.export(|conn| database::schema_statements(conn).map_err(AccessError::from))?;
    let expected = fresh.export(|conn| database::schema_statements(conn).map_err(AccessError::from))?;
    drop(fresh);
    std::fs::remove_dir_all(&folder).context("cannot remove a temporary folder")?;
    let name = |statement: &str| statement.split(['(', '\n']).next().unwrap_or_default().trim().to_owned();
    let missing = expected.iter().filter(|it| !own.contains(it));
    let foreign = own.iter().filter(|it| !expected.contains(it));
    Ok(missing
        .map(|it| format!("the schema lacks or has changed: {}", name(it)))
        .chain(foreign.map(|it| format!("the schema has what the program did not make: {}", name(it))))
        .collect())
}

/// A new folder of our own for temporary files.
pub(super) fn tempfile_folder() -> Result<PathBuf> {
    let mut name = [0_u8; 8];
    getrandom::fill(&mut name).map_err(|err| anyhow::anyhow!("no random numbers: {err}"))?;
    let name: String = name.iter().map(|byte| format!("{byte:02x}")).collect();
    let folder = std::env::temp_dir().join(format!("jikim-{name}"));
    std::fs::create_dir_all(&folder).context("cannot make a temporary folder")?;
    Ok(folder)
}

/// Checks the ledger.
///
/// # Errors
/// If the file cannot be opened, or the kept entry is not written as `position:digest`.
pub fn verify(settings: &Verify) -> Result<ExitCode> {
    let kept = match &settings.expect {
        None => None,
        Some(text) => Some(kept(text)?),
    };
    let database = Database::open_unchecked(&settings.file.database)?;
    report(&settings.file, &database, kept.as_ref())
}

fn kept(text: &str) -> Result<Kept> {
    let parts = text.split_once(':').and_then(|(position, digest)| Some((position.parse().ok()?, digest)));
    match parts {
        Some((position, digest)) if digest.len() == 64 => {
            Ok(Kept { position: Position(position), digest: digest.to_ascii_lowercase() })
        }
        _ => bail!("--expect {text:?}: write it as position:digest, as the data page shows it"),
    }
}

fn report(file: &DatabaseSetting, database: &Database, kept: Option<&Kept>) -> Result<ExitCode> {
    let bar = terminal::spinner("verify");
    let (verdict, head) = database.export(|conn| {
        let verdict = ledger::verify::verify(conn, kept, |table| bar.set_message(table.to_owned()))?;
        Ok::<_, AccessError>((verdict, ledger::head(conn)?))
    })?;
    bar.finish_and_clear();
    for finding in &verdict.findings {
        terminal::complain(&format!("jikim: {}: {}", file.database.display(), describe(finding)));
    }
    if !verdict.findings.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    terminal::say(&format!(
        "{}: {} entries and {} rows are as they were sealed; head {}:{}",
        file.database.display(),
        verdict.entries,
        verdict.rows,
        head.position,
        head.digest
    ));
    Ok(ExitCode::SUCCESS)
}

/// A finding in one line.
pub fn describe(finding: &Finding) -> String {
    match finding {
        Finding::Entry(position) => {
            format!(
                "entry {position} does not match its digest: it, its rows or an entry before it was changed"
            )
        }
        Finding::Gap { after, before } => format!("entries between {after} and {before} are missing"),
        Finding::CutTail { last, known } => {
            format!("the ledger ends at entry {last}, but the file knows of entry {known}: its tail was cut")
        }
        Finding::Row { position, table, id } => {
            format!("entry {position}: row {id} of {table} does not say what the entry sealed")
        }
        Finding::MissingRow { position, table, id } => {
            format!("entry {position}: row {id} of {table} is gone")
        }
        Finding::ForeignRow { table, id } => format!("row {id} of {table} was written by no entry"),
        Finding::Until { position, table, id } => {
            format!("entry {position}: row {id} of {table} does not end where it was sealed to end")
        }
        Finding::NotKept(position) => {
            format!("entry {position} is not the one that was kept: the ledger was rewritten")
        }
        Finding::Unreadable { table, fault } => format!("{table} cannot be read: {fault}"),
    }
}
