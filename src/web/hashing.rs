//! Hashing passwords off the threads that serve, two at once at most: each takes 19 MiB and a core for a while.

use std::sync::Arc;

use actix_web::web;
use tokio::sync::Semaphore;

use super::error::{Error, Result};
use crate::acts::passwords::{self, HashingError};

/// How many are hashed at once.
const AT_ONCE: usize = 2;
/// How many more may wait for their turn; whoever comes then is asked to come again.
const WAITING: usize = 16;

/// Turns for hashing.
pub struct Hashing {
    turns: Arc<Semaphore>,
    places: Arc<Semaphore>,
}

impl Default for Hashing {
    fn default() -> Self {
        Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            places: Arc::new(Semaphore::new(AT_ONCE.saturating_add(WAITING))),
        }
    }
}

impl Hashing {
    /// The hash of a password.
    ///
    /// # Errors
    /// [`Error::Busy`] if too many wait already.
    pub async fn hash(&self, password: &str) -> Result<String> {
        let password = password.to_owned();
        self.run(move || passwords::hash(&password)).await
    }

    /// Whether a password is the one that was hashed; where there is no hash it takes as long, and is not.
    ///
    /// # Errors
    /// [`Error::Busy`] if too many wait already.
    pub async fn matches(&self, password: &str, hash: Option<String>) -> Result<bool> {
        let password = password.to_owned();
        let is_somebody = hash.is_some();
        let hash = hash.unwrap_or_else(|| passwords::NOBODY.to_owned());
        let matches = self.run(move || passwords::matches(&password, &hash)).await?;
        Ok(matches && is_somebody)
    }

    async fn run<T: Send + 'static>(
        &self,
        f: impl FnOnce() -> std::result::Result<T, HashingError> + Send + 'static,
    ) -> Result<T> {
        let busy = |_| Error::Busy("too many passwords are waiting to be hashed".to_owned());
        let place = self.places.clone().try_acquire_owned().map_err(busy)?;
        let turn = self.turns.clone().acquire_owned().await.map_err(Error::internal)?;
        // The turn goes along: it is not over when the client goes away, but when the work is done.
        let work = move || {
            let result = f();
            drop((place, turn));
            result
        };
        web::block(work).await.map_err(Error::internal)?.map_err(Error::internal)
    }
}
