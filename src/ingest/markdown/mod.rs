//! Markdown: headings, list items, tables and emphasis taken from the text and kept as hints. Knows the markup, not what
//! a plan means; numbers and list marks stay in the text, where the outline reads them.

pub mod grid;
mod html_table;
pub mod inline;
pub mod table;

use crate::document::block::Role;
use crate::document::document::{Document, Format};
use crate::document::table::Table;
use crate::error::Result;
use crate::ingest::amount::{Amount, within_text};
use crate::ingest::decode::decode;
use crate::ingest::joining;
use crate::ingest::lines::{self, Break, Line, LineKind, Raw};
use std::ops::Range;

/// Reads Markdown.
pub fn read(bytes: &[u8]) -> Result<Document> {
    let decoded = decode(bytes);
    within_text(decoded.text.len())?;
    let source = without_comments(&decoded.text);
    let mut walk = Walk::default();
    walk.lines(&source, &lines::split(&source));
    let mut document = walk.finish()?;
    document.notices = decoded.notices;
    Ok(document)
}

/// The text with every HTML comment blanked, byte for byte, line ends kept.
fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find("<!--") {
        let Some(length) = rest[open..].find("-->") else { break };
        let close = open + length + 3;
        out.push_str(&rest[..open]);
        out.extend(rest[open..close].bytes().map(|b| if matches!(b, b'\n' | b'\r') { b as char } else { ' ' }));
        rest = &rest[close..];
    }
    out.push_str(rest);
    out
}

/// A line of the source without its markup prefix.
#[derive(Debug, Clone)]
struct Prepared {
    /// Bytes of the source.
    range: Range<usize>,
    number: u32,
    indent: u32,
    kind: LineKind,
    page: bool,
}

/// The paragraphs before the next table, and the table.
#[derive(Default)]
struct Walk {
    document: Document,
    /// Lines since the last table.
    lines: Vec<Line>,
    /// Adjacent lines whose inline markup is read together.
    chunk: Vec<Prepared>,
    /// What stands before the chunk.
    before: Break,
    notes: Vec<Line>,
}

