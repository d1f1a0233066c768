//! Where a centred heading of several lines is broken: into as few lines as it needs, of nearly one length, before the words
//! that open a phrase ("về", "của", "năm học") or a unit ("XÃ BÌNH MỸ"), never inside a name of a place, a date or a number.

use crate::text::compound;
use crate::text::syllable;

/// Longer texts are no headings.
const MOST_WORDS: usize = 80;
/// What a bad break costs against lines of unequal length.
const BAD: f32 = 6.0;
/// What a good break gains.
const GOOD: f32 = 1.5;

/// Units whose name follows.
const UNITS: &[&str] = &["xã", "phường", "huyện", "quận", "tỉnh", "trường", "thôn", "khối", "lớp", "sở"];
/// Words that open a phrase.
const OPENERS: &[&str] = &["về", "của", "và", "tại", "cho", "theo", "trên", "giữa", "ngày", "thực", "triển", "tổ"];

/// The lines of a text in a column of some width; `width` measures a stretch of text in the same unit.
pub fn lines(text: &str, column: f32, width: impl Fn(&str) -> f32) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let wide = Widths::of(&words, &width);
    let count = wide.greedy(column);
    if count <= 1 || words.len() > MOST_WORDS {
        return vec![words.join(" ")];
    }
    match best(&words, &wide, column, count) {
        Some(breaks) => breaks
            .iter()
            .zip(breaks.iter().skip(1))
            .filter_map(|(a, b)| words.get(*a..*b))
            .map(|line| line.join(" "))
            .collect(),
        None => vec![words.join(" ")],
    }
}

struct Widths {
    words: Vec<f32>,
    space: f32,
}

impl Widths {
    fn of(words: &[&str], width: &impl Fn(&str) -> f32) -> Widths {
        Widths { words: words.iter().map(|word| width(word)).collect(), space: width(" ") }
    }

    fn line(&self, from: usize, to: usize) -> f32 {
        let words = self.words.get(from..to).unwrap_or(&[]);
        words.iter().sum::<f32>() + self.space * words.len().saturating_sub(1) as f32
    }

    /// How many lines are needed; 0 when a word is wider than the column.
    fn greedy(&self, column: f32) -> usize {
        let (mut count, mut from) = (1, 0);
        for to in 1..=self.words.len() {
            if self.words.get(to - 1).is_some_and(|w| *w > column) {
                return 0;
            }
            if self.line(from, to) > column {
                (count, from) = (count + 1, to - 1);
            }
        }
        count
    }
}

/// The first words of the lines and the end, at the least cost.
fn best(words: &[&str], wide: &Widths, column: f32, count: usize) -> Option<Vec<usize>> {
    let whole = wide.line(0, words.len());
    let even = whole / count as f32;
    // For every word behind the last one set: the cost and the breaks up to it.
    let mut reached: Vec<Option<(f32, Vec<usize>)>> = vec![None; words.len() + 1];
    if let Some(first) = reached.first_mut() {
        *first = Some((0.0, vec![0]));
    }
    for _ in 0..count {
        let mut next: Vec<Option<(f32, Vec<usize>)>> = vec![None; words.len() + 1];
        for (from, state) in reached.iter().enumerate() {
            let Some((cost, breaks)) = state else { continue };
            for (to, slot) in next.iter_mut().enumerate().skip(from + 1) {
                let length = wide.line(from, to);
                if length > column {
                    break;
                }
                let uneven = (length - even) / even.max(1.0) * 3.0;
                let cost = cost + uneven * uneven + price(words, to);
                if slot.as_ref().is_none_or(|(known, _)| cost < *known) {
                    *slot = Some((cost, breaks.iter().copied().chain([to]).collect()));
                }
            }
        }
        reached = next;
    }
    reached.pop().flatten().map(|(_, breaks)| breaks)
}

/// What a break before a word costs.
fn price(words: &[&str], at: usize) -> f32 {
    let word = |i: usize| words.get(i).map(|w| w.to_lowercase()).unwrap_or_default();
    let (Some(before), true) = (at.checked_sub(1).map(word), at < words.len()) else { return 0.0 };
    let after = word(at);
    let following = word(at + 1);
    let number = |w: &str| w.starts_with(|c: char| c.is_ascii_digit());
    let dash = |w: &str| matches!(w, "-" | "–");
    let social = |unit: &str, next: &str| unit == "xã" && next == "hội";
    if number(&after) || dash(&after) || dash(&before) || number(&before) && matches!(after.as_str(), "tháng" | "năm")
    {
        return BAD;
    }
    if UNITS.contains(&before.as_str()) && !social(&before, &after)
        || social(&before, &after)
        || is_word(&before, &after)
    {
        return BAD;
    }
    let opens = OPENERS.contains(&after.as_str())
        || UNITS.contains(&after.as_str()) && !social(&after, &following)
        || after == "năm" && following == "học";
    if opens { -GOOD } else { 0.0 }
}

/// Two syllables that make a common word.
fn is_word(a: &str, b: &str) -> bool {
    let pair = syllable::read(a.chars()).zip(syllable::read(b.chars()));
    pair.is_some_and(|(a, b)| compound::is_known(a, b))
}

#[cfg(test)]
mod tests {
    use super::lines;

    fn broken(text: &str, column: usize) -> Vec<String> {
        lines(text, column as f32, |t| t.chars().count() as f32)
    }

    #[test]
    fn names_and_numbers_stay_together() {
        assert_eq!(broken("ỦY BAN NHÂN DÂN XÃ BÌNH MỸ", 24), ["ỦY BAN NHÂN DÂN", "XÃ BÌNH MỸ"]);
        assert_eq!(broken("PHÒNG VĂN HÓA - XÃ HỘI", 24), ["PHÒNG VĂN HÓA - XÃ HỘI"]);
        assert_eq!(broken("PHÒNG VĂN HÓA - XÃ HỘI", 16), ["PHÒNG", "VĂN HÓA - XÃ HỘI"]);
        assert_eq!(
            broken("Kế hoạch số 48/KH-THCS ngày 20 tháng 9 năm 2024 về kiểm tra nội bộ năm học 2024 - 2025", 60),
            ["Kế hoạch số 48/KH-THCS ngày 20 tháng 9 năm 2024", "về kiểm tra nội bộ năm học 2024 - 2025"]
        );
    }

    #[test]
    fn what_fits_or_cannot_is_left() {
        assert_eq!(broken("BÁO CÁO", 10), ["BÁO CÁO"]);
        assert_eq!(broken("mộttừrấtdàikhôngngắt được", 10), ["mộttừrấtdàikhôngngắt được"]);
        assert_eq!(broken("", 10), [""]);
    }
}
