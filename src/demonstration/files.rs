//! The example's files, which come with the program, with their dates moved.

use std::collections::HashMap;

use anyhow::{Context as _, Result};
use chrono::NaiveDate;

use super::dates::{Shift, half_year_label};

macro_rules! bundled {
    ($($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../bundled/demonstration/", $name)))),+]
    };
}

/// Every file of the example.
const BUNDLED: &[(&str, &str)] = bundled!(
    "amendment1_milestones.csv",
    "amendment2_commitments.csv",
    "amendment3_milestones.csv",
    "amendment4_milestones.csv",
    "amendment5_commitments.csv",
    "amendment6_milestones.csv",
    "amendment7_milestones.csv",
    "assessments.csv",
    "corrections.csv",
    "evidence.csv",
    "organisation_names_later.csv",
    "organisations.csv",
    "organisations_later.csv",
    "participants.csv",
    "plan1_commitment_organisations.csv",
    "plan1_commitment_texts.csv",
    "plan1_commitments.csv",
    "plan1_irm_reports.csv",
    "plan1_irm_reports_later.csv",
    "plan1_milestones.csv",
    "plan1_periods.csv",
    "plan1_plans.csv",
    "plan2_commitment_links.csv",
    "plan2_commitment_organisations.csv",
    "plan2_commitment_texts.csv",
    "plan2_commitments.csv",
    "plan2_irm_reports.csv",
    "plan2_milestones.csv",
    "plan2_periods.csv",
    "plan2_plans.csv",
    "reports.csv",
    "requests.csv",
    "review_revisions.csv",
    "reviews.csv",
    "steps.csv",
);

/// A row by its headings.
#[derive(Debug, Clone, Default)]
pub struct Cells(HashMap<String, String>);

impl Cells {
    /// A cell; empty if it is empty or not there.
    pub fn get(&self, heading: &str) -> &str {
        self.0.get(heading).map_or("", String::as_str)
    }

    /// A cell with something in it.
    pub fn text(&self, heading: &str) -> Option<String> {
        Some(self.get(heading)).filter(|it| !it.is_empty()).map(str::to_owned)
    }

    /// A day, if there is one.
    ///
    /// # Errors
    /// If the cell is no day.
    pub fn day(&self, heading: &str) -> Result<Option<NaiveDate>> {
        let parse = |text: String| {
            NaiveDate::parse_from_str(&text, "%Y-%m-%d")
                .with_context(|| format!("{heading}: {text:?} is no day"))
        };
        self.text(heading).map(parse).transpose()
    }
}

/// The files, read and moved.
pub struct Files(HashMap<&'static str, (Vec<String>, Vec<Cells>)>);

impl Files {
    /// Reads every file, and moves the days in it.
    ///
    /// # Errors
    /// If one cannot be read.
    pub fn read(shift: Shift) -> Result<Self> {
        let mut files = HashMap::new();
        for (name, text) in BUNDLED {
            files.insert(*name, read(text, shift).with_context(|| (*name).to_owned())?);
        }
        Ok(Self(files))
    }

    /// The rows of a file.
    ///
    /// # Errors
    /// If there is no such file.
    pub fn rows(&self, name: &str) -> Result<Vec<Cells>> {
        self.0.get(name).map(|(_, rows)| rows.clone()).with_context(|| format!("there is no {name}"))
    }

    /// The row of a file with this id.
    ///
    /// # Errors
    /// If there is none.
    pub fn row(&self, name: &str, id: &str) -> Result<Cells> {
        let found = self.rows(name)?.into_iter().find(|it| it.get("id") == id);
        found.with_context(|| format!("there is no {id:?} in {name}"))
    }

    /// A file as text again, as the import reads it.
    ///
    /// # Errors
    /// If there is no such file.
    pub fn text(&self, name: &str) -> Result<String> {
        let (headings, rows) = self.0.get(name).with_context(|| format!("there is no {name}"))?;
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(headings)?;
        for row in rows {
            writer.write_record(headings.iter().map(|heading| row.get(heading)))?;
        }
        let bytes = writer.into_inner().map_err(|err| anyhow::anyhow!("{err}"))?;
        Ok(String::from_utf8(bytes)?)
    }
}

fn read(text: &str, shift: Shift) -> Result<(Vec<String>, Vec<Cells>)> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let headings: Vec<String> = reader.headers()?.iter().map(str::to_owned).collect();
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record?;
        let cell = |(heading, cell): (&String, &str)| (heading.clone(), shift.cell(heading, cell));
        let mut row = Cells(headings.iter().zip(record.iter()).map(cell).collect());
        label_half_year(&mut row)?;
        rows.push(row);
    }
    Ok((headings, rows))
}

/// A reporting period is called after its half-year, which moves.
fn label_half_year(row: &mut Cells) -> Result<()> {
    if row.0.contains_key("silent_from")
        && let Some(starts_on) = row.day("starts_on")?
    {
        let (ko, en) = half_year_label(starts_on);
        row.0.insert("label_ko".to_owned(), ko);
        row.0.insert("label_en".to_owned(), en);
    }
    Ok(())
}
