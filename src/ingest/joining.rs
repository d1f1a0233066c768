//! From lines to paragraphs: hard-wrapped lines and paragraphs cut by a page break are joined, page numbers dropped. Knows
//! how plans look as text, not what they mean; a doubtful line stays alone.

use crate::ingest::lines::{Break, Line, LineKind};
use crate::text::compose::composed;

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
            End::Open => inside_item || self.is_full(open, next) || ends_in_a_link(open),
            End::Sentence => self.is_full(open, next) && self.spaced && next.indent <= open.indent,
            End::List => false,
        }
    }

    /// The first word of the next line would not have fitted on this one.
    fn is_full(&self, open: &Line, next: &Line) -> bool {
        let word = next.text.split_whitespace().next().map_or(0, |w| composed(w).chars().count()) as u32;
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

/// "… của Bộ giáo dục và": no sentence and no title ends in such a word.
fn ends_in_a_link(open: &Line) -> bool {
    const LINKS: &[&str] = &["và", "của", "với", "về", "các", "cho", "hoặc", "trong", "theo", "để", "những", "từ"];
    open.last_length >= 40 && open.text.rsplit(' ').next().is_some_and(|word| LINKS.contains(&word))
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
    let text = &*composed(text);
    is_marked(text)
        || is_label(text)
        || is_capitals(text)
        || OPENERS.iter().any(|opener| text.starts_with(opener))
        || is_row(text)
}

fn is_row(text: &str) -> bool {
    text.starts_with('|') || text.contains('\t')
}

/// Bytes of the longest part of a form.
const LONGEST_COMPONENT: usize = 2048;

/// A part of the form that ends with its line.
fn stands_alone(text: &str) -> bool {
    // Longer text is no part of the form; a paragraph that grows line by line is not looked through again and again.
    if text.len() > LONGEST_COMPONENT {
        return false;
    }
    let text = &*composed(text);
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
    use crate::ingest::lines::{indent, split};

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
}
