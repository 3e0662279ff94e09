//! The cells of a row of OGP's file, read one by one; what cannot be read is a fault, and the row is read on.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::ogp_dates::{self, DateRead, Order};
use super::ogp_sheet::{Line, Sheet};
use super::table::FileFault;
use crate::domain::address::is_web_address;
use crate::domain::date::{Edge, When};
use crate::domain::derived::Coding;
use crate::domain::id::key_part;
use crate::domain::indicator::{Generation, Indicator, Mark, Term};
use crate::domain::participant::{Level, Region};
use crate::domain::policy_area::{AreaValue, PolicyArea};
use crate::domain::vocabulary::{Missing, Vocabulary};
use crate::export::ogp::{COLUMNS, Holds, ID, NUMBER, OgpRow};

/// A cell that a stated rule read differently from its letters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// From 1, the headings included.
    pub line: u64,
    pub ogp_id: String,
    pub column: &'static str,
    /// As it came.
    pub written: String,
    /// As it was read; empty for what was kept as written and not read.
    pub read: String,
    /// The message of the rule.
    pub rule: &'static str,
}

/// A row as it was read.
#[derive(Debug)]
pub struct RowRead {
    pub line: u64,
    /// The letters of the OGP id.
    pub prefix: String,
    pub row: OgpRow,
    pub start: When,
    pub end: When,
}

/// Reads one row.
pub struct Reader<'a> {
    pub sheet: &'a Sheet,
    pub line: &'a Line,
    /// How the plan's dates are to be read.
    pub order: Order,
    pub faults: &'a mut Vec<FileFault>,
    pub readings: &'a mut Vec<Reading>,
}

