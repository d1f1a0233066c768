//! Common nouns of a school with a large letter inside a sentence: "các Giáo viên". Only told, never insisted on.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Phrases};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::compound;
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
    for paragraph in case.prose.paragraphs() {
        let lower = paragraph.small();
        if !paragraph.words.iter().any(|w| w.is_capitalised() && NOUNS.may_begin(w)) {
            continue;
        }
        for hit in NOUNS.find(&paragraph) {
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
    for paragraph in case.prose.paragraphs().filter(|p| !p.in_cell()) {
        for range in title_runs(&paragraph) {
            let written = &paragraph.text[range.clone()];
            sink.report(
                format!("Cụm từ chung “{written}” viết hoa mọi chữ; nên viết “{}”.", prose::lower(written)),
                format!("Common words with large letters all along: “{written}”."),
            )
            .at(paragraph.span(range))
            .severity(Severity::Warning);
        }
    }
}

/// "Cơ Sở Dữ Liệu Quốc Gia" inside a sentence: two common words or more in a row, every syllable large.
fn title_runs(paragraph: &prose::Paragraph<'_>) -> Vec<std::ops::Range<usize>> {
    let (text, words) = (paragraph.text, paragraph.words);
    let pair = |i: usize| {
        let (Some(a), Some(b)) = (words.get(i), words.get(i + 1)) else { return false };
        let joined = text.get(a.end..b.start) == Some(" ") && a.is_capitalised() && b.is_capitalised();
        joined && a.syllable.zip(b.syllable).is_some_and(|(x, y)| compound::is_known(x, y))
    };
    let mut found = Vec::new();
    let mut i = 1;
    while i < words.len() {
        let pairs = (0..).take_while(|n| pair(i + 2 * n)).count();
        if pairs < 2 {
            i += (2 * pairs).max(1);
            continue;
        }
        let inside = prose::mid_sentence(text, words[i].start) && words[i - 1].is_lower();
        // Schools, streets and places bear such names.
        let named = words[i - 1].is_one_of(&[
            "trường",
            "phường",
            "xã",
            "đường",
            "phố",
            "học",
            "sở",
            "thông",
            "non",
            "khu",
            "thôn",
        ]);
        if inside && !named {
            found.push(words[i].start..words[i + 2 * pairs - 1].end);
        }
        i += 2 * pairs;
    }
    found
}
