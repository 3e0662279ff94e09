//! Goals 9 to 11: pages beside exports, and slow downloads.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use anyhow::Result;

use super::client::{Client, Load, load, median};
use super::generator::MEASURED_PLAN;
use super::process::Server;
use super::table::Table;
use super::writer::Writer;
use super::{Records, copy, millis, to_f64};

/// Pages beside exports, and slow downloads, all on the largest record.
pub fn together(records: &Records, table: &mut Table) -> Result<()> {
    let plan = format!("/ko/plans/{MEASURED_PLAN}");
    let database = copy(records.largest(), "together")?;
    let server = Server::jikim(&database, 0, &plan)?;
    let address = server.address;
    let alone = rounds(|| load(address, &plan, "", 8, 2.0))?;
    let stop = AtomicBool::new(false);
    let (half, end, beside) = thread::scope(|scope| -> Result<(f64, f64, Load)> {
        for _ in 0..2 {
            scope.spawn(|| {
                while !stop.load(Ordering::Relaxed) {
                    let fetched =
                        Client::connect(address).and_then(|mut it| it.get("/ko/commitment_texts.csv"));
                    if let Err(err) = fetched {
                        println!("an export failed: {err:#}");
                        break;
                    }
                }
            });
        }
        let first = load(address, &plan, "", 8, 20.0)?;
        let half = server.rss()?;
        load(address, &plan, "", 8, 20.0)?;
        let end = server.rss()?;
        stop.store(true, Ordering::Relaxed);
        Ok((half, end, first))
    })?;
    table.at_most("9", "memory after 40 s of pages beside 2 exports", end, 128.0, "MB");
    table.at_most("9", format!("the same, over that half-way ({half:.1} MB)"), end / half, 1.05, "x");
    table.at_least("10", "rate of pages beside 2 exports", beside.rps / alone.rps, 0.5, "x alone");
    table.at_most("10", "their p99", millis(beside.p99) / millis(alone.p99), 3.0, "x alone");
    slow(&server, &database, &plan, table)
}

/// The middle of three loads, by rate and by p99.
fn rounds(mut once: impl FnMut() -> Result<Load>) -> Result<Load> {
    let loads = (0..3).map(|_| once()).collect::<Result<Vec<Load>>>()?;
    let p99 = median(loads.iter().map(|it| it.p99.as_secs_f64()));
    let rps = median(loads.iter().map(|it| it.rps));
    Ok(Load { rps, p99: Duration::from_secs_f64(p99), ..loads.first().copied().unwrap_or_default() })
}

/// Goal 11: twenty readers who take 200 kB a second.
fn slow(server: &Server, database: &std::path::Path, plan: &str, table: &mut Table) -> Result<()> {
    let address = server.address;
    let quiet = rounds(|| load(address, plan, "", 1, 1.5))?;
    let stop = AtomicBool::new(false);
    let (loaded, wal) = thread::scope(|scope| -> Result<(Load, u64)> {
        let readers: Vec<_> = (0..20)
            .map(|_| {
                scope.spawn(|| -> Result<()> {
                    while !stop.load(Ordering::Relaxed) {
                        let mut client = Client::connect(address)?;
                        client.give_up_when(&stop);
                        let request = client.request("/ko/commitment_texts.csv", "");
                        client.send(&request, Some(200_000))?;
                    }
                    Ok(())
                })
            })
            .collect();
        thread::sleep(Duration::from_secs(1));
        let loaded = rounds(|| load(address, plan, "", 1, 1.5));
        let wal = loaded.and_then(|loaded| Ok((loaded, write_beside(database, 6000)?)));
        stop.store(true, Ordering::Relaxed);
        for reader in readers {
            // Readers give up in the middle of a file, which is no fault of theirs.
            let _ = reader.join();
        }
        wal
    })?;
    let (quiet, loaded) = (millis(quiet.p99), millis(loaded.p99));
    let what = format!("p99 of a page ({quiet:.2} ms) beside 20 slow downloads");
    table.at_most("11", what, loaded / quiet, 2.0, "x without");
    let what = "write-ahead log after 6,000 writes beside 20 slow downloads";
    table.at_most("11", what, to_f64(wal) / 1e6, 16.0, "MB");
    Ok(())
}

/// Makes so many entries of one row each, and tells how long the write-ahead log has grown.
fn write_beside(database: &std::path::Path, entries: usize) -> Result<u64> {
    let writer = Writer::open(database)?;
    for n in 0..entries {
        writer.organisation(n)?;
    }
    Ok(std::fs::metadata(format!("{}-wal", database.display()))?.len())
}
