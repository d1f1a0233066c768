//! Recipients and signature are on the wrong sides.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// Recipients and signature are on the wrong sides.
pub const RULE: Rule = Rule {
    code: "TB052",
    name: "signature-columns",
    topic: Topic::Paragraph,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục IV"),
    needs: Needs::Paragraphs,
    page: include_str!("signature_columns.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let header = &case.plan.header;
    let Some(label) = &header.recipients_label else { return };
    let Some(office) = header.signatures.last().and_then(|s| s.position.as_ref()) else { return };
    let cell = |block: u32| case.document.blocks.get(block as usize).and_then(|b| b.cell);
    let (Some(left), Some(right)) = (cell(label.at.block), cell(office.at.block)) else { return };
    if right.table == left.table && right.column < left.column {
        out.report(
            "Chữ ký ở bên trái, nơi nhận ở bên phải: ngược vị trí.",
            "The signature is on the left and the recipients on the right.",
        )
        .at(office.at);
    }
}
