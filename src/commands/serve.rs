//! `jikim serve`: one server for one file.

use std::path::Path;
use std::process::ExitCode;

use actix_web::middleware::from_fn;
use actix_web::{App, HttpServer, web};
use anyhow::{Context as _, Result, bail};

use super::{Clock, terminal};
use crate::acts::consolidating::SecondPerson;
use crate::config::Serving;
use crate::messages;
use crate::store::Database;
use crate::store::database::{AccessError, ServerLock, checkpoint};
use crate::web::state::{Settings, State};
use crate::web::{assets, counters, form, front, headers, routes, watch};

/// Serves the record in `path` until it is told to stop.
///
/// # Errors
/// What start-up refuses, or that the address cannot be listened on.
pub fn run(path: &Path, serving: &Serving, clock: Clock) -> Result<ExitCode> {
    let lock = ServerLock::take(path)?;
    // The first page needs both the wording and the record: the one is read beside the other.
    std::thread::spawn(messages::read);
    let database = Database::open(path, false)?;
    let public_url = public_url(serving)?;
    let settings = Settings {
        public_url: public_url.clone(),
        zone: serving.time_zone,
        cache_bytes: serving.page_cache.saturating_mul(1024 * 1024),
        body_time: form::BODY_TIME,
        trusted_proxy: serving.trusted_proxy,
        second_person: if serving.second_person { SecondPerson::Needed } else { SecondPerson::NotNeeded },
        clock,
    };
    let state = State::new(database.clone(), path, settings)?;
    counters::count_panics();
    assets::announce();
    let listen = serving.listen;
    actix_web::rt::System::new().block_on(async move {
        let data = web::Data::new(state);
        let server = HttpServer::new(move || {
            App::new()
                .app_data(data.clone())
                .wrap(from_fn(front))
                .wrap(from_fn(headers::unframed))
                .wrap(headers::strict(&public_url))
                .wrap(from_fn(watch::watch))
                .configure(routes)
        })
        .tcp_nodelay(true)
        .shutdown_timeout(10)
        .worker_max_blocking_threads(3)
        .bind(listen)
        .with_context(|| format!("cannot listen on {listen}; choose another address with --listen"))?;
        terminal::say(&format!("http://{listen}/"));
        server.run().await.context("the server stopped")
    })?;
    // Requests that were under way have been answered: what they wrote goes into the file itself.
    database.write(|conn| checkpoint(conn).map_err(AccessError::from))?;
    drop(lock);
    Ok(ExitCode::SUCCESS)
}

/// The address under which readers know the server. Plain http is for this machine only.
pub(super) fn public_url(serving: &Serving) -> Result<String> {
    checked_url(&serving.public_url.clone().unwrap_or_else(|| format!("http://{}", serving.listen)))
}

/// A public address without the slash at its end, if it is one.
pub(super) fn checked_url(url: &str) -> Result<String> {
    let url = url.trim_end_matches('/').to_owned();
    let Some((scheme, rest)) = url.split_once("://") else {
        bail!("--public-url {url:?} has no scheme; write it as https://example.org");
    };
    let host = rest.split('/').next().unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    match scheme {
        "https" => Ok(url),
        "http" if matches!(name, "127.0.0.1" | "localhost" | "[::1]") => Ok(url),
        "http" => bail!(
            "--public-url {url}: plain http is only for this machine; \
             put a TLS proxy in front and give its https address"
        ),
        other => bail!("--public-url: unknown scheme {other:?}; use https"),
    }
}
