//! What can be chosen for a field of a row that names something or holds a term.

use diesel::SqliteConnection;

use super::writing::Desk;
use crate::domain::organisation::Organisation;
use crate::domain::participant::Participant;
use crate::domain::plan::Plan;
use crate::domain::vocabulary::{Precision, Vocabulary as _};
use crate::export::column::Kind;
use crate::import::form::{Field, Thing};
use crate::messages::text;
use crate::store;
use crate::store::lookup::Day;
use crate::views::record::Choice;
use crate::views::{naming, parts};
use crate::web::error::Result;

/// What a field offers: things of the participant, the commitments of `plan` where the row belongs to one, terms. None
/// for a field that is typed.
pub fn of(
    conn: &mut SqliteConnection,
    desk: &Desk,
    field: &Field,
    plan: Option<&str>,
) -> Result<Option<Vec<Choice>>> {
    let language = desk.place.language;
    let lookup = desk.lookup()?;
    let participant = lookup.participant(desk.who.member.participant_id);
    let today = Day::At(desk.now).of(participant);
    let own = participant.map(|it| it.id);
    let choice = |value: &str, words: String| Choice { value: value.to_owned(), words };
    let own_plans = || lookup.plans().into_iter().filter(move |it: &&Plan| Some(it.participant_id) == own);
    Ok(match (field.names, field.column.kind) {
        (Some(Thing::Organisation), _) => {
            let is_own = |it: &&Organisation| it.participant_id.is_none() || it.participant_id == own;
            let all: Vec<&Organisation> = lookup.organisations().into_iter().filter(is_own).collect();
            let all = naming::choices(language, &all, today).into_iter();
            Some(all.map(|(value, words)| Choice { value, words }).collect())
        }
        (Some(Thing::Participant), _) => {
            let name = |it: &Participant| parts::plain(language, it.content.name());
            Some(participant.map(|it| choice(&it.key, name(it))).into_iter().collect())
        }
        (Some(Thing::Plan), _) => {
            Some(own_plans().map(|it| choice(&it.key, parts::plain(language, it.content.title()))).collect())
        }
        (Some(Thing::Commitment), _) => {
            let is_apart = field.column.name == "other_commitment";
            let mut all = Vec::new();
            for it in own_plans().filter(|it| is_apart || plan.is_none_or(|plan| it.key == plan)) {
                let title = parts::plain(language, it.content.title());
                for it in store::commitments::in_plan(conn, lookup.at, it.id)? {
                    let number = it.content.number.as_deref().unwrap_or_default();
                    let own = parts::plain(language, it.content.title());
                    let words = format!("{number} {own}");
                    let words =
                        if plan.is_none() || is_apart { format!("{title} · {words}") } else { words };
                    all.push(choice(&it.key, words));
                }
            }
            Some(all)
        }
        (_, Kind::Term(terms)) => {
            // A beginning is never open.
            let fits = |slug: &str| field.column.name != "start_precision" || slug != Precision::Open.slug();
            let all = (terms.all)().into_iter().filter(|(slug, _)| fits(slug));
            Some(all.map(|(slug, id)| choice(slug, text(language, id).to_owned())).collect())
        }
        (_, Kind::Boolean) => {
            let words = [("true", "yes"), ("false", "no")];
            Some(words.into_iter().map(|(slug, id)| choice(slug, text(language, id).to_owned())).collect())
        }
        _ => None,
    })
}
