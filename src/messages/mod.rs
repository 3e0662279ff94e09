//! What the program says, in Korean and English: Fluent files that people who don't write Rust can mend.
//!
//! A message is named by its id. One without arguments is looked up ready-made; one with arguments is formatted.

mod pattern;

use std::sync::LazyLock;

use fluent_syntax::ast::{Entry, Message};
use pattern::Pattern;
use rustc_hash::FxHashMap;

use crate::domain::vocabulary::{Language, Vocabulary};

/// The files of each language, the same names in both.
const FILES: &[(&str, &str, &str)] = &[
    ("charts", include_str!("ko/charts.ftl"), include_str!("en/charts.ftl")),
    ("assessing", include_str!("ko/assessing.ftl"), include_str!("en/assessing.ftl")),
    ("assessors", include_str!("ko/assessors.ftl"), include_str!("en/assessors.ftl")),
    ("commitment", include_str!("ko/commitment.ftl"), include_str!("en/commitment.ftl")),
    ("columns", include_str!("ko/columns.ftl"), include_str!("en/columns.ftl")),
    ("disputes", include_str!("ko/disputes.ftl"), include_str!("en/disputes.ftl")),
    ("faults", include_str!("ko/faults.ftl"), include_str!("en/faults.ftl")),
    ("feeds", include_str!("ko/feeds.ftl"), include_str!("en/feeds.ftl")),
    ("forms", include_str!("ko/forms.ftl"), include_str!("en/forms.ftl")),
    ("frame", include_str!("ko/frame.ftl"), include_str!("en/frame.ftl")),
    ("members", include_str!("ko/members.ftl"), include_str!("en/members.ftl")),
    ("methodology", include_str!("ko/methodology.ftl"), include_str!("en/methodology.ftl")),
    ("ogp", include_str!("ko/ogp.ftl"), include_str!("en/ogp.ftl")),
    ("pages", include_str!("ko/pages.ftl"), include_str!("en/pages.ftl")),
    ("record", include_str!("ko/record.ftl"), include_str!("en/record.ftl")),
    ("requests", include_str!("ko/requests.ftl"), include_str!("en/requests.ftl")),
    ("reporting", include_str!("ko/reporting.ftl"), include_str!("en/reporting.ftl")),
    ("sheets", include_str!("ko/sheets.ftl"), include_str!("en/sheets.ftl")),
    ("running", include_str!("ko/running.ftl"), include_str!("en/running.ftl")),
    ("reviewing", include_str!("ko/reviewing.ftl"), include_str!("en/reviewing.ftl")),
    ("sharing", include_str!("ko/sharing.ftl"), include_str!("en/sharing.ftl")),
    ("things", include_str!("ko/things.ftl"), include_str!("en/things.ftl")),
    ("terms", include_str!("ko/terms.ftl"), include_str!("en/terms.ftl")),
];

struct Catalogue {
    /// Every message and attribute that takes no arguments.
    ready: FxHashMap<Box<str>, Box<str>>,
    /// Every other.
    patterns: FxHashMap<Box<str>, Pattern>,
    faults: Vec<String>,
}

static KO: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load(Language::Ko));
static EN: LazyLock<Catalogue> = LazyLock::new(|| Catalogue::load(Language::En));

fn catalogue(language: Language) -> &'static Catalogue {
    match language {
        Language::Ko => &KO,
        Language::En => &EN,
    }
}

/// Reads the files of both languages, which otherwise happens when a message is first asked for.
pub fn read() {
    LazyLock::force(&KO);
    LazyLock::force(&EN);
}

impl Catalogue {
    fn load(language: Language) -> Self {
        let mut all =
            Self { ready: FxHashMap::default(), patterns: FxHashMap::default(), faults: Vec::new() };
        for (name, ko, en) in FILES {
            let source = match language {
                Language::Ko => *ko,
                Language::En => *en,
            };
            let resource =
                fluent_syntax::parser::parse_runtime(source).unwrap_or_else(|(resource, errors)| {
                    all.faults.extend(errors.iter().map(|err| format!("{name}.ftl: {err}")));
                    resource
                });
            for entry in &resource.body {
                match entry {
                    Entry::Message(message) => all.add(name, message),
                    Entry::Term(term) => all.faults.push(format!("{name}.ftl: -{} is a term", term.id.name)),
                    _ => {}
                }
            }
        }
        all
    }

