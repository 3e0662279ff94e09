//! The program: reads the command line, does what it says, and says in one line why it could not.

use std::process::ExitCode;

use clap::Parser as _;
use jikim::config::CommandLine;

#[expect(clippy::disallowed_methods, reason = "the one clock; everything else is given the time")]
fn now() -> chrono::DateTime<chrono::Utc> {
    chrono::Utc::now()
}

fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("JIKIM_LOG")
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("warn,jikim=info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match jikim::commands::run(CommandLine::parse().command, now) {
        Ok(code) => code,
        Err(err) => {
            jikim::commands::terminal::complain(&format!("jikim: {err:#}"));
            ExitCode::FAILURE
        }
    }
}
