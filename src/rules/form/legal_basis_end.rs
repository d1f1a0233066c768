//! The last line of the legal basis does not end in a full stop.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::basis_line::{self, last_word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The last line of the legal basis does not end in a full stop.
pub const RULE: Rule = Rule {
    code: "TT073",
    name: "legal-basis-end",
    topic: Topic::LegalBasis,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a"),
    needs: Needs::Text,
    page: include_str!("legal_basis_end.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let lines = basis_line::lines(case);
    let Some(basis) = lines.last().filter(|_| is_state(case)) else { return };
    let Some(line) = Stretch::block(case, basis.at.block as usize) else { return };
    let text = line.text.trim_end();
    if text.ends_with(['.', ':']) {
        return;
    }
    // A blank before the mark is the business of the rule on blanks.
    let bare = text.trim_end_matches([';', ',']);
    out.report(
        "Dòng căn cứ cuối cùng phải kết thúc bằng dấu chấm.",
        "The last line of the legal basis must end in a full stop.",
    )
    .at(line.span(last_word(text)))
    .fix(Safety::Safe, line.span(bare.len()..text.len()), ".");
}
