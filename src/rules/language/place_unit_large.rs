//! A common noun of a place with a large letter inside a sentence: "Tỉnh Nam Định".

use crate::document::word_set::WordSet;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::people;
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN064",
    name: "place-unit-large",
    topic: Topic::Capitalisation,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục II, mục III, khoản 1, điểm a"),
    needs: Needs::Text,
    page: include_str!("place_unit_large.md"),
    check,
};

/// Common nouns of administrative units. A province is never named after a person.
const UNITS: &[&str] = &["Tỉnh", "Huyện", "Xã", "Phường", "Quận", "Thôn", "Ấp", "Khóm"];
/// Persons and events without a family name that give places their name: there the large letter is right.
const NAMED_AFTER: &[&str] = &["Điện", "Quang", "Hai", "Trưng", "Cách", "Chiến", "Hùng", "Bạch"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    static UNIT_WORDS: LazyLock<WordSet> = LazyLock::new(|| prose::word_set(UNITS.iter().copied()));
    for paragraph in case.prose.with_any(&UNIT_WORDS) {
        let words = paragraph.words;
        for unit in (1..words.len()).filter(|i| without_name(paragraph.text, words, *i)).map(|i| &words[i]) {
            let right = prose::lower(unit.text);
            let at = paragraph.span(unit.range());
            let vi = format!("Danh từ chung chỉ đơn vị hành chính viết thường: “{right}”.");
            gathered.add(at, vi, format!("The common noun of the unit is small: “{right}”.")).mend(
                Safety::Consent,
                at,
                right,
            );
        }
        for i in 1..words.len().saturating_sub(1) {
            if !large(paragraph.text, words, i) {
                continue;
            }
            let unit = &words[i];
            let right = prose::lower(unit.text);
            let vi = format!("Danh từ chung chỉ đơn vị hành chính viết thường: “{right} {}”.", words[i + 1].text);
            let en = format!("The common noun of the unit is small: “{right} {}”.", words[i + 1].text);
            gathered.add(paragraph.span(unit.start..words[i + 1].end), vi, en).mend(
                Safety::Consent,
                paragraph.span(unit.range()),
                right,
            );
        }
    }
    gathered.report(sink);
}

fn large(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let (before, unit, name) = (&words[i - 1], &words[i], &words[i + 1]);
    let touching = text.get(before.end..unit.start) == Some(" ") && text.get(unit.end..name.start) == Some(" ");
    let inside = before.is_lower() || before.is_upper() && before.text.chars().count() > 2;
    let own_name = name.is_capitalised() && prose::number(name.text).is_none();
    let after_a_person = || people::is_family(name.text) || NAMED_AFTER.contains(&name.text);
    UNITS.contains(&unit.text)
        && touching
        && inside
        && own_name
        && (unit.text == "Tỉnh" || !after_a_person())
        && !matches!(name.text, "Đoàn" | "Đội" | "Ủy" | "Uỷ" | "Hội")
}

/// "UBND Xã", "Công an Phường" without the unit's name behind it.
fn without_name(text: &str, words: &[Word<'_>], i: usize) -> bool {
    const BODIES: &[&str] = &["UBND", "HĐND", "dân", "an", "ủy", "uỷ", "tế", "binh"];
    let (before, unit) = (&words[i - 1], &words[i]);
    if !UNITS.contains(&unit.text) {
        return false;
    }
    let named = words.get(i + 1).is_some_and(|w| {
        text.get(unit.end..w.start) == Some(" ") && (prose::begins_large(w.text) || prose::number(w.text).is_some())
    });
    let touching = text.get(before.end..unit.start) == Some(" ");
    touching && !named && BODIES.contains(&before.text)
}
