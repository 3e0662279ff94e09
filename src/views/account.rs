//! Coming in and going: the forms for signing in and for passwords, and where one is signed in.

use maud::{Markup, html};

use super::fields::{self, Line};
use super::layout::{self, Frame, Who};
use super::parts;
use crate::domain::fault::Fault;
use crate::domain::id::SessionId;
use crate::domain::member::{Access, LinkPurpose, Session};
use crate::domain::password::SHORTEST;
use crate::domain::vocabulary::Language;
use crate::domain::zone::Zone;
use crate::messages::{self, label, text};

/// The form for signing in.
pub fn sign_in(frame: &Frame, email: &str, next: &str, faults: &[Fault]) -> Markup {
    let (place, language) = (&frame.place, frame.place.language);
    let t = |id| text(language, id);
    let content = html! {
        h1 { (t("sign-in")) }
        p { (t("sign-in.about")) }
        (fields::summary(language, faults))
        form.report method="post" action=(place.sign_in("")) {
            input type="hidden" name="next" value=(next);
            (fields::line(language, &Line {
                name: "email", label: t("member-email"), kind: "email", value: email, autocomplete: "username",
                hint: None,
            }, faults))
            (old_password(language, "password", t("password"), faults))
            p.buttons { button type="submit" { (t("sign-in")) } }
        }
        p.quiet { (t("sign-in.no-account")) }
    };
    layout::page(frame, &content)
}

/// A field for the password that one has.
fn old_password(language: Language, name: &'static str, label: &str, faults: &[Fault]) -> Markup {
    let line =
        Line { name, label, kind: "password", value: "", autocomplete: "current-password", hint: None };
    fields::line(language, &line, faults)
}

/// Two fields for a new password.
fn new_password(language: Language, faults: &[Fault]) -> Markup {
    let hint = messages::format(language, "password.about", &[("limit", SHORTEST.into())]);
    let line = |name, label, hint| Line {
        name,
        label: text(language, label),
        kind: "password",
        value: "",
        autocomplete: "new-password",
        hint,
    };
    html! {
        (fields::line(language, &line("password", "password-new", Some(hint.as_str())), faults))
        (fields::line(language, &line("again", "password-again", None), faults))
    }
}

/// What a one-time link shows.
pub struct Invitation<'a> {
    pub frame: Frame,
    pub who: Who,
    pub email: &'a str,
    pub purpose: LinkPurpose,
}

/// The form behind a one-time link. It is sent to where it stands: the link's secret is in no address but that.
pub fn invitation(page: &Invitation<'_>, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let about = match page.purpose {
        LinkPurpose::Invite => "invitation-title.about",
        LinkPurpose::Reset => "reset-title.about",
    };
    let content = html! {
        h1 { (page.frame.title) }
        p { (t(about)) }
        dl.facts {
            div { dt { (t("member-name")) } dd { (page.who.name) } }
            div { dt { (t("member-email")) } dd { (page.email) } }
            div { dt { (t("member-organisation")) } dd { (page.who.organisation) } }
            div { dt { (t("member-role")) } dd { (label(language, page.who.role)) } }
        }
        (fields::summary(language, faults))
        form.report method="post" {
            input type="hidden" autocomplete="username" value=(page.email);
            (new_password(language, faults))
            p.buttons { button type="submit" { (t("password-set")) } }
        }
    };
    layout::page(&page.frame, &content)
}

/// The form for a new password.
pub fn password(frame: &Frame, email: &str, faults: &[Fault]) -> Markup {
    let language = frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        h1 { (t("password-title")) }
        p { (t("password-title.about")) }
        (fields::summary(language, faults))
        form.report method="post" action=(frame.place.account_password()) {
            input type="hidden" autocomplete="username" value=(email);
            (old_password(language, "old", t("password-old"), faults))
            (new_password(language, faults))
            p.buttons { button type="submit" { (t("password-set")) } }
        }
    };
    layout::page(frame, &content)
}

/// A member's sessions and the last lines of the access log.
pub struct Sessions {
    pub frame: Frame,
    /// The one in which the page was asked for.
    pub own: SessionId,
    pub sessions: Vec<Session>,
    pub log: Vec<Access>,
    pub zone: Zone,
}

/// Where one is signed in.
pub fn sessions(page: &Sessions) -> Markup {
    let (place, language) = (&page.frame.place, page.frame.place.language);
    let t = |id| text(language, id);
    let end = place.end_sessions();
    let content = html! {
        h1 { (t("sessions-title")) }
        p { (t("sessions-title.about")) }
        table.list {
            thead { tr {
                th scope="col" { (t("session-device")) }
                th scope="col" { (t("session-since")) }
                th scope="col" { (t("session-seen")) }
                th scope="col" { span.visually-hidden { (t("session-end")) } }
            } }
            tbody { @for it in &page.sessions { tr {
                th scope="row" { @if it.user_agent.is_empty() { (t("session-unknown")) } @else { (it.user_agent) } }
                td data-label=(t("session-since")) { (parts::instant(language, it.created_at, page.zone)) }
                td data-label=(t("session-seen")) { (parts::instant(language, it.last_seen_at, page.zone)) }
                td {
                    @if it.id == page.own { strong { (t("session-own")) } } @else {
                        form method="post" action=(end) {
                            input type="hidden" name="session" value=(it.id.0);
                            button.second type="submit" { (t("session-end")) }
                        }
                    }
                }
            } } }
        }
        @if page.sessions.len() > 1 {
            form method="post" action=(end) { button type="submit" { (t("session-end-others")) } }
        }
        h2 { (t("access-log")) }
        p.quiet { (t("access-log.about")) }
        ul { @for it in &page.log { li {
            (parts::instant(language, it.at, page.zone)) " · " (label(language, it.what)) " · "
            (label(language, it.outcome))
            @if !it.address.is_empty() { " · " span.quiet { (it.address) } }
        } } }
    };
    layout::page(&page.frame, &content)
}
