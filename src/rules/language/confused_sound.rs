//! A common word with one sound that parts of the country do not tell apart: "bão tàng", "chặc chẽ", "sung quanh". Only asked about.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::{letterhead, misspelt_word, word_pairs};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::compound;
use crate::text::letter::{self, Letter, Tone};
use crate::text::syllable::{self, Reading};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN025",
    name: "confused-sound",
    topic: Topic::Spelling,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("confused_sound.md"),
    check,
};

/// First letters that are confused. "d" and "gi" are left out: "dành", "giành" are both common.
const ONSETS: &[(&str, &str)] = &[("s", "x"), ("ch", "tr"), ("r", "d"), ("r", "gi"), ("l", "n"), ("v", "d")];
/// Those of rare syllables for common ones: "giạy", "giung".
const ONSETS_OF_RARE: &[(&str, &str)] = &[("d", "gi")];
/// Last letters that are confused.
const CODAS: &[(&str, &str)] = &[("c", "t"), ("ng", "n")];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        let (text, words) = (paragraph.text, paragraph.words);
        for i in 1..words.len() {
            let Some(meant) = meant(text, words, i) else { continue };
            let (a, b) = (&words[i - 1], &words[i]);
            let told = misspelt_word::find(&paragraph);
            let listed = told.iter().any(|m| m.range.start < b.end && a.start < m.range.end);
            if listed
                || word_pairs::right_form(text, a, b).is_some()
                || prose::is_technical(prose::chunk(text, a.start))
            {
                continue;
            }
            let at = paragraph.span(a.start..b.end);
            let written = &text[a.start..b.end];
            gathered
                .add(
                    at,
                    format!("“{written}” có thể là “{meant}”."),
                    format!("“{written}” may be meant for “{meant}”."),
                )
                .mend(Safety::Show, at, meant);
        }
    }
    gathered.report(sink);
}

/// The one common word that the pair at `i - 1`, `i` would be with one confused sound, when neither belongs to another word.
fn meant(text: &str, words: &[Word<'_>], i: usize) -> Option<String> {
    let (a, b) = (&words[i - 1], &words[i]);
    if !a.is_lower() || !b.is_lower() || !joined(text, a, b) {
        return None;
    }
    let (x, y) = a.syllable.zip(b.syllable)?;
    // What is no syllable in use is told by other rules; without any mark it may be one whose marks were not typed.
    let told = |w: &Word<'_>, r: Reading| syllable::frequency(r) == 0 && !w.text.is_ascii();
    if known(x, y) || told(a, x) || told(b, y) {
        return None;
    }
    if word_pairs::is_binding(a) || word_pairs::is_binding(b) {
        return None;
    }
    let before = i.checked_sub(2).map(|j| &words[j]).filter(|w| joined(text, w, a));
    let after = words.get(i + 1).filter(|w| joined(text, b, w));
    let is_known = |w: &Word<'_>, first: bool| {
        w.syllable.is_some_and(|other| if first { known(other, x) } else { known(y, other) })
    };
    if before.is_some_and(|w| is_known(w, true)) || after.is_some_and(|w| is_known(w, false)) {
        return None;
    }
    let first = variants(x).into_iter().filter(|v| known(*v, y)).map(|v| format!("{} {}", spelt(v), b.text));
    let second = variants(y).into_iter().filter(|v| known(x, *v)).map(|v| format!("{} {}", a.text, spelt(v)));
    let mut found = first.chain(second);
    match (found.next(), found.next()) {
        (Some(one), None) => Some(one),
        (None, _) => other_marks((a, x), (b, y)).or_else(|| word_pairs::with_lost_letter(a, b)),
        _ => None,
    }
}

