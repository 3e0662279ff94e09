//! What handlers share: the database, the clock, the cache, and where the record stands.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::rt::time::timeout;
use actix_web::web::{self, Data};
use chrono::{DateTime, NaiveDate, Utc};
use diesel::SqliteConnection;
use tokio::sync::Semaphore;

use super::cache::PageCache;
use super::counters::Counters;
use super::error::{Error, Result};
use super::hashing::Hashing;
use super::throttle::Throttle;
use crate::acts::consolidating::SecondPerson;
use crate::domain::id::Position;
use crate::domain::progress::day_after;
use crate::domain::zone::Zone;
use crate::store::database::{self, AccessError, Database};
use crate::store::entries;
use crate::store::kept::Kept;
use crate::store::lookup::{Lookup, zone_of};

/// How the server is set up.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Scheme, host and port under which readers know the server.
    pub public_url: String,
    /// The zone of "today" on pages that belong to no single participant.
    pub zone: Zone,
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

/// How long a write waits for its turn.
const TURN: Duration = Duration::from_secs(5);

/// Shared by all threads of the server.
#[derive(Clone)]
pub struct State {
    pub database: Database,
    pub settings: Arc<Settings>,
    pub cache: Arc<PageCache>,
    pub throttle: Arc<Throttle>,
    pub hashing: Arc<Hashing>,
    pub counters: Arc<Counters>,
    /// Whose turn it is to write.
    turns: Arc<Semaphore>,
    watch: Arc<Mutex<Watch>>,
    /// Whose turn it is to read a page of rows: who waits for it holds no thread.
    exporting: Arc<Semaphore>,
}

/// Sees that the file was written to, by this server or by another program, and that days pass.
struct Watch {
    conn: SqliteConnection,
    /// SQLite's counter when the rest was read.
    data_version: i32,
    present: Arc<Record>,
}

/// What is kept in memory of the record as it stands, on the days that it is in its time zones.
#[derive(Debug)]
pub struct Record {
    pub position: Position,
    pub lookup: Arc<Lookup>,
    /// What was rendered before this is asked for no more, whatever time it is of.
    pub last_redaction: Position,
    /// What of "now" a page can depend on.
    pub days: Days,
    /// Another for every record and day, for as long as the server runs.
    pub serial: u64,
}

impl Record {
    /// The record at the last position, for the first time; `beside` reads a part of it at the same time.
    fn first(conn: &mut SqliteConnection, beside: &mut SqliteConnection) -> diesel::QueryResult<Self> {
        let position = entries::last(conn)?;
        let lookup = Lookup::load_soon(conn, beside, position)?.with_kept(Kept::new(position));
        Ok(Self {
            position,
            lookup: Arc::new(lookup),
            last_redaction: entries::last_redaction(conn)?,
            days: Days::default(),
            serial: 1,
        })
    }

    /// The record at the last position, which takes of the one before it what was not touched.
    fn next(&self, conn: &mut SqliteConnection) -> diesel::QueryResult<Self> {
        let position = entries::last(conn)?;
        let lookup = match self.lookup.kept() {
            None => Lookup::load(conn, position)?.with_kept(Kept::new(position)),
            Some(kept) => {
                let (kept, are_names) = kept.after(conn, self.position, position)?;
                let names = if are_names {
                    Lookup::load(conn, position)?
                } else {
                    self.lookup.unchanged_at(position)
                };
                names.with_kept(kept)
            }
        };
        Ok(Self {
            position,
            lookup: Arc::new(lookup),
            last_redaction: entries::last_redaction(conn)?,
            days: Days::default(),
            serial: self.serial.saturating_add(1),
        })
    }

    /// The same on the days of `now`.
    fn on(&self, now: DateTime<Utc>, own: Zone) -> Self {
        let participants = self.lookup.participants();
        let zones = participants.iter().map(|it| zone_of(it)).chain([own]);
        Self {
            position: self.position,
            lookup: Arc::clone(&self.lookup),
            last_redaction: self.last_redaction,
            days: Days::of(zones.collect(), now),
            serial: self.serial.saturating_add(1),
        }
    }
}

/// The dates in the time zones of the record, and how long they hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Days {
    text: String,
    from: DateTime<Utc>,
    until: DateTime<Utc>,
}

impl Days {
    /// The dates at `now`.
    fn of(mut zones: Vec<Zone>, now: DateTime<Utc>) -> Self {
        zones.sort_by_key(|zone| zone.name());
        zones.dedup();
        let today = |zone: &Zone| zone.date_of(now);
        let mut days: Vec<NaiveDate> = zones.iter().map(today).collect();
        days.dedup();
        let days: Vec<String> = days.iter().map(NaiveDate::to_string).collect();
        Self {
            text: days.join(" "),
            from: zones.iter().map(|zone| zone.start_of(today(zone))).max().unwrap_or(now),
            until: zones.iter().map(|zone| zone.start_of(day_after(today(zone)))).min().unwrap_or(now),
        }
    }

