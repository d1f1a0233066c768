//! Unicode text in which some letters went through a wrong page: Latin-1 letters read as windows-1258 (`xă hội`, `ǵ`), and
//! letters that a VNI converter took for VNI codes (`khơng`, `cĩ`).
//!
//! Whole words stay right, so one line mixes right and damaged words. A word is evidence only when it is no legal
//! syllable as it stands and one reading makes it an attested one.

use crate::text::cells::Cells;
use crate::text::legacy::charset;
use crate::text::legacy::score;
use crate::text::letter::{self, letter};
use crate::text::offset_map::Certainty;
use crate::text::protect;
use crate::text::rule::Rule;
use crate::text::syllable;
use crate::text::tone::{self, Style};
use std::ops::Range;

/// Mends the damaged words of one line; gives the cells that the line has now.
pub fn mend(cells: &mut Cells, line: Range<usize>, opaque: &[Range<usize>]) -> Range<usize> {
    let suspect =
        |c: char| matches!(letter::lower(c), 'ă' | 'ư' | 'ơ' | 'ĩ' | 'ị' | 'ồ' | 'ố' | 'ỗ') || is_marked_consonant(c);
    if !line.clone().any(|at| suspect(cells.at(at))) {
        return line;
    }
    let words: Vec<Word> = words(cells, line.clone())
        .into_iter()
        .filter(|w| !protect::covers(opaque, w.start))
        .map(|w| Word::new(cells, w))
        .collect();
    let mut changes = latin1_as_1258(&words);
    if changes.is_empty() {
        changes = vni_over_unicode(&words);
    }
    let mut shift: isize = 0;
    for (range, text, rule) in changes {
        let here = range.start.saturating_add_signed(shift)..range.end.saturating_add_signed(shift);
        shift += text.len() as isize - range.len() as isize;
        cells.splice(here, &text, rule, Certainty::High);
    }
    line.start..line.end.saturating_add_signed(shift)
}

type Change = (Range<usize>, Vec<char>, Rule);

fn is_marked_consonant(c: char) -> bool {
    if matches!(c, '\u{300}' | '\u{301}' | '\u{309}' | '\u{323}') {
        return true;
    }
    let plain = c.is_ascii() || letter(c).is_some() || !matches!(c, '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}');
    !plain && charset::split(c).is_some_and(|(base, _)| letter(base).is_some_and(|l| !letter::is_vowel(l.code)))
}

fn words(cells: &Cells, line: Range<usize>) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = line.start;
    while at < line.end {
        let in_word = |i: &usize| cells.at(*i).is_alphabetic() || matches!(cells.at(*i), '\u{300}'..='\u{36F}');
        let len = (at..line.end).take_while(in_word).count();
        if len > 0 {
            found.push(at..at + len);
        }
        at += len + 1;
    }
    found
}

/// A word of the line as it stands.
struct Word {
    range: Range<usize>,
    chars: Vec<char>,
    legal: bool,
    frequency: u8,
    /// Its tone mark only has to move: no evidence of anything else.
    movable: bool,
}

impl Word {
    fn new(cells: &Cells, range: Range<usize>) -> Word {
        Word::of(range.clone().map(|at| cells.at(at)).collect(), range)
    }

    fn of(chars: Vec<char>, range: Range<usize>) -> Word {
        let reading = syllable::read(chars.iter().copied());
        Word {
            legal: reading.is_some_and(syllable::is_legal_reading),
            frequency: reading.map_or(0, syllable::frequency),
            movable: reading.is_some_and(|r| tone::repair(r, Style::Old).is_some()),
            range,
            chars,
        }
    }

    fn change(&self, text: Vec<char>, rule: Rule) -> Change {
        (self.range.clone(), text, rule)
    }

    /// A word in small letters that is no syllable and has none of the letters in question.
    fn is_foreign(&self) -> bool {
        let doubtful = |&c: &char| matches!(letter::lower(c), 'ă' | 'ư' | 'ơ') || is_marked_consonant(c);
        self.chars.len() > 1
            && !self.legal
            && !self.movable
            && !self.is_capitalised()
            && !self.chars.iter().any(doubtful)
    }

    fn is_capitalised(&self) -> bool {
        self.chars.first().is_some_and(|c| c.is_uppercase())
    }
}

fn frequency(chars: &[char]) -> u8 {
    syllable::read(chars.iter().copied()).map_or(0, syllable::frequency)
}

