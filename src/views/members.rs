//! The secretariat's page of its members.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use maud::{Markup, html};

use super::fields::{self, Line};
use super::layout::{self, Frame};
use super::{notices, parts};
use crate::domain::fault::Fault;
use crate::domain::id::{MemberId, OrganisationId};
use crate::domain::member::{LinkPurpose, Member, PermissionChange, Role};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::domain::zone::Zone;
use crate::links::MemberAct;
use crate::links::running::Done;
use crate::messages::{self, label, text};

/// What was typed into the form for an invitation, or for a member's rights.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// Whose rights they are; none for an invitation.
    pub member: Option<MemberId>,
    pub email: String,
    pub name: String,
    pub organisation: String,
    pub role: String,
    pub office: String,
}

/// The members of a participant.
pub struct MembersPage {
    pub frame: Frame,
    /// Who looks at it.
    pub own: MemberId,
    pub members: Vec<Member>,
    /// What the drafts are about that a member saved last.
    pub drafts: HashMap<MemberId, Vec<String>>,
    /// Each with its key and name.
    pub organisations: Vec<(OrganisationId, String, String)>,
    pub changes: Vec<(PermissionChange, Member)>,
    /// Who made the changes, by name.
    pub authors: HashMap<MemberId, String>,
    /// What was just done.
    pub done: Option<Done>,
    pub zone: Zone,
    pub typed: Typed,
}

impl MembersPage {
    fn key(&self, id: OrganisationId) -> &str {
        self.organisations.iter().find(|it| it.0 == id).map_or("", |it| it.1.as_str())
    }

    fn name(&self, id: OrganisationId) -> &str {
        self.organisations.iter().find(|it| it.0 == id).map_or("", |it| it.2.as_str())
    }

    /// Rights as the history notes them, in words: role, organisation and office.
    fn rights(&self, noted: &str) -> String {
        let language = self.frame.place.language;
        let mut parts = noted.splitn(3, ' ');
        let role = parts.next().unwrap_or_default();
        let role = Role::from_slug(role).map_or(role, |it| label(language, it));
        let key = parts.next().unwrap_or_default();
        let named = self.organisations.iter().find(|it| it.1 == key).map_or(key, |it| it.2.as_str());
        let said = [role, named, parts.next().unwrap_or_default()];
        said.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// Who made a change.
    fn author(&self, change: &PermissionChange) -> String {
        let language = self.frame.place.language;
        match change.by_id {
            Some(id) => {
                let name = self.authors.get(&id).map_or("", String::as_str);
                messages::format(language, "rights-by", &[("name", name.into())])
            }
            None => text(language, "rights-by-operator").to_owned(),
        }
    }

    fn choices(&self) -> Vec<(String, String)> {
        self.organisations.iter().map(|(_, key, name)| (key.clone(), name.clone())).collect()
    }
}

/// The list with its forms.
pub fn list(page: &MembersPage, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        h1 { (t("members-title")) }
        p { (t("members-title.about")) }
        (notices::done(&page.frame, page.done, None))
        (fields::summary(language, faults))
        (invitation(page, faults))
        section aria-labelledby="members" {
            h2 #members { (t("members-present")) }
            ul.members { @for it in &page.members { li { (member(page, it)) } } }
        }
        section aria-labelledby="changes" {
            h2 #changes { (t("rights-changes")) }
            p.quiet { (t("rights-changes.about")) }
            ul { @for (change, of) in &page.changes { li {
                (parts::instant(language, change.at, page.zone)) " · " (of.name) " · " (label(language, change.what))
                @if change.old.is_some() || change.new.is_some() { ": " }
                @if let Some(old) = &change.old { (page.rights(old)) }
                @if change.old.is_some() && change.new.is_some() { " → " }
                @if let Some(new) = &change.new { (page.rights(new)) }
                " · " span.quiet { (page.author(change)) }
            } } }
        }
    };
    layout::page(&page.frame, &content)
}

fn roles(language: Language) -> Vec<(String, String)> {
    Role::ALL.iter().map(|it| (it.slug().to_owned(), label(language, *it).to_owned())).collect()
}

