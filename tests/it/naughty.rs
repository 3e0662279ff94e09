//! Strings that break programs, through every text field of every form and into every query: stored and shown as they
//! are, or refused with a message; never a fault of ours, and never a change in the structure of a page.

use std::collections::{BTreeMap, BTreeSet};

use actix_web::http::Method;
use jikim::acts::typed::LONGEST_TITLE;
use jikim::domain::member::Role;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use scraper::{ElementRef, Html, Selector};
use unicode_normalization::UnicodeNormalization as _;

use crate::support::app::{Reply, body_of, now};
use crate::support::example::Example;
use crate::support::members::Somebody;
use crate::support::program::{is_thorough, token};

/// The list of naughty strings, from the file that the setting `JIKIM_NAUGHTY_STRINGS` names; none, and the test says
/// that it is skipped, where it is not set. The short form of a test takes every twelfth.
#[expect(
    clippy::disallowed_methods,
    clippy::print_stderr,
    reason = "a setting of the tests, who say what they skip"
)]
fn strings() -> Option<Vec<String>> {
    let Ok(path) = std::env::var("JIKIM_NAUGHTY_STRINGS") else {
        eprintln!("skipped: JIKIM_NAUGHTY_STRINGS is not set");
        assert!(!is_thorough(), "nothing is skipped in the long form");
        return None;
    };
    let text = std::fs::read_to_string(path).expect("the list of naughty strings");
    let all: Vec<String> = serde_json::from_str(&text).expect("a list");
    assert!(all.len() >= 485, "only {} strings", all.len());
    Some(all.into_iter().step_by(if is_thorough() { 1 } else { 12 }).collect())
}

const BENIGN: &str = "보통 글";

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("a selector")
}

/// A field of a form.
#[derive(Debug, Clone)]
struct Field {
    name: String,
    value: String,
    /// Whether people type into it.
    is_typed: bool,
}

/// A form as a page has it, with one of its buttons pressed.
#[derive(Debug, Clone)]
struct Form {
    page: String,
    address: String,
    is_post: bool,
    fields: Vec<Field>,
}

impl Form {
    fn n_typed(&self) -> usize {
        self.fields.iter().filter(|it| it.is_typed).count()
    }

    /// Whether a password is hashed when it is sent, which takes long.
    fn hashes(&self) -> bool {
        self.fields.iter().any(|it| it.name == "password")
    }

    /// The fields with a text in the `i`th of those that people type into, or in all of them.
    fn filled(&self, text: &str, only: Option<usize>) -> Vec<(String, String)> {
        let mut n = 0;
        let mut all = Vec::new();
        for field in &self.fields {
            let value = if field.is_typed {
                n += 1;
                if only.is_none_or(|it| it + 1 == n) { text } else { &field.value }
            } else if field.name == "once" {
                // A form that had its effect would have no other.
                all.push((field.name.clone(), token()));
                continue;
            } else {
                &field.value
            };
            all.push((field.name.clone(), value.to_owned()));
        }
        all
    }
}

fn value_of(element: ElementRef<'_>) -> String {
    match element.value().name() {
        "textarea" => element.text().collect(),
        "select" => {
            let options = select("option");
            let chosen = element.select(&options).find(|it| it.value().attr("selected").is_some());
            let first = chosen.or_else(|| element.select(&options).next());
            first.and_then(|it| it.value().attr("value")).unwrap_or_default().to_owned()
        }
        _ => element.value().attr("value").unwrap_or_default().to_owned(),
    }
}

/// The forms of a page, once for each button; those that send a file have tests of their own.
fn forms(page: &str, body: &Html) -> Vec<Form> {
    let mut all = Vec::new();
    for form in body.select(&select("form:not([enctype])")) {
        let mut fields: Vec<Field> = Vec::new();
        for it in form.select(&select("input[name], textarea[name], select[name]")) {
            let name = it.value().attr("name").unwrap_or_default().to_owned();
            let kind = it.value().attr("type").unwrap_or("text");
            let is_choice = matches!(kind, "radio" | "checkbox");
            if is_choice && fields.iter().any(|it| it.name == name) {
                continue;
            }
            let is_typed = it.value().name() == "textarea"
                || (it.value().name() == "input" && !is_choice && kind != "hidden");
            fields.push(Field { name, value: value_of(it), is_typed });
        }
        let attribute = |name: &str| form.value().attr(name).unwrap_or_default().to_owned();
        let is_post = attribute("method").eq_ignore_ascii_case("post");
        let buttons: Vec<(String, String)> = form
            .select(&select("button[name]"))
            .map(|it| {
                let said = |name: &str| it.value().attr(name).unwrap_or_default().to_owned();
                (said("name"), said("value"))
            })
            .collect();
        let plain = Form { page: page.to_owned(), address: attribute("action"), is_post, fields };
        if buttons.is_empty() {
            all.push(plain);
            continue;
        }
        for (name, value) in buttons {
            let mut pressed = plain.clone();
            pressed.fields.push(Field { name, value, is_typed: false });
            all.push(pressed);
        }
    }
    all
}

