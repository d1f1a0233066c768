//! The sign after a number is not the decree's.

use crate::extract::plan::{Item, Series};
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;
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
    // “I-” and “1-” are the Party's own.
    if !is_state(case) {
        return;
    }
    let mut wrong: Vec<(&Item, &str)> = Vec::new();
    let lists = lists(case);
    for list in &lists {
        let (usual, asked) = (list.usual_sign(), if list.series == Series::Letter { ")" } else { "." });
        let judged = matches!(list.series, Series::Roman | Series::Arabic | Series::Letter);
        if judged && !usual.is_empty() && usual != asked {
            wrong.extend(list.entries.iter().filter(|e| sign(&e.item.label) == usual).map(|e| (e.item, asked)));
        }
    }
    let Some((first, asked)) = wrong.first() else { return };
    out.report(
        format!(
            "{} số thứ tự ghi theo kiểu “{}”; đúng mẫu là “{}{asked}”.",
            wrong.len(),
            first.label,
            core(&first.label)
        ),
        format!("{} labels are written like “{}”; expected “{}{asked}”.", wrong.len(), first.label, core(&first.label)),
    )
    .at(label_span(case, first));
}
