//! The issuer that a text names behind "của": found by its first words, its name normalised, its end where the name ends.

use super::cursor::{back_spaces, is_boundary, next, phrase, phrase_folded, skip_spaces, window_after, word_end};
use crate::registry::spelling::{self, base};
use crate::registry::table::{data, field, list};
use std::sync::LazyLock;

/// What may follow the first words and belongs to the name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tail {
    Nothing,
    Term,
    Place,
    Sector,
    Open,
}

struct Body {
    first: char,
    written: String,
    name: &'static str,
    tail: Tail,
}

impl Body {
    /// True for a name that is one in small letters too: those that texts often write so, names of three words or more, and those
    /// behind which a field must follow; the others would be common nouns ("bộ phận", "đoàn thể").
    fn goes_small(&self) -> bool {
        SMALL_TOO.contains(&self.name) || self.tail == Tail::Sector || self.written.split(' ').count() > 2
    }
}

/// Longer beginnings first.
static BODIES: LazyLock<Vec<Body>> = LazyLock::new(|| {
    let mut bodies: Vec<Body> = data(include_str!("stated.tsv")).filter_map(body).collect();
    bodies.sort_by_key(|b| std::cmp::Reverse(b.written.len()));
    bodies
});

fn body((_, f): (usize, Vec<&'static str>)) -> Option<Body> {
    let written: String = field(&f, 0).chars().map(base).collect();
    let tail = match field(&f, 2) {
        "term" => Tail::Term,
        "place" => Tail::Place,
        "sector" => Tail::Sector,
        "open" => Tail::Open,
        _ => Tail::Nothing,
    };
    Some(Body { first: written.chars().next()?, written, name: field(&f, 1), tail })
}

/// Folded spelling and right name, longer first.
static SECTORS: LazyLock<Vec<(String, &'static str)>> = LazyLock::new(|| {
    let spellings = |(_, f): (usize, Vec<&'static str>)| {
        let name = field(&f, 0);
        std::iter::once(name)
            .chain(list(field(&f, 1)))
            .map(|s| (s.chars().map(base).collect(), name))
            .collect::<Vec<_>>()
    };
    let mut sectors: Vec<(String, &'static str)> = data(include_str!("sectors.tsv")).flat_map(spellings).collect();
    sectors.sort_by_key(|(s, _)| std::cmp::Reverse(s.len()));
    sectors
});

/// A body's name and where it ends.
pub type Found = (String, usize);

/// Reads the body named at an offset; `None` when no body known by its first words stands there ("nhà trường", "cấp trên").
pub fn read(text: &str, at: usize) -> Option<Found> {
    let at = conference(text, at);
    let at = ["liên ", "liên tịch "]
        .iter()
        // "Liên đoàn Lao động" is a name.
        .find_map(|w| phrase(text, at, w.trim_end()).filter(|_| next(text, at) == Some('l')))
        .map_or(at, |e| skip_spaces(text, e));
    let first = base(next(text, at)?);
    let small = next(text, at).is_some_and(char::is_lowercase);
    let mut fitting = BODIES.iter().filter(|b| b.first == first && (!small || b.goes_small()));
    let found = fitting.find_map(|b| tail(text, phrase_folded(text, at, &b.written)?, b))?;
    Some(joined(text, found))
}

/// "Hội nghị lần thứ tám", "Hội nghị Trung ương 8": what stands before the Central Committee's name.
fn conference(text: &str, at: usize) -> usize {
    let Some(end) = phrase(text, at, "Hội nghị") else { return at };
    let window = text.get(end..window_after(text, end, 60)).unwrap_or("");
    let name = ["Ban Chấp hành", "Ban chấp hành", "BCH"].iter().find_map(|w| window.find(w));
    name.filter(|i| !window.get(..*i).is_some_and(|t| t.contains(['.', ';', ',']))).map_or(at, |i| end + i)
}

/// Bodies that texts also write with a small letter.
const SMALL_TOO: [&str; 11] = [
    "Trường",
    "Hiệu trưởng Trường",
    "Hiệu trưởng",
    "Phòng",
    "Sở",
    "Chi bộ",
    "Đảng ủy",
    "Huyện ủy",
    "Quận ủy",
    "Thành ủy",
    "Tỉnh ủy",
];

fn tail(text: &str, end: usize, body: &Body) -> Option<Found> {
    match body.tail {
        Tail::Nothing => Some((body.name.to_owned(), end)),
        Tail::Term => Some((body.name.to_owned(), term(text, end))),
        Tail::Place => {
            let (place, end) = place(text, end);
            Some((spaced(body.name, &place), end))
        }
        Tail::Sector => {
            let (sector, end) = sector(text, skip_spaces(text, end))?;
            let (place, end) = if body.name.contains("Bộ") { (String::new(), end) } else { place(text, end) };
            Some((spaced(&format!("{} {sector}", body.name), &place), end))
        }
        Tail::Open => {
            let (own, end) = continuing(text, own_name(text, end));
            let alone =
                matches!(body.name, "Trường" | "Trung tâm" | "Cục" | "Tổng cục" | "Vụ" | "Đoàn" | "Hiệu trưởng Trường");
            (!own.is_empty() || !alone).then(|| (spaced(body.name, &own), end))
        }
    }
}

/// "Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên": the two words that are an adverb elsewhere.
fn continuing(text: &str, (own, end): (String, usize)) -> (String, usize) {
    match phrase(text, skip_spaces(text, end), "thường xuyên").filter(|_| own.ends_with("Giáo dục")) {
        Some(behind) => {
            let (more, stop) = capitals(text, behind);
            (spaced(&format!("{own} thường xuyên"), &more), if more.is_empty() { behind } else { stop })
        }
        None => (own, end),
    }
}

fn spaced(a: &str, b: &str) -> String {
    if b.is_empty() { a.to_owned() } else { format!("{a} {b}") }
}

/// "Bộ Y tế và Bộ Giáo dục và Đào tạo", "Sở Y tế - Sở GDĐT": the bodies of a joint document.
fn joined(text: &str, (name, end): Found) -> Found {
    let at = skip_spaces(text, end);
    let behind = phrase(text, at, "và")
        .or_else(|| next(text, at).filter(|c| matches!(c, '-' | '–' | ',')).map(|c| at + c.len_utf8()));
    let Some(start) = behind.map(|b| skip_spaces(text, b)) else { return (name, end) };
    let ministry = ["Bộ ", "Sở ", "Ban Bí thư"].iter().any(|w| text.get(start..).is_some_and(|r| r.starts_with(w)));
    if !ministry {
        return (name, end);
    }
    match read(text, start) {
        Some((other, end)) => (format!("{name}, {other}"), end),
        None => (name, end),
    }
}

/// "khóa XIII", "(khoá XII)", "Đảng khóa XIII": belongs to the text, not to the name.
fn term(text: &str, end: usize) -> usize {
    let mut at = skip_spaces(text, end);
    at = phrase(text, at, "Đảng").map_or(at, |e| skip_spaces(text, e));
    at = ordinal(text, at);
    let open = next(text, at) == Some('(');
    let word = if open { skip_spaces(text, at + 1) } else { at };
    let Some(behind) = phrase_folded(text, word, "khoa") else {
        return if at > skip_spaces(text, end) { back_spaces(text, at) } else { end };
    };
    let numeral = skip_spaces(text, behind);
    let stop = word_end(text, numeral);
    let roman = text
        .get(numeral..stop)
        .is_some_and(|n| !n.is_empty() && n.chars().all(|c| "IVXLC".contains(c) || c.is_ascii_digit()));
    match (roman, open && next(text, stop) == Some(')')) {
        (true, true) => stop + 1,
        (true, false) if !open => stop,
        _ => end,
    }
}

/// "4" of "Hội nghị Trung ương 4 khóa XII"; nothing else.
fn ordinal(text: &str, at: usize) -> usize {
    let end = word_end(text, at);
    let number = text.get(at..end).is_some_and(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit()));
    let behind = skip_spaces(text, end);
    let term = phrase_folded(text, behind, "khoa").is_some() || next(text, behind) == Some('(');
    if number && term { behind } else { at }
}

