//! Several bases stand on one line.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// Several bases stand on one line.
pub const RULE: Rule = Rule {
    code: "TT074",
    name: "legal-basis-several",
    topic: Topic::LegalBasis,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a"),
    needs: Needs::Text,
    page: include_str!("legal_basis_several.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for basis in &case.plan.legal_basis {
        let Some(line) = Stretch::of(case, basis.at) else { continue };
        let lower = line.text.to_lowercase();
        if lower.len() != line.text.len() {
            continue;
        }
        let second = lower.match_indices("căn cứ").find(|(i, _)| {
            let before = lower[..*i].trim_end();
            before.ends_with([';', ',', '.']) && *i > 0
        });
        if let Some((start, word)) = second {
            out.report("Một dòng ghi nhiều căn cứ.", "One line holds several bases.")
                .at(line.span(start..start + word.len()));
        }
    }
}