    /// Whether they are the dates at `now`.
    fn hold(&self, now: DateTime<Utc>) -> bool {
        self.from <= now && now < self.until
    }

    /// The dates, as what a page is a function of.
    pub fn text(&self) -> &str {
        &self.text
    }
}

/// What is done on a connection. Boxed, so that the program has the way there once and not anew for each page.
type Work<T> = Box<dyn FnOnce(&mut SqliteConnection) -> Result<T> + Send>;

impl State {
    /// The shared state of a server of `database`.
    ///
    /// # Errors
    /// The database's own.
    pub fn new(database: Database, path: &std::path::Path, settings: Settings) -> anyhow::Result<Self> {
        let mut conn = database::open_reader(path)?;
        let data_version = database::data_version(&mut conn)?;
        let mut beside = database::open_reader(path)?;
        let present = Arc::new(Record::first(&mut conn, &mut beside)?);
        Ok(Self {
            database,
            cache: Arc::new(PageCache::new(settings.cache_bytes)),
            throttle: Arc::new(Throttle::new(settings.clock)),
            hashing: Arc::new(Hashing::default()),
            counters: Arc::default(),
            turns: Arc::new(Semaphore::new(1)),
            settings: Arc::new(settings),
            watch: Arc::new(Mutex::new(Watch { conn, data_version, present })),
            exporting: Arc::new(Semaphore::new(1)),
        })
    }

    /// The state of the server that answers a request.
    ///
    /// # Errors
    /// If it was started without.
    pub fn of(request: &HttpRequest) -> Result<&Data<Self>> {
        request.app_data().ok_or_else(|| Error::internal(anyhow::anyhow!("no state")))
    }

    /// The record as it stands now. Asks SQLite's counter, which costs microseconds, and reads again only if it moved.
    ///
    /// # Errors
    /// The database's own.
    pub fn present(&self) -> Result<Arc<Record>> {
        let now = (self.settings.clock)();
        let mut watch = self.watch.lock().unwrap_or_else(PoisonError::into_inner);
        let data_version = database::data_version(&mut watch.conn)?;
        if data_version != watch.data_version {
            // Sessions and the like are in the same file; only an entry of the ledger changes the record.
            if entries::last(&mut watch.conn)? != watch.present.position {
                let before = Arc::clone(&watch.present);
                watch.present = Arc::new(before.next(&mut watch.conn)?);
            }
            watch.data_version = data_version;
        }
        if !watch.present.days.hold(now) {
            watch.present = Arc::new(watch.present.on(now, self.settings.zone));
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
        let (database, f): (_, Work<T>) = (self.database.clone(), Box::new(f));
        web::block(move || database.read(f)).await.map_err(Error::internal)?
    }

    /// Runs `f` on the connection that writes, off the threads that serve. Who waits for a turn holds no thread, so
    /// that reading goes on beside a write that takes long.
    ///
    /// # Errors
    /// What `f` returns, or that its turn did not come in time.
    pub async fn write<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut SqliteConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let _waits = self.counters.writes_waiting.during();
        let turn = timeout(TURN, self.turns.clone().acquire_owned()).await;
        let turn = turn.map_err(|_| Error::Busy("other writes take long".to_owned()))?;
        let turn = turn.map_err(Error::internal)?;
        let (database, f): (_, Work<T>) = (self.database.clone(), Box::new(f));
        // The turn goes along: it is not over when the client goes away, but when the work is done.
        let work = move || {
            let result = database.write(f);
            drop(turn);
            result
        };
        let done = web::block(work).await.map_err(Error::internal)?;
        self.counters.writes.more();
        done
    }

    /// Runs `f` on the connection for exports, off the threads that serve, when it is its turn.
    ///
    /// # Errors
    /// What `f` returns, or that no connection was free.
    pub async fn export<T: Send + 'static>(
        &self,
        f: impl FnOnce(&mut SqliteConnection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let _turn = self.exporting.acquire().await.map_err(Error::internal)?;
        let (database, f): (_, Work<T>) = (self.database.clone(), Box::new(f));
        web::block(move || database.export(f)).await.map_err(Error::internal)?
    }
}

impl From<AccessError> for Error {
    fn from(err: AccessError) -> Self {
        match err {
            err @ (AccessError::Busy | AccessError::Connection(_)) => Self::Busy(err.to_string()),
            AccessError::Query(err) => Self::from(err),
        }
    }
}
