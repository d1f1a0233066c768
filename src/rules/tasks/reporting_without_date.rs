//! The reporting section gives no date.

use crate::extract::plan::{DateRole, Kind};
use crate::finding::{Severity, Topic};
use crate::rules::body::Body;
use crate::rules::letters::{has_phrase, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The reporting section gives no date.
pub const RULE: Rule = Rule {
    code: "NV006",
    name: "reporting-without-date",
    topic: Topic::TaskDeadline,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("reporting_without_date.md"),
    check,
};

/// Words that give a time without a date.
const TIMES: &[&str] = &[
    "định kỳ",
    "định kì",
    "đột xuất",
    "hằng",
    "hàng tháng",
    "hàng tuần",
    "hàng quý",
    "hàng năm",
    "học kỳ",
    "học kì",
    "cuối năm",
    "đầu năm",
    "kịp thời",
    "sau khi",
    "ngay sau",
    "theo quy định",
    "thường xuyên",
    "trước ngày",
    "kết thúc",
];

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let outline = &case.plan.outline;
    let Some((index, section)) = outline.iter().enumerate().find(|(_, i)| i.kind == Some(Kind::Reporting)) else {
        return;
    };
    let next = outline.iter().skip(index + 1).find(|i| i.level <= section.level);
    let end = next.map_or(Body::of(case).blocks().end as u32, |i| i.at.block);
    let inside = |block: u32| section.at.block <= block && block < end;
    let closing = case.plan.closing.as_ref().map(|c| c.at.block);
    let dated = case.plan.dates.iter().any(|d| {
        inside(d.at.block)
            && Some(d.at.block) != closing
            && !matches!(d.role, DateRole::SchoolYear | DateRole::Citation)
    });
    let timed = (section.at.block..end).filter_map(|b| case.document.blocks.get(b as usize)).any(|b| {
        let said = words(b.norm());
        TIMES.iter().any(|t| has_phrase(&said, t))
    });
    if !dated && !timed {
        out.report(
            "Phần báo cáo không cho biết báo cáo lúc nào.",
            "The reporting section does not say when reports are due.",
        )
        .at(section.at);
    }
}
