//! Common nouns of a school with a large letter inside a sentence: "các Giáo viên". Only told, never insisted on.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Phrases};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN070",
    name: "common-noun-capital",
    topic: Topic::Capitalisation,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II"),
    needs: Needs::Text,
    page: include_str!("common_noun_capital.md"),
    check,
};

static NOUNS: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "giáo viên",
        "học sinh",
        "phụ huynh",
        "cha mẹ học sinh",
        "cán bộ",
        "nhân viên",
        "viên chức",
        "kế hoạch này",
    ])
});
/// Words after which a common noun of many follows.
const BEFORE: &[&str] =
    &["các", "của", "cho", "toàn thể", "những", "và", "với", "mọi", "từng", "mỗi", "đến", "một", "tất cả"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in prose::paragraphs(case.document) {
        let lower = paragraph.small();
        for hit in NOUNS.find(lower) {
            let written = &paragraph.text[hit.range.clone()];
            let one_large = written
                .split(' ')
                .enumerate()
                .all(|(i, w)| if i == 0 { prose::is_capitalised(w) } else { prose::is_lower(w) });
            let before = lower[..hit.range.start].trim_end();
            let plural = BEFORE
                .iter()
                .any(|b| before.ends_with(b) && prose::whole(before, before.len() - b.len()..before.len()));
            let named = prose::word_after(paragraph.text, hit.range.end)
                .is_some_and(|w| prose::begins_large(w.text) || matches!(w.text, "dạy" | "giỏi" | "chủ"));
            if !one_large || !plural || named || written.starts_with("Kế") {
                continue;
            }
            let at = paragraph.span(hit.range.clone());
            gathered
                .add(
                    at,
                    "Danh từ chung ở giữa câu không cần viết hoa.",
                    "A common noun inside a sentence needs no large letter.",
                )
                .mend(Safety::Consent, at, prose::lower(written));
        }
    }
    gathered.report(sink);
}
