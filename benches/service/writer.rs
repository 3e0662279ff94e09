//! Writes into a record as another program would, beside the server.

use std::path::Path;

use anyhow::Result;
use chrono::{DateTime, Utc};
use jikim::domain::ledger_entry::{EntryKind, NewEntry};
use jikim::domain::report::ReportSubject;
use jikim::ledger;
use jikim::store::database::AccessError;
use jikim::store::{self, Database};

use super::generator::{MEASURED_PLAN, report_content};

/// A writer of entries, of the time of the last.
pub struct Writer(Database);

impl Writer {
    pub fn open(path: &Path) -> Result<Self> {
        Ok(Self(Database::open(path, false)?))
    }

    /// Records a report on the `n`-th commitment of the measured plan.
    pub fn report(&self, n: usize) -> Result<()> {
        let key = format!("{MEASURED_PLAN}-{}", n + 1);
        self.0.write(|conn| {
            let last = store::entries::last(conn)?;
            let commitment = store::commitments::by_key(conn, last, &key)?;
            let parts = store::commitments::organisations(conn, last, &[commitment.id])?;
            let lead = parts.first().ok_or(diesel::result::Error::NotFound)?.organisation_id;
            let n = store::reports::count_on(conn, commitment.id)?;
            let subject = ReportSubject {
                key: format!("{key}-bench-{n}"),
                commitment_id: commitment.id,
                milestone_id: None,
                organisation_id: lead,
                period_id: None,
                entered_later: false,
            };
            let entry = NewEntry::by_operator(DateTime::<Utc>::MIN_UTC, EntryKind::Report);
            ledger::record(conn, &entry, |conn, position| {
                let report = store::reports::insert(conn, position, &subject)?;
                store::reports::revise(conn, position, &report_content(report, 2))
            })?;
            Ok::<_, AccessError>(())
        })?;
        Ok(())
    }

    /// Records an organisation, which is an entry of one row.
    pub fn organisation(&self, n: usize) -> Result<()> {
        let key = format!("bench-{}-{n}", std::process::id());
        self.0.write(|conn| {
            let entry = NewEntry::by_operator(DateTime::<Utc>::MIN_UTC, EntryKind::Organisation);
            ledger::record(conn, &entry, |conn, position| {
                store::organisations::insert(conn, position, &key, None)
            })?;
            Ok::<_, AccessError>(())
        })?;
        Ok(())
    }
}
