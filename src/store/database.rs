//! The file: opening it, what start-up refuses, one writer and read-only readers.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use diesel::migration::{Migration, MigrationSource as _};
use diesel::prelude::*;
use diesel::sql_types::{Integer, Text};
use diesel::sqlite::Sqlite;
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

use super::pool::Pool;
use super::statement::Statement;
use crate::ledger::verify;

pub const MIGRATIONS: EmbeddedMigrations = embed_migrations!("migrations");

/// "Jikm" in ASCII, written in the header of the file: says that it is ours.
pub const APPLICATION_ID: i32 = 1_248_422_765;

/// Why a file cannot be opened, each in one line for an operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error(
        "{0} does not exist; `jikim import` creates it, with `--bundled korea` or your own files, as README.md shows"
    )]
    Missing(PathBuf),
    #[error("{0} is not a Jikim database; choose another file with --database")]
    NotOurs(PathBuf),
    #[error("{path} was written by a newer Jikim (it knows migration {migration}); upgrade this program")]
    Newer { path: PathBuf, migration: String },
    #[error(
        "{0}: the last entry of the ledger does not match what it sealed; run `jikim verify`, and restore a backup"
    )]
    Broken(PathBuf),
    #[error("{0} is being served by another server; stop that one first")]
    Served(PathBuf),
    #[error("{path}: {fault}")]
    Unusable { path: PathBuf, fault: String },
}

/// The database: one writer, some read-only connections for pages, and one for exports, so that neither can starve the
/// other. Exports take turns, a page of rows each.
#[derive(Clone)]
pub struct Database(Arc<Pools>);

struct Pools {
    writer: Pool,
    readers: Pool,
    exporters: Pool,
}

/// A fault in getting or using a connection.
#[derive(Debug, thiserror::Error)]
pub enum AccessError {
    #[error("all connections to the database are in use")]
    Busy,
    #[error("no connection to the database: {0}")]
    Connection(#[from] diesel::ConnectionError),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
}

impl Database {
    /// Opens the file at `path`, creating it if `create`, and brings it up to date.
    ///
    /// # Errors
    /// Anything that would make it unsafe to go on; see [`OpenError`].
    pub fn open(path: &Path, create: bool) -> Result<Self, OpenError> {
        Self::open_with(path, create, LastLink::MustHold)
    }

    /// Opens the file even if its last link is broken, to find out what is wrong with it.
    ///
    /// # Errors
    /// As [`Self::open`], but for the last link.
    pub fn open_unchecked(path: &Path) -> Result<Self, OpenError> {
        Self::open_with(path, false, LastLink::MayBreak)
    }

    /// Opens a copy of a database, which is no place for a backup of its own.
    ///
    /// # Errors
    /// As [`Self::open`].
    pub fn open_copy(path: &Path) -> Result<Self, OpenError> {
        let mut conn = SqliteConnection::establish(&path.to_string_lossy())
            .map_err(|err| OpenError::Unusable { path: path.to_owned(), fault: err.to_string() })?;
        migrate(&mut conn, path, None)?;
        drop(conn);
        Self::open(path, false)
    }

    fn open_with(path: &Path, create: bool, check: LastLink) -> Result<Self, OpenError> {
        let unusable = |fault: &dyn std::fmt::Display| OpenError::Unusable {
            path: path.to_owned(),
            fault: fault.to_string(),
        };
        if !create && !path.exists() {
            return Err(OpenError::Missing(path.to_owned()));
        }
        let url = path.to_str().ok_or_else(|| unusable(&"the path is not valid UTF-8"))?;
        let mut conn = SqliteConnection::establish(url).map_err(|err| unusable(&err))?;
        Access::Write.set(&mut conn).map_err(|err| match err {
            // "file is not a database", which SQLite says at the first use.
            diesel::result::Error::DatabaseError(_, info) if info.message().contains("not a database") => {
                OpenError::NotOurs(path.to_owned())
            }
            err => unusable(&err),
        })?;
        migrate(&mut conn, path, Some(keep_before_migration))?;
        if check == LastLink::MustHold && !verify::last_link_holds(&mut conn).unwrap_or(false) {
            return Err(OpenError::Broken(path.to_owned()));
        }
        let reading = |most| Pool::new(path.to_owned(), |conn| Access::Read.set(conn), most);
        Ok(Self(Arc::new(Pools {
            writer: Pool::new(path.to_owned(), |conn| Access::Write.set(conn), 1).with(conn),
            readers: reading(4),
            exporters: reading(1),
        })))
    }

