//! Slowing down who guesses passwords: ten wrong ones at once for an account and for a network address, and one more
//! every ninety seconds, so that nobody is locked out for good.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use governor::clock::Clock;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::{Quota, RateLimiter};

use super::error::{Error, Result};

/// Wrong passwords that are let through at once.
const AT_ONCE: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);
/// How many more in an hour: those ten again in fifteen minutes.
const AN_HOUR: NonZeroU32 = NonZeroU32::MIN.saturating_add(39);
/// What one attempt weighs in the limiter's measure of time.
const ONE: u64 = 3600 * 1_000_000_000 / 40;
/// With more keys than this, those that have recovered are forgotten.
const MANY: usize = 10_000;

/// The server's clock, so that the limits stand still with it.
#[derive(Debug, Clone, Copy)]
struct ServerClock(fn() -> DateTime<Utc>);

impl Clock for ServerClock {
    type Instant = Nanos;

    fn now(&self) -> Nanos {
        let nanos = (self.0)().timestamp_nanos_opt().and_then(|it| u64::try_from(it).ok());
        Nanos::from(nanos.unwrap_or_default())
    }
}

/// The limiter's state of each key, within reach: an attempt that was right is given back.
#[derive(Debug, Clone)]
struct Times<K>(Arc<Mutex<HashMap<K, Nanos>>>);

impl<K: Clone + Eq + Hash> StateStore for Times<K> {
    type Key = K;

    fn measure_and_replace<T, F, E>(&self, key: &K, f: F) -> std::result::Result<T, E>
    where
        F: Fn(Option<Nanos>) -> std::result::Result<(T, Nanos), E>,
    {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (outcome, time) = f(times.get(key).copied())?;
        times.insert(key.clone(), time);
        Ok(outcome)
    }
}

/// A limit for each key.
struct Limit<K: Clone + Eq + Hash> {
    times: Times<K>,
    limiter:
        RateLimiter<K, Times<K>, ServerClock, governor::middleware::NoOpMiddleware<governor::nanos::Nanos>>,
    clock: ServerClock,
    /// From when the limiter counts.
    start: u64,
}

impl<K: Clone + Eq + Hash> Limit<K> {
    fn new(clock: ServerClock) -> Self {
        let times = Times(Arc::default());
        let quota = Quota::per_hour(AN_HOUR).allow_burst(AT_ONCE);
        let start = clock.now().into();
        Self { limiter: RateLimiter::new(quota, times.clone(), clock), times, clock, start }
    }

    /// Counts an attempt, or tells for how many seconds there is no room for one.
    fn take(&self, key: &K) -> std::result::Result<(), u64> {
        self.forget_recovered();
        self.limiter.check_key(key).map_err(|refused| {
            let wait = refused.wait_time_from(self.clock.now());
            wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0)).max(1)
        })
    }

    /// Gives an attempt back.
    fn give_back(&self, key: &K) {
        let mut times = self.times.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(time) = times.get_mut(key) {
            *time = Nanos::from(u64::from(*time).saturating_sub(ONE));
        }
    }

    fn forget_recovered(&self) {
        let mut times = self.times.0.lock().unwrap_or_else(PoisonError::into_inner);
        if times.len() > MANY {
            let now = u64::from(self.clock.now()).saturating_sub(self.start);
            times.retain(|_, time| u64::from(*time) > now);
        }
    }
}

/// The limits of signing in.
pub struct Throttle {
    accounts: Limit<String>,
    peers: Limit<IpAddr>,
}

impl Throttle {
    pub fn new(clock: fn() -> DateTime<Utc>) -> Self {
        let clock = ServerClock(clock);
        Self { accounts: Limit::new(clock), peers: Limit::new(clock) }
    }

    /// Counts an attempt before its password is looked at, so that many at the same time cannot slip through.
    ///
    /// # Errors
    /// [`Error::TooMany`] if there is no room for one. That attempt does not count.
    pub fn attempt(&self, account: &str, peer: Option<IpAddr>) -> Result<Attempt<'_>> {
        let attempt = Attempt { throttle: self, account: account.chars().take(254).collect(), peer };
        let refused = |seconds| Error::TooMany { seconds };
        self.accounts.take(&attempt.account).map_err(refused)?;
        if let Some(Err(seconds)) = peer.map(|peer| self.peers.take(&peer)) {
            self.accounts.give_back(&attempt.account);
            return Err(refused(seconds));
        }
        Ok(attempt)
    }
}

/// An attempt that was counted.
pub struct Attempt<'a> {
    throttle: &'a Throttle,
    account: String,
    peer: Option<IpAddr>,
}

impl Attempt<'_> {
    /// The password was right, so the attempt was no guess and does not count.
    pub fn was_right(self) {
        self.throttle.accounts.give_back(&self.account);
        if let Some(peer) = self.peer {
            self.throttle.peers.give_back(&peer);
        }
    }
}
