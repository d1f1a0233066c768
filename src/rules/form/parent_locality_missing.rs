//! The parent body's name lacks the place.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{one_tone_place, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The parent body's name lacks the place.
pub const RULE: Rule = Rule {
    code: "TT014",
    name: "parent-locality-missing",
    topic: Topic::Agency,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 2"),
    needs: Needs::Text,
    page: include_str!("parent_locality_missing.md"),
    check,
};

/// Names that lead to a place which must follow.
const BARE: &[&str] = &[
    "ubnd",
    "ubnd xã",
    "ubnd phường",
    "ubnd tỉnh",
    "ubnd thành phố",
    "ubnd huyện",
    "ubnd quận",
    "ủy ban nhân dân",
    "ủy ban nhân dân xã",
    "ủy ban nhân dân phường",
    "ủy ban nhân dân tỉnh",
    "sở giáo dục và đào tạo",
    "sở gd đt",
    "sở gdđt",
    "phòng giáo dục và đào tạo",
    "phòng gd đt",
    "phòng gdđt",
];

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let Some(parent) = &case.plan.header.parent_agency else { return };
    if is_state(case) && BARE.contains(&words(&one_tone_place(&parent.text)).as_str()) {
        out.report(
            format!("Tên cơ quan chủ quản “{}” thiếu tên địa phương.", parent.text),
            format!("The parent body “{}” lacks the name of its place.", parent.text),
        )
        .at(parent.at);
    }
}
