//! What becomes of an organisation: a new name, or another that answers for what it left behind, as the rows that each
//! comes to. Nothing is renamed backwards: whatever is older than the date keeps the name of its time.

use chrono::NaiveDate;
use diesel::SqliteConnection;

use super::engine::{self, ImportError, Prepared};
use super::table::{Row, Table};
use crate::acts::ActError;
use crate::domain::fault::Fault;
use crate::domain::organisation::Organisation;
use crate::domain::vocabulary::{Origin, Vocabulary as _};
use crate::export::{Cells, Dataset};
use crate::store;
use crate::store::lookup::{Day, Lookup};

/// What becomes of an organisation, from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Becomes {
    /// It has another name.
    Named { name_ko: String, name_en: String },
    /// Another answers for it and for those that end with it, all by their keys.
    Succeeded { by: String, with: Vec<String> },
}

/// What it would write.
///
/// # Errors
/// Refused if it makes no sense, with every reason; and as [`engine::prepare`].
pub fn prepare(
    conn: &mut SqliteConnection,
    day: Day,
    own: &Organisation,
    from: NaiveDate,
    becomes: &Becomes,
) -> Result<Prepared, ImportError> {
    let at = store::entries::last(conn)?;
    let lookup = Lookup::load(conn, at)?;
    let today = day.of(own.participant_id.and_then(|id| lookup.participant(id)));
    let (dataset, rows) = match becomes {
        Becomes::Named { name_ko, name_en } => {
            let is_future = from > today;
            ActError::refuse(faults_of_name(own, (from, is_future), name_ko, name_en))?;
            ("organisation_names", vec![named(own, from, name_ko, name_en)])
        }
        Becomes::Succeeded { by, with } => {
            let keys: Vec<&str> =
                std::iter::once(own.key.as_str()).chain(with.iter().map(String::as_str)).collect();
            let mut faults = faults_of_succession(&lookup, own, by, &keys);
            faults.extend((from > today).then(|| Fault::new("from", "fault-date-in-future")));
            ActError::refuse(faults)?;
            let row = |key: &&str| {
                Cells::from([
                    ("key", (*key).to_owned()),
                    ("successor", by.clone()),
                    ("succeeded_on", from.to_string()),
                ])
            };
            ("organisations", keys.iter().map(row).collect())
        }
    };
    let dataset = Dataset::by_name(dataset).ok_or(ImportError::Unwritable(dataset.to_owned()))?;
    let rows = rows.into_iter().zip(1_u64..).map(|(cells, line)| Row { line, cells }).collect();
    engine::prepare(conn, at, day, &[Table { dataset, rows }])
}

fn faults_of_name(
    own: &Organisation,
    (from, is_future): (NaiveDate, bool),
    name_ko: &str,
    name_en: &str,
) -> Vec<Fault> {
    let is_nameless = name_ko.is_empty() && name_en.is_empty();
    let held = own.names.iter().rev().find(|it| it.valid_from.is_none_or(|day| day < from));
    let is_same = |new: &str, old: &Option<String>| new.is_empty() || old.as_deref() == Some(new);
    let is_kept = held.is_some_and(|it| is_same(name_ko, &it.name_ko) && is_same(name_en, &it.name_en));
    let has_later = own.names.iter().any(|it| it.valid_from.is_some_and(|day| day >= from));
    [
        is_nameless.then(|| Fault::new("name_ko", "fault-name-missing")),
        (is_kept && !is_nameless).then(|| Fault::new("name_ko", "fault-name-kept")),
        is_future.then(|| Fault::new("from", "fault-date-in-future")),
        has_later.then(|| Fault::new("from", "fault-later-name")),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn named(own: &Organisation, from: NaiveDate, name_ko: &str, name_en: &str) -> Cells {
    let origin = |name: &str, is: Origin| if name.is_empty() { String::new() } else { is.slug().to_owned() };
    let english = if name_ko.is_empty() { Origin::Original } else { Origin::Official };
    Cells::from([
        ("organisation", own.key.clone()),
        ("name_from", from.to_string()),
        ("name_ko", name_ko.to_owned()),
        ("name_ko_is", origin(name_ko, Origin::Original)),
        ("name_en", name_en.to_owned()),
        ("name_en_is", origin(name_en, english)),
    ])
}

fn faults_of_succession(lookup: &Lookup, own: &Organisation, by: &str, keys: &[&str]) -> Vec<Fault> {
    let all = lookup.organisations();
    let found = |key: &str| all.iter().find(|it| it.key == key && it.participant_id == own.participant_id);
    let Some(successor) = found(by) else {
        return vec![Fault::new("successor", "fault-choose-successor")];
    };
    let mut faults = Vec::new();
    for key in keys {
        match found(key) {
            None => faults.push(Fault::new("with", "fault-choose-successor")),
            Some(it) if it.content.successor_id.is_some() => {
                faults.push(Fault::new("with", "fault-succeeded-already").with("value", name_of(it)));
            }
            // Neither itself nor one that ended in it.
            Some(it) if it.id == successor.id || lookup.successor_of(successor.id) == it.id => {
                faults.push(Fault::new("successor", "fault-succeeds-itself").with("value", name_of(it)));
            }
            Some(_) => {}
        }
    }
    faults
}

/// What a fault calls an organisation: its latest name.
fn name_of(it: &Organisation) -> String {
    let name = it.names.last();
    name.and_then(|name| name.name_ko.clone().or(name.name_en.clone())).unwrap_or_default()
}
