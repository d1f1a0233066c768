//! The page number is in the wrong place.

use crate::document::format::Align;
use crate::finding::{LookEdit, Safety, Severity, Topic};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The page number is in the wrong place.
pub const RULE: Rule = Rule {
    code: "TB081",
    name: "page-number-place",
    topic: Topic::PageNumber,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 7"),
    needs: Needs::Furniture,
    page: include_str!("page_number_place.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(number) = case.document.furniture.iter().find(|f| f.page_field && (!f.header || f.align != Align::Centre))
    else {
        return;
    };
    let (vi, en) = if number.header {
        ("lề trên nhưng không canh giữa", "in the top margin but not centred")
    } else {
        ("lề dưới", "in the bottom margin")
    };
    let reported = out.report(
        format!("Số trang đặt ở {vi}; phải ở giữa lề trên."),
        format!("The page number is {en}; expected the middle of the top margin."),
    );
    mends::offer(reported, Safety::Consent, [LookEdit::PageNumbers]);
}
