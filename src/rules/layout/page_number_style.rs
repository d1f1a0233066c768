//! The page number has a wrong size or style.

use crate::finding::{LookEdit, Safety, Severity, Topic};
use crate::rules::layout::looks::points;
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The page number has a wrong size or style.
pub const RULE: Rule = Rule {
    code: "TB082",
    name: "page-number-style",
    topic: Topic::PageNumber,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 7"),
    needs: Needs::Furniture,
    page: include_str!("page_number_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let wrong = case
        .document
        .furniture
        .iter()
        .find(|f| f.page_field && (f.format.size.is_some_and(|s| !(26..=28).contains(&s)) || f.format.italic));
    if let Some(number) = wrong {
        let size = number.format.size.map_or(String::new(), points);
        let reported = out.report(
            format!(
                "Số trang phải cỡ chữ 13-14, chữ đứng (hiện cỡ {size}{}).",
                if number.format.italic { ", nghiêng" } else { "" }
            ),
            format!(
                "The page number must be upright and of size 13-14 (it is {size}{}).",
                if number.format.italic { ", italic" } else { "" }
            ),
        );
        mends::offer(reported, Safety::Consent, [LookEdit::PageNumbers]);
    }
}
