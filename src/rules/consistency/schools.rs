//! Where a plan names schools: level and own name, and whether the place speaks of the plan's own school.

use crate::document::word_set::WordSet;
use crate::rules::language::word_pairs;
use crate::rules::prose::{self, Paragraph, Word};
use crate::rules::rule::Case;
use crate::span::Span;

/// One place that names a school.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// `THCS`, `TH`, `MN` …
    pub level: &'static str,
    /// `Đông Thạnh`.
    pub name: String,
    /// The whole: `trường THCS Đông Thạnh`.
    pub at: Span,
    /// It stands where only the plan's own school can be meant: head, lead, closing.
    pub own: bool,
}

/// Levels in small letters with their short form; the longer one first where one begins another.
const LEVELS: &[(&str, &str)] = &[
    ("tiểu học, trung học cơ sở và trung học phổ thông", "TH-THCS-THPT"),
    ("trung học cơ sở và trung học phổ thông", "THCS-THPT"),
    ("tiểu học và trung học cơ sở", "TH-THCS"),
    ("tiểu học, thcs và thpt", "TH-THCS-THPT"),
    ("tiểu học và thcs", "TH-THCS"),
    ("tiểu học - thcs", "TH-THCS"),
    ("tiểu học & thcs", "TH-THCS"),
    ("mầm non và tiểu học", "MN-TH"),
    ("mầm non - tiểu học", "MN-TH"),
    ("th, thcs và thpt", "TH-THCS-THPT"),
    ("thcs - thpt", "THCS-THPT"),
    ("thcs-thpt", "THCS-THPT"),
    ("thcs và thpt", "THCS-THPT"),
    ("thcs & thpt", "THCS-THPT"),
    ("thcs&thpt", "THCS-THPT"),
    ("th và thcs", "TH-THCS"),
    ("th & thcs", "TH-THCS"),
    ("th&thcs", "TH-THCS"),
    ("phổ thông dân tộc nội trú", "PTDTNT"),
    ("phổ thông dân tộc bán trú", "PTDTBT"),
    ("trung học cơ sở", "THCS"),
    ("trung học phổ thông", "THPT"),
    ("ptdtnt", "PTDTNT"),
    ("ptdtbt", "PTDTBT"),
    ("mầm non", "MN"),
    ("mẫu giáo", "MG"),
    ("tiểu học", "TH"),
    ("thcs", "THCS"),
    ("thpt", "THPT"),
    ("mn", "MN"),
    ("mg", "MG"),
    ("th", "TH"),
];

/// Kinds of centres, as the levels of schools.
const CENTRES: &[(&str, &str)] = &[
    ("giáo dục nghề nghiệp - giáo dục thường xuyên", "TTGDNN-GDTX"),
    ("gdnn - gdtx", "TTGDNN-GDTX"),
    ("gdnn-gdtx", "TTGDNN-GDTX"),
    ("giáo dục thường xuyên", "TTGDTX"),
    ("gdtx", "TTGDTX"),
];

/// What stands before the level.
static NOUNS: WordSet = WordSet::of(&["trường", "trung"]);

/// As many mentions are compared; a plan has some dozens.
const MOST: usize = 400;

/// Every place in reading order.
pub fn mentions(case: &Case<'_>) -> Vec<Mention> {
    case.prose.with_any(&NOUNS).flat_map(|paragraph| in_paragraph(case, &paragraph)).take(MOST).collect()
}

/// The name of the plan's own school: from the agency line, else from the lead.
pub fn own(mentions: &[Mention]) -> Option<&Mention> {
    mentions.iter().find(|m| m.own)
}

/// Letters that decide whether two names are one: small, one style of tone marks.
pub fn folded(name: &str) -> String {
    word_pairs::one_style(&prose::lower(name))
}

/// The same school: level and name agree.
pub fn same(a: &Mention, b: &Mention) -> bool {
    a.level == b.level && folded(&a.name) == folded(&b.name)
}

/// Probably the same school with a slip: the bare letters agree, or one letter of one syllable differs.
pub fn near(a: &Mention, b: &Mention) -> bool {
    a.level == b.level && !same(a, b) && near_names(&a.name, &b.name)
}

