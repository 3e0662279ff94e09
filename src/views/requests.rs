//! Correction requests as everybody sees them: the list, one of them, and the small links that lead to the form.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::layout::{self, Frame};
use super::parts;
use crate::domain::ledger_entry::EntryKind;
use crate::domain::request::{
    ANSWER_WITHIN, CorrectionRequest, OutcomeContent, READ_WITHIN, Refusal, RequestCounts, RequestState,
};
use crate::domain::text::paragraphs;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::Place;
use crate::messages::{self, label, text};

/// What a request is about, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct About {
    /// The message that says what kind of thing it is.
    pub kind: &'static str,
    /// The thing's own name; empty for the commitment itself.
    pub name: String,
    pub address: String,
    /// Number and title of the commitment.
    pub commitment: String,
    /// Whether it was withdrawn or taken back.
    pub is_gone: bool,
}

impl About {
    /// All of it in one line.
    pub fn line(&self, language: Language) -> String {
        let kind = text(language, self.kind);
        if self.name.is_empty() {
            format!("{kind}: {}", self.commitment)
        } else {
            format!("{kind}: {} ({})", self.name, self.commitment)
        }
    }
}

/// The entry that a request caused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caused {
    pub kind: EntryKind,
    pub position: i32,
    pub on: NaiveDate,
    /// The commitment as it was from then on.
    pub address: String,
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Whose it is, and who entered it for them if that is another.
    pub organisation: String,
    pub entered_by: Option<String>,
    pub on: NaiveDate,
    pub content: OutcomeContent,
    pub caused: Option<Caused>,
    pub passed_to: Option<String>,
}

/// A request with all that is shown of it.
pub struct Shown {
    pub request: CorrectionRequest,
    pub state: RequestState,
    /// None for one that was refused.
    pub about: Option<About>,
    /// Who has to answer, or has answered: name and address.
    pub organisation: Option<(String, String)>,
    pub recorded_on: NaiveDate,
    pub due_on: Option<NaiveDate>,
    pub late_days: Option<i64>,
    pub answers: Vec<Answer>,
}

/// A small link to the form, beside what it is about; its key tells one such link from another to who only hears them.
/// None in the past: what was wrong then may be right by now.
pub fn wrong_here(place: &Place, key: &str) -> Markup {
    html! {
        @if place.as_of.is_empty() {
            a.small href=(place.new_request(key)) rel="nofollow" {
                (text(place.language, "request-link")) span.visually-hidden { ": " (key) }
            }
        }
    }
}

/// A request as a card.
pub fn card(place: &Place, it: &Shown) -> Markup {
    let language = place.language;
    let content = &it.request.content;
    html! {
        article.statement id={ "request-" (content.key) } {
            p.verdict {
                a href=(place.request(&content.key)) { (messages::format(language, "request-numbered", &[
                    ("number", content.key.as_str().into()),
                ])) }
            }
            (body(place, it))
        }
    }
}

fn state_tag(language: Language, it: &Shown) -> Markup {
    html! {
        span.tag.{ "request-" (it.state.slug()) } { (label(language, it.state)) }
        @if let Some(days) = it.late_days { " " (parts::late_tag(language, Some(days))) }
    }
}

fn subject(language: Language, about: &About) -> Markup {
    html! {
        p {
            (text(language, about.kind)) ": "
            a href=(about.address) { (if about.name.is_empty() { &about.commitment } else { &about.name }) }
            @if !about.name.is_empty() { " " span.quiet { (about.commitment) } }
            @if about.is_gone { " " span.tag { (text(language, "request-about-gone")) } }
        }
    }
}

fn dates(language: Language, it: &Shown) -> Markup {
    let t = |id| text(language, id);
    html! {
        p.quiet {
            (t("request-received")) " " (parts::day(language, it.request.content.received_on)) " · "
            (t(if it.state == RequestState::Refused { "request-refused-on" } else { "request-accepted-on" })) " "
            (parts::day(language, it.recorded_on))
            @if let Some((name, address)) = &it.organisation {
                " · " (t("request-responsible")) " " a href=(address) { (name) }
            }
            @if let Some(due) = it.due_on.filter(|_| it.state != RequestState::Answered) {
                " · " (t("request-answer-due")) " " (parts::day(language, due))
            }
        }
        @if let Some(refusal) = it.request.content.refusal {
            p { (t("request-refusal")) ": " (label(language, refusal)) }
        }
    }
}

