//! Pairs of syllables that plans use all the time, by their bare letters: what was meant when a mark is wrong.

use crate::document::word_set::WordSet;
use crate::rules::prose::{self, Word};
use crate::text::compound;
use crate::text::pair_table::PairTable;
use crate::text::syllable::{self, Reading};
use std::collections::BTreeMap;
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
    /// Two words that meet or half a longer one: it tells nothing of its neighbours.
    part: bool,
}

/// Sorted by the bare letters.
static PAIRS: LazyLock<Vec<Pair>> = LazyLock::new(|| {
    let mut pairs: Vec<Pair> = prose::rows(include_str!("pairs_of_words.tsv"))
        .filter_map(|row| {
            let right = *row.first()?;
            let also = row.get(1).copied().unwrap_or("").split('|').filter(|s| !s.is_empty());
            let (a, b) = both(right)?;
            let known = std::iter::once(right).chain(also).filter_map(both).collect();
            let part = row.get(2).is_some_and(|mark| *mark == "part");
            Some(Pair { bare: (a.bare(), b.bare()), right, known, part })
        })
        .collect();
    pairs.sort_by_key(|pair| pair.bare);
    pairs
});

static PLACES: LazyLock<PairTable> = LazyLock::new(|| PairTable::of(PAIRS.iter().map(|pair| pair.bare).collect()));

fn both(words: &str) -> Option<Both> {
    let (a, b) = words.split_once(' ')?;
    syllable::read(a.chars()).zip(syllable::read(b.chars()))
}

/// The pair of the table with the same bare letters.
fn pair(a: Reading, b: Reading) -> Option<&'static Pair> {
    let bare = (a.bare(), b.bare());
    PLACES.place(bare).and_then(|at| PAIRS.get(at))
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
    pair(a, b).filter(|pair| !pair.part).and_then(|pair| pair.known.first()).is_some_and(|right| spell((a, b), *right))
}

/// True for two words that only meet, or half a longer one: "của nhà", "ban giám".
pub fn is_part(a: Reading, b: Reading) -> bool {
    pair(a, b).is_some_and(|pair| pair.part && pair.known.iter().any(|known| spell((a, b), *known)))
}

/// The listed pairs by the key of one syllable, with both words.
static BY_SYLLABLE: LazyLock<BTreeMap<(bool, u64), Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
    let mut map: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for pair in PAIRS.iter().filter(|pair| !pair.part) {
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
pub fn is_binding(word: &Word<'_>) -> bool {
    static WORDS: WordSet = WordSet::of(BINDING);
    word.may_be_of(&WORDS) && BINDING.contains(&word.text)
}

/// How the pair must be written when one of its marks is wrong or missing; `None` when it is right or unknown.
pub fn right_form(text: &str, a: &Word<'_>, b: &Word<'_>) -> Option<String> {
    let same_case = b.is_lower() && (a.is_lower() || a.is_capitalised()) || a.is_upper() && b.is_upper();
    // "cua Hiệu trưởng"
    let small_word = a.is_lower() && b.is_capitalised();
    if !(same_case || small_word) || text.get(a.end..b.start) != Some(" ") {
        return None;
    }
    let (x, y) = a.syllable.zip(b.syllable)?;
    let pair = pair(x, y)?;
    if small_word && !(pair.part && pair.known.first().is_some_and(|(_, right)| right.spells(y))) {
        return None;
    }
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

/// Whether the word before and the word behind a wrong pair may make it right. A syllable that the language does not have is wrong whatever
/// stands beside it; of two words that meet ("cua nhà trường") the one that is right may well belong to its other neighbour.
pub fn guards(a: &Word<'_>, b: &Word<'_>) -> (bool, bool) {
    let Some((x, y)) = a.syllable.zip(b.syllable) else { return (true, true) };
    if [x, y].into_iter().any(|r| syllable::frequency(r) == 0) {
        return (false, false);
    }
    let Some((pair, (p, q))) = pair(x, y).and_then(|pair| Some((pair, *pair.known.first()?))) else {
        return (true, true);
    };
    (!(pair.part && p.spells(x)), !(pair.part && q.spells(y)))
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
    // Each begins with one of two letters before a marked one.
    let bytes = text.as_bytes();
    if !bytes.windows(2).any(|pair| matches!(pair, [b'o' | b'u', 0x80..=0xff])) {
        return text.to_owned();
    }
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
