//! A column of a data set: its name, what it holds, where that is stored, and the cell.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::vocabulary::{UnknownTerm, Vocabulary};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A key: of the row itself or of the thing it belongs to.
    Key,
    /// Text, to the letter.
    Text,
    Integer,
    /// A number with a decimal point, as it is recorded: `0.743421`.
    Decimal,
    /// ISO 8601, `2026-06-30`.
    Date,
    /// ISO 8601 in UTC, `2026-06-30T09:00:00Z`.
    Instant,
    /// `true` or `false`.
    Boolean,
    /// A term: its slug, and beside it its labels in two columns of the same name with `_ko` and `_en`.
    Term(&'static Terms),
}

/// The vocabulary of a column, without its type.
#[derive(Debug)]
pub struct Terms {
    pub name: &'static str,
    /// Slug and message of each term, in reading order.
    pub all: fn() -> Vec<(&'static str, &'static str)>,
    /// Labels that a term has besides its own, where it is said of something else.
    pub besides: fn() -> Vec<(&'static str, &'static str)>,
    /// Whether a slug is one of them.
    pub check: fn(&str) -> Result<(), UnknownTerm>,
}

impl PartialEq for Terms {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Terms {}

/// The terms of a vocabulary.
pub const fn terms<V: Vocabulary>() -> Terms {
    Terms {
        name: V::NAME,
        all: || V::ALL.iter().map(|it| (it.slug(), it.message())).collect(),
        besides: Vec::new,
        check: |slug| V::from_slug(slug).map(|_| ()),
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value<'a> {
    Missing,
    Text(Cow<'a, str>),
    Integer(i64),
    Date(NaiveDate),
    Instant(DateTime<Utc>),
    Boolean(bool),
    Term { slug: &'static str, message: &'static str },
}

impl<'a> Value<'a> {
    pub fn text(text: &'a str) -> Self {
        if text.is_empty() { Self::Missing } else { Self::Text(Cow::Borrowed(text)) }
    }

    pub fn maybe(text: &'a Option<String>) -> Self {
        text.as_deref().map_or(Self::Missing, |it| Self::Text(Cow::Borrowed(it)))
    }

    pub fn owned(text: String) -> Self {
        if text.is_empty() { Self::Missing } else { Self::Text(Cow::Owned(text)) }
    }

    pub fn integer(number: impl Into<Option<i32>>) -> Self {
        number.into().map_or(Self::Missing, |it| Self::Integer(it.into()))
    }

    pub fn count(number: usize) -> Self {
        Self::Integer(i64::try_from(number).unwrap_or(i64::MAX))
    }

    pub fn date(day: impl Into<Option<NaiveDate>>) -> Self {
        day.into().map_or(Self::Missing, Self::Date)
    }

    pub fn term<V: Vocabulary>(term: V) -> Self {
        Self::Term { slug: term.slug(), message: term.message() }
    }

    pub fn maybe_term<V: Vocabulary>(term: Option<V>) -> Self {
        term.map_or(Self::Missing, |it| Self::Term { slug: it.slug(), message: it.message() })
    }

    /// The cell as text, as it stands in a file.
    pub fn to_text(&self) -> String {
        match self {
            Self::Missing => String::new(),
            Self::Text(text) => text.clone().into_owned(),
            Self::Integer(number) => number.to_string(),
            Self::Date(day) => day.format("%Y-%m-%d").to_string(),
            Self::Instant(at) => at.format("%Y-%m-%dT%H:%M:%SZ").to_string(),
            Self::Boolean(flag) => flag.to_string(),
            Self::Term { slug, .. } => (*slug).to_owned(),
        }
    }
}

/// A column of a data set whose rows are `R`.
#[derive(Debug)]
pub struct Column<R: 'static> {
    /// Stable: a published interface. Its meaning is the message `column-` and this name.
    pub name: &'static str,
    pub kind: Kind,
    /// The columns of the database that it shows, as `table.column`; none for what is computed.
    pub stores: &'static [&'static str],
    /// Whether an import reads it; what is computed or belongs to another file is not read.
    pub is_read: bool,
    pub cell: fn(&R) -> Value<'_>,
}

/// A column that an import reads.
pub const fn stored<R>(
    name: &'static str,
    kind: Kind,
    stores: &'static [&'static str],
    cell: fn(&R) -> Value<'_>,
) -> Column<R> {
    Column { name, kind, stores, is_read: true, cell }
}

/// A column that is stored, in a data set that no import reads.
pub const fn shown<R>(
    name: &'static str,
    kind: Kind,
    stores: &'static [&'static str],
    cell: fn(&R) -> Value<'_>,
) -> Column<R> {
    Column { name, kind, stores, is_read: false, cell }
}

/// A column that is computed, or repeated from another data set for the reader's sake.
pub const fn derived<R>(name: &'static str, kind: Kind, cell: fn(&R) -> Value<'_>) -> Column<R> {
    Column { name, kind, stores: &[], is_read: false, cell }
}

/// A column without its rows, for headings, dictionary and import.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ColumnInfo {
    pub name: &'static str,
    pub kind: Kind,
    pub stores: &'static [&'static str],
    pub is_read: bool,
    /// The message that says what it holds, where that is not `column-` and its name.
    pub about: Option<&'static str>,
}

impl<R> Column<R> {
    pub fn info(&self) -> ColumnInfo {
        ColumnInfo {
            name: self.name,
            kind: self.kind,
            stores: self.stores,
            is_read: self.is_read,
            about: None,
        }
    }
}
