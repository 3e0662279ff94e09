//! A grid of values as it is typed: units down, the indicators that a product asks across.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::assessment::Assessment;
use super::indicator::{Indicator, Mark};
use super::vocabulary::Vocabulary as _;

/// One cell as typed, whether it makes sense or not.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TypedValue {
    /// The slug of a step, a code for "no value", or a text; empty where nothing is said.
    pub value: String,
    /// Where the report says it.
    pub page: String,
}

impl TypedValue {
    /// A recorded value, as a form that changes it begins with.
    pub fn of(recorded: &Assessment) -> Self {
        Self {
            value: recorded.mark().map(|it| it.written().to_owned()).unwrap_or_default(),
            page: recorded.page.clone().unwrap_or_default(),
        }
    }
}

/// Which cell: the key of the unit, and the indicator.
pub type CellOf = (String, Indicator);

/// What was typed, by cell.
pub type TypedGrid = BTreeMap<CellOf, TypedValue>;

/// A cell that says something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadCell {
    pub unit: String,
    pub indicator: Indicator,
    pub mark: Mark,
    pub page: Option<String>,
}

/// The longest page reference, in characters: `12`, `12–13`, `annex I, table 2`.
pub const LONGEST_PAGE: usize = 40;

/// The longest text of an indicator without a scale, in characters.
pub const LONGEST_VALUE: usize = 300;

/// A cell's name in a form: `kr-6-1.verifiable`. A key has no point.
pub fn cell_name(unit: &str, indicator: Indicator) -> String {
    format!("{unit}.{}", indicator.slug())
}

/// The cell that a form names so; none if it is none.
pub fn named_cell(name: &str) -> Option<CellOf> {
    let (unit, indicator) = name.rsplit_once('.')?;
    Some((unit.to_owned(), Indicator::from_slug(indicator).ok()?))
}
