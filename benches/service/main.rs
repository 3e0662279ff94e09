//! The figures of the README: `cargo bench`. Each stands beside a baseline taken in the same run: the same server
//! answering a fixed body of the same size, or the `sqlite3` program writing the same rows.
#![expect(clippy::print_stdout, reason = "the figures are what it is for")]
#![expect(clippy::arithmetic_side_effects, reason = "a benchmark, not the service")]

mod client;
mod generator;
mod process;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result};
use client::{Client, load};
use generator::{MEASURED_COMMITMENT, MEASURED_PLAN, Size};
use process::Server;

/// Seconds that each load lasts.
const SECONDS: f64 = 3.0;

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().collect();
    if let [_, flag, address, bytes] = arguments.as_slice() {
        if flag == "--fixed" {
            return process::serve_fixed(address.parse()?, bytes.parse()?);
        }
    }
    let with_large = !arguments.iter().any(|it| it == "--no-large");
    let folder = std::env::temp_dir().join("jikim-bench");
    std::fs::create_dir_all(&folder)?;
    let record = |name: &str, size: Size| -> Result<PathBuf> {
        let path = folder.join(format!("{name}.sqlite"));
        if !path.exists() {
            let begun = Instant::now();
            let unfinished = folder.join(format!("{name}.unfinished"));
            for suffix in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{suffix}", unfinished.display()));
            }
            generator::make(&unfinished, size)?;
            std::fs::rename(&unfinished, &path)?;
            println!("made {name} in {:.0} s", begun.elapsed().as_secs_f64());
        }
        Ok(path)
    };
    let small = record("small", Size::S)?;
    let whole = record("whole", Size::M)?;
    let large = if with_large { Some(record("large", Size::L)?) } else { None };
    let only = |part: &str| {
        arguments.iter().all(|it| !it.starts_with("--only=")) || arguments.contains(&format!("--only={part}"))
    };
    if only("pages") {
        pages(&small, &whole, large.as_deref())?;
    }
    if only("files") {
        exports(&whole, large.as_deref())?;
    }
    if !only("together") {
        return Ok(());
    }
    // What is written to goes into a copy, so that the next run finds the records as they were made.
    let scratch = folder.join("scratch.sqlite");
    for suffix in ["-wal", "-shm", ".lock"] {
        let _ = std::fs::remove_file(format!("{}{suffix}", scratch.display()));
    }
    std::fs::copy(large.as_deref().unwrap_or(&whole), &scratch)?;
    together(&scratch)?;
    let binary = std::fs::metadata(env!("CARGO_BIN_EXE_jikim"))?.len();
    println!("16  stripped binary: {:.1} MB", to_f64(binary) / 1e6);
    Ok(())
}

#[expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "figures for people")]
fn to_f64(n: u64) -> f64 {
    n as f64
}

fn millis(it: Duration) -> f64 {
    it.as_secs_f64() * 1e3
}

/// Goals 1 to 5 and 14 to 16: pages.
fn pages(small: &Path, whole: &Path, large: Option<&Path>) -> Result<()> {
    let plan = format!("/ko/plans/{MEASURED_PLAN}");
    let commitment = format!("/ko/commitments/{MEASURED_COMMITMENT}");
    let live = Server::jikim(whole, 0, &plan)?;
    let cached = Server::jikim(whole, 12, &plan)?;
    println!("16  memory idle after the first page: {:.1} MiB", cached.rss()?);
    for (path, goals) in [(plan.as_str(), "1,2"), (commitment.as_str(), "3")] {
        let size = load(live.address, path, "", 1, 0.2)?.bytes;
        let fixed = Server::fixed(size)?;
        let base = load(fixed.address, "/fixed", "", 32, SECONDS)?;
        let own = load(live.address, path, "", 32, SECONDS)?;
        let kept = load(cached.address, path, "", 32, SECONDS)?;
        let again = load(fixed.address, "/fixed", "", 32, SECONDS)?;
        let fixed_rps = (base.rps + again.rps) / 2.0;
        let alone = load(live.address, path, "", 1, SECONDS)?;
        println!(
            "{goals:3} {path} ({size} bytes): fixed body {fixed_rps:.0}/s; cached {:.0}/s = {:.2} x (p99 {:.1} ms); \
             live {:.0}/s = {:.3} x; live at 1 connection p50 {:.2} ms, p99 {:.2} ms",
            kept.rps,
            kept.rps / fixed_rps,
            millis(kept.p99),
            own.rps,
            own.rps / fixed_rps,
            millis(alone.p50),
            millis(alone.p99),
        );
    }
    let zipped = load(cached.address, &plan, "Accept-Encoding: gzip\r\n", 1, SECONDS)?;
    println!("14  {plan} gzip at 1 connection: p50 {:.2} ms, {} bytes", millis(zipped.p50), zipped.bytes);
    println!("16  memory after reading: {:.1} MiB", cached.rss()?);
    drop((live, cached));
    for path in [&plan, &commitment] {
        let mut figures = Vec::new();
        for database in [Some(small), Some(whole), large].into_iter().flatten() {
            let server = Server::jikim(database, 0, path)?;
            figures.push((load(server.address, path, "", 1, SECONDS)?.p50, server.cold_start));
        }
        let p50s: Vec<String> = figures.iter().map(|(p50, _)| format!("{:.2}", millis(*p50))).collect();
        let colds: Vec<String> = figures.iter().map(|(_, cold)| format!("{:.0}", millis(*cold))).collect();
        println!(
            "4,15 {path}: p50 {} ms; cold start {} ms (small, whole, large)",
            p50s.join(", "),
            colds.join(", ")
        );
    }
    for database in [Some(small), Some(whole), large].into_iter().flatten() {
        let server = Server::jikim(database, 12, "/healthz")?;
        let first = Client::connect(server.address)?.get(server.address, "/ko/plans", "", None)?;
        let kept = load(server.address, "/ko/plans", "", 1, 1.0)?;
        println!(
            "5   overview of {}: first render {:.1} ms, cached p50 {:.3} ms, {} bytes",
            database.display(),
            millis(first.first_byte),
            millis(kept.p50),
            kept.bytes
        );
    }
    Ok(())
}

