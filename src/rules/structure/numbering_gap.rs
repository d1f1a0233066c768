//! A number is skipped.

use crate::document::table::Row;
use crate::extract::plan::Series;
use crate::finding::{Severity, Topic};
use crate::rules::rule::{Case, Needs, Rule, Sink};
use crate::rules::structure::label::label_span;
use crate::rules::structure::sections;
use crate::rules::structure::series::lists;

/// A number is skipped.
pub const RULE: Rule = Rule {
    code: "CT004",
    name: "numbering-gap",
    topic: Topic::Numbering,
    severity: Severity::Error,
    basis: Some("NĐ 30/2020/NĐ-CP, Phụ lục I, Phần I, Mục II, khoản 6, điểm d"),
    needs: Needs::Text,
    page: include_str!("numbering_gap.md"),
    check,
};

fn check(case: &Case<'_>, out: &mut Sink<'_>) {
    rows(case, out);
    for list in lists(case) {
        for (index, pair) in list.entries.windows(2).enumerate() {
            let (before, after) = (pair[0], pair[1]);
            // After a number that stands twice the next one is right by its place.
            let twice = index > 0 && list.entries[index - 1].value == before.value && after.value == before.value + 2;
            if after.value <= before.value + 1 || twice || skips_only_d(list.series, before.value, after.value) {
                continue;
            }
            // A section taken out leaves its number: the missing section is the fault.
            let top = list.series == Series::Roman && before.item.parent.is_none();
            if top && sections::missing(case) >= (after.value - before.value - 1) as usize {
                continue;
            }
            out.report(
                format!("Sau “{}” là “{}”: thiếu số ở giữa.", before.item.label, after.item.label),
                format!("“{}” is followed by “{}”: a number is skipped.", before.item.label, after.item.label),
            )
            .at(label_span(case, after.item));
        }
    }
}

/// The STT column of a table that skips a number; a row without one (a heading, a joined cell) is passed over.
fn rows(case: &Case<'_>, out: &mut Sink<'_>) {
    for table in &case.document.tables {
        let ordinal = |row: &Row| {
            let cell = row.cells.first().filter(|c| c.column == 0 && c.span == 1 && !c.continues)?;
            let mut filled =
                cell.blocks.clone().filter_map(|b| Some((b, case.document.blocks.get(b as usize)?.norm().trim())));
            let (block, text) = filled.next()?;
            filled.all(|(_, t)| t.is_empty()).then_some((block, text))
        };
        let head = table.rows.first().and_then(ordinal).map(|(_, t)| t.to_lowercase());
        if !matches!(head.as_deref(), Some("tt" | "stt" | "số tt")) {
            continue;
        }
        let numbers: Vec<(u32, u32)> = table
            .rows
            .iter()
            .skip(1)
            .filter_map(|row| ordinal(row).and_then(|(b, t)| Some((b, t.trim_end_matches('.').parse::<u32>().ok()?))))
            .collect();
        // Only a column that begins at one and climbs is an ordinal one.
        if numbers.first().is_none_or(|(_, n)| *n != 1) {
            continue;
        }
        for (index, pair) in numbers.windows(2).enumerate() {
            let (before, (block, after)) = (pair[0].1, pair[1]);
            let returns = numbers
                .get(index + 2)
                .is_none_or(|(_, next)| *next == after + 1 || *next == 1 || *next == after || *next == before + 2);
            if after > before + 1 && after <= before + 3 && returns {
                let length = case.document.blocks.get(block as usize).map_or(0, |b| b.norm().len());
                out.report(
                    format!("Cột số thứ tự: sau {before} là {after}, thiếu số ở giữa."),
                    format!("The column of numbers skips from {before} to {after}."),
                )
                .at(case.document.span(block as usize, 0..length));
            }
        }
    }
}

/// `d)` and then `e)`: the missing đ is another rule's.
fn skips_only_d(series: Series, before: u32, after: u32) -> bool {
    series == Series::Letter && (before, after) == (4, 6)
}
