//! Parts that pages share: text with its language, dates, tags of states, tables of counts, empty states.

use std::fmt::Write as _;

use chrono::{DateTime, Datelike as _, NaiveDate, Utc};
use maud::{Markup, Render, html};

use crate::domain::date::When;
use crate::domain::evidence::is_web_address;
use crate::domain::text::{Bilingual, Said, paragraphs};
use crate::domain::vocabulary::{Language, Origin, Precision, Vocabulary};
use crate::domain::zone::Zone;
use crate::links::Place;
use crate::messages::{self, Argument, label, text};

/// A language's name in itself.
pub fn own_name(language: Language) -> &'static str {
    match language {
        Language::Ko => "한국어",
        Language::En => "English",
    }
}

/// A text in the reader's language, or in the other with its mark; what is missing says so.
pub fn said(language: Language, field: Bilingual<'_>) -> Markup {
    match field.said(language) {
        Some(said) => html! { (in_own_language(language, said)) (origin_mark(language, said)) },
        None => html! { span.missing { (text(language, "text-missing")) } },
    }
}

/// The words alone, with the language they are in; for links and headings.
pub fn words(language: Language, field: Bilingual<'_>) -> Markup {
    match field.said(language) {
        Some(said) => in_own_language(language, said),
        None => html! { span.missing { (text(language, "text-missing")) } },
    }
}

/// A title in the other language under the one in the reader's, with its mark; nothing where there is none.
pub fn other_title(language: Language, field: Bilingual<'_>) -> Markup {
    let other = field.said(language.other());
    let shown = field.said(language);
    html! {
        @if let Some(other) = other.filter(|it| shown.is_some_and(|own| own.language != it.language)) {
            p.other lang=(other.language.slug()) {
                (other.text)
                @if other.origin != Origin::Original {
                    " " span.mark lang=(language.slug()) { (label(language, other.origin)) }
                }
            }
        }
    }
}

/// The words as plain text; for titles of pages.
pub fn plain(language: Language, field: Bilingual<'_>) -> String {
    field.said(language).map_or_else(|| text(language, "text-missing").to_owned(), |it| it.text.to_owned())
}

fn in_own_language(language: Language, said: Said<'_>) -> Markup {
    html! {
        @if said.language == language { (said.text) } @else { span lang=(said.language.slug()) { (said.text) } }
    }
}

/// Says that a text is a translation, or in the other language.
fn origin_mark(language: Language, said: Said<'_>) -> Markup {
    html! {
        @if said.language != language {
            " " span.mark { (text(language, "text-other-language")) }
        } @else if said.origin != Origin::Original {
            " " span.mark { (label(language, said.origin)) }
        }
    }
}

/// A longer text as paragraphs, with its mark after the last word.
pub fn prose(language: Language, field: Bilingual<'_>) -> Markup {
    let Some(said) = field.said(language) else {
        return html! { p.missing { (text(language, "text-missing")) } };
    };
    let lang = (said.language != language).then_some(said.language.slug());
    let mut paragraphs: Vec<&str> = paragraphs(said.text).collect();
    let last = paragraphs.pop();
    html! {
        div.prose {
            @for paragraph in paragraphs { p lang=[lang] { (paragraph) } }
            @if let Some(last) = last {
                p { (in_own_language(language, Said { text: last, ..said })) (origin_mark(language, said)) }
            }
        }
    }
}

/// A day in words: `2026. 6. 30.` or `30 June 2026`.
pub fn day_text(language: Language, day: NaiveDate) -> String {
    InWords(language, day).render().into_string()
}

/// A day, for eyes and machines.
pub fn day(language: Language, day: NaiveDate) -> Markup {
    html! { time datetime=(ForMachines(day)) { (InWords(language, day)) } }
}

/// A day as text. A page has dozens, so that they are written where they go; nothing in them needs escaping.
struct InWords(Language, NaiveDate);

/// A day as machines read it: `2026-06-30`.
struct ForMachines(NaiveDate);

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Render for InWords {
    fn render_to(&self, out: &mut String) {
        let Self(language, day) = self;
        // Writing to a String cannot fail.
        let _ = match language {
            Language::Ko => write!(out, "{}. {}. {}.", day.year(), day.month(), day.day()),
            Language::En => {
                let month = usize::try_from(day.month0()).ok().and_then(|it| MONTHS.get(it));
                write!(out, "{} {} {}", day.day(), month.copied().unwrap_or_default(), day.year())
            }
        };
    }
}

impl Render for ForMachines {
    fn render_to(&self, out: &mut String) {
        let _ = write!(out, "{}", self.0);
    }
}

