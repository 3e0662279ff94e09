//! Where correction requests are sent, shown, read and answered, and links of evidence looked after.

use super::{Place, encoded};

impl Place {
    /// The requests of all participants, or of one.
    pub fn requests(&self, participant: &str) -> String {
        self.address("/requests", &[("participant", participant.to_owned())])
    }

    /// A request by its public number.
    pub fn request(&self, key: &str) -> String {
        self.address(&format!("/requests/{}", encoded(key)), &[])
    }

    /// The form for a request about something, by its key. It is about the present, wherever the link to it stands.
    pub fn new_request(&self, about: &str) -> String {
        Self::now(self.language).address("/requests/new", &[("about", about.to_owned())])
    }

    /// Where the form is sent to.
    pub fn send_request(&self) -> String {
        Self::now(self.language).address("/requests/new", &[])
    }

    /// What a sender is told.
    pub fn request_sent(&self, key: &str, on: &str) -> String {
        let query = [("number", key.to_owned()), ("on", on.to_owned())];
        Self::now(self.language).address("/requests/sent", &query)
    }

    /// A member's list of the requests to read and to answer.
    pub fn desk_requests(&self) -> String {
        self.address("/desk/requests", &[])
    }

    /// Where the secretariat reads a request.
    pub fn read_request(&self, key: &str) -> String {
        self.address(&format!("/desk/requests/{}/read", encoded(key)), &[])
    }

    /// Where a request is answered.
    pub fn answer_request(&self, key: &str) -> String {
        self.address(&format!("/desk/requests/{}/answer", encoded(key)), &[])
    }

    /// Where a reader says that the link of a piece of evidence no longer opens, and is thanked.
    pub fn dead_link(&self, evidence: &str) -> String {
        Self::now(self.language).address(&format!("/evidence/{}/dead", encoded(evidence)), &[])
    }

    /// Where somebody looks whether the link of a piece of evidence is dead.
    pub fn check_link(&self, evidence: &str) -> String {
        self.address(&format!("/desk/evidence/{}/check", encoded(evidence)), &[])
    }

    /// Where a piece of evidence is given another address.
    pub fn mend_link(&self, evidence: &str) -> String {
        self.address(&format!("/desk/evidence/{}/mend", encoded(evidence)), &[])
    }
}