/// The field of a ministry, department or office.
fn sector(text: &str, at: usize) -> Option<(&'static str, usize)> {
    let window: String = text.get(at..window_after(text, at, 160))?.to_owned();
    SECTORS.iter().find_map(|(spelling, name)| Some((*name, at + spelled(&window, spelling)?)))
}

/// The end of a folded spelling at the start of a text; a blank of the spelling stands for any white space.
fn spelled(text: &str, spelling: &str) -> Option<usize> {
    let mut at = 0;
    for w in spelling.chars() {
        if w == ' ' {
            let signed = text.get(..at).is_some_and(|t| t.ends_with([' ', '-', '–', '&', ',']));
            at = Some(skip_spaces(text, at)).filter(|behind| *behind > at || signed)?;
            continue;
        }
        let sign = matches!(w, '-' | '&' | ',');
        let from = if sign { skip_spaces(text, at) } else { at };
        let c = next(text, from).filter(|c| base(*c) == w || (spelling::is_dash(*c) && w == '-'))?;
        at = from + c.len_utf8();
        if sign {
            at = skip_spaces(text, at);
        }
    }
    is_boundary(text, at).then_some(at)
}

const PLACE_WORDS: [&str; 9] = ["thành phố", "tỉnh", "huyện", "quận", "thị xã", "thị trấn", "phường", "xã", "đặc khu"];

