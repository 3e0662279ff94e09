//! Sheets to fill in: the milestones of an organisation with what was last reported on them, as CSV or as a workbook.

use chrono::{Datelike as _, NaiveDate};
use rust_xlsxwriter::{
    Color, DataValidation, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note,
    ProtectionOptions, Workbook, Worksheet, XlsxError,
};

use super::sink::{BYTE_ORDER_MARK, Sink};
use crate::domain::date::When;
use crate::domain::evidence::EvidenceKind;
use crate::domain::id::Position;
use crate::domain::report::ReportedStatus;
use crate::domain::sheet::{COLUMNS, Column, Holds, LARGEST_FILE};
use crate::domain::vocabulary::{Language, Precision, Vocabulary};
use crate::messages::{self, label, text};

/// What the record says of a milestone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetRow {
    pub key: String,
    pub commitment: String,
    pub milestone: String,
    pub due: When,
    pub latest: Option<(ReportedStatus, NaiveDate)>,
}

/// A sheet to fill in.
#[derive(Debug, Clone)]
pub struct NewSheet {
    pub language: Language,
    /// The position of the record that it shows.
    pub at: Position,
    /// Plan and organisation, for whoever opens the file.
    pub title: String,
    pub rows: Vec<SheetRow>,
}

/// A cell that is there from the beginning.
enum Cell {
    Text(String),
    Number(i32),
    Date(NaiveDate),
}

impl Cell {
    fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Date(day) => day.to_string(),
        }
    }
}

/// The longest text that is shown for orientation, in characters: enough for a title, and no page of text in a cell.
const LONGEST: usize = 300;

impl NewSheet {
    /// What stands in a column; nothing where members fill it in.
    fn cell(&self, row: &SheetRow, column: &Column) -> Option<Cell> {
        match column.name {
            "key" => Some(Cell::Text(row.key.clone())),
            "commitment" => Some(Cell::Text(shortened(&row.commitment))),
            "milestone" => Some(Cell::Text(shortened(&row.milestone))),
            "due" => Some(match (row.due.precision, row.due.on) {
                (Some(Precision::Day), Some(day)) => Cell::Date(day),
                (Some(Precision::Open), _) => Cell::Text(text(self.language, "date-open").to_owned()),
                _ => Cell::Text(row.due.iso()),
            }),
            "latest_status" => row.latest.map(|(it, _)| Cell::Text(label(self.language, it).to_owned())),
            "latest_on" => row.latest.map(|(_, day)| Cell::Date(day)),
            "position" => Some(Cell::Number(self.at.0)),
            _ => None,
        }
    }

    /// The sheet as CSV, with the mark by which spreadsheet programs know UTF-8.
    ///
    /// # Errors
    /// None in practice: a buffer in memory.
    pub fn csv(&self) -> csv::Result<Vec<u8>> {
        let mut sink = Sink::default();
        let headings: Vec<String> = COLUMNS.iter().map(|it| heading(self.language, it)).collect();
        sink.texts(headings.iter().map(String::as_str))?;
        for row in &self.rows {
            let cells: Vec<String> =
                COLUMNS.iter().map(|it| self.cell(row, it).map(|it| it.text()).unwrap_or_default()).collect();
            sink.texts(cells.iter().map(String::as_str))?;
        }
        let mut bytes = BYTE_ORDER_MARK.to_vec();
        bytes.extend(sink.finish()?);
        Ok(bytes)
    }

    /// The sheet as a workbook: the headings stay in view with notes on how to fill them in, what the record says is
    /// grey and locked, statuses and kinds of evidence are chosen from lists. The same sheet has the same bytes.
    ///
    /// # Errors
    /// None in practice: a buffer in memory, and texts within the limits of a cell.
    pub fn xlsx(&self) -> Result<Vec<u8>, XlsxError> {
        let mut workbook = Workbook::new();
        let created = ExcelDateTime::from_ymd(2026, 1, 1)?;
        workbook.set_properties(
            &DocProperties::new().set_title(&self.title).set_author("Jikim").set_creation_datetime(&created),
        );
        self.reports(workbook.add_worksheet())?;
        self.guide(workbook.add_worksheet())?;
        workbook.save_to_buffer()
    }

    fn reports(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let t = |id| text(self.language, id);
        sheet.set_name(t("sheet-tab"))?;
        sheet.set_freeze_panes(1, 3)?;
        sheet.set_landscape();
        sheet.set_paper_size(9);
        sheet.set_print_fit_to_pages(1, 0);
        sheet.set_repeat_rows(0, 0)?;
        sheet.set_row_height(0, 34)?;
        let last = u32::try_from(self.rows.len()).unwrap_or(u32::MAX).max(1);
        for (i, column) in (0_u16..).zip(COLUMNS) {
            sheet.set_column_width(i, width(column))?;
            let heading = heading(self.language, column);
            let format = if column.is_filled_in() { Look::FilledHeading } else { Look::Heading };
            sheet.write_string_with_format(0, i, heading, &format.format(column))?;
            sheet.insert_note(0, i, &note(self.language, column))?;
            if let Some(terms) = terms(self.language, column) {
                let list = DataValidation::new()
                    .allow_list_strings(&terms)?
                    .set_error_title(t("sheet-list-title"))?
                    .set_error_message(t("sheet-list-text"))?;
                sheet.add_data_validation(1, i, last, i, &list)?;
            }
            let look = if column.is_filled_in() { Look::Filled } else { Look::Context };
            let format = look.format(column);
            for (n, row) in (1_u32..).zip(&self.rows) {
                match self.cell(row, column) {
                    None => sheet.write_blank(n, i, &format)?,
                    Some(Cell::Text(text)) => sheet.write_string_with_format(n, i, text, &format)?,
                    Some(Cell::Number(number)) => sheet.write_number_with_format(n, i, number, &format)?,
                    Some(Cell::Date(day)) => {
                        sheet.write_datetime_with_format(n, i, date(day)?, &dated(format.clone()))?
                    }
                };
            }
        }
        sheet.protect_with_options(&ProtectionOptions {
            format_cells: true,
            format_columns: true,
            format_rows: true,
            ..ProtectionOptions::new()
        });
        Ok(())
    }

