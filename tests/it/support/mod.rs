//! What tests share: a database of their own in a temporary folder.

pub mod app;
pub mod example;
pub mod members;
pub mod requests;
pub mod rows;
pub mod sheets;

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

/// A file of the data folder that the setting `JIKIM_SHARED_DATA` names; none, and the test says that it is skipped,
/// where it is not set.
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a setting of the tests, who say what they skip"
)]
pub fn shared_data(name: &str) -> Option<String> {
    let Ok(folder) = std::env::var("JIKIM_SHARED_DATA") else {
        eprintln!("skipped: JIKIM_SHARED_DATA is not set");
        return None;
    };
    Some(
        std::fs::read_to_string(std::path::Path::new(&folder).join(name)).expect("a file of the data folder"),
    )
}

impl Record {
    /// The worked example and Korea's plans, as `jikim demo` writes them.
    pub fn demonstration() -> Self {
        let record = Self::new();
        jikim::demonstration::load(&record.database, app::now()).expect("the example");
        record
    }

    /// Korea's plans alone.
    pub fn korea() -> Self {
        let record = Self::new();
        let files = jikim::import::bundled::korea();
        jikim::demonstration::import_texts(&record.database, app::now(), &files).expect("Korea");
        record
    }

    pub fn app(&self) -> app::TestApp {
        app::TestApp::of(&self.database, &self.path())
    }
}
