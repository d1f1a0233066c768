//! A word and a number without a blank between: "tháng12", "15học sinh".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::letterhead;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN015",
    name: "word-joined-to-number",
    topic: Topic::Typing,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("word_joined_to_number.md"),
    check,
};

/// Words that a number follows.
const BEFORE: &[&str] = &[
    "ngày", "tháng", "năm", "quý", "tuần", "khoản", "điều", "mục", "điểm", "lớp", "khối", "số", "trước", "sau", "từ",
    "đến", "trang", "chương", "phần", "kỳ", "đạt", "gồm", "có", "là", "khoảng", "trên", "dưới", "phòng",
];
/// Words that follow a number.
const AFTER: &[&str] = &[
    "ngày",
    "tháng",
    "năm",
    "tuần",
    "học",
    "giáo",
    "lớp",
    "người",
    "em",
    "tiết",
    "buổi",
    "lần",
    "đồng",
    "triệu",
    "phút",
    "giờ",
    "cán",
    "viên",
    "tổ",
    "khối",
    "phòng",
    "bài",
    "cuộc",
    "đợt",
    "trường",
    "chi",
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        for word in paragraph.words {
            let Some(cut) = seam(word.text) else { continue };
            if prose::is_technical(prose::chunk(paragraph.text, word.start)) {
                continue;
            }
            let at = word.start + cut;
            let (left, right) = word.text.split_at(cut);
            gathered
                .add(
                    paragraph.span(word.range()),
                    format!("Thiếu khoảng trắng giữa “{left}” và “{right}”."),
                    format!("A blank is missing between “{left}” and “{right}”."),
                )
                .mend(Safety::Safe, paragraph.span(at..at), " ");
        }
    }
    gathered.report(sink);
}

/// Where the blank is missing.
fn seam(word: &str) -> Option<usize> {
    let digit = |c: char| c.is_ascii_digit();
    if !word.bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let small = prose::lower(word);
    if let Some(cut) = small.find(digit).filter(|cut| *cut > 0) {
        let rest = &small[cut..];
        return (BEFORE.contains(&&small[..cut]) && rest.chars().all(digit)).then_some(cut);
    }
    let cut = small.find(|c: char| !digit(c)).filter(|cut| *cut > 0)?;
    AFTER.contains(&&small[cut..]).then_some(cut)
}
