//! Orders, medals and titles of honour.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::names;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN054",
    name: "honour-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 2"),
    needs: Needs::Text,
    page: include_str!("honour_capitals.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        for name in names::misnamed(&paragraph, "honour") {
            let at = paragraph.span(name.range);
            gathered
                .add(
                    at,
                    format!("Tên huân chương, danh hiệu viết hoa chưa đúng: phải viết “{}”.", name.right),
                    format!("The title of honour is capitalised wrongly: “{}” is right.", name.right),
                )
                .mend(Safety::Consent, at, name.right.clone());
        }
    }
    gathered.report(sink);
}
