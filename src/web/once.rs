//! A form sent twice has one effect: each carries a token of its own, and what it did is kept under that.

use diesel::SqliteConnection;

use super::error::{Error, Result};
use crate::acts::ActError;
use crate::store::receipts;
use chrono::{DateTime, Utc};

/// The token of a form: 128 random bits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Once([u8; 16]);

impl Once {
    /// A new one, for a form that is handed out.
    ///
    /// # Errors
    /// If the system has no random numbers.
    pub fn new() -> Result<Self> {
        let mut bytes = [0_u8; 16];
        getrandom::fill(&mut bytes).map_err(Error::internal)?;
        Ok(Self(bytes))
    }

    /// The one that a form brought back.
    ///
    /// # Errors
    /// If it is none of ours.
    pub fn read(hex: &str) -> Result<Self> {
        let wrong = || Error::bad("error-form-carried");
        if hex.len() != 32 || !hex.is_ascii() {
            return Err(wrong());
        }
        let mut bytes = [0_u8; 16];
        for (byte, pair) in bytes.iter_mut().zip(hex.as_bytes().chunks(2)) {
            let pair = std::str::from_utf8(pair).map_err(|_| wrong())?;
            *byte = u8::from_str_radix(pair, 16).map_err(|_| wrong())?;
        }
        Ok(Self(bytes))
    }

    /// As it stands in a form.
    pub fn hex(&self) -> String {
        self.0.iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Where the form led when it was sent before.
    ///
    /// # Errors
    /// The database's own.
    pub fn led_to(&self, conn: &mut SqliteConnection) -> diesel::QueryResult<Option<String>> {
        receipts::location(conn, &self.0)
    }

    /// Asks in the transaction of an act whether the form has had its effect, and notes that it has it now.
    ///
    /// # Errors
    /// [`ActError::Done`] if it has.
    pub fn take(
        &self,
        conn: &mut SqliteConnection,
        location: &str,
        now: DateTime<Utc>,
    ) -> std::result::Result<(), ActError> {
        match self.led_to(conn)? {
            Some(location) => Err(ActError::Done(location)),
            None => Ok(receipts::keep(conn, &self.0, location, now)?),
        }
    }
}
