//! The worked example: a fictional participant with a past, written through the ordinary functions with a clock given
//! to them, oldest step first. Its dates move by whole half-years, so that one of its plans is always running.

mod coding;
mod dates;
mod files;
mod people;
mod requests;
mod steps;

pub use people::{Invited, invite};

use anyhow::{Context as _, Result};
use chrono::{DateTime, Utc};

use crate::acts::Actor;
use crate::import::{bundled, engine, own};
use crate::store::database::AccessError;
use crate::store::lookup::Day;
use crate::store::{Database, entries};

/// Loads Korea's plans and the worked example as it stands at `now`.
///
/// # Errors
/// If what comes with the program does not follow the program's own rules; tests make sure that it does.
pub fn load(database: &Database, now: DateTime<Utc>) -> Result<()> {
    let shift = dates::Shift::to(now)?;
    let mut steps = steps::Steps::read(shift)?;
    steps.run(database, now)?;
    import_texts(database, now, &bundled::korea())
}

/// Imports files that come with the program, one entry each.
///
/// # Errors
/// As [`load`].
pub fn import_texts(database: &Database, now: DateTime<Utc>, files: &[(&str, &str)]) -> Result<()> {
    for (name, text) in files {
        let actor = Actor::operator(now);
        import(database, &actor, name, text, &engine::Options::default())
            .with_context(|| (*name).to_owned())?;
    }
    Ok(())
}

/// Imports one file as one entry.
fn import(
    database: &Database,
    actor: &Actor,
    name: &str,
    text: &str,
    options: &engine::Options,
) -> Result<()> {
    let tables = own::read(name, text).map_err(|faults| anyhow::anyhow!("{faults:?}"))?;
    database.write(|conn| {
        let at = entries::last(conn).map_err(AccessError::from)?;
        let prepared = engine::prepare(conn, at, Day::At(actor.at), &tables)?;
        engine::apply(conn, actor, &prepared, options)?;
        Ok::<_, Failure>(())
    })?;
    Ok(())
}

/// Carries any failure through the database's functions.
#[derive(Debug, thiserror::Error)]
enum Failure {
    #[error(transparent)]
    Access(#[from] AccessError),
    #[error("{0:?}")]
    Import(#[from] engine::ImportError),
    #[error("{0:?}")]
    Act(#[from] crate::acts::ActError),
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
    #[error("the example speaks of {0}, which is not there")]
    Unknown(String),
}
