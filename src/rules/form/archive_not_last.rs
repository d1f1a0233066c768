//! The archive line is not the last.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The archive line is not the last.
pub const RULE: Rule = Rule {
    code: "TT098",
    name: "archive-not-last",
    topic: Topic::Recipients,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("archive_not_last.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let recipients = &case.plan.header.recipients;
    let Some((_, earlier)) = recipients.split_last().filter(|_| is_state(case)) else { return };
    for entry in earlier.iter().filter(|e| opens_with(&words(&e.text), "lưu")) {
        out.report(
            "Dòng lưu phải đứng cuối cùng trong nơi nhận.",
            "The archive line must be the last of the recipients.",
        )
        .at(entry.at);
    }
}
