//! A share and its percentage that disagree: "30/40 học sinh (85%)".

use crate::extract::words::holds;
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
        for range in over_hundred(paragraph.text) {
            sink.report("Tỷ lệ của một số lượng người không thể quá 100%.", "No share of people can be over 100%.")
                .at(paragraph.span(range));
        }
        if let Some((range, sum)) = grades(paragraph.text) {
            sink.report(
                format!("Các mức xếp loại cộng lại là {sum}%, không phải 100%."),
                format!("The grades add up to {sum}%, not 100%."),
            )
            .at(paragraph.span(range));
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

/// "110% học sinh": a share of people.
fn over_hundred(text: &str) -> Vec<std::ops::Range<usize>> {
    const PEOPLE: &[&str] = &[
        "học sinh",
        "giáo viên",
        "cán bộ",
        "viên chức",
        "nhân viên",
        "trẻ",
        "phụ huynh",
        "cha mẹ",
        "đảng viên",
        "đoàn viên",
        "đội viên",
        "học viên",
    ];
    let mut found = Vec::new();
    if !holds(text, "% ") {
        return found;
    }
    for (at, _) in text.match_indices("% ") {
        let number = text[..at].rsplit(|c: char| !c.is_ascii_digit()).next().unwrap_or("");
        let alone = !text[..at - number.len()].ends_with([',', '.']);
        let over = prose::number(number).is_some_and(|n| (101..=999).contains(&n));
        if over && alone && PEOPLE.iter().any(|p| text[at + 2..].starts_with(p)) {
            found.push(at - number.len()..at + 1);
        }
    }
    found
}

/// "Hoàn thành tốt: 35%; hoàn thành: 64%; chưa hoàn thành: 2%": the grades of one clause down to the lowest, as shares of all.
fn grades(text: &str) -> Option<(std::ops::Range<usize>, String)> {
    const LOWEST: &[&str] = &["chưa hoàn thành", "chưa đạt", "yếu, kém", "loại yếu", "mức yếu"];
    const LIMITS: &[&str] = &[
        "trở lên",
        "trên ",
        "dưới",
        "ít nhất",
        "tối thiểu",
        "tối đa",
        "không quá",
        "tăng",
        "giảm",
        "/",
        " đến ",
        "duy trì",
    ];
    if text.bytes().filter(|b| *b == b'%').count() < 3 {
        return None;
    }
    let small = prose::lower(text);
    if !LOWEST.iter().any(|w| small.contains(w)) || LIMITS.iter().any(|w| small.contains(w)) {
        return None;
    }
    let clause = small.split(". ").find(|c| c.matches('%').count() >= 3 && LOWEST.iter().any(|w| c.contains(w)))?;
    let start = small.find(clause)?;
    let shares: Option<Vec<f64>> = clause
        .match_indices('%')
        .map(|(at, _)| {
            let number = clause[..at].rsplit(|c: char| !(c.is_ascii_digit() || c == ',')).next()?;
            number.replace(',', ".").parse().ok()
        })
        .collect();
    let shares = shares?;
    let sum: f64 = shares.iter().sum();
    let last = clause.rfind('%')? + 1;
    let off = (sum - 100.0).abs();
    (off >= 0.5 && (off <= 40.0 || shares.iter().any(|s| *s > 100.0)))
        .then(|| (start..start + last, format!("{sum:.1}").replace('.', ",").replace(",0", "")))
}
