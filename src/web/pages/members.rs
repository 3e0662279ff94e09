//! The secretariat's page of its members: inviting, changing rights, one-time links, ending memberships.

use std::collections::HashMap;

use actix_web::HttpResponse;
use actix_web::http::StatusCode;
use actix_web::web::Path;
use diesel::SqliteConnection;

use super::answer::Answer;
use super::writing::Desk;
use crate::acts::ActError;
use crate::acts::membership::{self, By, Link};
use crate::domain::fault::Fault;
use crate::domain::id::{MemberId, OrganisationId};
use crate::domain::member::{Member, NewMember, Role};
use crate::domain::participant::Participant;
use crate::domain::vocabulary::Vocabulary as _;
use crate::domain::zone::Zone;
use crate::links::running::Done;
use crate::store;
use crate::store::lookup::{Day, Lookup, zone_of};
use crate::views::layout::Frame;
use crate::views::members::{self as views, MembersPage, NewLink, Typed};
use crate::views::{naming, parts};
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};

/// How many changes of rights the page shows.
const CHANGES: i64 = 30;

/// The desk of a member of the secretariat, and the frame of the page.
struct Office {
    desk: Desk,
    frame: Frame,
}

impl Office {
    fn of(desk: Desk) -> Result<Self> {
        let frame = desk.frame("members-title")?;
        Ok(Self { desk, frame })
    }

    fn by(&self) -> By {
        By { at: self.desk.now, member: Some(self.desk.who.member.id) }
    }

    /// The zone of a participant; the site's own where nobody is.
    fn zone(&self, participant: Option<&Participant>) -> Zone {
        participant.map_or(self.desk.state.settings.zone, zone_of)
    }

    /// The member with this id, if the secretariat has to do with it.
    fn own(&self, conn: &mut SqliteConnection, id: MemberId) -> Result<Member> {
        let member = store::members::find(conn, id)?;
        let is_own =
            member.participant_id == self.desk.who.member.participant_id && member.removed_at.is_none();
        if is_own { Ok(member) } else { Err(Error::NotFound) }
    }

    /// The organisation that a form names.
    fn organisation(&self, key: &str) -> Result<Option<OrganisationId>> {
        Ok(self.desk.lookup()?.organisations().into_iter().find(|it| it.key == key).map(|it| it.id))
    }

    fn page(&self, conn: &mut SqliteConnection, typed: Typed, faults: &[Fault]) -> Result<Answer> {
        let (language, participant) = (self.desk.place.language, self.desk.who.member.participant_id);
        let lookup = self.desk.lookup()?;
        let today = Day::At(self.desk.now).of(lookup.participant(participant));
        let mut own = lookup.organisations();
        own.retain(|it| it.participant_id.is_none_or(|id| id == participant));
        let named = own.iter().zip(naming::choices(language, &own, today));
        let organisations = named.map(|(it, (key, name))| (it.id, key, name)).collect();
        let changes = store::members::changes(conn, participant, CHANGES)?;
        let mut authors = HashMap::new();
        for id in changes.iter().filter_map(|(change, _)| change.by_id) {
            authors.insert(id, store::members::find(conn, id)?.name);
        }
        let members = store::members::of_participant(conn, participant)?;
        let mut drafts = HashMap::new();
        for member in &members {
            let open = self.drafts(conn, &lookup, member.id)?;
            if !open.is_empty() {
                drafts.insert(member.id, open);
            }
        }
        let page = MembersPage {
            drafts,
            frame: self.frame.clone(),
            own: self.desk.who.member.id,
            members,
            organisations,
            changes,
            authors,
            done: self.desk.done()?.0,
            zone: self.zone(lookup.participant(participant)),
            typed,
        };
        Ok(Answer::page(views::list(&page, faults), faults))
    }

    /// What the drafts are about that a member saved last.
    fn drafts(&self, conn: &mut SqliteConnection, lookup: &Lookup, member: MemberId) -> Result<Vec<String>> {
        let language = self.desk.place.language;
        let mut all = Vec::new();
        for draft in store::drafts::by_member(conn, member)? {
            let ids = [draft.subject.commitment_id];
            let commitment = store::commitments::with_ids(conn, lookup.at, &ids)?.pop();
            let milestones = store::milestones::of_commitments(conn, lookup.at, &ids)?;
            let milestone = milestones.iter().find(|it| Some(it.id) == draft.subject.milestone_id);
            let milestone = milestone.map(|it| parts::plain(language, it.content.title()));
            let commitment = commitment.map(|it| parts::plain(language, it.content.title()));
            all.push(commitment.into_iter().chain(milestone).collect::<Vec<_>>().join(" · "));
        }
        Ok(all)
    }

    /// Shows a one-time link, this once.
    fn link(&self, link: &Link, member: &Member) -> Result<Answer> {
        let lookup = self.desk.lookup()?;
        let page = NewLink {
            frame: self.frame.clone(),
            address: format!("{}{}", self.desk.public_url(), self.desk.place.invitation(link.token.reveal())),
            member,
            purpose: link.purpose,
            holds_to: link.expires_at,
            zone: self.zone(lookup.participant(member.participant_id)),
        };
        Ok(Answer::Page(StatusCode::OK, views::link(&page).into_string()))
    }

