//! Files and forms that nobody fills in: each is refused with its own message, and nothing breaks.

use actix_web::http::Method;
use jikim::domain::member::Role;
use jikim::domain::sheet::{LARGEST_FILE, SheetFormat};
use jikim::domain::vocabulary::Language;
use jikim::import::sheet::{
    LARGEST_UNPACKED, LONGEST_CELL, MOST_COLUMNS, MOST_FAULTS, MOST_PARTS, MOST_ROWS, MOST_TEXT, format_of,
    read,
};
use jikim::web::multipart::{LONGEST_BODY, LONGEST_HEADERS};

use crate::support::app::Reply;
use crate::support::example::Example;
use crate::support::sheets::{Book, MULTIPART, body_with_file, xml_row, zip_of};

const SHEET: &str = "/ko/desk/plans/kr-7/sheet";

/// What is told first of a file: cell and message; nothing if it is taken.
fn first(bytes: &[u8]) -> (Option<String>, &'static str) {
    let told = |it: &jikim::import::sheet::CellFault| (it.address(), it.fault.message);
    let format = match format_of(bytes) {
        Ok((format, _)) => format,
        Err(fault) => return told(&fault),
    };
    match read(bytes, format, Language::Ko) {
        Ok(_) => (None, ""),
        Err(faults) => faults.first().map(told).expect("a fault"),
    }
}

#[track_caller]
fn refused(bytes: &[u8], cell: Option<&str>, message: &'static str) {
    assert_eq!(first(bytes), (cell.map(str::to_owned), message));
}

fn heads() -> String {
    xml_row(&["key", "status", "text_ko", "position"])
}

#[test]
fn what_is_no_sound_workbook_is_refused() {
    let sound = Book::of(&heads());
    assert_eq!(first(&sound.bytes()), (None, ""));
    let whole = sound.bytes();
    for length in (4..whole.len()).step_by(7) {
        refused(&whole[..length], None, "fault-sheet-malformed");
    }
    for (name, text) in [
        ("xl/workbook.xml", "<workbook><sheets>"),
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"x\"/></sheets></workbook>"),
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"a\" r:id=\"c\"/></sheets></workbook>"),
        ("xl/worksheets/sheet1.xml", "<worksheet><sheetData><row><c></worksheet>"),
        ("xl/worksheets/sheet1.xml", "<worksheet/>"),
        ("xl/worksheets/sheet1.xml", "<!DOCTYPE a [<!ENTITY b \"c\">]><worksheet><sheetData/></worksheet>"),
        ("xl/sharedStrings.xml", "<sst><si><t>&b;</t></si></sst>"),
        (
            "_rels/.rels",
            "<Relationships><Relationship Id=\"a\" Type=\"/officeDocument\" TargetMode=\"External\" \
             Target=\"http://x/\"/></Relationships>",
        ),
    ] {
        refused(&sound.clone().with(name, text).bytes(), None, "fault-sheet-malformed");
    }
    refused(
        &sound.clone().with("xl/workbook.xml", b"\xFF\xFE<".to_vec()).bytes(),
        None,
        "fault-sheet-malformed",
    );
    refused(&sound.without("_rels/.rels").bytes(), None, "fault-sheet-malformed");
    for cell in [
        "<c r=\"A0\"/>",
        "<c r=\"AAAA1\"/>",
        "<c r=\"A1048577\"/>",
        "<c r=\"1A\"/>",
        "<c t=\"s\"><v>7</v></c>",
        "<c t=\"x\"><v>7</v></c>",
        "<c><v>seven</v></c>",
        "<c><v>1e999</v></c>",
    ] {
        refused(&Book::of(&format!("<row r=\"1\">{cell}</row>")).bytes(), None, "fault-sheet-malformed");
    }
    refused(&Book::of("<row r=\"99999999\"></row>").bytes(), None, "fault-sheet-malformed");
    let compound = |part: &str| {
        let name = part.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".iter().copied().chain(name).collect::<Vec<u8>>()
    };
    for part in ["Workbook", "Book", "EncryptedPackage"] {
        refused(&compound(part), None, "fault-sheet-compound");
    }
    refused(&compound("WordDocument"), None, "fault-sheet-none");
    refused(&compound("HwpSummaryInformation"), None, "fault-sheet-none");
}