/// The names differ by marks only, or by one letter in one of at least two syllables.
pub fn near_names(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    if word_pairs::bare(&a) == word_pairs::bare(&b) {
        return a != b;
    }
    if sounds_alike(&a, &b) {
        return true;
    }
    let (x, y): (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    let different: Vec<_> = x.iter().zip(&y).filter(|(p, q)| p != q).collect();
    x.len() == y.len() && x.len() > 1 && different.len() == 1 && different.iter().all(|(p, q)| one_letter(p, q))
}

/// One syllable of two begins with a sound that many people do not tell apart: "Lê Chân" and "Lê Trân".
pub fn sounds_alike(a: &str, b: &str) -> bool {
    const ALIKE: &[(&str, &str)] =
        &[("ch", "tr"), ("s", "x"), ("l", "n"), ("d", "gi"), ("d", "r"), ("gi", "r"), ("d", "đ")];
    let pairs = a.split(' ').zip(b.split(' '));
    let different: Vec<(&str, &str)> = pairs.filter(|(p, q)| p != q).collect();
    let [(p, q)] = different[..] else { return false };
    let swaps = |x: &str, y: &str| {
        let rest = |head: &str, s: &str| s.strip_prefix(head).map(str::to_owned);
        ALIKE.iter().any(|(m, n)| rest(m, x).is_some_and(|r| !r.is_empty() && Some(r) == rest(n, y)))
    };
    a.split(' ').count() == b.split(' ').count() && a.contains(' ') && (swaps(p, q) || swaps(q, p))
}

/// One letter other, missing or too much; marks do not count as letters.
fn one_letter(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (word_pairs::bare(a).chars().collect(), word_pairs::bare(b).chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let head = short.iter().zip(long.iter()).take_while(|(p, q)| p == q).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(p, q)| p == q).count();
    long.len() - short.len() <= 1 && long.len() > 2 && head + tail + 1 >= long.len()
}

fn in_paragraph(case: &Case<'_>, paragraph: &Paragraph<'_>) -> Vec<Mention> {
    let part = case.plan.place_of_block.get(paragraph.index).and_then(Option::as_deref);
    let agency = case.plan.header.agency.as_ref().filter(|a| a.at.block as usize == paragraph.index);
    // In a head laid out with tabs the agency shares its line with the motto.
    let capitals = prose::is_upper(paragraph.text) || agency.is_some_and(|a| prose::is_upper(&a.text));
    let agency = agency.is_some();
    // A line in capitals runs on without a sign of where the name ends; only the agency's own line is sure.
    if capitals && !agency {
        return Vec::new();
    }
    let lower = paragraph.small();
    let own = matches!(part, Some("header" | "lead" | "closing"));
    let schools = prose::places(lower, "trường").into_iter().map(|found| (found, LEVELS));
    let centres = prose::places(lower, "trung tâm").into_iter().map(|found| (found, CENTRES));
    schools
        .chain(centres)
        .filter_map(|(found, levels)| {
            let (level, after) = level(lower, found.end, levels)?;
            let words = name(paragraph.text, after, capitals);
            let (first, last) = (words.first()?, words.last()?);
            let name = title_case(&paragraph.text[first.start..last.end]);
            Some(Mention { level, name, at: paragraph.span(found.start..last.end), own })
        })
        .collect()
}

fn level(lower: &str, at: usize, levels: &[(&str, &'static str)]) -> Option<(&'static str, usize)> {
    let tail = lower.get(at..)?;
    let start = at + (tail.len() - tail.trim_start_matches(' ').len());
    let (words, code) = levels
        .iter()
        .find(|(words, _)| lower[start..].starts_with(words) && prose::whole(lower, start..start + words.len()))?;
    let end = start + words.len();
    // “phổ thông dân tộc bán trú Tiểu học …”: a level inside the kind of school is no name.
    let end = if code.starts_with("PTDT") { level(lower, end, levels).map_or(end, |(_, inner)| inner) } else { end };
    (start > at).then_some((*code, end))
}

/// Words of the name after the level: large ones, and the number of "Tân Phú 2".
fn name(text: &str, mut at: usize, capitals: bool) -> Vec<Word<'_>> {
    const ENDS: &[&str] = &["NĂM", "XÂY", "THỰC", "TỔ"];
    let mut words = Vec::new();
    while let Some(word) = prose::word_after(text, at).filter(|w| text.get(at..w.start) == Some(" ") && words.len() < 5)
    {
        let number = !words.is_empty() && prose::number(word.text).is_some() && word.text.len() == 1;
        let fits = number || word.is_capitalised() || capitals && word.is_upper() && !ENDS.contains(&word.text);
        if !fits {
            break;
        }
        at = word.end;
        words.push(word);
    }
    words
}

fn title_case(name: &str) -> String {
    name.split(' ').map(|w| prose::capitalised(&prose::lower(w))).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn near_names_differ_by_a_mark_or_a_letter() {
        assert!(near_names("Đông Thanh", "Đông Thạnh"));
        assert!(near_names("Minh Hòa", "Minh Hoàn"));
        assert!(!near_names("Minh Hòa", "Minh Hoà"));
        assert!(!near_names("Minh Hòa", "Minh Tâm"));
        assert!(!near_names("Tân Phú 1", "Tân Phú 2"));
        assert!(!near_names("Hoa Mai", "Hoa Sen"));
    }
}
