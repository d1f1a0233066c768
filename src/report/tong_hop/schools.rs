//! The verdict of every unit: one row a plan, leading to its page in Phụ lục II.

use crate::finding::Lang;
use crate::report::batch_record::Batch;
use crate::report::paper::{Align, Block, Cell, Column, Row, Span, Table, Tone, size};
use crate::report::phieu::checklist::head_row;
use crate::report::phieu::faults::verdict_tone;
use crate::report::phieu::identity;
use crate::report::record::Record;
use crate::report::wording::{self, say, shortened};

/// The unit that a plan is from: as the roster names it, else as the plan does, else the file's name.
pub fn unit(batch: &Batch<'_>, index: usize) -> String {
    let Some(record) = batch.records.get(index) else { return String::new() };
    let named = batch.units.get(index).cloned().flatten();
    let name = named.or_else(|| identity::agency(record)).unwrap_or_else(|| identity::file_name(record).to_owned());
    shortened(&name, 160)
}

/// The named place of a plan's page; bookmarks in Word have letters, digits and underscores only.
pub fn anchor(index: usize) -> String {
    format!("ke_hoach_{}", index + 1)
}

/// The section.
pub fn section(batch: &Batch<'_>, lang: Lang) -> Vec<Block> {
    let vi = ["STT", "Đơn vị, tệp", "Số, ký hiệu", "Ngày", "Kết luận", "Lỗi", "Cảnh báo"];
    let en = ["No.", "Unit, file", "Number", "Date", "Verdict", "Errors", "Warnings"];
    let columns = [
        (7, Align::Centre),
        (37, Align::Left),
        (17, Align::Left),
        (14, Align::Centre),
        (11, Align::Left),
        (6, Align::Centre),
        (8, Align::Centre),
    ];
    vec![Block::Table(Table {
        columns: columns.map(|(share, align)| Column { share, align }).to_vec(),
        head: vec![head_row(if lang == Lang::Vi { &vi } else { &en })],
        rows: batch.records.iter().enumerate().map(|(i, r)| row(batch, i, r, lang)).collect(),
        summary: say(lang, "Kết luận của từng đơn vị", "Verdict of every unit").to_owned(),
        size: size::SMALL,
    })]
}

fn row(batch: &Batch<'_>, index: usize, record: &Record, lang: Lang) -> Row {
    let file = identity::file_name(record);
    let name = Span::plain(unit(batch, index));
    let mut named = vec![vec![if record.error.is_some() { name } else { name.to(anchor(index)) }]];
    if named.iter().flatten().all(|name| name.text != file) {
        named.push(vec![Span::italic(file)]);
    }
    let (verdict, tone, errors, warnings) = match &record.checked.verdict {
        Some(v) => {
            (wording::verdict(v.result, lang), verdict_tone(v.result), v.errors.to_string(), v.warnings.to_string())
        }
        None => (say(lang, "Không đọc được", "Unread"), Tone::Pale, "–".to_owned(), "–".to_owned()),
    };
    let day = identity::issued(record).map_or_else(|| "–".to_owned(), |d| wording::day(d, lang));
    Row::new(vec![
        Cell::text((index + 1).to_string()),
        Cell { paragraphs: named, ..Cell::default() },
        Cell::text(identity::number(record).unwrap_or_else(|| "–".to_owned())),
        Cell::text(day),
        Cell::text(verdict).toned(tone),
        Cell::text(errors),
        Cell::text(warnings),
    ])
}
