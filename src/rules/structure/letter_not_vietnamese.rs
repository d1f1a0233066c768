//! A point has a letter that is not Vietnamese.

use crate::finding::{Severity, Topic};
use crate::rules::body::Body;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// A point has a letter that is not Vietnamese.
pub const RULE: Rule = Rule {
    code: "CT008",
    name: "letter-not-vietnamese",
    topic: Topic::Numbering,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("letter_not_vietnamese.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for line in Body::of(case).lines(case) {
        // The outline knows Vietnamese letters only, so the text itself is looked at.
        let start = line.text.len() - line.text.trim_start().len();
        let label = line.text.get(start..start + 2).unwrap_or("");
        let foreign = label.starts_with(['f', 'j', 'w', 'z']) && label.ends_with([')', '.']);
        if foreign && line.text[start + 2..].starts_with(' ') {
            out.report(
                format!("Điểm “{label}” dùng chữ không có trong bảng chữ cái tiếng Việt."),
                format!("The point “{label}” has a letter that is not in the Vietnamese alphabet."),
            )
            .at(line.span(start..start + 2));
        }
    }
}
