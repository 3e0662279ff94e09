//! Reporting many milestones at once: downloading and uploading a sheet, and what it would change, cell by cell.

use chrono::NaiveDate;
use maud::{Markup, html};

use super::fields;
use super::layout::{self, Frame};
use super::parts;
use crate::domain::evidence::EvidenceKind;
use crate::domain::fault::Fault;
use crate::domain::report::ReportedStatus;
use crate::domain::sheet::{Column, Holds, LARGEST_FILE};
use crate::domain::vocabulary::{Language, Vocabulary as _};
use crate::export::sheet::heading;
use crate::import::sheet::CellFault;
use crate::messages::{self, label, text};

/// The page on which a sheet is downloaded and uploaded.
pub struct SheetPage {
    pub frame: Frame,
    pub plan: String,
    pub plan_address: String,
    /// Where the file is sent, and where another organisation is chosen.
    pub action: String,
    /// Key and name of those to choose from; empty where there is no choice.
    pub organisations: Vec<(String, String)>,
    pub chosen: Option<Chosen>,
    /// Why the plan takes no reports.
    pub refusal: Option<Fault>,
    pub published: Option<Published>,
}

/// The organisation whose sheet it is.
pub struct Chosen {
    pub key: String,
    pub name: String,
    /// How many milestones it may report on.
    pub milestones: usize,
    pub xlsx: String,
    pub csv: String,
    /// Key and label of the plan's reporting periods.
    pub periods: Vec<(String, String)>,
    pub period: String,
}

/// What a sheet came to.
pub struct Published {
    pub reports: usize,
    /// What has changed by it.
    pub changes: String,
}

/// Downloading, filling in and uploading, with what was wrong with the file that came.
pub fn show(page: &SheetPage, faults: &[CellFault]) -> Markup {
    let language = page.frame.place.language;
    let content = html! {
        (head(language, "sheet-title", (&page.plan, &page.plan_address)))
        p.lead-line { (text(language, "sheet-about")) }
        @if let Some(published) = &page.published { (self::published(language, published)) }
        (refusals(language, page.refusal.as_ref(), faults))
        @if !page.organisations.is_empty() { (choose(page)) }
        @else if page.chosen.is_none() { (parts::empty(text(language, "sheet-no-milestones"))) }
        @if let Some(chosen) = &page.chosen {
            section aria-labelledby="download" {
                h2 #download { (text(language, "sheet-download")) }
                p { strong { (chosen.name) } ": " (messages::format(language, "sheet-milestones", &[
                    ("n", chosen.milestones.into()),
                ])) }
                p.buttons {
                    a.button href=(chosen.xlsx) { (text(language, "sheet-download-xlsx")) } " "
                    a.button.second href=(chosen.csv) { (text(language, "sheet-download-csv")) }
                }
            }
            section aria-labelledby="fill-in" {
                h2 #fill-in { (text(language, "sheet-fill-in")) }
                ul {
                    @for line in ["sheet-guide-rows", "sheet-guide-grey", "sheet-guide-nothing"] {
                        li { (text(language, line)) }
                    }
                }
            }
            @if page.refusal.is_none() { (upload(page, chosen)) }
        }
    };
    layout::page(&page.frame, &content)
}

fn head(language: Language, title: &str, (plan, address): (&str, &str)) -> Markup {
    html! {
        header.head {
            p.over { a href=(address) { (plan) } }
            h1 { (text(language, title)) }
        }
    }
}

fn published(language: Language, published: &Published) -> Markup {
    html! {
        div.notice role="status" {
            p { (messages::format(language, "sheet-published", &[("n", published.reports.into())])) }
            p { a href=(published.changes) { (text(language, "sheet-published-changes")) } }
        }
    }
}

fn choose(page: &SheetPage) -> Markup {
    let language = page.frame.place.language;
    let key = page.chosen.as_ref().map_or("", |it| it.key.as_str());
    html! {
        form.report method="get" action=(page.action) {
            (fields::choice(
                ("organisation", "field-organisation"), text(language, "report-organisation"), &page.organisations,
                key,
            ))
            p.buttons { button.second type="submit" { (text(language, "sheet-choose")) } }
        }
    }
}

fn upload(page: &SheetPage, chosen: &Chosen) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let limit = LARGEST_FILE / 1024 / 1024;
    html! {
        section aria-labelledby="upload" {
            h2 #upload { (t("sheet-upload")) }
            form.report method="post" action=(page.action) enctype="multipart/form-data" {
                input type="hidden" name="organisation" value=(chosen.key);
                @if !chosen.periods.is_empty() {
                    (fields::choice(("period", "field-period"), t("report-period"), &chosen.periods, &chosen.period))
                }
                div.field {
                    label for="field-file" { (t("sheet-file")) }
                    p.quiet #hint-file { (messages::format(language, "sheet-file-hint", &[("limit", limit.into())])) }
                    input #field-file type="file" name="file" required accept=".xlsx,.csv" aria-describedby="hint-file";
                }
                p.buttons { button type="submit" { (t("sheet-check")) } }
                p.quiet { (t("sheet-check-consequence")) }
            }
        }
    }
}