fn invitation(page: &MembersPage, faults: &[Fault]) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let is_here = page.typed.member.is_none();
    let blank = Typed::default();
    let typed = if is_here { &page.typed } else { &blank };
    let faults = if is_here { faults } else { &[] };
    let line = |name, label, kind, value, hint| {
        let line = Line { name, label: t(label), kind, value, autocomplete: "off", hint };
        fields::line(language, &line, faults)
    };
    html! {
        section aria-labelledby="invite" {
            h2 #invite { (t("invite-title")) }
            p { (t("invite-title.about")) }
            form.report method="post" action=(page.frame.place.invite_member()) {
                (line("email", "member-email", "email", &typed.email, None))
                (line("name", "member-name", "text", &typed.name, Some(t("member-name.about"))))
                (fields::choice(("organisation", "field-organisation"), t("member-organisation"), &page.choices(),
                    &typed.organisation))
                (fields::choice(("role", "field-role"), t("member-role"), &roles(language), &typed.role))
                (fields::optional_line(language, &Line {
                    name: "office", label: t("member-office"), kind: "text", value: &typed.office,
                    autocomplete: "off", hint: Some(t("member-office.about")),
                }, faults))
                p.buttons { button type="submit" { (t("invite-button")) } }
            }
        }
    }
}

/// One member, and what can be done.
fn member(page: &MembersPage, it: &Member) -> Markup {
    let (place, language) = (&page.frame.place, page.frame.place.language);
    let t = |id| text(language, id);
    let id = |name: &str| format!("{name}-{}", it.id.0);
    let typed = Some(&page.typed).filter(|typed| typed.member == Some(it.id));
    let organisation = typed.map_or(page.key(it.organisation_id), |it| it.organisation.as_str());
    let role = typed.map_or(it.role.slug(), |it| it.role.as_str());
    let office = typed.map_or(it.office.as_str(), |it| it.office.as_str());
    html! {
        p {
            strong { (it.name) } " · " (it.email) " · " (page.name(it.organisation_id))
            @if !it.office.is_empty() { " " (it.office) }
            " · " (label(language, it.role))
            @if !it.has_password { " · " em { (t("member-waiting")) } }
        }
        details open[typed.is_some()] {
            summary { (t("member-change")) span.visually-hidden { ": " (it.name) } }
            form.report method="post" action=(place.member(it.id, MemberAct::Rights)) {
                (fields::choice(("organisation", &id("organisation")), t("member-organisation"), &page.choices(),
                    organisation))
                (fields::choice(("role", &id("role")), t("member-role"), &roles(language), role))
                div.field {
                    label for=(id("office")) { (t("member-office")) }
                    input id=(id("office")) type="text" name="office" value=(office) autocomplete="off";
                }
                p.quiet { (t("rights-button.about")) }
                p.buttons { button type="submit" { (t("rights-button")) } }
            }
            form.report method="post" action=(place.member(it.id, MemberAct::Reset)) {
                p { (t("reset-button.about")) }
                p.buttons { button.second type="submit" { (t("reset-button")) } }
            }
            @if it.id != page.own {
                form.report method="post" action=(place.member(it.id, MemberAct::Remove)) {
                    details {
                        summary { (t("remove-button")) }
                        p { (t("remove-button.about")) }
                        (drafts(page, it))
                        p.buttons { button type="submit" {
                            (messages::format(language, "remove-confirm", &[("name", it.name.as_str().into())]))
                        } }
                    }
                }
            }
        }
    }
}

/// What a member has open, and who can go on with it; nothing where nothing is.
fn drafts(page: &MembersPage, it: &Member) -> Markup {
    let language = page.frame.place.language;
    let is_colleague = |other: &&Member| {
        other.id != it.id && other.organisation_id == it.organisation_id && other.role == Role::Reporter
    };
    let n = page.members.iter().filter(is_colleague).count();
    html! {
        @if let Some(drafts) = page.drafts.get(&it.id) { div.notice {
            p { strong { (text(language, "member-drafts")) } }
            ul { @for what in drafts { li { (what) } } }
            p {
                @if n == 0 { (text(language, "member-drafts-nobody")) }
                @else { (messages::format(language, "member-drafts-colleagues", &[("n", n.into())])) }
            }
        } }
    }
}

/// A one-time link that was made just now.
pub struct NewLink<'a> {
    pub frame: Frame,
    pub address: String,
    pub member: &'a Member,
    pub purpose: LinkPurpose,
    pub holds_to: DateTime<Utc>,
    pub zone: Zone,
}

/// The link, shown this once.
pub fn link(page: &NewLink<'_>) -> Markup {
    let (place, language) = (&page.frame.place, page.frame.place.language);
    let t = |id| text(language, id);
    let content = html! {
        h1 { (label(language, page.purpose)) ": " (page.member.name) }
        p { (messages::format(language, "link-about", &[("name", page.member.name.as_str().into())])) }
        div.field {
            label for="link" { (t("link-label")) }
            textarea #link readonly rows="3" { (page.address) }
        }
        p { (t("link-holds")) " " (parts::instant(language, page.holds_to, page.zone)) }
        p { a href=(place.members()) { (t("members-back")) } }
    };
    layout::page(&page.frame, &content)
}
