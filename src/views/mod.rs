//! What people see: data in, markup out. No connection, no clock.

pub mod about;
pub mod account;
pub mod agreement;
pub mod assessing;
pub mod commitments;
pub mod desk;
pub mod errors;
pub mod fields;
pub mod filters;
pub mod followed;
pub mod history;
pub mod layout;
pub mod lists;
pub mod members;
pub mod notices;
pub mod organisations;
pub mod parts;
pub mod plans;
pub mod record;
pub mod reporting;
pub mod reshaping;
pub mod silence;
pub mod statements;
pub mod units;
pub mod versions;
