//! An office, degree or title right before the name of its bearer begins large.

use crate::document::word_set::WordSet;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::people;
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN066",
    name: "office-before-name",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 3"),
    needs: Needs::Text,
    page: include_str!("office_before_name.md"),
    check,
};

/// Offices, longest first where one ends another.
const OFFICES: &[&str] = &[
    "phó hiệu trưởng",
    "hiệu trưởng",
    "phó giám đốc",
    "giám đốc",
    "phó chủ tịch",
    "chủ tịch",
    "phó bí thư",
    "bí thư",
    "phó trưởng phòng",
    "trưởng phòng",
    "giáo sư",
    "phó giáo sư",
    "tiến sĩ",
    "thạc sĩ",
    "bộ trưởng",
    "thủ tướng",
];

/// Their last words.
static LAST_WORDS: LazyLock<WordSet> =
    LazyLock::new(|| prose::word_set(OFFICES.iter().filter_map(|office| office.rsplit(' ').next())));

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.with_any(&LAST_WORDS) {
        let words = paragraph.words;
        let behind = |i: usize| i.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| w.may_be_of(&LAST_WORDS));
        let named = |i: usize, w: &Word<'_>| w.is_capitalised() && behind(i) && people::is_plain_family(w.text);
        for (i, name) in words.iter().enumerate().filter(|(i, w)| named(*i, w)) {
            let head = &paragraph.text[..name.start];
            let Some(office) = OFFICES.iter().find(|o| head.trim_end().ends_with(**o) && head.ends_with(' ')) else {
                continue;
            };
            let Some(end) = people::name_end(paragraph.text, words, i) else { continue };
            let start = head.trim_end().len() - office.len();
            if !prose::whole(paragraph.text, start..start + office.len()) {
                continue;
            }
            let right = prose::capitalised(office);
            let last = words.get(end - 1).map_or(name.end, |w| w.end);
            gathered
                .add(
                    paragraph.span(start..last),
                    format!("Chức vụ, học vị đi liền với tên người phải viết hoa: “{right}”."),
                    format!("An office right before a person's name begins large: “{right}”."),
                )
                .mend(Safety::Consent, paragraph.span(start..start + office.len()), right);
        }
    }
    gathered.report(sink);
}
