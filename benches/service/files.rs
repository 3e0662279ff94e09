//! Goals 6 to 8: files.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::Result;

use super::client::{Client, median};
use super::process::{PAGE_CACHE, Server};
use super::table::Table;
use super::{Records, millis, to_f64};

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

/// Files over HTTP beside the `sqlite3` program's, first bytes, and the memory of a server that exports.
pub fn files(records: &Records, table: &mut Table) -> Result<()> {
    let (mut peaks, mut firsts) = (Vec::new(), Vec::new());
    for (name, database) in records.named().into_iter().skip(1) {
        let server = Server::jikim(database, PAGE_CACHE, "/healthz")?;
        let mut first = Duration::MAX;
        for (shape, path, query, least) in
            [("wide", "/ko/commitment_texts.csv", WIDE, 1.2), ("narrow", "/ko/assessments.csv", NARROW, 1.0)]
        {
            let (mut ratios, mut own, mut bytes) = (Vec::new(), Vec::new(), 0);
            for _ in 0..5 {
                let theirs = by_sqlite(database, query)?;
                let begun = Instant::now();
                let answer = Client::connect(server.address)?.get(path)?;
                own.push(begun.elapsed().as_secs_f64());
                (bytes, first) = (answer.bytes, first.min(answer.first_byte));
                let last = own.last().copied().unwrap_or_default();
                ratios.extend(theirs.map(|it| it.as_secs_f64() / last));
            }
            let megabytes = to_f64(bytes.try_into()?) / 1e6;
            let what = format!("{shape} file, {name} record: {megabytes:.1} MB in {:.3} s", median(own));
            if ratios.is_empty() {
                table.beside("6", what, "sqlite3 is not installed");
            } else {
                table.at_least("6", what, median(ratios), least, "x sqlite3 -csv");
            }
        }
        table.at_most("8", format!("first byte of a file, {name} record"), millis(first), 10.0, "ms");
        table.at_most(
            "7",
            format!("peak memory of a server that exports, {name} record"),
            server.peak()?,
            64.0,
            "MB",
        );
        peaks.push(server.peak()?);
        firsts.push(millis(first));
    }
    if let ([whole, large], [soon, late]) = (peaks.as_slice(), firsts.as_slice()) {
        table.at_most("7", "peak memory, large over whole", large / whole, 1.25, "x");
        table.at_most("8", "first byte, large over whole", late / soon, 2.0, "x");
    }
    Ok(())
}
