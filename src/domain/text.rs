//! Text in two languages, each of which knows where it comes from, and the text that search compares.

use unicode_normalization::UnicodeNormalization;

use super::vocabulary::{Language, Origin};

/// A text in one language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Said<'a> {
    pub text: &'a str,
    /// The language it is in, which is not always the one asked for.
    pub language: Language,
    pub origin: Origin,
}

/// A field in Korean, English, both or neither. Neither hides the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Bilingual<'a> {
    pub ko: Option<(&'a str, Origin)>,
    pub en: Option<(&'a str, Origin)>,
}

impl<'a> Bilingual<'a> {
    /// From the four columns that hold a field.
    pub fn new(
        ko: &'a Option<String>,
        ko_is: Option<Origin>,
        en: &'a Option<String>,
        en_is: Option<Origin>,
    ) -> Self {
        Self { ko: ko.as_deref().zip(ko_is), en: en.as_deref().zip(en_is) }
    }

    /// From two columns whose origin is not told apart: what is there is as its writer wrote it.
    pub fn plain(ko: &'a Option<String>, en: &'a Option<String>) -> Self {
        let original = |text: &'a Option<String>| text.as_deref().map(|it| (it, Origin::Original));
        Self { ko: original(ko), en: original(en) }
    }

    /// The text in `language`, or else in the other, which says so by its `language`.
    pub fn said(&self, language: Language) -> Option<Said<'a>> {
        [language, language.other()].into_iter().find_map(|language| {
            let (text, origin) = match language {
                Language::Ko => self.ko,
                Language::En => self.en,
            }?;
            Some(Said { text, language, origin })
        })
    }

    /// Whether there is nothing in either language.
    pub fn is_empty(&self) -> bool {
        self.ko.is_none() && self.en.is_none()
    }
}

/// The form in which texts are compared by search: NFC, lower case, without white space, since spacing varies in
/// Korean.
pub fn normalised(text: &str) -> String {
    text.nfc().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace()).collect()
}

/// A text as it is kept when people hand it in: NFC, with `\n` as its only line break. None if it holds a control
/// character other than tabs and line breaks, which is no text.
pub fn received(text: &str) -> Option<String> {
    if text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')) {
        return None;
    }
    Some(text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect())
}

/// The paragraphs of a longer text.
pub fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').map(str::trim).filter(|it| !it.is_empty())
}
