//! Membership: inviting people, their rights and passwords, and their leaving. Private state: none of it makes an entry
//! in the ledger; each act notes in the history of rights who did what to whom, in one transaction with the change.

use chrono::{DateTime, SubsecRound as _, TimeDelta, Utc};
use diesel::SqliteConnection;

use super::ActError;
use super::secret::{self, Secret};
use crate::domain::fault::Fault;
use crate::domain::id::{MemberId, OrganisationId, ParticipantId, SessionId};
use crate::domain::member::{
    LinkPurpose, Member, NewMember, PermissionChange, RightsChange, Role, normalised_email,
};
use crate::domain::vocabulary::Vocabulary as _;
use crate::store::{self, private_write};

/// For how long a one-time link may be used.
pub const LINK_HOLDS: TimeDelta = TimeDelta::days(7);

/// The most characters of a member's name, and of the office that the record names.
const LONGEST_NAME: usize = 100;

/// Who changes somebody's rights, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct By {
    pub at: DateTime<Utc>,
    /// None for the command line.
    pub member: Option<MemberId>,
}

/// A one-time link that was made. Its token is shown once, and is not in the database.
pub struct Link {
    pub member: MemberId,
    pub token: Secret,
    pub purpose: LinkPurpose,
    pub expires_at: DateTime<Utc>,
}

/// Invites somebody, and makes the link by which a password is set. Who was removed is taken back as if new.
///
/// # Errors
/// Refused if the address or name is none, the organisation's members may not hold the role, or somebody has the
/// address.
pub fn invite(conn: &mut SqliteConnection, by: By, new: &NewMember) -> Result<Link, ActError> {
    private_write(conn, |conn| {
        let mut faults = Vec::new();
        let email = normalised_email(&new.email);
        faults.extend(email.is_none().then(|| Fault::new("email", "fault-email")));
        let name = new.name.trim().to_owned();
        let n = name.chars().count();
        faults.extend((n == 0).then(|| Fault::new("name", "fault-member-name-missing")));
        faults.extend(
            (n > LONGEST_NAME).then(|| {
                Fault::new("name", "fault-member-name-long").with("limit", LONGEST_NAME.to_string())
            }),
        );
        faults.extend(fault_of_office(&new.office));
        faults.extend(faults_of_rights(conn, new.participant_id, new.role, new.organisation_id)?);
        let old = match &email {
            Some(email) => store::members::by_email(conn, email)?,
            None => None,
        };
        let is_taken = old.as_ref().is_some_and(|it| it.removed_at.is_none());
        faults.extend(is_taken.then(|| Fault::new("email", "fault-email-taken")));
        ActError::refuse(faults)?;
        let new = NewMember {
            email: email.unwrap_or_default(),
            name,
            office: new.office.trim().to_owned(),
            ..new.clone()
        };
        let id = match old {
            Some(old) => {
                store::members::revive(conn, old.id, &new)?;
                old.id
            }
            None => store::members::insert(conn, &new, whole(by.at))?,
        };
        let rights = rights(conn, new.role, new.organisation_id, &new.office)?;
        note(conn, by, id, RightsChange::Invited, (None, Some(rights)))?;
        link(conn, by, id, LinkPurpose::Invite)
    })
}

/// Makes a link by which a member sets a new password; earlier links no longer work, the present password still does.
/// For who has not accepted the invitation yet it is that invitation again.
///
/// # Errors
/// `NotFound` if there is no such member.
pub fn reset(conn: &mut SqliteConnection, by: By, id: MemberId) -> Result<Link, ActError> {
    private_write(conn, |conn| {
        let member = present(conn, id)?;
        let purpose = if member.has_password { LinkPurpose::Reset } else { LinkPurpose::Invite };
        note(conn, by, id, RightsChange::Reset, (None, None))?;
        link(conn, by, id, purpose)
    })
}

