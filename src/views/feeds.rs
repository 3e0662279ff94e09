//! What has changed in something, in the words of feed readers.

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::parts;
use crate::domain::filter::Filter;
use crate::domain::ledger_entry::Entry;
use crate::domain::text::Bilingual;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::domain::zone::Zone;
use crate::export::atom::{Feed, FeedEntry};
use crate::export::identity::uuid;
use crate::links::Place;
use crate::messages::{self, label, text, text_of};
use crate::store::lookup::Lookup;
use crate::store::touched::{GivenStatus, Titles, Touched};

/// What a feed is made of.
pub struct FeedPage<'a> {
    pub place: &'a Place,
    pub lookup: &'a Lookup,
    pub zone: Zone,
    /// Scheme, host and port of the site.
    pub origin: &'a str,
    /// The digest of the record's first entry.
    pub record: &'a str,
    /// What the feed is about, in the reader's language.
    pub title: String,
    /// The page that shows it.
    pub page: String,
    /// The feed itself.
    pub own: String,
    pub is_demonstration: bool,
    /// Where the ledger shows its entries.
    pub filter: Filter,
    /// The newest first.
    pub entries: &'a [Entry],
    /// Of what they touched, what the feed is about.
    pub touched: &'a [Touched],
    pub titles: &'a Titles,
    pub statuses: &'a [GivenStatus],
    /// When the record began, for a feed in which nothing is.
    pub began: DateTime<Utc>,
}

/// The feed.
pub fn feed(page: &FeedPage<'_>) -> Feed {
    let language = page.place.language;
    let t = |id| text(language, id);
    let about = if page.is_demonstration { t("feed-demonstration") } else { t("feed-text") };
    Feed {
        id: uuid(page.record, &["feed", language.slug(), &page.own]),
        language: language.slug(),
        title: marked(
            language,
            page.is_demonstration,
            messages::format(language, "feed-title", &[("title", page.title.as_str().into())]),
        ),
        subtitle: about.to_owned(),
        author: t("site-name").to_owned(),
        rights: t("footer-licence").to_owned(),
        page: absolute(page.origin, &page.page),
        own: absolute(page.origin, &page.own),
        updated: page.entries.first().map_or(page.began, |it| it.recorded_at),
        entries: page.entries.iter().map(|entry| feed_entry(page, entry)).collect(),
    }
}

/// An address that leads to the site from anywhere.
pub fn absolute(origin: &str, address: &str) -> String {
    format!("{origin}{address}")
}

/// A title that says, among those of real things, that it is made up.
pub fn marked(language: Language, is_demonstration: bool, title: String) -> String {
    if is_demonstration { format!("[{}] {title}", text(language, "demonstration-mark")) } else { title }
}

fn feed_entry(page: &FeedPage<'_>, entry: &Entry) -> FeedEntry {
    let place = page.place;
    let language = place.language;
    let own: Vec<&Touched> = page.touched.iter().filter(|it| it.position == entry.position.0).collect();
    let then = place.as_of_position(entry.position.0, "");
    let about = own.first().map_or_else(|| then.home(), |it| address(&then, it));
    let participant = entry.participant_id.and_then(|id| page.lookup.participant(id));
    let is_demonstration = participant.is_some_and(|it| it.content.is_demonstration);
    FeedEntry {
        id: uuid(page.record, &["entry", language.slug(), &entry.digest]),
        title: marked(language, is_demonstration, title(page, entry, &own)),
        author: who(page, entry),
        updated: entry.recorded_at,
        page: absolute(page.origin, &then.changes(&entry.position.to_string(), &page.filter)),
        about: absolute(page.origin, &about),
        category: (entry.kind.slug(), label(language, entry.kind).to_owned()),
        content: content(page, entry, &own).into_string(),
    }
}

/// What was done to what, and the status that it gave if it gave one.
fn title(page: &FeedPage<'_>, entry: &Entry, own: &[&Touched]) -> String {
    let language = page.place.language;
    let kind = label(language, entry.kind);
    let what = own.first().map_or_else(|| page.title.clone(), |it| name(page, it));
    let title = match own.len().saturating_sub(1) {
        0 => messages::format(language, "feed-entry", &[("kind", kind.into()), ("what", what.into())]),
        n => messages::format(
            language,
            "feed-entry-more",
            &[("kind", kind.into()), ("what", what.into()), ("n", n.into())],
        ),
    };
    match status(page, entry, own) {
        Some((given, status)) => {
            let arguments = [
                ("title", title.into()),
                ("status", status.into()),
                ("number", given.milestone.as_deref().unwrap_or_default().into()),
            ];
            let is_of_part = given.milestone.is_some();
            let message = if is_of_part { "feed-entry-milestone" } else { "feed-entry-status" };
            messages::format(language, message, &arguments)
        }
        None => title,
    }
}

/// The one status that an entry gave, and its label.
fn status<'a>(
    page: &FeedPage<'a>,
    entry: &Entry,
    own: &[&Touched],
) -> Option<(&'a GivenStatus, &'static str)> {
    let is_own = |it: &&GivenStatus| {
        it.position == entry.position.0 && own.iter().any(|touched| touched.key == it.key)
    };
    let mut given = page.statuses.iter().filter(is_own);
    let (first, other) = (given.next()?, given.next());
    let label = text_of(page.place.language, &format!("{}-", first.family), &first.term);
    Some((first, label)).filter(|(_, label)| other.is_none() && !label.is_empty())
}

/// Who made an entry: organisation and office, or the operator.
fn who(page: &FeedPage<'_>, entry: &Entry) -> String {
    let language = page.place.language;
    let Some(organisation) = entry.organisation_id.and_then(|id| page.lookup.organisation(id)) else {
        return text(language, "operator").to_owned();
    };
    let named_on = page.zone.date_of(entry.recorded_at);
    let name = parts::plain(language, organisation.name_on(named_on));
    if entry.office.is_empty() { name } else { format!("{name}, {}", entry.office) }
}

fn name(page: &FeedPage<'_>, it: &Touched) -> String {
    match page.titles.get(&format!("{} {}", it.kind, it.key)) {
        Some((ko, en)) => parts::plain(page.place.language, Bilingual::plain(ko, en)),
        None => it.key.clone(),
    }
}

fn address(place: &Place, it: &Touched) -> String {
    match it.kind.as_str() {
        "plan" => place.plan(&it.key),
        "organisation" => place.organisation(&it.key),
        "participant" => place.plans(&Filter { participant: Some(it.key.clone()), ..Filter::default() }),
        _ => place.commitment(&it.key),
    }
}

/// How many of the things that an entry touched are named.
const NAMED: usize = 20;

fn content(page: &FeedPage<'_>, entry: &Entry, own: &[&Touched]) -> Markup {
    let language = page.place.language;
    html! {
        p { (who(page, entry)) " · " (label(language, entry.kind)) }
        @if let Some(reason) = &entry.reason { p { (reason) } }
        @if !own.is_empty() { ul {
            @for it in own.iter().take(NAMED) { li {
                a href=(absolute(page.origin, &address(page.place, it))) { (name(page, it)) }
            } }
            @if own.len() > NAMED { li { (text(language, "changes-and-more")) } }
        } }
    }
}
