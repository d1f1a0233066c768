//! Abbreviations with letters swapped or without their Đ: UNBD, HDND, THSC.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::gather::Gathered;
use crate::rules::language::letterhead;
use crate::rules::prose::{self, Phrases};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::stretch::Stretch;
use std::sync::LazyLock;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN023",
    name: "misspelt-abbreviation",
    topic: Topic::Spelling,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("misspelt_abbreviation.md"),
    check,
};

/// Wrong and right.
const SLIPS: &[(&str, &str)] = &[
    ("UNBD", "UBND"),
    ("UBDN", "UBND"),
    ("UNND", "UBND"),
    ("UBNĐ", "UBND"),
    ("UBNN", "UBND"),
    ("HDND", "HĐND"),
    ("HĐNĐ", "HĐND"),
    ("HNĐD", "HĐND"),
    ("GDDT", "GDĐT"),
    ("GĐDT", "GDĐT"),
    ("GĐĐT", "GDĐT"),
    ("GD&DT", "GD&ĐT"),
    ("THSC", "THCS"),
    ("TCHS", "THCS"),
    ("THCSS", "THCS"),
    ("THTP", "THPT"),
    ("TPHT", "THPT"),
    ("THPTT", "THPT"),
    ("BDG", "BGD"),
    ("TNTPHCM", "TNTP HCM"),
    ("CMSH", "CMHS"),
    ("PCCCC", "PCCC"),
    ("CNTTT", "CNTT"),
    ("BHTY", "BHYT"),
    ("BYHT", "BHYT"),
    ("BXHH", "BHXH"),
    ("GCVN", "GVCN"),
    ("GVNC", "GVCN"),
    ("Ubnd", "UBND"),
    ("ubnd", "UBND"),
    ("Hđnd", "HĐND"),
    ("hđnd", "HĐND"),
    ("Thcs", "THCS"),
    ("thcs", "THCS"),
    ("Thpt", "THPT"),
    ("thpt", "THPT"),
    ("Gdđt", "GDĐT"),
    ("gdđt", "GDĐT"),
    ("Pccc", "PCCC"),
    ("pccc", "PCCC"),
    ("UBMD", "UBND"),
    ("UBBD", "UBND"),
];

static WRONG: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(SLIPS.iter().map(|(wrong, _)| wrong)));

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs().filter(|p| !letterhead::is_letterhead(case, p.index)) {
        for hit in WRONG.find_written(&paragraph).into_iter().filter(|hit| {
            !in_symbol(paragraph.text, &hit.range)
                && !prose::is_technical(prose::chunk(paragraph.text, hit.range.start))
        }) {
            let Some((wrong, right)) = SLIPS.get(hit.phrase) else { continue };
            let at = paragraph.span(hit.range);
            gathered
                .add(
                    at,
                    format!("Viết tắt sai: “{wrong}”, có lẽ là “{right}”."),
                    format!("The abbreviation “{wrong}” is probably “{right}”."),
                )
                .mend(Safety::Consent, at, *right);
        }
    }
    // In the plan's own symbol only what is no other body's code.
    let own = case.plan.header.number_symbol.as_ref();
    if let Some(line) = own.and_then(|n| Stretch::of(case, n.field.at)) {
        for (wrong, right) in SLIPS.iter().take(5) {
            for range in prose::places(line.text, wrong) {
                let at = line.span(range);
                gathered
                    .add(
                        at,
                        format!("Viết tắt sai: “{wrong}”, có lẽ là “{right}”."),
                        format!("The abbreviation “{wrong}” is probably “{right}”."),
                    )
                    .mend(Safety::Consent, at, *right);
            }
        }
    }
    gathered.report(sink);
}

/// Part of a document's symbol ("769/KH-GDDT"): the rules on citations speak of it.
fn in_symbol(text: &str, range: &std::ops::Range<usize>) -> bool {
    let beside = |c: Option<char>| c.is_some_and(|c| matches!(c, '/' | '-'));
    beside(text[..range.start].chars().next_back()) || beside(text[range.end..].chars().next())
}
