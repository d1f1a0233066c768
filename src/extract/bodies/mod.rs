//! Bodies and posts under one name each: `GVCN` is `Giáo viên chủ nhiệm`. Finds them in a text and splits joined names.
//! The list is data (`bodies.tsv`); a body that it does not know keeps its own words.

use crate::extract::words::{is_person_name, lower};
use std::ops::Range;
use std::sync::LazyLock;

/// What may follow a body's words and still belong to its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    None,
    /// A proper name or a number: `UBND xã An Hòa`.
    Name,
    /// A class, a grade, a subject: `Giáo viên chủ nhiệm lớp 9A`.
    Class,
}

/// One way to write a body.
struct Form {
    /// In small letters.
    form: &'static str,
    /// The letters and digits that it begins with.
    first: &'static str,
    name: &'static str,
    tail: Tail,
    /// Counts only where names are known to stand.
    shy: bool,
}

/// The letters and digits that a text begins with.
fn word(text: &str) -> &str {
    &text[..text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len())]
}

/// Every form, by its first word, the longer before the shorter.
static BODIES: LazyLock<Vec<Form>> = LazyLock::new(|| {
    let mut forms: Vec<Form> = rows()
        .flat_map(|(name, tail, list)| {
            list.split('|').map(move |form| {
                let bare = form.strip_prefix('^').unwrap_or(form);
                Form { form: bare, first: word(bare), name, tail, shy: bare.len() < form.len() }
            })
        })
        .collect();
    forms.sort_by(|a, b| (a.first, b.form.len()).cmp(&(b.first, a.form.len())));
    forms
});

/// The longest form that a text in small letters begins with, the text beginning with a word.
fn longest(small: &str, place: Where) -> Option<&'static Form> {
    let first = word(small);
    let start = BODIES.partition_point(|form| form.first < first);
    BODIES[start..].iter().take_while(|form| form.first == first).find(|form| {
        let shown = !form.shy || place == Where::List;
        shown && small.strip_prefix(form.form).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}

fn rows() -> impl Iterator<Item = (&'static str, Tail, &'static str)> {
    include_str!("bodies.tsv").lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        let (name, tail, forms) = (cells.next()?, cells.next()?, cells.next()?);
        let tail = match tail {
            "name" => Tail::Name,
            "class" => Tail::Class,
            _ => Tail::None,
        };
        Some((name, tail, forms))
    })
}

/// A body in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Its one name.
    pub name: String,
    /// Its bytes.
    pub range: Range<usize>,
}

/// Whether short forms (`HT`, `Đội`, `VP`) count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Where {
    /// Running text.
    Sentence,
    /// A column or line that holds names.
    List,
}

/// Every body that is named in a text, in order, not overlapping.
pub fn find(text: &str, place: Where) -> Vec<Body> {
    let small = lower(text);
    let mut out: Vec<Body> = Vec::new();
    let mut at = 0;
    while at < small.len() {
        let rest = &small[at..];
        let length = word(rest).len();
        if length == 0 {
            at += rest.chars().next().map_or(1, char::len_utf8);
            continue;
        }
        let form = longest(rest, place).filter(|form| !is_other_word(&small, &(at..at + form.form.len())));
        let Some(form) = form else {
            at += length;
            continue;
        };
        let stop = at + form.form.len();
        let end = stop + tail(&text[stop..], form.tail);
        out.push(Body { name: named(form, &text[stop..end]), range: at..end });
        at = end;
    }
    named_teams(text, &small, &mut out);
    out
}

