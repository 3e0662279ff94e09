//! Dates, keys, texts and particles: the small things that everything is made of.

use jikim::domain::date::{Edge, When, edge_of, half_year_start};
use jikim::domain::id::{free_key, key_part};
use jikim::domain::text::{Bilingual, normalised};
use jikim::domain::vocabulary::{Language, Origin, Precision};
use jikim::messages::with_particle;
use jikim::web::headers::is_host_of;
use jikim::web::pages::preferred;

#[test]
fn dates_are_read_to_the_precision_at_which_they_are_written() {
    for (text, edge, on, precision) in [
        ("2023-06-22", Edge::End, Some("2023-06-22"), Precision::Day),
        ("2016-10", Edge::Start, Some("2016-10-01"), Precision::Month),
        ("2016-02", Edge::End, Some("2016-02-29"), Precision::Month),
        ("2018", Edge::Start, Some("2018-01-01"), Precision::Year),
        ("2018", Edge::End, Some("2018-12-31"), Precision::Year),
        ("open", Edge::End, None, Precision::Open),
    ] {
        let when = When::from_iso(text, edge).expect(text);
        assert_eq!(when.on.map(|it| it.to_string()).as_deref(), on, "{text}");
        assert_eq!(when.precision, Some(precision), "{text}");
        assert_eq!(when.iso(), text);
    }
    for text in ["", "2023-13-01", "2023-6-1", "22.6.2023", "20230622", "2023-02-30", "상반기"] {
        assert_eq!(When::from_iso(text, Edge::Start), None, "{text}");
    }
    assert!(edge_of(2024, Some(13), Edge::End).is_none());
    assert_eq!(half_year_start("2026-11-23".parse().expect("a day")).to_string(), "2026-07-01");
    assert_eq!(half_year_start("2026-06-30".parse().expect("a day")).to_string(), "2026-01-01");
}

#[test]
fn keys_are_made_of_numbers_and_clashes_append_a_letter() {
    for (number, expected) in [
        ("2.1", Some("2_1")),
        ("A", Some("a")),
        ("3.2 & 3.3", Some("3_2_3_3")),
        ("1.1.", Some("1_1")),
        ("가-1", Some("가_1")),
        ("…", None),
    ] {
        assert_eq!(key_part(number).as_deref(), expected, "{number}");
    }
    assert_eq!(free_key("cl-1-2_1", |_| false), "cl-1-2_1");
    assert_eq!(free_key("cl-1-2_1", |key| key == "cl-1-2_1"), "cl-1-2_1b");
    assert_eq!(free_key("a", |key| key.len() == 1 || key.chars().nth(1).is_some_and(|c| c != '_')), "a_2");
}

#[test]
fn neither_language_hides_the_other() {
    let field = Bilingual { ko: Some(("예산", Origin::Original)), en: None };
    let said = field.said(Language::En).expect("something");
    assert_eq!((said.text, said.language), ("예산", Language::Ko));
    assert!(Bilingual::default().said(Language::Ko).is_none());
}

#[test]
fn search_compares_without_regard_to_form_case_and_spacing() {
    assert_eq!(normalised("공공 데이터  API"), "공공데이터api");
    // As a Macintosh writes it.
    assert_eq!(normalised("\u{1100}\u{1161}"), "가");
}

#[test]
fn particles_follow_the_last_sound() {
    for (word, pair, expected) in [
        ("계획", "을/를", "계획을"),
        ("과제", "을/를", "과제를"),
        ("서울", "으로/로", "서울로"),
        ("부산", "으로/로", "부산으로"),
        ("제6", "이/가", "제6이"),
        ("제2", "이/가", "제2가"),
        ("OGP", "은/는", "OGP는"),
        ("IRM", "은/는", "IRM은"),
        ("(행정안전부)", "이/가", "(행정안전부)가"),
    ] {
        assert_eq!(with_particle(word, pair), expected);
    }
}

#[test]
fn the_front_door_follows_the_browser() {
    for (accepted, expected) in [
        ("ko-KR,ko;q=0.9,en;q=0.8", Language::Ko),
        ("en-GB,en;q=0.9", Language::En),
        ("fr,en;q=0.5,ko;q=0.4", Language::En),
        ("fr", Language::Ko),
        ("", Language::Ko),
        ("en;q=0", Language::Ko),
        (";;;q=,", Language::Ko),
    ] {
        assert_eq!(preferred(accepted), expected, "{accepted}");
    }
}

#[test]
fn only_the_public_host_is_answered_to() {
    for (url, host, expected) in [
        ("https://jikim.example", "jikim.example", true),
        ("https://jikim.example", "JIKIM.example", true),
        ("https://jikim.example", "evil.example", false),
        ("https://jikim.example", "", false),
        ("http://127.0.0.1:8080", "127.0.0.1:8080", true),
        ("http://127.0.0.1:8080", "localhost:8080", true),
        ("http://127.0.0.1:8080", "localhost:9090", false),
        ("http://127.0.0.1:8080", "127.0.0.1.evil.example:8080", false),
    ] {
        assert_eq!(is_host_of(url, host), expected, "{url} {host}");
    }
}
