//! Names of agencies and organisations whose large letters the decree fixes: first letter of the words for kind, task and field.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::names;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN050",
    name: "agency-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục IV, khoản 1, điểm a"),
    needs: Needs::Text,
    page: include_str!("agency_capitals.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        for name in names::misnamed(&paragraph, "agency") {
            let at = paragraph.span(name.range);
            gathered
                .add(
                    at,
                    format!("Tên cơ quan, tổ chức viết hoa chưa đúng: phải viết “{}”.", name.right),
                    format!("The agency's name is capitalised wrongly: “{}” is right.", name.right),
                )
                .mend(Safety::Consent, at, name.right.clone());
        }
    }
    gathered.report(sink);
}