/// What a page is made of: its elements with the names of their attributes, and how many there are of each.
fn structure(body: &Html) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    for element in body.root_element().descendants().filter_map(ElementRef::wrap) {
        let attributes: BTreeSet<&str> = element.value().attrs().map(|(name, _)| name).collect();
        let attributes: Vec<&str> = attributes.into_iter().collect();
        *all.entry(format!("{} {}", element.value().name(), attributes.join(" "))).or_default() += 1;
    }
    all
}

/// A site with its members, and every form that they meet.
struct Site {
    app: Example,
    office: Somebody,
    reporter: Somebody,
    /// The elements that its pages are made of.
    known: BTreeSet<String>,
    forms: Vec<(Form, String)>,
}

impl Site {
    fn new() -> Self {
        let app = Example::written();
        let office = app.record.member(Role::Secretariat, "mois", "office@example.org");
        let reporter = app.record.member(Role::Reporter, "mois", "boram@example.org");
        let mut site = Self { app, office, reporter, known: BTreeSet::new(), forms: Vec::new() };
        let cookies = [String::new(), site.office.cookie.clone(), site.reporter.cookie.clone()];
        let mut seen = BTreeSet::new();
        for cookie in cookies {
            site.crawl(&cookie, &mut seen);
        }
        site
    }

    /// Follows every link that a visitor sees, one of each kind, and collects the forms.
    fn crawl(&mut self, cookie: &str, forms_seen: &mut BTreeSet<String>) {
        let begin = ["/ko", "/ko/sign-in", "/ko/desk", "/ko/members", "/ko/desk/organisations"];
        let mut waiting: Vec<String> = begin.map(str::to_owned).to_vec();
        let mut seen = BTreeSet::new();
        while let Some(address) = waiting.pop() {
            let parts: Vec<&str> = address.split(['?', '/', '&', '=']).collect();
            // One of each kind: of things that differ by their key alone the first three.
            let kind: String = parts.iter().map(|it| if it.contains("kr-") { "key" } else { it }).collect();
            let is_file = address.contains(".csv") || address.contains("/assets/");
            if is_file || address.contains("as_of=") || !seen.insert(kind) || seen.len() > 250 {
                continue;
            }
            let reply = self.app.get_as(&address, cookie);
            if reply.status != 200 {
                continue;
            }
            let body = Html::parse_document(&reply.body);
            self.known.extend(structure(&body).into_keys());
            for form in forms(&address, &body) {
                let names: Vec<&str> = form.fields.iter().map(|it| it.name.as_str()).collect();
                let pressed = form.fields.last().map(|it| it.value.clone()).unwrap_or_default();
                let path =
                    form.address.split('/').filter(|it| !it.contains("kr-") && it.parse::<i32>().is_err());
                let kind = format!("{:?} {names:?} {pressed}", path.collect::<Vec<_>>());
                if form.n_typed() > 0 && forms_seen.insert(kind) {
                    self.forms.push((form, cookie.to_owned()));
                }
            }
            let links = select("a[href]");
            let linked = body.select(&links).filter_map(|it| it.value().attr("href"));
            waiting.extend(linked.filter(|it| it.starts_with("/ko")).map(str::to_owned));
        }
    }

    fn send(&self, form: &Form, cookie: &str, fields: &[(String, String)]) -> Reply {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
        if form.is_post {
            self.app.post(&form.address, cookie, &fields)
        } else {
            self.app.get_as(&format!("{}?{}", form.address, body_of(&fields)), cookie)
        }
    }

    /// What has to hold of any answer to any text.
    #[track_caller]
    fn check(&self, reply: &Reply, what: &str) -> Html {
        let body = Html::parse_document(&reply.body);
        assert!(reply.status < 500, "{} to {what}", reply.status);
        for element in structure(&body).into_keys() {
            assert!(self.known.contains(&element), "<{element}> in the answer to {what}");
        }
        body
    }
}

/// As a form arrives.
fn arrived(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n").nfc().collect()
}

