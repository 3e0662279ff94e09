//! What people bring: files in the shape of our own exports, and OGP's commitments file.
//!
//! Every file becomes [`table::Table`]s in the shape of our own data sets; one engine compares them with the record as
//! it stands ([`engine::prepare`]) and writes the difference as one entry ([`engine::apply`]).

pub mod bundled;
mod cells;
mod compare;
mod consistency;
pub mod engine;
pub mod form;
mod form_rules;
mod headings;
pub mod ogp;
mod ogp_cells;
mod ogp_checks;
pub mod ogp_dates;
mod ogp_known;
mod ogp_sheet;
mod ogp_tables;
pub mod ogp_zones;
pub mod own;
pub mod report;
pub mod reshaping;
mod rules;
pub mod sheet;
pub mod succession;
pub mod table;
pub mod text;
mod things;
mod write;
mod write_irm;