impl Reader<'_> {
    fn cell(&self, heading: &str) -> Option<&str> {
        self.sheet.cell(self.line, heading)
    }

    fn id(&self) -> String {
        self.cell(ID).unwrap_or_default().to_owned()
    }

    fn fault(&mut self, heading: &str, message: &'static str) {
        let value = self.cell(heading).unwrap_or_default().to_owned();
        self.faults.push(FileFault::of_cell(self.line.number, heading, &value, message));
    }

    /// The cell as `read` reads it; a fault if it cannot. Nothing where the file has no such column.
    fn parse<T>(
        &mut self,
        heading: &str,
        message: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let value = read(self.cell(heading)?);
        if value.is_none() {
            self.fault(heading, message);
        }
        value
    }

    fn read_as(&mut self, column: &'static str, read: &str, rule: &'static str) {
        let written = self.cell(column).unwrap_or_default().to_owned();
        let (line, ogp_id) = (self.line.number, self.id());
        self.readings.push(Reading { line, ogp_id, column, written, read: read.to_owned(), rule });
    }

    /// The row; none if it has faults without which it cannot be placed.
    pub fn read(mut self) -> Option<RowRead> {
        let ogp_id = self.parse(ID, "fault-ogp-id", |text| split_id(text).map(|_| text.to_owned()));
        let country = self.parse("Country/Locality", "fault-ogp-text-missing", required);
        let code = self.parse("Code", "fault-ogp-code", |text| is_code(text).then(|| text.to_owned()));
        let plan_number = self.parse("Action Plan Number", "fault-ogp-plan-number", |text| {
            text.parse::<i32>().ok().filter(|it| (1..=99).contains(it))
        });
        let [submission_year, end_year] = self.years();
        let number = self.number();
        let title = self.parse("Commitment Title", "fault-ogp-text-missing", required);
        let (start, end) = (self.date("Start Date", Edge::Start), self.date("End Date", Edge::End));
        let region = self.region();
        let level = self.level();
        let is_in_force = self.flags();
        let url = self.url();
        let plan_id = self.plan_id(code.as_deref(), plan_number);
        let text = |heading| self.cell(heading).and_then(known);
        let mut row = OgpRow {
            ogp_id,
            country,
            code,
            region,
            level,
            plan_number: plan_number.unwrap_or_default(),
            plan_id,
            submission_year,
            end_year,
            is_in_force,
            number,
            theme: text("Theme"),
            title,
            short_title: text("Short Title"),
            full_text: text("Full Text"),
            start: start.written.clone(),
            end: end.written.clone(),
            lead: text("Lead Institution"),
            supporting: text("Supporting Institution(s)"),
            url,
            areas: None,
            coding: Coding::new(Generation::of_year(submission_year.unwrap_or_default())),
            marks: BTreeMap::new(),
            kept: BTreeMap::new(),
        };
        row.areas = Some(self.areas());
        for indicator in Indicator::ALL {
            if let Some(mark) = self.mark(*indicator) {
                row.mark(*indicator, mark);
            }
        }
        self.derived();
        let prefix = split_id(row.ogp_id.as_deref()?)?.0.to_owned();
        plan_number?;
        Some(RowRead { line: self.line.number, prefix, row, start, end })
    }

    /// When the plan was submitted, and when it ends.
    fn years(&mut self) -> [Option<i32>; 2] {
        let years =
            ["Year Of Submission", "Action Plan End Year"].map(|it| self.parse(it, "fault-ogp-year", year));
        if let [Some(start), Some(end)] = years
            && end < start
        {
            self.fault("Action Plan End Year", "fault-ogp-end-before-start");
        }
        years
    }

    fn number(&mut self) -> Option<String> {
        let number =
            self.parse(NUMBER, "fault-ogp-number", |text| known(text).filter(|it| key_part(it).is_some()))?;
        Some(self.unfloated(NUMBER, number))
    }

    /// The text with a float of the spreadsheet undone.
    fn unfloated(&mut self, column: &'static str, text: String) -> String {
        match unfloat(&text) {
            Cow::Borrowed(_) => text,
            Cow::Owned(short) => {
                self.read_as(column, &short, "ogp-rule-float");
                short
            }
        }
    }

    fn date(&mut self, heading: &'static str, edge: Edge) -> When {
        let Some(text) = self.cell(heading).and_then(known) else { return When::default() };
        match ogp_dates::read(&text, edge, self.order) {
            Ok(DateRead { when, rule }) => {
                if let Some(rule) = rule {
                    self.read_as(heading, &when.iso(), rule);
                }
                when
            }
            Err(_) => {
                self.fault(heading, "fault-ogp-date");
                When::default()
            }
        }
    }

    fn region(&mut self) -> Option<Region> {
        self.parse("Region", "fault-ogp-region", |text| {
            Region::ALL.iter().copied().find(|it| it.ogp() == text)
        })
    }

    fn level(&mut self) -> Option<Level> {
        self.parse("National Or Local", "fault-ogp-level", |text| {
            Level::ALL.iter().copied().find(|it| it.ogp() == text)
        })
    }

    /// Whether the plan is active; other yes-or-no columns are only looked at.
    fn flags(&mut self) -> Option<bool> {
        const KEPT: [&str; 3] = ["Most Recently Assessed", "Star - Most Recently Assessed", "IRM Assessed"];
        for heading in KEPT {
            self.parse(heading, "fault-ogp-flag", |text| matches!(text, "0" | "1").then_some(()));
        }
        self.parse("Active Commitment", "fault-ogp-flag", |text| match text {
            "1" => Some(true),
            "0" => Some(false),
            _ => None,
        })
    }

    fn url(&mut self) -> Option<String> {
        let is_absent = self.cell("URL").and_then(known).is_none();
        if is_absent {
            return None;
        }
        self.parse("URL", "fault-ogp-url", |text| is_web_address(text).then(|| text.to_owned()))
    }

    fn plan_id(&mut self, code: Option<&str>, number: Option<i32>) -> Option<String> {
        let expected = crate::domain::derived::plan_id(code?, number?);
        let given = self.cell("Action Plan ID")?.to_owned();
        if given != expected {
            self.fault("Action Plan ID", "fault-ogp-plan-id");
            if let Some(fault) = self.faults.last_mut() {
                fault.arguments.push(("expected", expected));
            }
        }
        Some(given)
    }

    fn areas(&mut self) -> BTreeMap<PolicyArea, AreaValue> {
        let mut areas = BTreeMap::new();
        for area in PolicyArea::ALL {
            let value = self.parse(area.heading(), "fault-ogp-area", |text| match text {
                "0" => Some(None),
                text => AreaValue::from_slug(text).ok().map(Some),
            });
            if let Some(Some(value)) = value {
                areas.insert(*area, value);
            }
        }
        areas
    }

    fn mark(&mut self, indicator: Indicator) -> Option<Mark> {
        let (heading, _) = indicator.headings()?;
        let text = self.cell(heading)?.to_owned();
        if let Ok(missing) = Missing::from_slug(&text) {
            return Some(Mark::Missing(missing));
        }
        if indicator.is_written_as_digit() {
            let read = |text: &str| match text {
                "1" => Some(Term::Yes),
                "0" => Some(Term::No),
                _ => None,
            };
            return self.parse(heading, "fault-ogp-flag", read).map(Mark::Term);
        }
        match indicator {
            Indicator::DesignReportYear | Indicator::ResultsReportYear => {
                let year = self.parse(heading, "fault-ogp-report-year", year)?;
                Some(Mark::Text(year.to_string()))
            }
            Indicator::ClusterMembers => {
                let are_ids = |text: &str| text.split(", ").all(|id| split_id(id).is_some());
                self.parse(heading, "fault-ogp-cluster", |text| are_ids(text).then(|| text.to_owned()))
                    .map(Mark::Text)
            }
            Indicator::Cluster => {
                let text = self.parse(heading, "fault-ogp-text-missing", required)?;
                Some(Mark::Text(self.unfloated(heading, text)))
            }
            _ => self.term(indicator, heading, &text).map(Mark::Term),
        }
    }

    /// A word of a scale. Other capitals, and a digit in the yes and no of "Verifiable", are read and said.
    fn term(&mut self, indicator: Indicator, heading: &'static str, text: &str) -> Option<Term> {
        let digit = match (indicator, text) {
            (Indicator::Verifiable, "1") => Some(Term::Yes),
            (Indicator::Verifiable, "0") => Some(Term::No),
            _ => None,
        };
        let found = indicator.scale().iter().find(|it| it.label.eq_ignore_ascii_case(text.trim()));
        let step = digit.and_then(|term| indicator.step(term)).or(found);
        match step {
            None => {
                self.fault(heading, "fault-ogp-term");
                let labels: Vec<&str> = indicator.scale().iter().map(|it| it.label).collect();
                if let Some(fault) = self.faults.last_mut() {
                    fault.arguments.push(("allowed", labels.join(", ")));
                }
            }
            Some(step) if step.label != text => {
                let rule = if digit.is_some() { "ogp-rule-digit" } else { "ogp-rule-label" };
                self.read_as(heading, step.label, rule);
            }
            Some(_) => {}
        }
        step.map(|it| it.term)
    }

    /// What OGP derives is computed here and compared; it must only be readable.
    fn derived(&mut self) {
        for column in COLUMNS.iter().filter(|it| matches!(it.holds, Holds::Twin(_) | Holds::Computed(_))) {
            let words: &[&str] = match column.heading {
                // Read already.
                "Active Commitment" => continue,
                "Change In Completion" => &["Increase", "No Change", "Decrease"],
                "Binding constraint" => &["Spec", "Rel", "PotImp", "Cmpl", "STAR", "FALSE"],
                _ => &[],
            };
            self.parse(column.heading, "fault-ogp-derived", |text| {
                let is_number = words.is_empty() && text.parse::<i32>().is_ok();
                let is_known = is_number || words.contains(&text) || Missing::from_slug(text).is_ok();
                is_known.then_some(())
            });
        }
    }
}

