//! Both styles of placing the tone mark ("hòa" and "hoà") in one document. Neither is wrong; only the mixture is told.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::language::tone_styles::{Styles, turned};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN006",
    name: "tone-style-mixed",
    topic: Topic::ToneMark,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("tone_style_mixed.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let styles = Styles::of(case);
    let (old, new) = (styles.old.len(), styles.new.len());
    let (Some(first), false) = (styles.rarer().first(), old == 0 || new == 0) else { return };
    let word = prose::lower(&first.word);
    let (vi, en) = (
        format!("Văn bản đặt dấu thanh lẫn hai kiểu: kiểu “hòa” {old} chỗ, kiểu “hoà” {new} chỗ; ví dụ “{word}”.",),
        format!("The tone mark is placed in two styles: “hòa” {old} times, “hoà” {new} times; for example “{word}”.",),
    );
    let mut reported = sink.report(vi, en).at(first.at);
    for shown in styles.rarer() {
        if let Some(other) = turned(&shown.word) {
            reported = reported.fix(Safety::Consent, shown.at, other);
        }
    }
}
