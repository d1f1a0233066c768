//! Praise and emphasis that a plan does not need.

use crate::finding::{Severity, Topic};
use crate::rules::language::word_lists;
use crate::rules::prose::Phrases;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN093",
    name: "exaggerated",
    topic: Topic::Wording,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("exaggerated.md"),
    check,
};

static LIST: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "cực kỳ",
        "cực kì",
        "vô cùng hoành tráng",
        "hoành tráng",
        "tuyệt vời nhất",
        "vô cùng tuyệt vời",
        "siêu hấp dẫn",
        "đỉnh của đỉnh",
        "có một không hai",
        "chưa từng có từ trước đến nay",
        "vĩ đại nhất",
        "hoàn hảo tuyệt đối",
        "khủng khiếp",
        "không thể tuyệt vời hơn",
        "nhất từ trước đến nay",
        "vang dội",
        "rực rỡ nhất",
        "vượt bậc nhất",
        "xuất sắc nhất từ trước",
    ])
});

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    word_lists::report(case, sink, &LIST, |_, written| {
        (format!("“{written}” là lời phóng đại."), format!("“{written}” exaggerates."))
    });
}
