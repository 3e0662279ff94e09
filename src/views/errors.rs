//! The page that says what went wrong and what to do.

use maud::{Markup, html};

use super::fields;
use super::layout::{self, Frame, Share};
use crate::domain::fault::Fault;
use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::domain::vocabulary::Language;
use crate::links::Place;
use crate::messages::{self, Argument, text};

/// Status, and the id of the request.
type Footing<'a> = (u16, Option<&'a str>);

/// An error page: what happened, what to do, and ways on; the first is the same page of the present, for who asked for
/// the past. At its end the status and the id of the request, by which the
/// operator finds it in the log.
pub fn show(
    place: &Place,
    ((status, request), present): (Footing<'_>, Option<&str>),
    message: &'static str,
    arguments: &[(&'static str, String)],
    faults: &[Fault],
) -> Markup {
    let language = place.language;
    let arguments: Vec<(&str, Argument)> =
        arguments.iter().map(|(name, value)| (*name, Argument::from(value.as_str()))).collect();
    let title = messages::format(language, &format!("{message}.title"), &arguments);
    let frame = bare(place, title.clone());
    let content = html! {
        h1 { (title) }
        p { (messages::format(language, message, &arguments)) }
        @if !faults.is_empty() { ul { @for fault in faults { li { (fields::fault(language, fault)) } } } }
        ul {
            @if let Some(present) = present { li { a href=(present) { (text(language, "past-back")) } } }
            li { a href=(place.plans(&Filter::default())) { (text(language, "nav-plans")) } }
            li { a href=(place.search("")) { (text(language, "search-label")) } }
            li { a href=(place.home()) { (text(language, "error-home")) } }
        }
        p.quiet {
            (status)
            @if let Some(id) = request {
                " · " (messages::format(language, "request-id", &[("id", id.into())]))
            }
        }
    };
    layout::page(&frame, &content)
}

fn bare(place: &Place, title: String) -> Frame {
    Frame {
        place: place.clone(),
        title,
        path: String::new(),
        query: String::new(),
        position: Position::NONE,
        band: None,
        asked: None,
        is_demonstration: false,
        who: None,
        share: Share::default(),
    }
}

/// What is shown when a form came and nobody is signed in (any more): everything that was typed, to be sent again.
pub fn sign_in_and_send_again(address: &str, language: Language, fields: Vec<(&str, &str)>) -> Markup {
    let place = Place::now(language);
    let t = |id| text(language, id);
    let content = html! {
        h1 { (t("error-not-signed-in.title")) }
        p { (t("error-not-signed-in")) }
        ol.steps {
            li { a href=(place.sign_in("")) target="_blank" rel="noopener" { (t("sign-in-elsewhere")) } }
            li {
                (again(address, language, fields))
            }
        }
    };
    layout::page(&bare(&place, t("error-not-signed-in.title").to_owned()), &content)
}

/// What is shown when a form came and nothing can be written just now: everything that was typed, to be sent again.
pub fn busy_send_again(address: &str, language: Language, fields: Vec<(&str, &str)>) -> Markup {
    let t = |id| text(language, id);
    let content = html! {
        h1 { (t("error-busy.title")) }
        p { (t("error-busy")) }
        p { (t("busy-kept")) }
        (again(address, language, fields))
    };
    layout::page(&bare(&Place::now(language), t("error-busy.title").to_owned()), &content)
}

/// A form that holds what was typed, unseen, and sends it to where it was sent before.
fn again(address: &str, language: Language, fields: Vec<(&str, &str)>) -> Markup {
    html! {
        form method="post" action=(address) {
            @for (name, value) in fields {
                textarea name=(name) hidden aria-hidden="true" { "\n" (value) }
            }
            button type="submit" { (text(language, "send-again")) }
        }
    }
}
