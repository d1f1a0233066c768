//! Laws, codes, ordinances and the Constitution cited by name: where the name ends, which law it is.

use super::cursor::{back_spaces, folded, next, phrase, prev, skip_spaces, window_after, word_end};
use super::head::Head;
use super::problems::Problems;
use crate::registry::laws::{self, LawName};
use crate::registry::registry::Registry;
use crate::registry::spelling;
use std::sync::LazyLock;

/// A law's name in a text.
#[derive(Debug, Clone, PartialEq)]
pub struct Name {
    /// One past its last byte, a year included.
    pub end: usize,
    /// `Luật Phòng, chống tham nhũng`, as the law is called.
    pub title: String,
    /// The year that tells laws of one name apart: "Luật Giáo dục 2019", "Hiến pháp năm 2013".
    pub year: Option<String>,
    /// What is wrong.
    pub problems: Problems,
}

/// Words before "luật" that make another word of it: pháp luật, kỷ luật, Đại học Luật.
const NOT_BEFORE: [&str; 18] = [
    "phap", "ky", "ki", "quy", "qui", "dinh", "du", "am", "nghe", "khoa", "nganh", "hoi", "hoc", "truong", "ty",
    "phong", "nhan", "chuyen",
];

/// First words of rules of games and of professions, which are no laws.
const NOT_LAWS: [&str; 22] = [
    "sư",
    "gia",
    "bóng",
    "cờ",
    "cầu",
    "đá",
    "đẩy",
    "điền",
    "bơi",
    "kéo",
    "võ",
    "thi",
    "chơi",
    "quần",
    "hà",
    "tp",
    "nhảy",
    "pickleball",
    "vovinam",
    "karate",
    "taekwondo",
    "học",
];

/// The name behind a head; `None` when none stands there.
pub fn read(text: &str, head: &Head, following: &[Head]) -> Option<Name> {
    let kind = head.kind?;
    if is_part_of_a_word(text, head) {
        return None;
    }
    if kind.name == "Hiến pháp" {
        return constitution(text, head);
    }
    let at = skip_spaces(text, head.range.end);
    let mut name = amending(text, kind.name, at, following)
        .or_else(|| known(text, head, kind.name, at))
        .or_else(|| unknown(text, head, kind.name, at))?;
    if let Some((year, end)) = year(text, name.end, &name.title) {
        (name.year, name.end) = (Some(year), end);
    }
    Some(name)
}

fn is_part_of_a_word(text: &str, head: &Head) -> bool {
    let before = back_spaces(text, head.range.start);
    let start = text.get(..before).map_or(0, |t| t.rfind(|c: char| !c.is_alphanumeric()).map_or(0, |i| i + 1));
    let start = (start..=before).find(|i| text.is_char_boundary(*i)).unwrap_or(before);
    let glued = before == head.range.start && prev(text, before).is_some_and(|c| matches!(c, '-' | '/'));
    let word = spelling::name(text.get(start..before).unwrap_or(""));
    glued || (before < head.range.start && NOT_BEFORE.contains(&word.as_str()))
}

fn constitution(text: &str, head: &Head) -> Option<Name> {
    let nation =
        ["nước Cộng hòa xã hội chủ nghĩa Việt Nam", "nước Cộng hoà xã hội chủ nghĩa Việt Nam", "nước CHXHCN Việt Nam"];
    let at = skip_spaces(text, head.range.end);
    let behind = nation.iter().find_map(|n| phrase(text, at, n));
    let end = behind.unwrap_or(head.range.end);
    let year = plain_year(text, end);
    behind.or(year.as_ref().map(|(_, e)| *e))?;
    let (year, end) = year.map_or((None, end), |(y, e)| (Some(y), e));
    Some(Name { end, title: "Hiến pháp".to_owned(), year, problems: Problems::default() })
}

/// "Luật sửa đổi, bổ sung một số điều của Luật X và Luật Y": the whole is the name.
fn amending(text: &str, kind: &str, at: usize, following: &[Head]) -> Option<Name> {
    phrase(text, at, "sửa đổi")?;
    let mut end = None;
    let mut from = at;
    for head in following {
        let gap = text.get(from..head.range.start)?;
        let link = if end.is_none() { gap.len() <= 90 && !gap.contains(['.', ';', '/']) } else { is_list(gap) };
        if !link || head.kind.is_none_or(|k| !matches!(k.name, "Luật" | "Bộ luật" | "Pháp lệnh")) {
            break;
        }
        let name_at = skip_spaces(text, head.range.end);
        let Some(name) = known(text, head, head.kind?.name, name_at) else { break };
        end = Some(name.end);
        from = name.end;
    }
    let end = end?;
    let title = format!("{kind} {}", folded(text.get(at..end)?));
    Some(Name { end, title, year: None, problems: Problems::default() })
}

