//! The frame of every page: skip link, mast, navigation, the band of the past, footer.

use chrono::NaiveDate;
use maud::{DOCTYPE, Markup, html};

use super::{parts, share};
use crate::domain::filter::Filter;
use crate::domain::id::Position;
use crate::domain::member::Role;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::{self, Place};
use crate::messages::{self, label, text};

/// What the frame needs to know of a page.
#[derive(Debug, Clone)]
pub struct Frame {
    pub place: Place,
    /// The page's own name; the heading too.
    pub title: String,
    /// The address without its language, for the switch of languages.
    pub path: String,
    pub query: String,
    pub position: Position,
    /// Set when the page looks back.
    pub band: Option<Band>,
    /// Whether everything on the page is made up.
    pub is_demonstration: bool,
    /// Who is signed in; on pages of the signed-in area only, since all others are the same for everyone.
    pub who: Option<Who>,
    pub share: Share,
}

/// How a page is passed on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Share {
    /// Scheme, host and port of the site; empty for a page that is nobody's to pass on.
    pub origin: String,
    /// What is said of it where it is passed on; none for what is said of the site.
    pub description: Option<String>,
    pub feed: Option<Follow>,
    /// Where the same is on a sheet for print.
    pub brief: Option<String>,
    /// Where the same is a card for other sites.
    pub card: Option<String>,
}

/// Where what changes in the things of a page can be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Follow {
    /// What has changed, for feed readers.
    pub feed: String,
    /// Dates, for calendars.
    pub calendar: Option<String>,
}

/// A member as the frame shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    pub name: String,
    pub organisation: String,
    pub role: Role,
}

/// What the band says of the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    pub position: Position,
    pub day: NaiveDate,
    pub is_provisional: bool,
}

/// The names of the files that pages load, known when the program starts.
#[derive(Debug, Clone, Copy)]
pub struct Assets {
    pub style: &'static str,
    /// The style of cards and sheets.
    pub sheet: &'static str,
    /// What pages can do better with a script.
    pub script: &'static str,
    pub icon: &'static str,
    /// What other sites show beside a link to us.
    pub picture: &'static str,
}

static ASSETS: std::sync::OnceLock<Assets> = std::sync::OnceLock::new();

/// Tells the frame what its files are called; once, before the first page.
pub fn use_assets(assets: Assets) {
    let _ = ASSETS.set(assets);
}

/// A whole page around its own part.
pub fn page(frame: &Frame, content: &Markup) -> Markup {
    let place = &frame.place;
    let language = place.language;
    html! {
        (DOCTYPE)
        html lang=(language.slug()) {
            head {
                (head(frame))
                @if let Some(assets) = ASSETS.get() { script src=(links::asset(assets.script)) defer {} }
            }
            body {
                a.skip href="#content" { (text(language, "skip-to-content")) }
                (mast(frame))
                @if let Some(who) = &frame.who { (signed_in(place, who)) }
                @if frame.is_demonstration { (demonstration(language)) }
                @if let Some(band) = &frame.band { (past(place, band)) }
                main #content tabindex="-1" { (content) (share::block(frame)) }
                (footer(frame))
            }
        }
    }
}

/// What every page says of itself before it begins.
fn head(frame: &Frame) -> Markup {
    let language = frame.place.language;
    let assets = ASSETS.get();
    html! {
        meta charset="utf-8";
        meta name="viewport" content="width=device-width, initial-scale=1";
        meta name="color-scheme" content="light dark";
        title { (frame.title) " · " (text(language, "site-name")) }
        @if let Some(assets) = assets {
            link rel="stylesheet" href=(links::asset(assets.style));
            link rel="icon" type="image/svg+xml" href=(links::asset(assets.icon));
        }
        @for other in Language::ALL {
            link rel="alternate" hreflang=(other.slug()) href=(frame.address(*other));
        }
        @if let Some(follow) = &frame.share.feed {
            link rel="alternate" type="application/atom+xml" href=(follow.feed) title=(text(language, "follow-feed"));
        }
        (share::head(frame, assets.map(|it| it.picture)))
    }
}

/// The style of cards and sheets, which other pages do without.
fn sheet_style() -> Markup {
    html! { @if let Some(assets) = ASSETS.get() { link rel="stylesheet" href=(links::asset(assets.sheet)); } }
}

/// A page that other sites show in a frame: whatever it links to opens outside of it.
pub fn card(frame: &Frame, content: &Markup) -> Markup {
    let language = frame.place.language;
    html! {
        (DOCTYPE)
        html lang=(language.slug()) {
            head { (head(frame)) (sheet_style()) base target="_blank"; }
            body.card-page {
                main {
                    @if frame.is_demonstration { p.made-up { (text(language, "demonstration-label")) } }
                    (content)
                }
            }
        }
    }
}

