//! A digit typed for a letter: "th0ng báo", "ch1 tiêu".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::{letterhead, near, word_pairs};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::compound;
use crate::text::syllable::{self, Reading};
use unicode_normalization::UnicodeNormalization;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN013",
    name: "digit-in-word",
    topic: Topic::Typing,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("digit_in_word.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        let words = paragraph.words;
        let digit = |word: &Word<'_>| word.syllable.is_none() && word.text.bytes().any(|b| b.is_ascii_digit());
        for (i, word) in words.iter().enumerate().filter(|(_, word)| digit(word)) {
            let Some(meant) = meant(word.text).or_else(|| vni(paragraph.text, words, i)) else { continue };
            if prose::is_technical(prose::chunk(paragraph.text, word.start)) {
                continue;
            }
            let at = paragraph.span(word.range());
            gathered
                .add(
                    at,
                    format!("Chữ số lẫn trong từ: “{}”, có lẽ là “{meant}”.", word.text),
                    format!("A digit in a word: “{}”, probably “{meant}”.", word.text),
                )
                .mend(Safety::Consent, at, meant);
        }
    }
    gathered.report(sink);
}

/// The word with the one digit inside it as the letter it looks like or sits beside.
fn meant(token: &str) -> Option<String> {
    let digits: Vec<(usize, char)> = token.char_indices().filter(|(_, c)| c.is_ascii_digit()).collect();
    let [(at, digit)] = digits[..] else { return None };
    let letters = token.chars().filter(|c| c.is_lowercase()).count();
    let first_large = prose::begins_large(token);
    let inside = at > 0 && at + 1 < token.len();
    let lower_rest = token.chars().skip(usize::from(first_large)).all(|c| c.is_lowercase() || c.is_ascii_digit());
    if !inside || letters < 3 || !lower_rest {
        return None;
    }
    let (head, tail) = (&token[..at], &token[at + 1..]);
    let vietnamese = token.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let candidates: &[&str] = match digit {
        '0' => &["o", "ô", "ơ"],
        '1' => &["i", "l"],
        _ if vietnamese => &[""],
        _ => return None,
    };
    candidates
        .iter()
        .map(|c| format!("{head}{c}{tail}"))
        .find(|w| near::is_syllable(w) && syllable::read(w.chars()).map_or(0, syllable::frequency) >= 2)
}

/// "nha2 trường", "ke61 hoạch": the keys of the VNI typing method that were not turned into letters, where the syllable they spell makes a
/// common word with its neighbour.
fn vni(text: &str, words: &[Word<'_>], i: usize) -> Option<String> {
    let token = words[i].text;
    let digits = token.bytes().filter(u8::is_ascii_digit).count();
    let plain = token.chars().all(|c| c.is_lowercase() || matches!(c, '1'..='9'));
    if !(1..=3).contains(&digits) || !plain || !(2..=9).contains(&token.chars().count()) {
        return None;
    }
    let meant = spelt(token)?;
    let reading = syllable::read(meant.chars()).filter(|r| syllable::frequency(*r) >= 2)?;
    let known = |a: Reading, b: Reading| compound::is_known(a, b) || word_pairs::is_listed(a, b);
    let beside = |at: Option<usize>, gap: &dyn Fn(&Word<'_>) -> std::ops::Range<usize>| {
        let other = words.get(at?)?;
        (text.get(gap(other)) == Some(" ")).then_some(other.syllable).flatten()
    };
    let before = beside(i.checked_sub(1), &|w| w.end..words[i].start).is_some_and(|b| known(b, reading));
    let after = beside(Some(i + 1), &|w| words[i].end..w.start).is_some_and(|a| known(reading, a));
    (before || after).then_some(meant)
}

/// The letters with the marks that the digits stand for: 1 to 5 the tones, 6 the circumflex, 7 the horn, 8 the breve, 9 the bar of đ.
fn spelt(token: &str) -> Option<String> {
    let mut letters: Vec<char> = Vec::new();
    let mut tone = None;
    for c in token.chars() {
        let shaped = |from: &str, to: &str, letters: &mut Vec<char>| {
            let at = letters.iter().rposition(|l| from.contains(*l))?;
            letters[at] = to.chars().nth(from.chars().position(|l| l == letters[at])?)?;
            Some(())
        };
        match c {
            '1'..='5' if tone.is_none() => tone = Some(c),
            '6' => shaped("aeo", "âêô", &mut letters)?,
            '7' => {
                shaped("uo", "ươ", &mut letters)?;
                // "u7o7" and "uo7" are both ươ.
                if let Some(at) = letters.windows(2).position(|pair| pair == ['u', 'ơ']) {
                    letters[at] = 'ư';
                }
            }
            '8' => shaped("a", "ă", &mut letters)?,
            '9' => shaped("d", "đ", &mut letters)?,
            _ if c.is_ascii_digit() => return None,
            _ => letters.push(c),
        }
    }
    let mark = match tone {
        None => return Some(letters.into_iter().collect()),
        Some('1') => '\u{301}',
        Some('2') => '\u{300}',
        Some('3') => '\u{309}',
        Some('4') => '\u{303}',
        Some(_) => '\u{323}',
    };
    let marked = |at: usize| -> String {
        letters
            .iter()
            .enumerate()
            .flat_map(|(i, c)| std::iter::once(*c).chain((i == at).then_some(mark)))
            .nfc()
            .collect()
    };
    let mut found = (0..letters.len()).map(marked).filter(|s| syllable::is_attested(s));
    found.next()
}

#[cfg(test)]
mod tests {
    use super::spelt;

    #[test]
    fn vni_keys_spell_syllables() {
        for (keys, meant) in [
            ("nha2", "nhà"),
            ("ke61", "kế"),
            ("thu75c", "thực"),
            ("phôi1", "phối"),
            ("tru7o7ng2", "trường"),
            ("d9e6n1", "đến"),
        ] {
            assert_eq!(spelt(keys).as_deref(), Some(meant), "{keys}");
        }
    }
}
