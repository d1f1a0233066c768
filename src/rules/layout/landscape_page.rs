//! A landscape page without a table.

use crate::document::table::Table;
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
        let cells = blocks.iter().filter_map(|b| b.cell);
        let table = cells.filter_map(|c| document.tables.get(c.table as usize)).any(holds_content);
        if section.width > section.height && !table {
            out.report("Trang trình bày chiều ngang mà không có bảng biểu.", "The page is landscape without a table.");
            return;
        }
    }
}

/// The tables that set the head and the signature in columns have a row or two and no borders.
fn holds_content(table: &Table) -> bool {
    table.bordered || table.rows.len() > 2
}
