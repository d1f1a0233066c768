//! Two words that say the same side by side.

use crate::finding::{Severity, Topic};
use crate::rules::language::word_lists;
use crate::rules::prose::Phrases;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN092",
    name: "redundant",
    topic: Topic::Wording,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("redundant.md"),
    check,
};

/// The redundant phrase and what is enough.
const PHRASES: &[(&str, &str)] = &[
    ("bao gồm có", "gồm"),
    ("đề cập đến về", "đề cập đến"),
    ("tái lập lại", "tái lập"),
    ("tái diễn lại", "tái diễn"),
    ("tái phạm lại", "tái phạm"),
    ("tái khởi động lại", "tái khởi động"),
    ("tái tạo lại", "tái tạo"),
    ("khả năng khả thi", "tính khả thi"),
    ("tối ưu nhất", "tối ưu"),
    ("hầu hết tất cả", "hầu hết"),
    ("đa số hầu hết", "hầu hết"),
    ("nhằm mục đích để", "nhằm"),
    ("nhằm mục đích nhằm", "nhằm"),
    ("mục đích nhằm để", "nhằm"),
    ("nhằm để", "nhằm"),
    ("lý do vì sao", "lý do"),
    ("nguyên nhân vì sao", "nguyên nhân"),
    ("nguyên nhân là do vì", "nguyên nhân là"),
    ("bởi vì do", "do"),
    ("đường quốc lộ", "quốc lộ"),
    ("bắt đầu khởi công", "khởi công"),
    ("kể từ từ", "từ"),
    ("ngoài ra còn thêm", "ngoài ra còn"),
    ("cùng chung một", "cùng một"),
    ("chưa vị thành niên", "vị thành niên"),
    ("tất cả toàn bộ", "toàn bộ"),
    ("toàn thể tất cả", "toàn thể"),
    ("căn cứ vào theo", "căn cứ"),
    ("căn cứ theo", "căn cứ"),
    ("dựa trên cơ sở căn cứ", "căn cứ"),
    ("thống nhất đồng nhất", "thống nhất"),
];

static LIST: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(PHRASES.iter().map(|(wrong, _)| wrong)));

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    word_lists::report(case, sink, &LIST, |phrase, written| {
        let enough = PHRASES.get(phrase).map_or("", |(_, right)| right);
        (
            format!("“{written}” thừa từ; chỉ cần “{enough}”."),
            format!("“{written}” says it twice; “{enough}” is enough."),
        )
    });
}