#[test]
fn what_is_no_text_is_not_asked_about() {
    refused(b"\x89PNG\r\n\x1A\n\x00\x00\x00\rIHDR", None, "fault-sheet-none");
    refused(b"key,status\nk\x00,limited\n", None, "fault-sheet-none");
    refused(b"\xB0\xA1\x01\xB3\xAA\n", None, "fault-sheet-none");
}

#[test]
fn what_a_workbook_believes_of_itself_asks_for_no_memory() {
    let dimension = format!(
        "<worksheet><dimension ref=\"A1:XFD1048576\"/><sheetData>{}</sheetData></worksheet>",
        heads()
    );
    let book = Book::of("").with("xl/worksheets/sheet1.xml", dimension).with(
        "xl/sharedStrings.xml",
        "<sst count=\"4294967295\" uniqueCount=\"18446744073709551615\"></sst>",
    );
    assert_eq!(first(&book.bytes()), (None, ""));
}

#[test]
fn bombs_are_counted_while_they_unpack() {
    let zeros = vec![b' '; LARGEST_UNPACKED + 1];
    let one = Book::of(&heads()).with("xl/media/a.bin", zeros.clone()).bytes();
    assert!(one.len() < LARGEST_FILE, "a bomb that could not be sent");
    refused(&one, None, "fault-sheet-unpacked");
    let half = &zeros[..LARGEST_UNPACKED / 2 + 1];
    let two = Book::of(&heads()).with("a.xml", half).with("b.xml", half).bytes();
    refused(&two, None, "fault-sheet-unpacked");
    let nested = zip_of(&[("a.zip", &zip_of(&[("b", half)]))]);
    assert_eq!(
        first(&Book::of(&heads()).with("xl/a.zip", nested).bytes()),
        (None, ""),
        "what is nested is not opened"
    );
    let many = (0..MOST_PARTS).fold(Book::of(&heads()), |book, i| book.with(&format!("{i}"), "x"));
    refused(&many.bytes(), None, "fault-sheet-parts");
    refused(&Book::of(&heads()).with("xl/vbaProject.bin", "x").bytes(), None, "fault-sheet-macros");

    // A size that lies, in the list of the parts at the end: both too small and too large.
    for lie in [1_u32, 4_000_000_000] {
        let mut bytes = Book::of(&heads()).bytes();
        let central = find(&bytes, b"PK\x01\x02");
        bytes[central + 24..central + 28].copy_from_slice(&lie.to_le_bytes());
        refused(&bytes, None, "fault-sheet-malformed");
    }
    // The second part in the list points at the bytes of the first.
    let mut bytes = Book::of(&heads()).bytes();
    let first_entry = find(&bytes, b"PK\x01\x02");
    let second = first_entry + 4 + find(&bytes[first_entry + 4..], b"PK\x01\x02");
    bytes[second + 42..second + 46].copy_from_slice(&0_u32.to_le_bytes());
    refused(&bytes, None, "fault-sheet-malformed");
}

fn find(bytes: &[u8], wanted: &[u8]) -> usize {
    bytes.windows(wanted.len()).position(|it| it == wanted).expect("a place")
}

