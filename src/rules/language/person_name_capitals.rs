//! A person's name with a small syllable in the middle: "Nguyễn văn Bình".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::people;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN067",
    name: "person-name-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục II, khoản 1, điểm a"),
    needs: Needs::Text,
    page: include_str!("person_name_capitals.md"),
    check,
};

/// Middle names that are most often left small.
const MIDDLE: &[&str] = &[
    "văn", "thị", "hữu", "đức", "ngọc", "xuân", "minh", "thanh", "đình", "quốc", "kim", "hoàng", "ái", "bá", "duy",
    "trọng",
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        for three in paragraph.words.windows(3) {
            let [family, middle, given] = three else { continue };
            if !(family.is_capitalised() && middle.is_lower() && given.is_capitalised()) {
                continue;
            }
            let joined = paragraph.text.get(family.end..middle.start) == Some(" ")
                && paragraph.text.get(middle.end..given.start) == Some(" ");
            if joined && MIDDLE.contains(&middle.text) && people::is_plain_family(family.text) {
                let right = prose::capitalised(middle.text);
                gathered
                    .add(
                        paragraph.span(family.start..given.end),
                        format!("Họ tên người viết hoa mọi âm tiết: “{} {right} {}”.", family.text, given.text),
                        format!(
                            "Every syllable of a person's name is large: “{} {right} {}”.",
                            family.text, given.text
                        ),
                    )
                    .mend(Safety::Consent, paragraph.span(middle.range()), right);
            }
        }
    }
    gathered.report(sink);
}