    /// How to fill the sheet in, column by column.
    fn guide(&self, sheet: &mut Worksheet) -> Result<(), XlsxError> {
        let t = |id| text(self.language, id);
        let limit = (LARGEST_FILE / 1024 / 1024).to_string();
        let last = messages::format(self.language, "sheet-guide-limits", &[("limit", limit.into())]);
        sheet.set_name(t("sheet-tab-guide"))?;
        sheet.set_column_width(0, 34)?;
        sheet.set_column_width(1, 90)?;
        let title = Format::new().set_bold().set_font_size(14);
        let words = Format::new().set_text_wrap().set_align(FormatAlign::Top);
        sheet.write_string_with_format(0, 0, &self.title, &title)?;
        let lines = [t("sheet-guide-rows"), t("sheet-guide-grey"), t("sheet-guide-nothing"), &last];
        let mut n = 2;
        for line in lines {
            sheet.merge_range(n, 0, n, 1, line, &words)?;
            sheet.set_row_height(n, 34)?;
            n = n.saturating_add(1);
        }
        n = n.saturating_add(1);
        let first_slot = |it: &&Column| it.slot.is_none_or(|slot| slot == 0);
        for column in COLUMNS.iter().filter(|it| it.is_filled_in()).filter(first_slot) {
            sheet.write_string_with_format(
                n,
                0,
                heading(self.language, column),
                &words.clone().set_bold(),
            )?;
            sheet.write_string_with_format(n, 1, about(self.language, column), &words)?;
            n = n.saturating_add(1);
        }
        sheet.protect();
        Ok(())
    }
}

fn shortened(text: &str) -> String {
    let mut short: String = text.chars().take(LONGEST).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

/// The heading of a column.
pub fn heading(language: Language, column: &Column) -> String {
    messages::format(language, column.message, &arguments(column))
}

/// How a column is filled in, or what it shows.
fn about(language: Language, column: &Column) -> String {
    let about = messages::format(language, &format!("{}.about", column.message), &arguments(column));
    match terms(language, column) {
        Some(terms) => format!("{about} ({})", terms.join(" · ")),
        None => about,
    }
}

fn arguments(column: &Column) -> Vec<(&'static str, messages::Argument)> {
    column.slot.map(|slot| ("n", slot.saturating_add(1).into())).into_iter().collect()
}

/// The labels to choose from, where a column holds a term.
pub fn terms(language: Language, column: &Column) -> Option<Vec<&'static str>> {
    fn labels<V: Vocabulary>(language: Language) -> Vec<&'static str> {
        V::ALL.iter().map(|it| label(language, *it)).collect()
    }
    match column.holds {
        Holds::Status => Some(labels::<ReportedStatus>(language)),
        Holds::EvidenceKind => Some(labels::<EvidenceKind>(language)),
        _ => None,
    }
}

fn note(language: Language, column: &Column) -> Note {
    let words = format!("{}\n\n{}", about(language, column), about(language.other(), column));
    Note::new(words).add_author_prefix(false).set_width(300).set_height(150)
}

fn date(day: NaiveDate) -> Result<ExcelDateTime, XlsxError> {
    let part = |n: u32| u8::try_from(n).unwrap_or(1);
    ExcelDateTime::from_ymd(u16::try_from(day.year()).unwrap_or(1900), part(day.month()), part(day.day()))
}

fn dated(format: Format) -> Format {
    format.set_num_format("yyyy-mm-dd")
}

/// The width of a column, in characters.
fn width(column: &Column) -> f64 {
    match column.holds {
        Holds::Key | Holds::Status | Holds::EvidenceKind => 16.0,
        Holds::Position => 10.0,
        Holds::Date => 13.0,
        Holds::Text => 44.0,
        Holds::Link | Holds::Title => 32.0,
        Holds::Context => match column.name {
            "commitment" => 26.0,
            "milestone" => 36.0,
            _ => 13.0,
        },
    }
}

/// How a cell looks.
#[derive(Clone, Copy)]
enum Look {
    Heading,
    FilledHeading,
    /// What the record says.
    Context,
    /// What members fill in.
    Filled,
}

impl Look {
    fn format(self, column: &Column) -> Format {
        let cell = Format::new()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_border(FormatBorder::Thin)
            .set_border_color(Color::RGB(0xCD_D1_D5));
        match self {
            Self::Heading => cell.set_bold().set_background_color(Color::RGB(0xE6_E8_EA)),
            Self::FilledHeading => {
                cell.set_bold().set_font_color(Color::White).set_background_color(Color::RGB(0x0B_50_D0))
            }
            Self::Context => {
                cell.set_font_color(Color::RGB(0x58_61_6A)).set_background_color(Color::RGB(0xF4_F5_F6))
            }
            // A text stays what was typed: neither a number nor a date nor a formula.
            Self::Filled if column.holds != Holds::Date => cell.set_unlocked().set_num_format("@"),
            Self::Filled => dated(cell.set_unlocked()),
        }
    }
}
