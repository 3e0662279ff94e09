//! How a page is passed on: what other sites say of it, how it is followed, printed and shown elsewhere.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::feeds::absolute;
use super::layout::Frame;
use super::parts;
use crate::domain::filter::Filter;
use crate::domain::vocabulary::Language;
use crate::links;
use crate::messages::{self, text};

/// The width and height of the picture.
const PICTURE: (u32, u32) = (1200, 630);

/// A language with the country that sites take it to be of.
fn locale(language: Language) -> &'static str {
    match language {
        Language::Ko => "ko_KR",
        Language::En => "en_GB",
    }
}

/// What other sites show of the page where somebody passes it on; nothing for a page that is nobody's to pass on.
pub fn head(frame: &Frame, picture: Option<&str>) -> Markup {
    let language = frame.place.language;
    let t = |id| text(language, id);
    let share = &frame.share;
    let description = share.description.as_deref().unwrap_or_else(|| t("share-site"));
    html! {
        @if !share.origin.is_empty() {
            meta name="description" content=(description);
            meta property="og:type" content="website";
            meta property="og:site_name" content=(t("site-name"));
            meta property="og:title" content=(frame.title);
            meta property="og:description" content=(description);
            meta property="og:url" content=(absolute(&share.origin, &frame.address(language)));
            meta property="og:locale" content=(locale(language));
            meta property="og:locale:alternate" content=(locale(language.other()));
            @if let Some(picture) = picture {
                meta property="og:image" content=(absolute(&share.origin, &links::asset(picture)));
                meta property="og:image:type" content="image/png";
                meta property="og:image:width" content=(PICTURE.0);
                meta property="og:image:height" content=(PICTURE.1);
                meta property="og:image:alt" content=(t("share-picture"));
                meta name="twitter:card" content="summary_large_image";
            }
        }
    }
}

/// At the end of a page: how to follow it, print it, and show it elsewhere; nothing where none of this can be done.
pub fn block(frame: &Frame) -> Markup {
    let language = frame.place.language;
    let t = |id| text(language, id);
    let share = &frame.share;
    let has_any = share.feed.is_some() || share.brief.is_some() || share.card.is_some();
    html! {
        @if has_any { section.share aria-label=(t("share-label")) {
            ul.inline {
                @if let Some(follow) = &share.feed {
                    li { a href=(follow.feed) type="application/atom+xml" { (t("follow-feed")) } }
                    @if let Some(calendar) = &follow.calendar {
                        li { a href=(calendar) type="text/calendar" { (t("follow-calendar")) } }
                    }
                }
                @if let Some(brief) = &share.brief { li { a href=(brief) { (t("brief-link")) } } }
            }
            @if let Some(card) = &share.card { details {
                summary { (t("card-title")) }
                div.field {
                    label for="card-code" { (t("card-code")) }
                    textarea #card-code rows="3" readonly spellcheck="false" { (snippet(frame, card)) }
                }
                p.quiet { (t("card-text")) " " a href=(card) { (t("card-look")) } }
            } }
        } }
    }
}

/// What another site puts into its page to show the card.
fn snippet(frame: &Frame, card: &str) -> String {
    // Written by the same hand as pages are, which escapes what has to be.
    let frame_of = html! {
        iframe src=(absolute(&frame.share.origin, card)) title=(frame.title) width="100%" height="520" loading="lazy" {}
    };
    frame_of.into_string()
}

/// As of when something that is passed on was so, and where it stands.
pub fn as_of(frame: &Frame, day: NaiveDate) -> String {
    let language = frame.place.language;
    messages::format(
        language,
        "share-as-of",
        &[
            ("day", parts::day_text(language, day).into()),
            ("position", frame.position.0.into()),
            ("site", text(language, "site-name").into()),
        ],
    )
}

/// That something in a plan has changed since the reader was here, which only a script can know; nothing in the past.
pub fn since_last_visit(frame: &Frame, plan: &str) -> Markup {
    let place = &frame.place;
    let t = |id| text(place.language, id);
    html! {
        @if place.as_of.is_empty() {
            p.notice hidden data-visit=(plan) data-position=(frame.position) {
                strong { (t("visit-changed")) } " "
                a href=(place.changes("1", &Filter::of_plan(plan))) { (t("visit-show")) } " "
                span.quiet { (t("visit-last")) " " time {} }
            }
        }
    }
}
