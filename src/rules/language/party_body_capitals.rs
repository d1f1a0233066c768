//! Names of the Party and of its central bodies.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::names;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN052",
    name: "party-body-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục IV, khoản 1, điểm b"),
    needs: Needs::Text,
    page: include_str!("party_body_capitals.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        for name in names::misnamed(&paragraph, "party") {
            let at = paragraph.span(name.range);
            gathered
                .add(
                    at,
                    format!("Tên tổ chức của Đảng viết hoa chưa đúng: phải viết “{}”.", name.right),
                    format!("The name of the Party's body is capitalised wrongly: “{}” is right.", name.right),
                )
                .mend(Safety::Consent, at, name.right.clone());
        }
    }
    gathered.report(sink);
}
