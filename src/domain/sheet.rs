//! Sheets: the milestones of an organisation as rows of a spreadsheet, with columns to fill in. A row in which nothing
//! is filled in says nothing.

use diesel::{Insertable, Queryable, Selectable};

use super::draft::{TypedEvidence, TypedReport};
use super::id::{MemberId, OrganisationId, PeriodId, PlanId, Position, SheetId};
use super::vocabulary::vocabulary;
use crate::schema::sheets;

vocabulary! {
    /// What a sheet is written in.
    SheetFormat "sheet_format" {
        Xlsx = "xlsx";
        /// UTF-8, with or without a byte order mark.
        Csv = "csv";
        /// CSV in the Korean code page of Windows.
        Cp949 = "cp949";
    }
}

/// The most bytes of a file that is uploaded.
pub const LARGEST_FILE: usize = 2 * 1024 * 1024;

/// How many pieces of evidence a row has room for.
pub const SLOTS: usize = 3;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holds {
    /// What the record says, for whoever fills the row in; not read.
    Context,
    /// The milestone.
    Key,
    /// The position that the sheet was made at.
    Position,
    Status,
    /// Longer text.
    Text,
    Date,
    Link,
    Title,
    EvidenceKind,
}

/// A column of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// The same in every language.
    pub name: &'static str,
    /// The message of its heading, whose `about` says how to fill it in.
    pub message: &'static str,
    pub holds: Holds,
    /// Which piece of evidence it belongs to, from 0.
    pub slot: Option<usize>,
}

const fn of(name: &'static str, message: &'static str, holds: Holds) -> Column {
    Column { name, message, holds, slot: None }
}

const fn part(name: &'static str, message: &'static str, holds: Holds, slot: usize) -> Column {
    Column { name, message, holds, slot: Some(slot) }
}

/// The columns in their order.
pub const COLUMNS: &[Column] = &[
    of("key", "sheet-key", Holds::Key),
    of("commitment", "sheet-commitment", Holds::Context),
    of("milestone", "sheet-milestone", Holds::Context),
    of("due", "sheet-due", Holds::Context),
    of("latest_status", "sheet-latest-status", Holds::Context),
    of("latest_on", "sheet-latest-on", Holds::Context),
    of("status", "sheet-status", Holds::Status),
    of("text_ko", "sheet-text-ko", Holds::Text),
    of("text_en", "sheet-text-en", Holds::Text),
    of("difficulties_ko", "sheet-difficulties-ko", Holds::Text),
    of("difficulties_en", "sheet-difficulties-en", Holds::Text),
    of("occurred_on", "sheet-occurred-on", Holds::Date),
    of("next_step_ko", "sheet-next-step-ko", Holds::Text),
    of("next_step_en", "sheet-next-step-en", Holds::Text),
    part("evidence_1_url", "sheet-evidence-url", Holds::Link, 0),
    part("evidence_1_title", "sheet-evidence-title", Holds::Title, 0),
    part("evidence_1_kind", "sheet-evidence-kind", Holds::EvidenceKind, 0),
    part("evidence_1_date", "sheet-evidence-date", Holds::Date, 0),
    part("evidence_2_url", "sheet-evidence-url", Holds::Link, 1),
    part("evidence_2_title", "sheet-evidence-title", Holds::Title, 1),
    part("evidence_2_kind", "sheet-evidence-kind", Holds::EvidenceKind, 1),
    part("evidence_2_date", "sheet-evidence-date", Holds::Date, 1),
    part("evidence_3_url", "sheet-evidence-url", Holds::Link, 2),
    part("evidence_3_title", "sheet-evidence-title", Holds::Title, 2),
    part("evidence_3_kind", "sheet-evidence-kind", Holds::EvidenceKind, 2),
    part("evidence_3_date", "sheet-evidence-date", Holds::Date, 2),
    of("no_evidence_ko", "sheet-no-evidence-ko", Holds::Text),
    of("no_evidence_en", "sheet-no-evidence-en", Holds::Text),
    of("position", "sheet-position", Holds::Position),
];

impl Column {
    /// Whether members write in it.
    pub fn is_filled_in(&self) -> bool {
        !matches!(self.holds, Holds::Context | Holds::Key | Holds::Position)
    }

