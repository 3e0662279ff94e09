//! The example's members: one of each role, fictional like their organisations.

use anyhow::{Result, anyhow};
use chrono::{DateTime, Utc};
use diesel::SqliteConnection;

use crate::acts::ActError;
use crate::acts::membership::{self, By, Link};
use crate::domain::member::{NewMember, Role};
use crate::store::database::AccessError;
use crate::store::{self, Database};

/// Address, name, organisation and office of each.
const PEOPLE: [(&str, &str, &str, &str, Role); 4] = [
    ("reporter@example.org", "한보고", "demo-finance", "재정정보과", Role::Reporter),
    ("reviewer@example.org", "점하나", "demo-budgetwatch", "", Role::Reviewer),
    ("assessor@example.org", "Ae Seong", "demo-irm", "", Role::Assessor),
    ("secretariat@example.org", "사무람", "demo-secretariat", "", Role::Secretariat),
];

/// Somebody of the example, with the link by which a password is set.
pub struct Invited {
    pub role: Role,
    pub link: Link,
}

/// Invites one member of each role.
///
/// # Errors
/// If the example is not there; tests make sure that it is.
pub fn invite(database: &Database, now: DateTime<Utc>) -> Result<Vec<Invited>> {
    let by = By { at: now, member: None };
    let invited = database.write(|conn| {
        Ok::<_, AccessError>(
            PEOPLE
                .iter()
                .map(|(email, name, organisation, office, role)| {
                    let new = member(conn, (email, name), organisation, (office, *role))?;
                    Ok(Invited { role: *role, link: membership::invite(conn, by, &new)? })
                })
                .collect::<Result<Vec<_>, ActError>>(),
        )
    })?;
    invited.map_err(|err| anyhow!(err))
}

fn member(
    conn: &mut SqliteConnection,
    (email, name): (&str, &str),
    organisation: &str,
    (office, role): (&str, Role),
) -> Result<NewMember, ActError> {
    let at = store::entries::last(conn)?;
    let all = store::organisations::all(conn, at)?;
    let found = all.into_iter().find(|it| it.key == organisation).ok_or(diesel::result::Error::NotFound)?;
    Ok(NewMember {
        email: email.to_owned(),
        name: name.to_owned(),
        organisation_id: found.id,
        participant_id: found.participant_id.ok_or(diesel::result::Error::NotFound)?,
        role,
        office: office.to_owned(),
    })
}
