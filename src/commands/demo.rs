//! `jikim demo`: a worked example and Korea's plans in a throw-away database.

use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};

use super::{Clock, invite, keeping, serve, terminal};
use crate::config::Demo;
use crate::demonstration;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::store::Database;

/// Loads the example and Korea's plans, and serves them. A database that was not named goes when the server stops.
///
/// # Errors
/// If the file exists already, or what `serve` refuses.
pub fn run(settings: Demo, clock: Clock) -> Result<ExitCode> {
    let (path, folder) = match settings.database {
        Some(path) => (path, None),
        None => {
            let folder = keeping::tempfile_folder()?;
            (folder.join("demo.sqlite"), Some(folder))
        }
    };
    if path.exists() {
        bail!("{} exists already; the example goes into a new file", path.display());
    }
    let bar = terminal::spinner("demo");
    let database = Database::open(&path, true)?;
    demonstration::load(&database, clock()).context("the example cannot be written")?;
    let links = demonstration::invite(&database, clock()).context("nobody can be invited")?;
    drop(database);
    bar.finish_and_clear();
    let public_url = serve::public_url(&settings.serving)?;
    for link in &links {
        let address = invite::address(&public_url, Language::Ko, &link.link);
        terminal::say(&format!("{}: {address}", link.role.slug()));
    }
    let served = serve::run(&path, &settings.serving, clock);
    if let Some(folder) = folder {
        std::fs::remove_dir_all(&folder).context("cannot remove the throw-away database")?;
    }
    served
}
