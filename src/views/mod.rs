//! What people see: data in, markup out. No connection, no clock.

pub mod commitments;
pub mod errors;
pub mod filters;
pub mod layout;
pub mod parts;
pub mod plans;
pub mod statements;