/// The rows of a data set as the `sqlite3` program writes them, by the same join.
fn by_sqlite(database: &Path, query: &str) -> Result<Option<Duration>> {
    let begun = Instant::now();
    let child = Command::new("sqlite3")
        .args(["-readonly", "-csv", "-header"])
        .arg(database)
        .arg(query)
        .stdout(Stdio::null())
        .status();
    match child {
        Ok(status) if status.success() => Ok(Some(begun.elapsed())),
        Ok(status) => anyhow::bail!("sqlite3: {status}"),
        Err(_) => Ok(None),
    }
}

/// The wide file: texts of commitments.
const WIDE: &str = "SELECT c.key AS commitment, 0 AS is_demonstration, t.field, '전문' AS field_ko, 'Full text' AS field_en,
    t.text_ko, t.text_ko_is, '원문' AS k, 'Original' AS e, t.text_en, t.text_en_is, '공식' AS k2, 'Official' AS e2, t.source
  FROM commitment_texts t JOIN commitments c ON c.id = t.commitment_id JOIN plans p ON p.id = c.plan_id
    JOIN commitment_revisions r ON r.commitment_id = c.id AND r.until IS NULL
  WHERE t.until IS NULL ORDER BY p.participant_id, p.id, r.ordinal";

/// The narrow file: assessments.
const NARROW: &str = "SELECT c.key AS commitment, 0 AS is_demonstration, a.product, '결과보고서' AS pk, 'Results report' AS pe,
    a.indicator, '이행' AS ik, 'Completion' AS ie, a.term, '일부' AS tk, 'Limited' AS te, 3 AS code, a.missing, NULL AS mk,
    NULL AS me, a.value_text, a.how_entered, '전사' AS hk, 'Transcribed' AS he, NULL AS entered_by, NULL AS checked_by,
    a.report_year, a.report_url, a.page, a.rationale_ko, a.rationale_ko_is, NULL AS k1, NULL AS e1, a.rationale_en,
    a.rationale_en_is, NULL AS k2, NULL AS e2, a.source
  FROM assessments a JOIN commitments c ON c.id = a.commitment_id JOIN plans p ON p.id = c.plan_id
    JOIN commitment_revisions r ON r.commitment_id = c.id AND r.until IS NULL
  WHERE a.until IS NULL ORDER BY p.participant_id, p.id, r.ordinal";

