//! The commands of the program. Each ends with a line for a person, or with the one line that says why it could not.

pub mod demo;
pub mod export;
pub mod import;
pub mod invite;
pub mod keeping;
pub mod redact;
pub mod serve;
pub mod terminal;

use std::process::ExitCode;

use anyhow::Result;
use chrono::{DateTime, Utc};

use crate::acts::ActError;
use crate::config::{Command, LanguageSetting};
use crate::domain::fault::Fault;
use crate::domain::vocabulary::Language;
use crate::messages;

/// Where the time comes from.
pub type Clock = fn() -> DateTime<Utc>;

/// The language of a command's messages.
fn language(setting: LanguageSetting) -> Language {
    match setting {
        LanguageSetting::Ko => Language::Ko,
        LanguageSetting::En => Language::En,
    }
}

/// What is wrong, in one line.
fn refused(language: Language, err: ActError) -> anyhow::Error {
    match err {
        ActError::Refused(faults) => {
            let said: Vec<String> = faults.into_iter().map(|it| said(language, it)).collect();
            anyhow::anyhow!("{}", said.join(" "))
        }
        err => err.into(),
    }
}

fn said(language: Language, fault: Fault) -> String {
    let arguments: Vec<(&str, messages::Argument)> =
        fault.arguments.into_iter().map(|(name, value)| (name, value.into())).collect();
    messages::format(language, fault.message, &arguments)
}

/// Does what a command says.
///
/// # Errors
/// Whatever keeps it from being done, in words for an operator.
pub fn run(command: Command, clock: Clock) -> Result<ExitCode> {
    match command {
        Command::Demo(settings) => demo::run(settings, clock),
        Command::Serve(settings) => serve::run(&settings.file.database, &settings.serving, clock),
        Command::Import(settings) => import::import(&settings, clock),
        Command::Export(settings) => export::export(&settings, clock),
        Command::Invite(settings) => invite::invite(&settings, clock),
        Command::Backup(settings) => keeping::backup(&settings),
        Command::Restore(settings) => keeping::restore(&settings),
        Command::Check(settings) => keeping::check(&settings),
        Command::Redact(settings) => redact::redact(&settings, clock),
        Command::Verify(settings) => keeping::verify(&settings),
    }
}
