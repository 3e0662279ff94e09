//! Secrets that the program makes: 256 random bits, handed out once. The database keeps their digest only, so that
//! whoever reads the file cannot use them.

use sha2::{Digest as _, Sha256};

/// A new secret, as it stands in a link or cookie. It has no `Debug`, so that no log shows it.
pub struct Secret(String);

impl Secret {
    /// Makes one.
    ///
    /// # Errors
    /// If the system has no random numbers.
    pub fn new() -> diesel::QueryResult<Self> {
        let mut bytes = [0_u8; 32];
        getrandom::fill(&mut bytes)
            .map_err(|err| diesel::result::Error::SerializationError(Box::new(err)))?;
        Ok(Self(hex(&bytes)))
    }

    /// The secret itself, to be shown once.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn digest(&self) -> String {
        digest(&self.0)
    }
}

/// What is kept of a secret that somebody shows. A secret has all its bits at random, so a plain hash will do.
pub fn digest(secret: &str) -> String {
    hex(&Sha256::digest(secret.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
