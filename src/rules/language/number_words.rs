//! The small words of dates, hours and document numbers, told by the figures beside them: "nam 2025", "20 thạng 8", "08 dờ 00". Knows no
//! other words.

use crate::rules::language::word_pairs;
use crate::rules::prose::{self, Word};
use crate::text::compound;

/// What the word at `i` must be, when the figures beside it leave one word only and it is written otherwise.
pub fn meant(text: &str, words: &[Word<'_>], i: usize) -> Option<&'static str> {
    let (word, next) = (words.get(i)?, words.get(i + 1)?);
    let figures = next.text.starts_with(|c: char| c.is_ascii_digit());
    if !word.is_lower() || !(figures || next.text == "ngày" || next.is_capitalised()) {
        return None;
    }
    let first = word.text.chars().next()?;
    if let Some(right) = before_a_day(text, words, i) {
        return Some(right);
    }
    let right = match first {
        'n' | 'l' => &["ngày", "năm"][..],
        't' => &["tháng"],
        'g' | 'd' => &["giờ", "ngày"],
        's' | 'x' => &["số"],
        _ => return None,
    };
    let before = i.checked_sub(1).and_then(|j| words.get(j));
    let after = words.get(i + 1)?;
    let figures = |w: &Word<'_>| prose::number(w.text).map(|n| (n, w.text.len()));
    let beside = text.get(word.end..after.start) == Some(" ");
    let (next, length) = figures(after).filter(|_| beside && word.is_lower())?;
    let previous = before.filter(|w| text.get(w.end..word.start) == Some(" ")).and_then(figures);
    right.iter().copied().find(|right| {
        let fits = match *right {
            "năm" => length == 4 && (1900..2100).contains(&next) && is_of_date(text, words, i),
            "tháng" => {
                let day =
                    i.checked_sub(2).and_then(|j| words.get(j)).is_some_and(|w| word_pairs::bare(w.text) == "ngay");
                let year = text[after.end..].starts_with(" năm ");
                previous.is_some_and(|(n, l)| (1..=31).contains(&n) && l <= 2)
                    && (1..=12).contains(&next)
                    && (day || year)
            }
            "ngày" => (1..=31).contains(&next) && length <= 2 && goes_on_as_date(text, after.end),
            "giờ" => previous.is_some_and(|(n, l)| n <= 24 && l == 2) && length == 2 && next < 60,
            _ => opens_symbol(&text[after.end..]),
        };
        fits && word.text != *right && sounds_like(word.text, right)
    })
}

/// "/KH-UBND", "/2024/TT-BGDĐT" behind a number.
fn opens_symbol(rest: &str) -> bool {
    let Some(rest) = rest.strip_prefix('/') else { return false };
    let year = rest.bytes().take_while(u8::is_ascii_digit).count();
    let rest = if year == 4 { rest[4..].strip_prefix('/').unwrap_or("") } else { rest };
    rest.starts_with(char::is_uppercase)
}

/// "tù ngày 06", "đền ngày 10/12", "thừ Hai": the word before a day of the calendar or the week.
fn before_a_day(text: &str, words: &[Word<'_>], i: usize) -> Option<&'static str> {
    const WEEK: &[&str] = &["Hai", "Ba", "Tư", "Năm", "Sáu", "Bảy"];
    let (word, next) = (&words[i], words.get(i + 1)?);
    if !word.is_lower()
        || !word.text.starts_with(['t', 'c', 'v', 'h', 'đ', 'd'])
        || text.get(word.end..next.start) != Some(" ")
    {
        return None;
    }
    let after = words.get(i + 2).filter(|w| text.get(next.end..w.start) == Some(" "));
    let right = if next.text == "ngày" {
        let day = after.and_then(|w| prose::number(w.text)).is_some_and(|n| (1..=31).contains(&n));
        let bare = word_pairs::bare(word.text);
        const BEFORE: &[(&str, &str)] =
            &[("den", "đến"), ("tu", "từ"), ("truoc", "trước"), ("chuoc", "trước"), ("vao", "vào"), ("het", "hết")];
        BEFORE.iter().find(|(written, _)| day && *written == bare).map(|(_, right)| *right)?
    } else {
        let name = after.is_some_and(|w| prose::begins_large(w.text));
        (WEEK.contains(&next.text) && !name && word_pairs::bare(word.text) == "thu").then_some("thứ")?
    };
    // "Thông tư ngày 22/8", "thứ tư ngày 5/9": the end of another word.
    let before = i.checked_sub(1).and_then(|j| words[j].syllable);
    let inner = before.zip(word.syllable).is_some_and(|(a, b)| compound::is_known(a, b));
    (word.text != right && !matches!(word.text, "tư" | "thư") && !inner).then_some(right)
}

/// "tháng 10 nam 2025", "năm" behind a month's number; alone a word with these letters may be a name or another word ("Việt Nam 2030").
fn is_of_date(text: &str, words: &[Word<'_>], i: usize) -> bool {
    let month = i.checked_sub(2).and_then(|j| Some((words.get(j)?, words.get(i - 1)?)));
    month.is_some_and(|(noun, number)| {
        let touching = text.get(number.end..words[i].start) == Some(" ");
        touching
            && prose::number(number.text).is_some_and(|n| (1..=12).contains(&n))
            && word_pairs::bare(noun.text) == "thang"
    })
}

/// "29/9/2025", "20 tháng 11" from the day on.
fn goes_on_as_date(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or("");
    let slashed = rest.strip_prefix('/').is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
    slashed || rest.starts_with(" tháng ")
}

/// The same bare letters, or the beginning that sounds alike: "lăm" for "năm", "dờ" for "giờ", "xố" for "số".
fn sounds_like(written: &str, right: &str) -> bool {
    let (written, right) = (word_pairs::bare(written), word_pairs::bare(right));
    let others: &[&str] = match right.as_str() {
        "nam" => &["lam", "nan", "nma"],
        "gio" => &["do", "gi", "goi"],
        "so" => &["xo"],
        "thang" => &["than", "thag", "thnag", "tang"],
        _ => &["gay", "ngy", "ngya", "nagy"],
    };
    written == right || others.contains(&written.as_str())
}

#[cfg(test)]
mod tests {
    use super::meant;
    use crate::rules::prose;

    fn told(text: &str) -> Vec<&'static str> {
        let words = prose::words(text);
        (0..words.len()).filter_map(|i| meant(text, &words, i)).collect()
    }

    #[test]
    fn figures_leave_one_word() {
        assert_eq!(told("trước ngay 05/9/2025, ngáy 5 tháng 9 nam 2025"), ["ngày", "ngày", "năm"]);
        assert_eq!(told("ngày 20 thạng 8 năm 2025 lúc 08 dờ 00"), ["tháng", "giờ"]);
        assert_eq!(told("Thông tư xố 22/TT-BGDĐT, só 30/2024/TT-BGDĐT"), ["số", "số"]);
        assert_eq!(told("tù ngày 06 tháng 10 đền ngày 10/12, sáng thừ Hai hằng tuần"), ["từ", "đến", "thứ"]);
        assert!(told("đền ngày đêm mở cửa; mùa thu Ba Vì; tủ ngày nào cũng mở; thư Năm mới; Thông tư ngày 22/8; thứ tư ngày 5/9").is_empty());
        assert!(told("ngày 05 tháng 9 năm 2025, 30 nam 20 nữ; lớp 9 thang 3 bậc; có sổ 12 trang; nam 2025").is_empty());
    }
}
