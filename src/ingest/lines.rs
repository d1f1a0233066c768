//! Lines of a text file and the paragraphs they make: hard-wrapped lines and paragraphs cut by a page break are joined,
//! page numbers dropped. Knows how plans look as text, not what they mean; a doubtful line stays alone.

use crate::document::anchor::Anchor;
use crate::document::block::{Block, Markup};
use std::ops::Range;

/// What the markup says a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum LineKind {
    /// Text.
    #[default]
    Plain,
    /// A heading of this level.
    Heading(u8),
    /// A list item at this depth, its mark or number still in the text.
    Item(u8),
    /// Text that must stay as it is.
    Verbatim,
}

/// What stands between a line and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Break {
    /// Nothing: the next line of the file.
    #[default]
    None,
    /// Blank lines.
    Blank,
    /// A page break or a page number.
    Page,
}

/// A line, later a paragraph, with the way back to the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Line {
    /// Its text, trimmed, markup taken out.
    pub text: String,
    /// Bytes of the text and the first byte of each piece in the decoded file.
    pub pieces: Vec<(Range<u32>, u32)>,
    /// Line number in the file, from 1.
    pub number: u32,
    /// Columns of white space before it.
    pub indent: u32,
    /// What the markup calls it.
    pub kind: LineKind,
    /// What stands before it.
    pub before: Break,
    /// The markup says that the line ends here.
    pub ends_hard: bool,
    /// Characters of the last line joined to it.
    pub last_length: u32,
    /// The markup sets all of it in bold.
    pub strong: bool,
}

impl Line {
    /// Adds text that stands at byte `at` of the decoded file.
    pub fn push(&mut self, text: &str, at: usize) {
        if text.is_empty() {
            return;
        }
        let start = self.text.len() as u32;
        self.text.push_str(text);
        let end = self.text.len() as u32;
        match self.pieces.last_mut() {
            Some((range, from)) if range.end == start && *from + (range.end - range.start) == at as u32 => {
                range.end = end
            }
            _ => self.pieces.push((start..end, at as u32)),
        }
    }

    /// Adds text that stands for other bytes of the file, which begin at `at`: an entity.
    pub fn push_for(&mut self, text: &str, at: usize) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.pieces.push((start..self.text.len() as u32, at as u32));
    }

    /// Takes the white space from both ends.
    pub fn trim(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        let end = self.text.len() as u32;
        let lead = (self.text.len() - self.text.trim_start().len()) as u32;
        self.text.drain(..lead as usize);
        let pieces = std::mem::take(&mut self.pieces);
        self.pieces = pieces.into_iter().filter_map(|(range, at)| shift(range, at, lead, end)).collect();
        self.last_length = self.text.chars().count() as u32;
    }

    /// Cuts so many bytes from the front.
    pub fn cut_front(&mut self, bytes: usize) {
        let bytes = (0..=bytes.min(self.text.len())).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(0);
        let end = self.text.len() as u32;
        self.text.drain(..bytes);
        let pieces = std::mem::take(&mut self.pieces);
        self.pieces = pieces.into_iter().filter_map(|(range, at)| shift(range, at, bytes as u32, end)).collect();
    }

    /// Joins the next line of the same paragraph with one space.
    fn join(&mut self, next: Line) {
        self.text.push(' ');
        let offset = self.text.len() as u32;
        self.text.push_str(&next.text);
        self.pieces.extend(next.pieces.into_iter().map(|(r, at)| (r.start + offset..r.end + offset, at)));
        self.last_length = next.last_length;
        self.ends_hard = next.ends_hard;
        self.strong &= next.strong;
    }

    /// The paragraph as a block of a document.
    pub fn into_block(self) -> Block {
        let mut block = Block::new(self.text, None);
        block.line = Some(self.number);
        block.strong = self.strong;
        block.markup = match self.kind {
            LineKind::Heading(level) => Markup::Heading(level),
            LineKind::Item(depth) => Markup::Bullet(depth),
            LineKind::Plain | LineKind::Verbatim => Markup::None,
        };
        block.anchor = Anchor::Text(self.pieces);
        block
    }
}

/// A piece after `lead` bytes were cut from the front of a text that ended at `end`.
fn shift(range: Range<u32>, at: u32, lead: u32, end: u32) -> Option<(Range<u32>, u32)> {
    let start = range.start.max(lead);
    let stop = range.end.min(end);
    (start < stop).then(|| (start - lead..stop - lead, at + (start - range.start)))
}

