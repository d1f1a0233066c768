//! Bodies, posts and common nouns of a school written like an English title.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::names;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN053",
    name: "school-body-title-case",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục IV, khoản 1, điểm a"),
    needs: Needs::Text,
    page: include_str!("school_body_title_case.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    let own_type =
        |index: usize| case.plan.header.doc_type.as_ref().is_some_and(|d| d.field.at.block as usize == index);
    // A signer may bear any name.
    let signed = |index: usize| case.plan.place_of_block.get(index).and_then(Option::as_deref) == Some("signature");
    for paragraph in case.prose.paragraphs().filter(|p| !own_type(p.index) && !signed(p.index)) {
        for name in names::misnamed(&paragraph, "body") {
            let at = paragraph.span(name.range);
            gathered
                .add(
                    at,
                    format!("Viết hoa thừa chữ: nên viết “{}”.", name.right),
                    format!("A large letter too much: “{}” is right.", name.right),
                )
                .mend(Safety::Consent, at, name.right.clone());
        }
    }
    gathered.report(sink);
}
