//! Coming in and going: signing in and out, the one-time link, a member's own password and sessions.

use actix_web::http::StatusCode;
use actix_web::http::header::{LOCATION, SET_COOKIE};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, HttpResponseBuilder};
use chrono::SubsecRound as _;

use super::Request;
use super::answer::status_of;
use crate::acts::membership;
use crate::acts::secret::Secret;
use crate::domain::fault::Fault;
use crate::domain::id::{Position, SessionId};
use crate::domain::member::{Access, AccessEvent, AccessOutcome, LinkPurpose, Member, normalised_email};
use crate::domain::password;
use crate::links::{self, Place};
use crate::messages::text;
use crate::store::lookup::{Day, Lookup, zone_of};
use crate::store::{self, private_write};
use crate::views::account as views;
use crate::views::layout::{Frame, Share, Who};
use crate::views::parts;
use crate::web::error::{Error, Result};
use crate::web::form::Submitted;
use crate::web::query::Query;
use crate::web::sessions::{self, SignedIn};
use crate::web::state::State;

/// The frame of a page that shows who is signed in.
///
/// # Errors
/// The database's own.
pub fn frame(state: &State, who: &SignedIn, request: &Request, title: String) -> Result<Frame> {
    let present = state.present()?;
    let lookup = &present.lookup;
    let organisation = organisation_of(lookup, &who.member, request, state);
    let is_demonstration =
        lookup.participant(who.member.participant_id).is_some_and(|it| it.content.is_demonstration);
    Ok(Frame {
        is_demonstration,
        position: present.position,
        who: Some(Who { name: who.member.name.clone(), organisation, role: who.member.role }),
        ..bare(request, title)
    })
}

/// The frame of a page for somebody who is not signed in.
fn bare(request: &Request, title: String) -> Frame {
    Frame {
        place: Place::now(request.language),
        title,
        path: request.path.clone(),
        query: request.query.clone(),
        position: Position::NONE,
        band: None,
        asked: None,
        is_demonstration: false,
        who: None,
        share: Share::default(),
    }
}

fn organisation_of(lookup: &Lookup, member: &Member, request: &Request, state: &State) -> String {
    let today = Day::At((state.settings.clock)()).of(lookup.participant(member.participant_id));
    let found = lookup.organisation(member.organisation_id);
    found.map(|it| parts::plain(request.language, it.name_on(today))).unwrap_or_default()
}

/// An answer that is nobody's to keep.
fn private(status: StatusCode) -> HttpResponseBuilder {
    let mut response = HttpResponse::build(status);
    response.insert_header(("cache-control", "no-store")).insert_header(("referrer-policy", "same-origin"));
    response
}

fn shown(status: StatusCode, page: maud::Markup) -> HttpResponse {
    private(status).content_type("text/html; charset=utf-8").body(page.into_string())
}

fn led_to(address: &str) -> HttpResponseBuilder {
    let mut response = private(StatusCode::SEE_OTHER);
    response.insert_header((LOCATION, address));
    response
}

/// The form for signing in. Who is signed in already is led on.
pub async fn sign_in_form(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let asked = Request::of(&request);
    let page = async {
        let query = Query::parse(&asked.query)?;
        let next = query.get("next").unwrap_or_default().to_owned();
        if sessions::who(&state, request.headers()).await?.is_some() {
            let desk = Place::now(asked.language).desk();
            return Ok(led_to(links::inside(&next).unwrap_or(&desk)).finish());
        }
        Ok(sign_in_page(&asked, "", &next, &[]))
    };
    page.await.unwrap_or_else(|err: Error| err.page(asked.language))
}

fn sign_in_page(asked: &Request, email: &str, next: &str, faults: &[Fault]) -> HttpResponse {
    let mut frame = bare(asked, text(asked.language, "sign-in").to_owned());
    // What was typed and where to go then stand in the form; the address of the page in another language needs neither.
    frame.query = String::new();
    shown(status_of(faults), views::sign_in(&frame, email, next, faults))
}

