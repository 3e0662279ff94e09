//! The data dictionary: every column of every data set, from the tables that make the files.

use super::column::{ColumnInfo, Kind};
use super::{ALL, Dataset, FORMAT_VERSION};
use crate::domain::vocabulary::Language;
use crate::messages;

/// The headings of the dictionary's own file.
pub const HEADINGS: &[&str] = &[
    "data_set",
    "column",
    "type",
    "vocabulary",
    "terms",
    "meaning_ko",
    "meaning_en",
    "read_by_import",
    "format_version",
];

/// The type of a column, in words that R and pandas users know.
pub fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Key | Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Decimal => "decimal",
        Kind::Date => "date",
        Kind::Instant => "datetime",
        Kind::Boolean => "boolean",
        Kind::Term(_) => "term",
    }
}

/// The meaning of a column.
pub fn meaning(language: Language, column: &ColumnInfo) -> &'static str {
    match column.about {
        Some(id) => messages::text(language, id),
        // The id is made of a name from a table; a test looks up every one of them.
        None => messages::text_of(language, "column-", column.name),
    }
}

/// The dictionary as rows of text, one a column, the labels of terms included.
pub fn rows() -> Vec<Vec<String>> {
    ALL.iter().flat_map(rows_of).collect()
}

fn rows_of(dataset: &Dataset) -> Vec<Vec<String>> {
    let row =
        |column: &ColumnInfo, name: String, type_name: &str, terms: Option<&'static super::column::Terms>| {
            let slugs: Vec<&str> =
                terms.map(|it| (it.all)().into_iter().map(|(slug, _)| slug).collect()).unwrap_or_default();
            vec![
                dataset.name.to_owned(),
                name,
                type_name.to_owned(),
                terms.map(|it| it.name).unwrap_or_default().to_owned(),
                slugs.join(" | "),
                meaning(Language::Ko, column).to_owned(),
                meaning(Language::En, column).to_owned(),
                (column.is_read && dataset.is_importable && (terms.is_some() || type_name != "label"))
                    .to_string(),
                FORMAT_VERSION.to_string(),
            ]
        };
    (dataset.columns)()
        .iter()
        .flat_map(|column| match column.kind {
            Kind::Term(terms) => vec![
                row(column, column.name.to_owned(), "term", Some(terms)),
                row(column, format!("{}_ko", column.name), "label", None),
                row(column, format!("{}_en", column.name), "label", None),
            ],
            kind => vec![row(column, column.name.to_owned(), type_name(kind), None)],
        })
        .collect()
}
