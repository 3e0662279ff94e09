//! What a form asks of a row beyond what a file must be. A file may bring what OGP or an older record holds, with its
//! gaps and slips; whoever types can be asked at once. What the record says already is not held against whoever
//! changes something else.

use chrono::{Datelike as _, NaiveDate};

use super::cells::Cells;
use crate::domain::date::{Edge, edge_of};
use crate::domain::fault::Fault;
use crate::domain::vocabulary::{Origin, Precision, Vocabulary as _};
use crate::store::lookup::Lookup;

/// A row that was typed.
pub struct Typed<'a> {
    pub dataset: &'static str,
    pub cells: &'a Cells,
    /// The row as the record has it; none for a new one.
    pub record: Option<&'a Cells>,
}

/// Fills in what goes without saying: that a text is its own original, or the official translation where both
/// languages are given, and that a day is known to the day. A text or day that was emptied takes that with it.
pub fn complete(cells: &mut Cells) {
    let said = |cells: &Cells, name: &str| cells.get(name).is_some_and(|it| !it.trim().is_empty());
    let names: Vec<&'static str> = cells.keys().copied().collect();
    for name in names {
        let meant = if let Some(text) = name.strip_suffix("_is") {
            let korean = text.strip_suffix("_en").map(|stem| format!("{stem}_ko"));
            let is_translation = korean.is_some_and(|it| said(cells, &it));
            let origin = if is_translation { Origin::Official } else { Origin::Original };
            said(cells, text).then_some(origin.slug())
        } else if let Some(stem) = name.strip_suffix("_precision") {
            let is_open = cells.get(name).is_some_and(|it| *it == Precision::Open.slug());
            if is_open {
                continue;
            }
            said(cells, &format!("{stem}_on")).then_some(Precision::Day.slug())
        } else {
            continue;
        };
        match (meant, cells.get_mut(name)) {
            (Some(meant), Some(cell)) if cell.is_empty() => meant.clone_into(cell),
            (None, Some(cell)) => cell.clear(),
            _ => {}
        }
    }
}

impl Typed<'_> {
    /// Every fault of the row.
    pub fn faults(&self, lookup: &Lookup) -> Vec<Fault> {
        let mut faults: Vec<Fault> = self.fault_of_words().into_iter().collect();
        let spans: &[(&str, &str)] = match self.dataset {
            "plans" | "commitments" => &[("start_on", "end_on")],
            "milestones" => &[("start_on", "due_on")],
            _ => &[],
        };
        for (start, end) in spans {
            faults.extend(self.fault_of_order(start, end));
            faults.extend(self.fault_of_precision(start, Edge::Start));
            faults.extend(self.fault_of_precision(end, Edge::End));
        }
        faults.extend(self.fault_of_plan_number(lookup));
        faults
    }

    fn cell(&self, name: &str) -> &str {
        self.cells.get(name).map_or("", |it| it.trim())
    }

    fn day(&self, name: &str) -> Option<NaiveDate> {
        self.cell(name).parse().ok()
    }

    /// Whether one of these columns is other than the record has it.
    fn says_anew(&self, names: &[&str]) -> bool {
        let recorded = |name: &str| self.record.and_then(|it| it.get(name)).map_or("", String::as_str);
        self.record.is_none() || names.iter().any(|it| recorded(it) != self.cell(it))
    }

    /// What readers are to find needs a name in one language at least.
    fn fault_of_words(&self) -> Option<Fault> {
        let (names, message) = match self.dataset {
            "plans" | "commitments" | "milestones" => (["title_ko", "title_en"], "fault-row-untitled"),
            "periods" => (["label_ko", "label_en"], "fault-name-missing"),
            _ => return None,
        };
        let is_wordless = names.iter().all(|it| self.cell(it).is_empty());
        names.first().filter(|_| is_wordless && self.says_anew(&names)).map(|it| Fault::new(*it, message))
    }

    fn fault_of_order(&self, start: &str, end: &'static str) -> Option<Fault> {
        let (from, until) = (self.day(start)?, self.day(end)?);
        let message = if end == "due_on" { "fault-due-before-start" } else { "fault-end-before-start" };
        (until < from && self.says_anew(&[start, end])).then(|| Fault::new(end, message))
    }

    /// A day that is known to the month or year only is written as the first or last of it.
    fn fault_of_precision(&self, name: &'static str, edge: Edge) -> Option<Fault> {
        let day = self.day(name)?;
        let precision = name.replace("_on", "_precision");
        let month = match Precision::from_slug(self.cell(&precision)).ok()? {
            Precision::Month => Some(day.month()),
            Precision::Year => None,
            _ => return None,
        };
        let meant = edge_of(day.year(), month, edge)?;
        let message = match edge {
            Edge::Start => "fault-not-the-first-day",
            Edge::End => "fault-not-the-last-day",
        };
        let is_other = meant != day && self.says_anew(&[name, &precision]);
        is_other.then(|| Fault::new(name, message).with("day", meant.to_string()))
    }

    /// A participant numbers each of its plans once.
    fn fault_of_plan_number(&self, lookup: &Lookup) -> Option<Fault> {
        let number: i32 = self.cell("number").parse().ok().filter(|_| self.dataset == "plans")?;
        let is_same = |own: &&crate::domain::plan::Plan| {
            own.key != self.cell("key")
                && own.content.number == number
                && lookup.participant_of(own).is_some_and(|it| it.key == self.cell("participant"))
        };
        let is_taken = self.says_anew(&["number"]) && lookup.plans().iter().any(is_same);
        is_taken.then(|| Fault::new("number", "fault-plan-number-taken").with("number", number.to_string()))
    }
}
