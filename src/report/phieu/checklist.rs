//! The checklist with a state a row.

use crate::finding::{CheckStatus, Lang};
use crate::report::paper::{Align, Block, Cell, Column, Mark, Row, Span, Table, Tone, size};
use crate::report::phieu::identity::heading;
use crate::report::record::{ChecklistRecord, Record};
use crate::report::wording::{self, say};

/// Section III.
pub fn section(record: &Record, lang: Lang) -> Vec<Block> {
    let rows = record.checked.checklist.as_deref().unwrap_or_default();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = ["STT", "Nội dung kiểm", "Kết quả", "Lý do, ghi chú", "Căn cứ"];
    let english = ["No.", "Item", "Result", "Reason", "Basis"];
    let table = Table {
        columns: [(7, Align::Centre), (27, Align::Left), (18, Align::Left), (23, Align::Left), (25, Align::Left)]
            .map(|(share, align)| Column { share, align })
            .to_vec(),
        head: vec![head_row(if lang == Lang::Vi { &head } else { &english })],
        rows: rows.iter().enumerate().map(|(i, r)| row(i + 1, r, lang)).collect(),
        summary: say(lang, "Bảng kiểm, mỗi nội dung một kết quả", "Checklist with a result a row").to_owned(),
        size: size::SMALL,
    };
    vec![heading(say(lang, "III. BẢNG KIỂM", "III. CHECKLIST")), Block::Table(table)]
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
    Row::new(vec![
        Cell::text(number.to_string()),
        Cell::text(&row.label),
        Cell::spans(vec![state]).toned(tone(row.status)),
        Cell::text(reason(row, lang)),
        Cell::text(&row.basis),
    ])
}

fn reason(row: &ChecklistRecord, lang: Lang) -> String {
    if let Some(reason) = &row.reason {
        return reason.clone();
    }
    match (row.findings.len(), lang) {
        (0, _) => String::new(),
        (n, Lang::Vi) => format!("{n} lỗi, xem mục IV"),
        (1, Lang::En) => "1 finding, see section IV".to_owned(),
        (n, Lang::En) => format!("{n} findings, see section IV"),
    }
}
