//! What a workbook says of itself: program, day, templates, register, and what was not checked.

use super::batch_record::Batch;
use super::facts_table::{Column, Table, Value};
use super::options::ReportOptions;
use super::tong_hop::counts;
use super::wording::say;

/// The sheet.
pub fn notes(batch: &Batch<'_>, options: &ReportOptions) -> Table {
    let lang = options.lang;
    let text = |text: &str| Value::Text(text.to_owned());
    let program = format!("rasoat {}", options.version);
    let mut rows = vec![vec![text(say(lang, "Chương trình", "Program")), text(program.trim_end()), Value::Empty]];
    let mut line = |label: &str, value: Value| rows.push(vec![text(label), value, Value::Empty]);
    if let Some(day) = options.date {
        line(say(lang, "Ngày rà soát", "Day of review"), Value::Day(day));
    }
    let templates = options.template_title.clone().unwrap_or_else(|| counts::templates(batch, lang));
    if !templates.is_empty() {
        line(say(lang, "Mẫu nội dung đối chiếu (số kế hoạch)", "Templates (number of plans)"), Value::Text(templates));
    }
    if let Some(day) = options.register_date {
        line(say(lang, "Sổ tra cứu văn bản cập nhật đến", "Register of documents up to"), Value::Day(day));
    }
    for (label, not, review) in counts::open_items(batch) {
        let states = [
            (not, say(lang, "không kiểm được", "not checked")),
            (review, say(lang, "cần người xem", "needs a person")),
        ];
        for (count, state) in states.into_iter().filter(|(count, _)| *count > 0) {
            let count = Value::Number(u32::try_from(count).unwrap_or(u32::MAX));
            rows.push(vec![text(label), text(state), count]);
        }
    }
    let columns = [("Nội dung", "Item", 46), ("Giá trị, tình trạng", "Value, state", 46), ("Số kế hoạch", "Plans", 12)];
    let columns = columns.map(|(vi, en, width)| Column { head: say(lang, vi, en), width }).to_vec();
    Table { name: say(lang, "Ghi chú", "Notes"), columns, rows }
}
