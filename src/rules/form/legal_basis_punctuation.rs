//! A line of the legal basis does not end in a semicolon.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::form::basis_line::{self, last_word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// A line of the legal basis does not end in a semicolon.
pub const RULE: Rule = Rule {
    code: "TT072",
    name: "legal-basis-punctuation",
    topic: Topic::LegalBasis,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a"),
    needs: Needs::Text,
    page: include_str!("legal_basis_punctuation.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    let lines = basis_line::lines(case);
    let Some((_, others)) = lines.split_last() else { return };
    for basis in others {
        let Some(line) = Stretch::block(case, basis.at.block as usize) else { continue };
        let text = line.text.trim_end();
        // A colon opens a list of documents below the line.
        if text.ends_with([';', ':']) {
            continue;
        }
        let bare = text.trim_end_matches(['.', ',', ' ']);
        out.report("Cuối dòng căn cứ phải có dấu chấm phẩy.", "A line of the legal basis must end in a semicolon.")
            .at(line.span(last_word(text)))
            .fix(Safety::Safe, line.span(bare.len()..text.len()), ";");
    }
}