/// A page that is made for paper, with the way back to the page that it is of.
pub fn sheet(frame: &Frame, back: &str, content: &Markup) -> Markup {
    let language = frame.place.language;
    html! {
        (DOCTYPE)
        html lang=(language.slug()) {
            head { (head(frame)) (sheet_style()) }
            body.sheet-page {
                nav.off-paper aria-label=(text(language, "nav-label")) {
                    a href=(back) { (text(language, "brief-back")) }
                    span.quiet { (text(language, "brief-print")) }
                }
                main.sheet {
                    @if frame.is_demonstration { p.made-up {
                        (text(language, "demonstration-label")) " " (text(language, "demonstration-text"))
                    } }
                    (content)
                }
            }
        }
    }
}

impl Frame {
    /// The address of this page in a language.
    pub fn address(&self, language: Language) -> String {
        let query = if self.query.is_empty() { String::new() } else { format!("?{}", self.query) };
        format!("/{}{}{query}", language.slug(), self.path)
    }
}

fn mast(frame: &Frame) -> Markup {
    let place = &frame.place;
    let t = |id| text(place.language, id);
    let filter = Filter::default();
    let items = [
        ("nav-plans", place.plans(&filter), "/plans"),
        ("nav-commitments", place.commitments(&filter), "/commitments"),
        ("nav-organisations", place.organisations(&filter), "/organisations"),
        ("nav-changes", place.changes("", &filter), "/changes"),
        ("nav-data", place.data(), "/data"),
        ("nav-methodology", place.methodology(), "/methodology"),
    ];
    html! {
        header.mast {
            div.mast-row {
                a.brand href=(place.home()) {
                    span.brand-name { (t("site-name")) } " " span.brand-line { (t("site-line")) }
                }
                nav.languages aria-label=(t("languages-label")) {
                    @for language in Language::ALL {
                        @if *language == place.language {
                            span aria-current="true" lang=(language.slug()) { (parts::own_name(*language)) }
                        } @else {
                            a href=(frame.address(*language)) hreflang=(language.slug()) lang=(language.slug()) {
                                (parts::own_name(*language))
                            }
                        }
                    }
                }
            }
            div.mast-row {
                nav.main aria-label=(t("nav-label")) {
                    ul {
                        @for (label, address, path) in &items {
                            li {
                                a href=(address) aria-current=[(frame.path.starts_with(path)).then_some("true")] {
                                    (t(label))
                                }
                            }
                        }
                    }
                }
                (parts::search_form(place, ""))
            }
        }
    }
}

fn signed_in(place: &Place, who: &Who) -> Markup {
    let language = place.language;
    let t = |id| text(language, id);
    html! {
        section.band.who aria-label=(t("own-area-label")) {
            p { strong { (who.organisation) } " · " (who.name) " · " (label(language, who.role)) }
            nav aria-label=(t("own-nav-label")) {
                ul {
                    li { a href=(place.desk()) { (t("desk-title")) } }
                    li { a href=(place.account_sessions()) { (t("sessions-title")) } }
                    li { a href=(place.account_password()) { (t("password-title")) } }
                    @if who.role == Role::Secretariat {
                        li { a href=(place.own_organisations()) { (t("own-organisations")) } }
                        li { a href=(place.members()) { (t("members-title")) } }
                    }
                }
            }
            form method="post" action=(place.sign_out()) { button.plain type="submit" { (t("sign-out")) } }
        }
    }
}

fn demonstration(language: Language) -> Markup {
    html! {
        aside.band.demonstration aria-label=(text(language, "demonstration-label")) {
            p { strong { (text(language, "demonstration-label")) } " " span { (text(language, "demonstration-text")) } }
        }
    }
}

fn past(place: &Place, band: &Band) -> Markup {
    let language = place.language;
    html! {
        aside.band.past aria-label=(text(language, "past-label")) {
            p {
                strong { (text(language, "past-label")) } " "
                (messages::format(language, "past-text", &[
                    ("day", parts::day_text(language, band.day).into()),
                    ("position", band.position.0.into()),
                ]))
                @if band.is_provisional { " " (text(language, "past-provisional")) }
                " " a href=(place.in_the_present().home()) { (text(language, "past-back")) }
            }
        }
    }
}

fn footer(frame: &Frame) -> Markup {
    let place = &frame.place;
    let language = place.language;
    html! {
        footer.foot {
            // An error page is of no position.
            @if frame.position > Position::NONE {
                p { (messages::format(language, "footer-position", &[("position", frame.position.0.into())])) }
            }
            p { a href=(place.requests("")) { (text(language, "requests-title")) } }
            p { a href=(place.desk()) { (text(language, "footer-desk")) } }
            p { (text(language, "footer-licence")) }
            p { (text(language, "footer-design")) }
        }
    }
}
