//! Words of everyday talk in an administrative document.

use crate::finding::{Severity, Topic};
use crate::rules::language::word_lists;
use crate::rules::prose::Phrases;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN090",
    name: "colloquial",
    topic: Topic::Wording,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("colloquial.md"),
    check,
};

static LIST: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "nhé",
        "quá trời",
        "tụi",
        "tụi em",
        "mấy đứa",
        "tụi nhỏ",
        "bọn trẻ",
        "bọn nó",
        "sếp",
        "cho xong chuyện",
        "làm cho có",
        "cho qua chuyện",
        "hơi bị",
        "xịn",
        "bó tay",
        "chém gió",
        "ngon lành",
        "cực đỉnh",
        "cái vụ",
        "mấy vụ",
        "trong vụ này",
        "mấy cái",
        "mấy thầy cô",
        "mấy cô",
        "mấy em",
        "xài",
        "nói thật là",
        "nói chung là",
        "làm ơn",
        "hên xui",
        "chứ sao",
        "gì đó",
        "sao cũng được",
        "năn nỉ",
        "xin xỏ",
        "chạy đôn chạy đáo",
        "thôi thì",
        "rồi thì",
        "chả có",
        "chả cần",
        "chả biết",
        "chả ai",
        "bèn",
        "tóm lại là",
        "kiểu như",
        "kiểu gì",
        "cố gắng hết sức",
        "hết sức cố gắng",
        "làm cho xong",
        "cho đàng hoàng",
        "làm cho tốt",
        "ráng",
        "ráng sức",
        "cố mà",
        "lo mà",
        "liệu mà làm",
        "liệu mà lo",
        "khỏi phải nói",
        "coi như",
        "đàng hoàng",
    ])
});

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    word_lists::report(case, sink, &LIST, |_, written| {
        (format!("“{written}” là lời nói hằng ngày."), format!("“{written}” is everyday talk."))
    });
}
