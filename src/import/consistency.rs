//! What the cells of a row must be to each other and to the record, once each of them is what its column holds.

use std::collections::HashMap;

use super::cells::{Cells, Columns, Given};
use super::rules::Rules;
use super::table::FileFault;
use super::things::{self, Thing, Things};
use crate::domain::assessment::HowEntered;
use crate::domain::evidence::is_web_address;
use crate::domain::indicator::{Generation, Indicator, Product, Term};
use crate::domain::organisation::OrganisationKind;
use crate::domain::report::ReportedStatus;
use crate::domain::vocabulary::{Precision, Vocabulary};
use crate::domain::zone::Zone;
use crate::export::ogp::ATTRIBUTION;

/// What a row is compared with beside its own record.
pub struct Surroundings<'a> {
    pub things: &'a Things,
    /// The kind of each organisation, by key: that of the import before that of the record.
    pub organisation_kinds: &'a HashMap<String, String>,
    /// The generation of each plan, by key: that of the import before that of the record.
    pub generations: &'a HashMap<String, Generation>,
}

/// A row that would be written: new, or other than the record.
pub struct Candidate<'a> {
    pub line: u64,
    pub rules: &'static Rules,
    pub columns: &'a Columns,
    pub given: &'a Given,
    /// What the record says now; none for a new row.
    pub record: Option<&'a Cells>,
    /// What it would say.
    pub merged: &'a Cells,
}

