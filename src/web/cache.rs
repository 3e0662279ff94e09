//! Rendered pages, kept in memory within a bound. A page is a function of position, days, build and address, so a key
//! never goes stale; it only stops being asked for.

use std::io::Write as _;
use std::sync::{Arc, OnceLock};

use actix_web::http::header::HeaderValue;
use actix_web::web::Bytes;
use quick_cache::sync::Cache;
use quick_cache::{Equivalent, Weighter};

use super::counters::Counter;
use super::error::Result;
use crate::domain::id::Position;

/// What of the record, beside the address, a page is a function of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Stamp {
    /// The record as it stands on its days: [`super::state::Record::serial`].
    Standing(u64),
    /// A position and a day that the address names; nothing but redactions changes what was then.
    Fixed(Position),
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Key {
    stamp: Stamp,
    address: String,
}

/// A key that is only looked up: it hashes as the other does.
#[derive(Debug, Hash)]
struct Wanted<'a> {
    stamp: Stamp,
    address: &'a str,
}

impl Equivalent<Key> for Wanted<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        self.stamp == key.stamp && self.address == key.address
    }
}

/// What is rendered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Page,
    /// A page that other sites may show in a frame.
    Card,
    /// What has changed, for feed readers.
    Feed,
    /// Dates, for calendars.
    Calendar,
    /// A chart as a file.
    Picture,
}

impl Kind {
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Page | Self::Card => "text/html; charset=utf-8",
            Self::Feed => "application/atom+xml; charset=utf-8",
            Self::Calendar => "text/calendar; charset=utf-8",
            Self::Picture => "image/svg+xml; charset=utf-8",
        }
    }

    /// Whether programs fetch it again and again, by themselves: its tag is that of its bytes then, so that nothing is
    /// sent while they are the same, whatever else was recorded.
    pub fn is_polled(self) -> bool {
        matches!(self, Self::Feed | Self::Calendar)
    }
}

/// A rendered page, compressed when somebody first asks for that.
#[derive(Debug)]
pub struct Page {
    pub kind: Kind,
    pub body: Bytes,
    pub etag: HeaderValue,
    gzip: OnceLock<Bytes>,
}

impl Page {
    pub fn new(kind: Kind, body: String, etag: HeaderValue) -> Self {
        Self { kind, body: Bytes::from(body), etag, gzip: OnceLock::new() }
    }

    /// The page compressed, once for all readers.
    pub fn gzip(&self) -> Bytes {
        let compress = || {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
            encoder.write_all(&self.body).and_then(|()| encoder.finish()).map(Bytes::from)
        };
        // Compressing into memory cannot fail; if it did, an empty page would be wrong and the plain one is not.
        self.gzip.get_or_init(|| compress().unwrap_or_else(|_| self.body.clone())).clone()
    }
}

/// Counts a page with room for its compressed form and its bookkeeping.
#[derive(Clone)]
struct Weight;

impl Weighter<Key, Arc<Page>> for Weight {
    fn weight(&self, key: &Key, page: &Arc<Page>) -> u64 {
        let bytes = page
            .body
            .len()
            .saturating_add(page.body.len() / 3)
            .saturating_add(key.address.len())
            .saturating_add(250);
        u64::try_from(bytes).unwrap_or(u64::MAX)
    }
}

/// The pages, the least asked for of which make room for new ones.
pub struct PageCache {
    pages: Option<Cache<Key, Arc<Page>, Weight>>,
    /// Pages that were rendered.
    pub renders: Counter,
    /// Pages that were there.
    pub hits: Counter,
}

impl PageCache {
    /// A cache of at most `bytes`; of none at all for 0.
    pub fn new(bytes: u64) -> Self {
        let items = usize::try_from(bytes / 16_384).unwrap_or(1024).max(16);
        let pages = (bytes > 0).then(|| Cache::with_weighter(items, bytes, Weight));
        Self { pages, renders: Counter::default(), hits: Counter::default() }
    }

    /// Whether any page is kept at all.
    pub fn is_on(&self) -> bool {
        self.pages.is_some()
    }

    /// The page at an address, if it was rendered before.
    pub fn known(&self, stamp: Stamp, address: &str) -> Option<Arc<Page>> {
        let page = self.pages.as_ref()?.get(&Wanted { stamp, address })?;
        self.hits.more();
        Some(page)
    }

    /// The page at an address, rendered by `render` if it is not there. Of many who ask at once, one renders and the
    /// others wait for it.
    ///
    /// # Errors
    /// What `render` returns; an error is not kept.
    pub async fn get(
        &self,
        stamp: Stamp,
        address: &str,
        render: impl Future<Output = Result<Page>>,
    ) -> Result<Arc<Page>> {
        let render = async {
            self.renders.more();
            render.await.map(Arc::new)
        };
        let Some(cache) = &self.pages else { return render.await };
        match cache.get_value_or_guard_async(&Key { stamp, address: address.to_owned() }).await {
            Ok(page) => {
                self.hits.more();
                Ok(page)
            }
            Err(guard) => {
                let page = render.await?;
                // If the page was too large to keep, it is served all the same.
                let _ = guard.insert(page.clone());
                Ok(page)
            }
        }
    }
}
