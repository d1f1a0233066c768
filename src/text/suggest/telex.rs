//! Keys of the Telex method left in the text: `tinhr` for tỉnh, `dduowcj` for được.

use crate::text::cells::Cells;
use crate::text::compound;
use crate::text::context;
use crate::text::letter::{self, Letter, Shape, Tone, code, letter};
use crate::text::rule::Rule;
use crate::text::suggest::Desk;
use crate::text::syllable::{self, Reading};
use crate::text::words::{self, Case};

/// Proposes the word that the keys would have made.
pub fn find(desk: &mut Desk) {
    for at in 0..desk.words.len() {
        let chars = desk.letters(at);
        let word: String = chars.iter().collect();
        let plain = word.is_ascii() && matches!(words::case(&word), Case::Small | Case::Title) && chars.len() > 2;
        if !plain || desk.words.get(at).is_some_and(|w| w.reading.is_some_and(syllable::is_legal_reading)) {
            continue;
        }
        let Some(made) = typed(&word.to_ascii_lowercase()) else { continue };
        let Some(place) = desk.words.get(at).map(|w| w.range.clone()) else { continue };
        if !is_foreign_line(desk.text, place.clone()) {
            let made: String = compound::in_case_of(&made, &chars).into_iter().collect();
            desk.propose(place, made, Rule::Telex);
        }
    }
}

fn is_foreign_line(text: &str, place: std::ops::Range<usize>) -> bool {
    let start = text.get(..place.start).map_or(0, |head| head.chars().count());
    let len = text.get(place).map_or(0, |word| word.chars().count());
    context::is_foreign(&Cells::new(text), &(start..start + len))
}

/// What a run of Telex keys makes: an attested syllable with a tone key behind a closed rhyme, or with a shape key.
fn typed(keys: &str) -> Option<String> {
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
    if !shaped && !(tone != Tone::Level && closed && at_end) {
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
