//! Settings: the command line and its environment variables, each with its default and meaning.

use std::net::SocketAddr;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use tracing::level_filters::LevelFilter;
use tracing_subscriber::filter::Targets;

use crate::domain::zone::Zone;

/// The public record of open-government commitments: what was promised, done, seen and found.
#[derive(Debug, Parser)]
#[command(name = "jikim", version, about, propagate_version = true)]
pub struct CommandLine {
    #[command(subcommand)]
    pub command: Command,
    /// How the log is written to standard error
    #[arg(long, env = "JIKIM_LOG_FORMAT", global = true, default_value = "text", value_name = "FORMAT")]
    pub log_format: LogFormat,
}

/// How the log is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Lines for people
    Text,
    /// One JSON object a line
    Json,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Load a worked example and Korea's plans into a throw-away database and serve them
    Demo(Demo),
    /// Serve the record
    Serve(Serve),
    /// Read OGP's commitments file, or files in the shape of our own exports
    Import(Import),
    /// Write a data set as a file
    Export(Export),
    /// Print a one-time link with which a member sets a password
    Invite(Invite),
    /// Copy the whole database into a new file, while it is being served
    Backup(Backup),
    /// Put a backup in the place of the database
    Restore(Restore),
    /// Check the file, the schema and the ledger
    Check(Check),
    /// Empty personal data from every version of the record, as the law may want
    Redact(Redact),
    /// Check the ledger: whether what the file holds is what its entries sealed
    Verify(Verify),
}

/// The setting that every command takes.
#[derive(Debug, Clone, Args)]
pub struct DatabaseSetting {
    /// The file that holds the record
    #[arg(long, env = "JIKIM_DATABASE", default_value = "jikim.sqlite", value_name = "FILE")]
    pub database: PathBuf,
}

/// How to serve.
#[derive(Debug, Clone, Args)]
pub struct Serving {
    /// Address and port to listen on
    #[arg(long, env = "JIKIM_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Address under which readers know the server; the listening address if not given
    #[arg(long, env = "JIKIM_PUBLIC_URL", value_name = "URL")]
    pub public_url: Option<String>,
    /// Address of a proxy in front of the server, whose X-Forwarded-For says who a reader is
    #[arg(long, env = "JIKIM_TRUSTED_PROXY", value_name = "ADDRESS")]
    pub trusted_proxy: Option<std::net::IpAddr>,
    /// Publishing an assessment needs another assessor than the one who settled on its values
    #[arg(long, env = "JIKIM_SECOND_PERSON")]
    pub second_person: bool,
    /// Time zone of "today" on pages that belong to no single participant
    #[arg(long, env = "JIKIM_TIME_ZONE", default_value = "Asia/Seoul", value_name = "ZONE")]
    pub time_zone: Zone,
    /// Mebibytes of rendered pages to keep in memory; 0 renders every page anew
    #[arg(long, env = "JIKIM_PAGE_CACHE", default_value_t = 8, value_name = "MIB")]
    pub page_cache: u64,
}

#[derive(Debug, Args)]
pub struct Demo {
    /// Keep the example in this file instead of one that is thrown away; the file must not exist
    #[arg(long, env = "JIKIM_DATABASE", value_name = "FILE")]
    pub database: Option<PathBuf>,
    #[command(flatten)]
    pub serving: Serving,
}

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub file: DatabaseSetting,
    #[command(flatten)]
    pub serving: Serving,
}

#[derive(Debug, Args)]
pub struct Import {
    #[command(flatten)]
    pub file: DatabaseSetting,
    /// The files to read; several are one entry of the ledger each, in this order
    #[arg(required_unless_present = "bundled", conflicts_with = "bundled", value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Read data that comes with the program instead of files
    #[arg(long, value_name = "NAME")]
    pub bundled: Option<Bundled>,
    /// Show what would change, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Where a change to a plan in force is documented
    #[arg(long)]
    pub source: Option<String>,
    /// Why a plan in force changes
    #[arg(long)]
    pub reason: Option<String>,
    /// How the files are encoded
    #[arg(long, default_value = "utf-8", value_name = "ENCODING")]
    pub encoding: Encoding,
    /// Language of the messages
    #[arg(long, env = "JIKIM_LANGUAGE", default_value = "en")]
    pub language: LanguageSetting,
    /// Time zone in which "today" is meant
    #[arg(long, env = "JIKIM_TIME_ZONE", default_value = "Asia/Seoul", value_name = "ZONE")]
    pub time_zone: Zone,
}

/// Data that comes with the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Bundled {
    /// Korea's six action plans
    Korea,
}

/// How a file is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Encoding {
    #[value(name = "utf-8")]
    Utf8,
    /// The Korean code page of older Windows spreadsheets
    #[value(name = "cp949")]
    Cp949,
}

