//! The sign after a number is not the decree's.

use crate::extract::plan::Series;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::series::{core, lists, sign};

/// The sign after a number is not the decree's.
pub const RULE: Rule = Rule {
    code: "CT012",
    name: "label-sign",
    topic: Topic::Numbering,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("label_sign.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    for list in lists(case) {
        let (usual, asked) = (list.usual_sign(), if list.series == Series::Letter { ")" } else { "." });
        let judged = matches!(list.series, Series::Roman | Series::Arabic | Series::Letter);
        if !judged || usual.is_empty() || usual == asked || usual == ".-" {
            continue;
        }
        let Some(first) = list.entries.iter().find(|e| sign(&e.item.label) == usual) else { continue };
        out.report(
            format!("Số thứ tự ghi “{}”; đúng mẫu là “{}{asked}”.", first.item.label, core(&first.item.label)),
            format!("“{}” should read “{}{asked}”.", first.item.label, core(&first.item.label)),
        )
        .at(label_span(case, first.item));
    }
}