    /// Runs `f` on a connection for pages, which cannot write.
    pub fn read<T, E: From<AccessError>>(
        &self,
        f: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.0.readers.run(|conn| at_one_time(conn, f))
    }

    /// Runs `f` on a connection for exports, which cannot write.
    pub fn export<T, E: From<AccessError>>(
        &self,
        f: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.0.exporters.run(|conn| at_one_time(conn, f))
    }

    /// Runs `f` on the one connection that writes. What it writes goes through [`crate::ledger::record()`].
    pub fn write<T, E: From<AccessError>>(
        &self,
        f: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        self.0.writer.run(f)
    }
}

/// Runs `f` in a transaction of its own: all it reads is of one moment, and the file is locked once instead of for
/// every question. Begun and ended by statements that stay prepared, which a transaction of diesel's does not.
fn at_one_time<T, E: From<AccessError>>(
    conn: &mut SqliteConnection,
    f: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
) -> Result<T, E> {
    Statement::new("BEGIN").execute(conn).map_err(AccessError::from)?;
    let result = f(conn);
    // Nothing was written, so that this only lets the moment go. The first fault is told: some end a transaction by
    // themselves, so that there is none to end.
    let ended = Statement::new("ROLLBACK").execute(conn);
    let value = result?;
    ended.map_err(AccessError::from)?;
    Ok(value)
}

/// Whether a file with a broken last link is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum LastLink {
    MustHold,
    MayBreak,
}

/// Keeps a second server away from a file; held for as long as the value lives.
#[derive(Debug)]
pub struct ServerLock(#[expect(dead_code, reason = "held open, never read")] File);

impl ServerLock {
    /// Takes the lock beside the database at `path`.
    ///
    /// # Errors
    /// If another server holds it, or the lock file cannot be made.
    pub fn take(path: &Path) -> Result<Self, OpenError> {
        let beside = lock_path(path);
        let unusable =
            |err: std::io::Error| OpenError::Unusable { path: beside.clone(), fault: err.to_string() };
        let file =
            File::options().create(true).truncate(false).write(true).open(&beside).map_err(unusable)?;
        match file.try_lock() {
            Ok(()) => Ok(Self(file)),
            Err(TryLockError::WouldBlock) => Err(OpenError::Served(path.to_owned())),
            Err(TryLockError::Error(err)) => Err(unusable(err)),
        }
    }
}

/// The lock file that stands beside a database.
pub fn lock_path(path: &Path) -> PathBuf {
    beside(path, ".lock")
}

/// Keeps a copy of the database beside it, as it was before the migration that is to come first.
fn keep_before_migration(conn: &mut SqliteConnection, path: &Path, first: &str) -> Result<(), String> {
    let copy = beside(path, &format!(".before-{first}"));
    if copy.exists() {
        // A migration that was interrupted is taken up again; the copy is of before it.
        return Ok(());
    }
    let unfinished = beside(&copy, ".unfinished");
    let _ = std::fs::remove_file(&unfinished);
    copy_into(conn, &unfinished).map_err(|err| err.to_string())?;
    let synced = std::fs::File::open(&unfinished).and_then(|it| it.sync_all());
    synced.and_then(|()| std::fs::rename(&unfinished, &copy)).map_err(|err| err.to_string())?;
    tracing::info!("the database as it was before migration {first} is kept in {}", copy.display());
    Ok(())
}

/// A path with something after its name.
pub fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// What is done before the schema changes: given the connection, the path, and the first migration.
type BeforeMigration = fn(&mut SqliteConnection, &Path, &str) -> Result<(), String>;

/// Brings the schema up to date, after making sure that the file is ours and not newer than this program.
fn migrate(
    conn: &mut SqliteConnection,
    path: &Path,
    before: Option<BeforeMigration>,
) -> Result<(), OpenError> {
    let unusable = |fault: String| OpenError::Unusable { path: path.to_owned(), fault };
    // Diesel makes its own table before the first migration, which says that the file is ours: whoever was killed in
    // between has left an empty file.
    let tables =
        count(conn, "SELECT count(*) AS n FROM sqlite_master WHERE tbl_name <> '__diesel_schema_migrations'")
            .map_err(|err| unusable(err.to_string()))?;
    let id = count(conn, "SELECT application_id AS n FROM pragma_application_id")
        .map_err(|err| unusable(err.to_string()))?;
    if tables > 0 && id != APPLICATION_ID {
        return Err(OpenError::NotOurs(path.to_owned()));
    }
    let applied = conn.applied_migrations().map_err(|err| unusable(err.to_string()))?;
    let known: Vec<Box<dyn Migration<Sqlite>>> =
        MIGRATIONS.migrations().map_err(|err| unusable(err.to_string()))?;
    let is_known = |version: &str| known.iter().any(|it| it.name().version().to_string() == version);
    if let Some(version) = applied.iter().map(ToString::to_string).find(|it| !is_known(it)) {
        return Err(OpenError::Newer { path: path.to_owned(), migration: version });
    }
    let is_applied = |version: &str| applied.iter().any(|it| it.to_string() == version);
    let mut pending = known.iter().map(|it| it.name().version().to_string()).filter(|it| !is_applied(it));
    if let (Some(first), Some(before), false) = (pending.next(), before, applied.is_empty()) {
        before(conn, path, &first).map_err(unusable)?;
    }
    conn.run_pending_migrations(MIGRATIONS).map_err(|err| unusable(err.to_string()))?;
    Ok(())
}

#[derive(QueryableByName)]
struct Count {
    #[diesel(sql_type = Integer)]
    n: i32,
}

/// The single number that a query answers with as `n`.
pub(crate) fn count(conn: &mut SqliteConnection, query: &str) -> QueryResult<i32> {
    let row: Count = diesel::sql_query(query).get_result(conn)?;
    Ok(row.n)
}

/// SQLite's own counter of what other connections have committed to the file. It changes whenever another process or
/// connection has written.
pub fn data_version(conn: &mut SqliteConnection) -> QueryResult<i32> {
    #[derive(QueryableByName)]
    struct Counter {
        #[diesel(sql_type = Integer)]
        data_version: i32,
    }
    let row: Counter = Statement::new("PRAGMA data_version").get_result(conn)?;
    Ok(row.data_version)
}

/// Makes a copy of the whole database in one consistent read.
pub fn copy_into(conn: &mut SqliteConnection, target: &Path) -> QueryResult<()> {
    diesel::sql_query("VACUUM INTO ?").bind::<Text, _>(target.to_string_lossy()).execute(conn).map(|_| ())
}

/// Brings everything that was written into the file itself, so that no log is left beside it.
pub fn checkpoint(conn: &mut SqliteConnection) -> QueryResult<()> {
    diesel::sql_query("PRAGMA wal_checkpoint(TRUNCATE)").execute(conn).map(|_| ())
}

/// What SQLite itself finds wrong with the file; empty if nothing.
pub fn integrity_faults(conn: &mut SqliteConnection) -> QueryResult<Vec<String>> {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        line: String,
    }
    let integrity: Vec<Line> =
        diesel::sql_query("SELECT integrity_check AS line FROM pragma_integrity_check").load(conn)?;
    let foreign: Vec<Line> = diesel::sql_query(
        "SELECT 'foreign key of ' || \"table\" || ' row ' || ifnull(rowid, '?') || ' to ' || parent AS line \
         FROM pragma_foreign_key_check",
    )
    .load(conn)?;
    Ok(integrity.into_iter().chain(foreign).map(|it| it.line).filter(|it| it != "ok").collect())
}

