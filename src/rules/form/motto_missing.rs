//! The national motto is missing.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The national motto is missing.
pub const RULE: Rule = Rule {
    code: "TT003",
    name: "motto-missing",
    topic: Topic::Motto,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Text,
    page: include_str!("motto_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if is_state(case) && case.plan.header.motto.is_none() {
        out.report(
            "Văn bản không có Tiêu ngữ “Độc lập - Tự do - Hạnh phúc”.",
            "The document has no motto “Độc lập - Tự do - Hạnh phúc”.",
        );
    }
}
