//! “Nơi nhận:” is not bold italic.

use crate::finding::{Severity, Topic};
use crate::rules::layout::components::{Component, check_style};
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// “Nơi nhận:” is not bold italic.
pub const RULE: Rule = Rule {
    code: "TB043",
    name: "recipients-label-style",
    topic: Topic::TypeStyle,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục V"),
    needs: Needs::Characters,
    page: include_str!("recipients_label_style.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let components = &[(Component::RecipientsLabel, "Chữ “Nơi nhận:”", "The label “Nơi nhận:”")];
    check_style(case, out, components, |f| f.bold && f.italic, Severity::Error, ("chữ nghiêng, đậm", "bold italic"));
}
