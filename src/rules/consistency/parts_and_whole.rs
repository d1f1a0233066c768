//! Boys and girls that do not add up to the whole.

use crate::finding::{Severity, Topic};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ014",
    name: "parts-and-whole",
    topic: Topic::NumberConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("parts_and_whole.md"),
    check,
};

/// Who is counted.
const PEOPLE: &[&str] =
    &["học sinh", "giáo viên", "viên chức", "cán bộ", "đảng viên", "nhân viên", "người", "em", "trẻ"];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 0..words.len() {
            let Some((end, whole, sum)) = wrong(paragraph.text, words, i) else { continue };
            sink.report(
                format!("Nam và nữ cộng lại là {sum}, không phải {whole}."),
                format!("Male and female add up to {sum}, not {whole}."),
            )
            .at(paragraph.span(words[i].start..end));
        }
        for (range, whole, part) in larger_than_whole(paragraph.text) {
            sink.report(
                format!("Số thành phần ({part}) lớn hơn tổng số ({whole})."),
                format!("The part ({part}) is larger than the whole ({whole})."),
            )
            .at(paragraph.span(range));
        }
        for (range, whole, sum) in lists(paragraph.text).into_iter().chain(bracketed(paragraph.text)) {
            sink.report(
                format!("Các phần cộng lại là {sum}, không phải {whole}."),
                format!("The parts add up to {sum}, not {whole}."),
            )
            .at(paragraph.span(range));
        }
    }
}

/// "33 người, gồm 02 …, 28 … và 03 …" and "18.500.000 đồng, gồm: … 9.500.000 đồng; …" whose parts make another sum.
fn lists(text: &str) -> Vec<(Range<usize>, u64, u64)> {
    let mut found = Vec::new();
    for made in prose::places(text, "gồm") {
        let start =
            text[..made.start].rfind(". ").map_or(0, |i| i + 1).max(text[..made.start].rfind(';').map_or(0, |i| i + 1));
        let head = &text[start..made.start];
        let tail = text[made.end..].trim_start_matches([':', ' ']);
        let tail_start = text.len() - tail.len();
        let money = head.contains(" đồng");
        let end = sentence_end(tail, !money);
        let parts: Vec<&str> = match money {
            true => tail[..end].split(';').collect(),
            false => tail[..end].split(", ").flat_map(|p| p.split(" và ")).collect(),
        };
        let whole = if money { amount(head) } else { counted(head) };
        let values: Option<Vec<u64>> = parts.iter().map(|p| if money { amount(p) } else { counted(p) }).collect();
        let (Some(whole), Some(values)) = (whole, values.filter(|v| v.len() > 1)) else { continue };
        let Some(sum) = values.iter().try_fold(0u64, |a, b| a.checked_add(*b)) else { continue };
        if sum != whole {
            found.push((start + head.len() - head.trim_start().len()..tail_start + end, whole, sum));
        }
    }
    found
}

/// "18 phòng học (14 phòng kiên cố, 04 phòng bán kiên cố)": every part counts what the whole counts, and the sum is another.
fn bracketed(text: &str) -> Vec<(Range<usize>, u64, u64)> {
    let mut found = Vec::new();
    for (open, _) in text.match_indices(" (") {
        let Some(close) = text[open..].find(')').map(|i| open + i) else { continue };
        let head: Vec<Word<'_>> = prose::words(prose::window_before(text, open));
        let from = open - prose::window_before(text, open).len();
        // A number and the one to three words that say of what.
        let number = (1..=3).rev().find_map(|n| {
            let at = head.len().checked_sub(n + 1)?;
            let noun = head.get(at + 1).filter(|w| w.is_lower())?;
            prose::number(head[at].text).map(|value| (value, noun.text, from + head[at].start))
        });
        let Some((whole, noun, start)) = number else { continue };
        let inside = &text[open + 2..close];
        if inside.contains(['/', '%', '(']) || inside.contains("mỗi") || inside.contains("trong đó") {
            continue;
        }
        let parts: Vec<&str> = inside.split([',', ';']).flat_map(|p| p.split(" và ")).map(str::trim).collect();
        let values: Option<Vec<u64>> = parts.iter().map(|p| counts(p.trim_start_matches("gồm "), noun)).collect();
        let Some(values) = values.filter(|v| v.len() > 1) else { continue };
        let Some(sum) = values.iter().try_fold(0u64, |a, b| a.checked_add(*b)) else { continue };
        if sum != whole {
            found.push((start..close + 1, whole, sum));
        }
    }
    found
}

/// The number at the head of "14 phòng kiên cố" when it counts the noun and no other number follows.
fn counts(part: &str, noun: &str) -> Option<u64> {
    let words = prose::words(part);
    let (number, next) = (words.first()?, words.get(1)?);
    let others = words.iter().skip(1).filter(|w| w.text.bytes().any(|b| b.is_ascii_digit())).count();
    (next.text == noun && others == 0).then(|| prose::number(number.text)).flatten()
}

