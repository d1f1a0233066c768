//! The archive line lacks “VT”.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{has_phrase, opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_inner, is_state, is_union};

/// The archive line lacks “VT”.
pub const RULE: Rule = Rule {
    code: "TT097",
    name: "archive-office-missing",
    topic: Topic::Recipients,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("archive_office_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) || is_inner(case) || is_union(case) {
        return;
    }
    for entry in &case.plan.header.recipients {
        let said = words(&entry.text);
        let clerk = has_phrase(&said, "vt")
            || has_phrase(&said, "văn thư")
            || has_phrase(&said, "vp")
            || has_phrase(&said, "văn phòng");
        // “Lưu.” alone has not even the form of such a line.
        if entry.text.starts_with("Lưu") && opens_with(&said, "lưu") && said != "lưu" && !clerk {
            out.report("Dòng lưu không có “VT” (văn thư).", "The archive line lacks “VT” (the clerk's office).")
                .at(entry.at);
        }
    }
}
