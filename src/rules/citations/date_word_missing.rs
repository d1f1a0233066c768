//! A cited document's date without the word "ngày", or with a comma before it.

use crate::extract::plan::Citation;
use crate::finding::{Safety, Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::gather::Gathered;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD037",
    name: "date-word-missing",
    topic: Topic::CitationForm,
    severity: Severity::Info,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6"),
    needs: Needs::Text,
    page: include_str!("date_word_missing.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let mut gathered = Gathered::default();
    for (_, citation) in cited::all(case) {
        let Some((gap, right)) = fault(case, citation) else { continue };
        let (vi, en) = if right == " ngày " {
            ("Thiếu chữ “ngày” trước ngày ban hành.", "The word “ngày” is missing before the date.")
        } else {
            ("Giữa ký hiệu và “ngày” không có dấu phẩy.", "There is no comma between the symbol and “ngày”.")
        };
        gathered.add(citation.at, vi, en).mend(Safety::Consent, gap, right);
    }
    gathered.report(sink);
}

/// The stretch between the symbol and the date, and what must stand there.
fn fault(case: &Case<'_>, citation: &Citation) -> Option<(Span, &'static str)> {
    let key = citation.key_at.filter(|_| citation.issued.is_some() && citation.key.is_some())?;
    let block = case.document.blocks.get(key.block as usize)?;
    let (start, end) = (block.forward(key.range()).end, block.forward(citation.at.range()).end);
    let tail = block.norm().get(start..end)?;
    let rest = tail.trim_start_matches(|c: char| prose::is_blank(c) || c == ',');
    let gap = &tail[..tail.len() - rest.len()];
    let span = block.span(key.block as usize, start..start + gap.len());
    if gap.is_empty() {
        return None;
    }
    if rest.starts_with(|c: char| c.is_ascii_digit()) {
        return Some((span, " ngày "));
    }
    (gap.contains(',') && rest.starts_with("ngày")).then_some((span, " "))
}
