//! Names of provinces and cities, the capital and Thành phố Hồ Chí Minh.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::names;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN057",
    name: "place-name-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục III, khoản 1"),
    needs: Needs::Text,
    page: include_str!("place_name_capitals.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        for name in names::misnamed(&paragraph, "place") {
            let at = paragraph.span(name.range);
            gathered
                .add(
                    at,
                    format!("Tên địa danh viết hoa chưa đúng: phải viết “{}”.", name.right),
                    format!("The place name is capitalised wrongly: “{}” is right.", name.right),
                )
                .mend(Safety::Consent, at, name.right.clone());
        }
    }
    gathered.report(sink);
}
