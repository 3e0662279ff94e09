//! Coded terms: what a `vocabulary!` is, and those that belong to no single noun.

use diesel::backend::Backend;
use diesel::deserialize::{self, FromSql};
use diesel::serialize::{self, IsNull, Output};
use diesel::sql_types::Text;
use diesel::sqlite::Sqlite;

/// A term that is in none of our lists; says which list it was looked for in.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {vocabulary}: {term:?}")]
pub struct UnknownTerm {
    /// The vocabulary, as its messages are named.
    pub vocabulary: &'static str,
    /// The term as it came.
    pub term: String,
}

/// What every vocabulary can say of itself, so that tests and pages can walk all of them.
pub trait Vocabulary: Copy + Eq + Sized + 'static {
    /// The family of its messages, and its name in the data dictionary.
    const NAME: &'static str;
    /// Every term, in reading order.
    const ALL: &'static [Self];
    /// The stored and exported form.
    fn slug(self) -> &'static str;
    /// The message that labels the term for people.
    fn message(self) -> &'static str;
    /// The term with this slug.
    fn from_slug(slug: &str) -> Result<Self, UnknownTerm> {
        Self::ALL
            .iter()
            .copied()
            .find(|it| it.slug() == slug)
            .ok_or_else(|| UnknownTerm { vocabulary: Self::NAME, term: slug.to_owned() })
    }
}

/// Writes an enum of coded terms. There is no `Display` on purpose: a slug is for storage and files, a label (the
/// message) for people, and nobody should get one for the other by accident.
macro_rules! vocabulary {
    ($(#[$about:meta])* $name:ident $family:literal {
        $($(#[$term_about:meta])* $term:ident = $slug:literal;)+
    }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Text)]
        pub enum $name { $($(#[$term_about])* $term,)+ }

        impl $crate::domain::vocabulary::Vocabulary for $name {
            const NAME: &'static str = $family;
            const ALL: &'static [Self] = &[$(Self::$term),+];
            fn slug(self) -> &'static str {
                match self { $(Self::$term => $slug,)+ }
            }
            fn message(self) -> &'static str {
                match self { $(Self::$term => concat!($family, "-", $slug),)+ }
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Text, diesel::sqlite::Sqlite> for $name {
            fn to_sql<'b>(
                &'b self,
                out: &mut diesel::serialize::Output<'b, '_, diesel::sqlite::Sqlite>,
            ) -> diesel::serialize::Result {
                $crate::domain::vocabulary::write_slug(*self, out)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Text, diesel::sqlite::Sqlite> for $name {
            fn from_sql(
                value: <diesel::sqlite::Sqlite as diesel::backend::Backend>::RawValue<'_>,
            ) -> diesel::deserialize::Result<Self> {
                $crate::domain::vocabulary::read_slug(value)
            }
        }
    };
}
pub(crate) use vocabulary;

/// Stores a term as its slug.
pub(crate) fn write_slug<'b, V: Vocabulary>(term: V, out: &mut Output<'b, '_, Sqlite>) -> serialize::Result {
    out.set_value(term.slug());
    Ok(IsNull::No)
}

/// Reads a stored slug; an unknown one is an error, never a default.
pub(crate) fn read_slug<V: Vocabulary>(value: <Sqlite as Backend>::RawValue<'_>) -> deserialize::Result<V> {
    let slug = <String as FromSql<Text, Sqlite>>::from_sql(value)?;
    Ok(V::from_slug(&slug)?)
}

vocabulary! {
    /// A language of the record and of its pages.
    Language "language" {
        /// Korean.
        Ko = "ko";
        /// English.
        En = "en";
    }
}

impl Language {
    /// The other of the two.
    pub fn other(self) -> Self {
        match self {
            Self::Ko => Self::En,
            Self::En => Self::Ko,
        }
    }
}

vocabulary! {
    /// Where the text of a field in one language comes from.
    Origin "origin" {
        /// As its source has it.
        Original = "original";
        /// A translation by whoever answers for the original.
        Official = "official";
        /// A translation by the keepers of this record, or by the press.
        Unofficial = "unofficial";
    }
}

vocabulary! {
    /// How exactly a date is known.
    Precision "precision" {
        Day = "day";
        Month = "month";
        Year = "year";
        /// No end was set: "to continue", not a date that is missing.
        Open = "open";
    }
}

vocabulary! {
    /// Why an IRM indicator has no value; OGP's own three codes, which mean different things.
    Missing "missing" {
        /// Not reviewed yet.
        NotReviewed = "NR";
        /// No data: the indicator did not exist for that plan.
        NoData = "ND";
        /// Not applicable.
        NotApplicable = "NA";
    }
}
