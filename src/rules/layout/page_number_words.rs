//! The page number comes with words or signs.

use crate::finding::{LookEdit, Safety, Severity, Topic};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The page number comes with words or signs.
pub const RULE: Rule = Rule {
    code: "TB084",
    name: "page-number-words",
    topic: Topic::PageNumber,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 7"),
    needs: Needs::Furniture,
    page: include_str!("page_number_words.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    // Other lines of the header, a mark of secrecy for example, are not words of the number.
    let lines = case.document.furniture.iter().filter(|f| f.page_field).flat_map(|f| f.text.lines());
    if let Some(text) = lines.map(str::trim).find(|line| line.contains('#') && *line != "#") {
        let reported = out.report(
            format!("Số trang ghi “{text}”; chỉ để chữ số."),
            format!("The page number reads “{text}”; expected figures alone."),
        );
        mends::offer(reported, Safety::Consent, [LookEdit::PageNumbers]);
    }
}
