//! The files that come back: how they are written, in which encoding, and what their cells hold.

use jikim::domain::member::Role;
use jikim::domain::sheet::{COLUMNS, SheetFormat, column_of_field, letters};
use jikim::domain::vocabulary::Language;
use jikim::export::sheet::heading;
use jikim::import::sheet::{Filled, format_of, read};

use crate::support::example::Example;
use crate::support::sheets::{Book, Csv, xml_row};

const SHEET: &str = "/ko/desk/plans/kr-7/sheet";
const M1: &str = "kr-7-2_1-m1";

fn reporter(app: &Example) -> String {
    app.record.member(Role::Reporter, "mois", "boram@example.org").cookie
}

/// The faults of a file: cell and message.
fn faults(bytes: &[u8], format: SheetFormat) -> Vec<(Option<String>, &'static str)> {
    match read(bytes, format, Language::Ko) {
        Ok(_) => Vec::new(),
        Err(misread) => misread.faults.into_iter().map(|it| (it.address(), it.fault.message)).collect(),
    }
}

fn rows(bytes: &[u8], format: SheetFormat) -> Filled {
    read(bytes, format, Language::Ko).expect("a sound file")
}

#[test]
fn a_workbook_has_the_same_bytes_each_time_and_says_nothing_until_it_is_filled_in() {
    let app = Example::written();
    let cookie = reporter(&app);
    let reply = app.get_as(&format!("{SHEET}.xlsx"), &cookie);
    assert_eq!(reply.status, 200);
    assert_eq!(reply.bytes, app.get_as(&format!("{SHEET}.xlsx"), &cookie).bytes);
    assert!(reply.header("content-type").is_some_and(|it| it.ends_with("spreadsheetml.sheet")));
    assert_eq!(format_of(&reply.bytes), Ok((SheetFormat::Xlsx, true)));
    assert_eq!(rows(&reply.bytes, SheetFormat::Xlsx).rows, []);
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&reply.bytes)).expect("a zip");
    let mut part = |name: &str| {
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).expect("a part"), &mut text).expect("text");
        text
    };
    let sheet = part("xl/worksheets/sheet1.xml");
    assert!(sheet.contains("<sheetProtection") && sheet.contains("state=\"frozen\""), "{sheet}");
    assert_eq!(sheet.matches("<dataValidation ").count(), 4);
    assert!(sheet.contains("미착수,일부 이행,상당 이행,이행 완료,철회"), "{sheet}");
    let notes = part("xl/comments1.xml");
    assert_eq!(notes.matches("<comment ").count(), COLUMNS.len());
    assert!(notes.contains("누구나 열 수 있는") && notes.contains("that anyone can open"));
    assert!(part("docProps/core.xml").contains("2026-01-01T00:00:00Z"));
}