    /// Back to the list once something is done; the list with what was typed if it is refused.
    fn done(
        &self,
        conn: &mut SqliteConnection,
        (did, done): (Done, std::result::Result<(), ActError>),
    ) -> Result<Answer> {
        match done {
            Ok(()) => Ok(Answer::To(self.desk.place.members_after(did))),
            Err(ActError::Refused(faults)) => self.page(conn, Typed::default(), &faults),
            Err(err) => Err(err.into()),
        }
    }
}

/// The members of the secretariat's participant.
pub async fn list(desk: Desk) -> HttpResponse {
    desk.read(|conn, desk| Office::of(desk)?.page(conn, Typed::default(), &[])).await
}

/// Does something as the secretariat, and answers.
async fn act(
    desk: Desk,
    form: Result<Form>,
    act: impl FnOnce(&mut SqliteConnection, &Office, &Form) -> Result<Answer> + Send + 'static,
) -> HttpResponse {
    desk.write(form, move |conn, desk, form| act(conn, &Office::of(desk)?, form)).await
}

/// The role that a form names.
fn role(form: &Form) -> std::result::Result<Role, Fault> {
    Role::from_slug(form.get("role")).map_err(|_| Fault::new("role", "fault-role-unknown"))
}

/// Invites somebody, and shows the one-time link.
pub async fn invite(desk: Desk, body: Submitted) -> HttpResponse {
    act(desk, body.only(&["email", "name", "organisation", "role", "office"], &[]), |conn, office, form| {
        let typed = Typed {
            member: None,
            email: form.get("email").to_owned(),
            name: form.line("name"),
            organisation: form.get("organisation").to_owned(),
            role: form.get("role").to_owned(),
            office: form.line("office"),
        };
        let (role, organisation) = match (role(form), office.organisation(&typed.organisation)?) {
            (Ok(role), Some(organisation)) => (role, organisation),
            (role, organisation) => {
                let none = organisation.is_none();
                let none = none.then(|| Fault::new("organisation", "fault-organisation-of-another"));
                let faults: Vec<Fault> = role.err().into_iter().chain(none).collect();
                return office.page(conn, typed, &faults);
            }
        };
        let new = NewMember {
            email: typed.email.clone(),
            name: typed.name.clone(),
            organisation_id: organisation,
            participant_id: office.desk.who.member.participant_id,
            role,
            office: typed.office.clone(),
        };
        match membership::invite(conn, office.by(), &new) {
            Ok(link) => {
                let member = office.own(conn, link.member)?;
                office.link(&link, &member)
            }
            Err(ActError::Refused(faults)) => office.page(conn, typed, &faults),
            Err(err) => Err(err.into()),
        }
    })
    .await
}

/// Changes a member's role, organisation or office.
pub async fn rights(desk: Desk, path: Path<(String, i32)>, body: Submitted) -> HttpResponse {
    let id = MemberId(path.into_inner().1);
    act(desk, body.only(&["role", "organisation", "office"], &[]), move |conn, office, form| {
        office.own(conn, id)?;
        let done = match (role(form), office.organisation(form.get("organisation"))?) {
            (Err(fault), _) => Err(ActError::Refused(vec![fault])),
            (_, None) => {
                Err(ActError::Refused(vec![Fault::new("organisation", "fault-organisation-of-another")]))
            }
            (Ok(role), Some(organisation)) => {
                let rights = (role, organisation, form.line("office"));
                membership::change_rights(conn, office.by(), id, (rights.0, rights.1, &rights.2))
            }
        };
        match done {
            Err(ActError::Refused(faults)) => {
                let typed = |name: &str| form.get(name).to_owned();
                let typed = Typed {
                    member: Some(id),
                    organisation: typed("organisation"),
                    role: typed("role"),
                    office: typed("office"),
                    ..Typed::default()
                };
                office.page(conn, typed, &faults)
            }
            done => office.done(conn, (Done::Rights, done)),
        }
    })
    .await
}

/// Makes a link by which a member sets a new password, and shows it.
pub async fn reset(desk: Desk, path: Path<(String, i32)>, body: Submitted) -> HttpResponse {
    let id = MemberId(path.into_inner().1);
    act(desk, body.only(&[], &[]), move |conn, office, _| {
        let member = office.own(conn, id)?;
        let link = membership::reset(conn, office.by(), id)?;
        office.link(&link, &member)
    })
    .await
}

/// Ends a membership.
pub async fn remove(desk: Desk, path: Path<(String, i32)>, body: Submitted) -> HttpResponse {
    let id = MemberId(path.into_inner().1);
    act(desk, body.only(&[], &[]), move |conn, office, _| {
        office.own(conn, id)?;
        let done = membership::remove(conn, office.by(), id);
        office.done(conn, (Done::Removed, done))
    })
    .await
}
