//! Unpacking a workbook within bounds that are counted, not believed: a file of two megabytes can say that it holds
//! nothing and unpack to a terabyte.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use crate::domain::fault::Fault;

/// The most parts of a workbook. One with a few sheets, notes and pictures has some twenty.
pub const MOST_PARTS: usize = 100;

/// The most bytes that all parts unpack to: sixteen times the largest file, about what text is packed by.
pub const LARGEST_UNPACKED: usize = 32 * 1024 * 1024;

/// The parts of a workbook that are XML, by their path in lower case.
pub struct Parts(HashMap<String, String>);

impl Parts {
    /// The part at a path; the spelling of letters is free.
    pub fn get(&self, path: &str) -> Option<&str> {
        self.0.get(&path.to_lowercase()).map(String::as_str)
    }
}

/// The file is no sound workbook.
pub fn malformed() -> Fault {
    Fault::new("", "fault-sheet-malformed")
}

/// Unpacks a workbook. Parts that are not XML are counted and forgotten; nothing else that they refer to is followed.
///
/// # Errors
/// If it is no zip, lies about its parts, or unpacks to too much.
pub fn unpack(bytes: &[u8]) -> Result<Parts, Fault> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| malformed())?;
    if archive.len() > MOST_PARTS {
        return Err(Fault::new("", "fault-sheet-parts").with("limit", MOST_PARTS.to_string()));
    }
    // The same bytes under many names are a bomb that no size gives away.
    if archive.has_duplicate_names() || archive.has_overlapping_files().map_err(|_| malformed())? {
        return Err(malformed());
    }
    let mut left = LARGEST_UNPACKED;
    let mut parts = HashMap::new();
    for i in 0..archive.len() {
        let mut part = archive.by_index(i).map_err(|_| malformed())?;
        let name = part.name().map_err(|_| malformed())?.to_lowercase();
        if name.ends_with("vbaproject.bin") {
            return Err(Fault::new("", "fault-sheet-macros"));
        }
        let declared = part.size();
        let mut content = Vec::new();
        let most = u64::try_from(left).unwrap_or(u64::MAX).saturating_add(1);
        part.by_ref().take(most).read_to_end(&mut content).map_err(|_| malformed())?;
        let Some(rest) = left.checked_sub(content.len()) else {
            let limit = (LARGEST_UNPACKED / 1024 / 1024).to_string();
            return Err(Fault::new("", "fault-sheet-unpacked").with("limit", limit));
        };
        left = rest;
        if u64::try_from(content.len()).is_ok_and(|it| it != declared) {
            return Err(malformed());
        }
        if name.ends_with(".xml") || name.ends_with(".rels") {
            let text = String::from_utf8(content).map_err(|_| malformed())?;
            parts.insert(name.trim_start_matches('/').to_owned(), text);
        }
    }
    Ok(Parts(parts))
}
