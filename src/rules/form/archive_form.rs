//! The archive line is malformed.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::letters::{opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
use crate::rules::stretch::Stretch;

/// The archive line is malformed.
pub const RULE: Rule = Rule {
    code: "TT096",
    name: "archive-form",
    topic: Topic::Recipients,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 9"),
    needs: Needs::Text,
    page: include_str!("archive_form.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for entry in &case.plan.header.recipients {
        let said = words(&entry.text);
        // “Lưu học sinh” and the like are receivers, not archives.
        let archive = opens_with(&said, "lưu") || said == "vt lưu" || said.ends_with(" lưu");
        if !archive || entry.text.starts_with("Lưu: ") || entry.text == "Lưu:" {
            continue;
        }
        let spaced = entry.text.starts_with("Lưu :") || entry.text.starts_with("Lưu:");
        let severity = if spaced { Severity::Warning } else { Severity::Error };
        let found = out
            .report("Dòng lưu phải ghi theo mẫu “Lưu: VT”.", "The archive line must have the form “Lưu: VT”.")
            .at(entry.at)
            .severity(severity);
        if said == "lưu vt" || said == "vt lưu" {
            // The mark at its end is the business of the rules on the list.
            let Some(line) = Stretch::of(case, entry.at) else { continue };
            let bare = line.text.trim_end_matches([';', ',', '.', ' ']).len();
            found.fix(Safety::Consent, line.span(0..bare), "Lưu: VT");
        }
    }
}
