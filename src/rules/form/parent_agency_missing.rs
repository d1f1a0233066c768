//! The name of the parent body is missing.

use crate::finding::{Severity, Topic};
use crate::rules::letters::words;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The name of the parent body is missing.
pub const RULE: Rule = Rule {
    code: "TT011",
    name: "parent-agency-missing",
    topic: Topic::Agency,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2"),
    needs: Needs::Text,
    page: include_str!("parent_agency_missing.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let header = &case.plan.header;
    let Some(agency) = &header.agency else { return };
    if !is_state(case) || header.parent_agency.is_some() {
        return;
    }
    // A university or college answers to a ministry or to nobody; a school always has a parent body.
    let name = words(&agency.text);
    let school = name.starts_with("trường ") && !name.contains("đại học") && !name.contains("cao đẳng");
    let below = ["sở ", "phòng giáo dục", "trung tâm giáo dục"].iter().any(|head| name.starts_with(head));
    if school || below {
        let (vi, en) = if school { ("trường", "school's") } else { ("cơ quan ban hành", "issuer's") };
        out.report(
            format!("Phía trên tên {vi} không có tên cơ quan chủ quản."),
            format!("No parent body stands above the {en} name."),
        )
        .at(agency.at);
    }
}
