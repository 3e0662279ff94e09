//! Sheets as members fill them in, and workbooks built part by part, sound or not.

use std::collections::BTreeMap;
use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The kind of a form with a file, with the boundary of [`body_with_file`].
pub const MULTIPART: &str = "multipart/form-data; boundary=----jikim";

/// Fields and a file as the body of a form.
pub fn body_with_file(fields: &[(&str, &str)], name: &str, file: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (field, value) in fields {
        let part =
            format!("------jikim\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "------jikim\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(file);
    body.extend_from_slice(b"\r\n------jikim--\r\n");
    body
}

/// A sheet as CSV, to be filled in by column and key.
#[derive(Debug, Clone)]
pub struct Csv(pub Vec<Vec<String>>);

impl Csv {
    pub fn read(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").expect("a byte order mark");
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(bytes);
        Self(reader.records().map(|it| it.expect("a row").iter().map(str::to_owned).collect()).collect())
    }

    fn column(&self, heading: &str) -> usize {
        self.0[0].iter().position(|it| it == heading).unwrap_or_else(|| panic!("no column {heading}"))
    }

    pub fn row(&self, key: &str) -> BTreeMap<&str, &str> {
        let row = self.0.iter().find(|it| it[0] == key).unwrap_or_else(|| panic!("no row {key}"));
        self.0[0].iter().map(String::as_str).zip(row.iter().map(String::as_str)).collect()
    }

    /// The same with a cell filled in.
    #[must_use]
    pub fn with(mut self, key: &str, heading: &str, text: &str) -> Self {
        let column = self.column(heading);
        let row = self.0.iter_mut().find(|it| it[0] == key).unwrap_or_else(|| panic!("no row {key}"));
        row[column] = text.to_owned();
        self
    }

    pub fn text(&self) -> String {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &self.0 {
            writer.write_record(row).expect("a row");
        }
        String::from_utf8(writer.into_inner().expect("bytes")).expect("UTF-8")
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.text().into_bytes()
    }
}

/// A zip of these parts.
pub fn zip_of(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in parts {
        writer.start_file(*name, options).expect("a part");
        writer.write_all(content).expect("written");
    }
    writer.finish().expect("a zip").into_inner()
}

/// The parts of a small workbook.
#[derive(Debug, Clone)]
pub struct Book {
    pub parts: Vec<(String, Vec<u8>)>,
}

const KINDS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

impl Book {
    /// One sheet whose rows are this XML, with three styles: plain, a date, and a date in Korean.
    pub fn of(rows: &str) -> Self {
        let relations = |all: &[(&str, &str, &str)]| {
            let each: String = all
                .iter()
                .map(|(id, kind, target)| {
                    format!("<Relationship Id=\"{id}\" Type=\"{KINDS}/{kind}\" Target=\"{target}\"/>")
                })
                .collect();
            format!("<Relationships>{each}</Relationships>")
        };
        let part = |name: &str, text: String| (name.to_owned(), text.into_bytes());
        Self {
            parts: vec![
                part("_rels/.rels", relations(&[("a", "officeDocument", "xl/workbook.xml")])),
                part(
                    "xl/workbook.xml",
                    "<workbook><workbookPr/><sheets><sheet name=\"One\" sheetId=\"1\" r:id=\"b\"/></sheets></workbook>"
                        .to_owned(),
                ),
                part(
                    "xl/_rels/workbook.xml.rels",
                    relations(&[
                        ("b", "worksheet", "worksheets/sheet1.xml"),
                        ("c", "sharedStrings", "/xl/sharedStrings.xml"),
                        ("d", "styles", "styles.xml"),
                    ]),
                ),
                part(
                    "xl/styles.xml",
                    "<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"yyyy&quot;년&quot; m\"/></numFmts>\
                     <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
                     <cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/></cellXfs></styleSheet>"
                        .to_owned(),
                ),
                part("xl/sharedStrings.xml", "<sst><si><t>shared</t></si></sst>".to_owned()),
                part(
                    "xl/worksheets/sheet1.xml",
                    format!("<worksheet><sheetData>{rows}</sheetData></worksheet>"),
                ),
            ],
        }
    }

    /// The same with a part added, or another in its place.
    #[must_use]
    pub fn with(mut self, name: &str, content: impl Into<Vec<u8>>) -> Self {
        self.parts.retain(|(it, _)| it != name);
        self.parts.push((name.to_owned(), content.into()));
        self
    }

    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.parts.retain(|(it, _)| it != name);
        self
    }

    pub fn bytes(&self) -> Vec<u8> {
        let parts: Vec<(&str, &[u8])> =
            self.parts.iter().map(|(name, content)| (name.as_str(), content.as_slice())).collect();
        zip_of(&parts)
    }
}

/// A row of inline texts as XML.
pub fn xml_row(cells: &[&str]) -> String {
    let each: String =
        cells.iter().map(|it| format!("<c t=\"inlineStr\"><is><t>{it}</t></is></c>")).collect();
    format!("<row>{each}</row>")
}
