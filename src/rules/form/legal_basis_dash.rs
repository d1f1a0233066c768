//! A line of the legal basis opens with a dash.

use crate::document::block::Markup;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::span::Span;

/// A line of the legal basis opens with a dash.
pub const RULE: Rule = Rule {
    code: "TT071",
    name: "legal-basis-dash",
    topic: Topic::LegalBasis,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a"),
    needs: Needs::Text,
    page: include_str!("legal_basis_dash.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for basis in &case.plan.legal_basis {
        let Some(block) = case.document.blocks.get(basis.at.block as usize) else { continue };
        let typed = block.text().trim_start().chars().next().filter(|c| "-–—+*•".contains(*c));
        let automatic = block.label.as_ref().is_some_and(|l| l.bullet) || matches!(block.markup, Markup::Bullet(_));
        if typed.is_none() && !automatic {
            continue;
        }
        let report = out.report("Dòng căn cứ có gạch đầu dòng.", "A line of the legal basis opens with a dash.");
        match typed {
            Some(mark) => {
                let start = block.text().len() - block.text().trim_start().len();
                let rest = &block.text()[start + mark.len_utf8()..];
                let gap = rest.len() - rest.trim_start().len();
                let at = Span::new(basis.at.block as usize, start..start + mark.len_utf8());
                let gone = Span::new(basis.at.block as usize, start..start + mark.len_utf8() + gap);
                report.at(at).fix(Safety::Safe, gone, "")
            }
            None => report.at(basis.at),
        };
    }
}