/// "đoàn kết", "bảo vệ môi trường": the same syllables in another word.
fn is_other_word(small: &str, range: &Range<usize>) -> bool {
    const OTHERS: &[(&str, &[&str])] = &[
        ("đoàn", &["kết", "viên", "thể", "kiểm", "công tác", "tham", "trưởng"]),
        ("đội", &["ngũ", "viên", "tuyển", "hình", "nón", "mũ"]),
        ("văn phòng", &["phẩm"]),
        ("văn thư", &["lưu trữ"]),
        ("bảo vệ", &["môi", "tổ quốc", "quyền", "trẻ", "an", "chính", "nền", "sức", "nhân"]),
        ("thiết bị", &["dạy", "phục", "cần", "điện", "y"]),
        ("giáo viên", &["giỏi", "dạy giỏi", "chủ nhiệm giỏi"]),
        ("học sinh", &["giỏi", "yếu", "có", "năng khiếu"]),
    ];
    let (word, rest) = (&small[range.clone()], small[range.end..].trim_start());
    OTHERS.iter().any(|(head, tails)| word == *head && tails.iter().any(|tail| rest.starts_with(tail)))
}

fn named(form: &Form, tail: &str) -> String {
    format!("{}{}", form.name, tail)
}

/// Bytes behind a body's words that belong to its name.
fn tail(rest: &str, tail: Tail) -> usize {
    match tail {
        Tail::None => 0,
        Tail::Name => proper(
            rest,
            &["xã", "phường", "huyện", "quận", "tỉnh", "thị", "trấn", "thành", "phố", "ấp", "thôn", "khối"],
        ),
        Tail::Class => {
            let mut words = rest.trim_start().split(' ');
            let first = words.next().unwrap_or("");
            let subject = first.starts_with(char::is_uppercase);
            if subject || matches!(first, "lớp" | "khối" | "môn") { proper(rest, SUBJECTS) } else { 0 }
        }
    }
}

/// Small words inside the name of a class or subject.
const SUBJECTS: &[&str] = &[
    "lớp", "khối", "môn", "thuật", "dục", "nhạc", "học", "văn", "chất", "dân", "nghệ", "anh", "lý", "lí", "sử", "tin",
];

/// Bytes of the following words that are names, numbers or one of `links`; nothing when no name is among them.
fn proper(rest: &str, links: &[&str]) -> usize {
    let mut end = 0;
    let mut at = 0;
    for word in rest.split_inclusive(' ') {
        let bare = word.trim_end_matches([' ', ',', '.', ';', ':', ')']);
        let start = at;
        at += word.len();
        if bare.is_empty() {
            if word.trim().is_empty() && start == 0 {
                continue;
            }
            break;
        }
        let capital = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let link = links.contains(&bare.to_lowercase().as_str());
        let closed = bare.len() < word.trim_end().len();
        if capital || link && end > 0 {
            end = start + bare.len();
        }
        if !capital && !link || closed {
            break;
        }
    }
    if rest.starts_with(' ') { end } else { 0 }
}

/// "Tổ Toán - Tin", "tổ Khoa học tự nhiên": a team by its own name.
fn named_teams(text: &str, small: &str, bodies: &mut Vec<Body>) {
    let known = std::mem::take(bodies);
    let mut ahead = known.into_iter().peekable();
    let mut from = 0;
    while let Some(at) = small.get(from..).and_then(|rest| rest.find("tổ ")) {
        let start = from + at;
        let name = start + "tổ ".len();
        from = name;
        let rest = &text[name..];
        while let Some(body) = ahead.next_if(|body| body.range.start <= start) {
            bodies.push(body);
        }
        let whole = !small[..start].ends_with(char::is_alphanumeric);
        let capital = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        let verb = small.get(name..).is_some_and(|rest| rest.starts_with("chức"));
        if !whole || !capital || verb || bodies.last().is_some_and(|body| body.range.end > start) {
            continue;
        }
        let end = name + team(rest);
        bodies.push(Body { name: format!("Tổ {}", &text[name..end]), range: start..end });
    }
    for body in ahead {
        if bodies.last().is_none_or(|last| last.range.end <= body.range.start) {
            bodies.push(body);
        }
    }
}

/// Small words inside a team's name.
const TEAM_WORDS: &[&str] = &[
    "-", "–", "và", "học", "tự", "nhiên", "xã", "hội", "ngữ", "nghệ", "văn", "giáo", "trẻ", "chất", "dục", "thuật",
    "nhạc", "công", "dân", "phòng", "sử", "địa", "lí", "lý", "hóa", "sinh", "tin", "anh", "thể",
];

