//! The total row of a table that is not the sum of its rows.

use crate::document::table::Table;
use crate::finding::{Severity, Topic};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ015",
    name: "table-total-wrong",
    topic: Topic::NumberConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("table_total_wrong.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for table in &case.document.tables {
        let Some(total) = (0..table.rows.len()).rev().find(|row| is_total(case, table, *row)) else { continue };
        for cell in &table.rows[total].cells {
            let Some((written, at)) = number(case, table, total, cell.column) else { continue };
            let Some(sum) = sum_above(case, table, total, cell.column) else { continue };
            if sum != written {
                sink.report(
                    format!("Dòng tổng ghi {written}, cộng các dòng trên được {sum}."),
                    format!("The total says {written}; the rows above add up to {sum}."),
                )
                .at(at);
            }
        }
    }
}

/// The text of a cell with its block, when it is one paragraph.
fn text<'c>(case: &Case<'c>, table: &Table, row: usize, column: u32) -> Option<(&'c str, u32)> {
    let cell = table.rows.get(row)?.cells.iter().find(|c| c.column == column && !c.continues)?;
    let filled: Vec<u32> =
        cell.blocks.clone().filter(|b| case.document.blocks.get(*b as usize).is_some_and(|b| !b.is_blank())).collect();
    let [block] = filled[..] else { return None };
    Some((case.document.blocks.get(block as usize)?.norm().trim(), block))
}

fn is_total(case: &Case<'_>, table: &Table, row: usize) -> bool {
    let first = table.rows.get(row).and_then(|r| r.cells.first()).map(|c| c.column);
    let words = first.and_then(|c| text(case, table, row, c)).map_or(String::new(), |(t, _)| prose::lower(t));
    let second = table.rows.get(row).and_then(|r| r.cells.get(1)).and_then(|c| text(case, table, row, c.column));
    let second = second.map_or(String::new(), |(t, _)| prose::lower(t));
    row > 2
        && [words, second]
            .iter()
            .any(|w| matches!(w.trim_end_matches(':'), "tổng" | "tổng cộng" | "cộng" | "tổng số" | "toàn trường"))
}

fn number(case: &Case<'_>, table: &Table, row: usize, column: u32) -> Option<(u64, Span)> {
    let (text, block) = text(case, table, row, column)?;
    let digits: String = text.split('.').collect();
    let grouped = text.split('.').skip(1).all(|g| g.len() == 3);
    let length = case.document.blocks.get(block as usize)?.text().len();
    prose::number(&digits).filter(|_| grouped).map(|n| (n, Span { block, start: 0, end: length as u32 }))
}

/// The sum of at least two rows right above the total, all of them numbers or blank; headings end it.
fn sum_above(case: &Case<'_>, table: &Table, total: usize, column: u32) -> Option<u64> {
    let (mut sum, mut count) = (0u64, 0);
    for row in (1..total).rev() {
        if let Some((n, _)) = number(case, table, row, column) {
            sum = sum.checked_add(n)?;
            count += 1;
        } else if text(case, table, row, column).is_some_and(|(t, _)| !matches!(t, "-" | "0" | "–")) {
            // A heading of two lines ends the numbers; any other word makes the column no sum.
            if row > 1 {
                return None;
            }
            break;
        }
    }
    let heading = text(case, table, 0, column).map_or(String::new(), |(t, _)| prose::lower(t));
    let ordinal = matches!(heading.as_str(), "stt" | "tt" | "số tt")
        || heading.contains('%')
        || heading.contains("tỷ lệ")
        || heading.contains("tỉ lệ")
        || heading.contains("bình quân");
    let whole_numbers = number(case, table, 0, column).is_none();
    (count >= 2 && !ordinal && whole_numbers).then_some(sum)
}
