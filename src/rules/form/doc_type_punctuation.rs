//! A sign follows the type.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::words;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::stretch::Stretch;

/// A sign follows the type.
pub const RULE: Rule = Rule {
    code: "TT052",
    name: "doc-type-punctuation",
    topic: Topic::DocType,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 5"),
    needs: Needs::Text,
    page: include_str!("doc_type_punctuation.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(doc_type) = &case.plan.header.doc_type else { return };
    let Some(line) = Stretch::block(case, doc_type.field.at.block as usize) else { return };
    let text = line.text.trim_end();
    let signs = text.len() - text.trim_end_matches([':', '.', ';', ',']).len();
    // The type alone on its line; what follows a type on the same line is another rule's.
    if signs > 0 && words(text) == words(&doc_type.field.text) {
        let at = line.span(text.len() - signs..text.len());
        out.report("Sau tên loại văn bản không có dấu câu.", "No sign follows the type of the document.").at(at).fix(
            Safety::Safe,
            at,
            "",
        );
    }
}
