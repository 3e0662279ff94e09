//! Names of organisations where several stand side by side. Ministries come back under the name of an older one: where
//! names are alike, each says since when it bears it.

use chrono::NaiveDate;

use super::parts;
use crate::domain::organisation::Organisation;
use crate::domain::vocabulary::Language;
use crate::messages;

/// Keys and names of organisations to choose from, in the order in which they come.
pub fn choices(language: Language, all: &[&Organisation], today: NaiveDate) -> Vec<(String, String)> {
    let choice = |it: &&Organisation| {
        let name = parts::plain(language, it.name_on(today));
        let shown = match since(language, it, all, today) {
            Some(day) => {
                let arguments = [("name", name.as_str().into()), ("day", day.into())];
                messages::format(language, "filter-name-since", &arguments)
            }
            None => name,
        };
        (it.key.clone(), shown)
    };
    all.iter().map(choice).collect()
}

/// The day from which an organisation bears its name, in words, if one of the others bears the same; none if nobody
/// does, or if it always bore it.
pub fn since(
    language: Language,
    own: &Organisation,
    others: &[&Organisation],
    today: NaiveDate,
) -> Option<String> {
    let name = |it: &Organisation| parts::plain(language, it.name_on(today));
    let (mine, is_other) = (name(own), |it: &&&Organisation| it.id != own.id);
    let is_shared = others.iter().filter(is_other).any(|it| name(it) == mine);
    let from = own.names.iter().filter_map(|name| name.valid_from).rfind(|day| *day <= today);
    from.filter(|_| is_shared).map(|day| parts::day_text(language, day))
}
