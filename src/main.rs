//! The program: reads the command line, does what it says, and says in one line why it could not.

use std::process::ExitCode;

use clap::Parser as _;
use jikim::config::{CommandLine, LogFormat};

#[expect(clippy::disallowed_methods, reason = "the one clock; everything else is given the time")]
fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}

fn main() -> ExitCode {
    let settings = CommandLine::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_env("JIKIM_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,jikim=info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    match settings.log_format {
        LogFormat::Text => log.init(),
        LogFormat::Json => log.json().flatten_event(true).init(),
    }
    match jikim::commands::run(settings.command, now) {
        Ok(code) => code,
        Err(err) => {
            jikim::commands::terminal::complain(&format!("jikim: {err:#}"));
            ExitCode::FAILURE
        }
    }
}
