//! The program: reads the command line, does what it says, and says in one line why it could not.

use std::process::ExitCode;

use clap::Parser as _;
use jikim::config::{self, CommandLine};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

#[expect(clippy::disallowed_methods, reason = "the one clock; everything else is given the time")]
fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}

fn main() -> ExitCode {
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    tracing_subscriber::registry().with(lines).with(config::logged()).init();
    match jikim::commands::run(CommandLine::parse().command, now) {
        Ok(code) => code,
        Err(err) => {
            jikim::commands::terminal::complain(&format!("jikim: {err:#}"));
            ExitCode::FAILURE
        }
    }
}
