//! Encodings that are read, and files that are refused with the reason.

use std::io::Write as _;

use opsplan::document::import;
use opsplan::world::foreign::{self, Refused};
use rust_xlsxwriter::Workbook;

use super::made::{by_category, rows};

#[test]
fn mail_in_seven_bits_is_read() {
    let bytes = b"# \x1b$B7W2h\x1b(B\n\n| \x1b$B:n6H\x1b(B | \x1b$BIQEY\x1b(B |\n|---|---|\n| A | \x1b$BF|<!\x1b(B |\n";
    let found = import::understand(&foreign::read(bytes, "md").unwrap());
    assert_eq!(by_category(&found), [" 日次 A"]);
}

#[test]
fn text_is_read_in_the_encodings_that_spreadsheets_write() {
    let text = "分類,頻度,作業内容,担当\r\n業務,日次,承認,髙橋\r\n";
    let cp932 = encoding_rs::SHIFT_JIS.encode(text).0.into_owned();
    let euc = encoding_rs::EUC_JP
        .encode(&text.replace('髙', "高"))
        .0
        .into_owned();
    let bom = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let mut wide = b"\xff\xfe".to_vec();
    wide.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    for bytes in [cp932, euc, bom, wide, text.replace(',', "\t").into_bytes()] {
        let found = import::understand(&foreign::read(&bytes, "csv").unwrap());
        assert_eq!(by_category(&found), ["業務 日次 承認"]);
    }
}

#[test]
fn what_is_no_document_is_refused_with_the_reason() {
    let zip = |name: &str, size: usize| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file("xl/workbook.xml", zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        let zeros = vec![0; 1024 * 1024];
        for _ in 0..size {
            zip.write_all(&zeros).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    assert_eq!(
        foreign::read(&zip("xl/worksheets/sheet1.xml", 257), "xlsx"),
        Err(Refused::Bomb)
    );
    let mut book = Workbook::new();
    rows(book.add_worksheet(), 0, &[&["作業内容", "頻度"]]);
    let whole = book.save_to_buffer().unwrap();
    assert!(matches!(
        foreign::read(&whole[..whole.len() / 2], "xlsx"),
        Err(Refused::Workbook(_))
    ));
    assert!(matches!(
        foreign::read(b"no zip", "xlsx"),
        Err(Refused::Workbook(_))
    ));
    assert_eq!(foreign::read(b"%PDF-1.7", "md"), Err(Refused::Format("pdf")));
    assert_eq!(
        foreign::read(&[0xd0, 0xcf, 0x11, 0xe0, 0], "xls"),
        Err(Refused::Format("xls"))
    );
    assert_eq!(foreign::read(b"\x00\x01\x02", "md"), Err(Refused::Binary(1)));
    assert_eq!(foreign::read(b"# a\n\n\x00", "md"), Err(Refused::Binary(3)));
    assert_eq!(
        foreign::read(b"PK\x03\x04junk", "docx"),
        Err(Refused::Format("docx"))
    );
    assert_eq!(
        foreign::read(b"\xff\xff\xff\x80", "md"),
        Err(Refused::Encoding(1))
    );
}
