//! Well-known proper names: the country, the leaders, regions, events, foreign organisations.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::names;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN056",
    name: "proper-name-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục II và mục III"),
    needs: Needs::Text,
    page: include_str!("proper_name_capitals.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in prose::paragraphs(case.document) {
        let lower = paragraph.small();
        for name in names::misnamed(&paragraph, lower, "proper") {
            let at = paragraph.span(name.range);
            gathered
                .add(
                    at,
                    format!("Tên riêng viết hoa chưa đúng: phải viết “{}”.", name.right),
                    format!("The proper name is capitalised wrongly: “{}” is right.", name.right),
                )
                .mend(Safety::Consent, at, name.right.clone());
        }
    }
    gathered.report(sink);
}
