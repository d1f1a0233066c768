//! Holidays, anniversaries and tết.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::names;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN055",
    name: "holiday-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 5 và khoản 8"),
    needs: Needs::Text,
    page: include_str!("holiday_capitals.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        for name in names::misnamed(&paragraph, "holiday") {
            let at = paragraph.span(name.range);
            gathered
                .add(
                    at,
                    format!("Tên ngày lễ, ngày kỷ niệm, ngày tết viết hoa chưa đúng: phải viết “{}”.", name.right),
                    format!("The holiday's name is capitalised wrongly: “{}” is right.", name.right),
                )
                .mend(Safety::Consent, at, name.right.clone());
        }
    }
    gathered.report(sink);
}
