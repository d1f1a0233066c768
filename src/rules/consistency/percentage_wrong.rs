//! A share and its percentage that disagree: "30/40 học sinh (85%)".

use crate::finding::{Severity, Topic};
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ013",
    name: "percentage-wrong",
    topic: Topic::NumberConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("percentage_wrong.md"),
    check,
};

/// What rounding may hide, in percent.
const ROUNDING: f64 = 1.0;

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 0..words.len().saturating_sub(2) {
            let Some((end, right, written)) = wrong(paragraph.text, words, i) else { continue };
            sink.report(
                format!("Tỷ lệ tính lại là {right}%, không phải {written}%."),
                format!("The share is {right}%, not {written}%."),
            )
            .at(paragraph.span(words[i].start..end));
        }
    }
}

/// "a/b … p%" with at most nine words between, none of them a number: the end, the right and the written percentage.
fn wrong(text: &str, words: &[prose::Word<'_>], i: usize) -> Option<(usize, String, String)> {
    let (part, whole) = (prose::number(words[i].text)?, prose::number(words[i + 1].text)?);
    let slash = text.get(words[i].end..words[i + 1].start) == Some("/");
    let date =
        text.get(words[i + 1].end..).is_some_and(|t| t.starts_with('/')) || text[..words[i].start].ends_with('/');
    // "12/2026" is a month of a year.
    let month = (1..=12).contains(&part) && (1990..=2100).contains(&whole) && words[i + 1].text.len() == 4;
    if !slash || date || month || whole == 0 || part > whole || whole < 5 {
        return None;
    }
    let next = (i + 2..(i + 12).min(words.len())).find(|j| {
        // "khối 9", "lớp 6" between the share and its percentage is a name.
        let name = matches!(words[*j - 1].text, "khối" | "lớp");
        !name && words[*j].text.starts_with(|c: char| c.is_ascii_digit())
    })?;
    let start = words[next].start;
    let length =
        text[start..].find(|c: char| !(c.is_ascii_digit() || c == ',' || c == '.')).unwrap_or(text.len() - start);
    let written = text[start..start + length].trim_end_matches([',', '.']);
    let gap = &text[words[i + 1].end..start];
    let tail = &text[start + written.len()..];
    if !tail.trim_start().starts_with('%')
        || gap.contains([';', '.', ':'])
        || gap.contains("trên")
        || gap.contains("ít nhất")
    {
        return None;
    }
    let percent: f64 = written.replace(',', ".").parse().ok()?;
    let right = part as f64 * 100.0 / whole as f64;
    let end = start + written.len() + tail.find('%')? + 1;
    ((right - percent).abs() > ROUNDING).then(|| (end, format!("{right:.1}").replace('.', ","), written.to_owned()))
}
