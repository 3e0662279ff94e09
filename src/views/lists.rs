//! The front page, the plans, search and changes.

use maud::{Markup, html};
use rustc_hash::FxHashMap;

use super::layout::{self, Frame};
use super::parts;
use crate::domain::filter::Filter;
use crate::domain::id::PlanId;
use crate::domain::ledger_entry::Entry;
use crate::domain::participant::Participant;
use crate::domain::plan::Plan;
use crate::domain::progress::{Counts, State};
use crate::domain::text::Bilingual;
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::domain::zone::Zone;
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::lookup::Lookup;
use crate::store::overview::Totals;
use crate::store::touched::Touched;

/// A plan in a list, with how far it has got if it is tracked here.
pub struct PlanLine<'a> {
    pub plan: &'a Plan,
    pub totals: Totals,
    /// None for a plan that is not tracked here.
    pub counts: Option<Counts>,
}

/// A participant with its plans, the newest first.
pub struct ParticipantLine<'a> {
    pub participant: &'a Participant,
    pub plans: Vec<PlanLine<'a>>,
    /// Those that are only named.
    pub others: Vec<&'a Plan>,
}

/// Something that an entry touched, with its title.
pub struct Subject<'a> {
    pub touched: &'a Touched,
    pub title: Bilingual<'a>,
}

