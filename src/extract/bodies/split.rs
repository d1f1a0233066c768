//! Joined names taken apart: the cell of a responsible column, the words behind "Đơn vị chủ trì:".

use crate::extract::bodies::dictionary::{Where, find, opens};
use crate::extract::words::{is_person_name, lower};

/// The names in a column's cell or behind "Đơn vị chủ trì:": split, cleaned, each under its one name.
pub fn split(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for part in parts(text) {
        let name = one(&part);
        if !name.is_empty() && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}

/// Cuts a list of names at the marks that part them.
fn parts(text: &str) -> Vec<String> {
    let bodies = find(text, Where::List);
    let mut ahead = bodies.iter().peekable();
    let mut out = Vec::new();
    let mut start = 0;
    let mut brackets = 0u32;
    for (at, c) in text.char_indices() {
        match c {
            '(' => brackets += 1,
            ')' => brackets = brackets.saturating_sub(1),
            _ => {}
        }
        while ahead.next_if(|body| body.range.end <= at).is_some() {}
        let inside = ahead.peek().is_some_and(|body| body.range.start < at);
        if at < start || brackets > 0 || inside {
            continue;
        }
        let Some(length) = separator(&text[start..], at - start, c) else { continue };
        out.push(text[start..at].to_owned());
        start = at + length;
    }
    out.push(text[start.min(text.len())..].to_owned());
    out
}

/// Bytes of a separator at this place.
fn separator(text: &str, at: usize, c: char) -> Option<usize> {
    let rest = &text[at..];
    match c {
        ';' | '\n' | '+' | '&' => Some(c.len_utf8()),
        ',' => Some(1),
        '.' => rest[1..].starts_with([' ', '\n']).then_some(1).filter(|_| !is_short_word(&text[..at])),
        '-' | '–' if is_person_name(without_lead(&text[..at])) => None,
        '-' | '–' | '/' => opens_body(&rest[c.len_utf8()..]).then_some(c.len_utf8()),
        ' ' => ["và", "cùng", "với"].iter().find_map(|word| {
            let after = rest.strip_prefix(' ')?.strip_prefix(word)?;
            (after.starts_with(' ') && opens_body(after)).then_some(1 + word.len())
        }),
        _ => None,
    }
}

/// "P. Hiệu trưởng": the stop belongs to the word.
fn is_short_word(before: &str) -> bool {
    before.split_whitespace().next_back().is_some_and(|word| word.chars().count() <= 3)
}

/// A name begins here.
fn opens_body(text: &str) -> bool {
    let head = without_lead(&text[..text.floor_char_boundary(120)]);
    opens(head, Where::List) || is_person_name(head.split([',', ';', '-', '–', '\n', '(']).next().unwrap_or("").trim())
}

/// Words before a name that are no part of it.
const LEADS: &[&str] = &[
    "các đồng chí ",
    "đồng chí ",
    "đối với ",
    "các đ/c ",
    "đ/c ",
    "đ.c ",
    "đ/c: ",
    "toàn thể ",
    "tất cả ",
    "các ",
    "những ",
    "mỗi ",
    "từng ",
    "một số ",
    "ông (bà) ",
    "ông/bà ",
    "ông, bà ",
    "ông ",
    "bà ",
    "thầy ",
    "cô ",
    "giao ",
    "cho ",
    "do ",
    "và ",
    "cùng ",
    "với ",
    "tập thể ",
    "- ",
    "– ",
    "+ ",
    "* ",
    "bộ phận: ",
    "chủ trì: ",
    "phụ trách: ",
];

fn without_lead(text: &str) -> &str {
    let mut text = text.trim();
    let mut again = true;
    while again {
        again = false;
        let small = |text: &str| lower(&text[..text.floor_char_boundary(40)]);
        let mut head = small(text);
        for lead in LEADS {
            if head.starts_with(lead) && !keeps_lead(&head) {
                text = text[lead.len()..].trim_start();
                head = small(text);
                again = true;
            }
        }
    }
    text
}

/// "Các đoàn thể", "Các bộ phận": names that begin with the lead.
fn keeps_lead(small: &str) -> bool {
    [
        "các đoàn thể",
        "các bộ phận",
        "các tổ chức",
        "các lực lượng",
        "các trường",
        "các đơn vị",
        "các cơ sở",
        "các lớp",
        "các khối",
        "mỗi lớp",
        "từng lớp",
        "các chi đoàn",
        "mỗi chi đoàn",
    ]
    .iter()
    .any(|word| small.starts_with(word))
        || small.trim_end_matches(['.', ';', ',', ' ']) == "các tổ"
}

/// One name, cleaned.
fn one(part: &str) -> String {
    let text = without_lead(part);
    let text = text.trim_matches([' ', '.', ',', ';', ':', '-', '–', '+', '*', '"', '\n']);
    let text = if text.contains('(') { text } else { text.trim_end_matches(')') };
    let text = text.trim_start_matches(['(', ' ']);
    if text.is_empty() || !text.chars().any(char::is_alphabetic) {
        return String::new();
    }
    let bodies = find(text, Where::List);
    if let Some(body) = bodies.first().filter(|body| body.range.start == 0)
        && ends_name(&text[body.range.end..])
    {
        return body.name.clone();
    }
    let text = text.split([' ']).take(12).collect::<Vec<_>>().join(" ");
    capital(without_rest(&text))
}

/// What may follow a known body without making it another one.
fn ends_name(rest: &str) -> bool {
    let rest = lower(rest.trim());
    rest.is_empty()
        || rest.starts_with(['(', ':', '-', '–'])
        || [
            "chủ trì",
            "phối hợp",
            "thực hiện",
            "phụ trách",
            "chịu trách nhiệm",
            "trong",
            "của",
            "nhà trường",
            "trường",
            "các lớp",
            "có liên quan",
            "liên quan",
            "trên địa bàn",
            "trực thuộc",
        ]
        .iter()
        .any(|word| rest.starts_with(word))
        || is_person_name(rest.trim())
        || !rest.chars().any(char::is_alphanumeric)
}

/// "Nguyễn Văn An - Phó Hiệu trưởng", "Trần Thị Ba (tổ trưởng)": the person alone.
fn without_rest(text: &str) -> &str {
    let text = text.find(" (").map_or(text, |at| text[..at].trim_end());
    let end = text.find(" - ").or_else(|| text.find(" – ")).unwrap_or(text.len());
    let head = text[..end].trim();
    if is_person_name(head) { head } else { text }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_names_are_split() {
        assert_eq!(split("BGH, GVCN và TPT Đội"), ["Ban giám hiệu", "Giáo viên chủ nhiệm", "Tổng phụ trách Đội"]);
        assert_eq!(split("Các tổ CM; VP"), ["Tổ chuyên môn", "Tổ Văn phòng"]);
        assert_eq!(split("Tổ Toán - Tin"), ["Tổ Toán - Tin"]);
        assert_eq!(split("HT - PHT"), ["Hiệu trưởng", "Phó Hiệu trưởng"]);
        assert_eq!(split("Phòng Giáo dục và Đào tạo huyện An Hòa"), ["Phòng Giáo dục và Đào tạo huyện An Hòa"]);
        assert_eq!(split("Đ/c Nguyễn Văn An - Phó Hiệu trưởng"), ["Nguyễn Văn An"]);
        assert_eq!(split("Cán bộ, giáo viên, nhân viên"), ["Cán bộ, giáo viên, nhân viên"]);
        assert_eq!(split("GVCN lớp 9A; GVBM"), ["Giáo viên chủ nhiệm lớp 9A", "Giáo viên bộ môn"]);
        assert_eq!(split("Các bộ phận liên quan"), ["Các bộ phận"]);
        assert_eq!(split(""), Vec::<String>::new());
    }
}
