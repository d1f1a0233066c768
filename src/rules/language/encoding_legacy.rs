//! Text in an encoding from before Unicode (TCVN3, VNI …) or read in a wrong one.

use crate::finding::{Severity, Topic};
use crate::rules::language::repairs;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::rule::Family;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN001",
    name: "encoding-legacy",
    topic: Topic::Encoding,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 4"),
    needs: Needs::Text,
    page: include_str!("encoding_legacy.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    repairs::report_once(
        case,
        sink,
        "gõ bằng bảng mã cũ hoặc bị đọc sai bảng mã",
        "is in a legacy encoding or was read in a wrong one",
        |rule, family| family == Family::LegacyEncoding && rule != "font-case",
    );
}
