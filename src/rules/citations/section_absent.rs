//! A reference to a section of the plan that does not exist.

use crate::extract::plan::{Citation, Item, Series};
use crate::finding::{Severity, Topic};
use crate::rules::letters;
use crate::rules::prose::{self, Paragraph, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::{sections, series};

/// The rule.
pub const RULE: Rule = Rule {
    code: "VD028",
    name: "section-absent",
    topic: Topic::InternalReference,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("section_absent.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let own: Vec<Top<'_>> = case.plan.outline.iter().filter(|i| i.parent.is_none()).filter_map(Top::of).collect();
    // Where a section itself is missing, or a number is skipped, that is the fault.
    let listed = |series: Series| {
        let numbers: Vec<u32> = own.iter().filter(|t| t.series == series).map(|t| t.value).collect();
        numbers.len() > 1 && (1..=numbers.len() as u32).all(|n| numbers.contains(&n))
    };
    // Numbers count for sections only where no other labels stand above them.
    let plain = own.iter().all(|t| t.series == Series::Arabic) && listed(Series::Arabic);
    if !(listed(Series::Roman) || listed(Series::Part) || plain) || sections::missing(case) > 0 {
        return;
    }
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 1..words.len().saturating_sub(1) {
            let Some(reference) = reference(case, &paragraph, words, i, plain) else { continue };
            let series = reference.series;
            let found = own.iter().find(|t| t.series == series && t.value == reference.value);
            if !listed(series) || found.is_some_and(|t| reference.number.is_none_or(|n| numbered(case, t.id, n))) {
                continue;
            }
            let written = &paragraph.text[words[i].start..reference.end];
            sink.report(
                format!("Dẫn đến “{written}” nhưng kế hoạch không có mục này."),
                format!("“{written}” is referred to, but the plan has no such section."),
            )
            .at(paragraph.span(words[i].start..reference.end));
        }
    }
}

/// A section of the highest level: `III.`, `Phần II`, `3.`.
struct Top<'a> {
    series: Series,
    value: u32,
    id: &'a str,
}

impl<'a> Top<'a> {
    fn of(item: &'a Item) -> Option<Self> {
        let counted = matches!(item.series, Series::Roman | Series::Part | Series::Arabic);
        let value = series::value(item).filter(|_| counted)?;
        Some(Self { series: item.series, value, id: &item.id })
    }
}

/// A reference to a section of this plan.
struct Reference<'t> {
    series: Series,
    value: u32,
    number: Option<&'t str>,
    end: usize,
}

/// "tại mục V", "theo mục II.3", "khoản 2 mục III", "ở Phần IV": the number of a section, in words that speak of this plan.
fn reference<'t>(
    case: &Case<'_>,
    paragraph: &Paragraph<'_>,
    words: &[Word<'t>],
    i: usize,
    plain: bool,
) -> Option<Reference<'t>> {
    let (lead, noun, label) = (words[i - 1].text, words[i].text, &words[i + 1]);
    let series = match noun {
        "mục" | "Mục" if plain => Series::Arabic,
        "mục" | "Mục" => Series::Roman,
        "phần" | "Phần" => Series::Part,
        _ => return None,
    };
    let leads = matches!(lead, "tại" | "theo" | "ở" | "xem" | "trong" | "của") || prose::number(lead).is_some();
    let value = match series {
        Series::Arabic => prose::number(label.text).filter(|n| *n < 30).and_then(|n| u32::try_from(n).ok()),
        _ => series::roman(label.text),
    };
    let value = value.filter(|_| leads && paragraph.text.get(words[i].end..label.start) == Some(" "))?;
    let number = words.get(i + 2).filter(|w| {
        w.start == label.end + 1 && paragraph.text[label.end..].starts_with('.') && prose::number(w.text).is_some()
    });
    let end = number.map_or(label.end, |n| n.end);
    let before = prose::number(lead).filter(|_| series == Series::Roman).map(|_| lead);
    let cited = |c: &Citation| c.at.block as usize == paragraph.index;
    let other_document = case.plan.citations.iter().any(|c| cited(c) && c.locator.is_some());
    let alone = !case.plan.citations.iter().any(cited);
    (!other_document && of_this_plan(paragraph.text, end, alone)).then_some(Reference {
        series,
        value,
        number: number.map(|n| n.text).or(before),
        end,
    })
}

/// Nothing after it names another document; `alone` where the whole paragraph cites none.
fn of_this_plan(text: &str, at: usize, alone: bool) -> bool {
    let tail = prose::window_after(text, at).trim_start();
    const OWN: &[&str] =
        &["kế hoạch này", "của kế hoạch này", "phần này", "nêu trên", "trên đây", "dưới đây", "ở trên"];
    const OTHERS: &[&str] = &[
        "thông tư",
        "nghị định",
        "công văn",
        "quyết định",
        "nghị quyết",
        "chỉ thị",
        "luật",
        "điều lệ",
        "quy chế",
        "hướng dẫn",
        "văn bản",
        "phụ lục",
        "báo cáo",
        "kế hoạch",
        "chương trình",
        "đề án",
        "biểu",
        "mẫu",
        "sách",
        "tài liệu",
        "hồ sơ",
        "phiếu",
        "đề",
        "bài",
        "phần",
        "chương",
        "hợp đồng",
        "nội quy",
        "đơn",
        "cấp trên",
    ];
    // What a place, a manner or a time says of the duty that the section holds.
    const GOES_ON: &[&str] = &["trong", "theo", "đúng", "hằng", "hàng", "vào", "từ", "trước", "đến", "và", "khi"];
    let small = prose::lower(tail);
    if tail.is_empty() || tail.starts_with(['.', ';', ',', ')', ':']) || OWN.iter().any(|o| small.starts_with(o)) {
        return true;
    }
    let clause = small.split(['.', ';', ',', ')']).next().unwrap_or("");
    alone
        && GOES_ON.iter().any(|w| letters::opens_with(clause, w))
        && !OTHERS.iter().any(|w| letters::has_phrase(clause, w))
}

/// The section has an item of that number, or none at all to compare with.
fn numbered(case: &Case<'_>, section: &str, number: &str) -> bool {
    let under = format!("{section}.");
    let mut items =
        case.plan.outline.iter().filter(|i| i.id.starts_with(&under) && i.series == Series::Arabic).peekable();
    items.peek().is_none() || items.any(|i| i.id == format!("{section}.{number}"))
}
