//! Correction requests of the small example, past HTTP.

use jikim::acts::requests::{self, Acceptance, NewRequest};
use jikim::acts::{Actor, Hand};
use jikim::domain::request::RequestCategory;
use jikim::domain::vocabulary::Language;
use jikim::store;

use super::Record;
use super::app::now;

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