/// The likeliest reading among all ways to replace some of the letters; each place has its own choices.
fn best(places: &[Vec<Vec<char>>], original: &[char]) -> Option<(Vec<char>, u8)> {
    let many = places.iter().filter(|choices| choices.len() > 1).count();
    if many == 0 || many > 3 || places.len() > 12 {
        return None;
    }
    let mut texts: Vec<Vec<char>> = vec![Vec::new()];
    for choices in places {
        let longer = |text: &Vec<char>, choice: &Vec<char>| text.iter().chain(choice).copied().collect::<Vec<char>>();
        texts = texts.iter().flat_map(|text| choices.iter().map(move |choice| longer(text, choice))).collect();
    }
    let rated = texts.into_iter().filter(|text| text != original).map(|text| {
        let rate = frequency(&text);
        (text, rate)
    });
    rated.filter(|(_, rate)| *rate > 0).fold(None, |top: Option<(Vec<char>, u8)>, next| match top {
        Some(top) if top.1 >= next.1 => Some(top),
        _ => Some(next),
    })
}

fn cased(pattern: char, lower: char) -> char {
    if pattern.is_uppercase() { letter::upper(lower) } else { lower }
}

/// ã read as ă, ý as ư, õ as ơ, ì and ò as marks on the consonant before.
fn latin1_choices(chars: &[char]) -> Vec<Vec<Vec<char>>> {
    let mut places: Vec<Vec<Vec<char>>> = Vec::new();
    for &c in chars {
        let other = match letter::lower(c) {
            'ă' => Some('ã'),
            'ư' => Some('ý'),
            'ơ' => Some('õ'),
            _ => None,
        };
        if let Some(other) = other {
            places.push(vec![vec![c], vec![cased(c, other)]]);
        } else if let Some(vowel) = vowel_of_mark(c) {
            places.push(vec![vec![vowel]]);
        } else if let Some((base, sign)) = charset::split(c).filter(|_| is_marked_consonant(c)) {
            places.push(vec![vec![c], vec![base, vowel_of_mark(sign).unwrap_or(sign)]]);
        } else {
            places.push(vec![vec![c]]);
        }
    }
    places
}

fn vowel_of_mark(sign: char) -> Option<char> {
    Some(match sign {
        '\u{301}' => 'ì',
        '\u{323}' => 'ò',
        '\u{300}' => 'Ì',
        '\u{309}' => 'Ò',
        _ => return None,
    })
}

fn latin1_reading(word: &Word) -> Option<(Vec<char>, u8)> {
    if word.chars.first().is_none_or(|&c| vowel_of_mark(c).is_some()) {
        return None;
    }
    let mut places = latin1_choices(&word.chars);
    // A lone mark always was a vowel: without another choice the word still has to be read.
    if places.iter().all(|choices| choices.len() == 1) && word.chars.iter().any(|&c| vowel_of_mark(c).is_some()) {
        places.push(vec![vec![], vec![]]);
    }
    best(&places, &word.chars)
}

/// A consonant with a mark where the word has no vowel before it, or an illegal word of common letters.
fn is_latin1_evidence(word: &Word, rate: u8) -> bool {
    if word.legal || word.movable || score::is_odd_case(word.chars.iter().map(|c| c.is_uppercase())) {
        return false;
    }
    let marked = word.chars.iter().position(|&c| is_marked_consonant(c));
    let vowel = word.chars.iter().position(|&c| letter(c).is_some_and(|l| letter::is_vowel(l.code)));
    if let Some(marked) = marked {
        if word.chars.len() == 1 && word.is_capitalised() {
            return false;
        }
        return vowel.is_none_or(|vowel| vowel > marked);
    }
    let horned = word.chars.iter().any(|&c| letter::lower(c) == 'ơ');
    let native = word.chars.iter().all(|&c| letter(c).is_some());
    native && !horned && rate >= 2
}

/// What a run is worth when its damaged letters are read back; `None` when it is not plainly damaged.
pub fn latin1_worth(run: &[char]) -> Option<i32> {
    if !run.iter().any(|&c| matches!(letter::lower(c), 'ă' | 'ư') || is_marked_consonant(c)) {
        return None;
    }
    let word = Word::of(run.to_vec(), 0..run.len());
    let (_, rate) = latin1_reading(&word)?;
    is_latin1_evidence(&word, rate).then(|| score::points(rate) - 10)
}

