//! Guesses and vague measures in a document that gives tasks.

use crate::finding::{Severity, Topic};
use crate::rules::language::word_lists;
use crate::rules::prose::Phrases;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN091",
    name: "speculative",
    topic: Topic::Wording,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("speculative.md"),
    check,
};

static LIST: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "có thể là",
        "khả năng cao",
        "hình như",
        "có lẽ",
        "chắc là",
        "chắc chắn là",
        "hầu như chắc",
        "khoảng chừng",
        "ước chừng",
        "đâu đó khoảng",
        "nghe nói",
        "đại khái",
        "vân vân",
        "tùy tình hình",
        "tuỳ tình hình",
        "tùy hoàn cảnh",
        "được bao nhiêu hay bấy nhiêu",
        "nếu được thì",
        "may ra",
        "không chừng",
        "biết đâu",
        "giả sử",
        "dường như",
    ])
});

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    word_lists::report(case, sink, &LIST, |_, written| {
        (
            format!("“{written}” là lời phỏng đoán, không rõ ràng."),
            format!("“{written}” is a guess, not a plain statement."),
        )
    });
}