/// The statements that make the schema, as the file holds them.
pub fn schema_statements(conn: &mut SqliteConnection) -> QueryResult<Vec<String>> {
    #[derive(QueryableByName)]
    struct Statement {
        #[diesel(sql_type = Text)]
        sql: String,
    }
    let all: Vec<Statement> = diesel::sql_query(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type, name",
    )
    .load(conn)?;
    Ok(all.into_iter().map(|it| it.sql).collect())
}

/// How a connection is set up.
#[derive(Debug, Clone, Copy)]
enum Access {
    Read,
    Write,
}

impl Access {
    fn set(self, conn: &mut SqliteConnection) -> QueryResult<()> {
        use diesel::connection::SimpleConnection as _;
        // The time-out first: switching the journal mode may have to wait already.
        conn.batch_execute("PRAGMA busy_timeout = 5000")?;
        match self {
            Self::Write => conn.batch_execute(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 4194304;",
            )?,
            Self::Read => conn.batch_execute("PRAGMA query_only = ON; PRAGMA cache_size = -2000;")?,
        }
        conn.batch_execute(
            "PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF; PRAGMA temp_store = MEMORY;",
        )
    }
}

/// Opens one more connection that cannot write.
///
/// # Errors
/// If the file cannot be opened.
pub fn open_reader(path: &Path) -> Result<SqliteConnection, OpenError> {
    let unusable = |fault: String| OpenError::Unusable { path: path.to_owned(), fault };
    let mut conn =
        SqliteConnection::establish(&path.to_string_lossy()).map_err(|err| unusable(err.to_string()))?;
    Access::Read.set(&mut conn).map_err(|err| unusable(err.to_string()))?;
    Ok(conn)
}
