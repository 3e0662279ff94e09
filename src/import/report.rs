//! What an import says on a terminal: what it would change, field by field, and what is wrong with the files.

use super::engine::{self, Action, Amendment, FaultsOfFile, FieldDifference, ImportError, Options, Prepared};
use super::ogp::Difference;
use super::table::FileFault;
use crate::domain::vocabulary::Language;
use crate::export;
use crate::messages::{self, Argument, text_of};

/// The longest text that is shown whole, in characters.
const WHOLE: usize = 60;

/// How much of what is the same stands before a difference, in characters.
const BEFORE: usize = 15;

/// The most amendments that are listed where a reason is missing.
const AMENDMENTS: usize = 5;

/// What would be added, changed and left alone: a line for each data set, and below it one for each field that changes.
/// What amends a plan says so, and what it still needs.
pub fn changes(language: Language, prepared: &Prepared, options: &Options) -> Vec<String> {
    let mut lines = Vec::new();
    for dataset in export::ALL {
        let own: Vec<_> = prepared.changes.iter().filter(|it| it.dataset.name == dataset.name).collect();
        if own.is_empty() {
            continue;
        }
        let count = |wanted: fn(&Action) -> bool| own.iter().filter(|it| wanted(&it.action)).count();
        lines.push(messages::format(
            language,
            "import-summary",
            &[
                ("title", text_of(language, "dataset-", dataset.name).into()),
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
    let amendments = prepared.amendments().len();
    if amendments > 0 {
        let is_explained = engine::check_reason(prepared, options).is_ok();
        let message = if is_explained { "import-amended" } else { "import-amendments" };
        lines.push(messages::format(language, message, &[("n", amendments.into())]));
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
    let mut rest = text.chars().skip(skip);
    let shown: String =
        rest.clone().take(WHOLE).map(|c| if matches!(c, '\n' | '\r') { '⏎' } else { c }).collect();
    let before = if skip > 0 { "…" } else { "" };
    let after = if rest.nth(WHOLE).is_some() { "…" } else { "" };
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

/// Why nothing was imported, and in the last line what to do.
pub fn error(language: Language, error: &ImportError) -> Vec<String> {
    match error {
        ImportError::Faults(files) => faults(language, files),
        ImportError::NeedsReason(amendments) => needs_reason(language, amendments),
        ImportError::Moved { prepared, now } => {
            let arguments = [("prepared", prepared.0.into()), ("now", now.0.into())];
            vec![messages::format(language, "import-moved", &arguments)]
        }
        ImportError::Unwritable(_)
        | ImportError::Act(_)
        | ImportError::Query(_)
        | ImportError::Export(_)
        | ImportError::Access(_) => vec![error.to_string()],
    }
}

/// Every fault of every file, and their number.
fn faults(language: Language, files: &[FaultsOfFile]) -> Vec<String> {
    let mut lines = Vec::new();
    for file in files {
        lines.extend(file.faults.iter().map(|it| format!("{}: {}", file.file, fault(language, it))));
    }
    lines.push(messages::format(language, "import-faults", &[("n", lines.len().into())]));
    lines
}

fn needs_reason(language: Language, amendments: &[Amendment]) -> Vec<String> {
    let mut lines: Vec<String> =
        amendments.iter().take(AMENDMENTS).map(|it| change(&it.key, &it.change)).collect();
    let more = amendments.len().saturating_sub(AMENDMENTS);
    if more > 0 {
        lines.push(messages::format(language, "import-more", &[("n", more.into())]));
    }
    lines.push(messages::text(language, "import-needs-reason").to_owned());
    lines
}

/// A derived cell of OGP's file that our formula gives otherwise.
pub fn difference(language: Language, it: &Difference) -> String {
    messages::format(
        language,
        "import-difference",
        &[
            ("id", it.ogp_id.as_str().into()),
            ("column", it.column.into()),
            ("file", it.file.as_str().into()),
            ("ours", it.ours.as_str().into()),
        ],
    )
}
