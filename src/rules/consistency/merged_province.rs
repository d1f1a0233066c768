//! A province that was merged into another, or that became a city, named as it was before.

use crate::finding::{Severity, Topic};
use crate::registry::provinces;
use crate::rules::gather::Gathered;
use crate::rules::prose::{self, Paragraph, Word};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::span::Span;
use jiff::civil::Date;

/// The rule.
pub const RULE: Rule = Rule {
    code: "NQ010",
    name: "merged-province",
    topic: Topic::Leftover,
    severity: Severity::Warning,
    basis: None,
    needs: Needs::Text,
    page: include_str!("merged_province.md"),
    check,
};

fn check(case: &Case<'_>, sink: &mut Sink<'_>) {
    let Some(issued) = case.plan.issued() else { return };
    let mut gathered = Gathered::default();
    for paragraph in case.prose.paragraphs() {
        let words = paragraph.words;
        for i in 0..words.len() {
            let Some((range, vi, en)) = outdated(&paragraph, words, i, issued) else { continue };
            let at = paragraph.span(range);
            let cited = case.plan.citations.iter().any(|c| c.at.block == at.block && c.at.start <= at.start);
            if !cited {
                gathered.add(at, vi, en);
            }
        }
    }
    if let Some((at, vi, en)) = department(case, issued) {
        gathered.add(at, vi, en);
    }
    gathered.report(sink);
}

/// "SỞ GIÁO DỤC VÀ ĐÀO TẠO BÌNH THUẬN" in the head: a department of a province that is no more.
fn department(case: &Case<'_>, issued: Date) -> Option<(Span, String, String)> {
    let header = &case.plan.header;
    let field = [header.parent_agency.as_ref(), header.agency.as_ref()]
        .into_iter()
        .flatten()
        .find(|f| prose::lower(&f.text).starts_with("sở ") && !prose::lower(&f.text).contains("tỉnh "))?;
    let words: Vec<&str> = field.text.split_whitespace().collect();
    let name = words.get(words.len().checked_sub(2)?..)?.join(" ");
    if !provinces::is_ended(&name, issued) {
        return None;
    }
    let heir = provinces::heir_of(&name)?;
    let kind = heir.kind(issued);
    Some((
        field.at,
        format!("Từ ngày 01/7/2025 tỉnh này thuộc {kind} {}.", heir.name),
        format!("Since 01/07/2025 it is part of {} ({kind}).", heir.name),
    ))
}

/// "tỉnh Bình Dương" on a day when it was no province any more, "tỉnh Đồng Nai" when it had become a city.
fn outdated(
    paragraph: &Paragraph<'_>,
    words: &[Word<'_>],
    i: usize,
    issued: Date,
) -> Option<(std::ops::Range<usize>, String, String)> {
    let text = paragraph.text;
    if !words[i].is("tỉnh") {
        return None;
    }
    let end = words.get(i + 2).filter(|w| {
        text.get(words[i].end..words[i + 1].start) == Some(" ")
            && prose::begins_large(w.text)
            && prose::begins_large(words[i + 1].text)
    })?;
    let range = words[i].start..end.end;
    let name = &text[words[i + 1].start..end.end];
    let tail = prose::lower(prose::window_after(text, end.end));
    let clause = prose::lower(prose::window_before(text, range.start).rsplit(['.', ';']).next().unwrap_or(""));
    if tail.trim_start().starts_with("(cũ)")
        || tail.trim_start().starts_with("cũ")
        || ["trước đây", "nguyên", "quê", "sinh ", "tham quan"].iter().any(|w| clause.contains(w))
    {
        return None;
    }
    if provinces::is_ended(name, issued) {
        let heir = provinces::heir_of(name)?;
        let kind = heir.kind(issued);
        return Some((
            range,
            format!("Từ ngày 01/7/2025 tỉnh này thuộc {kind} {}.", heir.name),
            format!("Since 01/07/2025 it is part of {} ({kind}).", heir.name),
        ));
    }
    let province = provinces::by_name(name).filter(|p| p.city_since.is_some_and(|since| since <= issued))?;
    Some((
        range,
        format!("Từ ngày {} đơn vị này là thành phố {}.", day(province.city_since?), province.name),
        format!("Since {} it is a city.", day(province.city_since?)),
    ))
}

fn day(date: Date) -> String {
    format!("{:02}/{:02}/{}", date.day(), date.month(), date.year())
}