/// Somebody's own words; emptied ones say so.
pub(super) fn quoted(written_in: Option<Language>, words: &str) -> Markup {
    let language = written_in.map(|it| it.slug());
    html! {
        @if words.is_empty() { p.missing { "–" } } @else {
            blockquote lang=[language] { @for paragraph in paragraphs(words) { p { (paragraph) } } }
        }
    }
}

fn answer(language: Language, it: &Answer) -> Markup {
    let t = |id| text(language, id);
    let words = it.content.text();
    html! {
        section.answer {
            p.tags { strong.verdict { (label(language, it.content.outcome)) } }
            p.quiet {
                (it.organisation) " · " (parts::day(language, it.on))
                @if let Some(by) = &it.entered_by { " · " (t("request-entered-by")) " " (by) }
            }
            @if !words.is_empty() { (parts::prose(language, words)) }
            @if let Some(caused) = &it.caused { p {
                (t("request-caused")) ": "
                a href=(caused.address) { (messages::format(language, "request-caused-entry", &[
                    ("kind", label(language, caused.kind).into()), ("position", caused.position.into()),
                ])) }
                " " span.quiet { (parts::day(language, caused.on)) }
            } }
            @if let Some(passed) = &it.passed_to { p { (t("request-passed-to")) ": " (passed) } }
        }
    }
}

/// What waits to be read at a participant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WaitingLine {
    pub n: i64,
    /// For how many days the oldest has been waiting.
    pub days: Option<i64>,
}

/// The requests of one participant.
pub struct OfParticipant {
    pub key: String,
    pub name: String,
    pub is_demonstration: bool,
    /// None in the past: what waits is known of the present only.
    pub waiting: Option<WaitingLine>,
    /// Organisations that are asked or were: name, address and counts.
    pub organisations: Vec<(String, String, RequestCounts)>,
    /// Those that are not answered, the oldest first.
    pub open: Vec<Shown>,
    /// The latest first.
    pub answered: Vec<Shown>,
    pub refused: Vec<Shown>,
    /// Its file.
    pub file: String,
}

/// What a request is, and within how many days it is read and answered.
pub fn about(language: Language) -> String {
    let days = [("read", i64::from(READ_WITHIN).into()), ("answer", i64::from(ANSWER_WITHIN).into())];
    messages::format(language, "requests-about", &days)
}

/// Every participant with requests.
pub fn index(frame: &Frame, all: &[OfParticipant]) -> Markup {
    let language = frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        h1 { (frame.title) }
        p { (about(language)) }
        p.quiet { (t("requests-how")) }
        @if all.is_empty() { (parts::empty(t("requests-none"))) }
        @for it in all { (of_participant(frame, it)) }
    };
    layout::page(frame, &content)
}

fn of_participant(frame: &Frame, it: &OfParticipant) -> Markup {
    let place = &frame.place;
    let language = place.language;
    let t = |id| text(language, id);
    let is_nothing = it.open.is_empty() && it.answered.is_empty() && it.refused.is_empty();
    html! {
        section aria-labelledby={ "of-" (it.key) } {
            h2 id={ "of-" (it.key) } {
                (it.name) @if it.is_demonstration { " " span.mark { (t("demonstration-mark")) } }
            }
            @if let Some(waiting) = &it.waiting { (self::waiting(language, waiting)) }
            @if is_nothing { (parts::empty(t("requests-none-read"))) }
            @else { p { a href=(it.file) { (t("download-csv")) } } }
            (counts(language, &it.organisations))
            (list(place, "requests-open", &it.open))
            (list(place, "requests-answered", &it.answered))
            (refused(language, &it.refused))
        }
    }
}

fn waiting(language: Language, it: &WaitingLine) -> Markup {
    let is_late = it.days.is_some_and(|days| days > i64::from(READ_WITHIN));
    html! {
        p role="status" {
            (messages::format(language, "requests-waiting", &[("n", it.n.into())]))
            @if let Some(days) = it.days {
                " " (messages::format(language, "requests-oldest", &[("days", days.into())]))
                @if is_late { " " span.tag.attention-late { (text(language, "requests-reading-late")) } }
            }
        }
    }
}

