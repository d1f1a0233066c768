//! Pairs of syllables that plans use all the time, by their bare letters: what was meant when a mark is wrong.

use crate::rules::prose::{self, Word};
use crate::text::compound;
use crate::text::sieve::Sieve;
use crate::text::syllable::{self, Reading};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// Two syllables.
type Both = (Reading, Reading);

/// A pair that is right, and what else its bare letters may spell.
#[derive(Debug)]
struct Pair {
    /// The bare letters of both syllables.
    bare: (u64, u64),
    right: &'static str,
    /// The right pair, then the others.
    known: Vec<Both>,
}

/// Sorted by the bare letters.
static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let mut pairs: Vec<Pair> = prose::rows(include_str!("pairs_of_words.tsv"))
        .filter_map(|row| {
            let right = *row.first()?;
            let also = row.get(1).copied().unwrap_or("").split('|').filter(|s| !s.is_empty());
            let (a, b) = both(right)?;
            let known = std::iter::once(right).chain(also).filter_map(both).collect();
            Some(Pair { bare: (a.bare(), b.bare()), right, known })
        })
        .collect();
    pairs.sort_by_key(|pair| pair.bare);
    pairs
});

static SIEVE: LazyLock<Sieve> = LazyLock::new(|| Sieve::of(PAIRS.iter().map(|pair| pair.bare)));

fn both(words: &str) -> Option<Both> {
    let (a, b) = words.split_once(' ')?;
    syllable::read(a.chars()).zip(syllable::read(b.chars()))
}

/// The pair of the table with the same bare letters.
fn pair(a: Reading, b: Reading) -> Option<&'static Pair> {
    let bare = (a.bare(), b.bare());
    if !SIEVE.passes(bare) {
        return None;
    }
    PAIRS.binary_search_by_key(&bare, |pair| pair.bare).ok().and_then(|at| PAIRS.get(at))
}

fn spell((a, b): Both, (c, d): Both) -> bool {
    a.spells(c) && b.spells(d)
}

/// Words that bind others: a pair that holds one is two words that meet ("để nghỉ", "có quan").
const BINDING: &[&str] = &[
    "thì", "là", "và", "để", "có", "cả", "cứ", "đủ", "dù", "mà", "đã", "sẽ", "đang", "cần", "bỏ", "mỗi", "đây", "đấy",
    "ở", "từ", "vì", "nên", "như", "khi", "với", "cho", "về", "của", "các", "những", "được", "bị", "do", "đi", "ra",
    "vào", "lên", "xuống", "nếu", "tại", "theo", "trên", "dưới", "rất", "này", "kia", "đó", "họ", "hộ", "nơi", "chỉ",
    "hay", "còn", "chưa", "không", "một", "hai", "ba", "năm", "vẫn", "bố", "mẹ", "anh", "chị", "em", "nữ", "nam", "cũ",
];

/// Words behind which a name stands: in capitals it cannot be told from other words (PHƯỜNG AN PHÚ, TRƯỜNG TIỂU HỌC HOA SEN).
const BEFORE_NAMES: &[&str] = &[
    "xã",
    "phường",
    "trấn",
    "huyện",
    "quận",
    "tỉnh",
    "phố",
    "thôn",
    "ấp",
    "bản",
    "trường",
    "học",
    "non",
    "sở",
    "thông",
    "thcs",
    "thpt",
    "đường",
    "ông",
    "bà",
    "thầy",
    "cô",
    "em",
    "chí",
];

/// Both in capitals, the first or the word before it one that a name follows.
fn may_be_name(text: &str, a: &Word<'_>, b: &Word<'_>) -> bool {
    let before_names = |word: &str| BEFORE_NAMES.contains(&prose::lower(word).as_str());
    let before = || prose::word_before(text, a.start).is_some_and(|w| before_names(w.text));
    a.is_upper() && b.is_upper() && (before_names(a.text) || before())
}

/// True when the two syllables are a pair of the table, in any case.
pub fn is_listed(a: Reading, b: Reading) -> bool {
    pair(a, b).and_then(|pair| pair.known.first()).is_some_and(|right| spell((a, b), *right))
}