    fn add(&mut self, file: &str, message: &Message<&str>) {
        let id = message.id.name;
        let own = message.value.iter().map(|value| (id.to_owned(), value));
        let named = message.attributes.iter().map(|it| (format!("{id}.{}", it.id.name), &it.value));
        for (id, value) in own.chain(named) {
            let known = match Pattern::of(value) {
                Ok(pattern) => match pattern.ready() {
                    Some(text) => self.ready.insert(id.as_str().into(), text.into()).is_some(),
                    None => self.patterns.insert(id.as_str().into(), pattern).is_some(),
                },
                Err(fault) => {
                    self.faults.push(format!("{file}.ftl: {id}: {fault}"));
                    false
                }
            };
            if known {
                self.faults.push(format!("{file}.ftl: {id} is there twice"));
            }
        }
    }
}

/// The ids of the messages that a Fluent file defines.
fn ids_in(source: &str) -> Vec<String> {
    let starts = |line: &&str| line.starts_with(|c: char| c.is_ascii_alphabetic());
    source
        .lines()
        .filter(starts)
        .filter_map(|line| line.split_once('='))
        .map(|(id, _)| id.trim().to_owned())
        .collect()
}

/// A message without arguments. An id that is not there shows itself; a test makes sure that none is missing.
pub fn text(language: Language, id: &str) -> &str {
    catalogue(language).ready.get(id).map_or(id, |it| it)
}

/// The message whose id is made of a prefix and a name, as `column-` and the name of a column.
pub fn text_of(language: Language, prefix: &str, name: &str) -> &'static str {
    catalogue(language).ready.get(format!("{prefix}{name}").as_str()).map_or("", |it| it)
}

/// The short heading of a column.
pub fn heading_of(language: Language, column: &str) -> &'static str {
    catalogue(language).ready.get(format!("column-{column}.heading").as_str()).map_or("", |it| it)
}

/// The label of a term.
pub fn label<V: Vocabulary>(language: Language, term: V) -> &'static str {
    text(language, term.message())
}

/// An argument of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Argument {
    Text(String),
    Number(i64),
}

impl From<&str> for Argument {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Argument {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<i64> for Argument {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<i32> for Argument {
    fn from(number: i32) -> Self {
        Self::Number(number.into())
    }
}

impl From<usize> for Argument {
    fn from(number: usize) -> Self {
        Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
    }
}

/// A message with its arguments.
pub fn format(language: Language, id: &str, arguments: &[(&str, Argument)]) -> String {
    let catalogue = catalogue(language);
    let Some(pattern) = catalogue.patterns.get(id) else { return text(language, id).to_owned() };
    let mut out = String::with_capacity(64);
    pattern.write(language, arguments, &mut out);
    out
}

/// The ids of all messages of a language, for the tests that compare the two and look for unused ones.
pub fn ids(language: Language) -> Vec<String> {
    FILES
        .iter()
        .flat_map(|(_, ko, en)| {
            ids_in(match language {
                Language::Ko => ko,
                Language::En => en,
            })
        })
        .collect()
}

/// What is wrong with the files of a language; nothing, if the tests pass.
pub fn faults(language: Language) -> &'static [String] {
    &catalogue(language).faults
}

/// A word with the form of a Korean particle that goes with its last sound: `with_particle("계획", "을/를")` is "계획을".
/// The first form of the pair follows a consonant; "으로/로" follows its own rule for ㄹ.
pub fn with_particle(word: &str, pair: &str) -> String {
    let (after_consonant, after_vowel) = pair.split_once('/').unwrap_or((pair, pair));
    let form = match last_sound(word) {
        Sound::Vowel => after_vowel,
        Sound::Rieul if after_consonant == "으로" => after_vowel,
        Sound::Rieul | Sound::Consonant => after_consonant,
    };
    format!("{word}{form}")
}

/// How a word ends when it is read aloud in Korean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sound {
    Vowel,
    Rieul,
    Consonant,
}

fn last_sound(word: &str) -> Sound {
    let last = word.chars().rev().find(|c| c.is_alphanumeric());
    match last {
        Some(c @ '가'..='힣') => match u32::from(c).wrapping_sub(0xAC00) % 28 {
            0 => Sound::Vowel,
            8 => Sound::Rieul,
            _ => Sound::Consonant,
        },
        // 일, 칠, 팔 end in ㄹ; 영, 삼, 육 in another consonant; 이, 사, 오, 구 in a vowel.
        Some('1' | '7' | '8') => Sound::Rieul,
        Some('0' | '3' | '6') => Sound::Consonant,
        // Letters as they are named in Korean: 엘, 알 end in ㄹ; 엠, 엔 in another consonant.
        Some('l' | 'L' | 'r' | 'R') => Sound::Rieul,
        Some('m' | 'M' | 'n' | 'N') => Sound::Consonant,
        _ => Sound::Vowel,
    }
}