/// "Thành phố Hồ Chí Minh", "TP.HCM", "huyện Hóc Môn", "tỉnh", nothing.
fn place(text: &str, end: usize) -> (String, usize) {
    let at = skip_spaces(text, end);
    if let Some(behind) = city(text, at) {
        let (own, stop) = capitals(text, behind);
        return (spaced("Thành phố", &full_name(&own)), stop);
    }
    let word = PLACE_WORDS.iter().find_map(|w| Some((*w, phrase(text, at, w)?)));
    match word {
        Some((_, behind)) => {
            let written = text.get(at..behind).unwrap_or("");
            let (own, stop) = capitals(text, behind);
            (spaced(&written.split_whitespace().collect::<Vec<_>>().join(" "), &full_name(&own)), stop)
        }
        None => {
            let (own, stop) = capitals(text, end);
            (full_name(&own), stop)
        }
    }
}

/// "TP", "Tp.", "TP.": the end of the abbreviation. "TPHCM" is cut behind its first two letters.
fn city(text: &str, at: usize) -> Option<usize> {
    let rest = text.get(at..)?;
    let short = ["TP.", "Tp.", "TP", "Tp"].iter().find(|w| rest.starts_with(**w))?;
    let behind = at + short.len();
    let glued = text.get(behind..).is_some_and(|r| r.starts_with("HCM"));
    (short.ends_with('.') || glued || next(text, behind).is_none_or(|c| !c.is_alphanumeric())).then_some(behind)
}

fn full_name(own: &str) -> String {
    match own {
        "HCM" => "Hồ Chí Minh".to_owned(),
        _ => own.to_owned(),
    }
}

/// Words that begin something new behind a name.
const STOPS: [&str; 15] =
    ["Về", "V/v", "Kế", "Quyết", "Thông", "Nghị", "Chỉ", "Công", "Hướng", "Báo", "Tờ", "Đề", "Căn", "Trường", "Chương"];

/// A run of up to six words that begin with a capital or are numbers.
fn capitals(text: &str, end: usize) -> (String, usize) {
    run(text, end, 6, |word| word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()))
}

/// Small words inside names of schools, party cells and centres.
const SMALL: [&str; 41] = [
    "và",
    "xã",
    "phường",
    "huyện",
    "quận",
    "tỉnh",
    "thành",
    "phố",
    "thị",
    "trấn",
    "trường",
    "cơ",
    "sở",
    "giáo",
    "dục",
    "đào",
    "tạo",
    "học",
    "phổ",
    "thông",
    "non",
    "dân",
    "tộc",
    "nội",
    "trú",
    "bán",
    "chuyên",
    "nhân",
    "bộ",
    "đảng",
    "tối",
    "tế",
    "ủy",
    "uỷ",
    "vận",
    "mầm",
    "tiểu",
    "trung",
    "nghề",
    "nghiệp",
    "ương",
];

