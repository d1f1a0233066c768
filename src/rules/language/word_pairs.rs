//! Pairs of syllables that plans use all the time, by their bare letters: what was meant when a mark is wrong.

use crate::rules::prose::{self, Word};
use crate::text::{compound, syllable};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// A pair that is right, and what else its bare letters may spell.
#[derive(Debug)]
struct Pair {
    right: &'static str,
    also: Vec<&'static str>,
}

/// By the bare letters of both syllables.
static PAIRS: LazyLock<BTreeMap<String, Pair>> = LazyLock::new(|| {
    prose::rows(include_str!("pairs_of_words.tsv"))
        .filter_map(|row| {
            let right = *row.first()?;
            let also = row.get(1).copied().unwrap_or("").split('|').filter(|s| !s.is_empty()).collect();
            Some((bare(right), Pair { right, also }))
        })
        .collect()
});

/// Words that bind others: a pair that holds one is two words that meet ("để nghỉ", "có quan").
const BINDING: &[&str] = &[
    "thì", "là", "và", "để", "có", "cả", "cứ", "đủ", "dù", "mà", "đã", "sẽ", "đang", "cần", "bỏ", "mỗi", "đây", "đấy",
    "ở", "từ", "vì", "nên", "như", "khi", "với", "cho", "về", "của", "các", "những", "được", "bị", "do", "đi", "ra",
    "vào", "lên", "xuống", "nếu", "tại", "theo", "trên", "dưới", "rất", "này", "kia", "đó", "họ", "hộ", "nơi", "chỉ",
    "hay", "còn", "chưa", "không", "một", "hai", "ba", "năm", "vẫn", "bố", "mẹ", "anh", "chị", "em", "nữ", "nam", "cũ",
];

/// True when the two words in small letters are a pair of the table.
pub fn is_listed(a: &str, b: &str) -> bool {
    let written = format!("{a} {b}");
    PAIRS.get(&bare(&written)).is_some_and(|pair| one_style(&written) == one_style(pair.right))
}

/// True for a word that binds others: a pair that holds one is two words that meet.
pub fn is_binding(word: &str) -> bool {
    BINDING.contains(&word)
}

/// How the pair must be written when one of its marks is wrong or missing; `None` when it is right or unknown.
pub fn right_form(text: &str, a: &Word<'_>, b: &Word<'_>) -> Option<String> {
    let same_case = b.is_lower() && (a.is_lower() || a.is_capitalised()) || a.is_upper() && b.is_upper();
    let technical = |w: &Word<'_>| prose::is_technical(prose::chunk(text, w.start));
    if text.get(a.end..b.start) != Some(" ") || !same_case || technical(a) || technical(b) {
        return None;
    }
    let written = prose::lower(&text[a.start..b.end]);
    let pair = PAIRS.get(&bare(&written))?;
    let plain = one_style(&written);
    let right = plain == one_style(pair.right) || pair.also.iter().any(|r| plain == one_style(r));
    let meeting = written.split(' ').any(|w| BINDING.contains(&w) && !pair.right.contains(w));
    // "tuyến đường": another word of the language with the same bare letters.
    let other = syllable::read(a.text.chars())
        .zip(syllable::read(b.text.chars()))
        .is_some_and(|(x, y)| compound::is_known(x, y));
    (!right && !meeting && !other).then(|| like(&text[a.start..b.end], pair.right))
}

/// True when two neighbouring words are a known pair as they stand.
pub fn is_right(text: &str, a: &Word<'_>, b: &Word<'_>) -> bool {
    let written = prose::lower(text.get(a.start..b.end).unwrap_or(""));
    let plain = one_style(&written);
    PAIRS
        .get(&bare(&written))
        .is_some_and(|p| plain == one_style(p.right) || p.also.iter().any(|r| plain == one_style(r)))
}

/// The right form with the case of the written one.
fn like(written: &str, right: &str) -> String {
    if prose::is_upper(written) {
        right.to_uppercase()
    } else if prose::begins_large(written) {
        prose::capitalised(right)
    } else {
        right.to_owned()
    }
}

/// Small letters without any mark, đ as d.
pub fn bare(text: &str) -> String {
    text.nfd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            'đ' => 'd',
            'Đ' => 'D',
            other => other,
        })
        .collect()
}

/// The mark of an open oa, oe, uy always on the first vowel, so that both styles compare equal. For small letters.
pub fn one_style(text: &str) -> String {
    const SECOND: &[(&str, &str)] = &[
        ("oà", "òa"),
        ("oá", "óa"),
        ("oả", "ỏa"),
        ("oã", "õa"),
        ("oạ", "ọa"),
        ("oè", "òe"),
        ("oé", "óe"),
        ("oẻ", "ỏe"),
        ("oẽ", "õe"),
        ("oẹ", "ọe"),
        ("uỳ", "ùy"),
        ("uý", "úy"),
        ("uỷ", "ủy"),
        ("uỹ", "ũy"),
        ("uỵ", "ụy"),
    ];
    SECOND
        .iter()
        .fold(text.to_owned(), |text, (new, old)| if text.contains(new) { text.replace(new, old) } else { text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sound() {
        let rows: Vec<_> = prose::rows(include_str!("pairs_of_words.tsv")).collect();
        assert_eq!(PAIRS.len(), rows.len(), "two pairs share their bare letters");
        assert!(PAIRS.len() > 200);
        for pair in PAIRS.values() {
            assert_eq!(pair.right.split(' ').count(), 2, "{}", pair.right);
            assert!(pair.also.iter().all(|a| bare(a) == bare(pair.right)), "{:?}", pair);
        }
    }
}