impl Candidate<'_> {
    fn cell(&self, column: &str) -> &str {
        self.merged.get(column).map_or("", String::as_str)
    }

    fn is_empty(&self, column: &str) -> bool {
        self.cell(column).is_empty()
    }

    /// Whether the cells of all these columns are sound, so that something can be said of them together.
    fn sound(&self, columns: &[&str]) -> bool {
        columns.iter().all(|it| !self.given.bad.contains(it))
    }

    fn is<V: Vocabulary>(&self, column: &str, term: V) -> bool {
        self.cell(column) == term.slug()
    }

    fn fault(&self, column: &str, message: &'static str) -> FileFault {
        FileFault::of_cell(self.line, column, self.cell(column), message)
    }

    /// Every fault of the row.
    pub fn faults(&self, around: &Surroundings<'_>) -> Vec<FileFault> {
        let mut faults = self.faults_of_requirements();
        faults.extend(self.faults_of_references(around));
        faults.extend(self.faults_of_pairs());
        match self.rules.dataset {
            "participants" => {
                if self.sound(&["time_zone"])
                    && !self.is_empty("time_zone")
                    && self.cell("time_zone").parse::<Zone>().is_err()
                {
                    faults.push(self.fault("time_zone", "fault-time-zone"));
                }
                faults.extend(self.fault_of_neither(&["name_ko", "name_en"], "fault-name-missing"));
            }
            "organisation_names" => {
                faults.extend(self.fault_of_neither(&["name_ko", "name_en"], "fault-name-missing"));
            }
            "organisations" => faults.extend(self.faults_of_organisation(around)),
            "periods" => faults.extend(self.fault_of_period()),
            "commitment_links" if self.cell("commitment") == self.cell("other_commitment") => {
                faults.push(self.fault("other_commitment", "fault-names-itself"));
            }
            "reports" => faults.extend(self.faults_of_report(around)),
            "reviews" => faults.extend(self.faults_of_review(around)),
            "evidence" => faults.extend(self.faults_of_evidence()),
            "assessments" => faults.extend(self.faults_of_assessment(around)),
            "irm_reports" => faults.extend(self.faults_of_irm_report(around)),
            _ => {}
        }
        faults
    }

    /// What the row cannot do without, and what it cannot change.
    fn faults_of_requirements(&self) -> Vec<FileFault> {
        let missing = self.rules.required.iter().filter(|it| self.sound(&[it]) && self.is_empty(it));
        let mut faults: Vec<FileFault> = missing.map(|it| self.fault(it, "fault-required")).collect();
        if let Some(record) = self.record {
            let old = |column: &str| record.get(column).map_or("", String::as_str);
            let changed = self.rules.fixed.iter().filter(|it| self.sound(&[it]) && old(it) != self.cell(it));
            faults.extend(changed.map(|it| self.fault(it, "fault-fixed").with("old", old(it))));
        }
        faults
    }

    /// Every key must name something.
    fn faults_of_references(&self, around: &Surroundings<'_>) -> Vec<FileFault> {
        let mut faults = Vec::new();
        for (name, cell) in self.given.cells.iter().filter(|(_, cell)| !cell.is_empty()) {
            let thing = self.columns.get(name).and_then(things::named_by);
            if let Some(thing) = thing.filter(|it| !around.things.has(*it, cell)) {
                faults.push(self.fault(name, things::unknown_message(thing)));
            }
        }
        faults
    }

    /// A text with where it comes from, a date with how exactly it is known.
    fn faults_of_pairs(&self) -> Vec<FileFault> {
        let mut faults = Vec::new();
        for origin in self.columns.all().map(|it| it.name) {
            if let Some(text) = origin.strip_suffix("_is")
                && self.sound(&[text, origin])
            {
                match (self.is_empty(text), self.is_empty(origin)) {
                    (false, true) => {
                        faults.push(self.fault(origin, "fault-origin-missing").with("text", text))
                    }
                    (true, false) => {
                        faults.push(self.fault(origin, "fault-origin-of-nothing").with("text", text))
                    }
                    _ => {}
                }
            }
            if let Some(stem) = origin.strip_suffix("_precision") {
                faults.extend(self.fault_of_date(stem, origin));
            }
        }
        faults.sort_by(|a, b| a.column.cmp(&b.column));
        faults
    }

    fn fault_of_date(&self, stem: &str, precision: &str) -> Option<FileFault> {
        let on = format!("{stem}_on");
        if !self.sound(&[&on, precision]) {
            return None;
        }
        let message = match (self.is_empty(&on), self.cell(precision)) {
            (_, slug) if slug == Precision::Open.slug() && stem == "start" => "fault-start-open",
            (_, slug) if slug == Precision::Open.slug() && stem == "published" => "fault-published-open",
            (false, slug) if slug == Precision::Open.slug() => "fault-open-with-date",
            (false, "") => "fault-precision-missing",
            (true, slug) if !slug.is_empty() && slug != Precision::Open.slug() => {
                "fault-precision-without-date"
            }
            _ => return None,
        };
        Some(self.fault(precision, message).with("date", on))
    }

    fn fault_of_neither(&self, columns: &[&'static str], message: &'static str) -> Option<FileFault> {
        let nothing = self.sound(columns) && columns.iter().all(|it| self.is_empty(it));
        columns.first().filter(|_| nothing).map(|it| self.fault(it, message))
    }

    fn faults_of_organisation(&self, around: &Surroundings<'_>) -> Vec<FileFault> {
        let mut faults = Vec::new();
        // Who reports on what was inherited is of the kind that may.
        let kind = around.organisation_kinds.get(self.cell("successor"));
        if self.sound(&["kind", "successor"]) && kind.is_some_and(|it| it != self.cell("kind")) {
            faults.push(self.fault("successor", "fault-successor-kind"));
        }
        for column in ["parent", "successor"] {
            if !self.is_empty(column) && self.cell(column) == self.cell("key") {
                faults.push(self.fault(column, "fault-names-itself"));
            }
        }
        if self.sound(&["successor", "succeeded_on"])
            && self.is_empty("successor") != self.is_empty("succeeded_on")
        {
            faults.push(self.fault("succeeded_on", "fault-successor-date"));
        }
        faults
    }

    fn fault_of_period(&self) -> Option<FileFault> {
        let days = ["starts_on", "ends_on", "silent_from"];
        let known = self.sound(&days) && days.iter().all(|it| !self.is_empty(it));
        // Dates in this form are in the order of their letters.
        let ordered = self.cell("starts_on") <= self.cell("ends_on")
            && self.cell("ends_on") <= self.cell("silent_from");
        (known && !ordered).then(|| self.fault("ends_on", "fault-period-order"))
    }

    /// The milestone and the period of a report or review must be of its commitment.
    fn faults_of_subject(&self, around: &Surroundings<'_>) -> Vec<FileFault> {
        let things = around.things;
        let commitment = self.cell("commitment");
        let plan = things.parent(Thing::Commitment, commitment);
        let mut faults = Vec::new();
        let milestone = self.cell("milestone");
        if things.has(Thing::Milestone, milestone) && things.parent(Thing::Milestone, milestone) != commitment
        {
            faults.push(self.fault("milestone", "fault-milestone-of-another"));
        }
        let period = self.cell("period");
        if things.has(Thing::Period, period) && things.parent(Thing::Period, period) != plan {
            faults.push(self.fault("period", "fault-period-of-another"));
        }
        faults
    }

    /// The rules of what a report says are those of the pages: words, difficulties, proof.
    fn faults_of_report(&self, around: &Surroundings<'_>) -> Vec<FileFault> {
        let mut faults = self.faults_of_subject(around);
        faults.extend(self.fault_of_neither(&["text_ko", "text_en"], "fault-text-missing"));
        let status = "reported_status";
        if self.is(status, ReportedStatus::NotStarted) || self.is(status, ReportedStatus::Limited) {
            let columns = ["difficulties_ko", "difficulties_en"];
            faults.extend(self.fault_of_neither(&columns, "fault-difficulties-missing"));
        }
        let explained = !self.is_empty("no_evidence_ko") || !self.is_empty("no_evidence_en");
        let proven = explained || around.things.is_proven(self.cell("key"));
        if self.is(status, ReportedStatus::Complete) && !proven {
            faults.push(self.fault(status, "fault-complete-needs-proof"));
        }
        faults
    }

    fn faults_of_review(&self, around: &Surroundings<'_>) -> Vec<FileFault> {
        let mut faults = self.faults_of_subject(around);
        faults.extend(self.fault_of_neither(&["text_ko", "text_en"], "fault-text-missing"));
        faults.extend(self.fault_of_kind(
            around,
            "organisation",
            OrganisationKind::CivilSociety,
            "fault-not-a-reviewer",
        ));
        faults
    }

    /// An organisation that is known but of another kind.
    fn fault_of_kind(
        &self,
        around: &Surroundings<'_>,
        column: &'static str,
        wanted: OrganisationKind,
        message: &'static str,
    ) -> Option<FileFault> {
        let kind = around.organisation_kinds.get(self.cell(column));
        kind.is_some_and(|kind| kind != wanted.slug()).then(|| self.fault(column, message))
    }

    fn faults_of_evidence(&self) -> Vec<FileFault> {
        let mut faults = Vec::new();
        if self.is_empty("report") == self.is_empty("review") {
            faults.push(self.fault("report", "fault-one-claim"));
        }
        if !self.is_empty("url") && !is_web_address(self.cell("url")) {
            faults.push(self.fault("url", "fault-not-a-link"));
        }
        faults
    }

    /// A product has the indicators of its generation and no others. What OGP's own database holds beside them is kept
    /// as it came.
    fn fault_of_product(&self, around: &Surroundings<'_>, plan: &str) -> Option<FileFault> {
        let generation = *around.generations.get(plan)?;
        let product = Product::from_slug(self.cell("product")).ok()?;
        let fault = |column, message| {
            let fault = self.fault(column, message).with("product", product.slug());
            fault.with("generation", generation.slug())
        };
        if self.rules.dataset == "irm_reports" {
            let is_other = !product.is_of(generation);
            return is_other.then(|| fault("product", "fault-report-of-another-generation"));
        }
        let indicator = Indicator::from_slug(self.cell("indicator")).ok()?;
        let is_other = !product.indicators(generation).contains(&indicator);
        let is_ogps =
            self.cell("source") == ATTRIBUTION && product == Product::of(generation, indicator.stage());
        (is_other && !is_ogps).then(|| {
            let fault = fault("indicator", "fault-indicator-of-another-product");
            fault.with("indicator", indicator.slug())
        })
    }

    fn faults_of_irm_report(&self, around: &Surroundings<'_>) -> Vec<FileFault> {
        let mut faults: Vec<FileFault> =
            self.fault_of_product(around, self.cell("plan")).into_iter().collect();
        faults.extend(
            self.fault_of_neither(&["published_on", "url", "comment_from"], "fault-report-without-facts"),
        );
        if !self.is_empty("url") && !is_web_address(self.cell("url")) {
            faults.push(self.fault("url", "fault-not-a-link"));
        }
        let days = ["comment_from", "comment_until"];
        if self.sound(&days) {
            match days.map(|it| self.is_empty(it)) {
                [true, false] => faults.push(self.fault("comment_from", "fault-comment-without-start")),
                [false, true] => faults.push(self.fault("comment_until", "fault-comment-without-end")),
                // Dates in this form are in the order of their letters.
                [false, false] if self.cell("comment_until") < self.cell("comment_from") => {
                    faults.push(self.fault("comment_until", "fault-comment-order"));
                }
                _ => {}
            }
        }
        faults
    }

    fn faults_of_assessment(&self, around: &Surroundings<'_>) -> Vec<FileFault> {
        let mut faults = Vec::new();
        let columns = ["value", "missing", "value_text"];
        if self.sound(&columns) && columns.iter().filter(|it| !self.is_empty(it)).count() != 1 {
            faults.push(self.fault("value", "fault-one-value"));
        }
        if let (Ok(indicator), Ok(term)) =
            (Indicator::from_slug(self.cell("indicator")), Term::from_slug(self.cell("value")))
            && indicator.step(term).is_none()
        {
            let scale: Vec<&str> = indicator.scale().iter().map(|it| it.term.slug()).collect();
            let message = if scale.is_empty() { "fault-indicator-without-scale" } else { "fault-off-scale" };
            let fault = self.fault("value", message).with("indicator", indicator.slug());
            faults.push(fault.with("terms", scale.join(", ")));
        }
        let plan = around.things.parent(Thing::Commitment, self.cell("commitment"));
        faults.extend(self.fault_of_product(around, plan));
        if self.is("how_entered", HowEntered::Entered) {
            if self.is_empty("entered_by") {
                faults.push(self.fault("entered_by", "fault-not-an-assessor"));
            }
            let irm = OrganisationKind::Irm;
            faults.extend(self.fault_of_kind(around, "entered_by", irm, "fault-not-an-assessor"));
        }
        if !self.is_empty("checked_by") && self.cell("checked_by") == self.cell("entered_by") {
            faults.push(self.fault("checked_by", "fault-checked-by-itself"));
        }
        faults
    }
}
