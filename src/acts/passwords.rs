//! Hashing passwords: argon2id with 19 MiB, two passes and one lane, which takes tens of milliseconds on purpose.

use argon2::{Algorithm, Argon2, Params, PasswordHasher as _, PasswordVerifier as _, Version};

/// Why a password cannot be hashed; never that it is wrong.
#[derive(Debug, thiserror::Error)]
pub enum HashingError {
    #[error("argon2: {0}")]
    Argon(String),
    #[error("no random numbers: {0}")]
    Random(#[from] getrandom::Error),
}

/// A hash that no password has, with the same cost: what is checked where there is no member, so that the time tells
/// nothing.
pub const NOBODY: &str = "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$\
                          AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

fn argon() -> Result<Argon2<'static>, HashingError> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|err| HashingError::Argon(err.to_string()))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

/// The hash of a password with a salt of its own.
///
/// # Errors
/// If the system has no random numbers or too little memory.
pub fn hash(password: &str) -> Result<String, HashingError> {
    let mut salt = [0_u8; 16];
    getrandom::fill(&mut salt)?;
    let hash = argon()?.hash_password_with_salt(password.as_bytes(), &salt);
    hash.map(|it| it.to_string()).map_err(|err| HashingError::Argon(err.to_string()))
}

/// Whether a password is the one that was hashed.
///
/// # Errors
/// If the hash cannot be read, or there is too little memory.
pub fn matches(password: &str, hash: &str) -> Result<bool, HashingError> {
    match argon()?.verify_password(password.as_bytes(), hash) {
        Ok(()) => Ok(true),
        Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
        Err(err) => Err(HashingError::Argon(err.to_string())),
    }
}
