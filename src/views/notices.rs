//! What a page says of what was just done.

use maud::{Markup, html};

use super::layout::Frame;
use crate::links::running::Done;
use crate::messages::text;

/// That something was done, and where it can be seen; nothing where nothing was.
pub fn done(frame: &Frame, done: Option<Done>, seen_at: Option<&str>) -> Markup {
    let language = frame.place.language;
    html! {
        @if let Some(done) = done {
            div.notice.done role="status" {
                p {
                    strong { (text(language, done.message())) }
                    @if let Some(address) = seen_at { " " a href=(address) { (text(language, "done-see")) } }
                }
            }
        }
    }
}