    /// What a report says in it, as typed.
    pub fn cell<'a>(&self, typed: &'a TypedReport) -> &'a str {
        match self.slot {
            Some(slot) => typed.evidence.get(slot).map_or("", |it| self.cell_of(it)),
            None => match self.name {
                "status" => &typed.status,
                "text_ko" => &typed.text_ko,
                "text_en" => &typed.text_en,
                "difficulties_ko" => &typed.difficulties_ko,
                "difficulties_en" => &typed.difficulties_en,
                "occurred_on" => &typed.occurred_on,
                "next_step_ko" => &typed.next_step_ko,
                "next_step_en" => &typed.next_step_en,
                "no_evidence_ko" => &typed.no_evidence_ko,
                "no_evidence_en" => &typed.no_evidence_en,
                _ => "",
            },
        }
    }

    /// What a piece of evidence says in it, as typed.
    pub fn cell_of<'a>(&self, typed: &'a TypedEvidence) -> &'a str {
        match self.holds {
            Holds::Link => &typed.url,
            Holds::Title => &typed.title,
            Holds::EvidenceKind => &typed.kind,
            Holds::Date => &typed.dated_on,
            _ => "",
        }
    }

    /// Where a report keeps what is typed into it; none where nothing is.
    pub fn place<'a>(&self, typed: &'a mut TypedReport) -> Option<&'a mut String> {
        if let Some(slot) = self.slot {
            let item = typed.evidence.get_mut(slot)?;
            return match self.holds {
                Holds::Link => Some(&mut item.url),
                Holds::Title => Some(&mut item.title),
                Holds::EvidenceKind => Some(&mut item.kind),
                Holds::Date => Some(&mut item.dated_on),
                _ => None,
            };
        }
        match self.name {
            "status" => Some(&mut typed.status),
            "text_ko" => Some(&mut typed.text_ko),
            "text_en" => Some(&mut typed.text_en),
            "difficulties_ko" => Some(&mut typed.difficulties_ko),
            "difficulties_en" => Some(&mut typed.difficulties_en),
            "occurred_on" => Some(&mut typed.occurred_on),
            "next_step_ko" => Some(&mut typed.next_step_ko),
            "next_step_en" => Some(&mut typed.next_step_en),
            "no_evidence_ko" => Some(&mut typed.no_evidence_ko),
            "no_evidence_en" => Some(&mut typed.no_evidence_en),
            _ => None,
        }
    }
}

/// The column in which a fault of a report's field is put right.
pub fn column_of_field(field: &str) -> &'static str {
    let found = |name: &str| COLUMNS.iter().map(|it| it.name).find(|it| *it == name);
    let of_item = || {
        let (slot, part) = field.strip_prefix("evidence-")?.split_once('-')?;
        let part = if part == "dated_on" { "date" } else { part };
        found(&format!("evidence_{}_{part}", slot.parse::<usize>().ok()?.checked_add(1)?))
    };
    match field {
        "text" => "text_ko",
        "difficulties" => "difficulties_ko",
        "evidence" => "evidence_1_url",
        _ => found(field).or_else(of_item).unwrap_or("key"),
    }
}

/// The letters of a column of a spreadsheet, from 0: A to Z, then AA.
pub fn letters(index: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = index.saturating_add(1);
    while rest > 0 {
        let last = rest.saturating_sub(1);
        letters.push(u8::try_from(last % 26).unwrap_or(0).saturating_add(b'A'));
        rest = last / 26;
    }
    letters.iter().rev().map(|byte| char::from(*byte)).collect()
}

/// A row in which something is filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledRow {
    /// Its number in the file, from 1, the headings included.
    pub number: u32,
    /// The key of the milestone.
    pub key: String,
    /// The position that the sheet was made at.
    pub base: Position,
    pub typed: TypedReport,
}

/// A file that was uploaded and waits to be confirmed.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = sheets, check_for_backend(diesel::sqlite::Sqlite))]
pub struct SheetContent {
    pub member_id: MemberId,
    pub organisation_id: OrganisationId,
    pub plan_id: PlanId,
    pub period_id: Option<PeriodId>,
    pub file_name: String,
    pub format: SheetFormat,
    /// Whether the member has said that the text is in this encoding.
    pub is_sure: bool,
    pub content: Vec<u8>,
}

/// The same with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub id: SheetId,
    pub content: SheetContent,
}
