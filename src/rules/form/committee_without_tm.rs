//! A people's committee's plan is signed without “TM. ỦY BAN NHÂN DÂN”.

use crate::finding::{Severity, Topic};
use crate::rules::letters::{one_tone_place, opens_with, words};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::state::{is_plan, is_state};

/// A people's committee's plan is signed without “TM. ỦY BAN NHÂN DÂN”.
pub const RULE: Rule = Rule {
    code: "TT123",
    name: "committee-without-tm",
    topic: Topic::Signature,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Điều 13"),
    needs: Needs::Text,
    page: include_str!("committee_without_tm.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let header = &case.plan.header;
    let committee = header.agency.as_ref().is_some_and(|a| {
        let name = words(&one_tone_place(&a.text));
        opens_with(&name, "ủy ban nhân dân") || opens_with(&name, "ubnd")
    });
    // Since 2025 the chairman issues some papers alone; a plan under the committee's own symbol is the committee's.
    let own_symbol = header.number_symbol.as_ref().is_some_and(|n| n.field.text.contains("UBND"));
    if !committee || !own_symbol || !is_state(case) || !is_plan(case) {
        return;
    }
    let Some(signature) = header.signatures.first() else { return };
    let for_all = signature.authority.iter().any(|a| {
        let said = words(&a.text);
        ["tm", "t m", "tl", "tuq"].iter().any(|power| opens_with(&said, power))
    });
    if !for_all && signature.position.is_some() {
        out.report(
            "Kế hoạch của Ủy ban nhân dân ký không ghi “TM. ỦY BAN NHÂN DÂN”.",
            "A people's committee's plan is signed without “TM. ỦY BAN NHÂN DÂN”.",
        )
        .at(signature.at);
    }
}