fn is_list(gap: &str) -> bool {
    matches!(gap.trim(), "," | "và" | ", và" | ";")
}

fn known(text: &str, head: &Head, kind: &'static str, at: usize) -> Option<Name> {
    let first = text.get(at..word_end(text, at))?;
    let fitting = laws::beginning(kind, &spelling::name(first)).iter();
    let (law, end) = fitting.filter_map(|l| Some((l, spelled(text, at, l)?))).max_by_key(|(l, _)| l.words.len())?;
    let small = first.starts_with(char::is_lowercase);
    // "luật giá", "Luật dữ liệu": one common word needs a capital, a law in small letters more than one.
    if small && (law.words.len() < 2 || (head.lower && law.words.len() < 2)) {
        return None;
    }
    let mut problems = Problems::default();
    problems.add_if(small || head.lower, "name-lower-case");
    Some(Name { end, title: format!("{kind} {}", law.name), year: None, problems })
}

/// Follows a law's words through the text: between them blanks, and a comma or hyphen where the name has one.
fn spelled(text: &str, at: usize, law: &LawName) -> Option<usize> {
    let mut at = at;
    let mut end = at;
    for (word, comma) in law.words.iter().zip(std::iter::once(&false).chain(&law.commas)) {
        while let Some(c) =
            next(text, at).filter(|c| c.is_whitespace() || (*comma && (",/&".contains(*c) || spelling::is_dash(*c))))
        {
            at += c.len_utf8();
        }
        end = word_end(text, at);
        if spelling::name(text.get(at..end)?) != *word {
            return None;
        }
        at = end;
    }
    Some(end)
}

/// Small words at which an unknown name ends.
const ENDS: [&str; 52] = [
    "và", "về", "ngày", "năm", "số", "của", "do", "được", "đã", "có", "là", "cho", "để", "trong", "tại", "theo", "với",
    "trên", "quy", "ban", "nhằm", "khi", "này", "đến", "tới", "sẽ", "phải", "cùng", "hoặc", "gồm", "hiện", "mới",
    "gắn", "vào", "trước", "sau", "từ", "như", "cũng", "nhưng", "mà", "thì", "giúp", "bằng", "vì", "nếu", "ở", "lại",
    "rất", "cần", "không", "đang",
];

/// A law that the list does not know: capital, at least two words, up to a sign or a small word that ends names.
fn unknown(text: &str, head: &Head, kind: &str, at: usize) -> Option<Name> {
    let first = text.get(at..word_end(text, at))?;
    let refused =
        NOT_LAWS.contains(&first.to_lowercase().as_str()) || head.lower || !first.starts_with(char::is_uppercase);
    if refused || first.chars().all(char::is_uppercase) {
        return None;
    }
    let (mut end, mut words, mut from) = (at, 0, at);
    while words < 12 {
        let close = word_end(text, from);
        let word = text.get(from..close).unwrap_or("");
        if word.is_empty() || (words > 0 && (ENDS.contains(&word) || word.starts_with(|c: char| c.is_ascii_digit()))) {
            break;
        }
        (end, words) = (close, words + 1);
        from = skip_spaces(text, close);
        if from == close {
            break;
        }
    }
    let title = format!("{kind} {}", folded(text.get(at..end)?));
    (words >= 2).then(|| Name { end, title, year: None, problems: Problems::default() })
}

/// "2019", "năm 2019", "(2019)", "(sửa đổi)".
fn year(text: &str, end: usize, title: &str) -> Option<(String, usize)> {
    let (year, behind) = plain_year(text, end)?;
    // "tuyên truyền Luật Trẻ em năm 2024": a year in which no such law was made belongs to the sentence.
    static BUILTIN: LazyLock<Registry> = LazyLock::new(Registry::builtin);
    let known: Vec<String> = BUILTIN
        .indices_of_name(title)
        .into_iter()
        .filter_map(|i| Some(BUILTIN.rows().get(i)?.issued?.year().to_string()))
        .collect();
    (known.is_empty() || known.contains(&year)).then_some((year, behind))
}

fn plain_year(text: &str, end: usize) -> Option<(String, usize)> {
    let at = skip_spaces(text, end);
    let open = next(text, at) == Some('(');
    let mut from = if open { skip_spaces(text, at + 1) } else { at };
    from = phrase(text, from, "năm").map_or(from, |e| skip_spaces(text, e));
    let digits = text
        .get(from..window_after(text, from, 4))
        .filter(|d| d.len() == 4 && d.bytes().all(|b| b.is_ascii_digit()))?;
    let close = from + 4;
    let whole = !next(text, close).is_some_and(|c| c.is_alphanumeric() || c == '/' || spelling::is_dash(c));
    let closed = !open || next(text, close) == Some(')');
    let fits = whole && closed && from > end && (digits.starts_with("19") || digits.starts_with("20"));
    fits.then(|| (digits.to_owned(), close + usize::from(open)))
}