/// Everything that keeps a file from being published, each with its cell.
fn refusals(language: Language, refusal: Option<&Fault>, faults: &[CellFault]) -> Markup {
    html! {
        @if let Some(refusal) = refusal {
            div.notice role="alert" { p { strong { (fields::fault(language, refusal)) } } }
        }
        @if !faults.is_empty() {
            div.notice role="alert" {
                p { strong { (messages::format(language, "sheet-faults", &[("n", faults.len().into())])) } }
                p { (text(language, "sheet-faults-then")) }
            }
            table.list.compared.told {
                caption.visually-hidden { (text(language, "sheet-faults-caption")) }
                thead { tr {
                    th scope="col" { (text(language, "sheet-cell")) }
                    th scope="col" { (text(language, "sheet-fault")) }
                } }
                tbody { @for it in faults { tr {
                    th scope="row" { @match it.address() {
                        Some(address) => code { (address) },
                        None => (text(language, "sheet-whole")),
                    } }
                    td { (fields::fault(language, &it.fault)) }
                } } }
            }
        }
    }
}

/// A file in CP949, or so it seems: its first cells, for its reader to say.
pub struct Question {
    pub frame: Frame,
    pub plan: String,
    pub plan_address: String,
    pub file_name: String,
    pub action: String,
    pub cells: Vec<Vec<String>>,
    /// Where another file is uploaded.
    pub again: String,
}

/// Asks whether a text is read rightly.
pub fn ask(page: &Question) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        (head(language, "sheet-encoding-title", (&page.plan, &page.plan_address)))
        p.lead-line { (messages::format(language, "sheet-encoding-text", &[("file", page.file_name.as_str().into())])) }
        div.scroll tabindex="0" role="region" aria-label=(t("sheet-encoding-cells")) {
            table {
                caption.visually-hidden { (t("sheet-encoding-cells")) }
                tbody { @for row in &page.cells { tr { @for cell in row { td { (cell) } } } } }
            }
        }
        form.report method="post" action=(page.action) {
            p.buttons {
                button type="submit" name="step" value="encoding" { (t("sheet-encoding-yes")) } " "
                button.second type="submit" name="step" value="discard" { (t("sheet-encoding-no")) }
            }
            p.quiet { (t("sheet-encoding-hint")) }
        }
        p { a href=(page.again) { (t("sheet-again")) } }
    };
    layout::page(&page.frame, &content)
}

/// A file that cannot be published as it is.
pub struct Refused {
    pub frame: Frame,
    pub plan: String,
    pub plan_address: String,
    pub refusal: Option<Fault>,
    pub faults: Vec<CellFault>,
    pub again: String,
}

/// What is wrong with a file that waited.
pub fn refused(page: &Refused) -> Markup {
    let language = page.frame.place.language;
    let content = html! {
        (head(language, "sheet-title", (&page.plan, &page.plan_address)))
        (refusals(language, page.refusal.as_ref(), &page.faults))
        p.buttons { a.button href=(page.again) { (text(language, "sheet-again")) } }
    };
    layout::page(&page.frame, &content)
}

/// What a sheet would change.
pub struct ReviewPage {
    pub frame: Frame,
    pub plan: String,
    pub plan_address: String,
    pub organisation: String,
    pub period: Option<String>,
    pub file_name: String,
    pub action: String,
    pub again: String,
    pub once: String,
    /// The position that is shown.
    pub seen: i32,
    pub new: Vec<ReviewedRow>,
    pub conflicts: Vec<ReviewedRow>,
    /// How many rows say what the latest report says already.
    pub same: usize,
    /// The message of what has kept the file from being published.
    pub notice: Option<&'static str>,
}

/// A row that would be published, or could be.
pub struct ReviewedRow {
    pub key: String,
    pub number: u32,
    pub milestone: String,
    pub address: String,
    pub status: ReportedStatus,
    pub cells: Vec<ReviewedCell>,
    /// When the organisation's latest report was made.
    pub latest_on: Option<NaiveDate>,
    /// Whether it is to be published although there is another report since.
    pub is_anyway: bool,
}

/// A cell, with what the latest report says and what the file does.
pub struct ReviewedCell {
    pub address: String,
    pub column: &'static Column,
    pub before: String,
    pub after: String,
}

