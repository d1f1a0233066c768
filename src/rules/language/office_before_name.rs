//! An office, degree or title right before the name of its bearer begins large.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::people;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

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

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in prose::paragraphs(case.document) {
        let words = paragraph.words();
        for (i, name) in words.iter().enumerate().filter(|(_, w)| people::is_plain_family(w.text)) {
            let head = &paragraph.text[..name.start];
            let Some(office) = OFFICES.iter().find(|o| head.trim_end().ends_with(**o) && head.ends_with(' ')) else {
                continue;
            };
            let Some(end) = people::name_end(paragraph.text, &words, i) else { continue };
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
