//! An annex is spoken of but not in the file.

use crate::extract::words;
use crate::finding::{Severity, Topic};
use crate::rules::body::Body;
use crate::rules::form::annexes::{annexes, number_of, numbers_named, own_mentions};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_plan, is_state};

/// An annex is spoken of but not in the file.
pub const RULE: Rule = Rule {
    code: "TT130",
    name: "annex-absent",
    topic: Topic::Annex,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục III, khoản 1"),
    needs: Needs::Text,
    page: include_str!("annex_absent.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    // What speaks of annexes without being a plan (a review sheet, a report on one) speaks of another document's.
    if !is_state(case) || !is_plan(case) {
        return;
    }
    if annexes(case).next().is_some() {
        one_absent(case, out);
        return;
    }
    if let Some(mention) = own_mentions(case).next() {
        out.report(
            "Nội dung nhắc đến phụ lục nhưng trong tệp không có phụ lục.",
            "The body speaks of an annex that is not in the file.",
        )
        .at(mention);
        return;
    }
    // A list or a form that goes along may well be a file of its own.
    for line in Body::of(case).lines(case) {
        let lower = line.small();
        if !words::holds(lower, "kèm") {
            continue;
        }
        let Some(range) = ENCLOSED.iter().find_map(|p| words::find(lower, p).map(|i| i..i + p.len())) else { continue };
        out.report(
            "Nội dung nhắc đến tài liệu kèm theo nhưng trong tệp không có phụ lục.",
            "The body speaks of something enclosed that is not in the file.",
        )
        .at(line.span(range))
        .severity(Severity::Info);
        return;
    }
}

/// Annexes are there, but not the one whose number the body names.
fn one_absent(case: &Case<'_>, out: &mut Sink<'_>) {
    let mut there: Vec<Option<u32>> = annexes(case).map(number_of).collect();
    // A single annex bears no number, and is the first.
    if let [only @ None] = &mut there[..] {
        *only = Some(1);
    }
    let Some(there) = there.into_iter().collect::<Option<Vec<u32>>>() else { return };
    for mention in own_mentions(case) {
        let after = case.document.blocks.get(mention.block as usize).map_or("", |b| b.around(mention.range()).1);
        let named = numbers_named(after).unwrap_or_default();
        if let Some(number) = named.iter().find(|n| !there.contains(n)) {
            out.report(
                format!("Nội dung nhắc đến phụ lục thứ {number} nhưng trong tệp không có."),
                format!("The body speaks of annex {number}, which is not in the file."),
            )
            .at(mention);
            return;
        }
    }
}

/// Lower case.
const ENCLOSED: &[&str] = &[
    "danh sách kèm theo",
    "danh sách đính kèm",
    "biểu mẫu kèm theo",
    "mẫu kèm theo",
    "lịch kèm theo",
    "biểu kèm theo",
];
