//! The checklist with a state a row.

use crate::finding::{CheckStatus, Lang};
use crate::report::paper::{Align, Block, Cell, Column, Mark, Row, Span, Table, Tone, size};
use crate::report::record::{ChecklistRecord, Record};
use crate::report::wording::{self, capitalised, say};

/// The table.
pub fn section(record: &Record, lang: Lang) -> Vec<Block> {
    let rows = record.checked.checklist.as_deref().unwrap_or_default();
    if rows.is_empty() {
        return Vec::new();
    }
    let vi = ["STT", "Nội dung kiểm", "Kết quả", "Căn cứ (NĐ 30/2020/NĐ-CP, trừ chỗ ghi khác)"];
    let en = ["No.", "Item", "Result", "Basis (NĐ 30/2020/NĐ-CP, if not stated otherwise)"];
    let table = Table {
        columns: [(7, Align::Centre), (36, Align::Left), (19, Align::Left), (38, Align::Left)]
            .map(|(share, align)| Column { share, align })
            .to_vec(),
        head: vec![head_row(if lang == Lang::Vi { &vi } else { &en })],
        rows: rows.iter().enumerate().map(|(i, r)| row(i + 1, r, lang)).collect(),
        summary: say(lang, "Bảng kiểm, mỗi nội dung một kết quả", "Checklist with a result a row").to_owned(),
        size: size::SMALL,
    };
    vec![Block::Table(table)]
}

/// A head row of plain labels.
pub fn head_row(labels: &[&str]) -> Row {
    Row::new(labels.iter().map(|l| Cell::head(*l)).collect())
}

/// The mark of a state.
pub fn mark(status: CheckStatus) -> Mark {
    match status {
        CheckStatus::Pass => Mark::Tick,
        CheckStatus::Fail => Mark::Cross,
        CheckStatus::NotApplicable => Mark::Bar,
        CheckStatus::NotChecked => Mark::Ring,
        CheckStatus::NeedsReview => Mark::Doubt,
    }
}

/// The background of a state.
pub fn tone(status: CheckStatus) -> Tone {
    match status {
        CheckStatus::Pass => Tone::None,
        CheckStatus::Fail => Tone::Bad,
        CheckStatus::NeedsReview => Tone::Fair,
        CheckStatus::NotApplicable | CheckStatus::NotChecked => Tone::Pale,
    }
}

fn row(number: usize, row: &ChecklistRecord, lang: Lang) -> Row {
    let state = Span {
        text: wording::check_status(row.status, lang).to_owned(),
        bold: row.status == CheckStatus::Fail,
        mark: Some(mark(row.status)),
        ..Span::default()
    };
    let mut item = vec![vec![Span::plain(&row.label)]];
    let reason = reason(row, lang);
    if !reason.is_empty() {
        item.push(vec![Span::italic(capitalised(&reason))]);
    }
    let basis = row.basis.strip_prefix("NĐ 30/2020/NĐ-CP, ").unwrap_or(&row.basis);
    Row::new(vec![
        Cell::text(number.to_string()),
        Cell { paragraphs: item, ..Cell::default() },
        Cell::spans(vec![state]).toned(tone(row.status)),
        Cell::text(capitalised(basis)),
    ])
}

/// Why it was not checked or is in doubt, or how many findings it has.
fn reason(row: &ChecklistRecord, lang: Lang) -> String {
    if let Some(reason) = &row.reason {
        return reason.clone();
    }
    match (row.findings.len(), lang) {
        (0, _) => String::new(),
        (n, Lang::Vi) => format!("{n} phát hiện, xem bảng lỗi"),
        (1, Lang::En) => "1 finding, see the table of findings".to_owned(),
        (n, Lang::En) => format!("{n} findings, see the table of findings"),
    }
}
