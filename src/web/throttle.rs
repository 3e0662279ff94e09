//! Slowing down who does too much: so many at once, and one more after a while, so that nobody is locked out for good.
//! Passwords are counted for an account and for a network address, what readers send for a network address.

use std::collections::HashMap;
use std::hash::Hash;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::num::NonZeroU32;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use chrono::{DateTime, Utc};
use governor::clock::Clock;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::{Quota, RateLimiter};

use super::error::{Error, Result};
use crate::domain::id::EvidenceId;

/// How many of something are let through at once, and how long it takes until there is room for one more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rate {
    at_once: NonZeroU32,
    every: Duration,
}

const fn rate(at_once: u32, every: Duration) -> Rate {
    Rate { at_once: NonZeroU32::MIN.saturating_add(at_once.saturating_sub(1)), every }
}

/// Wrong passwords for an account: those ten again in fifteen minutes.
const PASSWORDS: Rate = rate(10, Duration::from_secs(90));
/// Wrong passwords from an address, behind which a whole ministry may sit: thirty in the same time.
const PASSWORDS_FROM: Rate = rate(30, Duration::from_secs(30));
/// Correction requests: a workshop behind one address may send ten, and then twenty an hour.
const REQUESTS: Rate = rate(10, Duration::from_secs(180));
/// Links that are said to be dead.
const LINKS: Rate = rate(20, Duration::from_secs(60));
/// The same link, said to be dead from the same address.
const SAME_LINK: Rate = rate(1, Duration::from_secs(24 * 3600));
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
    /// What one attempt weighs in the limiter's measure of time.
    one: u64,
}

impl<K: Clone + Eq + Hash> Limit<K> {
    fn new(clock: ServerClock, rate: Rate) -> Self {
        let times = Times(Arc::default());
        let quota = Quota::with_period(rate.every).unwrap_or(Quota::per_hour(NonZeroU32::MIN));
        let quota = quota.allow_burst(rate.at_once);
        let one = u64::try_from(quota.replenish_interval().as_nanos()).unwrap_or(u64::MAX);
        let start = clock.now().into();
        Self { limiter: RateLimiter::new(quota, times.clone(), clock), times, clock, start, one }
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
            *time = Nanos::from(u64::from(*time).saturating_sub(self.one));
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

/// Every limit of the server.
pub struct Throttle {
    accounts: Limit<String>,
    peers: Limit<IpAddr>,
    requests: Limit<IpAddr>,
    links: Limit<IpAddr>,
    same_link: Limit<(IpAddr, EvidenceId)>,
}

/// What becomes of a reader's word that a link is dead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkPress {
    Counts,
    /// The same address said so today.
    Repeated,
    /// Too many; after that many seconds there is room for another.
    TooMany(u64),
}

/// The network that a reader's address stands for: whoever has an address of IPv6 has 2^64 of them.
fn network(peer: Option<IpAddr>) -> IpAddr {
    match peer {
        Some(IpAddr::V6(address)) => match address.to_ipv4_mapped() {
            Some(own) => IpAddr::V4(own),
            None => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        },
        Some(address) => address,
        None => IpAddr::V4(Ipv4Addr::UNSPECIFIED),
    }
}

impl Throttle {
    pub fn new(clock: fn() -> DateTime<Utc>) -> Self {
        let clock = ServerClock(clock);
        Self {
            accounts: Limit::new(clock, PASSWORDS),
            peers: Limit::new(clock, PASSWORDS_FROM),
            requests: Limit::new(clock, REQUESTS),
            links: Limit::new(clock, LINKS),
            same_link: Limit::new(clock, SAME_LINK),
        }
    }

    /// Counts a correction request, or tells for how many seconds there is no room for one from this address.
    pub fn request(&self, peer: Option<IpAddr>) -> std::result::Result<(), u64> {
        self.requests.take(&network(peer))
    }

    /// Counts that a link is said to be dead: once a day from the same address.
    pub fn link_press(&self, peer: Option<IpAddr>, evidence: EvidenceId) -> LinkPress {
        let peer = network(peer);
        if self.same_link.take(&(peer, evidence)).is_err() {
            return LinkPress::Repeated;
        }
        match self.links.take(&peer) {
            Ok(()) => LinkPress::Counts,
            Err(seconds) => {
                self.same_link.give_back(&(peer, evidence));
                LinkPress::TooMany(seconds)
            }
        }
    }

    /// Counts an attempt before its password is looked at, so that many at the same time cannot slip through.
    ///
    /// # Errors
    /// [`Error::TooMany`] if there is no room for one. That attempt does not count.
    pub fn attempt(&self, account: &str, peer: Option<IpAddr>) -> Result<Attempt<'_>> {
        let peer = peer.map(|it| network(Some(it)));
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
