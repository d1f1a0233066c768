//! The same word with i and with y ("quản lí", "quản lý") in one document. Neither is wrong; only the mixture is told.

use crate::finding::{Severity, Topic};
use crate::rules::prose::Phrases;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN007",
    name: "i-y-mixed",
    topic: Topic::Spelling,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("i_y_mixed.md"),
    check,
};

/// Words with y; the same with i follows from them.
const WITH_Y: &[&str] = &[
    "quản lý",
    "lý do",
    "lý luận",
    "xử lý",
    "tâm lý",
    "vật lý",
    "địa lý",
    "pháp lý",
    "hợp lý",
    "đạo lý",
    "kỹ năng",
    "kỹ thuật",
    "kỷ luật",
    "kỷ niệm",
    "kỷ cương",
    "học kỳ",
    "định kỳ",
    "thời kỳ",
    "tỷ lệ",
    "mỹ thuật",
    "thẩm mỹ",
    "bác sỹ",
    "tiến sỹ",
    "thạc sỹ",
    "nghệ sỹ",
    "chiến sỹ",
    "ca sỹ",
    "quy định",
    "quy chế",
    "quy mô",
    "quy trình",
    "quy hoạch",
    "nội quy",
    "chữ ký",
    "ký kết",
    "đăng ký",
];

/// Both spellings of every word, y first.
static BOTH: LazyLock<Phrases> =
    LazyLock::new(|| Phrases::new(WITH_Y.iter().flat_map(|w| [(*w).to_owned(), with_i(w)])));

fn with_i(word: &str) -> String {
    word.chars()
        .map(|c| match c {
            'y' => 'i',
            'ý' => 'í',
            'ỳ' => 'ì',
            'ỷ' => 'ỉ',
            'ỹ' => 'ĩ',
            'ỵ' => 'ị',
            other => other,
        })
        .collect()
}

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut seen: BTreeMap<usize, [Vec<Span>; 2]> = BTreeMap::new();
    for paragraph in case.prose.paragraphs() {
        for hit in BOTH.find(&paragraph) {
            seen.entry(hit.phrase / 2).or_default()[hit.phrase % 2].push(paragraph.span(hit.range));
        }
    }
    for (word, [y, i]) in seen {
        let fewer = if i.len() <= y.len() { &i } else { &y };
        let (Some(at), Some(with_y), false) = (fewer.first(), WITH_Y.get(word), y.is_empty() || i.is_empty()) else {
            continue;
        };
        let with_i = with_i(with_y);
        sink.report(
            format!("Một từ viết hai cách: “{with_y}” {} chỗ, “{with_i}” {} chỗ.", y.len(), i.len()),
            format!("One word in two spellings: “{with_y}” {} times, “{with_i}” {} times.", y.len(), i.len()),
        )
        .at(*at);
    }
}