#[test]
fn sheets_of_any_size_end_at_the_bounds() {
    let row = |i: usize| format!("<row r=\"{i}\"><c t=\"str\"><v>k{i}</v></c></row>");
    let many: String = (2..=MOST_ROWS + 2).map(row).collect();
    refused(&Book::of(&format!("{}{many}", heads())).bytes(), Some("A5002"), "fault-sheet-rows");
    let fitting: String = (2..=MOST_ROWS + 1).map(row).collect();
    assert_eq!(first(&Book::of(&format!("{}{fitting}", heads())).bytes()), (None, ""));
    let far = Book::of(&format!("{}<row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>", heads()));
    refused(&far.bytes(), Some("XFD1048576"), "fault-sheet-columns");
    let wide = vec!["x"; MOST_COLUMNS + 1].join(",");
    refused(format!("key,status,position\n{wide}\n").as_bytes(), Some("BM2"), "fault-sheet-columns");
    let lines = "k,,\n".repeat(MOST_ROWS + 1);
    refused(format!("key,status,position\n{lines}").as_bytes(), Some("A5002"), "fault-sheet-rows");
    let long = "가".repeat(LONGEST_CELL + 1);
    refused(
        format!("key,status,text_ko,position\nk,limited,{long},1\n").as_bytes(),
        Some("C2"),
        "fault-too-long",
    );
    // One long text in many cells.
    let text = format!("<sst><si><t>{}</t></si></sst>", "x".repeat(LONGEST_CELL));
    let cells: String = (2..2 + MOST_TEXT / LONGEST_CELL + 2)
        .map(|i| format!("<row r=\"{i}\"><c t=\"s\"><v>0</v></c></row>"))
        .collect();
    let book = Book::of(&format!("{}{cells}", heads())).with("xl/sharedStrings.xml", text);
    assert!(book.bytes().len() < 20_000);
    assert_eq!(first(&book.bytes()).1, "fault-sheet-text");
    let blank = "<c/>".repeat(200_000);
    assert_eq!(first(&Book::of(&format!("{}<row>{blank}</row>", heads())).bytes()), (None, ""));
}

#[test]
fn cells_that_hold_no_text_are_refused_with_their_address() {
    let cell = |xml: &str| {
        Book::of(&format!("{}<row r=\"7\"><c r=\"A7\" t=\"str\"><v>k</v></c>{xml}</row>", heads())).bytes()
    };
    for (xml, message) in [
        ("<c r=\"B7\"><f>1+1</f><v>2</v></c>", "fault-sheet-formula"),
        (
            "<c r=\"B7\" t=\"str\"><f t=\"shared\" si=\"4294967295\"/><v>limited</v></c>",
            "fault-sheet-formula",
        ),
        ("<c r=\"B7\"><f>[1]Sheet1!A1</f></c>", "fault-sheet-formula"),
        ("<c r=\"B7\" t=\"e\"><v>#N/A</v></c>", "fault-sheet-error-value"),
        ("<c r=\"B7\" t=\"str\"><v>a_x0000_b</v></c>", "fault-sheet-control"),
        ("<c r=\"B7\" t=\"str\"><v>&#7;</v></c>", "fault-sheet-control"),
    ] {
        refused(&cell(xml), Some("B7"), message);
    }
    refused(b"key,status,text_ko,position\nk,limited,a\x01b,1\n", Some("C2"), "fault-sheet-control");
    let formulas = "<c><f>1</f></c>".repeat(3 * MOST_FAULTS);
    let book = Book::of(&format!("{}<row r=\"2\">{formulas}</row>", heads())).bytes();
    assert_eq!(read(&book, SheetFormat::Xlsx, Language::Ko).expect_err("faults").len(), MOST_FAULTS);
}

#[test]
fn quotation_marks_are_no_bombs() {
    refused(b"key,status,position\nk,\"limited,1\nl,limited,1\n", Some("B2"), "fault-quote-open");
    refused("\"".repeat(LARGEST_FILE - 1).as_bytes(), Some("A1"), "fault-quote-open");
    refused("\"".repeat(LARGEST_FILE).as_bytes(), None, "fault-sheet-empty");
    let long = format!("key,status,position\n\"{}\",limited,1\n", "\n,".repeat(400_000));
    refused(long.as_bytes(), Some("A2"), "fault-too-long");
    assert_eq!(first(b"key,status,position\n\"a\"\"b\"c,limited,1\n"), (None, ""));
}

#[test]
fn one_of_several_sheets_is_ours_by_its_name() {
    let several = |name: &str| {
        let workbook = format!(
            "<workbook><sheets><sheet name=\"{name}\" r:id=\"b\"/><sheet name=\"x\" r:id=\"zz\"/></sheets></workbook>"
        );
        first(&Book::of(&heads()).with("xl/workbook.xml", workbook).bytes())
    };
    assert_eq!(several("보고"), (None, ""));
    assert_eq!(several("Reports"), (None, ""));
    assert_eq!(several("Sheet1"), (None, "fault-sheet-tab"));
}

