//! A law cited by its number alone.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::dates::dated;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD045",
    name: "law-name-missing",
    topic: Topic::CitationIncomplete,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6"),
    needs: Needs::Text,
    page: include_str!("law_name_missing.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for (_, citation) in cited::all(case) {
        if citation.first
            && cited::is_law(citation)
            && citation.key.is_some()
            && citation.title.is_none()
            && citation.within.is_none()
            && !amends(case, citation)
        {
            let known = citation.registry.as_ref().and_then(|r| r.title.as_deref());
            let (vi, en) = known.map_or((String::new(), String::new()), |t| (format!(" ({t})"), format!(" ({t})")));
            sink.report(
                format!("Luật, pháp lệnh phải viện dẫn bằng tên{vi}."),
                format!("A law is cited by its name{en}."),
            )
            .at(citation.at);
        }
    }
}

/// “Luật Giáo dục … (được sửa đổi, bổ sung theo Luật số …)”: the law that is meant has its name; the number tells the amending one.
fn amends(case: &Case<'_>, citation: &Citation) -> bool {
    let before = prose::lower(dated::before(case, citation.at));
    before.rfind('(').is_some_and(|open| !before[open..].contains(')') && before[open..].contains("sửa đổi"))
}