/// A language of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LanguageSetting {
    Ko,
    En,
}

#[derive(Debug, Args)]
pub struct Export {
    #[command(flatten)]
    pub file: DatabaseSetting,
    /// The data set, as the data page names it
    pub dataset: String,
    /// Only this plan
    #[arg(long, value_name = "KEY")]
    pub plan: Option<String>,
    /// Only this participant
    #[arg(long, value_name = "KEY")]
    pub participant: Option<String>,
    /// The demonstration too
    #[arg(long)]
    pub demonstration: bool,
    /// The shape of the file
    #[arg(long, default_value = "csv")]
    pub format: Format,
    /// As of a day (2026-06-30) or a position of the ledger (1234)
    #[arg(long, value_name = "DAY OR POSITION")]
    pub as_of: Option<String>,
    /// On which day a position is seen; the day on which it was recorded if not given
    #[arg(long, value_name = "DAY")]
    pub on: Option<NaiveDate>,
    /// Leave out the mark by which spreadsheet programs know UTF-8
    #[arg(long)]
    pub no_bom: bool,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Time zone in which days are meant where no participant is named
    #[arg(long, env = "JIKIM_TIME_ZONE", default_value = "Asia/Seoul", value_name = "ZONE")]
    pub time_zone: Zone,
}

/// The shape of an exported file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Csv,
}

#[derive(Debug, Args)]
pub struct Invite {
    #[command(flatten)]
    pub file: DatabaseSetting,
    /// The member's address; the link of who is a member already sets a new password
    pub email: String,
    /// The member's name, which the secretariat sees; the address's first part if not given
    #[arg(long)]
    pub name: Option<String>,
    /// reporter, reviewer, assessor or secretariat
    #[arg(long)]
    pub role: Option<String>,
    /// Key of the member's organisation
    #[arg(long, value_name = "KEY")]
    pub organisation: Option<String>,
    /// The division that the public record names beside the organisation
    #[arg(long, default_value = "")]
    pub office: String,
    /// Key of the participant, where the organisation is of no single one
    #[arg(long, value_name = "KEY")]
    pub participant: Option<String>,
    /// Address under which readers know the server
    #[arg(long, env = "JIKIM_PUBLIC_URL", default_value = "http://127.0.0.1:8080", value_name = "URL")]
    pub public_url: String,
    /// Language of the link and the messages
    #[arg(long, env = "JIKIM_LANGUAGE", default_value = "en")]
    pub language: LanguageSetting,
}

#[derive(Debug, Args)]
pub struct Backup {
    #[command(flatten)]
    pub file: DatabaseSetting,
    /// The new file
    pub target: PathBuf,
}

#[derive(Debug, Args)]
pub struct Restore {
    #[command(flatten)]
    pub file: DatabaseSetting,
    /// The backup
    pub backup: PathBuf,
    /// Restore it even if the database has entries that the backup has not
    #[arg(long)]
    pub even_if_newer: bool,
}

#[derive(Debug, Args)]
pub struct Check {
    #[command(flatten)]
    pub file: DatabaseSetting,
}

#[derive(Debug, Args)]
pub struct Redact {
    #[command(flatten)]
    pub file: DatabaseSetting,
    /// Empties all words of every row that contains this text, as it is written
    #[arg(long, value_name = "TEXT")]
    pub containing: String,
    /// Why; published, so that it must not repeat the text
    #[arg(long)]
    pub reason: String,
    /// Show which rows would be emptied, and write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Language of the messages
    #[arg(long, env = "JIKIM_LANGUAGE", default_value = "en")]
    pub language: LanguageSetting,
}

#[derive(Debug, Args)]
pub struct Verify {
    #[command(flatten)]
    pub file: DatabaseSetting,
    /// An entry that you have kept, as `position:digest`; finds a ledger that was rewritten from there on
    #[arg(long, value_name = "POSITION:DIGEST")]
    pub expect: Option<String>,
}

/// What is logged, as `warn,jikim=info`: levels, of everything or of a part of the program. Who tries the demonstration
/// reads its links to sign in with, so there a line for each request is left out.
#[expect(clippy::disallowed_methods, reason = "the log is set up before the command line is read")]
pub fn logged(command: &Command) -> Targets {
    let asked = std::env::var("JIKIM_LOG").ok().and_then(|it| it.parse().ok());
    let usual = Targets::new().with_default(LevelFilter::WARN).with_target("jikim", LevelFilter::INFO);
    let usual = match command {
        Command::Demo(_) => usual.with_target("jikim::request", LevelFilter::WARN),
        _ => usual,
    };
    asked.unwrap_or(usual)
}
