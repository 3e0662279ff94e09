//! `jikim invite`: a one-time link for a member.

use std::process::ExitCode;

use anyhow::{Result, anyhow, bail};
use diesel::SqliteConnection;

use super::{Clock, refused, terminal};
use crate::acts::ActError;
use crate::acts::membership::{self, By, Link};
use crate::config::Invite;
use crate::domain::id::ParticipantId;
use crate::domain::member::{NewMember, Role, normalised_email};
use crate::domain::organisation::Organisation;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::Place;
use crate::store::database::AccessError;
use crate::store::{self, Database};

/// Prints a one-time link: an invitation, or for who is a member already one by which a new password is set.
///
/// # Errors
/// If the organisation is not known, its members may not hold the role, or the address is none.
pub fn invite(settings: &Invite, clock: Clock) -> Result<ExitCode> {
    let database = Database::open(&settings.file.database, false)?;
    let public_url = super::serve::checked_url(&settings.public_url)?;
    let language = super::language(settings.language);
    let by = By { at: clock(), member: None };
    let made = database.write(|conn| Ok::<_, AccessError>(link(conn, settings, by)))?;
    let link = made.map_err(|err| match err {
        Failure::Act(err) => refused(language, err),
        Failure::Said(said) => anyhow!("{said}"),
    })?;
    terminal::say(&address(&public_url, language, &link));
    Ok(ExitCode::SUCCESS)
}

/// Where a link leads.
pub fn address(public_url: &str, language: Language, link: &Link) -> String {
    format!("{public_url}{}", Place::now(language).invitation(link.token.reveal()))
}

/// Why there is no link.
enum Failure {
    Act(ActError),
    Said(String),
}

impl<E: Into<ActError>> From<E> for Failure {
    fn from(err: E) -> Self {
        Self::Act(err.into())
    }
}

fn link(conn: &mut SqliteConnection, settings: &Invite, by: By) -> Result<Link, Failure> {
    let known = match normalised_email(&settings.email) {
        Some(email) => store::members::by_email(conn, &email)?.filter(|it| it.removed_at.is_none()),
        None => None,
    };
    if let Some(member) = known {
        return Ok(membership::reset(conn, by, member.id)?);
    }
    let (Some(role), Some(organisation)) = (&settings.role, &settings.organisation) else {
        return Err(Failure::Said("nobody has this address yet: give --role and --organisation".to_owned()));
    };
    let role = Role::from_slug(role).map_err(|_| {
        let known: Vec<&str> = Role::ALL.iter().map(|it| it.slug()).collect();
        Failure::Said(format!("no such role: {role:?}; there are {}", known.join(", ")))
    })?;
    let at = store::entries::last(conn)?;
    let organisation = store::organisations::all(conn, at)?
        .into_iter()
        .find(|it| it.key == *organisation)
        .ok_or_else(|| Failure::Said(format!("no organisation has the key {organisation:?}")))?;
    let local = settings.email.split('@').find(|it| !it.trim().is_empty()).unwrap_or(&settings.email);
    let new = NewMember {
        name: settings.name.clone().unwrap_or_else(|| local.to_owned()),
        email: settings.email.clone(),
        organisation_id: organisation.id,
        participant_id: participant(conn, settings, &organisation)
            .map_err(|err| Failure::Said(err.to_string()))?,
        role,
        office: settings.office.clone(),
    };
    Ok(membership::invite(conn, by, &new)?)
}

/// Whose member it will be: of the participant that was named, or else of the organisation's own.
fn participant(
    conn: &mut SqliteConnection,
    settings: &Invite,
    organisation: &Organisation,
) -> Result<ParticipantId> {
    let at = store::entries::last(conn)?;
    match (&settings.participant, organisation.participant_id) {
        (Some(key), _) => {
            let all = store::participants::all(conn, at)?;
            let found = all.into_iter().find(|it| it.key == *key).map(|it| it.id);
            found.ok_or_else(|| anyhow!("no participant has the key {key:?}"))
        }
        (None, Some(id)) => Ok(id),
        (None, None) => bail!("{} is of no single participant: give --participant", organisation.key),
    }
}
