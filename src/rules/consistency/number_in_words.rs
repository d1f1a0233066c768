//! A number in figures and in words that disagree: "05 (sáu) bản".

use crate::finding::{Severity, Topic};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::numerals;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ012",
    name: "number-in-words",
    topic: Topic::NumberConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("number_in_words.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        let text = paragraph.text;
        for (open, _) in text.match_indices('(') {
            let Some(close) = prose::window_after(text, open).find(')').map(|i| open + i) else { continue };
            let Some((start, figure)) = figure_before(text, open) else { continue };
            let Some(words) = value(&text[open + 1..close]) else { continue };
            if words != figure {
                sink.report(
                    format!("Số bằng chữ ({words}) khác số bằng số ({figure})."),
                    format!("The number in words ({words}) is not the one in figures ({figure})."),
                )
                .at(paragraph.span(start..close + 1));
            }
        }
    }
}

/// The figure right before a bracket, with the currency between allowed: "5.000.000 đồng (".
fn figure_before(text: &str, open: usize) -> Option<(usize, u64)> {
    let head = text[..open].trim_end();
    let head = ["đồng", "đ", "VNĐ"].iter().find_map(|unit| head.strip_suffix(unit)).map_or(head, str::trim_end);
    let start = head.char_indices().rev().take_while(|(_, c)| c.is_ascii_digit() || *c == '.').last()?.0;
    let before = head[..start].chars().next_back();
    let digits: String = head[start..].split('.').collect();
    let grouped = head[start..].split('.').skip(1).all(|g| g.len() == 3);
    (grouped && !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | ',')))
        .then(|| prose::number(&digits))?
        .map(|n| (start, n))
}

/// The value of a text that is nothing but a number in words.
fn value(inside: &str) -> Option<u64> {
    let small = prose::lower(inside.trim());
    let core = small.strip_prefix("bằng chữ").map_or(small.as_str(), |rest| rest.trim_start_matches([':', ' ']));
    let core = core
        .trim_end_matches(['.', '/'])
        .trim_end()
        .trim_end_matches("chẵn")
        .trim_end()
        .trim_end_matches("đồng")
        .trim_end();
    let words: Vec<&str> = core.split(' ').collect();
    let (mut total, mut at) = (0u64, 0);
    while at < words.len() {
        let (part, used) = numerals::cardinal(words.get(at..)?)?;
        at += used;
        let scale = match words.get(at).copied() {
            Some("triệu") => 1_000_000,
            Some("tỷ" | "tỉ") => 1_000_000_000,
            _ => 1,
        };
        at += usize::from(scale > 1);
        total = total.checked_add(u64::from(part).checked_mul(scale)?)?;
        if scale == 1 && at < words.len() {
            return None;
        }
    }
    (at > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_have_values() {
        assert_eq!(value("năm"), Some(5));
        assert_eq!(value("Bằng chữ: Năm triệu hai trăm nghìn đồng"), Some(5_200_000));
        assert_eq!(value("hai mươi lăm"), Some(25));
        assert_eq!(value("năm học này"), None);
    }
}
