//! The symbol has letters in the wrong case.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::number_line;
use crate::rules::letters::all_capitals;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The symbol has letters in the wrong case.
pub const RULE: Rule = Rule {
    code: "TT028",
    name: "number-lower-case",
    topic: Topic::NumberSymbol,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 3"),
    needs: Needs::Text,
    page: include_str!("number_lower_case.md"),
    check,
};

/// Pieces with small letters that are right.
const FIXED: &[&str] = &["TTg", "TTr", "CTr", "QyĐ", "TrTHCS", "GDTrH", "TrS", "Tr"];

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some((line, parts)) = number_line::find(case).filter(|_| is_state(case)) else { return };
    if parts.party_form(line.text) {
        return;
    }
    if parts.separator.is_none() {
        return;
    }
    let word = &line.text[parts.word.clone()];
    if all_capitals(word) {
        let at = line.span(parts.word.clone());
        out.report("Từ “Số” viết bằng chữ in thường.", "The word “Số” is in small letters.").at(at).fix(
            Safety::Safe,
            at,
            "Số",
        );
    }
    // A symbol typed in small letters throughout is one fault.
    let all_small = parts.codes(line.text).iter().all(|(_, code)| !code.chars().any(char::is_uppercase));
    for (range, code) in parts.codes(line.text) {
        let bare = FIXED.iter().fold(code.to_owned(), |text, fixed| text.replace(fixed, ""));
        if !bare.chars().any(char::is_lowercase) {
            continue;
        }
        let at = line.span(range);
        out.report(
            format!("Ký hiệu “{code}” phải viết bằng chữ in hoa."),
            format!("The code “{code}” must be in capitals."),
        )
        .at(at)
        .fix(Safety::Consent, at, code.to_uppercase());
        if all_small {
            return;
        }
    }
}
