//! Well-known proper names: the country, the leaders, regions, events, foreign organisations.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::names;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN056",
    name: "proper-name-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục II và mục III"),
    needs: Needs::Text,
    page: include_str!("proper_name_capitals.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        for name in names::misnamed(&paragraph, "proper") {
            // Streets and schools bear the names of events in letters of their own.
            let owner =
                prose::word_before(paragraph.text, name.range.start).map_or(String::new(), |w| prose::lower(w.text));
            let written = paragraph.text.get(name.range.clone()).unwrap_or("");
            if matches!(owner.as_str(), "đường" | "phố" | "phường" | "trường")
                && written.split(' ').all(prose::begins_large)
            {
                continue;
            }
            let at = paragraph.span(name.range);
            gathered
                .add(
                    at,
                    format!("Tên riêng viết hoa chưa đúng: phải viết “{}”.", name.right),
                    format!("The proper name is capitalised wrongly: “{}” is right.", name.right),
                )
                .mend(Safety::Consent, at, name.right.clone());
        }
    }
    gathered.report(sink);
}
