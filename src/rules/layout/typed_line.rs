//! A line is typed with signs.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::components::Component;
use crate::rules::layout::looks::whole;
use crate::rules::layout::mends;
use crate::rules::layout::rule_lines::{Under, drawn, under};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// A line is typed with signs.
pub const RULE: Rule = Rule {
    code: "TB067",
    name: "typed-line",
    topic: Topic::RuleLine,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Lines,
    page: include_str!("typed_line.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for component in [Component::Motto, Component::Agency, Component::Subject] {
        if let Under::Typed(index) = under(case, component) {
            let signs = whole(case.document, index);
            let reported = out.report("Đường kẻ được gõ bằng dấu gạch.", "The line is typed with signs.").at(signs);
            let Some(looks) = drawn(case, component) else { continue };
            mends::offer(reported.fix(Safety::Consent, signs, ""), Safety::Consent, looks);
        }
    }
}
