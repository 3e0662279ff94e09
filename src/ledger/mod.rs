//! The ledger: how a change to the public record is written, sealed and checked.
//!
//! The position of an entry is the version of the whole record. Content lives in rows that say from which position
//! they hold (`since`) and up to which they held (`until`, null while current); nothing public is overwritten.

pub mod canonical;
pub mod record;
pub(crate) mod statement;
pub mod tables;
pub mod verify;

pub use record::{at_once, head, last_common, last_where, record, record_for, redact, rows_containing};
