//! A pair of syllables that plans use all the time, typed with another mark: "thưc hiện", "kế hoach", "tổ chưc".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::collections::BTreeMap;
use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN022",
    name: "wrong-mark",
    topic: Topic::Spelling,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("wrong_mark.md"),
    check,
};

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
    "hay", "còn", "chưa", "không", "một", "hai", "ba", "năm", "bố", "mẹ", "anh", "chị", "em", "nữ", "nam", "cũ",
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in prose::paragraphs(case.document) {
        // A line without any mark is not Vietnamese prose, or is typed without marks on purpose.
        if !paragraph.text.chars().any(|c| c.is_alphabetic() && !c.is_ascii()) {
            continue;
        }
        for pair in paragraph.words().windows(2) {
            let Some(right) = right_form(paragraph.text, &pair[0], &pair[1]) else { continue };
            let at = paragraph.span(pair[0].start..pair[1].end);
            gathered
                .add(
                    at,
                    format!("Sai dấu: có lẽ là “{right}”."),
                    format!("A wrong or missing mark: probably “{right}”."),
                )
                .mend(Safety::Consent, at, right);
        }
    }
    gathered.report(sink);
}

fn right_form(text: &str, a: &Word<'_>, b: &Word<'_>) -> Option<String> {
    let same_case = b.is_lower() && (a.is_lower() || a.is_capitalised()) || a.is_upper() && b.is_upper();
    if text.get(a.end..b.start) != Some(" ")
        || !same_case
        || prose::is_technical(prose::chunk(text, a.start))
        || prose::is_technical(prose::chunk(text, b.start))
    {
        return None;
    }
    let written = prose::lower(&text[a.start..b.end]);
    let pair = PAIRS.get(&bare(&written))?;
    let plain = one_style(&written);
    let right = plain == one_style(pair.right) || pair.also.iter().any(|r| plain == one_style(r));
    let meeting = written.split(' ').any(|w| BINDING.contains(&w) && !pair.right.contains(w));
    (!right && !meeting).then(|| like(&text[a.start..b.end], pair.right))
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
fn bare(text: &str) -> String {
    text.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

/// The mark of an open oa, oe, uy always on the first vowel, so that both styles compare equal.
fn one_style(text: &str) -> String {
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
