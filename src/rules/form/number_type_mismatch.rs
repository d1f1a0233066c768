//! The type code differs from the printed type.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::form::number_line::is_type_code;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The type code differs from the printed type.
pub const RULE: Rule = Rule {
    code: "TT026",
    name: "number-type-mismatch",
    topic: Topic::NumberSymbol,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_type_mismatch.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    let Some(wanted) = case.plan.header.doc_type.as_ref().and_then(|d| d.code.as_deref()) else { return };
    let codes = parts.codes(line.text);
    // A symbol with the type somewhere else has its codes in the wrong order; that is another rule's.
    let Some((range, first)) = codes.first().filter(|_| !codes.iter().any(|(_, c)| c.eq_ignore_ascii_case(wanted)))
    else {
        return;
    };
    if parts.separator.is_none() || first.to_uppercase() == wanted.to_uppercase() {
        return;
    }
    let at = line.span(range.clone());
    if is_type_code(first) {
        out.report(
            format!("Ký hiệu ghi “{first}” nhưng tên loại văn bản là {} ({wanted}).", printed(case)),
            format!("The symbol says “{first}” but the document is {} ({wanted}).", printed(case)),
        )
        .at(at)
        .fix(Safety::Consent, at, wanted);
    } else {
        out.report(
            format!("Ký hiệu thiếu chữ viết tắt tên loại văn bản ({wanted})."),
            format!("The symbol lacks the code of the type ({wanted})."),
        )
        .at(at)
        .fix(Safety::Consent, line.span(range.start..range.start), format!("{wanted}-"));
    }
}

fn printed<'a>(case: &Case<'a>) -> &'a str {
    case.plan.header.doc_type.as_ref().map_or("", |d| d.field.text.as_str())
}
