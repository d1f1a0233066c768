//! The State standing alone: "Nhà nước". Inside compounds such as "quản lý nhà nước" it is small.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN062",
    name: "state-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 1"),
    needs: Needs::Text,
    page: include_str!("state_capitals.md"),
    check,
};

/// What stands before "nhà nước" when the State itself is meant.
const BEFORE: &[&str] = &["của ", "đảng và ", "đảng, ", "do "];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let lower = paragraph.small();
        for range in prose::places(paragraph.text, "nhà nước") {
            let next = prose::word_after(paragraph.text, range.end).map_or("", |w| w.text);
            if next == "ngoài" || !BEFORE.iter().any(|b| lower[..range.start].ends_with(b)) {
                continue;
            }
            let at = paragraph.span(range);
            gathered
                .add(
                    at,
                    "Danh từ đặc biệt: viết hoa “Nhà nước” khi đứng riêng.",
                    "Standing alone, “Nhà nước” begins large.",
                )
                .mend(Safety::Consent, at, "Nhà nước");
        }
    }
    for paragraph in case.prose.paragraphs() {
        let lower = paragraph.small();
        for range in prose::places(paragraph.text, "chính phủ") {
            let next = prose::word_after(paragraph.text, range.end).map_or("", |w| w.text);
            let government = ["của ", "thủ tướng "].iter().any(|b| lower[..range.start].ends_with(b));
            if government && !matches!(next, "các" | "nước" | "một" | "điện") {
                let at = paragraph.span(range);
                gathered
                    .add(at, "Tên cơ quan: viết hoa “Chính phủ”.", "The name of a body: “Chính phủ” begins large.")
                    .mend(Safety::Consent, at, "Chính phủ");
            }
        }
    }
    gathered.report(sink);
}
