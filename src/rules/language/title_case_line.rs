//! A heading or line in which every word begins large, as in an English title.

use crate::finding::{Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::people;
use crate::rules::prose::{Paragraph, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN071",
    name: "title-case-line",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II"),
    needs: Needs::Text,
    page: include_str!("title_case_line.md"),
    check,
};

/// As few words make no line in title case: "Mục Đích" alone proves nothing.
const FEWEST: usize = 4;

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let part = case.plan.place_of_block.get(paragraph.index).and_then(Option::as_deref);
        if matches!(part, Some("signature" | "header" | "recipients")) || paragraph.in_cell() {
            continue;
        }
        if let Some(range) = title_case(&paragraph) {
            gathered.add(
                paragraph.span(range),
                "Cả dòng viết hoa mọi chữ đầu; tiêu đề chỉ viết hoa chữ đầu dòng hoặc viết in hoa toàn bộ.",
                "Every word of the line begins large; a heading has one large first letter or is all in capitals.",
            );
        }
    }
    gathered.report(sink);
}

/// The stretch of a line whose words all begin large; the list number before it does not count.
fn title_case(paragraph: &Paragraph<'_>) -> Option<std::ops::Range<usize>> {
    let head = paragraph.words.iter().take_while(|w| !w.text.chars().any(char::is_lowercase)).count();
    let words = paragraph.words.get(head..)?;
    let all_large = words.iter().all(|w| w.is_capitalised() && w.text.chars().count() > 1);
    let (first, last) = (words.first()?, words.last()?);
    let name = people::is_family(first.text) || proper(words);
    (words.len() >= FEWEST && all_large && !name).then_some(first.start..last.end)
}

/// Names of places and persons are large in every word: a line that holds no word of the trade is left alone.
fn proper(words: &[Word<'_>]) -> bool {
    const TRADE: &[&str] = &[
        "tổ", "chức", "hiện", "mục", "đích", "yêu", "cầu", "nhiệm", "vụ", "nội", "dung", "giải", "pháp", "kế", "hoạch",
        "học", "sinh", "giáo", "viên", "công", "tác", "kiểm", "tra", "báo", "cáo", "triển", "khai", "phân", "trách",
        "chế", "độ", "và", "các",
    ];
    !words.iter().any(|w| w.is_one_of(TRADE))
}
