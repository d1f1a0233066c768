//! Lines that only tell something of the item above them: "Thời gian: …", "Đơn vị chủ trì: …", "Sản phẩm: …".

use crate::extract::words::{opens_with, plain};

/// What such a line tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Detail {
    /// When.
    Time,
    /// By when.
    Deadline,
    /// Where.
    Place,
    /// Who does it.
    Lead,
    /// Who helps.
    Partner,
    /// What comes of it.
    Product,
    /// Money.
    Budget,
    /// For whom, how, with what.
    Other,
}

/// Opening words and what they tell, plain.
const WORDS: &[(&str, Detail)] = &[
    ("thoi gian hoan thanh", Detail::Deadline),
    ("thoi han hoan thanh", Detail::Deadline),
    ("thoi han", Detail::Deadline),
    ("han hoan thanh", Detail::Deadline),
    ("han cuoi", Detail::Deadline),
    ("han nop", Detail::Deadline),
    ("han chot", Detail::Deadline),
    ("han", Detail::Deadline),
    ("hoan thanh", Detail::Deadline),
    ("tien do", Detail::Time),
    ("thoi gian", Detail::Time),
    ("thoi diem", Detail::Time),
    ("thoi luong", Detail::Time),
    ("lich", Detail::Time),
    ("ngay", Detail::Time),
    ("dia diem", Detail::Place),
    ("noi to chuc", Detail::Place),
    ("don vi chu tri", Detail::Lead),
    ("bo phan chu tri", Detail::Lead),
    ("nguoi chu tri", Detail::Lead),
    ("chu tri", Detail::Lead),
    ("phu trach", Detail::Lead),
    ("nguoi phu trach", Detail::Lead),
    ("bo phan phu trach", Detail::Lead),
    ("don vi phu trach", Detail::Lead),
    ("phu trach chung", Detail::Lead),
    ("nguoi thuc hien", Detail::Lead),
    ("don vi thuc hien", Detail::Lead),
    ("bo phan thuc hien", Detail::Lead),
    ("luc luong thuc hien", Detail::Lead),
    ("thuc hien", Detail::Lead),
    ("phan cong", Detail::Lead),
    ("phan cong thuc hien", Detail::Lead),
    ("phan cong phu trach", Detail::Lead),
    ("trach nhiem", Detail::Lead),
    ("nguoi chiu trach nhiem", Detail::Lead),
    ("chiu trach nhiem", Detail::Lead),
    ("don vi phoi hop", Detail::Partner),
    ("bo phan phoi hop", Detail::Partner),
    ("nguoi phoi hop", Detail::Partner),
    ("luc luong phoi hop", Detail::Partner),
    ("phoi hop thuc hien", Detail::Partner),
    ("phoi hop", Detail::Partner),
    ("san pham", Detail::Product),
    ("minh chung", Detail::Product),
    ("ket qua dau ra", Detail::Product),
    ("ket qua", Detail::Product),
    ("kinh phi", Detail::Budget),
    ("nguon kinh phi", Detail::Budget),
    ("du toan", Detail::Budget),
    ("noi dung", Detail::Other),
    ("cach thuc", Detail::Other),
    ("cach thuc to chuc", Detail::Other),
    ("quy mo", Detail::Other),
    ("the le", Detail::Other),
    ("giai thuong", Detail::Other),
    ("co cau giai thuong", Detail::Other),
    ("lien he", Detail::Other),
    ("dien thoai", Detail::Other),
    ("doi tuong", Detail::Other),
    ("thanh phan", Detail::Other),
    ("thanh phan tham du", Detail::Other),
    ("hinh thuc", Detail::Other),
    ("so luong", Detail::Other),
    ("chi tieu", Detail::Other),
    ("ghi chu", Detail::Other),
    ("luu y", Detail::Other),
    ("noi nhan", Detail::Other),
    ("chu de", Detail::Other),
    ("phuong tien", Detail::Other),
    ("trang phuc", Detail::Other),
    ("luc luong", Detail::Other),
    ("luc luong tham gia", Detail::Other),
    ("doi tuong tham gia", Detail::Other),
    ("thanh phan tham gia", Detail::Other),
    ("noi dung thi", Detail::Other),
    ("dia chi", Detail::Place),
    ("thoi gian, dia diem", Detail::Time),
    ("thoi gian va dia diem", Detail::Time),
    ("nguoi chi dao", Detail::Lead),
    ("chi dao", Detail::Lead),
    ("dau moi", Detail::Lead),
    ("don vi dau moi", Detail::Lead),
    ("can bo phu trach", Detail::Lead),
    ("giao vien phu trach", Detail::Lead),
    ("chu tri thuc hien", Detail::Lead),
    ("don vi tham gia", Detail::Partner),
    ("san pham dau ra", Detail::Product),
];

