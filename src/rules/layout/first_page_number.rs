//! The first page shows its number.

use crate::document::format::Pages;
use crate::finding::{LookEdit, Safety, Severity, Topic};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The first page shows its number.
pub const RULE: Rule = Rule {
    code: "TB083",
    name: "first-page-number",
    topic: Topic::PageNumber,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 7"),
    needs: Needs::Furniture,
    page: include_str!("first_page_number.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let document = case.document;
    let Some(section) = document.sections.first() else { return };
    let shown = document.furniture.iter().filter(|f| f.section == 0 && f.page_field).any(|f| match f.pages {
        Pages::First => section.title_page,
        Pages::Default => !section.title_page,
        Pages::Even => false,
    });
    if shown {
        let reported = out.report("Trang thứ nhất hiển thị số trang.", "The first page shows its number.");
        // "Different First Page" helps where the first page's own header has no number either.
        let own = document.furniture.iter().any(|f| f.section == 0 && f.pages == Pages::First && f.page_field);
        // Words beside the number would vanish from the first page.
        let bare = document.furniture.iter().filter(|f| f.section == 0).all(|f| matches!(f.text.trim(), "" | "#"));
        match !section.title_page && !own && bare {
            true => mends::offer(reported, Safety::Safe, [mends::title_page(0)]),
            false => mends::offer(reported, Safety::Consent, [LookEdit::PageNumbers]),
        }
    }
}
