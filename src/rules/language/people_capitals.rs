//! The people of the country as a whole: "Nhân dân". Inside the names of bodies it is small.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::Word;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN061",
    name: "people-capitals",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục V, khoản 1"),
    needs: Needs::Text,
    page: include_str!("people_capitals.md"),
    check,
};

/// Words before it that show that the people themselves are meant.
const BEFORE: &[&str] = &[
    "vụ", "của", "cho", "với", "động", "và", "chúng", "lớp", "trong", "về", "lòng", "dân", "đến", "từ", "bộ", "sinh",
    "thể", "nước", "viên", "giúp", "được",
];
/// Last words of a name that "nhân dân" belongs to: "Ủy ban nhân dân", "Công an nhân dân", "thanh tra nhân dân".
const INSIDE: &[&str] = &[
    "ban", "đồng", "án", "sát", "đội", "an", "tra", "giáo", "sĩ", "thẩm", "tranh", "hòa", "hoà", "biểu", "báo",
    "thuốc", "ủy", "hội",
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 1..words.len() {
            if !alone(paragraph.text, words, i) {
                continue;
            }
            let at = paragraph.span(words[i - 1].start..words[i].end);
            gathered
                .add(
                    at,
                    "Danh từ đặc biệt: viết hoa “Nhân dân” khi đứng riêng.",
                    "Standing alone, “Nhân dân” begins large.",
                )
                .mend(Safety::Consent, at, "Nhân dân");
        }
    }
    gathered.report(sink);
}

/// "nhân dân" at `i - 1`, `i`, small, and not part of a body's name.
fn alone(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let (first, second) = (&words[i - 1], &words[i]);
    if first.text != "nhân" || second.text != "dân" || text.get(first.end..second.start) != Some(" ") {
        return false;
    }
    let Some(before) = i.checked_sub(2).map(|j| &words[j]) else { return false };
    let gap = text.get(before.end..first.start).unwrap_or("");
    let joined = |w: &&Word<'_>| text.get(second.end..w.start) == Some(" ");
    let next = words.get(i + 1).filter(joined).map_or("", |w| w.text);
    let comma = gap.trim() == ",";
    !matches!(next, "tệ" | "tự" | "số")
        && (comma || gap == " " && BEFORE.contains(&before.text) && !INSIDE.contains(&before.text))
}
