//! A commune's, ward's or district's name spelt with different marks.

use crate::document::word_set::WordSet;
use crate::finding::{Severity, Topic};
use crate::rules::consistency::schools;
use crate::rules::language::word_pairs;
use crate::rules::prose::{self, Paragraph};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;
use crate::text::syllable;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ003",
    name: "place-name-two-ways",
    topic: Topic::NameConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("place_name_two_ways.md"),
    check,
};

/// Common nouns before a place's own name.
const UNITS: &[&str] = &["xã", "phường", "huyện", "quận", "tỉnh", "trấn", "phố", "thôn", "ấp", "khu"];

static UNIT_WORDS: WordSet = WordSet::of(UNITS);

/// As many places are compared; a plan has some dozens.
const MOST: usize = 400;

/// One place in the text.
#[derive(Debug)]
struct Named {
    unit: String,
    name: String,
    at: Span,
}

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let named: Vec<Named> =
        case.prose.with_any(&UNIT_WORDS).flat_map(|p| in_paragraph(&p)).take(MOST).chain(seat(case)).collect();
    let mut told: Vec<String> = Vec::new();
    for (i, later) in named.iter().enumerate() {
        let (bare, folded) = (word_pairs::bare(&schools::folded(&later.name)), schools::folded(&later.name));
        let same_unit = |n: &&Named| n.unit == later.unit || n.unit.is_empty() || later.unit.is_empty();
        let other = named[..i].iter().filter(same_unit).find(|n| {
            let other = schools::folded(&n.name);
            word_pairs::bare(&other) == bare && other != folded
                || miswritten(&other, &folded)
                || schools::sounds_alike(&other, &folded) && is_seat(case, &n.name, &later.name)
        });
        let Some(first) = other.filter(|_| !told.contains(&bare)) else { continue };
        told.extend([word_pairs::bare(&schools::folded(&first.name)), bare]);
        let count = |n: &Named| named.iter().filter(|o| schools::folded(&o.name) == schools::folded(&n.name)).count();
        let (marked, right) = if count(first) < count(later) { (first, later) } else { (later, first) };
        sink.report(
            format!("Tên địa danh viết hai cách: “{}” và “{}”.", marked.name, right.name),
            format!("A place name is spelt two ways: “{}” and “{}”.", marked.name, right.name),
        )
        .at(marked.at);
    }
}

/// One letter differs and one of the two syllables is none of the language; two right ones are two places.
fn miswritten(a: &str, b: &str) -> bool {
    let unused = |name: &str| name.split(' ').any(|s| !syllable::is_attested(s));
    a != b && schools::near_names(a, b) && unused(a) != unused(b)
}

/// One of the names is the place of issue or stands in the head: the other is not another place that the plan happens to name.
fn is_seat(case: &Case<'_>, a: &str, b: &str) -> bool {
    let header = &case.plan.header;
    let place = header.place_date.as_ref().and_then(|p| p.place.as_deref()).map(prose::lower);
    let parent = header.parent_agency.as_ref().map(|p| prose::lower(&p.text));
    [a, b].iter().any(|name| {
        let name = prose::lower(name);
        place.as_deref() == Some(name.as_str()) || parent.as_deref().is_some_and(|p| p.ends_with(&name))
    })
}

/// "xã Xuân Đông" and, in a line of capitals, "UBND XÃ XUÂN ĐÔNG".
fn in_paragraph(paragraph: &Paragraph<'_>) -> Vec<Named> {
    let words = paragraph.words;
    let mut found = Vec::new();
    for (i, unit) in words.iter().enumerate() {
        if !unit.may_be_of(&UNIT_WORDS) {
            continue;
        }
        let small = paragraph.small_of(unit);
        if !UNITS.contains(&small) {
            continue;
        }
        let capitals = unit.is_upper() && unit.text.chars().count() > 1;
        let mut end = i + 1;
        while let Some(word) =
            words.get(end).filter(|w| end <= i + 4 && paragraph.text.get(words[end - 1].end..w.start) == Some(" "))
        {
            if !(word.is_capitalised() || capitals && word.is_upper()) {
                break;
            }
            end += 1;
        }
        // A line of capitals must end with the name; a name of one syllable proves nothing.
        let whole = !capitals || end == words.len();
        if end >= i + 3 && whole {
            let name = paragraph.text[words[i + 1].start..words[end - 1].end].to_owned();
            found.push(Named { unit: small.to_owned(), name, at: paragraph.span(unit.start..words[end - 1].end) });
        }
    }
    found
}

/// The place before the date of issue, which bears no common noun.
fn seat(case: &Case<'_>) -> Option<Named> {
    let place_date = case.plan.header.place_date.as_ref()?;
    let place = place_date.place.clone().filter(|p| p.split(' ').count() == 2)?;
    let length = place_date.field.text.find(&place)? + place.len();
    let at = place_date.field.at;
    let end = (at.start + length as u32).min(at.end);
    Some(Named { unit: String::new(), name: place, at: Span { end, ..at } })
}
