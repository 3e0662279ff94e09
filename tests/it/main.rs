//! The tests: the record through its own functions, the pages through HTTP, and rules about the code.
#![expect(clippy::expect_used, clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod architecture;
mod derived;
mod import;
mod ledger;
mod messages;
mod ogp;
mod progress;
mod schema;
mod startup;
mod support;
mod words;
