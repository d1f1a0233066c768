//! Letters that were lost or damaged before the text came here.

use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;
use crate::text::flag::FlagKind;
use crate::text::rule::{Family, family};

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN008",
    name: "letter-lost",
    topic: Topic::DamagedText,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("letter_lost.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut places: Vec<Span> = Vec::new();
    for paragraph in case.prose.paragraphs() {
        let Some(normalised) = paragraph.block.normalised() else { continue };
        // Inside legacy text the rule on encodings speaks of the damage.
        let legacy = normalised.edits.iter().any(|e| family(e.rule) == Some(Family::LegacyEncoding));
        let flags = &normalised.flags;
        let lost = flags.iter().filter(|f| match f.kind {
            FlagKind::LostLetter | FlagKind::TwoTones => true,
            FlagKind::LostHorn | FlagKind::Undecodable => !legacy,
            FlagKind::PrivateUse | FlagKind::MixedScript => false,
        });
        places.extend(lost.map(|f| Span::new(paragraph.index, f.range.clone())));
    }
    let (Some(first), count) = (places.first(), places.len()) else { return };
    sink.report(
        format!("Có {count} chỗ mất chữ hoặc hỏng chữ do chuyển mã; cần đối chiếu bản gốc."),
        format!("In {count} places letters were lost or damaged by a conversion; compare with the original."),
    )
    .at(*first);
}
