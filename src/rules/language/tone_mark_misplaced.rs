//! A tone mark on a letter where no style puts it: "hòan thành", "qủan lý".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::repairs;
use crate::rules::language::tone_styles::in_style_of;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN005",
    name: "tone-mark-misplaced",
    topic: Topic::ToneMark,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("tone_mark_misplaced.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for repair in repairs::repaired(case, |rule, _| matches!(rule, "tone-place" | "mark-moved")) {
        let written = case.document.quote(repair.at);
        let right = in_style_of(case, repair.right);
        gathered
            .add(
                repair.at,
                format!("Dấu thanh đặt sai chữ: “{written}”, đúng là “{right}”."),
                format!("The tone mark stands on a wrong letter: “{written}” for “{right}”."),
            )
            .mend(Safety::Safe, repair.at, right.clone());
    }
    gathered.report(sink);
}
