//! `jikim import`: data in.

use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, anyhow, bail};

use super::{Clock, terminal};
use crate::acts::Actor;
use crate::config::{Bundled, Encoding, Import};
use crate::domain::id::Position;
use crate::domain::vocabulary::Language;
use crate::import::engine::{self, ImportError, Options, Prepared};
use crate::import::ogp::{self, Difference, Known};
use crate::import::table::FileRead;
use crate::import::{bundled, own, report, text};
use crate::messages;
use crate::store::database::AccessError;
use crate::store::lookup::Day;
use crate::store::{Database, entries};

/// Reads files, shows what would change, and writes it: one entry a file. Files of our own shapes are looked at
/// together first, so that the faults of all are told and nothing is written if there is one; OGP's file comes after
/// them.
///
/// # Errors
/// Every fault of the files is told on standard error; then that there are faults.
pub fn import(settings: &Import, clock: Clock) -> Result<ExitCode> {
    let database = Database::open(&settings.file.database, true)?;
    let language = super::language(settings.language);
    let importer = Importer { database: &database, settings, language, clock };
    let mut files = Vec::new();
    let mut ogp_files = Vec::new();
    if settings.bundled == Some(Bundled::Korea) {
        files.extend(bundled::korea().map(|(name, text)| own::examine(name, text)));
    }
    for path in &settings.files {
        let bytes = read(path)?;
        let encoding = match settings.encoding {
            Encoding::Utf8 => text::Encoding::Utf8,
            Encoding::Cp949 => text::Encoding::Cp949,
        };
        let name = path.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        match text::decode(&bytes, encoding) {
            Ok(text) if is_ogp(&text) => ogp_files.push((name, text)),
            Ok(text) => files.push(own::examine(&name, &text)),
            Err(fault) => files.push(FileRead { name, faults: vec![fault], ..FileRead::default() }),
        }
    }
    importer.own_files(files)?;
    ogp_files.iter().try_for_each(|(name, text)| importer.ogp_file(name, text))?;
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

/// Whether a text has the headings of OGP's file.
fn is_ogp(text: &str) -> bool {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    reader.headers().is_ok_and(|it| ogp::is_ogp(it.iter()))
}

struct Importer<'a> {
    database: &'a Database,
    settings: &'a Import,
    language: Language,
    clock: Clock,
}

impl Importer<'_> {
    fn own_files(&self, files: Vec<FileRead>) -> Result<()> {
        if files.is_empty() {
            return Ok(());
        }
        let all = names(&files);
        let bar = terminal::spinner(&all);
        let prepared = self.prepare(&files);
        bar.finish_and_clear();
        let prepared = prepared.map_err(|err| self.refuse(&err))?;
        if self.settings.dry_run {
            self.tell(&all, &prepared, None);
            return Ok(());
        }
        engine::check_reason(&prepared, &self.options()).map_err(|err| self.refuse(&err))?;
        for group in engine::groups(files) {
            let (prepared, position) = self.write(&group)?;
            self.tell(&names(&group), &prepared, position);
        }
        Ok(())
    }

    fn ogp_file(&self, name: &str, text: &str) -> Result<()> {
        let bar = terminal::spinner(name);
        let known = self.database.export(|conn| {
            let last = entries::last(conn)?;
            Ok::<_, AccessError>(Known::load(conn, last)?)
        })?;
        let file = FileRead { name: name.to_owned(), ..FileRead::default() };
        let (file, differences, n_readings) = match ogp::read(&known, text) {
            Ok(it) => (FileRead { tables: it.tables, ..file }, it.differences, it.readings.len()),
            Err(faults) => (FileRead { faults, ..file }, Vec::new(), 0),
        };
        let files = [file];
        let (prepared, position) = if self.settings.dry_run {
            (self.prepare(&files).map_err(|err| self.refuse(&err))?, None)
        } else {
            self.write(&files)?
        };
        bar.finish_and_clear();
        self.tell_differences(&differences, n_readings);
        self.tell(name, &prepared, position);
        Ok(())
    }

    fn options(&self) -> Options {
        Options { source: self.settings.source.clone(), reason: self.settings.reason.clone() }
    }

    fn prepare(&self, files: &[FileRead]) -> Result<Prepared, ImportError> {
        let now = (self.clock)();
        self.database.export(|conn| {
            let at = entries::last(conn)?;
            engine::prepare_files(conn, at, Day::At(now), files)
        })
    }

    /// Writes files as one entry.
    fn write(&self, files: &[FileRead]) -> Result<(Prepared, Option<Position>)> {
        let now = (self.clock)();
        let done = self.database.write(|conn| {
            let at = entries::last(conn)?;
            let prepared = engine::prepare_files(conn, at, Day::At(now), files)?;
            let position = engine::apply(conn, &Actor::operator(now), &prepared, &self.options())?;
            Ok::<_, ImportError>((prepared, position))
        });
        done.map_err(|err| self.refuse(&err))
    }

    fn tell(&self, name: &str, prepared: &Prepared, position: Option<Position>) {
        terminal::say(name);
        for line in report::changes(self.language, prepared, &self.options()) {
            terminal::say(&line);
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

    /// Tells what was read by a rule, and what OGP derives otherwise than our rules do.
    fn tell_differences(&self, differences: &[Difference], n_readings: usize) {
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
    }

    /// Tells what stands in the way line by line, and ends with what to do.
    fn refuse(&self, err: &ImportError) -> anyhow::Error {
        let mut lines = report::error(self.language, err);
        let last = lines.pop().unwrap_or_default();
        lines.iter().for_each(|line| terminal::complain(line));
        anyhow!(last)
    }
}

fn names(files: &[FileRead]) -> String {
    let names: Vec<&str> = files.iter().map(|it| it.name.as_str()).collect();
    names.join(", ")
}
