//! What people see: data in, markup out. No connection, no clock.

pub mod about;
pub mod account;
pub mod assessing;
pub mod commitments;
pub mod desk;
pub mod errors;
pub mod fields;
pub mod filters;
pub mod history;
pub mod layout;
pub mod lists;
pub mod members;
pub mod organisations;
pub mod parts;
pub mod plans;
pub mod progress;
pub mod record;
pub mod reporting;
pub mod statements;
pub mod versions;
