//! Correction requests of the small example, past HTTP.

use chrono::{DateTime, Utc};
use jikim::acts::requests::{self, Acceptance, NewRequest};
use jikim::acts::{Actor, Hand};
use jikim::domain::request::{CorrectionRequest, RequestCategory};
use jikim::domain::vocabulary::Language;
use jikim::store;
use jikim::web::state::Settings;

use super::Record;
use super::app::{TestApp, now};
use super::example::Example;

/// Sends a request about a thing of the example, and returns its number.
pub fn send(record: &Record, about: &str, text: &str) -> String {
    record.write(|conn| {
        let subject = store::requests::subject(conn, about).expect("an answer").expect("a subject");
        let new = NewRequest {
            subject,
            category: RequestCategory::WrongFact,
            text: text.to_owned(),
            link: None,
            sender: None,
            language: Language::Ko,
        };
        requests::send(conn, now(), &new, |_, _, _| Ok(())).expect("sent")
    })
}

/// The example's secretariat at work, past its rights.
pub fn office(record: &Record) -> Hand {
    let (_, organisation) = record.organisation("mois");
    Hand { actor: Actor::of(now(), organisation, "사무국"), member_id: None }
}

/// Accepts a request as it was sent, for the ministry to answer.
pub fn accept(record: &Record, key: &str) {
    let hand = office(record);
    record.write(|conn| {
        let it = store::waiting_requests::find(conn, key).expect("an answer").expect("it waits");
        let organisation_id =
            *requests::responsible(conn, it.subject(), None).expect("organisations").first().expect("one");
        let new = Acceptance { key: key.to_owned(), text: it.text, link: it.link, organisation_id };
        requests::accept(conn, &hand, &new, |_| Ok(())).expect("accepted");
    });
}

/// What most requests are about, and the form.
pub const ABOUT: &str = "kr-7-2_1";
pub const FORM: &str = "/ko/requests/new?about=kr-7-2_1";

/// What a person types, with the form's own token.
pub fn typed<'a>(once: &'a str, step: &'a str, text: &'a str) -> Vec<(&'a str, &'a str)> {
    vec![
        ("about", ABOUT),
        ("once", once),
        ("category", "wrong_fact"),
        ("text", text),
        ("link", "https://facts.example.org/a?b=c"),
        ("address", "Reader@Example.org"),
        ("website", ""),
        ("step", step),
    ]
}

/// The token of a form that is handed out.
pub fn once(app: &Example) -> String {
    app.get(FORM).field("once")
}

/// The application at another time.
pub fn later(app: &Example, clock: fn() -> DateTime<Utc>) -> TestApp {
    let settings = Settings { clock, ..(*app.app().state().settings).clone() };
    TestApp::with(&app.record.database, &app.record.path(), settings)
}

/// A request that was read.
pub fn request(record: &Record, key: &str) -> CorrectionRequest {
    record.write(|conn| {
        let at = store::entries::last(conn).expect("a position");
        store::requests::find(conn, at, key).expect("an answer").expect("the request")
    })
}
