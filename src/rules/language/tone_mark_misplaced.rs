//! A tone mark on a letter where no style puts it: "hòan thành", "qủan lý".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::repairs;
use crate::rules::language::tone_styles::in_style_of;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

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
    // The national title and the motto have rules of their own.
    let header = &case.plan.header;
    let fixed = [header.national_title.as_ref(), header.motto.as_ref()];
    let own = |at: Span| fixed.iter().flatten().any(|f| f.at.contains(at));
    for repair in repairs::repaired(case, |rule, _| matches!(rule, "tone-place" | "mark-moved")) {
        if own(repair.at) {
            continue;
        }
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
