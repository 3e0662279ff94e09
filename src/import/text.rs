//! From the bytes of a file to its text: which encoding it is in, and what may not stand in it.

use super::table::FileFault;

/// How the bytes of a file spell its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Encoding {
    /// With or without the byte order mark that spreadsheet programs write.
    #[default]
    Utf8,
    /// The Korean code page of Windows. Only when asked for: nearly any bytes are some text in it.
    Cp949,
}

const UTF_8_MARK: &[u8] = b"\xEF\xBB\xBF";

/// The text of a file.
///
/// # Errors
/// The first fault that makes it unreadable: another encoding, or control characters.
pub fn decode(bytes: &[u8], encoding: Encoding) -> Result<String, FileFault> {
    if is_utf_16(bytes) {
        return Err(FileFault::of_file("fault-utf-16"));
    }
    let text = spelled(bytes, encoding)?;
    match first_control(&text) {
        None => Ok(text),
        Some((line, control)) => Err(FileFault {
            line: Some(line),
            ..FileFault::of_file("fault-control-character")
                .with("character", format!("U+{:04X}", u32::from(control)))
        }),
    }
}

/// What bytes spell, control characters included.
pub(super) fn spelled(bytes: &[u8], encoding: Encoding) -> Result<String, FileFault> {
    match encoding {
        Encoding::Utf8 => utf_8(bytes),
        Encoding::Cp949 => cp_949(bytes),
    }
}

/// Whether the bytes begin with a mark of UTF-16, or are ASCII with a zero beside each character.
pub(super) fn is_utf_16(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    let zeros_beside = matches!(bytes, [0, a, 0, b, ..] | [a, 0, b, 0, ..] if *a != 0 && *b != 0);
    marked || zeros_beside
}

fn utf_8(bytes: &[u8]) -> Result<String, FileFault> {
    let bytes = bytes.strip_prefix(UTF_8_MARK).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(text.to_owned()),
        Err(err) => {
            let good = bytes.get(..err.valid_up_to()).unwrap_or_default();
            Err(FileFault { line: Some(line_after(good)), ..FileFault::of_file("fault-not-utf-8") })
        }
    }
}

fn cp_949(bytes: &[u8]) -> Result<String, FileFault> {
    if bytes.starts_with(UTF_8_MARK) {
        return Err(FileFault::of_file("fault-utf-8-after-all"));
    }
    let (text, had_faults) = encoding_rs::EUC_KR.decode_without_bom_handling(bytes);
    if had_faults {
        let good = text.split(char::REPLACEMENT_CHARACTER).next().unwrap_or_default();
        return Err(FileFault {
            line: Some(line_after(good.as_bytes())),
            ..FileFault::of_file("fault-not-cp949")
        });
    }
    Ok(text.into_owned())
}

/// The line on which the text goes on after `good`, from 1.
fn line_after(good: &[u8]) -> u64 {
    let ends = good.iter().filter(|byte| **byte == b'\n').count();
    u64::try_from(ends).unwrap_or(u64::MAX).saturating_add(1)
}

/// The first control character that no text file needs, with its line. Tabs and line ends are text.
pub(super) fn first_control(text: &str) -> Option<(u64, char)> {
    let is_refused = |c: char| c < ' ' && !matches!(c, '\t' | '\n' | '\r');
    let place = text.find(is_refused)?;
    let control = text.get(place..)?.chars().next()?;
    Some((line_after(text.get(..place)?.as_bytes()), control))
}

/// On which lines of a text the rows of a CSV reader begin. The reader's own count leaves out line ends inside cells.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a [u8],
    /// How far has been counted, in bytes, and the line there.
    counted: usize,
    line: u64,
}

impl<'a> Lines<'a> {
    pub fn of(text: &'a str) -> Self {
        Self { text: text.as_bytes(), counted: 0, line: 1 }
    }

    /// The line on which a row begins. To be asked in the order of the rows.
    pub fn of_row(&mut self, record: &csv::StringRecord) -> u64 {
        let start = record.position().and_then(|it| usize::try_from(it.byte()).ok()).unwrap_or_default();
        // A row's position is that of the line end before it, and of the empty lines.
        let rest = self.text.get(start..).unwrap_or_default();
        let empty = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let start = start.saturating_add(empty);
        let passed = self.text.get(self.counted..start).unwrap_or_default();
        self.line = line_after(passed).saturating_sub(1).saturating_add(self.line);
        self.counted = self.counted.max(start);
        self.line
    }
}
