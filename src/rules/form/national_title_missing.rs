//! The national title is missing.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The national title is missing.
pub const RULE: Rule = Rule {
    code: "TT001",
    name: "national-title-missing",
    topic: Topic::NationalTitle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 1"),
    needs: Needs::Text,
    page: include_str!("national_title_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if is_state(case) && case.plan.header.national_title.is_none() {
        out.report(
            "Văn bản không có Quốc hiệu “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.",
            "The document has no national title “CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM”.",
        );
    }
}
