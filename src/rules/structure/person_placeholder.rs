//! The name of a person is a placeholder: “Nguyễn Văn A”.

use crate::document::word_set::WordSet;
use crate::extract::words::holds;
use crate::finding::{Severity, Topic};
use crate::rules::body::Body;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::stretch::Stretch;
use std::ops::Range;

/// The name of a person is a placeholder: “Nguyễn Văn A”.
pub const RULE: Rule = Rule {
    code: "CT024",
    name: "person-placeholder",
    topic: Topic::Placeholder,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("person_placeholder.md"),
    check,
};

/// The middle names of placeholders.
static MIDDLE: WordSet = WordSet::of(&["văn", "thị"]);

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    let names =
        case.plan.header.signatures.iter().filter_map(|s| s.name.as_ref()).filter_map(|n| Stretch::of(case, n.at));
    for line in Body::of(case).lines(case).chain(names) {
        if !line.paragraph(case).is_some_and(|p| p.may_hold(&MIDDLE)) {
            continue;
        }
        for middle in [" Văn ", " Thị ", " văn ", " thị "].into_iter().filter(|middle| holds(line.text, middle)) {
            for (at, _) in line.text.match_indices(middle) {
                let Some(range) = name_around(line.text, at, middle.len()) else { continue };
                let name = &line.text[range.clone()];
                out.report(format!("“{name}” là tên giữ chỗ."), format!("“{name}” is a placeholder."))
                    .at(line.span(range));
            }
        }
    }
}

/// A family name, the middle name and one capital alone.
fn name_around(text: &str, at: usize, length: usize) -> Option<Range<usize>> {
    let before = text.get(..at)?;
    let start = before
        .rfind(|c: char| !c.is_alphabetic())
        .map_or(0, |i| i + before[i..].chars().next().map_or(1, char::len_utf8));
    let family = text.get(start..at)?;
    let mut rest = text.get(at + length..)?.chars();
    let letter = rest.next().filter(|c| ('A'..='E').contains(c) || "XYZ".contains(*c))?;
    let alone = rest.next().is_none_or(|c| !c.is_alphanumeric());
    (family.starts_with(char::is_uppercase) && alone).then_some(start..at + length + letter.len_utf8())
}