#[test]
fn typed_cells_are_read_as_people_see_them() {
    let rows_of = |cells: &str, is_1904: bool| {
        let head = xml_row(&["key", "status", "text_ko", "text_en", "occurred_on", "position"]);
        let book = Book::of(&format!("{head}<row r=\"3\">{cells}</row>"));
        let flag = if is_1904 { "<workbookPr date1904=\"1\"/>" } else { "<workbookPr/>" };
        let own = "<workbook><workbookPr/>";
        let (_, text) =
            book.parts.iter().find(|(name, _)| name == "xl/workbook.xml").expect("a part").clone();
        let text = String::from_utf8(text).expect("text").replace(own, &format!("<workbook>{flag}"));
        rows(&book.with("xl/workbook.xml", text).bytes(), SheetFormat::Xlsx).rows
    };
    let row = &rows_of(
        "<c r=\"A3\" t=\"inlineStr\"><is><r><t>k</t></r><rPh><t>kei</t></rPh><r><t>-1 </t></r></is></c>\
         <c t=\"str\"><v>Complete</v></c><c><v>3</v></c><c><v>0.30000000000000004</v></c>\
         <c s=\"1\"><v>46203</v></c><c><v>12.0</v></c>",
        false,
    )[0];
    assert_eq!((row.number, row.key.as_str(), row.base.0), (3, "k-1", 12));
    let typed = &row.typed;
    assert_eq!(
        (typed.status.as_str(), typed.text_ko.as_str(), typed.text_en.as_str()),
        ("complete", "3", "0.3")
    );
    assert_eq!(typed.occurred_on, "2026-06-30");
    let cell = |cell: &str, is_1904| {
        let cells =
            format!("<c r=\"A3\" t=\"inlineStr\"><is><t>k</t></is></c>{cell}<c r=\"F3\"><v>1</v></c>");
        let row = rows_of(&cells, is_1904).remove(0).typed;
        format!("{}{}", row.text_ko, row.occurred_on)
    };
    for (xml, is_1904, expected) in [
        ("<c r=\"C3\" t=\"s\"><v>0</v></c>", false, "shared"),
        ("<c r=\"C3\" t=\"b\"><v>1</v></c>", false, "TRUE"),
        ("<c r=\"C3\" s=\"1\"><v>46203.5</v></c>", false, "2026-06-30 12:00"),
        ("<c r=\"C3\" s=\"1\"><v>0.375</v></c>", false, "09:00"),
        ("<c r=\"C3\" s=\"1\"><v>59</v></c>", false, "1900-02-28"),
        ("<c r=\"C3\" s=\"2\"><v>61</v></c>", false, "1900-03-01"),
        ("<c r=\"C3\" s=\"1\"><v>-5</v></c>", false, "-5"),
        ("<c r=\"C3\" s=\"9\"><v>1.5E+3</v></c>", false, "1500"),
        ("<c r=\"C3\" t=\"str\"><v>a_x000D_&#10;&amp;&lt;_x1_&#44032;</v></c>", false, "a\n&<_x1_가"),
        ("<c r=\"C3\" t=\"inlineStr\"><is><t><![CDATA[<b>]]></t></is></c>", false, "<b>"),
        ("<c r=\"E3\" s=\"1\"><v>46203.75</v></c>", false, "2026-06-30"),
        ("<c r=\"E3\" s=\"1\"><v>44741</v></c>", true, "2026-06-30"),
        ("<c r=\"E3\" t=\"d\"><v>2026-06-30T09:00:00</v></c>", false, "2026-06-30"),
        ("<c r=\"E3\"><v>20260630</v></c>", false, "20260630"),
    ] {
        assert_eq!(cell(xml, is_1904), expected, "{xml}");
    }
}

#[test]
fn every_encoding_is_read_asked_about_or_refused() {
    let app = Example::written();
    let cookie = reporter(&app);
    let sheet = Csv::read(&app.get_as(&format!("{SHEET}.csv"), &cookie).bytes)
        .with(M1, "이행 상태", "상당 이행")
        .with(M1, "보고 내용(한국어)", "똠방각하도 씁니다.");
    let text = sheet.text();
    let upload = |bytes: &[u8]| app.app().upload(SHEET, &cookie, &[], ("보고.csv", bytes));
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in
        [text.as_bytes(), &marked, text.replace('\n', "\r\n").as_bytes(), text.replace('\n', "\r").as_bytes()]
    {
        let reply = upload(bytes);
        app.get_as(reply.header("location").expect("taken"), &cookie).shows_in_a_row("똠방각하도 씁니다.");
    }
    let (cp_949, _, _) = encoding_rs::EUC_KR.encode(&text);
    let reply = upload(&cp_949);
    let address = reply.header("location").expect("taken").to_owned();
    let question = app.get_as(&address, &cookie);
    question.shows_in_a_row("글자가 제대로 보이는지 확인해 주십시오");
    question.shows_in_a_row("공약 세부과제 기한 최근 보고 상태 이행 상태 보고 내용(한국어)");
    question.shows_in_a_row("1 창구 설계");
    question.shows("똠방각하");
    let once = "0".repeat(32);
    let early = [("step", "publish"), ("once", once.as_str()), ("seen", "0")];
    app.post(&address, &cookie, &early).shows_in_a_row("글자가 제대로 보이는지");
    let on = app.post(&address, &cookie, &[("step", "encoding")]);
    assert_eq!((on.status, on.header("location")), (303, Some(address.as_str())));
    app.get_as(&address, &cookie).shows_in_a_row("똠방각하도 씁니다.");
    let utf_16: Vec<u8> =
        std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let reply = upload(&utf_16);
    assert_eq!(reply.status, 422);
    reply.shows_in_a_row("파일 전체 UTF-16");
    upload(b"\xFF\xFF\xFF,\x80").shows_in_a_row("UTF-8도 CP949도 아닌 파일입니다");
    upload(b"").shows_in_a_row("파일이 없거나 비어 있습니다");
    let broken = upload(text.replace("식별키", "식별").as_bytes());
    broken.shows_in_a_row("A1 이런 머리글의 열은 없습니다. &quot;식별키&quot;인지 확인하여");
}