impl Walk {
    fn lines(&mut self, source: &str, raws: &[Raw<'_>]) {
        let mut at = front_matter(raws);
        while let Some(raw) = raws.get(at) {
            at += self.line(source, raws, at, raw);
        }
        self.flush(source);
    }

    /// Takes one line or one table or one fenced block; gives the number of lines taken.
    fn line(&mut self, source: &str, raws: &[Raw<'_>], at: usize, raw: &Raw<'_>) -> usize {
        let text = raw.text.trim();
        if raw.page {
            self.flush(source);
            self.before = Break::Page;
        }
        if text.is_empty() || is_rule(text) {
            self.flush(source);
            self.before = self.before.max(Break::Blank);
            return 1;
        }
        if let Some(fence) = fence(text) {
            self.flush(source);
            return self.fenced(raws, at, fence);
        }
        if table::starts(raws, at) || grid::starts(raws, at) || html_table::starts(raws, at) {
            self.flush(source);
            return self.table(source, raws, at);
        }
        if is_underline(text) && self.underline() {
            self.flush(source);
            return 1;
        }
        let prepared = prepare(source, raw);
        let alone = matches!(prepared.kind, LineKind::Heading(_));
        if alone {
            self.flush(source);
        }
        self.chunk.push(prepared);
        if alone {
            self.flush(source);
        }
        1
    }

    /// `===` under a line makes it a heading.
    fn underline(&mut self) -> bool {
        match self.chunk.as_mut_slice() {
            [only] if only.kind == LineKind::Plain => {
                only.kind = LineKind::Heading(1);
                true
            }
            _ => false,
        }
    }

    /// Reads the inline markup of the chunk.
    fn flush(&mut self, source: &str) {
        if self.chunk.is_empty() {
            return;
        }
        let chunk = std::mem::take(&mut self.chunk);
        let ranges: Vec<Range<usize>> = chunk.iter().map(|p| p.range.clone()).collect();
        let parts = inline::read(source, &ranges);
        let mut before = std::mem::take(&mut self.before);
        for (prepared, parts) in chunk.iter().zip(parts) {
            for mut line in parts {
                line.number = prepared.number;
                line.indent = prepared.indent;
                line.kind = prepared.kind;
                line.before = std::mem::take(&mut before).max(if prepared.page { Break::Page } else { Break::None });
                self.keep(line);
            }
        }
    }

    /// Sorts footnotes from the running text.
    fn keep(&mut self, mut line: Line) {
        if let Some(close) = line.text.strip_prefix("[^").and_then(|rest| rest.find("]:")) {
            line.cut_front(close + 4);
            line.trim();
            self.notes.push(line);
        } else {
            self.lines.push(line);
        }
    }

    fn fenced(&mut self, raws: &[Raw<'_>], at: usize, fence: &str) -> usize {
        let mut taken = 1;
        while let Some(raw) = raws.get(at + taken) {
            taken += 1;
            let text = raw.text.trim();
            if text.starts_with(fence) && text.trim_start_matches(['`', '~']).is_empty() {
                break;
            }
            let mut line =
                Line { number: raw.number, kind: LineKind::Verbatim, before: Break::Blank, ..Line::default() };
            line.push(raw.text, raw.start);
            line.trim();
            if !line.text.is_empty() {
                self.lines.push(line);
            }
        }
        self.before = Break::Blank;
        taken
    }

    fn table(&mut self, source: &str, raws: &[Raw<'_>], at: usize) -> usize {
        self.close_paragraphs();
        let index = self.document.tables.len() as u32;
        let read = match () {
            _ if html_table::starts(raws, at) => html_table::read,
            _ if grid::starts(raws, at) => grid::read,
            _ => table::read,
        };
        let (table, taken) = read(source, raws, at, index, &mut self.document.blocks);
        self.document.tables.push(table);
        self.before = Break::Blank;
        taken
    }

    /// Joins the lines read so far to paragraphs and hands them to the document.
    fn close_paragraphs(&mut self) {
        let lines = std::mem::take(&mut self.lines);
        self.document.blocks.extend(joining::paragraphs(lines).into_iter().map(Line::into_block));
    }

    fn finish(mut self) -> Result<Document> {
        self.close_paragraphs();
        let notes = std::mem::take(&mut self.notes);
        for note in notes {
            let mut block = note.into_block();
            block.role = Role::Note;
            self.document.blocks.push(block);
        }
        self.document.format = Format::Markdown;
        self.document.tables.retain(|table: &Table| !table.rows.is_empty());
        Amount::of(self.document.blocks.iter().map(|b| b.text().len()))?;
        Ok(self.document)
    }
}

/// Lines of a YAML head: `---`, keys, `---`.
fn front_matter(raws: &[Raw<'_>]) -> usize {
    if raws.first().is_none_or(|raw| raw.text.trim_end() != "---") {
        return 0;
    }
    let close = raws.iter().skip(1).take(60).position(|raw| matches!(raw.text.trim_end(), "---" | "..."));
    let Some(close) = close else { return 0 };
    let keyed = raws[1..=close].iter().all(|raw| {
        let text = raw.text;
        text.trim().is_empty()
            || text.starts_with([' ', '-', '#'])
            || text.split_once(':').is_some_and(|(k, _)| is_key(k))
    });
    if keyed { close + 2 } else { 0 }
}

fn is_key(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

/// `---`, `***`, `___`, `* * *`.
fn is_rule(text: &str) -> bool {
    let mut count = 0;
    let mut mark = None;
    for b in text.bytes().filter(|b| *b != b' ') {
        if !matches!(b, b'-' | b'*' | b'_') || *mark.get_or_insert(b) != b {
            return false;
        }
        count += 1;
    }
    count >= 3
}

fn is_underline(text: &str) -> bool {
    text.len() >= 3 && text.bytes().all(|b| b == b'=')
}

fn fence(text: &str) -> Option<&str> {
    ["```", "~~~"].into_iter().find(|fence| text.starts_with(fence))
}

/// Takes the quote mark and the heading mark from a line; a list mark stays.
fn prepare(source: &str, raw: &Raw<'_>) -> Prepared {
    let mut start = raw.start;
    let end = raw.start + raw.text.len();
    let mut kind = LineKind::Plain;
    while let Some(rest) = source[start..end].trim_start().strip_prefix('>') {
        start = end - rest.len();
    }
    let indent = lines::indent(&source[start..end]);
    let text = source[start..end].trim_start();
    let mut stop = end;
    if let Some((level, title)) = heading(text) {
        kind = LineKind::Heading(level);
        start = end - title.len();
        stop = start + without_closing_hashes(title).len();
    } else if is_item(text) {
        kind = LineKind::Item((indent / 2).min(9) as u8);
    }
    Prepared { range: start..stop, number: raw.number, indent, kind, page: raw.page }
}

fn heading(text: &str) -> Option<(u8, &str)> {
    let hashes = text.bytes().take_while(|b| *b == b'#').count();
    let title = text.get(hashes..)?;
    ((1..=6).contains(&hashes) && title.starts_with([' ', '\t'])).then_some((hashes as u8, title))
}

fn without_closing_hashes(title: &str) -> &str {
    let bare = title.trim_end().trim_end_matches('#');
    if bare.len() < title.trim_end().len() && bare.ends_with(' ') { bare } else { title }
}

fn is_item(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(chars.next(), Some('-' | '*' | '+' | '•' | '–')) && chars.next().is_some_and(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::anchor::Anchor;
    use crate::document::block::Markup;

    fn doc(source: &str) -> Document {
        read(source.as_bytes()).unwrap()
    }

    fn texts(source: &str) -> Vec<String> {
        doc(source).blocks.iter().map(|b| b.text().to_owned()).collect()
    }

    #[test]
    fn headings_items_and_emphasis() {
        let d = doc(
            "### **III. TỔ CHỨC THỰC HIỆN**\n\n*Nơi nhận:*\n\n- Phòng *GD&ĐT*;\n* Lưu: VT.\n+ Tổ **chuyên môn**\n1\\. Mục đích __chung__\n",
        );
        let seen: Vec<_> = d.blocks.iter().map(|b| (b.text(), b.markup)).collect();
        assert_eq!(
            seen,
            [
                ("III. TỔ CHỨC THỰC HIỆN", Markup::Heading(3)),
                ("Nơi nhận:", Markup::None),
                ("- Phòng GD&ĐT;", Markup::Bullet(0)),
                ("* Lưu: VT.", Markup::Bullet(0)),
                ("+ Tổ chuyên môn", Markup::Bullet(0)),
                ("1. Mục đích chung", Markup::None),
            ]
        );
        assert!(d.blocks[0].strong && !d.blocks[5].strong);
    }

    #[test]
    fn what_is_not_markup_stays() {
        assert_eq!(
            texts("Thư: cv_ph_ap@moet.edu.vn; họ tên ______; (*) ghi chú (*); 2 * 3 * 4; 5\\*; a < b\n"),
            ["Thư: cv_ph_ap@moet.edu.vn; họ tên ______; (*) ghi chú (*); 2 * 3 * 4; 5*; a < b"]
        );
        assert_eq!(
            texts("[Trang trường](https://x.vn) và <a@b.vn>&nbsp;hết<!-- ẩn\n\n ẩn -->"),
            ["Trang trường và a@b.vn\u{a0}hết"]
        );
        assert_eq!(texts("**Tiêu đề dài\nhai dòng**<br>Dòng ba").len(), 3);
        assert_eq!(texts("---\ntitle: x\n---\n\nMột\n\n---\n\n```\n# Hai\n```"), ["Một", "# Hai"]);
    }

    #[test]
    fn tables_have_cells() {
        let d = doc(
            "Trước\n\n| STT | Nội dung | Hạn |\n|---|:--|---|\n| 1 | **Họp**<br>- a \\| b | 5/9 |\n| 2 | Báo cáo | ^^ |\nSau\n",
        );
        let table = &d.tables[0];
        assert_eq!(table.rows.len(), 3);
        assert!(table.rows[0].head && table.rows[2].cells[2].continues);
        let cell = &table.rows[1].cells[1];
        let inside: Vec<_> =
            d.blocks[cell.blocks.start as usize..cell.blocks.end as usize].iter().map(|b| b.text()).collect();
        assert_eq!(inside, ["Họp", "- a | b"]);
        assert_eq!(d.blocks.last().unwrap().text(), "Sau");
        assert_eq!(d.blocks[4].cell.map(|c| (c.table, c.row, c.column)), Some((0, 1, 0)));
    }

    #[test]
    fn a_wrapped_item_is_one_block() {
        let seen = texts(
            "- Tăng cường tuyên truyền tới cán bộ, giáo viên, nhân viên trong nhà\n  trường về quy chế dân chủ.\n- Khác\n\n1. Mục\n",
        );
        assert_eq!(seen.len(), 3, "{seen:?}");
    }

    #[test]
    fn pieces_give_back_the_text() {
        let source = "# **Kế hoạch** năm &amp; tháng\n\n| a | b |\n|---|---|\n| *x* | y |\n";
        for block in doc(source).blocks {
            let Anchor::Text(pieces) = &block.anchor else { panic!("no anchor") };
            let covered: u32 = pieces.iter().map(|(r, _)| r.end - r.start).sum();
            assert_eq!(covered as usize, block.text().len());
            for (range, at) in pieces {
                let text = &block.text()[range.start as usize..range.end as usize];
                assert!(source[*at as usize..].starts_with(text) || text == "&");
            }
        }
    }
}
