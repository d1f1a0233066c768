//! Posts and bodies shortened at will: PGĐ, CVP, TPCM.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::abbreviations;
use crate::rules::prose::{self, Phrases};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN081",
    name: "abbreviation-arbitrary",
    topic: Topic::Abbreviation,
    severity: Severity::Info,
    basis: None,
    needs: Needs::Text,
    page: include_str!("abbreviation_arbitrary.md"),
    check,
};

/// Short and written out. Left out on purpose: what also means something common (TT, CT, TP).
const POSTS: &[(&str, &str)] = &[
    ("PGĐ", "phó giám đốc"),
    ("GĐ", "giám đốc"),
    ("PHT", "phó hiệu trưởng"),
    ("P.HT", "phó hiệu trưởng"),
    ("HT", "hiệu trưởng"),
    ("PCT", "phó chủ tịch"),
    ("CVP", "chánh văn phòng"),
    ("PTP", "phó trưởng phòng"),
    ("TPCM", "tổ phó chuyên môn"),
    ("P.GĐ", "phó giám đốc"),
    ("P.CT", "phó chủ tịch"),
    ("BTĐTN", "bí thư đoàn thanh niên"),
    ("BT", "bí thư"),
    ("Bộ GD", "Bộ Giáo dục và Đào tạo"),
    ("Sở GD", "Sở Giáo dục và Đào tạo"),
    ("Phòng GD", "Phòng Giáo dục và Đào tạo"),
    ("h/s", "học sinh"),
    ("g/v", "giáo viên"),
    ("c/m", "chuyên môn"),
];

static SHORT: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(POSTS.iter().map(|(short, _)| short)));

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let explained: BTreeSet<String> = abbreviations::explanations(case).into_iter().map(|e| e.short).collect();
    let mut gathered = Gathered::default();
    // “CT, các PCT UBND xã” is how lists of recipients are written.
    let recipients =
        |index: usize| case.plan.place_of_block.get(index).and_then(Option::as_deref) == Some("recipients");
    for paragraph in case.prose.paragraphs().filter(|p| !p.in_cell() && !recipients(p.index)) {
        for hit in SHORT.find_written(&paragraph) {
            let Some((short, long)) = POSTS.get(hit.phrase) else { continue };
            if !stands_alone(paragraph.text, &hit.range) || explained.contains(*short) {
                continue;
            }
            let at = paragraph.span(hit.range);
            gathered
                .add(
                    at,
                    format!("Viết tắt tùy tiện chức danh: “{short}”, nên viết “{long}”."),
                    format!("The post is shortened at will: “{short}” for “{long}”."),
                )
                .mend(Safety::Consent, at, *long);
        }
    }
    gathered.report(sink);
}

/// No part of a symbol, of a longer short form, or of capitals all around.
fn stands_alone(text: &str, range: &std::ops::Range<usize>) -> bool {
    let beside = |c: Option<char>| c.is_some_and(|c| matches!(c, '/' | '-' | '&' | '.' | '–'));
    let joined = beside(text[..range.start].chars().next_back()) || text[range.end..].starts_with(['/', '-', '&', '–']);
    let capitals = prose::word_before(text, range.start).is_some_and(|w| w.is_upper() && w.text.chars().count() > 4);
    let number = prose::word_after(text, range.end).is_some_and(|w| prose::number(w.text).is_some());
    !joined && !capitals && !number
}