#[test]
fn columns_may_move_and_go_but_not_change_their_meaning() {
    let csv = |text: &str| faults(text.as_bytes(), SheetFormat::Csv);
    let at = |cell: &str, message: &'static str| (Some(cell.to_owned()), message);
    let whole = |message: &'static str| (None, message);
    assert_eq!(
        csv("Position,상태 ,KEY\n"),
        [whole("fault-sheet-column-missing"), at("B1", "fault-unknown-heading")]
    );
    let moved = rows(
        "Position, 이행상태,KEY,text_en\n1,Complete,a,done\n\n2,limited,b,\n".as_bytes(),
        SheetFormat::Csv,
    );
    let read: Vec<(u32, &str, i32)> =
        moved.rows.iter().map(|it| (it.number, it.key.as_str(), it.base.0)).collect();
    assert_eq!(read, [(2, "a", 1), (4, "b", 2)]);
    assert_eq!(moved.address(4, "status"), "B4");
    assert_eq!(moved.address(4, "evidence_1_url"), "C4", "a column that is not there");
    assert_eq!(csv("key,status,status,position\n"), [at("C1", "fault-duplicate-heading")]);
    assert_eq!(
        csv("key,status,position,\na,limited,1,x\nb,limited,1,y\n"),
        [at("D2", "fault-heading-empty")]
    );
    assert_eq!(csv("status,position\nlimited,1\n"), [whole("fault-sheet-column-missing")]);
    assert_eq!(csv("a,b\n"), [whole("fault-sheet-unknown")]);
    assert_eq!(csv("key;status;position\n"), [whole("fault-delimiter")]);
    assert_eq!(csv("\n\n"), [whole("fault-sheet-empty")]);
    assert_eq!(
        csv("key,status,position\n,limited,x\n"),
        [at("A2", "fault-sheet-key-missing"), at("C2", "fault-sheet-position")]
    );
    assert_eq!(csv("key,status,position\n,,x\n,,\n"), [], "a row in which nothing is filled in");
}

#[test]
fn every_column_has_a_heading_of_its_own_in_both_languages() {
    for language in [Language::Ko, Language::En] {
        let headings: std::collections::BTreeSet<String> =
            COLUMNS.iter().map(|it| heading(language, it)).collect();
        assert_eq!(headings.len(), COLUMNS.len());
    }
    for (field, column) in [
        ("status", "status"),
        ("text", "text_ko"),
        ("difficulties", "difficulties_ko"),
        ("evidence", "evidence_1_url"),
        ("evidence-2-dated_on", "evidence_3_date"),
        ("evidence-0-kind", "evidence_1_kind"),
        ("occurred_on", "occurred_on"),
        ("organisation", "key"),
        ("evidence-9-url", "key"),
    ] {
        assert_eq!(column_of_field(field), column);
    }
    for (index, expected) in [(0, "A"), (25, "Z"), (26, "AA"), (28, "AC"), (701, "ZZ"), (702, "AAA")] {
        assert_eq!(letters(index), expected);
    }
}
