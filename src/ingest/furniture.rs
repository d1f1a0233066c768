//! Page numbers that a text export leaves between the lines of a plan. Dropped only when they cut a sentence, stand at a
//! form feed, or come again and again; a lone number elsewhere may be a table's.

use crate::ingest::lines::{Break, Line, LineKind};

/// Lines of text between two bare page numbers, at least.
const LEAST_DISTANCE: usize = 10;

/// The dress of a page number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dress {
    Bare,
    Dashed,
    Worded,
}

/// The lines without page numbers; a line after a dropped one has a page break before it.
pub fn without(mut lines: Vec<Line>, continues: impl Fn(&Line, &Line) -> bool) -> Vec<Line> {
    let marks: Vec<Option<(Dress, u32)>> = lines.iter().map(page_number).collect();
    if marks.iter().all(Option::is_none) {
        return lines;
    }
    let repeated = repeated(&marks);
    let drop: Vec<bool> = (0..lines.len())
        .map(|i| marks[i].is_some() && (repeated[i] || at_page_break(&lines, i) || cuts(&lines, i, &continues)))
        .collect();
    let mut out = Vec::with_capacity(lines.len());
    let mut page = false;
    for (mut line, drop) in lines.drain(..).zip(drop) {
        if drop {
            page = true;
            continue;
        }
        if std::mem::take(&mut page) {
            line.before = Break::Page;
        }
        out.push(line);
    }
    out
}

fn at_page_break(lines: &[Line], i: usize) -> bool {
    lines[i].before == Break::Page || lines.get(i + 1).is_some_and(|next| next.before == Break::Page)
}

/// The lines around it are one paragraph.
fn cuts(lines: &[Line], i: usize, continues: impl Fn(&Line, &Line) -> bool) -> bool {
    let (Some(open), Some(next)) = (i.checked_sub(1).and_then(|b| lines.get(b)), lines.get(i + 1)) else {
        return false;
    };
    let mut next = next.clone();
    next.before = Break::Blank;
    continues(open, &next)
}

/// Marks of one dress whose numbers climb by one; bare numbers must also stand a page apart.
fn repeated(marks: &[Option<(Dress, u32)>]) -> Vec<bool> {
    let mut out = vec![false; marks.len()];
    for dress in [Dress::Bare, Dress::Dashed, Dress::Worded] {
        let mut last: Option<(usize, u32)> = None;
        for (i, mark) in marks.iter().enumerate() {
            let Some((_, number)) = mark.filter(|(d, _)| *d == dress) else { continue };
            if let Some((before, previous)) = last
                && number == previous + 1
                && (dress != Dress::Bare || i - before >= LEAST_DISTANCE)
            {
                out[before] = true;
                out[i] = true;
            }
            last = Some((i, number));
        }
    }
    out
}

/// `3`, `- 3 -`, `[3]`, `Trang 3`, `Trang 3/12`, `Page 3 of 12`.
fn page_number(line: &Line) -> Option<(Dress, u32)> {
    if line.kind != LineKind::Plain || line.text.len() > 24 {
        return None;
    }
    let text = line.text.as_str();
    if let Some(rest) =
        text.strip_prefix("Trang").or_else(|| text.strip_prefix("Page")).or_else(|| text.strip_prefix("trang"))
    {
        let rest = rest.trim_start_matches([' ', ':', '.', '\u{a0}']);
        let first = rest.split(['/', ' ']).next()?;
        let whole = rest.replace("of", "").chars().all(|c| c.is_ascii_digit() || matches!(c, '/' | ' '));
        return whole.then(|| number(first)).flatten().map(|n| (Dress::Worded, n));
    }
    let bare = text.trim_matches(['-', '–', '—', ' ', '[', ']', '~', '|']);
    let dress = if bare.len() == text.len() { Dress::Bare } else { Dress::Dashed };
    let first = bare.split('/').next()?;
    let rest = bare.get(first.len() + 1..).unwrap_or("1");
    number(rest)?;
    number(first).map(|n| (dress, n))
}

fn number(text: &str) -> Option<u32> {
    (text.len() <= 4 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(text: &str) -> Line {
        Line { text: text.to_owned(), before: Break::Blank, ..Line::default() }
    }

    #[test]
    fn dresses() {
        let of = |text: &str| page_number(&line(text));
        assert_eq!(of("- 3 -"), Some((Dress::Dashed, 3)));
        assert_eq!(of("Trang 4/12"), Some((Dress::Worded, 4)));
        assert_eq!(of("7"), Some((Dress::Bare, 7)));
        assert_eq!(of("3/12"), Some((Dress::Bare, 3)));
        assert_eq!(of("- 3 học sinh"), None);
        assert_eq!(of("15/9/2024"), None);
        assert_eq!(of("Trang bị"), None);
    }

    #[test]
    fn numbers_of_a_table_stay() {
        let texts = ["1", "Tổ chức hội nghị", "2", "Kiểm tra nội bộ", "3", "Tổng kết"];
        let kept = without(texts.iter().map(|t| line(t)).collect(), |_, _| false);
        assert_eq!(kept.len(), 6);
    }
}
