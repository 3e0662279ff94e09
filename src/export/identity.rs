//! Names that hold everywhere and for ever, for feeds and calendars: made of what they name and of the record itself,
//! and so the same whatever the address of the site is.

use sha2::{Digest as _, Sha256};

/// The UUID (version 8, RFC 9562) of a thing of the record whose first entry has this digest.
pub fn uuid(record: &str, thing: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in std::iter::once(&record).chain(thing) {
        hash.update(part);
        hash.update([0]);
    }
    let digest = hash.finalize().iter().take(16).fold(0_u128, |all, byte| (all << 8) | u128::from(*byte));
    let version = 8_u128 << 76;
    let variant = 2_u128 << 62;
    let bits = digest & !(0xf_u128 << 76) & !(3_u128 << 62) | version | variant;
    let hex = format!("{bits:032x}");
    let mut name = String::with_capacity(36);
    for (i, digit) in hex.chars().enumerate() {
        if matches!(i, 8 | 12 | 16 | 20) {
            name.push('-');
        }
        name.push(digit);
    }
    name
}
