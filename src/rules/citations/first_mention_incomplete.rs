//! A document cited for the first time without its date or its issuer.

use crate::extract::plan::Citation;
use crate::finding::{Severity, Topic};
use crate::rules::citations::cited;
use crate::rules::dates::dated;
use crate::rules::language::word_lists;
use crate::rules::prose;
use crate::rules::rule::{Case, Needs, Rule, Sink};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD010",
    name: "first-mention-incomplete",
    topic: Topic::CitationIncomplete,
    severity: Severity::Warning,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm b"),
    needs: Needs::Text,
    page: include_str!("first_mention_incomplete.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    without_number(case, sink);
    let own = case.plan.header.number_symbol.as_ref().and_then(|n| n.symbol.clone());
    for (_, citation) in cited::all(case) {
        let counts = citation.first && citation.within.is_none() && citation.key.is_some() && !cited::is_law(citation);
        if !counts || own.is_some() && own == citation.symbol || quoted(case, citation) {
            continue;
        }
        let date = citation.issued.is_some() || impossible_date(case, citation);
        let issuer = cited::issuer_stated(citation) || issuer_around(case, citation);
        let Some((vi, en)) = missing(date, issuer) else { continue };
        let basis = cited::in_basis(case, citation);
        let found = sink
            .report(
                format!("Viện dẫn lần đầu thiếu {vi}: “{}”.", citation.text),
                format!("The first mention lacks {en}: “{}”.", citation.text),
            )
            .at(citation.at);
        if case.plan.legal_basis.is_empty() {
            // Without any căn cứ what is short in the body may have been cited in full there: the basis is what is missing.
            found.severity(Severity::Info);
        } else if basis {
            found.severity(Severity::Error).basis("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a");
        }
    }
}

/// A căn cứ that names a superior's document by its type alone: “Căn cứ Kế hoạch của Phòng … về …”.
fn without_number(case: &Case<'_>, sink: &mut Sink<'_>) {
    for field in &case.plan.legal_basis {
        let block = field.at.block as usize;
        let Some(text) = case.document.blocks.get(block).map(|b| b.norm()) else { continue };
        let lower = prose::lower(text);
        let opened = lower.trim_start_matches(['-', '–', ' ', '*', '_']);
        let Some(rest) = ["căn cứ ", "thực hiện ", "theo "].iter().find_map(|lead| opened.strip_prefix(lead))
        else {
            continue;
        };
        let Some(kind) = NUMBERED.iter().find(|kind| rest.starts_with(**kind)) else { continue };
        let after = rest[kind.len()..].trim_start();
        let dated = after
            .strip_prefix("ngày ")
            .is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()) && r.contains(" của "));
        let issued = after.strip_prefix("của ").is_some_and(|r| SMALL.iter().any(|body| r.starts_with(body)));
        let numbered = case.plan.citations.iter().any(|c| c.at.block == field.at.block && c.number.is_some());
        if !(dated || issued) || numbered {
            continue;
        }
        let start = text.len() - opened.len() + (opened.len() - rest.len());
        sink.report(
            "Căn cứ không ghi số, ký hiệu của văn bản.",
            "The legal basis lacks the number and symbol of the document.",
        )
        .at(case.document.span(block, start..start + kind.len()))
        .hint("Ghi đủ số, ký hiệu và ngày, tháng, năm của văn bản.", "Add the document's number, symbol and date.")
        .basis("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm a");
    }
}

/// Types of documents that bear a number, in small letters.
const NUMBERED: &[&str] = &[
    "kế hoạch",
    "công văn",
    "quyết định",
    "thông tư",
    "nghị định",
    "chỉ thị",
    "hướng dẫn",
    "thông báo",
    "tờ trình",
    "đề án",
];

/// Inside quotation marks stand the words of a motto or a theme, which nobody may complete.
fn quoted(case: &Case<'_>, citation: &Citation) -> bool {
    let Some(block) = case.document.blocks.get(citation.at.block as usize) else { return false };
    let range = block.forward(citation.at.range());
    word_lists::quotations(block.norm()).iter().any(|q| q.start < range.start && range.end < q.end)
}

/// A date stands there and is not in the calendar: that is the fault, and it is told elsewhere.
fn impossible_date(case: &Case<'_>, citation: &Citation) -> bool {
    let own = case.plan.dates_in(citation.at.block..citation.at.block + 1);
    own.iter().any(|d| !d.valid && citation.at.contains(d.at))
}

/// “Xét đề nghị của … tại Tờ trình số …” names the issuer before the document; “của chính phủ” after it, in small letters.
fn issuer_around(case: &Case<'_>, citation: &Citation) -> bool {
    let before = prose::lower(dated::before(case, citation.at));
    let asked = before.rfind("đề nghị của ").is_some_and(|i| !before[i..].contains(';'));
    let after = prose::lower(dated::after(case, citation.at));
    let named =
        after.trim_start().strip_prefix("của ").is_some_and(|rest| SMALL.iter().any(|body| rest.starts_with(body)));
    named || asked && before.trim_end().ends_with("tại")
}

/// Bodies that issue documents, in small letters.
const SMALL: &[&str] =
    &["chính phủ", "thủ tướng", "bộ ", "sở ", "ủy ban nhân dân", "uỷ ban nhân dân", "phòng giáo dục"];

fn missing(date: bool, issuer: bool) -> Option<(&'static str, &'static str)> {
    match (date, issuer) {
        (true, true) => None,
        (false, true) => Some(("ngày, tháng, năm ban hành", "the date of issue")),
        (true, false) => Some(("tên cơ quan ban hành", "the issuer")),
        (false, false) => {
            Some(("ngày, tháng, năm ban hành và tên cơ quan ban hành", "the date of issue and the issuer"))
        }
    }
}
