//! The secretariat's page of its members: inviting, changing rights, one-time links, ending memberships.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use diesel::SqliteConnection;

use super::Request;
use super::account::frame;
use super::answer::{Answer, answered};
use crate::acts::ActError;
use crate::acts::membership::{self, By, Link};
use crate::domain::fault::Fault;
use crate::domain::id::{MemberId, OrganisationId};
use crate::domain::member::{Member, NewMember, Role};
use crate::domain::vocabulary::Vocabulary as _;
use crate::links::Place;
use crate::messages::text;
use crate::store;
use crate::store::lookup::{Day, Lookup, zone_of};
use crate::views::layout::Frame;
use crate::views::members::{self as views, MembersPage, NewLink, Typed};
use crate::views::parts;
use crate::web::error::{Error, Result};
use crate::web::form::{Form, Submitted};
use crate::web::sessions::SignedIn;
use crate::web::state::State;

/// How many changes of rights the page shows.
const CHANGES: i64 = 30;

/// Who asks, and for what the page is made.
struct Office {
    who: SignedIn,
    frame: Frame,
    request: Request,
    state: Data<State>,
}

impl Office {
    fn of(request: &HttpRequest, state: &Data<State>, who: SignedIn) -> Result<Self> {
        let request = Request::of(request);
        let frame = frame(state, &who, &request, text(request.language, "members-title").to_owned())?;
        Ok(Self { who, frame, request, state: state.clone() })
    }

    fn by(&self) -> By {
        By { at: (self.state.settings.clock)(), member: Some(self.who.member.id) }
    }

    fn lookup(&self) -> Result<std::sync::Arc<Lookup>> {
        Ok(self.state.present()?.lookup.clone())
    }

    /// The member with this id, if the secretariat has to do with it.
    fn own(&self, conn: &mut SqliteConnection, id: MemberId) -> Result<Member> {
        let member = store::members::find(conn, id)?;
        let is_own = member.participant_id == self.who.member.participant_id && member.removed_at.is_none();
        if is_own { Ok(member) } else { Err(Error::NotFound) }
    }

    /// The organisation that a form names.
    fn organisation(&self, key: &str) -> Result<Option<OrganisationId>> {
        Ok(self.lookup()?.organisations().into_iter().find(|it| it.key == key).map(|it| it.id))
    }

    fn page(&self, conn: &mut SqliteConnection, typed: Typed, faults: &[Fault]) -> Result<Answer> {
        let (language, participant) = (self.request.language, self.who.member.participant_id);
        let lookup = self.lookup()?;
        let today = Day::At((self.state.settings.clock)()).of(lookup.participant(participant));
        let organisations: Vec<(OrganisationId, String, String)> = lookup
            .organisations()
            .into_iter()
            .filter(|it| it.participant_id.is_none_or(|id| id == participant))
            .map(|it| (it.id, it.key.clone(), parts::plain(language, it.name_on(today))))
            .collect();
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
            own: self.who.member.id,
            members,
            organisations,
            changes: store::members::changes(conn, participant, CHANGES)?,
            zone: lookup.participant(participant).map_or(self.state.settings.zone, zone_of),
            typed,
        };
        Ok(Answer::page(views::list(&page, faults), faults))
    }

    /// What the drafts are about that a member saved last.
    fn drafts(&self, conn: &mut SqliteConnection, lookup: &Lookup, member: MemberId) -> Result<Vec<String>> {
        let language = self.request.language;
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
        let place = Place::now(self.request.language);
        let lookup = self.lookup()?;
        let page = NewLink {
            frame: self.frame.clone(),
            address: format!("{}{}", self.state.settings.public_url, place.invitation(link.token.reveal())),
            member,
            purpose: link.purpose,
            holds_to: link.expires_at,
            zone: lookup.participant(member.participant_id).map_or(self.state.settings.zone, zone_of),
        };
        Ok(Answer::Page(StatusCode::OK, views::link(&page).into_string()))
    }

    /// Back to the list once something is done; the list with what was typed if it is refused.
    fn done(&self, conn: &mut SqliteConnection, done: std::result::Result<(), ActError>) -> Result<Answer> {
        match done {
            Ok(()) => Ok(Answer::To(Place::now(self.request.language).members())),
            Err(ActError::Refused(faults)) => self.page(conn, Typed::default(), &faults),
            Err(err) => Err(err.into()),
        }
    }
}

/// The members of the secretariat's participant.
pub async fn list(request: HttpRequest, state: Data<State>, who: SignedIn) -> HttpResponse {
    let language = Request::of(&request).language;
    let answer = async {
        let office = Office::of(&request, &state, who)?;
        state.read(move |conn| office.page(conn, Typed::default(), &[])).await
    };
    answered(answer.await, language)
}

/// Does something as the secretariat, and answers.
async fn act(
    request: HttpRequest,
    state: Data<State>,
    who: SignedIn,
    (body, fields): (Submitted, &'static [&'static str]),
    act: impl FnOnce(&mut SqliteConnection, &Office, &Form) -> Result<Answer> + Send + 'static,
) -> HttpResponse {
    let language = Request::of(&request).language;
    let answer = async {
        let form = body.only(fields, &[])?;
        let office = Office::of(&request, &state, who)?;
        state.write(move |conn| act(conn, &office, &form)).await
    };
    answered(answer.await, language)
}

/// The role that a form names.
fn role(form: &Form) -> std::result::Result<Role, Fault> {
    Role::from_slug(form.get("role")).map_err(|_| Fault::new("role", "fault-role-unknown"))
}

/// Invites somebody, and shows the one-time link.
pub async fn invite(
    request: HttpRequest,
    state: Data<State>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    let fields = &["email", "name", "organisation", "role", "office"];
    act(request, state, who, (body, fields), |conn, office, form| {
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
            participant_id: office.who.member.participant_id,
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
pub async fn rights(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, i32)>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    let id = MemberId(path.into_inner().1);
    act(request, state, who, (body, &["role", "organisation", "office"]), move |conn, office, form| {
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
            done => office.done(conn, done),
        }
    })
    .await
}

/// Makes a link by which a member sets a new password, and shows it.
pub async fn reset(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, i32)>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    let id = MemberId(path.into_inner().1);
    act(request, state, who, (body, &[]), move |conn, office, _| {
        let member = office.own(conn, id)?;
        let link = membership::reset(conn, office.by(), id)?;
        office.link(&link, &member)
    })
    .await
}

/// Ends a membership.
pub async fn remove(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, i32)>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    let id = MemberId(path.into_inner().1);
    act(request, state, who, (body, &[]), move |conn, office, _| {
        office.own(conn, id)?;
        let done = membership::remove(conn, office.by(), id);
        office.done(conn, done)
    })
    .await
}
