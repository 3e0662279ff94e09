//! Where commitments stand, at a glance: a headline whose numbers lead to just those commitments, a bar of their
//! states, and what of them needs attention.

use maud::{Markup, html};

use crate::charts::bar::{self, Bar, Fill, Part};
use crate::charts::{self, Caption};
use crate::domain::commitment::Unit;
use crate::domain::filter::{Attention, Filter};
use crate::domain::plan_chart::PlanChart;
use crate::domain::progress::{Counts, State};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::links::Place;
use crate::messages::{self, label, text};
use crate::store::selection::{Selected, calls_for};

/// Commitments, and the filter that means just them.
#[derive(Clone, Copy)]
pub struct Standing<'a> {
    pub place: &'a Place,
    pub filter: &'a Filter,
    pub commitments: &'a [&'a Selected],
}

impl Standing<'_> {
    /// The states of the commitments.
    pub fn counts(&self) -> Counts {
        self.commitments.iter().map(|it| it.progress.state).collect()
    }

    /// How many of them call for a kind of attention.
    fn calling(&self, kind: Attention) -> usize {
        self.commitments.iter().filter(|it| calls_for(&it.progress, kind)).count()
    }

    /// The message that counts them: commitments of the plan's own, units as the IRM codes them, or both.
    fn counted_as(&self) -> &'static str {
        let n_own =
            self.commitments.iter().filter(|it| it.commitment.content.unit == Unit::Commitment).count();
        match n_own {
            0 if !self.commitments.is_empty() => "headline-all-units",
            n if n < self.commitments.len() => "headline-all-both",
            _ => "headline-all",
        }
    }

    fn is_tracked(&self) -> bool {
        self.counts().get(State::NotTracked) < self.commitments.len()
    }

    fn of_state(&self, state: State) -> String {
        self.place.commitments(&Filter { status: Some(state), attention: None, ..self.filter.clone() })
    }

    fn of_kind(&self, kind: Attention) -> String {
        self.place.commitments(&Filter { attention: Some(kind), status: None, ..self.filter.clone() })
    }
}

/// A number in words, leading to what it counts; none of them leads nowhere.
fn counted(language: Language, id: &str, n: usize, address: &str) -> Markup {
    let words = messages::format(language, id, &[("n", n.into())]);
    html! { @if n > 0 { a href=(address) { (words) } } @else { (words) } }
}

/// A message with markup in place of its arguments.
fn woven(language: Language, id: &str, parts: &[(&str, Markup)]) -> Markup {
    /// In no text: a private-use character of Unicode.
    const MARK: char = '\u{E000}';
    let arguments: Vec<(&str, messages::Argument)> =
        parts.iter().map(|(name, _)| (*name, format!("{MARK}{name}{MARK}").into())).collect();
    let whole = messages::format(language, id, &arguments);
    html! {
        @for piece in whole.split(MARK) {
            @match parts.iter().find(|(name, _)| *name == piece) {
                Some((_, markup)) => (markup),
                None => (piece),
            }
        }
    }
}

/// Where the commitments stand, in a sentence; of those that are not tracked it says so.
pub fn headline(it: &Standing<'_>) -> Markup {
    let language = it.place.language;
    let counts = it.counts();
    let all = counted(language, it.counted_as(), counts.total(), &it.place.commitments(it.filter));
    let kind = |id, kind| counted(language, id, it.calling(kind), &it.of_kind(kind));
    let n_untracked = counts.get(State::NotTracked);
    html! {
        p.headline {
            @if it.is_tracked() {
                (woven(language, "headline", &[
                    ("all", all),
                    ("complete", counted(
                        language, "headline-complete", counts.get(State::Complete), &it.of_state(State::Complete),
                    )),
                    ("late", kind("headline-late", Attention::Late)),
                    ("silent", kind("headline-silent", Attention::Silent)),
                    ("disputed", kind("headline-disputed", Attention::Disputed)),
                ]))
                @if n_untracked > 0 {
                    " " (counted(language, "headline-besides", n_untracked, &it.of_state(State::NotTracked)))
                }
            } @else {
                (woven(language, "headline-untracked", &[("all", all)])) " "
                a.quiet href=(it.place.explained("tracking")) { (text(language, "why")) }
            }
        }
    }
}

