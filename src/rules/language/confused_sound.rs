//! A common word with one sound that parts of the country do not tell apart: "bão tàng", "chặc chẽ", "sung quanh". Only asked about.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::{letterhead, misspelt_word, word_pairs};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::text::compound;
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
/// Last letters that are confused.
const CODAS: &[(&str, &str)] = &[("c", "t"), ("ng", "n")];
/// Letters with the hook and with the tilde.
const TONES: &[(char, char)] = &[
    ('ả', 'ã'),
    ('ẳ', 'ẵ'),
    ('ẩ', 'ẫ'),
    ('ẻ', 'ẽ'),
    ('ể', 'ễ'),
    ('ỉ', 'ĩ'),
    ('ỏ', 'õ'),
    ('ổ', 'ỗ'),
    ('ở', 'ỡ'),
    ('ủ', 'ũ'),
    ('ử', 'ữ'),
    ('ỷ', 'ỹ'),
];

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in prose::paragraphs(case.document).filter(|p| !letterhead::is_letterhead(case, p.index)) {
        let (text, words) = (paragraph.text, paragraph.words());
        let mut told = None;
        for i in 1..words.len() {
            let Some(meant) = meant(text, &words, i) else { continue };
            let (a, b) = (&words[i - 1], &words[i]);
            let told = told.get_or_insert_with(|| misspelt_word::find(text));
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
    if word_pairs::is_binding(a.text) || word_pairs::is_binding(b.text) {
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
    let read = |v: &String| syllable::read(v.chars());
    let first = variants(a.text).into_iter().filter(|v| read(v).is_some_and(|v| known(v, y)));
    let first = first.map(|v| format!("{v} {}", b.text));
    let second = variants(b.text).into_iter().filter(|v| read(v).is_some_and(|v| known(x, v)));
    let second = second.map(|v| format!("{} {v}", a.text));
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

/// The syllable with one sound exchanged.
fn variants(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    // "giạy", "giung": rare syllables for common ones in d.
    let rare = syllable::read(word.chars()).is_none_or(|r| syllable::frequency(r) <= 1);
    let soft: &[(&str, &str)] = if rare { &[("d", "gi")] } else { &[] };
    for (a, b) in ONSETS.iter().chain(soft) {
        for (from, to) in [(a, b), (b, a)] {
            let rest = word.strip_prefix(from).filter(|r| r.starts_with(is_vowel));
            out.extend(rest.map(|r| format!("{to}{r}")));
        }
    }
    for (a, b) in CODAS {
        for (from, to) in [(a, b), (b, a)] {
            let rest = word.strip_suffix(from).filter(|r| r.ends_with(is_vowel));
            out.extend(rest.map(|r| format!("{r}{to}")));
        }
    }
    for (hook, tilde) in TONES {
        for (from, to) in [(hook, tilde), (tilde, hook)] {
            if word.contains(*from) {
                out.push(word.replace(*from, &to.to_string()));
            }
        }
    }
    out.retain(|v| syllable::is_attested(v));
    out
}

fn is_vowel(c: char) -> bool {
    "aeiouy".contains(crate::text::letter::bare(c))
}
