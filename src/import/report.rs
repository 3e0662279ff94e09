//! What an import says to the person at the terminal, in their language.

use super::engine::{Action, Prepared, RowChange};
use super::ogp::Difference;
use super::table::FileFault;
use crate::domain::vocabulary::Language;
use crate::export;
use crate::messages::{self, Argument, text_of};

/// How much of a long text is shown around where it changes.
const SHOWN: usize = 60;

/// A fault in one line: where, what stands there, and what to do.
pub fn fault(language: Language, fault: &FileFault) -> String {
    let mut arguments: Vec<(&str, Argument)> =
        fault.arguments.iter().map(|(name, value)| (*name, Argument::from(value.as_str()))).collect();
    arguments.push(("value", fault.value.as_deref().unwrap_or_default().into()));
    arguments.push(("column", fault.column.as_deref().unwrap_or_default().into()));
    let mut place = Vec::new();
    if let Some(line) = fault.line {
        place.push(messages::format(language, "import-line", &[("line", line.to_string().into())]));
    }
    if let (Some(column), Some(value)) = (&fault.column, &fault.value) {
        place.push(format!("{column} = \"{}\"", shortened(value)));
    }
    let said = messages::format(language, fault.message, &arguments);
    if place.is_empty() { said } else { format!("{}: {said}", place.join(", ")) }
}

/// What would be or was done: a line a data set, then each change field by field.
pub fn changes(language: Language, prepared: &Prepared) -> Vec<String> {
    let mut lines = Vec::new();
    for dataset in export::ALL {
        let own: Vec<&RowChange> =
            prepared.changes.iter().filter(|it| it.dataset.name == dataset.name).collect();
        if own.is_empty() {
            continue;
        }
        let count = |wanted: fn(&Action) -> bool| own.iter().filter(|it| wanted(&it.action)).count();
        lines.push(messages::format(
            language,
            "import-summary",
            &[
                ("title", text_of(language, "dataset-", dataset.name).into()),
                ("added", count(|it| *it == Action::Added).into()),
                ("changed", count(|it| matches!(it, Action::Changed(_) | Action::Ended)).into()),
                ("same", count(|it| *it == Action::Same).into()),
            ],
        ));
        lines.extend(own.iter().flat_map(|it| fields(language, it)));
    }
    lines
}

fn fields(language: Language, change: &RowChange) -> Vec<String> {
    match &change.action {
        Action::Changed(fields) => fields
            .iter()
            .map(|it| {
                let (old, new) = around(&it.old, &it.new);
                format!("  {}: {}: \"{old}\" → \"{new}\"", change.key, it.column)
            })
            .collect(),
        Action::Ended => {
            vec![format!("  {}: {}", change.key, messages::text(language, "import-ended"))]
        }
        Action::Added | Action::Same => Vec::new(),
    }
}

/// Two texts from a little before where they part.
fn around(old: &str, new: &str) -> (String, String) {
    let same = old.chars().zip(new.chars()).take_while(|(a, b)| a == b).count();
    let start =
        if old.chars().count().max(new.chars().count()) > SHOWN { same.saturating_sub(10) } else { 0 };
    let part = |text: &str| {
        let rest: String = text.chars().skip(start).collect();
        if start > 0 { format!("…{}", shortened(&rest)) } else { shortened(&rest) }
    };
    (part(old), part(new))
}

fn shortened(text: &str) -> String {
    let line: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(SHOWN).collect();
    if text.chars().count() > SHOWN { format!("{line}…") } else { line }
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