/// Signs in. An address that is no member's is answered as a wrong password is, after the same work.
pub async fn sign_in(request: HttpRequest, state: Data<State>, body: Submitted) -> HttpResponse {
    let asked = Request::of(&request);
    let answer = async {
        let form = body.only(&["email", "password", "next"], &[])?;
        let typed = form.get("email").to_owned();
        let email = normalised_email(&typed).unwrap_or_default();
        let peer = sessions::peer(&state, &request);
        let attempt = state.throttle.attempt(&email, peer)?;
        let found = {
            let email = email.clone();
            state.read(move |conn| {
                let member = store::members::by_email(conn, &email)?.filter(|it| it.removed_at.is_none());
                let hash = match &member {
                    Some(member) => store::members::password_hash(conn, member.id)?,
                    None => None,
                };
                Ok((member, hash))
            })
        };
        let (member, hash) = found.await?;
        let matches = state.hashing.matches(form.get("password"), hash).await?;
        let (now, agent) = ((state.settings.clock)(), sessions::user_agent(&request));
        let old = sessions::key_digest(request.headers(), &state.settings.public_url);
        let outcome = if matches { AccessOutcome::Done } else { AccessOutcome::Refused };
        let access = access(&state, &request, member.as_ref(), AccessEvent::SignIn, outcome);
        let begun = state.write(move |conn| {
            private_write(conn, |conn| store::access_log::note(conn, &access))?;
            let Some(member) = member.filter(|_| matches) else { return Ok(None) };
            if let Some(old) = old {
                private_write(conn, |conn| store::sessions::end_by_key(conn, &old))?;
            }
            Ok(Some(membership::begin_session(conn, now, member.id, &agent)?.0))
        });
        match begun.await? {
            Some(key) => {
                attempt.was_right();
                let desk = Place::now(asked.language).desk();
                Ok(let_in(&state, &key, links::inside(form.get("next")).unwrap_or(&desk)))
            }
            None => {
                let fault = Fault::new("email", "fault-sign-in");
                Ok(sign_in_page(&asked, &typed, form.get("next"), &[fault]))
            }
        }
    };
    answer.await.unwrap_or_else(|err: Error| err.page(asked.language))
}

/// Hands out the cookie and leads on.
fn let_in(state: &State, key: &Secret, address: &str) -> HttpResponse {
    led_to(address).insert_header((SET_COOKIE, sessions::cookie(&state.settings.public_url, key))).finish()
}

/// A line for the access log.
fn access(
    state: &State,
    request: &HttpRequest,
    member: Option<&Member>,
    what: AccessEvent,
    outcome: AccessOutcome,
) -> Access {
    Access {
        at: (state.settings.clock)().trunc_subsecs(0),
        member_id: member.map(|it| it.id),
        organisation_id: member.map(|it| it.organisation_id),
        what,
        outcome,
        address: sessions::peer(state, request).map(|it| it.to_string()).unwrap_or_default(),
    }
}

/// Signs out; whoever was not signed in is signed out too.
pub async fn sign_out(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let language = Request::of(&request).language;
    let answer = async {
        if let Some(digest) = sessions::key_digest(request.headers(), &state.settings.public_url) {
            let access = access(&state, &request, None, AccessEvent::SignOut, AccessOutcome::Done);
            let ended = state.write(move |conn| {
                Ok(private_write(conn, |conn| {
                    let Some(id) = store::sessions::end_by_key(conn, &digest)? else { return Ok(()) };
                    let member = store::members::find(conn, id)?;
                    let organisation_id = Some(member.organisation_id);
                    let access = Access { member_id: Some(id), organisation_id, ..access };
                    store::access_log::note(conn, &access)
                })?)
            });
            ended.await?;
        }
        Ok(led_to(&Place::now(language).home())
            .insert_header((SET_COOKIE, sessions::no_cookie(&state.settings.public_url)))
            .insert_header(("clear-site-data", "\"cookies\""))
            .finish())
    };
    answer.await.unwrap_or_else(|err: Error| err.page(language))
}

