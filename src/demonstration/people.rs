//! The example's members: one of each role and a second assessor, fictional like their organisations.

use anyhow::{Result, anyhow};
use chrono::{DateTime, Utc};
use diesel::SqliteConnection;

use crate::acts::ActError;
use crate::acts::assessors::Assessor;
use crate::acts::membership::{self, By, Link};
use crate::domain::member::{NewMember, Role};
use crate::store::database::AccessError;
use crate::store::{self, Database};

/// Address, name, organisation and office of each.
const PEOPLE: [(&str, &str, &str, &str, Role); 5] = [
    ("reporter@example.org", "한보고", "demo-finance", "재정정보과", Role::Reporter),
    ("reviewer@example.org", "점하나", "demo-budgetwatch", "", Role::Reviewer),
    ("assessor@example.org", "Ae Seong", "demo-irm", "", Role::Assessor),
    ("assessor2@example.org", "Pyeong Ga", "demo-irm", "", Role::Assessor),
    ("secretariat@example.org", "사무람", "demo-secretariat", "", Role::Secretariat),
];

/// Somebody of the example, with the link by which a password is set.
pub struct Invited {
    pub role: Role,
    pub link: Link,
}

/// The two assessors, who are invited when they are first spoken of.
pub fn assessors(conn: &mut SqliteConnection, at: DateTime<Utc>) -> Result<Vec<Assessor>, ActError> {
    let mut all = Vec::new();
    for person in PEOPLE.iter().filter(|(.., role)| *role == Role::Assessor) {
        let new = member(conn, person)?;
        let member = match store::members::by_email(conn, &new.email)? {
            Some(there) => there.id,
            None => membership::invite(conn, By { at, member: None }, &new)?.member,
        };
        all.push(Assessor { member, organisation: new.organisation_id, at });
    }
    Ok(all)
}

/// Makes a link for everybody: an invitation, or for who has been invited already the same again.
///
/// # Errors
/// If the example is not there; tests make sure that it is.
pub fn invite(database: &Database, now: DateTime<Utc>) -> Result<Vec<Invited>> {
    let by = By { at: now, member: None };
    let invited = database.write(|conn| {
        Ok::<_, AccessError>(
            PEOPLE
                .iter()
                .map(|person| {
                    let new = member(conn, person)?;
                    let link = match store::members::by_email(conn, &new.email)? {
                        Some(there) => membership::reset(conn, by, there.id)?,
                        None => membership::invite(conn, by, &new)?,
                    };
                    Ok(Invited { role: new.role, link })
                })
                .collect::<Result<Vec<_>, ActError>>(),
        )
    })?;
    invited.map_err(|err| anyhow!(err))
}

fn member(
    conn: &mut SqliteConnection,
    (email, name, organisation, office, role): &(&str, &str, &str, &str, Role),
) -> Result<NewMember, ActError> {
    let at = store::entries::last(conn)?;
    let all = store::organisations::all(conn, at)?;
    let found = all.into_iter().find(|it| it.key == *organisation).ok_or(diesel::result::Error::NotFound)?;
    Ok(NewMember {
        email: (*email).to_owned(),
        name: (*name).to_owned(),
        organisation_id: found.id,
        participant_id: found.participant_id.ok_or(diesel::result::Error::NotFound)?,
        role: *role,
        office: (*office).to_owned(),
    })
}
