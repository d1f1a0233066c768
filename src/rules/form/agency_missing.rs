//! The name of the issuing body is missing.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{has_phrase, opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The name of the issuing body is missing.
pub const RULE: Rule = Rule {
    code: "TT010",
    name: "agency-missing",
    topic: Topic::Agency,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2"),
    needs: Needs::Text,
    page: include_str!("agency_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    match &case.plan.header.agency {
        None => {
            out.report(
                "Văn bản không có tên cơ quan ban hành ở đầu trang.",
                "The document does not name the issuing body at its head.",
            );
        }
        // A headmaster signs, but only the parent body stands at the head.
        Some(agency) if is_parent_body(&words(&agency.text)) && signed_by_a_headmaster(case) => {
            out.report(
                format!("Đầu trang chỉ có “{}”, không có tên trường ban hành.", agency.text),
                format!("Only “{}” stands at the head, not the school that issues the plan.", agency.text),
            )
            .at(agency.at);
        }
        Some(_) => {}
    }
}

fn is_parent_body(name: &str) -> bool {
    ["ubnd", "ủy ban nhân dân", "uỷ ban nhân dân", "sở giáo dục", "sở gd", "phòng giáo dục", "phòng gd"]
        .iter()
        .any(|head| opens_with(name, head))
}

fn signed_by_a_headmaster(case: &Case<'_>) -> bool {
    let Some(signature) = case.plan.header.signatures.iter().rfind(|s| s.position.is_some()) else { return false };
    let headmaster = |text: &str| has_phrase(&words(text), "hiệu trưởng");
    // “KT. GIÁM ĐỐC” above a deputy headmaster: one of the two offices is wrong, not the head of the page.
    let same = signature.authority.iter().all(|a| headmaster(&a.text) || !opens_with(&words(&a.text), "kt"));
    same && signature.position.as_ref().is_some_and(|office| headmaster(&office.text))
}
