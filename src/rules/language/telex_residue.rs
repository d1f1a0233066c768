//! Keys of the Telex typing method that were not turned into letters: "thuwcj hieenj", "trieenr khai".

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::near;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::syllable;
use unicode_normalization::UnicodeNormalization;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN012",
    name: "telex-residue",
    topic: Topic::Typing,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("telex_residue.md"),
    check,
};

/// English words that Telex would turn into syllables of the language.
const ENGLISH: &[&str] = &[
    "there", "here", "where", "were", "these", "tree", "three", "four", "poor", "door", "how", "now", "new", "row",
    "low", "law", "own", "two", "show", "view", "know", "down", "town", "beer", "deer", "bees", "trees", "tees",
    "door", "floor", "seeds", "of", "if", "off", "staff", "chef", "golf", "half", "self", "add", "odd", "draw", "few",
    "slow", "flow", "window", "view", "raw", "saw", "web", "wc", "wifi", "news", "review", "software", "twitter",
    "cow", "bow", "wow", "tow", "vow", "crew", "dew", "sew",
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        if paragraph.text.is_ascii() || !near::is_vietnamese(&paragraph) {
            continue;
        }
        for word in words {
            let foreign = word.text.is_ascii() && !word.syllable.is_some_and(syllable::is_legal_reading);
            let keys = if foreign { decoded(word.text) } else { None };
            let Some(meant) = keys.or_else(|| key_behind(word.text)) else { continue };
            if prose::is_technical(prose::chunk(paragraph.text, word.start)) {
                continue;
            }
            let at = paragraph.span(word.range());
            gathered
                .add(
                    at,
                    format!("Phím gõ Telex còn sót: “{}”, có lẽ là “{meant}”.", word.text),
                    format!("Telex keys left over: “{}”, probably “{meant}”.", word.text),
                )
                .mend(Safety::Consent, at, meant);
        }
    }
    gathered.report(sink);
}

/// "trạngj", "hiệnj": a syllable that has its mark already, and the key once more.
fn key_behind(token: &str) -> Option<String> {
    let last = token.chars().next_back().filter(|c| matches!(c, 's' | 'f' | 'r' | 'x' | 'j' | 'w'))?;
    let meant = &token[..token.len() - last.len_utf8()];
    let marked = meant.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    let small = meant.chars().skip(1).all(char::is_lowercase);
    let syllable = syllable::is_attested(&prose::lower(meant)) && !syllable::is_attested(&prose::lower(token));
    (marked && small && syllable && meant.chars().count() > 1).then(|| meant.to_owned())
}

/// The syllable that the keys spell, when they are keys for certain.
fn decoded(token: &str) -> Option<String> {
    if token.len() < 3 || !token.bytes().all(|b| b.is_ascii_alphabetic()) || syllable::is_legal(token) {
        return None;
    }
    let keys = token.strip_prefix(char::is_uppercase).map_or_else(|| token.to_owned(), |_| token.to_ascii_lowercase());
    if !keys.bytes().all(|b| b.is_ascii_lowercase()) || ENGLISH.contains(&keys.as_str()) {
        return None;
    }
    let (letters, tone, signs) = spell(&keys);
    let meant = with_tone(&letters, tone)?;
    let common = syllable::read(meant.chars()).map_or(0, syllable::frequency) >= 2;
    (common && (signs >= 2 || matches!(tone, Some('\u{323}'))))
        .then(|| if prose::begins_large(token) { prose::capitalised(&meant) } else { meant })
}

/// Letters without tone, the tone, and how many keys were signs and not letters.
fn spell(keys: &str) -> (Vec<char>, Option<char>, usize) {
    let mut letters: Vec<char> = Vec::new();
    let (mut tone, mut signs) = (None, 0);
    for key in keys.chars() {
        let has_vowel = letters.iter().any(|c| "aăâeêioôơuưy".contains(*c));
        let shaped = match (letters.last(), key) {
            (Some('a'), 'a') => Some('â'),
            (Some('e'), 'e') => Some('ê'),
            (Some('o'), 'o') => Some('ô'),
            (Some('d'), 'd') => Some('đ'),
            (Some('a'), 'w') => Some('ă'),
            (Some('o'), 'w') => Some('ơ'),
            (Some('u'), 'w') => Some('ư'),
            _ => None,
        };
        let mark = has_vowel.then(|| tone_of(key)).flatten();
        if let Some(shaped) = shaped {
            letters.pop();
            letters.push(shaped);
            signs += if key == 'w' || key == 'd' { 2 } else { 1 };
        } else if let (Some(mark), None) = (mark, tone) {
            tone = Some(mark);
            signs += 1;
        } else if key == 'w' {
            letters.push('ư');
            signs += 1;
        } else {
            letters.push(key);
        }
    }
    // "uow" is one sign for both vowels.
    for i in 1..letters.len() {
        if letters[i] == 'ơ' && letters[i - 1] == 'u' && i + 1 < letters.len() {
            letters[i - 1] = 'ư';
        }
    }
    (letters, tone, signs)
}

fn tone_of(key: char) -> Option<char> {
    Some(match key {
        's' => '\u{301}',
        'f' => '\u{300}',
        'r' => '\u{309}',
        'x' => '\u{303}',
        'j' => '\u{323}',
        _ => return None,
    })
}

/// The letters with the tone on the one vowel that makes a syllable of the language.
fn with_tone(letters: &[char], tone: Option<char>) -> Option<String> {
    let Some(tone) = tone else { return Some(letters.iter().collect()) };
    (0..letters.len()).map(|at| marked(letters, at, tone)).find(|s| syllable::is_attested(s))
}

fn marked(letters: &[char], at: usize, tone: char) -> String {
    letters.iter().enumerate().flat_map(|(i, c)| std::iter::once(*c).chain((i == at).then_some(tone))).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_spell_syllables() {
        for (keys, meant) in
            [("dduwowcj", "được"), ("thuwcj", "thực"), ("trieenr", "triển"), ("truowngf", "trường"), ("hocj", "học")]
        {
            assert_eq!(decoded(keys).as_deref(), Some(meant), "{keys}");
        }
        for word in ["khai", "sang", "book", "down", "classroom", "software", "plus", "covid", "tour", "mix"] {
            assert_eq!(decoded(word), None, "{word}");
        }
    }
}