/// "318 học sinh, trong đó có 416 học sinh nữ": a part that is larger than what it is a part of.
fn larger_than_whole(text: &str) -> Vec<(Range<usize>, u64, u64)> {
    let mut found = Vec::new();
    for made in prose::places(text, "trong đó") {
        let head = text[..made.start].trim_end_matches([' ', ',', ';', '(']);
        let words = prose::words(prose::window_before(head, head.len()));
        let base = head.len() - prose::window_before(head, head.len()).len();
        let Some((at, noun)) = last_count(&words, PEOPLE, &head[base..]) else { continue };
        let tail = &text[made.end..];
        let after = prose::words(prose::window_after(text, made.end));
        let Some(part) = after.iter().take(3).position(|w| prose::number(w.text).is_some()) else { continue };
        let of = tail.get(after[part].end..).map(str::trim_start).unwrap_or("");
        let (Some(whole), Some(value)) = (prose::number(words[at].text), prose::number(after[part].text)) else {
            continue;
        };
        if of.starts_with(noun) && value > whole {
            found.push((base + words[at].start..made.end + after[part].end, whole, value));
        }
    }
    found
}

/// The number whose noun ends the text.
fn last_count<'n>(words: &[Word<'_>], nouns: &[&'n str], text: &str) -> Option<(usize, &'n str)> {
    let noun = *nouns.iter().find(|n| text.ends_with(**n))?;
    let at = words.len().checked_sub(noun.split(' ').count() + 1)?;
    prose::number(words[at].text).map(|_| (at, noun))
}

/// Up to the full stop, or a semicolon too.
fn sentence_end(text: &str, semicolon: bool) -> usize {
    text.char_indices()
        .find(|(i, c)| {
            let last = text[i + c.len_utf8()..].chars().next().is_none_or(char::is_whitespace);
            *c == '.' && last || semicolon && *c == ';'
        })
        .map_or(text.len(), |(i, _)| i)
}

/// The one number of a phrase that counts people ("02 cán bộ quản lý"), when nothing else in it is a number.
fn counted(phrase: &str) -> Option<u64> {
    let words = prose::words(phrase);
    let mut numbers = words.iter().enumerate().filter(|(_, w)| w.text.bytes().any(|b| b.is_ascii_digit()));
    let (at, word) = numbers.next()?;
    let next = words.get(at + 1)?;
    let rest = phrase.get(next.start..)?;
    let people = PEOPLE.iter().any(|p| rest.starts_with(p));
    let plain = !phrase.contains(['(', '%', '/']) && !phrase.contains("trong đó");
    (numbers.next().is_none() && people && plain).then(|| prose::number(word.text)).flatten()
}

/// The one amount of money of a phrase: "9.500.000 đồng".
fn amount(phrase: &str) -> Option<u64> {
    let mut places =
        phrase.match_indices(" đồng").filter(|(i, _)| phrase[..*i].ends_with(|c: char| c.is_ascii_digit()));
    let (at, _) = places.next()?;
    if places.next().is_some() || phrase[at + " đồng".len()..].starts_with('/') || phrase.contains(" x ") {
        return None;
    }
    let digits = phrase[..at].rsplit(|c: char| !(c.is_ascii_digit() || c == '.')).next()?;
    let grouped = digits.split('.').skip(1).all(|g| g.len() == 3);
    grouped.then(|| prose::number(&digits.replace('.', ""))).flatten()
}

/// "35 học sinh (18 nam, 16 nữ)": the end, the whole and the sum.
fn wrong(text: &str, words: &[Word<'_>], i: usize) -> Option<(usize, u64, u64)> {
    let whole = prose::number(words[i].text)?;
    let rest = text.get(words[i].end..)?.strip_prefix(' ')?;
    let noun = PEOPLE.iter().find(|p| rest.starts_with(**p))?;
    let clause = rest[noun.len()..].split(['.', ';']).next().unwrap_or("");
    let first = words[i].end + 1 + noun.len();
    let inside: Vec<&Word<'_>> = words.iter().filter(|w| w.start >= first && w.end <= first + clause.len()).collect();
    let count = |sex: &str| {
        let at = inside.iter().position(|w| w.text == sex)?;
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().find_map(|j| inside.get(j));
        beside.and_then(|w| prose::number(w.text).map(|n| (n, at)))
    };
    let ((male, a), (female, b)) = (count("nam")?, count("nữ")?);
    // Exactly the two parts and no other number between: nothing else is being counted.
    let numbers = inside.iter().take(a.max(b) + 2).filter(|w| prose::number(w.text).is_some()).count();
    let last = inside.get(a.max(b))?;
    let together = clause.trim_start_matches([' ', ',']).starts_with("trong đó")
        || clause.trim_start().starts_with(['(', ':'])
        || clause.trim_start().starts_with("gồm");
    let sum = male.checked_add(female)?;
    (numbers == 2 && together && sum != whole).then_some((last.end, whole, sum))
}
