//! What a person's name looks like: the family names that most Vietnamese bear, and names made of them. Knows no person.

use crate::document::word_set::{WordBit, WordSet};
use crate::rules::prose::{self, Word};
use std::sync::LazyLock;

/// Family names in capitalised form.
const FAMILY: &[&str] = &[
    "An", "Bùi", "Bạch", "Cao", "Châu", "Chu", "Diệp", "Doãn", "Dương", "Giang", "Hoàng", "Huỳnh", "Hà", "Hồ", "Hứa",
    "Khổng", "Khúc", "Kiều", "La", "Lâm", "Lê", "Lý", "Lưu", "Lương", "Lại", "Lữ", "Mai", "Mạc", "Nghiêm", "Nguyễn",
    "Ngô", "Nông", "Phan", "Phí", "Phó", "Phùng", "Phạm", "Quách", "Quản", "Thái", "Thân", "Tiêu", "Triệu", "Trương",
    "Trần", "Trịnh", "Tô", "Tôn", "Tăng", "Tạ", "Tống", "Từ", "Uông", "Viên", "Vi", "Vũ", "Võ", "Văn", "Vương", "Đinh",
    "Đoàn", "Đàm", "Đào", "Đặng", "Đỗ", "Đồng", "Đổng", "Ông", "Âu", "Lò", "Quàng", "Giàng", "Sùng", "Thào", "Lù",
    "Tòng", "Đèo", "Phàn", "Tẩn", "Sầm", "Vừ", "Lường", "Thạch", "Danh", "Cầm", "Ngụy", "Cù", "Thiều", "Khuất", "Giáp",
    "Khương", "Hạng", "Bế", "Mã", "Lục", "Vàng",
];

/// The same for a first look.
pub static FAMILY_WORDS: LazyLock<WordSet> = LazyLock::new(|| prose::word_set(FAMILY.iter().copied()));

/// Names that begin many other words too ("An toàn", "Phó Hiệu trưởng", "Hà Nội", "Đoàn Thanh niên"): never proof by themselves.
const AMBIGUOUS: &[&str] = &[
    "An", "Cao", "Châu", "Giang", "Hà", "La", "Lại", "Mai", "Phó", "Quản", "Thái", "Thân", "Tiêu", "Từ", "Viên", "Vi",
    "Văn", "Đoàn", "Đồng", "Ông", "Tăng", "Hồ", "Lâm", "Nông", "Chu", "Hứa", "Bạch", "Đào", "Lường", "Thạch", "Danh",
    "Cầm", "Cù", "Giáp", "Hạng", "Bế", "Mã", "Lục", "Vàng", "Lù", "Tòng",
];

/// True for a family name, as written with its large first letter.
pub fn is_family(word: &str) -> bool {
    FAMILY_WORDS.may_hold(WordBit::of(&prose::lower(word))) && FAMILY.contains(&word)
}

/// True for a family name that is hardly ever the beginning of something else.
pub fn is_plain_family(word: &str) -> bool {
    is_family(word) && !AMBIGUOUS.contains(&word)
}

/// The index after the last word of the person's name that begins at `words[at]`: a family name and one to four capitalised words.
pub fn name_end(text: &str, words: &[Word<'_>], at: usize) -> Option<usize> {
    let first = words.get(at).filter(|w| w.is_capitalised() && w.may_be_of(&FAMILY_WORDS) && is_family(w.text))?;
    let mut end = at + 1;
    let mut last = first;
    while let Some(next) =
        words.get(end).filter(|w| w.is_capitalised() && end - at < 5 && one_blank(text, last.end, w.start))
    {
        last = next;
        end += 1;
    }
    (end - at >= 2).then_some(end)
}

/// Exactly one blank between two places.
fn one_blank(text: &str, from: usize, to: usize) -> bool {
    text.get(from..to) == Some(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::prose;

    #[test]
    fn names_end_where_capitals_end() {
        let text = "thầy Nguyễn Văn An dạy";
        let words = prose::words(text);
        assert_eq!(name_end(text, &words, 1), Some(4));
        assert_eq!(name_end(text, &words, 0), None);
        assert!(is_plain_family("Nguyễn") && !is_plain_family("Đoàn"));
    }
}
