//! The faults that most units have.

use crate::finding::Lang;
use crate::report::batch_record::Batch;
use crate::report::findings;
use crate::report::paper::{Align, Block, Cell, Column, Row, Span, Table, size};
use crate::report::phieu::checklist::head_row;
use crate::report::record::FindingRecord;
use crate::report::tong_hop::paragraph;
use crate::report::wording::{self, say, shortened};
use std::collections::{BTreeMap, BTreeSet};

/// So many faults are listed.
const MOST: usize = 15;

struct Common<'r> {
    /// The first of the gravest.
    example: &'r FindingRecord,
    /// Which records have it: told with two severities it is one fault of a unit all the same.
    units: BTreeSet<usize>,
    places: usize,
}

/// The section; empty when nothing was checked.
pub fn section(batch: &Batch<'_>, lang: Lang) -> Vec<Block> {
    let common = common(batch);
    if common.is_empty() {
        let none = say(lang, "Không phát hiện lỗi nào.", "Nothing was found.");
        let checked = batch.records.iter().any(|r| r.checked.verdict.is_some());
        return if checked { vec![paragraph(vec![Span::plain(none)], false)] } else { Vec::new() };
    }
    let vi = ["STT", "Lỗi", "Ví dụ", "Nhóm", "Mức", "Số đơn vị", "Số chỗ"];
    let en = ["No.", "Fault", "Example", "Group", "Level", "Units", "Places"];
    let columns = [
        (7, Align::Centre),
        (28, Align::Left),
        (25, Align::Left),
        (13, Align::Left),
        (9, Align::Left),
        (9, Align::Centre),
        (9, Align::Centre),
    ];
    vec![Block::Table(Table {
        columns: columns.map(|(share, align)| Column { share, align }).to_vec(),
        head: vec![head_row(if lang == Lang::Vi { &vi } else { &en })],
        rows: common.iter().take(MOST).enumerate().map(|(i, c)| row(i + 1, c, lang)).collect(),
        summary: say(lang, "Lỗi thường gặp", "Commonest faults").to_owned(),
        size: size::SMALL,
    })]
}

/// By rule: most units first, then most places, then by code.
fn common<'r>(batch: &Batch<'r>) -> Vec<Common<'r>> {
    let mut by_code: BTreeMap<&str, Common<'r>> = BTreeMap::new();
    for (unit, record) in batch.records.iter().enumerate() {
        for group in findings::groups(record) {
            let Some(first) = group.findings.first() else { continue };
            let new = || Common { example: first, units: BTreeSet::new(), places: 0 };
            let common = by_code.entry(group.code).or_insert_with(new);
            if first.severity > common.example.severity {
                common.example = first;
            }
            common.units.insert(unit);
            common.places += group.findings.len();
        }
    }
    let mut common: Vec<Common<'r>> = by_code.into_values().collect();
    common.sort_by_key(|c| (std::cmp::Reverse(c.units.len()), std::cmp::Reverse(c.places)));
    common
}

fn row(number: usize, common: &Common<'_>, lang: Lang) -> Row {
    let finding = common.example;
    let title = findings::rule_title(finding.code, lang);
    let example =
        if title.is_some() { shortened(&finding.message, 140) } else { finding.quote.clone().unwrap_or_default() };
    let name = title.unwrap_or_else(|| finding.message.clone());
    Row::new(vec![
        Cell::text(number.to_string()),
        Cell::spans(vec![Span::plain(name), Span::plain(format!(" ({})", finding.code))]),
        Cell::text(example),
        Cell::text(wording::group(finding.topic.group(), lang)),
        Cell::text(wording::severity(finding.severity, lang)).toned(findings::tone(finding.severity)),
        Cell::text(common.units.len().to_string()),
        Cell::text(common.places.to_string()),
    ])
}