fn latin1_as_1258(words: &[Word]) -> Vec<Change> {
    let readings: Vec<Option<(Vec<char>, u8)>> = words.iter().map(latin1_reading).collect();
    let evidence = |(word, reading): &(&Word, &Option<(Vec<char>, u8)>)| {
        reading.as_ref().is_some_and(|(_, rate)| is_latin1_evidence(word, *rate))
    };
    let named = |at: usize| words.get(at).is_some_and(|w| is_name(words, at) && w.is_capitalised());
    let pairs = words.iter().zip(&readings).enumerate();
    let damaged = pairs.filter(|(at, pair)| evidence(pair) && !named(*at)).count();
    let native = words.iter().filter(|w| w.frequency > 0 && w.chars.iter().any(|&c| letter::is_marked(c))).count();
    let foreign = words.iter().filter(|w| w.is_foreign()).count();
    if damaged == 0 || foreign >= damaged + native {
        return Vec::new();
    }
    let pairs = words.iter().zip(readings).enumerate();
    pairs
        .filter_map(|(at, (word, reading))| {
            let (text, rate) = reading?;
            let better = !word.movable && rate > word.frequency && !named(at);
            better.then(|| word.change(text, Rule::Latin1As1258))
        })
        .collect()
}

/// True next to another capitalised word that is no syllable: Krông Nă, Y Blă.
fn is_name(words: &[Word], at: usize) -> bool {
    let strange = |index: Option<usize>| {
        let near = index.and_then(|i| words.get(i));
        near.is_some_and(|w| w.is_capitalised() && (!w.legal || w.chars.len() == 1))
    };
    strange(at.checked_sub(1)) || strange(Some(at + 1))
}

/// ô read as ơ, ó as ĩ, ò as ị, oà as ồ, oá as ố, oã as ỗ.
pub fn vni_choices(chars: &[char]) -> Vec<Vec<Vec<char>>> {
    let choice = |c: char| {
        let other: &[char] = match letter::lower(c) {
            'ơ' => &['ô'],
            'ĩ' => &['ó'],
            'ị' => &['ò'],
            'ồ' => &['o', 'à'],
            'ố' => &['o', 'á'],
            'ỗ' => &['o', 'ã'],
            _ => &[],
        };
        let cased: Vec<char> = other.iter().map(|&o| cased(c, o)).collect();
        if cased.is_empty() { vec![vec![c]] } else { vec![vec![c], cased] }
    };
    chars.iter().map(|&c| choice(c)).collect()
}

/// The likeliest reading of a word that a VNI converter went over.
pub fn vni_reading(chars: &[char]) -> Option<(Vec<char>, u8)> {
    best(&vni_choices(chars), chars)
}

/// Two illegal words or more that this reading explains better than a lost ư does.
fn vni_over_unicode(words: &[Word]) -> Vec<Change> {
    let (mut count, mut here, mut horn) = (0, 0, 0);
    for word in words.iter().filter(|w| !w.legal && !w.movable && !w.is_capitalised()) {
        let Some((_, rate)) = vni_reading(&word.chars) else { continue };
        count += 1;
        here += u32::from(rate);
        horn += score::lost_horn(&word.chars).map_or(0, |restored| u32::from(frequency(&restored)));
    }
    if count < 2 || here <= horn {
        return Vec::new();
    }
    let mended = |word: &Word| {
        let (text, rate) = vni_reading(&word.chars)?;
        let doubtful = !word.movable && word.frequency == 0 && !(word.legal && rate < 2);
        doubtful.then(|| word.change(text, Rule::VniOverUnicode))
    };
    words.iter().filter_map(mended).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(source: &str) -> String {
        let mut cells = Cells::new(source);
        let all = 0..cells.list.len();
        mend(&mut cells, all, &[]);
        cells.finish(source).0
    }

    #[test]
    fn latin1_letters_read_as_1258() {
        for (source, text) in [
            ("xă hội và con người", "xã hội và con người"),
            ("c\u{323}n nhiều ư kiến", "còn nhiều ý kiến"),
            ("pḥng họp của ṭa nhà", "phòng họp của tòa nhà"),
            ("lư do ǵ", "lý do gì"),
            ("đă có, v\u{301} vậy", "đã có, vì vậy"),
        ] {
            assert_eq!(run(source), text);
        }
    }

    #[test]
    fn vni_converter_over_unicode() {
        assert_eq!(run("thơng tin khơng đúng cơng trình"), "thông tin không đúng công trình");
        assert_eq!(run("phịng cĩ khĩ khăn"), "phòng có khó khăn");
        for kept in ["phơng hớng, chơng trình", "khơng rõ", "lư hương", "Y Blă, Kơng Chro", "năm học mới"]
        {
            assert_eq!(run(kept), kept);
        }
    }
}
