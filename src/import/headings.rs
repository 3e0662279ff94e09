//! Which data set the headings of a file belong to, and which column each heading means.

use std::collections::{BTreeMap, HashMap};

use super::rules;
use super::table::FileFault;
use crate::domain::text::normalised;
use crate::domain::vocabulary::Language;
use crate::export::column::Kind;
use crate::export::{self, Dataset};
use crate::messages;

/// What a heading means in a data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Meaning {
    /// A column that an import reads.
    Read(&'static str),
    /// A column that is computed, or repeated from another file for the reader's sake.
    Derived,
    /// The label of a term that an import reads from the column beside it.
    Label(&'static str),
}

/// Every heading that a data set knows.
struct Known {
    dataset: &'static Dataset,
    /// The names of the columns, which are the same in every language.
    names: HashMap<String, Meaning>,
    /// The headings in Korean and English, without spaces and in lower case. Two columns may share one.
    translated: HashMap<String, Vec<Meaning>>,
    /// Every spelling as it would be written, for "did you mean".
    spellings: Vec<String>,
}

impl Known {
    fn of(dataset: &'static Dataset) -> Self {
        let mut known =
            Self { dataset, names: HashMap::new(), translated: HashMap::new(), spellings: Vec::new() };
        for column in (dataset.columns)() {
            let meaning = if column.is_read { Meaning::Read(column.name) } else { Meaning::Derived };
            known.spellings.push(column.name.to_owned());
            known.names.insert(column.name.to_owned(), meaning);
            for language in [Language::Ko, Language::En] {
                let id = format!("column-{}.heading", column.name);
                let heading = messages::text(language, &id);
                if heading != id {
                    known.spellings.push(heading.to_owned());
                }
                let meanings = known.translated.entry(normalised(heading)).or_default();
                if !meanings.contains(&meaning) {
                    meanings.push(meaning);
                }
            }
            if matches!(column.kind, Kind::Term(_)) {
                let label = if column.is_read { Meaning::Label(column.name) } else { Meaning::Derived };
                for language in ["_ko", "_en"] {
                    known.names.entry(format!("{}{language}", column.name)).or_insert(label);
                }
            }
        }
        known
    }

    /// What a heading means: nothing, one column, or several.
    fn meanings(&self, heading: &str) -> &[Meaning] {
        match self.names.get(heading).or_else(|| self.names.get(&heading.to_lowercase())) {
            Some(meaning) => std::slice::from_ref(meaning),
            None => self.translated.get(&normalised(heading)).map_or(&[], Vec::as_slice),
        }
    }

    fn has(&self, headings: &[String], column: &str) -> bool {
        let means = |it: &Meaning| matches!(it, Meaning::Read(name) if *name == column);
        headings.iter().any(|it| self.meanings(it).iter().any(means))
    }

    /// The columns without which a file cannot be one of this data set.
    fn key_columns(&self) -> Vec<&'static str> {
        match rules::of(self.dataset.name) {
            Some(rules) => rules.key_columns().collect(),
            None => Vec::new(),
        }
    }

    fn fits(&self, headings: &[String]) -> bool {
        let all_known = headings.iter().all(|it| it.is_empty() || !self.meanings(it).is_empty());
        all_known && self.key_columns().iter().all(|it| self.has(headings, it)) && self.is_marked(headings)
    }

    /// A data set that is not imported is told by columns that no other has.
    fn is_marked(&self, headings: &[String]) -> bool {
        let marks = rules::REFUSED.iter().find(|(name, ..)| *name == self.dataset.name);
        marks.is_none_or(|(_, marks, _)| {
            marks.iter().all(|mark| headings.iter().any(|it| it.eq_ignore_ascii_case(mark)))
        })
    }

    fn count(&self, headings: &[String]) -> usize {
        headings.iter().filter(|it| !self.meanings(it).is_empty()).count()
    }
}

/// How the columns of a file are to be read.
#[derive(Debug, Default)]
pub struct Reading {
    /// None where the file is of no data set that we import.
    pub dataset: Option<&'static Dataset>,
    /// For each column of the file the column that it is; none for one that is not read.
    pub columns: Vec<Option<&'static str>>,
    pub headings: BTreeMap<&'static str, String>,
    pub faults: Vec<FileFault>,
}

impl Reading {
    fn refused(fault: FileFault) -> Self {
        Self { faults: vec![fault], ..Self::default() }
    }
}

