//! What people see: data in, markup out. No connection, no clock.

pub mod errors;
pub mod layout;
pub mod parts;
