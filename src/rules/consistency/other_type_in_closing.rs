//! A closing that calls the plan by another type: "Trên đây là Báo cáo …".

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ018",
    name: "other-type-in-closing",
    topic: Topic::Leftover,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("other_type_in_closing.md"),
    check,
};

/// Types that a closing may name, in small letters, with their codes.
const TYPES: &[(&str, &str)] = &[
    ("báo cáo", "BC"),
    ("tờ trình", "TTr"),
    ("quyết định", "QĐ"),
    ("thông báo", "TB"),
    ("hướng dẫn", "HD"),
    ("chương trình", "CTr"),
    ("đề án", "ĐA"),
    ("phương án", "PA"),
    ("quy chế", "QC"),
    ("nghị quyết", "NQ"),
    ("kế hoạch", "KH"),
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let code = case.plan.header.doc_type.as_ref().and_then(|d| d.code.as_deref());
    let (Some(code), Some(closing)) = (code, case.plan.closing.as_ref()) else { return };
    let index = closing.at.block as usize;
    let Some(block) = case.document.blocks.get(index) else { return };
    let lower = &block.tokens().small;
    let Some(lead) = lower.find("trên đây là ").map(|i| i + "trên đây là ".len()) else { return };
    let rest = &lower[lead..];
    let skipped = ["toàn bộ ", "nội dung ", "dự thảo "].iter().find(|w| rest.starts_with(**w)).map_or(0, |w| w.len());
    let Some((name, other)) = TYPES.iter().find(|(name, _)| rest[skipped..].starts_with(name)) else { return };
    if *other != code && TYPES.iter().any(|(_, c)| *c == code) {
        let start = lead + skipped;
        sink.report(
            format!("Câu kết gọi văn bản là “{name}”, khác tên loại ở đầu văn bản."),
            format!("The closing calls the document “{name}”, unlike its head."),
        )
        .at(case.document.span(index, start..start + name.len()));
    }
}
