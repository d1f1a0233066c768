//! Both styles of placing the tone mark ("hòa" and "hoà") in one document. Neither is wrong; only the mixture is told.

use crate::finding::{Severity, Topic};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

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

/// Endings with the mark on the first vowel.
const OLD: &[&str] = &["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"];
/// Endings with the mark on the second vowel.
const NEW: &[&str] = &["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let (mut old, mut new): (Vec<(Span, &str)>, Vec<(Span, &str)>) = (Vec::new(), Vec::new());
    for paragraph in prose::paragraphs(case.document) {
        for word in paragraph.words() {
            let small = paragraph.small_of(&word);
            if !counts(&word, small) {
                continue;
            }
            if ends(small, OLD) {
                old.push((paragraph.span(word.range()), small));
            } else if ends(small, NEW) {
                new.push((paragraph.span(word.range()), small));
            }
        }
    }
    let fewer = if new.len() <= old.len() { &new } else { &old };
    let (Some((at, word)), false) = (fewer.first(), old.is_empty() || new.is_empty()) else { return };
    let (vi, en) = (
        format!(
            "Văn bản đặt dấu thanh lẫn hai kiểu: kiểu “hòa” {} chỗ, kiểu “hoà” {} chỗ; ví dụ “{word}”.",
            old.len(),
            new.len()
        ),
        format!(
            "The tone mark is placed in two styles: “hòa” {} times, “hoà” {} times; for example “{word}”.",
            old.len(),
            new.len()
        ),
    );
    sink.report(vi, en).at(*at);
}

/// Small words and the first words of well-known bodies; names of people and places keep their own style.
fn counts(word: &prose::Word<'_>, small: &str) -> bool {
    word.is_lower() || matches!(small, "ủy" | "uỷ" | "tòa" | "toà")
}

/// The word ends in one of the endings and does not begin with "qu", whose "u" is no vowel.
fn ends(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|e| word.ends_with(e)) && !word.starts_with('q')
}
