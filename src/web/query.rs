//! Reading the query of an address strictly: what is asked for, and what of it is not understood.

use percent_encoding::percent_decode_str;

use super::error::{Error, Result};
use crate::domain::dispute::DisputeState;
use crate::domain::filter::{Attention, Filter};
use crate::domain::progress::State;
use crate::domain::vocabulary::Vocabulary;
use crate::store::lookup::Lookup;

/// The most characters that a value may have.
const LONGEST: usize = 400;

/// The pairs of a query, decoded.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Query(Vec<(String, String)>);

impl Query {
    /// Reads a query string.
    ///
    /// # Errors
    /// If it is not UTF-8, holds control characters, or a value is too long.
    pub fn parse(text: &str) -> Result<Self> {
        let decode = |part: &str| -> Result<String> {
            let spaced = part.replace('+', " ");
            let decoded = percent_decode_str(&spaced)
                .decode_utf8()
                .map_err(|_| Error::bad("error-query-not-utf8"))?
                .into_owned();
            if decoded.chars().any(char::is_control) {
                return Err(Error::bad("error-query-control"));
            }
            if decoded.chars().count() > LONGEST {
                return Err(Error::bad("error-query-long").with("limit", LONGEST.to_string()));
            }
            Ok(decoded)
        };
        text.split('&')
            .filter(|pair| !pair.is_empty())
            .map(|pair| {
                let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
                Ok((decode(name)?, decode(value)?))
            })
            .collect::<Result<_>>()
            .map(Self)
    }

    /// What is asked for by other names than these.
    pub fn besides(&self, names: &[&str]) -> Vec<(String, String)> {
        self.0.iter().filter(|(name, _)| !names.contains(&name.as_str())).cloned().collect()
    }

    /// The value of a name, without white space around it; none if it is empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(it, _)| it == name)?;
        Some(value.trim()).filter(|it| !it.is_empty())
    }
}

/// A filter as asked for, with what of it names nothing: the page says so, and does not drop it silently.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct AskedFilter {
    pub filter: Filter,
    /// Name and value.
    pub unknown: Vec<(&'static str, String)>,
}

impl AskedFilter {
    /// Reads the filter out of a query. A key or term that does not exist is unknown; what is known still filters.
    pub fn read(query: &Query, lookup: &Lookup) -> Self {
        let mut asked = Self::default();
        asked.filter.participant =
            asked.known(query, "participant", |key| lookup.participants().iter().any(|it| it.key == key));
        asked.filter.plan = asked.known(query, "plan", |key| lookup.plan_by_key(key).is_some());
        asked.filter.organisation =
            asked.known(query, "organisation", |key| lookup.organisation_by_key(key).is_some());
        asked.filter.theme = query.get("theme").map(str::to_owned);
        asked.filter.status = asked.term::<State>(query, "status");
        asked.filter.attention = asked.term::<Attention>(query, "attention");
        asked.filter.dispute = asked.term::<DisputeState>(query, "dispute");
        asked.filter.demonstration = query.get("demonstration").is_some_and(|it| it != "0");
        asked
    }

    fn known(&mut self, query: &Query, name: &'static str, exists: impl Fn(&str) -> bool) -> Option<String> {
        let value = query.get(name)?;
        if exists(value) {
            return Some(value.to_owned());
        }
        self.unknown.push((name, value.to_owned()));
        None
    }

    fn term<V: Vocabulary>(&mut self, query: &Query, name: &'static str) -> Option<V> {
        let value = query.get(name)?;
        let term = V::from_slug(value).ok();
        if term.is_none() {
            self.unknown.push((name, value.to_owned()));
        }
        term
    }
}
