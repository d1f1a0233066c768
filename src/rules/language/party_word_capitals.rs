//! The Party named with one word: "Đảng".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN063",
    name: "party-word-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 4"),
    needs: Needs::Text,
    page: include_str!("party_word_capitals.md"),
    check,
};

/// Words before it that show that the Communist Party is meant.
const BEFORE: &[&str] = &["của", "theo", "vào", "ơn", "dựng", "quyết", "mừng", "tin", "trương", "với"];
/// Words after it that make another word of it.
const AFTER: &[&str] = &[
    "viên", "bộ", "ủy", "uỷ", "đoàn", "phái", "phí", "vụ", "cầm", "khác", "tịch", "tính", "đối", "cộng", "cấp", "dân",
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        for range in prose::places(paragraph.text, "đảng") {
            let before = prose::word_before(paragraph.text, range.start).map_or("", |w| w.text);
            let after = prose::word_after(paragraph.text, range.end).map_or("", |w| w.text);
            if !BEFORE.contains(&before) || AFTER.contains(&after) {
                continue;
            }
            let at = paragraph.span(range);
            gathered
                .add(
                    at,
                    "Viết hoa “Đảng” khi chỉ Đảng Cộng sản Việt Nam.",
                    "“Đảng” begins large when the Communist Party of Viet Nam is meant.",
                )
                .mend(Safety::Consent, at, "Đảng");
        }
    }
    gathered.report(sink);
}
