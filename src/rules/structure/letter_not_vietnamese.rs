//! A point has a letter that is not Vietnamese.

use crate::extract::plan::Series;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::core;

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
    let foreign = case
        .plan
        .outline
        .iter()
        .filter(|i| i.series == Series::Letter && ["f", "j", "w", "z"].contains(&core(&i.label)));
    for item in foreign {
        out.report(
            format!("Điểm “{}” dùng chữ không có trong bảng chữ cái tiếng Việt.", item.label),
            format!("The point “{}” has a letter that is not in the Vietnamese alphabet.", item.label),
        )
        .at(label_span(case, item));
    }
}