/// What a sheet would change, cell by cell, and one press to publish it.
pub fn review(page: &ReviewPage) -> Markup {
    let language = page.frame.place.language;
    let t = |id| text(language, id);
    let content = html! {
        (head(language, "sheet-review-title", (&page.plan, &page.plan_address)))
        p.lead-line { (page.file_name) " · " (page.organisation)
            @if let Some(period) = &page.period { " · " (period) } }
        @if let Some(notice) = page.notice { div.notice role="alert" { p { (t(notice)) } } }
        (summary(language, page))
        @if page.new.is_empty() && page.conflicts.is_empty() {
            p.buttons { a.button href=(page.again) { (t("sheet-again")) } }
        } @else {
            form.report.wide method="post" action=(page.action) {
                input type="hidden" name="once" value=(page.once);
                input type="hidden" name="seen" value=(page.seen);
                @if !page.conflicts.is_empty() {
                    section aria-labelledby="conflicts" {
                        h2 #conflicts { (t("sheet-conflicts")) }
                        p { (t("sheet-conflicts-about")) }
                        @for row in &page.conflicts { (conflict(language, row)) }
                    }
                }
                @if !page.new.is_empty() {
                    section aria-labelledby="changes" {
                        h2 #changes { (t("sheet-changes")) }
                        @for row in &page.new { (reviewed(language, row, html! {})) }
                    }
                }
                p.buttons {
                    button type="submit" name="step" value="publish" { (t("report-publish")) } " "
                    button.second type="submit" name="step" value="discard" { (t("sheet-discard")) }
                }
                p.quiet { (t("sheet-publish-consequence")) }
            }
            p { a href=(page.again) { (t("sheet-again")) } }
        }
    };
    layout::page(&page.frame, &content)
}

fn summary(language: Language, page: &ReviewPage) -> Markup {
    let count = |id: &str, n: usize| messages::format(language, id, &[("n", n.into())]);
    html! {
        @if page.new.is_empty() && page.conflicts.is_empty() {
            div.notice role="status" {
                p { strong { (text(language, "sheet-nothing")) } }
                @if page.same > 0 { p { (count("sheet-same", page.same)) } }
            }
        } @else {
            ul {
                @if !page.new.is_empty() { li { strong { (count("sheet-new", page.new.len())) } } }
                @if !page.conflicts.is_empty() { li { (count("sheet-conflicting", page.conflicts.len())) } }
                @if page.same > 0 { li { (count("sheet-same", page.same)) } }
            }
        }
    }
}

fn conflict(language: Language, row: &ReviewedRow) -> Markup {
    let decision = html! {
        label.choice {
            input type="checkbox" name="anyway" value=(row.key) checked[row.is_anyway];
            " " (text(language, "sheet-anyway"))
        }
    };
    reviewed(language, row, decision)
}

fn reviewed(language: Language, row: &ReviewedRow, decision: Markup) -> Markup {
    let t = |id| text(language, id);
    let before = match row.latest_on {
        Some(day) => {
            messages::format(language, "sheet-before-on", &[("day", parts::day_text(language, day).into())])
        }
        None => t("sheet-before").to_owned(),
    };
    html! {
        article.statement {
            h3 { a href=(row.address) { (row.milestone) } " " span.quiet {
                (messages::format(language, "sheet-row", &[("n", row.number.to_string().into())]))
            } }
            p { strong.verdict { (label(language, row.status)) } }
            table.list.compared {
                caption.visually-hidden { (row.milestone) }
                thead { tr {
                    th scope="col" { (t("sheet-cell")) }
                    th scope="col" { (before) }
                    th scope="col" { (t("sheet-after")) }
                } }
                tbody { @for cell in &row.cells { tr {
                    th scope="row" { code { (cell.address) } " " span.quiet { (heading(language, cell.column)) } }
                    td data-label=(before) { (said(language, cell.column, &cell.before)) }
                    td data-label=(t("sheet-after")) { ins { (said(language, cell.column, &cell.after)) } }
                } } }
            }
            (decision)
        }
    }
}

/// A cell's text for eyes: terms by their labels, nothing as a dash.
fn said(language: Language, column: &Column, cell: &str) -> Markup {
    let term = match column.holds {
        Holds::Status => ReportedStatus::from_slug(cell).ok().map(|it| label(language, it)),
        Holds::EvidenceKind => EvidenceKind::from_slug(cell).ok().map(|it| label(language, it)),
        _ => None,
    };
    html! {
        @if cell.is_empty() { span.quiet { "–" } }
        @else if let Some(term) = term { (term) }
        @else { @for (i, line) in cell.lines().enumerate() { @if i > 0 { br; } (line) } }
    }
}