/// Bytes of a team's name: up to a stop, a verb, or a word that opens another name.
fn team(rest: &str) -> usize {
    let mut end = 0;
    let mut at = 0;
    for word in rest.split_inclusive(' ').take(9) {
        let bare = word.trim_end_matches([' ', ',', '.', ';', ':', ')']);
        let closed = bare.len() < word.trim_end().len();
        let joins = TEAM_WORDS.contains(&bare) && (end > 0 || bare == "mẫu" || bare == "nhà");
        let capital = bare.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        if !capital && !joins {
            break;
        }
        if !matches!(bare, "-" | "–" | "và" | "công" | "sinh") {
            end = at + bare.len();
        }
        at += word.len();
        if closed {
            break;
        }
    }
    end
}

/// The body that a text begins with, short forms counted.
pub fn opening(text: &str) -> Option<Body> {
    let head = &text[..text.floor_char_boundary(160)];
    find(head, Where::List).into_iter().next().filter(|body| body.range.start == 0)
}

/// "cô Thảo", "đ/c Nguyễn Văn An" at the start of a text: bytes of courtesy and name.
pub fn opening_person(text: &str) -> Option<usize> {
    const COURTESY: &[&str] = &["cô ", "thầy ", "ông ", "bà ", "đ/c ", "đồng chí ", "cô giáo ", "thầy giáo "];
    let head = &text[..text.floor_char_boundary(120)];
    let small = lower(head);
    let courtesy = COURTESY.iter().filter(|word| small.starts_with(**word)).max_by_key(|word| word.len())?;
    let mut end = 0;
    let mut at = courtesy.len();
    for word in head[courtesy.len()..].split_inclusive(' ').take(5) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !bare.starts_with(char::is_uppercase) {
            break;
        }
        end = at + bare.len();
        at += word.len();
        if bare.len() < word.trim_end().len() {
            break;
        }
    }
    let office = find(&head[courtesy.len()..], Where::Sentence).first().is_some_and(|body| body.range.start == 0);
    (end > 0 && !office).then_some(end)
}

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
    let known = find(head, Where::List).first().is_some_and(|body| body.range.start == 0);
    known || is_person_name(head.split([',', ';', '-', '–', '\n', '(']).next().unwrap_or("").trim())
}

/// Words before a name that are no part of it.
const LEADS: &[&str] = &[
    "các đồng chí ",
    "đồng chí ",
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
        for lead in LEADS {
            let small = lower(&text[..text.floor_char_boundary(lead.len() + 4)]);
            if small.starts_with(lead) && !keeps_lead(&lower(&text[..text.floor_char_boundary(40)])) {
                text = text[lead.len()..].trim_start();
                again = true;
            }
        }
    }
    text
}

/// "Các đoàn thể", "Các bộ phận": names that begin with the lead.
fn keeps_lead(small: &str) -> bool {
    ["các đoàn thể", "các bộ phận", "các tổ chức", "các lực lượng", "các trường", "các đơn vị", "các cơ sở"]
        .iter()
        .any(|word| small.starts_with(word))
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
    fn the_list_is_sound() {
        assert!(BODIES.len() > 300);
        let count = include_str!("bodies.tsv").lines().filter(|line| !line.starts_with('#')).count();
        assert_eq!(rows().count(), count);
        for (_, _, forms) in rows() {
            assert!(
                forms.split('|').all(|form| form.trim() == form && form.to_lowercase() == form && !form.is_empty()),
                "{forms}"
            );
        }
    }

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

    #[test]
    fn other_words_are_no_bodies() {
        let names = |text: &str| find(text, Where::Sentence).into_iter().map(|b| b.name).collect::<Vec<_>>();
        assert!(names("Đoàn kết, bảo vệ môi trường; tổ chức đội ngũ").is_empty());
        assert_eq!(names("giao Tổ Khoa học tự nhiên chủ trì"), ["Tổ Khoa học tự nhiên"]);
        assert_eq!(names("UBND xã An Hòa chỉ đạo"), ["UBND xã An Hòa"]);
    }
}
