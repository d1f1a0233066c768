//! A line of the head is not centred in its column.

use crate::document::format::Align;
use crate::finding::{Safety, Severity, Side, Topic};
use crate::rules::layout::components::{Component, spans};
use crate::rules::layout::mends;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// A line of the head is not centred in its column.
pub const RULE: Rule = Rule {
    code: "TB053",
    name: "head-not-centred",
    topic: Topic::Paragraph,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục IV"),
    needs: Needs::Paragraphs,
    page: include_str!("head_not_centred.md"),
    check,
};

const PARTS: &[(Component, &str, &str)] = &[
    (Component::ParentAgency, "Tên cơ quan chủ quản", "The parent body"),
    (Component::Agency, "Tên cơ quan ban hành", "The issuer"),
    (Component::Number, "Số, ký hiệu", "Number and symbol"),
    (Component::NationalTitle, "Quốc hiệu", "The national title"),
    (Component::Motto, "Tiêu ngữ", "The motto"),
    (Component::PlaceDate, "Địa danh, thời gian", "Place and date"),
];

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for &(component, vi, en) in PARTS {
        let Some(at) = spans(case, component).first().copied() else { continue };
        let Some(block) = case.document.blocks.get(at.block as usize) else { continue };
        // Outside a table, and where blanks push the text, its place is not to be told from the alignment.
        let plain = block.cell.is_some() && !block.text().contains('\t') && !block.text().starts_with([' ', '\u{a0}']);
        let aside = block.paragraph.as_ref().is_some_and(|p| p.align != Align::Centre);
        if plain && aside {
            let reported = out.report(format!("{vi} phải canh giữa."), format!("{en} must be centred.")).at(at);
            let look = mends::align(case.document, at.block as usize, Side::Centre);
            mends::offer(reported, Safety::Consent, [look]);
        }
    }
}
