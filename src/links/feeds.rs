//! Feeds and calendars: the address of a page or list with another ending.

use super::{Place, encoded, pairs};
use crate::domain::filter::Filter;

/// What an address of this kind ends in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ending {
    /// A feed of what has changed.
    Atom,
    /// A calendar of what is due.
    Ics,
}

impl Ending {
    pub fn slug(self) -> &'static str {
        match self {
            Self::Atom => "atom",
            Self::Ics => "ics",
        }
    }
}

impl Place {
    pub fn plan_feed(&self, key: &str, ending: Ending) -> String {
        self.address(&format!("/plans/{}.{}", encoded(key), ending.slug()), &[])
    }

    pub fn commitment_feed(&self, key: &str, ending: Ending) -> String {
        self.address(&format!("/commitments/{}.{}", encoded(key), ending.slug()), &[])
    }

    pub fn organisation_feed(&self, key: &str, ending: Ending) -> String {
        self.address(&format!("/organisations/{}.{}", encoded(key), ending.slug()), &[])
    }

    /// Of the commitments that a filter means.
    pub fn commitments_feed(&self, filter: &Filter, ending: Ending) -> String {
        self.address(&format!("/commitments.{}", ending.slug()), &pairs(filter))
    }

    /// Of everything that changes.
    pub fn changes_feed(&self, filter: &Filter) -> String {
        self.address("/changes.atom", &pairs(filter))
    }
}
