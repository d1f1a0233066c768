//! The parts of a cited document with commas between them or from the large to the small: "Điều 24, khoản 1".

use crate::finding::{Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD036",
    name: "part-order",
    topic: Topic::CitationForm,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 7"),
    needs: Needs::Text,
    page: include_str!("part_order.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        let mut i = 0;
        while i + 3 < words.len() {
            let Some((end, downwards)) = chain(paragraph.text, words, i) else {
                i += 1;
                continue;
            };
            let (vi, en) = if downwards {
                (
                    "Viện dẫn từ nhỏ đến lớn: điểm, khoản rồi mới đến Điều.",
                    "Parts are cited from the small to the large: điểm, khoản, Điều.",
                )
            } else {
                ("Giữa điểm, khoản, Điều không có dấu phẩy.", "There is no comma between điểm, khoản and Điều.")
            };
            gathered.add(paragraph.span(words[i].start..words[end].end), vi, en);
            i = end + 1;
        }
    }
    gathered.report(sink);
}

/// The rank of a part and whether its label fits: điểm a, khoản 2, Điều 5.
fn rank(words: &[Word<'_>], i: usize) -> Option<u8> {
    let (noun, label) = (words.get(i)?, words.get(i + 1)?.text);
    let rank = ["điểm", "khoản", "điều"].iter().position(|word| noun.is(word))?;
    let numbered = prose::number(label).is_some();
    let letter = label.chars().count() == 1 && label.chars().all(|c| c.is_alphabetic() && c.is_lowercase());
    (if rank == 0 { letter } else { numbered }).then_some(rank as u8 + 1)
}

/// Index of the last word of a faulty chain that begins at `i`, and whether it runs from large to small.
fn chain(text: &str, words: &[Word<'_>], i: usize) -> Option<(usize, bool)> {
    let mut last = i;
    let mut ranks = vec![rank(words, i)?];
    let mut comma = false;
    while let Some(next) = rank(words, last + 2) {
        let gap = text.get(words[last + 1].end..words[last + 2].start)?;
        if !matches!(gap, " " | ", ") || ranks.last() == Some(&next) {
            break;
        }
        comma |= gap == ", ";
        ranks.push(next);
        last += 2;
    }
    let upwards = ranks.windows(2).all(|p| p[0] < p[1]);
    let downwards = ranks.windows(2).all(|p| p[0] > p[1]);
    (ranks.len() > 1 && (downwards || upwards && comma)).then_some((last + 1, downwards))
}