/// How many requests organisations have open, late and answered.
fn counts(language: Language, all: &[(String, String, RequestCounts)]) -> Markup {
    let t = |id| text(language, id);
    html! {
        @if !all.is_empty() { table.list {
            caption { (t("requests-by-organisation")) }
            thead { tr {
                th scope="col" { (t("organisation")) }
                th scope="col" { (label(language, RequestState::Open)) }
                th scope="col" { (t("requests-of-them-late")) }
                th scope="col" { (label(language, RequestState::Answered)) }
            } }
            tbody { @for (name, address, counts) in all { tr {
                th scope="row" { a href=(address) { (name) } }
                td data-label=(label(language, RequestState::Open)) { (counts.open) }
                td data-label=(t("requests-of-them-late")) { (counts.late) }
                td data-label=(label(language, RequestState::Answered)) { (counts.answered) }
            } } }
        } }
    }
}

fn list(place: &Place, title: &'static str, all: &[Shown]) -> Markup {
    html! {
        @if !all.is_empty() {
            h3 { (text(place.language, title)) }
            div.found { @for it in all { (card(place, it)) } }
        }
    }
}

/// Number, category, dates and reason: all that is ever public of one that was refused.
fn refused(language: Language, all: &[Shown]) -> Markup {
    let t = |id| text(language, id);
    let refusal = |it: &Shown| it.request.content.refusal.map(|it: Refusal| label(language, it));
    html! {
        @if !all.is_empty() {
            h3 { (t("requests-refused")) }
            table.list {
                thead { tr {
                    th scope="col" { (t("request-number")) }
                    th scope="col" { (t("request-category")) }
                    th scope="col" { (t("request-received")) }
                    th scope="col" { (t("request-refused-on")) }
                    th scope="col" { (t("request-refusal")) }
                } }
                tbody { @for it in all { tr {
                    th scope="row" { (it.request.content.key) }
                    td data-label=(t("request-category")) { (label(language, it.request.content.category)) }
                    td data-label=(t("request-received")) { (parts::day(language, it.request.content.received_on)) }
                    td data-label=(t("request-refused-on")) { (parts::day(language, it.recorded_on)) }
                    td data-label=(t("request-refusal")) { (refusal(it).unwrap_or_default()) }
                } } }
            }
        }
    }
}

/// One request.
pub fn show(frame: &Frame, it: &Shown) -> Markup {
    let place = &frame.place;
    let content = html! {
        header.head {
            p.over { a href=(place.requests("")) { (text(place.language, "requests-title")) } }
            h1 { (frame.title) }
        }
        (body(place, it))
    };
    layout::page(frame, &content)
}

/// What is said of a request, without its number.
pub(super) fn body(place: &Place, it: &Shown) -> Markup {
    let language = place.language;
    let content = &it.request.content;
    html! {
        p.tags {
            (state_tag(language, it))
            " " span.mark { (label(language, content.category)) }
            @if content.is_edited { " " span.tag { (text(language, "request-edited")) } }
        }
        @if let Some(about) = &it.about { (subject(language, about)) }
        (dates(language, it))
        @if let Some(words) = &content.text { (quoted(content.language, words)) }
        @if let Some(link) = content.link.as_deref().filter(|it| !it.is_empty()) {
            p { (text(language, "request-link-given")) ": " (parts::outward("", link, &html! { (link) })) }
        }
        @for answer in &it.answers { (self::answer(language, answer)) }
    }
}

/// A number under which nothing is public: it waits to be read, or was never given. The page tells neither from the
/// other.
pub fn nothing(frame: &Frame) -> Markup {
    let place = &frame.place;
    let content = html! {
        header.head {
            p.over { a href=(place.requests("")) { (text(place.language, "requests-title")) } }
            h1 { (frame.title) }
        }
        p { (messages::format(place.language, "request-nothing", &[("read", i64::from(READ_WITHIN).into())])) }
    };
    layout::page(frame, &content)
}

/// The requests about a commitment and what is said of it; nothing where there are none.
pub fn of_commitment(place: &Place, all: &[Shown]) -> Markup {
    html! {
        @if !all.is_empty() { section aria-labelledby="requests" {
            h2 #requests { (text(place.language, "requests-title")) }
            @for it in all { (card(place, it)) }
        } }
    }
}

/// How many requests an organisation has to answer, and has answered; nothing where there were none.
pub fn of_organisation(place: &Place, counts: &RequestCounts) -> Markup {
    let language = place.language;
    html! {
        @if !counts.is_empty() { section aria-labelledby="requests" {
            h2 #requests { (text(language, "requests-title")) }
            p {
                (messages::format(language, "requests-of-organisation", &[
                    ("open", counts.open.into()), ("late", counts.late.into()), ("answered", counts.answered.into()),
                ]))
                " " a href=(place.requests("")) { (text(language, "requests-see")) }
            }
        } }
    }
}