/// One line as it stands in the decoded file.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Raw<'a> {
    /// Without its line end.
    pub text: &'a str,
    /// First byte in the decoded file.
    pub start: usize,
    /// From 1.
    pub number: u32,
    /// A form feed stands before it.
    pub page: bool,
}

/// Cuts a text at line feeds, carriage returns, vertical tabs and form feeds.
pub fn split(text: &str) -> Vec<Raw<'_>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let (mut start, mut number, mut page) = (0, 1, false);
    let mut at = 0;
    while at < bytes.len() {
        if matches!(bytes[at], b'\n' | b'\r' | 0x0b | 0x0c) {
            out.push(Raw { text: &text[start..at], start, number, page });
            page = bytes[at] == 0x0c;
            number += u32::from(matches!(bytes[at], b'\n' | b'\r'));
            at += usize::from(bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n'));
            start = at + 1;
        }
        at += 1;
    }
    out.push(Raw { text: &text[start..], start, number, page });
    out
}

/// Columns of white space at the start of a line; a tab goes to the next multiple of four.
pub fn indent(line: &str) -> u32 {
    let mut columns = 0;
    for c in line.chars() {
        match c {
            '\t' => columns = columns / 4 * 4 + 4,
            c if c.is_whitespace() => columns += 1,
            _ => break,
        }
    }
    columns
}

/// Joins lines to paragraphs and drops page furniture.
pub fn paragraphs(lines: Vec<Line>) -> Vec<Line> {
    let layout = Layout::of(&lines);
    let mut out: Vec<Line> = Vec::with_capacity(lines.len());
    for line in crate::ingest::furniture::without(lines, |open, next| layout.continues(open, next)) {
        match out.last_mut() {
            Some(open) if layout.continues(open, &line) => open.join(line),
            _ => out.push(line),
        }
    }
    out
}

/// How the lines of a file are filled.
struct Layout {
    /// Characters of a full line; `None` when lines are not wrapped.
    width: Option<u32>,
    /// Paragraphs are parted by blank lines.
    spaced: bool,
}

impl Layout {
    fn of(lines: &[Line]) -> Self {
        let adjacent =
            |pair: &&[Line]| pair[1].before == Break::None && pair[0].kind != LineKind::Verbatim && !pair[0].ends_hard;
        let mut lengths: Vec<u32> =
            lines.windows(2).filter(adjacent).map(|pair| pair[0].last_length).filter(|n| *n >= 40).collect();
        lengths.sort_unstable();
        let width = lengths.get(lengths.len().saturating_sub(1) * 95 / 100).copied().filter(|width| *width <= 160);
        // Lines are wrapped when most of the full ones go on in small letters.
        let width = width.filter(|width| {
            let full = |line: &Line| line.last_length >= 40 && line.last_length * 10 >= *width * 8;
            let broken = lines.windows(2).filter(adjacent).filter(|pair| full(&pair[0]));
            let goes_on = |line: &Line| starts_low(&line.text) && !starts_new(&line.text);
            let (count, low) = broken.fold((0, 0), |(n, low), pair| (n + 1, low + usize::from(goes_on(&pair[1]))));
            count >= 2 && count * 2 >= lengths.len() && low * 2 >= count
        });
        let blanks = lines.iter().filter(|line| line.before != Break::None).count();
        Layout { width, spaced: blanks * 6 >= lines.len() }
    }

    /// True when `next` goes on with the paragraph `open`.
    fn continues(&self, open: &Line, next: &Line) -> bool {
        if (open.ends_hard && next.before == Break::None)
            || next.kind != LineKind::Plain
            || matches!(open.kind, LineKind::Heading(_) | LineKind::Verbatim)
        {
            return false;
        }
        if stands_alone(&open.text) {
            return next.before == Break::None && self.wrapped_title(open, next);
        }
        if starts_new(&next.text) && !self.is_inner_dash(open, next) {
            return false;
        }
        let end = End::of(&open.text);
        match next.before {
            Break::None => self.continues_line(open, next, end),
            Break::Blank => end == End::Open && self.is_long(open) && starts_low(&next.text),
            Break::Page => {
                end == End::Open && self.is_long(open) && (starts_low(&next.text) || self.is_full(open, next))
            }
        }
    }

