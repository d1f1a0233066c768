//! The office under “KT.” does not match.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{one_tone_place, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::is_state;

/// The office under “KT.” does not match.
pub const RULE: Rule = Rule {
    code: "TT116",
    name: "deputy-title-mismatch",
    topic: Topic::Signature,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Điều 13"),
    needs: Needs::Text,
    page: include_str!("deputy_title_mismatch.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    if !is_state(case) {
        return;
    }
    for signature in &case.plan.header.signatures {
        let (Some(last), Some(position)) = (signature.authority.last(), &signature.position) else { continue };
        let (over, under) = (words(&one_tone_place(&last.text)), words(&one_tone_place(&position.text)));
        let Some(head) = over.strip_prefix("kt ") else { continue };
        if !is_deputy_of(head, &under) {
            out.report(
                format!("Chức vụ “{}” không phải cấp phó của người ghi sau “KT.”.", position.text),
                format!("“{}” is not the deputy of the office after “KT.”.", position.text),
            )
            .at(position.at);
        }
    }
}

/// `phó hiệu trưởng` for `hiệu trưởng`, `tổ phó` for `tổ trưởng`.
fn is_deputy_of(head: &str, under: &str) -> bool {
    // “Hiệu phó” is what people say, not an office.
    if under == "hiệu phó" || under.split(' ').all(|word| word != "phó") {
        return false;
    }
    let rank = |text: &str| -> Vec<String> {
        text.split(' ').filter(|w| !matches!(*w, "phó" | "phụ" | "trách" | "trưởng")).map(str::to_owned).collect()
    };
    // The deputy's line may leave out what the head's line says of the place, and the reverse.
    let (head, under) = (rank(head), rank(under));
    head.starts_with(&under) || under.starts_with(&head)
}
