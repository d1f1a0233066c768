//! Text in an encoding from before Unicode (TCVN3, VNI …) or read in a wrong one.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::fonts;
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
    let reported = repairs::report_once(
        case,
        sink,
        "gõ bằng bảng mã cũ hoặc bị đọc sai bảng mã",
        "is in a legacy encoding or was read in a wrong one",
        |rule, family| family == Family::LegacyEncoding && rule != "font-case",
    );
    let Some(mut reported) = reported else { return };
    for (at, right) in fonts::converted(case.document) {
        reported = reported.fix(Safety::Consent, at, right);
    }
    // In its old font the converted text would be nonsense again.
    let wrong = (0..case.document.blocks.len()).flat_map(|index| fonts::of_legacy_text(case.document, index));
    wrong.fold(reported, |reported, at| reported.look(Safety::Consent, fonts::times_new_roman(at)));
}