/// Where a one-time link leads: a form for the password.
pub async fn invitation(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
) -> HttpResponse {
    let asked = Request::of(&request);
    let answer = async {
        let (purpose, member) = invited(&state, path.into_inner().1).await?;
        invitation_page(&asked, &state, purpose, &member, &[])
    };
    answer.await.unwrap_or_else(|err: Error| err.page(asked.language))
}

/// Whose a one-time link is.
async fn invited(state: &State, token: String) -> Result<(LinkPurpose, Member)> {
    let now = (state.settings.clock)();
    let found = state.read(move |conn| Ok(membership::who_was_invited(conn, &token, now)?));
    found.await?.ok_or(Error::Gone("error-link-gone"))
}

fn invitation_page(
    asked: &Request,
    state: &State,
    purpose: LinkPurpose,
    member: &Member,
    faults: &[Fault],
) -> Result<HttpResponse> {
    let title = match purpose {
        LinkPurpose::Invite => "invitation-title",
        LinkPurpose::Reset => "reset-title",
    };
    let organisation = organisation_of(&state.present()?.lookup, member, asked, state);
    let page = views::Invitation {
        frame: bare(asked, text(asked.language, title).to_owned()),
        who: Who { name: member.name.clone(), organisation, role: member.role },
        email: &member.email,
        purpose,
    };
    Ok(shown(status_of(faults), views::invitation(&page, faults)))
}

/// What is wrong with a new password that was typed twice.
fn faults_of_password(password: &str, again: &str, member: &Member) -> Vec<Fault> {
    let mut faults = password::faults(password, &member.email, &member.name);
    if faults.is_empty() && password != again {
        faults.push(Fault::new("again", "fault-password-differs"));
    }
    faults
}

/// Sets the password by a one-time link, and signs in.
pub async fn accept(
    request: HttpRequest,
    state: Data<State>,
    path: Path<(String, String)>,
    body: Submitted,
) -> HttpResponse {
    let asked = Request::of(&request);
    let token = path.into_inner().1;
    let answer = async {
        let form = body.only(&["password", "again"], &[])?;
        let (purpose, member) = invited(&state, token.clone()).await?;
        let faults = faults_of_password(form.get("password"), form.get("again"), &member);
        if !faults.is_empty() {
            return invitation_page(&asked, &state, purpose, &member, &faults);
        }
        let hash = state.hashing.hash(form.get("password")).await?;
        let (now, agent) = ((state.settings.clock)(), sessions::user_agent(&request));
        let access = access(&state, &request, Some(&member), AccessEvent::Link, AccessOutcome::Done);
        let begun = state.write(move |conn| {
            let member =
                membership::accept(conn, now, &token, &hash).map_err(|err| match Error::from(err) {
                    // Somebody else used it in this moment.
                    Error::NotFound => Error::Gone("error-link-gone"),
                    err => err,
                })?;
            private_write(conn, |conn| store::access_log::note(conn, &access))?;
            Ok(membership::begin_session(conn, now, member.id, &agent)?.0)
        });
        Ok(let_in(&state, &begun.await?, &Place::now(asked.language).desk()))
    };
    answer.await.unwrap_or_else(|err: Error| err.page(asked.language))
}

/// The form for a new password.
pub async fn password_form(request: HttpRequest, state: Data<State>, who: SignedIn) -> HttpResponse {
    let asked = Request::of(&request);
    password_page(&asked, &state, &who, &[]).unwrap_or_else(|err| err.page(asked.language))
}

fn password_page(asked: &Request, state: &State, who: &SignedIn, faults: &[Fault]) -> Result<HttpResponse> {
    let frame = frame(state, who, asked, text(asked.language, "password-title").to_owned())?;
    Ok(shown(status_of(faults), views::password(&frame, &who.member.email, faults)))
}

