//! Files that could not be read, units that sent nothing or late, plans that are alike.

use crate::finding::Lang;
use crate::report::batch_record::{Batch, Copies};
use crate::report::paper::{Align, Block, Cell, Column, Row, Span, Table, size};
use crate::report::phieu::checklist::head_row;
use crate::report::phieu::identity::file_name;
use crate::report::tong_hop::paragraph;
use crate::report::tong_hop::schools::{anchor, unit};
use crate::report::wording::{say, sentence};

fn table(shares: &[u16], head: &[&str], rows: Vec<Row>, summary: &str) -> Block {
    let align = |index: usize| if index == 0 { Align::Centre } else { Align::Left };
    Block::Table(Table {
        columns: shares.iter().enumerate().map(|(i, share)| Column { share: *share, align: align(i) }).collect(),
        head: vec![head_row(head)],
        rows,
        summary: summary.to_owned(),
        size: size::SMALL,
    })
}

fn number(index: usize) -> Cell {
    Cell::text((index + 1).to_string())
}

/// Files that could not be read, and why.
pub fn unread(batch: &Batch<'_>, lang: Lang) -> Vec<Block> {
    let failed = batch.records.iter().filter_map(|r| r.error.as_ref().map(|e| (r, e)));
    let rows: Vec<Row> = failed
        .enumerate()
        .map(|(i, (record, error))| {
            Row::new(vec![number(i), Cell::text(&record.source.path), Cell::text(sentence(&error.message))])
        })
        .collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let head = [say(lang, "STT", "No."), say(lang, "Tệp", "File"), say(lang, "Lý do, cách xử lý", "Reason")];
    vec![table(&[7, 38, 55], &head, rows, say(lang, "Tệp không đọc được", "Files that could not be read"))]
}

/// Who sent nothing, who sent late, who is not on the roster. Empty without a roster and without late ones.
pub fn submission(batch: &Batch<'_>, lang: Lang) -> Vec<Block> {
    let mut blocks = Vec::new();
    if batch.roster {
        blocks.extend(missing(batch, lang));
    }
    let list = |indices: &[usize]| {
        let names: Vec<String> = indices.iter().map(|i| unit(batch, *i)).collect();
        format!("{}.", names.join("; "))
    };
    for (indices, label) in [
        (&batch.late, say(lang, "Nộp muộn: ", "Late: ")),
        (&batch.not_on_roster, say(lang, "Không có trong danh sách: ", "Not on the roster: ")),
    ] {
        if !indices.is_empty() {
            blocks.push(paragraph(vec![Span::bold(label), Span::plain(list(indices))], false));
        }
    }
    blocks
}

fn missing(batch: &Batch<'_>, lang: Lang) -> Vec<Block> {
    if batch.missing.is_empty() {
        let all = say(
            lang,
            "Tất cả các đơn vị trong danh sách đã nộp kế hoạch.",
            "All units of the roster have sent a plan.",
        );
        return vec![paragraph(vec![Span::plain(all)], false)];
    }
    let rows = batch.missing.iter().enumerate().map(|(i, m)| {
        Row::new(vec![number(i), Cell::text(&m.unit), Cell::text(m.note.as_deref().unwrap_or_default())])
    });
    let head =
        [say(lang, "STT", "No."), say(lang, "Đơn vị chưa nộp", "Unit without a plan"), say(lang, "Ghi chú", "Remark")];
    let summary = say(lang, "Đơn vị chưa nộp kế hoạch", "Units without a plan");
    vec![table(&[7, 58, 35], &head, rows.collect(), summary)]
}

/// Most pairs that are listed: where a whole folder follows one model, every plan is like every other.
const PAIRS: usize = 150;

/// Pairs of plans that are alike, the most alike first.
pub fn copies(batch: &Batch<'_>, lang: Lang) -> Vec<Block> {
    if batch.copies.is_empty() {
        return Vec::new();
    }
    let listed = batch.copies.get(..PAIRS).unwrap_or(&batch.copies);
    let remarks = listed.iter().any(|c| c.note.is_some());
    let rows = listed.iter().enumerate().map(|(i, c)| copy_row(batch, i, c, remarks));
    let mut head = vec![
        say(lang, "STT", "No."),
        say(lang, "Kế hoạch", "Plan"),
        say(lang, "Giống kế hoạch", "Like plan"),
        say(lang, "Mức giống", "Likeness"),
    ];
    head.extend(remarks.then(|| say(lang, "Ghi chú", "Remark")));
    let shares: &[u16] = if remarks { &[7, 30, 30, 11, 22] } else { &[7, 41, 41, 11] };
    let summary = say(lang, "Các cặp kế hoạch giống nhau", "Pairs of plans that are alike");
    let mut blocks = vec![table(shares, &head, rows.collect(), summary)];
    let more = batch.copies.len() - listed.len();
    if more > 0 {
        let text = match lang {
            Lang::Vi => format!(
                "Còn {more} cặp khác giống nhau ở mức thấp hơn hoặc bằng; bảng trên chỉ nêu {PAIRS} cặp giống nhau nhất."
            ),
            Lang::En => format!(
                "{more} more pairs are alike in the same or a lower degree; the table has the {PAIRS} most alike."
            ),
        };
        blocks.push(paragraph(vec![Span::plain(text)], false));
    }
    blocks
}

fn copy_row(batch: &Batch<'_>, index: usize, copies: &Copies, remarks: bool) -> Row {
    let plan = |i: usize| {
        let file = batch.records.get(i).map_or("", |r| file_name(r));
        Cell::spans(vec![Span::plain(unit(batch, i)).to(anchor(i)), Span::plain(format!(" ({file})"))])
    };
    let mut cells =
        vec![number(index), plan(copies.first), plan(copies.second), Cell::text(format!("{}%", copies.likeness))];
    cells.extend(remarks.then(|| Cell::text(copies.note.as_deref().unwrap_or_default())));
    Row::new(cells)
}
