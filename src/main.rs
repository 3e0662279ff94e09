//! The program: reads the command line, does what it says, and says in one line why it could not.

use std::process::ExitCode;

use clap::Parser as _;
use jikim::config::{self, CommandLine, LogFormat};
use tracing_subscriber::layer::SubscriberExt as _;
use tracing_subscriber::util::SubscriberInitExt as _;

#[expect(clippy::disallowed_methods, reason = "the one clock; everything else is given the time")]
fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}

fn main() -> ExitCode {
    let settings = CommandLine::parse();
    let lines = tracing_subscriber::fmt::layer().with_writer(std::io::stderr);
    let log = tracing_subscriber::registry().with(config::logged(&settings.command));
    match settings.log_format {
        LogFormat::Text => log.with(lines).init(),
        LogFormat::Json => log.with(lines.json().flatten_event(true)).init(),
    }
    match jikim::commands::run(settings.command, now) {
        Ok(code) => code,
        Err(err) => {
            jikim::commands::terminal::complain(&format!("jikim: {err:#}"));
            ExitCode::FAILURE
        }
    }
}