    fn continues_line(&self, open: &Line, next: &Line, end: End) -> bool {
        let inside_item = matches!(open.kind, LineKind::Item(_)) && next.indent >= open.indent + 2;
        match end {
            End::Open if starts_low(&next.text) => inside_item || self.is_long(open) || self.is_full(open, next),
            End::Open => inside_item || self.is_full(open, next),
            End::Sentence => self.is_full(open, next) && self.spaced && next.indent <= open.indent,
            End::List => false,
        }
    }

    /// The first word of the next line would not have fitted on this one.
    fn is_full(&self, open: &Line, next: &Line) -> bool {
        let word = next.text.split_whitespace().next().map_or(0, |w| w.chars().count()) as u32;
        self.width
            .is_some_and(|width| open.last_length + 1 + word > width * 97 / 100 && open.last_length * 10 >= width * 6)
    }

    /// Long enough to be a line of running text.
    fn is_long(&self, open: &Line) -> bool {
        open.last_length >= self.width.map_or(60, |width| width * 7 / 10)
    }

    /// A labelled heading in capitals that needed two lines.
    fn wrapped_title(&self, open: &Line, next: &Line) -> bool {
        is_label(&open.text) && is_capitals(&next.text) && !is_label(&next.text) && self.is_full(open, next)
    }

    /// "kinh tế / – xã hội": a dash inside a sentence that fell to the start of a line.
    fn is_inner_dash(&self, open: &Line, next: &Line) -> bool {
        let Some(rest) = next.text.strip_prefix("- ").or_else(|| next.text.strip_prefix("– ")) else { return false };
        next.before == Break::None
            && rest.starts_with(char::is_lowercase)
            && End::of(&open.text) == End::Open
            && !open.text.ends_with(',')
            && self.is_full(open, next)
    }
}

/// How a line ends.
#[derive(Clone, Copy, PartialEq)]
enum End {
    /// No end mark.
    Open,
    /// A full stop, exclamation or question mark.
    Sentence,
    /// A colon or semicolon.
    List,
}

impl End {
    fn of(text: &str) -> Self {
        let text = text.trim_end_matches(['"', '”', '’', '\'', ')', ' ', '*', '_']);
        match text.chars().next_back() {
            Some('.' | '!' | '?' | '…' | '/') => End::Sentence,
            Some(':' | ';') => End::List,
            _ => End::Open,
        }
    }
}

fn starts_low(text: &str) -> bool {
    match text.trim_start_matches(['(', '"', '“', '\'', '‘']).chars().next() {
        Some(c) => c.is_lowercase() || c.is_ascii_digit() || matches!(c, ',' | ')' | '&' | '–' | '-' | '/'),
        None => false,
    }
}

/// Words that open a part of a plan.
const OPENERS: &[&str] =
    &["Căn cứ ", "Trên đây là", "Nơi nhận", "Kính gửi", "Số:", "Số :", "Điều ", "Phần ", "Chương ", "Phụ lục"];

/// The line begins something: a label, a list mark, a part of the form, a table row.
fn starts_new(text: &str) -> bool {
    is_marked(text)
        || is_label(text)
        || is_capitals(text)
        || OPENERS.iter().any(|opener| text.starts_with(opener))
        || is_row(text)
}

fn is_row(text: &str) -> bool {
    text.starts_with('|') || text.contains('\t')
}

/// A part of the form that ends with its line.
fn stands_alone(text: &str) -> bool {
    is_capitals(text)
        || is_row(text)
        || ["Nơi nhận", "Kính gửi", "Số:", "Số :", "Độc lập"].iter().any(|word| text.starts_with(word))
        || is_place_date(text)
}

fn is_place_date(text: &str) -> bool {
    text.len() < 90 && text.contains(", ngày") && text.contains("tháng") && text.ends_with(|c: char| c.is_ascii_digit())
}

/// `- `, `+ `, `* `, `• ` and the like.
fn is_marked(text: &str) -> bool {
    let mut chars = text.chars();
    let mark = chars.next();
    let spaced = chars.next().is_some_and(char::is_whitespace);
    match mark {
        Some('•' | '●' | '▪' | '◦' | '\u{f0b7}' | '\u{f0a7}' | '→' | '➢' | '✓') => true,
        Some('-' | '–' | '—' | '+' | '*') => spaced,
        _ => false,
    }
}