/// The front page.
pub fn home(frame: &Frame, participants: &[ParticipantLine<'_>], latest: &Markup) -> Markup {
    let place = &frame.place;
    let language = place.language;
    let content = html! {
        h1 { (text(language, "home-title")) }
        p.lead-line { (text(language, "home-text")) }
        p.lead-line {
            (text(language, "home-how")) " " a href=(place.methodology()) { (text(language, "nav-methodology")) }
        }
        (all(place, participants))
        section aria-labelledby="latest" {
            h2 #latest { (text(language, "home-latest")) }
            (latest)
        }
    };
    layout::page(frame, &content)
}

/// The participants, the demonstration last and marked; where they are many, a row each.
fn all(place: &Place, participants: &[ParticipantLine<'_>]) -> Markup {
    let language = place.language;
    let (examples, real): (Vec<_>, Vec<_>) =
        participants.iter().partition(|it| it.participant.content.is_demonstration);
    html! {
        @if participants.is_empty() { (parts::empty(text(language, "home-empty"))) }
        @if real.len() > DETAILED { (overview(place, &real)) }
        @else { @for it in &real { (participant(place, it)) } }
        @if !examples.is_empty() {
            p.notice {
                strong { (text(language, "demonstration-heading")) } " " (text(language, "demonstration-below"))
            }
            @for it in &examples { (participant(place, it)) }
        }
    }
}

/// The plans of all participants, or of one.
pub fn plans(
    frame: &Frame,
    lookup: &Lookup,
    participants: &[ParticipantLine<'_>],
    filter: &Filter,
    unknown: &[(&'static str, String)],
) -> Markup {
    let place = &frame.place;
    let language = place.language;
    let content = html! {
        h1 { (frame.title) }
        (super::filters::unknown(language, unknown))
        (super::filters::participant_form(place, lookup, filter, &Place::now(language).plans(&Filter::default())))
        @match (&filter.participant, participants) {
            (Some(_), [one]) => p { a.button href=(place.participant(&one.participant.key)) {
                (text(language, "compared-plans"))
            } },
            _ => p { a.button href=(place.participants(None, filter)) {
                (text(language, "compared-participants"))
            } },
        }
        (all(place, participants))
        p { a href=(place.file("plans", filter)) { (text(language, "download-csv")) } }
    };
    layout::page(frame, &content)
}

/// With more participants than this, a row each is enough.
pub const DETAILED: usize = 12;

fn overview(place: &Place, participants: &[&ParticipantLine<'_>]) -> Markup {
    let language = place.language;
    let t = |id| text(language, id);
    html! {
        table.list {
            thead { tr {
                th scope="col" { (t("participant")) }
                th.number scope="col" { (t("nav-plans")) }
                th.number scope="col" { (t("counts-commitments")) }
                th.number scope="col" { (t("counts-milestones")) }
                th.number scope="col" { (t("reports")) }
            } }
            tbody { @for it in participants {
                @let totals = sum(it);
                tr {
                    th scope="row" {
                        a href=(place.plans(&of(it.participant))) {
                            (parts::words(language, it.participant.content.name()))
                        }
                    }
                    td.number data-label=(t("nav-plans")) { (it.plans.len()) }
                    td.number data-label=(t("counts-commitments")) {
                        @let (n, n_units) = recorded(&totals);
                        @if n > 0 || n_units == 0 { (n) }
                        @if n > 0 && n_units > 0 { br; }
                        @if n_units > 0 {
                            span.quiet { (messages::format(language, "recorded-units", &[("n", n_units.into())])) }
                        }
                    }
                    td.number data-label=(t("counts-milestones")) { (totals.milestones) }
                    td.number data-label=(t("reports")) { (totals.reports) }
                }
            } }
        }
    }
}

fn sum(it: &ParticipantLine<'_>) -> Totals {
    it.plans.iter().fold(Totals::default(), |mut all, plan| {
        all += plan.totals;
        all
    })
}

/// How many commitments and units of the IRM are recorded.
fn recorded(totals: &Totals) -> (usize, usize) {
    let n = |it: i64| usize::try_from(it).unwrap_or_default();
    (n(totals.commitments), n(totals.units))
}

fn of(participant: &Participant) -> Filter {
    Filter { participant: Some(participant.key.clone()), ..Filter::default() }
}

fn participant(place: &Place, it: &ParticipantLine<'_>) -> Markup {
    let language = place.language;
    let content = &it.participant.content;
    html! {
        section.participant aria-labelledby=(format!("p-{}", it.participant.key)) {
            h2 id=(format!("p-{}", it.participant.key)) {
                a href=(place.plans(&of(it.participant))) { (parts::words(language, content.name())) }
                @if content.is_demonstration { " " span.mark { (text(language, "demonstration-mark")) } }
            }
            @if !content.forum().is_empty() {
                p.quiet { (text(language, "forum")) ": " (parts::words(language, content.forum())) }
            }
            ul.plans { @for line in &it.plans { li.card { (plan(place, line)) } } }
            @if !it.others.is_empty() { p.others {
                span.quiet { (text(language, "home-others")) ": " }
                @for (i, plan) in it.others.iter().enumerate() {
                    @if i > 0 { " · " }
                    a href=(place.plan(&plan.key)) { (parts::words(language, plan.content.title())) }
                }
            } }
        }
    }
}

fn plan(place: &Place, line: &PlanLine<'_>) -> Markup {
    let language = place.language;
    let content = &line.plan.content;
    html! {
        h3 { a href=(place.plan(&line.plan.key)) { (parts::words(language, content.title())) } }
        p.quiet {
            (parts::from_to(language, &content.start(), &content.end())) " · "
            (label(language, content.stage))
        }
        p { (parts::recorded(language, content.commitments_stated, recorded(&line.totals))) }
        @match &line.counts {
            None => p { (parts::state_tag(language, State::NotTracked)) },
            Some(counts) => p.tags { @for state in State::ALL { @if counts.get(*state) > 0 {
                span { (parts::state_tag(language, *state)) " " (counts.get(*state)) }
            } } },
        }
    }
}

/// What a search found, once a thing, with where it was found.
pub struct Found<'a> {
    /// The message that names what it is: `filter-plan`, `commitment` or `organisation`.
    pub kind: &'static str,
    pub key: String,
    pub title: Bilingual<'a>,
    /// Its plan and whose that is, as far as it has them.
    pub beside: Vec<Bilingual<'a>>,
    pub is_demonstration: bool,
    /// Messages that name the places.
    pub places: Vec<&'static str>,
}

/// The page of a search.
pub fn search(frame: &Frame, words: Option<&str>, found: &[Found<'_>], is_cut: bool) -> Markup {
    let place = &frame.place;
    let language = place.language;
    let content = html! {
        h1 { (frame.title) }
        form.filters method="get" action=(Place::now(language).search("")) {
            div.field {
                label for="words" { (text(language, "search-label")) }
                input #words type="search" name="q" value=(words.unwrap_or_default()) required;
            }
            @for (name, value) in &place.as_of { input type="hidden" name=(name) value=(value); }
            button type="submit" { (text(language, "search-button")) }
        }
        @match words {
            None => (parts::empty(text(language, "search-empty"))),
            Some(words) => {
                p role="status" { (messages::format(language, "search-found", &[
                    ("words", words.into()), ("n", found.len().into()),
                ])) @if is_cut { " " (text(language, "search-cut")) } }
                @let (examples, real): (Vec<_>, Vec<_>) = found.iter().partition(|it| it.is_demonstration);
                @if found.is_empty() { (parts::empty(text(language, "search-nothing"))) }
                @if !real.is_empty() { ul.found { @for it in real { li.card { (hit(place, it)) } } } }
                @if !examples.is_empty() {
                    p.notice {
                        strong { (text(language, "demonstration-heading")) } " "
                        (text(language, "demonstration-below"))
                    }
                    ul.found { @for it in examples { li.card { (hit(place, it)) } } }
                }
            },
        }
    };
    layout::page(frame, &content)
}

fn hit(place: &Place, it: &Found<'_>) -> Markup {
    let language = place.language;
    let address = match it.kind {
        "filter-plan" => place.plan(&it.key),
        "organisation" => place.organisation(&it.key),
        _ => place.commitment(&it.key),
    };
    html! {
        h2.small {
            a href=(address) { (parts::words(language, it.title)) }
            @if it.is_demonstration { " " span.mark { (text(language, "demonstration-mark")) } }
        }
        p.quiet {
            (text(language, it.kind)) " · "
            @for beside in &it.beside { (parts::words(language, *beside)) " · " }
            (text(language, "search-in")) " "
            @for (i, place) in it.places.iter().enumerate() { @if i > 0 { ", " } (text(language, place)) }
        }
    }
}

/// What the page of changes shows.
pub struct ChangesPage<'a> {
    pub frame: Frame,
    pub lookup: &'a Lookup,
    pub zone: Zone,
    pub since: &'a str,
    pub unknown: &'a [(&'static str, String)],
    pub filter: &'a Filter,
    /// The newest first.
    pub entries: &'a [Entry],
    pub touched: &'a [Touched],
    pub titles: &'a crate::store::touched::Titles,
    pub page: usize,
    pub has_more: bool,
}

/// The page of changes.
pub fn changes(page: &ChangesPage<'_>) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    let whole = place.changes(page.since, page.filter);
    let is_position = page.since.parse::<i32>().is_ok();
    let plan = page.filter.plan.as_deref().and_then(|key| page.lookup.plan_by_key(key));
    let content = html! {
        @if let Some(plan) = plan {
            p.over { a href=(place.plan(&plan.key)) { (parts::words(language, plan.content.title())) } }
        }
        h1 { (page.frame.title) }
        p.lead-line { (text(language, "changes-text")) }
        (super::filters::unknown(language, page.unknown))
        form.filters method="get" action=(Place::now(language).changes("", &Filter::default())) {
            @if is_position {
                input type="hidden" name="since" value=(page.since);
                p.field {
                    (messages::format(language, "changes-since-position", &[("position", page.since.into())])) " "
                    a href=(place.changes("", page.filter)) { (text(language, "changes-since-begin")) }
                }
            } @else {
                div.field {
                    label for="since" { (text(language, "changes-since")) }
                    input #since type="date" name="since" value=(page.since);
                }
            }
            @match plan {
                Some(plan) => input type="hidden" name="plan" value=(plan.key);,
                None => (super::filters::participant(language, page.lookup, page.filter)),
            }
            @for (name, value) in &place.as_of { input type="hidden" name=(name) value=(value); }
            button type="submit" { (text(language, "filter-apply")) }
        }
        p { a href=(place.file("ledger", page.filter)) { (text(language, "changes-download")) } }
        @if page.entries.is_empty() { (parts::empty(text(language, "changes-none"))) }
        (entries(page, Level::Second))
        @if page.page > 1 || page.has_more { nav.pager aria-label=(text(language, "pager-label")) { ul {
            @if let Some(newer) = page.page.checked_sub(1).filter(|n| *n > 0) {
                li { a href=(numbered(&whole, newer)) rel="prev" { (text(language, "changes-newer")) } }
            }
            @if page.has_more {
                li { a href=(numbered(&whole, page.page.saturating_add(1))) rel="next" {
                    (text(language, "changes-older"))
                } }
            }
        } } }
    };
    layout::page(&page.frame, &content)
}

/// The address of a page of a list; the first has no number.
fn numbered(list: &str, page: usize) -> String {
    match (page, list.contains('?')) {
        (1, _) => list.to_owned(),
        (_, true) => format!("{list}&page={page}"),
        (_, false) => format!("{list}?page={page}"),
    }
}

/// The level of the headings of entries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Second,
    Third,
}

/// Entries with who, why and what they touched.
pub fn entries(page: &ChangesPage<'_>, level: Level) -> Markup {
    let place = &page.frame.place;
    let language = place.language;
    html! {
        @for entry in page.entries { article.entry {
            @let at = parts::instant(language, entry.recorded_at, page.zone);
            // Below a heading of the front page, or right below the title of the page of changes.
            @match level {
                Level::Second => h2.small { (at) " · " (label(language, entry.kind)) },
                Level::Third => h3 { (at) " · " (label(language, entry.kind)) },
            }
            p.quiet {
                @if is_demonstration(page, entry) { span.mark { (text(language, "demonstration-mark")) } " " }
                (who(page, entry, language)) " · "
                a href=(place.as_of_position(entry.position.0, "").home()) {
                    (messages::format(language, "changes-as-of", &[("position", entry.position.0.into())]))
                }
            }
            @if let Some(reason) = &entry.reason { p { (reason) } }
            (touched(page, entry, level))
            (parts::source_line(language, entry.source.as_deref()))
        } }
    }
}

fn who(page: &ChangesPage<'_>, entry: &Entry, language: Language) -> Markup {
    let organisation = entry.organisation_id.and_then(|id| page.lookup.organisation(id));
    html! {
        @match organisation {
            Some(it) => {
                a href=(page.frame.place.organisation(&it.key)) {
                    (parts::words(language, it.name_on(page.zone.date_of(entry.recorded_at))))
                } ", " (entry.office)
            },
            None => (text(language, "operator")),
        }
    }
}

/// Whether an entry is of the demonstration: it stands among those of real participants.
fn is_demonstration(page: &ChangesPage<'_>, entry: &Entry) -> bool {
    let participant = entry.participant_id.and_then(|id| page.lookup.participant(id));
    participant.is_some_and(|it| it.content.is_demonstration)
}

/// How many of the things that an entry touched are named, on the page of changes and on the front page.
const NAMED: usize = 8;
const NAMED_IN_FRONT: usize = 3;

fn touched(page: &ChangesPage<'_>, entry: &Entry, level: Level) -> Markup {
    let most = if level == Level::Third { NAMED_IN_FRONT } else { NAMED };
    let place = &page.frame.place;
    let language = place.language;
    let own: Vec<&Touched> = page.touched.iter().filter(|it| it.position == entry.position.0).collect();
    html! {
        @if !own.is_empty() { ul.changes {
            @for it in own.iter().take(most) {
                @let address = match it.kind.as_str() {
                    "plan" => place.plan(&it.key),
                    "organisation" => place.organisation(&it.key),
                    "participant" => place.plans(&Filter { participant: Some(it.key.clone()), ..Filter::default() }),
                    _ => place.commitment(&it.key),
                };
                li { a href=(address) { (title(page, it, language)) } }
            }
            @if own.len() > most { li.quiet { a href=(place.data()) { (text(language, "changes-and-more")) } } }
        } }
    }
}

fn title(page: &ChangesPage<'_>, it: &Touched, language: Language) -> Markup {
    match page.titles.get(&format!("{} {}", it.kind, it.key)) {
        Some((ko, en)) => parts::words(language, Bilingual::plain(ko, en)),
        None => html! { (it.key) },
    }
}

/// The plan behind an id, for lines of lists.
pub fn totals_of(totals: &FxHashMap<PlanId, Totals>, plan: &Plan) -> Totals {
    totals.get(&plan.id).copied().unwrap_or_default()
}
