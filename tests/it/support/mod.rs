//! What tests share: a database of their own in a temporary folder.

use chrono::{DateTime, Utc};
use diesel::SqliteConnection;
use jikim::store::Database;
use jikim::store::database::AccessError;

/// A fresh database, gone with the value.
pub struct Record {
    pub folder: tempfile::TempDir,
    pub database: Database,
}

impl Record {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let database = Database::open(&folder.path().join("jikim.sqlite"), true).expect("a database");
        Self { folder, database }
    }

    pub fn path(&self) -> std::path::PathBuf {
        self.folder.path().join("jikim.sqlite")
    }

    /// Runs `f` on the connection that writes.
    pub fn write<T>(&self, f: impl FnOnce(&mut SqliteConnection) -> T) -> T {
        self.database.write(|conn| Ok::<_, AccessError>(f(conn))).expect("a connection")
    }
}

/// An instant, from `2026-06-30T09:00:00Z`.
pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("an instant")
}
