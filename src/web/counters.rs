//! What the server counts of itself, for `/metrics`.

use std::fmt::Write as _;
use std::sync::atomic::{AtomicU64, Ordering};

use actix_web::HttpResponse;
use actix_web::web::Data;

use super::error::Result;
use super::state::State;
use crate::domain::id::Position;

/// Panics of the whole process, by whichever thread.
static PANICS: AtomicU64 = AtomicU64::new(0);

/// Counts panics from now on, and logs where they happened; what they say may hold somebody's words, and stays out.
pub fn count_panics() {
    std::panic::set_hook(Box::new(|info| {
        PANICS.fetch_add(1, Ordering::Relaxed);
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!("panicked at {place}");
    }));
}

/// A number that goes up, or up and down.
#[derive(Debug, Default)]
pub struct Counter(AtomicU64);

impl Counter {
    pub fn more(&self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }

    pub fn get(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// One more for as long as the value lives.
    pub fn during(&self) -> During<'_> {
        self.more();
        During(self)
    }
}

/// See [`Counter::during`].
#[derive(Debug)]
pub struct During<'a>(&'a Counter);

impl Drop for During<'_> {
    fn drop(&mut self) {
        self.0.0.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The counters of a server.
#[derive(Debug, Default)]
pub struct Counters {
    /// Requests by the hundreds of their status, from 1xx on.
    requests: [Counter; 5],
    /// Writes that wait for their turn or are being made.
    pub writes_waiting: Counter,
    pub writes: Counter,
}

impl Counters {
    /// Counts a request that was answered.
    pub fn answered(&self, status: u16) {
        let class = usize::from(status / 100).saturating_sub(1);
        if let Some(counter) = self.requests.get(class) {
            counter.more();
        }
    }

    /// As Prometheus reads them.
    fn text(&self, cache: (u64, u64), position: Position) -> String {
        let mut text = String::new();
        let mut metric = |name: &str, kind: &str, help: &str, values: &[(String, u64)]| {
            let _ = writeln!(text, "# HELP jikim_{name} {help}\n# TYPE jikim_{name} {kind}");
            for (labels, value) in values {
                let _ = writeln!(text, "jikim_{name}{labels} {value}");
            }
        };
        let one = |value: u64| vec![(String::new(), value)];
        let requests: Vec<(String, u64)> = (1..)
            .zip(&self.requests)
            .map(|(class, counter): (u8, _)| (format!("{{class=\"{class}xx\"}}"), counter.get()))
            .collect();
        metric("requests_total", "counter", "Requests answered, by class of status.", &requests);
        metric("page_renders_total", "counter", "Pages rendered.", &one(cache.0));
        metric("page_cache_hits_total", "counter", "Pages answered from memory.", &one(cache.1));
        metric("writes_total", "counter", "Writes made.", &one(self.writes.get()));
        metric(
            "writes_waiting",
            "gauge",
            "Writes that wait for their turn or are being made.",
            &one(self.writes_waiting.get()),
        );
        let position = u64::try_from(position.0).unwrap_or_default();
        metric("ledger_position", "gauge", "The last entry of the ledger.", &one(position));
        let panics = PANICS.load(Ordering::Relaxed);
        metric("panics_total", "counter", "Faults of the program that were caught.", &one(panics));
        text
    }
}

/// The counters, as Prometheus reads them.
pub async fn metrics(state: Data<State>) -> HttpResponse {
    let answer = || -> Result<String> {
        let position = state.present()?.position;
        Ok(state.counters.text((state.cache.renders.get(), state.cache.hits.get()), position))
    };
    match answer() {
        Ok(text) => HttpResponse::Ok()
            .content_type("text/plain; version=0.0.4; charset=utf-8")
            .insert_header(("cache-control", "no-store"))
            .body(text),
        Err(err) => err.page(crate::domain::vocabulary::Language::En),
    }
}
