//! National title and issuer are on the wrong sides.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// National title and issuer are on the wrong sides.
pub const RULE: Rule = Rule {
    code: "TB051",
    name: "head-columns",
    topic: Topic::Paragraph,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục IV"),
    needs: Needs::Paragraphs,
    page: include_str!("head_columns.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let header = &case.plan.header;
    let (Some(title), Some(agency)) = (&header.national_title, &header.agency) else { return };
    let cell = |block: u32| case.document.blocks.get(block as usize).and_then(|b| b.cell);
    let (Some(right), Some(left)) = (cell(title.at.block), cell(agency.at.block)) else { return };
    if right.table == left.table && right.column < left.column {
        out.report(
            "Quốc hiệu ở bên trái, tên cơ quan ở bên phải: ngược vị trí.",
            "The national title is on the left and the issuer on the right.",
        )
        .at(title.at);
    }
}
