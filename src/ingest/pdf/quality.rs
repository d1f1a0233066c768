//! Whether the pages hold text that can be trusted: scans, stamps and broken character maps are told apart here.

use super::glyphs::PageContent;
use crate::document::block::Block;
use crate::error::{Error, ErrorKind, Result};
use crate::finding::Notice;
use crate::text::syllable::is_legal;

/// A page with fewer letters of its own than this, and a picture over half of it, is a scan.
const FEW_LETTERS: usize = 40;
/// Share of a page that a scan's picture covers.
const SCAN_SHARE: f32 = 0.5;
/// Share of unreadable characters from which the text is refused.
const BROKEN_SHARE: f64 = 0.03;

/// So many Ƣ and ƣ are no slip of the hand.
const FEW_HORNS: usize = 3;
/// Words that are looked at, and from how many a text is judged by its syllables.
const MOST_WORDS: usize = 400;
const FEW_WORDS: usize = 40;

/// Refuses a file without trustworthy text; gives the notices for one with some.
pub fn judge(pages: &[PageContent]) -> Result<Vec<Notice>> {
    let scanned: Vec<usize> = (0..pages.len()).filter(|i| is_scan(&pages[*i])).collect();
    let with_text = pages.iter().filter(|p| own_letters(p) > 0).count();
    if scanned.len() == pages.len() || with_text == 0 {
        return Err(all_scanned(pages.iter().any(|p| p.glyphs.iter().any(|g| g.annotation))));
    }
    if broken_share(pages) > BROKEN_SHARE || foreign_horns(pages) >= FEW_HORNS {
        return Err(broken_map());
    }
    let scanned = (!scanned.is_empty()).then(|| some_scanned(&scanned));
    Ok(scanned.into_iter().chain(is_read_scan(pages).then(read_scan)).collect())
}

/// Some page is a scan with a text layer that a machine read and nobody sees.
pub fn is_read_scan(pages: &[PageContent]) -> bool {
    pages.iter().any(|page| page.picture >= SCAN_SHARE && page.invisible * 2 > page.glyphs.len())
}

/// Refuses text that has the letters of Vietnamese but not its syllables: a map that shifts letters.
pub fn judge_words(blocks: &[Block]) -> Result<()> {
    let (mut words, mut legal, mut letters, mut marked) = (0usize, 0usize, 0usize, 0usize);
    let all = blocks.iter().flat_map(|b| b.norm().split(|c: char| !c.is_alphabetic())).filter(|w| w.len() > 1);
    for word in all.take(MOST_WORDS) {
        words += 1;
        legal += usize::from(is_legal(word));
        letters += word.chars().count();
        marked += word.chars().filter(|c| !c.is_ascii()).count();
    }
    let strange = words >= FEW_WORDS && marked * 10 > letters && legal * 100 < words * 35;
    if strange { Err(broken_map()) } else { Ok(()) }
}

/// Letters that Vietnamese does not have and broken maps put in the place of ư: Ƣ, ƣ.
fn foreign_horns(pages: &[PageContent]) -> usize {
    let horns = |text: &str| text.chars().filter(|c| matches!(c, '\u{1a2}' | '\u{1a3}')).count();
    pages.iter().flat_map(|page| &page.glyphs).filter(|g| !g.annotation).map(|g| horns(&g.text)).sum()
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

fn read_scan() -> Notice {
    Notice::new(
        "ocr-layer",
        "tệp PDF là bản quét có lớp chữ do máy nhận dạng; chữ có thể sai, mọi kết quả chỉ để xem lại với bản gốc",
        "the PDF is a scan with a text layer read by a machine; its letters may be wrong: compare every result with the original",
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ingest::pdf::glyphs::Glyph;

    fn page(text: &str) -> PageContent {
        let glyph =
            |c: char| Glyph { text: c.to_string(), x0: 0.0, x1: 5.0, y: 9.0, size: 12.0, style: 0, annotation: false };
        PageContent { width: 600.0, height: 800.0, glyphs: text.chars().map(glyph).collect(), ..PageContent::default() }
    }

    #[test]
    fn a_few_foreign_horns_break_the_map() {
        let text = "Nhà trường tổ chức hội nghị cán bộ, viên chức. ".repeat(20);
        assert!(judge(&[page(&text)]).is_ok());
        assert_eq!(judge(&[page(&(text + "trƣờng, thƣ, chƣơng"))]).unwrap_err().kind, ErrorKind::BrokenText);
    }

    #[test]
    fn letters_shifted_by_one_are_no_text() {
        let plain = "Nhà trường tổ chức hội nghị cán bộ viên chức và người lao động ".repeat(5);
        let shifted: String =
            plain.chars().map(|c| if c == ' ' { c } else { char::from_u32(c as u32 + 1).unwrap_or(c) }).collect();
        assert!(judge_words(&[Block::new(plain, None)]).is_ok());
        assert!(judge_words(&[Block::new(shifted, None)]).is_err());
        let english = "The school holds a meeting of all its teachers and parents every month ".repeat(9);
        assert!(judge_words(&[Block::new(english, None)]).is_ok());
    }

    #[test]
    fn the_text_layer_of_a_scan_is_told() {
        let layer = PageContent { picture: 1.0, invisible: 90, ..page(&"chữ ".repeat(30)) };
        assert_eq!(judge(&[layer]).unwrap()[0].code, "ocr-layer");
    }
}
