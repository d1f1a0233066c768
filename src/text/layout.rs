//! Lines of a page made into paragraphs, on request: page furniture out, broken lines joined, letter-spaced headings and
//! split words closed, joined words parted.
//!
//! Vietnamese has no hyphenation at line ends; lists, headings, recipients, signatures and table rows are never joined.

use crate::text::cells::Cells;
use crate::text::compound;
use crate::text::letter::{self, letter};
use crate::text::offset_map::Certainty;
use crate::text::rule::Rule;
use crate::text::syllable;
use std::ops::Range;

/// Repairs a whole text.
pub fn repair(cells: &mut Cells) {
    drop_furniture(cells);
    close_headings(cells);
    close_words(cells);
    part_words(cells);
    join_lines(cells);
}

fn text(cells: &Cells, range: Range<usize>) -> String {
    cells.list.get(range).unwrap_or(&[]).iter().map(|cell| cell.ch).collect()
}

/// Drops lines that are only a page number, and lines that stand next to three page numbers or more.
fn drop_furniture(cells: &mut Cells) {
    let lines = cells.lines();
    let texts: Vec<String> = lines.iter().map(|line| text(cells, line.clone()).trim().to_owned()).collect();
    let line = |at: usize| texts.get(at).map_or("", String::as_str);
    let is_number = |at: usize| {
        let near = |at: usize| line(at).bytes().all(|b| b.is_ascii_digit()) && !line(at).is_empty();
        // A column of numbers is a table, not a run of pages.
        is_page_number(line(at)) && !(near(at) && ((at > 0 && near(at - 1)) || near(at + 1)))
    };
    let pages: Vec<usize> = (0..texts.len()).filter(|&at| is_number(at)).collect();
    let mut beside: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for &page in &pages {
        for at in [page.wrapping_sub(1), page + 1] {
            if line(at).chars().count() > 4 {
                *beside.entry(line(at)).or_default() += 1;
            }
        }
    }
    let repeated = |at: usize| beside.get(line(at)).is_some_and(|count| *count > 2);
    let next_to_page =
        |at: usize| pages.binary_search(&(at + 1)).is_ok() || (at > 0 && pages.binary_search(&(at - 1)).is_ok());
    let gone = |at: usize| pages.binary_search(&at).is_ok() || (repeated(at) && next_to_page(at));
    let ranges = lines.iter().enumerate().filter(|(at, _)| gone(*at)).map(|(_, line)| line.start..line.end + 1);
    remove(cells, ranges.collect(), Rule::PageFurniture);
}

/// `3`, `- 3 -`, `Trang 4`, `Trang 4/12`.
fn is_page_number(line: &str) -> bool {
    let line = line.strip_prefix("Trang").or_else(|| line.strip_prefix("trang")).unwrap_or(line);
    let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '—'));
    let (first, second) = line.split_once('/').unwrap_or((line, "1"));
    let number = |part: &str| (1..=4).contains(&part.trim().len()) && part.trim().bytes().all(|b| b.is_ascii_digit());
    number(first) && number(second)
}

fn remove(cells: &mut Cells, ranges: Vec<Range<usize>>, rule: Rule) {
    let mut changes = Vec::with_capacity(ranges.len());
    for range in ranges {
        let range = range.start..range.end.min(cells.list.len());
        for &cell in cells.list.get(range.clone()).unwrap_or(&[]).to_vec().iter() {
            cells.drop_cell(cell, rule, Certainty::High);
        }
        changes.push((range, Vec::new()));
    }
    cells.apply(changes);
}

/// `Q U Y Ế T   Đ Ị N H`: single letters with single spaces, two or more spaces between words.
fn close_headings(cells: &mut Cells) {
    let mut gone = Vec::new();
    for line in cells.lines() {
        if !is_spaced(cells, line.clone()) {
            continue;
        }
        let mut at = line.start;
        while at < line.end {
            let spaces = (at..line.end).take_while(|&i| cells.at(i) == ' ').count();
            let inner = at > line.start && at + spaces < line.end;
            match spaces {
                1 if inner => gone.push(at..at + 1),
                2.. if inner => gone.push(at + 1..at + spaces),
                _ => {}
            }
            at += spaces.max(1);
        }
    }
    remove(cells, gone, Rule::LetterSpacing);
}

