//! Jikim: the public record of open-government commitments.

pub mod acts;
pub mod charts;
pub mod commands;
pub mod config;
pub mod demonstration;
pub mod domain;
pub mod export;
pub mod import;
pub mod ledger;
pub mod links;
pub mod messages;
pub mod schema;
pub mod store;
pub mod views;
pub mod web;