/// Sends a body of a form with a file.
fn send(kind: &str, body: Vec<u8>) -> Reply {
    let app = Example::written();
    let cookie = app.record.member(Role::Reporter, "mois", "boram@example.org").cookie;
    let headers = [("sec-fetch-site", "same-origin"), ("cookie", cookie.as_str())];
    app.app().request_with(Method::POST, SHEET, &headers, Some((kind, body)))
}

#[test]
fn a_form_with_a_file_is_read_strictly() {
    let body = |fields: &[(&str, &str)]| body_with_file(fields, "x.csv", b"key");
    let text = |body: Vec<u8>| String::from_utf8(body).expect("text");
    let part = |headers: &str| format!("------jikim\r\n{headers}\r\n\r\nx\r\n------jikim--\r\n").into_bytes();
    let many = format!(
        "{}--",
        "------jikim\r\nContent-Disposition: form-data; name=\"period\"\r\n\r\n\r\n".repeat(100_000)
    );
    let cut = text(body(&[]));
    for (kind, body, status, words) in [
        (MULTIPART, body(&[]), 422, "“이행 상태” 열이 없습니다"),
        (MULTIPART, body(&[("step", "x")]), 400, "알 수 없는"),
        (MULTIPART, body(&[("period", ""), ("period", "")]), 400, "두 번"),
        (MULTIPART, body(&[("period", "\u{7}")]), 400, "제어 문자"),
        (MULTIPART, cut.replace("--jikim--", "--jikim").into_bytes(), 400, "끊"),
        (MULTIPART, cut.as_bytes()[..60].to_vec(), 400, "끊"),
        (MULTIPART, Vec::new(), 400, "끊"),
        (MULTIPART, many.clone().into_bytes(), 413, "2048KB까지입니다"),
        (MULTIPART, many.as_bytes()[..LARGEST_FILE].to_vec(), 400, "8개까지입니다"),
        (MULTIPART, part("Content-Type: text/plain"), 400, "형식이 맞지 않아"),
        (MULTIPART, part("Content-Disposition: attachment; name=\"file\""), 400, "형식이 맞지 않아"),
        (MULTIPART, part("Content-Disposition: form-data; name=\"file"), 400, "형식이 맞지 않아"),
        (
            MULTIPART,
            part("content-disposition: form-data; filename=\"a\"; name=file"),
            422,
            "하나도 없습니다",
        ),
        (MULTIPART, part(&format!("X: {}", "x".repeat(LONGEST_HEADERS))), 400, "형식이 맞지 않아"),
        (MULTIPART, vec![b'x'; LONGEST_BODY + 1], 413, "2048KB까지입니다"),
        ("multipart/form-data", body(&[]), 400, "형식이 맞지 않아"),
        ("multipart/form-data; boundary=", body(&[]), 400, "형식이 맞지 않아"),
        ("multipart/form-data; boundary=other", body(&[]), 400, "끊"),
        ("multipart/mixed; boundary=----jikim", body(&[]), 415, ""),
        ("application/x-www-form-urlencoded", b"file=x".to_vec(), 415, ""),
    ] {
        let reply = send(kind, body);
        assert_eq!(reply.status, status, "{words}: {}", reply.words());
        reply.shows(words);
    }
    let two = text(body(&[])).replace("------jikim--\r\n", "") + &cut;
    send(MULTIPART, two.into_bytes()).shows("두 번");
    let largest = send(MULTIPART, body_with_file(&[], "x", &vec![b'x'; LARGEST_FILE + 1]));
    assert_eq!(largest.status, 413, "a file of one byte too many is {}", largest.status);
}

#[test]
fn a_name_of_a_file_is_shown_without_its_folders() {
    let app = Example::written();
    let cookie = app.record.member(Role::Reporter, "mois", "boram@example.org").cookie;
    for (name, shown) in [
        ("../../etc/<b>.csv", "<b>.csv · "),
        ("C:\\\\Users\\\\나\\\\보고.csv", "보고.csv · "),
        ("a\\\"b.csv", "a\"b.csv · "),
    ] {
        let file = b"key,status,position\n";
        let reply = app.app().upload(SHEET, &cookie, &[], (name, file));
        let page = app.get_as(reply.header("location").expect("taken"), &cookie);
        let shown = shown.replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;");
        page.shows(&shown);
    }
}