/// `1.`, `1.2.`, `1)`, `(1)`, `a)`, `đ.`, `IV.`, `A.`, `1/`, followed by white space or the end.
pub fn is_label(text: &str) -> bool {
    let Some(word) = text.split_whitespace().next() else { return false };
    let word = word.strip_prefix('(').unwrap_or(word);
    let core = word.trim_end_matches(['.', ')', '/', ':', '-']);
    if core.len() == word.len() {
        return is_dotted_number(core);
    }
    let letters = core.chars().count();
    (letters == 1 && core.chars().all(char::is_alphabetic))
        || (letters <= 2 && core.bytes().all(|b| b.is_ascii_digit()) && letters > 0)
        || is_dotted_number(core)
        || (letters <= 5 && letters > 0 && core.bytes().all(|b| matches!(b, b'I' | b'V' | b'X')))
}

/// `1.2`, `2.1.3`: each part at most two digits.
fn is_dotted_number(core: &str) -> bool {
    core.contains('.')
        && core.split('.').all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// At least three letters, none of them small.
pub fn is_capitals(text: &str) -> bool {
    let mut capitals = 0;
    for c in text.chars().filter(|c| c.is_alphabetic()) {
        if c.is_lowercase() {
            return false;
        }
        capitals += 1;
    }
    capitals >= 3
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut blank = false;
        let mut lines = Vec::new();
        for raw in split(text) {
            let mut line = Line { number: raw.number, indent: indent(raw.text), ..Line::default() };
            line.push(raw.text, raw.start);
            line.trim();
            if line.text.is_empty() {
                blank = true;
                continue;
            }
            line.before = if raw.page {
                Break::Page
            } else if blank {
                Break::Blank
            } else {
                Break::None
            };
            blank = false;
            lines.push(line);
        }
        paragraphs(lines).into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn lines_are_cut_and_numbered() {
        let raws = split("a\r\nb\n\x0cc");
        let seen: Vec<_> = raws.iter().map(|r| (r.text, r.start, r.number, r.page)).collect();
        assert_eq!(seen, [("a", 0, 1, false), ("b", 3, 2, false), ("", 5, 3, false), ("c", 6, 3, true)]);
    }

    #[test]
    fn a_page_break_inside_a_sentence_is_mended() {
        let head = "Giáo dục nâng cao ý thức trách nhiệm của đội ngũ cán bộ, viên chức và người";
        for gap in ["\n\n", "\n\n- 3 -\n\n", "\n\x0c", "\n\nTrang 4/12\n\n", "\n\n7\n\n"] {
            assert_eq!(
                read(&format!("{head}{gap}lao động trong nhà trường.")),
                [format!("{head} lao động trong nhà trường.")],
                "{gap:?}"
            );
        }
    }

    #[test]
    fn labels_and_marks_open_a_paragraph() {
        let head = "Giáo dục nâng cao ý thức trách nhiệm của đội ngũ cán bộ, viên chức và người";
        for next in
            ["a) lao động", "- lao động", "2. Lao động", "Nơi nhận:", "NGƯỜI LAO ĐỘNG", "đ) lao động", "1.2 Lao động"]
        {
            assert_eq!(read(&format!("{head}\n\n{next}")).len(), 2, "{next}");
        }
    }

    #[test]
    fn hard_wrapped_text_is_joined() {
        let text = "1. Nhà trường tổ chức tuyên truyền tới toàn thể cán bộ, giáo viên,\n\
                    nhân viên và học sinh về quy chế dân chủ. Tổ chức hội nghị theo Bộ\n\
                    Giáo dục và Đào tạo.\n\
                    2. Phát triển kinh tế của địa phương gắn với nhiệm vụ giáo dục, văn\n\
                    hóa; xây dựng trường học hạnh phúc.\n\
                    - Mua sắm trang thiết bị";
        let seen = read(text);
        assert_eq!(seen.len(), 3, "{seen:#?}");
        assert!(seen[0].ends_with("theo Bộ Giáo dục và Đào tạo."));
    }

    #[test]
    fn pieces_lead_back_to_the_file() {
        let mut line = Line::default();
        line.push("  xin ", 10);
        line.push("chào  ", 20);
        line.trim();
        assert_eq!(line.text, "xin chào");
        assert_eq!(line.pieces, [(0..4, 12), (4..9, 20)]);
    }
}
