//! `jikim import` and `jikim export`: data in and out.

use std::fs::File;
use std::io::BufWriter;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use chrono_tz::Tz;
use diesel::SqliteConnection;

use super::{Clock, terminal};
use crate::acts::Actor;
use crate::config::{Bundled, Encoding, Export, Import, LanguageSetting};
use crate::domain::filter::Filter;
use crate::domain::vocabulary::Language;
use crate::export::sink::BYTE_ORDER_MARK;
use crate::export::{self, Dataset, Scope};
use crate::import::engine::{self, FaultsOfFile, ImportError, Prepared};
use crate::import::ogp::{self, Difference, Known};
use crate::import::table::FileRead;
use crate::import::{bundled, own, report, text};
use crate::messages;
use crate::store::Database;
use crate::store::lookup::{Day, Lookup, zone_of};
use crate::web::error::Error;
use crate::web::moment::{AsOf, Moment};
use crate::web::query::Query;

/// Reads files, shows what would change, and writes it: one entry a file, each all or nothing.
///
/// # Errors
/// Every fault of the file is told on standard error; then that there are faults.
pub fn import(settings: &Import, clock: Clock) -> Result<ExitCode> {
    let database = Database::open(&settings.file.database, true)?;
    let language = match settings.language {
        LanguageSetting::Ko => Language::Ko,
        LanguageSetting::En => Language::En,
    };
    let importer = Importer { database: &database, settings, language, clock };
    if settings.bundled == Some(Bundled::Korea) {
        for (name, text) in bundled::korea() {
            importer.file(name, text)?;
        }
    }
    for path in &settings.files {
        let bytes = read(path)?;
        let encoding = match settings.encoding {
            Encoding::Utf8 => text::Encoding::Utf8,
            Encoding::Cp949 => text::Encoding::Cp949,
        };
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        match text::decode(&bytes, encoding) {
            Ok(text) => importer.file(&name, &text)?,
            Err(fault) => {
                let faults = FaultsOfFile { file: name, faults: vec![fault] };
                return Err(importer.refuse(&ImportError::Faults(vec![faults])));
            }
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// Reads a file that is not larger than any that an import takes.
fn read(path: &Path) -> Result<Vec<u8>> {
    /// OGP's whole file is some 20 MB.
    const LARGEST: u64 = 64 * 1024 * 1024;
    let shown = path.display();
    let size = std::fs::metadata(path).with_context(|| format!("cannot read {shown}"))?.len();
    if size > LARGEST {
        bail!("{shown} is larger than 64 MB; split it");
    }
    std::fs::read(path).with_context(|| format!("cannot read {shown}"))
}

struct Importer<'a> {
    database: &'a Database,
    settings: &'a Import,
    language: Language,
    clock: Clock,
}

impl Importer<'_> {
    fn file(&self, name: &str, text: &str) -> Result<()> {
        let bar = terminal::spinner(name);
        let (file, differences, n_readings) = self.read(name, text)?;
        let now = (self.clock)();
        let done = self.database.write(|conn| {
            let at = crate::store::entries::last(conn)?;
            let prepared = engine::prepare_files(conn, at, Day::At(now), &[file])?;
            if self.settings.dry_run {
                return Ok((prepared, None));
            }
            let options = engine::Options {
                source: self.settings.source.clone(),
                reason: self.settings.reason.clone(),
            };
            let position = engine::apply(conn, &Actor::operator(now), &prepared, &options)?;
            Ok::<_, ImportError>((prepared, position))
        });
        bar.finish_and_clear();
        match done {
            Ok((prepared, position)) => {
                self.tell(name, &prepared, &differences, n_readings, position);
                Ok(())
            }
            Err(err) => Err(self.refuse(&err)),
        }
    }

    /// What a file holds, whichever shape it has, with what OGP derives otherwise than our rules do.
    fn read(&self, name: &str, text: &str) -> Result<(FileRead, Vec<Difference>, usize)> {
        let mut reader =
            csv::ReaderBuilder::new().has_headers(true).flexible(true).from_reader(text.as_bytes());
        let headings: Vec<String> =
            reader.headers().map(|it| it.iter().map(str::to_owned).collect()).unwrap_or_default();
        if !ogp::is_ogp(headings.iter().map(String::as_str)) {
            return Ok((own::examine(name, text), Vec::new(), 0));
        }
        let known = self.database.export(|conn| {
            let last = crate::store::entries::last(conn)?;
            Ok::<_, crate::store::database::AccessError>(Known::load(conn, last)?)
        })?;
        let file = FileRead { name: name.to_owned(), ..FileRead::default() };
        Ok(match ogp::read(&known, text) {
            Ok(it) => (FileRead { tables: it.tables, ..file }, it.differences, it.readings.len()),
            Err(faults) => (FileRead { faults, ..file }, Vec::new(), 0),
        })
    }

    fn tell(
        &self,
        name: &str,
        prepared: &Prepared,
        differences: &[Difference],
        n_readings: usize,
        position: Option<crate::domain::id::Position>,
    ) {
        terminal::say(name);
        for line in report::changes(self.language, prepared) {
            terminal::say(&line);
        }
        let counted = |id, n: usize| messages::format(self.language, id, &[("n", n.into())]);
        if n_readings > 0 {
            terminal::say(&counted("import-readings", n_readings));
        }
        if !differences.is_empty() {
            terminal::say(&counted("import-differences", differences.len()));
            for it in differences {
                terminal::say(&format!("  {}", report::difference(self.language, it)));
            }
        }
        let end = match position {
            Some(position) => {
                messages::format(self.language, "import-written", &[("position", position.0.into())])
            }
            None if self.settings.dry_run && prepared.is_effective() => {
                messages::text(self.language, "import-dry").to_owned()
            }
            None => messages::text(self.language, "import-nothing").to_owned(),
        };
        terminal::say(&end);
    }

    /// Tells what stands in the way line by line, and ends with what to do.
    fn refuse(&self, err: &ImportError) -> anyhow::Error {
        let mut lines = report::error(self.language, err);
        let last = lines.pop().unwrap_or_default();
        lines.iter().for_each(|line| terminal::complain(line));
        anyhow::anyhow!(last)
    }
}

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
fn zone(lookup: &Lookup, settings: &Export) -> Result<Tz> {
    let participant = match (&settings.plan, &settings.participant) {
        (Some(key), _) => {
            let plan = lookup.plans().into_iter().find(|it| it.key == *key);
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
            let arguments: Vec<_> = arguments
                .iter()
                .map(|(name, value)| (*name, messages::Argument::from(value.as_str())))
                .collect();
            anyhow::anyhow!(crate::messages::format(
                crate::domain::vocabulary::Language::En,
                message,
                &arguments
            ))
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