/// Goals 6 to 8: files.
fn exports(whole: &Path, large: Option<&Path>) -> Result<()> {
    let mut peaks = Vec::new();
    for (name, database) in [("whole", Some(whole)), ("large", large)] {
        let Some(database) = database else { continue };
        let server = Server::jikim(database, 12, "/healthz")?;
        for (shape, path, query) in
            [("wide", "/ko/commitment_texts.csv", WIDE), ("narrow", "/ko/assessments.csv", NARROW)]
        {
            let mut own = Vec::new();
            let mut theirs = Vec::new();
            let (mut bytes, mut first) = (0, Duration::MAX);
            for _ in 0..3 {
                let begun = Instant::now();
                let answer = Client::connect(server.address)?.get(server.address, path, "", None)?;
                own.push(begun.elapsed());
                (bytes, first) = (answer.bytes, first.min(answer.first_byte));
                theirs.extend(by_sqlite(database, query)?);
            }
            own.sort_unstable();
            theirs.sort_unstable();
            let median = *own.get(1).context("three runs")?;
            let base = theirs.get(1).map_or("sqlite3 is not installed".to_owned(), |it| {
                format!(
                    "{:.2} x sqlite3 -csv ({:.3} s)",
                    it.as_secs_f64() / median.as_secs_f64(),
                    it.as_secs_f64()
                )
            });
            println!(
                "6,8 {name} {shape}: {:.1} MB in {:.3} s = {base}; first byte {:.1} ms",
                to_f64(bytes.try_into()?) / 1e6,
                median.as_secs_f64(),
                millis(first)
            );
        }
        println!("7   {name}: peak memory of a server that exports {:.1} MiB", server.peak()?);
        peaks.push(server.peak()?);
    }
    if let [whole, large] = peaks.as_slice() {
        println!("7   large over whole: {:.2} x", large / whole);
    }
    Ok(())
}

/// Goals 9 and 11: pages beside exports, and slow downloads.
fn together(database: &Path) -> Result<()> {
    let plan = format!("/ko/plans/{MEASURED_PLAN}");
    let server = Server::jikim(database, 0, &plan)?;
    let address = server.address;
    let alone = load(address, &plan, "", 8, SECONDS)?;
    let stop = std::sync::atomic::AtomicBool::new(false);
    let (half, end, beside) = thread::scope(|scope| -> Result<(f64, f64, client::Load)> {
        for _ in 0..2 {
            scope.spawn(|| {
                while !stop.load(std::sync::atomic::Ordering::Relaxed) {
                    let fetched = Client::connect(address)
                        .and_then(|mut it| it.get(address, "/ko/commitment_texts.csv", "", None));
                    if let Err(err) = fetched {
                        println!("9   an export failed: {err:#}");
                        break;
                    }
                }
            });
        }
        let first = load(address, &plan, "", 8, 20.0)?;
        let half = server.rss()?;
        load(address, &plan, "", 8, 20.0)?;
        let end = server.rss()?;
        stop.store(true, std::sync::atomic::Ordering::Relaxed);
        Ok((half, end, first))
    })?;
    println!("9   40 s of pages beside 2 exports: memory {half:.1} MiB half-way, {end:.1} MiB at the end");
    println!(
        "10  pages beside 2 exports: {:.2} x their rate alone, p99 {:.2} x",
        beside.rps / alone.rps,
        millis(beside.p99) / millis(alone.p99)
    );
    let quiet = load(address, &plan, "", 1, SECONDS)?;
    let loaded = thread::scope(|scope| -> Result<client::Load> {
        for _ in 0..20 {
            scope.spawn(move || {
                let mut client = Client::connect(address)?;
                // Slow readers are cut off when the server stops; that is the end of them, not a fault.
                let _ = client.get(address, "/ko/commitment_texts.csv?slow=1", "", Some(200_000));
                anyhow::Ok(())
            });
        }
        thread::sleep(Duration::from_secs(1));
        let loaded = load(address, &plan, "", 1, SECONDS)?;
        let wal = write_beside(database, 6000)?;
        println!("11  20 slow downloads: write-ahead log after 6,000 writes {:.1} MB", to_f64(wal) / 1e6);
        drop(server);
        Ok(loaded)
    })?;
    println!(
        "11  20 slow downloads: page p99 {:.2} ms, without them {:.2} ms = {:.2} x",
        millis(loaded.p99),
        millis(quiet.p99),
        millis(loaded.p99) / millis(quiet.p99)
    );
    Ok(())
}

/// Makes so many entries of one row each, as reports would, and tells how long the write-ahead log has grown.
fn write_beside(database: &Path, entries: usize) -> Result<u64> {
    use jikim::domain::ledger_entry::{EntryKind, NewEntry};
    let store = jikim::store::Database::open(database, false)?;
    for i in 0..entries {
        let key = format!("bench-{}-{i}", std::process::id());
        let at = chrono::DateTime::<chrono::Utc>::MIN_UTC;
        store.write(|conn| {
            let entry = NewEntry::by_operator(at, EntryKind::Organisation);
            jikim::ledger::record(conn, &entry, |conn, position| {
                jikim::store::organisations::insert(conn, position, &key, None)
            })?;
            Ok::<_, jikim::store::database::AccessError>(())
        })?;
    }
    let wal = std::fs::metadata(format!("{}-wal", database.display())).map(|it| it.len()).unwrap_or_default();
    Ok(wal)
}
