//! Letters are not black.

use crate::document::format::RunFormat;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::layout::looks::{formats, places, whole};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// Letters are not black.
pub const RULE: Rule = Rule {
    code: "TB005",
    name: "font-colour",
    topic: Topic::Font,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 4"),
    needs: Needs::Characters,
    page: include_str!("font_colour.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let mut wrong = Vec::new();
    for index in 0..case.document.blocks.len() {
        let at = whole(case.document, index);
        if formats(case.document, at).iter().any(|(f, _)| is_coloured(f)) {
            wrong.push(at);
        }
    }
    let Some(first) = wrong.first() else { return };
    let (vi, en) = places(&wrong);
    let reported = out.report(
        format!("{} đoạn có chữ màu ({vi}).", wrong.len()),
        format!("{} paragraphs have coloured letters ({en}).", wrong.len()),
    );
    // A colour may be a mark that someone still needs.
    mends::offer(
        reported.at(*first),
        Safety::Consent,
        mends::runs(case.document, is_coloured).into_iter().map(mends::plain),
    );
}

/// Visibly not black. The blue of a link that the word processor made by itself is left alone.
fn is_coloured(format: &RunFormat) -> bool {
    let Some(colour) = format.color.as_deref() else { return false };
    let link = format.underline
        && ["0563C1", "0000FF", "0000EE", "467886"].iter().any(|blue| colour.eq_ignore_ascii_case(blue));
    let bright = u32::from_str_radix(colour, 16)
        .is_ok_and(|rgb| [rgb >> 16, rgb >> 8, rgb].iter().any(|part| part & 0xff > 0x33));
    colour.len() == 6 && bright && !link
}
