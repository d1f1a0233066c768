//! A landscape page without a table.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// A landscape page without a table.
pub const RULE: Rule = Rule {
    code: "TB002",
    name: "landscape-page",
    topic: Topic::PageSetup,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 2"),
    needs: Needs::PageSetup,
    page: include_str!("landscape_page.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let document = case.document;
    for (index, section) in document.sections.iter().enumerate() {
        let end = document.sections.get(index + 1).map_or(document.blocks.len(), |next| next.first_block as usize);
        let blocks = document.blocks.get(section.first_block as usize..end).unwrap_or(&[]);
        if section.width > section.height && !blocks.iter().any(|b| b.cell.is_some()) {
            out.report("Trang trình bày chiều ngang mà không có bảng biểu.", "The page is landscape without a table.");
            return;
        }
    }
}
