//! Edges of revising: comments known again, first pages that nobody has seen, text files.

use crate::revise::{finding, mend};
use crate::support::{Package, p};
use rasoat::finding::{Fix, Safety, Words};
use rasoat::ingest::docx::read;
use rasoat::revise::annotate::annotate;
use rasoat::revise::choice::{Consent, Options};
use rasoat::revise::fix::fix;

/// A comment is known again whatever signs its words have.
#[test]
fn a_comment_with_breaks_is_not_set_twice() {
    let package = Package::body(&p("Kế hoạch này")).zip();
    let document = read(&package).unwrap();
    let mut found = finding("TB084", None, vec![]);
    found.message = Words::new("Số trang ghi “#\nMật”\tở đầu trang", "x");
    let once = annotate(&package, &document, &[found.clone()], &Options::default()).unwrap();
    let twice = annotate(&once.bytes, &read(&once.bytes).unwrap(), &[found], &Options::default()).unwrap();
    assert!(once.bytes == twice.bytes);
}

/// "Different first page" would show a header of the first page that nobody has seen so far.
#[test]
fn a_hidden_first_page_is_not_brought_to_light() {
    let section = "<w:sectPr><w:headerReference w:type=\"first\" r:id=\"rId1\"/></w:sectPr>";
    let package = Package::body(&format!("{}{section}", p("Kế hoạch"))).with("header", &p("BẢN NHÁP")).zip();
    let document = read(&package).unwrap();
    let mut found = finding("TB083", None, vec![]);
    let look = rasoat::finding::LookEdit::Page {
        section: 0,
        paper: None,
        top: None,
        bottom: None,
        left: None,
        right: None,
        title_page: Some(true),
    };
    found.fix = Some(Fix { safety: Safety::Safe, edits: vec![], looks: vec![look] });
    let revised = fix(&package, &document, &[found], &Consent::All, &Options::default()).unwrap();
    assert!(revised.done.is_empty() && revised.skipped.len() == 1 && revised.bytes == package);
}

#[test]
fn a_text_file_is_mended_with_a_diff() {
    use rasoat::revise::text;
    let source = "KẾ HOẠCH\r\n\r\nKế  hoạch này .\r\nDòng cuối";
    let document = rasoat::ingest::text::read(source.as_bytes()).unwrap();
    let block = document.blocks.iter().position(|b| b.text().contains("này .")).unwrap();
    let mut findings = vec![mend(&document, "A", block, "  ", " "), mend(&document, "B", block, " .", ".")];
    findings.push(mend(&document, "C", block, "  hoạch", " - hoạch"));
    let mended = text::fix(source, "a.txt", &document, &findings, &Consent::SafeOnly);
    assert_eq!(mended.text, "KẾ HOẠCH\r\n\r\nKế hoạch này.\r\nDòng cuối");
    assert_eq!((mended.done, mended.skipped.len()), (vec![0, 1], 1));
    assert!(mended.diff.contains("-Kế  hoạch này .\r\n+Kế hoạch này.\r\n"), "{}", mended.diff);
    let nothing = text::fix(source, "a.txt", &document, &[], &Consent::All);
    assert_eq!((nothing.text.as_str(), nothing.diff.as_str()), (source, ""));
}