fn as_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_form_takes_any_text_or_refuses_it_with_a_message() {
    let Some(strings) = strings() else { return };
    let mut site = Site::new();
    assert!(site.forms.len() >= 20, "only {} forms", site.forms.len());
    let forms = std::mem::take(&mut site.forms);
    // What pages of faults are made of.
    for (form, cookie) in &forms {
        // A password is hashed each time, and its form has one page of faults.
        let fields = if form.hashes() { 0 } else { form.n_typed() };
        for only in std::iter::once(None).chain((0..fields).map(Some)) {
            // A number where a day is asked for leads to the past, which the crawl leaves out.
            let texts: &[&str] =
                if form.is_post { &[BENIGN, "=1+1", ""] } else { &[BENIGN, "=1+1", "", "9"] };
            for text in texts {
                let reply = site.send(form, cookie, &form.filled(text, only));
                site.known.extend(structure(&Html::parse_document(&reply.body)).into_keys());
            }
        }
    }
    let (mut n, mut n_back, mut n_refused) = (0, 0, 0);
    for (f, (form, cookie)) in forms.iter().enumerate() {
        for (i, text) in strings.iter().enumerate() {
            // In the long form each string goes into every twelfth form, another for each, and each form has its turn:
            // all of them into all would take longer than everything else together.
            let is_turn = !is_thorough() || (i + f) % 12 == 0;
            if !is_turn || (form.hashes() && i % 16 > 0) {
                continue;
            }
            let only = ((i + f) % 2 == 0).then(|| (i + f) / 2 % form.n_typed());
            let sent = form.filled(text, only);
            let reply = site.send(form, cookie, &sent);
            let what = format!("{text:?} in {only:?} of {} on {}", form.address, form.page);
            let body = site.check(&reply, &what);
            n += 1;
            match reply.status {
                400 => {
                    // A query is refused for what it says, too; a form that is sent, for what cannot be text only.
                    let has_control = text.chars().any(|c| c.is_control() && c != '\n');
                    assert!(has_control || !form.is_post, "{} to {what}", reply.words());
                    n_refused += 1;
                }
                // A moment that is understood leads to another page: nothing comes back.
                200 if sent.iter().any(|(name, _)| name == "as_of") => {}
                200 | 422 => n_back += usize::from(came_back(&body, form, &sent, &what)),
                303 | 403 | 404 | 409 | 410 | 429 => {}
                other => panic!("{other} to {what}"),
            }
        }
    }
    println!(
        "{} strings, {} forms: {n} sent, {n_back} came back as they were, {n_refused} refused unread",
        strings.len(),
        forms.len()
    );
    assert!(n_back > strings.len() && n_refused > 0, "hardly anything came back");
}

/// Whether the form came back; it then has every text that was sent.
#[track_caller]
fn came_back(body: &Html, form: &Form, sent: &[(String, String)], what: &str) -> bool {
    // The box for searching is on every page, beside the form for it.
    let all = select("form");
    let same = |it: &ElementRef<'_>| it.value().attr("action") == Some(form.address.as_str());
    let back: Vec<ElementRef<'_>> = body.select(&all).filter(same).collect();
    if back.is_empty() {
        return false;
    }
    for ((name, value), field) in sent.iter().zip(&form.fields).filter(|(_, it)| it.is_typed) {
        // A password never comes back; where nothing was typed, something may be proposed.
        if matches!(name.as_str(), "password" | "again" | "old") || arrived(value).trim().is_empty() {
            continue;
        }
        let controls = select("input[name], textarea[name]");
        let values: Vec<String> = back
            .iter()
            .flat_map(|it| it.select(&controls))
            .filter(|it| it.value().attr("name") == Some(name))
            .map(value_of)
            .collect();
        // What a query asks for stays as it was asked.
        let as_sent = value.trim();
        let value = arrived(value);
        let is_there = values.is_empty()
            || values.iter().any(|it| *it == value || *it == as_line(&value) || *it == value.trim())
            || (!form.is_post && values.iter().any(|it| it == as_sent));
        assert!(is_there, "{name} came back as {values:?} and not as {value:?} ({:?}): {what}", field.value);
    }
    true
}

#[test]
fn queries_and_addresses_of_any_text_are_answered() {
    let Some(strings) = strings() else { return };
    let mut site = Site::new();
    for address in [
        "/ko/commitments?plan=x&status=y&x=z",
        "/ko/nowhere",
        "/ko/plans?as_of=x",
        "/ko/search?q=%00",
        "/ko/invitation/x",
        "/ko/plans?x=y",
    ] {
        site.known.extend(structure(&Html::parse_document(&site.app.get(address).body)).into_keys());
    }
    for text in &strings {
        let text = utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
        for address in [
            format!("/ko/search?q={text}"),
            format!("/ko/plans/{text}"),
            format!("/ko/commitments/{text}"),
            format!("/ko/commitments?plan={text}&status={text}&{text}={text}"),
            format!("/ko/plans?as_of={text}&on={text}"),
            format!("/ko/changes?since={text}"),
            format!("/ko/invitation/{text}"),
            format!("/c/{text}"),
            format!("/{text}"),
            format!("/ko/sign-in?next={text}"),
        ] {
            let reply = site.app.app().request(Method::GET, &address, &[], None);
            if reply.header("content-type").is_some_and(|it| it.starts_with("text/html")) {
                site.check(&reply, &address);
            }
            assert!(reply.status < 500, "{} to {address}", reply.status);
        }
    }
}

