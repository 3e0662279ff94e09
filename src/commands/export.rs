//! `jikim export`: data out.

use std::fs::File;
use std::io::BufWriter;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use diesel::SqliteConnection;

use super::{Clock, terminal};
use crate::config::Export;
use crate::domain::filter::Filter;
use crate::domain::vocabulary::Language;
use crate::domain::zone::Zone;
use crate::export::sink::BYTE_ORDER_MARK;
use crate::export::{self, Dataset, Scope};
use crate::messages;
use crate::store::Database;
use crate::store::lookup::{Lookup, zone_of};
use crate::web::error::{Error, Told};
use crate::web::moment::{AsOf, Moment};
use crate::web::query::Query;

/// Writes a data set as a file: the same bytes as the page's download with the same filter and time.
///
/// # Errors
/// If the data set, a key or the time is unknown, or the file cannot be written.
pub fn export(settings: &Export, clock: Clock) -> Result<ExitCode> {
    let Some(dataset) = Dataset::by_name(&settings.dataset) else {
        let known: Vec<&str> = export::ALL.iter().map(|it| it.name).collect();
        bail!("there is no data set {:?}; there are: {}", settings.dataset, known.join(", "));
    };
    let database = Database::open(&settings.file.database, false)?;
    let scope = database.export(|conn| Ok::<_, Failure>(scope(conn, settings, clock)?)).map_err(|it| it.0)?;
    match &settings.output {
        Some(path) => {
            let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
            let mut writer = BufWriter::new(file);
            write(&database, dataset, &scope, !settings.no_bom, &mut writer)?;
            let file = writer.into_inner().context("cannot write the file")?;
            file.sync_all().context("cannot write the file to disk")?;
        }
        None => {
            let mut out = std::io::stdout().lock();
            match write(&database, dataset, &scope, !settings.no_bom, &mut out) {
                // A reader that has seen enough, as `head`.
                Err(err) if is_broken_pipe(&err) => {}
                other => other?,
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Carries any failure through the database's functions.
struct Failure(anyhow::Error);

impl<E: Into<anyhow::Error>> From<E> for Failure {
    fn from(err: E) -> Self {
        Self(err.into())
    }
}

fn is_broken_pipe(err: &anyhow::Error) -> bool {
    err.downcast_ref::<std::io::Error>().is_some_and(|it| it.kind() == std::io::ErrorKind::BrokenPipe)
}

fn scope(conn: &mut SqliteConnection, settings: &Export, clock: Clock) -> Result<Scope> {
    let pairs = [("as_of", settings.as_of.clone()), ("on", settings.on.map(|it| it.to_string()))];
    let query: Vec<String> =
        pairs.into_iter().filter_map(|(name, value)| Some(format!("{name}={}", value?))).collect();
    let asked = Query::parse(&query.join("&")).and_then(|it| AsOf::read(&it)).map_err(explained)?;
    let last = crate::store::entries::last(conn)?;
    let present = Lookup::load(conn, last)?;
    let zone = zone(&present, settings)?;
    let moment = Moment::resolve(conn, asked, last, clock(), zone).map_err(explained)?;
    let filter = Filter {
        plan: settings.plan.clone(),
        participant: settings.participant.clone(),
        demonstration: settings.demonstration,
        ..Filter::default()
    };
    let lookup = if moment.position == last { present } else { Lookup::load(conn, moment.position)? };
    Ok(Scope { at: moment.position, day: moment.day, filter, lookup: Arc::new(lookup) })
}

/// The time zone of the participant that the settings name, itself or by a plan of its.
fn zone(lookup: &Lookup, settings: &Export) -> Result<Zone> {
    let participant = match (&settings.plan, &settings.participant) {
        (Some(key), _) => {
            let plan = lookup.plan_by_key(key);
            let Some(plan) = plan else { bail!("there is no plan {key:?}") };
            lookup.participant_of(plan)
        }
        (None, Some(key)) => {
            let participant = lookup.participants().into_iter().find(|it| it.key == *key);
            let Some(participant) = participant else { bail!("there is no participant {key:?}") };
            Some(participant)
        }
        (None, None) => None,
    };
    Ok(participant.map_or(settings.time_zone, zone_of))
}

/// What the pages would say of an error, in one line.
fn explained(err: Error) -> anyhow::Error {
    match err {
        Error::Bad { message, arguments } => {
            let said = |(name, told): &(&'static str, Told)| {
                (*name, messages::Argument::from(told.in_words(Language::En)))
            };
            let arguments: Vec<_> = arguments.iter().map(said).collect();
            anyhow::anyhow!(messages::format(Language::En, message, &arguments))
        }
        other => anyhow::anyhow!(other),
    }
}

fn write(
    database: &Database,
    dataset: &Dataset,
    scope: &Scope,
    with_mark: bool,
    out: &mut impl std::io::Write,
) -> Result<()> {
    if with_mark {
        out.write_all(BYTE_ORDER_MARK)?;
    }
    out.write_all(&dataset.begin()?)?;
    let bar = terminal::spinner(dataset.name);
    let mut start = Some(0);
    while let Some(at) = start {
        let (rows, next) = database.export(|conn| dataset.page(conn, scope, at))?;
        out.write_all(&rows)?;
        bar.tick();
        start = next;
    }
    bar.finish_and_clear();
    out.flush()?;
    Ok(())
}
