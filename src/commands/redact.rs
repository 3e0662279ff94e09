//! `jikim redact`: emptying personal data from every version of the record.

use std::process::ExitCode;

use anyhow::{Result, bail};

use super::{Clock, refused, terminal};
use crate::acts::{Actor, redacting};
use crate::config::Redact;
use crate::store::Database;
use crate::store::database::AccessError;

/// Empties the words of every row that contains a text, and tells which.
///
/// # Errors
/// If nothing contains the text, or the text or the reason will not do.
pub fn redact(settings: &Redact, clock: Clock) -> Result<ExitCode> {
    let database = Database::open(&settings.file.database, false)?;
    let language = super::language(settings.language);
    let text = &settings.containing;
    let found = database.write(|conn| Ok::<_, AccessError>(redacting::found(conn, text)))?;
    let found = found.map_err(|err| refused(language, err))?;
    if found.is_empty() {
        bail!("no row of the record contains that text, as it is written; nothing was emptied");
    }
    if !settings.dry_run {
        let actor = Actor::operator(clock());
        let done = database
            .write(|conn| Ok::<_, AccessError>(redacting::redact(conn, &actor, text, &settings.reason)))?;
        let position = done.map_err(|err| refused(language, err))?;
        terminal::say(&format!("entry {}", position.unwrap_or(crate::domain::id::Position::NONE)));
    }
    for (table, id) in found {
        terminal::say(&format!("{} {id}", table.name));
    }
    Ok(ExitCode::SUCCESS)
}
