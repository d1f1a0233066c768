//! Short forms of messages and notebooks: ko, đc, hs.

use crate::document::word_set::WordSet;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN082",
    name: "abbreviation-informal",
    topic: Topic::Abbreviation,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("abbreviation_informal.md"),
    check,
};

/// Small-letter short forms that are no syllables of the language, with what they stand for.
const SHORT: &[(&str, &str)] = &[
    ("ko", "không"),
    ("kg", ""),
    ("đc", "được"),
    ("dc", "được"),
    ("hs", "học sinh"),
    ("gv", "giáo viên"),
    ("cbgv", "cán bộ, giáo viên"),
    ("gvcn", "giáo viên chủ nhiệm"),
    ("phhs", "phụ huynh học sinh"),
    ("ntn", "như thế nào"),
    ("vs", "với"),
    ("đ/b", "địa bàn"),
    ("kh", "kế hoạch"),
    ("bgh", "Ban giám hiệu"),
    ("ubnd", "UBND"),
    ("thcs", "THCS"),
    ("thpt", "THPT"),
    ("hđnd", "HĐND"),
    ("gdđt", "GDĐT"),
    ("cmhs", "cha mẹ học sinh"),
    ("csvc", "cơ sở vật chất"),
    ("cntt", "công nghệ thông tin"),
    ("atgt", "an toàn giao thông"),
    ("pccc", "phòng cháy, chữa cháy"),
    ("nv", "nhân viên"),
    ("hk", "học kỳ"),
];

/// The same for a first look.
static SHORT_WORDS: LazyLock<WordSet> = LazyLock::new(|| prose::word_set(SHORT.iter().map(|(short, _)| *short)));

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        for word in paragraph.words {
            if !word.may_be_of(&SHORT_WORDS) {
                continue;
            }
            let Some((short, long)) = SHORT.iter().find(|(s, long)| *s == word.text && !long.is_empty()) else {
                continue;
            };
            let chunk = prose::chunk(paragraph.text, word.start);
            if prose::is_technical(chunk) || chunk.contains(['/', '-', '_']) {
                continue;
            }
            let at = paragraph.span(word.range());
            gathered
                .add(
                    at,
                    format!("Viết tắt kiểu ghi chép: “{short}”, phải viết “{long}”."),
                    format!("A notebook's short form: “{short}” for “{long}”."),
                )
                .mend(Safety::Consent, at, *long);
        }
    }
    gathered.report(sink);
}
