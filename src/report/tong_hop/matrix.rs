//! Phụ lục I: every plan against every item of the checklist, in letters; several tables when the items are many.

use crate::finding::{CheckStatus, Lang};
use crate::report::batch_record::Batch;
use crate::report::letter;
use crate::report::options::ReportOptions;
use crate::report::paper::{Align, Block, Cell, Column, Row, Sheet, Span, Table, Title, Tone, size};
use crate::report::phieu::checklist::tone;
use crate::report::record::{ChecklistRecord, Record};
use crate::report::tong_hop::paragraph;
use crate::report::tong_hop::schools::{anchor, unit};
use crate::report::wording::{self, say};

/// So many items fit beside the unit's name on a landscape page.
const ITEMS: usize = 18;

/// Id and label of an item.
type Item<'r> = (&'r str, &'r str);

/// The sheet; none when no plan has a checklist.
pub fn sheet(batch: &Batch<'_>, options: &ReportOptions, kind: &str) -> Option<Sheet> {
    let lang = options.lang;
    let items = items(batch);
    if items.is_empty() {
        return None;
    }
    let title = title("I", say(lang, "KẾT QUẢ THEO TỪNG NỘI DUNG KIỂM", "RESULTS BY ITEM"), options, kind);
    let mut blocks = vec![title, legend(batch, &items, lang)];
    let parts = items.len().div_ceil(ITEMS);
    for part in items.chunks(items.len().div_ceil(parts)) {
        blocks.push(Block::Table(table(batch, part, lang)));
    }
    Some(Sheet { landscape: true, blocks })
}

/// The head of an annex (Phụ lục I, Phần I, Mục III, khoản 1).
pub fn title(number: &str, name: &str, options: &ReportOptions, kind: &str) -> Block {
    let reference = letter::reference(options, &capital_first(kind), kind);
    let annex = match options.lang {
        Lang::Vi => format!("Phụ lục {number}"),
        Lang::En => format!("Annex {number}"),
    };
    Block::Title(Title { kind: annex, subject: name.to_owned(), reference: Some(reference), anchor: None })
}

/// `BẢNG TỔNG HỢP` as `Bảng tổng hợp`.
fn capital_first(kind: &str) -> String {
    wording::capitalised(&kind.to_lowercase())
}

fn legend(batch: &Batch<'_>, items: &[Item<'_>], lang: Lang) -> Block {
    use CheckStatus::*;
    let mut parts: Vec<String> = [Pass, Fail, NotApplicable, NotChecked, NeedsReview]
        .iter()
        .map(|s| format!("{}: {}", wording::check_letter(*s, lang), wording::check_status(*s, lang).to_lowercase()))
        .collect();
    let checked = || batch.records.iter().filter(|r| r.checked.checklist.is_some());
    if items.iter().any(|(item, _)| checked().any(|r| status(r, item).is_none())) {
        parts.push(
            say(lang, "ô trống: mẫu của kế hoạch không có nội dung này", "empty: not in the plan's template")
                .to_owned(),
        );
    }
    let known = |row: &ChecklistRecord| items.iter().any(|(item, _)| *item == row.item);
    let left_out = checked().filter_map(|r| r.checked.checklist.as_ref()).flatten().any(|row| !known(row));
    let rest = match left_out {
        true => say(
            lang,
            " Nội dung không áp dụng hoặc không kiểm được ở mọi kế hoạch thì không đưa vào bảng.",
            " Items that apply to no plan or could be checked in none are left out.",
        ),
        false => "",
    };
    let label = Span::italic(say(lang, "Ghi chú: ", "Legend: "));
    paragraph(vec![label, Span::plain(format!("{}.{rest}", parts.join("; ")))], true)
}

/// The items of all checklists that tell something of any plan, each at its first place.
fn items<'r>(batch: &Batch<'r>) -> Vec<Item<'r>> {
    let told = |status| matches!(status, CheckStatus::Pass | CheckStatus::Fail | CheckStatus::NeedsReview);
    let mut items: Vec<(Item<'r>, bool)> = Vec::new();
    for row in batch.records.iter().filter_map(|r| r.checked.checklist.as_ref()).flatten() {
        match items.iter_mut().find(|((item, _), _)| *item == row.item) {
            Some((_, known)) => *known |= told(row.status),
            None => items.push(((&row.item, &row.label), told(row.status))),
        }
    }
    items.into_iter().filter(|(_, told)| *told).map(|(item, _)| item).collect()
}

fn status(record: &Record, item: &str) -> Option<CheckStatus> {
    record.checked.checklist.as_ref()?.iter().find(|r| r.item == item).map(|r| r.status)
}

fn table(batch: &Batch<'_>, items: &[Item<'_>], lang: Lang) -> Table {
    let mut head = vec![Cell::head(say(lang, "STT", "No.")), Cell::head(say(lang, "Đơn vị", "Unit"))];
    head.extend(items.iter().map(|(_, label)| Cell { upright: true, align: Some(Align::Left), ..Cell::head(*label) }));
    let checked = batch.records.iter().enumerate().filter(|(_, r)| r.checked.checklist.is_some());
    let mut rows: Vec<Row> = checked.map(|(i, r)| row(batch, i, r, items, lang)).collect();
    rows.push(total(batch, items, lang));
    let mut columns = vec![Column { share: 11, align: Align::Centre }, Column { share: 60, align: Align::Left }];
    columns.extend(items.iter().map(|_| Column { share: 10, align: Align::Centre }));
    Table {
        columns,
        head: vec![Row { cells: head, height: 120, ..Row::default() }],
        rows,
        summary: say(lang, "Kết quả của từng đơn vị theo nội dung kiểm", "Results of every unit by item").to_owned(),
        size: size::SMALL,
    }
}

fn row(batch: &Batch<'_>, index: usize, record: &Record, items: &[Item<'_>], lang: Lang) -> Row {
    let mut cells =
        vec![Cell::text((index + 1).to_string()), Cell::spans(vec![Span::plain(unit(batch, index)).to(anchor(index))])];
    cells.extend(items.iter().map(|(item, _)| match status(record, item) {
        None => Cell::text(""),
        Some(CheckStatus::Fail) => {
            Cell::spans(vec![Span::bold(wording::check_letter(CheckStatus::Fail, lang))]).toned(Tone::Bad)
        }
        Some(status) => Cell::text(wording::check_letter(status, lang)).toned(tone(status)),
    }));
    Row::new(cells)
}

/// How many plans do not meet each item.
fn total(batch: &Batch<'_>, items: &[Item<'_>], lang: Lang) -> Row {
    let label = Cell {
        columns: 2,
        align: Some(Align::Left),
        ..Cell::spans(vec![Span::bold(say(lang, "Số kế hoạch không đạt", "Plans that fail"))])
    };
    let mut cells = vec![label.toned(Tone::Group)];
    cells.extend(items.iter().map(|(item, _)| {
        let count = batch.records.iter().filter(|r| status(r, item) == Some(CheckStatus::Fail)).count();
        Cell::spans(vec![Span::bold(count.to_string())]).toned(Tone::Group)
    }));
    Row::new(cells)
}