/// Four letters or more that stand alone, nearly nothing else, and a wider gap or one word only.
fn is_spaced(cells: &Cells, line: Range<usize>) -> bool {
    let text = text(cells, line);
    let tokens: Vec<&str> = text.split(' ').filter(|token| !token.is_empty()).collect();
    let single = |token: &&&str| token.chars().count() == 1 && token.chars().all(char::is_alphabetic);
    let letters = tokens.iter().filter(single).count();
    if letters < 4 || letters * 5 < tokens.len() * 4 {
        return false;
    }
    let words = text.trim().split("  ").map(|word| word.replace(' ', ""));
    words.filter(|word| !word.is_empty()).all(|word| {
        let letters = word.trim_matches(|c: char| !c.is_alphabetic());
        letters.is_empty() || syllable::is_legal(letters)
    })
}

/// `Vi ệ t Nam`, `b ảo đả m`: pieces between single spaces that only together make syllables.
fn close_words(cells: &mut Cells) {
    let mut gone = Vec::new();
    for line in cells.lines() {
        let pieces = pieces(cells, line);
        let torn = pieces.iter().any(|piece| piece.broken);
        if torn || pieces.iter().any(|piece| piece.weak && piece.range.len() < 3) {
            gone.extend(joints(cells, &pieces, torn));
        }
    }
    remove(cells, gone, Rule::LetterSpacing);
}

struct Piece {
    range: Range<usize>,
    /// Letters that make no syllable.
    broken: bool,
    /// A syllable that hardly stands by itself.
    weak: bool,
    /// Letters only.
    letters: bool,
}

fn pieces(cells: &Cells, line: Range<usize>) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut at = line.start;
    while at < line.end {
        let len = (at..line.end).take_while(|&i| cells.at(i) != ' ').count();
        if len > 0 {
            let chars = || (at..at + len).map(|i| cells.at(i));
            let letters = chars().all(|c| letter(c).is_some());
            let reading = syllable::read(chars());
            let legal = reading.is_some_and(|r| syllable::is_legal_reading(r) && syllable::frequency(r) > 0);
            let weak = letters && (len == 1 || reading.is_some_and(|r| syllable::frequency(r) < 2));
            let shouted = len > 1 && chars().all(|c| c.is_ascii_uppercase());
            found.push(Piece { range: at..at + len, broken: letters && !legal && !shouted && len < 5, weak, letters });
        }
        at += len + 1;
    }
    found
}

/// The spaces to drop: the fewest syllables that leave the fewest broken pieces.
fn joints(cells: &Cells, pieces: &[Piece], torn: bool) -> Vec<Range<usize>> {
    const MOST: usize = 4;
    // cost[i]: the best reading of the pieces from i on; how many of them the first word takes.
    let mut best: Vec<(u32, usize)> = vec![(0, 0); pieces.len() + 1];
    for at in (0..pieces.len()).rev() {
        let alone = if pieces.get(at).is_some_and(|piece| piece.broken) { 30 } else { 10 };
        let mut top = (alone + best.get(at + 1).map_or(0, |b| b.0), 1);
        for count in 2..=MOST.min(pieces.len() - at) {
            if let Some(group) = pieces.get(at..at + count)
                && makes_word(cells, group, torn, pieces.get(at + count), at.checked_sub(1).and_then(|i| pieces.get(i)))
            {
                let cost = 9 + count as u32 / 4 + best.get(at + count).map_or(0, |b| b.0);
                top = top.min((cost, count));
            }
        }
        if let Some(slot) = best.get_mut(at) {
            *slot = top;
        }
    }
    let mut gone = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let count = best.get(at).map_or(1, |b| b.1).max(1);
        let group = pieces.get(at..at + count).unwrap_or(&[]);
        gone.extend(group.windows(2).filter_map(|pair| Some(pair.first()?.range.end..pair.last()?.range.start)));
        at += count;
    }
    gone
}

/// Pieces that are parted by one space each, some of them broken, and that make an attested syllable together; weak pieces
/// only when the line is torn elsewhere, or the whole makes a common word with the next piece or the one before.
fn makes_word(cells: &Cells, group: &[Piece], line_torn: bool, next: Option<&Piece>, before: Option<&Piece>) -> bool {
    let close = group.windows(2).all(|pair| match pair {
        [a, b] => a.range.end + 1 == b.range.start,
        _ => false,
    });
    let small = group.iter().skip(1).all(|piece| !cells.at(piece.range.start).is_uppercase());
    let shouted = group.iter().all(|piece| cells.at(piece.range.start).is_uppercase());
    if !close || !(small || shouted) || !group.iter().all(|piece| piece.letters) {
        return false;
    }
    let read = |piece: &Piece| syllable::read(piece.range.clone().map(|i| cells.at(i)));
    let chars = group.iter().flat_map(|piece| piece.range.clone()).map(|i| cells.at(i));
    let Some(whole) = syllable::read(chars).filter(|r| syllable::frequency(*r) > 0) else { return false };
    let joined = || {
        next.and_then(read).is_some_and(|n| compound::is_known(whole, n))
            || before.and_then(read).is_some_and(|b| compound::is_known(b, whole))
    };
    let weak = group.iter().any(|piece| piece.weak && (piece.range.len() > 1 || !line_torn));
    let common = line_torn && syllable::frequency(whole) > 1;
    group.iter().any(|piece| piece.broken) || (weak && (common || joined()))
}