fn own_name(text: &str, end: usize) -> (String, usize) {
    run(text, end, 14, |word| {
        word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
            || SMALL.contains(&word)
            || matches!(word, "-" | "–" | "&")
    })
}

fn run(text: &str, end: usize, most: usize, belongs: impl Fn(&str) -> bool) -> (String, usize) {
    let (mut words, mut at, mut stop) = (Vec::new(), end, end);
    while words.len() < most {
        let start = skip_spaces(text, at);
        if text.get(at..start).is_some_and(|gap| gap.contains('\n')) {
            break;
        }
        let close = text.get(start..).map_or(start, |r| {
            start + r.find(|c: char| c.is_whitespace() || ",;:()“”\"/".contains(c)).unwrap_or(r.len())
        });
        let word = text.get(start..close).unwrap_or("").trim_end_matches('.');
        // A party cell or a union may be a school's: "Chi bộ Trường Tiểu học …".
        // "… xã Phú Điền V/v tăng cường …"
        let subject = word == "V" && text.get(close..).is_some_and(|rest| rest.starts_with("/v"));
        let schools = words.is_empty() && most > 6 && word == "Trường";
        if word.is_empty() || subject || (STOPS.contains(&word) && !schools) || !belongs(word) {
            break;
        }
        words.push(word);
        at = close;
        stop = start + word.len();
        if stop < close {
            break; // a full stop ends the name
        }
    }
    while words.last().is_some_and(|w| matches!(*w, "và" | "-" | "–" | "&")) {
        words.pop();
        let last = words.last().map_or("", |w| *w);
        stop = text.get(end..stop).and_then(|t| t.rfind(last)).map_or(end, |i| end + i + last.len());
    }
    (words.join(" "), if words.is_empty() { end } else { stop })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_normalised_and_end_where_they_end() {
        for (text, name, rest) in [
            ("Bộ GD&ĐT.", "Bộ Giáo dục và Đào tạo", "."),
            ("Thủ tướng về", "Thủ tướng Chính phủ", " về"),
            ("UBND Thành phố;", "Ủy ban nhân dân Thành phố", ";"),
            ("Uỷ ban nhân dân TP.HCM về", "Ủy ban nhân dân Thành phố Hồ Chí Minh", " về"),
            ("Phòng GD-ĐT huyện Hóc Môn, trường", "Phòng Giáo dục và Đào tạo huyện Hóc Môn", ", trường"),
            ("Ban Chấp hành Trung ương Đảng khóa XIII về", "Ban Chấp hành Trung ương", " về"),
            ("Bộ Chính trị (khoá XII).", "Bộ Chính trị", "."),
            ("Bộ trưởng Bộ GDĐT ban hành", "Bộ trưởng Bộ Giáo dục và Đào tạo", " ban hành"),
            ("Bộ Y tế và Bộ Giáo dục và Đào tạo quy định", "Bộ Y tế, Bộ Giáo dục và Đào tạo", " quy định"),
            ("Sở Văn hóa và Thể thao Thành phố Kế hoạch", "Sở Văn hóa và Thể thao Thành phố", " Kế hoạch"),
            ("Trường THCS Tân Phong xây dựng", "Trường THCS Tân Phong", " xây dựng"),
            ("Chi bộ Trường Tiểu học Bình An.", "Chi bộ Trường Tiểu học Bình An", "."),
        ] {
            let (found, end) = read(text, 0).unwrap_or_else(|| panic!("{text}"));
            assert_eq!((found.as_str(), &text[end..]), (name, rest), "{text}");
        }
        for text in ["nhà trường", "cấp trên", "bộ phận chuyên môn", "vụ việc", "đoàn thể", ""] {
            assert_eq!(read(text, 0), None, "{text}");
        }
    }
}
