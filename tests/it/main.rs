//! The tests: the record through its own functions, the pages through HTTP, and rules about the code.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a test that cannot go on should stop, and one that counts says what"
)]

mod access;
mod agreement;
mod architecture;
mod assessors;
mod assessors_pages;
mod compared;
mod comparison;
mod dashboard;
mod data;
mod dead_links;
mod derived;
mod disputes;
mod faults;
mod feeds;
mod fluent;
mod forms;
mod grid;
mod import;
mod irm_pages;
mod keeping;
mod kept;
mod kill;
mod krippendorff;
mod ledger;
mod markers;
mod messages;
mod naughty;
mod ogp;
mod organisations;
mod outages;
mod pages;
mod pages_commitment;
mod pages_lists;
mod pages_plan;
mod progress;
mod races;
mod record;
mod record_faults;
mod redaction;
mod reporting;
mod request_answers;
mod requests;
mod reshaping;
mod reviewing;
mod schedule;
mod schema;
mod sharing;
mod sheets;
mod sheets_files;
mod sheets_hostile;
mod sign_in;
mod stars;
mod startup;
mod support;
mod transcribing;
mod trespass;
mod walk;
mod words;
mod zones;
