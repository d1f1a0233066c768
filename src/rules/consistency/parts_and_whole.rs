//! Boys and girls that do not add up to the whole.

use crate::extract::words::holds;
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
    for paragraph in case.prose.paragraphs().filter(|p| p.text.bytes().any(|b| b.is_ascii_digit())) {
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
        for (range, each) in per_class(paragraph.text) {
            sink.report(
                format!("Số học sinh chia cho số lớp không ra {each} học sinh mỗi lớp."),
                format!("The pupils by the classes do not make {each} a class."),
            )
            .at(paragraph.span(range));
        }
        let text = paragraph.text;
        for (range, whole, sum) in lists(text).into_iter().chain(bracketed(text)).chain(named(text)) {
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
            true if tail[..end].contains(';') => tail[..end].split(';').collect(),
            true => tail[..end].split(", ").flat_map(|p| p.split(" và ")).collect(),
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
    if !holds(text, " (") {
        return found;
    }
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

/// "gồm 04 lớp: 02 lớp Điện, 01 lớp May, 01 lớp Nấu ăn": behind a colon every part counts what the whole counts. And "5.214 bản, trong đó sách
/// giáo khoa 1.830 bản, sách tham khảo 1.102 bản, truyện 2.282 bản": three parts and more that miss the whole by a little.
fn named(text: &str) -> Vec<(Range<usize>, u64, u64)> {
    let mut found = Vec::new();
    for (mark, all) in [(": ", true), (", trong đó ", false)].into_iter().filter(|(mark, _)| holds(text, mark)) {
        for (at, _) in text.match_indices(mark) {
            let before = prose::window_before(text, at);
            if !before.bytes().rev().take(40).any(|b| b.is_ascii_digit()) {
                continue;
            }
            let head = prose::words(before);
            let Some(noun) = head.last().filter(|noun| noun.end == before.len() && noun.is_lower()) else { continue };
            let Some((whole, from)) = number_at_end(before[..noun.start].trim_end()) else { continue };
            let tail = &text[at + mark.len()..];
            let end = sentence_end(tail, true);
            let parts = tail[..end].split(", ").flat_map(|p| p.split(" và "));
            let values: Option<Vec<u64>> = match all {
                true => parts.map(|p| counts(p, noun.text)).collect(),
                false => parts.map(|p| counted_last(p, noun.text)).collect(),
            };
            let Some(values) = values.filter(|v| v.len() > if all { 1 } else { 2 }) else { continue };
            let Some(sum) = values.iter().try_fold(0u64, |a, b| a.checked_add(*b)) else { continue };
            let near = all || sum.abs_diff(whole).saturating_mul(20) <= whole;
            let start = at - before.len() + from;
            if sum != whole && near {
                found.push((start..at + mark.len() + end, whole, sum));
            }
        }
    }
    found
}

/// "12 lớp, 540 học sinh (40 học sinh/lớp)": a mean that is more than one off.
fn per_class(text: &str) -> Vec<(Range<usize>, u64)> {
    let mut found = Vec::new();
    if !holds(text, "/lớp") {
        return found;
    }
    for (at, _) in text.match_indices("/lớp") {
        let before = prose::window_before(text, at);
        let base = at - before.len();
        let Some(noun) = ["học sinh", "trẻ", "em", "học viên"].iter().find(|n| before.ends_with(**n)) else {
            continue;
        };
        let Some((each, from)) = number_at_end(before[..before.len() - noun.len()].trim_end()) else { continue };
        let Some(head) = before[..from].trim_end().strip_suffix('(').map(str::trim_end) else { continue };
        let Some((pupils, first)) = head.strip_suffix(noun).and_then(|h| number_at_end(h.trim_end())) else { continue };
        let rest = head[..first].trim_end().trim_end_matches(',').trim_end();
        let Some((classes, start)) = rest.strip_suffix("lớp").and_then(|h| number_at_end(h.trim_end())) else {
            continue;
        };
        if classes > 0 && each < 1000 && pupils.abs_diff(each.saturating_mul(classes)) > classes {
            found.push((base + start..at + "/lớp".len(), each));
        }
    }
    found
}

/// The number of "sách tham khảo 1.102 bản" when it counts the noun at the end and no other number stands before it.
fn counted_last(part: &str, noun: &str) -> Option<u64> {
    let head = part.trim().strip_suffix(noun)?.trim_end();
    let (value, from) = number_at_end(head)?;
    (!head[..from].bytes().any(|b| b.is_ascii_digit())).then_some(value)
}

/// The number that a text ends in, its thousands parted by dots, and its first byte.
fn number_at_end(text: &str) -> Option<(u64, usize)> {
    let digits = text.bytes().rev().take_while(|b| b.is_ascii_digit() || *b == b'.').count();
    let from = text.len() - digits;
    let grouped = text[from..].split('.').enumerate().all(|(i, g)| if i > 0 { g.len() == 3 } else { !g.is_empty() });
    let free = !text[..from].ends_with([',', '/', '-']);
    (grouped && free).then(|| prose::number(&text[from..].replace('.', ""))).flatten().map(|n| (n, from))
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
        let person = PEOPLE.contains(&noun)
            && ["em", "học sinh", "trẻ", "nữ", "nam"]
                .iter()
                .any(|w| of.strip_prefix(w).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)));
        if (of.starts_with(noun) || person) && value > whole {
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
