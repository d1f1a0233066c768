//! The space between paragraphs is below 6 pt.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::mends;
use crate::rules::layout::running::Running;
use crate::rules::layout::running::{paragraphs, report_many};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The space between paragraphs is below 6 pt.
pub const RULE: Rule = Rule {
    code: "TB072",
    name: "paragraph-spacing",
    topic: Topic::Paragraph,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm e"),
    needs: Needs::Paragraphs,
    page: include_str!("paragraph_spacing.md"),
    check,
};

/// 6 pt in twips, less a rounding.
const LEAST: i32 = 114;

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let all = paragraphs(case);
    let pairs: Vec<_> = all.windows(2).filter(|pair| pair[1].index == pair[0].index + 1).collect();
    let wrong: Vec<usize> = pairs.iter().filter(|pair| gap(pair) < LEAST).map(|pair| pair[0].index).collect();
    let mend = |index: usize| {
        let pair = pairs.iter().find(|pair| pair[0].index == index)?;
        let (above, below) = (pair[0].format, pair[1].format);
        // Where a style leaves the space out between its paragraphs, more space shows nothing.
        let left_out = above.contextual_spacing && above.style == below.style;
        (!left_out).then(|| mends::after(index, 120))
    };
    let words = ("cách đoạn sau dưới 6 pt", "stand less than 6 pt above the next");
    report_many(case, out, (&wrong, &[]), pairs.len(), words, (Safety::Safe, &mend));
}

/// After the first plus before the second, unless paragraphs of one style leave it out.
fn gap(pair: &[Running<'_>]) -> i32 {
    let (above, below) = (pair[0].format, pair[1].format);
    let one_style = above.style == below.style;
    let after = if above.contextual_spacing && one_style { 0 } else { above.after };
    let before = if below.contextual_spacing && one_style { 0 } else { below.before };
    after + before
}
