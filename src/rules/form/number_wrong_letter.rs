//! The symbol has D for Đ.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The symbol has D for Đ.
pub const RULE: Rule = Rule {
    code: "TT034",
    name: "number-wrong-letter",
    topic: Topic::NumberSymbol,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_wrong_letter.md"),
    check,
};

/// Wrong and right.
const LETTERS: &[(&str, &str)] =
    &[("SGDDT", "SGDĐT"), ("PGDDT", "PGDĐT"), ("BGDDT", "BGDĐT"), ("GDDT", "GDĐT"), ("QD", "QĐ")];

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    for (range, code) in parts.codes(line.text) {
        let Some((_, right)) = LETTERS.iter().find(|(wrong, _)| *wrong == code) else { continue };
        let at = line.span(range);
        out.report(
            format!("Ký hiệu viết “{code}”, đúng là “{right}”."),
            format!("The symbol has “{code}” for “{right}”."),
        )
        .at(at)
        .fix(Safety::Consent, at, *right);
    }
}