/// The same sentence as plain text.
pub fn headline_text(it: &Standing<'_>) -> String {
    let language = it.place.language;
    let counts = it.counts();
    let counted = |id, n: usize| messages::format(language, id, &[("n", n.into())]);
    let all = counted(it.counted_as(), counts.total());
    if !it.is_tracked() {
        return messages::format(language, "headline-untracked", &[("all", all.into())]);
    }
    let arguments = [
        ("all", all.into()),
        ("complete", counted("headline-complete", counts.get(State::Complete)).into()),
        ("late", counted("headline-late", it.calling(Attention::Late)).into()),
        ("silent", counted("headline-silent", it.calling(Attention::Silent)).into()),
        ("disputed", counted("headline-disputed", it.calling(Attention::Disputed)).into()),
    ];
    messages::format(language, "headline", &arguments)
}

/// The states as a bar; those of no commitment left out.
pub fn bar_of(language: Language, label_of: String, counts: &Counts) -> Bar {
    let there = State::ALL.iter().copied().filter(|it| counts.get(*it) > 0);
    let part = |state: State| {
        let n = counts.get(state);
        Part { fill: state.into(), words: part_words(language, label(language, state), n), n }
    };
    Bar { label: label_of, parts: there.map(part).collect() }
}

/// A part of a whole in words.
pub fn part_words(language: Language, name: &str, n: usize) -> String {
    messages::format(language, "chart-part", &[("state", name.into()), ("n", n.into())])
}

/// All of it as parts of a page: the headline, the bar of states where there are any, and what needs attention.
pub fn show(it: &Standing<'_>, source: &str) -> Markup {
    let language = it.place.language;
    let counts = it.counts();
    let bar = bar_of(language, String::new(), &counts);
    let arguments = [("total", bar.total().into()), ("parts", bar::in_words(&bar).into())];
    let caption = Caption {
        id: "chart-states".to_owned(),
        title: label(language, PlanChart::States).to_owned(),
        description: messages::format(language, "chart-of", &arguments),
        source: source.to_owned(),
    };
    html! {
        section.standing aria-labelledby="standing" {
            h2.visually-hidden #standing { (text(language, "plan-standing")) }
            (headline(it))
            @if it.is_tracked() { (states(it, &caption)) p.quiet { (source) } }
        }
        @if calls(it) { section aria-labelledby="attention" {
            h2 #attention { (text(language, "attention-caption")) }
            (attention(it))
        } }
    }
}

/// The bar of the states, its parts named beneath with their numbers.
pub fn states(it: &Standing<'_>, caption: &Caption) -> Markup {
    let language = it.place.language;
    let counts = it.counts();
    let bar = bar_of(language, String::new(), &counts);
    let there = State::ALL.iter().copied().filter(|state| counts.get(*state) > 0);
    let named: Vec<Named<'_>> = there
        .map(|state| Named {
            fill: state.into(),
            name: label(language, state),
            n: counts.get(state),
            address: Some(it.of_state(state)),
        })
        .collect();
    html! { (charts::inline(caption, &bar::draw(&caption.id, &bar))) (legend(&caption.id, &named)) }
}

/// A part of a bar as its legend names it.
pub struct Named<'a> {
    pub fill: Fill,
    pub name: &'a str,
    pub n: usize,
    pub address: Option<String>,
}

/// The parts of a bar beneath it: how each is drawn, its name and its number.
pub fn legend(id: &str, parts: &[Named<'_>]) -> Markup {
    html! {
        ul.legend { @for (i, it) in parts.iter().enumerate() { li {
            (bar::swatch(&format!("{id}-{i}"), it.fill)) " " (it.name) " "
            @match &it.address {
                Some(address) => a href=(address) { (it.n) },
                None => strong { (it.n) },
            }
        } } }
    }
}

/// What can ask for attention in what is not tracked: nothing of it is called late, silent or stale.
const UNTRACKED: &[Attention] = &[Attention::Disputed, Attention::Unproven];

/// Whether anything is to be said of what needs attention: of what is not tracked only what was found, since nobody was
/// asked, and a zero would read as good news.
pub fn calls(it: &Standing<'_>) -> bool {
    it.is_tracked() || UNTRACKED.iter().any(|kind| it.calling(*kind) > 0)
}

/// What needs attention, each kind leading to just those commitments.
pub fn attention(it: &Standing<'_>) -> Markup {
    let language = it.place.language;
    let kinds = if it.is_tracked() { Attention::ALL } else { UNTRACKED };
    html! {
        ul.tiles { @for kind in kinds.iter().filter(|kind| it.is_tracked() || it.calling(**kind) > 0) {
            @let n = it.calling(*kind);
            li.tile.calm[n == 0] {
                @if n > 0 {
                    a href=(it.of_kind(*kind)) { span.tile-n { (n) } " " span.tile-name { (label(language, *kind)) } }
                } @else {
                    span.tile-n { "0" } " " span.tile-name { (label(language, *kind)) }
                }
            }
        } }
    }
}