/// A line's label and what stands behind its colon.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it tells.
    pub detail: Detail,
    /// First byte behind the colon.
    pub value: usize,
}

/// Reads "label: value" at the start of a text.
pub fn read(text: &str) -> Option<Line> {
    let colon = text.find(':').filter(|at| *at < 70)?;
    let label = plain(text[..colon].trim());
    let bare = label.trim_end_matches([')', '.', ' ']);
    let (word, detail) = WORDS.iter().filter(|(word, _)| opens_with(bare, word)).max_by_key(|(word, _)| word.len())?;
    let rest = bare[word.len()..].trim();
    // "Thực hiện nghiêm túc các nội dung sau:" is an order, not a label: little may follow the word.
    let short = rest.is_empty() || rest.starts_with('(') || rest.split(' ').count() <= most_words(word);
    let value = colon + 1 + (text[colon + 1..].len() - text[colon + 1..].trim_start().len());
    short.then_some(Line { detail: *detail, value })
}

/// A further label in a line: "Thời gian: 8 giờ ngày 20/11; địa điểm: sân trường".
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// What it tells.
    pub detail: Detail,
    /// Bytes of its value.
    pub value: std::ops::Range<usize>,
}

/// Bytes in which a further label and its colon stand.
const LABEL: usize = 48;

/// Takes the text behind a line's first colon apart: the end of the first value, and the labels that follow it.
pub fn parts(rest: &str) -> (usize, Vec<Part>) {
    let mut found: Vec<(usize, usize, Detail)> = Vec::new();
    let mut from = 0;
    for (at, c) in rest.char_indices() {
        if at < from || !matches!(c, '.' | ';' | ',' | '-' | '–') {
            continue;
        }
        let behind = at + c.len_utf8();
        let after = rest[behind..].trim_start_matches([' ', '-', '–', '+', '\n']);
        let start = rest.len() - after.len();
        let head = &after[..after.floor_char_boundary(LABEL)];
        let spaced = start > behind && head.contains(':');
        let Some(line) = read(head).filter(|_| spaced) else { continue };
        found.push((at, start + line.value.min(head.len()), line.detail));
        from = start + line.value;
    }
    let ends = found.iter().skip(1).map(|(at, ..)| *at).chain([rest.len()]);
    let part = |((_, value, detail), end): (&(usize, usize, Detail), usize)| {
        let text = rest.get(*value..end).unwrap_or("");
        let lead = text.len() - text.trim_start().len();
        Part { detail: *detail, value: value + lead..value + lead + text.trim().len() }
    };
    let parts: Vec<Part> = found.iter().zip(ends).map(part).collect();
    (found.first().map_or(rest.len(), |(at, ..)| *at), parts)
}

/// Words that may stand between the label's word and its colon.
fn most_words(word: &str) -> usize {
    match word {
        "thuc hien" | "han" | "lich" | "ngay" | "hoan thanh" | "phoi hop" | "chiu trach nhiem" | "trach nhiem" => 0,
        "chi dao" | "luc luong" | "dau moi" => 0,
        "phan cong" | "chu tri" | "phu trach" | "ket qua" => 1,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_labels_in_one_line() {
        let rest = " Tổ Tin học. Phối hợp: Đoàn Thanh niên; thời gian: tháng 3/2026.";
        let (end, parts) = parts(rest);
        let told: Vec<_> = parts.iter().map(|part| (part.detail, &rest[part.value.clone()])).collect();
        assert_eq!(rest[..end].trim(), "Tổ Tin học");
        assert_eq!(told, [(Detail::Partner, "Đoàn Thanh niên"), (Detail::Time, "tháng 3/2026.")]);
        assert_eq!(super::parts(" 8 giờ 00, ngày 20/11 - sân trường").1, []);
    }

    #[test]
    fn label_lines() {
        let of = |text: &str| read(text).map(|line| (line.detail, text[line.value..].to_owned()));
        assert_eq!(of("Thời gian: tháng 9/2025"), Some((Detail::Time, "tháng 9/2025".into())));
        assert_eq!(of("Thời gian thực hiện: tháng 9"), Some((Detail::Time, "tháng 9".into())));
        assert_eq!(of("Đơn vị chủ trì: Tổ chuyên môn"), Some((Detail::Lead, "Tổ chuyên môn".into())));
        assert_eq!(of("Thời hạn hoàn thành: trước 25/4"), Some((Detail::Deadline, "trước 25/4".into())));
        assert_eq!(of("Thực hiện nghiêm túc các nội dung sau: a"), None);
        assert_eq!(of("Tổ chức họp: ngày mai"), None);
    }
}