/// What a report says, by its columns in the data set.
fn stored(app: &Example, key: &str) -> BTreeMap<String, String> {
    let file = app.get("/ko/reports.csv?bom=0").body;
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let rows = reader.records().map(|it| it.expect("a row"));
    let own = rows.into_iter().find(|row| row.get(0) == Some(key)).expect("the report");
    headings.iter().zip(own.iter()).map(|(a, b)| (a.to_owned(), b.to_owned())).collect()
}

#[test]
fn what_a_report_says_is_stored_and_shown_as_it_was_typed() {
    const TEXTS: [&str; 4] = ["text_ko", "difficulties_ko", "next_step_ko", "text_en"];
    let Some(strings) = strings() else { return };
    let (mut n_shown, mut n_refused) = (0, 0);
    // The history of a report grows with each correction, and with it the page.
    for some in strings.chunks(24) {
        let app = Example::written();
        let reporter = app.record.member(Role::Reporter, "mois", "boram@example.org");
        let key = app.record.a_report();
        let address = format!("/ko/desk/reports/{key}/correct");
        let correct = |text: &str, title: &str| {
            let base = app.get_as(&address, &reporter.cookie).field("base");
            let once = token();
            let mut fields = vec![
                ("once", once.as_str()),
                ("base", &base),
                ("version", "0"),
                ("step", "publish"),
                ("status", "limited"),
                ("reason", "다시 적음"),
                ("evidence_kind", "press"),
                ("evidence_url", "https://press.example.kr/"),
                ("evidence_title", title),
            ];
            fields.extend(TEXTS.map(|name| (name, text)));
            app.post(&address, &reporter.cookie, &fields)
        };
        let page = || Html::parse_document(&app.get("/ko/commitments/kr-7-2_1").body);
        let grown =
            |before: &BTreeMap<String, usize>, after: &BTreeMap<String, usize>| -> BTreeMap<String, usize> {
                let more = |(key, n): (&String, &usize)| {
                    (key.clone(), n.saturating_sub(before.get(key).copied().unwrap_or(0)))
                };
                after.iter().map(more).filter(|(_, n)| *n > 0).collect()
            };
        let mut structures = Vec::new();
        for text in [BENIGN, "다른 글", "또 다른 글"] {
            assert_eq!(correct(text, text).status, 303);
            structures.push(structure(&page()));
        }
        let benign = grown(&structures[1], &structures[2]);
        // A text of several lines makes more paragraphs; what follows it is held against nothing.
        let mut before = structures.pop();
        let mut last = String::new();
        for text in some {
            // The list has some strings twice: a correction that says the same again has no place in the history.
            if std::mem::replace(&mut last, arrived(text).trim().to_owned()) == arrived(text).trim() {
                continue;
            }
            // Behind a Korean syllable it is a Korean title, and no formula.
            let title = format!("글 {}", as_line(&arrived(text)));
            let title = if title.chars().count() > LONGEST_TITLE { BENIGN.to_owned() } else { title };
            let reply = correct(text, &title);
            if reply.status != 303 {
                let is_empty = arrived(text).trim().is_empty();
                let has_control = text.chars().any(|c| c.is_control() && !"\n\r\t".contains(c));
                assert!(is_empty || has_control, "{text:?}: {} {}", reply.status, reply.words());
                n_refused += 1;
                continue;
            }
            let expected = arrived(text).trim().to_owned();
            let columns = stored(&app, &key);
            for name in TEXTS {
                assert_eq!(columns[name], expected, "{name}");
            }
            let page = page();
            let now = structure(&page);
            if !expected.contains('\n') {
                let shown = page.root_element().text().filter(|it| it.trim() == expected).count();
                assert!(shown >= TEXTS.len(), "{expected:?} is shown {shown} times");
                let is_shown = page.root_element().text().any(|it| it.trim() == title.trim());
                assert!(is_shown, "{title:?} is not shown");
                if let Some(before) = &before {
                    assert_eq!(grown(before, &now), benign, "the structure of the page with {expected:?}");
                }
            }
            before = (!expected.contains('\n')).then_some(now);
            n_shown += 1;
        }
    }
    println!("{n_shown} strings stored and shown, {n_refused} refused");
    assert!(n_shown > n_refused, "{} were refused at {}", n_refused, now());
}