/// Whose a one-time link is, if it may still be used.
///
/// # Errors
/// The database's own.
pub fn who_was_invited(
    conn: &mut SqliteConnection,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<(LinkPurpose, Member)>, ActError> {
    let link = store::members::usable_link(conn, &secret::digest(token), whole(now))?;
    Ok(link.map(|(_, purpose, member)| (purpose, member)))
}

/// Sets the password by a one-time link, which is used up; whoever was signed in as the member is not any more.
///
/// # Errors
/// `NotFound` if the link does not work or no longer does.
pub fn accept(
    conn: &mut SqliteConnection,
    at: DateTime<Utc>,
    token: &str,
    password_hash: &str,
) -> Result<Member, ActError> {
    private_write(conn, |conn| {
        let link = store::members::usable_link(conn, &secret::digest(token), whole(at))?;
        let (_, _, member) = link.ok_or(diesel::result::Error::NotFound)?;
        store::members::close_links(conn, member.id, whole(at))?;
        store::members::set_password(conn, member.id, password_hash)?;
        store::sessions::end_all(conn, member.id)?;
        let by = By { at, member: Some(member.id) };
        note(conn, by, member.id, RightsChange::Accepted, (None, None))?;
        Ok(member)
    })
}

/// Sets a new password, which the member chose knowing the old one; whoever else is signed in as the member is not
/// any more, and open links no longer work.
///
/// # Errors
/// `NotFound` if the member was removed meanwhile.
pub fn change_password(
    conn: &mut SqliteConnection,
    at: DateTime<Utc>,
    id: MemberId,
    password_hash: &str,
) -> Result<(), ActError> {
    private_write(conn, |conn| {
        present(conn, id)?;
        store::members::set_password(conn, id, password_hash)?;
        store::members::close_links(conn, id, whole(at))?;
        store::sessions::end_all(conn, id)?;
        note(conn, By { at, member: Some(id) }, id, RightsChange::Password, (None, None))
    })
}

/// Gives a member another role, organisation or office. The member's sessions end: what was opened with other rights
/// closes.
///
/// # Errors
/// Refused if the organisation's members may not hold the role, or nobody would be left in the secretariat.
pub fn change_rights(
    conn: &mut SqliteConnection,
    by: By,
    id: MemberId,
    (role, organisation, office): (Role, OrganisationId, &str),
) -> Result<(), ActError> {
    let office = office.trim();
    private_write(conn, |conn| {
        let member = present(conn, id)?;
        if (member.role, member.organisation_id, member.office.as_str()) == (role, organisation, office) {
            return Ok(());
        }
        let mut faults = faults_of_rights(conn, member.participant_id, role, organisation)?;
        faults.extend(fault_of_office(office));
        if role != Role::Secretariat {
            faults.extend(fault_of_leaving(conn, &member)?);
        }
        ActError::refuse(faults)?;
        let old = rights(conn, member.role, member.organisation_id, &member.office)?;
        let new = rights(conn, role, organisation, office)?;
        store::members::set_rights(conn, id, role, organisation, office)?;
        store::sessions::end_all(conn, id)?;
        note(conn, by, id, RightsChange::Rights, (Some(old), Some(new)))
    })
}

/// Ends a membership, with its sessions and open links.
///
/// # Errors
/// Refused if nobody would be left in the secretariat.
pub fn remove(conn: &mut SqliteConnection, by: By, id: MemberId) -> Result<(), ActError> {
    private_write(conn, |conn| {
        let member = present(conn, id)?;
        ActError::refuse(fault_of_leaving(conn, &member)?.into_iter().collect())?;
        let old = rights(conn, member.role, member.organisation_id, &member.office)?;
        store::members::remove(conn, id, whole(by.at))?;
        store::members::close_links(conn, id, whole(by.at))?;
        store::sessions::end_all(conn, id)?;
        note(conn, by, id, RightsChange::Removed, (Some(old), None))
    })
}

/// Begins a session, and returns the key for the cookie. Sessions that have run out are cleared away.
///
/// # Errors
/// `NotFound` if the member was removed meanwhile.
pub fn begin_session(
    conn: &mut SqliteConnection,
    at: DateTime<Utc>,
    id: MemberId,
    user_agent: &str,
) -> Result<(Secret, SessionId), ActError> {
    private_write(conn, |conn| {
        present(conn, id)?;
        let key = Secret::new()?;
        store::sessions::clear_ended(conn, whole(at))?;
        let session = store::sessions::insert(conn, &key.digest(), id, user_agent, whole(at))?;
        Ok((key, session))
    })
}

/// The member with this id, who has not been removed.
fn present(conn: &mut SqliteConnection, id: MemberId) -> Result<Member, ActError> {
    let member = store::members::find(conn, id)?;
    if member.removed_at.is_some() {
        return Err(diesel::result::Error::NotFound.into());
    }
    Ok(member)
}

/// Makes a link; the ones before it no longer work.
fn link(
    conn: &mut SqliteConnection,
    by: By,
    member: MemberId,
    purpose: LinkPurpose,
) -> Result<Link, ActError> {
    let token = Secret::new()?;
    let at = whole(by.at);
    let expires_at = at + LINK_HOLDS;
    store::members::close_links(conn, member, at)?;
    store::members::add_link(conn, member, &token.digest(), purpose, (at, expires_at))?;
    Ok(Link { member, token, purpose, expires_at })
}

/// Why the organisation's members may not hold the role for the participant.
fn faults_of_rights(
    conn: &mut SqliteConnection,
    participant: ParticipantId,
    role: Role,
    organisation: OrganisationId,
) -> Result<Vec<Fault>, ActError> {
    let at = store::entries::last(conn)?;
    let all = store::organisations::all(conn, at)?;
    let found = all.iter().find(|it| it.id == organisation);
    let Some(organisation) = found.filter(|it| it.participant_id.is_none_or(|own| own == participant)) else {
        return Ok(vec![Fault::new("organisation", "fault-organisation-of-another")]);
    };
    let may = role.may_be_held_in(organisation.content.kind);
    Ok((!may).then(|| Fault::new("role", "fault-role-of-another-kind")).into_iter().collect())
}

/// What is wrong with the name of an office.
fn fault_of_office(office: &str) -> Option<Fault> {
    let is_long = office.trim().chars().count() > LONGEST_NAME;
    is_long.then(|| Fault::new("office", "fault-office-long").with("limit", LONGEST_NAME.to_string()))
}

/// Why a member must stay in the secretariat: nobody else there can sign in.
fn fault_of_leaving(conn: &mut SqliteConnection, member: &Member) -> Result<Option<Fault>, ActError> {
    if member.role != Role::Secretariat {
        return Ok(None);
    }
    let others = store::members::count_other_secretariat(conn, member.participant_id, member.id)?;
    Ok((others == 0).then(|| Fault::new("", "fault-last-of-secretariat")))
}

/// Rights as the history tells them.
fn rights(
    conn: &mut SqliteConnection,
    role: Role,
    organisation: OrganisationId,
    office: &str,
) -> Result<String, ActError> {
    let at = store::entries::last(conn)?;
    let all = store::organisations::all(conn, at)?;
    let key = all.into_iter().find(|it| it.id == organisation).map(|it| it.key).unwrap_or_default();
    Ok(format!("{} {key} {office}", role.slug()).trim_end().to_owned())
}

fn note(
    conn: &mut SqliteConnection,
    by: By,
    member: MemberId,
    what: RightsChange,
    (old, new): (Option<String>, Option<String>),
) -> Result<(), ActError> {
    let change = PermissionChange { at: whole(by.at), by_id: by.member, member_id: member, what, old, new };
    Ok(store::members::note_change(conn, &change)?)
}

/// An instant in whole seconds, as it is stored and compared.
fn whole(at: DateTime<Utc>) -> DateTime<Utc> {
    at.trunc_subsecs(0)
}
