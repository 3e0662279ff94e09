//! Goals 1 to 5 and 14 to 16: pages, start and memory.

use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;

use super::client::{Client, at, load, median};
use super::generator::{MEASURED_COMMITMENT, MEASURED_PLAN};
use super::process::{PAGE_CACHE, Server};
use super::table::Table;
use super::writer::Writer;
use super::{Records, copy, millis, to_f64};

/// Seconds that each load lasts, and how often each is repeated, with its baseline before and after.
const SECONDS: f64 = 1.5;
const ROUNDS: usize = 3;

/// Everything about pages.
pub fn pages(records: &Records, table: &mut Table) -> Result<()> {
    let plan = format!("/ko/plans/{MEASURED_PLAN}");
    let commitment = format!("/ko/commitments/{MEASURED_COMMITMENT}");
    throughput(&records.whole, &[&plan, &commitment], table)?;
    growth(records, &[&plan, &commitment], table)?;
    overview(records, table)?;
    start(records, &plan, table)
}

/// Goals 1 to 3 and 14: pages on 32 connections beside a fixed body of the same size.
fn throughput(whole: &Path, paths: &[&str; 2], table: &mut Table) -> Result<()> {
    // One server a file, and one of them is written to: each gets a copy.
    let written = copy(whole, "live")?;
    let live = Server::jikim(&written, 0, "/healthz")?;
    let kept = Server::jikim(&copy(whole, "kept")?, PAGE_CACHE, "/healthz")?;
    for (path, is_plan) in [(paths[0], true), (paths[1], false)] {
        let size = load(live.address, path, "", 1, 0.2)?.bytes;
        let fixed = Server::fixed(size)?;
        let (mut of_kept, mut of_live, mut p50, mut p99) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut fixed_rps = Vec::new();
        for _ in 0..ROUNDS {
            let base = load(fixed.address, "/fixed", "", 32, SECONDS)?;
            of_kept.push(load(kept.address, path, "", 32, SECONDS)?.rps / base.rps);
            let base = load(fixed.address, "/fixed", "", 32, SECONDS)?;
            of_live.push(load(live.address, path, "", 32, SECONDS)?.rps / base.rps);
            fixed_rps.push(base.rps);
            let alone = load(live.address, path, "", 1, SECONDS)?;
            p50.push(millis(alone.p50));
            p99.push(millis(alone.p99));
        }
        let (name, goal, least) = if is_plan { ("plan", "2", 0.03) } else { ("commitment", "3", 0.15) };
        let kilobytes = size / 1000;
        let fixed_rps = median(fixed_rps);
        let x = "x a fixed body";
        table.beside(
            "",
            format!("fixed body of {kilobytes} kB, 32 connections"),
            format!("{fixed_rps:.0}/s"),
        );
        let what = format!("page of a {name} ({kilobytes} kB) from the page cache, 32 connections");
        table.at_least("1", what, median(of_kept), 0.6, x);
        let what = format!("the same rendered each time, from what is kept of the {name}");
        table.at_least(goal, what, median(of_live), least, x);
        if is_plan {
            table.at_most(goal, "the same, 1 connection: p50", median(p50), 1.0, "ms");
            table.at_most(goal, "the same, 1 connection: p99", median(p99), 3.0, "ms");
        } else {
            table.beside(goal, "the same, 1 connection: p50", format!("{:.2} ms", median(p50)));
        }
        let times = after_writes(&live, &written, path)?;
        let what = format!("the first page after a write to that {name}, nothing of it kept: p50 of 30");
        table.beside(goal, what, format!("{:.1} ms", millis(at(&times, 50))));
    }
    let zipped = load(kept.address, paths[0], "Accept-Encoding: gzip\r\n", 1, SECONDS)?;
    table.at_most("14", "page of a plan, gzip, 1 connection: p50", millis(zipped.p50), 2.0, "ms");
    Ok(())
}

