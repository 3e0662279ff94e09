//! What an import says on a terminal: what it would change, field by field, and what is wrong with the files.

use super::engine::{Action, Amendment, FaultsOfFile, FieldDifference, ImportError, Prepared};
use super::table::FileFault;
use crate::domain::vocabulary::Language;
use crate::export;
use crate::messages::{self, Argument};

/// The longest text that is shown whole, in characters.
const WHOLE: usize = 60;

/// How much of what is the same stands before a difference, in characters.
const BEFORE: usize = 15;

/// The most amendments that are listed where a reason is missing.
const AMENDMENTS: usize = 5;

/// What would be added, changed and left alone: a line for each data set, and below it one for each field that changes.
pub fn changes(language: Language, prepared: &Prepared) -> Vec<String> {
    let mut lines = Vec::new();
    for dataset in export::ALL {
        let own: Vec<_> = prepared.changes.iter().filter(|it| it.dataset.name == dataset.name).collect();
        if own.is_empty() {
            continue;
        }
        let count = |wanted: fn(&Action) -> bool| own.iter().filter(|it| wanted(&it.action)).count();
        lines.push(messages::format(
            language,
            "import-data-set",
            &[
                ("dataset", dataset.name.into()),
                ("added", count(|it| matches!(it, Action::Added)).into()),
                ("changed", count(|it| matches!(it, Action::Changed(_))).into()),
                ("same", count(|it| matches!(it, Action::Same)).into()),
            ],
        ));
        for row in own {
            if let Action::Changed(fields) = &row.action {
                lines.extend(fields.iter().map(|it| format!("  {}", change(&row.key, it))));
            }
        }
    }
    if !prepared.is_effective() {
        lines.push(messages::text(language, "import-nothing").to_owned());
    }
    let amendments = prepared.amendments().len();
    if amendments > 0 {
        lines.push(messages::format(language, "import-amendments", &[("count", amendments.into())]));
    }
    lines
}

/// A field before and after, shortened to where it differs.
pub fn change(key: &str, field: &FieldDifference) -> String {
    let (old, new) = shortened(&field.old, &field.new);
    format!("{key}: {}: \"{old}\" -> \"{new}\"", field.column)
}

/// Two texts cut to about the same length around where they begin to differ.
fn shortened(old: &str, new: &str) -> (String, String) {
    let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    let long = old.chars().count().max(new.chars().count()) > WHOLE;
    let skip = if long { same.saturating_sub(BEFORE) } else { 0 };
    (cut(old, skip), cut(new, skip))
}

/// At most [`WHOLE`] characters of a text after the first `skip`, on one line.
fn cut(text: &str, skip: usize) -> String {
    let rest = text.chars().skip(skip);
    let shown: String =
        rest.clone().take(WHOLE).map(|c| if matches!(c, '\n' | '\r') { '⏎' } else { c }).collect();
    let before = if skip > 0 { "…" } else { "" };
    let after = if rest.skip(WHOLE).next().is_some() { "…" } else { "" };
    format!("{before}{shown}{after}")
}

/// A fault with its place and what to do.
pub fn fault(language: Language, fault: &FileFault) -> String {
    let mut arguments: Vec<(&str, Argument)> = Vec::new();
    arguments.extend(fault.column.as_deref().map(|it| ("column", it.into())));
    arguments.extend(fault.value.as_deref().map(|it| ("value", it.into())));
    arguments.extend(fault.arguments.iter().map(|(name, text)| (*name, text.as_str().into())));
    let message = messages::format(language, fault.message, &arguments);
    let Some(line) = fault.line else { return message };
    let line = Argument::Text(line.to_string());
    match (&fault.column, &fault.value) {
        (Some(column), Some(value)) => messages::format(
            language,
            "import-fault-cell",
            &[
                ("line", line),
                ("column", cut(column, 0).into()),
                ("value", cut(value, 0).into()),
                ("message", message.into()),
            ],
        ),
        _ => messages::format(language, "import-fault-line", &[("line", line), ("message", message.into())]),
    }
}

/// The faults of each file, below its name and their number.
pub fn faults(language: Language, files: &[FaultsOfFile]) -> Vec<String> {
    let mut lines = Vec::new();
    for file in files {
        let count = file.faults.len();
        let arguments = [("file", file.file.as_str().into()), ("count", count.into())];
        lines.push(messages::format(language, "import-faults", &arguments));
        lines.extend(file.faults.iter().map(|it| format!("  {}", fault(language, it))));
    }
    lines.push(messages::text(language, "import-nothing-written").to_owned());
    lines
}

/// Why nothing was imported, and what to do.
pub fn error(language: Language, error: &ImportError) -> Vec<String> {
    match error {
        ImportError::Faults(files) => faults(language, files),
        ImportError::NeedsReason(amendments) => needs_reason(language, amendments),
        ImportError::Moved { prepared, now } => {
            let arguments = [("prepared", prepared.0.into()), ("now", now.0.into())];
            vec![messages::format(language, "import-moved", &arguments)]
        }
        ImportError::Unwritable(_)
        | ImportError::Query(_)
        | ImportError::Export(_)
        | ImportError::Access(_) => vec![error.to_string()],
    }
}

fn needs_reason(language: Language, amendments: &[Amendment]) -> Vec<String> {
    let mut lines = vec![messages::text(language, "import-needs-reason").to_owned()];
    lines.extend(amendments.iter().take(AMENDMENTS).map(|it| format!("  {}", change(&it.key, &it.change))));
    let more = amendments.len().saturating_sub(AMENDMENTS);
    if more > 0 {
        lines.push(format!("  {}", messages::format(language, "import-more", &[("count", more.into())])));
    }
    lines
}