/// The letters and digits of an OGP id, `KR0052`.
pub fn split_id(id: &str) -> Option<(&str, &str)> {
    let digits = id.find(|c: char| c.is_ascii_digit())?;
    let (prefix, digits) = id.split_at_checked(digits)?;
    let is_prefix = (2..=4).contains(&prefix.len()) && prefix.bytes().all(|it| it.is_ascii_uppercase());
    let is_number = (4..=5).contains(&digits.len()) && digits.bytes().all(|it| it.is_ascii_digit());
    (is_prefix && is_number).then_some((prefix, digits))
}

fn is_code(text: &str) -> bool {
    (3..=4).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_uppercase())
}

/// A year in which there is an OGP, or will be.
fn year(text: &str) -> Option<i32> {
    text.parse().ok().filter(|it| text.len() == 4 && (2010..=2099).contains(it))
}

/// A text, to the letter; none for the spellings of "not known".
pub fn known(text: &str) -> Option<String> {
    let is_absent = matches!(text.trim(), "" | "NA" | "N/A" | "n/a");
    (!is_absent).then(|| text.to_owned())
}

/// A text that must be there.
fn required(text: &str) -> Option<String> {
    known(text)
}

/// Undoes what a spreadsheet made of a number: `2.2999999999999998` is the float next to 2.3, which is what was typed.
/// Everything else stays as it is: `2.10` is not `2.1`.
pub fn unfloat(text: &str) -> Cow<'_, str> {
    let is_float = text.split_once('.').is_some_and(|(whole, rest)| {
        let all_digits = |it: &str| it.bytes().all(|byte| byte.is_ascii_digit());
        !whole.is_empty() && rest.len() >= 13 && all_digits(whole) && all_digits(rest)
    });
    // Fifteen significant digits are what a spreadsheet shows of a float.
    let rounded = |it: f64| format!("{it:.14e}").parse::<f64>().ok();
    match text.parse::<f64>().ok().filter(|_| is_float).and_then(rounded) {
        Some(number) => Cow::Owned(number.to_string()),
        None => Cow::Borrowed(text),
    }
}