/// `hướngdẫn`: a word that is no syllable and has exactly one split into two attested ones.
fn part_words(cells: &mut Cells) {
    let mut changes = Vec::new();
    let mut at = 0;
    while at < cells.list.len() {
        let len = cells.list.iter().skip(at).take_while(|cell| letter(cell.ch).is_some()).count();
        if (4..=14).contains(&len)
            && let Some(split) = only_split(cells, at..at + len)
        {
            let mut text: Vec<char> = (at..at + len).map(|i| cells.at(i)).collect();
            text.insert(split, ' ');
            let new = cells.replacement(at..at + len, &text, Rule::MissingSpace, Certainty::High);
            changes.push((at..at + len, new));
        }
        at += len + 1;
    }
    cells.apply(changes);
}

fn only_split(cells: &Cells, word: Range<usize>) -> Option<usize> {
    let chars: Vec<char> = word.map(|i| cells.at(i)).collect();
    let marked = chars.iter().filter(|c| letter::is_marked(**c)).count();
    let attested = |part: &[char]| syllable::read(part.iter().copied()).is_some_and(|r| syllable::frequency(r) > 0);
    if marked == 0 || syllable::read(chars.iter().copied()).is_some_and(|r| r.entry().is_some()) {
        return None;
    }
    let small = |c: Option<&char>| c.is_some_and(|c| c.is_lowercase());
    let mut splits = (2..chars.len().saturating_sub(1)).filter(|&at| {
        let (a, b) = chars.split_at(at);
        small(b.first()) && attested(a) && attested(b)
    });
    splits.next().filter(|_| splits.next().is_none())
}

const FUNCTION_WORDS: [&str; 22] = [
    "với", "của", "và", "theo", "tại", "cho", "về", "các", "những", "là", "do", "bởi", "từ", "để", "trong", "trên",
    "bằng", "hoặc", "cùng", "mọi", "từng", "số",
];

/// Words that a number completes.
const NUMBER_WORDS: [&str; 9] = ["ngày", "tháng", "năm", "quý", "lúc", "số", "khoản", "điều", "điểm"];

const HEADINGS: [&str; 8] = ["điều ", "chương ", "mục ", "phần ", "phụ lục", "nơi nhận", "kính gửi", "căn cứ "];

/// Joins line k and k+1 where one sentence goes on.
fn join_lines(cells: &mut Cells) {
    let lines = cells.lines();
    let mut gone = Vec::new();
    let mut spaces = Vec::new();
    for pair in lines.windows(2) {
        let [a, b] = pair else { continue };
        let (first, second) = (text(cells, a.clone()), text(cells, b.clone()));
        let trailing = first.chars().rev().take_while(|c| *c == ' ').count();
        let leading = second.chars().take_while(|c| *c == ' ').count();
        match joint(first.trim(), second.trim()) {
            Joint::None => {}
            Joint::Symbol => gone.push(a.end - trailing..b.start + leading),
            Joint::Space => {
                spaces.push(a.end);
                gone.extend((trailing > 0).then(|| a.end - trailing..a.end));
                gone.extend((leading > 0).then(|| b.start..b.start + leading));
            }
        }
    }
    for at in spaces {
        cells.set(at, ' ', Rule::LineJoin, Certainty::High);
    }
    remove(cells, gone, Rule::LineJoin);
}

#[derive(Debug, PartialEq, Eq)]
enum Joint {
    None,
    /// A document symbol broken behind its hyphen: nothing between.
    Symbol,
    Space,
}

fn joint(first: &str, second: &str) -> Joint {
    if first.is_empty() || second.is_empty() || first.contains('\t') || second.contains('\t') || is_item(second) {
        return Joint::None;
    }
    if breaks_symbol(first, second) {
        return Joint::Symbol;
    }
    let last_word = first.rsplit(' ').next().unwrap_or("");
    let ends = first.ends_with(['.', ':', ';', '!', '?', '…', '/']) || is_shouted(first) || is_shouted(second);
    let next = second.chars().next().unwrap_or(' ');
    let lower = last_word.to_lowercase();
    let goes_on = next.is_lowercase()
        || (next.is_ascii_digit() && NUMBER_WORDS.contains(&lower.as_str()))
        || (FUNCTION_WORDS.contains(&lower.as_str()) && next.is_alphanumeric());
    if !ends && goes_on { Joint::Space } else { Joint::None }
}

