//! What people see: data in, markup out. No connection, no clock.

pub mod about;
pub mod account;
pub mod agreement;
pub mod assessing;
pub mod assessors;
<<<<<<< HEAD
pub mod chart;
=======
pub mod calendars;
>>>>>>> main
pub mod checking;
pub mod commitments;
pub mod comparison;
pub mod dead_links;
pub mod desk;
pub mod desk_reviews;
pub mod disputes;
pub mod errors;
pub mod evidence;
mod evidence_form;
pub mod fared;
pub mod feeds;
pub mod fields;
pub mod filters;
pub mod followed;
pub mod history;
pub mod irm;
pub mod irm_reports;
pub mod layout;
pub mod lists;
pub mod matrix;
pub mod members;
pub mod notices;
pub mod organisations;
pub mod parts;
pub mod plans;
pub mod progress;
pub mod publishing;
pub mod record;
pub mod reporting;
pub mod request_desk;
pub mod request_form;
pub mod requests;
pub mod reshaping;
pub mod reviewing;
mod schedule;
pub mod settling;
pub mod sheets;
pub mod silence;
pub mod standing;
pub mod statements;
pub mod succession;
pub mod transcribing;
pub mod units;
pub mod versions;