/// The listed pairs by the key of one syllable, with both words.
static BY_SYLLABLE: LazyLock<BTreeMap<(bool, u64), Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
    let mut map: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for pair in PAIRS.iter() {
        let (Some(words), Some((a, b))) = (pair.right.split_once(' '), pair.known.first()) else { continue };
        map.entry((true, a.key())).or_default().push(words);
        map.entry((false, b.key())).or_default().push(words);
    }
    map
});

/// The one listed pair that the words are when one of them lost a letter: "gáo dục", "niệm vụ", "dự tán".
pub fn with_lost_letter(a: &Word<'_>, b: &Word<'_>) -> Option<String> {
    let (x, y) = a.syllable.zip(b.syllable)?;
    let pairs = |first: bool, key: u64| BY_SYLLABLE.get(&(first, key)).map_or(&[][..], Vec::as_slice).iter();
    let first = pairs(false, y.key()).filter(|(p, q)| lost_letter(a.text, p) && *q == b.text);
    let second = pairs(true, x.key()).filter(|(p, q)| lost_letter(b.text, q) && *p == a.text);
    let mut found = first.chain(second);
    let (p, q) = found.next()?;
    found.next().is_none().then(|| format!("{p} {q}"))
}

/// The right word without one of its letters.
fn lost_letter(written: &str, right: &str) -> bool {
    let (short, long): (Vec<char>, Vec<char>) = (written.chars().collect(), right.chars().collect());
    let head = short.iter().zip(&long).take_while(|(p, q)| p == q).count();
    short.len() + 1 == long.len() && short.len() > 1 && short[head..] == long[head + 1..]
}

/// True for a word that binds others: a pair that holds one is two words that meet.
pub fn is_binding(word: &str) -> bool {
    static LIST: LazyLock<BTreeSet<&str>> = LazyLock::new(|| BINDING.iter().copied().collect());
    LIST.contains(word)
}

/// How the pair must be written when one of its marks is wrong or missing; `None` when it is right or unknown.
pub fn right_form(text: &str, a: &Word<'_>, b: &Word<'_>) -> Option<String> {
    let same_case = b.is_lower() && (a.is_lower() || a.is_capitalised()) || a.is_upper() && b.is_upper();
    if !same_case || text.get(a.end..b.start) != Some(" ") {
        return None;
    }
    let (x, y) = a.syllable.zip(b.syllable)?;
    let pair = pair(x, y)?;
    if may_be_name(text, a, b) {
        return None;
    }
    // "tuyến đường": another word of the language with the same bare letters.
    if pair.known.iter().any(|known| spell((x, y), *known)) || compound::is_known(x, y) {
        return None;
    }
    let written = prose::lower(&text[a.start..b.end]);
    let meeting = written.split(' ').any(|w| BINDING.contains(&w) && !pair.right.contains(w));
    let technical = |w: &Word<'_>| prose::is_technical(prose::chunk(text, w.start));
    (!meeting && !technical(a) && !technical(b)).then(|| like(&text[a.start..b.end], pair.right))
}

/// True when two neighbouring words are a known pair as they stand.
pub fn is_right(text: &str, a: &Word<'_>, b: &Word<'_>) -> bool {
    let Some((x, y)) = a.syllable.zip(b.syllable) else { return false };
    text.get(a.end..b.start) == Some(" ")
        && pair(x, y).is_some_and(|pair| pair.known.iter().any(|known| spell((x, y), *known)))
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
        assert_eq!(PAIRS.len(), rows.len());
        assert!(PAIRS.len() > 200);
        assert!(PAIRS.windows(2).all(|pairs| pairs[0].bare < pairs[1].bare), "two pairs share their bare letters");
        for (row, pair) in rows.iter().map(|row| (row, super::both(row[0]).expect(row[0]))) {
            let also = row.get(1).map_or(0, |also| also.split('|').filter(|s| !s.is_empty()).count());
            let found = super::pair(pair.0, pair.1).expect("a row");
            assert_eq!(found.known.len(), 1 + also, "{}", found.right);
            assert!(found.known.iter().all(|(a, b)| (a.bare(), b.bare()) == found.bare), "{}", found.right);
        }
    }
}
