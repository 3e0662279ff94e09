//! The figures of the README: `cargo bench`. Each stands beside a baseline taken in the same run: the same server
//! answering a fixed body of the same size, or the `sqlite3` program writing the same rows.
//!
//! All goals, on records of three sizes: the plan that is measured alone, the whole of OGP with it, and ten times that.
//! `cargo bench -- --no-large` leaves the third out, and `--only=pages`, `--only=files` or `--only=together` takes a part.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]

mod client;
mod files;
mod generator;
mod pages;
mod process;
mod table;
mod together;
mod writer;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::Result;
use generator::Size;
use table::Table;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, flag, address, bytes] = arguments.as_slice()
        && flag == "--fixed"
    {
        return process::serve_fixed(address.parse()?, bytes.parse()?);
    }
    let begun = Instant::now();
    let records = Records::make(!arguments.iter().any(|it| it == "--no-large"))?;
    let only = |part: &str| {
        arguments.iter().all(|it| !it.starts_with("--only=")) || arguments.contains(&format!("--only={part}"))
    };
    let mut table = Table::default();
    if only("pages") {
        pages::pages(&records, &mut table)?;
    }
    if only("files") {
        files::files(&records, &mut table)?;
    }
    if only("together") {
        together::together(&records, &mut table)?;
    }
    table.show();
    println!("\n{:.0} s in all", begun.elapsed().as_secs_f64());
    Ok(())
}

/// The records, which stay in the temporary folder for the next run. They are never written to: what is written to is a
/// copy.
struct Records {
    small: PathBuf,
    whole: PathBuf,
    large: Option<PathBuf>,
}

impl Records {
    fn make(with_large: bool) -> Result<Self> {
        let folder = std::env::temp_dir().join("jikim-bench");
        std::fs::create_dir_all(&folder)?;
        let record = |name: &str, size: Size| -> Result<PathBuf> {
            let path = folder.join(format!("{name}.sqlite"));
            if !path.exists() {
                let begun = Instant::now();
                let unfinished = folder.join(format!("{name}.unfinished"));
                remove(&unfinished);
                generator::make(&unfinished, size)?;
                std::fs::rename(&unfinished, &path)?;
                println!("made the {name} record in {:.0} s", begun.elapsed().as_secs_f64());
            }
            Ok(path)
        };
        Ok(Self {
            small: record("small", Size::S)?,
            whole: record("whole", Size::M)?,
            large: if with_large { Some(record("large", Size::L)?) } else { None },
        })
    }

    /// From small to large.
    fn all(&self) -> Vec<&Path> {
        [Some(&self.small), Some(&self.whole), self.large.as_ref()]
            .into_iter()
            .flatten()
            .map(PathBuf::as_path)
            .collect()
    }

    fn named(&self) -> Vec<(&'static str, &Path)> {
        ["small", "whole", "large"].into_iter().zip(self.all()).collect()
    }

    /// The largest there is.
    fn largest(&self) -> &Path {
        self.large.as_deref().unwrap_or(&self.whole)
    }
}

/// A copy of a record, in place of the last of that name.
fn copy(record: &Path, name: &str) -> Result<PathBuf> {
    let path = record.with_file_name(format!("{name}.copy"));
    remove(&path);
    std::fs::copy(record, &path)?;
    Ok(path)
}

fn remove(path: &Path) {
    for suffix in ["", "-wal", "-shm", ".lock"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", path.display()));
    }
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "figures for people")]
fn to_f64(n: u64) -> f64 {
    n as f64
}

fn millis(it: Duration) -> f64 {
    it.as_secs_f64() * 1e3
}
