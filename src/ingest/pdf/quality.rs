//! Whether the pages hold text that can be trusted: scans, stamps and broken character maps are told apart here.

use super::glyphs::PageContent;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Notice;

/// A page with fewer letters of its own than this, and a picture over half of it, is a scan.
const FEW_LETTERS: usize = 40;
/// Share of a page that a scan's picture covers.
const SCAN_SHARE: f32 = 0.5;
/// Share of unreadable characters from which the text is refused.
const BROKEN_SHARE: f64 = 0.03;

/// Refuses a file without trustworthy text; gives the notices for one with some.
pub fn judge(pages: &[PageContent]) -> Result<Vec<Notice>> {
    let scanned: Vec<usize> = (0..pages.len()).filter(|i| is_scan(&pages[*i])).collect();
    let with_text = pages.iter().filter(|p| own_letters(p) > 0).count();
    if scanned.len() == pages.len() || with_text == 0 {
        return Err(all_scanned(pages.iter().any(|p| p.glyphs.iter().any(|g| g.annotation))));
    }
    if broken_share(pages) > BROKEN_SHARE {
        return Err(broken_map());
    }
    Ok(if scanned.is_empty() { Vec::new() } else { vec![some_scanned(&scanned)] })
}

fn own_letters(page: &PageContent) -> usize {
    page.glyphs.iter().filter(|g| !g.annotation && g.text.chars().any(char::is_alphanumeric)).count()
}

fn is_scan(page: &PageContent) -> bool {
    page.picture >= SCAN_SHARE && own_letters(page) < FEW_LETTERS
}

/// The share of letters that cannot be Vietnamese text: no mapping, private use, "?" between letters, other scripts.
fn broken_share(pages: &[PageContent]) -> f64 {
    let (mut bad, mut all) = (0usize, 0usize);
    for page in pages {
        let mut last_letter = false;
        for glyph in page.glyphs.iter().filter(|g| !g.annotation) {
            for c in glyph.text.chars().filter(|c| !c.is_whitespace()) {
                all += 1;
                bad += usize::from(is_junk(c) || (c == '?' && last_letter));
                last_letter = c.is_alphabetic();
            }
        }
    }
    if all == 0 { 0.0 } else { bad as f64 / all as f64 }
}

fn is_junk(c: char) -> bool {
    let code = c as u32;
    c == '\u{FFFD}'
        || (c.is_control() && c != '\t')
        || (0xE000..=0xEFFF).contains(&code)
        || c == '\u{01A3}'
        || c == '\u{01A2}'
        // Greek, Cyrillic … Georgian, and everything from the Indic scripts to the end of Hangul Jamo have no place in a plan.
        || (0x0370..=0x11FF).contains(&code)
        || (0x1200..=0x1DFF).contains(&code)
        || (0x3040..=0xD7FF).contains(&code)
}

fn all_scanned(stamped: bool) -> Error {
    let (vi, en) = if stamped {
        (
            "tệp PDF là bản quét (chỉ có chữ của con dấu, chữ ký số); không kiểm được nội dung. Hãy gửi bản .docx hoặc PDF xuất từ Word",
            "the PDF is a scan (its only text is a signer's stamp); its content cannot be checked. Send the .docx or a PDF exported from Word",
        )
    } else {
        (
            "tệp PDF là bản quét (ảnh), không có chữ để kiểm. Hãy gửi bản .docx hoặc PDF xuất từ Word",
            "the PDF is a scan (pictures) without text to check. Send the .docx or a PDF exported from Word",
        )
    };
    Error::new(ErrorKind::Scanned, vi, en)
}

fn broken_map() -> Error {
    Error::new(
        ErrorKind::BrokenText,
        "bảng mã chữ trong tệp PDF bị hỏng: chữ lấy ra không phải chữ đang hiện. Hãy gửi bản .docx hoặc xuất lại PDF từ Word",
        "the PDF's character map is broken: the text inside is not the text shown. Send the .docx or export the PDF again from Word",
    )
}

fn some_scanned(pages: &[usize]) -> Notice {
    let list = pages.iter().map(|p| (p + 1).to_string()).collect::<Vec<_>>().join(", ");
    Notice::new(
        "scanned-pdf",
        format!("trang {list} là ảnh quét, không đọc được chữ: phần này chưa được kiểm"),
        format!("page {list} is a scanned picture without text: it was not checked"),
    )
}
