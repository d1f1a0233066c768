//! Plain text: one paragraph a block, wrapped lines joined, side-by-side head and foot taken apart.

use crate::document::columns::columns;
use crate::document::document::{Document, Format};
use crate::error::Result;
use crate::ingest::amount::{Amount, within_text};
use crate::ingest::decode::decode;
use crate::ingest::joining;
use crate::ingest::lines::{self, Break, Line, LineKind, Raw};
use crate::ingest::{old_font, spaced, tabs};
use crate::text::compose::composed;

/// Lines at the top in which the head of a plan may stand side by side.
const HEAD_LINES: usize = 25;

/// Reads plain text.
pub fn read(bytes: &[u8]) -> Result<Document> {
    let decoded = decode(bytes);
    within_text(decoded.text.len())?;
    let lines = logical(&lines::split(&decoded.text));
    let paragraphs = joining::paragraphs(lines);
    Amount::of(paragraphs.iter().map(|p| p.text.len()))?;
    let (mut blocks, tables) = tabs::blocks(paragraphs);
    if decoded.is_8_bit {
        old_font::agree(&mut blocks);
    }
    Ok(Document { format: Format::Text, blocks, tables, notices: decoded.notices, ..Document::default() })
}

/// The lines that hold text, with what stands before each.
fn logical(raws: &[Raw<'_>]) -> Vec<Line> {
    let mut out = Vec::with_capacity(raws.len());
    let mut before = Break::None;
    let mut zone = Zone::Head(0);
    let mut rest = raws.iter().enumerate();
    while let Some((at, raw)) = rest.next() {
        if raw.page {
            before = Break::Page;
        }
        if raw.text.trim().is_empty() {
            before = before.max(Break::Blank);
            continue;
        }
        if let Some((rows, taken)) = spaced::read(raws, at) {
            out.extend(rows);
            before = Break::Blank;
            rest.nth(taken.saturating_sub(2));
            continue;
        }
        let parts = zone.cut(raw.text);
        let aside = parts.len() > 1;
        for part in parts {
            let mut line = Line {
                number: raw.number,
                indent: lines::indent(raw.text),
                lead_tabs: raw.text.chars().take_while(|c| *c == '\t').count() as u32,
                before,
                ends_hard: aside,
                kind: if aside { LineKind::Verbatim } else { LineKind::Plain },
                ..Line::default()
            };
            line.push(&raw.text[part.clone()], raw.start + part.start);
            line.trim();
            out.push(line);
            before = Break::None;
        }
    }
    out
}

/// Which part of a plan the reader is in.
enum Zone {
    /// The head, so many lines read.
    Head(usize),
    /// The running text.
    Body,
    /// From "Nơi nhận" on.
    Foot,
}

impl Zone {
    /// The columns of a line in this part of the plan; the whole line where none are looked for.
    fn cut(&mut self, line: &str) -> Vec<std::ops::Range<usize>> {
        let whole = vec![0..line.len()];
        if composed(line).contains("Nơi nhận") {
            *self = Zone::Foot;
        }
        match self {
            Zone::Body => return whole,
            Zone::Foot => {}
            Zone::Head(read) => {
                *read += 1;
                if *read > HEAD_LINES || joining::is_label(line.trim_start()) {
                    *self = Zone::Body;
                    return whole;
                }
            }
        }
        let parts = columns(line);
        // "STT" opens the row of heads of a table typed with tabs.
        let table = matches!(line.split_whitespace().next(), Some("STT" | "TT"));
        let fits = parts.len() > 1 && !table && parts.iter().any(|part| is_component(&line[part.clone()]));
        if fits { parts } else { whole }
    }
}

/// What stands in the head or foot of a plan and nowhere else.
fn is_component(text: &str) -> bool {
    const WORDS: &[&str] = &["Số", "Nơi nhận", "Độc lập", "Độc Lập"];
    let text = &*composed(text);
    joining::is_capitals(text)
        || WORDS.iter().any(|word| text.starts_with(word))
        || (text.contains("ngày") && text.contains("năm"))
        || text.starts_with("- ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::anchor::Anchor;

    fn texts(source: &str) -> Vec<String> {
        let document = read(source.as_bytes()).unwrap();
        document.blocks.iter().map(|b| b.text().to_owned()).collect()
    }

    #[test]
    fn head_and_foot_are_taken_apart() {
        let seen = texts(
            "UBND XÃ AN HÒA            CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n\
             TRƯỜNG MẦM NON HOA SEN\tĐộc lập - Tự do - Hạnh phúc\n\
             Số:    /KH-MNHS           An Hòa, ngày    tháng 9 năm 2025\n\nI. MỤC ĐÍCH\n\n\
             Nơi nhận:                       HIỆU TRƯỞNG\n- Lưu: VT.          Trần Thị Sen",
        );
        assert_eq!(
            seen,
            [
                "UBND XÃ AN HÒA",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "TRƯỜNG MẦM NON HOA SEN",
                "Độc lập - Tự do - Hạnh phúc",
                "Số:    /KH-MNHS",
                "An Hòa, ngày    tháng 9 năm 2025",
                "I. MỤC ĐÍCH",
                "Nơi nhận:",
                "HIỆU TRƯỞNG",
                "- Lưu: VT.",
                "Trần Thị Sen"
            ]
        );
    }

    #[test]
    fn pieces_give_back_the_text() {
        let source = "  Nhà trường xây dựng kế hoạch tổ chức thực hiện quy chế dân chủ ở cơ sở, công tác\n  dân vận năm 2024.\r\n\r\nMột";
        let document = read(source.as_bytes()).unwrap();
        assert_eq!(document.blocks.len(), 2);
        for block in &document.blocks {
            let Anchor::Text(pieces) = &block.anchor else { panic!("no anchor") };
            for (range, at) in pieces {
                let range = range.start as usize..range.end as usize;
                let at = *at as usize;
                assert_eq!(block.text()[range.clone()], source[at..at + range.len()]);
            }
        }
        assert_eq!(document.blocks[1].line, Some(4));
    }
}
