//! A few connections that are opened when they are needed and handed from one to the next.

use std::path::PathBuf;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::{Duration, Instant};

use diesel::connection::{AnsiTransactionManager, TransactionManager as _};
use diesel::prelude::*;

use super::database::AccessError;

/// How long somebody waits for a connection.
const WAIT: Duration = Duration::from_secs(5);

/// How a fresh connection is set up.
pub type SetUp = fn(&mut SqliteConnection) -> QueryResult<()>;

/// At most so many connections to a file.
pub struct Pool {
    path: PathBuf,
    set_up: SetUp,
    most: usize,
    state: Mutex<State>,
    /// Told when a connection comes back.
    back: Condvar,
}

#[derive(Default)]
struct State {
    idle: Vec<SqliteConnection>,
    /// How many there are, those in use included.
    open: usize,
}

impl Pool {
    /// A pool of at most `most` connections to the file at `path`.
    pub fn new(path: PathBuf, set_up: SetUp, most: usize) -> Self {
        Self { path, set_up, most, state: Mutex::default(), back: Condvar::new() }
    }

    /// The same with a connection that was opened and set up already.
    #[must_use]
    pub fn with(self, conn: SqliteConnection) -> Self {
        let state = State { idle: vec![conn], open: 1 };
        Self { state: Mutex::new(state), ..self }
    }

    /// Runs `f` on a connection, waiting for one if all are in use.
    ///
    /// # Errors
    /// What `f` returns, that no connection came back in time, or that none could be opened.
    pub fn run<T, E: From<AccessError>>(
        &self,
        f: impl FnOnce(&mut SqliteConnection) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut lent = Lent { pool: self, conn: self.take().map_err(AccessError::from)? };
        match &mut lent.conn {
            Some(conn) => f(conn),
            None => Err(AccessError::Busy.into()),
        }
    }

    /// A connection; none if all have been in use for too long.
    fn take(&self) -> ConnectionResult<Option<SqliteConnection>> {
        let until = Instant::now().checked_add(WAIT);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        loop {
            if let Some(conn) = state.idle.pop() {
                return Ok(Some(conn));
            }
            if state.open < self.most {
                state.open = state.open.saturating_add(1);
                drop(state);
                return self.open().map(Some).inspect_err(|_| self.give_back(None));
            }
            let left = until.map(|it| it.saturating_duration_since(Instant::now())).unwrap_or_default();
            if left.is_zero() {
                return Ok(None);
            }
            state = self.back.wait_timeout(state, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    fn open(&self) -> ConnectionResult<SqliteConnection> {
        let mut conn = SqliteConnection::establish(&self.path.to_string_lossy())?;
        (self.set_up)(&mut conn).map_err(diesel::ConnectionError::CouldntSetupConfiguration)?;
        Ok(conn)
    }

    /// Takes a connection back, or the place of one that is no more.
    fn give_back(&self, conn: Option<SqliteConnection>) {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        match conn {
            Some(conn) => state.idle.push(conn),
            None => state.open = state.open.saturating_sub(1),
        }
        drop(state);
        self.back.notify_one();
    }
}

/// A connection in use, which goes back when the value does.
struct Lent<'a> {
    pool: &'a Pool,
    conn: Option<SqliteConnection>,
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let Some(mut conn) = self.conn.take() else { return };
        // Whoever panicked, or could not end a transaction, leaves a connection that nobody should go on with.
        let is_sound =
            !std::thread::panicking() && !AnsiTransactionManager::is_broken_transaction_manager(&mut conn);
        self.pool.give_back(is_sound.then_some(conn));
    }
}
