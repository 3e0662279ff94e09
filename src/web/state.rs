//! What handlers share: the database, the clock, the cache, and where the record stands.

use std::sync::{Arc, Mutex, PoisonError};

use actix_web::web;
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::SqliteConnection;

use super::cache::PageCache;
use super::error::{Error, Result};
use super::hashing::Hashing;
use super::throttle::Throttle;
use crate::acts::consolidating::SecondPerson;
use crate::domain::id::Position;
use crate::store::database::{self, AccessError, Database};
use crate::store::lookup::{Lookup, zone_of};
use crate::store::{entries, participants};

/// How the server is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Scheme, host and port under which readers know the server.
    pub public_url: String,
    /// The zone of "today" on pages that belong to no single participant.
    pub zone: Tz,
    /// Bytes of rendered pages to keep; 0 keeps none.
    pub cache_bytes: u64,
    /// How long the body of a request may take to arrive.
    pub body_time: std::time::Duration,
    /// A proxy in front of the server, whose word about the reader's address is taken.
    pub trusted_proxy: Option<std::net::IpAddr>,
    /// Whether publishing an assessment needs another assessor than the one who settled on its values.
    pub second_person: SecondPerson,
    /// Where "now" comes from.
    pub clock: fn() -> DateTime<Utc>,
}

/// Shared by all threads of the server.
#[derive(Clone)]
pub struct State {
    pub database: Database,
    pub settings: Arc<Settings>,
    pub cache: Arc<PageCache>,
    pub throttle: Arc<Throttle>,
    pub hashing: Arc<Hashing>,
    watch: Arc<Mutex<Watch>>,
}

/// Sees that the file was written to, by this server or by another program.
struct Watch {
    conn: SqliteConnection,
    /// SQLite's counter when the rest was read.
    data_version: i32,
    present: Arc<Record>,
}

/// What is kept in memory of the record as it stands.
#[derive(Debug)]
pub struct Record {
    pub position: Position,
    pub lookup: Arc<Lookup>,
    /// What was rendered before this is asked for no more, whatever time it is of.
    pub last_redaction: Position,
    /// The time zones of all participants, without repetition.
    zones: Vec<Tz>,
}

impl Record {
    fn load(conn: &mut SqliteConnection) -> diesel::QueryResult<Self> {
        let position = entries::last(conn)?;
        let mut zones: Vec<Tz> = participants::all(conn, position)?.iter().map(zone_of).collect();
        zones.sort_by_key(|zone| zone.name());
        zones.dedup();
        Ok(Self {
            position,
            lookup: Arc::new(Lookup::load(conn, position)?),
            last_redaction: entries::last_redaction(conn)?,
            zones,
        })
    }

    /// The date in every time zone of the record: what of `now` a page can depend on.
    pub fn days(&self, now: DateTime<Utc>, own: Tz) -> String {
        let mut days: Vec<String> = self
            .zones
            .iter()
            .chain([&own])
            .map(|zone| now.with_timezone(zone).date_naive().to_string())
            .collect();
        days.dedup();
        days.join(" ")
    }
}

impl State {
    /// The shared state of a server of `database`.
    ///
    /// # Errors
    /// The database's own.
    pub fn new(database: Database, path: &std::path::Path, settings: Settings) -> anyhow::Result<Self> {
        let mut conn = database::open_reader(path)?;
        let data_version = database::data_version(&mut conn)?;
        let present = Arc::new(Record::load(&mut conn)?);
        Ok(Self {
            database,
            cache: Arc::new(PageCache::new(settings.cache_bytes)),
            throttle: Arc::new(Throttle::new(settings.clock)),
            hashing: Arc::new(Hashing::default()),
            settings: Arc::new(settings),
            watch: Arc::new(Mutex::new(Watch { conn, data_version, present })),
        })
    }

    /// The record as it stands. Asks SQLite's counter, which costs microseconds, and reads again only if it moved.
    ///
    /// # Errors
    /// The database's own.
    pub fn present(&self) -> Result<Arc<Record>> {
        let mut watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        let data_version = database::data_version(&mut watch.conn)?;
        if data_version != watch.data_version {
            // Sessions and the like are in the same file; only an entry of the ledger changes the record.
            if entries::last(&mut watch.conn)? != watch.present.position {
                watch.present = Arc::new(Record::load(&mut watch.conn)?);
            }
            watch.data_version = data_version;
        }
        Ok(watch.present.clone())
    }

    /// Runs `f` on a connection for pages, off the threads that serve.
    ///
    /// # Errors
    /// What `f` returns, or that no connection was free.
    pub async fn read<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut SqliteConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let database = self.database.clone();
        web::block(move || database.read(f)).await.map_err(Error::internal)?
    }

    /// Runs `f` on the connection that writes, off the threads that serve.
    ///
    /// # Errors
    /// What `f` returns, or that the connection was not free in time.
    pub async fn write<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut SqliteConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let database = self.database.clone();
        web::block(move || database.write(f)).await.map_err(Error::internal)?
    }

    /// Runs `f` on a connection for exports, off the threads that serve.
    ///
    /// # Errors
    /// What `f` returns, or that no connection was free.
    pub async fn export<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut SqliteConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let database = self.database.clone();
        web::block(move || database.export(f)).await.map_err(Error::internal)?
    }
}

impl From<AccessError> for Error {
    fn from(err: AccessError) -> Self {
        match err {
            AccessError::Pool(err) => Self::Busy(err.to_string()),
            AccessError::Query(err) => Self::from(err),
        }
    }
}