/// How long the first page took after each of 30 writes to the measured plan, sorted.
fn after_writes(server: &Server, database: &Path, path: &str) -> Result<Vec<Duration>> {
    let mut client = Client::connect(server.address)?;
    let writer = Writer::open(database)?;
    let mut times = Vec::new();
    for i in 0..30 {
        writer.report(i)?;
        let begun = Instant::now();
        client.get(path)?;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    Ok(times)
}

/// Goal 4: the same pages on records of any size.
fn growth(records: &Records, paths: &[&str; 2], table: &mut Table) -> Result<()> {
    for (path, name) in [(paths[0], "plan"), (paths[1], "commitment")] {
        let servers: Vec<Server> =
            records.all().iter().map(|it| Server::jikim(it, 0, path)).collect::<Result<_>>()?;
        let mut p50s: Vec<Vec<f64>> = vec![Vec::new(); servers.len()];
        for _ in 0..ROUNDS {
            for (server, p50s) in servers.iter().zip(&mut p50s) {
                p50s.push(millis(load(server.address, path, "", 1, 1.0)?.p50));
            }
        }
        let p50s: Vec<f64> = p50s.into_iter().map(median).collect();
        let listed: Vec<String> = p50s.iter().map(|it| format!("{it:.2}")).collect();
        if let [small, .., large] = p50s.as_slice() {
            let what = format!(
                "page of a {name} rendered each time, p50 {} ms by size of record",
                listed.join(", ")
            );
            table.at_most("4", what, large / small, 1.25, "x");
        }
    }
    Ok(())
}

/// Goal 5: the overview of all participants.
fn overview(records: &Records, table: &mut Table) -> Result<()> {
    let path = "/ko/plans";
    let mut kept = Vec::new();
    for (name, record) in records.named() {
        let scratch = copy(record, "overview")?;
        let server = Server::jikim(&scratch, PAGE_CACHE, "/healthz")?;
        let mut client = Client::connect(server.address)?;
        let begun = Instant::now();
        let bytes = client.get(path)?.bytes;
        let first = begun.elapsed();
        let times = after_writes(&server, &scratch, path)?;
        kept.push((0..ROUNDS).map(|_| load(server.address, path, "", 1, 0.7)).collect::<Result<Vec<_>>>()?);
        let what = format!("overview, {name} record ({} kB): the very first", bytes / 1000);
        table.beside("5", what, format!("{:.1} ms", millis(first)));
        let what = format!("overview, {name} record: first after a write, p50 of 30");
        table.at_most("5", what, millis(at(&times, 50)), 50.0, "ms");
    }
    let p50s: Vec<f64> = kept.iter().map(|loads| median(loads.iter().map(|it| millis(it.p50)))).collect();
    if let [small, .., large] = p50s.as_slice() {
        // The small record has one participant to show and the others eighty: the pages are not of one size.
        let sizes: Vec<usize> = kept.iter().filter_map(|it| it.first()).map(|it| it.bytes / 1000).collect();
        let fixed: Vec<f64> = sizes
            .iter()
            .map(|kilobytes| -> Result<f64> {
                let fixed = Server::fixed(kilobytes * 1000)?;
                let loads = (0..ROUNDS).map(|_| load(fixed.address, "/fixed", "", 1, 0.7));
                Ok(median(loads.collect::<Result<Vec<_>>>()?.iter().map(|it| millis(it.p50))))
            })
            .collect::<Result<_>>()?;
        let what = format!("overview from the page cache, p50 {small:.3} ms small, {large:.3} ms large");
        let of = |i: usize| fixed.get(i).copied().unwrap_or(1.0);
        let growth = (large / of(fixed.len().saturating_sub(1))) / (small / of(0));
        table.at_most("5", format!("{what}, each beside a fixed body of its size"), growth, 1.25, "x");
    }
    Ok(())
}

/// Goals 15 and 16: from nothing to the first page, and memory.
fn start(records: &Records, plan: &str, table: &mut Table) -> Result<()> {
    for (name, record) in records.named() {
        let mut times = Vec::new();
        for _ in 0..5 {
            times.push(millis(Server::jikim(record, PAGE_CACHE, plan)?.cold_start));
        }
        table.at_most(
            "15",
            format!("cold start to the first plan, {name} record: median of 5"),
            median(times),
            50.0,
            "ms",
        );
    }
    let server = Server::jikim(&records.whole, PAGE_CACHE, "/healthz")?;
    table.at_most("16", "memory idle, before any page", server.rss()?, 20.0, "MB");
    let mut client = Client::connect(server.address)?;
    client.get(plan)?;
    table.beside("16", "memory after the first page", format!("{:.1} MB", server.rss()?));
    for language in ["ko", "en"] {
        for path in [
            "/plans",
            "/commitments",
            "/changes",
            "/organisations",
            "/search?q=budget",
            "/methodology",
            "/data",
        ] {
            client.get(&format!("/{language}{path}"))?;
        }
        for participant in 0..80 {
            for number in 1..=3 {
                client.get(&format!("/{language}/plans/p{participant}-{number}"))?;
                client.get(&format!("/{language}/commitments/p{participant}-{number}-7"))?;
            }
        }
    }
    let read = server.rss()?;
    table.at_most("16", "memory after reading 974 pages in both languages", read, 50.0, "MB");
    let binary = to_f64(std::fs::metadata(env!("CARGO_BIN_EXE_jikim"))?.len()) / 1e6;
    table.at_most("16", "stripped binary", binary, 15.0, "MB");
    Ok(())
}
