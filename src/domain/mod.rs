//! What things are. No input or output, no clock; nothing here can fail but reading a term.

pub mod assessment;
pub mod commitment;
pub mod date;
pub mod derived;
pub mod derived_areas;
pub mod draft;
pub mod evidence;
pub mod fault;
pub mod filter;
pub mod id;
pub mod indicator;
pub mod key;
pub mod ledger_entry;
pub mod member;
pub mod milestone;
pub mod organisation;
pub mod participant;
pub mod password;
pub mod plan;
pub mod policy_area;
pub mod progress;
pub mod report;
pub mod review;
pub mod schedule;
pub mod text;
pub mod vocabulary;