/// Sets a new password by the old one; other sessions of the member end.
pub async fn password(
    request: HttpRequest,
    state: Data<State>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    let asked = Request::of(&request);
    let answer = async {
        let form = body.only(&["old", "password", "again"], &[])?;
        let member = &who.member;
        let attempt = state.throttle.attempt(&member.email, sessions::peer(&state, &request))?;
        let id = member.id;
        let hash = state.read(move |conn| Ok(store::members::password_hash(conn, id)?)).await?;
        let is_known = state.hashing.matches(form.get("old"), hash).await?;
        let mut faults: Vec<Fault> =
            (!is_known).then(|| Fault::new("old", "fault-password-wrong")).into_iter().collect();
        if is_known {
            attempt.was_right();
        }
        faults.extend(faults_of_password(form.get("password"), form.get("again"), member));
        let outcome = if faults.is_empty() { AccessOutcome::Done } else { AccessOutcome::Refused };
        let access = access(&state, &request, Some(member), AccessEvent::PasswordChange, outcome);
        if !faults.is_empty() {
            state
                .write(move |conn| Ok(private_write(conn, |conn| store::access_log::note(conn, &access))?))
                .await?;
            return password_page(&asked, &state, &who, &faults);
        }
        let hash = state.hashing.hash(form.get("password")).await?;
        let (now, agent) = ((state.settings.clock)(), sessions::user_agent(&request));
        let begun = state.write(move |conn| {
            membership::change_password(conn, now, id, &hash)?;
            private_write(conn, |conn| store::access_log::note(conn, &access))?;
            Ok(membership::begin_session(conn, now, id, &agent)?.0)
        });
        Ok(let_in(&state, &begun.await?, &Place::now(asked.language).account_sessions()))
    };
    answer.await.unwrap_or_else(|err: Error| err.page(asked.language))
}

/// How many lines of the access log a member sees.
const LINES: i64 = 20;

/// Where the member is signed in, and when somebody signed in as the member or tried.
pub async fn sessions(request: HttpRequest, state: Data<State>, who: SignedIn) -> HttpResponse {
    let asked = Request::of(&request);
    let answer = async {
        let frame = frame(&state, &who, &asked, text(asked.language, "sessions-title").to_owned())?;
        let zone = state
            .present()?
            .lookup
            .participant(who.member.participant_id)
            .map_or(state.settings.zone, zone_of);
        let (id, role, now) = (who.member.id, who.member.role, (state.settings.clock)());
        let found = state.read(move |conn| {
            Ok((store::sessions::of_member(conn, id)?, store::access_log::of_member(conn, id, LINES)?))
        });
        let (all, log) = found.await?;
        let own = who.session.id;
        let sessions = all.into_iter().filter(|it| it.holds(role, now)).collect();
        Ok(shown(StatusCode::OK, views::sessions(&views::Sessions { frame, own, sessions, log, zone })))
    };
    answer.await.unwrap_or_else(|err: Error| err.page(asked.language))
}

/// Ends one of the member's sessions, or all others.
pub async fn end_sessions(
    request: HttpRequest,
    state: Data<State>,
    who: SignedIn,
    body: Submitted,
) -> HttpResponse {
    let asked = Request::of(&request);
    let answer = async {
        let form = body.only(&["session"], &[])?;
        let one = match form.get("session") {
            "" => None,
            id => Some(id.parse().map(SessionId).map_err(|_| Error::bad("error-form-carried"))?),
        };
        let (member, own) = (who.member.id, who.session.id);
        let access =
            access(&state, &request, Some(&who.member), AccessEvent::SessionsEnd, AccessOutcome::Done);
        let ended = state.write(move |conn| {
            Ok(private_write(conn, |conn| {
                match one {
                    Some(one) => store::sessions::end(conn, member, one)?,
                    None => store::sessions::end_others(conn, member, own)?,
                };
                store::access_log::note(conn, &access)
            })?)
        });
        ended.await?;
        Ok(led_to(&Place::now(asked.language).account_sessions()).finish())
    };
    answer.await.unwrap_or_else(|err: Error| err.page(asked.language))
}
