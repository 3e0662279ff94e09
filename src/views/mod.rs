//! What people see: data in, markup out. No connection, no clock.

pub mod about;
pub mod account;
pub mod agreement;
pub mod assessing;
pub mod assessors;
pub mod commitments;
pub mod dead_links;
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
pub mod record;
pub mod reporting;
pub mod request_desk;
pub mod request_form;
pub mod requests;
pub mod settling;
pub mod statements;
pub mod versions;
