//! HTTP: what every answer has in common. The route table is in `access`.

pub mod access;
pub mod assets;
pub mod cache;
pub mod error;
pub mod files;
pub mod form;
pub mod front;
pub mod guard;
pub mod hashing;
pub mod headers;
pub mod moment;
pub mod multipart;
pub mod once;
pub mod pages;
pub mod query;
pub mod sessions;
pub mod state;
pub mod throttle;

pub use access::routes;
pub use front::front;
