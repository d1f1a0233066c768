//! Page numbers are missing.

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

/// About what two pages hold, in characters, when the file does not say how many pages there are.
const SURELY_TWO_PAGES: usize = 4500;

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let document = case.document;
    let long = match document.pages {
        Some(pages) => pages > 1,
        None => document.blocks.iter().map(|b| b.text().chars().count()).sum::<usize>() > SURELY_TWO_PAGES,
    };
    if long && !document.furniture.iter().any(|f| f.page_field) {
        let reported = out.report(
            "Văn bản nhiều trang nhưng không đánh số trang.",
            "The document has several pages and no page numbers.",
        );
        mends::offer(reported, Safety::Consent, [LookEdit::PageNumbers]);
    }
}
