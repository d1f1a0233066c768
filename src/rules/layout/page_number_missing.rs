//! Page numbers are missing.

use crate::document::document::Format;
use crate::finding::{LookEdit, Safety, Severity, Topic};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// Page numbers are missing.
pub const RULE: Rule = Rule {
    code: "TB080",
    name: "page-number-missing",
    topic: Topic::PageNumber,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 7"),
    needs: Needs::Furniture,
    page: include_str!("page_number_missing.md"),
    check,
};

/// More than one page holds, in lines, however tight they stand: 257 mm of text at 13 pt, single, without a gap.
const MOST_LINES: usize = 52;
/// Characters of the longest line of a page.
const LINE: usize = 92;
/// One page holds as many lines, however loose they stand: 247 mm of text at 14 pt, one and a half, 6 pt apart.
const FEWEST_LINES: usize = 25;
/// Characters of the shortest line of a page that a paragraph fills.
const SHORT_LINE: usize = 70;

/// Lines that the text fills, with so many characters a line.
fn lines(case: &Case<'_>, line: usize) -> usize {
    let lines = |text: &str| text.trim_end().chars().count().div_ceil(line);
    let document = case.document;
    let running: usize = document.blocks.iter().filter(|b| b.cell.is_none()).map(|b| lines(b.text())).sum();
    // Cells stand side by side: a row is at least as high as its cells together are long.
    let rows = document.tables.iter().flat_map(|t| &t.rows).map(|row| {
        let cells = row.cells.iter().map(|cell| {
            let blocks = cell.blocks.clone().filter_map(|b| document.blocks.get(b as usize));
            blocks.map(|b| lines(b.text())).sum::<usize>()
        });
        cells.max().unwrap_or(0)
    });
    running + rows.sum::<usize>()
}

/// The file does not show whether it has more than one page, and it numbers none.
pub fn unsure(case: &Case<'_>) -> bool {
    let document = case.document;
    let counted = document.format == Format::Pdf && document.pages.is_some();
    let numbered = document.furniture.iter().any(|f| f.page_field);
    !counted
        && !numbered
        && lines(case, SHORT_LINE) + document.blocks.iter().filter(|b| b.is_blank()).count() > FEWEST_LINES
}

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let document = case.document;
    // The number in the file may be of another day (programs that write files leave the template's): it proves more pages, not fewer.
    let long = document.pages.is_some_and(|pages| pages > 1) || lines(case, LINE) > MOST_LINES;
    if long && !document.furniture.iter().any(|f| f.page_field) {
        let reported = out.report(
            "Văn bản nhiều trang nhưng không đánh số trang.",
            "The document has several pages and no page numbers.",
        );
        mends::offer(reported, Safety::Consent, [LookEdit::PageNumbers]);
    }
}