/// The day of an instant in a time zone.
pub fn instant(language: Language, at: DateTime<Utc>, zone: Zone) -> Markup {
    let local = zone.local(at);
    let time = local.format("%H:%M").to_string();
    html! { time datetime=(at.to_rfc3339()) { (day_text(language, local.date())) " " (time) } }
}

/// A date as far as it is known.
pub fn when(language: Language, when: &When) -> Markup {
    html! {
        @match (when.precision, when.on) {
            (Some(Precision::Open), _) => (text(language, "date-open")),
            (Some(Precision::Day), Some(on)) => (day(language, on)),
            (Some(Precision::Month), Some(on)) => time datetime=(when.iso()) { (month_text(language, on)) },
            (Some(Precision::Year), Some(on)) => time datetime=(when.iso()) { (year_text(language, on)) },
            _ => @match &when.written {
                Some(written) => (written),
                None => span.missing { (text(language, "date-unknown")) },
            },
        }
    }
}

/// A date with the words of its source, where these say more than the date does.
pub fn when_written(language: Language, when: &When) -> Markup {
    let written = when.written.as_deref().filter(|it| when.precision.is_some() && *it != when.iso());
    html! {
        (self::when(language, when))
        @if let Some(written) = written { " " span.quiet { "“" (written) "”" } }
    }
}

fn month_text(language: Language, on: NaiveDate) -> String {
    match language {
        Language::Ko => format!("{}. {}.", on.year(), on.month()),
        Language::En => on.format("%B %Y").to_string(),
    }
}

fn year_text(language: Language, on: NaiveDate) -> String {
    match language {
        Language::Ko => format!("{}년", on.year()),
        Language::En => on.year().to_string(),
    }
}

/// A state, or the status that somebody gave, in words with its colour; never by colour alone.
pub fn state_tag(language: Language, state: impl Vocabulary) -> Markup {
    html! { span.tag.{ "state-" (state.slug()) } { (label(language, state)) } }
}

/// How late something is.
pub fn late_tag(language: Language, days: Option<i64>) -> Markup {
    html! {
        @if let Some(days) = days {
            span.tag.attention-late { (messages::format(language, "late-days", &[("days", days.into())])) }
        }
    }
}

/// By how many days a planned date was put off or brought forward, from the day that the message calls by that name.
pub fn moved(language: Language, id: &str, days: i64, from: Option<(&'static str, NaiveDate)>) -> String {
    let way = match days {
        0 => "same",
        ..0 => "earlier",
        _ => "later",
    };
    let mut arguments: Vec<(&str, Argument)> =
        vec![("way", way.into()), ("days", days.saturating_abs().into())];
    arguments.extend(from.map(|(name, day)| (name, day_text(language, day).into())));
    messages::format(language, id, &arguments)
}

/// The search form; the field is named so that two on one page stay apart.
pub fn search_form(place: &Place, words: &str) -> Markup {
    let language = place.language;
    html! {
        form.search role="search" action=(Place::now(language).search("")) method="get" {
            label for="search-words" { span.visually-hidden { (text(language, "search-label")) } }
            input #search-words type="search" name="q" value=(words) placeholder=(text(language, "search-hint"));
            @for (name, value) in &place.as_of { input type="hidden" name=(name) value=(value); }
            button type="submit" { (text(language, "search-button")) }
        }
    }
}

/// What a list says when it is empty.
pub fn empty(message: &str) -> Markup {
    html! { p.empty { (message) } }
}

/// The day on which an entry was recorded.
pub fn entry_day(language: Language, at: DateTime<Utc>, zone: Zone) -> Markup {
    day(language, zone.date_of(at))
}

/// A source as a row of facts; nothing where there is none.
pub fn source(language: Language, source: Option<&str>) -> Markup {
    html! {
        @if let Some(source) = source { div.wide { dt { (text(language, "source")) } dd { (links_in(source)) } } }
    }
}

/// A source as a line of its own.
pub fn source_line(language: Language, source: Option<&str>) -> Markup {
    html! { @if let Some(source) = source { p.quiet { (text(language, "source")) ": " (links_in(source)) } } }
}

/// A source with its web addresses as links; several are separated by semicolons.
pub fn links_in(source: &str) -> Markup {
    html! {
        @for (i, part) in source.split("; ").enumerate() {
            @if i > 0 { "; " }
            @if is_web_address(part) && !part.contains(' ') {
                a.address href=(part) rel="nofollow noopener" { (part) }
            } @else {
                (part)
            }
        }
    }
}