/// The one common word with the same bare letters: one of its syllables stands as it is, the other has no mark at all or is a rare one.
fn other_marks((a, x): (&Word<'_>, Reading), (b, y): (&Word<'_>, Reading)) -> Option<String> {
    let slipped = |w: &Word<'_>, r: Reading| w.text.len() > 1 && (w.text.is_ascii() || syllable::frequency(r) <= 1);
    let fits = |(p, q): &(&str, &str)| {
        let same = |v: &str, r: Reading| syllable::read(v.chars()).is_some_and(|v| v.spells(r));
        let marked = |v: &str| !v.is_ascii();
        same(p, x) && !a.text.is_ascii() && slipped(b, y) && marked(q)
            || same(q, y) && !b.text.is_ascii() && slipped(a, x) && marked(p)
    };
    let mut found = compound::without_marks(x, y).filter(fits);
    let (p, q) = found.next()?;
    found.next().is_none().then(|| format!("{p} {q}"))
}

fn joined(text: &str, a: &Word<'_>, b: &Word<'_>) -> bool {
    text.get(a.end..b.start) == Some(" ")
}

fn known(a: Reading, b: Reading) -> bool {
    compound::is_known(a, b) || word_pairs::is_listed(a, b)
}

/// The syllable with one sound exchanged, as far as the language has it.
fn variants(word: Reading) -> Vec<Reading> {
    let codes: Vec<u8> = word.codes().collect();
    let mut out = Vec::new();
    let soft = if syllable::frequency(word) <= 1 { ONSETS_OF_RARE } else { &[] };
    for (from, to) in ONSETS.iter().chain(soft).flat_map(both_ways) {
        let rest =
            codes.get(from.len()..).filter(|rest| begins_with(&codes, from) && rest.first().is_some_and(is_vowel));
        let place = (word.tone_at + to.len() as u8).checked_sub(from.len() as u8);
        if let Some((rest, tone_at)) = rest.zip(place.or((word.tones == 0).then_some(0))) {
            out.extend(made(code_of(to).chain(rest.iter().copied()), Reading { tone_at, ..word }));
        }
    }
    for (from, to) in CODAS.iter().flat_map(both_ways) {
        let rest = codes.len().checked_sub(from.len()).and_then(|at| codes.split_at_checked(at));
        let rest = rest.filter(|(rest, end)| begins_with(end, from) && rest.last().is_some_and(is_vowel));
        out.extend(rest.and_then(|(rest, _)| made(rest.iter().copied().chain(code_of(to)), word)));
    }
    let tone = match word.tone {
        Tone::Hook => Some(Tone::Tilde),
        Tone::Tilde => Some(Tone::Hook),
        _ => None,
    };
    out.extend(tone.map(|tone| Reading { tone, ..word }));
    out.retain(|v| syllable::frequency(*v) > 0);
    out
}

fn both_ways((a, b): &(&'static str, &'static str)) -> [(&'static str, &'static str); 2] {
    [(a, b), (b, a)]
}

/// The codes of letters without marks.
fn code_of(letters: &str) -> impl Iterator<Item = u8> {
    letters.chars().filter_map(|c| letter::letter(c).map(|l| l.code))
}

fn begins_with(codes: &[u8], letters: &str) -> bool {
    codes.len() >= letters.len() && code_of(letters).zip(codes).all(|(a, b)| a == *b)
}

/// The syllable of other letters with the tone mark of `like`.
fn made(codes: impl Iterator<Item = u8>, like: Reading) -> Option<Reading> {
    let mut made = Reading::default();
    for code in codes {
        made.push(Letter { code, tone: Tone::Level, upper: false }).then_some(())?;
    }
    Some(Reading { tone: like.tone, tone_at: like.tone_at, tones: like.tones, ..made })
}

fn is_vowel(code: &u8) -> bool {
    letter::is_vowel(*code)
}

/// The syllable in small letters.
fn spelt(word: Reading) -> String {
    let tone = |at: usize| if word.tones > 0 && at == usize::from(word.tone_at) { word.tone } else { Tone::Level };
    word.codes().enumerate().map(|(at, code)| Letter { code, tone: tone(at), upper: false }.char()).collect()
}
