//! Feeds, as RFC 4287 has them.

use std::io;

use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// What has changed in something, the newest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feed {
    /// A UUID.
    pub id: String,
    /// The tag of its language.
    pub language: &'static str,
    pub title: String,
    pub subtitle: String,
    /// Who keeps the record.
    pub author: String,
    pub rights: String,
    /// Where the same is shown as a page.
    pub page: String,
    /// Where the feed itself is.
    pub own: String,
    /// When anything of it was last recorded.
    pub updated: DateTime<Utc>,
    pub entries: Vec<FeedEntry>,
}

/// One change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FeedEntry {
    /// A UUID.
    pub id: String,
    pub title: String,
    pub author: String,
    pub updated: DateTime<Utc>,
    /// Where it stands in the ledger.
    pub page: String,
    /// What it is about, as it was then.
    pub about: String,
    /// Term and label.
    pub category: (&'static str, String),
    /// In HTML.
    pub content: String,
}

/// The feed as a file.
///
/// # Errors
/// None in practice: a buffer in memory.
pub fn write(feed: &Feed) -> io::Result<String> {
    let mut out = Writer::new(Vec::new());
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    let root = [("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", feed.language)];
    out.write_event(Event::Start(BytesStart::new("feed").with_attributes(root)))?;
    text(&mut out, "id", &format!("urn:uuid:{}", feed.id))?;
    text(&mut out, "title", &feed.title)?;
    text(&mut out, "subtitle", &feed.subtitle)?;
    text(&mut out, "updated", &instant(feed.updated))?;
    author(&mut out, &feed.author)?;
    link(&mut out, "self", "application/atom+xml", &feed.own)?;
    link(&mut out, "alternate", "text/html", &feed.page)?;
    text(&mut out, "rights", &feed.rights)?;
    let version = [("version", env!("CARGO_PKG_VERSION"))];
    element(&mut out, BytesStart::new("generator").with_attributes(version), "Jikim")?;
    for entry in &feed.entries {
        write_entry(&mut out, entry)?;
    }
    out.write_event(Event::End(BytesEnd::new("feed")))?;
    String::from_utf8(out.into_inner()).map_err(io::Error::other)
}

type Out = Writer<Vec<u8>>;

fn write_entry(out: &mut Out, entry: &FeedEntry) -> io::Result<()> {
    out.write_event(Event::Start(BytesStart::new("entry")))?;
    text(out, "id", &format!("urn:uuid:{}", entry.id))?;
    text(out, "title", &entry.title)?;
    text(out, "updated", &instant(entry.updated))?;
    author(out, &entry.author)?;
    link(out, "alternate", "text/html", &entry.page)?;
    link(out, "related", "text/html", &entry.about)?;
    let (term, label) = &entry.category;
    let category = [("term", *term), ("label", label.as_str())];
    out.write_event(Event::Empty(BytesStart::new("category").with_attributes(category)))?;
    element(out, BytesStart::new("content").with_attributes([("type", "html")]), &entry.content)?;
    out.write_event(Event::End(BytesEnd::new("entry")))
}

fn author(out: &mut Out, name: &str) -> io::Result<()> {
    out.write_event(Event::Start(BytesStart::new("author")))?;
    text(out, "name", name)?;
    out.write_event(Event::End(BytesEnd::new("author")))
}

fn link(out: &mut Out, rel: &str, media_type: &str, address: &str) -> io::Result<()> {
    let attributes = [("rel", rel), ("type", media_type), ("href", address)];
    out.write_event(Event::Empty(BytesStart::new("link").with_attributes(attributes)))
}

fn text(out: &mut Out, name: &str, content: &str) -> io::Result<()> {
    element(out, BytesStart::new(name), content)
}

fn element(out: &mut Out, start: BytesStart<'_>, content: &str) -> io::Result<()> {
    let end = start.to_end().into_owned();
    out.write_event(Event::Start(start.borrow()))?;
    // What XML 1.0 has no way to write is left out.
    let is_sound = |c: &char| {
        matches!(c, '\t' | '\n' | '\r') || (!c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}'))
    };
    let content: String = content.chars().filter(is_sound).collect();
    out.write_event(Event::Text(BytesText::new(&content)))?;
    out.write_event(Event::End(end))
}

fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
