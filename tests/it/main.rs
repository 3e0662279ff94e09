//! The tests: the record through its own functions, the pages through HTTP, and rules about the code.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that cannot go on should stop"
)]

mod access;
mod agreement;
mod architecture;
mod assessors;
mod dead_links;
mod derived;
mod disputes;
mod faults;
mod fluent;
mod forms;
mod grid;
mod import;
mod irm_pages;
mod kept;
mod ledger;
mod markers;
mod messages;
mod ogp;
mod pages;
mod pages_commitment;
mod pages_lists;
mod pages_plan;
mod progress;
mod record;
mod redaction;
mod reporting;
mod request_answers;
mod requests;
mod reshaping;
mod schema;
mod sheets;
mod sheets_files;
mod sheets_hostile;
mod sign_in;
mod stars;
mod startup;
mod support;
mod transcribing;
mod walk;
mod words;
