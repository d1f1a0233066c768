//! The two styles of placing the tone mark ("hòa" and "hoà") as a document uses them, and a word put into the other one.
//! Which is right is not decided here: neither is wrong.

use crate::rules::prose;
use crate::rules::rule::Case;
use crate::span::Span;

/// Endings with the mark on the first vowel.
const OLD: [&str; 15] = ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"];
/// The same with the mark on the second vowel.
const NEW: [&str; 15] = ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"];

/// A word that shows a style.
pub struct Shown {
    /// Where it stands.
    pub at: Span,
    /// The word as it is written, composed.
    pub word: String,
}

/// The words of both styles.
#[derive(Default)]
pub struct Styles {
    /// "hòa".
    pub old: Vec<Shown>,
    /// "hoà".
    pub new: Vec<Shown>,
}

impl Styles {
    /// The words of a document that show a style.
    pub fn of(case: &Case<'_>) -> Styles {
        let mut styles = Styles::default();
        for paragraph in case.prose.paragraphs() {
            for word in paragraph.words {
                let small = paragraph.small_of(word);
                let list = match style(small).filter(|_| counts(word, small)) {
                    Some(Style::Old) => &mut styles.old,
                    Some(Style::New) => &mut styles.new,
                    None => continue,
                };
                list.push(Shown { at: paragraph.span(word.range()), word: word.text.to_owned() });
            }
        }
        styles
    }

    /// The words of the rarer style; those of the newer one when both are as frequent.
    pub fn rarer(&self) -> &[Shown] {
        if self.new.len() <= self.old.len() { &self.new } else { &self.old }
    }
}

/// A proposed word in the style that most words of the document have; in the older one where both are as frequent.
pub fn in_style_of(case: &Case<'_>, word: String) -> String {
    let small = prose::lower(&word);
    let Some(own) = style(&small) else { return word };
    let styles = Styles::of(case);
    let asked = if styles.new.len() <= styles.old.len() { Style::Old } else { Style::New };
    if own == asked { word } else { turned(&word).unwrap_or(word) }
}

/// The word with the mark where the other style has it, in capitals as before.
pub fn turned(word: &str) -> Option<String> {
    let small = prose::lower(word);
    let pair = |(from, to): (&[&'static str], &[&'static str])| {
        from.iter().zip(to).find(|(ending, _)| small.ends_with(**ending)).map(|(_, other)| *other)
    };
    let other = [(&OLD[..], &NEW[..]), (&NEW[..], &OLD[..])].into_iter().find_map(pair)?;
    let count = word.chars().count().checked_sub(2)?;
    let head: String = word.chars().take(count).collect();
    let tail = word.chars().skip(count).zip(other.chars());
    let cased = |(old, new): (char, char)| {
        let upper = if old.is_uppercase() { new.to_uppercase().next() } else { None };
        upper.unwrap_or(new)
    };
    Some(head + &tail.map(cased).collect::<String>())
}

/// Small words and the first words of well-known bodies; names of people and places keep their own style.
fn counts(word: &prose::Word<'_>, small: &str) -> bool {
    word.is_lower() || matches!(small, "ủy" | "uỷ" | "tòa" | "toà")
}

/// Where a word has the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// On the first vowel.
    Old,
    /// On the second.
    New,
}

/// The style of a word in small letters that ends in one of the endings and does not begin with "qu", whose "u" is no vowel.
fn style(word: &str) -> Option<Style> {
    let mut ends = word.chars().rev();
    let (last, first) = (ends.next()?, ends.next()?);
    let style = match (first, last) {
        ('ò' | 'ó' | 'ỏ' | 'õ' | 'ọ', 'a' | 'e') | ('ù' | 'ú' | 'ủ' | 'ũ' | 'ụ', 'y') => Style::Old,
        ('o', 'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ') | ('u', 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ') => {
            Style::New
        }
        _ => return None,
    };
    (!word.starts_with('q')).then_some(style)
}

#[cfg(test)]
mod tests {
    use super::turned;

    #[test]
    fn a_word_is_turned_in_its_own_capitals() {
        for (old, new) in [("hòa", "hoà"), ("Ủy", "Uỷ"), ("TÒA", "TOÀ"), ("khỏe", "khoẻ"), ("thúy", "thuý")]
        {
            assert_eq!(turned(old).as_deref(), Some(new));
            assert_eq!(turned(new).as_deref(), Some(old));
        }
        assert_eq!(turned("bàn"), None);
    }
}
