//! The tests: the record through its own functions, the pages through HTTP, and rules about the code.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop"
)]

mod access;
mod architecture;
mod derived;
mod disputes;
mod faults;
mod forms;
mod grid;
mod import;
mod ledger;
mod messages;
mod ogp;
mod pages;
mod pages_commitment;
mod pages_lists;
mod pages_plan;
mod progress;
mod record;
mod redaction;
mod schedule;
mod schema;
mod sign_in;
mod startup;
mod support;
mod walk;
mod words;