/// Finds out which data set the headings on `line` belong to; where several fit, by the name of the file.
pub fn read(file_name: &str, line: u64, headings: &[String]) -> Reading {
    // OGP's own file is read by an import of its own, which is asked before this one.
    let is_ours = |it: &&Dataset| {
        rules::of(it.name).is_some() || rules::REFUSED.iter().any(|(name, ..)| *name == it.name)
    };
    let all: Vec<Known> = export::ALL.iter().filter(is_ours).map(Known::of).collect();
    let fitting: Vec<&Known> = all.iter().filter(|it| it.fits(headings)).collect();
    let named = named_by(file_name);
    let by_name = |candidates: &[&Known]| {
        candidates.iter().position(|it| named.is_some_and(|name| name == it.dataset.name))
    };
    let chosen = match fitting.as_slice() {
        [one] => Some(*one),
        [] => {
            let candidates: Vec<&Known> = all.iter().collect();
            let best = all.iter().rev().max_by_key(|it| it.count(headings));
            let named = by_name(&candidates).and_then(|i| candidates.get(i).copied());
            named.or(best).filter(|it| it.count(headings) > 0)
        }
        several => match by_name(several).and_then(|i| several.get(i)) {
            Some(one) => Some(*one),
            None => return Reading::refused(fault_of_several(several)),
        },
    };
    match chosen {
        Some(known) => assign(known, line, headings),
        None => Reading::refused(fault_of_unknown(line, headings)),
    }
}

fn fault_of_several(several: &[&Known]) -> FileFault {
    let names: Vec<String> = several.iter().map(|it| format!("{}.csv", it.dataset.name)).collect();
    FileFault::of_file("fault-which-data-set").with("names", names.join(", "))
}

fn fault_of_unknown(line: u64, headings: &[String]) -> FileFault {
    match headings {
        [one] if one.contains([';', '\t']) => {
            FileFault { line: Some(line), ..FileFault::of_file("fault-delimiter") }
        }
        _ => FileFault { line: Some(line), ..FileFault::of_file("fault-unknown-file") },
    }
}

/// The data set that a file is named after: `plans.csv`, `plans (1).csv`, `kr-6-commitments.csv`.
fn named_by(file_name: &str) -> Option<&'static str> {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or(file_name).to_lowercase();
    let stem = name.split_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let is_word = |c: char| c.is_ascii_alphabetic() || c == '_';
    let names = |dataset: &str| {
        let begins = stem.strip_prefix(dataset).is_some_and(|rest| !rest.starts_with(is_word));
        begins || stem.strip_suffix(dataset).is_some_and(|rest| !rest.ends_with(is_word))
    };
    export::ALL.iter().map(|it| it.name).filter(|it| names(it)).max_by_key(|it| it.len())
}

/// Gives each heading its column, with every fault of the headings.
fn assign(known: &Known, line: u64, headings: &[String]) -> Reading {
    let name = known.dataset.name;
    if let Some((_, _, message)) = rules::REFUSED.iter().find(|(refused, ..)| *refused == name) {
        return Reading::refused(FileFault::of_file(message));
    }
    let mut reading = Reading::default();
    for heading in headings {
        let column = match known.meanings(heading) {
            [Meaning::Read(column)] => Some(*column),
            [Meaning::Derived] => None,
            [Meaning::Label(term)] => {
                if !known.has(headings, term) {
                    reading.faults.push(
                        FileFault::of_cell(line, heading, heading, "fault-label-without-term")
                            .with("term", *term),
                    );
                }
                None
            }
            // A nameless column is a fault only where something stands in it.
            [] if heading.is_empty() => None,
            [] => {
                let fault = FileFault::of_cell(line, heading, heading, "fault-unknown-heading");
                reading.faults.push(fault.with("nearest", nearest(heading, &known.spellings)));
                None
            }
            several => {
                let names: Vec<&str> = several.iter().filter_map(|it| name_of(*it)).collect();
                let fault = FileFault::of_cell(line, heading, heading, "fault-ambiguous-heading");
                reading.faults.push(fault.with("names", names.join(", ")));
                None
            }
        };
        if let Some(column) = column
            && reading.headings.insert(column, heading.clone()).is_some()
        {
            reading.faults.push(FileFault::of_cell(line, heading, heading, "fault-duplicate-heading"));
        }
        reading.columns.push(column);
    }
    let missing: Vec<&str> =
        known.key_columns().into_iter().filter(|it| !reading.headings.contains_key(it)).collect();
    for column in &missing {
        let fault = FileFault::of_cell(line, column, "", "fault-missing-key-column");
        reading.faults.push(fault.with("dataset", name));
    }
    reading.dataset = missing.is_empty().then_some(known.dataset);
    reading
}

fn name_of(meaning: Meaning) -> Option<&'static str> {
    match meaning {
        Meaning::Read(name) | Meaning::Label(name) => Some(name),
        Meaning::Derived => None,
    }
}

/// The spelling that is the fewest edits away.
pub fn nearest(word: &str, spellings: &[String]) -> String {
    let word: Vec<char> = word.to_lowercase().chars().collect();
    let distance = |it: &&String| edits(&word, &it.to_lowercase().chars().collect::<Vec<_>>());
    spellings.iter().min_by_key(distance).cloned().unwrap_or_default()
}

/// The number of letters to insert, remove or replace to make one word of the other.
fn edits(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut before = i;
        let mut left = i.saturating_add(1);
        let mut next = vec![left];
        for (y, above) in b.iter().zip(row.iter().skip(1)) {
            let replaced = before.saturating_add(usize::from(x != y));
            left = replaced.min(above.saturating_add(1)).min(left.saturating_add(1));
            before = *above;
            next.push(left);
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
