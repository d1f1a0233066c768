//! The sizes of title, motto and place do not go together.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::components::{Component, SETS, spans, tied_sizes};
use crate::rules::layout::looks::{points, size};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The sizes of title, motto and place do not go together.
pub const RULE: Rule = Rule {
    code: "TB012",
    name: "size-pair",
    topic: Topic::FontSize,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("size_pair.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let at = |component| spans(case, component).first().copied();
    let (Some(title), Some(motto), Some(place)) =
        (at(Component::NationalTitle), at(Component::Motto), at(Component::PlaceDate))
    else {
        return;
    };
    let sizes = [title, motto, place].map(|span| size(case.document, span).unwrap_or(0));
    // A size outside the bounds is reported by itself.
    let inside = (24..=26).contains(&sizes[0]) && sizes[1..].iter().all(|s| (26..=28).contains(s));
    if inside && !SETS.contains(&sizes) {
        let found = sizes.map(points).join(", ");
        let reported = out.report(
            format!("Cỡ chữ Quốc hiệu, Tiêu ngữ, địa danh là {found}; phải là 13, 14, 14 hoặc 12, 13, 13."),
            format!("The sizes of title, motto and place are {found}; expected 13, 14, 14 or 12, 13, 13."),
        );
        mends::offer(reported.at(title), Safety::Consent, tied_sizes(case));
    }
}