/// `12/KH-` and `UBND`.
fn breaks_symbol(first: &str, second: &str) -> bool {
    let token = first.rsplit(' ').next().unwrap_or("");
    let body = token.strip_suffix(['-', '/']).unwrap_or("");
    let capital = body.chars().next_back().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit());
    let symbol = body.chars().any(|c| c.is_ascii_digit()) && (body.contains('/') || token.ends_with('/'));
    // The Party's form has the slash behind the hyphen: `29-` and `NQ/TW`.
    let tail = second.split(' ').next().unwrap_or("");
    let party = token.ends_with('-')
        && body.bytes().all(|b| b.is_ascii_digit())
        && tail
            .split_once('/')
            .is_some_and(|(kind, _)| kind.chars().count() > 1 && kind.chars().all(char::is_uppercase));
    capital && (symbol || party) && second.chars().next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// Lines that begin something of their own: bullets, numbers, letters with a bracket, Điều, Chương.
fn is_item(line: &str) -> bool {
    let lower = line.to_lowercase();
    if line.starts_with(['-', '+', '•', '*', '–', '●', '▪', '➢', '❖', '✔', '◻', '■', '_', '|']) {
        return true;
    }
    let label: String = lower.chars().take_while(|c| c.is_alphanumeric()).take(5).collect();
    let after = lower.chars().nth(label.chars().count());
    let numbered = label.chars().all(|c| c.is_ascii_digit() || "ivx".contains(c)) && label.len() < 5;
    let lettered = label.chars().count() == 1;
    let marked = matches!(after, Some('.' | ')')) && !label.is_empty() && (numbered || lettered);
    let next_digit = lower.chars().nth(label.chars().count() + 1).is_some_and(|c| c.is_ascii_digit());
    (marked && !(after == Some('.') && next_digit && numbered && label.len() > 1)) || is_heading(line, &lower)
}

fn is_heading(line: &str, lower: &str) -> bool {
    let capital = line.chars().next().is_some_and(char::is_uppercase);
    capital && HEADINGS.iter().any(|word| lower.starts_with(word))
}

/// A line in capitals: a heading or a signature.
fn is_shouted(line: &str) -> bool {
    let letters = || line.chars().filter(|c| c.is_alphabetic());
    letters().count() > 3 && letters().all(|c| c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(source: &str) -> String {
        let mut cells = Cells::new(source);
        repair(&mut cells);
        cells.finish(source).0
    }

    #[test]
    fn broken_lines_join() {
        for (source, text) in [
            ("Số: 12/KH-\nUBND", "Số: 12/KH-UBND"),
            ("Nghị quyết số 29-\nNQ/TW", "Nghị quyết số 29-NQ/TW"),
            ("ngày 05 tháng\n3 năm 2020", "ngày 05 tháng 3 năm 2020"),
            ("thực hiện nhiệm vụ\n- 3 -\nđược giao", "thực hiện nhiệm vụ được giao"),
            ("đến năm 2030 \nTrang 4/12\n đạt 90%", "đến năm 2030 đạt 90%"),
            ("căn cứ vào các\nNghị định", "căn cứ vào các Nghị định"),
        ] {
            assert_eq!(run(source), text);
        }
    }

    #[test]
    fn what_stands_by_itself_is_not_joined() {
        for kept in [
            "- Rà soát;\n- báo cáo.",
            "STT\tNội dung\n1\tRà soát",
            "Nơi nhận:\n- Như trên;",
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH",
            "Nội dung\na) khảo sát",
            "1\n2\n3",
            "theo kế hoạch\n\nvà dự toán",
            "Điều 5\nĐiều 6",
        ] {
            assert_eq!(run(kept), kept);
        }
    }

    #[test]
    fn letters_and_words_close_and_part() {
        for (source, text) in [
            ("Q U Y Ế T   Đ Ị N H", "QUYẾT ĐỊNH"),
            ("Vi ệ t Nam", "Việt Nam"),
            ("x ã Đông Hà", "xã Đông Hà"),
            ("b ảo đả m đúng ti ế n độ", "bảo đảm đúng tiến độ"),
            ("TH Ự C HI Ệ N", "THỰC HIỆN"),
            ("hướngdẫn thực hiện", "hướng dẫn thực hiện"),
            ("nướcngoài", "nước ngoài"),
        ] {
            assert_eq!(run(source), text);
        }
        for kept in ["lớp 5 A và 5 B", "điểm a khoản 1", "Trường THPT A", "Đắk Lắk, Ea H'leo", "a b c", "khoa học"]
        {
            assert_eq!(run(kept), kept);
        }
    }
}
