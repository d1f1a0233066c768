//! Text in an encoding from before Unicode (TCVN3, VNI …) or read in a wrong one.

use crate::finding::{Safety, Severity, Topic};
use crate::rules::fonts;
use crate::rules::language::repairs;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;
use crate::text::rule::{Family, family};
use std::ops::Range;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NN001",
    name: "encoding-legacy",
    topic: Topic::Encoding,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục I, khoản 4"),
    needs: Needs::Text,
    page: include_str!("encoding_legacy.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let reported = repairs::report_once(
        case,
        sink,
        "gõ bằng bảng mã cũ hoặc bị đọc sai bảng mã",
        "is in a legacy encoding or was read in a wrong one",
        |rule, family| family == Family::LegacyEncoding && rule != "font-case",
    );
    let Some(mut reported) = reported else { return };
    let mut fonts = Vec::new();
    for paragraph in prose::paragraphs(case.document) {
        let Some(normalised) = paragraph.block.normalised() else { continue };
        let mut edits =
            normalised.edits.iter().filter(|edit| family(edit.rule) == Some(Family::LegacyEncoding)).peekable();
        if edits.peek().is_none() {
            continue;
        }
        for (at, right) in joined(edits.map(|edit| (edit.input.clone(), edit.output.clone()))) {
            let right = paragraph.text.get(right).unwrap_or("");
            reported = reported.fix(Safety::Consent, Span::new(paragraph.index, at), right);
        }
        fonts.extend(fonts::of_legacy_text(case.document, paragraph.index));
    }
    // In its old font the converted text would be nonsense again.
    fonts.into_iter().fold(reported, |reported, at| reported.look(Safety::Consent, fonts::times_new_roman(at)));
}

/// Edits that touch each other as one.
fn joined(edits: impl Iterator<Item = (Range<usize>, Range<usize>)>) -> Vec<(Range<usize>, Range<usize>)> {
    let mut all: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    for (input, output) in edits {
        match all.last_mut() {
            Some((before, written)) if before.end == input.start && written.end == output.start => {
                before.end = input.end;
                written.end = output.end;
            }
            _ => all.push((input, output)),
        }
    }
    all
}
