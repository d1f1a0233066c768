//! Keys of an input method left in the text: Telex (`tinhr` for tỉnh, `dduowcj` for được) and VNI (`ti3nh`, `d9uo75c`).

use crate::text::compound;
use crate::text::letter::{self, Letter, Shape, Tone, code, letter};
use crate::text::rule::Rule;
use crate::text::suggest::Desk;
use crate::text::syllable::{self, Reading};
use crate::text::words::{self, Case};

/// Proposes the word that the keys would have made.
pub fn find(desk: &mut Desk) {
    let mut foreign = None;
    for at in 0..desk.words.len() {
        let chars = desk.letters(at);
        let word: String = chars.iter().collect();
        let plain = word.is_ascii() && matches!(words::case(&word), Case::Small | Case::Title) && chars.len() > 2;
        if !plain || desk.words.get(at).is_some_and(|w| w.reading.is_some_and(syllable::is_legal_reading)) {
            continue;
        }
        let Some(made) = typed_at(desk, at) else { continue };
        let Some(place) = desk.words.get(at).map(|w| w.range.clone()) else { continue };
        if !*foreign.get_or_insert_with(|| is_foreign(desk)) {
            let made: String = compound::in_case_of(&made, &chars).into_iter().collect();
            desk.propose(place, made, Rule::Telex);
        }
    }
}

/// What the keys of a word make. An open rhyme with a tone key may be an English word: `nhaf` only where nhà makes a word with
/// a neighbour.
fn typed_at(desk: &Desk, at: usize) -> Option<String> {
    let keys = desk.words.get(at)?.text(desk.text).to_ascii_lowercase();
    typed(&keys).or_else(|| made(&keys, true).filter(|made| desk.joins(at, made)))
}

/// More words that are neither Vietnamese nor keys than words that are.
fn is_foreign(desk: &Desk) -> bool {
    let (mut foreign, mut native) = (0, 0);
    for (at, word) in desk.words.iter().enumerate() {
        let text = word.text(desk.text);
        let legal = word.reading.is_some_and(syllable::is_legal_reading);
        if typed_at(desk, at).is_some() || (legal && !text.is_ascii()) {
            native += 1;
        } else if !legal && words::case(text) == Case::Small && text.len() > 1 {
            foreign += 1;
        }
    }
    foreign >= native
}

/// VNI keys: the digits 1 to 5 for tones, 6 for the circumflex, 7 for the horn, 8 for the breve, 9 for đ.
pub fn from_digits(keys: &str) -> Option<String> {
    let inner = keys.char_indices().any(|(at, c)| c.is_ascii_digit() && at + 1 < keys.len());
    let shaped = keys.contains(['6', '7', '8', '9']);
    if !(inner || shaped) || !keys.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return None;
    }
    let mut telex = String::new();
    for key in keys.to_ascii_lowercase().chars() {
        match key {
            '1' => telex.push('s'),
            '2' => telex.push('f'),
            '3' => telex.push('r'),
            '4' => telex.push('x'),
            '5' => telex.push('j'),
            '6' => telex.push(telex.chars().rev().find(|c| matches!(c, 'a' | 'e' | 'o'))?),
            '7' | '8' => telex.push('w'),
            '9' if telex.ends_with('d') => telex.push('d'),
            c if c.is_ascii_lowercase() => telex.push(c),
            _ => return None,
        }
    }
    made(&telex, true)
}

/// What a run of Telex keys makes: an attested syllable with a tone key behind a closed rhyme, or with a shape key.
fn typed(keys: &str) -> Option<String> {
    made(keys, false)
}

/// `free` when the keys cannot be letters by themselves.
fn made(keys: &str, free: bool) -> Option<String> {
    let mut letters: Vec<Letter> = Vec::new();
    let (mut tone, mut shaped, mut toned_at) = (Tone::Level, false, 0);
    for (at, key) in keys.chars().enumerate() {
        let vowel = letters.iter().any(|l| letter::is_vowel(l.code));
        match tone_key(key).filter(|_| vowel) {
            Some(_) if tone != Tone::Level => return None,
            Some(found) => {
                tone = found;
                toned_at = at + 1;
            }
            None if key == 'w' => {
                horn(&mut letters)?;
                shaped = true;
            }
            None => shaped |= add(&mut letters, key)?,
        }
    }
    let closed = letters.last().is_some_and(|l| !letter::is_vowel(l.code));
    let at_end = toned_at == keys.len();
    if !free && !shaped && !(tone != Tone::Level && closed && at_end) {
        return None;
    }
    let mut reading = Reading::default();
    if !letters.iter().all(|l| reading.push(*l)) {
        return None;
    }
    let entry = reading.entry().filter(|entry| entry.frequency(tone) > 0)?;
    let place = |(index, l): (usize, &Letter)| {
        let tone = if index == entry.old_place() as usize { tone } else { Tone::Level };
        l.with_tone(tone).char()
    };
    Some(letters.iter().enumerate().map(place).collect())
}

fn tone_key(key: char) -> Option<Tone> {
    Some(match key {
        'f' => Tone::Grave,
        'r' => Tone::Hook,
        'x' => Tone::Tilde,
        's' => Tone::Acute,
        'j' => Tone::Dot,
        _ => return None,
    })
}

/// Adds a letter; true when it only shapes the one before (aa, ee, oo, dd).
fn add(letters: &mut Vec<Letter>, key: char) -> Option<bool> {
    let l = letter(key)?;
    if let Some(last) = letters.last_mut()
        && last.code == l.code
    {
        let doubled = match l.code {
            code::D => Some(code::D_STROKE),
            code::A | code::E | code::O => letter::shape(l.code, Shape::Circumflex),
            _ => None,
        };
        if let Some(made) = doubled {
            last.code = made;
            return Some(true);
        }
    }
    letters.push(l);
    Some(false)
}

/// w puts a breve on a, a horn on o and u, on both of uo.
fn horn(letters: &mut [Letter]) -> Option<()> {
    let at = letters.iter().rposition(|l| matches!(l.code, code::A | code::O | code::U))?;
    let target = letters.get_mut(at)?;
    let shape = if target.code == code::A { Shape::Breve } else { Shape::Horn };
    let was_o = target.code == code::O;
    target.code = letter::shape(target.code, shape)?;
    if was_o && let Some(before) = at.checked_sub(1).and_then(|i| letters.get_mut(i)).filter(|l| l.code == code::U) {
        before.code = code::U_HORN;
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::typed;

    #[test]
    fn digits_make_words() {
        let made = super::from_digits;
        assert_eq!(made("ti3nh").as_deref(), Some("tỉnh"));
        assert_eq!(made("Vie65t").as_deref(), Some("việt"));
        assert_eq!(made("d9uo75c").as_deref(), Some("được"));
        for kept in ["m2", "cm2", "H2O", "lop5", "2b", "covid19", "to1"] {
            assert_eq!(made(kept), None, "{kept}");
        }
    }

    #[test]
    fn keys_make_words() {
        for (keys, word) in
            [("tinhr", "tỉnh"), ("dduowcj", "được"), ("vieetj", "việt"), ("thuwcj", "thực"), ("quyeets", "quyết")]
        {
            assert_eq!(typed(keys).as_deref(), Some(word));
        }
        for kept in ["box", "max", "file", "test", "users", "web", "google"] {
            assert_eq!(typed(kept), None, "{kept}");
        }
    }
}
