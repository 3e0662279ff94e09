//! What makes a password: its length, and that nobody would try it first. No rules on which characters it holds.

use unicode_normalization::UnicodeNormalization as _;

use super::fault::Fault;

/// The fewest characters of a password, counted in NFC.
pub const SHORTEST: usize = 12;
/// The most; longer ones are refused rather than cut.
pub const LONGEST: usize = 128;

/// Words that are tried first: what people choose, and what suggests itself here. A password that is one of them with
/// digits and signs around it, or several of them in a row, is refused.
const COMMON: &[&str] = &[
    "password",
    "passwort",
    "passw0rd",
    "p@ssword",
    "p@ssw0rd",
    "pass",
    "passphrase",
    "secret",
    "letmein",
    "welcome",
    "admin",
    "administrator",
    "root",
    "user",
    "guest",
    "test",
    "login",
    "master",
    "changeme",
    "default",
    "dragon",
    "monkey",
    "football",
    "baseball",
    "sunshine",
    "princess",
    "superman",
    "batman",
    "iloveyou",
    "trustno",
    "shadow",
    "michael",
    "jordan",
    "google",
    "samsung",
    "naver",
    "daum",
    "kakao",
    "korea",
    "seoul",
    "hello",
    "world",
    "freedom",
    "whatever",
    "computer",
    "internet",
    "starwars",
    "qwerty",
    "qwertyuiop",
    "asdfgh",
    "asdfghjkl",
    "zxcvbn",
    "zxcvbnm",
    "qazwsx",
    "qazwsxedc",
    "abc",
    "abcd",
    "jikim",
    "opengov",
    "opengovernment",
    "opengovernmentpartnership",
    "ogp",
    "ogfk",
    "commitment",
    "commitments",
    "actionplan",
    "government",
    "ministry",
    "secretariat",
    "forum",
    "correct",
    "correcthorsebatterystaple",
    "tkfkdgo",
    "rkskek",
    "dkssud",
    "dkssudgktpdy",
    "qlalfqjsgh",
    "비밀번호",
    "암호",
    "사랑해",
    "안녕하세요",
    "대한민국",
    "열린정부",
    "열린정부포럼",
    "열린정부위원회",
    "지킴",
    "실행계획",
    "공약",
    "관리자",
];

/// Rows along which fingers run.
const ROWS: &[&str] = &[
    "01234567890",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "ㅂㅈㄷㄱㅅㅛㅕㅑㅐㅔ",
    "가나다라마바사아자차카타파하",
];

/// What is wrong with a password for a member of this address and name; nothing if it will do.
pub fn faults(password: &str, email: &str, name: &str) -> Vec<Fault> {
    let n = password.nfc().count();
    let fault = |message| vec![Fault::new("password", message)];
    if n < SHORTEST {
        return vec![
            Fault::new("password", "fault-password-short")
                .with("limit", SHORTEST.to_string())
                .with("found", n.to_string()),
        ];
    }
    if n > LONGEST {
        return vec![Fault::new("password", "fault-password-long").with("limit", LONGEST.to_string())];
    }
    let lower: Vec<char> = password.nfc().flat_map(char::to_lowercase).collect();
    if is_repetition(&lower) || is_run(&lower) {
        return fault("fault-password-simple");
    }
    if is_common(&lower) {
        return fault("fault-password-common");
    }
    if is_own(&lower, email, name) {
        return fault("fault-password-own");
    }
    Vec::new()
}

/// A few characters, or a short piece again and again.
fn is_repetition(text: &[char]) -> bool {
    let mut distinct = text.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let repeats = |length: usize| text.iter().zip(text.iter().skip(length)).all(|(a, b)| a == b);
    distinct.len() < 5 || (1..=text.len() / 2).any(repeats)
}

/// Neighbours on the keyboard or in the alphabet, in pieces of four or more on average.
fn is_run(text: &[char]) -> bool {
    let breaks = text.windows(2).filter(|pair| !matches!(pair, [a, b] if are_neighbours(*a, *b))).count();
    breaks.saturating_add(1).saturating_mul(4) <= text.len()
}

fn are_neighbours(a: char, b: char) -> bool {
    let place = |row: &str, wanted: char| row.chars().position(|it| it == wanted);
    a == b
        || ROWS.iter().any(|row| {
            let distance = place(row, a).zip(place(row, b)).map(|(a, b)| a.abs_diff(b));
            // The nought stands at both ends of its row.
            distance == Some(1) || matches!((a, b), ('9', '0') | ('0', '9'))
        })
}

/// Common words and nothing else but digits and signs.
fn is_common(text: &[char]) -> bool {
    let whole: String = text.iter().collect();
    let letters: String = text.iter().filter(|c| c.is_alphabetic()).collect();
    let mut parts: Vec<&str> = COMMON.to_vec();
    parts.sort_by_key(|it| std::cmp::Reverse(it.len()));
    let without = |text: &str| parts.iter().fold(text.to_owned(), |rest, word| rest.replace(word, ""));
    without(&letters).is_empty() || !without(&whole).chars().any(char::is_alphabetic)
}

/// Little more than the member's own name or address.
fn is_own(text: &[char], email: &str, name: &str) -> bool {
    let own = format!("{email} {name}").to_lowercase();
    let mut parts: Vec<&str> =
        own.split(|c: char| !c.is_alphanumeric()).filter(|it| is_telling(it)).collect();
    parts.sort_by_key(|it| std::cmp::Reverse(it.len()));
    let whole: String = text.iter().collect();
    let rest = parts.iter().fold(whole.clone(), |rest, part| rest.replace(part, ""));
    rest != whole && rest.chars().filter(|c| c.is_alphabetic()).count() < 6
}

/// Whether a part of a name is long enough to be looked for: two syllables of Hangul say as much as four letters.
fn is_telling(part: &str) -> bool {
    let n = part.chars().count();
    n >= 4 || (n >= 2 && !part.is_ascii())
}
