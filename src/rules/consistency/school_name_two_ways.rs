//! One school's name spelt two ways: "Trường THCS Đông Thanh" here, "trường THCS Đông Thạnh" there.

use crate::finding::{Severity, Topic};
use crate::rules::language::word_pairs::{bare, one_style};
use crate::rules::prose::{self, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ001",
    name: "school-name-two-ways",
    topic: Topic::NameConsistency,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("school_name_two_ways.md"),
    check,
};

/// One mention of a school.
struct Mention {
    /// Level in full words, then the name's syllables in small letters, one tone style.
    level: String,
    name: Vec<String>,
    shown: String,
    at: Span,
}

/// Levels as they are written, longest first, and their full words.
const LEVELS: &[(&str, &str)] = &[
    ("tiểu học và trung học cơ sở", "tiểu học và trung học cơ sở"),
    ("trung học cơ sở và trung học phổ thông", "trung học cơ sở và trung học phổ thông"),
    ("trung học phổ thông", "trung học phổ thông"),
    ("trung học cơ sở", "trung học cơ sở"),
    ("mầm non", "mầm non"),
    ("mẫu giáo", "mẫu giáo"),
    ("tiểu học", "tiểu học"),
    ("thcs", "trung học cơ sở"),
    ("thpt", "trung học phổ thông"),
];

/// A name of more syllables than this is a sentence that goes on in capitals.
const LONGEST_NAME: usize = 5;

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mentions: Vec<Mention> = prose::paragraphs(case.document).flat_map(|p| mentions(&p)).collect();
    for (index, mention) in mentions.iter().enumerate() {
        let known = mentions[..index].iter().any(|m| m.level == mention.level && m.name == mention.name);
        let other = mentions[..index].iter().find(|m| m.level == mention.level && near(&m.name, &mention.name));
        if let Some(other) = other.filter(|_| !known) {
            sink.report(
                format!("Tên trường ghi hai cách: “{}” và “{}”.", other.shown, mention.shown),
                format!("The school's name is spelt two ways: “{}” and “{}”.", other.shown, mention.shown),
            )
            .at(mention.at);
            return;
        }
    }
}

fn mentions(paragraph: &prose::Paragraph<'_>) -> Vec<Mention> {
    let words = paragraph.words();
    let small: Vec<String> = words.iter().map(|w| prose::lower(w.text)).collect();
    (0..words.len()).filter(|i| small[*i] == "trường").filter_map(|i| mention(paragraph, &words, &small, i)).collect()
}

fn mention(paragraph: &prose::Paragraph<'_>, words: &[Word<'_>], small: &[String], at: usize) -> Option<Mention> {
    let beginning = |level: &str| {
        let length = level.split(' ').count();
        let found = small.get(at + 1..at + 1 + length)?;
        (found.join(" ") == level).then_some(length)
    };
    let (level, length) = LEVELS.iter().find_map(|(written, full)| Some((*full, beginning(written)?)))?;
    let start = at + 1 + length;
    let capitals = words[at].is_upper();
    let named = |i: &usize| {
        let word = &words[*i];
        let joined = *i == start || paragraph.text.get(words[*i - 1].end..word.start) == Some(" ");
        joined
            && prose::begins_large(word.text)
            && word.text.chars().all(char::is_alphabetic)
            && (capitals || !word.is_upper())
    };
    let end = (start..words.len()).take_while(named).last()? + 1;
    if end - start > LONGEST_NAME {
        return None;
    }
    let range = words[start].start..words[end - 1].end;
    let name = small[start..end].iter().map(|w| one_style(w)).collect();
    Some(Mention {
        level: level.to_owned(),
        name,
        shown: paragraph.text.get(range.clone())?.to_owned(),
        at: paragraph.span(range),
    })
}

/// The same number of syllables and the same bare letters, all but one syllable right to the mark.
fn near(a: &[String], b: &[String]) -> bool {
    let differing = a.iter().zip(b).filter(|(x, y)| x != y).collect::<Vec<_>>();
    a.len() == b.len() && a.len() >= 2 && differing.len() == 1 && differing.iter().all(|(x, y)| bare(x) == bare(y))
}
